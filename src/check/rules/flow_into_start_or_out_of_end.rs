//! Flows that come to where the work begins, or leave where it is done.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{Flow, StepKind},
};

pub static RULE: Rule = Rule {
    name: "flow-into-start-or-out-of-end",
    title: "Flow into a start or out of an end",
    severity: Severity::Warning,
    what: "A flow of the work leads to a start, or leaves an end. Messages may do so: they come from others, or go to \
           them.",
    why: "A start is where the work begins and an end is where it is done: what comes before or after says that it \
          is neither, and every measure from start to end is wrong.",
    mend: "Lead the flow to the step after the start, or let it leave the step before the end",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for step in facts.working() {
        let name = || facts.named(&step.step.id);
        let once =
            |flows: &[&'_ Flow]| flows.iter().filter(|flow| !facts.is_duplicate(flow)).map(|f| f.id.clone()).collect();
        let (flows, message, hint): (Vec<_>, String, &str) = match step.step.kind {
            StepKind::Start(_) if !step.arriving.is_empty() => (
                once(&step.arriving),
                format!("A flow leads to {}, though the work only begins there", name()),
                "Lead it to the step after the start",
            ),
            StepKind::End(_) if !step.leaving.is_empty() => (
                once(&step.leaving),
                format!("A flow leaves {}, though the work is done there", name()),
                "Let it leave the step before, or make the end an event on the way",
            ),
            _ => continue,
        };
        for flow in flows {
            found.mark(&flow, message.clone()).hint(hint);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch};

    #[test]
    fn a_flow_into_a_start_is_told() {
        flags(&RULE, &sketch("(s a ?d e)", "s>a a>?d ?d>s:again ?d>e:done"), &["?d>s"]);
        passes(&RULE, &sketch("(s a ?d e)", "s>a a>?d ?d>a:again ?d>e:done"));
        passes(&RULE, &sketch("customer/c (s a e)", "s>a a>e c~>s"));
    }

    #[test]
    fn a_flow_out_of_an_end_is_told() {
        flags(&RULE, &sketch("(s a e) b f)", "s>a a>e e>b b>f"), &["e>b"]);
        passes(&RULE, &sketch("customer/c (s a e)", "s>a a>e e~>c"));
        // Drawn twice it is one fault, and another.
        flags(&RULE, &sketch("(s a e) b f)", "s>a a>e e>b e>b b>f"), &["e>b"]);
    }
}
