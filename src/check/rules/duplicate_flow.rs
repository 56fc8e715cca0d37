//! Flows that say the same twice.

use crate::{
    change::op,
    check::{Facts, Found, Rule, Severity},
    model::{Condition, Flow, FlowKind, Id, fold},
};
use std::collections::BTreeMap;

pub static RULE: Rule = Rule {
    name: "duplicate-flow",
    title: "Duplicate flow",
    severity: Severity::Warning,
    what: "Two flows of one kind run from the same step to the same step, and say and hand over the same, or one \
           of them nothing.",
    why: "Drawn over one another they look like one; taken as they stand, the step after them is done twice.",
    mend: "Delete one of the two, or say how they differ",
    check,
    fix: Some(|document, flow, _| op::remove_duplicate_flow(document, flow)),
};

fn check(facts: &Facts, found: &mut Found) {
    let mut alike: BTreeMap<(FlowKind, &Id, &Id), Vec<&Flow>> = BTreeMap::new();
    for flow in facts.document.flows() {
        if let (Some(from), Some(to)) = (&flow.from, &flow.to) {
            alike.entry((flow.kind, from, to)).or_default().push(flow);
        }
    }
    for ((_, from, to), mut flows) in alike.into_iter().filter(|(_, flows)| flows.len() > 1) {
        // The one that says most stays; of two that say as much, the first by id.
        flows.sort_by_key(|f| (f.label.trim().is_empty(), f.condition == Condition::Always, f.carries.is_empty()));
        let Some((kept, others)) = flows.split_first() else { continue };
        for flow in others.iter().filter(|flow| same(kept, flow)) {
            let message = format!("Two flows run from {} to {}", facts.named(from), facts.named(to));
            found.mark(&flow.id, message).fixable(says_no_more(kept, flow) && !facts.is_pointed_at(&flow.id));
        }
    }
}

/// Whether the label and condition of a flow, and what is handed over on it, add nothing to those of another.
fn same(kept: &Flow, flow: &Flow) -> bool {
    let label = fold(&flow.label);
    (label.is_empty() || label == fold(&kept.label))
        && flow.carries.iter().all(|id| kept.carries.contains(id))
        && (flow.condition == Condition::Always || flow.condition == kept.condition)
}

/// Whether nothing that was typed is lost with a flow.
fn says_no_more(kept: &Flow, flow: &Flow) -> bool {
    flow.description.trim().is_empty()
        && (flow.sla.is_none() || flow.sla == kept.sla)
        && (flow.likelihood.is_none() || flow.likelihood == kept.likelihood)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{and, fixed, flags, passes, sketch};

    #[test]
    fn two_flows_that_say_the_same_are_told() {
        flags(&RULE, &sketch("(s a e)", "s>a a>e a>e"), &["a>e-2"]);
        flags(&RULE, &sketch("(s ?d e)", "s>?d ?d>e:Yes ?d>e:yes"), &["?d>e-2"]);
        passes(&RULE, &sketch("(s ?d e)", "s>?d ?d>e:yes ?d>e:no"));
        passes(&RULE, &sketch("(s a b", "s>a a>b b>a"));
    }

    #[test]
    fn messages_edges_lanes_and_goods_tell_flows_apart() {
        // Of events on an edge, of messages to a lane: each is a flow like others.
        flags(&RULE, &sketch("(s a x:Event(Timer)^a b e)", "s>a a>e x>b x>b b>e"), &["x>b-2"]);
        flags(&RULE, &sketch("customer/c (s a e)", "s>a a>e a~>customer a~>customer"), &["a~>customer-2"]);
        // A sequence beside a message, one each way, several answers, other goods.
        passes(&RULE, &sketch("customer/c (s a e)", "s>a a>e a~>c c~>a"));
        passes(&RULE, &sketch("(s i:Decision(Inclusive) a e)", "s>i i>a:small i>a:urgent a>e"));
        let goods = r#"documents: [(id: "d", name: "Slip"), (id: "f", name: "Parcel")]"#;
        let carrying = |id: &str| format!("to: \"b\", from: \"a\", carries: [\"{id}\"]");
        let two = |first: &str, second: &str| {
            let model = and(&sketch("(s a b e)", "s>a a>b a>b b>e"), goods);
            let plain = "from: \"a\", to: \"b\"";
            model.replacen(plain, &carrying(first), 1).replacen(plain, &carrying(second), 1)
        };
        flags(&RULE, &two("d", "d"), &["a>b-2"]);
        passes(&RULE, &two("d", "f"));
    }

    #[test]
    fn the_one_that_says_less_goes() {
        let document = fixed(&RULE, &sketch("(s ?d e)", "s>?d ?d>e ?d>e:yes"));
        let left: Vec<&str> = document.flows().map(|f| f.label.as_str()).collect();
        assert_eq!(left, ["yes", ""]);
        assert_eq!(document.flows().count(), 2);
    }
}
