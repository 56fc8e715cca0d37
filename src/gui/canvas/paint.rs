//! Paints a drawing: one match over the display list. Chooses no colours and wraps no text.
//!
//! Only what is in sight is painted, with less detail where it could not be made out; text is laid out at the size it
//! is seen at, so it is sharp at every zoom.

use super::{
    ScreenFromDoc,
    flat::Flat,
    line,
    pictures::{Pictures, Shown},
    polygon,
};
use crate::{
    drawing::{Color, Group, ImageItem, Item, PathItem, Primitive, RectItem, Stroke, TextItem, placeholder},
    geom::{self, BezPath, PathEl},
    gui::fonts,
};
use egui::{
    Color32, FontId, Pos2, Rect, Shape,
    epaint::{
        Mesh, PathShape, PathStroke,
        text::{FontsView, LayoutJob, TextFormat},
    },
};

/// Below this height on the screen, in points, text is a bar; below half of it, nothing.
pub const SMALLEST_TEXT_PT: f64 = 4.6;
/// Above this many groups in sight, at a zoom where text is bars anyway, everything becomes plain quads of one mesh.
const MANY_GROUPS: usize = 1200;

/// Through what a drawing is seen, and where on the screen.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    pub ctx: &'a egui::Context,
    pub view: &'a ScreenFromDoc,
    /// In points of the screen.
    pub clip: Rect,
    pub pictures: &'a Pictures,
}

impl Seen<'_> {
    /// The shapes of a drawing.
    pub fn shapes(self, items: &[Item]) -> Vec<Shape> {
        let pixels_per_point = self.ctx.pixels_per_point();
        let (view, visible) = self.snapped();
        if view.zoom < 0.12 || (view.zoom * 13.0 < SMALLEST_TEXT_PT && count(items, visible) > MANY_GROUPS) {
            let mut flat = Flat::new(view, visible, pixels_per_point);
            flat.items(items);
            return vec![Shape::mesh(flat.finish())];
        }
        self.in_full(items)
    }

    /// The same with every detail, from however far away: for an overlay, whose sizes are those of the screen.
    pub fn in_full(self, items: &[Item]) -> Vec<Shape> {
        let pixels_per_point = self.ctx.pixels_per_point();
        let (view, visible) = self.snapped();
        let (clip, pictures) = (self.clip.expand(2.0), self.pictures);
        self.ctx.fonts_mut(|fonts| {
            let mut painter = Painter { fonts, view, visible, clip, pixels_per_point, pictures, out: Vec::new() };
            painter.items(items);
            painter.out
        })
    }

    /// The view on whole pixels, and what of the drawing it shows.
    fn snapped(self) -> (ScreenFromDoc, geom::Rect) {
        let view = self.view.snapped(self.ctx.pixels_per_point());
        (view, view.doc_rect(self.clip.expand(2.0)))
    }
}

/// The colour as egui knows it.
pub fn color(c: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(c.r, c.g, c.b, c.a)
}

/// Whether two rectangles share more than nothing; unlike `Rect::overlaps` true for those without width or height.
pub fn in_sight(bounds: geom::Rect, visible: geom::Rect) -> bool {
    bounds.x0 <= visible.x1 && bounds.x1 >= visible.x0 && bounds.y0 <= visible.y1 && bounds.y1 >= visible.y0
}

fn count(items: &[Item], visible: geom::Rect) -> usize {
    items.iter().filter(|i| matches!(&i.primitive, Primitive::Group(g) if in_sight(g.bounds, visible))).count()
}

struct Painter<'a, 'b> {
    fonts: &'a mut FontsView<'b>,
    view: ScreenFromDoc,
    visible: geom::Rect,
    clip: Rect,
    pixels_per_point: f32,
    pictures: &'a Pictures,
    out: Vec<Shape>,
}

