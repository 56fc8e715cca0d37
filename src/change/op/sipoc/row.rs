//! Rows of a SIPOC: added, moved, removed. In free lists a row is what stands so far down in each column.

use super::{
    super::refuse,
    cells,
    entry::{list_spot, new_entry},
};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Id, IdMaker, Key, RowKey, SipocCells, SipocColumn, SipocEntry, SipocForm, keys_between},
};

/// Adds a row after another, or at the end: an empty entry in the column that is filled in first, and selects it.
pub fn add_row(
    document: &Document,
    sipoc: &Id,
    after: Option<&RowKey>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let cells = cells(document, sipoc)?;
    let index = match after {
        Some(row) => cells.row_of(row).ok_or_else(|| refuse::gone("row"))?.saturating_add(1),
        None => cells.rows.len(),
    };
    let column = cells.fill().first().copied().unwrap_or(SipocColumn::Process);
    let mut edit = Edit::new(document);
    let (row, place) = match cells.sipoc.form {
        SipocForm::Rows => (make_room(&mut edit, &cells, index, None), Key::default()),
        SipocForm::Lists => list_spot(&cells, &cells.list(column), index),
    };
    let id = edit.fresh(ids, column.heading());
    edit.select([id.clone()]);
    edit.put(new_entry(id, sipoc.clone(), column, row, place));
    Ok(edit.finish("Add row"))
}

/// Removes a row with its entries; what they stood for stays in the model.
pub fn remove_row(document: &Document, sipoc: &Id, row: &RowKey) -> Result<Transaction, Refusal> {
    let cells = cells(document, sipoc)?;
    let mut edit = Edit::new(document);
    let taken = in_row(&cells, row)?;
    taken.iter().for_each(|entry| edit.remove(&entry.id));
    edit.select([]);
    Ok(edit.finish("Remove row"))
}

/// Moves a row before another, or to the end.
pub fn move_row(
    document: &Document,
    sipoc: &Id,
    row: &RowKey,
    before: Option<&RowKey>,
) -> Result<Transaction, Refusal> {
    let cells = cells(document, sipoc)?;
    let mut edit = Edit::new(document);
    let moved = in_row(&cells, row)?;
    let from = cells.row_of(row).ok_or_else(|| refuse::gone("row"))?;
    let to = match before {
        Some(before) => cells.row_of(before).ok_or_else(|| refuse::gone("row"))?,
        None => cells.rows.len(),
    };
    edit.select(moved.iter().map(|e| e.id.clone()));
    if to == from || to == from + 1 {
        return Ok(edit.finish("Move row"));
    }
    match cells.sipoc.form {
        SipocForm::Rows => {
            let key = make_room(&mut edit, &cells, to, Some(from));
            for entry in moved {
                edit.put(SipocEntry { row: key, ..entry.clone() });
            }
        }
        SipocForm::Lists => {
            for entry in moved {
                let rest: Vec<&SipocEntry> =
                    cells.list(entry.column).into_iter().filter(|e| e.id != entry.id).collect();
                let (row, place) = list_spot(&cells, &rest, if to > from { to - 1 } else { to });
                edit.put(SipocEntry { row, place, ..entry.clone() });
            }
        }
    }
    Ok(edit.finish("Move row"))
}

/// The entries that go with a row, also those of columns that are not shown.
fn in_row<'a>(cells: &SipocCells<'a>, row: &RowKey) -> Result<Vec<&'a SipocEntry>, Refusal> {
    let index = cells.row_of(row).ok_or_else(|| refuse::gone("row"))?;
    Ok(SipocColumn::ALL.into_iter().flat_map(|column| cells.cell(index, column).iter().copied()).collect())
}

/// A key before the row with this number, as though the row `leaving` were not there. Where no decimal is left between
/// its neighbours, the rows are numbered anew.
fn make_room(edit: &mut Edit, cells: &SipocCells, before: usize, leaving: Option<usize>) -> Key {
    let stays = |row: &usize| Some(*row) != leaving;
    let above = (0..before).rev().find(stays).and_then(|row| cells.rows.get(row)).copied();
    let below = (before..cells.rows.len()).find(stays).and_then(|row| cells.rows.get(row)).copied();
    if let Some(key) = keys_between(above, below, 1).and_then(|keys| keys.first().copied()) {
        return key;
    }
    let mut key = Key::default();
    let mut made = key;
    for (row, old) in cells.rows.iter().enumerate() {
        if row == before {
            made = key;
            key = key.after();
        }
        for entry in cells.entries.iter().filter(|e| e.row == *old && stays(&row)) {
            edit.put(SipocEntry { row: key, ..(*entry).clone() });
        }
        key = key.after();
    }
    made
}
