//! Coordinates of columns, rows and lanes, from the sizes of what stands in them and the tracks between them.
//!
//! All in the frame of the swimlane: u along time, v across the lanes.

use super::metrics::*;

/// Lines with coordinates: the middle of each, and its edges.
#[derive(Clone, Debug, Default)]
pub struct Axis {
    /// By line: 2c+1 a column (or row), 2c the gap before it.
    pub middle: Vec<f64>,
    pub start: Vec<f64>,
    pub end: Vec<f64>,
}

impl Axis {
    /// Lays bands one after another; each is its extent before and after its middle.
    pub fn lay(origin: f64, bands: &[(f64, f64)]) -> Axis {
        let mut axis = Axis::default();
        let mut at = origin;
        for &(before, after) in bands {
            axis.start.push(at);
            axis.middle.push(at + before);
            at += before + after;
            axis.end.push(at);
        }
        axis
    }

    pub fn far(&self) -> f64 {
        self.end.last().copied().unwrap_or_default()
    }
}

/// The extent of a gap with so many tracks between `side` margins, at least `base`.
pub fn gap_extent(tracks: u16, base: f64, side: f64) -> f64 {
    if tracks == 0 { base } else { base.max(2.0 * side + f64::from(tracks - 1) * TRACK) }
}
