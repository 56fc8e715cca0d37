//! Where a new step, lane or phase goes by what is selected. Each returns a transaction that selects what it made.

use super::{Scene, chain, handles::neighbour};
use crate::{
    change::{
        Refusal, Transaction,
        op::{self, Direction, InTime, LaneSpot, NewStep, Spot},
    },
    layout::RequestStep,
    model::{Cell, Document, Id, IdMaker, Key, Record, StepKind, rules},
};

type Verb = Result<Transaction, Refusal>;

/// What adding looks at.
pub struct Adding<'a> {
    pub document: &'a Document,
    pub scene: &'a Scene,
    pub selection: &'a [Id],
    /// What was worked on last, whether it is selected still or not.
    pub worked: Option<&'a Id>,
}

impl<'a> Adding<'a> {
    /// A step of a kind after what is selected, connected to it; on a selected flow; in a selected lane;
    /// with nothing selected at the end of the lane that was worked in last, else of that of the last step.
    pub fn step(&self, kind: StepKind, ids: &mut IdMaker) -> Verb {
        let new = NewStep::of(kind);
        match self.selection.last().and_then(|id| self.document.get(id)) {
            Some(Record::Step(step)) if rules::is_data(kind) => {
                let beneath = op::add_step(self.document, new, &Spot::Cell(step.cell()), ids);
                chain::and_then(self.document, beneath, |document, made| op::connect(document, &step.id, made, ids))
            }
            Some(Record::Step(step)) if matches!(kind, StepKind::Start(_)) => {
                let before = self.toward(InTime::Earlier);
                op::add_step_towards(self.document, &step.id, before, new, ids)
            }
            Some(Record::Step(step)) if matches!(step.kind, StepKind::Decision(_)) => {
                op::append_step(self.document, &step.id, new, ids)
            }
            Some(Record::Step(step)) => op::insert_step_after(self.document, &step.id, new, ids),
            Some(Record::Flow(flow)) if !rules::is_data(kind) => op::insert_on_flow(self.document, &flow.id, new, ids),
            Some(Record::Note(note)) => {
                let cell = Cell { column: note.column.after(), ..note.cell() };
                op::add_step(self.document, new, &Spot::Cell(cell), ids)
            }
            Some(Record::Lane(lane)) => self.in_lane(&lane.id, new, ids),
            _ => match self.lane_at_work() {
                Some(lane) => self.in_lane(&lane, new, ids),
                None => Err(Refusal::new("Add a lane first: a step stands in a lane.")),
            },
        }
    }

    /// A note beside what is selected, tied to it.
    pub fn note(&self, ids: &mut IdMaker) -> Verb {
        let about = self.selection.last();
        let spot = match about.and_then(|id| self.document.get(id)) {
            Some(Record::Step(step)) => Some(Spot::Cell(step.cell())),
            Some(Record::Note(note)) => Some(Spot::Cell(note.cell())),
            Some(Record::Flow(flow)) => {
                let end = flow.from.as_ref().or(flow.to.as_ref()).and_then(|id| self.document.step(id));
                end.map(|step| Spot::Cell(step.cell()))
            }
            Some(Record::Lane(lane)) => Some(self.end_of_lane(&lane.id)),
            _ => None,
        };
        let about = about
            .filter(|id| matches!(self.document.get(id), Some(Record::Step(_) | Record::Flow(_) | Record::Note(_))));
        let spot = spot.or_else(|| self.lane_at_work().map(|lane| self.end_of_lane(&lane)));
        let spot = spot.ok_or_else(|| Refusal::new("Add a lane first: a note stands in a lane."))?;
        op::add_note(self.document, "", &spot, about, ids)
    }

    /// A connected step in a direction of the drawing.
    pub fn towards(&self, direction: Direction, ids: &mut IdMaker) -> Verb {
        match self.selection.last() {
            Some(id) if self.document.step(id).is_some() => {
                op::add_step_towards(self.document, id, direction, NewStep::default(), ids)
            }
            Some(_) | None => Err(Refusal::new("Select a step first; the new one is connected to it.")),
        }
    }

    /// A connected step in the lane before or after, in the same column where it is free, else in a new one after it.
    pub fn across(&self, after: bool, ids: &mut IdMaker) -> Verb {
        let step = self.selection.last().and_then(|id| self.document.step(id));
        let step = step.ok_or_else(|| Refusal::new("Select a step first; the new one is connected to it."))?;
        let lane = neighbour(self.scene, &step.lane, after)
            .ok_or_else(|| Refusal::new("There is no lane on this side. Add one first."))?;
        let steps = || self.steps().filter(|s| self.lane_of(s) == Some(&lane));
        let here: Vec<&RequestStep> = steps().filter(|s| s.column == step.column).collect();
        let first_row = steps().map(|s| s.row).min().unwrap_or_default();
        let spot = if here.is_empty() {
            Spot::Cell(Cell { lane, column: step.column, row: first_row })
        } else {
            let next = self.steps().map(|s| s.column).filter(|c| *c > step.column).min();
            match next {
                Some(column) if steps().all(|s| s.column != column) => {
                    Spot::Cell(Cell { lane, column, row: first_row })
                }
                Some(_) => Spot::NewColumn { lane, after: Some(step.column), row: first_row },
                None => Spot::Cell(Cell { lane, column: step.column.after(), row: first_row }),
            }
        };
        let new = op::add_step(self.document, NewStep::default(), &spot, ids);
        chain::and_then(self.document, new, |document, made| op::connect(document, &step.id, made, ids))
    }

