//! SLAs whose clock nobody knows when to start or stop.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{Id, IdMap, SlaKind, capital},
};

pub static RULE: Rule = Rule {
    name: "sla-without-ends",
    title: "SLA without a start or an end",
    severity: Severity::Warning,
    what: "An SLA on a response or a resolution does not say from which step its time runs or to which, and no flow is \
           handed over under it.",
    why: "A promise in time that does not say when the clock starts and stops cannot be kept or broken, only argued \
          about.",
    mend: "Choose the step at which the clock starts and the one at which it stops, or put the SLA on a hand-off",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    let carried: IdMap<()> = facts.lists.flows.iter().filter_map(|flow| Some((flow.sla.as_ref()?, ()))).collect();
    let is_step = |id: &Option<Id>| id.as_ref().is_some_and(|id| facts.document.step(id).is_some());
    for sla in &facts.lists.slas {
        if sla.kind == SlaKind::Value || carried.contains_key(&sla.id) {
            continue;
        }
        let name = capital(&facts.titled(&sla.id));
        let message = match (is_step(&sla.from), is_step(&sla.to)) {
            (true, true) => continue,
            (false, true) => format!("{name} does not say at which step its clock starts"),
            (true, false) => format!("{name} does not say at which step its clock stops"),
            (false, false) => format!("{name} runs from no step to no step, and is on no hand-off"),
        };
        found.mark(&sla.id, message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{and, flags, passes, sketch};

    #[test]
    fn a_promise_in_time_that_does_not_say_from_when_to_when_is_told() {
        let sla = |ends: &str| {
            and(
                &sketch("(s a e)", "s>a a>e"),
                &format!("slas: [(id: \"x\", name: \"Fast\", promise: \"2 d\", {ends})]"),
            )
        };
        flags(&RULE, &sla(""), &["x"]);
        flags(&RULE, &sla("from: \"a\""), &["x"]);
        flags(&RULE, &sla("from: \"gone\", to: \"a\""), &["x"]);
        passes(&RULE, &sla("from: \"a\", to: \"e\""));
        passes(&RULE, &sla("kind: Value, value: \"right first time\""));
        passes(&RULE, &sla("").replacen("id: \"a>e\",", "id: \"a>e\", sla: \"x\",", 1));
    }
}
