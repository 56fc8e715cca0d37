//! From paths to coordinates: tracks across the time axis first, with room for whatever may meet; then, with those
//! known, tracks along it by what really overlaps.

use super::{
    Gaps, Request,
    extents::{Extent, Guest, turned},
    grid::Grid,
    metrics::*,
    path::Path,
    place::{Axis, gap_extent},
    room::Room,
    sizes::Sizes,
    tracks::{Track, assign},
};

/// Where everything stands in the frame of the swimlane.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    pub u: Axis,
    pub v: Axis,
    pub items: Vec<Extent>,
    /// For each attached step, its middle from the middle of its host and its half extents.
    pub guests: Vec<Guest>,
    /// Corners of every flow; empty where it has no path.
    pub flows: Vec<Vec<(f64, f64)>>,
}

/// What the frame begins with, and must have room for.
#[derive(Clone, Debug, Default)]
pub struct Need {
    pub u0: f64,
    pub v0: f64,
    /// For each lane the least extent across the time axis.
    pub lanes: Vec<f64>,
    /// For each phase its columns (first, last) and the least extent along the time axis.
    pub phases: Vec<(u32, u32, f64)>,
}

/// What is worked out on the way.
pub struct Work<'a> {
    pub request: &'a Request,
    pub grid: &'a Grid,
    pub sizes: &'a Sizes,
    pub paths: &'a [Option<Path>],
    pub gaps: Gaps,
    pub frame: Frame,
    /// The first piece of each flow.
    pub first: Vec<u32>,
    pub coordinate: Vec<f64>,
}

/// Lays everything out in the frame.
pub fn frame(
    request: &Request,
    grid: &Grid,
    sizes: &Sizes,
    paths: &[Option<Path>],
    need: &Need,
    (items, guests): (Vec<Extent>, Vec<Guest>),
    gaps: Gaps,
) -> Frame {
    let mut first = Vec::with_capacity(paths.len() + 1);
    let mut count = 0;
    for path in paths {
        first.push(count);
        count += path.as_ref().map_or(0, |p| p.len() as u32);
    }
    first.push(count);
    let mut work = Work {
        request,
        grid,
        sizes,
        paths,
        gaps,
        frame: Frame { items, guests, ..Frame::default() },
        first,
        coordinate: vec![0.0; count as usize],
    };
    work.along(need);
    work.across(need);
    work.corners();
    work.frame
}

