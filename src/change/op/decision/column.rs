//! Inputs and outputs of a decision table: added, moved, removed.

use super::{cells, key_at, refuse};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{ColumnKey, DecisionCells, DecisionColumn, DecisionSide, Document, Id, IdMaker, Key},
};

/// Adds a column after another, on its side; without one, an output at the end. Selects it.
pub fn add_column(
    document: &Document,
    table: &Id,
    after: Option<&ColumnKey>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let cells = cells(document, table)?;
    match after {
        Some(ColumnKey::Number) => put_column(document, &cells, DecisionSide::Input, 0, ids),
        Some(key) if let Some(column) = cells.column(key) => {
            let side = cells.side(column.side);
            let at = side.iter().position(|c| c.id == column.id).map_or(side.len(), |at| at + 1);
            put_column(document, &cells, column.side, at, ids)
        }
        _ => put_column(document, &cells, DecisionSide::Output, cells.outputs.len(), ids),
    }
}

/// Adds a column at the end of a side, or after another of it. Selects it.
pub fn add_column_on(
    document: &Document,
    table: &Id,
    side: DecisionSide,
    after: Option<&ColumnKey>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let cells = cells(document, table)?;
    let beside = after.and_then(|key| cells.column(key)).filter(|column| column.side == side);
    let all = cells.side(side);
    let at = beside.and_then(|column| all.iter().position(|c| c.id == column.id)).map_or(all.len(), |at| at + 1);
    put_column(document, &cells, side, at, ids)
}

/// Removes a column with what stands in it.
pub fn remove_column(document: &Document, table: &Id, column: &ColumnKey) -> Result<Transaction, Refusal> {
    let cells = cells(document, table)?;
    let column = cells
        .column(column)
        .ok_or_else(|| Refusal::new("This column belongs to every decision table. Go to an input or output."))?;
    let mut edit = Edit::new(document);
    edit.remove(&column.id);
    edit.select([]);
    Ok(edit.finish(format!("Remove {}", column.side.word())))
}

/// Moves a column before another of its side, or to the end of its side.
pub fn move_column(
    document: &Document,
    table: &Id,
    column: &ColumnKey,
    before: Option<&ColumnKey>,
) -> Result<Transaction, Refusal> {
    let cells = cells(document, table)?;
    let column = cells.column(column).ok_or_else(|| refuse::gone("column"))?;
    let side = cells.side(column.side);
    let from = side.iter().position(|c| c.id == column.id).unwrap_or_default();
    let place = |key: &ColumnKey| side.iter().position(|c| ColumnKey::Record(c.id.clone()) == *key);
    let first_output = cells.outputs.first().map(|c| ColumnKey::Record(c.id.clone()));
    let end = match column.side {
        DecisionSide::Input => first_output.unwrap_or(ColumnKey::Note),
        DecisionSide::Output => ColumnKey::Note,
    };
    let to = match before {
        None => side.len(),
        Some(key) if *key == end => side.len(),
        Some(key) => {
            place(key).ok_or_else(|| Refusal::new("Inputs stay left of the double line, outputs right of it."))?
        }
    };
    let mut edit = Edit::new(document);
    edit.select([column.id.clone()]);
    if to != from && to != from + 1 {
        let others: Vec<&DecisionColumn> = side.iter().copied().filter(|c| c.id != column.id).collect();
        let order = order_at(&mut edit, &others, if to > from { to - 1 } else { to });
        edit.put(DecisionColumn { order, ..column.clone() });
    }
    Ok(edit.finish(format!("Move {}", column.side.word())))
}

fn put_column(
    document: &Document,
    cells: &DecisionCells,
    side: DecisionSide,
    at: usize,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let mut edit = Edit::new(document);
    let order = order_at(&mut edit, cells.side(side), at);
    let id = edit.fresh(ids, side.word());
    edit.put(DecisionColumn {
        id: id.clone(),
        table: cells.table.id.clone(),
        side,
        order,
        ..DecisionColumn::default()
    });
    edit.select([id]);
    Ok(edit.finish(format!("Add {}", side.word())))
}

fn order_at(edit: &mut Edit, columns: &[&DecisionColumn], at: usize) -> Key {
    let keys: Vec<Key> = columns.iter().map(|column| column.order).collect();
    key_at(&keys, at, edit, |edit, i, order| {
        if let Some(column) = columns.get(i) {
            edit.put(DecisionColumn { order, ..(*column).clone() });
        }
    })
}
