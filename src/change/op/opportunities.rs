//! The verbs of the board and the chart: moving an opportunity says how far it is, or what it is worth.

use super::{delete, refuse, rename::clean};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::*,
};

/// What typing and Enter do in a cell: with `entry` the opportunity is called so, without it is added as its cell says.
/// Empty text deletes it. Selects it.
pub fn type_in(
    document: &Document,
    sheet: &Sheet,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let name = clean(text);
    let mut edit = Edit::new(document);
    match entry.and_then(|id| document.opportunity(id)) {
        Some(it) if name.is_empty() => remove(document, std::slice::from_ref(&it.id)),
        Some(it) => {
            edit.select([it.id.clone()]);
            edit.put(Opportunity { name, ..it.clone() });
            Ok(edit.finish("Rename opportunity"))
        }
        None if name.is_empty() => Err(Refusal::new("Type what could be made better.")),
        None => {
            let id = edit.fresh(ids, &name);
            let mut it = Opportunity { id: id.clone(), name, ..Opportunity::default() };
            put_at(&mut it, sheet, at)?;
            edit.put(it);
            edit.select([id]);
            Ok(edit.finish("Add opportunity"))
        }
    }
}

/// Deletes the opportunities that are shown in these cells: the chart holds open ones alone.
pub fn clear(document: &Document, sheet: &Sheet, cells: &[CellAt]) -> Result<Transaction, Refusal> {
    let here = |it: &Opportunity| {
        (*sheet == Sheet::Board || it.status.is_open())
            && cells.iter().any(|at| {
                let mut moved = it.clone();
                put_at(&mut moved, sheet, at).is_ok() && moved == *it
            })
    };
    let all: Vec<Id> = document.opportunities().filter(|it| here(it)).map(|it| it.id.clone()).collect();
    remove(document, &all)
}

/// Moves an opportunity into another cell: that sets its status, or its effort and value.
pub fn move_entry(document: &Document, sheet: &Sheet, entry: &Id, to: &CellAt) -> Result<Transaction, Refusal> {
    let it = document.opportunity(entry).ok_or_else(|| Refusal::new("This names a quarter of the chart. It stays."))?;
    let mut moved = it.clone();
    put_at(&mut moved, sheet, to)?;
    let mut edit = Edit::new(document);
    edit.select([it.id.clone()]);
    edit.put(moved);
    Ok(edit.finish("Move opportunity"))
}

/// Gives an opportunity what its cell says.
fn put_at(it: &mut Opportunity, sheet: &Sheet, at: &CellAt) -> Result<(), Refusal> {
    match (sheet, &at.row, &at.column) {
        (Sheet::Board, RowKey::Cards, ColumnKey::Status(status)) => it.status = *status,
        (Sheet::Chart, RowKey::Value(value), ColumnKey::Effort(effort)) => {
            it.value = *value;
            it.effort = *effort;
        }
        _ => return Err(Refusal::new("There is no place for an opportunity here.")),
    }
    Ok(())
}

fn remove(document: &Document, ids: &[Id]) -> Result<Transaction, Refusal> {
    if ids.is_empty() {
        return Err(refuse::gone("opportunity"));
    }
    delete::delete(document, ids, &Default::default())
}
