//! Flows without a step at one end.

use crate::check::{Facts, Found, Rule, Severity};

pub static RULE: Rule = Rule {
    name: "open-flow",
    title: "Open flow",
    severity: Severity::Warning,
    what: "A flow has nothing at one of its ends.",
    why: "Nobody can tell where the work comes from or goes to; it is work in progress, or an import that lost a step.",
    mend: "Drag the open end to a step, or delete the flow",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for flow in facts.document.flows() {
        let message = match (&flow.from, &flow.to) {
            (Some(_), Some(_)) => continue,
            (Some(from), None) => format!("A flow from {} leads nowhere", facts.named(from)),
            (None, Some(to)) => format!("A flow to {} comes from nowhere", facts.named(to)),
            (None, None) => "A flow has nothing at either end".to_owned(),
        };
        found.mark(&flow.id, message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch};

    #[test]
    fn a_flow_with_an_open_end_is_told() {
        flags(&RULE, &sketch("(s a e)", "s>a a>"), &["a>"]);
        flags(&RULE, &sketch("(s a e)", ">a"), &[">a"]);
        passes(&RULE, &sketch("(s a e)", "s>a a>e"));
    }
}
