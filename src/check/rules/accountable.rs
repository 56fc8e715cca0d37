//! Steps for which not exactly one party answers, or nobody does the work.

use crate::{
    check::{Facts, Found, Rule, Severity, StepFacts},
    model::{Id, IdMap, StepKind},
};

pub static RULE: Rule = Rule {
    name: "accountable",
    title: "Not one accountable",
    severity: Severity::Warning,
    what: "A step that says who is responsible, accountable, consulted or informed has not exactly one accountable \
           party, or nobody who does it. Where one step of a swimlane names who is accountable, all its tasks and \
           sub-processes are asked, except the customer's own. A step that names nobody responsible is done by the \
           party of its lane.",
    why: "Where two answer for a step, each relies on the other; where nobody does, it is done when somebody has the \
          time.",
    mend: "Name one party that answers for the result; the others may be responsible, consulted or informed",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    let mut uses: IdMap<()> = IdMap::default();
    for step in facts.steps().filter(|s| !s.step.accountable.is_empty()) {
        uses.insert(step.swimlane, ());
    }
    for step in facts.steps() {
        let asked = uses.contains_key(step.swimlane)
            && matches!(step.step.kind, StepKind::Task(_) | StepKind::SubProcess(_))
            && !facts.is_customers(&step.step.lane);
        if !asked && !is_begun(step) {
            continue;
        }
        let name = facts.named(&step.step.id);
        let mut parties: Vec<&Id> = step.step.accountable.iter().filter(|id| facts.document.party(id).is_some()).collect();
        parties.sort();
        parties.dedup();
        match parties.as_slice() {
            [] => {
                found.mark(&step.step.id, format!("Nobody is accountable for {name}"));
            }
            [_] => {}
            [first, second] => {
                let (first, second) = (facts.named(first), facts.named(second));
                found.mark(&step.step.id, format!("Both {first} and {second} are accountable for {name}"));
            }
            several => {
                found.mark(&step.step.id, format!("{} parties are accountable for {name}", several.len()));
            }
        }
        if facts.document.responsible(step.step).is_empty() {
            let hint = "Name the party that does the work, or give the lane its party";
            found.mark(&step.step.id, format!("Nobody is responsible for {name}")).hint(hint);
        }
    }
}

/// Whether a step says itself who has which part in it.
fn is_begun(step: &StepFacts) -> bool {
    let step = step.step;
    [&step.responsible, &step.accountable, &step.consulted, &step.informed].iter().any(|parties| !parties.is_empty())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{and, flags, passes, sketch};

    /// Two tasks, the first with these parties, in lanes of a party, and the customer's.
    fn raci(parts: &str) -> String {
        let model = sketch("(s a b e) customer/c", "s>a a>b b>e b~>c")
            .replacen("id: \"a\",", &format!("id: \"a\", {parts}"), 1)
            .replacen("id: \"lane\",", "id: \"lane\", party: \"sales\",", 1);
        and(&model, r#"parties: [(id: "boss", name: "Boss"), (id: "sales", name: "Sales"), (id: "law", name: "Law")]"#)
    }

    #[test]
    fn none_and_several_are_told() {
        passes(&RULE, &raci(""));
        // The other step of the swimlane is asked too.
        flags(&RULE, &raci(r#"accountable: ["boss"],"#), &["b"]);
        flags(&RULE, &raci(r#"consulted: ["law"],"#), &["a"]);
        flags(&RULE, &raci(r#"responsible: ["law"],"#), &["a"]);
        flags(&RULE, &raci(r#"accountable: ["boss", "law"],"#), &["a", "b"]);
        flags(&RULE, &raci(r#"accountable: ["gone"],"#), &["a", "b"]);
    }

    #[test]
    fn the_party_of_the_lane_is_responsible_where_nobody_is_named() {
        let nobody = raci(r#"accountable: ["boss"],"#).replacen("party: \"sales\",", "", 1);
        flags(&RULE, &nobody, &["a", "b", "b"]);
        let named = raci(r#"accountable: ["boss"], responsible: ["law"],"#).replacen("party: \"sales\",", "", 1);
        flags(&RULE, &named, &["b", "b"]);
    }
}
