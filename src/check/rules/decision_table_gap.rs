//! Inputs for which a decision table has no rule.

use crate::{
    check::{Facts, Found, Rule, Severity, decisions},
    model::FaultKind,
};

pub static RULE: Rule = Rule {
    name: "decision-table-gap",
    title: "Gap in a decision table",
    severity: Severity::Warning,
    what: "No rule of a decision table covers some combination of its inputs. Numbers and dates have no bounds unless \
           the heading gives some (`Amount: number >= 0`), a choice has its values, a text may be any other. A table \
           that is too large to search for gaps, overlaps or rules that are never reached is told as such. Tables with \
           cells that cannot be read are not \
           looked at.",
    why: "For these inputs nobody knows what is decided: the case comes back as a question, or is decided by chance.",
    mend: "Add a rule for it, widen one, or bound the input in its heading",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    decisions::mark(facts, found, FaultKind::Gap, None);
    decisions::mark(
        facts,
        found,
        FaultKind::Unchecked,
        Some("Split it into smaller tables, one deciding after the other"),
    );
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::{
        decisions::table,
        tests::{flags, passes},
    };

    #[test]
    fn combinations_without_a_rule_are_told_at_the_table() {
        flags(&RULE, &table("Unique", &[["< 5", "-", "1"], ["> 5", "a", "2"]]), &["t", "t"]);
        flags(&RULE, &table("First", &[["< 5", "-", "1"]]), &["t"]);
        passes(&RULE, &table("Unique", &[["< 5", "-", "1"], [">= 5", "-", "2"]]));
        passes(&RULE, &table("Unique", &[]));
        // What cannot be read may be what fills the gap.
        passes(&RULE, &table("Unique", &[["< 5", "-", "1"], ["much", "-", "2"]]));
    }
}
