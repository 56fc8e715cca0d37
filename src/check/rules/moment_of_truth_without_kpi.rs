//! Moments of truth that nothing measures.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::RowKind,
};

pub static RULE: Rule = Rule {
    name: "moment-of-truth-without-kpi",
    title: "Moment of truth without a KPI",
    severity: Severity::Warning,
    what: "A touchpoint is a moment of truth, or a card in a row of that kind says that its journey step is, and no \
           KPI \
           measures the touchpoint, its journey step or the process steps behind it, nor stands at the journey step.",
    why: "Here the customer makes up their mind about you. Without a measure nobody notices when it goes wrong.",
    mend: "Choose or make the KPI that shows how well this moment goes",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    let (document, links) = (facts.document, facts.governance());
    for moment in facts.moments() {
        let name = facts.named(&moment.step.id);
        let mut told = false;
        for touchpoint in moment.touchpoints.iter().filter(|t| t.moment_of_truth) {
            told = true;
            if !links.is_measured(document, touchpoint) {
                let message = format!("No KPI measures {}, a moment of truth at {name}", facts.named(&touchpoint.id));
                found.mark(&touchpoint.id, message);
            }
        }
        let card = moment.cards.iter().find(|(_, row)| *row == RowKind::MomentOfTruth);
        let Some((card, _)) = card.filter(|_| !told) else { continue };
        let measured = links.measures_journey_step(document, &moment.step.id)
            || moment.touchpoints.iter().any(|touchpoint| links.measures_touchpoint(touchpoint));
        if !measured {
            found.mark(&card.id, format!("No KPI measures the moment of truth at {name}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, journey, passes};

    fn moment(more: &str) -> String {
        journey(
            "Touchpoint MomentOfTruth Kpi Thought",
            &format!(
                "swimlanes: [(id: \"w\")], lanes: [(id: \"l\", swimlane: \"w\")], \
                 steps: [(id: \"take\", name: \"Take\", lane: \"l\", column: 1)], \
                 touchpoints: [(id: \"t\", at: \"a\", channel: Phone, moment_of_truth: true, steps: [\"take\"])], \
                 {more}"
            ),
        )
    }

    #[test]
    fn a_moment_of_truth_that_nothing_measures_is_told() {
        flags(&RULE, &moment(""), &["t"]);
        flags(&RULE, &moment(r#"kpis: [(id: "k", name: "Time", measures: ["b"])]"#), &["t"]);
        passes(&RULE, &journey("Touchpoint", r#"touchpoints: [(id: "t", at: "a", channel: Phone)]"#));
    }

    #[test]
    fn a_kpi_of_it_its_step_or_what_is_behind_measures_it() {
        for measured in ["t", "a", "take"] {
            passes(&RULE, &moment(&format!("kpis: [(id: \"k\", name: \"Time\", measures: [\"{measured}\"])]")));
        }
        passes(&RULE, &moment(r#"cards: [(id: "c", row: "Kpi", at: "a", text: "Time to answer")]"#));
        let card = r#"cards: [(id: "c", row: "Thought", at: "a", record: "k")], kpis: [(id: "k", name: "Time")]"#;
        passes(&RULE, &moment(card));
    }

    #[test]
    fn a_card_says_so_too() {
        let card = r#"cards: [(id: "c", row: "MomentOfTruth", at: "a", text: "First answer")]"#;
        flags(&RULE, &journey("MomentOfTruth", card), &["c"]);
        let measured = format!("{card}, kpis: [(id: \"k\", name: \"Time\", measures: [\"a\"])]");
        passes(&RULE, &journey("MomentOfTruth", &measured));
    }
}
