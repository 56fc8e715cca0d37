//! Lanes in which nothing happens.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{Id, IdMap},
};

pub static RULE: Rule = Rule {
    name: "lane-without-steps",
    title: "Lane without steps",
    severity: Severity::Warning,
    what: "No step and no note stands in a lane, no lane is nested in it and no flow comes to it or leaves it. A \
           swimlane without any steps has only begun.",
    why: "It takes room on the page for somebody who has no part in the process, or what they do was forgotten.",
    mend: "Put in what its party does, or delete the lane",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    let mut busy: IdMap<()> = IdMap::default();
    let mut drawn: IdMap<()> = IdMap::default();
    for step in facts.steps() {
        busy.insert(&step.step.lane, ());
        drawn.insert(step.swimlane, ());
    }
    let lists = &facts.lists;
    busy.extend(lists.notes.iter().map(|note| (&note.lane, ())));
    // Lanes nest in it, or it is a pool that others only send messages to.
    let parents: Vec<&Id> = lists.lanes.iter().filter_map(|lane| lane.parent.as_ref()).collect();
    let ends = lists.flows.iter().flat_map(|flow| flow.from.iter().chain(&flow.to));
    busy.extend(parents.into_iter().chain(ends).map(|id| (id, ())));
    for lane in &lists.lanes {
        if drawn.contains_key(&lane.swimlane) && !busy.contains_key(&lane.id) {
            found.mark(&lane.id, format!("No step stands in {}", facts.titled(&lane.id)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch};

    fn with_lane(model: String, lane: &str) -> String {
        model.replacen(" lanes: [", &format!(" lanes: [(id: \"more\", swimlane: \"swim\", name: \"More\"{lane}),"), 1)
    }

    #[test]
    fn a_lane_in_which_nothing_happens_is_told() {
        let model = || sketch("(s a e)", "s>a a>e");
        flags(&RULE, &with_lane(model(), ""), &["more"]);
        passes(&RULE, &model());
    }

    #[test]
    fn closed_pools_and_lanes_around_others_hold_no_steps() {
        passes(&RULE, &with_lane(sketch("(s a e)", "s>a a>e a~>more"), ""));
        let nested = sketch("(s a e)", "s>a a>e").replacen("id: \"lane\",", "id: \"lane\", parent: \"more\",", 1);
        passes(&RULE, &with_lane(nested, ""));
    }

    #[test]
    fn a_swimlane_without_steps_has_only_begun() {
        passes(&RULE, &with_lane(sketch("", ""), ""));
    }
}
