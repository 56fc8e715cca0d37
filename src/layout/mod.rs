//! Cells to coordinates, then routes. Pure and deterministic: the same request gives the same layout on every platform.
//!
//! [`Request`] holds just what the layout depends on; equal requests give equal layouts, so an equal one can be
//! skipped.

mod badged;
mod badges;
mod candidates;
mod check;
mod chips;
mod coords;
mod corners;
mod extents;
mod grid;
mod headings;
mod labels;
mod memory;
mod metrics;
mod path;
mod pieces;
mod place;
mod refine;
mod request;
mod room;
mod router;
mod sizes;
pub mod table;
mod terminal;
#[cfg(test)]
mod tests;
pub mod tidy;
mod tracks;
mod turn;

use coords::frame;
use grid::{Grid, Held};
use metrics::{CHIP_EDGE, Gaps, LEGEND, MARGIN};
use sizes::Sizes;
use turn::Turn;

pub use badged::Badged;
pub use check::check;
pub use chips::{ChipBox, ChipMark, RequestChip};
pub use memory::Memory;
pub use request::{FlowEnd, Request, RequestFlow, RequestLane, RequestNote, RequestPhase, RequestStep, drawn_end};
pub use tidy::{Placement, tidy, tidy_with_phases};

use crate::{
    geom::{Point, Rect, Size},
    model::{FlowKind, Id, Key},
    text::Block,
};

/// Lays a swimlane out: grid, sizes, paths, tracks, coordinates, labels, each a phase of its own.
pub fn layout(request: &Request) -> Layout {
    layout_after(request, None).0
}

/// The same, which takes over what did not change since an earlier layout of the swimlane, given with its request.
pub fn layout_after(request: &Request, before: Option<(&Request, &Layout, Memory)>) -> (Layout, Memory) {
    let sound = |end: FlowEnd| sound_end(request, end) == end;
    if !request.flows.iter().all(|f| sound(f.from) && sound(f.to)) {
        let mut repaired = request.clone();
        for flow in &mut repaired.flows {
            flow.from = sound_end(request, flow.from);
            flow.to = sound_end(request, flow.to);
        }
        return layout_after(&repaired, None);
    }
    let mut before = before;
    if let Some((was, layout, memory)) = &mut before
        && let Some(layout) = memory::in_place(request, (was, layout, memory))
    {
        return (layout, before.map(|(_, _, memory)| memory).unwrap_or_default());
    }
    let before = before.map(|(was, _, memory)| (was, memory));
    let grid = Grid::new(request);
    let sizes = memory::sizes(request, &grid, before.as_ref().map(|(was, memory)| (*was, memory)));
    let headings = headings::Headings::new(request);
    let space = extents::extents(request, &grid, &sizes);
    let paths = memory::paths(request, &grid, &space, before);
    let need = headings.need(request, &grid);
    let frame = frame(request, &grid, &sizes, &paths, &need, space.clone(), Gaps::new(request.orientation));
    let turn = Turn(request.orientation);
    let mut layout = Layout {
        title: headings.title(),
        subtitle: headings.subtitle(),
        lanes: headings.lanes(request, &grid, &frame, &turn),
        phases: headings.phases(request, &grid, &frame, &turn),
        columns: columns(&grid, &frame),
        steps: steps(request, &grid, &sizes, &frame, turn),
        notes: notes(request, &grid, &sizes, &frame, turn),
        flows: flows(request, &frame, turn),
        size: Size::ZERO,
    };
    let solids: Vec<Rect> = layout.steps.iter().map(|s| s.rect).chain(layout.notes.iter().map(|n| n.rect)).collect();
    let borders = borders(&layout, turn);
    labels::place(&mut layout.flows, &sizes.labels, &solids, &borders);
    layout.size = size(&layout, turn.point(frame.u.far(), frame.v.far()));
    (layout, Memory::new(grid, space, paths, sizes))
}

