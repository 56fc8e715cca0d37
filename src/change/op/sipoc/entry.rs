//! Entries of a SIPOC: typed, cleared, moved from cell to cell.

use super::{
    super::{refuse, rename::clean},
    cells,
    refer::Meant,
};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{
        CellAt, ColumnKey, Document, Id, IdMaker, Key, Refers, RowKey, SipocCells, SipocColumn, SipocEntry, SipocForm,
        keys_between,
    },
};

/// What typing does in a cell: replaces an entry, or adds one. Empty text removes the entry. Selects the entry.
pub fn type_in(
    document: &Document,
    sipoc: &Id,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let cells = cells(document, sipoc)?;
    let column = column_of(at)?;
    let mut edit = Edit::new(document);
    let written = written(&cells, at, entry)?;
    if text.trim().is_empty() {
        if let Some(entry) = written {
            edit.remove(&entry.id);
        }
        return Ok(edit.finish("Remove entry"));
    }
    // What it says already it goes on to stand for, whatever else is called so.
    if let Some(entry) =
        written.filter(|entry| entry.record.is_some() && clean(text) == clean(document.display_name(&entry.id)))
    {
        edit.select([entry.id.clone()]);
        return Ok(edit.finish("Type entry"));
    }
    let column = written.map_or(column, |entry| entry.column);
    let meant = Meant::typed(&mut edit, column, text, ids)?;
    put(edit, &cells, at, written, meant, text, ids)
}

/// Puts words into a cell that stand for nothing, whatever is called so.
pub fn type_words(
    document: &Document,
    sipoc: &Id,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let cells = cells(document, sipoc)?;
    let written = written(&cells, at, entry)?;
    put(Edit::new(document), &cells, at, written, Meant::words(clean(text)), text, ids)
}

/// Puts a reference to this very record into a cell.
pub fn refer_to(
    document: &Document,
    sipoc: &Id,
    at: &CellAt,
    entry: Option<&Id>,
    record: &Id,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let cells = cells(document, sipoc)?;
    let found = document.get(record).ok_or_else(|| refuse::gone("element"))?;
    let column = column_of(at)?;
    if !Refers::of_column(column).fits(found) {
        return Err(Refusal(format!("A {} does not stand under {}.", found.kind().word(), column.heading())));
    }
    let written = written(&cells, at, entry)?;
    put(Edit::new(document), &cells, at, written, Meant::record(record.clone()), found.name(), ids)
}

/// Empties cells; what their entries stood for stays in the model.
pub fn clear(document: &Document, sipoc: &Id, at: &[CellAt]) -> Result<Transaction, Refusal> {
    let cells = cells(document, sipoc)?;
    let mut edit = Edit::new(document);
    for at in at {
        if let (Some(row), ColumnKey::Sipoc(column)) = (cells.row_of(&at.row), &at.column) {
            cells.cell(row, *column).iter().for_each(|entry| edit.remove(&entry.id));
        }
    }
    Ok(edit.finish("Clear cells"))
}

/// Moves an entry into another cell, after what stands there. What it stands for goes along where the column may hold
/// it; else it becomes what its name means there.
pub fn move_entry(document: &Document, sipoc: &Id, entry: &Id, to: &CellAt) -> Result<Transaction, Refusal> {
    let cells = cells(document, sipoc)?;
    let entry = document.sipoc_entry(entry).ok_or_else(|| refuse::gone("entry"))?;
    let column = column_of(to)?;
    let without: Vec<&SipocEntry> = cells.list(column).into_iter().filter(|e| e.id != entry.id).collect();
    let (row, place) = spot(&cells, &without, to)?;
    let fits = |id: &Id| document.get(id).is_some_and(|record| Refers::of_column(column).fits(record));
    let meant = match &entry.record {
        Some(record) if fits(record) => Meant { text: entry.text.clone(), record: Some(record.clone()) },
        _ => Meant::known(document, column, document.display_name(&entry.id)),
    };
    let details = entry.details.clone().filter(|_| column == SipocColumn::Process);
    let mut edit = Edit::new(document);
    let (text, record) = (meant.text, meant.record);
    edit.put(SipocEntry { sipoc: sipoc.clone(), column, row, place, text, record, details, ..entry.clone() });
    edit.select([entry.id.clone()]);
    Ok(edit.finish("Move entry"))
}