impl Work<'_> {
    /// Columns: tracks across the time axis, then the columns' places.
    fn along(&mut self, need: &Need) {
        let lines = self.grid.last_x() as usize + 1;
        let (pieces, at) = self.pieces(false);
        let tracks = assign(self.paths, &pieces, lines, 0.25);
        let mut most = vec![0u16; lines];
        for (piece, track) in pieces.iter().zip(&tracks) {
            most[piece.line as usize] = most[piece.line as usize].max(track.of);
        }
        let mut used = vec![false; lines];
        let mut label = vec![Room::default(); lines];
        for (flow, path) in self.paths.iter().enumerate() {
            let Some(path) = path else { continue };
            for s in path.segments().filter(|s| s.along) {
                let low = s.low().next_multiple_of(2);
                (low..=s.high()).step_by(2).for_each(|x| used[x as usize] = true);
            }
            let size = self.sizes.labels[flow].size;
            if size.width > 0.0 && path.first().along {
                let width = turned(self.request.orientation, size.width, size.height).0;
                Room::reserve(&mut label, &path.first(), width, &most, |_| false);
            }
        }
        let mut bands = Vec::with_capacity(lines);
        for x in 0..lines {
            let band = if x % 2 == 1 {
                let c = x / 2;
                let run = self.grid.column_start[c] as usize..self.grid.column_start[c + 1] as usize;
                let widest = self.grid.by_column[run].iter().map(|&i| self.frame.items[i as usize].u);
                let half = widest.fold(0.0, f64::max);
                if self.grid.column_empty[c] {
                    (self.gaps.empty_column / 2.0, self.gaps.empty_column / 2.0)
                } else {
                    (half, half)
                }
            } else {
                let end = x == 0 || x + 1 == lines;
                let base = if end {
                    self.gaps.ends
                } else if used[x] || most[x] > 0 {
                    self.gaps.column
                } else {
                    self.gaps.column_bare
                };
                let half = gap_extent(most[x], base.max(label[x].whole), self.gaps.column_side) / 2.0;
                let tracks = f64::from(most[x].saturating_sub(1)) / 2.0 * TRACK;
                (half.max(label[x].before + tracks), half.max(label[x].after + tracks))
            };
            bands.push(band);
        }
        for &(from, to, least) in &need.phases {
            let (low, high) = (2 * from as usize, 2 * to as usize + 2);
            let span: f64 = bands[low].1 + bands[low + 1..high].iter().map(|b| b.0 + b.1).sum::<f64>() + bands[high].0;
            if span < least {
                bands[high].0 += least - span;
            }
        }
        self.frame.u = Axis::lay(need.u0, &bands);
        for ((track, piece), &i) in tracks.iter().zip(&pieces).zip(&at) {
            self.coordinate[i as usize] = self.frame.u.middle[piece.line as usize] + track.offset;
        }
    }

    /// Rows: tracks along the time axis by what overlaps, then the rows' places.
    fn across(&mut self, need: &Need) {
        let lines = self.grid.last_y() as usize + 1;
        let (pieces, at) = self.pieces(true);
        let tracks = assign(self.paths, &pieces, lines, 4.0);
        let mut most = vec![0u16; lines];
        let mut wide = vec![0.0f64; lines];
        // Tracks of a border, in the lane above and in the one below.
        let mut sides = vec![(0u16, 0u16); lines];
        for (piece, track) in pieces.iter().zip(&tracks) {
            let line = piece.line as usize;
            most[line] = most[line].max(track.of);
            wide[line] = wide[line].max(track.offset.abs());
            let upper = upper_tracks(track, line == 0, line + 1 == lines);
            sides[line] = (sides[line].0.max(upper), sides[line].1.max(track.of - upper));
        }
        let border = |y: usize| {
            let r = y / 2;
            y.is_multiple_of(2)
                && (r == 0 || r == self.grid.rows.len() || self.grid.rows[r - 1].lane != self.grid.rows[r].lane)
        };
        let mut used = vec![false; lines];
        let mut label = vec![Room::default(); lines];
        for (flow, path) in self.paths.iter().enumerate() {
            let Some(path) = path else { continue };
            for s in path.segments().filter(|s| !s.along) {
                let low = s.low().next_multiple_of(2);
                (low..=s.high()).step_by(2).for_each(|y| used[y as usize] = true);
            }
            let size = self.sizes.labels[flow].size;
            if size.width > 0.0 && !path.first().along {
                let height = turned(self.request.orientation, size.width, size.height).1;
                Room::reserve(&mut label, &path.first(), height, &most, border);
            }
        }
        let mut bands = Vec::with_capacity(lines);
        for y in 0..lines {
            let band = if y % 2 == 1 {
                let r = y / 2;
                if self.grid.rows[r].empty {
                    (self.gaps.empty_row / 2.0, self.gaps.empty_row / 2.0)
                } else {
                    let run = self.grid.row_start[r] as usize..self.grid.row_start[r + 1] as usize;
                    let (mut before, mut after) = (0.0f64, 0.0f64);
                    for &i in &self.grid.by_row[run] {
                        let e = &self.frame.items[i as usize];
                        before = before.max(e.v);
                        after = after.max(e.v + e.overhang);
                    }
                    (before.max(wide[y] + 2.0), after.max(wide[y] + 2.0))
                }
            } else if border(y) {
                let (upper, lower) = sides[y];
                let pad = |n: u16, label: f64| {
                    let base = self.gaps.lane.max(label);
                    let side = self.gaps.row_side.max(label);
                    if n == 0 { base } else { base.max(side + BORDER + f64::from(n - 1) * TRACK) }
                };
                let Room { before, after, whole } = label[y];
                let above = if y == 0 { 0.0 } else { pad(upper, before) };
                let below = if y + 1 == lines { 0.0 } else { pad(lower, after) };
                let lack = (whole - above - below).max(0.0);
                if y == 0 { (above, below + lack) } else { (above + lack, below) }
            } else {
                let base = if used[y] || most[y] > 0 { self.gaps.row } else { self.gaps.row_bare };
                let half = gap_extent(most[y], base.max(label[y].whole), self.gaps.row_side) / 2.0;
                let tracks = f64::from(most[y].saturating_sub(1)) / 2.0 * TRACK;
                (half.max(label[y].before + tracks), half.max(label[y].after + tracks))
            };
            bands.push(band);
        }
        for (l, &least) in need.lanes.iter().enumerate().rev() {
            let (first, end) = self.grid.lane_rows[l];
            if first == end {
                continue;
            }
            let (low, high) = (2 * first as usize, 2 * end as usize);
            let span: f64 = bands[low].1 + bands[low + 1..high].iter().map(|b| b.0 + b.1).sum::<f64>() + bands[high].0;
            if span < least {
                let more = (least - span) / 2.0;
                bands[low + 1].0 += more;
                bands[high - 1].1 += more;
            }
        }
        self.frame.v = Axis::lay(need.v0, &bands);
        for ((track, piece), &i) in tracks.iter().zip(&pieces).zip(&at) {
            let y = piece.line as usize;
            let middle = self.frame.v.middle[y];
            self.coordinate[i as usize] = if border(y) {
                // Never on the line between two lanes: some in the lane above, some in the one below.
                let upper = upper_tracks(track, y == 0, y + 1 == lines);
                if track.index < upper {
                    middle - BORDER - f64::from(upper - 1 - track.index) * TRACK
                } else {
                    middle + BORDER + f64::from(track.index - upper) * TRACK
                }
            } else {
                middle + track.offset
            };
        }
    }
}

/// Tracks of a gap between two lanes that lie in the upper one.
fn upper_tracks(track: &Track, top: bool, bottom: bool) -> u16 {
    if top {
        0
    } else if bottom {
        track.of
    } else {
        track.before
    }
}
