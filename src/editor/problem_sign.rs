//! How a problem is marked on the drawing: a cross in a circle, or a triangle with its stroke, told apart by shape.

use super::overlay::Sketch;
use crate::{
    drawing::{Item, Part, Primitive, Source, Stroke, TextItem},
    geom::{BezPath, Point, Rect},
    model::PartyKind,
    text::{scale, wrap},
};

impl Sketch {
    /// A sign at the right end of a pill, with a number to its left where it stands for several.
    pub fn problem(&mut self, pill: Rect, side: f64, error: bool, number: Option<usize>) {
        let (paper, color) =
            (self.theme.paper, if error { self.theme.bad } else { self.theme.party(Some(PartyKind::Customer)) });
        let round = side * self.zoom / 2.0;
        let frame = pill.inflate(1.5 / self.zoom, 1.5 / self.zoom);
        // A rim of paper keeps it apart from what is drawn beneath.
        let stroke = number.map(|_| self.stroke(1.25, color));
        self.rect(frame, round + 1.5, Some(paper), stroke, None, Part::Mark);
        let c = Point::new(pill.x1 - side / 2.0, pill.center().y);
        let r = side / 2.0;
        let at = |x: f64, y: f64| Point::new(c.x + x * r, c.y + y * r);
        let line = |points: &[(f64, f64)]| {
            let mut path = BezPath::new();
            for (i, (x, y)) in points.iter().enumerate() {
                match i {
                    0 => path.move_to(at(*x, *y)),
                    _ => path.line_to(at(*x, *y)),
                }
            }
            path
        };
        let thin = Stroke { width: side * 0.13, color: paper, dash: vec![] };
        if error {
            self.rect(Rect::from_center_size(c, (side, side)), round, Some(color), None, None, Part::Mark);
            self.path(line(&[(-0.38, -0.38), (0.38, 0.38)]), None, Some(thin.clone()));
            self.path(line(&[(0.38, -0.38), (-0.38, 0.38)]), None, Some(thin));
        } else {
            let mut triangle = line(&[(0.0, -0.92), (0.98, 0.82), (-0.98, 0.82)]);
            triangle.close_path();
            let edge = Stroke { width: side * 0.08, color, dash: vec![] };
            self.path(triangle, Some(color), Some(edge));
            self.path(line(&[(0.0, -0.36), (0.0, 0.26)]), None, Some(thin.clone()));
            self.path(line(&[(0.0, 0.46), (0.0, 0.64)]), None, Some(thin));
        }
        if let Some(number) = number {
            self.number(number, pill, side);
        }
    }

    fn number(&mut self, number: usize, pill: Rect, side: f64) {
        let style = crate::text::Style { size: 11.0 / self.zoom, ..scale::NUMBER };
        let block = wrap(&number.to_string(), style, f64::INFINITY);
        let Some(line) = block.lines.first() else { return };
        let room = pill.width() - side;
        let top = pill.center().y - block.line_height / 2.0;
        let text = TextItem {
            text: line.text.clone(),
            origin: Point::new(pill.x0 + (room - line.width) / 2.0 + 1.0 / self.zoom, top + block.ascent),
            width: line.width,
            style,
            color: self.theme.ink,
        };
        let source = Source { record: None, part: Part::Mark };
        self.items.push(Item { source, primitive: Primitive::Text(text) });
    }
}
