//! Processes that nobody owns from end to end.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{Id, IdMap},
};

pub static RULE: Rule = Rule {
    name: "process-without-owner",
    title: "Process without an owner",
    severity: Severity::Warning,
    what: "No party owns a process, and none is named as its owner by a SIPOC of it.",
    why: "Every lane has somebody who sees to it; the white space between the lanes has nobody. That is where most \
          processes go wrong.",
    mend: "Name the party that answers for the process from end to end",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    let is_party = |id: &Option<Id>| id.as_ref().is_some_and(|id| facts.document.party(id).is_some());
    let mut owned: IdMap<()> = IdMap::default();
    for sipoc in facts.lists.sipocs.iter().filter(|s| is_party(&s.owner)) {
        owned.extend(sipoc.process.iter().map(|process| (process, ())));
    }
    for process in facts.lists.processes.iter().filter(|p| !is_party(&p.owner)) {
        if !owned.contains_key(&process.id) {
            found.mark(&process.id, format!("Nobody owns {}", facts.titled(&process.id)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes};

    #[test]
    fn a_process_without_an_owner_is_told() {
        let process = |owner: &str, more: &str| {
            format!(
                "(format: 1, parties: [(id: \"shop\", name: \"Shop\")], \
                 processes: [(id: \"p\", name: \"Repair\"{owner})], {more})"
            )
        };
        flags(&RULE, &process("", ""), &["p"]);
        passes(&RULE, &process(", owner: \"shop\"", ""));
        passes(&RULE, &process("", r#"sipocs: [(id: "s", name: "Repair", process: "p", owner: "shop")]"#));
        flags(&RULE, &process("", r#"sipocs: [(id: "s", name: "Repair", process: "p")]"#), &["p"]);
    }
}
