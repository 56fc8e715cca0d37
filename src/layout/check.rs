//! What must hold of every layout, whatever the request: for tests, and for whoever doubts a drawing.

use super::{FlowEnd, Layout, Request, sound_end};
use crate::geom::{Point, Rect};

/// What does not hold, in words; nothing for a sound layout.
///
/// No two steps or notes overlap, nothing stands outside its lane, no flow runs through a step, no two flows without a
/// common end lie on one another, every coordinate is a number, and every flow between two different things is drawn.
pub fn check(request: &Request, layout: &Layout) -> Vec<String> {
    let mut wrong = Vec::new();
    finite(layout, &mut wrong);
    if request.lanes.is_empty() {
        return wrong;
    }
    if (layout.steps.len(), layout.notes.len()) != (request.steps.len(), request.notes.len())
        || (layout.lanes.len(), layout.flows.len()) != (request.lanes.len(), request.flows.len())
    {
        wrong.push("something is left out".to_owned());
        return wrong;
    }
    solids(layout, &mut wrong);
    chips(layout, &mut wrong);
    lanes(request, layout, &mut wrong);
    flows(request, layout, &mut wrong);
    wrong
}

fn finite(layout: &Layout, wrong: &mut Vec<String>) {
    let rects = layout.lanes.iter().map(|l| l.rect).chain(layout.steps.iter().map(|s| s.rect));
    let mut numbers: Vec<f64> = rects.flat_map(|r| [r.x0, r.y0, r.x1, r.y1]).collect();
    numbers.extend(layout.flows.iter().flat_map(|f| &f.points).flat_map(|p| [p.x, p.y]));
    numbers.extend([layout.size.width, layout.size.height]);
    if numbers.iter().any(|n| !n.is_finite()) {
        wrong.push("a coordinate is no number".to_owned());
    }
}

fn solids(layout: &Layout, wrong: &mut Vec<String>) {
    // An attached event may overlap its host.
    let mut solid: Vec<(&str, Rect, &str)> = layout
        .steps
        .iter()
        .map(|s| (s.id.as_str(), s.rect, s.attached_to.as_ref().map_or("", |h| h.as_str())))
        .chain(layout.notes.iter().map(|n| (n.id.as_str(), n.rect, "")))
        .collect();
    solid.sort_by(|a, b| a.1.x0.total_cmp(&b.1.x0));
    for (i, a) in solid.iter().enumerate() {
        for b in solid[i + 1..].iter().take_while(|b| b.1.x0 < a.1.x1) {
            if a.2 != b.0 && b.2 != a.0 && overlaps(a.1, b.1) {
                wrong.push(format!("{} overlaps {}", a.0, b.0));
            }
        }
    }
}

/// Chips stand within their step, beneath its name, clear of one another and of what sits on its edge; those of a flow
/// clear of steps.
fn chips(layout: &Layout, wrong: &mut Vec<String>) {
    for step in &layout.steps {
        let name = step.name.height() / 2.0;
        let name = Rect::from_center_size(step.above_chips().center(), (step.name.width, 2.0 * name));
        for (i, chip) in step.chips.iter().enumerate() {
            let inside = step.rect.inflate(0.1, 0.1).union(chip.rect) == step.rect.inflate(0.1, 0.1);
            let others = step.chips.iter().skip(i + 1).map(|other| other.rect).chain([name]);
            if !inside || others.into_iter().any(|other| overlaps(chip.rect, other)) {
                wrong.push(format!("the chips of {} have no room", step.id));
            }
        }
    }
    let hosts = layout.steps.iter().filter(|s| !s.chips.is_empty());
    let hosts: std::collections::BTreeMap<_, _> = hosts.map(|s| (&s.id, s)).collect();
    for guest in layout.steps.iter().filter(|s| s.attached_to.is_some()) {
        let host = guest.attached_to.as_ref().and_then(|host| hosts.get(host));
        if host.is_some_and(|host| host.chips.iter().any(|chip| overlaps(chip.rect, guest.rect))) {
            wrong.push(format!("{} covers a chip", guest.id));
        }
    }
}

