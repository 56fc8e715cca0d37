//! Rules of a decision table that hold at once, where the hit policy does not say what then.

use crate::{
    check::{Facts, Found, Rule, Severity, decisions},
    model::FaultKind,
};

pub static RULE: Rule = Rule {
    name: "decision-table-overlap",
    title: "Rules of a decision table that overlap",
    severity: Severity::Error,
    what: "Two rules of a decision table hold for the same inputs. Under the hit policy unique that may never be; \
           under \
           any only where both decide the same; under priority only where the order of the output's values tells which \
           counts. Under first, and where all rules count, rules may overlap.",
    why: "For these inputs the table gives two answers: it depends on the reader which one counts.",
    mend: "Narrow one of the two, or choose the hit policy that says which counts",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    decisions::mark(facts, found, FaultKind::Overlap, None);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::{
        decisions::table,
        tests::{flags, passes},
    };

    #[test]
    fn rules_that_hold_at_once_are_told_where_the_hit_policy_forbids_it() {
        let rows = [["<= 5", "-", "1"], [">= 5", "-", "1"], ["> 9", "a", "2"]];
        flags(&RULE, &table("Unique", &rows), &["r2", "r3"]);
        flags(&RULE, &table("Any", &rows), &["r3"]);
        for hit in ["Priority", "First", "Collect", "RuleOrder", "OutputOrder"] {
            passes(&RULE, &table(hit, &rows));
        }
        passes(&RULE, &table("Unique", &[["< 5", "-", "1"], [">= 5", "a, b", "1"], [">= 5", "c", "2"]]));
    }
}
