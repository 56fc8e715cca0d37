//! Renumber: columns, rows and lanes get whole numbers again, in the same order.

use super::refuse;
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Id, Key, Lane, Note, Record, Step, View},
};
use std::collections::{BTreeMap, BTreeSet};

/// Gives the columns, rows and lanes of a swimlane whole numbers, in the order they have. Nothing moves on the drawing.
pub fn renumber(document: &Document, swimlane: &Id) -> Result<Transaction, Refusal> {
    document.swimlane(swimlane).ok_or_else(|| refuse::gone("swimlane"))?;
    Ok(Renumbering::new(document, swimlane).transaction(document))
}

/// Which key becomes which.
#[derive(Clone, Debug, Default)]
pub(super) struct Renumbering {
    columns: BTreeMap<Key, Key>,
    rows: BTreeMap<Id, BTreeMap<Key, Key>>,
    lanes: BTreeMap<Id, Key>,
}

impl Renumbering {
    /// The whole numbers for one swimlane.
    pub fn new(document: &Document, swimlane: &Id) -> Renumbering {
        let Some(view) = View::new(document, swimlane) else { return Renumbering::default() };
        let mut columns: BTreeSet<Key> = BTreeSet::new();
        let mut rows: BTreeMap<Id, BTreeSet<Key>> = BTreeMap::new();
        let cells = view.steps.iter().map(|s| s.cell()).chain(view.notes.iter().map(|n| n.cell()));
        for cell in cells {
            columns.insert(cell.column);
            rows.entry(cell.lane).or_default().insert(cell.row);
        }
        for phase in &view.phases {
            columns.extend([phase.from, phase.to]);
        }
        let mut siblings: BTreeMap<Option<&Id>, usize> = BTreeMap::new();
        let mut lanes = BTreeMap::new();
        for node in &view.lanes {
            let place = siblings.entry(node.lane.parent.as_ref()).or_default();
            lanes.insert(node.lane.id.clone(), whole(*place));
            *place += 1;
        }
        Renumbering {
            columns: numbered(columns),
            rows: rows.into_iter().map(|(lane, keys)| (lane, numbered(keys))).collect(),
            lanes,
        }
    }

    /// The new key of a column; one that nothing stands in falls between its neighbours.
    pub fn column(&self, key: Key) -> Key {
        translate(&self.columns, key)
    }

    /// The new key of a row of a lane.
    pub fn row(&self, lane: &Id, key: Key) -> Key {
        self.rows.get(lane).map_or(key, |rows| translate(rows, key))
    }

    /// The renumbering as a transaction.
    pub fn transaction(&self, document: &Document) -> Transaction {
        let mut edit = Edit::new(document);
        for record in document.records() {
            let mut record = record.clone();
            match &mut record {
                Record::Step(Step { lane, column, row, .. }) | Record::Note(Note { lane, column, row, .. })
                    if self.lanes.contains_key(lane) =>
                {
                    (*column, *row) = (self.column(*column), self.row(lane, *row));
                }
                Record::Phase(phase) if self.swimlane_is(document, &phase.swimlane) => {
                    (phase.from, phase.to) = (self.column(phase.from), self.column(phase.to));
                }
                Record::Lane(Lane { id, order, .. }) => match self.lanes.get(id) {
                    Some(place) => *order = *place,
                    None => continue,
                },
                _ => continue,
            }
            edit.put(record);
        }
        edit.finish("Renumber")
    }

    fn swimlane_is(&self, document: &Document, swimlane: &Id) -> bool {
        self.lanes.keys().next().and_then(|l| document.lane(l)).is_some_and(|l| l.swimlane == *swimlane)
    }
}

fn whole(place: usize) -> Key {
    Key::from(i32::try_from(place).unwrap_or(i32::MAX))
}

fn numbered(keys: BTreeSet<Key>) -> BTreeMap<Key, Key> {
    keys.into_iter().enumerate().map(|(i, key)| (key, whole(i))).collect()
}

fn translate(map: &BTreeMap<Key, Key>, key: Key) -> Key {
    if let Some(new) = map.get(&key) {
        return *new;
    }
    let below = map.range(..key).next_back().map(|(_, new)| *new);
    let above = map.range(key..).next().map(|(_, new)| *new);
    match (below, above) {
        (Some(low), Some(high)) => Key::between(low, high).unwrap_or(high),
        (Some(low), None) => low.after(),
        (None, Some(high)) => high.before(),
        (None, None) => key,
    }
}
