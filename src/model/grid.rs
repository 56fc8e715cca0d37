//! The grid of a swimlane: which columns and rows there are, and which cells are taken.

use super::{Document, Id, Key, Note, Record, Step, StepKind, View};
use std::collections::{BTreeMap, BTreeSet};

/// A place on the grid: a lane, a column, a row in the lane.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    pub lane: Id,
    pub column: Key,
    pub row: Key,
}

impl Cell {
    /// The cell at these keys.
    pub fn new(lane: impl Into<Id>, column: impl Into<Key>, row: impl Into<Key>) -> Cell {
        Cell { lane: lane.into(), column: column.into(), row: row.into() }
    }
}

impl Step {
    /// A step in a cell, with nothing else said of it.
    pub fn new(id: impl Into<Id>, kind: StepKind, name: impl Into<String>, cell: Cell) -> Step {
        Step {
            id: id.into(),
            kind,
            name: name.into(),
            lane: cell.lane,
            column: cell.column,
            row: cell.row,
            ..Step::default()
        }
    }

    /// The cell it stands in.
    pub fn cell(&self) -> Cell {
        Cell { lane: self.lane.clone(), column: self.column, row: self.row }
    }

    /// The same step in another cell.
    pub fn at(self, cell: &Cell) -> Step {
        Step { lane: cell.lane.clone(), column: cell.column, row: cell.row, ..self }
    }
}

impl Note {
    /// The cell it stands in.
    pub fn cell(&self) -> Cell {
        Cell { lane: self.lane.clone(), column: self.column, row: self.row }
    }

    /// The same note in another cell.
    pub fn at(self, cell: &Cell) -> Note {
        Note { lane: cell.lane.clone(), column: cell.column, row: cell.row, ..self }
    }
}

impl Record {
    /// The cell it stands in: steps and notes have one, nothing else.
    pub fn cell(&self) -> Option<Cell> {
        match self {
            Record::Step(step) => Some(step.cell()),
            Record::Note(note) => Some(note.cell()),
            _ => None,
        }
    }

    /// The same record in another cell; as it is where it has none.
    pub fn at(self, cell: &Cell) -> Record {
        match self {
            Record::Step(step) => Record::Step(step.at(cell)),
            Record::Note(note) => Record::Note(note.at(cell)),
            other => other,
        }
    }
}

/// The columns, rows and taken cells of one swimlane.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Leaf lanes in drawing order.
    pub lanes: Vec<Id>,
    /// Columns in which something stands, in order.
    pub columns: BTreeSet<Key>,
    rows: BTreeMap<Id, BTreeSet<Key>>,
    taken: BTreeMap<Cell, Id>,
}

impl Grid {
    /// The grid of one swimlane without the records in `leaving`; attached events take no cell.
    /// `None` where there is no swimlane with this id.
    pub fn new(document: &Document, swimlane: &Id, leaving: &BTreeSet<Id>) -> Option<Grid> {
        let view = View::new(document, swimlane)?;
        let lanes = view.leaves().map(|node| node.lane.id.clone()).collect();
        let mut grid = Grid { lanes, columns: BTreeSet::new(), rows: BTreeMap::new(), taken: BTreeMap::new() };
        for step in view.steps.iter().filter(|s| s.attached_to.is_none() && !leaving.contains(&s.id)) {
            grid.take(&step.cell(), &step.id);
        }
        for note in view.notes.iter().filter(|n| !leaving.contains(&n.id)) {
            grid.take(&note.cell(), &note.id);
        }
        Some(grid)
    }

    /// The rows of a lane in which something stands, in order.
    pub fn rows(&self, lane: &Id) -> impl DoubleEndedIterator<Item = Key> {
        self.rows.get(lane).into_iter().flatten().copied()
    }

    /// What stands in a cell.
    pub fn occupant(&self, cell: &Cell) -> Option<&Id> {
        self.taken.get(cell)
    }

    /// Marks a cell as taken.
    pub fn take(&mut self, cell: &Cell, by: &Id) {
        self.columns.insert(cell.column);
        self.rows.entry(cell.lane.clone()).or_default().insert(cell.row);
        self.taken.insert(cell.clone(), by.clone());
    }

    /// The first column after this one.
    pub fn column_after(&self, column: Key) -> Option<Key> {
        self.columns.iter().copied().find(|&c| c > column)
    }

    /// The last column before this one.
    pub fn column_before(&self, column: Key) -> Option<Key> {
        self.columns.iter().rev().copied().find(|&c| c < column)
    }

    /// The first row of a lane after this one.
    pub fn row_after(&self, lane: &Id, row: Key) -> Option<Key> {
        self.rows(lane).find(|&r| r > row)
    }

    /// The last row of a lane before this one.
    pub fn row_before(&self, lane: &Id, row: Key) -> Option<Key> {
        self.rows(lane).rev().find(|&r| r < row)
    }

    /// This cell where it is free; else the nearest free row beneath it in the same lane and column, a new one if need
    /// be.
    pub fn free(&self, cell: &Cell) -> Cell {
        let mut cell = cell.clone();
        while self.taken.contains_key(&cell) {
            cell.row = self.row_after(&cell.lane, cell.row).unwrap_or(cell.row.after());
        }
        cell
    }
}

/// `count` keys in order, strictly between two others, with as few decimals as will do.
/// A side that is `None` is open. `None` where there is no room left: then renumber.
pub fn keys_between(low: Option<Key>, high: Option<Key>, count: usize) -> Option<Vec<Key>> {
    let in_row = |first: Key, next: fn(Key) -> Key| std::iter::successors(Some(first), move |&k| Some(next(k)));
    match (low, high) {
        (None, None) => Some(in_row(Key::default(), Key::after).take(count).collect()),
        (Some(low), None) => Some(in_row(low.after(), Key::after).take(count).collect()),
        (None, Some(high)) => {
            let mut keys: Vec<Key> = in_row(high.before(), Key::before).take(count).collect();
            keys.reverse();
            Some(keys)
        }
        (Some(low), Some(high)) if count == 1 => Some(vec![Key::between(low, high)?]),
        (Some(low), Some(high)) => (0..=12).find_map(|digits| {
            let scale = 10f64.powi(digits);
            let step = (high.value() - low.value()) / (count as f64 + 1.0);
            let keys: Vec<Key> = (1..=count)
                .filter_map(|i| Key::new(((low.value() + step * i as f64) * scale).round() / scale))
                .collect();
            let fence = std::iter::once(low).chain(keys.iter().copied()).chain([high]).collect::<Vec<_>>();
            (fence.len() == count + 2 && fence.is_sorted_by(|a, b| a < b)).then_some(keys)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_between_are_in_order_and_short() {
        let key = |v: f64| Key::new(v).expect("finite");
        assert_eq!(keys_between(Some(key(1.0)), Some(key(2.0)), 1), Some(vec![key(1.5)]));
        assert_eq!(keys_between(Some(key(1.0)), Some(key(4.0)), 2), Some(vec![key(2.0), key(3.0)]));
        assert_eq!(keys_between(None, Some(key(0.0)), 2), Some(vec![key(-2.0), key(-1.0)]));
        assert_eq!(keys_between(Some(key(1.0)), Some(key(1.0)), 3), None);
    }
}
