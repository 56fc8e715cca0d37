//! What sits on the edge of a step: a mark in a small circle at a corner, a pill with words.

use super::icon::Ink;
use crate::{
    drawing::{Part, Stroke, Theme, pen::Pen},
    geom::{Point, Rect},
    text::{Style, measure},
};

/// Radius of a circle.
pub const RADIUS: f64 = 9.5;
/// How far from a corner along the edge its middle is.
pub const INSET: f64 = 17.0;
/// Height of a pill.
const PILL: f64 = 18.0;

/// A circle around a mark; the mark's size and colours come back.
pub fn circle(pen: &mut Pen, theme: &Theme, middle: Point, strong: bool) -> Ink {
    let (fill, color) = if strong { (theme.ink, theme.step) } else { (theme.step, theme.ink) };
    let edge = if strong { theme.ink } else { theme.line };
    pen.circle(Part::Mark, middle, RADIUS, Some(fill), Some(Stroke::solid(1.0, edge)));
    Ink { middle, size: 11.0, color, behind: fill, filled: false, width: 1.15 }
}

/// Words in a pill with its middle at a point. Returns the pill.
pub fn pill(pen: &mut Pen, theme: &Theme, text: &str, middle: Point, style: Style) -> Rect {
    let width = measure(text, style);
    let rect = Rect::from_center_size(middle, (width + 18.0, PILL));
    pen.rect(Part::Label, rect, PILL / 2.0, Some(theme.step), Some(Stroke::solid(1.0, theme.line)));
    let baseline = Point::new(middle.x - width / 2.0, rect.y0 + (PILL - style.line_height()) / 2.0 + style.ascent());
    pen.text(Part::Label, text, baseline, width, style, theme.ink);
    rect
}
