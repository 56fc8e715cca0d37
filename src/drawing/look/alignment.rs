//! What only an alignment has: its stages as chevrons, one a column, and the heading of what serves no customer.

use crate::{
    drawing::{
        Item, Part, Theme,
        pen::{Align, Pen},
    },
    geom::{BezPath, Rect},
    layout::table::{Table, TableLayout},
    model::ColumnKey,
    text::scale,
};

/// How far a chevron's point reaches into the next.
const POINT: f64 = 11.0;

/// The headings of the columns.
pub fn headings(table: &Table, layout: &TableLayout, theme: &Theme) -> Vec<Item> {
    let stages = table.columns.iter().filter(|c| matches!(c.key, ColumnKey::Stage(_))).count();
    let draw = |(i, (column, place)): (usize, (&crate::layout::table::Column, &crate::layout::table::ColumnBox))| {
        let (name, corner) = (&place.name.block, place.name.rect.origin());
        match &column.key {
            ColumnKey::Stage(id) => {
                let mut pen = Pen::new(Some(id));
                let path = chevron(place.head, i > 0, i + 1 < stages);
                pen.path(Part::Header, path, Some(theme.end), None);
                pen.block(Part::Name, name, corner, Align::Left, scale::TABLE_HEAD, theme.on_end);
                pen.group("stage", format!("Stage: {}", column.heading), [None, None])
            }
            _ => {
                let mut pen = Pen::new(None);
                pen.rect(Part::Header, place.head, 0.0, Some(theme.header), None);
                pen.block(Part::Name, name, corner, Align::Left, scale::TABLE_HEAD, theme.ink);
                pen.group("heading", column.heading.clone(), [None, None])
            }
        }
    };
    table.columns.iter().zip(&layout.columns).enumerate().map(draw).collect()
}

/// A heading that points on in time; a hair of paper stays between two.
fn chevron(head: Rect, notched: bool, pointed: bool) -> BezPath {
    let mut path = BezPath::new();
    let left = if notched { head.x0 + 2.0 } else { head.x0 };
    let middle = head.center().y;
    path.move_to((left, head.y0));
    if pointed {
        path.line_to((head.x1, head.y0));
        path.line_to((head.x1 + POINT, middle));
        path.line_to((head.x1, head.y1));
    } else {
        path.line_to((head.x1, head.y0));
        path.line_to((head.x1, head.y1));
    }
    path.line_to((left, head.y1));
    if notched {
        path.line_to((left + POINT, middle));
    }
    path.close_path();
    path
}
