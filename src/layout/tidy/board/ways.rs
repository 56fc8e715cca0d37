//! The lines a flow could take on the board, and what each would cost by itself.

use super::{
    super::{
        cost,
        graph::Tie,
        route::{Route, Side},
    },
    Board, Link, Target,
};

/// Takes a line by its points, if it is free.
type Add<'a> = dyn FnMut(&[(i32, i32)]) + 'a;

impl Board<'_> {
    /// Every line of so many bends a flow could take, priced; with three, those of four too.
    pub(super) fn lines(&self, link: usize, bends: i32, found: &mut Vec<Route>) {
        let flow = self.links[link];
        let mut add = |points: &[(i32, i32)]| {
            let free = points.windows(2).enumerate().all(|(i, w)| self.free(w[0], w[1], i > 0, i + 2 < points.len()));
            if free {
                let mut route = Route::new(points);
                if let Some(cost) = self.price(&flow, &route) {
                    route.cost = cost;
                    found.push(route);
                }
            }
        };
        match flow.to {
            Target::Node(to) => self.lines_to(&flow, self.at[to], bends, &mut add),
            Target::Lane(lane) => self.lines_to_lane(&flow, lane, bends, &mut add),
        }
    }

    /// Those to a closed lane: straight to its edge where that can be.
    fn lines_to_lane(&self, flow: &Link, lane: usize, bends: i32, add: &mut Add) {
        let (x1, y1) = self.at[flow.from];
        let a = (2 * x1, 2 * y1);
        let (first, last) = self.graph.spans[lane];
        let (top, bottom) = (self.bands[first].0, self.bands[last].1);
        if (top..=bottom).contains(&y1) {
            return;
        }
        let end = if y1 < top { 2 * top } else { 2 * bottom };
        let beside = [self.columns.after(x1), self.columns.before(x1)];
        match bends {
            0 => add(&[a, (a.0, end)]),
            1 => beside.into_iter().for_each(|x| add(&[a, (x, a.1), (x, end)])),
            2 if flow.from_attached => {
                let below = self.rows.after(y1);
                beside.into_iter().for_each(|x| add(&[a, (a.0, below), (x, below), (x, end)]));
            }
            _ => {}
        }
    }

    /// Those to a step.
    fn lines_to(&self, flow: &Link, (x2, y2): (i32, i32), bends: i32, add: &mut Add) {
        let (x1, y1) = self.at[flow.from];
        let (a, b) = ((2 * x1, 2 * y1), (2 * x2, 2 * y2));
        let (right, left) = (|x| self.columns.after(x), |x| self.columns.before(x));
        let (below, above) = (|y| self.rows.after(y), |y| self.rows.before(y));
        let (dx, dy) = (x2 - x1, y2 - y1);
        match bends {
            0 => {
                if dx == 0 || dy == 0 {
                    add(&[a, b]);
                }
            }
            1 => {
                if dx != 0 && dy != 0 {
                    add(&[a, (b.0, a.1), b]);
                    add(&[a, (a.0, b.1), b]);
                }
            }
            2 => {
                if dx != 0 && dy != 0 {
                    let (near, far) = if dx > 0 { (right(x1), left(x2)) } else { (left(x1), right(x2)) };
                    add(&[a, (near, a.1), (near, b.1), b]);
                    if far != near {
                        add(&[a, (far, a.1), (far, b.1), b]);
                    }
                    let (near, far) = if dy > 0 { (below(y1), above(y2)) } else { (above(y1), below(y2)) };
                    add(&[a, (a.0, near), (b.0, near), b]);
                    if far != near {
                        add(&[a, (a.0, far), (b.0, far), b]);
                    }
                }
                if dy != 0 {
                    for x in [right(x1.max(x2)), left(x1.min(x2))] {
                        add(&[a, (x, a.1), (x, b.1), b]);
                    }
                }
                if dx != 0 {
                    for y in [below(y1.max(y2)), above(y1.min(y2))] {
                        add(&[a, (a.0, y), (b.0, y), b]);
                    }
                }
            }
            _ => {
                for y in [above(y2), below(y2)] {
                    for x in [right(x1), left(x1)] {
                        add(&[a, (x, a.1), (x, y), (b.0, y), b]);
                    }
                }
                for y in [above(y1), below(y1)] {
                    for x in [right(x2), left(x2)] {
                        add(&[a, (a.0, y), (x, y), (x, b.1), b]);
                    }
                }
                if flow.from_attached || flow.to_attached {
                    let (y, y2) = (below(y1), if flow.to_attached { below(y2) } else { above(y2) });
                    for x in [right(x1), left(x1), right(x2), left(x2)] {
                        add(&[a, (a.0, y), (x, y), (x, y2), (b.0, y2), b]);
                    }
                }
            }
        }
    }

    /// Whether a piece of a line meets no step; its first and last point count if they are bends.
    fn free(&self, a: (i32, i32), b: (i32, i32), first: bool, last: bool) -> bool {
        let along = |from: i32, to: i32| {
            let (low, high) = (from.min(to), from.max(to));
            let (skip_low, skip_high) = if from <= to { (!first, !last) } else { (!last, !first) };
            let start = low.div_euclid(2) + i32::from(low % 2 != 0 || skip_low);
            let end = high.div_euclid(2) - i32::from(high % 2 == 0 && skip_high);
            start..=end
        };
        if a.0 == b.0 {
            a.0 % 2 != 0 || along(a.1, b.1).all(|y| self.node_at((a.0 / 2, y)).is_none())
        } else {
            a.1 % 2 != 0 || along(a.0, b.0).all(|x| self.node_at((x, a.1 / 2)).is_none())
        }
    }

    /// What a line costs by itself; `None` where its flow cannot be drawn so.
    fn price(&self, flow: &Link, route: &Route) -> Option<i32> {
        let (leaves, enters) = route.sides()?;
        // Attached events sit on the lower edge: they are met there alone, and their step is not.
        let meets = |node: usize, attached: bool, side: Side| {
            if attached { side == Side::Bottom } else { side != Side::Bottom || !self.graph.hosts[node] }
        };
        if !meets(flow.from, flow.from_attached, leaves) {
            return None;
        }
        if let Target::Node(to) = flow.to
            && !meets(to, flow.to_attached, enters)
        {
            return None;
        }
        let mut cost = cost::BEND * route.bends();
        for w in route.points().windows(2) {
            cost += (self.columns.place(w[0].0) - self.columns.place(w[1].0)).abs();
            cost += (self.rows.place(w[0].1) - self.rows.place(w[1].1)).abs();
        }
        let Target::Node(to) = flow.to else { return Some(cost) };
        let dx = self.at[to].0 - self.at[flow.from].0;
        match flow.kind {
            Tie::Sequence if !flow.back => {
                cost += if leaves == Side::Left { cost::WRONG_SIDE } else { 0 };
                cost += if enters == Side::Right { cost::WRONG_SIDE } else { 0 };
                if dx <= 0 && self.graph.nodes[to].lane == self.graph.nodes[flow.from].lane {
                    cost += cost::NOT_FORWARD;
                }
            }
            Tie::Message if dx < 0 => cost += cost::MESSAGE_BACK,
            Tie::Sequence | Tie::Message | Tie::Aside => {}
        }
        Some(cost)
    }
}