/// An end that points at nothing is open.
fn sound_end(request: &Request, end: FlowEnd) -> FlowEnd {
    let there = match end {
        FlowEnd::Step(s) => s < request.steps.len(),
        FlowEnd::Lane(l) => l < request.lanes.len(),
        FlowEnd::Note(n) => n < request.notes.len(),
        FlowEnd::Flow(f) => f < request.flows.len(),
        FlowEnd::Open => true,
    };
    if there { end } else { FlowEnd::Open }
}

fn columns(grid: &Grid, frame: &coords::Frame) -> Vec<Band> {
    let at = |c: usize| 2 * c + 1;
    grid.columns
        .iter()
        .enumerate()
        .map(|(c, &key)| Band { key, start: frame.u.start[at(c)], end: frame.u.end[at(c)] })
        .collect()
}

fn item_middle(grid: &Grid, frame: &coords::Frame, item: u32) -> Option<(f64, f64)> {
    let item = grid.items.get(item as usize)?;
    Some((frame.u.middle[2 * item.column as usize + 1], frame.v.middle[2 * item.row as usize + 1]))
}

fn steps(request: &Request, grid: &Grid, sizes: &Sizes, frame: &coords::Frame, turn: Turn) -> Vec<StepBox> {
    let last = request.lanes.len().saturating_sub(1);
    let place = |(s, step): (usize, &RequestStep)| {
        let item = grid.step_item[s];
        let (u, v) = item_middle(grid, frame, item)?;
        let rect = if grid.attached[s] {
            let g = &frame.guests[s];
            turn.rect(u + g.du - g.half_u, v + g.dv - g.half_v, u + g.du + g.half_u, v + g.dv + g.half_v)
        } else {
            let e = &frame.items[item as usize];
            turn.rect(u - e.u, v - e.v, u + e.u, v + e.v)
        };
        let home = match grid.items[item as usize].held {
            Held::Step(h) => &request.steps[h as usize],
            Held::Note(_) => step,
        };
        let sized = &sizes.steps[s];
        let edge = Point::new(rect.center().x, rect.y1 - sized.chips_edge - sized.chips.size().height);
        Some(StepBox {
            id: step.id.clone(),
            lane: request.lanes[home.lane.min(last)].id.clone(),
            rect,
            name: sized.block.clone(),
            chips: sized.chips.place(edge),
            attached_to: grid.attached[s].then(|| home.id.clone()),
        })
    };
    request.steps.iter().enumerate().filter_map(place).collect()
}

fn notes(request: &Request, grid: &Grid, sizes: &Sizes, frame: &coords::Frame, turn: Turn) -> Vec<NoteBox> {
    let last = request.lanes.len().saturating_sub(1);
    let place = |(n, note): (usize, &RequestNote)| {
        let item = grid.note_item[n];
        let (u, v) = item_middle(grid, frame, item)?;
        let e = &frame.items[item as usize];
        Some(NoteBox {
            id: note.id.clone(),
            lane: request.lanes[note.lane.min(last)].id.clone(),
            rect: turn.rect(u - e.u, v - e.v, u + e.u, v + e.v),
            text: sizes.notes[n].block.clone(),
        })
    };
    request.notes.iter().enumerate().filter_map(place).collect()
}

fn flows(request: &Request, frame: &coords::Frame, turn: Turn) -> Vec<Route> {
    request
        .flows
        .iter()
        .zip(&frame.flows)
        .map(|(flow, corners)| Route {
            id: flow.id.clone(),
            points: corners.iter().map(|&(u, v)| turn.point(u, v)).collect(),
            label: None,
            chips: Vec::new(),
            hand_off: hand_off(request, flow),
        })
        .collect()
}

/// Whether a flow crosses from one lane to another, as work that changes hands.
fn hand_off(request: &Request, flow: &RequestFlow) -> bool {
    let lane = |end: FlowEnd| match end {
        FlowEnd::Step(s) => request.steps.get(s).map(|s| s.lane),
        FlowEnd::Lane(l) => Some(l),
        FlowEnd::Note(_) | FlowEnd::Flow(_) | FlowEnd::Open => None,
    };
    matches!(flow.kind, FlowKind::Sequence | FlowKind::Message)
        && matches!((lane(flow.from), lane(flow.to)), (Some(a), Some(b)) if a != b)
}

