//! What nobody has named.

use crate::{
    check::{Facts, Found, Rule, Severity, StepFacts, words::a},
    model::{Gateway, Id, IdMap, Lane, RecordKind, StepKind, capital},
};

pub static RULE: Rule = Rule {
    name: "empty-name",
    title: "No name",
    severity: Severity::Warning,
    what: "A step, a lane beside others, a stage, a journey step, or a record of a register has no name. A lane shows \
           the name of its party. Starts, ends, events, joins and what only splits the work need none.",
    why: "Nobody can speak of it, find it or tell it from the others.",
    mend: "Name it: a step by what is done, a decision by its question, a lane by who does it, a stage by what the \
           customer wants there",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for step in facts.steps().filter(|s| wants_name(s) && s.step.name.trim().is_empty()) {
        let after = || {
            let before = step.arriving.iter().filter_map(|flow| flow.from.as_ref());
            let named = before.into_iter().find(|id| !facts.document.display_name(id).trim().is_empty());
            named.map_or_else(String::new, |id| format!(", after {}", facts.named(id)))
        };
        found.mark(&step.step.id, format!("There is {}{}", facts.named(&step.step.id), after()));
    }
    let mut beside: IdMap<usize> = IdMap::default();
    for lane in &facts.lists.lanes {
        *beside.entry(lane.parent.as_ref().unwrap_or(&lane.swimlane)).or_default() += 1;
    }
    let stands_beside = |lane: &Lane| beside.get(lane.parent.as_ref().unwrap_or(&lane.swimlane)) > Some(&1);
    let lists = &facts.lists;
    let unnamed = |id: &Id| facts.document.display_name(id).trim().is_empty();
    for lane in lists.lanes.iter().filter(|lane| unnamed(&lane.id) && stands_beside(lane)) {
        found.mark(&lane.id, format!("A lane of {} has no name", facts.titled(&lane.swimlane)));
    }
    for stage in lists.stages.iter().filter(|stage| stage.name.trim().is_empty()) {
        found.mark(&stage.id, format!("A stage of {} has no name", facts.titled(&stage.journey)));
    }
    for moment in facts.moments().iter().filter(|m| m.step.name.trim().is_empty()) {
        found.mark(&moment.step.id, format!("A step of {} has no name", facts.titled(&moment.journey.id)));
    }
    for record in facts.document.records().filter(|r| is_registered(r.kind()) && r.name().trim().is_empty()) {
        found.mark(record.id(), format!("{} has no name", capital(&a(record.kind().word()))));
    }
}

/// Whether a step says what it is by its name alone.
fn wants_name(step: &StepFacts) -> bool {
    match step.step.kind {
        StepKind::Task(_) | StepKind::SubProcess(_) | StepKind::Document | StepKind::DataStore => true,
        StepKind::Decision(Gateway::Exclusive | Gateway::Inclusive | Gateway::Complex) => step.leaving.len() > 1,
        // How long it takes says what it is.
        StepKind::Wait => step.step.wait.is_none() && step.step.duration.trim().is_empty(),
        StepKind::Decision(_) | StepKind::Start(_) | StepKind::End(_) | StepKind::Event(_) | StepKind::Throw(_) => {
            false
        }
    }
}

fn is_registered(kind: RecordKind) -> bool {
    matches!(
        kind,
        RecordKind::Party
            | RecordKind::Persona
            | RecordKind::Document
            | RecordKind::Process
            | RecordKind::Rule
            | RecordKind::DecisionTable
            | RecordKind::Sla
            | RecordKind::Kpi
            | RecordKind::Opportunity
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, journey, passes, sketch};

    #[test]
    fn a_task_without_a_name_is_told_and_a_start_is_not() {
        flags(&RULE, &sketch("(s a= e)", "s>a a>e"), &["a"]);
        passes(&RULE, &sketch("(s= a e)=", "s>a a>e"));
    }

    #[test]
    fn a_decision_needs_its_question_where_it_splits() {
        flags(&RULE, &sketch("(s ?d= a b", "s>?d ?d>a:yes ?d>b:no"), &["?d"]);
        passes(&RULE, &sketch("(s +p= a b ?j= e)", "s>+p +p>a +p>b a>?j b>?j ?j>e"));
        passes(&RULE, &sketch("(s w:Wait=2d e)", "s>w w>e"));
        flags(&RULE, &sketch("(s w:Wait= e)", "s>w w>e"), &["w"]);
    }

    #[test]
    fn a_lane_shows_its_party_and_one_alone_needs_no_name() {
        let two = sketch("customer/c a", "");
        flags(&RULE, &two.replace("name: \"lane\"", ""), &["lane"]);
        passes(&RULE, &two);
        passes(&RULE, &sketch("a", "").replace("name: \"lane\"", ""));
    }

    #[test]
    fn stages_and_registers_have_names() {
        flags(&RULE, &journey("Step", "").replace("name: \"Buy\"", ""), &["stage"]);
        flags(&RULE, &journey("Step", "").replace("name: \"Pays\", ", ""), &["b"]);
        flags(&RULE, "(format: 1, slas: [(id: \"x\", name: \" \")])", &["x"]);
        passes(&RULE, "(format: 1, slas: [(id: \"x\", name: \"Fast\")])");
    }
}
