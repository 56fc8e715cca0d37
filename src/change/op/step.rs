//! Add steps: at a spot, after a step with a flow, in a direction from a step, onto a flow.

use super::{Direction, InTime, Room, Spot, phase, refuse};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Cell, Document, Flow, FlowKind, Grid, Id, IdMaker, Note, Orientation, Step, StepKind, rules},
};
use std::collections::BTreeSet;

/// A step to be made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewStep {
    pub kind: StepKind,
    pub name: String,
}

impl NewStep {
    /// A step of this kind, without a name yet.
    pub fn of(kind: StepKind) -> NewStep {
        NewStep { kind, name: String::new() }
    }

    fn make(self, edit: &Edit, cell: &Cell, ids: &mut IdMaker) -> Step {
        let slug = if self.name.is_empty() { self.kind.word() } else { &self.name };
        let id = edit.fresh(ids, slug);
        Step::new(id, self.kind, self.name, cell.clone())
    }
}

/// Adds a step at a spot and selects it.
pub fn add_step(document: &Document, new: NewStep, spot: &Spot, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let label = format!("Add {}", new.kind.word());
    place(document, spot, &label, |edit, cell| {
        let step = new.make(edit, cell, ids);
        let id = step.id.clone();
        edit.put(step);
        Ok(id)
    })
}

/// Adds a note at a spot and selects it; ties it to a record where one is given.
pub fn add_note(
    document: &Document,
    text: &str,
    spot: &Spot,
    about: Option<&Id>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    place(document, spot, "Add note", |edit, cell| {
        let id = edit.fresh(ids, if text.is_empty() { "note" } else { text });
        edit.put(Note {
            id: id.clone(),
            lane: cell.lane.clone(),
            column: cell.column,
            row: cell.row,
            text: text.into(),
            foreign: String::new(),
        });
        if let Some(about) = about {
            let swimlane = document.swimlane_of(about).ok_or_else(|| refuse::gone("step"))?;
            if Some(swimlane) != document.lane(&cell.lane).map(|l| &l.swimlane) {
                return Err(Refusal::new("A note is tied to something in its own swimlane."));
            }
            let flow = edit.fresh(ids, "note");
            edit.put(plain_flow(flow, swimlane.clone(), FlowKind::Association, id.clone(), about.clone()));
        }
        Ok(id)
    })
}

/// Adds a step after another, with a flow, in the next column: there where it is free;
/// else in a new column between, or beneath for a decision's further branch.
pub fn append_step(document: &Document, from: &Id, new: NewStep, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let step = document.step(from).ok_or_else(|| refuse::gone("step"))?;
    let spot = ahead(&grid_of(document, step)?, step);
    linked(document, step, new, &spot, false, ids)
}

/// Adds a step between another and the one that follows it, where just one does; else as [`append_step`].
pub fn insert_step_after(
    document: &Document,
    from: &Id,
    new: NewStep,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let mut leaving =
        document.flows().filter(|f| f.kind == FlowKind::Sequence && f.from.as_ref() == Some(from) && f.to.is_some());
    match (leaving.next(), leaving.next()) {
        (Some(flow), None) if !matches!(new.kind, StepKind::End(_)) && !rules::is_data(new.kind) => {
            insert_on_flow(document, &flow.id, new, ids)
        }
        _ => append_step(document, from, new, ids),
    }
}

/// Adds a step on a flow: the flow ends at it, and a new one goes on from it.
pub fn insert_on_flow(document: &Document, flow: &Id, new: NewStep, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let flow = document.flow(flow).ok_or_else(|| refuse::gone("flow"))?;
    let ends = (flow.from.as_ref().and_then(|id| document.step(id)), flow.to.as_ref().and_then(|id| document.step(id)));
    let (Some(source), Some(target)) = ends else {
        return Err(Refusal::new("A step goes on a flow that has a step at both ends."));
    };
    if flow.kind != FlowKind::Sequence {
        return Err(Refusal::new("A step goes on a sequence flow, not on a message or an association."));
    }
    if matches!(new.kind, StepKind::Start(_) | StepKind::End(_)) || rules::is_data(new.kind) {
        return Err(Refusal(format!("A {} cannot stand in the middle of a flow.", new.kind.word())));
    }
    let grid = grid_of(document, source)?;
    let between = grid.columns.range(source.column..).find(|&&c| c > source.column && c < target.column);
    let free = between
        .map(|&column| Cell { column, ..source.cell() })
        .filter(|cell| grid.occupant(cell).is_none())
        .map(Spot::Cell);
    let spot =
        free.unwrap_or(Spot::NewColumn { lane: source.lane.clone(), after: Some(source.column), row: source.row });
    let label = format!("Add {}", new.kind.word());
    place(document, &spot, &label, |edit, cell| {
        let step = new.make(edit, cell, ids);
        let id = step.id.clone();
        edit.put(step);
        let rest = edit.fresh(ids, "flow");
        edit.put(plain_flow(rest, flow.swimlane.clone(), FlowKind::Sequence, id.clone(), target.id.clone()));
        edit.put(Flow { to: Some(id.clone()), ..flow.clone() });
        Ok(id)
    })
}

/// Adds a connected step in a direction, as seen on the drawing, making room where it is taken.
///
/// Along the time axis it follows (or comes before) the step. Across it, it stands in the next row of the lane,
/// or, past the lane's last row, in the next lane; without a next lane in a new row.
pub fn add_step_towards(
    document: &Document,
    from: &Id,
    direction: Direction,
    new: NewStep,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let step = document.step(from).ok_or_else(|| refuse::gone("step"))?;
    let grid = grid_of(document, step)?;
    let orientation = document
        .swimlane_of(from)
        .and_then(|id| document.swimlane(id))
        .map_or(Orientation::Across, |swimlane| swimlane.orientation);
    match direction.in_time(orientation) {
        InTime::Later => linked(document, step, new, &ahead(&grid, step), false, ids),
        InTime::Earlier => linked(document, step, new, &behind(&grid, step), true, ids),
        InTime::Below => linked(document, step, new, &across(&grid, step, true), false, ids),
        InTime::Above => linked(document, step, new, &across(&grid, step, false), false, ids),
    }
}

