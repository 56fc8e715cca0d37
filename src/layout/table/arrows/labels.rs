//! Words beside lines: the labels of arrows, and the names of a blueprint's lines.

use super::{
    Path, band_y,
    tracks::{Tracks, label_band},
};
use crate::{
    geom::{Point, Rect},
    layout::{
        Label,
        table::{Table, TableLayout},
    },
    text::{scale, wrap},
};

/// From a line to words beside it.
const BESIDE: f64 = 5.0;

/// Puts each label into the free strip of its band, beside its arrow.
pub fn of_arrows(table: &Table, layout: &mut TableLayout, plan: &[Path], tracks: &Tracks) {
    let mut placed: Vec<Rect> = Vec::new();
    for path in plan {
        let Some(arrow) = table.arrows.get(path.arrow).filter(|a| !a.label.trim().is_empty()) else { continue };
        let Some((band, from)) = label_band(path).and_then(|h| Some((h, *tracks.labels_from.get(h)?))) else {
            continue;
        };
        // On one line: the strip is no higher.
        let words: Vec<&str> = arrow.label.split_whitespace().collect();
        let block = wrap(&words.join(" "), scale::FLOW, f64::INFINITY);
        let Some(line) = layout.arrows.iter().position(|line| line.id == arrow.id) else { continue };
        let top = band_y(layout, band) + from;
        let (width, height) = (block.width, block.height());
        let Some(x) = layout.arrows.get(line).and_then(|line| crossing_x(&line.points, top + height / 2.0)) else {
            continue;
        };
        let free = |rect: Rect| {
            let clear = rect.inflate(3.0, 0.0);
            !placed.iter().any(|p| meets(*p, clear)) && !pieces(layout).any(|piece| meets(piece, clear))
        };
        let at = |left: f64| Rect::new(left, top, left + width, top + height);
        let inside = |rect: &Rect| rect.x0 > layout.frame.x0 + table.row_head && rect.x1 < layout.frame.x1;
        let tries = (0..60).flat_map(|i| {
            let off = f64::from(i) * 9.0;
            [at(x + BESIDE + off), at(x - BESIDE - width - off)]
        });
        let found = tries.filter(inside).find(|rect| free(*rect));
        if let (Some(rect), Some(line)) = (found, layout.arrows.get_mut(line)) {
            placed.push(rect);
            line.label = Some(Label { rect, block });
        }
    }
}

/// Moves the names of lines to the left, off arrows, as far as something is in the way. Where nothing is free they
/// stay.
pub fn move_names(layout: &mut TableLayout) {
    let mut moved: Vec<(usize, f64)> = Vec::new();
    for (r, row) in layout.rows.iter().enumerate() {
        let Some(name) = row.line.as_ref().map(|line| line.rect) else { continue };
        let strip = Rect { x0: layout.frame.x0, x1: layout.frame.x1, ..name };
        let entries = layout.cells.iter().flat_map(|cell| cell.entries.iter().map(|e| e.rect.inflate(0.0, 2.0)));
        let taken: Vec<Rect> = entries.chain(pieces(layout)).filter(|r| meets(*r, strip)).collect();
        let mut left = name.x0;
        let at = |left: f64| Rect { x0: left - 4.0, x1: left + name.width() + 4.0, ..name };
        while let Some(hit) = taken.iter().find(|r| meets(**r, at(left))) {
            left = hit.x0 - name.width() - 5.0;
        }
        if left < name.x0 && left >= row.rect.x0 {
            moved.push((r, left));
        }
    }
    for (r, left) in moved {
        if let Some(label) = layout.rows.get_mut(r).and_then(|row| row.line.as_mut()) {
            label.rect = Rect::new(left, label.rect.y0, left + label.rect.width(), label.rect.y1);
        }
    }
}

/// Every straight piece of every arrow, as wide as it is drawn.
fn pieces(layout: &TableLayout) -> impl Iterator<Item = Rect> + '_ {
    layout
        .arrows
        .iter()
        .flat_map(|line| line.points.windows(2))
        .map(|p| Rect::from_points(p[0], p[1]).inflate(1.5, 1.5))
}

/// Where a line crosses a height; else the middle of its piece nearest to it.
fn crossing_x(points: &[Point], y: f64) -> Option<f64> {
    let crosses = |p: &&[Point]| (p[0].y - y) * (p[1].y - y) < 0.0;
    if let Some(p) = points.windows(2).find(crosses) {
        return Some(p[0].x);
    }
    let off = |p: &[Point]| (p[0].y - y).abs().min((p[1].y - y).abs());
    let nearest = points.windows(2).filter(|p| p[0].y == p[1].y).min_by(|a, b| off(a).total_cmp(&off(b)))?;
    Some((nearest[0].x + nearest[1].x) / 2.0)
}

fn meets(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}
