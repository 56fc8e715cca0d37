//! Decisions whose conditions may all fail.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{Condition, Gateway, StepKind},
};

pub static RULE: Rule = Rule {
    name: "default-branch",
    title: "No default branch",
    severity: Severity::Warning,
    what: "Every branch of a decision has a condition written out, and none is the default.",
    why: "Where none of the conditions holds, the work stops there and nobody is told.",
    mend: "Make the branch for all other cases the default",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for step in facts.working() {
        let chooses = matches!(step.step.kind, StepKind::Decision(Gateway::Exclusive | Gateway::Inclusive));
        let written = |c: &Condition| matches!(c, Condition::When(expression) if !expression.trim().is_empty());
        if chooses && step.leaving.len() > 1 && step.leaving.iter().all(|f| written(&f.condition)) {
            let name = facts.named(&step.step.id);
            found.mark(&step.step.id, format!("Nothing is taken from {name} where none of its conditions holds"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch};

    #[test]
    fn conditions_on_all_branches_without_a_default_are_told() {
        flags(&RULE, &sketch("(s ?d a b", r#"s>?d ?d>a=When("x>1") ?d>b=When("x<1")"#), &["?d"]);
        passes(&RULE, &sketch("(s ?d a b", r#"s>?d ?d>a=When("x>1") ?d>b=Default"#));
        // Answers that a person gives are complete as far as anyone can tell.
        passes(&RULE, &sketch("(s ?d a b", "s>?d ?d>a:yes ?d>b:no"));
    }
}
