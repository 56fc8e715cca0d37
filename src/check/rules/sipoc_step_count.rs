//! SIPOCs with too few or too many steps.

use crate::{
    check::{Facts, Found, Rule, Severity, sipocs::filled},
    model::{SipocColumn, capital, fold},
};
use std::collections::BTreeSet;

pub static RULE: Rule = Rule {
    name: "sipoc-step-count",
    title: "SIPOC with few or many steps",
    severity: Severity::Warning,
    what: "The process column of a SIPOC holds fewer than four or more than seven steps. A step that stands in several \
           rows counts once.",
    why: "A SIPOC frames a process on one page. With fewer steps it says too little about where the process begins and \
          ends; with more it turns into the process itself, which a swimlane draws better.",
    mend: "Sum the process up in four to seven steps; draw the detail as a swimlane that a step opens",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for (sipoc, entries) in filled(facts) {
        // One that was just begun has nothing to say yet.
        if entries.is_empty() {
            continue;
        }
        let steps: BTreeSet<String> = entries
            .iter()
            .filter(|e| e.column == SipocColumn::Process)
            .map(|e| fold(facts.document.display_name(&e.id)))
            .collect();
        let has = match steps.len() {
            4..=7 => continue,
            0 => "no step".to_owned(),
            1 => "one step".to_owned(),
            count => format!("{count} steps"),
        };
        found
            .mark(&sipoc.id, format!("{} has {has}; four to seven frame a process", capital(&facts.titled(&sipoc.id))));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sipoc};

    #[test]
    fn fewer_than_four_and_more_than_seven_are_told() {
        flags(&RULE, &sipoc("Rows", "P1:a P2:b P3:c"), &["sipoc"]);
        flags(&RULE, &sipoc("Rows", "O1:Parcel C1:Buyer"), &["sipoc"]);
        flags(&RULE, &sipoc("Lists", "P1:a P2:b P3:c P4:d P5:e P6:f P7:g P8:h"), &["sipoc"]);
        passes(&RULE, &sipoc("Rows", "P1:a P2:b P3:c P4:d"));
        passes(&RULE, &sipoc("Lists", "P1:a P2:b P3:c P4:d P5:e P6:f P7:g"));
    }

    #[test]
    fn a_step_in_several_rows_counts_once_and_an_empty_sipoc_is_begun() {
        passes(&RULE, &sipoc("Rows", "P1:a P2:b P3:c P4:d P5:e P6:f P7:g P8:G"));
        flags(&RULE, &sipoc("Rows", "P1:a P2:b P3:c P4:C"), &["sipoc"]);
        passes(&RULE, &sipoc("Rows", ""));
    }
}
