//! What must hold of the arrows of every table: for tests, and for whoever doubts a drawing.

use crate::{
    geom::{Point, Rect},
    layout::table::{Table, TableLayout},
};

/// What does not hold, in words; nothing where all arrows are sound.
///
/// Every arrow between two different entries is drawn, from the edge of one to that of the other, in pieces across and
/// down; none runs through an entry, no two lie on one another, none through a label or the name of a line, and labels
/// and names lie on nothing else either.
pub fn check(table: &Table, layout: &TableLayout) -> Vec<String> {
    let mut wrong = Vec::new();
    let entries: Vec<(&str, Rect)> = table
        .cells
        .iter()
        .zip(&layout.cells)
        .flat_map(|(cell, place)| cell.entries.iter().zip(&place.entries))
        .map(|(entry, place)| (entry.record.as_str(), place.rect))
        .collect();
    for arrow in &table.arrows {
        let rect = |id: &crate::model::Id| entries.iter().find(|(record, _)| *record == id.as_str()).map(|(_, r)| *r);
        let (Some(from), Some(to)) = (rect(&arrow.from), rect(&arrow.to)) else { continue };
        if arrow.from == arrow.to {
            continue;
        }
        let Some(line) = layout.arrows.iter().find(|line| line.id == arrow.id) else {
            wrong.push(format!("{} is not drawn", arrow.id));
            continue;
        };
        let (first, last) = (line.points.first(), line.points.last());
        if !first.is_some_and(|p| on_edge(from, *p)) || !last.is_some_and(|p| on_edge(to, *p)) {
            wrong.push(format!("{} does not end at its entries", arrow.id));
        }
    }
    let mut pieces: Vec<(usize, Point, Point)> = Vec::new();
    for (i, line) in layout.arrows.iter().enumerate() {
        for pair in line.points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if !(a.x.is_finite() && a.y.is_finite() && b.x.is_finite() && b.y.is_finite()) {
                wrong.push(format!("{} is somewhere that is no number", line.id));
            } else if (a.x - b.x).abs() > 1e-6 && (a.y - b.y).abs() > 1e-6 {
                wrong.push(format!("{} runs aslant", line.id));
            }
            pieces.push((i, a, b));
        }
    }
    let name = |i: usize| layout.arrows.get(i).map_or("", |line| line.id.as_str());
    for (i, a, b) in &pieces {
        let box_ = Rect::from_points(*a, *b);
        for (record, rect) in &entries {
            if overlaps(box_, rect.inflate(-0.5, -0.5)) {
                wrong.push(format!("{} runs through {record}", name(*i)));
            }
        }
        if box_.x0 < layout.frame.x0 || box_.x1 > layout.frame.x1 || box_.y1 > layout.frame.y1 {
            wrong.push(format!("{} leaves the table", name(*i)));
        }
    }
    for (n, (i, a, b)) in pieces.iter().enumerate() {
        for (j, c, d) in pieces.iter().skip(n + 1) {
            if i != j && on_one_another(*a, *b, *c, *d) {
                wrong.push(format!("{} and {} lie on one another", name(*i), name(*j)));
            }
        }
    }
    let labels = layout.arrows.iter().filter_map(|line| Some((line.id.to_string(), line.label.as_ref()?.rect)));
    let names = layout
        .rows
        .iter()
        .enumerate()
        .filter_map(|(r, row)| Some((format!("the line above row {r}"), row.line.as_ref()?.rect)));
    let words: Vec<(String, Rect)> = labels.chain(names).collect();
    for (n, (what, rect)) in words.iter().enumerate() {
        for (i, a, b) in &pieces {
            if overlaps(Rect::from_points(*a, *b), *rect) {
                wrong.push(format!("{} runs through the words of {what}", name(*i)));
            }
        }
        for (record, entry) in &entries {
            if overlaps(*entry, *rect) {
                wrong.push(format!("the words of {what} lie on {record}"));
            }
        }
        for (other, place) in words.iter().skip(n + 1) {
            if overlaps(*place, *rect) {
                wrong.push(format!("the words of {what} lie on those of {other}"));
            }
        }
    }
    wrong
}

fn on_edge(rect: Rect, p: Point) -> bool {
    let on_side = ((p.x - rect.x0).abs() < 0.01 || (p.x - rect.x1).abs() < 0.01) && p.y > rect.y0 && p.y < rect.y1;
    let on_top = ((p.y - rect.y0).abs() < 0.01 || (p.y - rect.y1).abs() < 0.01) && p.x > rect.x0 && p.x < rect.x1;
    on_side || on_top
}

/// A piece of a line has no breadth, so it overlaps where it has length inside.
fn overlaps(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 - 0.01
        && b.x0 < a.x1 - 0.01 + f64::from(u8::from(a.width() == 0.0)) * 0.02
        && a.y0 < b.y1 - 0.01
        && b.y0 < a.y1 - 0.01 + f64::from(u8::from(a.height() == 0.0)) * 0.02
}

fn on_one_another(a: Point, b: Point, c: Point, d: Point) -> bool {
    let shared = |p: f64, q: f64, r: f64, s: f64| p.max(q).min(r.max(s)) - p.min(q).max(r.min(s)) > 0.5;
    let across = (a.y - b.y).abs() < 1e-6 && (c.y - d.y).abs() < 1e-6 && (a.y - c.y).abs() < 0.05;
    let down = (a.x - b.x).abs() < 1e-6 && (c.x - d.x).abs() < 1e-6 && (a.x - c.x).abs() < 0.05;
    (across && shared(a.x, b.x, c.x, d.x)) || (down && shared(a.y, b.y, c.y, d.y))
}
