//! Copy, cut, paste, duplicate: steps, notes and the flows between them, as RON text that any editor can hold.

use super::{DeleteOptions, delete, phase, refuse};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Cell, Document, Flow, Grid, Id, IdMaker, Key, Lane, Note, Party, Record, Step, View},
};
use ron::{extensions::Extensions, ser::PrettyConfig};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is on the clipboard.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Clip {
    /// Tells this text from any other, and its version.
    laneway_clip: u32,
    #[serde(default)]
    parties: Vec<Party>,
    /// The lanes the steps stood in, from the top; lanes around them too.
    #[serde(default)]
    lanes: Vec<Lane>,
    #[serde(default)]
    steps: Vec<Step>,
    #[serde(default)]
    flows: Vec<Flow>,
    #[serde(default)]
    notes: Vec<Note>,
}

/// Where a paste goes.
#[derive(Clone, Debug, PartialEq)]
pub struct PasteAt {
    pub swimlane: Id,
    /// The cell of the top left step; `None` pastes into the lanes of the same party or name, in the same columns.
    pub cell: Option<Cell>,
}

/// The chosen steps and notes (all of a chosen lane) and the flows between them, as text.
pub fn copy(document: &Document, targets: &[Id]) -> Result<String, Refusal> {
    let clip = gather(document, targets)?;
    let pretty = PrettyConfig::new().new_line("\n").indentor("  ").struct_names(false);
    options().to_string_pretty(&clip, pretty).map(|text| text + "\n").map_err(|e| Refusal(format!("Cannot copy: {e}.")))
}

/// Copies, and deletes what was copied.
pub fn cut(document: &Document, targets: &[Id]) -> Result<(String, Transaction), Refusal> {
    let text = copy(document, targets)?;
    let chosen: Vec<Id> =
        targets.iter().filter(|id| !matches!(document.get(id), Some(Record::Lane(_)))).cloned().collect();
    let chosen = if chosen.is_empty() {
        let clip = gather(document, targets)?;
        clip.steps.into_iter().map(|s| s.id).chain(clip.notes.into_iter().map(|n| n.id)).collect()
    } else {
        chosen
    };
    let cut = delete(document, &chosen, &DeleteOptions::default())?;
    Ok((text, Transaction { label: "Cut".into(), ..cut }))
}

/// Pastes copied text with fresh ids and selects what came.
///
/// # Errors
/// Refused where the text is not something copied from a swimlane.
pub fn paste(document: &Document, text: &str, at: &PasteAt, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let clip: Clip = options().from_str(text).map_err(|_| {
        Refusal::new("The clipboard holds nothing that was copied from a swimlane. Copy steps first, then paste.")
    })?;
    if clip.laneway_clip != 1 {
        return Err(Refusal::new("The clipboard was filled by a newer Laneway. Update this one to paste it."));
    }
    put_in(document, clip, at, "Paste", ids)
}

