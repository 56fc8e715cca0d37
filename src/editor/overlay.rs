//! The second drawing: selection, handles, grips and previews. Painted like the first, never exported.

use super::{
    Camera, Handle, Scene,
    handles::{self, Mark},
};
use crate::{
    drawing::{
        self, Color, Drawing, Item, Part, PathItem, Primitive, RectItem, Source, Stroke, TextItem, Theme, rounded,
    },
    geom::{BezPath, Point, Rect, Vec2},
    model::{Id, Orientation},
    text::{Block, Style, scale, wrap},
};

/// Draws the overlay: sizes are given in screen points and stay the same at every zoom.
pub struct Sketch {
    pub(super) items: Vec<Item>,
    pub(super) theme: &'static Theme,
    pub(super) zoom: f64,
}

/// An area no wider than this is a bar, in document points.
const BAR: f64 = 6.0;
/// How strongly an area is tinted, of 255.
const TINT: u8 = 36;
const LINE: f64 = 2.0;

impl Sketch {
    /// Nothing drawn yet.
    pub fn new(theme: &'static Theme, camera: &Camera) -> Sketch {
        Sketch { items: vec![], theme, zoom: camera.zoom }
    }

    /// The finished drawing.
    pub fn finish(self, bounds: Rect) -> Drawing {
        Drawing { bounds, items: self.items, ..Drawing::default() }
    }

    /// The outline of something selected.
    pub fn selected(&mut self, rect: Rect, record: &Id) {
        let stroke = self.stroke(LINE, self.theme.accent);
        let rect = self.grown(rect, 4.0);
        self.rect(rect, 8.0, None, Some(stroke), Some(record), Part::Body);
    }

    /// A selected flow: its line, thicker, and a grip at each end.
    pub fn selected_flow(&mut self, scene: &Scene, flow: &Id) {
        let Some(route) = scene.route_of(flow) else { return };
        let path = rounded(&route.points);
        let halo = Color { a: 90, ..self.theme.accent };
        let stroke = self.stroke(6.0, halo);
        self.path(path, None, Some(stroke));
        for (at, _) in handles::grips(scene, flow) {
            let (fill, stroke) = (Some(self.theme.paper), Some(self.stroke(LINE, self.theme.accent)));
            let rect = Rect::from_center_size(at, (12.0 / self.zoom, 12.0 / self.zoom));
            self.rect(rect, 6.0, fill, stroke, Some(flow), Part::Handle);
        }
    }

    /// A selected arrow of a table: its line, thicker.
    pub fn selected_arrow(&mut self, points: &[Point]) {
        let stroke = self.stroke(6.0, Color { a: 90, ..self.theme.accent });
        self.path(rounded(points), None, Some(stroke));
    }

    /// The outline of something a gesture touches.
    pub fn outline(&mut self, rect: Rect) {
        let stroke = self.stroke(LINE, self.theme.accent);
        let rect = self.grown(rect, 3.0);
        self.rect(rect, 8.0, None, Some(stroke), None, Part::Body);
    }

    /// The cell of a table that keys go to.
    pub fn cell(&mut self, rect: Rect) {
        let stroke = self.stroke(LINE, self.theme.accent);
        self.rect(rect, 2.0, None, Some(stroke), None, Part::Body);
    }

    /// What the pointer is over.
    pub fn hovered(&mut self, rect: Rect) {
        let stroke = self.stroke(1.0, Color { a: 110, ..self.theme.accent });
        let rect = self.grown(rect, 1.0);
        self.rect(rect, 6.0, None, Some(stroke), None, Part::Body);
    }

    /// Room for something new: dashed, on paper.
    pub fn empty(&mut self, rect: Rect) {
        let dash = vec![4.0 / self.zoom, 3.0 / self.zoom];
        let stroke = Stroke { dash, ..self.stroke(1.0, self.theme.line) };
        self.rect(rect, 2.0, Some(self.theme.paper), Some(stroke), None, Part::Body);
    }

