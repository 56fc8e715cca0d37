//! How much a layout asks of its reader: crossings, bends, and how far the eye has to go.

use crate::layout::{FlowEnd, Layout, Request};

/// What a crossing, a bend and a step's width of way weigh.
const CROSSING: f64 = 3.0;
const BEND: f64 = 1.0;
const WIDTH: f64 = 0.5;
/// The width of a step, as the unit of way.
const STEP: f64 = 148.0;

/// The cost of a layout of this request: of two the lower reads better.
pub(super) fn cost(request: &Request, layout: &Layout) -> f64 {
    let lines: Vec<(&crate::layout::RequestFlow, &[crate::geom::Point])> =
        request.flows.iter().zip(layout.flows.iter().map(|r| r.points.as_slice())).collect();
    let mut cost = 0.0;
    let mut segments: Vec<Segment> = Vec::new();
    for (flow, points) in &lines {
        cost += BEND * points.len().saturating_sub(2) as f64;
        for pair in points.windows(2) {
            let [a, b] = pair else { continue };
            cost += WIDTH * ((a.x - b.x).abs() + (a.y - b.y).abs()) / STEP;
            segments.push(Segment {
                from: flow.from,
                to: flow.to,
                flat: (a.y - b.y).abs() < (a.x - b.x).abs(),
                low: (a.x.min(b.x), a.y.min(b.y)),
                high: (a.x.max(b.x), a.y.max(b.y)),
            });
        }
    }
    cost + CROSSING * crossings(&segments) as f64
}

/// A straight piece of a flow, along one axis.
struct Segment {
    from: FlowEnd,
    to: FlowEnd,
    flat: bool,
    low: (f64, f64),
    high: (f64, f64),
}

fn crossings(segments: &[Segment]) -> usize {
    let (flat, upright): (Vec<&Segment>, Vec<&Segment>) = segments.iter().partition(|s| s.flat);
    let meets = |a: &Segment, b: &Segment| {
        let x = b.low.0;
        let y = a.low.1;
        a.low.0 < x && x < a.high.0 && b.low.1 < y && y < b.high.1
    };
    let shares = |a: &Segment, b: &Segment| {
        let same = |x: FlowEnd, y: FlowEnd| x == y && x != FlowEnd::Open;
        same(a.from, b.from) || same(a.from, b.to) || same(a.to, b.from) || same(a.to, b.to)
    };
    flat.iter().map(|a| upright.iter().filter(|b| meets(a, b) && !shares(a, b)).count()).sum()
}
