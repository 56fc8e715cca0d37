//! Steps after which the work goes nowhere, though they are no end.

use crate::{
    check::{Facts, Found, Rule, Severity, loops},
    model::{StepKind, Trigger},
};

pub static RULE: Rule = Rule {
    name: "dead-end",
    title: "Dead end",
    severity: Severity::Warning,
    what: "Nothing leaves a step that is no end, in a swimlane that draws its ends elsewhere. What the customer does \
           when told something may end there: it is not yours to draw. Or the work goes round in a loop from which \
           no end can be reached; a loop that an event, or an end to all work, breaks off is none.",
    why: "A reader cannot tell whether the work is done here or the rest was forgotten, and in a loop without a way \
          out nobody is ever done.",
    mend: "Draw a flow on to the next step, or put an end after it",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for course in facts.courses().iter().filter(|c| c.has_end) {
        for head in loops::without_end(facts, course) {
            let name = facts.named(&head.step.id);
            let message = format!("The work goes round from {name} for ever, and comes to no end");
            found.mark(&head.step.id, message).hint("Draw a branch that leaves the loop and leads to an end");
        }
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
    fn a_loop_from_which_no_end_is_reached_is_told_once() {
        flags(&RULE, &sketch("(s ?d a b e)", "s>?d ?d>e:done ?d>a:not a>b b>a"), &["a"]);
        flags(&RULE, &sketch("(s ?d a e)", "s>?d ?d>e:done ?d>a:not a>a"), &["a"]);
        // Two of them, and one that leads into another: what has to be mended is told.
        flags(&RULE, &sketch("(s ?d a b e)", "s>?d ?d>e:x ?d>a:y ?d>b:z a>a b>b"), &["a", "b"]);
        let chain = "s>?d ?d>e:x ?d>a:y a>?f ?f>a:again ?f>b:on b>c c>b";
        flags(&RULE, &sketch("(s ?d a ?f b c e)", chain), &["b"]);
        // Links lead round too.
        let linked = "s>?d ?d>e:x ?d>y:z y>a a>x";
        flags(&RULE, &sketch("(s ?d y:Event(Link)=go a x:Throw(Link)=go e)", linked), &["y"]);
    }

    #[test]
    fn a_loop_with_a_way_out_passes() {
        passes(&RULE, &sketch("(s a ?d e)", "s>a a>?d ?d>a:again ?d>e:done"));
        let round = "s>?d ?d>e:done ?d>a:not a>b b>a";
        // An event on the edge, an end to all work beside it, an event sub-process.
        passes(&RULE, &sketch("(s ?d a b x:Event(Timer)^b e)", &format!("{round} x>e")));
        let ended = sketch("(s +p a b c e)", "s>+p +p>a +p>c a>b b>a c>e").replace("End(Plain)", "End(Terminate)");
        passes(&RULE, &ended);
        passes(&RULE, &sketch("(s ?d a b p:SubProcess(Event) e)", round));
        // What the customer does all the time; what no start leads to, and what leads nowhere, are told elsewhere.
        passes(&RULE, &sketch("(s a e) customer/c customer/d", "s>a a>e c>d d>c"));
        passes(&RULE, &sketch("(s a e) b c", "s>a a>e b>c c>b"));
        passes(&RULE, &sketch("(s ?d a b e)", &format!("{round} b>")));
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
