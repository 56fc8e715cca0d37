//! What only journeys have: stages as chevrons, headers of rows, the emotion chart.

use crate::{
    drawing::{
        Item, Part, Stroke, Theme,
        pen::{Align, Pen},
    },
    geom::{BezPath, Point},
    layout::table::{Curve, Row, RowBox, Table, TableLayout, chart_y},
    text::scale,
};

/// The stages, over their columns.
pub fn stages(table: &Table, layout: &TableLayout, theme: &Theme) -> Vec<Item> {
    let draw = |(group, place): (&crate::layout::table::Group, &crate::layout::table::GroupBox)| {
        let mut pen = Pen::new(Some(&group.id));
        pen.rect(Part::Header, place.rect, 0.0, Some(theme.end), None);
        let (name, caption) = (&place.name, &place.caption);
        pen.block(Part::Name, &name.block, name.rect.origin(), Align::Left, scale::TABLE_HEAD, theme.on_end);
        pen.block(Part::Label, &caption.block, caption.rect.origin(), Align::Left, scale::CAPTION, theme.on_end);
        pen.group("stage", format!("Stage: {}, {}", group.name, group.caption), [None, None])
    };
    table.groups.iter().zip(&layout.groups).map(draw).collect()
}

/// The header of a row, and the line above it.
pub fn row_head(row: &Row, place: &RowBox, theme: &Theme) -> Item {
    let mut pen = Pen::new(None);
    if place.head.width() > 0.0 {
        pen.rect(Part::Header, place.head, 0.0, Some(theme.header), None);
        let (name, caption) = (&place.name, &place.caption);
        pen.block(Part::Name, &name.block, name.rect.origin(), Align::Left, scale::TABLE_HEAD, theme.ink);
        pen.block(Part::Label, &caption.block, caption.rect.origin(), Align::Left, scale::CAPTION, theme.muted);
    }
    if row.line_above.is_some() {
        let y = place.rect.y0;
        let stroke = Stroke::dashed(1.5, theme.boundary, &[6.0, 5.0]);
        pen.line(Part::Body, Point::new(place.head.x0, y), Point::new(place.rect.x1, y), stroke);
    }
    if let Some(line) = &place.line {
        pen.block(Part::Label, &line.block, line.rect.origin(), Align::Left, scale::LEGEND, theme.muted);
    }
    if let Some(count) = &place.count {
        pen.block(Part::Label, &count.block, count.rect.origin(), Align::Left, scale::LEGEND, theme.muted);
    }
    pen.group("row", format!("Row: {}", row.heading), [None, None])
}

/// The emotion chart of a row.
pub fn chart(curves: &[Curve], row: usize, layout: &TableLayout, theme: &Theme) -> Vec<Item> {
    let Some(place) = layout.rows.get(row) else { return vec![] };
    let mut items = Vec::new();
    let middle = chart_y(place.rect, 0.0);
    let mut pen = Pen::new(None);
    let (left, right) = (Point::new(place.rect.x0, middle), Point::new(place.rect.x1, middle));
    pen.line(Part::Body, left, right, Stroke::solid(1.0, theme.line));
    items.push(pen.group("zero", "No feeling either way".into(), [None, None]));
    for curve in curves {
        let mut pen = Pen::new(curve.persona.as_ref());
        let mut path = BezPath::new();
        let mut open = false;
        for (reading, column) in curve.readings.iter().zip(&layout.columns) {
            let Some(reading) = reading else {
                open = false;
                continue;
            };
            let at = Point::new(column.rect.center().x, chart_y(place.rect, reading.value));
            if open {
                path.line_to(at)
            } else {
                path.move_to(at)
            }
            open = true;
        }
        let color = theme.parties.get(curve.place).copied().unwrap_or(theme.ink);
        let stroke = if curve.to_be { Stroke::dashed(1.5, color, &[5.0, 4.0]) } else { Stroke::solid(2.5, color) };
        pen.path(Part::Body, path, None, Some(stroke));
        items.push(pen.group("curve", format!("Emotion {}", curve.name), [None, None]));
    }
    items
}
