//! Takes flows that cross others off the grid and routes them anew, as long as the whole gets better.
//!
//! Here crossings are counted as they must come out, not guessed; so it costs more, and its effort is capped.

use super::{
    candidates::{candidates, wide},
    path::{Path, Trace},
    router::{FEW, Router},
    terminal::End,
};

/// A crossing against a bend.
const CROSSING: f64 = 2.6;
/// A crossing of two flows that share an end: they part from one place, so it hardly confuses.
const CROSSING_OF_KIN: f64 = 0.9;
/// A crossing with a flow that ties data or a note to a step.
const CROSSING_OF_TIES: f64 = 1.8;
/// Passes over the flows that cross, at most.
const ROUNDS: usize = 4;

/// Flows by the lines their paths use.
struct Lines {
    x: Vec<Vec<u32>>,
    y: Vec<Vec<u32>>,
}

impl Lines {
    fn change(&mut self, flow: u32, path: &Path, add: bool) {
        for s in path.segments() {
            let list = if s.along { &mut self.y[s.line as usize] } else { &mut self.x[s.line as usize] };
            if !add {
                if let Some(at) = list.iter().position(|&f| f == flow) {
                    list.swap_remove(at);
                }
            } else if !list.contains(&flow) {
                list.push(flow);
            }
        }
    }
}

struct Refiner<'r, 'a> {
    router: &'r mut Router<'a>,
    lines: Lines,
    traces: Vec<Option<Trace>>,
    seen: Vec<u32>,
    stamp: u32,
    /// Pairs of paths that may still be compared.
    budget: i64,
}

/// Improves the paths in place.
pub fn refine(router: &mut Router) {
    let flows = router.paths.len();
    // What other flows end on stays where it is.
    let mut held = vec![false; flows];
    for &(from, to) in &router.ends {
        for end in [from, to] {
            if let End::Flow(f) = end {
                held[f] = true;
            }
        }
    }
    let mut queue: Vec<u32> =
        (0..flows as u32).filter(|&f| !held[f as usize] && router.meets_others(f as usize)).collect();
    if queue.is_empty() {
        return;
    }
    let lines = Lines {
        x: vec![Vec::new(); router.grid.last_x() as usize + 1],
        y: vec![Vec::new(); router.grid.last_y() as usize + 1],
    };
    let budget = if flows <= FEW { 40_000 } else { 12_000 + flows as i64 / 2 };
    let traces = router.paths.iter().map(|p| p.as_ref().map(Trace::new)).collect();
    let mut refiner = Refiner { router, lines, traces, seen: vec![0; flows], stamp: 0, budget };
    for f in 0..flows {
        if let Some(path) = refiner.router.paths[f] {
            refiner.lines.change(f as u32, &path, true);
        }
    }
    for round in 0..ROUNDS {
        let mut changed = Vec::new();
        for &f in &queue {
            if refiner.budget <= 0 {
                return;
            }
            if refiner.improve(f as usize, round > 0) {
                changed.push(f);
            }
        }
        if changed.is_empty() && round > 0 {
            break;
        }
        if round > 0 {
            queue.retain(|&f| refiner.router.meets_others(f as usize));
        }
    }
}

impl Refiner<'_, '_> {
    /// Routes one flow anew; whether that made it better.
    fn improve(&mut self, flow: usize, far: bool) -> bool {
        let Some(now) = self.router.paths[flow] else { return false };
        self.give(flow, None);
        let company = self.router.company(&now);
        let crossed = self.crossings(flow, &now, f64::INFINITY);
        let mut best = (self.router.plain_cost(flow, &now) + company + crossed, now);
        if crossed > 0.0 || company > 0.0 {
            let mut found = Vec::new();
            if far
                && crossed > 0.0
                && let (End::At(a), End::At(b)) = self.router.ends[flow]
            {
                candidates(&a, &b, &mut found);
                wide(&a, &b, &mut found);
            } else {
                self.router.collect(flow, &mut found);
            }
            let mut costed: Vec<(f64, usize)> =
                found.iter().enumerate().map(|(i, p)| (self.router.plain_cost(flow, p), i)).collect();
            costed.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            for (cost, i) in costed {
                if cost >= best.0 - 1e-6 || self.budget <= 0 {
                    break;
                }
                let cost = cost + self.router.company(&found[i]);
                let cost = cost + self.crossings(flow, &found[i], best.0 - cost);
                if cost < best.0 - 1e-6 {
                    best = (cost, found[i]);
                }
            }
        }
        self.give(flow, Some(best.1));
        best.1 != now
    }

    fn give(&mut self, flow: usize, path: Option<Path>) {
        if let Some(old) = &self.router.paths[flow] {
            self.lines.change(flow as u32, old, false);
        }
        if let Some(new) = &path {
            self.lines.change(flow as u32, new, true);
        }
        self.traces[flow] = path.as_ref().map(Trace::new);
        self.router.set(flow, path);
    }

    /// The cost of the crossings a path has with all others; counting stops at `limit`.
    fn crossings(&mut self, flow: usize, path: &Path, limit: f64) -> f64 {
        self.stamp += 1;
        let mut cost = 0.0;
        let trace = Trace::new(path);
        for s in trace.pieces() {
            let (own, other) = if s.along { (&self.lines.y, &self.lines.x) } else { (&self.lines.x, &self.lines.y) };
            let crossing = other[s.low() as usize + 1..s.high() as usize].iter().flatten();
            for &g in own[s.line as usize].iter().chain(crossing) {
                if cost >= limit {
                    return cost;
                }
                let g = g as usize;
                if self.seen[g] == self.stamp {
                    continue;
                }
                self.seen[g] = self.stamp;
                self.budget -= 1;
                if let Some(that) = &self.traces[g] {
                    let n = trace.crossings(that);
                    if n > 0 {
                        let each = if self.router.kin(flow, g) {
                            CROSSING_OF_KIN
                        } else if self.router.ties(flow) || self.router.ties(g) {
                            CROSSING_OF_TIES
                        } else {
                            CROSSING
                        };
                        cost += f64::from(n) * each;
                    }
                }
            }
        }
        cost
    }
}
