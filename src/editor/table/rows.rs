//! Pasting rows of a spreadsheet into a register: one transaction, however many.

use super::{Focus, Grid, Place};
use crate::{
    change::op::{self, RegisterRows},
    delimited::{self, Separator},
    editor::{Editor, Response},
    model::{Attribute, ColumnKey, Id, Register, RowKey, register_headings},
};

/// At most so many rows are pasted.
const MOST_ROWS: usize = 20_000;

impl Editor {
    /// Fills rows from the cell at work on, and adds rows past the last one. Headings say which column is which; with
    /// names among them, rows go by name.
    pub(super) fn paste_rows(&mut self, register: Register, start: Place, text: &str) -> Response {
        let Some(scene) = self.table() else { return Response::default() };
        let grid = Grid { scene: &scene };
        let mut rows: Vec<Vec<String>> =
            delimited::read(text, Separator::Tab).into_iter().map(|row| row.cells).collect();
        while rows.last().is_some_and(|row| row.iter().all(String::is_empty)) {
            rows.pop();
        }
        let headings = rows.first().filter(|_| rows.len() > 1).and_then(|first| register_headings(register, first));
        let columns = match &headings {
            Some(columns) => {
                rows.remove(0);
                columns.clone()
            }
            None => self.columns_from(&grid, start.1),
        };
        if rows.is_empty() {
            return Response::message("There is no text to paste.");
        }
        if rows.len() > MOST_ROWS {
            return Response::message(format!("Paste up to {MOST_ROWS} rows at a time."));
        }
        let wide = rows.iter().map(Vec::len).max().unwrap_or_default();
        let by_name = headings.is_some() && columns.contains(&Some(Attribute::Name));
        let (document, ids) = (&self.document, &mut self.ids);
        let filled = if by_name {
            op::import_register(document, register, &columns, &rows, ids)
        } else {
            let at = |r: usize| match scene.table.rows.get(start.0 + r).map(|row| &row.key) {
                Some(RowKey::Record(id)) => Some(id.clone()),
                _ => None,
            };
            let rows: RegisterRows = rows.into_iter().enumerate().map(|(r, cells)| (at(r), cells)).collect();
            op::fill_register(document, register, &columns, &rows, ids)
        };
        let filled = match filled {
            Ok(filled) => filled,
            Err(refusal) => return Response::message(refusal.to_string()),
        };
        let says = filled.says(wide.saturating_sub(columns.len()));
        if filled.transaction.diff.is_empty() {
            return Response::message(filled.refused.map_or(says, |refusal| refusal.to_string()));
        }
        let rows: Vec<Option<Id>> = filled.rows;
        let response = self.commit(filled.transaction);
        self.came(&rows.iter().flatten().cloned().collect::<Vec<Id>>());
        self.hand.anchor = None;
        self.choose_rows(&rows, start.1, wide);
        Response { message: Some(says), ..response }
    }

    /// The columns from one on.
    fn columns_from(&self, grid: &Grid, first: usize) -> Vec<Option<Attribute>> {
        let columns = grid.scene.table.columns.iter().skip(first);
        let of = |key: &ColumnKey| match key {
            ColumnKey::Attribute(attribute) => Some(*attribute),
            _ => None,
        };
        columns.map(|column| of(&column.key)).collect()
    }

    /// The range that was filled is the range chosen, as far as its rows stand together.
    fn choose_rows(&mut self, rows: &[Option<Id>], column: usize, wide: usize) {
        let Some(scene) = self.table() else { return };
        let grid = Grid { scene: &scene };
        let last_column = grid.columns().saturating_sub(1);
        let places: Vec<usize> =
            rows.iter().flatten().filter_map(|id| scene.table.row_of(&RowKey::Record(id.clone()))).collect();
        let (Some(first), Some(last)) = (places.iter().min(), places.iter().max()) else { return };
        let end = (column + wide.saturating_sub(1)).min(last_column);
        if last - first + 1 == places.len() && matches!(self.focus(&grid), Focus::Cell(_) | Focus::RowHead(_)) {
            self.choose_cells((*first, column), (*last, end));
        }
    }
}
