//! Branches that do not say when they are taken.

use crate::{
    change::op::{self, Field},
    check::{Facts, Found, Rule, Severity, StepFacts},
    model::{Condition, Flow, Gateway, StepKind, fold, in_short},
};
use std::collections::BTreeMap;

pub static RULE: Rule = Rule {
    name: "unlabelled-branch",
    title: "Branch without a label of its own",
    severity: Severity::Warning,
    what: "A branch of a decision has neither a label nor a condition, and is not the default. Parallel branches are \
           all taken, and those that wait for an event say so by the event: they need no label. Or two branches of \
           a decision that takes one of them say the same.",
    why: "A reader, and the person who decides, cannot tell when this branch is taken.",
    mend: "Label the branch with the answer that leads to it, or make it the default",
    check,
    fix: Some(|document, flow, _| op::set(document, std::slice::from_ref(flow), &Field::Condition(Condition::Default))),
};

fn check(facts: &Facts, found: &mut Found) {
    for step in facts.working() {
        let chooses = matches!(step.step.kind, StepKind::Decision(Gateway::Exclusive | Gateway::Inclusive));
        if !chooses || step.leaving.len() < 2 {
            continue;
        }
        let branches = facts.branches(step);
        if step.step.kind == StepKind::Decision(Gateway::Exclusive) {
            same_answers(facts, step, &branches, found);
        }
        let name = facts.named(&step.step.id);
        let silent: Vec<&Flow> = branches.iter().copied().filter(|f| is_silent(f)).collect();
        if branches.len() < 2 {
            continue;
        }
        if silent.len() == branches.len() {
            let branches = silent.len();
            found.mark(&step.step.id, format!("None of the {branches} branches of {name} says when it is taken"));
            continue;
        }
        let default = branches.iter().any(|f| f.condition == Condition::Default);
        // What leads to nothing in the model is told as a broken reference.
        let leads = |flow: &&&Flow| flow.to.as_ref().is_none_or(|to| facts.step(to).is_some());
        for flow in silent.iter().filter(leads) {
            let to = far(facts, flow);
            let message = format!("The branch from {name} to {to} does not say when it is taken");
            let mark = found.mark(&flow.id, message);
            // All the others say when they are taken: this one is for the rest.
            if silent.len() == 1 && !default {
                mark.hint("Make it the default, which is taken where no other is, or label it").fixable(true);
            }
        }
    }
}

/// Tells which branches are taken just where one before them is: under the same label, or the same condition.
fn same_answers(facts: &Facts, step: &StepFacts, branches: &[&Flow], found: &mut Found) {
    let mut first: BTreeMap<String, &Flow> = BTreeMap::new();
    for &flow in branches {
        // A condition that is written out says it to the letter; a label beside it is only its short form.
        let (says, key) = match written(&flow.condition) {
            Some(condition) => (condition, condition.split_whitespace().collect()),
            None => (flow.label.trim(), fold(&flow.label)),
        };
        if key.is_empty() {
            continue;
        }
        let Some(other) = first.get(&key) else {
            first.insert(key, flow);
            continue;
        };
        let (name, one, two) = (facts.named(&step.step.id), far(facts, other), far(facts, flow));
        let message = format!("The branches from {name} to {one} and to {two} both say “{}”", in_short(says));
        found.mark(&flow.id, message).hint("Say of each when it is taken, or let one branch lead to where both go");
    }
}

/// Where a branch leads, as a message says it.
fn far(facts: &Facts, flow: &Flow) -> String {
    flow.to.as_ref().map_or_else(|| "nowhere".to_owned(), |to| facts.named(to))
}

/// The condition that is written out.
fn written(condition: &Condition) -> Option<&str> {
    match condition {
        Condition::Always | Condition::Default => None,
        Condition::When(expression) => Some(expression.trim()).filter(|text| !text.is_empty()),
    }
}

fn is_silent(flow: &Flow) -> bool {
    let says = flow.condition == Condition::Default || written(&flow.condition).is_some();
    !says && flow.label.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::{
        check::tests::{fixed, flags, passes, sketch},
        model::Condition,
    };

    #[test]
    fn a_branch_that_does_not_say_when_it_is_taken_is_told() {
        flags(&RULE, &sketch("(s ?d a b e)", "s>?d ?d>a:yes ?d>b ?d>e"), &["?d>b", "?d>e"]);
        flags(&RULE, &sketch("(s ?d a b", "s>?d ?d>a ?d>b"), &["?d"]);
        passes(&RULE, &sketch("(s ?d a b", "s>?d ?d>a:yes ?d>b:no"));
        passes(&RULE, &sketch("(s ?d a b", "s>?d ?d>a:yes ?d>b=Default"));
        passes(&RULE, &sketch("(s +p a b", "s>+p +p>a +p>b"));
        passes(&RULE, &sketch("a b ?d c", "a>?d b>?d ?d>c"));
    }

    #[test]
    fn two_branches_that_say_the_same_are_told() {
        flags(&RULE, &sketch("(s ?d a b", "s>?d ?d>a:yes ?d>b:Yes"), &["?d>b"]);
        flags(&RULE, &sketch("(s ?d a b c", "s>?d ?d>a:yes ?d>b:no ?d>c:yes"), &["?d>c"]);
        flags(&RULE, &sketch("(s ?d a b", r#"s>?d ?d>a=When("x>1") ?d>b=When("x>1")"#), &["?d>b"]);
        // Of an inclusive decision both are taken, which may be meant.
        passes(&RULE, &sketch("(s i:Decision(Inclusive) a b", "s>i i>a:yes i>b:yes"));
        // What is drawn twice is told as that.
        passes(&RULE, &sketch("(s ?d a b", "s>?d ?d>a:yes ?d>b:no ?d>a:yes"));
        // The conditions tell them apart.
        let text = sketch("(s ?d a b", r#"s>?d ?d>a=When("x>1") ?d>b=When("x<1")"#);
        passes(&RULE, &text.replace("condition:", "label: \"may be\", condition:"));
    }

    #[test]
    fn the_only_one_becomes_the_default() {
        let document = fixed(&RULE, &sketch("(s ?d a b", "s>?d ?d>a:yes ?d>b"));
        assert_eq!(document.flow(&"?d>b".into()).map(|f| &f.condition), Some(&Condition::Default));
    }
}
