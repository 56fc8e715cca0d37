//! Small line drawings on a grid of 12 × 12 units around their middle, for marks.

use crate::{
    drawing::{Color, Part, Stroke, pen::Pen},
    geom::{BezPath, Point},
};
use kurbo::{Affine, Vec2};

/// How a mark is set: where, how large, in what colours.
#[derive(Clone, Copy, Debug)]
pub struct Ink {
    pub middle: Point,
    /// Length of the 12 units, in points.
    pub size: f64,
    /// Lines, and areas of a filled mark.
    pub color: Color,
    /// What is behind the mark: the lines inside a filled one.
    pub behind: Color,
    /// Filled means: the process itself does this (throwing), else it waits for it.
    pub filled: bool,
    /// Of the lines, in points.
    pub width: f64,
}

impl Ink {
    fn stroke(&self, color: Color) -> Stroke {
        Stroke::solid(self.width, color)
    }

    fn place(&self, mut path: BezPath) -> BezPath {
        path.apply_affine(Affine::translate(self.middle.to_vec2()) * Affine::scale(self.size / 12.0));
        path
    }

    /// An open line.
    pub fn line(&self, pen: &mut Pen, points: &[(f64, f64)]) {
        pen.path(Part::Mark, self.place(polyline(points, false)), None, Some(self.stroke(self.color)));
    }

    /// An open line inside an area: in the colour behind where the area is filled.
    pub fn inner_line(&self, pen: &mut Pen, points: &[(f64, f64)]) {
        let color = if self.filled { self.behind } else { self.color };
        pen.path(Part::Mark, self.place(polyline(points, false)), None, Some(self.stroke(color)));
    }

    /// A polygon, filled or in outline.
    pub fn area(&self, pen: &mut Pen, points: &[(f64, f64)]) {
        self.shape(pen, polyline(points, true));
    }

    /// A polygon that is always filled.
    pub fn solid(&self, pen: &mut Pen, points: &[(f64, f64)]) {
        pen.path(Part::Mark, self.place(polyline(points, true)), Some(self.color), None);
    }

    /// A closed path, filled or in outline.
    pub fn shape(&self, pen: &mut Pen, path: BezPath) {
        let fill = if self.filled { self.color } else { self.behind };
        pen.path(Part::Mark, self.place(path), Some(fill), Some(self.stroke(self.color)));
    }

    /// An open curve.
    pub fn curve(&self, pen: &mut Pen, path: BezPath) {
        pen.path(Part::Mark, self.place(path), None, Some(self.stroke(self.color)));
    }

    /// A circle, filled or in outline.
    pub fn ring(&self, pen: &mut Pen, (x, y): (f64, f64), radius: f64) {
        let scale = self.size / 12.0;
        let fill = if self.filled { self.color } else { self.behind };
        let centre = self.middle + Vec2::new(x, y) * scale;
        pen.circle(Part::Mark, centre, radius * scale, Some(fill), Some(self.stroke(self.color)));
    }

    /// A circle that is always filled.
    pub fn dot(&self, pen: &mut Pen, (x, y): (f64, f64), radius: f64) {
        let scale = self.size / 12.0;
        pen.circle(Part::Mark, self.middle + Vec2::new(x, y) * scale, radius * scale, Some(self.color), None);
    }
}

/// Points joined by straight lines.
pub fn polyline(points: &[(f64, f64)], closed: bool) -> BezPath {
    let mut path = BezPath::with_capacity(points.len() + 1);
    for (i, &point) in points.iter().enumerate() {
        if i == 0 {
            path.move_to(point);
        } else {
            path.line_to(point);
        }
    }
    if closed && !points.is_empty() {
        path.close_path();
    }
    path
}

pub fn envelope(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(-5.5, -3.8), (5.5, -3.8), (5.5, 3.8), (-5.5, 3.8)]);
    ink.inner_line(pen, &[(-5.3, -3.6), (0.0, 0.8), (5.3, -3.6)]);
}

pub fn clock(ink: &Ink, pen: &mut Pen) {
    ink.ring(pen, (0.0, 0.0), 5.4);
    ink.inner_line(pen, &[(0.0, -3.4), (0.0, 0.0), (2.6, 1.4)]);
}

