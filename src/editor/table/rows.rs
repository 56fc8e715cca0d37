//! Pasting rows of a spreadsheet into a register: one transaction, however many.

use super::{Focus, Grid, Place};
use crate::{
    change::op::{self, RegisterRows},
    delimited::{self, Separator},
    editor::{Editor, Response},
    model::{
        Attribute, ColumnKey, Id, Register, RowKey, UnreadCell, counted, headings_pasted, in_short, readings_table,
        together,
    },
};

/// At most so many rows are pasted.
const MOST_ROWS: usize = 20_000;

/// The headings over columns that no record here has, or that stand there before.
fn unknown(headings: &[String], columns: &[Option<Attribute>]) -> Vec<String> {
    let unknown = headings.iter().zip(columns).filter(|(heading, it)| it.is_none() && !heading.trim().is_empty());
    unknown.map(|(heading, _)| heading.trim().to_owned()).collect()
}

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
        // Days down and KPIs across are readings of several rows.
        let across = if register == Register::Kpis { readings_table(&rows) } else { None };
        let mut left_out: Vec<String> = Vec::new();
        let numbered = across.is_none();
        if let Some(table) = across {
            let of = |it: &UnreadCell| format!("Row {}, {} “{}”: {}.", it.row + 1, it.of, in_short(&it.text), it.why);
            left_out.extend(table.left_out.iter().map(of));
            let head = [Attribute::Name, Attribute::Readings].map(|it| it.word().to_owned()).to_vec();
            rows = std::iter::once(head).chain(table.rows.into_iter().map(|(row, _)| row.to_vec())).collect();
        }
        let headings = rows.first().filter(|_| rows.len() > 1).and_then(|first| headings_pasted(register, first));
        let unknown = headings.as_ref().and_then(|columns| Some(unknown(rows.first()?, columns)));
        let columns = match &headings {
            Some(columns) => {
                rows.remove(0);
                columns.clone()
            }
            None => self.columns_from(&grid, start.1),
        };
        if rows.is_empty() {
            let why = if left_out.is_empty() { "There is no text to paste." } else { "Nothing of it could be read." };
            return Response { details: left_out, ..Response::message(why) };
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
        let mut says = filled.says(wide.saturating_sub(columns.len()));
        let unread = left_out.len();
        let first = numbered.then_some(1 + usize::from(headings.is_some()));
        // What is new is called by its name too.
        let mut after = self.document.clone();
        filled.transaction.diff.apply(&mut after);
        left_out.extend(filled.list(first, &after));
        let headless = unknown.unwrap_or_default();
        if unread > 0 {
            says += &format!(". {} could not be read", counted(unread, "cell", "cells"));
        }
        if !headless.is_empty() {
            let names: Vec<String> = headless.iter().map(|name| format!("“{}”", in_short(name))).collect();
            let columns = if names.len() == 1 { "column" } else { "columns" };
            says += &format!(
                ". Left out: the {columns} {}",
                together(&names.iter().map(String::as_str).collect::<Vec<_>>())
            );
            left_out.extend(names.iter().map(|name| format!("No {} has a column {name}.", register.kind().word())));
        }
        // One reason is said in the message itself.
        let details = if left_out.len() > 1 { left_out } else { vec![] };
        if filled.transaction.diff.is_empty() {
            let alone = filled.refused.filter(|_| details.is_empty() && headless.is_empty() && unread == 0);
            return Response { details, ..Response::message(alone.map_or(says, |refusal| refusal.to_string())) };
        }
        let rows: Vec<Option<Id>> = filled.rows;
        let response = self.commit(filled.transaction);
        self.came(&rows.iter().flatten().cloned().collect::<Vec<Id>>());
        self.hand.anchor = None;
        self.choose_rows(&rows, start.1, wide);
        Response { message: Some(says), details, ..response }
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
