//! The verbs of views that are tables, the same for each: which view's own verb answers.

use super::{alignment, decision, journey, matrix, opportunities, portfolio, register, sipoc};
use crate::{
    change::{Refusal, Transaction},
    model::{CellAt, ColumnKey, Document, Id, IdMaker, Named, Refers, RowKey, Sheet, SipocCells},
};

/// Whether anything can be typed into a cell, before a field is opened there.
///
/// # Errors
/// Why not: it follows from the model, or there is nothing it could be said of.
pub fn can_type(document: &Document, sheet: &Sheet, at: &CellAt) -> Result<(), Refusal> {
    match sheet {
        Sheet::Matrix(it, id) => matrix::can_type(document, *it, id, at),
        Sheet::Register(_) => register::can_type(at),
        _ => Ok(()),
    }
}

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
        Sheet::Register(it) => register::type_in(document, *it, at, entry, text, ids),
        Sheet::Matrix(it, id) => matrix::type_in(document, *it, id, at, text, ids),
        Sheet::DecisionTable(id) => decision::type_in(document, id, at, entry, text, ids),
        Sheet::Portfolio => portfolio::type_in(document, at, entry, text, ids),
        Sheet::Board | Sheet::Chart => opportunities::type_in(document, sheet, at, entry, text, ids),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// The same where nobody is there to choose: a name that several have stands in words, where the cell may hold them,
