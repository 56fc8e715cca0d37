//! The pieces of all paths, as the tracks want to know them: what they meet, at which ports, with how much room.

use super::{
    FlowEnd,
    coords::Work,
    extents::Extent,
    grid::{DOWN, NONE, RIGHT},
    metrics::*,
    path::{Node, Path},
    router::{side_in, side_out},
    tracks::Piece,
};
use crate::model::{FlowKind, Orientation, StepKind};

/// How far the edge of a step is from its middle, in lines.
const EDGE: f64 = 0.2;

impl Work<'_> {
    /// The pieces along (or across) the time axis, and where they are in the list of all pieces.
    pub(super) fn pieces(&self, along: bool) -> (Vec<Piece>, Vec<u32>) {
        let mut pieces = Vec::new();
        let mut at = Vec::new();
        for (flow, path) in self.paths.iter().enumerate() {
            let Some(path) = path else { continue };
            let n = path.len();
            let ports = self.ports(flow, path);
            let request = &self.request.flows[flow];
            let id = |end: FlowEnd| match end {
                FlowEnd::Step(s) => s as u32 * 2,
                FlowEnd::Note(s) => s as u32 * 2 + 1,
                FlowEnd::Lane(_) | FlowEnd::Flow(_) | FlowEnd::Open => NONE - 2 * flow as u32,
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
                    side: side_of(path, s.line),
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
                } else {
                    // From the edge of a step, not from its middle: what meets its other side is not in the way.
                    // A flow has no sides: what meets it may lie on any of the tracks there.
                    let edge = |end| if matches!(end, FlowEnd::Flow(_)) { 0.0 } else { f64::from(s.sign()) * EDGE };
                    a += if k == 0 { edge(request.from) } else { 0.0 };
                    b -= if k + 1 == n { edge(request.to) } else { 0.0 };
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
    fn at_port(&self, end: FlowEnd, side: usize, along: bool, piece: &mut Piece) {
        let (item, tip) = match end {
            FlowEnd::Step(s) => {
                if self.grid.attached[s] && side == DOWN {
                    piece.fixed = Some(self.frame.guests[s].du);
                    return;
                }
                let decision = matches!(self.request.steps[s].kind, StepKind::Decision(_));
                let screen_sides = along == (self.request.orientation == Orientation::Across);
                (self.grid.step_item[s], if decision && !screen_sides { DECISION_TIP } else { 0.0 })
            }
            FlowEnd::Note(n) => (self.grid.note_item[n], 0.0),
            FlowEnd::Lane(_) | FlowEnd::Flow(_) | FlowEnd::Open => return,
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
        let port = |end: FlowEnd, side: usize, into: u64| match end {
            FlowEnd::Step(s) => 1 + (((2 * s as u64) * 4 + side as u64) * 2 + into) * 2 + class,
            FlowEnd::Note(n) => 1 + (((2 * n as u64 + 1) * 4 + side as u64) * 2 + into) * 2 + class,
            FlowEnd::Lane(_) | FlowEnd::Flow(_) | FlowEnd::Open => 0,
        };
        [port(f.from, side_out(path), 0), port(f.to, side_in(path), 1)]
    }

    /// Where piece k, on a row's line, starts or ends along the time axis.
    pub(super) fn meets(&self, flow: usize, path: &Path, k: usize, end: bool) -> f64 {
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

    pub(super) fn item_extent(&self, end: FlowEnd) -> Option<Extent> {
        let item = match end {
            FlowEnd::Step(s) => *self.grid.step_item.get(s)?,
            FlowEnd::Note(n) => *self.grid.note_item.get(n)?,
            FlowEnd::Lane(_) | FlowEnd::Flow(_) | FlowEnd::Open => return None,
        };
        self.frame.items.get(item as usize).copied()
    }

    /// The coordinate of another flow where a path ends on it.
    pub(super) fn on_flow(&self, end: FlowEnd, node: Node, along: bool) -> Option<f64> {
        let FlowEnd::Flow(f) = end else { return None };
        let path = self.paths.get(f)?.as_ref()?;
        path.segments().enumerate().find_map(|(k, s)| {
            let (line, other) = if along { (node.y, node.x) } else { (node.x, node.y) };
            let on = s.along == along && s.line == line && s.low() < other && other < s.high();
            on.then(|| self.coordinate[self.first[f] as usize + k])
        })
    }
}

/// The side of a row's line to which a path belongs: that of both its ends, else that from which it comes.
fn side_of(path: &Path, line: u32) -> i32 {
    let side = |n: Node| i32::from(n.y > line) - i32::from(n.y < line);
    if side(path.from) == 0 { side(path.to) } else { side(path.from) }
}
