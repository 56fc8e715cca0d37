//! Stages: spans of journey steps, which move with everything at them.

use super::{clean, order::key_at, refuse, view};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Id, IdMaker, JourneyStep, JourneyView, Key, Lifecycle, Stage},
};

/// Adds a stage with one step after another (`None`: at the end), in the same lifecycle phase, and selects it.
pub fn add_stage(
    document: &Document,
    journey: &Id,
    after: Option<&Id>,
    name: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    let at = match after {
        Some(id) => view.stage_at(id).ok_or_else(|| refuse::gone("stage"))? + 1,
        None => view.stages.len(),
    };
    let before = at.checked_sub(1).and_then(|i| view.stages.get(i));
    let lifecycle = before.map_or(Lifecycle::Attraction, |node| node.stage.lifecycle);
    let mut edit = Edit::new(document);
    let order = order_at(&mut edit, &view, at);
    let stage = put_stage(&mut edit, journey, order, name, lifecycle, ids);
    put_step(&mut edit, &stage, Key::default(), "", ids);
    edit.select([stage]);
    Ok(edit.finish("Add stage"))
}

/// Divides a stage: this step and those after it become a stage of their own, which is selected.
pub fn split_stage(document: &Document, step: &Id, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let (view, stage, place) = home(document, step)?;
    let node = view.stages.get(stage).ok_or_else(|| refuse::gone("stage"))?;
    if place == 0 {
        return Err(Refusal::new("The stage begins at this step already. Choose a later step of it."));
    }
    let mut edit = Edit::new(document);
    let order = order_at(&mut edit, &view, stage + 1);
    let made = put_stage(&mut edit, &view.journey.id, order, "", node.stage.lifecycle, ids);
    for step in node.steps.iter().skip(place) {
        edit.put(JourneyStep { stage: made.clone(), ..(*step).clone() });
    }
    edit.select([made]);
    Ok(edit.finish("Split stage"))
}

/// Joins a stage with the one after it: its steps come after its own, and nothing of what it says is lost.
pub fn merge_stages(document: &Document, stage: &Id) -> Result<Transaction, Refusal> {
    let first = document.stage(stage).ok_or_else(|| refuse::gone("stage"))?;
    let view = view(document, &first.journey)?;
    let at = view.stage_at(stage).ok_or_else(|| refuse::gone("stage"))?;
    let (Some(into), Some(next)) = (view.stages.get(at), view.stages.get(at + 1)) else {
        return Err(Refusal::new("This is the last stage. Merge the one before with it."));
    };
    let joined = |a: &str, b: &str, between: &str| match (a, b) {
        (a, "") => a.to_owned(),
        ("", b) => b.to_owned(),
        (a, b) => format!("{a}{between}{b}"),
    };
    let mut edit = Edit::new(document);
    edit.put(Stage {
        name: joined(&first.name, &next.stage.name, ", "),
        description: joined(&first.description, &next.stage.description, "\n"),
        ..first.clone()
    });
    let last = into.steps.last().map(|step| step.order);
    let follows = next.steps.first().is_none_or(|step| last.is_none_or(|last| last < step.order));
    let mut order = last.map_or(Key::default(), Key::after);
    for step in &next.steps {
        let kept = if follows { step.order } else { order };
        edit.put(JourneyStep { stage: stage.clone(), order: kept, ..(*step).clone() });
        order = order.after();
    }
    edit.remove(&next.stage.id);
    edit.select([stage.clone()]);
    Ok(edit.finish("Merge stages"))
}

/// Moves a stage with all its steps before another (`None`: to the end).
pub fn move_stage(document: &Document, stage: &Id, before: Option<&Id>) -> Result<Transaction, Refusal> {
    let moved = document.stage(stage).ok_or_else(|| refuse::gone("stage"))?;
    let view = view(document, &moved.journey)?;
    let others: Vec<&Stage> = view.stages.iter().map(|node| node.stage).filter(|s| s.id != *stage).collect();
    let at = match before {
        Some(id) if id == stage => return Err(Refusal::new("A stage moves before another stage, or to the end.")),
        Some(id) => others.iter().position(|s| s.id == *id).ok_or_else(|| refuse::gone("stage"))?,
        None => others.len(),
    };
    let mut edit = Edit::new(document);
    edit.select([stage.clone()]);
    if view.stage_at(stage) != Some(at) {
        let order = order_among(&mut edit, &others, at);
        edit.put(Stage { order, ..moved.clone() });
    }
    Ok(edit.finish("Move stage"))
}

/// Where a step stands, by its journey.
pub(super) fn home<'a>(document: &'a Document, step: &Id) -> Result<(JourneyView<'a>, usize, usize), Refusal> {
    let gone = || refuse::gone("step");
    let step = document.journey_step(step).ok_or_else(gone)?;
    let stage = document.stage(&step.stage).ok_or_else(|| refuse::gone("stage"))?;
    let view = view(document, &stage.journey)?;
    let (stage, place) = view.step_at(&step.id).ok_or_else(gone)?;
    Ok((view, stage, place))
}

/// Puts a new stage into a journey.
pub(super) fn put_stage(
    edit: &mut Edit,
    journey: &Id,
    order: Key,
    name: &str,
    lifecycle: Lifecycle,
    ids: &mut IdMaker,
) -> Id {
    let name = clean(name);
    let id = edit.fresh(ids, if name.is_empty() { "stage" } else { &name });
    let journey = journey.clone();
    edit.put(Stage { id: id.clone(), journey, name, order, lifecycle, description: String::new() });
    id
}

/// Puts a new step into a stage.
pub(super) fn put_step(edit: &mut Edit, stage: &Id, order: Key, name: &str, ids: &mut IdMaker) -> Id {
    let name = clean(name);
    let id = edit.fresh(ids, if name.is_empty() { "step" } else { &name });
    edit.put(JourneyStep { id: id.clone(), stage: stage.clone(), name, order, description: String::new() });
    id
}

fn order_at(edit: &mut Edit, view: &JourneyView, at: usize) -> Key {
    let stages: Vec<&Stage> = view.stages.iter().map(|node| node.stage).collect();
    order_among(edit, &stages, at)
}

fn order_among(edit: &mut Edit, stages: &[&Stage], at: usize) -> Key {
    let keys: Vec<Key> = stages.iter().map(|s| s.order).collect();
    key_at(&keys, at, edit, |edit, i, order| {
        if let Some(stage) = stages.get(i) {
            edit.put(Stage { order, ..(*stage).clone() });
        }
    })
}
