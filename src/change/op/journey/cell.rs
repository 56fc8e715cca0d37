//! Typing into the cells of a journey, clearing them, and moving what stands in them.

use super::{
    card, clean, emotion, refuse,
    stage::put_stage,
    step::{move_journey_step, put_column},
    touchpoint, view,
};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{
        Card, CellAt, ColumnKey, Document, Emotion, Id, IdMaker, JourneyRow, JourneyStep, JourneyView, Key, Lifecycle,
        Record, Refers, RowKey, RowKind, Stage,
    },
};

/// What typing does in a cell of a journey: names a stage or step; adds or changes a card, a touchpoint, a reading. In
/// the column of a stage without steps it makes the first step. Empty text takes the entry away; a step only loses its
/// name.
pub fn type_in(
    document: &Document,
    journey: &Id,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    let text = clean(text);
    let mut edit = Edit::new(document);
    let row = match &at.row {
        RowKey::Stages => return name_stage(edit, &view, &at.column, text, ids),
        RowKey::Steps => return name_step(edit, &view, &at.column, text, ids),
        RowKey::Row(id) => Some(view.row_at(id).and_then(|i| view.rows.get(i)).ok_or_else(|| refuse::gone("row"))?),
        // Cards whose row is not in the model.
        RowKey::New => None,
        _ => return Err(refuse::gone("row")),
    };
    let kind = row.map_or(RowKind::Action, |row| row.kind);
    let label = match entry.and_then(|id| document.get(id)) {
        Some(Record::Card(it)) => card::retype(&mut edit, kind, at, it, &text, ids)?,
        Some(Record::Touchpoint(touchpoint)) => {
            touchpoint::retype(&mut edit, touchpoint, &text, kind == RowKind::Channel);
            if text.is_empty() { "Remove touchpoint" } else { "Change touchpoint" }
        }
        Some(Record::Emotion(emotion)) => {
            emotion::type_readings(&mut edit, &view, &emotion.at, Some(emotion), &text, ids)?;
            "Set emotion"
        }
        _ if kind == RowKind::Step => return name_step(edit, &view, &at.column, text, ids),
        _ if text.is_empty() && kind != RowKind::Emotion => "Type",
        _ => {
            let row = row.ok_or_else(|| Refusal::new("Add a row to type into first."))?;
            let step = step_or_new(&mut edit, &view, &at.column, ids)?;
            type_new(&mut edit, &view, row, &step, at, &text, ids)?
        }
    };
    Ok(edit.finish(label))
}

/// Puts a card that stands for this record, or makes a card stand for it.
pub fn refer_to(
    document: &Document,
    journey: &Id,
    at: &CellAt,
    entry: Option<&Id>,
    record: &Id,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    let found = document.get(record).ok_or_else(|| refuse::gone("element"))?;
    if !Refers::of(document, at).fits(found) {
        return Err(Refusal(format!("A {} does not stand in this row.", found.kind().word())));
    }
    let stands = (String::new(), Some(record.clone()));
    put_card(Edit::new(document), &view, at, entry, found.name(), stands, ids)
}

/// Puts a card of words that stand for nothing, whatever is called so, or makes a card one.
pub fn type_words(
    document: &Document,
    journey: &Id,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    let stands = (clean(text), None);
    put_card(Edit::new(document), &view, at, entry, text, stands, ids)
}

/// Puts a card with these words or this record; a new one gets its id from `name`.
fn put_card(
    mut edit: Edit,
    view: &JourneyView,
    at: &CellAt,
    entry: Option<&Id>,
    name: &str,
    (text, record): (String, Option<Id>),
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let row = match &at.row {
        RowKey::Row(id) => view.row_at(id).and_then(|i| view.rows.get(i)),
        _ => None,
    };
    let row = row.ok_or_else(|| refuse::gone("row"))?;
    let card = match entry.and_then(|id| edit.base().card(id)) {
        Some(card) => card.clone(),
        None => {
            let step = step_or_new(&mut edit, view, &at.column, ids)?;
            let id = edit.fresh(ids, name);
            card::new_card(view, id, &row.id, &step)
        }
    };
    edit.select([card.id.clone()]);
    edit.put(Card { text, record, ..card });
    Ok(edit.finish(if entry.is_some() { "Change card" } else { "Add card" }))
}

