//! The hand in a table: a journey, a SIPOC, a matrix. Which cell keys and typing go to, and what they do there.
//!
//! Knows the table by what its scene shows; what typing means in a cell is the verbs' to say.

mod append;
mod cards;
mod chart;
mod clip;
mod commands;
mod completion;
mod decision;
mod free;
mod frozen;
mod grid;
mod keys;
mod looking;
mod pick;
mod pins;
mod rows;
mod show;
mod typing;
mod walk;

pub use append::handles;
pub use chart::{Whose, score, snapped};
pub use frozen::Frozen;
pub use grid::{Grid, Place, head_of};
pub use pick::{TablePick, cell, grip, pick};
pub use pins::draw as draw_pins;
pub use show::draw;
pub use typing::{Begin, Typing, name_of};

use super::{Editor, PointerEvent, Response, TableScene, Tool};
use crate::{
    layout::table::Look,
    model::{CellAt, Id},
};
use std::sync::Arc;

/// What the hand remembers beside [`Editor::cell`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hand {
    /// Which entry of the cell, from the top.
    pub entry: usize,
    /// The other corner of a range of cells.
    pub anchor: Option<CellAt>,
    /// Where the cell was last, for when it is gone.
    last: Place,
    /// Whose curve of a chart typing goes to.
    pub curve: Option<Whose>,
    /// The field to filter rows with is asked for.
    pub filter_wanted: bool,
    /// What the pointer is over.
    pub hover: Option<TablePick>,
}

/// What keys go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Cell(Place),
    Stage(usize),
    RowHead(usize),
    Nothing,
}

impl Editor {
    /// The cell of a table that keys and typing go to.
    pub fn cell(&self) -> Option<&CellAt> {
        self.cell.as_ref()
    }

    /// The cells between which a range is chosen, and the cell itself last.
    pub fn cell_range(&self) -> Option<(CellAt, CellAt)> {
        let anchor = self.hand.anchor.clone()?;
        Some((anchor, self.cell.clone()?))
    }

    /// The table shown, where the view is one.
    pub(super) fn table(&self) -> Option<Arc<TableScene>> {
        self.scene().table.clone()
    }

    /// What of the table stays in sight, where the view is one.
    pub(super) fn frozen(&self) -> Option<Frozen> {
        let scene = self.scene().table.as_ref()?;
        Some(Frozen::new(scene, self.camera.visible_in_doc()))
    }

    /// Where a part of the drawing is seen: in a scrolled table with the column or heading that is held.
    pub fn seen_at(&self, rect_in_doc: crate::geom::Rect) -> crate::geom::Rect {
        self.frozen().and_then(|frozen| frozen.in_sight(rect_in_doc)).unwrap_or(rect_in_doc)
    }

    /// What keys go to in the table.
    pub(super) fn focus(&self, grid: &Grid) -> Focus {
        if let Some(at) = &self.cell {
            return grid.place(at).map_or(Focus::Nothing, Focus::Cell);
        }
        let [only] = self.selection.as_slice() else { return Focus::Nothing };
        let table = &grid.scene.table;
        if let Some(stage) = table.groups.iter().position(|g| g.id == *only) {
            return Focus::Stage(stage);
        }
        let row = table.rows.iter().position(|row| head_of(&row.key) == Some(only));
        row.map_or(Focus::Nothing, Focus::RowHead)
    }

    /// Goes to a cell and selects what stands there; `extend` keeps the other corner of the range.
    pub(super) fn go_to_cell(&mut self, place: Place, entry: usize, extend: bool) -> Response {
        let named = self.finish_rename();
        let Some(scene) = self.table() else { return named };
        let grid = Grid { scene: &scene };
        let Some(at) = grid.at(place) else { return named };
        self.hand.anchor = if extend { self.hand.anchor.take().or_else(|| self.cell.clone()) } else { None };
        if self.hand.anchor.as_ref() == Some(&at) {
            self.hand.anchor = None;
        }
        self.cell = Some(at);
        self.hand.last = place;
        self.hand.entry = entry.min(grid.entries(place).len().saturating_sub(1));
        let chosen = self.in_cells(&grid);
        if let Some(last) = chosen.last() {
            self.worked = Some(last.clone());
        }
        self.selection = chosen;
        let entry = grid.boxes(place).get(self.hand.entry).map(|b| b.rect);
        if let Some(rect) = entry.or_else(|| grid.rect(place)) {
            self.reveal(rect.union(grid.headings(place).unwrap_or(rect)));
        }
        Response { message: named.message, ..Response::repaint() }
    }