/// The edges of all lanes without lanes of their own.
fn borders(layout: &Layout, turn: Turn) -> labels::Borders {
    let across = turn.across();
    let edges = |l: &LaneBox| if across { [l.rect.y0, l.rect.y1] } else { [l.rect.x0, l.rect.x1] };
    let mut at: Vec<f64> = layout.lanes.iter().filter(|l| l.leaf).flat_map(edges).collect();
    at.sort_by(f64::total_cmp);
    at.dedup();
    labels::Borders { across, at }
}

/// Everything drawn with the margin around it, and the legend's strip below.
fn size(layout: &Layout, far: Point) -> Size {
    let mut reach = far;
    let rects = layout
        .title
        .iter()
        .chain(&layout.subtitle)
        .chain(layout.phases.iter().map(|p| &p.heading))
        .chain(layout.flows.iter().filter_map(|f| f.label.as_ref()))
        .map(|label| label.rect);
    for rect in rects.chain(layout.flows.iter().flat_map(|f| &f.chips).map(|chip| chip.rect)) {
        reach = Point::new(reach.x.max(rect.x1), reach.y.max(rect.y1));
    }
    Size::new(crate::geom::round(reach.x + MARGIN), crate::geom::round(reach.y + LEGEND + MARGIN / 2.0))
}

/// Where everything of one swimlane stands, in points at 100 %, y down, the origin at the top left of the drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Size of the whole drawing, margins and heading included.
    pub size: Size,
    /// The heading above the lanes.
    pub title: Option<Label>,
    pub subtitle: Option<Label>,
    /// Lanes in preorder, as in [`crate::model::View::lanes`].
    pub lanes: Vec<LaneBox>,
    pub phases: Vec<PhaseBox>,
    /// The columns, in time order: where each lies along the time axis.
    pub columns: Vec<Band>,
    pub steps: Vec<StepBox>,
    pub flows: Vec<Route>,
    pub notes: Vec<NoteBox>,
}

/// Text with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub rect: Rect,
    pub block: Block,
}

/// An interval along an axis that stands for a key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    pub key: Key,
    pub start: f64,
    pub end: f64,
}

/// A lane: its whole area with the header, and the header.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneBox {
    pub id: Id,
    pub rect: Rect,
    pub header: Rect,
    pub name: Block,
    /// The second line of the header: the kind of party.
    pub caption: Block,
    pub depth: usize,
    pub leaf: bool,
    /// The lane's rows across the time axis; none in a lane that is not a leaf.
    pub rows: Vec<Band>,
}

/// A phase: its heading, and the span of columns it covers, through all lanes.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseBox {
    pub id: Id,
    pub rect: Rect,
    pub heading: Label,
}

/// A step: its outline's bounding box and its name inside.
#[derive(Clone, Debug, PartialEq)]
pub struct StepBox {
    pub id: Id,
    pub lane: Id,
    pub rect: Rect,
    pub name: Block,
    /// Beneath its name, within its outline.
    pub chips: Vec<ChipBox>,
    pub attached_to: Option<Id>,
}

impl StepBox {
    /// The part of its box that its chips leave to its name or mark.
    pub fn above_chips(&self) -> Rect {
        let top = self.chips.iter().map(|chip| chip.rect.y0).fold(f64::INFINITY, f64::min);
        if !top.is_finite() {
            return self.rect;
        }
        let bottom = (top + CHIP_EDGE).clamp(self.rect.y0, self.rect.y1);
        Rect { y1: bottom, ..self.rect }
    }
}

/// A flow: an orthogonal line from outline to outline, without the rounding of its bends.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    pub id: Id,
    /// At least two points; empty where the flow has no end to draw at.
    pub points: Vec<Point>,
    pub label: Option<Label>,
    /// Beneath its label, or where that would be.
    pub chips: Vec<ChipBox>,
    /// Whether it crosses from one party's lane to another's.
    pub hand_off: bool,
}

/// A note's box and text.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteBox {
    pub id: Id,
    pub lane: Id,
    pub rect: Rect,
    pub text: Block,
}
