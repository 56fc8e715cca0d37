//! Where work comes to, by sequence flows, attached events and link events; and the steps that undo others.

use super::{Course, StepFacts};
use crate::model::{Gateway, Id, IdMap, Step, StepKind, TaskKind, Trigger};
use std::collections::{BTreeMap, BTreeSet};

/// The steps that only undo others: what is tied to an attached compensation event, what follows it, and the event.
pub(super) fn undoing(steps: &[StepFacts], step_at: &IdMap<usize>) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut to_walk: Vec<usize> = Vec::new();
    for (i, step) in steps.iter().enumerate() {
        let strikes =
            matches!(step.step.kind, StepKind::Event(Trigger::Compensation) | StepKind::Throw(Trigger::Compensation));
        if !strikes || step.step.attached_to.is_none() {
            continue;
        }
        to_walk.push(i);
        // Drawn without an arrowhead or with one; what is data on the way takes no part anyway.
        for tie in &step.ties {
            let far = [&tie.from, &tie.to].into_iter().flatten().filter(|id| **id != step.step.id);
            to_walk.extend(far.filter_map(|id| step_at.get(id)));
        }
    }
    while let Some(at) = to_walk.pop() {
        let Some(step) = steps.get(at) else { continue };
        if found.insert(at) {
            to_walk.extend(ahead(step, step_at));
        }
    }
    found
}

/// Ties each link that is thrown to those that catch it: of the same swimlane and name, spaces and capitals apart.
pub(super) fn link(steps: &mut [StepFacts]) {
    let name = |step: &StepFacts| step.step.link_name();
    let mut caught: BTreeMap<(&Id, String), Vec<&Step>> = BTreeMap::new();
    for step in steps.iter().filter(|s| s.step.kind == StepKind::Event(Trigger::Link)) {
        caught.entry((step.swimlane, name(step))).or_default().push(step.step);
    }
    for step in steps.iter_mut().filter(|s| s.step.kind == StepKind::Throw(Trigger::Link)) {
        step.jumps = caught.get(&(step.swimlane, name(step))).cloned().unwrap_or_default();
    }
}

/// Says of every step whether work comes to it.
///
/// Work comes in at a start and where a message sets a step off; in a course without a start, at every step that
/// nothing leads to. From there it goes along the flows, through events on a step's edge and from link to link.
pub(super) fn reach(steps: &mut [StepFacts], step_at: &IdMap<usize>, courses: &[Course]) {
    let mut reached = vec![false; steps.len()];
    let mut to_walk: Vec<usize> = Vec::new();
    for course in courses {
        let enters = |i: &&usize| {
            steps.get(**i).is_some_and(|s| if course.has_start { enters(s) } else { s.arriving.is_empty() })
        };
        to_walk.extend(course.steps.iter().filter(enters));
    }
    while let Some(at) = to_walk.pop() {
        let (Some(step), Some(seen)) = (steps.get(at), reached.get_mut(at)) else { continue };
        if std::mem::replace(seen, true) {
            continue;
        }
        to_walk.extend(ahead(step, step_at));
    }
    for (step, reached) in steps.iter_mut().zip(reached) {
        step.reached = reached;
    }
}

/// The steps next after one: at the far ends of its flows, the events on its edge, and where its link leads.
pub(super) fn ahead<'s>(step: &'s StepFacts, step_at: &'s IdMap<usize>) -> impl Iterator<Item = usize> + 's {
    let far = step.leaving.iter().filter_map(|flow| flow.to.as_ref());
    let others = step.attached.iter().chain(&step.jumps).map(|event| &event.id);
    far.chain(others).filter_map(|id| step_at.get(id).copied())
}

/// Places in an order in which each comes before those next to it, but for ways back; from the `first` on, then from
/// what they do not lead to.
pub(super) fn in_order(next: &[Vec<usize>], first: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut done: Vec<usize> = Vec::new();
    let mut seen = vec![false; next.len()];
    for start in first.chain(0..next.len()) {
        let mut path = vec![(start, 0)];
        if std::mem::replace(seen.get_mut(start).unwrap_or(&mut true), true) {
            continue;
        }
        while let Some((place, way)) = path.last_mut() {
            let Some(&to) = next.get(*place).and_then(|next| next.get(*way)) else {
                done.push(*place);
                path.pop();
                continue;
            };
            *way += 1;
            if !std::mem::replace(seen.get_mut(to).unwrap_or(&mut true), true) {
                path.push((to, 0));
            }
        }
    }
    done.reverse();
    done
}

/// Whether work comes in at this step by itself: a start, or what waits for a message and nothing leads to.
fn enters(step: &StepFacts) -> bool {
    let waits = match step.step.kind {
        StepKind::Start(_) => return true,
        StepKind::Task(TaskKind::Receive) | StepKind::Decision(Gateway::EventBased) => true,
        _ => !step.received.is_empty(),
    };
    waits && step.arriving.is_empty() && step.step.attached_to.is_none()
}
