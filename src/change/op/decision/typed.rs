//! What typing does in a cell of a decision table. A cell is kept as it is typed, whether it can be read or not: what
//! is wrong with it is told beside it.

use super::{cells, clean, refuse, row::new_row};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{
        CellAt, ColumnKey, DecisionCells, DecisionColumn, DecisionHeading, DecisionRow, Document, HitPolicy, Id,
        IdMaker, Record, RowKey, ValueType, dates_in_iso,
    },
};

/// What typing and Enter do in a cell: a rule's cell or note is set, a heading gives its column a name and perhaps a
/// type, the corner takes the hit policy by its letter. Typing into the empty row at the end adds a rule.
pub fn type_in(
    document: &Document,
    table: &Id,
    at: &CellAt,
    _entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let cells = cells(document, table)?;
    let text = clean(text);
    let mut edit = Edit::new(document);
    if at.row == RowKey::Types {
        return heading(edit, &cells, at, &text);
    }
    if at.column == ColumnKey::Number {
        return match (text.is_empty(), cells.row(&at.row)) {
            (true, Some(_)) => super::remove_row(document, table, &at.row),
            _ => Err(Refusal::new("Rules are numbered from the top. Move the row to change its number.")),
        };
    }
    let column = cells.column(&at.column);
    if column.is_none() && at.column != ColumnKey::Note {
        return Err(refuse::gone("column"));
    }
    let row = match (&at.row, cells.row(&at.row)) {
        (_, Some((_, row))) => row.clone(),
        (RowKey::New, None) if text.is_empty() => return Ok(edit.finish("Type cell")),
        (RowKey::New, None) => new_row(&mut edit, &cells, cells.rows.len(), ids),
        _ => return Err(refuse::gone("row")),
    };
    edit.select([row.id.clone()]);
    edit.put(written(row, column, &text));
    Ok(edit.finish("Type cell"))
}

/// Empties cells of rules; numbers and headings stay.
pub fn clear(document: &Document, table: &Id, at: &[CellAt], _ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let cells = cells(document, table)?;
    let mut edit = Edit::new(document);
    for at in at.iter().filter(|at| at.column != ColumnKey::Number) {
        let Some((_, row)) = cells.row(&at.row) else { continue };
        let row = match edit.get(&row.id) {
            Some(Record::DecisionRow(changed)) => changed.clone(),
            _ => row.clone(),
        };
        match cells.column(&at.column) {
            None if at.column != ColumnKey::Note => {}
            column => edit.put(written(row, column, "")),
        }
    }
    Ok(edit.finish("Clear cells"))
}

/// The row with this text in a column; without one, as its note.
fn written(mut row: DecisionRow, column: Option<&DecisionColumn>, text: &str) -> DecisionRow {
    match column {
        None => row.note = text.to_owned(),
        Some(column) if text.is_empty() => {
            row.cells.remove(&column.id);
        }
        Some(column) => {
            let text = if column.holds == ValueType::Date { dates_in_iso(text) } else { text.to_owned() };
            row.cells.insert(column.id.clone(), text);
        }
    }
    row
}

fn heading(mut edit: Edit, cells: &DecisionCells, at: &CellAt, text: &str) -> Result<Transaction, Refusal> {
    if at.column == ColumnKey::Number {
        let hit = HitPolicy::ALL.iter().find(|hit| hit.letter().eq_ignore_ascii_case(text));
        let Some(hit) = hit.copied().or_else(|| HitPolicy::of(text)) else {
            // The standard lets a table that collects add up, count, or take the largest or smallest.
            if let Some("+" | "#" | "<" | ">") = text.strip_prefix(['C', 'c']).map(str::trim) {
                let why = "Laneway collects the answers and does not work out one of them";
                return Err(Refusal(format!("{why}. Type C, and say in the heading of the output what comes of it.")));
            }
            let all: Vec<String> = HitPolicy::ALL.iter().map(|h| format!("{} ({})", h.letter(), h.word())).collect();
            return Err(Refusal(format!("“{text}” is no hit policy. Type one of {}.", all.join(", "))));
        };
        edit.put(crate::model::DecisionTable { hit, ..cells.table.clone() });
        edit.select([cells.table.id.clone()]);
        return Ok(edit.finish("Change hit policy"));
    }
    if at.column == ColumnKey::Note {
        return Err(Refusal::new("This column holds notes on the rules. It has no name of its own."));
    }
    let column = cells.column(&at.column).ok_or_else(|| refuse::gone("column"))?;
    let heading = DecisionHeading::read(text);
    let (holds, values) = heading.holds.unwrap_or_else(|| (column.holds, column.values.clone()));
    edit.put(DecisionColumn { name: heading.name, holds, values, ..column.clone() });
    edit.select([column.id.clone()]);
    Ok(edit.finish("Change column"))
}
