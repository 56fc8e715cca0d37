//! SLAs over steps that no flow leads along.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{Flow, RollUp, Sla, Unknown, Verdict, capital},
};

pub static RULE: Rule = Rule {
    name: "sla-without-path",
    title: "SLA whose steps no flow joins",
    severity: Severity::Warning,
    what: "No flows lead from the step at which an SLA's clock starts to the one at which it stops, nor to or from a \
           hand-off that is under it. Where flows lead the other way, that is told.",
    why: "Work that begins at the one never comes to the other, so the clock starts and never stops, and nobody can \
          say whether the promise can be kept.",
    mend: "Choose steps that the work comes to one after the other, or draw the flows between them",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for sla in &facts.lists.slas {
        let without = |told: &RollUp| told.verdict == Verdict::Unknown(Unknown::NoPath);
        // One is enough: what hand-offs have in common is mended once.
        let first = facts.roll_ups().each(sla).into_iter().find(|(_, told)| without(told));
        let Some((flow, _)) = first else { continue };
        let name = capital(&facts.titled(&sla.id));
        let (message, turned) = match flow {
            Some(flow) => (handed(facts, sla, flow), false),
            None => between(facts, sla),
        };
        let mark = found.mark(&sla.id, format!("{name} {message}"));
        if turned {
            mark.hint("Change its first step and its last round, or choose others");
        }
    }
}

/// What an SLA says that names both its steps, and whether they may be the wrong way round.
fn between(facts: &Facts, sla: &Sla) -> (String, bool) {
    let (Some(from), Some(to)) = (&sla.from, &sla.to) else { return (String::new(), false) };
    let words = format!("runs from {} to {}, and no flows lead there", facts.named(from), facts.named(to));
    match facts.roll_ups().leads(to, from) {
        true => (format!("{words}: the other way round?"), true),
        false => (words, false),
    }
}

/// What it says where one of them is a hand-off's.
fn handed(facts: &Facts, sla: &Sla, flow: &Flow) -> String {
    let taker = flow.to.as_ref().map_or_else(String::new, |to| facts.named(to));
    match (&sla.from, &sla.to) {
        (Some(from), _) if facts.document.step(from).is_some() => {
            format!("runs from {}, and no flows lead from there to the hand-off to {taker}", facts.named(from))
        }
        (_, Some(to)) => format!("runs to {}, and no flows lead there from the hand-off to {taker}", facts.named(to)),
        (_, None) => format!("is on the hand-off to {taker}, and no flows lead along"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::{
        check::{
            run,
            tests::{and, flags, passes, sketch, today, with_fields},
        },
        file,
    };

    fn sla(text: &str, fields: &str) -> String {
        and(text, &format!("slas: [(id: \"x\", name: \"Fast\", promise: \"2 d\", {fields})]"))
    }

    fn told(text: &str) -> Vec<(String, String)> {
        let document = file::parse(text).expect("a model").document;
        let found = run(&document, today()).into_iter().filter(|f| f.rule == &RULE);
        found.map(|found| (found.message, found.hint)).collect()
    }

    #[test]
    fn steps_that_no_flow_joins_are_told_and_so_is_the_wrong_way_round() {
        let text = sketch("(s a b c e)", "s>a a>b b>e s>c c>e");
        let back = sla(&text, "from: \"b\", to: \"a\"");
        flags(&RULE, &back, &["x"]);
        let (message, hint) = told(&back).remove(0);
        assert_eq!(message, "SLA “Fast” runs from “b” to “a”, and no flows lead there: the other way round?");
        assert_eq!(hint, "Change its first step and its last round, or choose others");
        let aside = sla(&text, "from: \"a\", to: \"c\"");
        assert_eq!(told(&aside)[0].0, "SLA “Fast” runs from “a” to “c”, and no flows lead there");
        // Whatever it promises.
        flags(&RULE, &back.replace("promise: \"2 d\", ", ""), &["x"]);
        passes(&RULE, &sla(&text, "from: \"a\", to: \"e\""));
        passes(&RULE, &sla(&text, "from: \"a\", to: \"a\""));
        passes(&RULE, &sla(&text, "from: \"a\""));
        passes(&RULE, &sla(&text, "from: \"gone\", to: \"a\""));
    }

    #[test]
    fn hand_offs_that_no_flow_leads_to_are_told_once() {
        let text = sketch("(s a desk/b desk/c e)", "s>a a>b b>e s>c c>e");
        let text = with_fields(&with_fields(&text, "a>b", "sla: \"x\""), "s>c", "sla: \"x\"");
        let from = sla(&text, "from: \"b\"");
        flags(&RULE, &from, &["x"]);
        let words = "SLA “Fast” runs from “b”, and no flows lead from there to the hand-off to “b”";
        assert_eq!(told(&from)[0].0, words);
        passes(&RULE, &sla(&text, "to: \"e\""));
        flags(&RULE, &sla(&text, "to: \"a\""), &["x"]);
        passes(&RULE, &sla(&text, ""));
    }
}
