//! Places for the labels of flows: at the branch, clear of steps, of other flows and of one another.

use super::{Label, Route, metrics::*, sizes::Sized};
use crate::geom::{Point, Rect};

/// What a place on the line between two lanes costs: it reads badly there.
const ON_BORDER: f64 = 2.75;

/// The lines between lanes, in order: where they cross the time axis, which runs across or down.
pub struct Borders {
    pub across: bool,
    pub at: Vec<f64>,
}

impl Borders {
    fn run_through(&self, rect: Rect) -> bool {
        let (low, high) = if self.across { (rect.y0, rect.y1) } else { (rect.x0, rect.x1) };
        let next = self.at.partition_point(|&b| b < low);
        self.at.get(next).is_some_and(|&b| b <= high)
    }
}

/// Sets the label of every flow that has one and is drawn.
pub fn place(routes: &mut [Route], labels: &[Sized], solids: &[Rect], borders: &Borders) {
    let mut index = Index::new(solids, routes);
    for flow in 0..routes.len() {
        let sized = &labels[flow];
        if sized.size.width <= 0.0 || routes[flow].points.len() < 2 {
            continue;
        }
        let (w, h) = (sized.size.width, sized.size.height);
        let mut best: Option<(f64, Rect)> = None;
        for (rank, at) in spots(&own(flow, &routes[flow].points, &index), w, h).into_iter().enumerate() {
            let rect = Rect::from_origin_size(at, (w, h));
            let border = if borders.run_through(rect) { ON_BORDER } else { 0.0 };
            let cost = index.cost(flow, rect) + border + rank as f64 * 0.5;
            if best.is_none_or(|b| cost < b.0) {
                best = Some((cost, rect));
            }
            if best.is_some_and(|b| b.0 <= (rank + 1) as f64 * 0.5) {
                break;
            }
        }
        if let Some((_, rect)) = best {
            index.add(Thing::Label, rect);
            let chips = sized.chips.size().height;
            let top = Point::new(rect.center().x, rect.y1 - chips);
            routes[flow].chips = sized.chips.place(top);
            if sized.block.lines.is_empty() {
                continue;
            }
            // The label has its own width in the middle above the chips.
            let half = if chips > 0.0 { sized.block.width / 2.0 + LABEL_PAD.0 } else { rect.width() / 2.0 };
            let bottom = if chips > 0.0 { rect.y1 - chips - LABEL_PAD.1 } else { rect.y1 };
            let middle = rect.center().x;
            let (left, right) = if chips > 0.0 { (middle - half, middle + half) } else { (rect.x0, rect.x1) };
            let rect = Rect::new(
                crate::geom::round(left),
                crate::geom::round(rect.y0),
                crate::geom::round(right),
                crate::geom::round(bottom),
            );
            routes[flow].label = Some(Label { rect, block: sized.block.clone() });
        }
    }
}

/// From a label to the first piece of its flow: clear of the mark that a default flow has there.
const MARK_GAP: f64 = 7.0;
/// The same beside a piece that runs up or down: a label's edge is drawn wider than its text there.
const MARK_GAP_BESIDE: f64 = 9.0;
/// What two flows share must be longer than this to count.
const SHARED: f64 = 1.0;

/// A straight stretch of a flow that no other flow shares.
struct Stretch {
    from: Point,
    to: Point,
    /// Where the flow goes on after its piece; none at its end.
    next: Option<Point>,
    /// Whether it begins at the flow's source.
    first: bool,
}

/// The stretches of a flow that are its own, in its direction; all of it where none is.
fn own(flow: usize, points: &[Point], index: &Index) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    for (k, pair) in points.windows(2).enumerate() {
        let (from, to) = (pair[0], pair[1]);
        let next = points.get(k + 2).copied();
        for (low, high) in index.alone(flow, from, to) {
            let length = ((to.x - from.x).abs() + (to.y - from.y).abs()).max(1e-9);
            let at = |d: f64| from + (to - from) * (d / length);
            let last = high > length - 0.01;
            let next = if last { next } else { None };
            stretches.push(Stretch { from: at(low), to: at(high), next, first: k == 0 && low < 0.01 });
        }
    }
    if stretches.is_empty() {
        let all = points.windows(2).enumerate();
        stretches.extend(all.map(|(k, p)| Stretch {
            from: p[0],
            to: p[1],
            next: points.get(k + 2).copied(),
            first: k == 0,
        }));
    }
    stretches
}

