//! From the frame of the swimlane (u along time, v across the lanes) to the drawing: as it is, or turned.

use crate::{
    geom::{Point, Rect, round},
    model::Orientation,
};

/// How a swimlane lies on the drawing.
#[derive(Clone, Copy, Debug)]
pub struct Turn(pub Orientation);

impl Turn {
    pub fn across(self) -> bool {
        self.0 == Orientation::Across
    }

    pub fn point(self, u: f64, v: f64) -> Point {
        match self.0 {
            Orientation::Across => Point::new(round(u), round(v)),
            Orientation::Down => Point::new(round(v), round(u)),
        }
    }

    pub fn rect(self, u1: f64, v1: f64, u2: f64, v2: f64) -> Rect {
        Rect::from_points(self.point(u1, v1), self.point(u2, v2))
    }
}
