//! SLAs that run between steps and promise nothing.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{Id, IdMap, Sla, SlaKind, capital},
};

pub static RULE: Rule = Rule {
    name: "sla-without-promise",
    title: "SLA that promises nothing",
    severity: Severity::Warning,
    what: "An SLA on a response or a resolution runs from or to a step, or a hand-off is under it, and it names no \
           time; or an SLA on a value says nothing of the value.",
    why: "Whoever reads the drawing takes it that something was promised, and nobody can say what, or whether it is \
          kept.",
    mend: "Say what is promised: a time such as 2 d, or for a value what it is, such as 98 % right first time",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    let carried: IdMap<()> = facts.lists.flows.iter().filter_map(|flow| Some((flow.sla.as_ref()?, ()))).collect();
    let is_step = |id: &Option<Id>| id.as_ref().is_some_and(|id| facts.document.step(id).is_some());
    // One that has only its name was just begun.
    let is_used = |sla: &Sla| is_step(&sla.from) || is_step(&sla.to) || carried.contains_key(&sla.id);
    for sla in &facts.lists.slas {
        let name = || capital(&facts.titled(&sla.id));
        match sla.kind {
            SlaKind::Value if sla.value.trim().is_empty() => {
                let mark = found.mark(&sla.id, format!("{} is on a value, and does not say what is promised", name()));
                mark.hint("Say what is promised, such as 98 % right first time");
            }
            SlaKind::Response | SlaKind::Resolution if sla.promise.is_none() && is_used(sla) => {
                let what = sla.kind.word();
                let mark = found.mark(&sla.id, format!("{} is on a {what}, and promises no time", name()));
                mark.hint("Say how long it may take, such as 2 d");
            }
            SlaKind::Response | SlaKind::Resolution | SlaKind::Value => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{and, flags, passes, sketch};

    #[test]
    fn slas_that_promise_nothing_are_told() {
        let sla = |fields: &str| {
            let text = sketch("(s a e)", "s>a a>e");
            and(&text, &format!("slas: [(id: \"x\", name: \"Fast\", {fields})]"))
        };
        flags(&RULE, &sla("from: \"a\", to: \"e\""), &["x"]);
        flags(&RULE, &sla("kind: Response, to: \"e\""), &["x"]);
        flags(&RULE, &sla("").replacen("id: \"a>e\",", "id: \"a>e\", sla: \"x\",", 1), &["x"]);
        flags(&RULE, &sla("kind: Value"), &["x"]);
        flags(&RULE, &sla("kind: Value, value: \" \", promise: \"2 d\""), &["x"]);
        passes(&RULE, &sla("kind: Value, value: \"right first time\""));
        passes(&RULE, &sla("from: \"a\", to: \"e\", promise: \"2 d\""));
        passes(&RULE, &sla(""));
    }
}