    /// Something that holds what is looked for; the one at work is filled and framed twice, so that it is told apart
    /// without its colour.
    pub fn hit(&mut self, rect: Rect, at_work: bool) {
        let fill = Color { a: if at_work { TINT * 2 } else { TINT / 2 }, ..self.theme.accent };
        let stroke = self.stroke(if at_work { 2.5 } else { 1.25 }, self.theme.accent);
        let frame = self.grown(rect, 2.0);
        self.rect(frame, 6.0, Some(fill), Some(stroke.clone()), None, Part::Body);
        if at_work {
            let outer = self.grown(rect, 6.0);
            self.rect(outer, 9.0, None, Some(Stroke { width: stroke.width / 2.0, ..stroke }), None, Part::Body);
        }
    }

    /// Where it lands: a cell, or a bar between two.
    pub fn target(&mut self, rect: Rect) {
        if rect.width().min(rect.height()) <= BAR {
            let thin = self.grown(rect, 0.5);
            return self.rect(thin, 3.0, Some(self.theme.accent), None, None, Part::Body);
        }
        let stroke = self.stroke(LINE, self.theme.accent);
        let fill = Color { a: TINT * 2, ..self.theme.accent };
        self.rect(rect, 6.0, Some(fill), Some(stroke), None, Part::Body);
    }

    /// Where it may not land: dashed, so that colour does not carry it alone.
    pub fn refused(&mut self, rect: Rect) {
        let dash = vec![5.0 / self.zoom, 4.0 / self.zoom];
        let stroke = Stroke { dash, ..self.stroke(LINE, self.theme.bad) };
        let rect = self.grown(rect, 3.0);
        self.rect(rect, 8.0, None, Some(stroke), None, Part::Body);
    }

    /// A point of a curve on its way, with its value.
    pub fn reading(&mut self, at: Point, value: &str) {
        let size = 14.0 / self.zoom;
        let (fill, stroke) = (Some(self.theme.paper), Some(self.stroke(3.0, self.theme.accent)));
        self.rect(Rect::from_center_size(at, (size, size)), 7.0, fill, stroke, None, Part::Mark);
        let beside = Point::new(at.x + 14.0 / self.zoom, at.y - 12.0 / self.zoom);
        self.pinned(beside, value, scale::LANE, 24.0, false);
    }

    /// Something on its way.
    pub fn ghost(&mut self, rect: Rect) {
        let stroke = self.stroke(1.5, Color { a: 200, ..self.theme.accent });
        let fill = Color { a: 150, ..self.theme.step };
        self.rect(rect, 9.0, Some(fill), Some(stroke), None, Part::Body);
    }

    /// A step or note on its way, with its name.
    pub fn ghost_named(&mut self, rect: Rect, name: &Block) {
        self.ghost(rect);
        let top = rect.center().y - name.height() / 2.0;
        for (i, line) in name.lines.iter().enumerate() {
            let baseline = top + name.ascent + i as f64 * name.line_height;
            let text = TextItem {
                text: line.text.clone(),
                origin: Point::new(rect.center().x - line.width / 2.0, baseline),
                width: line.width,
                style: scale::STEP,
                color: self.theme.ink,
            };
            let source = Source { record: None, part: Part::Name };
            self.items.push(Item { source, primitive: Primitive::Text(text) });
        }
    }

