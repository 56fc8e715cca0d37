//! Going from one swimlane to another, and back; bringing things into sight.

use super::{Camera, Editor, Response};
use crate::{geom::Rect, model::Id};

/// A swimlane as it was looked at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Visit {
    swimlane: Id,
    camera: Camera,
    selection: Vec<Id>,
}

impl Editor {
    /// Shows a swimlane; [`super::Command::GoBack`] returns to the one before.
    pub fn go_to_swimlane(&mut self, id: &Id) -> Response {
        if self.document.swimlane(id).is_none() {
            return Response::message("This swimlane is not in the model any more.");
        }
        if self.swimlane.as_ref() == Some(id) {
            return Response::repaint();
        }
        let named = self.finish_rename();
        self.back.extend(self.visit());
        self.forward.clear();
        self.show(Some(id.clone()));
        Response { message: named.message, ..Response::repaint() }
    }

    /// Goes to any record: shows its swimlane, selects it and brings it into sight.
    pub fn go_to(&mut self, id: &Id) -> Response {
        if let Some(swimlane) = self.document.swimlane_of(id).cloned() {
            self.go_to_swimlane(&swimlane);
        }
        self.select([id.clone()]);
        self.reveal_selection();
        Response::repaint()
    }

    pub(super) fn go_back(&mut self, forward: bool) -> Response {
        self.finish_rename();
        let here = self.visit();
        let (from, to) =
            if forward { (&mut self.forward, &mut self.back) } else { (&mut self.back, &mut self.forward) };
        while let Some(visit) = from.pop() {
            if self.document.swimlane(&visit.swimlane).is_none() {
                continue;
            }
            to.extend(here);
            self.show(Some(visit.swimlane));
            self.camera = Camera { viewport: self.camera.viewport, ..visit.camera };
            self.select(visit.selection);
            return Response::repaint();
        }
        Response::message(if forward {
            "There is nothing to go forward to."
        } else {
            "There is nothing to go back to."
        })
    }

    /// The swimlanes in the order of the tree: by process, then by name.
    pub(super) fn swimlanes_in_order(&self) -> Vec<Id> {
        let mut all: Vec<_> = self
            .document
            .swimlanes()
            .map(|s| {
                let process = s.process.as_ref().map_or("", |p| self.document.display_name(p));
                (process, s.name.as_str(), &s.id)
            })
            .collect();
        all.sort();
        all.into_iter().map(|(_, _, id)| id.clone()).collect()
    }

    pub(super) fn go_along(&mut self, on: bool) -> Response {
        let all = self.swimlanes_in_order();
        let at = self.swimlane.as_ref().and_then(|id| all.iter().position(|s| s == id)).unwrap_or_default();
        let next = if on { at + 1 } else { at + all.len().saturating_sub(1) };
        match all.get(next % all.len().max(1)).cloned() {
            Some(id) => self.go_to_swimlane(&id),
            None => Response::default(),
        }
    }

    /// Shows a swimlane as new: nothing selected, all of it fitted.
    pub(super) fn show(&mut self, swimlane: Option<Id>) {
        self.swimlane = swimlane;
        self.selection.clear();
        self.tool = super::Tool::Selecting;
        self.forget_scene();
        self.camera.fit(self.scene().bounds());
    }

    /// Brings a rectangle into sight with as little movement as will do.
    pub(super) fn reveal(&mut self, rect: Rect) {
        self.camera.reveal(rect);
    }

    /// Brings what was selected last into sight.
    pub(super) fn reveal_selection(&mut self) {
        let rect = self.selection.last().and_then(|id| self.scene().rect_of(id));
        if let Some(rect) = rect {
            self.reveal(rect);
        }
    }

    fn visit(&self) -> Option<Visit> {
        let swimlane = self.swimlane.clone()?;
        Some(Visit { swimlane, camera: self.camera, selection: self.selection.clone() })
    }
}
