//! A flow whose step went to another pool, or came home, becomes the kind that may run there.

use crate::{
    change::Edit,
    model::{Flow, FlowKind, Id, Record},
};
use std::collections::BTreeSet;

/// Turns sequence flows that now run between pools into messages, and messages that now stay within a pool back.
pub fn fit(edit: &mut Edit) {
    let moved: BTreeSet<&Id> = edit.changed().filter(|id| changed_lane(edit, id)).collect();
    if moved.is_empty() {
        return;
    }
    // A top lane that holds lanes is a pool.
    let nested: BTreeSet<Id> = edit.base().lanes().filter_map(|l| l.parent.clone()).collect();
    let parent = |lane: &Id| match edit.get(lane) {
        Some(Record::Lane(lane)) => lane.parent.clone(),
        _ => None,
    };
    let pool = |end: &Option<Id>| {
        let mut lane = match edit.get(end.as_ref()?)? {
            Record::Step(step) => step.lane.clone(),
            Record::Lane(lane) => lane.id.clone(),
            _ => return None,
        };
        for _ in 0..1_000 {
            match parent(&lane) {
                Some(outer) => lane = outer,
                None => return Some(lane),
            }
        }
        None
    };
    let is_step = |end: &Option<Id>| end.as_ref().is_some_and(|id| matches!(edit.get(id), Some(Record::Step(_))));
    let mut fitted: Vec<Flow> = Vec::new();
    for record in edit.records() {
        let Record::Flow(flow) = record else { continue };
        let touched = |end: &Option<Id>| end.as_ref().is_some_and(|id| moved.contains(id));
        if !(touched(&flow.from) || touched(&flow.to)) || !is_step(&flow.from) || !is_step(&flow.to) {
            continue;
        }
        let (Some(a), Some(b)) = (pool(&flow.from), pool(&flow.to)) else { continue };
        let kind = match flow.kind {
            FlowKind::Sequence if a != b && (nested.contains(&a) || nested.contains(&b)) => FlowKind::Message,
            FlowKind::Message if a == b => FlowKind::Sequence,
            kind => kind,
        };
        if kind != flow.kind {
            fitted.push(Flow { kind, ..flow.clone() });
        }
    }
    for flow in fitted {
        edit.put(flow);
    }
}

fn changed_lane(edit: &Edit, id: &Id) -> bool {
    match (edit.base().get(id), edit.get(id)) {
        (Some(Record::Step(before)), Some(Record::Step(after))) => before.lane != after.lane,
        (None, Some(Record::Step(_))) => true,
        _ => false,
    }
}
