//! Tracks: arrows that share a stretch of a gutter or band run side by side, and it grows with them.

use super::{
    Leg, Path, band_y, gutter_x,
    plan::{Node, rect_of},
    room::Room,
};
use crate::layout::table::{Body, Table, TableLayout};

/// From one track to the next.
const PITCH: f64 = 7.0;
/// From the outermost track to what stands beside it: an arrow's head and some of its line.
const CLEAR: f64 = 13.0;
/// From a dashed line to the first track beneath it.
const OFF_LINE: f64 = 6.0;
/// Kept above a dashed line for its name.
const NAME: f64 = 16.0;
/// Kept beneath the tracks for the labels of arrows.
const LABEL: f64 = 16.0;

/// Where each leg lies from the middle of its gutter or band.
#[derive(Clone, Debug, Default)]
pub struct Tracks {
    /// For each path, for each of its legs; 0 for those in rows and columns.
    pub offset: Vec<Vec<f64>>,
    /// Beneath each band's middle, where the labels of arrows begin.
    pub labels_from: Vec<f64>,
    pub room: Room,
}

struct Use {
    path: usize,
    leg: usize,
    low: f64,
    high: f64,
    /// How many of its two ends turn off to the far side, less those that turn to the near one: −2 to 2.
    lean: i32,
}

/// Gives each leg in a gutter or band a track, and says how much room these take.
pub fn assign(table: &Table, layout: &TableLayout, plan: &[Path]) -> Tracks {
    let (columns, rows) = (layout.columns.len(), layout.rows.len());
    let mut gutters: Vec<Vec<Use>> = (0..=columns).map(|_| vec![]).collect();
    let mut bands: Vec<Vec<Use>> = (0..=rows).map(|_| vec![]).collect();
    for (p, path) in plan.iter().enumerate() {
        for (i, leg) in path.legs.iter().enumerate() {
            let ends = [
                i.checked_sub(1).and_then(|b| path.legs.get(b)).map(|leg| (leg, path.from)),
                path.legs.get(i + 1).map(|leg| (leg, path.to)),
            ];
            let list = match leg {
                Leg::Gutter(g) => gutters.get_mut(*g),
                Leg::Band(h) => bands.get_mut(*h),
                Leg::Row(_) | Leg::Column(_) => None,
            };
            if let Some(list) = list {
                let mut it = Use { path: p, leg: i, low: f64::INFINITY, high: f64::NEG_INFINITY, lean: 0 };
                for (neighbour, node) in ends.into_iter().flatten() {
                    reach(layout, leg, neighbour, node, next_of(path, i, neighbour), &mut it);
                }
                list.push(it);
            }
        }
    }
    let (across, down) = straight(table, plan, columns, rows);
    let mut tracks = Tracks {
        offset: plan.iter().map(|path| vec![0.0; path.legs.len()]).collect(),
        labels_from: vec![0.0; rows + 1],
        room: Room::new(columns, rows),
    };
    for (g, uses) in gutters.into_iter().enumerate() {
        let (near, far) = spread(uses, g == 0, g == columns, PITCH / 2.0, PITCH / 2.0, false, &mut tracks.offset);
        let half = across.get(g).copied().unwrap_or_default() / 2.0;
        if let Some(c) = g.checked_sub(1) {
            tracks.room.right(c, (near.max(half) - clear_right(layout, c)).max(0.0));
        }
        tracks.room.left(g, (far.max(half) - clear_left(layout, g)).max(0.0));
    }
    let labels = labelled_bands(table, plan, rows);
    for (h, uses) in bands.into_iter().enumerate() {
        let line = table.rows.get(h).and_then(|r| r.line_above);
        let first_above = if line.is_some() { NAME + PITCH / 2.0 } else { PITCH / 2.0 };
        let first_below = if line.is_some() { OFF_LINE } else { PITCH / 2.0 };
        let (near, far) = spread(uses, h == 0, h == rows, first_above, first_below, line.is_some(), &mut tracks.offset);
        let half = down.get(h).copied().unwrap_or_default() / 2.0;
        let mut far = far;
        if labels.get(h) == Some(&true)
            && let Some(from) = tracks.labels_from.get_mut(h)
        {
            *from = if far > 0.0 { far - CLEAR + 4.0 } else { first_below.max(3.0) };
            far = *from + LABEL + CLEAR;
        }
        if let Some(r) = h.checked_sub(1) {
            tracks.room.bottom(r, (near.max(half) - clear_below(table, layout, r)).max(0.0));
        }
        tracks.room.top(h, (far.max(half) - clear_above(table, layout, h)).max(0.0));
    }
    tracks
}

