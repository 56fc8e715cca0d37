//! From paths to coordinates: tracks across the time axis first, with room for whatever may meet; then, with those known,
//! tracks along it by what really overlaps.

use super::{
    Gaps, Request,
    grid::{DOWN, Grid, Held, LEFT, NONE, RIGHT, UP},
    metrics::*,
    path::{Node, Path, Segment},
    place::{Axis, gap_extent},
    router::{side_in, side_out},
    sizes::Sizes,
    tracks::{Piece, assign},
};
use crate::model::{FlowKind, Orientation, StepKind};

/// Extents of an item in the frame of the swimlane, from its middle.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extent {
    pub u: f64,
    pub v: f64,
    /// How much farther it reaches towards larger v: attached events, a duration.
    pub overhang: f64,
}

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

/// An attached event on its host.
#[derive(Clone, Copy, Debug, Default)]
pub struct Guest {
    pub du: f64,
    pub dv: f64,
    pub half_u: f64,
    pub half_v: f64,
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

struct Work<'a> {
    request: &'a Request,
    grid: &'a Grid,
    sizes: &'a Sizes,
    paths: &'a [Option<Path>],
    gaps: Gaps,
    frame: Frame,
    /// The first piece of each flow.
    first: Vec<u32>,
    coordinate: Vec<f64>,
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

/// A size as drawn, turned into the frame.
pub fn turned(orientation: Orientation, w: f64, h: f64) -> (f64, f64) {
    match orientation {
        Orientation::Across => (w, h),
        Orientation::Down => (h, w),
    }
}

/// The extents of all items, and where attached events sit on theirs.
pub fn extents(request: &Request, grid: &Grid, sizes: &Sizes) -> (Vec<Extent>, Vec<Guest>) {
    let orientation = request.orientation;
    let mut places = vec![Guest::default(); request.steps.len()];
    let mut extents = Vec::with_capacity(grid.items.len());
    for (i, item) in grid.items.iter().enumerate() {
        let size = match item.held {
            Held::Step(s) => sizes.steps[s as usize].size,
            Held::Note(n) => sizes.notes[n as usize].size,
        };
        let (w, h) = turned(orientation, size.width, size.height);
        let mut extent = Extent { u: w / 2.0, v: h / 2.0, overhang: 0.0 };
        if let Held::Step(s) = item.held {
            let step = &request.steps[s as usize];
            if step.kind == StepKind::Wait && !step.duration.is_empty() && orientation == Orientation::Across {
                extent.overhang = DURATION_OVERHANG;
            }
        }
        let guests = if grid.guests.is_empty() { &[] } else { grid.guests_of(i as u32) };
        if !guests.is_empty() {
            let total: f64 = guests
                .iter()
                .map(|&(_, s)| {
                    let size = sizes.steps[s as usize].size;
                    turned(orientation, size.width, size.height).0 + ATTACHED_GAP
                })
                .sum::<f64>()
                - ATTACHED_GAP;
            extent.u = extent.u.max(total / 2.0 + CORNER + 2.0);
            let mut at = extent.u - CORNER - 2.0 - total;
            for &(_, s) in guests {
                let size = sizes.steps[s as usize].size;
                let (w, h) = turned(orientation, size.width, size.height);
                places[s as usize] = Guest {
                    du: at + w / 2.0,
                    dv: extent.v - ATTACHED_INSET + h / 2.0,
                    half_u: w / 2.0,
                    half_v: h / 2.0,
                };
                extent.overhang = extent.overhang.max(h - ATTACHED_INSET);
                at += w + ATTACHED_GAP;
            }
        }
        extents.push(extent);
    }
    (extents, places)
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
                Room::reserve(&mut label, &path.first(), width, &most);
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
        for (piece, track) in pieces.iter().zip(&tracks) {
            let line = piece.line as usize;
            most[line] = most[line].max(track.of);
            wide[line] = wide[line].max(track.offset.abs());
        }
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
                Room::reserve(&mut label, &path.first(), height, &most);
            }
        }
        let border = |y: usize| {
            let r = y / 2;
            y.is_multiple_of(2)
                && (r == 0 || r == self.grid.rows.len() || self.grid.rows[r - 1].lane != self.grid.rows[r].lane)
        };
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
                let upper = upper_tracks(most[y], y == 0, y + 1 == lines);
                let lower = most[y] - upper;
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
                let upper = upper_tracks(track.of, y == 0, y + 1 == lines);
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

    /// The pieces along (or across) the time axis, and where they are in the list of all pieces.
    fn pieces(&self, along: bool) -> (Vec<Piece>, Vec<u32>) {
        let mut pieces = Vec::new();
        let mut at = Vec::new();
        for (flow, path) in self.paths.iter().enumerate() {
            let Some(path) = path else { continue };
            let n = path.len();
            let ports = self.ports(flow, path);
            let request = &self.request.flows[flow];
            let id = |end: super::FlowEnd| match end {
                super::FlowEnd::Step(s) => s as u32 * 2,
                super::FlowEnd::Note(s) => s as u32 * 2 + 1,
                super::FlowEnd::Lane(_) | super::FlowEnd::Flow(_) | super::FlowEnd::Open => NONE - 2 * flow as u32,
            };
            let ends = [id(request.from), id(request.to).wrapping_sub(u32::from(id(request.to) > NONE / 2))];
            for k in 0..n {
                let s = path.segment(k);
                if s.along != along {
                    continue;
                }
                let mut piece = Piece {
                    flow: flow as u32,
                    k: k as u8,
                    line: s.line,
                    low: 0.0,
                    high: 0.0,
                    tags: [0; 2],
                    ends,
                    fixed: None,
                    room: f64::INFINITY,
                    joins: [None; 2],
                };
                for (port, depth, slot) in [(ports[0], k, 0), (ports[1], n - 1 - k, 1)] {
                    if port != 0 && depth < 2 {
                        piece.tags[slot] = port << 1 | depth as u64;
                    }
                }
                let (mut a, mut b) = (f64::from(s.from), f64::from(s.to));
                if along {
                    a = self.meets(flow, path, k, false);
                    b = self.meets(flow, path, k, true);
                    let join = |other: usize, sign: i32| (self.coordinate[self.first[flow] as usize + other], sign);
                    let before = (k > 0).then(|| join(k - 1, -path.segment(k - 1).sign()));
                    let after = (k + 1 < n).then(|| join(k + 1, path.segment(k + 1).sign()));
                    piece.joins = if s.sign() > 0 { [before, after] } else { [after, before] };
                }
                (piece.low, piece.high) = (a.min(b), a.max(b));
                let sides = [side_out(path), side_in(path)];
                for (end, side, is) in [(request.from, sides[0], k == 0), (request.to, sides[1], k + 1 == n)] {
                    if is {
                        self.at_port(end, side, along, &mut piece);
                    }
                }
                at.push(self.first[flow] + k as u32);
                pieces.push(piece);
            }
        }
        (pieces, at)
    }

    /// Narrows a piece to the side of the step it meets.
    fn at_port(&self, end: super::FlowEnd, side: usize, along: bool, piece: &mut Piece) {
        let (item, tip) = match end {
            super::FlowEnd::Step(s) => {
                if self.grid.attached[s] && side == DOWN {
                    piece.fixed = Some(self.frame.guests[s].du);
                    return;
                }
                let decision = matches!(self.request.steps[s].kind, StepKind::Decision(_));
                let screen_sides = along == (self.request.orientation == Orientation::Across);
                (self.grid.step_item[s], if decision && !screen_sides { DECISION_TIP } else { 0.0 })
            }
            super::FlowEnd::Note(n) => (self.grid.note_item[n], 0.0),
            super::FlowEnd::Lane(_) | super::FlowEnd::Flow(_) | super::FlowEnd::Open => return,
        };
        if let Some(e) = self.frame.items.get(item as usize) {
            let half = if along { e.v } else { e.u };
            piece.room = piece.room.min((half - CORNER - tip).max(2.0));
        }
    }

    /// The ports of a flow's two ends: flows that leave (or reach) one side of one thing have the same.
    fn ports(&self, flow: usize, path: &Path) -> [u64; 2] {
        let f = &self.request.flows[flow];
        let class = u64::from(f.kind != FlowKind::Sequence);
        let port = |end: super::FlowEnd, side: usize, into: u64| match end {
            super::FlowEnd::Step(s) => 1 + (((2 * s as u64) * 4 + side as u64) * 2 + into) * 2 + class,
            super::FlowEnd::Note(n) => 1 + (((2 * n as u64 + 1) * 4 + side as u64) * 2 + into) * 2 + class,
            super::FlowEnd::Lane(_) | super::FlowEnd::Flow(_) | super::FlowEnd::Open => 0,
        };
        [port(f.from, side_out(path), 0), port(f.to, side_in(path), 1)]
    }

    /// Where piece k, on a row's line, starts or ends along the time axis.
    fn meets(&self, flow: usize, path: &Path, k: usize, end: bool) -> f64 {
        let n = path.len();
        if end && k + 1 < n {
            return self.coordinate[self.first[flow] as usize + k + 1];
        }
        if !end && k > 0 {
            return self.coordinate[self.first[flow] as usize + k - 1];
        }
        let f = &self.request.flows[flow];
        let (node, at) = if end { (path.to, f.to) } else { (path.from, f.from) };
        let other = if end { f.from } else { f.to };
        let side = if end { side_in(path) } else { side_out(path) };
        let middle = self.frame.u.middle[node.x as usize];
        if let Some(e) = self.item_extent(at) {
            return if side == RIGHT { middle + e.u } else { middle - e.u };
        }
        if let Some(on) = self.on_flow(at, node, false) {
            return on;
        }
        // In the open: a stub from the step at the other end.
        let far = if end { path.from } else { path.to };
        let reach = self.item_extent(other).map_or(0.0, |e| e.u) + STUB;
        let from = self.frame.u.middle[far.x as usize];
        if node.x > far.x { from + reach } else { from - reach }
    }

    fn item_extent(&self, end: super::FlowEnd) -> Option<Extent> {
        let item = match end {
            super::FlowEnd::Step(s) => *self.grid.step_item.get(s)?,
            super::FlowEnd::Note(n) => *self.grid.note_item.get(n)?,
            super::FlowEnd::Lane(_) | super::FlowEnd::Flow(_) | super::FlowEnd::Open => return None,
        };
        self.frame.items.get(item as usize).copied()
    }

    /// The coordinate of another flow where a path ends on it.
    fn on_flow(&self, end: super::FlowEnd, node: Node, along: bool) -> Option<f64> {
        let super::FlowEnd::Flow(f) = end else { return None };
        let path = self.paths.get(f)?.as_ref()?;
        path.segments().enumerate().find_map(|(k, s)| {
            let (line, other) = if along { (node.y, node.x) } else { (node.x, node.y) };
            let on = s.along == along && s.line == line && s.low() < other && other < s.high();
            on.then(|| self.coordinate[self.first[f] as usize + k])
        })
    }

    fn corners(&mut self) {
        let mut flows = Vec::with_capacity(self.paths.len());
        for (flow, path) in self.paths.iter().enumerate() {
            let Some(path) = path else {
                flows.push(Vec::new());
                continue;
            };
            let n = path.len();
            let first = self.first[flow] as usize;
            let mut points = Vec::with_capacity(n + 1);
            for k in 0..=n {
                // Between the pieces before and after; at the ends, on the outline.
                let before = k.checked_sub(1).map(|b| (path.segment(b).along, self.coordinate[first + b]));
                let after = (k < n).then(|| (path.segment(k).along, self.coordinate[first + k]));
                let point = match (before, after) {
                    (Some((along, c)), Some((_, d))) => {
                        if along {
                            (d, c)
                        } else {
                            (c, d)
                        }
                    }
                    (None, Some((along, c))) => self.end_point(flow, path, false, along, c),
                    (Some((along, c)), None) => self.end_point(flow, path, true, along, c),
                    (None, None) => continue,
                };
                points.push(point);
            }
            flows.push(points);
        }
        self.frame.flows = flows;
    }

    fn end_point(&self, flow: usize, path: &Path, end: bool, along: bool, c: f64) -> (f64, f64) {
        let f = &self.request.flows[flow];
        let (node, at, other) = if end { (path.to, f.to, f.from) } else { (path.from, f.from, f.to) };
        let side = if end { side_in(path) } else { side_out(path) };
        let step = match at {
            super::FlowEnd::Step(s) => Some(s),
            super::FlowEnd::Lane(_) | super::FlowEnd::Note(_) | super::FlowEnd::Flow(_) | super::FlowEnd::Open => None,
        };
        // A loop on an attached event ends at its host, which has another outline.
        let own = step.filter(|&s| !self.grid.attached[s]);
        if along {
            let u = self.meets(flow, path, if end { path.len() - 1 } else { 0 }, end);
            let inset = own.map_or(0.0, |s| self.inset(s, side, c - self.frame.v.middle[node.y as usize]));
            return (if side == RIGHT { u - inset } else { u + inset }, c);
        }
        let middle = self.frame.v.middle[node.y as usize];
        if let Some(s) = step.filter(|&s| self.grid.attached[s] && side == DOWN) {
            let guest = &self.frame.guests[s];
            return (c, middle + guest.dv + guest.half_v);
        }
        if let Some(e) = self.item_extent(at) {
            let inset = own.map_or(0.0, |s| self.inset(s, side, c - self.frame.u.middle[node.x as usize]));
            return (c, if side == DOWN { middle + e.v - inset } else { middle - e.v + inset });
        }
        if let Some(on) = self.on_flow(at, node, true) {
            return (c, on);
        }
        if matches!(at, super::FlowEnd::Lane(_)) {
            return (c, middle);
        }
        let far = if end { path.from } else { path.to };
        let reach = self.item_extent(other).map_or(0.0, |e| e.v + e.overhang) + STUB / 2.0;
        let from = self.frame.v.middle[far.y as usize];
        (c, if node.y > far.y { from + reach } else { from - reach })
    }

    /// How far the outline of a step lies inside its box at a side, this far from the side's middle.
    fn inset(&self, step: usize, side: usize, off: f64) -> f64 {
        let size = self.sizes.steps[step].size;
        let extent = self.frame.items[self.grid.step_item[step] as usize];
        let across = self.request.orientation == Orientation::Across;
        let (half_w, half_h) = if across { (extent.u, extent.v) } else { (extent.v, extent.u) };
        let lateral = matches!(side, LEFT | RIGHT) == across;
        debug_assert!(side == LEFT || side == RIGHT || side == UP || side == DOWN);
        let off = off.abs();
        match self.request.steps[step].kind {
            StepKind::Decision(_) => {
                let tip = DECISION_TIP.min(size.width / 2.0);
                if lateral {
                    tip * (off / half_h).min(1.0)
                } else {
                    let over = (off - (half_w - tip)).max(0.0);
                    half_h * (over / tip).min(1.0)
                }
            }
            StepKind::Start(_) | StepKind::End(_) | StepKind::Event(_) | StepKind::Throw(_) => {
                let r = half_h.min(half_w);
                let over = if lateral { off - (half_h - r) } else { off - (half_w - r) };
                let over = over.clamp(0.0, r);
                r - (r * r - over * over).sqrt()
            }
            StepKind::Task(_) | StepKind::Wait | StepKind::SubProcess(_) | StepKind::Document | StepKind::DataStore => {
                0.0
            }
        }
    }
}

