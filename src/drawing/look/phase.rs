//! A phase: its heading above the lanes, and a dotted line where it begins.

use crate::{
    drawing::{Item, Part, Stroke, Theme, pen::Align, pen::Pen},
    geom::{Point, Rect},
    layout::PhaseBox,
    model::{Orientation, Phase},
    text::scale,
};

/// What a phase looks like. `lanes` is what its line runs through; at the lanes' own end none is needed.
pub fn draw(phase: &Phase, place: &PhaseBox, lanes: Rect, orientation: Orientation, last: bool, theme: &Theme) -> Item {
    let mut pen = Pen::new(Some(&phase.id));
    let rect = place.rect;
    let stroke = || Stroke::dashed(1.0, theme.phase_line, &[2.0, 3.0]);
    let mut line = |at: f64| match orientation {
        Orientation::Across => {
            pen.line(Part::Body, Point::new(at, rect.y0.min(lanes.y0)), Point::new(at, lanes.y1), stroke());
        }
        Orientation::Down => {
            pen.line(Part::Body, Point::new(rect.x0.min(lanes.x0), at), Point::new(lanes.x1, at), stroke());
        }
    };
    let (start, end, lanes_end) = match orientation {
        Orientation::Across => (rect.x0, rect.x1, lanes.x1),
        Orientation::Down => (rect.y0, rect.y1, lanes.y1),
    };
    line(start);
    if last && lanes_end - end > 1.0 {
        line(end);
    }
    let heading = &place.heading;
    pen.block(Part::Name, &heading.block, heading.rect.origin(), Align::Left, scale::PHASE, theme.muted);
    pen.group("phase", format!("Phase: {}", phase.name.trim()), [None, None])
}