/// The column of a SIPOC that a cell is in.
pub fn column_of(at: &CellAt) -> Result<SipocColumn, Refusal> {
    match at.column {
        ColumnKey::Sipoc(column) => Ok(column),
        _ => Err(refuse::gone("column")),
    }
}

/// The entry that typing replaces: the one named, or one in the cell that is still empty.
fn written<'a>(cells: &SipocCells<'a>, at: &CellAt, entry: Option<&Id>) -> Result<Option<&'a SipocEntry>, Refusal> {
    if let Some(id) = entry {
        let entry = cells.entries.iter().find(|e| e.id == *id);
        return entry.map(|e| Some(*e)).ok_or_else(|| refuse::gone("entry"));
    }
    let row = cells.row_of(&at.row).unwrap_or(cells.rows.len());
    let empty = |e: &&&SipocEntry| e.record.is_none() && e.text.trim().is_empty();
    Ok(cells.cell(row, column_of(at)?).iter().find(empty).copied())
}

fn put(
    mut edit: Edit,
    cells: &SipocCells,
    at: &CellAt,
    written: Option<&SipocEntry>,
    meant: Meant,
    name: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let Meant { text, record } = meant;
    let entry = match written {
        Some(entry) => SipocEntry { text, record, ..entry.clone() },
        None => {
            let column = column_of(at)?;
            let (row, place) = spot(cells, &cells.list(column), at)?;
            let id = edit.fresh(ids, name);
            SipocEntry { text, record, ..new_entry(id, cells.sipoc.id.clone(), column, row, place) }
        }
    };
    edit.select([entry.id.clone()]);
    edit.put(entry);
    Ok(edit.finish("Type entry"))
}

/// An entry that says nothing yet.
pub fn new_entry(id: Id, sipoc: Id, column: SipocColumn, row: Key, place: Key) -> SipocEntry {
    SipocEntry {
        id,
        sipoc,
        column,
        row,
        place,
        text: String::new(),
        record: None,
        details: None,
        description: String::new(),
    }
}

/// The row and place that put an entry at the end of a cell; `list` is what stands in the column without it.
fn spot(cells: &SipocCells, list: &[&SipocEntry], at: &CellAt) -> Result<(Key, Key), Refusal> {
    match (cells.sipoc.form, &at.row) {
        (SipocForm::Rows, RowKey::Entries(row)) => {
            let last = list.iter().filter(|e| e.row == *row).map(|e| e.place).max();
            Ok((*row, last.map_or(Key::default(), Key::after)))
        }
        (SipocForm::Rows, RowKey::New) => {
            Ok((cells.entries.last().map_or(Key::default(), |e| e.row.after()), Key::default()))
        }
        (SipocForm::Lists, row) => {
            let row = cells.row_of(row).ok_or_else(|| refuse::gone("row"))?;
            Ok(list_spot(cells, list, row.saturating_add(1)))
        }
        _ => Err(refuse::gone("row")),
    }
}

/// The row and place that put an entry in a list before the one with this number: in a row of its own, an existing one
/// where one is free.
pub fn list_spot(cells: &SipocCells, list: &[&SipocEntry], before: usize) -> (Key, Key) {
    let above = before.min(list.len()).checked_sub(1).and_then(|i| list.get(i));
    let below = list.get(before);
    let (low, high) = (above.map(|e| e.row), below.map(|e| e.row));
    let free = |row: &Key| low.is_none_or(|low| low < *row) && high.is_none_or(|high| *row < high);
    let existing = cells.entries.iter().map(|e| e.row).find(free);
    if let Some(row) = existing.or_else(|| keys_between(low, high, 1)?.first().copied()) {
        return (row, Key::default());
    }
    // Both stand in one row: the place among those in one cell orders them.
    let place = |e: Option<&&SipocEntry>| e.map(|e| e.place);
    let between = keys_between(place(above), place(below), 1).and_then(|keys| keys.first().copied());
    (low.unwrap_or_default(), between.or(place(above)).unwrap_or_default())
}
