//! Move steps and notes on the grid: to a cell, a new column, a new row; several keep their formation.

use super::{Room, Spot, phase, refuse, spot::new_columns};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Cell, Document, Grid, Id, Key, Record, View, keys_between},
};
use std::collections::{BTreeMap, BTreeSet};

/// Moves steps and notes so that `grabbed` lands at the spot and the others keep their places around it.
/// A cell that is taken moves what comes there to the next free row. Attached events go with their hosts;
/// one moved by itself is taken off its host.
pub fn move_steps(document: &Document, targets: &[Id], grabbed: &Id, spot: &Spot) -> Result<Transaction, Refusal> {
    let moving = Moving::gather(document, targets, grabbed)?;
    let mut spot = spot.clone();
    let count = match spot {
        Spot::NewColumn { .. } => moving.columns().len(),
        Spot::Cell(_) | Spot::NewRow { .. } => 1,
    };
    let swimlane = document.swimlane_of(grabbed).cloned().ok_or_else(|| refuse::gone("step"))?;
    document.lane(spot.lane()).ok_or_else(|| refuse::gone("lane"))?;
    if document.swimlane_of(spot.lane()) != Some(&swimlane) {
        return Err(Refusal::new("A step stays in its swimlane. Cut it and paste it in the other."));
    }
    let room = Room::make(document, &mut spot, count, &moving.ids)?;
    // The keys may have been renumbered: gather again from the document with room.
    let moving = Moving::gather(&room.document, targets, grabbed)?;
    let places = moving.places(&room, &spot, &swimlane)?;
    let mut edit = Edit::new(&room.document);
    let mut grid = room.grid.clone();
    let mut columns = BTreeSet::new();
    for (id, cell) in places {
        let cell = grid.free(&cell);
        grid.take(&cell, &id);
        columns.insert(cell.column);
        let mut record = room.document.get(&id).ok_or_else(|| refuse::gone("step"))?.clone();
        if let Record::Step(step) = &mut record {
            step.attached_to = None;
        }
        edit.put(record.at(&cell));
    }
    phase::cover(&mut edit, &swimlane, &columns);
    edit.select(targets.iter().cloned());
    let label = if moving.ids.len() == 1 { "Move step".to_owned() } else { format!("Move {} steps", moving.ids.len()) };
    Ok(Room::finish(room.renumbered(), edit.finish(label)))
}

/// What moves: steps that stand by themselves, and notes.
struct Moving {
    ids: BTreeSet<Id>,
    cells: BTreeMap<Id, Cell>,
    grabbed: Cell,
}

impl Moving {
    fn gather(document: &Document, targets: &[Id], grabbed: &Id) -> Result<Moving, Refusal> {
        let chosen: BTreeSet<&Id> = targets.iter().chain([grabbed]).collect();
        let swimlane = document.swimlane_of(grabbed);
        let mut cells = BTreeMap::new();
        for id in &chosen {
            let record = document.get(id).ok_or_else(|| refuse::gone("step"))?;
            // An event whose host moves too goes with it.
            let host = document.step(id).and_then(|s| s.attached_to.as_ref());
            if host.is_some_and(|host| chosen.contains(host)) || document.swimlane_of(id) != swimlane {
                continue;
            }
            cells.extend(record.cell().map(|cell| ((*id).clone(), cell)));
        }
        let cell = document.get(grabbed).and_then(Record::cell);
        let only = || Refusal::new("Only steps and notes stand in cells. Take hold of one of them.");
        let grabbed = cell.ok_or_else(only)?;
        Ok(Moving { ids: cells.keys().cloned().collect(), cells, grabbed })
    }

    fn columns(&self) -> BTreeSet<Key> {
        self.cells.values().map(|c| c.column).collect()
    }

