//! Where the drawing lies on the screen.

use crate::geom;
use egui::{Pos2, Rect, pos2};

/// Takes document points (1/72 inch at 100 %) to screen points, and back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScreenFromDoc {
    /// Where the document's origin lies, in screen points.
    pub origin: Pos2,
    /// Screen points for one document point.
    pub zoom: f64,
}

impl ScreenFromDoc {
    pub fn pos(&self, p: geom::Point) -> Pos2 {
        pos2((f64::from(self.origin.x) + p.x * self.zoom) as f32, (f64::from(self.origin.y) + p.y * self.zoom) as f32)
    }

    pub fn rect(&self, r: geom::Rect) -> Rect {
        Rect::from_min_max(self.pos(geom::Point::new(r.x0, r.y0)), self.pos(geom::Point::new(r.x1, r.y1)))
    }

    pub fn doc_pos(&self, p: Pos2) -> geom::Point {
        geom::Point::new(f64::from(p.x - self.origin.x) / self.zoom, f64::from(p.y - self.origin.y) / self.zoom)
    }

    pub fn doc_rect(&self, r: Rect) -> geom::Rect {
        geom::Rect::from_points(self.doc_pos(r.min), self.doc_pos(r.max))
    }

    /// The same, with the origin on a whole physical pixel: text and lines then keep their sharpness while panning.
    pub fn snapped(&self, pixels_per_point: f32) -> ScreenFromDoc {
        let snap = |v: f32| (v * pixels_per_point).round() / pixels_per_point;
        ScreenFromDoc { origin: pos2(snap(self.origin.x), snap(self.origin.y)), zoom: self.zoom }
    }
}
