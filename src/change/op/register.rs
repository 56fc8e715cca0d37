//! The verbs of registers: typing into a row sets an attribute of its record.

use crate::{
    change::{Refusal, Transaction},
    model::*,
};

/// What typing and Enter do in a cell.
pub fn type_in(
    document: &Document,
    register: Register,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let _ = (document, register, at, entry, text, ids);
    Err(Refusal::new("This cannot be changed here."))
}

/// Puts a reference to this very record into a cell.
pub fn refer_to(
    document: &Document,
    register: Register,
    at: &CellAt,
    entry: Option<&Id>,
    record: &Id,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let _ = (document, register, at, entry, record, ids);
    Err(Refusal::new("This cannot be changed here."))
}

/// Empties cells.
pub fn clear(
    document: &Document,
    register: Register,
    cells: &[CellAt],
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let _ = (document, register, cells, ids);
    Err(Refusal::new("This cannot be changed here."))
}

/// Adds a row.
pub fn add_row(
    document: &Document,
    register: Register,
    after: Option<&RowKey>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let _ = (document, register, after, ids);
    Err(Refusal::new("This cannot be changed here."))
}

/// Removes a row.
pub fn remove_row(document: &Document, register: Register, row: &RowKey) -> Result<Transaction, Refusal> {
    let _ = (document, register, row);
    Err(Refusal::new("This cannot be changed here."))
}
