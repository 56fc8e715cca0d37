//! What the commands that every view has do in a table, and why they cannot be done.

use super::{Begin, Focus, Grid, Place, cards::holds_cards, walk};
use crate::{
    change::{Refusal, Transaction, op},
    editor::{Command, Direction, Editor, Response},
    model::{CellAt, ColumnKey, Document, Id, IdMaker, RowKey, Sheet},
};

/// What is said where a command needs a cell.
pub(super) const GO_FIRST: &str = "Go to a cell first, with the arrow keys or a click.";

impl Editor {
    /// Why a command cannot be done in the table shown now; the outer `None` where tables have no say in it.
    pub(in crate::editor) fn table_why_not(&self, command: Command) -> Option<Option<&'static str>> {
        let Some(scene) = self.table() else {
            let only_here = matches!(
                command,
                Command::AddRow
                    | Command::RemoveRow
                    | Command::RemoveColumn
                    | Command::NextCurve
                    | Command::PreviousCurve
            );
            return only_here.then_some(Some("Show a view that is a table first."));
        };
        let grid = Grid { scene: &scene };
        let focus = self.focus(&grid);
        let when = |possible: bool, why: &'static str| Some((!possible).then_some(why));
        let somewhere = || !matches!(focus, Focus::Nothing);
        match command {
            Command::Rename | Command::Delete => when(somewhere() || !self.selection.is_empty(), GO_FIRST),
            Command::Cut | Command::Copy | Command::Paste | Command::Move(_) => when(somewhere(), GO_FIRST),
            Command::RemoveRow => when(matches!(focus, Focus::Cell(_) | Focus::RowHead(_)), GO_FIRST),
            Command::RemoveColumn => when(matches!(focus, Focus::Cell(_)), GO_FIRST),
            Command::SelectAll | Command::AddStep | Command::AddRow => Some(None),
            Command::ZoomSelection => when(self.focus_rect().is_some() || !self.selection.is_empty(), GO_FIRST),
            Command::NextCurve | Command::PreviousCurve => {
                let charts = (0..grid.rows()).any(|row| grid.curves(row).is_some());
                when(charts, "This view has no emotion chart.")
            }
            _ => None,
        }
    }

    /// Does a command in a table; `None` where it does there what it does anywhere.
    pub(in crate::editor) fn table_command(&mut self, command: Command) -> Option<Response> {
        let scene = self.table()?;
        let grid = Grid { scene: &scene };
        let focus = self.focus(&grid);
        match command {
            Command::Walk(direction) => Some(self.step(direction)),
            Command::Rename => self.begin_typing(Begin::InPlace),
            // At the end the keyboard goes on to the next panel.
            Command::NextField => Some(self.step_along(true).unwrap_or_default()),
            Command::PreviousField => Some(self.step_along(false).unwrap_or_default()),
            Command::SelectAll => {
                let (rows, columns) = (grid.rows().checked_sub(1)?, scene.table.columns.len().checked_sub(1)?);
                Some(self.choose_cells((0, 0), (rows, columns)))
            }
            Command::Delete => match focus {
                Focus::Cell(place) => Some(self.clear_cells(&grid, place)),
                Focus::RowHead(row) => Some(self.remove_row(&grid, row)),
                Focus::Stage(_) | Focus::Nothing => None,
            },
            Command::Cut => Some(self.copy_cells(true)),
            Command::Copy => Some(self.copy_cells(false)),
            Command::AddStep | Command::AddRow if holds_cards(&scene.table.sheet) => self.add_card(&grid),
            Command::AddStep => Some(self.add_here(&grid, matches!(scene.table.sheet, Sheet::Journey(_)))),
            Command::AddRow => Some(self.add_here(&grid, false)),
            Command::RemoveRow => match focus {
                Focus::Cell((row, _)) | Focus::RowHead(row) => Some(self.remove_row(&grid, row)),
                Focus::Stage(_) | Focus::Nothing => None,
            },
            Command::RemoveColumn => match focus {
                Focus::Cell(place) => Some(self.remove_column(&grid, place)),
                Focus::Stage(_) | Focus::RowHead(_) | Focus::Nothing => None,
            },
            Command::Move(direction) => Some(self.move_focus(&grid, focus, direction)),
            Command::ZoomSelection => {
                let rect = self.focus_rect()?;
                self.camera.zoom_to(rect, 2.0);
                Some(Response::repaint())
            }
            Command::NextCurve => Some(self.next_curve(true)),
            Command::PreviousCurve => Some(self.next_curve(false)),
            _ => None,
        }
    }

    /// Runs a verb over the table shown.
    pub(in crate::editor) fn act_on_table(
        &mut self,
        verb: impl FnOnce(&Document, &Sheet, &mut IdMaker) -> Result<Transaction, Refusal>,
    ) -> Response {
        let Some(sheet) = self.sheet.clone() else { return Response::default() };
        self.act(|document, ids| verb(document, &sheet, ids))
    }

    /// The cells of the range, or the one cell.
    pub(super) fn cells_chosen(&self, grid: &Grid, place: Place) -> Vec<CellAt> {
        let anchor = self.hand.anchor.as_ref().and_then(|at| grid.place(at)).unwrap_or(place);
        walk::between(anchor, place).filter_map(|place| grid.at(place)).collect()
    }

    /// Empties the range; of one cell the entry that is selected. A column whose step has no name left goes.
    fn clear_cells(&mut self, grid: &Grid, place: Place) -> Response {
        let cells = self.cells_chosen(grid, place);
        if let [at] = cells.as_slice() {
            let entry = grid.entries(place).get(self.hand.entry);
            let unnamed = |id: &Id| self.document.journey_step(id).is_some_and(|step| step.name.is_empty());
            if entry.is_some_and(|e| unnamed(&e.record)) {
                return self.remove_column(grid, place);
            }
            if let Some(only) = self.selection.last().cloned() {
                let response =
                    self.act_on_table(|document, sheet, ids| op::type_in(document, sheet, at, Some(&only), "", ids));
                return self.back_to(place, response);
            }
            return Response { used: true, ..Response::default() };
        }
        let response = self.act_on_table(|document, sheet, ids| op::clear(document, sheet, &cells, ids));
        self.back_to(place, response)
    }

    /// After what stood in a cell is gone, the hand stays there.
    pub(super) fn back_to(&mut self, place: Place, response: Response) -> Response {
        let anchor = self.hand.anchor.take();
        if let Some(scene) = self.table() {
            let grid = Grid { scene: &scene };
            let (rows, columns) = (grid.rows(), grid.columns());
            if rows > 0 && columns > 0 {
                let camera = self.camera;
                self.go_to_cell((place.0.min(rows - 1), place.1.min(columns - 1)), self.hand.entry, false);
                self.camera = camera;
                self.hand.anchor = anchor.filter(|at| grid.place(at).is_some());
            }
        }
        response
    }

    fn remove_row(&mut self, grid: &Grid, row: usize) -> Response {
        let Some(key) = grid.scene.table.rows.get(row).map(|r| r.key.clone()) else { return Response::default() };
        let column = self.hand.last.1;
        self.hand.anchor = None;
        // What a record of a register is used by is told first.
        if let (Some(Sheet::Register(_)), RowKey::Record(id)) = (&self.sheet, &key) {
            let response = self.delete(std::slice::from_ref(id));
            return if response.ask.is_some() { response } else { self.back_to((row, column), response) };
        }
        let response = self.act_on_table(|document, sheet, _| op::remove_row(document, sheet, &key));
        self.back_to((row, column), response)
    }

    fn remove_column(&mut self, grid: &Grid, place: Place) -> Response {
        let Some(at) = grid.at(place) else { return Response::default() };
        self.hand.anchor = None;
        let response = self.act_on_table(|document, sheet, _| op::remove_column(document, sheet, &at.column));
        self.back_to(place, response)
    }

    /// Adds a column or a row after the one at work, and starts typing into it.
    fn add_here(&mut self, grid: &Grid, column: bool) -> Response {
        let at = match self.focus(grid) {
            Focus::Cell(place) => grid.at(place),
            Focus::RowHead(row) => grid.at((row, 0)),
            Focus::Stage(stage) => {
                let columns = grid.scene.table.groups.get(stage).map_or(0, |g| g.columns);
                grid.at((0, (grid.first_under(stage) + columns).saturating_sub(1)))
            }
            Focus::Nothing => None,
        };
        let before = self.revision;
        let response = self.act_on_table(|document, sheet, ids| match (column, &at) {
            (true, at) => {
                let after = at.as_ref().map(|at| &at.column).filter(|c| **c != ColumnKey::New);
                op::add_column(document, sheet, after, ids)
            }
            (false, at) => {
                let after = at.as_ref().map(|at| &at.row).filter(|r| **r != RowKey::New);
                op::add_row(document, sheet, after, ids)
            }
        });
        if self.revision == before {
            return response;
        }
        // A rule is typed from its first input on.
        if self.cell.as_ref().is_some_and(|at| at.column == ColumnKey::Number) {
            self.step_along(true);
        }
        // What was added is selected: a cell to type into, or a row with its name.
        let typed = match (&self.cell, self.selection.last().cloned()) {
            (Some(_), _) => self.begin_typing(Begin::With(String::new())),
            (None, Some(head)) if self.document.journey_row(&head).is_none() => Some(self.start_rename(&head, true)),
            (None, _) => None,
        };
        if let Some(rename) = &mut self.renaming {
            rename.fresh = true;
        }
        self.reveal_selection();
        Response { message: response.message, ..typed.unwrap_or_else(Response::repaint) }
    }

    /// Moves the row, column or stage at work by one place.
    fn move_focus(&mut self, grid: &Grid, focus: Focus, direction: Direction) -> Response {
        if let Some(response) = self.move_card(grid, focus, direction) {
            return response;
        }
        let table = &grid.scene.table;
        let (along, later) = match direction {
            Direction::Left => (true, false),
            Direction::Right => (true, true),
            Direction::Up => (false, false),
            Direction::Down => (false, true),
        };
        let ends = || Response::message("It is at the end already.");
        // Before which other it goes: past the next one, or before the one before.
        let spot = |at: usize, many: usize| match (later, at) {
            (true, at) if at + 1 < many => Some(at + 2),
            (false, at) if at > 0 => Some(at - 1),
            (true, _) | (false, _) => None,
        };
        let here = self.cell.clone();
        let response = match (focus, along) {
            (Focus::Stage(stage), true) => {
                let Some(to) = spot(stage, table.groups.len()) else { return ends() };
                let (stage, before) = (table.groups.get(stage), table.groups.get(to));
                let Some(stage) = stage else { return ends() };
                self.act(|document, _| op::journey::move_stage(document, &stage.id, before.map(|g| &g.id)))
            }
            (Focus::Cell((_, column)), true) => {
                // A journey step goes from stage to stage: the end of one and the start of the next are two places.
                if let Some(ColumnKey::Step(step)) = table.columns.get(column).map(|c| &c.key) {
                    let response = self.act(|document, _| op::journey::nudge_step(document, step, later));
                    return self.follow(here, response);
                }
                let Some(to) = spot(column, table.columns.len()) else { return ends() };
                let before = table.columns.get(to).map(|c| &c.key);
                let Some(column) = table.columns.get(column) else { return ends() };
                self.act_on_table(|document, sheet, _| op::move_column(document, sheet, &column.key, before))
            }
            (Focus::Cell((row, _)) | Focus::RowHead(row), false) => {
                let movable = table.rows.iter().take_while(|r| r.key != RowKey::New).count();
                let Some(to) = spot(row, movable) else { return ends() };
                let before = table.rows.get(to).map(|r| &r.key).filter(|key| **key != RowKey::New);
                let Some(row) = table.rows.get(row) else { return ends() };
                self.act_on_table(|document, sheet, _| op::move_row(document, sheet, &row.key, before))
            }
            (Focus::Stage(_), false) => return Response::message("A stage moves along time: left or right."),
            (Focus::RowHead(_), true) => return Response::message("A row moves up or down."),
            (Focus::Nothing, _) => return Response::message(GO_FIRST),
        };
        self.follow(here, response)
    }

    /// The hand goes with what moved.
    fn follow(&mut self, here: Option<CellAt>, response: Response) -> Response {
        if let (Some(at), Some(scene)) = (here, self.table())
            && let Some(place) = (Grid { scene: &scene }).place(&at)
        {
            self.go_to_cell(place, self.hand.entry, false);
        } else {
            self.reveal_selection();
        }
        response
    }

    /// The outline of the range, the cell or the heading at work.
    fn focus_rect(&self) -> Option<crate::geom::Rect> {
        let scene = self.table()?;
        let grid = Grid { scene: &scene };
        match self.focus(&grid) {
            Focus::Cell(place) => {
                let anchor = self.hand.anchor.as_ref().and_then(|at| grid.place(at));
                grid.span(anchor.unwrap_or(place), place)
            }
            Focus::Stage(_) | Focus::RowHead(_) => self.selection_rect(),
            Focus::Nothing => None,
        }
    }
}
