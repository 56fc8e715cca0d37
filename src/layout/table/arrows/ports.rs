//! Where arrows end on the edges of entries: about the middle, each with a place of its own.

use super::{
    ArrowLine, Leg, Path, Side, band_y, gutter_x,
    plan::{compose, rect_of},
    tracks::Tracks,
};
use crate::{
    geom::Rect,
    layout::table::{Table, TableLayout},
    model::Mark,
};

/// From one end to the next on one edge, where there is room.
const APART: f64 = 8.0;
/// From the corner of an entry to the first end.
const CORNER: f64 = 7.0;

/// The end of an upper edge that is a mark's.
const MARK: f64 = 26.0;

/// Straight pieces in one row or column: where, and from where to where.
type Taken = Vec<(f64, f64, f64)>;

/// The line of each planned arrow, in the order of the table's arrows.
pub fn draw(table: &Table, layout: &TableLayout, plan: &[Path], tracks: &Tracks) -> Vec<ArrowLine> {
    let mut rows: Vec<Taken> = vec![vec![]; layout.rows.len()];
    let mut columns: Vec<Taken> = vec![vec![]; layout.columns.len()];
    let mut at: Vec<Vec<f64>> =
        plan.iter().zip(&tracks.offset).map(|(path, off)| on_tracks(layout, path, off)).collect();
    // Straight ones first: they have the least choice.
    let mut order: Vec<usize> = (0..plan.len()).collect();
    order.sort_by_key(|&i| plan.get(i).map_or(0, |path| path.legs.len()));
    for i in order {
        let (Some(path), Some(at)) = (plan.get(i), at.get_mut(i)) else { continue };
        let (from, to) = (rect_of(layout, path.from), rect_of(layout, path.to));
        let last = path.legs.len() - 1;
        for (leg, first) in [(0, true), (last, false)] {
            if last == 0 && !first {
                continue;
            }
            let (here, other) = if first { (from, to) } else { (to, from) };
            let side = if first { path.start } else { path.end };
            let taken = match path.legs.get(leg) {
                Some(Leg::Row(r)) => rows.get_mut(*r),
                Some(Leg::Column(c)) => columns.get_mut(*c),
                Some(Leg::Gutter(_) | Leg::Band(_)) | None => None,
            };
            let Some(taken) = taken else { continue };
            let across = matches!(side, Side::Left | Side::Right);
            let range = |rect: Rect| if across { (rect.y0, rect.y1) } else { (rect.x0, rect.x1) };
            let (mut low, mut high) = range(here);
            let node = if first { path.from } else { path.to };
            // A mark sits at the upper right corner.
            let entry = table.cell(node.row, node.column).and_then(|cell| cell.entries.get(node.place));
            if side == Side::Top && entry.is_some_and(|e| e.mark != Mark::None) {
                high = (high - MARK).max(low + 4.0);
            }
            // The far end of the piece: the track it turns into, or the other entry.
            let far = if last == 0 {
                let (l, h) = range(other);
                (low, high) = (low.max(l), high.min(h));
                if across {
                    if other.x0 > here.x1 { other.x0 } else { other.x1 }
                } else if other.y0 > here.y1 {
                    other.y0
                } else {
                    other.y1
                }
            } else {
                at.get(if first { 1 } else { last - 1 }).copied().unwrap_or_default()
            };
            let near = match side {
                Side::Left => here.x0,
                Side::Right => here.x1,
                Side::Top => here.y0,
                Side::Bottom => here.y1,
            };
            // Where it goes on to, to take the half of the edge that looks there.
            let beyond = at.get(if first { 2 } else { last.wrapping_sub(2) }).copied();
            let leans = beyond.map_or(0.0, |v| v - (low + high) / 2.0);
            let place = free(low, high, leans, near.min(far), near.max(far), taken);
            taken.push((place, near.min(far), near.max(far)));
            if let Some(slot) = at.get_mut(leg) {
                *slot = place;
            }
        }
    }
    let mut lines: Vec<(usize, ArrowLine)> = plan
        .iter()
        .zip(&at)
        .filter_map(|(path, at)| {
            let points = compose(path, rect_of(layout, path.from), rect_of(layout, path.to), at);
            let id = table.arrows.get(path.arrow)?.id.clone();
            Some((path.arrow, ArrowLine { id, points, label: None }))
        })
        .collect();
    lines.sort_by_key(|(arrow, _)| *arrow);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Where each leg lies that runs in a gutter or band; the ends are placed after.
fn on_tracks(layout: &TableLayout, path: &Path, offset: &[f64]) -> Vec<f64> {
    let last = path.legs.len().saturating_sub(1);
    path.legs
        .iter()
        .zip(offset)
        .enumerate()
        .map(|(i, (leg, offset))| {
            let node = if i == last { path.to } else { path.from };
            match leg {
                Leg::Gutter(g) => gutter_x(layout, *g) + offset,
                Leg::Band(h) => band_y(layout, *h) + offset,
                Leg::Row(_) => rect_of(layout, node).center().y,
                Leg::Column(_) => rect_of(layout, node).center().x,
            }
        })
        .collect()
}

/// A place on an edge from `low` to `high` for a piece from `start` to `end`, nearest the middle, first on the side it
/// leans to; closer to others only where the edge is full.
fn free(low: f64, high: f64, leans: f64, start: f64, end: f64, taken: &Taken) -> f64 {
    let middle = (low + high) / 2.0;
    let sign = if leans < 0.0 { -1.0 } else { 1.0 };
    let mut apart = APART;
    for _ in 0..16 {
        let half = ((high - low) / 2.0 - CORNER.min((high - low) / 6.0)).max(0.0);
        let most = (half / apart).floor() as usize;
        for k in 0..=2 * most.min(4000) {
            let step = k.div_ceil(2) as f64 * if k % 2 == 1 { sign } else { -sign };
            let place = middle + step * apart;
            let meets =
                |&(v, s, e): &(f64, f64, f64)| (v - place).abs() < apart * 0.99 && s < end + 2.0 && e > start - 2.0;
            if !taken.iter().any(meets) {
                return place;
            }
        }
        apart /= 2.0;
    }
    middle
}
