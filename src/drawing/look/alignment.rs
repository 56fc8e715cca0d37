//! What only an alignment has: its stages as chevrons, one a column, and the heading of what serves no customer.

use crate::{
    drawing::{
        Item, Part, Theme,
        pen::{Align, Pen},
    },
    geom::{BezPath, Point, Rect},
    layout::{
        Label,
        table::{Table, TableLayout},
    },
    model::ColumnKey,
    text::{measure, scale},
};

/// How far a chevron's point reaches into the next.
const POINT: f64 = 11.0;

/// The headings of the columns.
pub fn headings(table: &Table, layout: &TableLayout, theme: &Theme) -> Vec<Item> {
    let in_time = |key: &ColumnKey| matches!(key, ColumnKey::Stage(_) | ColumnKey::Lifecycle(_));
    let stages = table.columns.iter().filter(|c| in_time(&c.key)).count();
    let draw = |(i, (column, place)): (usize, (&crate::layout::table::Column, &crate::layout::table::ColumnBox))| {
        let (name, corner) = (&place.name.block, place.name.rect.origin());
        match &column.key {
            key if in_time(key) => {
                let (source, title) = match key {
                    ColumnKey::Stage(id) => (Some(id), format!("Stage: {}", column.heading)),
                    _ => (None, format!("Part of the experience: {}", column.heading)),
                };
                let mut pen = Pen::new(source);
                let path = chevron(place.head, i > 0, i + 1 < stages);
                pen.path(Part::Header, path, Some(theme.end), None);
                pen.block(Part::Name, name, corner, Align::Left, scale::TABLE_HEAD, theme.on_end);
                pen.group("stage", title, [None, None])
            }
            _ => {
                let mut pen = Pen::new(None);
                pen.rect(Part::Header, place.head, 0.0, Some(theme.header), None);
                pen.block(Part::Name, name, corner, Align::Left, scale::TABLE_HEAD, theme.ink);
                pen.group("heading", column.heading.clone(), [None, None])
            }
        }
    };
    let corner = layout.columns.first().filter(|_| table.row_head > 0.0).map(|first| {
        let mut pen = Pen::new(None);
        let rect = Rect::new(layout.frame.x0, first.head.y0, first.head.x0, first.head.y1);
        pen.rect(Part::Header, rect, 0.0, Some(theme.header), None);
        pen.group("corner", String::new(), [None, None])
    });
    corner.into_iter().chain(table.columns.iter().zip(&layout.columns).enumerate().map(draw)).collect()
}

/// A touchpoint in the stronger face, and beneath it the steps behind it, set in from their arrows.
pub fn behind(label: &Label, theme: &Theme, pen: &mut Pen) {
    let indent = measure("→ ", scale::CARD);
    let mut among_steps = false;
    let (left, top) = (label.rect.x0, label.rect.y0 + label.block.ascent);
    for (i, line) in label.block.lines.iter().enumerate() {
        let begins = line.text.starts_with('→');
        among_steps |= begins;
        let style = if among_steps { scale::CARD } else { scale::BEHIND };
        let x = if among_steps && !begins { left + indent } else { left };
        let at = Point::new(x, top + i as f64 * label.block.line_height);
        let width = measure(&line.text, style);
        pen.text(Part::Name, line.text.clone(), at, width, style, theme.ink);
    }
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
