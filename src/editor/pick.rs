//! What is under the pointer, by the layout: outlines, flows within reach, headers.

use super::Scene;
use crate::{
    geom::{Point, Rect},
    layout::{ChipBox, Label, LaneBox, PhaseBox, Route},
    model::Id,
};

/// A record under the pointer, and how it is held there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    Step(Id),
    Note(Id),
    /// A flow's line or label.
    Flow(Id),
    LaneHeader(Id),
    PhaseHeading(Id),
    /// The first or last column's edge of a phase, in the strip of headings.
    PhaseEdge(Id, PhaseSide),
    /// The heading of the drawing.
    Title,
    /// Empty space in a leaf lane.
    Lane(Id),
    Nothing,
}

/// A side of a phase along the time axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseSide {
    First,
    Last,
}

impl Pick {
    /// The record a click selects.
    pub fn selects(&self) -> Option<&Id> {
        match self {
            Pick::Step(id)
            | Pick::Note(id)
            | Pick::Flow(id)
            | Pick::LaneHeader(id)
            | Pick::PhaseHeading(id)
            | Pick::PhaseEdge(id, _) => Some(id),
            Pick::Title | Pick::Lane(_) | Pick::Nothing => None,
        }
    }

    /// The record a flow may be tied to here.
    pub fn ties(&self) -> Option<&Id> {
        match self {
            Pick::Step(id) | Pick::Note(id) | Pick::LaneHeader(id) => Some(id),
            Pick::Flow(_)
            | Pick::PhaseHeading(_)
            | Pick::PhaseEdge(..)
            | Pick::Title
            | Pick::Lane(_)
            | Pick::Nothing => None,
        }
    }
}

/// What is at a point; flows and edges are felt within `reach` points. What is drawn on top is found first.
pub fn pick(scene: &Scene, pos: Point, reach: f64) -> Pick {
    let layout = &scene.layout;
    let step = |attached: bool| {
        let hit = layout.steps.iter().rev().find(|s| s.attached_to.is_some() == attached && s.rect.contains(pos));
        hit.map(|s| Pick::Step(s.id.clone()))
    };
    step(true)
        .or_else(|| step(false))
        .or_else(|| layout.notes.iter().rev().find(|n| n.rect.contains(pos)).map(|n| Pick::Note(n.id.clone())))
        .or_else(|| flow(&layout.flows, pos, reach).map(|r| Pick::Flow(r.id.clone())))
        .or_else(|| phase(scene, pos, reach))
        .or_else(|| {
            let holds = |l: &&Label| l.rect.contains(pos);
            layout.title.as_ref().filter(holds).map(|_| Pick::Title)
        })
        .or_else(|| lane(&layout.lanes, pos))
        .unwrap_or(Pick::Nothing)
}

/// The chip at a point: on a step that nothing covers, on a flow, on an entry of a table.
pub fn chip(scene: &Scene, pos: Point) -> Option<&ChipBox> {
    let holds = |chip: &&ChipBox| chip.rect.contains(pos);
    if let Some(laid_out) = &scene.table {
        let entries =
            laid_out.layout.cells.iter().filter(|cell| cell.rect.contains(pos)).flat_map(|cell| &cell.entries);
        return entries.filter(|entry| entry.rect.contains(pos)).flat_map(|entry| &entry.chips).find(holds);
    }
    match pick(scene, pos, 0.0) {
        Pick::Step(id) => scene.step_of(&id)?.chips.iter().find(holds),
        Pick::Flow(id) => scene.route_of(&id)?.chips.iter().find(holds),
        _ => None,
    }
}

fn flow(routes: &[Route], pos: Point, reach: f64) -> Option<&Route> {
    let holds = |r: &&Route| {
        r.label.as_ref().is_some_and(|l| l.rect.contains(pos)) || r.chips.iter().any(|chip| chip.rect.contains(pos))
    };
    if let Some(route) = routes.iter().rev().find(holds) {
        return Some(route);
    }
    let distance = |route: &Route| {
        route.points.windows(2).map(|pair| to_segment(pos, pair[0], pair[1])).fold(f64::INFINITY, f64::min)
    };
    routes
        .iter()
        .map(|r| (distance(r), r))
        .filter(|(d, _)| *d <= reach)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, r)| r)
}

/// Distance from a point to an orthogonal segment: to its bounding box, which it fills.
fn to_segment(p: Point, a: Point, b: Point) -> f64 {
    let rect = Rect::from_points(a, b);
    let dx = (rect.x0 - p.x).max(p.x - rect.x1).max(0.0);
    let dy = (rect.y0 - p.y).max(p.y - rect.y1).max(0.0);
    dx.hypot(dy)
}

fn phase(scene: &Scene, pos: Point, reach: f64) -> Option<Pick> {
    let axes = scene.axes();
    let time = axes.time(pos);
    let strip = |p: &&PhaseBox| {
        let (low, high) = axes.across_of(heading_of(scene, p));
        (low..=high).contains(&axes.across(pos))
    };
    let phases = || scene.layout.phases.iter().filter(strip);
    let edge = |p: &PhaseBox| {
        let (first, last) = axes.time_of(p.rect);
        if (time - last).abs() <= reach {
            return Some(Pick::PhaseEdge(p.id.clone(), PhaseSide::Last));
        }
        ((time - first).abs() <= reach).then(|| Pick::PhaseEdge(p.id.clone(), PhaseSide::First))
    };
    phases().find_map(edge).or_else(|| {
        let inside = |p: &&PhaseBox| {
            let (first, last) = axes.time_of(p.rect);
            first <= time && time <= last
        };
        phases().find(inside).map(|p| Pick::PhaseHeading(p.id.clone()))
    })
}

/// The part of a phase's strip that its heading lies in, over the phase's whole span.
pub fn heading_of(scene: &Scene, phase: &PhaseBox) -> Rect {
    let axes = scene.axes();
    let lanes = scene.layout.lanes.iter().map(|l| axes.across_of(l.rect).0).fold(f64::INFINITY, f64::min);
    let (low, high) = axes.across_of(phase.heading.rect);
    let (top, _) = axes.across_of(phase.rect);
    let end = if lanes.is_finite() { lanes.max(high) } else { high };
    axes.rect(axes.time_of(phase.rect), (top.min(low), end))
}

fn lane(lanes: &[LaneBox], pos: Point) -> Option<Pick> {
    let inside = lanes.iter().rev().find(|l| l.rect.contains(pos))?;
    // A nested lane's rectangle may leave its parent's header free: preorder, so the last hit is the deepest.
    if inside.header.contains(pos) {
        return Some(Pick::LaneHeader(inside.id.clone()));
    }
    if let Some(above) = lanes.iter().rev().find(|l| l.header.contains(pos)) {
        return Some(Pick::LaneHeader(above.id.clone()));
    }
    Some(Pick::Lane(inside.id.clone()))
}
