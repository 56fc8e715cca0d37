//! A table as a drawing: a journey, a SIPOC, a matrix. What is painted in which order; how an entry looks is in
//! [`super::look::entry`], what only one kind of view has in [`super::look::journey`] and [`super::look::sipoc`].

use super::{
    Drawing, Item, Part, Stroke, Theme,
    look::{alignment, entry, journey, sipoc},
    pen::{Align, Pen},
};
use crate::{
    geom::{Point, Rect},
    layout::table::{Body, Table, TableLayout, Tint},
    model::Sheet,
    text::scale,
};

/// A table drawn where its layout says.
pub fn draw_table(table: &Table, layout: &TableLayout, theme: &Theme) -> Drawing {
    let mut drawing = Drawing {
        bounds: Rect::new(0.0, 0.0, layout.size.width, layout.size.height),
        background: Some(theme.canvas),
        title: table.title.clone(),
        description: format!(
            "{} with {} columns and {} rows.",
            table.sheet.word(),
            table.columns.len(),
            table.rows.len()
        ),
        items: Vec::with_capacity(table.cells.len() + 16),
    };
    let items = &mut drawing.items;
    items.push(ground(table, layout, theme));
    match &table.sheet {
        Sheet::Journey(_) => items.extend(journey::stages(table, layout, theme)),
        Sheet::Alignment(_) => items.extend(alignment::headings(table, layout, theme)),
        Sheet::Sipoc(_) => items.push(sipoc::headings(table, layout, theme)),
        Sheet::Swimlane(_) => {}
    }
    for (r, (row, place)) in table.rows.iter().zip(&layout.rows).enumerate() {
        items.push(journey::row_head(row, place, theme));
        match &row.body {
            Body::Curves(curves) => items.extend(journey::chart(curves, r, layout, theme)),
            Body::Cells | Body::Collapsed(_) => {}
        }
    }
    let columns = table.columns.len();
    for (i, (cell, place)) in table.cells.iter().zip(&layout.cells).enumerate() {
        for (it, at) in cell.entries.iter().zip(&place.entries) {
            items.push(entry::draw(it, at, table.rows.get(i / columns.max(1)), theme));
        }
    }
    items.extend(heading(layout, theme));
    drawing
}

/// Paper, tints, and the lines between rows and columns.
fn ground(table: &Table, layout: &TableLayout, theme: &Theme) -> Item {
    let mut pen = Pen::new(None);
    pen.rect(Part::Body, layout.frame, 8.0, Some(theme.paper), None);
    let tint = |tint: Tint| match tint {
        Tint::Plain | Tint::Process => None,
        Tint::Customer => Some(theme.customer),
        Tint::Quiet => Some(theme.canvas),
    };
    for (column, place) in table.columns.iter().zip(&layout.columns) {
        if let Some(fill) = tint(column.tint) {
            pen.rect(Part::Body, place.rect, 0.0, Some(fill), None);
        }
    }
    for (row, place) in table.rows.iter().zip(&layout.rows) {
        if let Some(fill) = tint(row.tint) {
            pen.rect(Part::Body, place.rect, 0.0, Some(fill), None);
        }
        let stroke = Stroke::solid(1.0, theme.hair);
        pen.line(
            Part::Body,
            Point::new(place.head.x0, place.rect.y0),
            Point::new(place.rect.x1, place.rect.y0),
            stroke,
        );
    }
    if table.groups.is_empty() {
        for place in layout.columns.iter().skip(1) {
            let top = Point::new(place.rect.x0, place.head.y0);
            pen.line(Part::Body, top, Point::new(place.rect.x0, place.rect.y1), Stroke::solid(1.0, theme.hair));
        }
    } else {
        for place in layout.groups.iter().skip(1) {
            let top = Point::new(place.rect.x0, place.rect.y1);
            let stroke = Stroke::dashed(1.0, theme.phase_line, &[2.0, 4.0]);
            pen.line(Part::Body, top, Point::new(place.rect.x0, layout.frame.y1), stroke);
        }
    }
    pen.rect(Part::Body, layout.frame, 8.0, None, Some(Stroke::solid(1.5, theme.frame)));
    pen.group("table", String::new(), [None, None])
}

fn heading(layout: &TableLayout, theme: &Theme) -> Option<Item> {
    let mut pen = Pen::new(None);
    let rows = [(&layout.title, scale::TITLE, theme.ink), (&layout.subtitle, scale::SUBTITLE, theme.muted)];
    let mut any = false;
    for (label, style, color) in rows {
        if let Some(label) = label {
            pen.block(Part::Name, &label.block, label.rect.origin(), Align::Left, style, color);
            any = true;
        }
    }
    any.then(|| pen.group("heading", String::new(), [None, None]))
}