    /// Chooses all cells between two, without looking elsewhere.
    pub(super) fn choose_cells(&mut self, from: Place, to: Place) -> Response {
        let camera = self.camera;
        self.go_to_cell(from, 0, false);
        let response = self.go_to_cell(to, 0, from != to);
        self.camera = camera;
        response
    }

    /// Remembers what of a table the pointer is over; true where that changed.
    pub(super) fn hover_table(&mut self, event: PointerEvent) -> bool {
        let reach = 4.0 / self.camera.zoom;
        let over = match (&self.tool, &self.scene().table) {
            (Tool::Selecting, Some(scene)) => {
                let at = Frozen::new(scene, self.camera.visible_in_doc()).in_table(event.pos_in_doc);
                Some(pick(scene, at, reach, self.selection.last()))
            }
            _ => None,
        };
        let over = over.filter(|pick| !matches!(pick, TablePick::Nothing | TablePick::ColumnHead(_)));
        let changed = over != self.hand.hover;
        self.hand.hover = over;
        changed
    }

    /// The records in the range, or the entry of the cell.
    fn in_cells(&self, grid: &Grid) -> Vec<Id> {
        let Some(place) = self.cell.as_ref().and_then(|at| grid.place(at)) else { return vec![] };
        match self.hand.anchor.as_ref().and_then(|at| grid.place(at)) {
            Some(anchor) => {
                let mut seen = std::collections::HashSet::new();
                let all = walk::between(anchor, place).flat_map(|place| grid.entries(place));
                all.map(|e| e.record.clone()).filter(|id| seen.insert(id.clone())).collect()
            }
            None => {
                let entry = grid.entries(place).get(self.hand.entry).filter(|e| e.look != Look::Quadrant);
                let entry = entry.map(|e| e.record.clone());
                entry.or_else(|| self.reading_at(grid, place)).into_iter().collect()
            }
        }
    }

    /// The cell follows what was selected by other means: found, undone, clicked in a list.
    pub(super) fn follow_selection(&mut self) {
        let Some(scene) = self.table() else { return };
        let Some(last) = self.selection.last() else { return };
        let grid = Grid { scene: &scene };
        let here = self.cell.as_ref().and_then(|at| grid.place(at));
        self.hand.anchor = None;
        match grid.find(last, here) {
            Some((place, entry)) => {
                self.cell = grid.at(place);
                self.hand.last = place;
                self.hand.entry = entry;
            }
            // A stage or row is selected by its heading.
            None => self.cell = None,
        }
    }

    /// Chooses the cells of what is selected, where that is all that stands in a range; else the cell of the last
    /// alone, with what stands there: what is said to be selected is what is marked.
    pub(super) fn choose_selected(&mut self) {
        let (Some(scene), Some(at)) = (self.table(), self.cell.clone()) else { return };
        if self.selection.len() < 2 {
            return;
        }
        let grid = Grid { scene: &scene };
        let here = grid.place(&at);
        let places = self.selection.iter().filter_map(|id| grid.find(id, here)).map(|(place, _)| place);
        let corners = places.map(|place| (place, place)).reduce(|a, b| {
            let least = (a.0.0.min(b.0.0), a.0.1.min(b.0.1));
            let most = (a.1.0.max(b.1.0), a.1.1.max(b.1.1));
            (least, most)
        });
        let mut selected = self.selection.clone();
        selected.sort();
        if let Some((from, to)) = corners.filter(|(from, to)| from != to) {
            self.hand.anchor = grid.at(from);
            self.cell = grid.at(to);
            let mut chosen = self.in_cells(&grid);
            chosen.sort();
            if chosen == selected {
                return;
            }
        }
        self.hand.anchor = None;
        self.cell = Some(at);
        self.selection = self.in_cells(&grid);
    }

    /// A heading that is selected is no cell of its row.
    pub(super) fn leave_for_heading(&mut self, ids: &[Id]) {
        if let ([only], Some(scene)) = (ids, self.table())
            && (Grid { scene: &scene }).headed(only)
        {
            self.hand.anchor = None;
            self.cell = None;
        }
    }

    /// Leaves the range, then the cell; false where there is none.
    pub(super) fn leave_cell(&mut self) -> bool {
        if self.hand.anchor.take().is_some() {
            if let Some(scene) = self.table() {
                self.selection = self.in_cells(&Grid { scene: &scene });
            }
            return true;
        }
        let left = self.cell.take().is_some();
        if left {
            self.selection.clear();
        }
        left
    }
}
