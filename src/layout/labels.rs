//! Places for the labels of flows: at the branch, clear of steps, of other flows and of one another.

use super::{Label, Route, metrics::*, sizes::Sized};
use crate::geom::{Point, Rect};

/// Sets the label of every flow that has one and is drawn.
pub fn place(routes: &mut [Route], labels: &[Sized], solids: &[Rect]) {
    let mut index = Index::new(solids, routes);
    for flow in 0..routes.len() {
        let sized = &labels[flow];
        if sized.block.lines.is_empty() || routes[flow].points.len() < 2 {
            continue;
        }
        let (w, h) = (sized.size.width, sized.size.height);
        let mut best: Option<(f64, Rect)> = None;
        for (rank, at) in spots(&routes[flow].points, w, h).into_iter().enumerate() {
            let rect = Rect::from_origin_size(at, (w, h));
            let cost = index.cost(flow, rect) + rank as f64 * 0.5;
            if best.is_none_or(|b| cost < b.0) {
                best = Some((cost, rect));
            }
            if best.is_some_and(|b| b.0 <= (rank + 1) as f64 * 0.5) {
                break;
            }
        }
        if let Some((_, rect)) = best {
            index.add(Thing::Label, rect);
            let rect = Rect::new(
                crate::geom::round(rect.x0),
                crate::geom::round(rect.y0),
                crate::geom::round(rect.x1),
                crate::geom::round(rect.y1),
            );
            routes[flow].label = Some(Label { rect, block: sized.block.clone() });
        }
    }
}

/// Top left corners to try, best first: beside each straight piece, near its start first.
fn spots(points: &[Point], w: f64, h: f64) -> Vec<Point> {
    let mut spots = Vec::new();
    for (k, pair) in points.windows(2).enumerate() {
        let (a, b) = (pair[0], pair[1]);
        let length = (b.x - a.x).abs() + (b.y - a.y).abs();
        // Away from the side to which the flow turns next, first.
        let turn = points.get(k + 2).map_or(-1.0, |c| if a.y == b.y { c.y - b.y } else { c.x - b.x });
        if a.y == b.y {
            let sign = (b.x - a.x).signum();
            let above = a.y - h - LABEL_GAP + 1.0;
            let below = a.y + LABEL_GAP;
            let sides = if turn <= 0.0 && points.len() > k + 2 { [below, above] } else { [above, below] };
            let start = |d: f64| if sign > 0.0 { a.x + d } else { a.x - d - w };
            let middle = (a.x + b.x) / 2.0 - w / 2.0;
            let ends = |d: f64| if sign > 0.0 { b.x - d - w } else { b.x + d };
            let mut along = if length < w + 12.0 {
                vec![middle, start(6.0), ends(4.0)]
            } else {
                vec![start(6.0), middle, ends(14.0)]
            };
            let mut at = 40.0;
            while at + w < length - 14.0 && along.len() < 10 {
                along.push(start(at));
                at += 40.0;
            }
            for x in along {
                spots.extend(sides.iter().map(|&y| Point::new(x, y)));
            }
        } else {
            let sign = (b.y - a.y).signum();
            let right = a.x + LABEL_GAP;
            let left = a.x - w - LABEL_GAP;
            let sides = if turn > 0.0 { [left, right] } else { [right, left] };
            let start = |d: f64| if sign > 0.0 { a.y + d } else { a.y - d - h };
            let mut along =
                vec![start(5.0), (a.y + b.y) / 2.0 - h / 2.0, if sign > 0.0 { b.y - 12.0 - h } else { b.y + 12.0 }];
            let mut at = 24.0;
            while at + h < length - 12.0 && along.len() < 10 {
                along.push(start(at));
                at += 24.0;
            }
            for y in along {
                spots.extend(sides.iter().map(|&x| Point::new(x, y)));
            }
        }
    }
    spots
}

#[derive(Clone, Copy, PartialEq)]
enum Thing {
    Solid,
    Flow(u32),
    Label,
}

const CELL: f64 = 160.0;

/// What stands where, in square cells.
struct Index {
    columns: usize,
    rows: usize,
    cells: Vec<Vec<(Thing, Rect)>>,
}

impl Index {
    fn new(solids: &[Rect], routes: &[Route]) -> Index {
        let mut far = Rect::ZERO;
        for r in solids {
            far = far.union(*r);
        }
        for p in routes.iter().flat_map(|r| &r.points) {
            far = far.union_pt(*p);
        }
        let columns = ((far.x1 / CELL).ceil() as usize + 1).min(20_000);
        let rows = ((far.y1 / CELL).ceil() as usize + 1).min(20_000);
        let mut index = Index { columns, rows, cells: vec![Vec::new(); columns * rows] };
        for r in solids {
            index.add(Thing::Solid, *r);
        }
        for (i, route) in routes.iter().enumerate() {
            for pair in route.points.windows(2) {
                index.add(Thing::Flow(i as u32), Rect::from_points(pair[0], pair[1]));
            }
        }
        index
    }

    fn cells(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let at = |v: f64, n: usize| ((v / CELL).max(0.0) as usize).min(n - 1);
        let (x0, x1) = (at(rect.x0, self.columns), at(rect.x1, self.columns));
        let (y0, y1) = (at(rect.y0, self.rows), at(rect.y1, self.rows));
        let columns = self.columns;
        (y0..=y1).flat_map(move |y| (x0..=x1).map(move |x| y * columns + x))
    }

    fn add(&mut self, thing: Thing, rect: Rect) {
        for c in self.cells(rect) {
            self.cells[c].push((thing, rect));
        }
    }

    /// How bad a place is: over a step worst, then over a label, then over another flow.
    fn cost(&self, flow: usize, rect: Rect) -> f64 {
        let mut cost = 0.0;
        for c in self.cells(rect) {
            for &(thing, other) in &self.cells[c] {
                let hit = |by: f64| {
                    rect.x0 < other.x1 + by
                        && other.x0 < rect.x1 + by
                        && rect.y0 < other.y1 + by
                        && other.y0 < rect.y1 + by
                };
                cost += match thing {
                    Thing::Solid if hit(1.0) => 1000.0,
                    Thing::Label if hit(1.0) => 300.0,
                    Thing::Flow(f) if f as usize != flow && hit(0.5) => 100.0,
                    Thing::Flow(f) if f as usize == flow && hit(-0.5) => 8.0,
                    Thing::Solid | Thing::Label | Thing::Flow(_) => 0.0,
                };
            }
        }
        cost
    }
}
