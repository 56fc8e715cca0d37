//! Hand-offs that nobody promised a time for.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{Flow, Id, Promised},
};
use std::collections::{BTreeMap, BTreeSet};

pub static RULE: Rule = Rule {
    name: "hand-off-without-sla",
    title: "Hand-off without SLA",
    severity: Severity::Warning,
    what: "Work is handed from one party to another, and no SLA says how soon it is taken up: none is on the flow, and \
           none runs from a step before it to a step after it. It is told once for each pair of parties in a swimlane, \
           and once for a swimlane that has no SLA at all. What is handed to a customer or to a system, or comes from \
           a system, needs none: customers promise nothing, and systems take over at once.",
    why: "Work waits longest where it changes hands, because nobody has promised the next party anything.",
    mend: "Put an SLA on the flow, or let one run from a step before it to a step after it",
    check,
    fix: None,
};

/// Who hands over to whom, in a swimlane.
type Pair<'a> = (&'a Id, &'a Id, &'a Id);

fn check(facts: &Facts, found: &mut Found) {
    let promised = Promised::new(facts.document, facts.roll_ups());
    let mut open: BTreeMap<Pair, Vec<&Flow>> = BTreeMap::new();
    let mut kept: BTreeSet<&Id> = BTreeSet::new();
    for step in facts.working() {
        for flow in step.leaving.iter().chain(&step.sent).copied() {
            let Some((from, to)) = facts.document.promising_parties(flow) else { continue };
            if promised.of(facts.document, flow).is_some() {
                kept.insert(step.swimlane);
            } else {
                open.entry((step.swimlane, from, to)).or_default().push(flow);
            }
        }
    }
    let mut swimlanes: BTreeMap<&Id, usize> = BTreeMap::new();
    for ((swimlane, ..), flows) in &open {
        *swimlanes.entry(swimlane).or_default() += flows.len();
    }
    for (&swimlane, &count) in swimlanes.iter().filter(|(swimlane, count)| !kept.contains(*swimlane) && **count > 1) {
        let name = facts.named(swimlane);
        found.mark(swimlane, format!("None of the {count} hand-offs of {name} has an SLA"));
    }
    for ((swimlane, from, to), flows) in &open {
        if !kept.contains(swimlane) && swimlanes.get(swimlane).is_some_and(|&count| count > 1) {
            continue;
        }
        let Some(first) = flows.first() else { continue };
        let end = |id: &Option<Id>| id.as_ref().map_or_else(String::new, |id| facts.named(id));
        let (from, to) = (facts.named(from), facts.named(to));
        let (step, next) = (end(&first.from), end(&first.to));
        let message = match flows.len() {
            1 => format!("The hand-off from {from} to {to}, {step} to {next}, has no SLA"),
            n => format!("{n} hand-offs from {from} to {to} have no SLA, the first {step} to {next}"),
        };
        found.mark(&first.id, message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch};

    fn with(sketch: &str, slas: &str) -> String {
        format!("{}, slas: [{slas}])", sketch.trim_end_matches(')'))
    }

    #[test]
    fn a_hand_off_without_a_promise_is_told_once_a_pair() {
        let text = sketch("customer/(s a office/b a2 office/c e)", "s>a a>b b>a2 a2>c c>e");
        flags(&RULE, &text, &["swim"]);
        let one = "(id: \"one\", name: \"One\", from: \"s\", to: \"a\")";
        flags(&RULE, &with(&text, one), &["a>b", "b>a2"]);
        let all = "(id: \"one\", name: \"One\", from: \"s\", to: \"e\")";
        passes(&RULE, &with(&text, all));
        let only = sketch("(s office/b customer/c", "s>b b>c");
        flags(&RULE, &only, &["s>b"]);
        passes(&RULE, &with(&only.replace("id: \"s>b\"", "id: \"s>b\", sla: \"one\""), one));
        passes(&RULE, &sketch("(s a b", "s>a a>b"));
    }
}
