//! Where what is typed goes while no cell is chosen: beside what is there, never over it.

use super::{Begin, Grid, Place, cards::holds_cards, commands::GO_FIRST};
use crate::{
    editor::{Editor, Response},
    model::{RowKey, Sheet},
};

impl Editor {
    /// Begins typing where it can only add something: in the empty row of a register or decision table, in a cell of a
    /// journey or SIPOC that is to be filled, a further card; elsewhere it says what to do. `None` where no table is
    /// shown.
    pub(in crate::editor) fn type_beside(&mut self, text: &str) -> Option<Response> {
        let scene = self.table()?;
        let grid = Grid { scene: &scene };
        let place = match scene.table.sheet {
            // What stands in a row is its record's: nobody has said which.
            Sheet::Register(_) => new_row(&grid),
            Sheet::DecisionTable(_) => unnamed_column(&grid).or_else(|| new_row(&grid)),
            Sheet::Matrix(..) | Sheet::Alignment(_) => None,
            _ => {
                self.first_cell(&grid, false).filter(|place| holds_cards(&scene.table.sheet) || is_free(&grid, *place))
            }
        };
        let Some(place) = place else { return Some(Response::message(GO_FIRST)) };
        self.go_to_cell(place, 0, false);
        self.begin_typing(Begin::With(text.to_owned()))
    }
}

/// The beginning of the empty row.
fn new_row(grid: &Grid) -> Option<Place> {
    Some((grid.scene.table.row_of(&RowKey::New)?, 0))
}

/// The first input or output without a name, in a decision table without rules.
fn unnamed_column(grid: &Grid) -> Option<Place> {
    let table = &grid.scene.table;
    let ruled = table.rows.iter().any(|row| matches!(row.key, RowKey::Record(_)));
    let types = table.row_of(&RowKey::Types).filter(|_| !ruled)?;
    (0..grid.columns()).map(|column| (types, column)).find(|place| is_free(grid, *place))
}

/// Whether nothing stands in a cell that could be typed over.
fn is_free(grid: &Grid, place: Place) -> bool {
    grid.entries(place).iter().all(|entry| entry.text.trim().is_empty())
}