    /// A lane before, after or inside that of the selection; after the last one where nothing is selected.
    pub fn lane(&self, place: impl FnOnce(Id) -> LaneSpot, ids: &mut IdMaker) -> Verb {
        let swimlane = self.swimlane()?;
        let lane = self.selection.last().and_then(|id| match self.document.get(id)? {
            Record::Lane(lane) => Some(lane.id.clone()),
            record => record.cell().map(|cell| cell.lane),
        });
        let spot = match lane.or_else(|| self.last_top_lane()) {
            Some(lane) => place(lane),
            None => LaneSpot::Last(swimlane.clone()),
        };
        op::add_lane(self.document, &spot, "", None, ids)
    }

    /// A phase over the columns of the selection; without one, over those that no phase covers yet.
    pub fn phase(&self, ids: &mut IdMaker) -> Verb {
        let swimlane = self.swimlane()?;
        let cells = self.selection.iter().filter_map(|id| self.document.get(id)?.cell());
        let mut columns: Vec<Key> = cells.map(|cell| cell.column).collect();
        if columns.is_empty() {
            let phases = self.scene.request.iter().flat_map(|r| &r.phases);
            let last = phases.map(|p| p.to).max();
            columns = self.steps().map(|s| s.column).filter(|c| last.is_none_or(|last| *c > last)).collect();
            if columns.is_empty() {
                columns.push(last.map_or_else(Key::default, Key::after));
            }
        }
        let (from, to) = (columns.iter().min().copied(), columns.iter().max().copied());
        op::add_phase(self.document, swimlane, from.unwrap_or_default(), to.unwrap_or_default(), "", ids)
    }

    fn swimlane(&self) -> Result<&'a Id, Refusal> {
        let request = self.scene.request.as_ref();
        request.map(|r| &r.swimlane).ok_or_else(|| Refusal::new("Add a process first: the model has no swimlane yet."))
    }

    fn in_lane(&self, lane: &Id, new: NewStep, ids: &mut IdMaker) -> Verb {
        // A lane that holds others takes no steps: the first of those in it does.
        let leaf = self.leaf_in(lane).unwrap_or_else(|| lane.clone());
        op::add_step(self.document, new, &self.end_of_lane(&leaf), ids)
    }

    /// The cell after the last step of a lane; in an empty lane the first column there is.
    fn end_of_lane(&self, lane: &Id) -> Spot {
        let inside = self.steps().filter(|s| self.lane_of(s) == Some(lane));
        let last = inside.max_by_key(|s| (s.column, std::cmp::Reverse(s.row)));
        let cell = match last {
            Some(last) => {
                let next = self.steps().map(|s| s.column).filter(|c| *c > last.column).min();
                Cell { lane: lane.clone(), column: next.unwrap_or_else(|| last.column.after()), row: last.row }
            }
            None => {
                let first = self.steps().map(|s| s.column).min().unwrap_or_default();
                Cell { lane: lane.clone(), column: first, row: Key::default() }
            }
        };
        Spot::Cell(cell)
    }

    fn steps(&self) -> impl Iterator<Item = &'a RequestStep> {
        self.scene.request.iter().flat_map(|r| &r.steps)
    }

    fn lane_of(&self, step: &RequestStep) -> Option<&'a Id> {
        self.scene.request.as_ref()?.lanes.get(step.lane).map(|l| &l.id)
    }

    /// The lane something new goes to where nothing is selected.
    fn lane_at_work(&self) -> Option<Id> {
        let lanes = &self.scene.request.as_ref()?.lanes;
        let worked = self.worked.and_then(|id| match self.document.get(id)? {
            Record::Lane(lane) => Some(lane.id.clone()),
            record => record.cell().map(|cell| cell.lane),
        });
        let shown = worked.filter(|id| lanes.iter().any(|l| l.id == *id));
        let last = || self.lane_of(self.steps().max_by_key(|s| (s.column, std::cmp::Reverse(s.lane), s.row))?).cloned();
        shown.or_else(last).or_else(|| self.first_leaf())
    }

    fn first_leaf(&self) -> Option<Id> {
        self.scene.request.as_ref()?.lanes.iter().find(|l| l.leaf).map(|l| l.id.clone())
    }

    fn leaf_in(&self, lane: &Id) -> Option<Id> {
        let lanes = &self.scene.request.as_ref()?.lanes;
        let at = lanes.iter().position(|l| l.id == *lane)?;
        let depth = lanes.get(at)?.depth;
        let inside = lanes.iter().enumerate().skip(at).take_while(|(i, l)| *i == at || l.depth > depth);
        inside.map(|(_, l)| l).find(|l| l.leaf).map(|l| l.id.clone())
    }

    fn last_top_lane(&self) -> Option<Id> {
        let lanes = &self.scene.request.as_ref()?.lanes;
        lanes.iter().rev().find(|l| l.depth == 0).map(|l| l.id.clone())
    }

    /// The direction on the drawing that means this in time.
    fn toward(&self, wanted: InTime) -> Direction {
        let orientation = self.scene.axes().0;
        Direction::ALL.into_iter().find(|d| d.in_time(orientation) == wanted).unwrap_or(Direction::Right)
    }
}
