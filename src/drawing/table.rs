//! A table as a drawing: a journey, a SIPOC, a matrix. What is painted in which order; how an entry looks is in
//! [`super::look::entry`], what only one kind of view has in [`super::look::journey`] and [`super::look::sipoc`].

use super::{
    Drawing, Item, Part, Stroke, Theme,
    look::{
        alignment, blueprint,
        chart::chart,
        decision,
        entry::{self, Whereabouts},
        heading::heading,
        journey, matrix, sipoc,
    },
    pen::Pen,
    reuse::{TableBefore, TableMemory},
};
use crate::{
    geom::{BezPath, Point, Rect},
    layout::table::{Body, Look, Table, TableLayout, Tint},
    model::{Sheet, capital, counted},
    text::scale,
};

/// The corners of a table.
const RADIUS: f64 = 8.0;
/// The head of the arrow from one numbered step to the next.
const HEAD: (f64, f64) = (9.0, 8.0);

/// A table drawn where its layout says.
pub fn draw_table(table: &Table, layout: &TableLayout, theme: &Theme) -> Drawing {
    draw_table_after(table, layout, theme, None).0
}

/// The same, which takes over what did not change since an earlier drawing, given with what was drawn.
pub fn draw_table_after(
    table: &Table,
    layout: &TableLayout,
    theme: &Theme,
    before: Option<(&Table, &TableLayout, &TableMemory)>,
) -> (Drawing, TableMemory) {
    let mut drawing = Drawing {
        bounds: Rect::new(0.0, 0.0, layout.size.width, layout.size.height),
        background: Some(theme.canvas),
        title: title(table),
        description: description(table),
        items: Vec::with_capacity(table.cells.len() + table.rows.len() + 16),
        pictures: Default::default(),
    };
    let items = &mut drawing.items;
    items.push(ground(table, layout, theme));
    items.extend(heading(&layout.title, &layout.subtitle, theme));
    items.extend(journey::portraits(table, layout, theme));
    match &table.sheet {
        Sheet::Journey(_) => items.extend(journey::stages(table, layout, theme)),
        Sheet::Alignment(_) | Sheet::Portfolio => items.extend(alignment::headings(table, layout, theme)),
        Sheet::Sipoc(_) => items.push(sipoc::headings(table, layout, theme)),
        Sheet::Register(_) | Sheet::Matrix(..) | Sheet::Board | Sheet::Chart => {
            items.push(sipoc::headings(table, layout, theme))
        }
        Sheet::DecisionTable(_) => items.push(decision::ground(table, layout, theme)),
        Sheet::Swimlane(_) => {}
    }
    let mut memory = TableMemory::new(theme, table.rows.len(), table.cells.len());
    let before = TableBefore::new(table, before, theme);
    for (r, (row, place)) in table.rows.iter().zip(&layout.rows).enumerate() {
        let kept = before.as_ref().and_then(|before| before.head(r, row, place));
        let head = kept.unwrap_or_else(|| journey::row_head(row, place, theme));
        memory.push_head(&head);
        items.push(head);
    }
    items.push(frame(table, layout, theme));
    items.extend(decision::lines(table, layout, theme));
    for (r, row) in table.rows.iter().enumerate() {
        match &row.body {
            Body::Curves(curves) => items.extend(chart(table, curves, r, layout, theme)),
            Body::Told { words, fault } => {
                items.extend(layout.rows.get(r).and_then(|place| decision::told(words, *fault, place, theme)));
            }
            Body::Cells | Body::Collapsed(_) | Body::Section => {}
        }
    }
    items.extend(matrix::quadrants(table, layout, theme));
    items.extend(blueprint::arrows(table, layout, theme));
    items.extend(next_steps(table, layout, theme));
    items.extend(sipoc::next(table, layout, theme));
    let columns = table.column_names();
    for (i, (cell, place)) in table.cells.iter().zip(&layout.cells).enumerate() {
        let (r, c) = (i / table.columns.len().max(1), i % table.columns.len().max(1));
        let row = table.rows.get(r).map_or("", |row| row.heading.as_str());
        let at = Whereabouts { row, column: columns.get(c).copied().unwrap_or_default(), number: r + 1 };
        for (k, (it, place)) in cell.entries.iter().zip(&place.entries).enumerate() {
            let kept = before.as_ref().and_then(|before| before.entry((r, c, k), it, place));
            let item = kept.unwrap_or_else(|| entry::draw(it, place, at, theme));
            memory.push(&item);
            items.push(item);
        }
    }
    items.extend(hint(layout, theme));
    items.extend(blueprint::legend(table, layout, theme));
    (drawing, memory)
}

