//! Loops that work cannot leave: found by walking back from wherever it comes to an end, or stops.

use super::{Course, Facts, StepFacts, flowing::in_order};
use crate::model::{IdMap, Step, StepKind, SubProcess, Trigger};
use std::collections::VecDeque;

/// The first step, in time, of each loop of a course from which work comes to no end. What no start leads to, what the
/// customer does in lanes of their own, and what an event or an end to all work may break off are left out.
pub fn without_end<'f, 'a>(facts: &'f Facts<'a>, course: &'f Course<'a>) -> Vec<&'f StepFacts<'a>> {
    let steps: Vec<&StepFacts> = facts.steps_of(course).collect();
    let at: IdMap<usize> = steps.iter().enumerate().map(|(number, step)| (&step.step.id, number)).collect();
    let to = |step: &StepFacts<'a>| -> Vec<usize> {
        facts.after(step).filter_map(|next| at.get(&next.step.id).copied()).collect()
    };
    let next: Vec<Vec<usize>> = steps.iter().map(|step| to(step)).collect();
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); steps.len()];
    for (from, next) in next.iter().enumerate() {
        for &to in next {
            if let Some(before) = before.get_mut(to) {
                before.push(from);
            }
        }
    }
    let stops = |step: &StepFacts| {
        // What leads to nothing is told as that.
        let open = step.leaving.iter().any(|flow| flow.to.as_ref().is_none_or(|to| !at.contains_key(to)));
        open || matches!(step.step.kind, StepKind::End(_))
    };
    let mut ends = vec![false; steps.len()];
    let stopping = steps.iter().zip(&next).enumerate().filter(|(_, (step, next))| next.is_empty() || stops(step));
    let mut to_walk: Vec<usize> = stopping.map(|(number, _)| number).collect();
    while let Some(step) = to_walk.pop() {
        if !std::mem::replace(ends.get_mut(step).unwrap_or(&mut true), true) {
            to_walk.extend(before.get(step).into_iter().flatten());
        }
    }
    let endless = |step: usize| ends.get(step) == Some(&false);
    if !(0..steps.len()).any(endless) || may_break_off(facts, course) {
        return vec![];
    }
    // Walked against the flows first, each walk along them covers one loop: the last ones before those before them.
    let mut loop_of: Vec<Option<usize>> = vec![None; steps.len()];
    let mut found = Vec::new();
    for (number, start) in in_order(&before, std::iter::empty()).into_iter().filter(|&step| endless(step)).enumerate() {
        let (mut members, mut leads_on) = (Vec::new(), false);
        let mut to_walk = VecDeque::from([start]);
        while let Some(step) = to_walk.pop_front() {
            match loop_of.get_mut(step) {
                Some(place @ None) => {
                    *place = Some(number);
                    members.extend(steps.get(step).copied());
                    to_walk.extend(next.get(step).into_iter().flatten());
                }
                Some(Some(other)) => leads_on |= *other != number,
                None => {}
            }
        }
        let ours = |step: &&StepFacts| !facts.is_customers(&step.step.lane);
        let told = !leads_on && members.iter().all(|step| step.reached) && members.iter().any(ours);
        found.extend(members.into_iter().filter(|_| told).min_by_key(|step| (step.step.column, &step.step.id)));
    }
    found
}

/// Whether something breaks off the work of a course wherever it is: an end to all work, an event sub-process, an event
/// on the edge of the step it details.
fn may_break_off<'a>(facts: &Facts<'a>, course: &Course<'a>) -> bool {
    let ended = |step: &StepFacts| step.step.kind == StepKind::End(Trigger::Terminate);
    let event = |step: &StepFacts| {
        step.step.kind == StepKind::SubProcess(SubProcess::Event) && step.swimlane == course.swimlane
    };
    let left = |host: &Step| facts.step(&host.id).is_some_and(|host| !host.attached.is_empty());
    facts.steps_of(course).any(ended)
        || facts.steps().any(event)
        || facts.detailed_by(course.swimlane).iter().any(|host| left(host))
}
