//! Rules of a decision table that never decide anything.

use crate::{
    check::{Facts, Found, Rule, Severity, decisions},
    model::FaultKind,
};

pub static RULE: Rule = Rule {
    name: "decision-table-unreachable-row",
    title: "Rule of a decision table that is never reached",
    severity: Severity::Warning,
    what: "Under the hit policy first, the rules above a rule cover all its inputs; under priority, rules whose answer \
           stands before its own do; or a test of a rule leaves no value, such as `not(yes, no)` of a choice between \
           yes and no.",
    why: "The rule looks as if it counted, and never does: whoever wrote it meant something else.",
    mend: "Move the rule further up, narrow those that decide in its place, or remove it",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    decisions::mark(facts, found, FaultKind::Unreachable, None);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::{
        decisions::table,
        tests::{flags, passes},
    };

    #[test]
    fn rules_that_others_cover_are_told_under_first() {
        let rows = [["<= 5", "-", "1"], ["> 5", "-", "2"], ["[3..9]", "a", "0"]];
        flags(&RULE, &table("First", &rows), &["r3"]);
        passes(&RULE, &table("Collect", &rows));
        passes(&RULE, &table("First", &[["[3..9]", "a", "0"], ["<= 5", "-", "1"], ["> 5", "-", "2"]]));
    }

    #[test]
    fn rules_that_never_win_are_told_under_priority() {
        // The values of the answer stand in the order 2, 1, 0.
        let rows = [["-", "-", "2"], ["> 5", "a", "1"], ["> 5", "b", "2"]];
        flags(&RULE, &table("Priority", &rows), &["r2"]);
        passes(&RULE, &table("Priority", &[["> 5", "-", "2"], ["-", "-", "1"]]));
    }

    #[test]
    fn a_test_without_values_never_holds() {
        flags(&RULE, &table("Unique", &[["-", "not(a, b, c)", "1"]]), &["r1"]);
        flags(&RULE, &table("Unique", &[["< 0", "a", "1"]]), &["r1"]);
    }
}
