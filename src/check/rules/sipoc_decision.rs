//! Decisions in the process column of a SIPOC.

use crate::{
    check::{Facts, Found, Rule, Severity, sipocs::filled},
    model::{Record, SipocColumn, SipocEntry, StepKind},
};

pub static RULE: Rule = Rule {
    name: "sipoc-decision",
    title: "Decision in a SIPOC",
    severity: Severity::Warning,
    what: "The process column of a SIPOC holds a decision: it stands for a decision of a swimlane, or it is named by a \
           question.",
    why: "A SIPOC says what happens from end to end, and not by which way. A question leaves open what is done, and \
          what the customer gets of it.",
    mend: "Name what is done, with a verb and a noun: “Check the claim”; draw the decision in the swimlane",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for (sipoc, entries) in filled(facts) {
        for entry in entries.into_iter().filter(|e| e.column == SipocColumn::Process && is_decision(facts, e)) {
            let (name, sipoc) = (facts.named(&entry.id), facts.titled(&sipoc.id));
            found.mark(&entry.id, format!("{name} is a decision, in the process column of {sipoc}"));
        }
    }
}

fn is_decision(facts: &Facts, entry: &SipocEntry) -> bool {
    let shown = entry.record.as_ref().and_then(|id| facts.document.get(id));
    matches!(shown, Some(Record::Step(step)) if matches!(step.kind, StepKind::Decision(_)))
        || is_question(facts.document.display_name(&entry.id))
}

/// Whether a name ends as a question does, in any script that has a mark for it; the Greek one looks like a semicolon.
fn is_question(name: &str) -> bool {
    name.trim_end().ends_with(['?', '？', '؟', '\u{37e}', '⁇', '⁈', '՞'])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sipoc};

    #[test]
    fn a_question_in_the_process_column_is_told() {
        flags(&RULE, &sipoc("Rows", "P1:Take P2:Complete? P3:Ship"), &["P2"]);
        flags(&RULE, &sipoc("Lists", "P1:完了？"), &["P1"]);
        passes(&RULE, &sipoc("Rows", "P1:Take P2:Check P3:Ship"));
        // What the customer asks may well be an input.
        passes(&RULE, &sipoc("Rows", "S1:Buyer I1:When? P1:Answer"));
    }

    #[test]
    fn what_stands_for_a_decision_is_one() {
        let shows = |kind: &str| {
            sipoc("Rows", "P1:").replace("text: \"\"", "record: \"d\"").replacen(
                "sipocs:",
                &format!(
                    "swimlanes: [(id: \"w\")], lanes: [(id: \"l\", swimlane: \"w\")], \
                     steps: [(id: \"d\", kind: {kind}, name: \"Complete\", lane: \"l\", column: 1)], sipocs:"
                ),
                1,
            )
        };
        flags(&RULE, &shows("Decision(Exclusive)"), &["P1"]);
        passes(&RULE, &shows("Task(Plain)"));
    }
}
