//! Branches that do not say when they are taken.

use crate::{
    change::op::{self, Field},
    check::{Facts, Found, Rule, Severity},
    model::{Condition, Flow, Gateway, StepKind},
};

pub static RULE: Rule = Rule {
    name: "unlabelled-branch",
    title: "Unlabelled branch",
    severity: Severity::Warning,
    what: "A branch of a decision has neither a label nor a condition, and is not the default. Parallel branches are \
           all taken, and those that wait for an event say so by the event: they need no label.",
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
        let name = facts.named(&step.step.id);
        let silent: Vec<&Flow> = step.leaving.iter().copied().filter(|f| is_silent(f)).collect();
        if silent.len() == step.leaving.len() {
            let branches = silent.len();
            found.mark(&step.step.id, format!("None of the {branches} branches of {name} says when it is taken"));
            continue;
        }
        let default = step.leaving.iter().any(|f| f.condition == Condition::Default);
        // What leads to nothing in the model is told as a broken reference.
        let leads = |flow: &&&Flow| flow.to.as_ref().is_none_or(|to| facts.step(to).is_some());
        for flow in silent.iter().filter(leads) {
            let to = flow.to.as_ref().map_or_else(|| "nowhere".to_owned(), |to| facts.named(to));
            let message = format!("The branch from {name} to {to} does not say when it is taken");
            let mark = found.mark(&flow.id, message);
            // All the others say when they are taken: this one is for the rest.
            if silent.len() == 1 && !default {
                mark.hint("Make it the default, which is taken where no other is, or label it").fixable(true);
            }
        }
    }
}

fn is_silent(flow: &Flow) -> bool {
    let says = match &flow.condition {
        Condition::Always => false,
        Condition::Default => true,
        Condition::When(expression) => !expression.trim().is_empty(),
    };
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
    fn the_only_one_becomes_the_default() {
        let document = fixed(&RULE, &sketch("(s ?d a b", "s>?d ?d>a:yes ?d>b"));
        assert_eq!(document.flow(&"?d>b".into()).map(|f| &f.condition), Some(&Condition::Default));
    }
}