/// What labels need in a gap: altogether, or on one side of its tracks.
#[derive(Clone, Copy, Debug, Default)]
struct Room {
    whole: f64,
    before: f64,
    after: f64,
}

impl Room {
    /// Makes room for a label beside the first piece of a flow, in the gap it enters first.
    fn reserve(rooms: &mut [Room], s: &Segment, extent: f64, tracks: &[u16]) {
        // From a step into the gap beside it; from the open, in the gap where it starts.
        let gap = match (s.from % 2, s.sign() > 0) {
            (0, _) => s.from,
            (_, true) => s.from + 1,
            (_, false) => s.from.saturating_sub(1),
        } as usize;
        let Some(room) = rooms.get_mut(gap) else { return };
        let turns = s.to as usize == gap;
        if !turns && s.high() - s.low() > 2 {
            // It runs on over an empty cell: room enough there.
            return;
        }
        let need = extent + LABEL_ROOM;
        room.whole = room.whole.max(need);
        let others = tracks[gap] > u16::from(turns);
        if others && s.sign() > 0 {
            room.before = room.before.max(need);
        } else if others {
            room.after = room.after.max(need);
        }
    }
}

/// Tracks of a gap between two lanes that lie in the upper one.
fn upper_tracks(tracks: u16, top: bool, bottom: bool) -> u16 {
    if top {
        0
    } else if bottom {
        tracks
    } else {
        tracks.div_ceil(2)
    }
}
