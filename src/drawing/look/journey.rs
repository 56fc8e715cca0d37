//! What only journeys have: stages as arrows in time, headers of rows. The emotion chart is in [`super::chart`].

use super::icon::polyline;
use crate::{
    drawing::{
        Item, Part, Stroke, Theme,
        pen::{Align, Pen},
    },
    geom::{Point, Rect},
    layout::table::{Body, Group, GroupBox, Portrait, Row, RowBox, Table, TableLayout, Tint},
    model::PartyKind,
    text::scale,
};
use std::sync::Arc;

/// How far a stage points into the next.
const POINT: f64 = 12.0;
/// The bar of a row's party, at its header.
const BAR: f64 = 4.0;

/// The stages, over their columns: each points to the one after it.
pub fn stages(table: &Table, layout: &TableLayout, theme: &Theme) -> Vec<Item> {
    let mut items: Vec<Item> = corner(layout, theme).into_iter().collect();
    let stages = table.groups.iter().zip(&layout.groups).enumerate();
    items.extend(stages.map(|(i, (group, place))| stage((i, i > 0), group, place, theme)));
    items
}

/// The stage of this number from the left; whether the one before it points into it.
pub fn stage((number, pointed): (usize, bool), group: &Group, place: &GroupBox, theme: &Theme) -> Item {
    let mut pen = Pen::with_capacity(Some(&group.id), 3);
    let r = place.rect;
    let mut outline =
        vec![(r.x0, r.y0), (r.x1 - POINT, r.y0), (r.x1, r.center().y), (r.x1 - POINT, r.y1), (r.x0, r.y1)];
    if pointed {
        outline.push((r.x0 + POINT, r.center().y));
    }
    let fill = theme.stages.get(number % 2).copied();
    let edge = Stroke::solid(1.0, theme.stage_line);
    // Only where the fill does not tell one stage from the next is there a line around it.
    let edge = (fill == Some(theme.paper)).then_some(edge);
    pen.path(Part::Header, polyline(&outline, true), fill, edge);
    let (name, caption) = (&place.name, &place.caption);
    pen.block(Part::Name, &name.block, name.rect.origin(), Align::Left, scale::TABLE_HEAD, theme.on_stage);
    let at = caption.rect.origin();
    pen.block(Part::Label, &caption.block, at, Align::Left, scale::CAPTION, theme.on_stage_quiet);
    pen.group("stage", format!("Stage: {}, {}", group.name, group.caption), [None, None])
}

/// The portraits of the personas a journey is told for, right of its title.
pub fn portraits(table: &Table, layout: &TableLayout, theme: &Theme) -> Vec<Item> {
    let draw = |(it, rect): (&Portrait, &Rect)| {
        let mut pen = Pen::new(Some(&it.persona));
        let alt = portrait(*rect, &it.file, &it.name, theme, &mut pen);
        pen.group("portrait", alt, [None, None])
    };
    table.portraits.iter().zip(&layout.portraits).map(draw).collect()
}

/// A portrait; head and shoulders where there is no picture. Gives what it shows, in words.
pub fn portrait(square: Rect, file: &Arc<str>, name: &str, theme: &Theme, pen: &mut Pen) -> String {
    pen.rect(Part::Body, square, 8.0, Some(theme.header), Some(Stroke::solid(1.0, theme.frame)));
    let named = !file.trim().is_empty();
    // With a file named, a word stands beneath where it is not there.
    let (middle, size) = (square.center(), if named { 0.8 } else { 1.0 });
    let y = if named { middle.y - 7.0 } else { middle.y };
    pen.circle(Part::Mark, Point::new(middle.x, y - 7.0 * size), 7.0 * size, Some(theme.line), None);
    let shoulders = Rect::new(middle.x - 13.0 * size, y + 4.0 * size, middle.x + 13.0 * size, y + 16.0 * size);
    pen.rect(Part::Mark, shoulders, 6.0, Some(theme.line), None);
    let name = name.trim();
    let alt = if name.is_empty() { "Portrait".to_owned() } else { format!("Portrait of {name}") };
    if named {
        pen.image(square.inflate(-1.0, -1.0), file.clone(), alt.as_str().into(), theme.muted);
    }
    alt
}

/// The header of a row, and the line above it.
pub fn row_head(row: &Row, place: &RowBox, theme: &Theme) -> Item {
    let mut pen = Pen::new(None);
    if place.head.width() > 0.0 {
        let fill = if row.body == Body::Section { theme.pool_header } else { theme.header };
        pen.rect(Part::Header, place.head, 0.0, Some(fill), None);
        // Where nothing is tinted, a bar tells the customer's rows.
        let customer = row.tint == Tint::Customer && theme.customer == theme.paper;
        let bar =
            if customer { Some((PartyKind::Customer, theme.customer_bar)) } else { row.party.map(|kind| (kind, BAR)) };
        if let Some((kind, width)) = bar {
            let bar = Rect { x1: place.head.x0 + width, ..place.head };
            pen.rect(Part::Mark, bar.inset((0.0, -1.0)), 0.0, Some(theme.party(Some(kind))), None);
        }
        let (name, caption) = (&place.name, &place.caption);
        pen.block(Part::Name, &name.block, name.rect.origin(), Align::Left, scale::TABLE_HEAD, theme.ink);
        pen.block(Part::Label, &caption.block, caption.rect.origin(), Align::Left, scale::CAPTION, theme.muted);
        if matches!(row.body, Body::Collapsed(_)) {
            folded(&mut pen, place, theme);
        }
        if row.tint == Tint::Fault {
            super::matrix::fault(place, theme, &mut pen);
        }
    }
    if row.line_above.is_some() {
        let y = place.rect.y0;
        let stroke = Stroke::dashed(1.5, theme.boundary, &[6.0, 5.0]);
        pen.line(Part::Body, Point::new(place.head.x0, y), Point::new(place.rect.x1, y), stroke);
    }
    if let Some(line) = &place.line {
        pen.block(Part::Label, &line.block, line.rect.origin(), Align::Left, scale::LEGEND, theme.muted);
    }
    // Words across a decision table have a sign beside them: they are drawn there.
    if let Some(count) = place.count.as_ref().filter(|_| !matches!(row.body, Body::Told { .. })) {
        pen.block(Part::Label, &count.block, count.rect.origin(), Align::Left, scale::LEGEND, theme.muted);
    }
    let folded = if matches!(row.body, Body::Collapsed(_)) { ", collapsed" } else { "" };
    pen.group("row", format!("Row: {}{folded}", row.heading), [None, None])
}

/// Over the headers of rows, beside the stages.
fn corner(layout: &TableLayout, theme: &Theme) -> Option<Item> {
    let first = layout.groups.first()?.rect;
    let mut pen = Pen::new(None);
    pen.rect(Part::Header, Rect::new(layout.frame.x0, first.y0, first.x0, first.y1), 0.0, Some(theme.header), None);
    Some(pen.group("corner", String::new(), [None, None]))
}

/// The triangle of a collapsed row, before its name.
fn folded(pen: &mut Pen, place: &RowBox, theme: &Theme) {
    let (x, y) = (place.head.x0 + 7.0, place.name.rect.y0 + scale::TABLE_HEAD.line_height() / 2.0);
    pen.path(Part::Mark, polyline(&[(x, y - 3.5), (x + 5.0, y), (x, y + 3.5)], true), Some(theme.muted), None);
}
