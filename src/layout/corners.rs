//! The corners of every flow, once its pieces have coordinates: where two pieces meet, and on the outlines at its ends.

use super::{
    FlowEnd,
    coords::Work,
    grid::{DOWN, LEFT, RIGHT, UP},
    metrics::*,
    path::Path,
    router::{side_in, side_out},
};
use crate::model::{Orientation, StepKind};

impl Work<'_> {
    /// Sets the corners of all flows.
    pub(super) fn corners(&mut self) {
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
            FlowEnd::Step(s) => Some(s),
            FlowEnd::Lane(_) | FlowEnd::Note(_) | FlowEnd::Flow(_) | FlowEnd::Open => None,
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
        if matches!(at, FlowEnd::Lane(_)) {
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
