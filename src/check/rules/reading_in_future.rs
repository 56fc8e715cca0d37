//! Readings of KPIs that nobody can have taken yet.

use crate::check::{Facts, Found, Rule, Severity};
use crate::model::{capital, counted};

pub static RULE: Rule = Rule {
    name: "reading-in-future",
    title: "KPI reading dated in the future",
    severity: Severity::Warning,
    what: "A KPI has a reading dated after today.",
    why: "Nobody has measured it yet. It is a slip in the date, or a hope among the facts; until its day comes it does \
          not count as the latest reading.",
    mend: "Mend the date, or take the reading out; what is hoped for is the target",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for kpi in facts.document.kpis() {
        let early = kpi.yet_to_come(Some(facts.today));
        let Some((last, _)) = kpi.latest().filter(|_| early > 0) else { continue };
        let name = capital(&facts.titled(&kpi.id));
        let message = match early {
            1 => format!("{name} has a reading dated {last}, which is after today"),
            n => format!("{name} has {} dated after today, the last {last}", counted(n, "reading", "readings")),
        };
        found.mark(&kpi.id, message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes};

    #[test]
    fn readings_after_today_are_told() {
        let kpi =
            |readings: &str| format!("(format: 1, kpis: [(id: \"k\", name: \"Days\", readings: {{{readings}}})])");
        flags(&RULE, &kpi("\"2026-10-31\": 4, \"2027-01-31\": 5"), &["k"]);
        flags(&RULE, &kpi("\"2026-11-23\": 4, \"2027-01-31\": 5"), &["k"]);
        passes(&RULE, &kpi("\"2026-10-31\": 4, \"2026-11-22\": 5"));
        passes(&RULE, &kpi(""));
    }
}
