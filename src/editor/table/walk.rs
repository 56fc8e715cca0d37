//! Walking a table by keys: cell to cell, along the entries of a cell, to the headings and back.

use super::{Focus, Grid, Place, head_of};
use crate::{
    editor::{Direction, Editor, Key, Modifiers, Response},
    layout::table::{Look, Table},
    model::{ColumnKey, Id, RowKey, RowKind},
};

/// All places between two, both of them too, row by row.
pub fn between(a: Place, b: Place) -> impl Iterator<Item = Place> {
    let rows = a.0.min(b.0)..=a.0.max(b.0);
    let columns = a.1.min(b.1)..=a.1.max(b.1);
    rows.flat_map(move |row| columns.clone().map(move |column| (row, column)))
}

impl Editor {
    /// A key that moves in a table; `None` for any other.
    pub(in crate::editor) fn walk_key(&mut self, key: Key, mods: Modifiers) -> Option<Response> {
        if mods.alt || mods.space {
            return None;
        }
        match key {
            Key::Arrow(direction) if mods.command => Some(self.go_to_edge(direction, mods.shift)),
            Key::Arrow(direction) if mods.shift => Some(self.extend(direction)),
            Key::Arrow(direction) => Some(self.step(direction)),
            Key::Home | Key::End => {
                let scene = self.table()?;
                let grid = Grid { scene: &scene };
                let end = |many: usize| if key == Key::End { many.checked_sub(1) } else { Some(0) };
                let row = match self.focus(&grid) {
                    Focus::Cell((row, _)) | Focus::RowHead(row) if !mods.command => Some(row),
                    _ => end(grid.rows()),
                };
                // The empty column past the last one is not the end of what is there.
                let (row, last) = (row?, end(scene.table.columns.len().max(1))?);
                let numbered = grid.numbers_rule((row, last)) && last + 1 < grid.columns();
                Some(self.go_to_cell((row, last + usize::from(numbered)), 0, mods.shift))
            }
            _ => None,
        }
    }

    /// One cell on, or one entry within the cell; from the outermost cells to the headings.
    pub(in crate::editor) fn step(&mut self, direction: Direction) -> Response {
        let nowhere = Response { used: true, ..Response::default() };
        let Some(scene) = self.table() else { return nowhere };
        let grid = Grid { scene: &scene };
        let (row, column) = match self.focus(&grid) {
            Focus::Cell(place) => place,
            Focus::Stage(stage) => return self.step_from_stage(&grid, stage, direction),
            Focus::RowHead(row) => return self.step_from_row(&grid, row, direction),
            Focus::Nothing => return self.enter_table(&grid),
        };
        let entries = grid.entries((row, column)).len();
        match direction {
            Direction::Down if self.hand.entry + 1 < entries => {
                self.go_to_cell((row, column), self.hand.entry + 1, false)
            }
            Direction::Up if self.hand.entry > 0 => self.go_to_cell((row, column), self.hand.entry - 1, false),
            Direction::Up if next_row(&grid, row, false).is_none() => match grid.stage_over(column) {
                Some(stage) => self.select_head(scene.table.groups.get(stage).map(|g| &g.id)),
                None => nowhere,
            },
            Direction::Left if column == 0 => self.select_head(scene.table.rows.get(row).and_then(|r| head_of(&r.key))),
            Direction::Up | Direction::Down | Direction::Left | Direction::Right => {
                match beside(&grid, (row, column), direction) {
                    Some(place) => {
                        let last = grid.entries(place).len().saturating_sub(1);
                        self.go_to_cell(place, if direction == Direction::Up { last } else { 0 }, false)
                    }
                    None => nowhere,
                }
            }
        }
    }

    /// The next cell or the one before, row by row; `None` past the ends.
    pub(in crate::editor) fn step_along(&mut self, forward: bool) -> Option<Response> {
        let scene = self.table()?;
        let grid = Grid { scene: &scene };
        let (row, column) = match self.focus(&grid) {
            Focus::Cell(place) => place,
            Focus::RowHead(row) if forward => return Some(self.go_to_cell((row, 0), 0, false)),
            Focus::Stage(stage) => {
                let next = if forward { stage + 1 } else { stage.checked_sub(1)? };
                return match scene.table.groups.get(next) {
                    Some(group) => Some(self.select_head(Some(&group.id))),
                    None => Some(self.enter_table(&grid)),
                };
            }
            Focus::RowHead(_) => return None,
            Focus::Nothing => return Some(self.enter_table(&grid)),
        };
        // The numbers of rules are not typed.
        let first = usize::from(scene.table.column_of(&ColumnKey::Number) == Some(0));
        let next = if forward {
            match column + 1 < grid.columns() {
                true => (row, column + 1),
                false => (next_row(&grid, row, true)?, first),
            }
        } else {
            match column.checked_sub(1) {
                Some(column) if column >= first => (row, column),
                _ => (next_row(&grid, row, false)?, scene.table.columns.len().checked_sub(1)?),
            }
        };
        Some(self.go_to_cell(next, 0, false))
    }

    /// On from the name of a stage or row that was typed; `None` where no table is shown, or past its ends.
    pub(in crate::editor) fn past_heading(&mut self, target: &Id, forward: bool) -> Option<Response> {
        let scene = self.table()?;
        let heading = |table: &Table| {
            table.groups.iter().any(|g| g.id == *target) || table.rows.iter().any(|r| head_of(&r.key) == Some(target))
        };
        if heading(&scene.table) {
            self.select([target.clone()]);
        }
        self.step_along(forward)
    }

