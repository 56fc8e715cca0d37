//! Levels for checks that there are not.

use crate::{
    check::{Facts, Found, Rule, Severity, rule},
    model::MODEL_ID,
};

pub static RULE: Rule = Rule {
    name: "unknown-check",
    title: "Unknown check",
    severity: Severity::Warning,
    what: "The model gives a level to a check that there is not, or accepts a problem of one.",
    why: "It has no effect: the name is misspelt, or the model was written for another version.",
    mend: "Correct its name: the list of checks has them all, as has `laneway check --rules`",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for name in facts.document.model().into_iter().flat_map(|model| model.checks.keys()) {
        if rule(name).is_none() {
            found.mark(&MODEL_ID.into(), format!("The model gives a level to “{name}”, and there is no such check"));
        }
    }
    for suppression in facts.document.suppressions().filter(|s| rule(&s.check).is_none()) {
        let (name, record) = (&suppression.check, facts.named(&suppression.record));
        let message = format!("A problem of “{name}” is accepted for {record}, and there is no such check");
        found.mark(&suppression.id, message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes};

    #[test]
    fn names_of_no_check_are_told() {
        flags(&RULE, r#"(format: 1, model: (name: "m", checks: {"dead-ends": Off}))"#, &["model"]);
        passes(&RULE, r#"(format: 1, model: (name: "m", checks: {"dead-end": Off}))"#);
        flags(&RULE, r#"(format: 1, suppressions: [(id: "s", record: "model", check: "x", reason: "so")])"#, &["s"]);
    }
}