/// Paper, tints, and the lines between rows and columns.
fn ground(table: &Table, layout: &TableLayout, theme: &Theme) -> Item {
    let mut pen = Pen::with_capacity(None, 2 * table.rows.len() + table.columns.len() + 2);
    pen.rect(Part::Body, layout.frame, RADIUS, Some(theme.paper), None);
    if let Some(row) = layout.rows.first().filter(|row| row.head.width() > 0.0) {
        // Over the headers of rows, beside the headings.
        let corner = Rect::new(layout.frame.x0, layout.frame.y0, row.head.x1, row.head.y0);
        pen.rect(Part::Header, corner, 0.0, Some(theme.header), None);
    }
    let tint = |tint: Tint| match tint {
        Tint::Plain | Tint::Process | Tint::Fault | Tint::Output => None,
        Tint::Customer => Some(theme.customer),
        Tint::Quiet => Some(theme.quiet),
    };
    for (column, place) in table.columns.iter().zip(&layout.columns) {
        if let Some(fill) = tint(column.tint) {
            pen.rect(Part::Body, place.rect, 0.0, Some(fill), None);
        }
    }
    let hair = Stroke::solid(1.0, theme.hair);
    for (row, place) in table.rows.iter().zip(&layout.rows) {
        if let Some(fill) = tint(row.tint).filter(|_| !table.columns.is_empty()) {
            pen.rect(Part::Body, place.rect, 0.0, Some(fill), None);
        }
    }
    let bottom = layout.rows.last().map_or(layout.frame.y1, |row| row.rect.y1);
    if table.groups.is_empty() {
        for place in layout.columns.iter().skip(1) {
            let x = place.rect.x0;
            pen.line(Part::Body, Point::new(x, place.head.y0), Point::new(x, bottom), hair.clone());
        }
    } else {
        for place in layout.groups.iter().skip(1) {
            let top = Point::new(place.rect.x0, place.rect.y1);
            let stroke = Stroke::dashed(1.0, theme.phase_line, &[2.0, 4.0]);
            pen.line(Part::Body, top, Point::new(place.rect.x0, bottom), stroke);
        }
    }
    // Over the lines: no column runs through the name of a phase.
    for (_, place) in table.rows.iter().zip(&layout.rows).filter(|(row, _)| row.body == Body::Section) {
        pen.rect(Part::Body, place.rect, 0.0, Some(theme.pool_header), None);
    }
    pen.group("table", String::new(), [None, None])
}

/// The lines between rows, and the one around the table. What was painted beneath has square corners: the canvas covers
/// what stands out of it.
fn frame(table: &Table, layout: &TableLayout, theme: &Theme) -> Item {
    // A quarter of a circle as a cubic.
    const K: f64 = 1.0 - 0.552_284_75;
    let mut pen = Pen::with_capacity(None, layout.rows.len() + 5);
    for (row, place) in table.rows.iter().zip(&layout.rows).skip(1) {
        if row.line_above.is_some() || !table.ruled {
            continue;
        }
        let end = if table.columns.is_empty() { place.head.x1 } else { place.rect.x1 };
        let (left, right) = (Point::new(place.head.x0, place.rect.y0), Point::new(end, place.rect.y0));
        pen.line(Part::Body, left, right, Stroke::solid(1.0, theme.hair));
    }
    let r = layout.frame;
    let corners = [(r.x0, r.y0, 1.0, 1.0), (r.x1, r.y0, -1.0, 1.0), (r.x1, r.y1, -1.0, -1.0), (r.x0, r.y1, 1.0, -1.0)];
    for (x, y, dx, dy) in corners {
        let at = |along: f64, down: f64| Point::new(x + along * dx * RADIUS, y + down * dy * RADIUS);
        let mut wedge = BezPath::with_capacity(4);
        wedge.move_to(at(-0.1, -0.1));
        wedge.line_to(at(1.0, -0.1));
        wedge.line_to(at(1.0, 0.0));
        wedge.curve_to(at(K, 0.0), at(0.0, K), at(0.0, 1.0));
        wedge.line_to(at(-0.1, 1.0));
        wedge.close_path();
        pen.path(Part::Body, wedge, Some(theme.canvas), None);
    }
    pen.rect(Part::Body, r, RADIUS, None, Some(Stroke::solid(1.5, theme.frame)));
    pen.group("frame", String::new(), [None, None])
}

/// The arrows from each numbered step to the next one beneath it.
fn next_steps(table: &Table, layout: &TableLayout, theme: &Theme) -> Vec<Item> {
    let mut above: Vec<Option<Rect>> = vec![None; table.columns.len()];
    let mut items = Vec::new();
    for (i, (cell, place)) in table.cells.iter().zip(&layout.cells).enumerate() {
        let Some(above) = above.get_mut(i % table.columns.len().max(1)) else { continue };
        for (it, place) in cell.entries.iter().zip(&place.entries) {
            if !matches!(it.look, Look::Numbered(_)) {
                continue;
            }
            if let Some(from) = above.replace(place.rect) {
                items.push(next_step(from, place.rect, theme));
            }
        }
    }
    items
}

fn next_step(from: Rect, to: Rect, theme: &Theme) -> Item {
    let mut pen = Pen::with_capacity(None, 2);
    let (x, tip) = (to.center().x, to.y0 - theme.strong_width / 2.0);
    let neck = tip - HEAD.1;
    pen.line(Part::Body, Point::new(x, from.y1), Point::new(x, neck), Stroke::solid(theme.flow_width, theme.ink));
    let mut head = BezPath::with_capacity(4);
    head.move_to((x - HEAD.0 / 2.0, neck));
    head.line_to((x + HEAD.0 / 2.0, neck));
    head.line_to((x, tip));
    head.close_path();
    pen.path(Part::Head, head, Some(theme.ink), None);
    pen.group("next", String::new(), [None, None])
}

/// What an empty table says.
fn hint(layout: &TableLayout, theme: &Theme) -> Option<Item> {
    let label = layout.hint.as_ref()?;
    let mut pen = Pen::new(None);
    pen.block_at(Part::Label, &label.block, label.rect.center(), scale::STEP, theme.muted);
    Some(pen.group("hint", String::new(), [None, None]))
}

fn title(table: &Table) -> String {
    let name = table.title.trim();
    if name.is_empty() { capital(table.sheet.word()) } else { name.to_owned() }
}

/// A table in words, for screen readers.
fn description(table: &Table) -> String {
    let mut words = format!(
        "{} with {} and {}.",
        capital(table.sheet.word()),
        counted(table.columns.len(), "column", "columns"),
        counted(table.rows.len(), "row", "rows")
    );
    let groups: Vec<&str> = table.groups.iter().map(|g| g.name.trim()).filter(|name| !name.is_empty()).collect();
    if !groups.is_empty() {
        words.push_str(" Stages: ");
        words.push_str(&groups.join(", "));
        words.push('.');
    }
    words
}