/// with why it is no reference.
pub fn type_unasked(
    document: &Document,
    sheet: &Sheet,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<(Transaction, Option<Refusal>), Refusal> {
    let why = match type_in(document, sheet, at, entry, text, ids) {
        Ok(done) => return Ok((done, None)),
        Err(why) => why,
    };
    let several = matches!(Refers::of(document, at).named(document, text), Named::Several(_));
    match sheet {
        Sheet::Journey(id) if several => Ok((journey::type_words(document, id, at, entry, text, ids)?, Some(why))),
        Sheet::Sipoc(id) if several => Ok((sipoc::type_words(document, id, at, entry, text, ids)?, Some(why))),
        _ => Err(why),
    }
}

/// What pasting does in a cell that is one text.
///
/// # Errors
/// As for typing.
pub fn paste_in(
    document: &Document,
    sheet: &Sheet,
    at: &CellAt,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Matrix(it, id) => matrix::paste_in(document, *it, id, at, text, ids),
        _ => type_in(document, sheet, at, None, text, ids),
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
        Sheet::Register(it) => register::refer_to(document, *it, at, entry, record, ids),
        Sheet::Matrix(it, id) => matrix::refer_to(document, *it, id, at, record, ids),
        Sheet::DecisionTable(_) => Err(fixed(sheet)),
        Sheet::Portfolio => Err(fixed(sheet)),
        Sheet::Board | Sheet::Chart => Err(fixed(sheet)),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// Empties cells; what they referred to stays in the model.
pub fn clear(document: &Document, sheet: &Sheet, cells: &[CellAt], ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Journey(id) => journey::clear(document, id, cells, ids),
        Sheet::Sipoc(id) => sipoc::clear(document, id, cells),
        Sheet::Alignment(id) => alignment::clear(document, id, cells),
        Sheet::Register(it) => register::clear(document, *it, cells, ids),
        Sheet::Matrix(it, id) => matrix::clear(document, *it, id, cells, ids),
        Sheet::DecisionTable(id) => decision::clear(document, id, cells, ids),
        Sheet::Portfolio => portfolio::clear(document, cells),
        Sheet::Board | Sheet::Chart => opportunities::clear(document, sheet, cells),
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
        Sheet::Alignment(_) => Err(fixed(sheet)),
        Sheet::Register(it) => register::add_row(document, *it, after, ids),
        Sheet::Matrix(..) => Err(fixed(sheet)),
        Sheet::DecisionTable(id) => decision::add_row(document, id, after, ids),
        Sheet::Portfolio => Err(fixed(sheet)),
        Sheet::Board | Sheet::Chart => Err(fixed(sheet)),
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
        Sheet::Alignment(_) => Err(fixed(sheet)),
        Sheet::Register(_) => Err(fixed(sheet)),
        Sheet::Matrix(..) => Err(fixed(sheet)),
        Sheet::DecisionTable(id) => decision::add_column(document, id, after, ids),
        Sheet::Portfolio => Err(fixed(sheet)),
        Sheet::Board | Sheet::Chart => Err(fixed(sheet)),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// Removes a row with all that stands in it.
pub fn remove_row(document: &Document, sheet: &Sheet, row: &RowKey) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Journey(id) => journey::remove_row(document, id, row),
        Sheet::Sipoc(id) => sipoc::remove_row(document, id, row),
        Sheet::Alignment(_) => Err(fixed(sheet)),
        Sheet::Register(it) => register::remove_row(document, *it, row),
        Sheet::Matrix(..) => Err(fixed(sheet)),
        Sheet::DecisionTable(id) => decision::remove_row(document, id, row),
        Sheet::Portfolio => Err(fixed(sheet)),
        Sheet::Board | Sheet::Chart => Err(fixed(sheet)),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// Removes a column with all that stands in it; in a SIPOC, hides the requirements and keeps them.
pub fn remove_column(document: &Document, sheet: &Sheet, column: &ColumnKey) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Journey(id) => journey::remove_column(document, id, column),
        Sheet::Sipoc(id) => sipoc::remove_column(document, id, column),
        Sheet::Alignment(_) => Err(fixed(sheet)),
        Sheet::Register(_) => Err(fixed(sheet)),
        Sheet::Matrix(..) => Err(fixed(sheet)),
        Sheet::DecisionTable(id) => decision::remove_column(document, id, column),
        Sheet::Portfolio => Err(fixed(sheet)),
        Sheet::Board | Sheet::Chart => Err(fixed(sheet)),
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
        Sheet::Alignment(_) => Err(fixed(sheet)),
        Sheet::Register(_) => Err(fixed(sheet)),
        Sheet::Matrix(..) => Err(fixed(sheet)),
        Sheet::DecisionTable(id) => decision::move_row(document, id, row, before),
        Sheet::Portfolio => Err(fixed(sheet)),
        Sheet::Board | Sheet::Chart => Err(fixed(sheet)),
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
        Sheet::Alignment(_) => Err(fixed(sheet)),
        Sheet::Register(_) => Err(fixed(sheet)),
        Sheet::Matrix(..) => Err(fixed(sheet)),
        Sheet::DecisionTable(id) => decision::move_column(document, id, column, before),
        Sheet::Portfolio => Err(fixed(sheet)),
        Sheet::Board | Sheet::Chart => Err(fixed(sheet)),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// Moves an entry into another cell, after what stands there.
pub fn move_entry(document: &Document, sheet: &Sheet, entry: &Id, to: &CellAt) -> Result<Transaction, Refusal> {
    match sheet {
        Sheet::Journey(id) => journey::move_entry(document, id, entry, to),
        Sheet::Sipoc(id) => sipoc::move_entry(document, id, entry, to),
        Sheet::Alignment(_) => Err(fixed(sheet)),
        Sheet::Register(_) => Err(fixed(sheet)),
        Sheet::Matrix(..) => Err(fixed(sheet)),
        Sheet::DecisionTable(_) => Err(fixed(sheet)),
        Sheet::Portfolio => portfolio::move_entry(document, entry, to),
        Sheet::Board | Sheet::Chart => opportunities::move_entry(document, sheet, entry, to),
        Sheet::Swimlane(_) => Err(no_table(sheet)),
    }
}

/// The next cell to fill in after this one, where a view has an order of filling in.
pub fn next_cell(document: &Document, sheet: &Sheet, at: &CellAt) -> Option<CellAt> {
    match sheet {
        Sheet::Sipoc(id) => SipocCells::new(document, id)?.next(at),
        _ => None,
    }
}

/// What follows from the model keeps its rows and columns.
fn fixed(sheet: &Sheet) -> Refusal {
    if let Sheet::Alignment(_) = sheet {
        return Refusal::new("Rows are the processes and columns the stages of the journey. Change them there.");
    }
    Refusal(format!(
        "The rows, columns and cells of this {} follow from the model. Change what they show.",
        sheet.word()
    ))
}

fn no_table(sheet: &Sheet) -> Refusal {
    Refusal(format!("There is no cell to type into in this {}.", sheet.word()))
}