    /// A name on a chip whose top left is here, of the same size at every zoom.
    pub fn pinned(&mut self, at: Point, name: &str, style: Style, height_on_screen: f64, customer: bool) {
        if name.trim().is_empty() {
            return;
        }
        let style = Style { size: 12.0 / self.zoom, tracking: 0.0, ..style };
        let block = wrap(name, style, f64::INFINITY);
        let Some(line) = block.lines.first() else { return };
        let (height, side) = (height_on_screen / self.zoom, 8.0 / self.zoom);
        let rect = Rect::new(at.x, at.y, at.x + line.width + 2.0 * side, at.y + height);
        let stroke = self.stroke(1.0, self.theme.hair);
        let fill = if customer { self.theme.customer_header } else { self.theme.header };
        self.rect(rect, 6.0, Some(fill), Some(stroke), None, Part::Header);
        let baseline = at.y + (height - block.line_height) / 2.0 + block.ascent;
        let text = TextItem {
            text: line.text.clone(),
            origin: Point::new(at.x + side, baseline),
            width: line.width,
            style,
            color: self.theme.ink,
        };
        self.items.push(Item { source: Source { record: None, part: Part::Name }, primitive: Primitive::Text(text) });
    }

    /// The head of a lane where it is held: its ground, and its name in the middle of what is seen of it.
    pub fn lane_head(&mut self, rect: Rect, name: &str, customer: bool, orientation: Orientation) {
        let fill = if customer { self.theme.customer_header } else { self.theme.header };
        let stroke = self.stroke(1.0, self.theme.hair);
        self.rect(rect, 0.0, Some(fill), Some(stroke), None, Part::Header);
        let size = scale::LANE.size.max(11.5 / self.zoom).min(14.0 / self.zoom);
        let style = Style { size, ..scale::LANE };
        let pad = 8.0 / self.zoom;
        let block = wrap(name, style, (rect.width() - 2.0 * pad).max(1.0));
        let room = ((rect.height() - pad / 2.0) / block.line_height).floor().max(0.0) as usize;
        let shown = block.lines.len().min(room);
        let left = rect.x0 + pad;
        let top = match orientation {
            Orientation::Across => rect.center().y - shown as f64 * block.line_height / 2.0,
            Orientation::Down => rect.y0 + pad / 2.0,
        };
        for (i, line) in block.lines.iter().take(shown).enumerate() {
            let cut = i + 1 == shown && shown < block.lines.len();
            let text = if cut { format!("{}…", line.text).into() } else { line.text.clone() };
            let origin = Point::new(left, top + i as f64 * block.line_height + block.ascent);
            let text = TextItem { text, origin, width: line.width, style, color: self.theme.ink };
            let source = Source { record: None, part: Part::Name };
            self.items.push(Item { source, primitive: Primitive::Text(text) });
        }
    }

    /// The edge of what is held over the drawing: a line, and a soft shadow on what is beneath.
    pub fn ledge(&mut self, held: Rect, orientation: Orientation) {
        self.items.push(drawing::ledge(held, orientation == Orientation::Across, 1.0 / self.zoom, self.theme));
    }

    /// The rectangle of a marquee.
    pub fn marquee(&mut self, rect: Rect) {
        let stroke = self.stroke(1.0, self.theme.accent);
        let fill = Color { a: TINT, ..self.theme.accent };
        self.rect(rect, 0.0, Some(fill), Some(stroke), None, Part::Body);
    }

    /// A line with a head, from the edge of something.
    pub fn arrow(&mut self, from: Rect, to: Point) {
        if from.contains(to) {
            return;
        }
        let start = edge_towards(from, to);
        self.line(start, to);
    }

    /// A line with a head.
    pub fn line(&mut self, from: Point, to: Point) {
        let length = (to - from).hypot();
        if length < 1e-6 {
            return;
        }
        let mut line = BezPath::new();
        line.move_to(from);
        line.line_to(to);
        let stroke = self.stroke(LINE, self.theme.accent);
        self.path(line, None, Some(stroke));
        let along = (to - from) * (10.0 / self.zoom / length);
        let side = Vec2::new(-along.y, along.x) * 0.5;
        let mut head = BezPath::new();
        head.move_to(to);
        head.line_to(to - along + side);
        head.line_to(to - along - side);
        head.close_path();
        self.path(head, Some(self.theme.accent), None);
    }

