//! Accepted findings that there are not, or that nobody gave a reason for.

use crate::{
    change::op,
    check::{Facts, Found, Rule, Severity, rule},
    model::{Id, Level},
};
use std::collections::BTreeSet;

pub static RULE: Rule = Rule {
    name: "idle-suppression",
    title: "Accepted in vain",
    severity: Severity::Warning,
    what: "A problem is accepted that is not found any more, or without a reason. Without a reason it is told as \
           before.",
    why: "What was accepted once would hide the same fault when it comes back, and nobody would know why.",
    mend: "Take it back where the check lists what is accepted, or give the reason",
    check,
    fix: Some(|document, suppression, _| op::remove_suppression(document, suppression)),
};

fn check(facts: &Facts, found: &mut Found) {
    let levels = facts.document.model().map(|model| &model.checks);
    let off = |check: &str| levels.and_then(|levels| levels.get(check)) == Some(&Level::Off);
    let all: BTreeSet<(Id, &str)> = found.so_far().iter().map(|f| (f.record.clone(), f.rule.name)).collect();
    for suppression in facts.document.suppressions() {
        // A check that is off finds nothing; one that there is not is told elsewhere.
        let Some(check) = rule(&suppression.check).filter(|_| !off(&suppression.check)) else { continue };
        let (title, record) = (check.title, facts.named(&suppression.record));
        if !all.contains(&(suppression.record.clone(), check.name)) {
            let message = format!("“{title}” is accepted for {record}, where it is not found");
            found.mark(&suppression.id, message).hint("Take it back").fixable(true);
        } else if suppression.reason.trim().is_empty() {
            let message = format!("“{title}” is accepted for {record} without a reason");
            found.mark(&suppression.id, message).hint("Give the reason; until then it is told as before");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{fixed, flags, passes, sketch};

    fn accepting(record: &str, reason: &str) -> String {
        let model = sketch("(s a b", "s>a");
        let whole = model.trim_end_matches(')');
        format!(
            "{whole}, suppressions: [(id: \"x\", record: \"{record}\", check: \"disconnected-step\", \
             reason: \"{reason}\")])"
        )
    }

    #[test]
    fn what_is_accepted_in_vain_or_without_a_reason_is_told() {
        passes(&RULE, &accepting("b", "It is drawn for the talk only"));
        flags(&RULE, &accepting("b", " "), &["x"]);
        flags(&RULE, &accepting("a", "It is drawn for the talk only"), &["x"]);
        assert_eq!(fixed(&RULE, &accepting("a", "Why not")).suppressions().count(), 0);
    }
}