/// Empties cells: stages and steps lose their names, touchpoints, readings and cards go.
pub fn clear(document: &Document, journey: &Id, cells: &[CellAt], _: &mut IdMaker) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    let mut edit = Edit::new(document);
    let mut touched: Vec<(&Id, &Id)> = Vec::new();
    for cell in cells {
        let step = match &cell.column {
            ColumnKey::Step(id) => view.step_at(id).and_then(|_| document.journey_step(id)),
            _ => None,
        };
        let row = match &cell.row {
            RowKey::Row(id) => view.row_at(id).and_then(|i| view.rows.get(i)),
            _ => None,
        };
        let kind = row.map(|row| row.kind);
        match (&cell.row, kind, step) {
            (RowKey::Stages, _, _) => {
                if let Some(stage) = stage_of(&view, &cell.column) {
                    edit.put(Stage { name: String::new(), ..stage.clone() });
                }
            }
            (RowKey::Steps, _, Some(step)) | (_, Some(RowKind::Step), Some(step)) => {
                edit.put(JourneyStep { name: String::new(), ..step.clone() });
            }
            (_, Some(RowKind::Emotion), Some(step)) => {
                view.emotions.iter().filter(|e| e.at == step.id).for_each(|e| edit.remove(&e.id));
            }
            (_, Some(RowKind::Touchpoint), Some(step)) => {
                view.touchpoints.iter().filter(|t| t.at == step.id).for_each(|t| edit.remove(&t.id));
            }
            (_, Some(RowKind::Channel), Some(step)) => {
                let there = view.touchpoints.iter().filter(|t| t.at == step.id);
                let there: Vec<_> = there.filter(|t| edit.get(&t.id).is_some()).collect();
                for touchpoint in there {
                    touchpoint::retype(&mut edit, touchpoint, "", true);
                }
            }
            _ => {}
        }
        if let (Some(row), ColumnKey::Step(step)) = (row, &cell.column) {
            touched.push((&row.id, step));
        }
    }
    touched.sort();
    for card in view.cards.iter().filter(|c| touched.binary_search(&(&c.row, &c.at)).is_ok()) {
        edit.remove(&card.id);
    }
    edit.select([]);
    Ok(edit.finish("Clear"))
}

/// Moves an entry into another cell, after what stands there: a card, a touchpoint to another step, a reading to a step
/// without one, the name of a step with its whole column.
pub fn move_entry(document: &Document, journey: &Id, entry: &Id, to: &CellAt) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    let ColumnKey::Step(step) = &to.column else {
        return Err(Refusal::new("Type a step there first, then move things to it."));
    };
    view.step_at(step).ok_or_else(|| refuse::gone("column"))?;
    let row = match &to.row {
        RowKey::Row(id) => view.row_at(id).and_then(|i| view.rows.get(i)).copied(),
        _ => None,
    };
    let kind = row.map(|row| row.kind);
    let mut edit = Edit::new(document);
    edit.select([entry.clone()]);
    match document.get(entry) {
        Some(Record::Card(it)) => {
            let row = row.filter(|r| !matches!(r.kind, RowKind::Step | RowKind::Emotion));
            let row = row.ok_or_else(|| Refusal::new("A card does not stand in this row."))?;
            card::move_to(&mut edit, &view, it, row, step);
            Ok(edit.finish("Move card"))
        }
        Some(Record::Touchpoint(touchpoint)) => match kind {
            Some(RowKind::Touchpoint | RowKind::Channel) => {
                if touchpoint.at != *step {
                    touchpoint::move_to(&mut edit, &view, touchpoint, step);
                }
                Ok(edit.finish("Move touchpoint"))
            }
            _ => Err(Refusal::new("A touchpoint stands in the touchpoint row.")),
        },
        Some(Record::Emotion(emotion)) => {
            if kind != Some(RowKind::Emotion) {
                return Err(Refusal::new("A reading stands in the emotion row."));
            }
            let there = view.reading(step, emotion.persona.as_ref(), emotion.state);
            if there.is_some_and(|there| there.id != *entry) {
                return Err(Refusal::new("There is a reading at this step already."));
            }
            edit.put(Emotion { at: step.clone(), ..emotion.clone() });
            Ok(edit.finish("Move emotion"))
        }
        Some(Record::JourneyStep(moved)) => {
            let (stage, place) = view.step_at(step).ok_or_else(|| refuse::gone("column"))?;
            let node = view.stages.get(stage).ok_or_else(|| refuse::gone("stage"))?;
            let (from, was) = view.step_at(&moved.id).ok_or_else(|| refuse::gone("step"))?;
            // Onto a later step of its own stage it goes behind that one.
            let behind = from == stage && was < place;
            let before = node.steps.get(if behind { place + 1 } else { place }).map(|s| &s.id);
            move_journey_step(document, &moved.id, &node.stage.id, before)
        }
        _ => Err(refuse::gone("entry")),
    }
}

