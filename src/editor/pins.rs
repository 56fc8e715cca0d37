//! Names of lanes and phases whose headings are out of sight, held at the edge of the canvas. Never exported.

use super::{Scene, overlay::Sketch};
use crate::{
    geom::{Point, Rect},
    text::scale,
};

/// Between a pinned name and the edge, in screen points.
const PAD: f64 = 6.0;
/// The height of a pinned name, in screen points.
const HEIGHT: f64 = 24.0;

/// Draws the names of what is in sight without its heading.
pub fn draw(scene: &Scene, seen: Rect, zoom: f64, sketch: &mut Sketch) {
    if let Some(table) = &scene.table {
        return super::table::draw_pins(table, seen, zoom, sketch);
    }
    let layout = &scene.layout;
    let pad = PAD / zoom;
    let at = |heading: Rect, whole: Rect| {
        let hidden = !heading.overlaps(seen) && whole.overlaps(seen);
        hidden.then(|| Point::new(whole.x0.max(seen.x0) + pad, whole.y0.max(seen.y0) + pad))
    };
    let Some(request) = &scene.request else { return };
    let phase = |named: &crate::layout::RequestPhase| {
        let phase = layout.phases.iter().find(|p| p.id == named.id)?;
        at(phase.heading.rect, phase.rect)
    };
    let phases: Vec<(Point, &str)> =
        request.phases.iter().filter_map(|named| Some((phase(named)?, named.name.as_str()))).collect();
    for named in request.lanes.iter().filter(|l| l.leaf) {
        let lane = layout.lanes.iter().find(|l| l.id == named.id);
        let Some(mut place) = lane.and_then(|l| at(l.header, l.rect)) else { continue };
        // Beneath the names of phases where both are in the same corner.
        if !phases.is_empty() && place.y < seen.y0 + (HEIGHT + PAD) / zoom {
            place.y += (HEIGHT + PAD) / zoom;
        }
        sketch.pinned(place, &named.name, scale::LANE, HEIGHT, named.customer);
    }
    for (place, name) in phases {
        sketch.pinned(place, name, scale::PHASE, HEIGHT, false);
    }
}
