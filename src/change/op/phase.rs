//! Phases: add over columns, resize, reorder with what is in them, delete.

use super::{refuse, rename::clean};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Grid, Id, IdMaker, Key, Phase, Record, View},
};
use std::collections::{BTreeMap, BTreeSet};

/// Adds a phase over the columns from one to another, both included, and selects it.
/// Phases do not overlap: one it begins in is split there, others give way.
pub fn add_phase(
    document: &Document,
    swimlane: &Id,
    from: Key,
    to: Key,
    name: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    document.swimlane(swimlane).ok_or_else(|| refuse::gone("swimlane"))?;
    let name = clean(name);
    let (from, mut to) = (from.min(to), from.max(to));
    if let Some(split) = document.phases().find(|p| p.swimlane == *swimlane && p.from < from && p.to > to) {
        to = split.to;
    }
    let mut edit = Edit::new(document);
    let id = edit.fresh(ids, if name.is_empty() { "phase" } else { &name });
    let phase = Phase { id: id.clone(), swimlane: swimlane.clone(), name, from, to, description: String::new() };
    give_way(&mut edit, &phase)?;
    edit.put(phase);
    edit.select([id]);
    Ok(edit.finish("Add phase"))
}

/// Gives a phase other first and last columns. Its neighbours give way, but none disappears.
pub fn resize_phase(document: &Document, phase: &Id, from: Key, to: Key) -> Result<Transaction, Refusal> {
    let phase = document.phase(phase).ok_or_else(|| refuse::gone("phase"))?;
    let resized = Phase { from: from.min(to), to: from.max(to), ..phase.clone() };
    let mut edit = Edit::new(document);
    give_way(&mut edit, &resized)?;
    edit.put(resized);
    Ok(edit.finish("Resize phase"))
}

/// Moves a phase with everything in its columns before another (`None`: to the end). Columns get new numbers.
pub fn move_phase(document: &Document, phase: &Id, before: Option<&Id>) -> Result<Transaction, Refusal> {
    let moved = document.phase(phase).ok_or_else(|| refuse::gone("phase"))?;
    let view = View::new(document, &moved.swimlane).ok_or_else(|| refuse::gone("swimlane"))?;
    let target = match before {
        Some(id) => Some(document.phase(id).ok_or_else(|| refuse::gone("phase"))?),
        None => None,
    };
    if before == Some(phase) || target.is_some_and(|t| t.swimlane != moved.swimlane) {
        return Err(Refusal::new("A phase moves before another phase of its swimlane, or to the end."));
    }
    let mut columns: BTreeSet<Key> = BTreeSet::new();
    columns.extend(view.steps.iter().map(|s| s.column).chain(view.notes.iter().map(|n| n.column)));
    columns.extend(view.phases.iter().flat_map(|p| [p.from, p.to]));
    let (mine, others): (Vec<Key>, Vec<Key>) = columns.iter().partition(|&&c| moved.from <= c && c <= moved.to);
    let place = match target {
        Some(target) => others.iter().position(|&c| c >= target.from).unwrap_or(others.len()),
        None => others.len(),
    };
    let (left, right) = others.split_at(place);
    let order = left.iter().chain(&mine).chain(right);
    let map: BTreeMap<Key, Key> =
        order.enumerate().map(|(i, &key)| (key, Key::from(i32::try_from(i).unwrap_or(i32::MAX)))).collect();
    let new = |key: Key| map.get(&key).copied().unwrap_or(key);
    let mut edit = Edit::new(document);
    for step in &view.steps {
        edit.put(crate::model::Step { column: new(step.column), ..(*step).clone() });
    }
    for note in &view.notes {
        edit.put(crate::model::Note { column: new(note.column), ..(*note).clone() });
    }
    for phase in &view.phases {
        let (a, b) = (new(phase.from), new(phase.to));
        edit.put(Phase { from: a.min(b), to: a.max(b), ..(*phase).clone() });
    }
    edit.select([phase.clone()]);
    Ok(edit.finish("Move phase"))
}

/// Deletes a phase; its columns and steps stay.
pub fn delete_phase(document: &Document, phase: &Id) -> Result<Transaction, Refusal> {
    document.phase(phase).ok_or_else(|| refuse::gone("phase"))?;
    let mut edit = Edit::new(document);
    edit.remove(phase);
    edit.select([]);
    Ok(edit.finish("Delete phase"))
}

/// Lets the phase before (or the first after) cover new columns that lie at its edge,
/// so that a step added at the end of a phase is in it.
pub(super) fn cover(edit: &mut Edit, swimlane: &Id, columns: &BTreeSet<Key>) {
    let mut phases: Vec<Phase> = edit.base().phases().filter(|p| p.swimlane == *swimlane).cloned().collect();
    if phases.is_empty() {
        return;
    }
    let Some(grid) = Grid::new(edit.base(), swimlane, &BTreeSet::new()) else { return };
    for &column in columns.iter().filter(|c| !grid.columns.contains(c)) {
        if phases.iter().any(|p| p.from <= column && column <= p.to) {
            continue;
        }
        let (before, after) = (grid.column_before(column), grid.column_after(column));
        let covers = |p: &Phase, key: Option<Key>| key.is_some_and(|key| p.from <= key && key <= p.to);
        let open_after = after.is_none_or(|key| phases.iter().any(|p| p.from <= key && key <= p.to));
        // A phase in whose columns nothing stands may lie between.
        let blocked = phases.iter().any(|p| {
            let inside = before.is_none_or(|key| key < p.from) && after.is_none_or(|key| p.to < key);
            inside && !covers(p, before) && !covers(p, after)
        });
        let at = |key: Option<Key>| phases.iter().position(|p| covers(p, key));
        let (grown, end) = match (at(before), at(after)) {
            _ if blocked => continue,
            (Some(i), _) if open_after => (phases.get_mut(i), true),
            (None, Some(i)) if before.is_none() => (phases.get_mut(i), false),
            _ => continue,
        };
        let Some(grown) = grown else { continue };
        if end {
            grown.to = column;
        } else {
            grown.from = column;
        }
        edit.put(grown.clone());
    }
}

/// Shrinks the other phases so that none overlaps this one.
fn give_way(edit: &mut Edit, phase: &Phase) -> Result<(), Refusal> {
    let document = edit.base();
    let grid = Grid::new(document, &phase.swimlane, &BTreeSet::new()).ok_or_else(|| refuse::gone("swimlane"))?;
    let others: Vec<Phase> =
        edit.records().filter_map(|r| if let Record::Phase(p) = r { Some(p.clone()) } else { None }).collect();
    for other in others {
        let apart = other.to < phase.from || other.from > phase.to;
        if other.id == phase.id || other.swimlane != phase.swimlane || apart {
            continue;
        }
        if other.from < phase.from {
            let to = grid.column_before(phase.from).unwrap_or(other.from).max(other.from);
            edit.put(Phase { to, ..other });
        } else if other.to > phase.to {
            let from = grid.column_after(phase.to).unwrap_or(other.to).min(other.to);
            edit.put(Phase { from, ..other });
        } else {
            let name = if other.name.is_empty() { "another phase".to_owned() } else { format!("“{}”", other.name) };
            return Err(Refusal(format!("This would cover {name}. Delete that phase first, or take fewer columns.")));
        }
    }
    Ok(())
}