impl Painter<'_, '_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            match &item.primitive {
                Primitive::Group(group) => self.group(group),
                Primitive::Path(path) => self.path(path),
                Primitive::Rect(rect) => self.rect(rect),
                Primitive::Text(text) => self.text(text),
                Primitive::Image(image) => self.image(image),
            }
        }
    }

    fn group(&mut self, group: &Group) {
        if in_sight(group.bounds, self.visible) {
            self.items(&group.items);
        }
    }

    /// A picture; words in its place where there is none.
    fn image(&mut self, item: &ImageItem) {
        if !in_sight(item.rect, self.visible) {
            return;
        }
        match self.pictures.get(&item.file) {
            Some(Shown::Texture { texture, picture }) => {
                let rect = self.view.rect(picture.fitted(item.rect));
                let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
                self.out.push(Shape::image(texture.id(), rect, whole, Color32::WHITE));
            }
            Some(Shown::Missing(why)) => self.items(&placeholder(item, why)),
            None => {}
        }
    }

    fn path(&mut self, item: &PathItem) {
        if !in_sight(item.path.control_box().inflate(20.0, 20.0), self.visible) {
            return;
        }
        for (points, closed) in self.flatten(&item.path, item.stroke.as_ref()) {
            let solid = item.stroke.as_ref().filter(|s| s.dash.is_empty());
            self.outline(points, closed, item.fill, solid, item.stroke.as_ref().filter(|s| !s.dash.is_empty()));
        }
    }

    fn rect(&mut self, item: &RectItem) {
        if !in_sight(item.rect.inflate(4.0, 4.0), self.visible) {
            return;
        }
        let mut rect = self.view.rect(item.rect);
        let half = item.stroke.as_ref().map_or(0.0, |s| (s.width * self.view.zoom) as f32 / 2.0);
        for v in [&mut rect.min.x, &mut rect.min.y, &mut rect.max.x, &mut rect.max.y] {
            *v = self.snap(*v, half * 2.0);
        }
        // Far outside the clip there is nothing to see of a huge rectangle; its plain sides may be cut.
        let radius = (item.radius * self.view.zoom) as f32;
        let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
        let solid = item.stroke.as_ref().filter(|s| s.dash.is_empty());
        let dashed = item.stroke.as_ref().filter(|s| !s.dash.is_empty());
        if radius < 0.75 && solid.is_none() && dashed.is_none() {
            if let Some(fill) = item.fill {
                self.out.push(Shape::rect_filled(rect, 0.0, color(fill)));
            }
            return;
        }
        self.outline(rounded(rect, radius), true, item.fill, solid, dashed);
    }

    fn outline(
        &mut self,
        points: Vec<Pos2>,
        closed: bool,
        fill: Option<Color>,
        solid: Option<&Stroke>,
        dashed: Option<&Stroke>,
    ) {
        if points.len() < 2 {
            return;
        }
        // From far away, on whole pixels, a small shape falls together to a line. It has no inside then, and as a ring
        // its ends would turn back on themselves: the places made of such corners are no numbers.
        let extent = Rect::from_points(&points);
        let flat = closed && (extent.width() == 0.0 || extent.height() == 0.0);
        let (points, closed, fill) = match flat {
            true if extent.min == extent.max => return,
            true => (vec![extent.min, extent.max], false, None),
            false => (points, closed, fill),
        };
        if let Some(dashed) = dashed {
            if let Some(fill) = fill {
                self.fill(points.clone(), color(fill));
            }
            let mut ring = points;
            if closed {
                ring.extend(ring.first().copied());
            }
            line::dashes(&ring, &self.stroke(dashed), &dashed.dash, self.view.zoom as f32, self.clip, &mut self.out);
            return;
        }
        let stroke = solid.map_or(egui::Stroke::NONE, |s| self.stroke(s));
        let points = line::blunted(points, closed);
        match fill {
            Some(fill) if closed && polygon::is_convex(&points) => {
                self.out.push(Shape::Path(PathShape {
                    points,
                    closed,
                    fill: color(fill),
                    stroke: PathStroke::from(stroke),
                }));
            }
            Some(fill) => {
                self.fill(points.clone(), color(fill));
                if stroke != egui::Stroke::NONE {
                    self.out.push(Shape::Path(PathShape {
                        points,
                        closed,
                        fill: Color32::TRANSPARENT,
                        stroke: stroke.into(),
                    }));
                }
            }
            None if stroke == egui::Stroke::NONE => {}
            None => self.line(points, closed, stroke),
        }
    }

    /// A line without fill; only the parts in sight of a long one.
    fn line(&mut self, points: Vec<Pos2>, closed: bool, stroke: egui::Stroke) {
        if let [a, b] = points[..] {
            if let Some(cut) = line::cut([a, b], self.clip.expand(stroke.width)) {
                self.out.push(Shape::LineSegment { points: cut, stroke });
            }
        } else {
            self.out.push(Shape::Path(PathShape { points, closed, fill: Color32::TRANSPARENT, stroke: stroke.into() }));
        }
    }

    fn fill(&mut self, points: Vec<Pos2>, fill: Color32) {
        if polygon::is_convex(&points) {
            self.out.push(Shape::convex_polygon(points, fill, egui::Stroke::NONE));
            return;
        }
        let mut mesh = Mesh::default();
        for point in &points {
            mesh.colored_vertex(*point, fill);
        }
        for [a, b, c] in polygon::triangles(&points) {
            mesh.add_triangle(a, b, c);
        }
        self.out.push(Shape::mesh(mesh));
        // The triangles' outer edges are hard: a hair of the same colour smooths them.
        let width = 0.8 / self.pixels_per_point;
        self.out.push(Shape::closed_line(points, egui::Stroke::new(width, fill)));
    }

    fn text(&mut self, item: &TextItem) {
        let size = item.style.size * self.view.zoom;
        let bounds = geom::Rect::new(
            item.origin.x,
            item.origin.y - item.style.size,
            item.origin.x + item.width,
            item.origin.y + item.style.size * 0.4,
        );
        if !in_sight(bounds, self.visible) || size < SMALLEST_TEXT_PT / 2.0 {
            return;
        }
        let ink = color(item.color);
        if size < SMALLEST_TEXT_PT {
            let bar = geom::Rect::new(
                item.origin.x,
                item.origin.y - item.style.size * 0.42,
                item.origin.x + item.width,
                item.origin.y - item.style.size * 0.08,
            );
            self.out.push(Shape::rect_filled(self.view.rect(bar), 0.0, ink.gamma_multiply(0.35)));
            return;
        }
        let galley = self.fonts.layout_job(LayoutJob::simple_format(
            item.text.to_string(),
            TextFormat {
                font_id: FontId::new(size as f32, fonts::family(item.style.weight)),
                extra_letter_spacing: (item.style.tracking * self.view.zoom) as f32,
                color: ink,
                ..Default::default()
            },
        ));
        let baseline = galley.rows.first().map_or(0.0, |row| row.pos.y + row.glyphs.first().map_or(0.0, |g| g.pos.y));
        let at = self.view.pos(item.origin);
        self.out.push(Shape::galley(egui::pos2(at.x, at.y - baseline), galley, ink));
    }

    fn stroke(&self, stroke: &Stroke) -> egui::Stroke {
        egui::Stroke::new((stroke.width * self.view.zoom) as f32, color(stroke.color))
    }

    /// The nearest place where a line of this width has sharp edges.
    fn snap(&self, v: f32, width: f32) -> f32 {
        let odd = (width * self.pixels_per_point).round().max(1.0) as i64 % 2 == 1 && width > 0.0;
        let px = v * self.pixels_per_point;
        (if odd { px.floor() + 0.5 } else { px.round() }) / self.pixels_per_point
    }

    /// The subpaths as points on the screen, and whether each is closed. Paths of upright and level lines are put on
    /// pixels.
    fn flatten(&self, path: &BezPath, stroke: Option<&Stroke>) -> Vec<(Vec<Pos2>, bool)> {
        let width = stroke.map_or(0.0, |s| (s.width * self.view.zoom) as f32);
        let snap = stroke.is_some() && is_orthogonal(path);
        let place = |p: geom::Point| {
            let p = self.view.pos(p);
            if snap {
                geom::Point::new(self.snap(p.x, width).into(), self.snap(p.y, width).into())
            } else {
                geom::Point::new(p.x.into(), p.y.into())
            }
        };
        let placed = path.elements().iter().map(|el| match *el {
            PathEl::MoveTo(p) => PathEl::MoveTo(place(p)),
            PathEl::LineTo(p) => PathEl::LineTo(place(p)),
            PathEl::QuadTo(a, p) => PathEl::QuadTo(place(a), place(p)),
            PathEl::CurveTo(a, b, p) => PathEl::CurveTo(place(a), place(b), place(p)),
            PathEl::ClosePath => PathEl::ClosePath,
        });
        let mut parts: Vec<(Vec<Pos2>, bool)> = Vec::new();
        kurbo::flatten(placed, 0.08, |el| match el {
            PathEl::MoveTo(p) => parts.push((vec![pos(p)], false)),
            PathEl::LineTo(p) => {
                if let Some((points, _)) = parts.last_mut()
                    && points.last() != Some(&pos(p))
                {
                    points.push(pos(p));
                }
            }
            PathEl::ClosePath => {
                if let Some((points, closed)) = parts.last_mut() {
                    if points.len() > 2 && points.first() == points.last() {
                        points.pop();
                    }
                    *closed = true;
                }
            }
            // `flatten` gives lines only.
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
        });
        parts
    }
}

