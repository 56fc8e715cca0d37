//! The verbs of views that are tables, the same for each: which view's own verb answers.

use super::{alignment, journey, sipoc};
use crate::{
    change::{Refusal, Transaction},
    model::{CellAt, ColumnKey, Document, Id, IdMaker, RowKey, Sheet, SipocCells},
};

/// What typing and Enter do in a cell: with `entry`, the text replaces that entry; without, it adds one. Empty text
/// removes the entry. Where the cell refers to records, a name that is in the model becomes a reference to it. Selects
/// the entry.
pub fn type_in(
    document: &Document,
    sheet: &Sheet,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Journey(id) => journey::type_in(document, id, at, entry, text, ids),
        Sheet::Sipoc(id) => sipoc::type_in(document, id, at, entry, text, ids),
        Sheet::Alignment(id) => alignment::type_in(document, id, at, entry, text),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// Puts a reference to this very record into a cell: what choosing a suggestion does. Selects the entry.
pub fn refer_to(
    document: &Document,
    sheet: &Sheet,
    at: &CellAt,
    entry: Option<&Id>,
    record: &Id,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Journey(id) => journey::refer_to(document, id, at, entry, record, ids),
        Sheet::Sipoc(id) => sipoc::refer_to(document, id, at, entry, record, ids),
        Sheet::Alignment(id) => alignment::refer_to(document, id, at, entry, record),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// Empties cells; what they referred to stays in the model.
pub fn clear(document: &Document, sheet: &Sheet, cells: &[CellAt], ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Journey(id) => journey::clear(document, id, cells, ids),
        Sheet::Sipoc(id) => sipoc::clear(document, id, cells),
        Sheet::Alignment(id) => alignment::clear(document, id, cells),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// Adds an empty row after another, or at the end, and selects what can be typed into.
pub fn add_row(
    document: &Document,
    sheet: &Sheet,
    after: Option<&RowKey>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Journey(id) => journey::add_row(document, id, after, ids),
        Sheet::Sipoc(id) => sipoc::add_row(document, id, after, ids),
        Sheet::Alignment(_) => Err(alignment::fixed()),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// Adds an empty column after another, or at the end; in a SIPOC, shows the requirements beside a column.
pub fn add_column(
    document: &Document,
    sheet: &Sheet,
    after: Option<&ColumnKey>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Journey(id) => journey::add_column(document, id, after, ids),
        Sheet::Sipoc(id) => sipoc::add_column(document, id, after),
        Sheet::Alignment(_) => Err(alignment::fixed()),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// Removes a row with all that stands in it.
pub fn remove_row(document: &Document, sheet: &Sheet, row: &RowKey) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Journey(id) => journey::remove_row(document, id, row),
        Sheet::Sipoc(id) => sipoc::remove_row(document, id, row),
        Sheet::Alignment(_) => Err(alignment::fixed()),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// Removes a column with all that stands in it; in a SIPOC, hides the requirements and keeps them.
pub fn remove_column(document: &Document, sheet: &Sheet, column: &ColumnKey) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Journey(id) => journey::remove_column(document, id, column),
        Sheet::Sipoc(id) => sipoc::remove_column(document, id, column),
        Sheet::Alignment(_) => Err(alignment::fixed()),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// Moves a row before another, or to the end.
pub fn move_row(
    document: &Document,
    sheet: &Sheet,
    row: &RowKey,
    before: Option<&RowKey>,
) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Journey(id) => journey::move_row(document, id, row, before),
        Sheet::Sipoc(id) => sipoc::move_row(document, id, row, before),
        Sheet::Alignment(_) => Err(alignment::fixed()),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// Moves a column before another, or to the end.
pub fn move_column(
    document: &Document,
    sheet: &Sheet,
    column: &ColumnKey,
    before: Option<&ColumnKey>,
) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Journey(id) => journey::move_column(document, id, column, before),
        Sheet::Sipoc(_) => Err(Refusal::new("The columns of a SIPOC keep their order.")),
        Sheet::Alignment(_) => Err(alignment::fixed()),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// Moves an entry into another cell, after what stands there.
pub fn move_entry(document: &Document, sheet: &Sheet, entry: &Id, to: &CellAt) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Journey(id) => journey::move_entry(document, id, entry, to),
        Sheet::Sipoc(id) => sipoc::move_entry(document, id, entry, to),
        Sheet::Alignment(_) => Err(alignment::fixed()),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// The next cell to fill in after this one, where a view has an order of filling in.
pub fn next_cell(document: &Document, sheet: &Sheet, at: &CellAt) -> Option<CellAt> {
    match sheet {
        Sheet::Sipoc(id) => SipocCells::new(document, id)?.next(at),
        Sheet::Journey(_) | Sheet::Alignment(_) | Sheet::Swimlane(_) => None,
    }
}

fn no_table(sheet: &Sheet) -> Refusal {
    Refusal(format!("There is no cell to type into in this {}.", sheet.word()))
}