    /// Goes to where filling in begins; see [`Editor::first_cell`].
    pub(in crate::editor) fn go_to_first_cell(&mut self) -> bool {
        let Some(scene) = self.table() else { return false };
        let grid = Grid { scene: &scene };
        let Some(place) = self.first_cell(&grid, true) else { return false };
        // The inputs and outputs of a decision table are named before its first row.
        let keys = || scene.table.rows.iter().map(|row| &row.key);
        let ruled = keys().any(|key| matches!(key, RowKey::Record(_)));
        let heads = keys().position(|key| *key == RowKey::Types).filter(|_| !ruled);
        self.go_to_cell((heads.unwrap_or(place.0), place.1), 0, false);
        true
    }

    /// Where filling in begins: the cell that is next to fill, else the first step without a name. Where every step has
    /// one, the first of them, or, when nothing may be typed over, the empty column past them.
    pub(super) fn first_cell(&self, grid: &Grid, over: bool) -> Option<Place> {
        if grid.rows() == 0 || grid.columns() == 0 {
            return None;
        }
        let table = &grid.scene.table;
        let next = table.next.as_ref().and_then(|at| grid.place(at));
        Some(next.unwrap_or_else(|| {
            let named = |row: &usize| match table.rows.get(*row).map(|r| &r.key) {
                Some(RowKey::Steps) => true,
                Some(RowKey::Row(id)) => self.document.journey_row(id).is_some_and(|row| row.kind == RowKind::Step),
                _ => false,
            };
            let row = (0..grid.rows()).find(named).unwrap_or(0);
            let unnamed = |column: &usize| grid.entries((row, *column)).iter().all(|e| e.text.trim().is_empty());
            let columns = if over { table.columns.len() } else { grid.columns() };
            (row, (0..columns).find(unnamed).unwrap_or(0))
        }))
    }

    /// Into the cell where the hand was last, or the first one.
    fn enter_table(&mut self, grid: &Grid) -> Response {
        if grid.rows() == 0 || grid.columns() == 0 {
            return Response { used: true, ..Response::default() };
        }
        let (row, column) = self.hand.last;
        let last = grid.rows() - 1;
        // What only stands over other rows has nothing to type into.
        let row = (row.min(last)..=last).find(|row| !grid.collapsed(*row)).unwrap_or(row.min(last));
        self.go_to_cell((row, column.min(grid.columns() - 1)), 0, false)
    }

    fn step_from_stage(&mut self, grid: &Grid, stage: usize, direction: Direction) -> Response {
        let groups = &grid.scene.table.groups;
        let next = match direction {
            Direction::Left => stage.checked_sub(1),
            Direction::Right => Some(stage + 1),
            Direction::Down => return self.go_to_cell((0, grid.first_under(stage)), 0, false),
            Direction::Up => None,
        };
        self.select_head(next.and_then(|i| groups.get(i)).map(|g| &g.id))
    }

    fn step_from_row(&mut self, grid: &Grid, row: usize, direction: Direction) -> Response {
        let rows = &grid.scene.table.rows;
        let next = match direction {
            Direction::Up => rows.iter().take(row).rev().find_map(|r| head_of(&r.key)),
            Direction::Down => rows.iter().skip(row + 1).find_map(|r| head_of(&r.key)),
            Direction::Right => return self.go_to_cell((row, 0), 0, false),
            Direction::Left => None,
        };
        self.select_head(next)
    }

    /// Selects a stage or row by its heading.
    fn select_head(&mut self, head: Option<&crate::model::Id>) -> Response {
        match head {
            Some(id) => {
                self.cell = None;
                let response = self.select([id.clone()]);
                self.reveal_selection();
                response
            }
            None => Response { used: true, ..Response::default() },
        }
    }

    fn extend(&mut self, direction: Direction) -> Response {
        let Some(scene) = self.table() else { return Response::default() };
        let grid = Grid { scene: &scene };
        match self.focus(&grid) {
            Focus::Cell(place) => match beside(&grid, place, direction) {
                Some(next) => self.go_to_cell(next, 0, true),
                None => Response { used: true, ..Response::default() },
            },
            Focus::Stage(_) | Focus::RowHead(_) | Focus::Nothing => self.step(direction),
        }
    }

    /// As spreadsheets do: to the end of what is filled, or over the gap to what is filled next.
    fn go_to_edge(&mut self, direction: Direction, extend: bool) -> Response {
        let Some(scene) = self.table() else { return Response::default() };
        let grid = Grid { scene: &scene };
        let Focus::Cell(place) = self.focus(&grid) else { return self.step(direction) };
        let filled = |place: Place| {
            let reading = grid.curves(place.0).into_iter().flatten();
            grid.entries(place).iter().any(|entry| entry.look != Look::Blank)
                || reading.flat_map(|c| c.readings.get(place.1)).any(|reading| reading.is_some())
        };
        let mut at = place;
        let mut next = beside(&grid, at, direction);
        let run = filled(place) && next.is_some_and(filled);
        while let Some(on) = next {
            let after = beside(&grid, on, direction);
            at = on;
            if run && !after.is_some_and(filled) || !run && filled(on) {
                break;
            }
            next = after;
        }
        self.go_to_cell(at, 0, extend)
    }
}

/// The next row whose cells can be gone to.
pub fn next_row(grid: &Grid, row: usize, down: bool) -> Option<usize> {
    let open = |row: &usize| !grid.collapsed(*row);
    if down { (row + 1..grid.rows()).find(open) } else { (0..row).rev().find(open) }
}

/// The next cell in a direction.
fn beside(grid: &Grid, (row, column): Place, direction: Direction) -> Option<Place> {
    match direction {
        Direction::Up => next_row(grid, row, false).map(|row| (row, column)),
        Direction::Down => next_row(grid, row, true).map(|row| (row, column)),
        Direction::Left => column.checked_sub(1).map(|column| (row, column)),
        Direction::Right => (column + 1 < grid.columns()).then_some((row, column + 1)),
    }
}