/// How wide each gutter, and how high each band must be for the arrows that cross it straight: heads, and some line.
fn straight(table: &Table, plan: &[Path], columns: usize, rows: usize) -> (Vec<f64>, Vec<f64>) {
    let (mut across, mut down) = (vec![0.0f64; columns + 1], vec![0.0f64; rows + 1]);
    for path in plan {
        let mutual = table.arrows.get(path.arrow).is_some_and(|a| a.mutual);
        let least = if mutual { 32.0 } else { 24.0 };
        let (list, one, other) = match path.legs.as_slice() {
            [Leg::Row(_)] => (&mut across, path.from.column, path.to.column),
            [Leg::Column(_)] => (&mut down, path.from.row, path.to.row),
            _ => continue,
        };
        if one.abs_diff(other) == 1
            && let Some(gap) = list.get_mut(one.max(other))
        {
            *gap = gap.max(least);
        }
    }
    (across, down)
}

/// For the leg at `i` and a neighbour of it, the leg beyond that neighbour, if any.
fn next_of<'a>(path: &'a Path, i: usize, neighbour: &Leg) -> Option<&'a Leg> {
    let before = i.checked_sub(1).and_then(|b| path.legs.get(b)).is_some_and(|leg| std::ptr::eq(leg, neighbour));
    if before { i.checked_sub(2).and_then(|b| path.legs.get(b)) } else { path.legs.get(i + 2) }
}

/// Stretches a use to where a neighbouring leg leaves it, and leans it that way. The whole edge of an entry counts:
/// where on it the arrow ends is decided later.
fn reach(layout: &TableLayout, leg: &Leg, neighbour: &Leg, node: Node, beyond: Option<&Leg>, it: &mut Use) {
    let rect = rect_of(layout, node);
    let mut stretch = |low: f64, high: f64, far: bool| {
        it.low = it.low.min(low);
        it.high = it.high.max(high);
        it.lean += if far { 1 } else { -1 };
    };
    match (leg, neighbour) {
        (Leg::Gutter(g), Leg::Row(_)) => stretch(rect.y0, rect.y1, node.column >= *g),
        (Leg::Gutter(g), Leg::Band(h)) => {
            let y = band_y(layout, *h);
            let far = match beyond {
                Some(Leg::Gutter(other)) => other > g,
                Some(Leg::Column(c)) => c >= g,
                Some(Leg::Row(_) | Leg::Band(_)) | None => false,
            };
            stretch(y, y, far);
        }
        (Leg::Band(h), Leg::Column(_)) => stretch(rect.x0, rect.x1, node.row >= *h),
        (Leg::Band(h), Leg::Gutter(g)) => {
            let x = gutter_x(layout, *g);
            let far = match beyond {
                Some(Leg::Band(other)) => other > h,
                Some(Leg::Row(r)) => r >= h,
                Some(Leg::Column(_) | Leg::Gutter(_)) | None => false,
            };
            stretch(x, x, far);
        }
        (Leg::Row(_) | Leg::Column(_), _) | (Leg::Gutter(_), _) | (Leg::Band(_), _) => {}
    }
}

