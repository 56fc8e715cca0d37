//! Journey steps: the columns, within and across stages.

use super::{
    order::key_at,
    refuse,
    stage::{home, put_stage, put_step},
    view,
};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{ColumnKey, Document, Id, IdMaker, JourneyStep, JourneyView, Key, Lifecycle, StageNode},
};

/// Adds an empty step after a column, in its stage (`None`: at the end of the last), and selects it.
pub fn add_column(
    document: &Document,
    journey: &Id,
    after: Option<&ColumnKey>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    let mut edit = Edit::new(document);
    let step = put_column(&mut edit, &view, after, "", ids)?;
    edit.select([step]);
    Ok(edit.finish("Add journey step"))
}

/// Removes a step with everything at it; of a stage without steps, the stage.
pub fn remove_column(document: &Document, journey: &Id, column: &ColumnKey) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    let mut edit = Edit::new(document);
    edit.select([]);
    match column {
        ColumnKey::Step(step) if view.step_at(step).is_some() => {
            edit.remove(step);
            Ok(edit.finish("Remove journey step"))
        }
        ColumnKey::Stage(stage) if view.stage_at(stage).is_some() => {
            edit.remove(stage);
            Ok(edit.finish("Remove stage"))
        }
        _ => Err(refuse::gone("column")),
    }
}

/// Moves a step before another, into that one's stage (`None`: to the end of the last). Before a stage without steps it
/// becomes its first.
pub fn move_column(
    document: &Document,
    journey: &Id,
    column: &ColumnKey,
    before: Option<&ColumnKey>,
) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    let step = match column {
        ColumnKey::Step(step) => step,
        // A stage without steps is a column: it moves as a stage.
        ColumnKey::Stage(stage) => {
            let target = match before {
                Some(ColumnKey::Step(step)) => view.step_at(step).and_then(|(i, _)| view.stages.get(i)),
                Some(ColumnKey::Stage(id)) => view.stage_at(id).and_then(|i| view.stages.get(i)),
                _ => None,
            };
            return super::move_stage(document, stage, target.map(|node| &node.stage.id).filter(|id| *id != stage));
        }
        _ => return Err(refuse::gone("column")),
    };
    let gone = || refuse::gone("column");
    match before {
        Some(ColumnKey::Step(other)) => {
            let (stage, _) = view.step_at(other).ok_or_else(gone)?;
            let stage = view.stages.get(stage).ok_or_else(gone)?;
            move_journey_step(document, step, &stage.stage.id, Some(other))
        }
        Some(ColumnKey::Stage(stage)) => move_journey_step(document, step, stage, None),
        Some(ColumnKey::New) | None => {
            let last = view.stages.last().ok_or_else(|| refuse::gone("stage"))?;
            move_journey_step(document, step, &last.stage.id, None)
        }
        Some(_) => Err(gone()),
    }
}

/// Moves a step with everything at it into a stage, before another of its steps (`None`: to its end).
pub fn move_journey_step(
    document: &Document,
    step: &Id,
    stage: &Id,
    before: Option<&Id>,
) -> Result<Transaction, Refusal> {
    let (view, from, place) = home(document, step)?;
    let moved = document.journey_step(step).ok_or_else(|| refuse::gone("step"))?;
    let to = view.stage_at(stage).ok_or_else(|| Refusal::new("A step moves within its journey."))?;
    let node = view.stages.get(to).ok_or_else(|| refuse::gone("stage"))?;
    let mut edit = Edit::new(document);
    edit.select([step.clone()]);
    if before == Some(step) {
        return Ok(edit.finish("Move journey step"));
    }
    let others: Vec<&JourneyStep> = node.steps.iter().copied().filter(|s| s.id != *step).collect();
    let at = match before {
        Some(id) => others.iter().position(|s| s.id == *id).ok_or_else(|| refuse::gone("step"))?,
        None => others.len(),
    };
    if (from, place) != (to, at) {
        let order = order_among(&mut edit, &others, at);
        edit.put(JourneyStep { stage: stage.clone(), order, ..moved.clone() });
    }
    Ok(edit.finish("Move journey step"))
}

/// Moves a step by one place in time. From the end of its stage it goes into the next, from the start into the one
/// before: into a stage first, past its steps then.
pub fn nudge_step(document: &Document, step: &Id, later: bool) -> Result<Transaction, Refusal> {
    let (view, stage, place) = home(document, step)?;
    let node = view.stages.get(stage).ok_or_else(|| refuse::gone("stage"))?;
    let within = if later { place + 1 < node.steps.len() } else { place > 0 };
    if within {
        let before = if later { place + 2 } else { place - 1 };
        return move_journey_step(document, step, &node.stage.id, node.steps.get(before).map(|s| &s.id));
    }
    let beside = if later { Some(stage + 1) } else { stage.checked_sub(1) };
    let beside = beside.and_then(|i| view.stages.get(i));
    let beside = beside.ok_or_else(|| Refusal::new("This step is at the end already."))?;
    let before = beside.steps.first().filter(|_| later).map(|s| &s.id);
    move_journey_step(document, step, &beside.stage.id, before)
}

/// Puts a step after a column; a journey without stages gets its first.
pub(super) fn put_column(
    edit: &mut Edit,
    view: &JourneyView,
    after: Option<&ColumnKey>,
    name: &str,
    ids: &mut IdMaker,
) -> Result<Id, Refusal> {
    let gone = || refuse::gone("column");
    let (stage, at): (Option<&StageNode>, usize) = match after {
        Some(ColumnKey::Step(step)) => {
            let (stage, place) = view.step_at(step).ok_or_else(gone)?;
            (view.stages.get(stage), place + 1)
        }
        Some(ColumnKey::Stage(stage)) => {
            let node = view.stage_at(stage).and_then(|i| view.stages.get(i)).ok_or_else(gone)?;
            (Some(node), node.steps.len())
        }
        Some(ColumnKey::New) | None => (view.stages.last(), usize::MAX),
        Some(_) => return Err(gone()),
    };
    match stage {
        Some(node) => {
            let order = order_among(edit, &node.steps, at.min(node.steps.len()));
            Ok(put_step(edit, &node.stage.id, order, name, ids))
        }
        None => {
            let stage = put_stage(edit, &view.journey.id, Key::default(), "", Lifecycle::Attraction, ids);
            Ok(put_step(edit, &stage, Key::default(), name, ids))
        }
    }
}

fn order_among(edit: &mut Edit, steps: &[&JourneyStep], at: usize) -> Key {
    let keys: Vec<Key> = steps.iter().map(|s| s.order).collect();
    key_at(&keys, at, edit, |edit, i, order| {
        if let Some(step) = steps.get(i) {
            edit.put(JourneyStep { order, ..(*step).clone() });
        }
    })
}
