//! Swimlanes whose work starts nowhere.

use crate::{
    check::{Facts, Found, Rule, Severity, StepFacts},
    model::{Gateway, Id, StepKind, TaskKind, Trigger},
};
use std::collections::BTreeSet;

pub static RULE: Rule = Rule {
    name: "missing-start",
    title: "Missing start",
    severity: Severity::Warning,
    what: "The steps of a swimlane, or of one pool in it, flow without a start. A swimlane that details a sub-process \
           may do without: it starts where the sub-process is reached. So may the customer's own lane, and work that \
           waits for a message or another event first.",
    why: "A reader cannot tell what sets the work off, and the measures of the process have no first moment.",
    mend: "Put a start before the first step, and name it for what sets the work off",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for course in facts.courses() {
        let by_itself = !course.flows || course.has_start || facts.is_implicit(course);
        let waits = |s: &StepFacts| match s.step.kind {
            // What a link leads on from is not there.
            StepKind::Event(trigger) => trigger != Trigger::Link,
            StepKind::Task(TaskKind::Receive) | StepKind::Decision(Gateway::EventBased) => true,
            _ => !s.received.is_empty(),
        };
        let jumped_to: BTreeSet<&Id> = facts.steps_of(course).flat_map(|s| &s.jumps).map(|step| &step.id).collect();
        let leads =
            |s: &&StepFacts| s.arriving.is_empty() && s.step.attached_to.is_none() && !jumped_to.contains(&s.step.id);
        let first: Vec<&StepFacts> = facts.steps_of(course).filter(leads).collect();
        if by_itself || (!first.is_empty() && first.into_iter().all(waits)) {
            continue;
        }
        found.mark(course.mark(), format!("Nothing says what sets the work in {} off", facts.named(course.mark())));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch, with_detail};

    #[test]
    fn work_without_a_start_is_told() {
        flags(&RULE, &sketch("a b e)", "a>b b>e"), &["swim"]);
        // In a circle nothing is first, and still nothing starts.
        flags(&RULE, &sketch("a b", "a>b b>a"), &["swim"]);
        passes(&RULE, &sketch("(s a e)", "s>a a>e"));
    }

    #[test]
    fn steps_without_flows_and_what_waits_for_a_message_need_none() {
        passes(&RULE, &sketch("a b", ""));
        passes(&RULE, &sketch("a:Task(Receive) e)", "a>e"));
        passes(&RULE, &sketch("customer/a customer/b (s c", "a>b s>c a~>s"));
    }

    #[test]
    fn each_pool_is_asked_and_lanes_of_one_are_not() {
        // Two pools that only messages join, the second without a start; the customer's need none.
        let two = sketch("(s a e) shop/b shop/c customer/d customer/f", "s>a a>e b>c d>f a~>d");
        flags(&RULE, &two, &["shop"]);
        // Set off by a message, or by an event drawn within the flow.
        passes(&RULE, &sketch("(s a e) shop/b shop/c", "s>a a>e b>c a~>b"));
        passes(&RULE, &sketch("x:Event(Timer) a e)", "x>a a>e"));
        // A nested lane is part of its pool, whatever its depth; so is a lane that a flow joins.
        let nested = sketch("(s a e) low/b", "s>a a>b b>e").replace("id: \"low\",", "id: \"low\", parent: \"lane\",");
        passes(&RULE, &nested);
        passes(&RULE, &sketch("(s a shop/b shop/f)", "s>a a>b b>f"));
    }

    #[test]
    fn edges_links_and_event_sub_processes_are_no_starts() {
        flags(&RULE, &sketch("a x:Event(Timer)^a b e)", "a>e x>b b>e"), &["swim"]);
        flags(&RULE, &sketch("a p:Throw(Link)=go y:Event(Link)=go b e)", "a>p y>b b>e"), &["swim"]);
        flags(&RULE, &sketch("a e) p:SubProcess(Event)", "a>e"), &["swim"]);
        // What stands in a collapsed sub-process is its own affair; where it is shown, a start in it is none of the
        // whole.
        passes(&RULE, &sketch("(s p:SubProcess(Plain) e)", "s>p p>e"));
        let plain = with_detail("Plain", "(t a f)", "t>a a>f");
        let bare = plain.replacen("Start(Plain), name: \"s\"", "Task(Plain), name: \"s\"", 1);
        flags(&RULE, &bare, &["swim"]);
        passes(&RULE, &with_detail("Event", "(t:Start(Timer) a f)", "t>a a>f"));
    }

    #[test]
    fn a_swimlane_that_details_a_step_starts_with_it() {
        passes(&RULE, &with_detail("Plain", "a b", "a>b"));
        // Where its end is drawn, its start is expected too.
        flags(&RULE, &with_detail("Plain", "a b f)", "a>b b>f"), &["detail"]);
    }
}
