//! What of a table stays in sight when it is scrolled, drawn where it is held: the heads of rows (of a register its
//! first column), the headings of columns, and the corner where they meet. It covers what it is held over. Never
//! exported.

use super::{
    Color, Item, Part, Stroke, Theme,
    look::{
        alignment, chart,
        entry::{self, Whereabouts},
        journey, sipoc,
    },
    pen::Pen,
};
use crate::{
    geom::{Point, Rect, Vec2},
    layout::{
        Label,
        table::{Body, ColumnBox, EntryBox, GroupBox, RowBox, Table, TableLayout, Tint},
    },
    model::Sheet,
};

/// How far the shadow at the edge of what is held reaches, in points, and how dark it is at the edge, of 255.
const SHADOW: f64 = 6.0;
const DARK: u8 = 26;
/// Beside the name of a stage, in points.
const NAME_PAD: f64 = 8.0;

/// The strips that are held, each by how much and how far it reaches in the table; none where nothing is moved.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Held {
    /// Moved to the right: the start and end of the strip, where it stands in the table.
    pub left: Option<(f64, f64)>,
    /// Moved down.
    pub top: Option<(f64, f64)>,
    pub by: Vec2,
}

/// The strips where they are held, as far as they are seen.
pub fn draw_held(table: &Table, layout: &TableLayout, theme: &Theme, held: Held, seen: Rect) -> Vec<Item> {
    let mut items = Vec::new();
    if let Some(strip) = held.left {
        items.extend(left(table, layout, theme, strip, held.by.x, seen));
    }
    if let Some(strip) = held.top {
        items.extend(top(table, layout, theme, strip, held.by.y));
    }
    if let Some(strip) = held.left {
        items.push(corner(table, layout, theme, strip, held));
    }
    items.push(edges(layout, theme, held, seen));
    items
}

/// The stages of a journey that begin left of what is seen, from there on: each with its name at its left edge as long
/// as there is room beside what else it says.
pub fn draw_stages_from(x: f64, table: &Table, layout: &TableLayout, theme: &Theme) -> Vec<Item> {
    let stages = table.groups.iter().zip(&layout.groups).enumerate();
    let cut = stages.filter(|(_, (_, place))| place.name.rect.x0 < x + NAME_PAD && place.rect.x1 > x);
    let moved = cut.map(|(i, (group, place))| {
        let caption = if place.caption.rect.width() > 0.0 { place.caption.rect.x0 - NAME_PAD } else { place.rect.x1 };
        let name_x = (x + NAME_PAD).min(caption - place.name.rect.width()).max(place.name.rect.x0);
        let moved = GroupBox {
            rect: Rect { x0: place.rect.x0.max(x), ..place.rect },
            name: moved_label(&place.name, Vec2::new(name_x - place.name.rect.x0, 0.0)),
            caption: moved_label(&place.caption, Vec2::ZERO),
        };
        journey::stage((i, place.rect.x0 > x), group, &moved, theme)
    });
    moved.collect()
}

/// The heads of rows; where there are none, the cells of the first column.
fn left(table: &Table, layout: &TableLayout, theme: &Theme, strip: (f64, f64), by: f64, seen: Rect) -> Vec<Item> {
    let mut items = Vec::new();
    let mut pen = Pen::new(None);
    let rows = table.rows.iter().zip(&layout.rows).enumerate();
    let rows: Vec<_> = rows.filter(|(_, (_, place))| place.rect.y0 < seen.y1 && place.rect.y1 > seen.y0).collect();
    let (x0, x1) = (strip.0 + by, strip.1 + by);
    for (_, (row, place)) in &rows {
        let fill = match row.tint {
            _ if row.body == Body::Section => theme.pool_header,
            Tint::Customer => theme.customer,
            Tint::Quiet => theme.quiet,
            Tint::Plain | Tint::Process | Tint::Fault | Tint::Output => theme.paper,
        };
        pen.rect(Part::Body, Rect::new(x0, place.rect.y0, x1, place.rect.y1), 0.0, Some(fill), None);
    }
    items.push(pen.group("held", String::new(), [None, None]));
    let columns = table.columns.len();
    let names = table.column_names();
    for (r, (row, place)) in &rows {
        if place.head.width() > 0.0 {
            let head = moved_head(place, by);
            items.push(journey::row_head(row, &head, theme));
            if let Body::Curves(curves) = &row.body {
                items.extend(chart::axis(curves, &head, theme));
            }
            continue;
        }
        let at = Whereabouts { row: &row.heading, column: names.first().copied().unwrap_or_default(), number: r + 1 };
        let entries = table.cell(*r, 0).into_iter().flat_map(|cell| &cell.entries);
        let places = layout.cells.get(r * columns).into_iter().flat_map(|cell| &cell.entries);
        items.extend(entries.zip(places).map(|(it, place)| entry::draw(it, &moved_entry(place, by), at, theme)));
    }
    let mut pen = Pen::new(None);
    for (_, (_, place)) in rows.iter().filter(|(r, (row, _))| *r > 0 && row.line_above.is_none() && table.ruled) {
        let y = place.rect.y0;
        pen.line(Part::Body, Point::new(x0, y), Point::new(x1, y), Stroke::solid(1.0, theme.hair));
    }
    items.push(pen.group("held", String::new(), [None, None]));
    items
}

