//! What a layout is based on: the next one takes over the paths where nothing changed that they depend on,
//! and the size of each step and label that says what it said.
//!
//! A layout with and without what was before is the same; this only saves work. Names and sizes change far more often
//! than what stands where and what is tied to what.

use super::{
    Layout, Request, RequestStep,
    grid::Grid,
    path::Path,
    router,
    sizes::{self, Before, Sizes},
    terminal::Space,
};

/// A layout's memory, to be given to the next one together with the request that was laid out.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    grid: Grid,
    space: Space,
    paths: Vec<Option<Path>>,
    sizes: Sizes,
}

impl Memory {
    pub(super) fn new(grid: Grid, space: Space, paths: Vec<Option<Path>>, sizes: Sizes) -> Memory {
        Memory { grid, space, paths, sizes }
    }
}

/// The size of every step and label.
pub(super) fn sizes(request: &Request, grid: &Grid, before: Option<(&Request, &Memory)>) -> Sizes {
    let before =
        before.map(|(request, memory)| Before { request, attached: &memory.grid.attached, sizes: &memory.sizes });
    Sizes::new(request, &grid.attached, before)
}

/// The path of every flow.
pub(super) fn paths(
    request: &Request,
    grid: &Grid,
    space: &Space,
    before: Option<(&Request, Memory)>,
) -> Vec<Option<Path>> {
    match before {
        Some((was, memory))
            if memory.paths.len() == request.flows.len() && alike(request, grid, space, was, &memory) =>
        {
            memory.paths
        }
        Some(_) | None => router::route(request, grid, space),
    }
}

/// The layout where steps have other names, nothing else differs and each name has the room of the one before: all
/// stays where it is.
pub(super) fn in_place(request: &Request, (was, layout, memory): (&Request, &Layout, &mut Memory)) -> Option<Layout> {
    let there = layout.steps.len() == request.steps.len() && memory.sizes.steps.len() == request.steps.len();
    if !there || !same_but_for_names(request, was) {
        return None;
    }
    let hung = sizes::hung(request, &memory.grid.attached);
    let mut renamed = Vec::new();
    for (i, step) in request.steps.iter().enumerate() {
        if was.steps.get(i).is_none_or(|before| before.name != step.name) {
            let sized = sizes::sized(request, step, hung.get(i).copied()?);
            memory.sizes.steps.get(i).filter(|before| sized.takes_same_room(before))?;
            renamed.push((i, sized));
        }
    }
    let mut layout = layout.clone();
    for (i, sized) in renamed {
        layout.steps.get_mut(i)?.name = sized.block.clone();
        *memory.sizes.steps.get_mut(i)? = sized;
    }
    Some(layout)
}

fn same_but_for_names(request: &Request, was: &Request) -> bool {
    let Request { swimlane, orientation, title, subtitle, lanes, phases, steps, flows, notes, chip_lines } = request;
    let same_step = |(step, was): (&RequestStep, &RequestStep)| {
        let RequestStep { id, kind, name: _, duration, lane, column, row, attached_to, chips } = step;
        (id, kind, duration, lane) == (&was.id, &was.kind, &was.duration, &was.lane)
            && (column, row, attached_to, chips) == (&was.column, &was.row, &was.attached_to, &was.chips)
    };
    (swimlane, orientation, title, subtitle) == (&was.swimlane, &was.orientation, &was.title, &was.subtitle)
        && (lanes, phases, notes, chip_lines) == (&was.lanes, &was.phases, &was.notes, &was.chip_lines)
        && flows == &was.flows
        && steps.len() == was.steps.len()
        && steps.iter().zip(&was.steps).all(same_step)
}

/// Whether the router could not tell one from the other: the texts may differ, and sizes where no event hangs on a
/// step.
fn alike(request: &Request, grid: &Grid, space: &Space, was: &Request, memory: &Memory) -> bool {
    let old = &memory.grid;
    let same_grid = grid.items == old.items
        && grid.step_item == old.step_item
        && grid.note_item == old.note_item
        && grid.attached == old.attached
        && grid.guests == old.guests
        && grid.lane_rows == old.lane_rows
        && (grid.columns.len(), grid.rows.len()) == (old.columns.len(), old.rows.len());
    same_grid
        && (grid.guests.is_empty() || *space == memory.space)
        && request.orientation == was.orientation
        && same(&request.lanes, &was.lanes, |l| (l.depth, l.parent, l.leaf, l.customer, l.class))
        && same(&request.steps, &was.steps, |s| (s.kind, s.lane, s.attached_to, s.duration.is_empty()))
        && same(&request.flows, &was.flows, |f| (f.kind, f.from, f.to, f.label.is_empty()))
        && same(&request.notes, &was.notes, |n| n.lane)
}

fn same<T, K: PartialEq>(now: &[T], was: &[T], key: impl Fn(&T) -> K) -> bool {
    now.iter().map(&key).eq(was.iter().map(&key))
}
