//! Business rules whose review is past.

use crate::check::{Facts, Found, Rule, Severity, words::ago};

pub static RULE: Rule = Rule {
    name: "overdue-rule",
    title: "Overdue review of a rule",
    severity: Severity::Warning,
    what: "The review date of a rule is before today.",
    why: "The law or policy it comes from may have changed, and the work still follows the old one.",
    mend: "Look the rule over with its owner, and set the next review date",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for rule in &facts.lists.rules {
        let Some(review) = rule.overdue(facts.today) else { continue };
        let name = facts.titled(&rule.id);
        let mark =
            found.mark(&rule.id, format!("The review of {name} was due on {review}, {}", ago(facts.today, review)));
        if let Some(owner) = rule.owner.as_ref().filter(|id| facts.document.party(id).is_some()) {
            mark.hint(format!("Look it over with {}, and set the next review date", facts.named(owner)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes};

    #[test]
    fn a_review_before_today_is_told() {
        let review = |date: &str| format!("(format: 1, rules: [(id: \"r\", name: \"Two years\", review: \"{date}\")])");
        flags(&RULE, &review("2026-11-21"), &["r"]);
        passes(&RULE, &review("2026-11-22"));
        passes(&RULE, "(format: 1, rules: [(id: \"r\", name: \"Two years\")])");
    }
}
