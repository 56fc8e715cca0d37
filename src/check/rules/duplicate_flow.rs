//! Flows that say the same twice.

use crate::{
    change::op,
    check::{Duplicate, Facts, Found, Rule, Severity},
    model::Flow,
};

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
    for Duplicate { flow, kept } in facts.duplicates() {
        let (Some(from), Some(to)) = (&flow.from, &flow.to) else { continue };
        let message = format!("Two flows run from {} to {}", facts.named(from), facts.named(to));
        found.mark(&flow.id, message).fixable(says_no_more(kept, flow) && !facts.is_pointed_at(&flow.id));
    }
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
        flags(&RULE, &sketch("(s ?d a e)", "s>?d ?d>e:no ?d>a:yes ?d>e:No"), &["?d>e-2"]);
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
    fn nothing_else_is_told_of_a_duplicate() {
        let told = |text: &str| {
            let document = crate::file::parse(text).expect("a model").document;
            let found = crate::check::run(&document, crate::check::tests::today());
            found.iter().map(|finding| finding.rule.name).collect::<Vec<_>>()
        };
        let named = "a=Check b=Send c=Write e)=Sent";
        assert_eq!(told(&sketch(&format!("(s=Asked {named}"), "s>a s>a a>b b>c c>e")), [RULE.name]);
        assert_eq!(told(&sketch(&format!("(s=Asked {named}"), "s>a a>b b>c b>c c>e")), [RULE.name]);
        let decides = format!("(s=Asked ?d=Large? {named}");
        let answers = "s>?d ?d>a:yes ?d>b:no a>c b>c c>e";
        let without = told(&sketch(&decides, answers));
        for more in ["?d>a:yes", "?d>a", "?d>b:No"] {
            let with = told(&sketch(&decides, &format!("{answers} {more}")));
            let others: Vec<&str> = with.iter().copied().filter(|name| *name != RULE.name).collect();
            assert_eq!((others, with.len()), (without.clone(), without.len() + 1), "{more}");
        }
    }

    #[test]
    fn the_one_that_says_less_goes() {
        let document = fixed(&RULE, &sketch("(s ?d e)", "s>?d ?d>e ?d>e:yes"));
        let left: Vec<&str> = document.flows().map(|f| f.label.as_str()).collect();
        assert_eq!(left, ["yes", ""]);
        assert_eq!(document.flows().count(), 2);
    }
}