/// Top left corners to try, best first: beside each stretch, near its start first.
fn spots(stretches: &[Stretch], w: f64, h: f64) -> Vec<Point> {
    let mut spots = Vec::new();
    for stretch in stretches {
        let (a, b) = (stretch.from, stretch.to);
        let length = (b.x - a.x).abs() + (b.y - a.y).abs();
        let gap = if stretch.first { MARK_GAP } else { LABEL_GAP };
        // Away from the side to which the flow turns next, first.
        let turn = stretch.next.map_or(-1.0, |c| if a.y == b.y { c.y - b.y } else { c.x - b.x });
        if a.y == b.y {
            let sign = (b.x - a.x).signum();
            let above = a.y - h - gap + 1.0;
            let below = a.y + gap;
            let sides = if turn <= 0.0 && stretch.next.is_some() { [below, above] } else { [above, below] };
            let start = |d: f64| if sign > 0.0 { a.x + d } else { a.x - d - w };
            let middle = (a.x + b.x) / 2.0 - w / 2.0;
            let ends = |d: f64| if sign > 0.0 { b.x - d - w } else { b.x + d };
            let mut along = if length < w + 12.0 {
                vec![middle, start(6.0), ends(4.0)]
            } else {
                vec![start(8.0), middle, ends(14.0)]
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
            let gap = if stretch.first { MARK_GAP_BESIDE } else { LABEL_GAP };
            let right = a.x + gap;
            let left = a.x - w - gap;
            let sides = if turn > 0.0 { [left, right] } else { [right, left] };
            let start = |d: f64| if sign > 0.0 { a.y + d } else { a.y - d - h };
            let mut along =
                vec![start(2.5), (a.y + b.y) / 2.0 - h / 2.0, if sign > 0.0 { b.y - 12.0 - h } else { b.y + 12.0 }];
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
    /// The place in `things` of what was last put into each cell; [`NONE`] in an empty one.
    last: Vec<u32>,
    /// What stands in a cell, with the place of what was put into the same cell before it. One list for all cells:
    /// there are thousands, and few hold anything.
    things: Vec<(Thing, Rect, u32)>,
}

const NONE: u32 = u32::MAX;

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
        let things = Vec::with_capacity(2 * solids.len() + 8 * routes.len());
        let mut index = Index { columns, rows, last: vec![NONE; columns * rows], things };
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
            let place = self.things.len() as u32;
            self.things.push((thing, rect, std::mem::replace(&mut self.last[c], place)));
        }
    }

    /// What stands in a cell, the last first.
    fn in_cell(&self, cell: usize) -> impl Iterator<Item = (Thing, Rect)> {
        let mut next = self.last[cell];
        std::iter::from_fn(move || {
            let &(thing, rect, before) = self.things.get(next as usize)?;
            next = before;
            Some((thing, rect))
        })
    }

    /// The parts of a piece of a flow on which no other flow lies, as distances from its start.
    fn alone(&self, flow: usize, from: Point, to: Point) -> Vec<(f64, f64)> {
        let rect = Rect::from_points(from, to);
        let length = rect.width() + rect.height();
        let level = rect.height() < rect.width();
        let mut covered: Vec<(f64, f64)> = Vec::new();
        for c in self.cells(rect) {
            for (thing, other) in self.in_cell(c) {
                match thing {
                    Thing::Flow(f) if f as usize != flow => {}
                    Thing::Flow(_) | Thing::Solid | Thing::Label => continue,
                }
                let (off, low, high) = if level {
                    ((other.y0 - rect.y0).abs().max((other.y1 - rect.y0).abs()), other.x0, other.x1)
                } else {
                    ((other.x0 - rect.x0).abs().max((other.x1 - rect.x0).abs()), other.y0, other.y1)
                };
                let start = if level { from.x } else { from.y };
                let ahead = if level { to.x > from.x } else { to.y > from.y };
                let (low, high) = if ahead { (low - start, high - start) } else { (start - high, start - low) };
                let (low, high) = (low.max(0.0), high.min(length));
                if off < 0.5 && high - low > SHARED {
                    covered.push((low, high));
                }
            }
        }
        covered.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut alone, mut at) = (Vec::new(), 0.0);
        for (low, high) in covered.into_iter().chain([(length, length)]) {
            if low - at > SHARED {
                alone.push((at, low));
            }
            at = f64::max(at, high);
        }
        alone
    }

    /// How bad a place is: over a step worst, then over a label, then over another flow.
    fn cost(&self, flow: usize, rect: Rect) -> f64 {
        let mut cost = 0.0;
        for c in self.cells(rect) {
            for (thing, other) in self.in_cell(c) {
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
