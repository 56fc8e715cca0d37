//! Views of cards: the portfolio, the board and the chart of opportunities. What is typed adds a card; a card is moved
//! from cell to cell by keys.

use super::{Begin, Focus, Grid};
use crate::{
    change::op,
    editor::{Direction, Editor, Response},
    layout::table::Look,
    model::Sheet,
};

/// Whether a view's entries are cards that are moved from cell to cell.
pub fn holds_cards(sheet: &Sheet) -> bool {
    matches!(sheet, Sheet::Portfolio | Sheet::Board | Sheet::Chart)
}

impl Editor {
    /// Moves the card at work into the next cell; `None` where the view has no cards.
    pub(super) fn move_card(&mut self, grid: &Grid, focus: Focus, direction: Direction) -> Option<Response> {
        let table = &grid.scene.table;
        if !holds_cards(&table.sheet) {
            return None;
        }
        let go_first = || Response::message("Go to a card first, with the arrow keys or a click.");
        let Focus::Cell((row, column)) = focus else { return Some(go_first()) };
        let card = grid.entries((row, column)).get(self.hand.entry).filter(|card| card.look != Look::Quadrant);
        let Some(card) = card else { return Some(go_first()) };
        let vertical = matches!(direction, Direction::Up | Direction::Down);
        if vertical && table.sheet == Sheet::Board {
            return Some(Response::message("Cards stand by value, then by effort. Say those to move one up or down."));
        }
        let last = table.columns.len().checked_sub(1)?;
        let to = match direction {
            Direction::Up => row.checked_sub(1).map(|row| (row, column)),
            Direction::Down => (row + 1 < grid.rows()).then_some((row + 1, column)),
            Direction::Left => column.checked_sub(1).map(|column| (row, column)),
            // One that stands over several columns has come to the last of them with its end.
            Direction::Right if column + card.span() == last => Some((row, last)),
            Direction::Right => (column < last).then_some((row, column + 1)),
        };
        let Some(at) = to.and_then(|place| grid.at(place)) else {
            return Some(Response::message("It is at the end already."));
        };
        let record = card.record.clone();
        self.cell = None;
        let response = self.act_on_table(|document, sheet, _| op::move_entry(document, sheet, &record, &at));
        self.select([record]);
        self.reveal_selection();
        Some(response)
    }

    /// Begins a further card in the cell at work, or in the first one; `None` where the view has no cards.
    pub(super) fn add_card(&mut self, grid: &Grid) -> Option<Response> {
        if !holds_cards(&grid.scene.table.sheet) {
            return None;
        }
        if !matches!(self.focus(grid), Focus::Cell(_)) {
            self.go_to_cell((0, 0), 0, false);
        }
        self.begin_typing(Begin::Further)
    }
}
