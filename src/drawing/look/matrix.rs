//! How the entries of matrices, of the portfolio and of opportunities look, and the marks at the heads of their rows.

use super::{entry, icon::polyline};
use crate::{
    drawing::{Color, Item, Part, Stroke, Theme, pen::Pen},
    geom::{Point, Rect},
    layout::table::{RowBox, Table, TableLayout},
    model::{ColumnKey, MUCH, Roles, RowKey, Sheet},
};

/// The corners of the badge of who does it, and of who answers for it: that is a pill.
const BADGE: f64 = 6.0;
const PILL: f64 = 12.5;
/// Of a card.
const CARD: f64 = 9.0;

/// What a party is to a step: filled where it answers for it, outlined where it does it, bare where it is asked or
/// told.
pub fn roles(roles: Roles, implied: bool, rect: Rect, theme: &Theme, pen: &mut Pen) -> Color {
    if implied {
        return theme.muted;
    }
    if roles.accountable {
        let edge = Stroke::solid(theme.end_width, theme.ink);
        pen.rect(Part::Body, rect, PILL, Some(theme.end), Some(edge));
        return theme.on_end;
    }
    if roles.responsible {
        let edge = Stroke::solid(theme.strong_width, theme.ink);
        pen.rect(Part::Body, rect, BADGE, Some(theme.step), Some(edge));
        return theme.ink;
    }
    theme.muted
}

/// Around a hand-off, in the colour of its arrow.
pub fn hand_off(rect: Rect, theme: &Theme, pen: &mut Pen) -> Color {
    pen.rect(Part::Body, rect, CARD, Some(theme.step), Some(Stroke::solid(1.25, theme.accent)));
    theme.ink
}

/// Around a process.
pub fn process(rect: Rect, theme: &Theme, pen: &mut Pen) -> Color {
    pen.rect(Part::Body, rect, CARD, Some(theme.step), Some(Stroke::solid(theme.strong_width, theme.line)));
    theme.ink
}

/// Around an opportunity.
pub fn improvement(rect: Rect, theme: &Theme, pen: &mut Pen) -> Color {
    pen.rect(Part::Body, rect, CARD, Some(theme.step), Some(Stroke::solid(theme.step_width, theme.line)));
    theme.ink
}

/// The sign of what is wanting: a small outlined warning.
pub fn missing(at: Point, theme: &Theme, pen: &mut Pen) {
    let corners = [(at.x, at.y - 5.5), (at.x + 6.0, at.y + 5.0), (at.x - 6.0, at.y + 5.0)];
    pen.path(Part::Mark, polyline(&corners, true), None, Some(Stroke::solid(1.3, theme.bad)));
    let stroke = Stroke::solid(1.3, theme.bad);
    pen.line(Part::Mark, Point::new(at.x, at.y - 2.0), Point::new(at.x, at.y + 1.2), stroke);
    pen.circle(Part::Mark, Point::new(at.x, at.y + 3.2), 0.75, Some(theme.bad), None);
}

/// The mark of a row with which something is wrong, at the right of its head.
pub fn fault(place: &RowBox, theme: &Theme, pen: &mut Pen) {
    // In the middle: the corner is where an editor puts marks of its own.
    let y = place.head.center().y;
    entry::warning(pen, Point::new(place.head.x1 - 8.5, y), theme);
}

/// The lines between the quarters of the chart of effort and value.
pub fn quadrants(table: &Table, layout: &TableLayout, theme: &Theme) -> Option<Item> {
    if table.sheet != Sheet::Chart {
        return None;
    }
    let column = table.column_of(&ColumnKey::Effort(Some(MUCH))).and_then(|at| layout.columns.get(at))?;
    let row = table.row_of(&RowKey::Value(Some(MUCH))).and_then(|at| layout.rows.get(at))?;
    let last_column = table.column_of(&ColumnKey::Effort(None)).and_then(|at| layout.columns.get(at))?;
    let last_row = table.row_of(&RowKey::Value(None)).and_then(|at| layout.rows.get(at))?;
    let (right, bottom) = (last_column.rect.x0, last_row.rect.y0);
    let (left, top) = (layout.rows.first()?.rect.x0, layout.rows.first()?.rect.y0);
    let mut pen = Pen::new(None);
    let stroke = || Stroke::solid(2.0, theme.boundary);
    let (x, y) = (column.rect.x0, row.rect.y1);
    pen.line(Part::Body, Point::new(x, top), Point::new(x, bottom), stroke());
    pen.line(Part::Body, Point::new(left, y), Point::new(right, y), stroke());
    // Beside them is what nobody has said.
    pen.line(Part::Body, Point::new(right, top), Point::new(right, bottom), stroke());
    pen.line(Part::Body, Point::new(left, bottom), Point::new(right, bottom), stroke());
    Some(pen.group("quadrants", String::new(), [None, None]))
}
