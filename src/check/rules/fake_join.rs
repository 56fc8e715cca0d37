//! Branches that run at the same time and meet in a step that does not wait for all of them.

use crate::check::{Facts, Found, Rule, Severity, StepFacts};
use crate::model::{Condition, Flow, Gateway, Id, IdMap, StepKind};

pub static RULE: Rule = Rule {
    name: "fake-join",
    title: "Fake join",
    severity: Severity::Warning,
    what: "Branches that run at the same time, or may, meet in a step or an exclusive decision. They come from a \
           parallel or an inclusive decision, or from a step that several flows leave. Branches of a choice may meet \
           anywhere: only one of them is taken.",
    why: "Where they meet, nothing waits for all of them: what follows is done once for each, which is rarely meant.",
    mend: "Let them meet in a decision of the kind they came from, parallel or inclusive: it waits for all branches",
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

/// Whether the flows out of a step are taken together, or may be.
fn runs_in_parallel(step: &StepFacts) -> bool {
    let silent = |f: &&&Flow| f.condition == Condition::Always && f.label.trim().is_empty();
    match step.step.kind {
        StepKind::Decision(Gateway::Parallel | Gateway::Inclusive) => step.leaving.len() > 1,
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
            if arrivals.iter().any(|(by, of)| *of != branch && **by != flow.id) && waits_for_one(split, step) {
                found.push(step);
            }
            if !arrivals.contains(&(&flow.id, branch)) {
                arrivals.push((&flow.id, branch));
            }
            if seen.insert(&step.step.id, ()).is_none() {
                to_walk.extend(step.leaving.iter().copied());
                let caught = step.jumps.iter().filter_map(|event| facts.step(&event.id));
                to_walk.extend(caught.flat_map(|event| event.leaving.iter().copied()));
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

/// Whether a step goes on as soon as one of the branches is there. All may end in one end. What leaves a step without a
/// decision may be meant as a choice, which is told by a rule of its own: then a decision may join it.
fn waits_for_one(split: &StepFacts, step: &StepFacts) -> bool {
    match step.step.kind {
        StepKind::End(_) => false,
        StepKind::Decision(Gateway::Exclusive) => matches!(split.step.kind, StepKind::Decision(_)),
        StepKind::Decision(_) => false,
        _ => true,
    }
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

    #[test]
    fn branches_that_may_run_at_the_same_time_are_asked_too() {
        let inclusive = |join: &str| {
            sketch(&format!("(s i:Decision(Inclusive) a b {join} c e)"), "s>i i>a:small i>b:large a>j b>j j>c c>e")
        };
        flags(&RULE, &inclusive("j"), &["j"]);
        flags(&RULE, &inclusive("j:Decision(Exclusive)"), &["j"]);
        passes(&RULE, &inclusive("j:Decision(Inclusive)"));
        passes(&RULE, &inclusive("j:Decision(Complex)"));
    }

    #[test]
    fn an_exclusive_decision_does_not_wait_either() {
        flags(&RULE, &sketch("(s +p a b ?m c e)", "s>+p +p>a +p>b a>?m b>?m ?m>c c>e"), &["?m"]);
        // A choice within a branch is joined by one.
        passes(&RULE, &sketch("(s +p ?d a b ?m c +j e)", "s>+p +p>?d ?d>a:x ?d>b:y a>?m b>?m ?m>+j +p>c c>+j +j>e"));
        // A way out of one branch, past the join, meets what follows the join.
        passes(&RULE, &sketch("(s +p a ?d b +j ?m e)", "s>+p +p>a a>?d ?d>+j:ok ?d>?m:not +p>b b>+j +j>?m ?m>e"));
        // Several flows out of a task may be meant as a choice: told by another rule.
        passes(&RULE, &sketch("(s t a b ?m e)", "s>t t>a t>b a>?m b>?m ?m>e"));
    }

    #[test]
    fn lanes_links_edges_and_nested_splits() {
        // Over lanes and pools, and through a link.
        flags(&RULE, &sketch("(s +p a shop/b shop/c e)", "s>+p +p>a +p>b a>c b>c c>e"), &["c"]);
        let linked = "(s +p a x:Throw(Link)=go y:Event(Link)=go b c e)";
        flags(&RULE, &sketch(linked, "s>+p +p>a a>x y>c +p>b b>c c>e"), &["c"]);
        // A split in a branch: its own branches meet, and then those of the whole.
        let nested = "(s +p a +q b c d e)";
        flags(&RULE, &sketch(nested, "s>+p +p>a +p>+q +q>b +q>c b>d c>d a>d d>e"), &["d"]);
        passes(&RULE, &sketch("(s +p a +q b c +j e)", "s>+p +p>a +p>+q +q>b +q>c b>+j c>+j a>+j +j>e"));
        // What goes wrong in either branch may be dealt with in one place.
        let edges = "(s +p a x:Event(Error)^a b y:Event(Error)^b +j h f) e)";
        passes(&RULE, &sketch(edges, "s>+p +p>a +p>b a>+j b>+j +j>e x>h y>h h>f"));
        // Messages join nothing.
        passes(&RULE, &sketch("(s +p a b +j e) shop/c", "s>+p +p>a +p>b a>+j b>+j +j>e a~>c b~>c"));
    }
}
