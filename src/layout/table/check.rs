//! What must hold of every table that is laid out, whatever it holds: for tests, and for whoever doubts a drawing.

use super::{Body, EntryBox, Table, TableLayout};
use crate::{geom::Rect, layout::Label};

/// Rounding slack, in points.
const SLACK: f64 = 0.01;

/// What does not hold, in words; nothing for a sound layout.
///
/// Every entry stands in its cell, no two entries of a cell overlap, every text stands in its entry and every heading
/// in its box, no two texts of a box overlap, cells tile what is under the headings, the names of lines meet no entry,
/// and the title is clear of the table.
pub fn check(table: &Table, layout: &TableLayout) -> Vec<String> {
    let mut wrong = Vec::new();
    let counts = (layout.groups.len(), layout.columns.len(), layout.rows.len(), layout.cells.len());
    if counts != (table.groups.len(), table.columns.len(), table.rows.len(), table.rows.len() * table.columns.len()) {
        wrong.push("something is left out".to_owned());
        return wrong;
    }
    let page = Rect::new(0.0, 0.0, layout.size.width, layout.size.height);
    if ![page.x1, page.y1, layout.frame.x0, layout.frame.y0].iter().all(|n| n.is_finite()) {
        wrong.push("a coordinate is no number".to_owned());
        return wrong;
    }
    inside(page, layout.frame, "the frame is not on the page", &mut wrong);
    heading(layout, page, &mut wrong);
    boxes(layout, &mut wrong);
    tiles(table, layout, &mut wrong);
    cells(table, layout, &mut wrong);
    lines(layout, &mut wrong);
    wrong
}

fn heading(layout: &TableLayout, page: Rect, wrong: &mut Vec<String>) {
    let labels = [&layout.title, &layout.subtitle];
    for label in labels.into_iter().flatten() {
        fits(label, page, "the heading", wrong);
        if label.rect.y1 > layout.frame.y0 + SLACK {
            wrong.push("the heading meets the table".to_owned());
        }
    }
    if let [Some(title), Some(subtitle)] = labels
        && overlap(title.rect, subtitle.rect)
    {
        wrong.push("the title meets the line beneath it".to_owned());
    }
    if let Some(hint) = &layout.hint {
        fits(hint, layout.frame, "the hint", wrong);
    }
}

/// Headings of groups, columns and rows stand in their boxes.
fn boxes(layout: &TableLayout, wrong: &mut Vec<String>) {
    for (i, group) in layout.groups.iter().enumerate() {
        let what = format!("the heading of group {i}");
        both(&group.name, &group.caption, group.rect, &what, wrong);
        inside(layout.frame, group.rect, &what, wrong);
    }
    for (i, column) in layout.columns.iter().enumerate() {
        let what = format!("the heading of column {i}");
        fits(&column.name, column.head, &what, wrong);
        inside(layout.frame, column.head, &what, wrong);
    }
    for (i, row) in layout.rows.iter().enumerate() {
        let what = format!("the header of row {i}");
        inside(layout.frame, row.head, &what, wrong);
        if row.head.width() > 0.0 {
            both(&row.name, &row.caption, row.head, &what, wrong);
        }
        if let Some(count) = &row.count {
            fits(count, row.rect, &format!("the count of row {i}"), wrong);
        }
    }
    for pair in layout.groups.windows(2) {
        if overlap(pair[0].rect, pair[1].rect) {
            wrong.push("two groups overlap".to_owned());
        }
    }
}

/// Cells stand where their row and column meet; rows and columns follow one another without a gap.
fn tiles(table: &Table, layout: &TableLayout, wrong: &mut Vec<String>) {
    let near = |a: f64, b: f64| (a - b).abs() < SLACK;
    let mut y = layout.columns.first().map(|c| c.head.y1).or_else(|| layout.rows.first().map(|r| r.rect.y0));
    for (r, row) in layout.rows.iter().enumerate() {
        if !y.is_some_and(|y| near(y, row.rect.y0)) || row.rect.height() <= 0.0 {
            wrong.push(format!("row {r} does not follow the one above"));
        }
        y = Some(row.rect.y1);
        for (c, column) in layout.columns.iter().enumerate() {
            let cell = layout.cells.get(r * layout.columns.len() + c).map(|c| c.rect).unwrap_or_default();
            let meets = Rect::new(column.rect.x0, row.rect.y0, column.rect.x1, row.rect.y1);
            if cell != meets {
                wrong.push(format!("the cell of row {r}, column {c} is not where they meet"));
            }
        }
    }
    let bare: Vec<Rect> =
        table.groups.iter().zip(&layout.groups).filter(|(g, _)| g.columns == 0).map(|(_, b)| b.rect).collect();
    let mut across: Vec<(f64, f64)> = layout.columns.iter().map(|c| (c.rect.x0, c.rect.x1)).collect();
    across.extend(bare.iter().map(|r| (r.x0, r.x1)));
    across.sort_by(|a, b| a.0.total_cmp(&b.0));
    if across.windows(2).any(|pair| !near(pair[0].1, pair[1].0)) {
        wrong.push("columns do not follow one another".to_owned());
    }
    if !table.columns.is_empty() && across.last().is_some_and(|last| !near(last.1, layout.frame.x1)) {
        wrong.push("the columns do not fill the frame".to_owned());
    }
    if !table.is_empty() && y.is_some_and(|y| !near(y, layout.frame.y1)) {
        wrong.push("the rows do not fill the frame".to_owned());
    }
}

