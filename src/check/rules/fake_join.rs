//! Branches that run at the same time and meet in a step that does not wait for all of them.

use crate::check::{Facts, Found, Rule, Severity, StepFacts};
use crate::model::{Condition, Flow, Gateway, Id, IdMap, StepKind};

pub static RULE: Rule = Rule {
    name: "fake-join",
    title: "Fake join",
    severity: Severity::Warning,
    what: "Branches that run at the same time meet in a step. Branches of a choice may meet in a step: only one of \
           them is taken.",
    why: "The step does not wait for all of them: it is done once for each, which is rarely meant.",
    mend: "Put a parallel decision before the step, which waits for all branches",
    check,
    fix: None,
};

/// So many steps are walked over in all, counted and not timed: a model of nothing but parallel splits ends too.
const WALK: usize = 200_000;

fn check(facts: &Facts, found: &mut Found) {
    let mut left = WALK;
    let mut told: IdMap<()> = IdMap::default();
    for split in facts.working().filter(|s| runs_in_parallel(s)) {
        for step in meeting(facts, split, &mut left) {
            if told.insert(&step.step.id, ()).is_none() {
                let (from, name) = (facts.named(&split.step.id), facts.named(&step.step.id));
                found.mark(&step.step.id, format!("Branches from {from} meet in {name}, which does not wait for all"));
            }
        }
    }
}

/// Whether the flows out of a step are taken together.
fn runs_in_parallel(step: &StepFacts) -> bool {
    let silent = |f: &&&Flow| f.condition == Condition::Always && f.label.trim().is_empty();
    match step.step.kind {
        StepKind::Decision(Gateway::Parallel) => step.leaving.len() > 1,
        StepKind::Decision(_) => false,
        _ => step.leaving.iter().filter(silent).count() > 1,
    }
}

/// The steps in which several branches of a split meet by different flows.
fn meeting<'f, 'a>(facts: &'f Facts<'a>, split: &'f StepFacts<'a>, left: &mut usize) -> Vec<&'f StepFacts<'a>> {
    // For each step: by which flow which branch came first.
    let mut came: IdMap<Vec<(&Id, usize)>> = IdMap::default();
    let mut found = Vec::new();
    for (branch, first) in split.leaving.iter().enumerate() {
        let mut seen: IdMap<()> = IdMap::default();
        let mut to_walk: Vec<&Flow> = vec![first];
        while let Some(flow) = to_walk.pop() {
            let Some(step) = flow.to.as_ref().and_then(|to| facts.step(to)) else { continue };
            let Some(rest) = left.checked_sub(1) else { return found };
            *left = rest;
            if !may_meet(step) || step.step.id == split.step.id {
                continue;
            }
            let arrivals = came.entry(&step.step.id).or_default();
            if arrivals.iter().any(|(by, of)| *of != branch && **by != flow.id) && !is_gateway(step) && !is_end(step) {
                found.push(step);
            }
            if !arrivals.contains(&(&flow.id, branch)) {
                arrivals.push((&flow.id, branch));
            }
            if seen.insert(&step.step.id, ()).is_none() {
                to_walk.extend(step.leaving.iter().copied());
            }
        }
    }
    found
}

/// Whether branches go on through this step unjoined.
fn may_meet(step: &StepFacts) -> bool {
    let joins = matches!(step.step.kind, StepKind::Decision(Gateway::Parallel | Gateway::Inclusive | Gateway::Complex));
    !(joins && step.arriving.len() > 1)
}

fn is_gateway(step: &StepFacts) -> bool {
    matches!(step.step.kind, StepKind::Decision(_))
}

fn is_end(step: &StepFacts) -> bool {
    matches!(step.step.kind, StepKind::End(_))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch};

    #[test]
    fn parallel_branches_that_meet_in_a_task_are_told() {
        flags(&RULE, &sketch("(s +p a b c e)", "s>+p +p>a +p>b a>c b>c c>e"), &["c"]);
        flags(&RULE, &sketch("(s t a b c e)", "s>t t>a t>b a>c b>c c>e"), &["c"]);
        passes(&RULE, &sketch("(s +p a b +j c e)", "s>+p +p>a +p>b a>+j b>+j +j>c c>e"));
    }

    #[test]
    fn choices_and_rework_may_meet_in_a_task() {
        passes(&RULE, &sketch("(s ?d a b c e)", "s>?d ?d>a:yes ?d>b:no a>c b>c c>e"));
        passes(&RULE, &sketch("(s a ?d e)", "s>a a>?d ?d>a:again ?d>e:done"));
        // Rework of the whole parallel part.
        passes(&RULE, &sketch("(s t +p a b +j ?d e)", "s>t t>+p +p>a +p>b a>+j b>+j +j>?d ?d>t:again ?d>e:done"));
        // Rework within one branch.
        passes(&RULE, &sketch("(s +p a b ?d +j e)", "s>+p +p>a +p>b a>?d ?d>a:again ?d>+j:done b>+j +j>e"));
        // All branches may end in one end.
        passes(&RULE, &sketch("(s +p a b e)", "s>+p +p>a +p>b a>e b>e"));
    }
}