pub fn bolt(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(-5.0, 4.8), (-2.4, -4.4), (1.2, 1.0), (5.0, -4.8), (2.4, 4.4), (-1.2, -1.0)]);
}

pub fn triangle(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(0.0, -5.2), (5.2, 3.8), (-5.2, 3.8)]);
}

pub fn arrow_head_up(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(0.0, -5.4), (4.4, 4.8), (0.0, 1.0), (-4.4, 4.8)]);
}

pub fn lined_page(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(-4.2, -5.2), (4.2, -5.2), (4.2, 5.2), (-4.2, 5.2)]);
    for y in [-2.7, 0.0, 2.7] {
        ink.inner_line(pen, &[(-2.4, y), (2.4, y)]);
    }
}

pub fn arrow_right(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(-5.2, -2.2), (0.6, -2.2), (0.6, -4.8), (5.6, 0.0), (0.6, 4.8), (0.6, 2.2), (-5.2, 2.2)]);
}

pub fn cross(ink: &Ink, pen: &mut Pen) {
    let (a, b) = (1.6, 5.0);
    ink.area(pen, &rotated(&plus_outline(a, b)));
}

pub fn rewind(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(-5.6, 0.0), (-0.4, -4.2), (-0.4, 4.2)]);
    ink.area(pen, &[(-0.4, 0.0), (4.8, -4.2), (4.8, 4.2)]);
}

pub fn disc(ink: &Ink, pen: &mut Pen) {
    ink.dot(pen, (0.0, 0.0), 5.0);
}

pub fn pentagon(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(0.0, -5.4), (5.3, -1.5), (3.3, 4.6), (-3.3, 4.6), (-5.3, -1.5)]);
}

pub fn plus_area(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &plus_outline(1.7, 5.2));
}

pub fn plus(ink: &Ink, pen: &mut Pen) {
    ink.line(pen, &[(-5.0, 0.0), (5.0, 0.0)]);
    ink.line(pen, &[(0.0, -5.0), (0.0, 5.0)]);
}

pub fn times(ink: &Ink, pen: &mut Pen) {
    ink.line(pen, &[(-4.0, -4.0), (4.0, 4.0)]);
    ink.line(pen, &[(4.0, -4.0), (-4.0, 4.0)]);
}

pub fn circle(ink: &Ink, pen: &mut Pen) {
    ink.ring(pen, (0.0, 0.0), 4.8);
}

pub fn asterisk(ink: &Ink, pen: &mut Pen) {
    plus(ink, pen);
    ink.line(pen, &[(-3.6, -3.6), (3.6, 3.6)]);
    ink.line(pen, &[(3.6, -3.6), (-3.6, 3.6)]);
}

/// A pentagon in a circle.
pub fn event_choice(ink: &Ink, pen: &mut Pen) {
    ink.ring(pen, (0.0, 0.0), 6.0);
    ink.area(pen, &[(0.0, -3.6), (3.5, -1.0), (2.2, 3.0), (-2.2, 3.0), (-3.5, -1.0)]);
}

pub fn person(ink: &Ink, pen: &mut Pen) {
    ink.ring(pen, (0.0, -2.6), 2.5);
    let mut shoulders = BezPath::new();
    shoulders.move_to((-5.0, 5.2));
    shoulders.curve_to((-5.0, 2.2), (-2.8, 1.4), (0.0, 1.4));
    shoulders.curve_to((2.8, 1.4), (5.0, 2.2), (5.0, 5.2));
    shoulders.close_path();
    ink.shape(pen, shoulders);
}

pub fn gear(ink: &Ink, pen: &mut Pen) {
    const TEETH: [(f64, f64); 24] = [
        (-1.1, -5.6),
        (1.1, -5.6),
        (1.5, -3.9),
        (2.6, -3.3),
        (4.3, -3.8),
        (5.4, -1.9),
        (4.2, -0.7),
        (4.2, 0.7),
        (5.4, 1.9),
        (4.3, 3.8),
        (2.6, 3.3),
        (1.5, 3.9),
        (1.1, 5.6),
        (-1.1, 5.6),
        (-1.5, 3.9),
        (-2.6, 3.3),
        (-4.3, 3.8),
        (-5.4, 1.9),
        (-4.2, 0.7),
        (-4.2, -0.7),
        (-5.4, -1.9),
        (-4.3, -3.8),
        (-2.6, -3.3),
        (-1.5, -3.9),
    ];
    ink.area(pen, &TEETH);
    let hub = Ink { filled: false, ..*ink };
    hub.ring(pen, (0.0, 0.0), 1.7);
}

