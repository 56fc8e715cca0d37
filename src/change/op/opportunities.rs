//! The verbs of the board and the chart: moving an opportunity says how far it is, or what it is worth.

use crate::{
    change::{Refusal, Transaction},
    model::*,
};

/// What typing and Enter do in a cell.
pub fn type_in(
    document: &Document,
    sheet: &Sheet,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let _ = (document, sheet, at, entry, text, ids);
    Err(Refusal::new("This cannot be changed here."))
}

/// Empties cells.
pub fn clear(document: &Document, sheet: &Sheet, cells: &[CellAt], ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let _ = (document, sheet, cells, ids);
    Err(Refusal::new("This cannot be changed here."))
}

/// Moves an entry into another cell.
pub fn move_entry(document: &Document, sheet: &Sheet, entry: &Id, to: &CellAt) -> Result<Transaction, Refusal> {
    let _ = (document, sheet, entry, to);
    Err(Refusal::new("This cannot be changed here."))
}
