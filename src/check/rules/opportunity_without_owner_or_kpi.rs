//! Opportunities that nobody sees to, or whose success nothing will show.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::capital,
};

pub static RULE: Rule = Rule {
    name: "opportunity-without-owner-or-kpi",
    title: "Opportunity without an owner or a KPI",
    severity: Severity::Warning,
    what: "An opportunity has no owner, or no KPI that will show whether it worked. Those that are done or dropped are \
           not asked.",
    why: "Without an owner it stays an idea; without a KPI it is called a success whatever comes of it.",
    mend: "Name the party that sees to it, and the KPI that should move",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for opportunity in &facts.lists.opportunities {
        if !opportunity.status.is_open() {
            continue;
        }
        let owned = opportunity.owner.as_ref().is_some_and(|id| facts.document.party(id).is_some());
        let measured = opportunity.kpi.as_ref().is_some_and(|id| facts.document.kpi(id).is_some());
        let name = facts.titled(&opportunity.id);
        match (owned, measured) {
            (true, true) => {}
            (false, true) => {
                let message = format!("Nobody owns {name}");
                found.mark(&opportunity.id, message).hint("Name the party that sees to it");
            }
            (true, false) => {
                let message = format!("No KPI will show whether {name} worked");
                found.mark(&opportunity.id, message).hint("Choose or make the KPI that should move");
            }
            (false, false) => {
                found.mark(&opportunity.id, format!("{} has neither an owner nor a KPI", capital(&name)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes};

    #[test]
    fn what_nobody_owns_or_nothing_measures_is_told() {
        let opportunity = |more: &str| {
            format!(
                "(format: 1, parties: [(id: \"shop\", name: \"Shop\")], kpis: [(id: \"time\", name: \"Time\")], \
                 opportunities: [(id: \"o\", name: \"Tell it unasked\", {more})])"
            )
        };
        flags(&RULE, &opportunity(""), &["o"]);
        let document = crate::file::parse(&opportunity("")).expect("a model").document;
        let told = crate::check::run(&document, crate::check::tests::today());
        let said = told.iter().find(|finding| finding.rule == &RULE).map(|finding| finding.message.as_str());
        assert_eq!(said, Some("Opportunity “Tell it unasked” has neither an owner nor a KPI"));
        flags(&RULE, &opportunity("owner: \"shop\""), &["o"]);
        flags(&RULE, &opportunity("kpi: \"time\""), &["o"]);
        flags(&RULE, &opportunity("owner: \"gone\", kpi: \"time\""), &["o"]);
        passes(&RULE, &opportunity("owner: \"shop\", kpi: \"time\""));
        passes(&RULE, &opportunity("status: Dropped"));
        passes(&RULE, &opportunity("status: Done"));
    }
}