/// An open hand.
pub fn hand(ink: &Ink, pen: &mut Pen) {
    let mut path = BezPath::new();
    path.move_to((-1.6, 5.4));
    path.line_to((-5.0, 1.0));
    path.quad_to((-5.0, -0.6), (-3.7, -0.2));
    path.line_to((-2.4, 1.2));
    path.line_to((-2.4, -3.4));
    // Four fingers, each 1.7 wide.
    for (x, tip) in [(-2.4, -3.8), (-0.7, -4.9), (1.0, -4.5), (2.7, -3.3)] {
        path.line_to((x, tip + 0.5));
        path.quad_to((x + 0.85, tip - 1.0), (x + 1.7, tip + 0.5));
        path.line_to((x + 1.7, -0.4));
    }
    path.line_to((4.4, 2.4));
    path.quad_to((4.2, 5.4), (1.4, 5.4));
    path.close_path();
    ink.shape(pen, path);
}

/// Angle brackets around a slash.
pub fn code(ink: &Ink, pen: &mut Pen) {
    ink.line(pen, &[(-2.8, -3.4), (-5.8, 0.0), (-2.8, 3.4)]);
    ink.line(pen, &[(2.8, -3.4), (5.8, 0.0), (2.8, 3.4)]);
    ink.line(pen, &[(1.2, -4.6), (-1.2, 4.6)]);
}

/// A decision table.
pub fn table(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(-5.4, -4.4), (5.4, -4.4), (5.4, 4.4), (-5.4, 4.4)]);
    ink.solid(pen, &[(-5.4, -4.4), (5.4, -4.4), (5.4, -1.6), (-5.4, -1.6)]);
    ink.line(pen, &[(-5.4, 1.4), (5.4, 1.4)]);
    ink.line(pen, &[(-1.8, -1.6), (-1.8, 4.4)]);
}

/// An arrow that goes round.
pub fn round(ink: &Ink, pen: &mut Pen) {
    let mut path = BezPath::new();
    path.move_to((1.9, 4.1));
    path.curve_to((4.4, 2.9), (5.4, -0.1), (4.1, -2.5));
    path.curve_to((2.9, -4.7), (0.0, -5.5), (-2.3, -4.2));
    path.curve_to((-4.6, -2.9), (-5.4, -0.1), (-4.2, 2.2));
    ink.curve(pen, path);
    ink.solid(pen, &[(-3.2, 5.2), (-6.2, 1.8), (-1.8, 1.2)]);
}

pub fn bars_across(ink: &Ink, pen: &mut Pen) {
    for y in [-3.4, 0.0, 3.4] {
        ink.line(pen, &[(-4.4, y), (4.4, y)]);
    }
}

pub fn bars_upright(ink: &Ink, pen: &mut Pen) {
    for x in [-3.4, 0.0, 3.4] {
        ink.line(pen, &[(x, -4.4), (x, 4.4)]);
    }
}

pub fn tilde(ink: &Ink, pen: &mut Pen) {
    let mut path = BezPath::new();
    path.move_to((-5.0, 1.4));
    path.curve_to((-3.2, -3.2), (-1.4, -1.6), (0.0, 0.0));
    path.curve_to((1.4, 1.6), (3.2, 3.2), (5.0, -1.4));
    ink.curve(pen, path);
}

fn plus_outline(a: f64, b: f64) -> [(f64, f64); 12] {
    [(-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a), (a, b), (-a, b), (-a, a), (-b, a), (-b, -a), (-a, -a)]
}

/// A quarter of a half turn. cos 45° is written out: no platform maths.
fn rotated(points: &[(f64, f64); 12]) -> [(f64, f64); 12] {
    const C: f64 = std::f64::consts::FRAC_1_SQRT_2;
    points.map(|(x, y)| ((x - y) * C, (x + y) * C))
}
