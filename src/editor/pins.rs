//! Names of lanes and phases whose headings are out of sight, held at the edge of the canvas. Never exported.
//!
//! Lanes have a strip of their own there, which covers what is scrolled beneath it as the heads of a table's rows do;
//! what is revealed comes out from under it. Names of phases stand where their headings would, or at the edge.

use super::{Scene, overlay::Sketch};
use crate::{
    geom::{Point, Rect},
    layout::{Layout, RequestLane},
    model::{Id, Orientation},
    text::scale,
};

/// Between a pinned name and the edge, in screen points.
const PAD: f64 = 6.0;
/// The height of a pinned name, in screen points.
const HEIGHT: f64 = 24.0;
/// In less room than this, in screen points, no name is told.
const NARROW: f64 = 40.0;
/// How wide the strip of lanes across may be, and how high that of lanes that stand upright, in screen points.
const WIDTH: (f64, f64) = (76.0, 150.0);
const UPRIGHT: f64 = 30.0;
/// It takes at most such a part of what is seen.
const MOST: f64 = 0.3;

/// The strip of the lanes, where their headers are out of sight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneStrip {
    orientation: Orientation,
    /// How far it reaches into the canvas, in document points.
    reach: f64,
    /// Where the lanes begin along time, before the strip is held anywhere.
    start: f64,
    seen: Rect,
}

impl LaneStrip {
    /// The strip over a swimlane of which so much is seen; where it is held or would be, once scrolled.
    pub fn new(scene: &Scene, seen: Rect, zoom: f64) -> Option<LaneStrip> {
        let orientation = scene.request.as_ref()?.orientation;
        let leaves = scene.layout.lanes.iter().filter(|lane| lane.leaf);
        let (start, end) = leaves.fold((f64::INFINITY, f64::NEG_INFINITY), |(start, end), lane| match orientation {
            Orientation::Across => (start.min(lane.header.x0), end.max(lane.header.x1)),
            Orientation::Down => (start.min(lane.header.y0), end.max(lane.header.y1)),
        });
        if start > end {
            return None;
        }
        let (reach, room) = match orientation {
            Orientation::Across => (((end - start) * zoom).clamp(WIDTH.0, WIDTH.1) / zoom, seen.width()),
            Orientation::Down => (UPRIGHT / zoom, seen.height()),
        };
        (reach <= MOST * room).then_some(LaneStrip { orientation, reach, start, seen })
    }

    /// Whether the headers have gone, as far as to hold the strip in their place.
    fn is_held(&self) -> bool {
        match self.orientation {
            Orientation::Across => self.start < self.seen.x0 - 0.5,
            Orientation::Down => self.start < self.seen.y0 - 0.5,
        }
    }

    /// What of a lane the strip covers, where it is held and the lane is in sight.
    fn cover(&self, lane: Rect) -> Option<Rect> {
        let part = self.seen.intersect(lane);
        let inside = match self.orientation {
            Orientation::Across => Rect { x1: (self.seen.x0 + self.reach).min(part.x1), ..part },
            Orientation::Down => Rect { y1: (self.seen.y0 + self.reach).min(part.y1), ..part },
        };
        (self.is_held() && inside.width() > 0.0 && inside.height() > 0.0).then_some(inside)
    }

    /// The lane that is named at a point, where the strip is held over it.
    pub fn lane_at<'a>(&self, layout: &'a Layout, at: Point) -> Option<&'a Id> {
        let mut leaves = layout.lanes.iter().filter(|lane| lane.leaf);
        leaves.find(|lane| self.cover(lane.rect).is_some_and(|rect| rect.contains(at))).map(|lane| &lane.id)
    }

    /// What has to come into sight so that something is seen clear of the strip.
    pub fn wanted_for(&self, part: Rect) -> Rect {
        // Near the beginning the headers themselves come into sight.
        match self.orientation {
            Orientation::Across => Rect { x0: (part.x0 - self.reach).max(self.start.min(part.x0)), ..part },
            Orientation::Down => Rect { y0: (part.y0 - self.reach).max(self.start.min(part.y0)), ..part },
        }
    }

    fn draw(&self, scene: &Scene, lanes: &[RequestLane], sketch: &mut Sketch) {
        let mut all: Option<Rect> = None;
        for named in lanes.iter().filter(|lane| lane.leaf) {
            let place = scene.layout.lanes.iter().find(|lane| lane.id == named.id);
            let Some(cover) = place.and_then(|lane| self.cover(lane.rect)) else { continue };
            sketch.lane_head(cover, &named.name, named.customer, self.orientation);
            all = Some(all.map_or(cover, |all| all.union(cover)));
        }
        if let Some(all) = all {
            sketch.ledge(all, self.orientation);
        }
    }

    /// Where beside the strip there is room for other names.
    fn beside(&self) -> Rect {
        match (self.is_held(), self.orientation) {
            (false, _) => self.seen,
            (true, Orientation::Across) => Rect { x0: self.seen.x0 + self.reach, ..self.seen },
            (true, Orientation::Down) => Rect { y0: self.seen.y0 + self.reach, ..self.seen },
        }
    }
}

/// Draws the names of what is in sight without its heading.
pub fn draw(scene: &Scene, seen: Rect, zoom: f64, sketch: &mut Sketch) {
    if let Some(table) = &scene.table {
        return super::table::draw_pins(table, seen, zoom, sketch);
    }
    let Some(request) = &scene.request else { return };
    let strip = LaneStrip::new(scene, seen, zoom);
    let beside = strip.map_or(seen, |strip| strip.beside());
    for named in &request.phases {
        let Some(place) = scene.layout.phases.iter().find(|place| place.id == named.id) else { continue };
        let heading = place.heading.rect;
        let whole = beside.intersect(place.rect);
        if heading.width() <= 0.0 || heading.overlaps(beside) || whole.width() <= 0.0 || whole.height() <= 0.0 {
            continue;
        }
        let pad = PAD / zoom;
        // In the row of the headings, where that is in sight; else at the edge.
        let (x, y) = match request.orientation {
            Orientation::Across if heading.y0 >= beside.y0 => {
                (whole.x0 + pad, heading.center().y - HEIGHT / zoom / 2.0)
            }
            Orientation::Down if heading.x0 >= beside.x0 => (heading.x0 - pad, whole.y0 + pad),
            Orientation::Across | Orientation::Down => (whole.x0 + pad, whole.y0 + pad),
        };
        let room = (place.rect.x1 - x) * zoom - PAD;
        if request.orientation == Orientation::Down || room >= NARROW {
            let name =
                if request.orientation == Orientation::Across { short(&named.name, room) } else { named.name.clone() };
            sketch.pinned(Point::new(x, y), &name, scale::PHASE, HEIGHT, false);
        }
    }
    if let Some(strip) = strip {
        strip.draw(scene, &request.lanes, sketch);
    }
}

/// As much of a name as a chip of this width, in screen points, has room for.
pub(super) fn short(name: &str, width: f64) -> String {
    let most = ((width - 28.0) / 6.5).max(4.0) as usize;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() <= most {
        return name;
    }
    name.chars().take(most.saturating_sub(1)).collect::<String>() + "…"
}
