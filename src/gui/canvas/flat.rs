//! The drawing from far away: plain quads on whole pixels, all in one mesh. Ten thousand steps are one draw call.

use super::{ScreenFromDoc, paint, polygon};
use crate::{
    drawing::{Color, Group, Item, PathItem, Primitive, RectItem, Stroke, TextItem},
    geom::{self, PathEl},
};
use egui::{Color32, Pos2, Rect, epaint::Mesh};

/// Collects a drawing as one mesh without rounded corners, smoothing or text.
pub struct Flat {
    view: ScreenFromDoc,
    visible: geom::Rect,
    pixel: f32,
    mesh: Mesh,
}

impl Flat {
    pub fn new(view: ScreenFromDoc, visible: geom::Rect, pixels_per_point: f32) -> Flat {
        Flat { view, visible, pixel: 1.0 / pixels_per_point, mesh: Mesh::default() }
    }

    pub fn items(&mut self, items: &[Item]) {
        for item in items {
            match &item.primitive {
                Primitive::Group(group) => self.group(group),
                Primitive::Path(path) => self.path(path),
                Primitive::Rect(rect) => self.rect(rect),
                Primitive::Text(text) => self.text(text),
                // Its frame is drawn beneath it.
                Primitive::Image(_) => {}
            }
        }
    }

    pub fn finish(self) -> Mesh {
        self.mesh
    }

    fn group(&mut self, group: &Group) {
        if paint::in_sight(group.bounds, self.visible) {
            self.items(&group.items);
        }
    }

    fn rect(&mut self, item: &RectItem) {
        let rect = self.snapped(self.view.rect(item.rect));
        if let Some(fill) = item.fill {
            self.mesh.add_colored_rect(rect, paint::color(fill));
        }
        if let Some(stroke) = &item.stroke {
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
            for pair in corners.windows(2) {
                self.line(pair[0], pair[1], stroke);
            }
        }
    }

    fn path(&mut self, item: &PathItem) {
        let box_on_screen = self.view.rect(item.path.control_box());
        // Arrow heads and marks are specks from here.
        if box_on_screen.width().max(box_on_screen.height()) < 3.0 {
            return;
        }
        if let Some(fill) = item.fill {
            let mut points: Vec<Pos2> = Vec::new();
            let tolerance = 0.5 / self.view.zoom;
            kurbo::flatten(item.path.elements().iter().copied(), tolerance, |el| match el {
                PathEl::MoveTo(p) | PathEl::LineTo(p) => points.push(self.view.pos(p)),
                PathEl::QuadTo(..) | PathEl::CurveTo(..) | PathEl::ClosePath => {}
            });
            self.fill(&points, paint::color(fill));
        }
        if let Some(stroke) = &item.stroke {
            let (mut at, mut start): (Option<Pos2>, Option<Pos2>) = (None, None);
            for el in item.path.elements() {
                let to = match *el {
                    PathEl::MoveTo(p) => {
                        start = Some(self.view.pos(p));
                        at = start;
                        continue;
                    }
                    PathEl::LineTo(p) | PathEl::QuadTo(_, p) | PathEl::CurveTo(_, _, p) => Some(self.view.pos(p)),
                    PathEl::ClosePath => start,
                };
                // A line that begins nowhere begins where it first leads to.
                if let (Some(from), Some(to)) = (at, to) {
                    self.line(from, to, stroke);
                }
                start = start.or(to);
                at = to;
            }
        }
    }

    fn text(&mut self, item: &TextItem) {
        let size = item.style.size * self.view.zoom;
        if size < paint::SMALLEST_TEXT_PT / 2.0 {
            return;
        }
        let middle = item.origin.y - item.style.size * 0.25;
        let bar = geom::Rect::new(item.origin.x, middle, item.origin.x + item.width, middle);
        let mut rect = self.snapped(self.view.rect(bar));
        rect.max.y = rect.min.y + self.pixel;
        self.mesh.add_colored_rect(rect, paint::color(item.color).gamma_multiply(0.35));
    }

    fn line(&mut self, a: Pos2, b: Pos2, stroke: &Stroke) {
        let width = (stroke.width * self.view.zoom) as f32;
        let color = thin(stroke.color, width / self.pixel, !stroke.dash.is_empty());
        let width = width.max(self.pixel);
        if a.x != b.x && a.y != b.y {
            // A slanted line, or the chord of a bend.
            let side = (b - a).normalized().rot90() * width / 2.0;
            let first = self.mesh.vertices.len() as u32;
            for p in [a - side, a + side, b + side, b - side] {
                self.mesh.colored_vertex(p, color);
            }
            self.mesh.add_triangle(first, first + 1, first + 2);
            self.mesh.add_triangle(first, first + 2, first + 3);
            return;
        }
        let mut rect = self.snapped(Rect::from_two_pos(a, b));
        rect.max.x = rect.max.x.max(rect.min.x + width);
        rect.max.y = rect.max.y.max(rect.min.y + width);
        self.mesh.add_colored_rect(rect, color);
    }

    fn fill(&mut self, points: &[Pos2], fill: Color32) {
        let first = self.mesh.vertices.len() as u32;
        for p in points {
            self.mesh.colored_vertex(*p, fill);
        }
        if polygon::is_convex(points) {
            for i in 2..points.len() as u32 {
                self.mesh.add_triangle(first, first + i - 1, first + i);
            }
        } else {
            for [a, b, c] in polygon::triangles(points) {
                self.mesh.add_triangle(first + a, first + b, first + c);
            }
        }
    }

    fn snapped(&self, rect: Rect) -> Rect {
        let snap = |v: f32| (v / self.pixel).round() * self.pixel;
        Rect::from_min_max(
            egui::pos2(snap(rect.min.x), snap(rect.min.y)),
            egui::pos2(snap(rect.max.x), snap(rect.max.y)),
        )
    }
}

/// A line thinner than a pixel is a pixel wide and paler.
fn thin(color: Color, width_px: f32, dashed: bool) -> Color32 {
    let strength = width_px.clamp(0.3, 1.0) * if dashed { 0.6 } else { 1.0 };
    paint::color(color).gamma_multiply(strength)
}