fn pos(p: geom::Point) -> Pos2 {
    egui::pos2(p.x as f32, p.y as f32)
}

fn is_orthogonal(path: &BezPath) -> bool {
    let mut at = geom::Point::ZERO;
    let mut lines = 0;
    for el in path.elements() {
        match *el {
            PathEl::MoveTo(p) | PathEl::QuadTo(_, p) | PathEl::CurveTo(_, _, p) => at = p,
            PathEl::LineTo(p) => {
                if (p.x - at.x).abs() > 0.01 && (p.y - at.y).abs() > 0.01 {
                    return false;
                }
                lines += 1;
                at = p;
            }
            PathEl::ClosePath => {}
        }
    }
    lines > 0
}

/// The outline of a rectangle with exact corners, clockwise.
fn rounded(rect: Rect, radius: f32) -> Vec<Pos2> {
    if radius < 0.4 {
        return vec![rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    }
    // As many pieces a corner as a tenth of a pixel asks for.
    let pieces = ((radius * 5.0).sqrt().ceil() as usize).clamp(2, 24);
    let inner = rect.shrink(radius);
    let corners = [
        (inner.left_top(), std::f32::consts::PI),
        (inner.right_top(), -std::f32::consts::FRAC_PI_2),
        (inner.right_bottom(), 0.0),
        (inner.left_bottom(), std::f32::consts::FRAC_PI_2),
    ];
    let mut points = Vec::with_capacity(4 * (pieces + 1));
    for (centre, start) in corners {
        for i in 0..=pieces {
            let angle = start + std::f32::consts::FRAC_PI_2 * i as f32 / pieces as f32;
            let point = centre + radius * egui::Vec2::angled(angle);
            if points.last().is_none_or(|last: &Pos2| last.distance(point) > 0.01) {
                points.push(point);
            }
        }
    }
    if points.len() > 3 && points.first().zip(points.last()).is_some_and(|(a, b)| a.distance(*b) < 0.01) {
        points.pop();
    }
    points
}