fn cells(table: &Table, layout: &TableLayout, wrong: &mut Vec<String>) {
    let columns = table.columns.len().max(1);
    for (i, (cell, place)) in table.cells.iter().zip(&layout.cells).enumerate() {
        let what = |k: usize| format!("entry {k} of row {}, column {}", i / columns, i % columns);
        let laid_out = matches!(table.rows.get(i / columns).map(|r| &r.body), Some(Body::Cells));
        if laid_out && place.entries.len() != cell.entries.len() {
            wrong.push(format!("row {}, column {} lost an entry", i / columns, i % columns));
        }
        for (k, entry) in place.entries.iter().enumerate() {
            let reach = cell.entries.get(k).map_or(1, |it| super::pack::reach(it, i % columns, columns));
            let covered = layout.cells.get(i + 1..i + reach).unwrap_or_default();
            let room = covered.iter().fold(place.rect, |room, cell| room.union(cell.rect));
            inside(room, entry.rect, &what(k), wrong);
            if covered.iter().flat_map(|cell| &cell.entries).any(|other| overlap(entry.rect, other.rect)) {
                wrong.push(format!("{} overlaps one in the next column", what(k)));
            }
            words(entry, &what(k), wrong);
            for other in place.entries.iter().skip(k + 1) {
                if overlap(entry.rect, other.rect) {
                    wrong.push(format!("{} overlaps another", what(k)));
                }
            }
        }
    }
}

fn words(entry: &EntryBox, what: &str, wrong: &mut Vec<String>) {
    for (i, chip) in entry.chips.iter().enumerate() {
        inside(entry.rect, chip.rect, &format!("{what}: a chip"), wrong);
        let texts = [Some(&entry.text), entry.caption.as_ref()].into_iter().flatten().map(|label| label.rect);
        if texts.chain(entry.chips.iter().skip(i + 1).map(|other| other.rect)).any(|other| overlap(chip.rect, other)) {
            wrong.push(format!("{what}: a chip meets another or its text"));
        }
        if chip.text_x + chip.text.width > chip.rect.x1 + SLACK {
            wrong.push(format!("{what}: the words of a chip have no room"));
        }
    }
    match &entry.caption {
        Some(caption) => both(&entry.text, caption, entry.rect, what, wrong),
        None => fits(&entry.text, entry.rect, what, wrong),
    }
}

/// The names of the lines between rows stand on the row above, clear of what is in it.
fn lines(layout: &TableLayout, wrong: &mut Vec<String>) {
    for (r, pair) in layout.rows.windows(2).enumerate() {
        let [above, row] = pair else { continue };
        let Some(name) = &row.line else { continue };
        fits(name, above.rect, &format!("the line above row {}", r + 1), wrong);
        let first = r * layout.columns.len();
        let cells = layout.cells.iter().skip(first).take(layout.columns.len());
        if cells.flat_map(|c| &c.entries).any(|entry| overlap(entry.rect, name.rect)) {
            wrong.push(format!("the name of the line above row {} meets an entry", r + 1));
        }
    }
}

fn both(name: &Label, caption: &Label, room: Rect, what: &str, wrong: &mut Vec<String>) {
    fits(name, room, what, wrong);
    fits(caption, room, what, wrong);
    if overlap(name.rect, caption.rect) {
        wrong.push(format!("{what}: its lines overlap"));
    }
}

/// The text is as large as its lines and stands in the box.
fn fits(label: &Label, room: Rect, what: &str, wrong: &mut Vec<String>) {
    let (rect, block) = (label.rect, &label.block);
    if rect.width() + SLACK < block.width || rect.height() + SLACK < block.height() {
        wrong.push(format!("{what}: its text is larger than its box"));
    }
    if !block.lines.is_empty() {
        inside(room, rect, what, wrong);
    }
}

fn inside(outer: Rect, inner: Rect, what: &str, wrong: &mut Vec<String>) {
    let slack = outer.inflate(SLACK, SLACK);
    if slack.union(inner) != slack {
        wrong.push(format!("{what}: {inner:?} stands out of {outer:?}"));
    }
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.x1.min(b.x1) - a.x0.max(b.x0) > SLACK && a.y1.min(b.y1) - a.y0.max(b.y0) > SLACK
}
