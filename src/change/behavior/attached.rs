//! Attached events share their host's cell.

use crate::{
    change::Edit,
    model::{Id, Record, Step},
};
use std::collections::BTreeSet;

/// Puts every event whose host (or attachment) changed into the host's cell.
pub fn follow_hosts(edit: &mut Edit) {
    let changed: BTreeSet<&Id> = edit.changed().filter(|id| matches!(edit.get(id), Some(Record::Step(_)))).collect();
    if changed.is_empty() {
        return;
    }
    let touched = |id: &Id| changed.contains(id);
    let moved: Vec<Step> = edit
        .records()
        .filter_map(|record| match record {
            Record::Step(step) => Some((step, step.attached_to.as_ref()?)),
            _ => None,
        })
        .filter(|(step, host)| touched(&step.id) || touched(host))
        .filter_map(|(step, host)| match edit.get(host)? {
            // A host in no lane is a problem to be mended; its events may be mended before it.
            Record::Step(host) if edit.get(&host.lane).is_some() => {
                (step.cell() != host.cell()).then(|| step.clone().at(&host.cell()))
            }
            _ => None,
        })
        .collect();
    for step in moved {
        edit.put(step);
    }
}
