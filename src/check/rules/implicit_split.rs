//! Steps after which the work goes several ways without saying how.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{Condition, StepKind},
};

pub static RULE: Rule = Rule {
    name: "implicit-split",
    title: "Implicit split",
    severity: Severity::Warning,
    what: "Several flows without a condition leave a step that is no decision.",
    why: "They are all taken at the same time. Many readers take them for a choice instead.",
    mend: "Put a decision after it: exclusive for a choice, parallel where all are done",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for step in facts.working().filter(|s| !matches!(s.step.kind, StepKind::Decision(_))) {
        let always = |label: &str, c: &Condition| *c == Condition::Always && label.trim().is_empty();
        if step.leaving.len() < 2 {
            continue;
        }
        let ways = facts.branches(step).into_iter().filter(|f| always(&f.label, &f.condition)).count();
        if ways > 1 {
            let name = facts.named(&step.step.id);
            found.mark(&step.step.id, format!("{ways} flows leave {name} without saying whether all are taken or one"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch};

    #[test]
    fn several_flows_from_a_task_are_told() {
        flags(&RULE, &sketch("(s a b c", "s>a a>b a>c"), &["a"]);
        passes(&RULE, &sketch("(s a b c", "s>a a>b:yes a>c:no"));
        passes(&RULE, &sketch("(s ?d b c", "s>?d ?d>b ?d>c"));
        passes(&RULE, &sketch("(s a b", "s>a a>b"));
        // That one of them says nothing new is told by a rule of its own.
        passes(&RULE, &sketch("(s a b", "s>a a>b a>b"));
    }
}