fn overlaps(a: Rect, b: Rect) -> bool {
    a.x1.min(b.x1) - a.x0.max(b.x0) > 0.5 && a.y1.min(b.y1) - a.y0.max(b.y0) > 0.5
}

fn lanes(request: &Request, layout: &Layout, wrong: &mut Vec<String>) {
    let within = |outer: Rect, inner: Rect| {
        inner.x0 >= outer.x0 - 0.1
            && inner.y0 >= outer.y0 - 0.1
            && inner.x1 <= outer.x1 + 0.1
            && inner.y1 <= outer.y1 + 0.1
    };
    let boxes = layout
        .steps
        .iter()
        .map(|s| (&s.id, &s.lane, s.rect))
        .chain(layout.notes.iter().map(|n| (&n.id, &n.lane, n.rect)));
    let rects: std::collections::BTreeMap<_, _> = layout.lanes.iter().map(|l| (&l.id, l.rect)).collect();
    for (id, lane, rect) in boxes {
        if !rects.get(lane).is_some_and(|l| within(*l, rect)) {
            wrong.push(format!("{id} stands outside its lane"));
        }
    }
    for (lane, at) in request.lanes.iter().zip(&layout.lanes) {
        if let Some(parent) = lane.parent.and_then(|p| layout.lanes.get(p))
            && !within(parent.rect, at.rect)
        {
            wrong.push(format!("lane {} stands outside its pool", lane.id));
        }
    }
}

fn flows(request: &Request, layout: &Layout, wrong: &mut Vec<String>) {
    let mut pieces: Vec<(usize, Point, Point)> = Vec::new();
    for (f, route) in layout.flows.iter().enumerate() {
        let (from, to) = (sound_end(request, request.flows[f].from), sound_end(request, request.flows[f].to));
        let solid = |end| matches!(end, FlowEnd::Step(_) | FlowEnd::Note(_));
        if route.points.is_empty() && solid(from) && solid(to) {
            wrong.push(format!("{} is not drawn", route.id));
        }
        if route.points.len() == 1 {
            wrong.push(format!("{} is a point", route.id));
        }
        for pair in route.points.windows(2) {
            if (pair[0].x - pair[1].x).abs() > 0.01 && (pair[0].y - pair[1].y).abs() > 0.01 {
                wrong.push(format!("{} runs askew", route.id));
            }
            pieces.push((f, pair[0], pair[1]));
        }
    }
    ends(request, layout, wrong);
    through(request, layout, &pieces, wrong);
    shared(request, layout, &pieces, wrong);
}

/// Flows start and end at the edge of what they join.
fn ends(request: &Request, layout: &Layout, wrong: &mut Vec<String>) {
    for (flow, route) in request.flows.iter().zip(&layout.flows) {
        let points = [route.points.first(), route.points.last()];
        for (end, point) in [flow.from, flow.to].into_iter().zip(points) {
            if let (FlowEnd::Flow(f), Some(point)) = (end, point)
                && let Some(other) = layout.flows.get(f).filter(|o| !o.points.is_empty())
            {
                let on = |w: &[Point]| Rect::from_points(w[0], w[1]).inflate(0.1, 0.1).contains(*point);
                // On a loop, a stub or a narrow detour there is no room for another's end: that one ends in the open.
                let ends = [request.flows[f].from, request.flows[f].to].map(|e| sound_end(request, e));
                let joins = ends.iter().all(|e| matches!(e, FlowEnd::Step(_) | FlowEnd::Note(_))) && ends[0] != ends[1];
                if joins && other.points.len() <= 3 && !other.points.windows(2).any(on) {
                    wrong.push(format!("{} does not end on {}", route.id, other.id));
                }
                continue;
            }
            let rect = match end {
                FlowEnd::Step(s) => layout.steps.get(s).map(|s| s.rect),
                FlowEnd::Note(n) => layout.notes.get(n).map(|n| n.rect),
                FlowEnd::Lane(_) | FlowEnd::Flow(_) | FlowEnd::Open => None,
            };
            let (Some(rect), Some(point)) = (rect, point) else { continue };
            let on = |r: Rect| r.inflate(0.1, 0.1).contains(*point);
            // A loop on an attached event ends at its host.
            let hosts = std::iter::successors(Some(end), |e| match *e {
                FlowEnd::Step(s) => request.steps.get(s)?.attached_to.map(FlowEnd::Step),
                FlowEnd::Lane(_) | FlowEnd::Note(_) | FlowEnd::Flow(_) | FlowEnd::Open => None,
            });
            let on_host = hosts.take(16).any(|h| match h {
                FlowEnd::Step(h) => layout.steps.get(h).is_some_and(|h| on(h.rect)),
                FlowEnd::Lane(_) | FlowEnd::Note(_) | FlowEnd::Flow(_) | FlowEnd::Open => false,
            });
            if !on(rect) && !on_host {
                wrong.push(format!("{} does not meet its end", route.id));
            }
        }
    }
}

