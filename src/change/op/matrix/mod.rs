//! The verbs of matrices: what is typed becomes a link on the record it belongs to, stored there alone.

mod experience;
mod hand_offs;
mod raci;
mod system_use;

pub use raci::says_moved;

use super::{refuse, rename::clean};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::*,
};

/// Whether a cell can be filled: a cell of hand-offs needs one, and no more.
///
/// # Errors
/// Why not, and what to do instead.
pub fn can_type(document: &Document, matrix: Matrix, id: &Id, at: &CellAt) -> Result<(), Refusal> {
    match (matrix, &at.row, &at.column) {
        (Matrix::HandOffs, RowKey::Record(from), ColumnKey::Record(to)) => {
            hand_offs::only(document, id, from, to).map(|_| ())
        }
        _ => Ok(()),
    }
}

/// What typing and Enter do in a cell: the text is all that stands there then.
pub fn type_in(
    document: &Document,
    matrix: Matrix,
    id: &Id,
    at: &CellAt,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let names = matrix_names(document, matrix, at);
    let listed = names.listed(text, RecordKind::ALL).into_iter().map(|(name, named)| {
        let one = refuse::one_named(&names, &name, named, RecordKind::ALL)?;
        Ok(one.ok_or(name))
    });
    let said = Said::Names(listed.collect::<Result<_, Refusal>>()?, text);
    let mut edit = Edit::new(document);
    put(&mut edit, matrix, id, at, &said, ids)?;
    Ok(edit.finish("Change cell"))
}

/// What pasting does in a cell: as typing, but that a table with several accountable for a step is taken as it is.
pub fn paste_in(
    document: &Document,
    matrix: Matrix,
    id: &Id,
    at: &CellAt,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    match (matrix, &at.row, &at.column) {
        (Matrix::Raci, RowKey::Record(row), ColumnKey::Record(party)) => {
            let mut edit = Edit::new(document);
            raci::put_beside(&mut edit, row, party, text)?;
            Ok(edit.finish("Change cell"))
        }
        _ => type_in(document, matrix, id, at, text, ids),
    }
}

/// Puts a reference to this very record into a cell, alone.
pub fn refer_to(
    document: &Document,
    matrix: Matrix,
    id: &Id,
    at: &CellAt,
    record: &Id,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    document.get(record).ok_or_else(|| refuse::gone("record"))?;
    let mut edit = Edit::new(document);
    let name = document.display_name(record);
    put(&mut edit, matrix, id, at, &Said::Names(vec![Ok(record)], name), ids)?;
    Ok(edit.finish("Change cell"))
}

/// Empties cells; what they referred to stays in the model.
pub fn clear(
    document: &Document,
    matrix: Matrix,
    id: &Id,
    cells: &[CellAt],
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let mut edit = Edit::new(document);
    let mut refused = None;
    for at in cells.iter().filter(|at| at.column != ColumnKey::New) {
        // A phase among the rows has no cells.
        if let Err(refusal) = put(&mut edit, matrix, id, at, &Said::Nothing, ids) {
            refused.get_or_insert(refusal);
        }
    }
    let done = edit.finish(if cells.len() == 1 { "Empty cell" } else { "Empty cells" });
    match done.diff.is_empty() {
        true => Err(refused.unwrap_or_else(|| Refusal::new("There is nothing to take away here."))),
        false => Ok(done),
    }
}

/// What a cell is to hold.
enum Said<'a> {
    Nothing,
    /// The names typed, those of records found, and the text they came from.
    Names(Vec<Result<&'a Id, String>>, &'a str),
}

impl<'a> Said<'a> {
    fn names(&self) -> &[Result<&'a Id, String>] {
        match self {
            Said::Nothing => &[],
            Said::Names(names, _) => names,
        }
    }

    fn text(&self) -> &'a str {
        match self {
            Said::Nothing => "",
            Said::Names(_, text) => text.trim(),
        }
    }
}

fn put(edit: &mut Edit, matrix: Matrix, id: &Id, at: &CellAt, said: &Said, ids: &mut IdMaker) -> Result<(), Refusal> {
    let nowhere = || Refusal::new("Type into the cell of a step.");
    let RowKey::Record(row) = &at.row else { return Err(nowhere()) };
    match (matrix, &at.column) {
        (Matrix::Experience, ColumnKey::Attribute(of)) => experience::put(edit, row, *of, said.names(), ids),
        (Matrix::Raci, ColumnKey::Record(party)) => raci::put(edit, row, party, said.text()),
        (Matrix::Raci, ColumnKey::New) => raci::add(edit, row, said, ids),
        (Matrix::HandOffs, ColumnKey::Record(to)) => hand_offs::put(edit, id, row, to, said, ids),
        (Matrix::SystemUse, ColumnKey::Record(swimlane)) => system_use::put(edit, row, swimlane, said.names()),
        _ => Err(nowhere()),
    }
}

/// Why a system cannot be taken from a step.
fn in_its_lane(document: &Document, step: &str, system: &Id) -> Refusal {
    let system = document.display_name(system);
    Refusal(format!("“{step}” stands in the lane of {system}. Move it to another lane in the swimlane."))
}

/// The step of a row, as the edit leaves it.
fn step(edit: &Edit, id: &Id) -> Result<Step, Refusal> {
    match edit.get(id) {
        Some(Record::Step(step)) => Ok(step.clone()),
        _ => Err(refuse::gone("step")),
    }
}

/// A new record with this name, and an id made of it.
fn add<R: Entity + Into<Record>>(edit: &mut Edit, mut record: R, name: &str, ids: &mut IdMaker) -> Id {
    let name = clean(name);
    let id = edit.fresh(ids, &name);
    *record.id_mut() = id.clone();
    *record.name_mut() = name;
    edit.put(record);
    id
}
