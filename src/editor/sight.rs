//! What is seen of each view: how it first comes into sight, and as it was left. Nothing of it is stored in a model.

use super::{Camera, Editor};
use crate::{
    geom::{Rect, Size},
    model::Sheet,
};
use std::collections::BTreeMap;

/// A drawing is not shown smaller at first: below, its names are bars from the back of a room.
const LEAST_ZOOM: f64 = 0.7;
/// A list is read at full size, from its beginning.
const LIST_ZOOM: f64 = 1.0;

/// How the views of a model are looked at.
#[derive(Debug, Default)]
pub(super) struct Sights {
    /// Views that were moved about in, as they were left.
    left: BTreeMap<Sheet, Camera>,
    /// As the view shown came into sight first: while it still is so, it follows the size of the canvas.
    first: Option<Camera>,
}

impl Editor {
    /// The size of the canvas in screen points; the window says it each frame. What stands at its upper left corner
    /// stays there; what is selected stays in sight.
    pub fn set_viewport(&mut self, size: Size) {
        if self.camera.viewport == size {
            return;
        }
        if self.sights.first == Some(self.camera) {
            self.camera.viewport = size;
            return self.first_look();
        }
        let in_sight = |editor: &Editor, rect: Rect| editor.camera.visible_in_doc().contains_rect(rect);
        let selected = self.selection.last().and_then(|id| self.scene().rect_of(id));
        let selected = selected.filter(|rect| in_sight(self, *rect));
        self.camera.resize(size);
        if let Some(rect) = selected.filter(|rect| !in_sight(self, *rect)) {
            self.reveal(rect);
        }
    }

    /// Shows the view as new: all of it where its words can be read so, else its beginning; lists at full size.
    pub fn first_look(&mut self) {
        let bounds = self.scene().bounds();
        self.camera.fit(bounds);
        if self.sheet.as_ref().is_some_and(is_list) {
            self.camera.begin(bounds, LIST_ZOOM);
        } else if self.camera.zoom < LEAST_ZOOM {
            self.camera.begin(bounds, LEAST_ZOOM);
        }
        self.sights.first = Some(self.camera);
    }

    /// Keeps what is seen of the view shown, as it is about to be left.
    pub(super) fn keep_sight(&mut self) {
        let Some(sheet) = self.sheet.clone() else { return };
        if self.sights.first == Some(self.camera) {
            self.sights.left.remove(&sheet);
        } else {
            self.sights.left.insert(sheet, self.camera);
        }
    }

    /// Looks at the view shown as it was left; as new where it was not seen yet.
    pub(super) fn take_sight(&mut self) {
        let left = self.sheet.as_ref().and_then(|sheet| self.sights.left.get(sheet)).copied();
        match left {
            Some(camera) => self.look_from(camera),
            None => self.first_look(),
        }
    }

    /// Looks as from there, on the canvas as large as it is now.
    pub(super) fn look_from(&mut self, camera: Camera) {
        let size = self.camera.viewport;
        self.camera = camera;
        self.camera.resize(size);
        self.sights.first = None;
    }
}

/// What is read as a list, line by line, from its beginning.
fn is_list(sheet: &Sheet) -> bool {
    match sheet {
        Sheet::Register(_) | Sheet::Matrix(..) | Sheet::DecisionTable(_) => true,
        Sheet::Swimlane(_) | Sheet::Journey(_) | Sheet::Sipoc(_) | Sheet::Alignment(_) => false,
        Sheet::Portfolio | Sheet::Board | Sheet::Chart => false,
    }
}
