//! Opportunities that should have been done by now.

use crate::check::{Facts, Found, Rule, Severity, words::ago};

pub static RULE: Rule = Rule {
    name: "overdue-opportunity",
    title: "Overdue opportunity",
    severity: Severity::Warning,
    what: "An opportunity was due before today, and is neither done nor dropped.",
    why: "Customers wait for what was planned, and whoever planned on it does not know how far it is.",
    mend: "Say that it is done, set a new date, or drop it",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for opportunity in &facts.lists.opportunities {
        let Some(due) = opportunity.overdue(facts.today) else { continue };
        let (name, status) = (facts.named(&opportunity.id), opportunity.status.word());
        let message =
            format!("Opportunity {name} was due on {due}, {}, and its status is {status}", ago(facts.today, due));
        found.mark(&opportunity.id, message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes};

    #[test]
    fn what_was_due_before_today_and_is_open_is_told() {
        let due = |date: &str, status: &str| {
            format!("(format: 1, opportunities: [(id: \"o\", name: \"Better\", due: \"{date}\", status: {status})])")
        };
        flags(&RULE, &due("2026-11-21", "Doing"), &["o"]);
        flags(&RULE, &due("2025-01-01", "Idea"), &["o"]);
        passes(&RULE, &due("2026-11-22", "Doing"));
        passes(&RULE, &due("2026-11-21", "Done"));
        passes(&RULE, &due("2026-11-21", "Dropped"));
    }
}
