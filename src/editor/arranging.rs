//! Moving what is selected by keys, and tidying: where each goes by what is around it.

use super::Scene;
use crate::{
    change::{
        Refusal, Transaction,
        op::{self, Direction, InTime, LaneSpot, Spot},
    },
    layout::{Request, tidy_with_phases},
    model::{Cell, Document, Grid, Id, IdMaker, Record},
};
use std::collections::BTreeSet;

type Verb = Result<Transaction, Refusal>;

/// Moves the selected steps by one column, row or lane, a lane or phase by one place.
pub fn move_by(document: &Document, scene: &Scene, selection: &[Id], direction: Direction, ids: &mut IdMaker) -> Verb {
    let nothing = || Refusal::new("Select steps, a lane or a phase first.");
    let request = scene.request.as_ref().ok_or_else(nothing)?;
    let heading = direction.in_time(request.orientation);
    match selection.last().and_then(|id| document.get(id)) {
        Some(Record::Lane(lane)) => move_lane(document, request, &lane.id, heading, ids),
        Some(Record::Phase(phase)) => move_phase(document, request, &phase.id, heading),
        Some(Record::Step(_) | Record::Note(_)) => move_steps(document, request, selection, heading),
        Some(_) | None => Err(nothing()),
    }
}

fn move_lane(document: &Document, request: &Request, lane: &Id, heading: InTime, ids: &mut IdMaker) -> Verb {
    let own = request.lanes.iter().find(|l| l.id == *lane);
    let own = own.ok_or_else(|| Refusal::new("This lane is not in the swimlane shown."))?;
    let siblings: Vec<&Id> = request.lanes.iter().filter(|l| l.parent == own.parent).map(|l| &l.id).collect();
    let at = siblings.iter().position(|id| *id == lane).unwrap_or_default();
    let spot = match heading {
        InTime::Above => at.checked_sub(1).and_then(|i| siblings.get(i)).map(|id| LaneSpot::Above((*id).clone())),
        InTime::Below => siblings.get(at + 1).map(|id| LaneSpot::Below((*id).clone())),
        InTime::Later | InTime::Earlier => return Err(Refusal::new("A lane moves across the flow, not along it.")),
    };
    let spot = spot.ok_or_else(|| Refusal::new("This lane is at the end already."))?;
    op::move_lane(document, lane, &spot, ids)
}

fn move_phase(document: &Document, request: &Request, phase: &Id, heading: InTime) -> Verb {
    let phases: Vec<&Id> = request.phases.iter().map(|p| &p.id).collect();
    let at = phases.iter().position(|id| *id == phase);
    let at = at.ok_or_else(|| Refusal::new("This phase is not in the swimlane shown."))?;
    let end = || Refusal::new("This phase is at the end already.");
    match heading {
        InTime::Earlier => {
            let before = at.checked_sub(1).and_then(|i| phases.get(i)).ok_or_else(end)?;
            op::move_phase(document, phase, Some(before))
        }
        InTime::Later if at + 1 < phases.len() => op::move_phase(document, phase, phases.get(at + 2).copied()),
        InTime::Later => Err(end()),
        InTime::Above | InTime::Below => Err(Refusal::new("A phase moves along the flow, not across it.")),
    }
}

fn move_steps(document: &Document, request: &Request, selection: &[Id], heading: InTime) -> Verb {
    let cell = |id: &Id| document.get(id).and_then(Record::cell);
    let chosen: Vec<Id> = selection.iter().filter(|id| cell(id).is_some()).cloned().collect();
    let moving: BTreeSet<Id> = chosen.iter().cloned().collect();
    let grid = Grid::new(document, &request.swimlane, &moving)
        .ok_or_else(|| Refusal::new("This swimlane is not in the model any more."))?;
    let (Some(grabbed), Some(from)) = (chosen.last(), chosen.last().and_then(cell)) else {
        return Err(Refusal::new("Select steps first."));
    };
    let spot = match heading {
        InTime::Later => match grid.column_after(from.column) {
            None => Spot::Cell(Cell { column: from.column.after(), ..from.clone() }),
            Some(column) => free_or_past(&grid, Cell { column, ..from.clone() }, Some(column)),
        },
        InTime::Earlier => match grid.column_before(from.column) {
            None => Spot::Cell(Cell { column: from.column.before(), ..from.clone() }),
            Some(column) => {
                let past = grid.column_before(column);
                free_or_past(&grid, Cell { column, ..from.clone() }, past)
            }
        },
        InTime::Below | InTime::Above => across(&grid, &from, heading == InTime::Below),
    };
    op::move_steps(document, &chosen, grabbed, &spot)
}

/// A free cell, or where it is taken a new column on its far side: the two change places.
fn free_or_past(grid: &Grid, cell: Cell, after: Option<crate::model::Key>) -> Spot {
    if grid.occupant(&cell).is_none() {
        Spot::Cell(cell)
    } else {
        Spot::NewColumn { lane: cell.lane, after, row: cell.row }
    }
}

/// The next row of the lane; past its last the next lane; past that a new row.
fn across(grid: &Grid, from: &Cell, below: bool) -> Spot {
    let lane = &from.lane;
    let row = if below { grid.row_after(lane, from.row) } else { grid.row_before(lane, from.row) };
    if let Some(row) = row {
        return Spot::Cell(Cell { row, ..from.clone() });
    }
    let at = grid.lanes.iter().position(|l| l == lane);
    let next = at.and_then(|i| if below { grid.lanes.get(i + 1) } else { grid.lanes.get(i.checked_sub(1)?) });
    match next {
        Some(next) => {
            let row = if below { grid.rows(next).next() } else { grid.rows(next).next_back() };
            Spot::Cell(Cell { lane: next.clone(), column: from.column, row: row.unwrap_or_default() })
        }
        None => {
            let after = if below { grid.rows(lane).next_back() } else { None };
            Spot::NewRow { lane: lane.clone(), column: from.column, after }
        }
    }
}

/// Arranges the swimlane of this request anew from its flow, as one transaction.
pub fn tidy(document: &Document, request: &Request) -> Verb {
    let tidied = tidy_with_phases(request);
    let cells: Vec<_> = tidied.placements.into_iter().map(|p| (p.id, p.column, p.row)).collect();
    let phases: Vec<_> = tidied.phases.into_iter().map(|p| (p.id, p.from, p.to)).collect();
    op::place(document, &cells, &phases, "Tidy")
}