/// The spot after a step.
fn ahead(grid: &Grid, step: &Step) -> Spot {
    let Some(column) = grid.column_after(step.column) else {
        return Spot::Cell(Cell { column: step.column.after(), ..step.cell() });
    };
    let cell = Cell { column, ..step.cell() };
    let branches = matches!(step.kind, StepKind::Decision(_)) || step.attached_to.is_some();
    if grid.occupant(&cell).is_none() || branches {
        Spot::Cell(cell)
    } else {
        Spot::NewColumn { lane: step.lane.clone(), after: Some(step.column), row: step.row }
    }
}

/// The spot before a step.
fn behind(grid: &Grid, step: &Step) -> Spot {
    let Some(column) = grid.column_before(step.column) else {
        return Spot::Cell(Cell { column: step.column.before(), ..step.cell() });
    };
    let cell = Cell { column, ..step.cell() };
    if grid.occupant(&cell).is_none() {
        Spot::Cell(cell)
    } else {
        Spot::NewColumn { lane: step.lane.clone(), after: Some(column), row: step.row }
    }
}

/// The spot below or above a step: the next row or lane, in this column or the first one after with room.
fn across(grid: &Grid, step: &Step, below: bool) -> Spot {
    let lane = &step.lane;
    let next_row = if below { grid.row_after(lane, step.row) } else { grid.row_before(lane, step.row) };
    let at = grid.lanes.iter().position(|l| l == lane);
    let next_lane = at.and_then(|i| if below { grid.lanes.get(i + 1) } else { grid.lanes.get(i.checked_sub(1)?) });
    let (lane, row) = match (next_row, next_lane) {
        (Some(row), _) => (lane.clone(), row),
        (None, Some(next)) => {
            let row = if below { grid.rows(next).next() } else { grid.rows(next).next_back() };
            (next.clone(), row.unwrap_or_default())
        }
        (None, None) => {
            let after = if below { Some(step.row) } else { None };
            return Spot::NewRow { lane: lane.clone(), column: step.column, after };
        }
    };
    let cell = Cell { lane, column: step.column, row };
    if grid.occupant(&cell).is_none() {
        return Spot::Cell(cell);
    }
    match grid.column_after(step.column) {
        None => Spot::Cell(Cell { column: step.column.after(), ..cell }),
        Some(column) if grid.occupant(&Cell { column, ..cell.clone() }).is_none() => {
            Spot::Cell(Cell { column, ..cell })
        }
        Some(_) => Spot::NewColumn { lane: cell.lane, after: Some(step.column), row: cell.row },
    }
}

/// Adds a step at the spot with a flow from (or to, when `reversed`) the other.
fn linked(
    document: &Document,
    other: &Step,
    new: NewStep,
    spot: &Spot,
    reversed: bool,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let swimlane = document.swimlane_of(&other.id).ok_or_else(|| refuse::gone("swimlane"))?;
    let label = format!("Add {}", new.kind.word());
    place(document, spot, &label, |edit, cell| {
        let step = new.make(edit, cell, ids);
        let id = step.id.clone();
        // The rule is asked of the document as it will be, with the new step in it.
        let mut after = edit.base().clone();
        let mut trial = Edit::new(edit.base());
        trial.put(step.clone());
        trial.finish("").diff.apply(&mut after);
        let (from, to) = if reversed { (&id, &other.id) } else { (&other.id, &id) };
        let kinds = rules::may_connect(&after, from, to).map_err(Refusal::new)?;
        edit.put(step);
        let flow = edit.fresh(ids, "flow");
        edit.put(plain_flow(
            flow,
            swimlane.clone(),
            kinds.first().copied().unwrap_or_default(),
            from.clone(),
            to.clone(),
        ));
        Ok(id)
    })
}

/// Runs a verb at a spot, with room made for it, and selects what it made.
fn place(
    document: &Document,
    spot: &Spot,
    label: &str,
    verb: impl FnOnce(&mut Edit, &Cell) -> Result<Id, Refusal>,
) -> Result<Transaction, Refusal> {
    let mut spot = spot.clone();
    let room = Room::make(document, &mut spot, 1, &BTreeSet::new())?;
    let cell = spot.cell(&room.grid).ok_or_else(|| Refusal::new("There is no room for this here."))?;
    let mut edit = Edit::new(&room.document);
    let made = verb(&mut edit, &cell)?;
    if let Some(lane) = room.document.lane(&cell.lane) {
        phase::cover(&mut edit, &lane.swimlane, &BTreeSet::from([cell.column]));
    }
    edit.select([made]);
    Ok(Room::finish(room.renumbered(), edit.finish(label)))
}

pub(super) fn plain_flow(id: Id, swimlane: Id, kind: FlowKind, from: Id, to: Id) -> Flow {
    Flow { id, swimlane, kind, from: Some(from), to: Some(to), ..Flow::default() }
}

fn grid_of(document: &Document, step: &Step) -> Result<Grid, Refusal> {
    let swimlane = document.swimlane_of(&step.id).ok_or_else(|| refuse::gone("swimlane"))?;
    Grid::new(document, swimlane, &BTreeSet::new()).ok_or_else(|| refuse::gone("swimlane"))
}