    /// Where each lands, those nearest the top left first, so that a clash is settled the same way always.
    fn places(&self, room: &Room, spot: &Spot, swimlane: &Id) -> Result<Vec<(Id, Cell)>, Refusal> {
        let no_room = || Refusal::new("There is no room for this here. Tidy the swimlane first.");
        // The grid with everything in it gives the formation; the one without gives the room.
        let whole = Grid::new(&room.document, swimlane, &BTreeSet::new()).ok_or_else(|| refuse::gone("swimlane"))?;
        let columns: BTreeMap<Key, Key> = match spot {
            Spot::NewColumn { after, .. } => {
                let mine = self.columns();
                let keys = new_columns(&room.grid, *after, mine.len()).ok_or_else(no_room)?;
                mine.into_iter().zip(keys).collect()
            }
            Spot::Cell(Cell { column, .. }) | Spot::NewRow { column, .. } => {
                let mut all: BTreeSet<Key> = whole.columns.clone();
                all.extend([*column, self.grabbed.column]);
                shifts(&self.columns(), &all, self.grabbed.column, *column)
            }
        };
        let lanes = lane_order(&room.document, swimlane);
        let at = |lane: &Id| lanes.iter().position(|l| l == lane);
        let target_lane = spot.lane();
        let shift = match (at(target_lane), at(&self.grabbed.lane)) {
            (Some(to), Some(from)) => to as isize - from as isize,
            _ => 0,
        };
        let lane_for = |lane: &Id| {
            let Some(from) = at(lane) else { return target_lane.clone() };
            let to = (from as isize + shift).clamp(0, lanes.len() as isize - 1);
            lanes.get(to as usize).cloned().unwrap_or_else(|| target_lane.clone())
        };
        let target_row = match spot {
            Spot::Cell(cell) => cell.row,
            Spot::NewColumn { row, .. } => *row,
            Spot::NewRow { lane, after, .. } => {
                let below = match after {
                    Some(row) => room.grid.row_after(lane, *row),
                    None => room.grid.rows(lane).next(),
                };
                keys_between(*after, below, 1).and_then(|k| k.first().copied()).ok_or_else(no_room)?
            }
        };
        let mut places = Vec::new();
        for (id, cell) in &self.cells {
            let lane = lane_for(&cell.lane);
            let row = self.row_for(&whole, cell, &lane, target_row);
            let column = columns.get(&cell.column).copied().unwrap_or(cell.column);
            places.push((id.clone(), Cell { lane, column, row }));
        }
        places.sort_by(|a, b| (a.1.row, a.1.column, &a.0).cmp(&(b.1.row, b.1.column, &b.0)));
        Ok(places)
    }

    /// The row a step of the formation lands in: as many rows from the grabbed one's as before.
    fn row_for(&self, whole: &Grid, cell: &Cell, lane: &Id, target_row: Key) -> Key {
        let same = self.grabbed.lane == cell.lane;
        if same && cell.row == self.grabbed.row {
            return target_row;
        }
        let mut from: BTreeSet<Key> = whole.rows(&cell.lane).collect();
        let (base, target) = match same {
            true => (self.grabbed.row, target_row),
            // In another lane the formation's own top row is the measure; it stays where it is.
            false => (cell.row, cell.row),
        };
        from.extend([base, cell.row]);
        let mut to: BTreeSet<Key> = whole.rows(lane).collect();
        to.insert(target);
        let rank = |set: &BTreeSet<Key>, key: Key| set.range(..key).count() as isize;
        nth(&to, rank(&to, target) + rank(&from, cell.row) - rank(&from, base)).unwrap_or(cell.row)
    }
}

/// Where each of `mine` goes when `from` goes to `to`, by places among all columns.
fn shifts(mine: &BTreeSet<Key>, all: &BTreeSet<Key>, from: Key, to: Key) -> BTreeMap<Key, Key> {
    let order: Vec<Key> = all.iter().copied().collect();
    let rank = |key: Key| order.binary_search(&key).unwrap_or_else(|i| i) as isize;
    let shift = rank(to) - rank(from);
    mine.iter().filter_map(|&key| Some((key, nth(all, rank(key) + shift)?))).collect()
}

/// The key at a place; past either end the keys go on in whole numbers.
fn nth(keys: &BTreeSet<Key>, place: isize) -> Option<Key> {
    let (first, last) = (*keys.first()?, *keys.last()?);
    if place < 0 {
        return std::iter::successors(Some(first), |k| Some(k.before())).nth(place.unsigned_abs());
    }
    let place = place.unsigned_abs();
    keys.iter()
        .nth(place)
        .copied()
        .or_else(|| std::iter::successors(Some(last), |k| Some(k.after())).nth(place + 1 - keys.len()))
}

fn lane_order(document: &Document, swimlane: &Id) -> Vec<Id> {
    View::new(document, swimlane).map_or(vec![], |view| view.leaves().map(|n| n.lane.id.clone()).collect())
}
