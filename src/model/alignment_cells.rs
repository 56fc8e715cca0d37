//! What the cells of an alignment may refer to.

use super::{CellAt, ColumnKey, Document, Id, RecordKind, Refers, RowKey, process_behind};

/// The touchpoints of one stage of a journey, in time.
pub fn touchpoints_of<'a>(document: &'a Document, journey: &Id, stage: &Id) -> Vec<&'a Id> {
    let stages = super::alignment::stages(document, journey);
    stages.into_iter().find(|s| s.stage.id == *stage).map_or_else(Vec::new, |s| s.touchpoints)
}

/// What may be typed into a cell of an alignment, the likeliest first: in the row of a process its steps, in that of
/// what no process stands behind the steps of all, in the column of what serves no customer the journey's touchpoints.
pub fn alignment_choices<'a>(document: &'a Document, journey: &Id, at: &CellAt) -> Vec<&'a Id> {
    let of = match (&at.row, &at.column) {
        (RowKey::Process(_), ColumnKey::Unserving) => {
            let stages = super::alignment::stages(document, journey);
            let mut all: Vec<&Id> = stages.into_iter().flat_map(|s| s.touchpoints).collect();
            all.sort_by_key(|id| document.touchpoint(id).is_some_and(|t| !t.steps.is_empty()));
            return all;
        }
        (RowKey::Process(process), ColumnKey::Stage(_)) => Some(process),
        (RowKey::Unserved, ColumnKey::Stage(_)) => None,
        _ => return vec![],
    };
    let state = document.journey(journey).map(|j| j.state).unwrap_or_default();
    let linked = match &at.column {
        ColumnKey::Stage(stage) => touchpoints_of(document, journey, stage),
        _ => vec![],
    };
    let is_linked = |step: &Id| linked.iter().any(|t| document.touchpoint(t).is_some_and(|t| t.steps.contains(step)));
    let lanes = super::alignment::Lanes::new(document);
    let mut steps: Vec<_> = document
        .steps()
        .filter(|s| !lanes.is_customer(&s.lane) && !s.name.trim().is_empty())
        .filter(|s| document.get(&s.id).is_some_and(|r| r.kind() == RecordKind::Step && Refers::Steps.fits(r)))
        .filter_map(|s| {
            let process = process_behind(document, &s.id)?;
            let other_state = document.swimlane_of(&s.id).and_then(|id| document.swimlane(id))?.state != state;
            of.is_none_or(|of| of == process)
                .then(|| (is_linked(&s.id), other_state, process, lanes.swimlane(&s.lane), s.column, &s.id))
        })
        .collect();
    steps.sort();
    steps.into_iter().map(|(.., id)| id).collect()
}