/// Puts uses on tracks and tracks on both sides of the middle; says how far from the middle each side must be free.
fn spread(
    mut uses: Vec<Use>,
    only_far: bool,
    only_near: bool,
    first_near: f64,
    first_far: f64,
    mostly_far: bool,
    offset: &mut [Vec<f64>],
) -> (f64, f64) {
    // The shortest lie nearest to the side they turn off to, so that they do not cross the longer ones.
    let span = |u: &Use| u.high - u.low;
    uses.sort_by(|a, b| {
        let by_span = if a.lean > 0 { span(b).total_cmp(&span(a)) } else { span(a).total_cmp(&span(b)) };
        a.lean.cmp(&b.lean).then(by_span).then(a.low.total_cmp(&b.low)).then((a.path, a.leg).cmp(&(b.path, b.leg)))
    });
    let mut tracks: Vec<(i32, Vec<Use>)> = Vec::new();
    for it in uses {
        let free = |track: &(i32, Vec<Use>)| {
            track.0 == it.lean && track.1.iter().all(|u| u.high < it.low - 1.0 || u.low > it.high + 1.0)
        };
        match tracks.iter_mut().find(|track| free(track)) {
            Some(track) => track.1.push(it),
            None => tracks.push((it.lean, vec![it])),
        }
    }
    let neutral = tracks.iter().filter(|t| t.0 == 0).count();
    let leaning = tracks.iter().filter(|t| t.0 < 0).count();
    let near = match (only_far, only_near) {
        (true, _) => 0,
        (_, true) => tracks.len(),
        _ => leaning + if mostly_far { 0 } else { neutral / 2 },
    };
    let far = tracks.len() - near;
    for (i, (_, uses)) in tracks.iter().enumerate() {
        let at = match i.checked_sub(near) {
            Some(k) => first_far + PITCH * k as f64,
            None => -(first_near + PITCH * (near - 1 - i) as f64),
        };
        for it in uses {
            if let Some(slot) = offset.get_mut(it.path).and_then(|legs| legs.get_mut(it.leg)) {
                *slot = at;
            }
        }
    }
    let need = |count: usize, first: f64| match count {
        0 => 0.0,
        n => first + PITCH * (n as f64 - 1.0) + CLEAR,
    };
    (need(near, first_near), need(far, first_far))
}

/// Which bands hold the label of an arrow: the first its path runs in or across.
fn labelled_bands(table: &Table, plan: &[Path], rows: usize) -> Vec<bool> {
    let mut labelled = vec![false; rows + 1];
    for path in plan {
        let has = table.arrows.get(path.arrow).is_some_and(|a| !a.label.trim().is_empty());
        if let Some(band) = has.then(|| label_band(path)).flatten().and_then(|h| labelled.get_mut(h)) {
            *band = true;
        }
    }
    labelled
}

/// The band for the label of a path.
pub fn label_band(path: &Path) -> Option<usize> {
    let running = path.legs.iter().find_map(|leg| match leg {
        Leg::Band(h) => Some(*h),
        Leg::Row(_) | Leg::Column(_) | Leg::Gutter(_) => None,
    });
    let (a, b) = (path.from.row, path.to.row);
    running.or_else(|| (a != b).then_some(a.max(b).min(a.min(b) + 1)))
}

fn clear_left(layout: &TableLayout, column: usize) -> f64 {
    clear(layout, |i, columns| i % columns == column, |cell, e| e.x0 - cell.x0)
}

fn clear_right(layout: &TableLayout, column: usize) -> f64 {
    clear(layout, |i, columns| i % columns == column, |cell, e| cell.x1 - e.x1)
}

fn clear_above(table: &Table, layout: &TableLayout, row: usize) -> f64 {
    let most = row_clear(table, layout, row);
    clear(layout, |i, columns| i / columns == row, |cell, e| e.y0 - cell.y0).min(most)
}

fn clear_below(table: &Table, layout: &TableLayout, row: usize) -> f64 {
    let most = row_clear(table, layout, row);
    clear(layout, |i, columns| i / columns == row, |cell, e| cell.y1 - e.y1).min(most)
}

/// What a row leaves free above and beneath whatever it shows but entries.
fn row_clear(table: &Table, layout: &TableLayout, row: usize) -> f64 {
    match (table.rows.get(row).map(|r| &r.body), layout.rows.get(row)) {
        (Some(Body::Cells), Some(place)) => place.rect.height() / 2.0,
        (Some(Body::Curves(_) | Body::Collapsed(_) | Body::Section | Body::Told { .. }), _) => 10.0,
        // Beyond the last row there is nothing to keep clear of, and nothing to give.
        (None, _) | (_, None) => 0.0,
    }
}

/// The least distance of an entry to an edge of its cell, over some cells; 24 where there are none.
fn clear(
    layout: &TableLayout,
    of: impl Fn(usize, usize) -> bool,
    distance: impl Fn(crate::geom::Rect, crate::geom::Rect) -> f64,
) -> f64 {
    let columns = layout.columns.len().max(1);
    let cells = layout.cells.iter().enumerate().filter(|(i, _)| of(*i, columns));
    cells.flat_map(|(_, cell)| cell.entries.iter().map(|e| distance(cell.rect, e.rect))).fold(24.0, f64::min)
}