/// Whether a step is an end of a flow, or carries one, or is carried by one.
fn belongs(request: &Request, flow: usize, step: usize) -> bool {
    let f = &request.flows[flow];
    let root = |step: usize| {
        let chain = std::iter::successors(Some(step), |&s| request.steps.get(s)?.attached_to);
        chain.take(17).last().unwrap_or(step)
    };
    [f.from, f.to].iter().any(|end| match *end {
        FlowEnd::Step(s) => s == step || root(s) == root(step),
        FlowEnd::Lane(_) | FlowEnd::Note(_) | FlowEnd::Flow(_) | FlowEnd::Open => false,
    })
}

fn through(request: &Request, layout: &Layout, pieces: &[(usize, Point, Point)], wrong: &mut Vec<String>) {
    for (s, step) in layout.steps.iter().enumerate() {
        for &(f, a, b) in pieces {
            let piece = Rect::from_points(a, b).inflate(0.3, 0.3);
            if overlaps(piece, step.rect) && !belongs(request, f, s) {
                wrong.push(format!("{} runs through {}", layout.flows[f].id, step.id));
            }
        }
    }
    for (n, note) in layout.notes.iter().enumerate() {
        for &(f, a, b) in pieces {
            let ends = [request.flows[f].from, request.flows[f].to].map(|e| sound_end(request, e));
            if overlaps(Rect::from_points(a, b).inflate(0.3, 0.3), note.rect) && !ends.contains(&FlowEnd::Note(n)) {
                wrong.push(format!("{} runs through {}", layout.flows[f].id, note.id));
            }
        }
    }
}

fn shared(request: &Request, layout: &Layout, pieces: &[(usize, Point, Point)], wrong: &mut Vec<String>) {
    for (i, &(f, a, b)) in pieces.iter().enumerate() {
        for &(g, c, d) in &pieces[i + 1..] {
            if f == g {
                continue;
            }
            let common = [request.flows[f].from, request.flows[f].to]
                .iter()
                .any(|e| *e != FlowEnd::Open && [request.flows[g].from, request.flows[g].to].contains(e));
            if !common && lies_on(a, b, c, d) {
                wrong.push(format!("{} lies on {}", layout.flows[f].id, layout.flows[g].id));
            }
        }
    }
}

fn lies_on(a: Point, b: Point, c: Point, d: Point) -> bool {
    let along = |lo1: f64, hi1: f64, lo2: f64, hi2: f64| hi1.min(hi2) - lo1.max(lo2) > 0.5;
    let level = (a.y - b.y).abs() < 0.01 && (c.y - d.y).abs() < 0.01 && (a.y - c.y).abs() < 0.5;
    let upright = (a.x - b.x).abs() < 0.01 && (c.x - d.x).abs() < 0.01 && (a.x - c.x).abs() < 0.5;
    level && along(a.x.min(b.x), a.x.max(b.x), c.x.min(d.x), c.x.max(d.x))
        || upright && along(a.y.min(b.y), a.y.max(b.y), c.y.min(d.y), c.y.max(d.y))
}
