//! The verbs of registers: typing into a row sets an attribute of its record; typing into the empty row adds one.

mod fill;
mod filled;
mod import;
mod read;

pub use fill::{RegisterRows, fill_register};
pub use filled::{Filled, LeftOut, ReadingsCame, says_gone};
pub use import::import_register;

use super::{DeleteOptions, delete, refuse};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::*,
};

/// What typing and Enter do in a cell: all of it is set to what the text says. In the empty row it adds a record.
pub fn type_in(
    document: &Document,
    register: Register,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let attribute = attribute_of(register, at)?;
    let record = record_at(document, register, at, entry)?;
    if record.is_none() && text.trim().is_empty() {
        return Ok(Edit::new(document).finish("Add row"));
    }
    let rows = vec![(record.cloned(), vec![text.to_owned()])];
    let filled = fill_register(document, register, &[Some(attribute)], &rows, ids)?;
    match filled.refused {
        Some(refusal) => Err(refusal),
        None => Ok(filled.transaction),
    }
}

/// Puts a reference to this very record into a cell, beside those before the last where several may stand there.
pub fn refer_to(
    document: &Document,
    register: Register,
    at: &CellAt,
    entry: Option<&Id>,
    record: &Id,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let attribute = attribute_of(register, at)?;
    let found = document.get(record).ok_or_else(|| refuse::gone("element"))?;
    if !attribute.refers().contains(&found.kind()) {
        return Err(Refusal(format!("A {} does not fit under {}.", found.kind().word(), capital(attribute.word()))));
    }
    let name = Names::new(document).text(record, attribute.refers());
    type_in(document, register, at, entry, &name, ids)
}

/// Empties cells; names and what follows from the model stay.
pub fn clear(
    document: &Document,
    register: Register,
    cells: &[CellAt],
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let columns: Vec<Option<Attribute>> = register.attributes().iter().map(|&it| Some(it)).collect();
    let mut rows: Vec<(Option<Id>, Vec<Option<String>>)> = Vec::new();
    for at in cells {
        let (RowKey::Record(id), ColumnKey::Attribute(attribute)) = (&at.row, &at.column) else { continue };
        let column = register.attributes().iter().position(|it| it == attribute);
        let Some(column) = column.filter(|_| *attribute != Attribute::Name && !attribute.is_derived()) else {
            continue;
        };
        if rows.last().is_none_or(|(last, _)| last.as_ref() != Some(id)) {
            rows.push((Some(id.clone()), vec![None; columns.len()]));
        }
        if let Some(cell) = rows.last_mut().and_then(|(_, cells)| cells.get_mut(column)) {
            *cell = Some(String::new());
        }
    }
    let filled = fill::fill_some(document, register, &columns, &rows, ids)?;
    if filled.transaction.diff.is_empty() {
        return Err(filled.refused.unwrap_or_else(|| {
            Refusal::new("A name cannot be empty, and what is derived follows from the model. Remove the row instead.")
        }));
    }
    Ok(Transaction { label: "Clear cells".into(), ..filled.transaction })
}

/// Whether anything can be typed into a cell.
///
/// # Errors
/// Why not, where what stands in it follows from the model.
pub fn can_type(at: &CellAt) -> Result<(), Refusal> {
    match at.column {
        ColumnKey::Attribute(attribute) if attribute.is_derived() => Err(derived(attribute)),
        _ => Ok(()),
    }
}

/// Adds a record without a name yet, and selects it.
pub fn add_row(
    document: &Document,
    register: Register,
    _: Option<&RowKey>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let mut edit = Edit::new(document);
    let record = fill::new_record(&edit, register, "", ids);
    edit.select([record.id().clone()]);
    edit.put(record);
    Ok(edit.finish(format!("Add {}", word(register))))
}

/// Deletes the record of a row; what refers to it lets go.
pub fn remove_row(document: &Document, register: Register, row: &RowKey) -> Result<Transaction, Refusal> {
    match row {
        RowKey::Record(id) => {
            document.get(id).filter(|record| register.holds(record)).ok_or_else(|| refuse::gone("row"))?;
            delete(document, std::slice::from_ref(id), &DeleteOptions::default())
        }
        RowKey::New => Err(Refusal::new("This row is empty: typing into it adds one.")),
        _ => Err(refuse::gone("row")),
    }
}

fn derived(attribute: Attribute) -> Refusal {
    Refusal(format!("{} follows from the model. Nobody types it.", capital(attribute.word())))
}

fn word(register: Register) -> &'static str {
    if register == Register::Systems { "system" } else { register.kind().word() }
}

fn attribute_of(register: Register, at: &CellAt) -> Result<Attribute, Refusal> {
    match at.column {
        ColumnKey::Attribute(attribute) if register.attributes().contains(&attribute) => Ok(attribute),
        _ => Err(refuse::gone("column")),
    }
}

/// The record of a cell's row; `None` in the empty row.
fn record_at<'a>(
    document: &'a Document,
    register: Register,
    at: &'a CellAt,
    entry: Option<&'a Id>,
) -> Result<Option<&'a Id>, Refusal> {
    let id = match (&at.row, entry) {
        (RowKey::Record(id), _) => id,
        (RowKey::New, Some(id)) => id,
        (RowKey::New, None) => return Ok(None),
        _ => return Err(refuse::gone("row")),
    };
    // A system stays within reach of the register it was typed in, whatever kind it becomes.
    let there = document.get(id).filter(|record| record.kind() == register.kind());
    there.map(|_| Some(id)).ok_or_else(|| refuse::gone("row"))
}
