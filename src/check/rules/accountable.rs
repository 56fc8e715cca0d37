//! Steps for which not exactly one party answers, or nobody does the work.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{IdMap, RaciFault},
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
    let mut begun: IdMap<()> = IdMap::default();
    for step in facts.steps().filter(|s| RaciFault::begins(s.step)) {
        begun.insert(step.swimlane, ());
    }
    for step in facts.steps() {
        let id = &step.step.id;
        for fault in RaciFault::of(facts.document, step.step, begun.contains_key(step.swimlane)) {
            let name = facts.named(id);
            let message = match fault {
                RaciFault::NobodyAccountable => format!("Nobody is accountable for {name}"),
                RaciFault::NobodyResponsible => format!("Nobody is responsible for {name}"),
                RaciFault::SeveralAccountable(several) => match facts.document.accountable(step.step).as_slice() {
                    [first, second] => {
                        format!("Both {} and {} are accountable for {name}", facts.named(first), facts.named(second))
                    }
                    _ => format!("{several} parties are accountable for {name}"),
                },
            };
            let mark = found.mark(id, message);
            if fault == RaciFault::NobodyResponsible {
                mark.hint("Name the party that does the work, or give the lane its party");
            }
        }
    }
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
