//! KPIs whose target lies on the wrong side of where they began.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{KpiDirection, capital},
};

pub static RULE: Rule = Rule {
    name: "target-worse-than-baseline",
    title: "KPI target worse than its baseline",
    severity: Severity::Warning,
    what: "A KPI that should fall has a target above its baseline, or one that should rise has a target below it. A \
           target that is the baseline is none of it: what is good may be held.",
    why: "It was on target before anything was done, and whoever makes it worse is told that all is well. Mostly the \
          direction is the wrong way round.",
    mend: "Turn its direction round, or mend the target or the baseline",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for kpi in facts.document.kpis().filter(|kpi| kpi.aims_back()) {
        let (Some(target), Some(baseline)) = (kpi.target, kpi.baseline) else { continue };
        let (better, lies) = match kpi.direction {
            KpiDirection::Higher => ("higher", "below"),
            KpiDirection::Lower => ("lower", "above"),
        };
        let (name, target) = (capital(&facts.titled(&kpi.id)), kpi.with_unit(target));
        let message = format!(
            "{name} is better the {better} it is, but its target of {target} is {lies} its baseline of {}",
            kpi.with_unit(baseline)
        );
        found.mark(&kpi.id, message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes};

    #[test]
    fn a_target_on_the_wrong_side_of_the_baseline_is_told() {
        let kpi = |fields: &str| format!("(format: 1, kpis: [(id: \"k\", name: \"Days\", {fields})])");
        flags(&RULE, &kpi("direction: Lower, baseline: 5, target: 10"), &["k"]);
        flags(&RULE, &kpi("direction: Higher, baseline: 10, target: 5"), &["k"]);
        passes(&RULE, &kpi("direction: Lower, baseline: 10, target: 5"));
        passes(&RULE, &kpi("direction: Higher, baseline: 5, target: 5"));
        passes(&RULE, &kpi("direction: Lower, target: 5"));
        passes(&RULE, &kpi("direction: Lower, baseline: 5"));
    }
}
