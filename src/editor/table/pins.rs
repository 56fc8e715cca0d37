//! Headings of a table that are out of sight, named at the edge of the canvas where they cannot be held there as they
//! are ([`super::frozen`]): stages and steps of a journey; in a narrow window, rows.

use super::{Frozen, Grid};
use crate::{
    drawing::draw_stages_from,
    editor::{TableScene, overlay::Sketch, pins::short},
    geom::{Point, Rect},
    layout::{Label, table::Tint},
    model::Sheet,
    text::scale,
};

/// Between a pinned name and the edge, in screen points.
const PAD: f64 = 6.0;
/// The height of a pinned name, in screen points.
const HEIGHT: f64 = 24.0;
/// In less room than this, in screen points, no name is told.
const NARROW: f64 = 60.0;
/// Rows lower than this on the screen have no room for a chip.
const LEAST: f64 = 14.0;

/// Draws the headings of what is in sight without its heading, where they cannot be held as they are.
pub fn draw(scene: &TableScene, seen: Rect, zoom: f64, sketch: &mut Sketch) {
    let frozen = Frozen::new(scene, seen);
    let beside = frozen.beside();
    let (table, layout) = (&scene.table, &scene.layout);
    if beside.x0 > layout.frame.x0 {
        sketch.items.extend(draw_stages_from(beside.x0, table, layout, sketch.theme));
    }
    frozen.draw(scene, sketch);
    let pad = PAD / zoom;
    let mut top = seen.y0;
    let body = Rect::new(layout.frame.x0, layout.frame.y0, layout.frame.x1, layout.frame.y1);
    // A stage whose heading is in sight has its name there.
    let above = |name: &Label| name.rect.y0 < seen.y0;
    // Stages, or the headings of columns.
    let grid = Grid { scene };
    let stages = table.groups.iter().zip(&layout.groups).filter(|(_, place)| above(&place.name));
    let stages = stages.map(|(g, place)| (g.name.as_str(), place.rect, &place.name, false));
    let columns = table.columns.iter().zip(&layout.columns);
    let columns = columns.map(|(c, place)| (c.heading.as_str(), place.head, &place.name, c.tint == Tint::Customer));
    let mut held = false;
    for (name, rect, label, customer) in stages.chain(columns).filter(|_| !frozen.holds_top()) {
        let whole = Rect::new(rect.x0, rect.y0, rect.x1, body.y1);
        if rect.height() > 0.0 && (above(label) || label.rect.x0 < beside.x0) && whole.overlaps(beside) {
            let at = Point::new(rect.x0.max(beside.x0) + pad, rect.y0.max(seen.y0) + pad);
            let room = (rect.x1 - at.x) * zoom;
            if room >= NARROW {
                sketch.pinned(at, &short(name, room), scale::PHASE, HEIGHT, customer);
            }
            held |= rect.y0 < seen.y0;
        }
    }
    if held {
        top += (HEIGHT + PAD) / zoom;
    }
    // Steps, where a journey names them in a row of its own.
    let journey = matches!(table.sheet, Sheet::Journey(_));
    let steps = (0..grid.rows()).filter(|_| journey).find(|row| {
        let entries = (0..table.columns.len()).flat_map(|c| grid.entries((*row, c)));
        let mut entries = entries.take(1);
        entries.any(|e| e.look == crate::layout::table::Look::Strong)
    });
    if let Some((row, place)) = steps.and_then(|row| Some((row, layout.rows.get(row)?)))
        && place.rect.y1 <= seen.y0
        && body.y1 > seen.y0
    {
        for (c, column) in layout.columns.iter().enumerate() {
            let start = column.rect.x0.max(beside.x0);
            let room = (column.rect.x1 - start) * zoom;
            if column.rect.x0 >= seen.x1 || room < NARROW {
                continue;
            }
            let name = grid.entries((row, c)).first().map_or("", |e| &*e.text);
            let at = Point::new(start + pad, top + pad);
            sketch.pinned(at, &short(name, room), scale::STEP, HEIGHT, true);
        }
        top += (HEIGHT + PAD) / zoom;
    }
    for (row, place) in table.rows.iter().zip(&layout.rows).filter(|_| !frozen.holds_left()) {
        let hidden = place.head.width() > 0.0 && place.name.rect.x0 < seen.x0 && place.rect.overlaps(seen);
        let from = place.rect.y0.max(top);
        if hidden && (place.rect.y1 - from) * zoom >= LEAST {
            let at = Point::new(seen.x0 + pad, from + pad.min((place.rect.y1 - from) / 4.0));
            sketch.pinned(at, &row.heading, scale::LANE, HEIGHT, row.tint == Tint::Customer);
        }
    }
}
