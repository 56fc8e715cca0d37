//! The verbs of the portfolio: which parts of the experience a process serves.

use crate::{
    change::{Refusal, Transaction},
    model::*,
};

/// What typing and Enter do in a cell.
pub fn type_in(
    document: &Document,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let _ = (document, at, entry, text, ids);
    Err(Refusal::new("This cannot be changed here."))
}

/// Empties cells.
pub fn clear(document: &Document, cells: &[CellAt], ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let _ = (document, cells, ids);
    Err(Refusal::new("This cannot be changed here."))
}

/// Moves an entry into another cell.
pub fn move_entry(document: &Document, entry: &Id, to: &CellAt) -> Result<Transaction, Refusal> {
    let _ = (document, entry, to);
    Err(Refusal::new("This cannot be changed here."))
}
