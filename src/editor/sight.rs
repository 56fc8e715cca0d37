//! What is seen of each view: how it first comes into sight, and as it was left. Nothing of it is stored in a model.

use super::{Camera, Editor, pins::LaneStrip};
use crate::{
    geom::{Point, Rect, Size, Vec2},
    model::Sheet,
};
use std::collections::BTreeMap;

/// A drawing is not shown smaller at first: below, its names are bars from the back of a room.
const LEAST_ZOOM: f64 = 0.7;
/// A list is read at full size, from its beginning.
const LIST_ZOOM: f64 = 1.0;

/// The tool bar over a drawing, in screen points.
const TOOL_BAR: f64 = 56.0;
/// So near the edge of the canvas, in screen points, a drag moves the picture along.
const EDGE: f64 = 28.0;
/// How far it moves in a second for each point nearer the edge.
const EDGE_SPEED: f64 = 30.0;
/// It moves so far past the end of the drawing, in screen points.
const BEYOND: f64 = 90.0;

/// How the views of a model are looked at.
#[derive(Debug, Default)]
pub(super) struct Sights {
    /// Views that were moved about in, as they were left.
    left: BTreeMap<Sheet, Camera>,
    /// As the view shown came into sight first: while it still is so, it follows the size of the canvas.
    first: Option<Camera>,
    /// What lies over the canvas, in screen points: nothing is brought into sight beneath it.
    covered: Option<Rect>,
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
        let (bounds, above) = (self.scene().bounds(), self.covered_above());
        self.camera.fit(bounds, above);
        let list = self.sheet.as_ref().is_some_and(is_list);
        if list || self.camera.zoom < LEAST_ZOOM {
            self.camera.begin(bounds, if list { LIST_ZOOM } else { LEAST_ZOOM }, above);
        }
        self.sights.first = Some(self.camera);
    }

    /// While something is dragged near the edge of the canvas, moves the picture so that what lies beyond comes into
    /// sight: the nearer the edge, the faster. True where it moved.
    pub fn scroll_at_edge(&mut self, pointer_on_screen: Point, secs: f64) -> bool {
        if !self.tool.drags() {
            return false;
        }
        let (seen, all, size) = (self.camera.visible_in_doc(), self.scene().bounds(), self.camera.viewport);
        let pull = |at: f64, size: f64, more_before: bool, more_after: bool| {
            let (before, after) = ((EDGE - at).min(EDGE), (at - (size - EDGE)).min(EDGE));
            if before > 0.0 && more_before {
                before
            } else if after > 0.0 && more_after {
                -after
            } else {
                0.0
            }
        };
        // After the end there is room for something new.
        let beyond = BEYOND / self.camera.zoom;
        let by = Vec2::new(
            pull(pointer_on_screen.x, size.width, seen.x0 > all.x0, seen.x1 < all.x1 + beyond),
            pull(pointer_on_screen.y, size.height, seen.y0 > all.y0, seen.y1 < all.y1 + beyond),
        );
        self.camera.pan(by * (EDGE_SPEED * secs));
        by != Vec2::ZERO
    }

    /// A panel lies over this part of the canvas, in screen points, or none does; the window says it each frame.
    pub fn cover(&mut self, part: Option<Rect>) {
        self.sights.covered = part;
    }

    /// Brings a rectangle into sight with as little movement as will do.
    pub(super) fn reveal(&mut self, rect: Rect) {
        let rect = match (self.frozen(), self.lane_strip()) {
            (Some(frozen), _) => frozen.wanted_for(rect),
            (None, Some(strip)) => strip.wanted_for(rect),
            (None, None) => rect,
        };
        self.camera.reveal(rect);
        if let Some(covered) = self.sights.covered {
            self.camera.avoid(rect, covered);
        }
    }

    /// What is held of the lanes of a swimlane.
    pub(super) fn lane_strip(&self) -> Option<LaneStrip> {
        LaneStrip::new(self.scene(), self.camera.visible_in_doc(), self.camera.zoom)
    }

    /// How far the tool bar hangs over the canvas, in screen points: over tables it has a place of its own.
    pub(super) fn covered_above(&self) -> f64 {
        if self.scene().table.is_some() { 0.0 } else { TOOL_BAR }
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
