//! The verbs of decision tables: cells, columns, rows, hit policy.

use crate::{
    change::{Refusal, Transaction},
    model::*,
};

/// What typing and Enter do in a cell.
pub fn type_in(
    document: &Document,
    id: &Id,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let _ = (document, id, at, entry, text, ids);
    Err(Refusal::new("This cannot be changed here."))
}

/// Empties cells.
pub fn clear(document: &Document, id: &Id, cells: &[CellAt], ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let _ = (document, id, cells, ids);
    Err(Refusal::new("This cannot be changed here."))
}

/// Adds a row.
pub fn add_row(
    document: &Document,
    id: &Id,
    after: Option<&RowKey>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let _ = (document, id, after, ids);
    Err(Refusal::new("This cannot be changed here."))
}

/// Adds a column.
pub fn add_column(
    document: &Document,
    id: &Id,
    after: Option<&ColumnKey>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let _ = (document, id, after, ids);
    Err(Refusal::new("This cannot be changed here."))
}

/// Removes a row.
pub fn remove_row(document: &Document, id: &Id, row: &RowKey) -> Result<Transaction, Refusal> {
    let _ = (document, id, row);
    Err(Refusal::new("This cannot be changed here."))
}

/// Removes a column.
pub fn remove_column(document: &Document, id: &Id, column: &ColumnKey) -> Result<Transaction, Refusal> {
    let _ = (document, id, column);
    Err(Refusal::new("This cannot be changed here."))
}

/// Moves a row.
pub fn move_row(document: &Document, id: &Id, row: &RowKey, before: Option<&RowKey>) -> Result<Transaction, Refusal> {
    let _ = (document, id, row, before);
    Err(Refusal::new("This cannot be changed here."))
}

/// Moves a column.
pub fn move_column(
    document: &Document,
    id: &Id,
    column: &ColumnKey,
    before: Option<&ColumnKey>,
) -> Result<Transaction, Refusal> {
    let _ = (document, id, column, before);
    Err(Refusal::new("This cannot be changed here."))
}
