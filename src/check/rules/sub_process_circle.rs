//! Sub-processes that their own detail leads back to.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::circles,
};

pub static RULE: Rule = Rule {
    name: "sub-process-circle",
    title: "Sub-process that details itself",
    severity: Severity::Warning,
    what: "A sub-process is detailed by a swimlane in which a sub-process stands that is detailed by the first \
           swimlane, \
           or one after another leads back there. Links of other steps may lead anywhere.",
    why: "Who follows the detail never comes to its end, and how long it takes cannot be known.",
    mend: "Let one of them lead elsewhere, or to nothing",
    check,
    fix: None,
};

/// Swimlanes of a circle that a message names.
const NAMED: usize = 5;

fn check(facts: &Facts, found: &mut Found) {
    for circle in circles(facts.document) {
        let (Some(first), Some(step)) = (circle.way.first(), circle.steps.first()) else { continue };
        // Marked at the step by which the way told sets out.
        let sets_out = circle.steps.iter().find(|step| {
            let lane = facts.document.lane(&step.lane);
            lane.is_some_and(|lane| lane.swimlane == **first)
                && step.link.as_ref() == circle.way.get(1).copied().or(Some(first))
        });
        let mut names: Vec<String> = circle.way.iter().skip(1).take(NAMED).map(|id| facts.named(id)).collect();
        if circle.way.len() > NAMED + 1 {
            names.push(format!("{} more", circle.way.len() - NAMED - 1));
        }
        let first = facts.named(first);
        let message = match names.as_slice() {
            [] => format!("{first} holds a sub-process that is detailed by {first} itself"),
            names => format!("{first} is detailed by {}, which leads back to {first}", names.join(", that by ")),
        };
        found.mark(&sets_out.unwrap_or(step).id, message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch, with_detail};

    #[test]
    fn a_detail_that_leads_back_is_told_once() {
        passes(&RULE, &with_detail("Plain", "(x y)", "x>y"));
        let back = with_detail("Plain", "(s2 y:SubProcess(Plain) e2)", "s2>y y>e2");
        let back = back.replace("(id: \"detail-y\"", "(link: \"swim\", id: \"detail-y\"");
        let back = back.replace("(id: \"y\"", "(link: \"swim\", id: \"y\"");
        flags(&RULE, &back, &["y"]);
        let own = sketch("(s p:SubProcess(Plain) e)", "s>p p>e").replace("id: \"p\",", "id: \"p\", link: \"swim\",");
        flags(&RULE, &own, &["p"]);
        passes(&RULE, &own.replace("SubProcess(Plain)", "Task(Plain)"));
    }
}