/// The names of steps that were copied, a line each, in time; `None` where the text is nothing copied from a swimlane.
pub fn copied_names(text: &str) -> Option<String> {
    let clip: Clip = options().from_str(text).ok().filter(|_| text.contains("laneway_clip"))?;
    let mut steps: Vec<&Step> = clip.steps.iter().filter(|step| !step.name.trim().is_empty()).collect();
    steps.sort_by(|a, b| (a.column, a.row, &a.id).cmp(&(b.column, b.row, &b.id)));
    let names: Vec<String> =
        steps.iter().map(|step| step.name.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    Some(names.join("\n"))
}

/// Copies the chosen steps and notes beside themselves, in free rows of the same lanes and columns, and selects the
/// copies.
pub fn duplicate(document: &Document, targets: &[Id], ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let clip = gather(document, targets)?;
    let one = clip.steps.iter().map(|s| &s.lane).chain(clip.notes.iter().map(|n| &n.lane)).next();
    let swimlane = one.and_then(|lane| document.swimlane_of(lane)).ok_or_else(|| refuse::gone("swimlane"))?;
    let at = PasteAt { swimlane: swimlane.clone(), cell: None };
    put_in(document, clip, &at, "Duplicate", ids)
}

/// By record, the id of its copy: made of its name.
pub(super) fn fresh_ids(edit: &Edit, records: &[Record], ids: &mut IdMaker) -> BTreeMap<Id, Id> {
    let named = |record: &Record| (record.id().clone(), record.name().to_owned(), record.kind().word());
    fresh_of(edit, records.iter().map(named), ids)
}

/// The same of ids, each with what a new one is made of: a name, or a word where it is empty.
fn fresh_of(
    edit: &Edit,
    named: impl Iterator<Item = (Id, String, &'static str)>,
    ids: &mut IdMaker,
) -> BTreeMap<Id, Id> {
    let mut fresh: BTreeMap<Id, Id> = BTreeMap::new();
    let mut made: BTreeSet<Id> = BTreeSet::new();
    for (id, name, kind) in named {
        let slug = if name.is_empty() { kind } else { &name };
        let new = ids.fresh(slug, |id| edit.taken(id) || made.contains(id));
        made.insert(new.clone());
        fresh.insert(id, new);
    }
    fresh
}

/// Gives a record and everything it refers to their new ids.
pub(super) fn remap(record: &mut Record, fresh: &BTreeMap<Id, Id>) {
    let mut new = |id: &mut Id| {
        if let Some(fresh) = fresh.get(id) {
            *id = fresh.clone();
        }
    };
    let entity = record.entity_mut();
    new(entity.id_mut());
    entity.each_id_mut(None, &mut new);
    // A copy was not imported from anywhere.
    match record {
        Record::Lane(r) => r.foreign.clear(),
        Record::Step(r) => r.foreign.clear(),
        Record::Flow(r) => r.foreign.clear(),
        Record::Note(r) => r.foreign.clear(),
        _ => {}
    }
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES)
}

fn gather(document: &Document, targets: &[Id]) -> Result<Clip, Refusal> {
    let mut chosen: BTreeSet<Id> = targets.iter().cloned().collect();
    for record in document.records() {
        // A lane stands for what is in it, a host for its events.
        let holder = match record {
            Record::Step(step) => [Some(&step.lane), step.attached_to.as_ref()],
            Record::Note(note) => [Some(&note.lane), None],
            _ => continue,
        };
        if holder.into_iter().flatten().any(|id| targets.contains(id)) {
            chosen.insert(record.id().clone());
        }
    }
    let mut clip = Clip { laneway_clip: 1, ..Clip::default() };
    let mut lanes: BTreeSet<&Id> = BTreeSet::new();
    for record in chosen.iter().filter_map(|id| document.get(id)) {
        match record {
            Record::Step(step) => {
                lanes.insert(&step.lane);
                clip.steps.push(step.clone());
            }
            Record::Note(note) => {
                lanes.insert(&note.lane);
                clip.notes.push(note.clone());
            }
            _ => {}
        }
    }
    if clip.steps.is_empty() && clip.notes.is_empty() {
        return Err(Refusal::new("Choose the steps or notes to copy first."));
    }
    for step in &mut clip.steps {
        step.attached_to = step.attached_to.take().filter(|host| chosen.contains(host));
    }
    let within = |end: &Option<Id>| end.as_ref().is_some_and(|id| chosen.contains(id));
    clip.flows = document.flows().filter(|f| within(&f.from) && within(&f.to)).cloned().collect();
    let swimlanes: BTreeSet<&Id> = lanes.iter().filter_map(|id| document.swimlane_of(id)).collect();
    for view in swimlanes.into_iter().filter_map(|id| View::new(document, id)) {
        clip.lanes.extend(view.lanes.iter().filter(|n| lanes.contains(&n.lane.id)).map(|n| n.lane.clone()));
    }
    let parties: BTreeSet<&Id> = clip.lanes.iter().filter_map(|l| l.party.as_ref()).collect();
    clip.parties = parties.into_iter().filter_map(|id| document.party(id)).cloned().collect();
    Ok(clip)
}

fn put_in(
    document: &Document,
    clip: Clip,
    at: &PasteAt,
    label: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let mut grid = Grid::new(document, &at.swimlane, &BTreeSet::new()).ok_or_else(|| refuse::gone("swimlane"))?;
    let lanes = lane_map(document, &clip, at, &grid)?;
    let mut edit = Edit::new(document);
    let steps = clip.steps.iter().map(|s| (s.id.clone(), s.name.clone(), s.kind.word()));
    let notes = clip.notes.iter().map(|n| (n.id.clone(), n.text.clone(), "note"));
    let flows = clip.flows.iter().map(|f| (f.id.clone(), f.label.clone(), "flow"));
    let fresh = fresh_of(&edit, steps.chain(notes).chain(flows), ids);
    // Steps and notes that stand by themselves, from the top left, each to its cell.
    let mut standing: Vec<(Id, Cell)> = clip.steps.iter().filter(|s| s.attached_to.is_none()).map(place).collect();
    standing.extend(clip.notes.iter().map(|n| (n.id.clone(), n.cell())));
    standing.sort_by(|a, b| (a.1.row, a.1.column, &a.0).cmp(&(b.1.row, b.1.column, &b.0)));
    let columns = column_map(&standing, at.cell.as_ref().map(|c| c.column), &grid);
    let first_row = at.cell.as_ref().map(|c| c.row);
    let top = standing.iter().map(|(_, c)| c.row).min().unwrap_or_default();
    let mut cells: BTreeMap<Id, Cell> = BTreeMap::new();
    for (id, cell) in standing {
        let shifted = first_row.and_then(|row| Key::new(row.value() + cell.row.value() - top.value()));
        let wanted = Cell {
            lane: lanes.get(&cell.lane).cloned().ok_or_else(|| refuse::gone("lane"))?,
            column: columns.get(&cell.column).copied().unwrap_or(cell.column),
            row: shifted.unwrap_or(cell.row),
        };
        let free = grid.free(&wanted);
        grid.take(&free, &id);
        cells.insert(id, free);
    }
    let mut selected = Vec::new();
    for mut step in clip.steps {
        step.link = step.link.filter(|link| document.swimlane(link).is_some_and(|s| s.id != at.swimlane));
        step.attached_to = step.attached_to.filter(|host| cells.contains_key(host));
        let host = step.attached_to.as_ref().unwrap_or(&step.id);
        let Some(cell) = cells.get(host) else { continue };
        let mut record = step.at(cell).into();
        remap(&mut record, &fresh);
        selected.push(record.id().clone());
        edit.put(record);
    }
    for note in clip.notes {
        let Some(cell) = cells.get(&note.id) else { continue };
        let mut record = note.at(cell).into();
        remap(&mut record, &fresh);
        selected.push(record.id().clone());
        edit.put(record);
    }
    for mut flow in clip.flows {
        flow.swimlane = at.swimlane.clone();
        let mut record = flow.into();
        remap(&mut record, &fresh);
        let whole = record.references().iter().filter(|(f, _)| matches!(*f, "from" | "to")).count() == 2;
        if whole && record.references().iter().all(|(_, id)| edit.get(id).is_some()) {
            edit.put(record);
        }
    }
    phase::cover(&mut edit, &at.swimlane, &cells.values().map(|c| c.column).collect());
    edit.select(selected);
    Ok(edit.finish(label))
}

fn place(step: &Step) -> (Id, Cell) {
    (step.id.clone(), step.cell())
}

/// Which lane of the target takes which lane of the clip: the same one, one of the same party or name,
/// or as far below the cell's lane as it was below the clip's first.
fn lane_map(document: &Document, clip: &Clip, at: &PasteAt, grid: &Grid) -> Result<BTreeMap<Id, Id>, Refusal> {
    let shown = |lane: &Lane| match &lane.party {
        Some(party) if lane.name.is_empty() => {
            clip.parties.iter().find(|p| p.id == *party).map_or(String::new(), |p| p.name.clone())
        }
        _ => lane.name.clone(),
    };
    let alike = |lane: &Lane| {
        let same = |id: &&Id| **id == lane.id;
        let party = |id: &&Id| lane.party.is_some() && document.lane(id).is_some_and(|l| l.party == lane.party);
        let name = |id: &&Id| !shown(lane).is_empty() && document.display_name(id) == shown(lane);
        let lanes = || grid.lanes.iter();
        lanes().find(same).or_else(|| lanes().find(party)).or_else(|| lanes().find(name)).cloned()
    };
    let start = match &at.cell {
        Some(cell) => grid.lanes.iter().position(|id| *id == cell.lane).ok_or_else(|| refuse::gone("lane"))?,
        None => 0,
    };
    let below = |i: usize| grid.lanes.get((start + i).min(grid.lanes.len().saturating_sub(1))).cloned();
    let at_cell = at.cell.is_some() && (clip.lanes.len() == 1 || !clip.lanes.iter().all(|l| alike(l).is_some()));
    let mut map = BTreeMap::new();
    for (i, lane) in clip.lanes.iter().enumerate() {
        let target = if at_cell { below(i) } else { alike(lane).or_else(|| below(i)) };
        map.insert(lane.id.clone(), target.ok_or_else(|| Refusal::new("This swimlane has no lane to paste into."))?);
    }
    // A step whose lane the text does not hold goes to the first.
    for lane in clip.steps.iter().map(|s| &s.lane).chain(clip.notes.iter().map(|n| &n.lane)) {
        if !map.contains_key(lane) {
            let target = below(0).ok_or_else(|| Refusal::new("This swimlane has no lane to paste into."))?;
            map.insert(lane.clone(), target);
        }
    }
    Ok(map)
}

/// Which column of the target takes which column of the clip, in order from `first`.
fn column_map(standing: &[(Id, Cell)], first: Option<Key>, grid: &Grid) -> BTreeMap<Key, Key> {
    let mine: BTreeSet<Key> = standing.iter().map(|(_, cell)| cell.column).collect();
    let Some(first) = first else { return mine.into_iter().map(|c| (c, c)).collect() };
    let next = |column: &Key| Some(grid.column_after(*column).unwrap_or(column.after()));
    mine.into_iter().zip(std::iter::successors(Some(first), next)).collect()
}
