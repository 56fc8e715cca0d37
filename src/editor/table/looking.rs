//! How a register is looked at: sorted by a column, filtered by words. State of the editor, no part of the model.

use super::{Focus, Grid};
use crate::{
    editor::{Editor, Response},
    model::{Attribute, ColumnKey, Id, Register, Sheet, Shown, Sort},
};

impl Editor {
    /// The register shown, where the view is one.
    pub fn register(&self) -> Option<Register> {
        match self.sheet {
            Some(Sheet::Register(register)) => Some(register),
            _ => None,
        }
    }

    /// How the view shown is looked at: the register's rows, the day it is.
    pub fn shown(&self) -> Shown {
        let rows = self.register().and_then(|register| self.shown.get(&register)).cloned();
        Shown { today: self.today, ..rows.unwrap_or_default() }
    }

    /// How many rows of the register are shown, and of how many; `None` where nothing is filtered.
    pub fn filtered(&self) -> Option<(usize, usize)> {
        let register = self.register()?;
        let filter = &self.shown.get(&register)?.filter;
        let rows = self.scene().table.as_ref()?.table.rows.len().saturating_sub(1);
        (!filter.trim().is_empty()).then(|| (rows, register.records(&self.document).count()))
    }

    /// Sorts and filters anew: when a register is come to, and when that is asked for; never while it is typed into.
    pub(in crate::editor) fn arrange(&mut self) {
        let Some(register) = self.register() else { return };
        let shown = self.shown.entry(register).or_default();
        let before = std::sync::Arc::clone(&shown.rows);
        shown.today = self.today;
        shown.again(&self.document, register);
        // Whatever is kept by revision is of other rows.
        if shown.rows != before {
            self.revision += 1;
        }
        self.forget_scene();
    }

    /// Rows that came just now stand at the end, in the order they came.
    pub(super) fn came(&mut self, ids: &[Id]) {
        let Some(shown) = self.register().and_then(|register| self.shown.get_mut(&register)) else { return };
        let new = ids.iter().filter(|id| !shown.rows.iter().any(|(known, _)| known == *id));
        let new: Vec<(Id, bool)> = new.map(|id| (id.clone(), true)).collect();
        if new.is_empty() || shown.rows.is_empty() {
            return;
        }
        shown.rows = shown.rows.iter().cloned().chain(new).collect();
        self.revision += 1;
        self.forget_scene();
    }

    /// Shows the rows that hold these words, as [`crate::model::arranged`] reads them; all where there are none. Ends
    /// what is being typed.
    pub fn set_filter(&mut self, words: &str) -> Response {
        let Some(register) = self.register() else { return Response::default() };
        if self.shown.get(&register).is_some_and(|shown| shown.filter == words) {
            return Response::default();
        }
        let named = self.finish_rename();
        self.shown.entry(register).or_default().filter = words.to_owned();
        self.rearrange();
        Response { message: named.message, ..Response::repaint() }
    }

    pub(in crate::editor) fn ask_for_filter(&mut self) -> Response {
        self.hand.filter_wanted = true;
        Response::repaint()
    }

    /// Whether the field to filter rows with was asked for since this was last asked.
    pub fn take_filter_wanted(&mut self) -> bool {
        std::mem::take(&mut self.hand.filter_wanted)
    }

    /// Sorts by the column at work, or by this one: upwards, again downwards, a third time by name as before.
    pub(in crate::editor) fn sort_by(&mut self, column: Option<usize>) -> Response {
        let (Some(register), Some(scene)) = (self.register(), self.table()) else { return Response::default() };
        let grid = Grid { scene: &scene };
        let column = column.or(match self.focus(&grid) {
            Focus::Cell((_, column)) => Some(column),
            Focus::RowHead(_) | Focus::Stage(_) | Focus::Nothing => None,
        });
        let key = column.and_then(|column| scene.table.columns.get(column)).map(|column| &column.key);
        let Some(ColumnKey::Attribute(by)) = key else {
            return Response::message("Go to a cell of the column to sort by first, or click its heading.");
        };
        let named = self.finish_rename();
        let shown = self.shown.entry(register).or_default();
        shown.sort = match shown.sort {
            Some(Sort { by: was, descending: false }) if was == *by => Some(Sort { by: *by, descending: true }),
            Some(Sort { by: was, descending: true }) if was == *by => None,
            _ => Some(Sort { by: *by, descending: false }),
        };
        let says = sort_words(shown.sort);
        self.rearrange();
        Response { message: named.message.or(Some(says)), ..Response::repaint() }
    }

    /// Arranges, and keeps the hand where it is as far as that row is still shown.
    fn rearrange(&mut self) {
        self.hand.anchor = None;
        self.arrange();
        let Some(scene) = self.table() else { return };
        let grid = Grid { scene: &scene };
        match self.cell.as_ref().map(|at| grid.place(at)) {
            Some(Some(place)) => {
                self.hand.last = place;
                if let Some(rect) = grid.rect(place) {
                    self.reveal(rect);
                }
            }
            Some(None) => {
                self.cell = None;
                self.selection.clear();
            }
            None => {}
        }
    }
}

/// How rows are sorted, in words.
fn sort_words(sort: Option<Sort>) -> String {
    match sort {
        None => "Sorted by name".to_owned(),
        Some(Sort { by, descending }) => {
            let word = if by == Attribute::Name { "name" } else { by.word() };
            format!("Sorted by {word}, {}", if descending { "downwards" } else { "upwards" })
        }
    }
}
