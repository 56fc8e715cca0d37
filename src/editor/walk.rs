//! Walking: which record the arrow keys and Tab come to next. Reads the request alone, so it needs no coordinates.

use super::{Direction, Scene};
use crate::{
    change::op::InTime,
    layout::{FlowEnd, Request, RequestStep},
    model::{Id, Key, StepKind},
};

/// The record in a direction from another; `None` where there is none, or nothing to walk.
///
/// Along the time axis the walk follows flows that go that way, else the nearest step of the lane that way, else
/// a flow that leads back. Across it, it goes to the nearest step in the next row or lane that has one.
pub fn towards(scene: &Scene, from: Option<&Id>, direction: Direction) -> Option<Id> {
    let request = scene.request.as_ref()?;
    let Some(from) = from else { return first(request) };
    let heading = direction.in_time(request.orientation);
    if let Some(at) = request.steps.iter().position(|s| s.id == *from) {
        return from_step(request, at, heading).map(|i| request.steps[i].id.clone());
    }
    if let Some(flow) = request.flows.iter().find(|f| f.id == *from) {
        return match heading {
            InTime::Later => end_of(request, flow.to),
            InTime::Earlier => end_of(request, flow.from),
            InTime::Below => sibling(request, from, flow.from, true),
            InTime::Above => sibling(request, from, flow.from, false),
        };
    }
    if let Some(at) = request.lanes.iter().position(|l| l.id == *from) {
        return match heading {
            InTime::Below => request.lanes.get(at + 1).map(|l| l.id.clone()),
            InTime::Above => at.checked_sub(1).and_then(|i| request.lanes.get(i)).map(|l| l.id.clone()),
            InTime::Later => {
                let inside = request.steps.iter().filter(|s| s.lane == at);
                inside.min_by_key(|s| (s.column, s.row)).map(|s| s.id.clone())
            }
            InTime::Earlier => None,
        };
    }
    if let Some(at) = request.phases.iter().position(|p| p.id == *from) {
        return match heading {
            InTime::Later => request.phases.get(at + 1).map(|p| p.id.clone()),
            InTime::Earlier => at.checked_sub(1).and_then(|i| request.phases.get(i)).map(|p| p.id.clone()),
            InTime::Below => {
                let phase = request.phases.get(at)?;
                let inside = request.steps.iter().filter(|s| phase.from <= s.column && s.column <= phase.to);
                inside.min_by_key(|s| (s.column, s.lane, s.row)).map(|s| s.id.clone())
            }
            InTime::Above => None,
        };
    }
    let note = request.notes.iter().find(|n| n.id == *from)?;
    let place = Place { column: note.column, lane: note.lane, row: note.row };
    nearest(request, None, place, heading).map(|i| request.steps[i].id.clone())
}

/// Where a walk begins: a start, else the first step, else the first lane.
pub fn first(request: &Request) -> Option<Id> {
    let start = |s: &RequestStep| !matches!(s.kind, StepKind::Start(_));
    let step = request.steps.iter().min_by_key(|s| (start(s), s.column, s.lane, s.row)).map(|s| s.id.clone());
    step.or_else(|| request.lanes.first().map(|l| l.id.clone()))
}

/// Every name of a swimlane in the order Tab goes through them: lanes, phases, then steps along the flow, each decision
/// followed by the labels of its branches, a branch to its end before the next; what no flow reaches by column; notes.
pub fn fields(scene: &Scene) -> Vec<Id> {
    let Some(request) = &scene.request else { return vec![] };
    let mut fields: Vec<Id> = request.lanes.iter().map(|l| l.id.clone()).collect();
    fields.extend(request.phases.iter().map(|p| p.id.clone()));
    let mut branches: Vec<Vec<usize>> = vec![vec![]; request.steps.len()];
    for (i, flow) in request.flows.iter().enumerate() {
        if let FlowEnd::Step(from) = flow.from
            && let Some(list) = branches.get_mut(from)
        {
            list.push(i);
        }
    }
    let target = |flow: usize| match request.flows[flow].to {
        FlowEnd::Step(to) if to < request.steps.len() => Some(to),
        FlowEnd::Step(_) | FlowEnd::Lane(_) | FlowEnd::Note(_) | FlowEnd::Flow(_) | FlowEnd::Open => None,
    };
    let spot = |i: usize| (request.steps[i].column, request.steps[i].lane, request.steps[i].row);
    for out in &mut branches {
        out.sort_by_key(|&flow| (target(flow).map(spot), flow));
    }
    let mut begins: Vec<usize> = (0..request.steps.len()).collect();
    let reached: std::collections::BTreeSet<usize> = (0..request.flows.len()).filter_map(target).collect();
    // From where nothing leads, first; then whatever is left, such as a loop without a beginning.
    begins.sort_by_key(|i| (reached.contains(i), spot(*i), &request.steps[*i].id));
    let mut seen = vec![false; request.steps.len()];
    for begin in begins {
        let mut ahead = vec![begin];
        while let Some(i) = ahead.pop() {
            if std::mem::replace(&mut seen[i], true) {
                continue;
            }
            fields.push(request.steps[i].id.clone());
            if matches!(request.steps[i].kind, StepKind::Decision(_)) {
                fields.extend(branches[i].iter().map(|&flow| request.flows[flow].id.clone()));
            }
            ahead.extend(branches[i].iter().rev().filter_map(|&flow| target(flow)));
        }
    }
    let mut notes: Vec<_> = request.notes.iter().map(|n| (n.column, n.lane, n.row, &n.id)).collect();
    notes.sort();
    fields.extend(notes.into_iter().map(|(.., id)| id.clone()));
    fields
}

