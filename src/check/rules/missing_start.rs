//! Swimlanes whose work starts nowhere.

use crate::{
    check::{Facts, Found, Rule, Severity, StepFacts},
    model::{Gateway, StepKind, TaskKind},
};

pub static RULE: Rule = Rule {
    name: "missing-start",
    title: "Missing start",
    severity: Severity::Warning,
    what: "The steps of a swimlane, or of one pool in it, flow without a start. A swimlane that details a sub-process \
           may do without: it starts where the sub-process is reached. So may the customer's own lane, and work that \
           waits for a message first.",
    why: "A reader cannot tell what sets the work off, and the measures of the process have no first moment.",
    mend: "Put a start before the first step, and name it for what sets the work off",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for course in facts.courses() {
        let by_itself = !course.flows || course.has_start || facts.is_implicit(course);
        let waits = |s: &StepFacts| {
            let kind = s.step.kind;
            matches!(kind, StepKind::Task(TaskKind::Receive) | StepKind::Decision(Gateway::EventBased))
        };
        let leads = |s: &&StepFacts| s.arriving.is_empty() && s.step.attached_to.is_none();
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
    fn a_swimlane_that_details_a_step_starts_with_it() {
        passes(&RULE, &with_detail("Plain", "a b", "a>b"));
        // Where its end is drawn, its start is expected too.
        flags(&RULE, &with_detail("Plain", "a b f)", "a>b b>f"), &["detail"]);
    }
}