fn name_stage(
    mut edit: Edit,
    view: &JourneyView,
    column: &ColumnKey,
    name: String,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    match stage_of(view, column) {
        Some(stage) => {
            edit.select([stage.id.clone()]);
            edit.put(Stage { name, ..stage.clone() });
            Ok(edit.finish("Name stage"))
        }
        None if *column == ColumnKey::New => {
            if !name.is_empty() {
                let order = view.stages.last().map_or(Key::default(), |node| node.stage.order.after());
                let lifecycle = view.stages.last().map_or(Lifecycle::Attraction, |node| node.stage.lifecycle);
                let stage = put_stage(&mut edit, &view.journey.id, order, &name, lifecycle, ids);
                edit.select([stage]);
            }
            Ok(edit.finish("Add stage"))
        }
        None => Err(refuse::gone("stage")),
    }
}

fn name_step(
    mut edit: Edit,
    view: &JourneyView,
    column: &ColumnKey,
    name: String,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    if let ColumnKey::Step(id) = column {
        let step = edit.base().journey_step(id).filter(|_| view.step_at(id).is_some());
        let step = step.ok_or_else(|| refuse::gone("column"))?;
        edit.select([id.clone()]);
        edit.put(JourneyStep { name, ..step.clone() });
        return Ok(edit.finish("Name journey step"));
    }
    if !name.is_empty() {
        let step = put_column(&mut edit, view, Some(column), &name, ids)?;
        edit.select([step]);
    }
    Ok(edit.finish("Add journey step"))
}

/// The step of a column; a column without one gets it.
fn step_or_new(edit: &mut Edit, view: &JourneyView, column: &ColumnKey, ids: &mut IdMaker) -> Result<Id, Refusal> {
    match column {
        ColumnKey::Step(id) => view.step_at(id).map(|_| id.clone()).ok_or_else(|| refuse::gone("column")),
        other => put_column(edit, view, Some(other), "", ids),
    }
}

fn stage_of<'a>(view: &JourneyView<'a>, column: &ColumnKey) -> Option<&'a Stage> {
    let place = match column {
        ColumnKey::Step(id) => view.step_at(id).map(|(stage, _)| stage),
        ColumnKey::Stage(id) => view.stage_at(id),
        _ => None,
    };
    view.stages.get(place?).map(|node| node.stage)
}

fn type_new(
    edit: &mut Edit,
    view: &JourneyView,
    row: &JourneyRow,
    step: &Id,
    at: &CellAt,
    text: &str,
    ids: &mut IdMaker,
) -> Result<&'static str, Refusal> {
    match row.kind {
        RowKind::Emotion => {
            emotion::type_readings(edit, view, step, None, text, ids)?;
            Ok("Set emotion")
        }
        RowKind::Touchpoint | RowKind::Channel => {
            touchpoint::type_new(edit, view, step, text, row.kind == RowKind::Channel, ids);
            Ok("Add touchpoint")
        }
        _ => {
            card::type_new(edit, view, row, step, at, text, ids)?;
            Ok("Add card")
        }
    }
}