#[derive(Clone, Copy)]
struct Place {
    column: Key,
    lane: usize,
    row: Key,
}

fn place(step: &RequestStep) -> Place {
    Place { column: step.column, lane: step.lane, row: step.row }
}

fn from_step(request: &Request, at: usize, heading: InTime) -> Option<usize> {
    let step = request.steps.get(at)?;
    let here = place(step);
    let along = match heading {
        InTime::Later => true,
        InTime::Earlier => false,
        InTime::Below | InTime::Above => return nearest(request, Some(at), here, heading),
    };
    let mut by_flow: Vec<usize> = request
        .flows
        .iter()
        .filter_map(|flow| match (flow.from, flow.to) {
            (FlowEnd::Step(from), FlowEnd::Step(to)) if along && from == at => Some(to),
            (FlowEnd::Step(from), FlowEnd::Step(to)) if !along && to == at => Some(from),
            _ => None,
        })
        .filter(|&i| i != at && i < request.steps.len())
        .collect();
    // An attached event leads off its host; walking back from it comes to the host.
    if !along {
        by_flow.extend(step.attached_to);
    }
    let there = |i: usize| place(&request.steps[i]);
    let onward = |i: usize| {
        if along { there(i).column >= here.column } else { there(i).column <= here.column }
    };
    by_flow.sort_by_key(|&i| {
        let p = there(i);
        (!onward(i), p.lane.abs_diff(here.lane), p.row != here.row, p.column, p.row)
    });
    let best = by_flow.first().copied();
    match best {
        Some(i) if onward(i) => Some(i),
        Some(_) | None => nearest(request, Some(at), here, heading).or(best),
    }
}

/// The nearest step in a direction by cells.
fn nearest(request: &Request, but: Option<usize>, here: Place, heading: InTime) -> Option<usize> {
    let gap = |a: Key, b: Key| (a.value() - b.value()).abs();
    let candidates = request.steps.iter().enumerate().filter(|(i, _)| Some(*i) != but);
    let scored = candidates.filter_map(|(i, s)| {
        let there = place(s);
        // First by how far off the line, then by how far along it: lanes and rows count before columns across time.
        let score = match heading {
            InTime::Later | InTime::Earlier => {
                let ahead =
                    if heading == InTime::Later { there.column > here.column } else { there.column < here.column };
                let same_lane = there.lane == here.lane;
                (ahead && same_lane).then(|| (0.0, gap(there.column, here.column), gap(there.row, here.row)))?
            }
            InTime::Below | InTime::Above => {
                let order = (there.lane, there.row).cmp(&(here.lane, here.row));
                let wanted =
                    if heading == InTime::Below { std::cmp::Ordering::Greater } else { std::cmp::Ordering::Less };
                if order != wanted {
                    return None;
                }
                // A lane further costs as much as a column to the side; of the rest the nearest row wins.
                let lanes = there.lane.abs_diff(here.lane) as f64;
                let rows = match (there.lane == here.lane, heading == InTime::Below) {
                    (true, _) => gap(there.row, here.row),
                    (false, true) => there.row.value(),
                    (false, false) => -there.row.value(),
                };
                (lanes + gap(there.column, here.column), lanes, rows)
            }
        };
        Some((score, i))
    });
    let order = |a: &(f64, f64, f64), b: &(f64, f64, f64)| {
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2))
    };
    scored.min_by(|a, b| order(&a.0, &b.0)).map(|(_, i)| i)
}

fn end_of(request: &Request, end: FlowEnd) -> Option<Id> {
    match end {
        FlowEnd::Step(i) => request.steps.get(i).map(|s| s.id.clone()),
        FlowEnd::Lane(i) => request.lanes.get(i).map(|l| l.id.clone()),
        FlowEnd::Note(i) => request.notes.get(i).map(|n| n.id.clone()),
        FlowEnd::Flow(i) => request.flows.get(i).map(|f| f.id.clone()),
        FlowEnd::Open => None,
    }
}

/// The next flow from the same end.
fn sibling(request: &Request, flow: &Id, from: FlowEnd, after: bool) -> Option<Id> {
    let ids: Vec<&Id> = request.flows.iter().filter(|f| f.from == from).map(|f| &f.id).collect();
    let at = ids.iter().position(|id| *id == flow)?;
    let next = if after { at + 1 } else { at.checked_sub(1)? };
    ids.get(next).map(|id| (*id).clone())
}
