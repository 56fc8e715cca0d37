//! The verbs of the portfolio: which parts of the experience a process serves.

use super::{refuse, rename::clean};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::*,
};
use std::collections::BTreeSet;

/// What typing and Enter do in a cell: with `entry` the process is called so, without it is added where it is typed.
pub fn type_in(
    document: &Document,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let name = clean(text);
    let mut edit = Edit::new(document);
    match entry {
        Some(id) if name.is_empty() => {
            take_out(&mut edit, id, at)?;
            Ok(edit.finish("Take process out"))
        }
        Some(id) => {
            let it = document.process(id).ok_or_else(|| refuse::gone("process"))?;
            edit.select([id.clone()]);
            edit.put(Process { name, ..it.clone() });
            Ok(edit.finish("Rename process"))
        }
        None if name.is_empty() => Err(Refusal::new("Type the name of a process.")),
        None => {
            let (kind, phases) = (band(at)?, part(at)?.into_iter().collect());
            let id = edit.fresh(ids, &name);
            edit.put(Process { id: id.clone(), name, kind, phases, ..Process::default() });
            edit.select([id]);
            Ok(edit.finish("Add process"))
        }
    }
}

/// Takes the processes of these cells out of their part of the experience; they stay in the model.
pub fn clear(document: &Document, cells: &[CellAt]) -> Result<Transaction, Refusal> {
    let mut edit = Edit::new(document);
    for at in cells {
        let Ok(Some(part)) = part(at) else { continue };
        for process in document.processes() {
            if RowKey::Processes(process.kind) == at.row && process.phases.contains(&part) {
                take_out(&mut edit, &process.id, at)?;
            }
        }
    }
    let done = edit.finish("Take processes out");
    if done.diff.is_empty() {
        return Err(Refusal::new("Nothing stands here that could be taken out."));
    }
    Ok(done)
}

/// Moves a process into another cell: that says which part of the experience it serves, and of which kind it is. One
/// that serves several parts keeps so many.
pub fn move_entry(document: &Document, entry: &Id, to: &CellAt) -> Result<Transaction, Refusal> {
    let it = document.process(entry).ok_or_else(|| refuse::gone("process"))?;
    let kind = band(to)?;
    let phases: BTreeSet<Lifecycle> = match part(to)? {
        None => BTreeSet::new(),
        // Up or down it serves what it served.
        Some(part) if kind != it.kind && it.phases.contains(&part) => it.phases.clone(),
        Some(part) => {
            let all = Lifecycle::ALL;
            let many = it.phases.len().clamp(1, all.len());
            let place = all.iter().position(|p| *p == part).unwrap_or_default();
            let start = place.min(all.len() - many);
            all.into_iter().skip(start).take(many).collect()
        }
    };
    let mut edit = Edit::new(document);
    edit.select([it.id.clone()]);
    edit.put(Process { kind, phases, ..it.clone() });
    Ok(edit.finish("Move process"))
}

/// Takes a process out of the part of the experience a cell stands for, and of those it spans with it.
fn take_out(edit: &mut Edit, id: &Id, at: &CellAt) -> Result<(), Refusal> {
    let Some(Record::Process(it)) = edit.get(id) else { return Err(refuse::gone("process")) };
    let Some(part) = part(at)? else {
        return Err(Refusal::new("It stands nowhere already. Delete a process in the register of processes."));
    };
    let mut it = it.clone();
    let at = Lifecycle::ALL.iter().position(|p| *p == part).unwrap_or_default();
    let run = it.runs().into_iter().find(|(start, many)| (*start..start + many).contains(&at));
    let (start, many) = run.unwrap_or((at, 1));
    for part in Lifecycle::ALL.iter().skip(start).take(many) {
        it.phases.remove(part);
    }
    edit.select([it.id.clone()]);
    edit.put(it);
    Ok(())
}

fn band(at: &CellAt) -> Result<ProcessKind, Refusal> {
    match &at.row {
        RowKey::Processes(kind) => Ok(*kind),
        _ => Err(Refusal::new("There is no place for a process here.")),
    }
}

/// The part of the experience a cell stands for; `None` for what is not placed.
fn part(at: &CellAt) -> Result<Option<Lifecycle>, Refusal> {
    match &at.column {
        ColumnKey::Lifecycle(part) => Ok(Some(*part)),
        ColumnKey::Unserving => Ok(None),
        _ => Err(Refusal::new("There is no place for a process here.")),
    }
}
