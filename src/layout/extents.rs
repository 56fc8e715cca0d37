//! How much place everything on the grid takes up: the extents of items, and where attached events sit on theirs.

use super::{
    Request,
    grid::{Grid, Held},
    metrics::*,
    sizes::Sizes,
};
use crate::model::{Orientation, StepKind};

/// Extents of an item in the frame of the swimlane, from its middle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Extent {
    pub u: f64,
    pub v: f64,
    /// How much farther it reaches towards larger v: attached events, a duration.
    pub overhang: f64,
}
/// An attached event on its host.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Guest {
    pub du: f64,
    pub dv: f64,
    pub half_u: f64,
    pub half_v: f64,
}

/// A size as drawn, turned into the frame.
pub fn turned(orientation: Orientation, w: f64, h: f64) -> (f64, f64) {
    match orientation {
        Orientation::Across => (w, h),
        Orientation::Down => (h, w),
    }
}

/// The extents of all items, and where attached events sit on theirs.
pub fn extents(request: &Request, grid: &Grid, sizes: &Sizes) -> (Vec<Extent>, Vec<Guest>) {
    let orientation = request.orientation;
    let mut places = vec![Guest::default(); request.steps.len()];
    let mut extents = Vec::with_capacity(grid.items.len());
    for (i, item) in grid.items.iter().enumerate() {
        let size = match item.held {
            Held::Step(s) => sizes.steps[s as usize].size,
            Held::Note(n) => sizes.notes[n as usize].size,
        };
        let (w, h) = turned(orientation, size.width, size.height);
        let mut extent = Extent { u: w / 2.0, v: h / 2.0, overhang: 0.0 };
        if let Held::Step(s) = item.held {
            let step = &request.steps[s as usize];
            if step.kind == StepKind::Wait && !step.duration.is_empty() && orientation == Orientation::Across {
                extent.overhang = DURATION_OVERHANG;
            }
        }
        let guests = if grid.guests.is_empty() { &[] } else { grid.guests_of(i as u32) };
        if !guests.is_empty() {
            let total: f64 = guests
                .iter()
                .map(|&(_, s)| {
                    let size = sizes.steps[s as usize].size;
                    turned(orientation, size.width, size.height).0 + ATTACHED_GAP
                })
                .sum::<f64>()
                - ATTACHED_GAP;
            extent.u = extent.u.max(total / 2.0 + CORNER + 2.0);
            let mut at = extent.u - CORNER - 2.0 - total;
            for &(_, s) in guests {
                let size = sizes.steps[s as usize].size;
                let (w, h) = turned(orientation, size.width, size.height);
                places[s as usize] = Guest {
                    du: at + w / 2.0,
                    dv: extent.v - ATTACHED_INSET + h / 2.0,
                    half_u: w / 2.0,
                    half_v: h / 2.0,
                };
                extent.overhang = extent.overhang.max(h - ATTACHED_INSET);
                at += w + ATTACHED_GAP;
            }
        }
        extents.push(extent);
    }
    (extents, places)
}
