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

/// Every circle, by its first swimlane. Linear in the model but for the swimlanes that lie on circles.
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
    peel(&mut leads, &into);
    let mut circles = Vec::new();
    let mut told: BTreeSet<&Id> = BTreeSet::new();
    for &start in leads.keys() {
        let Some(way) = round(&leads, start).filter(|_| !told.contains(start)) else { continue };
        // All that is on a circle with it: what it leads to that leads back to it.
        let mut around: BTreeSet<&Id> = reached(&leads, start);
        around.retain(|id| reached(&leads, id).contains(start));
        told.extend(&around);
        let inside = around.iter().filter_map(|id| leads.get(id)).flatten();
        let mut steps: Vec<&Step> = inside.filter(|(to, _)| around.contains(to)).map(|(_, step)| *step).collect();
        steps.sort_by(|a, b| a.id.cmp(&b.id));
        circles.push(Circle { steps, way });
    }
    circles
}

/// Takes away what leads nowhere, until only circles and what lies between them are left.
fn peel<'a>(leads: &mut Leads<'a>, into: &BTreeMap<&'a Id, Vec<&'a Id>>) {
    let mut open: BTreeMap<&Id, usize> = leads.iter().map(|(id, to)| (*id, to.len())).collect();
    let mut done: Vec<&Id> = into.keys().copied().filter(|id| !leads.contains_key(id)).collect();
    while let Some(id) = done.pop() {
        for from in into.get(id).into_iter().flatten() {
            if let Some(left) = open.get_mut(from) {
                *left = left.saturating_sub(1);
                if *left == 0 {
                    open.remove(from);
                    leads.remove(from);
                    done.push(from);
                }
            }
        }
    }
}

fn reached<'a>(leads: &Leads<'a>, from: &Id) -> BTreeSet<&'a Id> {
    let mut reached = BTreeSet::new();
    let mut to_walk: Vec<&Id> = vec![from];
    while let Some(at) = to_walk.pop() {
        for (to, _) in leads.get(at).into_iter().flatten() {
            if reached.insert(*to) {
                to_walk.push(to);
            }
        }
    }
    reached
}

/// The shortest way from a swimlane back to it.
fn round<'a>(leads: &Leads<'a>, start: &'a Id) -> Option<Vec<&'a Id>> {
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
                if *to != start && !from.contains_key(to) {
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
