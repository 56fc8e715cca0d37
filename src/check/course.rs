//! The courses of a swimlane: the pieces of it that sequence flows join or may join, each with its own start and end.

use super::StepFacts;
use crate::model::{Document, Id, IdMap, StepKind, rules};

/// The steps of one pool, or of plain lanes that sequence flows join.
pub struct Course<'a> {
    pub swimlane: &'a Id,
    /// Its top lanes, by id.
    pub pools: Vec<&'a Id>,
    /// Its steps that take part in the order of steps, by their place in [`super::Facts::steps`].
    pub steps: Vec<usize>,
    pub has_start: bool,
    pub has_end: bool,
    /// Whether any sequence flow runs in it.
    pub flows: bool,
    /// Whether other courses stand in the same swimlane.
    pub alone: bool,
}

impl<'a> Course<'a> {
    /// What a finding about the whole course is marked at: its swimlane, or where that has several its first lane.
    pub fn mark(&self) -> &'a Id {
        match self.pools.first() {
            Some(pool) if !self.alone => pool,
            _ => self.swimlane,
        }
    }
}

/// The courses of every swimlane, by swimlane and first lane.
pub(super) fn courses<'a>(document: &'a Document, steps: &[StepFacts<'a>]) -> Vec<Course<'a>> {
    let mut tops = Tops::default();
    let pools: Vec<Option<usize>> =
        steps.iter().map(|s| rules::pool_of(document, &s.step.lane).map(|pool| tops.number(pool))).collect();
    for step in steps.iter().filter(|s| !s.apart) {
        for flow in &step.leaving {
            let far = flow.to.as_ref().and_then(|id| document.step(id));
            let near = rules::pool_of(document, &step.step.lane);
            if let (Some(a), Some(b)) = (near, far.and_then(|far| rules::pool_of(document, &far.lane))) {
                tops.join(a, b);
            }
        }
    }
    let mut courses: Vec<Course> = Vec::new();
    let mut course_of: Vec<Option<usize>> = vec![None; tops.ids.len()];
    for (i, step) in steps.iter().enumerate().filter(|(_, s)| !s.apart) {
        let Some(pool) = pools.get(i).copied().flatten() else { continue };
        let Some(place) = course_of.get_mut(tops.root(pool)) else { continue };
        let at = *place.get_or_insert_with(|| {
            courses.push(Course {
                swimlane: step.swimlane,
                pools: vec![],
                steps: vec![],
                has_start: false,
                has_end: false,
                flows: false,
                alone: true,
            });
            courses.len() - 1
        });
        let (Some(course), Some(pool)) = (courses.get_mut(at), tops.ids.get(pool)) else { continue };
        course.pools.push(pool);
        course.steps.push(i);
        course.flows |= !step.leaving.is_empty() || !step.arriving.is_empty();
        course.has_start |= matches!(step.step.kind, StepKind::Start(_));
        course.has_end |= matches!(step.step.kind, StepKind::End(_));
    }
    for course in &mut courses {
        course.pools.sort();
        course.pools.dedup();
    }
    courses.sort_by(|a, b| (a.swimlane, a.pools.first()).cmp(&(b.swimlane, b.pools.first())));
    let swimlanes: Vec<&Id> = courses.iter().map(|c| c.swimlane).collect();
    for (i, course) in courses.iter_mut().enumerate() {
        let before = i.checked_sub(1).and_then(|i| swimlanes.get(i));
        course.alone = before != Some(&course.swimlane) && swimlanes.get(i + 1) != Some(&course.swimlane);
    }
    courses
}

/// Top lanes in sets that grow together.
#[derive(Default)]
struct Tops<'a> {
    ids: Vec<&'a Id>,
    at: IdMap<'a, usize>,
    up: Vec<usize>,
}

impl<'a> Tops<'a> {
    fn number(&mut self, id: &'a Id) -> usize {
        let next = self.ids.len();
        let number = *self.at.entry(id).or_insert(next);
        if number == next {
            self.ids.push(id);
            self.up.push(next);
        }
        number
    }

    fn root(&self, mut at: usize) -> usize {
        while let Some(&up) = self.up.get(at).filter(|&&up| up != at) {
            at = up;
        }
        at
    }

    fn join(&mut self, a: &'a Id, b: &'a Id) {
        let (a, b) = (self.number(a), self.number(b));
        let (a, b) = (self.root(a), self.root(b));
        // The smaller number stays the root: the same whichever way the flows come.
        if let Some(up) = self.up.get_mut(a.max(b)) {
            *up = a.min(b);
        }
    }
}
