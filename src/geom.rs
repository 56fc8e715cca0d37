//! Points, rectangles and paths in points (1/72 inch at 100 %), y down, over `kurbo`; rounding for output.

pub use kurbo::{BezPath, Insets, PathEl, Point, Rect, RoundedRect, Shape, Size, Vec2};

/// Rounds to 1/100 pt, so that output is the same bytes on every platform; never gives −0.
pub fn round(v: f64) -> f64 {
    let r = (v * 100.0).round() / 100.0;
    if r == 0.0 { 0.0 } else { r }
}
