//! Where something lands on the grid: a cell, a new column between two, a new row.

use super::renumber;
use crate::{
    change::{Diff, Refusal, Transaction},
    model::{Cell, Document, Grid, Id, Key, keys_between},
};
use std::{borrow::Cow, collections::BTreeSet};

/// Where a step or note is to stand.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    /// This cell; where it is taken, the next free row beneath.
    Cell(Cell),
    /// A new column after this one (`None`: before the first).
    NewColumn { lane: Id, after: Option<Key>, row: Key },
    /// A new row of a lane beneath this one (`None`: above the first).
    NewRow { lane: Id, column: Key, after: Option<Key> },
}

impl Spot {
    /// The lane of the spot.
    pub fn lane(&self) -> &Id {
        match self {
            Spot::Cell(cell) => &cell.lane,
            Spot::NewColumn { lane, .. } | Spot::NewRow { lane, .. } => lane,
        }
    }

    /// The cell this spot means on a grid; `None` where the keys leave no room.
    pub fn cell(&self, grid: &Grid) -> Option<Cell> {
        Some(match self {
            Spot::Cell(cell) => grid.free(cell),
            Spot::NewColumn { lane, after, row } => {
                Cell { lane: lane.clone(), column: *new_columns(grid, *after, 1)?.first()?, row: *row }
            }
            Spot::NewRow { lane, column, after } => {
                let below = match after {
                    Some(row) => grid.row_after(lane, *row),
                    None => grid.rows(lane).next(),
                };
                Cell { lane: lane.clone(), column: *column, row: *keys_between(*after, below, 1)?.first()? }
            }
        })
    }
}

/// Keys for new columns after this one (`None`: before the first).
pub(super) fn new_columns(grid: &Grid, after: Option<Key>, count: usize) -> Option<Vec<Key>> {
    let next = match after {
        Some(column) => grid.column_after(column),
        None => grid.columns.first().copied(),
    };
    keys_between(after, next, count)
}

/// The document a verb works on: as it is, or renumbered first where keys leave no room.
pub(super) struct Room<'a> {
    pub document: Cow<'a, Document>,
    pub grid: Grid,
    renumbered: Diff,
}

impl<'a> Room<'a> {
    /// Room for `count` columns at the spot; moves the spot along where it renumbers.
    /// Records in `leaving` do not count as standing anywhere.
    pub fn make(
        document: &'a Document,
        spot: &mut Spot,
        count: usize,
        leaving: &BTreeSet<Id>,
    ) -> Result<Room<'a>, Refusal> {
        let lane = document.lane(spot.lane()).ok_or_else(|| Refusal::new("This lane is not in the model any more."))?;
        let grid = |document: &Document| {
            Grid::new(document, &lane.swimlane, leaving)
                .ok_or_else(|| Refusal::new("This swimlane is not in the model any more."))
        };
        let fits = |spot: &Spot, grid: &Grid| match spot {
            Spot::NewColumn { after, .. } => new_columns(grid, *after, count).is_some(),
            Spot::Cell(_) | Spot::NewRow { .. } => spot.cell(grid).is_some(),
        };
        let first = grid(document)?;
        if fits(spot, &first) {
            return Ok(Room { document: Cow::Borrowed(document), grid: first, renumbered: Diff::default() });
        }
        let map = renumber::Renumbering::new(document, &lane.swimlane);
        let renumbered = map.transaction(document).diff;
        let mut roomy = document.clone();
        renumbered.apply(&mut roomy);
        match spot {
            Spot::Cell(cell) => (cell.column, cell.row) = (map.column(cell.column), map.row(&cell.lane, cell.row)),
            Spot::NewColumn { lane, after, row } => {
                (*after, *row) = (after.map(|key| map.column(key)), map.row(lane, *row));
            }
            Spot::NewRow { lane, column, after } => {
                (*column, *after) = (map.column(*column), after.map(|key| map.row(lane, key)));
            }
        }
        let second = grid(&roomy)?;
        if !fits(spot, &second) {
            return Err(Refusal::new("There is no room for this here. Tidy the swimlane first."));
        }
        Ok(Room { document: Cow::Owned(roomy), grid: second, renumbered })
    }

    /// The whole transaction: the renumbering, if there was one, and what the verb did.
    pub fn finish(renumbered: Diff, transaction: Transaction) -> Transaction {
        Transaction { diff: renumbered.then(&transaction.diff), ..transaction }
    }

    /// The renumbering done to make room.
    pub fn renumbered(&self) -> Diff {
        self.renumbered.clone()
    }
}
