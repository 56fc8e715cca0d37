//! Rules of a decision table: added, moved, removed.

use super::{cells, key_at, refuse};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{DecisionCells, DecisionRow, Document, Id, IdMaker, Key, RowKey},
};

/// Adds an empty rule after another, or at the end, and selects it.
pub fn add_row(
    document: &Document,
    table: &Id,
    after: Option<&RowKey>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let cells = cells(document, table)?;
    let at = match after {
        Some(RowKey::Types) => 0,
        Some(key) => cells.row(key).map_or(cells.rows.len(), |(at, _)| at + 1),
        None => cells.rows.len(),
    };
    let mut edit = Edit::new(document);
    let row = new_row(&mut edit, &cells, at, ids);
    edit.select([row.id.clone()]);
    edit.put(row);
    Ok(edit.finish("Add rule"))
}

/// Removes a rule.
pub fn remove_row(document: &Document, table: &Id, row: &RowKey) -> Result<Transaction, Refusal> {
    let cells = cells(document, table)?;
    if *row == RowKey::Types {
        return Err(Refusal::new("The headings of a decision table stay. Go to a rule to remove it."));
    }
    let (_, row) = cells.row(row).ok_or_else(|| Refusal::new("There is no rule here. Go to one to remove it."))?;
    let mut edit = Edit::new(document);
    edit.remove(&row.id);
    edit.select([]);
    Ok(edit.finish("Remove rule"))
}

/// Moves a rule before another, or to the end.
pub fn move_row(
    document: &Document,
    table: &Id,
    row: &RowKey,
    before: Option<&RowKey>,
) -> Result<Transaction, Refusal> {
    let cells = cells(document, table)?;
    if *row == RowKey::Types || before == Some(&RowKey::Types) {
        return Err(Refusal::new("The headings stand above all rules."));
    }
    let (from, row) = cells.row(row).ok_or_else(|| refuse::gone("row"))?;
    let to = before.and_then(|key| cells.row(key)).map_or(cells.rows.len(), |(at, _)| at);
    let mut edit = Edit::new(document);
    edit.select([row.id.clone()]);
    if to != from && to != from + 1 {
        let others: Vec<&DecisionRow> = cells.rows.iter().copied().filter(|r| r.id != row.id).collect();
        let order = order_at(&mut edit, &others, if to > from { to - 1 } else { to });
        edit.put(DecisionRow { order, ..row.clone() });
    }
    Ok(edit.finish("Move rule"))
}

/// An empty rule at a place, not yet put.
pub(super) fn new_row(edit: &mut Edit, cells: &DecisionCells, at: usize, ids: &mut IdMaker) -> DecisionRow {
    let order = order_at(edit, &cells.rows, at);
    let id = edit.fresh(ids, "rule");
    DecisionRow { id, table: cells.table.id.clone(), order, ..DecisionRow::default() }
}

fn order_at(edit: &mut Edit, rows: &[&DecisionRow], at: usize) -> Key {
    let keys: Vec<Key> = rows.iter().map(|row| row.order).collect();
    key_at(&keys, at, edit, |edit, i, order| {
        if let Some(row) = rows.get(i) {
            edit.put(DecisionRow { order, ..(*row).clone() });
        }
    })
}
