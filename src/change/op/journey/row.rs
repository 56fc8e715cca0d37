//! The typed rows of a journey: added by kind, moved, hidden, collapsed.

use super::{order::key_at, refuse, view};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Id, IdMaker, JourneyRow, Key, RowKey, RowKind},
};

/// What a row added without a word about its kind is, in this order, where the journey has none yet.
const USUAL: [RowKind; 10] = [
    RowKind::Step,
    RowKind::Touchpoint,
    RowKind::Emotion,
    RowKind::PainsAndDelights,
    RowKind::Opportunity,
    RowKind::Action,
    RowKind::Thought,
    RowKind::Need,
    RowKind::Frontstage,
    RowKind::Backstage,
];

/// Adds a row after another (`None`: at the end): of the same kind where a journey may have several such, else the next
/// kind it does not have yet.
pub fn add_row(
    document: &Document,
    journey: &Id,
    after: Option<&RowKey>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    let beside = match after {
        Some(RowKey::Row(id)) => view.row_at(id).and_then(|i| view.rows.get(i)),
        _ => None,
    };
    let missing = |kind: &RowKind| !view.rows.iter().any(|row| row.kind == *kind);
    let kind = match beside {
        Some(row) if !once(row.kind) => row.kind,
        _ => USUAL.into_iter().find(missing).unwrap_or(RowKind::Action),
    };
    add_row_of(document, journey, kind, after, ids)
}

/// Adds a row of a kind after another (`None`: at the end) and selects it. Of a kind that a journey has once, a hidden
/// one is shown again.
pub fn add_row_of(
    document: &Document,
    journey: &Id,
    kind: RowKind,
    after: Option<&RowKey>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    let at = match after {
        Some(RowKey::Row(id)) => view.row_at(id).ok_or_else(|| refuse::gone("row"))? + 1,
        Some(RowKey::Stages | RowKey::Steps) => 0,
        _ => view.rows.len(),
    };
    if let Some(there) = view.rows.iter().find(|row| row.kind == kind && once(kind)) {
        if !there.hidden {
            return Err(Refusal(format!("This journey has its {} row already.", kind.word())));
        }
        return hide_row(document, &there.id, false);
    }
    let mut edit = Edit::new(document);
    let order = order_among(&mut edit, &view.rows, at);
    let id = put_row(&mut edit, journey, kind, order, ids);
    edit.select([id]);
    Ok(edit.finish(format!("Add {} row", kind.word())))
}

/// Removes a row with all that stands in it. Touchpoints and readings stay at their steps.
pub fn remove_row(document: &Document, journey: &Id, row: &RowKey) -> Result<Transaction, Refusal> {
    let id = of_journey(document, journey, row)?;
    let mut edit = Edit::new(document);
    edit.remove(&id.id);
    edit.select([]);
    Ok(edit.finish("Remove row"))
}

/// Moves a row before another (`None`: to the end).
pub fn move_row(
    document: &Document,
    journey: &Id,
    row: &RowKey,
    before: Option<&RowKey>,
) -> Result<Transaction, Refusal> {
    let moved = of_journey(document, journey, row)?;
    let view = view(document, journey)?;
    let others: Vec<&JourneyRow> = view.rows.iter().copied().filter(|r| r.id != moved.id).collect();
    let at = match before {
        Some(key) if key == row => return Err(Refusal::new("A row moves before another row, or to the end.")),
        Some(RowKey::Row(id)) => others.iter().position(|r| r.id == *id).ok_or_else(|| refuse::gone("row"))?,
        Some(RowKey::Stages | RowKey::Steps) => 0,
        _ => others.len(),
    };
    let mut edit = Edit::new(document);
    edit.select([moved.id.clone()]);
    if view.row_at(&moved.id) != Some(at) {
        let order = order_among(&mut edit, &others, at);
        edit.put(JourneyRow { order, ..moved.clone() });
    }
    Ok(edit.finish("Move row"))
}

/// Hides a row, or shows it again.
pub fn hide_row(document: &Document, row: &Id, hidden: bool) -> Result<Transaction, Refusal> {
    let row = document.journey_row(row).ok_or_else(|| refuse::gone("row"))?;
    let mut edit = Edit::new(document);
    edit.put(JourneyRow { hidden, ..row.clone() });
    if !hidden {
        edit.select([row.id.clone()]);
    }
    Ok(edit.finish(if hidden { "Hide row" } else { "Show row" }))
}

/// Shows every hidden row of a journey, and selects them.
pub fn show_rows(document: &Document, journey: &Id) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    let hidden: Vec<&JourneyRow> = view.rows.iter().copied().filter(|row| row.hidden).collect();
    if hidden.is_empty() {
        return Err(Refusal::new("No row of this journey is hidden."));
    }
    let mut edit = Edit::new(document);
    edit.select(hidden.iter().map(|row| row.id.clone()));
    for row in hidden {
        edit.put(JourneyRow { hidden: false, ..row.clone() });
    }
    Ok(edit.finish("Show hidden rows"))
}

/// Collapses a row to its name and how much it holds, or expands it again.
pub fn collapse_row(document: &Document, row: &Id, collapsed: bool) -> Result<Transaction, Refusal> {
    let row = document.journey_row(row).ok_or_else(|| refuse::gone("row"))?;
    let mut edit = Edit::new(document);
    edit.put(JourneyRow { collapsed, ..row.clone() });
    edit.select([row.id.clone()]);
    Ok(edit.finish(if collapsed { "Fold row" } else { "Unfold row" }))
}

/// Puts a new row into a journey.
pub(super) fn put_row(edit: &mut Edit, journey: &Id, kind: RowKind, order: Key, ids: &mut IdMaker) -> Id {
    let id = edit.fresh(ids, kind.word());
    edit.put(JourneyRow {
        id: id.clone(),
        journey: journey.clone(),
        kind,
        name: String::new(),
        party: None,
        order,
        hidden: false,
        collapsed: false,
    });
    id
}

/// Whether a journey has one such row at most: a second would show the same again.
fn once(kind: RowKind) -> bool {
    matches!(kind, RowKind::Step | RowKind::Touchpoint | RowKind::Channel | RowKind::Emotion)
}

fn of_journey<'a>(document: &'a Document, journey: &Id, row: &RowKey) -> Result<&'a JourneyRow, Refusal> {
    match row {
        RowKey::Row(id) => {
            document.journey_row(id).filter(|row| row.journey == *journey).ok_or_else(|| refuse::gone("row"))
        }
        RowKey::Stages => Err(Refusal::new("The stages stay on top.")),
        RowKey::Steps => {
            Err(Refusal::new("The names of the steps stay on top. Add a step row to have them elsewhere."))
        }
        _ => Err(refuse::gone("row")),
    }
}

fn order_among(edit: &mut Edit, rows: &[&JourneyRow], at: usize) -> Key {
    let keys: Vec<Key> = rows.iter().map(|r| r.order).collect();
    key_at(&keys, at, edit, |edit, i, order| {
        if let Some(row) = rows.get(i) {
            edit.put(JourneyRow { order, ..(*row).clone() });
        }
    })
}
