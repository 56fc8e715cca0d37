//! The verbs of matrices: what is typed becomes a link on the record it belongs to.

use crate::{
    change::{Refusal, Transaction},
    model::*,
};

/// What typing and Enter do in a cell.
pub fn type_in(
    document: &Document,
    matrix: Matrix,
    id: &Id,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let _ = (document, matrix, id, at, entry, text, ids);
    Err(Refusal::new("This cannot be changed here."))
}

/// Puts a reference to this very record into a cell.
pub fn refer_to(
    document: &Document,
    matrix: Matrix,
    id: &Id,
    at: &CellAt,
    entry: Option<&Id>,
    record: &Id,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let _ = (document, matrix, id, at, entry, record, ids);
    Err(Refusal::new("This cannot be changed here."))
}

/// Empties cells.
pub fn clear(
    document: &Document,
    matrix: Matrix,
    id: &Id,
    cells: &[CellAt],
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let _ = (document, matrix, id, cells, ids);
    Err(Refusal::new("This cannot be changed here."))
}
