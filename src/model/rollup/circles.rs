//! Swimlanes that detail one another in a circle, by their sub-processes.

use crate::model::{Document, Id, Step, StepKind};
use std::collections::{BTreeMap, BTreeSet};

/// Sub-processes whose details lead back to where they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle<'a> {
    /// Every one that is part of it, by id.
    pub steps: Vec<&'a Step>,
    /// The swimlanes of the shortest way round from the first by id, each detailing a step of the one before.
    pub way: Vec<&'a Id>,
}

/// Which step leads from a swimlane to the one that details it.
type Leads<'a> = BTreeMap<&'a Id, Vec<(&'a Id, &'a Step)>>;

/// Every circle, by its first swimlane. Linear in the model.
pub fn circles(document: &Document) -> Vec<Circle<'_>> {
    let mut leads: Leads = BTreeMap::new();
    let mut into: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
    for step in document.steps().filter(|step| matches!(step.kind, StepKind::SubProcess(_))) {
        let home = document.lane(&step.lane).and_then(|lane| document.swimlane(&lane.swimlane));
        let detail = step.link.as_ref().and_then(|link| document.swimlane(link));
        if let (Some(home), Some(detail)) = (home, detail) {
            leads.entry(&home.id).or_default().push((&detail.id, step));
            into.entry(&detail.id).or_default().push(&home.id);
        }
    }
    let mut circles = Vec::new();
    for around in groups(&leads, &into) {
        let Some(way) = around.first().and_then(|start| round(&leads, &around, start)) else { continue };
        let inside = around.iter().filter_map(|id| leads.get(id)).flatten();
        let mut steps: Vec<&Step> = inside.filter(|(to, _)| around.contains(to)).map(|(_, step)| *step).collect();
        steps.sort_by(|a, b| a.id.cmp(&b.id));
        circles.push((around.first().copied(), Circle { steps, way }));
    }
    circles.sort_by_key(|(first, _)| *first);
    circles.into_iter().map(|(_, circle)| circle).collect()
}

/// The swimlanes in groups of those that lead to one another; one that leads to none that leads back is alone in its
/// own. Two walks find them: the first on, which notes where each swimlane is left for good, the second back, from the
/// last left to the first.
fn groups<'a>(leads: &Leads<'a>, into: &BTreeMap<&'a Id, Vec<&'a Id>>) -> Vec<BTreeSet<&'a Id>> {
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let mut left: Vec<&Id> = Vec::new();
    for &start in leads.keys() {
        let mut way: Vec<(&Id, usize)> = if seen.insert(start) { vec![(start, 0)] } else { vec![] };
        while let Some((at, next)) = way.last_mut() {
            match leads.get(at).and_then(|to| to.get(*next)) {
                Some((to, _)) => {
                    *next += 1;
                    if seen.insert(to) {
                        way.push((to, 0));
                    }
                }
                None => {
                    left.push(at);
                    way.pop();
                }
            }
        }
    }
    let mut groups = Vec::new();
    let mut told: BTreeSet<&Id> = BTreeSet::new();
    for start in left.into_iter().rev() {
        let mut to_walk: Vec<&Id> = if told.insert(start) { vec![start] } else { continue };
        let mut group: BTreeSet<&Id> = BTreeSet::new();
        while let Some(at) = to_walk.pop() {
            group.insert(at);
            to_walk.extend(into.get(at).into_iter().flatten().filter(|from| told.insert(from)));
        }
        groups.push(group);
    }
    groups
}

/// The shortest way from a swimlane back to it, among those that lead to one another.
fn round<'a>(leads: &Leads<'a>, around: &BTreeSet<&'a Id>, start: &'a Id) -> Option<Vec<&'a Id>> {
    let mut from: BTreeMap<&Id, &Id> = BTreeMap::new();
    let mut to_walk: Vec<&Id> = vec![start];
    while !to_walk.is_empty() {
        let mut next = Vec::new();
        for at in to_walk {
            for (to, _) in leads.get(at).into_iter().flatten() {
                if *to == start {
                    let mut way: Vec<&Id> = std::iter::successors(Some(at), |at| from.get(at).copied()).collect();
                    way.reverse();
                    return Some(way);
                }
                if around.contains(to) && !from.contains_key(to) {
                    from.insert(to, at);
                    next.push(*to);
                }
            }
        }
        to_walk = next;
    }
    None
}

/// What is told beside figures that leave circles out.
pub(super) fn remark(circular: &[Id]) -> &'static str {
    match circular {
        [] => "",
        [_] => "; a sub-process is detailed in a circle, and its time is not known",
        _ => "; sub-processes are detailed in a circle, and their time is not known",
    }
}