/// The headings of the columns.
fn top(table: &Table, layout: &TableLayout, theme: &Theme, strip: (f64, f64), by: f64) -> Vec<Item> {
    let columns = layout.columns.iter().map(|column| moved_column(column, Vec2::new(0.0, by))).collect();
    let moved = TableLayout { columns, frame: layout.frame, ..TableLayout::default() };
    let mut pen = Pen::new(None);
    let ground = Rect::new(layout.frame.x0, strip.0 + by, layout.frame.x1, strip.1 + by);
    pen.rect(Part::Header, ground, 0.0, Some(theme.header), None);
    let mut items = vec![pen.group("held", String::new(), [None, None])];
    match &table.sheet {
        Sheet::Alignment(_) | Sheet::Portfolio => items.extend(alignment::headings(table, &moved, theme)),
        _ => items.push(sipoc::headings(table, &moved, theme)),
    }
    items
}

/// Over the held heads of rows, beside the headings: the heading of the first column of a register.
fn corner(table: &Table, layout: &TableLayout, theme: &Theme, strip: (f64, f64), held: Held) -> Item {
    let mut pen = Pen::new(None);
    let by = Vec2::new(held.by.x, if held.top.is_some() { held.by.y } else { 0.0 });
    let bottom = layout.rows.first().map_or(layout.frame.y1, |row| row.rect.y0);
    let room = Rect::new(strip.0, layout.frame.y0, strip.1, bottom) + by;
    pen.rect(Part::Header, room, 0.0, Some(theme.header), None);
    let first = table.columns.first().zip(layout.columns.first()).filter(|_| table.row_head <= 0.0);
    if let Some((column, place)) = first {
        sipoc::heading(column, &moved_column(place, by), theme, &mut pen);
    }
    pen.group("held", String::new(), [None, None])
}

/// A line and a soft shadow where what is held ends: there is more beneath.
fn edges(layout: &TableLayout, theme: &Theme, held: Held, seen: Rect) -> Item {
    let mut pen = Pen::new(None);
    let dark = shadow(theme);
    let down = (layout.frame.y0 + if held.top.is_some() { held.by.y } else { 0.0 }, layout.frame.y1.min(seen.y1));
    let stroke = Stroke::solid(1.0, theme.frame);
    if let Some((_, end)) = held.left {
        let x = end + held.by.x;
        edge(&mut pen, dark, stroke.clone(), 1.0, |from, to| Rect::new(x + from, down.0, x + to, down.1));
    }
    if let Some((_, end)) = held.top {
        let y = end + held.by.y;
        let (x0, x1) = (layout.frame.x0.max(seen.x0), layout.frame.x1.min(seen.x1));
        edge(&mut pen, dark, stroke, 1.0, |from, to| Rect::new(x0, y + from, x1, y + to));
    }
    pen.group("held", String::new(), [None, None])
}

/// The same at the right of what is held at the left, or beneath what is held at the top; `unit` is the width of its
/// line.
pub fn ledge(held: Rect, at_left: bool, unit: f64, theme: &Theme) -> Item {
    let mut pen = Pen::new(None);
    let stroke = Stroke::solid(unit, theme.frame);
    edge(&mut pen, shadow(theme), stroke, unit, |from, to| match at_left {
        true => Rect::new(held.x1 + from, held.y0, held.x1 + to, held.y1),
        false => Rect::new(held.x0, held.y1 + from, held.x1, held.y1 + to),
    });
    pen.group("held", String::new(), [None, None])
}

/// A shadow is dark in any theme.
fn shadow(theme: &Theme) -> Color {
    let light = |color: Color| u16::from(color.r) + u16::from(color.g) + u16::from(color.b);
    if light(theme.ink) < light(theme.canvas) { theme.ink } else { theme.canvas }
}

/// One edge: `strip` is what lies from one distance to another away from it.
fn edge(pen: &mut Pen, dark: Color, stroke: Stroke, unit: f64, strip: impl Fn(f64, f64) -> Rect) {
    let third = SHADOW * unit / 3.0;
    for (from, share) in [(0.0, 1.0), (third, 0.6), (2.0 * third, 0.3)] {
        let fill = dark.with_alpha((f64::from(DARK) * share) as u8);
        pen.rect(Part::Body, strip(from, from + third), 0.0, Some(fill), None);
    }
    let line = strip(0.0, 0.0);
    pen.line(Part::Body, Point::new(line.x0, line.y0), Point::new(line.x1, line.y1), stroke);
}

fn moved_label(label: &Label, by: Vec2) -> Label {
    Label { rect: label.rect + by, block: label.block.clone() }
}

fn moved_head(place: &RowBox, by: f64) -> RowBox {
    let by = Vec2::new(by, 0.0);
    let head = place.head + by;
    RowBox {
        key: place.key.clone(),
        // Its lines end with it.
        rect: head,
        head,
        name: moved_label(&place.name, by),
        caption: moved_label(&place.caption, by),
        line: None,
        count: None,
    }
}

fn moved_entry(place: &EntryBox, by: f64) -> EntryBox {
    let by = Vec2::new(by, 0.0);
    EntryBox {
        rect: place.rect + by,
        text: moved_label(&place.text, by),
        caption: place.caption.as_ref().map(|label| moved_label(label, by)),
        centred: place.centred,
        chips: place.chips.iter().map(|chip| chip.moved(by)).collect(),
    }
}

fn moved_column(place: &ColumnBox, by: Vec2) -> ColumnBox {
    ColumnBox {
        key: place.key.clone(),
        rect: place.rect,
        head: place.head + by,
        name: moved_label(&place.name, by),
        inner: place.inner,
    }
}
