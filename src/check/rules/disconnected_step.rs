//! Steps that nothing is tied to.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::IdMap,
};

pub static RULE: Rule = Rule {
    name: "disconnected-step",
    title: "Disconnected step",
    severity: Severity::Error,
    what: "No flow and no message comes to a step or leaves it. Documents, event sub-processes and the steps of an \
           ad-hoc sub-process stand alone by their nature.",
    why: "It is left out of the order of steps: nobody knows when it is done.",
    mend: "Draw a flow to it from the step before it, or delete it",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    let mut count: IdMap<usize> = IdMap::default();
    for step in facts.working() {
        *count.entry(step.swimlane).or_default() += 1;
    }
    for step in facts.working().filter(|s| s.is_alone()) {
        // A swimlane begins with one step.
        if count.get(step.swimlane).is_some_and(|&n| n > 1) {
            found.mark(&step.step.id, format!("Nothing is tied to {}", facts.named(&step.step.id)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch, with_detail};

    #[test]
    fn a_step_without_flows_is_told() {
        flags(&RULE, &sketch("(s a e) b", "s>a a>e"), &["b"]);
        passes(&RULE, &sketch("(s a e)", "s>a a>e"));
        passes(&RULE, &sketch("(s", ""));
    }

    #[test]
    fn messages_tie_and_some_stand_alone_by_nature() {
        passes(&RULE, &sketch("customer/c (s a e)", "s>a a>e a~>c"));
        passes(&RULE, &sketch("(s a e) #d p:SubProcess(Event)", "s>a a>e"));
        passes(&RULE, &with_detail("AdHoc", "a b c", ""));
        flags(&RULE, &with_detail("Plain", "a b c", "a>b"), &["c"]);
    }
}
