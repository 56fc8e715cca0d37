//! Steps after which the work goes nowhere, though they are no end.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{StepKind, Trigger},
};

pub static RULE: Rule = Rule {
    name: "dead-end",
    title: "Dead end",
    severity: Severity::Warning,
    what: "Nothing leaves a step that is no end, in a swimlane that draws its ends elsewhere. What the customer does \
           when told something may end there: it is not yours to draw.",
    why: "A reader cannot tell whether the work is done here or the rest was forgotten.",
    mend: "Draw a flow on to the next step, or put an end after it",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for course in facts.courses().iter().filter(|c| c.has_end) {
        for step in facts.steps_of(course) {
            let may_end = matches!(step.step.kind, StepKind::End(_) | StepKind::Throw(Trigger::Link));
            let told = step.arriving.is_empty() && facts.is_customers(&step.step.lane);
            if may_end || told || !step.leaving.is_empty() || !step.sent.is_empty() || step.is_alone() {
                continue;
            }
            let name = facts.named(&step.step.id);
            found.mark(&step.step.id, format!("Nothing follows {name}, and it is no end"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch};

    #[test]
    fn a_step_that_nothing_leaves_is_told() {
        flags(&RULE, &sketch("(s ?d a e)", "s>?d ?d>e:done ?d>a:not"), &["a"]);
        flags(&RULE, &sketch("(s a x:Event(Timer)^a e)", "s>a a>e"), &["x"]);
        passes(&RULE, &sketch("(s a e)", "s>a a>e"));
    }

    #[test]
    fn ends_links_messages_and_what_undoes_a_step_are_none() {
        passes(&RULE, &sketch("(s ?d x:Throw(Link)=go y:Event(Link)=go e)", "s>?d ?d>x:one ?d>e:two y>e"));
        passes(&RULE, &sketch("(s a e) customer/c", "s>a a~>c"));
        passes(&RULE, &sketch("(s a x:Event(Compensation)^a undo e)", "s>a a>e x->undo"));
        passes(&RULE, &sketch("(s a e) customer/c", "s>a a>e a~>c"));
        // Without any end, that is what is told.
        passes(&RULE, &sketch("(s a", "s>a"));
    }
}