    /// A quick-append button: its mark says what it adds.
    pub fn handle(&mut self, handle: &Handle, orientation: Orientation) {
        let rect = handle.rect_in_doc;
        let (paper, accent) = (self.theme.paper, self.theme.accent);
        let stroke = self.stroke(1.5, accent);
        self.rect(rect, 11.0, Some(paper), Some(stroke.clone()), None, Part::Handle);
        let c = rect.center();
        let r = rect.width() * 0.24;
        let mut mark = BezPath::new();
        let at = |x: f64, y: f64| c + Vec2::new(x * r, y * r);
        match handle.mark {
            Mark::Decision => {
                mark.move_to(at(-1.25, 0.0));
                mark.line_to(at(0.0, -1.0));
                mark.line_to(at(1.25, 0.0));
                mark.line_to(at(0.0, 1.0));
                mark.close_path();
                self.path(mark, None, Some(stroke));
            }
            Mark::End => {
                let end = Rect::from_center_size(c, (2.4 * r, 1.5 * r));
                self.rect(end, 8.0, Some(accent), None, None, Part::Mark);
            }
            Mark::LaneBefore | Mark::LaneAfter => {
                let sign = if handle.mark == Mark::LaneAfter { r } else { -r };
                let on = match orientation {
                    Orientation::Across => Vec2::new(0.0, sign),
                    Orientation::Down => Vec2::new(sign, 0.0),
                };
                let side = Vec2::new(-on.y, on.x);
                mark.move_to(c - on);
                mark.line_to(c + on);
                mark.move_to(c + side * 0.8);
                mark.line_to(c + on);
                mark.line_to(c - side * 0.8);
                self.path(mark, None, Some(stroke));
            }
            Mark::Arrow => {
                mark.move_to(at(-1.1, 0.0));
                mark.line_to(at(1.1, 0.0));
                mark.move_to(at(0.3, -0.8));
                mark.line_to(at(1.1, 0.0));
                mark.line_to(at(0.3, 0.8));
                self.path(mark, None, Some(stroke));
            }
            Mark::Step => {
                mark.move_to(at(-1.1, 0.0));
                mark.line_to(at(1.1, 0.0));
                mark.move_to(at(0.0, -1.1));
                mark.line_to(at(0.0, 1.1));
                self.path(mark, None, Some(stroke));
            }
        }
    }

    fn grown(&self, rect: Rect, by_on_screen: f64) -> Rect {
        rect.inflate(by_on_screen / self.zoom, by_on_screen / self.zoom)
    }

    pub(super) fn stroke(&self, width_on_screen: f64, color: Color) -> Stroke {
        Stroke { width: width_on_screen / self.zoom, color, dash: vec![] }
    }

    pub(super) fn rect(
        &mut self,
        rect: Rect,
        radius_on_screen: f64,
        fill: Option<Color>,
        stroke: Option<Stroke>,
        record: Option<&Id>,
        part: Part,
    ) {
        let radius = (radius_on_screen / self.zoom).min(rect.width() / 2.0).min(rect.height() / 2.0);
        let source = Source { record: record.cloned(), part };
        self.items.push(Item { source, primitive: Primitive::Rect(RectItem { rect, radius, fill, stroke }) });
    }

    pub(super) fn path(&mut self, path: BezPath, fill: Option<Color>, stroke: Option<Stroke>) {
        let source = Source { record: None, part: Part::Mark };
        self.items.push(Item { source, primitive: Primitive::Path(PathItem { path, fill, stroke }) });
    }
}

/// Where the line from a rectangle's middle to a point leaves it.
fn edge_towards(rect: Rect, to: Point) -> Point {
    let d = to - rect.center();
    let scale = |half: f64, d: f64| if d.abs() < 1e-9 { f64::INFINITY } else { half / d.abs() };
    let t = scale(rect.width() / 2.0, d.x).min(scale(rect.height() / 2.0, d.y));
    if t.is_finite() { rect.center() + d * t.min(1.0) } else { rect.center() }
}
