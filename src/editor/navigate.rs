//! Going from one view to another, and back; bringing things into sight.

use super::{Camera, Editor, Response};
use crate::model::{CellAt, Document, Id, Sheet};

/// As many places are remembered to go back to.
const MOST_VISITS: usize = 200;

/// A view as it was looked at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Visit {
    sheet: Sheet,
    cell: Option<CellAt>,
    camera: Camera,
    selection: Vec<Id>,
}

impl Visit {
    /// Whether the model still holds the view.
    pub(super) fn exists(&self, document: &Document) -> bool {
        self.sheet.exists(document)
    }
}

impl Editor {
    /// Shows a view; [`super::Command::GoBack`] returns to the one before.
    pub fn go_to_sheet(&mut self, sheet: &Sheet) -> Response {
        if !sheet.exists(&self.document) {
            return Response::message(format!("This {} is not in the model any more.", sheet.word()));
        }
        if self.sheet.as_ref() == Some(sheet) {
            return Response::repaint();
        }
        let named = self.finish_rename();
        if let Some(here) = self.visit() {
            self.remember(here);
        }
        self.show(Some(sheet.clone()));
        Response { message: named.message, ..Response::repaint() }
    }

    /// Selects nothing in the view shown, and no cell of it: its own fields are those to be seen.
    pub fn select_view(&mut self) -> Response {
        let named = self.finish_rename();
        while self.leave_cell() {}
        self.set_selection(Vec::new());
        Response { message: named.message, ..Response::repaint() }
    }

    /// Goes to any record: shows the view it is drawn in, or the register it stands in; selects it and brings it into
    /// sight. What the view shown has in it already is not left for a register.
    pub fn go_to(&mut self, id: &Id) -> Response {
        let here = self.visit();
        let shown = Sheet::home(&self.document, id);
        let in_sight = || self.scene().rect_of(id).is_some();
        if let Some(sheet) = shown.filter(|sheet| !matches!(sheet, Sheet::Register(_)) || !in_sight()) {
            self.go_to_sheet(&sheet);
        }
        let selected = self.selection.clone();
        self.select([id.clone()]);
        self.reveal_selection();
        // A jump within the view that moved the picture is a place to come back to, as another view is.
        let moved = |visit: &Visit| {
            Some(&visit.sheet) == self.sheet.as_ref() && visit.camera != self.camera && selected != self.selection
        };
        if let Some(here) = here.filter(moved) {
            self.remember(here);
        }
        Response::repaint()
    }

    /// A place to come back to.
    pub(super) fn remember(&mut self, visit: Visit) {
        self.back.push(visit);
        if self.back.len() > MOST_VISITS {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    pub(super) fn go_back(&mut self, forward: bool) -> Response {
        self.finish_rename();
        let here = self.visit();
        let (from, to) =
            if forward { (&mut self.forward, &mut self.back) } else { (&mut self.back, &mut self.forward) };
        while let Some(visit) = from.pop() {
            if !visit.sheet.exists(&self.document) {
                continue;
            }
            to.extend(here);
            self.look_again(visit);
            return Response::repaint();
        }
        Response::message(if forward {
            "There is nothing to go forward to."
        } else {
            "There is nothing to go back to."
        })
    }

    /// Shows a view as it was looked at.
    pub(super) fn look_again(&mut self, visit: Visit) {
        if self.sheet.as_ref() != Some(&visit.sheet) {
            self.show(Some(visit.sheet));
        }
        self.look_from(visit.camera);
        self.select(visit.selection);
        self.cell = visit.cell.or(self.cell.take());
    }

    pub(super) fn go_along(&mut self, on: bool) -> Response {
        let all = Sheet::all(&self.document);
        let at = self.sheet.as_ref().and_then(|sheet| all.iter().position(|s| s == sheet)).unwrap_or_default();
        let next = if on { at + 1 } else { at + all.len().saturating_sub(1) };
        match all.get(next % all.len().max(1)).cloned() {
            Some(sheet) => self.go_to_sheet(&sheet),
            None => Response::default(),
        }
    }

    /// Shows a view as it was left, with nothing selected.
    pub(super) fn show(&mut self, sheet: Option<Sheet>) {
        self.keep_sight();
        self.sheet = sheet;
        self.cell = None;
        self.hand = super::table::Hand::default();
        self.selection.clear();
        self.tool = super::Tool::Selecting;
        self.arrange();
        self.forget_scene();
        self.take_sight();
    }

    /// Brings what was selected last into sight.
    pub(super) fn reveal_selection(&mut self) {
        let rect = self.selection.last().and_then(|id| self.scene().rect_of(id));
        if let Some(rect) = rect {
            self.reveal(rect);
        }
    }

    /// What is looked at now.
    pub(super) fn visit(&self) -> Option<Visit> {
        let sheet = self.sheet.clone()?;
        Some(Visit { sheet, cell: self.cell.clone(), camera: self.camera, selection: self.selection.clone() })
    }
}
