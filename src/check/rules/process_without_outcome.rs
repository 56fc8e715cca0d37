//! Processes that do not say what the customer has of them.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::capital,
};

pub static RULE: Rule = Rule {
    name: "process-without-outcome",
    title: "Process without a customer outcome",
    severity: Severity::Warning,
    what: "A process does not say what the customer has when it has gone well.",
    why: "A process exists for its outcome. Where it is not written down, each team improves its own part and nobody \
          can say whether the whole is better for it.",
    mend: "Write it down from the customer's side: “The machine works again”. Of a support process the customer may be \
           a colleague",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for process in facts.lists.processes.iter().filter(|p| p.outcome.trim().is_empty()) {
        let name = capital(&facts.titled(&process.id));
        found.mark(&process.id, format!("{name} does not say what the customer has when it has gone well"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes};

    #[test]
    fn a_process_without_an_outcome_is_told() {
        let process = |outcome: &str| {
            format!(
                "(format: 1, processes: [(id: \"p\", name: \"Repair\", purpose: \"Trust\", outcome: \"{outcome}\")])"
            )
        };
        flags(&RULE, &process(" "), &["p"]);
        passes(&RULE, &process("The machine works again"));
    }
}
