//! Steps that no start leads to.

use crate::{
    check::{Course, Facts, Found, Rule, Severity, StepFacts},
    model::IdMap,
};

pub static RULE: Rule = Rule {
    name: "unreachable-step",
    title: "Unreachable step",
    severity: Severity::Error,
    what: "No start leads to a step. Of several steps in a row only the first is told.",
    why: "The step never happens, though it is drawn as if it did.",
    mend: "Draw a flow to it from the step before it, or give it a start of its own",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for course in facts.courses().iter().filter(|c| c.has_start) {
        for step in firsts(facts, course) {
            // What nothing is tied to is told as disconnected.
            if !step.is_alone() {
                found.mark(&step.step.id, format!("No start leads to {}", facts.named(&step.step.id)));
            }
        }
    }
}

/// The steps from which all that no start leads to is reached: those that nothing leads to, and one of each circle.
fn firsts<'f, 'a>(facts: &'f Facts<'a>, course: &'f Course<'a>) -> Vec<&'f StepFacts<'a>> {
    let mut lost: Vec<&StepFacts> = facts.steps_of(course).filter(|s| !s.reached).collect();
    // What nothing leads to comes first; of a circle, what stands first in time.
    let inside = |s: &StepFacts| !s.arriving.is_empty() || s.step.attached_to.is_some();
    lost.sort_by_key(|s| (inside(s), s.step.column, &s.step.id));
    let mut covered: IdMap<()> = IdMap::default();
    let mut found = Vec::new();
    for first in lost {
        if covered.contains_key(&first.step.id) {
            continue;
        }
        found.push(first);
        let mut to_walk = vec![first];
        while let Some(step) = to_walk.pop() {
            if covered.insert(&step.step.id, ()).is_none() {
                to_walk.extend(facts.after(step));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch};

    #[test]
    fn the_first_of_what_no_start_leads_to_is_told() {
        flags(&RULE, &sketch("(s a e) b c", "s>a a>e b>c c>e"), &["b"]);
        // A circle that nothing leads into, and what hangs on it.
        flags(&RULE, &sketch("(s a e) b c d", "s>a a>e b>c c>b c>d d>e"), &["b"]);
        passes(&RULE, &sketch("(s a ?d e)", "s>a a>?d ?d>a:again ?d>e:done"));
    }

    #[test]
    fn events_links_messages_and_what_undoes_a_step_are_reached() {
        passes(&RULE, &sketch("(s a x:Event(Timer)^a b e)", "s>a a>e x>b b>e"));
        passes(&RULE, &sketch("(s x:Throw(Link)=To-A y:Event(Link)=to-a e)", "s>x y>e"));
        passes(&RULE, &sketch("customer/c (s a b e)", "s>a a>e c~>b b>e"));
        passes(&RULE, &sketch("(s a x:Event(Compensation)^a undo e)", "s>a a>e x->undo"));
        passes(&RULE, &sketch("(s a x:Event(Compensation)^a undo e)", "s>a a>e x=>undo"));
        passes(&RULE, &sketch("(s a e) p:SubProcess(Event) #d", "s>a a>e"));
        flags(&RULE, &sketch("(s y:Event(Link)=go a e)", "s>a a>e y>a"), &["y"]);
        // What hangs on a lost link is told at its first step.
        flags(&RULE, &sketch("(s e) b x:Throw(Link)=go y:Event(Link)=go c", "s>e b>x y>c c>e"), &["b"]);
    }

    #[test]
    fn without_a_start_and_alone_other_rules_tell() {
        passes(&RULE, &sketch("a b c", "a>b b>c"));
        passes(&RULE, &sketch("(s a e) alone", "s>a a>e"));
    }
}
