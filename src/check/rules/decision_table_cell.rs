//! Cells and headings of decision tables that cannot be read, or say nothing where they must.

use crate::{
    check::{Facts, Found, Rule, Severity, decisions},
    model::FaultKind,
};

pub static RULE: Rule = Rule {
    name: "decision-table-cell",
    title: "Cell of a decision table that cannot be read",
    severity: Severity::Error,
    what: "A cell of a decision table is no test of its column's type (a number, a date, one of the values of a \
           choice, to the letter), an output is empty or not of its type, a choice lists no values, or the hit policy \
           needs values in an order that no output lists. Or the table has no input or no output, or two of one name. \
           Inputs are read as in DMN: `500`, `< 500`, `[500..1000]`, `gold, silver`, `not(gold)`, and `-` where the \
           input does not matter.",
    why: "Whoever decides by the table cannot tell what the rule means, and the table cannot be checked for gaps and \
          overlaps.",
    mend: "Correct the cell, or the type and values in the heading of its column",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    decisions::mark(facts, found, FaultKind::Cell, None);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::{
        decisions::table,
        tests::{flags, passes},
    };

    #[test]
    fn what_cannot_be_read_is_told_at_its_rule() {
        flags(&RULE, &table("Unique", &[["lots", "a", "1"], ["-", "d", "3"]]), &["r1", "r2", "r2"]);
        flags(&RULE, &table("Unique", &[["-", "a", ""], ["", "", ""]]), &["r1", "r2"]);
        passes(&RULE, &table("Unique", &[["[1..5)", "not(a)", "1"], ["1,5", "-", "0"]]));
    }

    #[test]
    fn priorities_need_values_in_their_order() {
        let listed = table("Priority", &[["-", "-", "1"], ["-", "a", "2"]]);
        passes(&RULE, &listed);
        flags(&RULE, &listed.replace("\"2\", \"1\", \"0\"", ""), &["t"]);
    }
}
