//! Attach an event to the edge of a step, and take it off again.

use super::{Room, Spot, refuse};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, FlowKind, Id, Record, Step, rules},
};
use std::collections::BTreeSet;

/// Attaches an event to a step; it then has that step's cell.
pub fn attach(document: &Document, event: &Id, host: &Id) -> Result<Transaction, Refusal> {
    let step = document.step(event).ok_or_else(|| refuse::gone("step"))?;
    let host = document.step(host).ok_or_else(|| refuse::gone("step"))?;
    may_attach(document, step, host)?;
    let mut edit = Edit::new(document);
    edit.put(Step { attached_to: Some(host.id.clone()), ..step.clone() }.at(&host.cell()));
    // What flowed into it has no place any more: an attached event starts from its host.
    for flow in document.flows().filter(|f| f.to.as_ref() == Some(event) && f.kind == FlowKind::Sequence) {
        edit.remove(&flow.id);
    }
    edit.select([event.clone()]);
    Ok(edit.finish("Attach event"))
}

/// Takes an event off the step it sits on and puts it at a spot.
pub fn detach(document: &Document, event: &Id, spot: &Spot) -> Result<Transaction, Refusal> {
    let step = document.step(event).ok_or_else(|| refuse::gone("step"))?;
    if step.attached_to.is_none() {
        return Err(Refusal::new("This step is not attached to another."));
    }
    let mut spot = spot.clone();
    let room = Room::make(document, &mut spot, 1, &BTreeSet::new())?;
    let cell = spot.cell(&room.grid).ok_or_else(|| Refusal::new("There is no room for this here."))?;
    if document.swimlane_of(event) != document.swimlane_of(&cell.lane) {
        return Err(Refusal::new("A step stays in its swimlane. Cut it and paste it in the other."));
    }
    let mut edit = Edit::new(&room.document);
    edit.put(Step { attached_to: None, non_interrupting: false, ..step.clone() }.at(&cell));
    edit.select([event.clone()]);
    Ok(Room::finish(room.renumbered(), edit.finish("Detach event")))
}

/// Whether an event may sit on a step.
pub(super) fn may_attach(document: &Document, step: &Step, host: &Step) -> Result<(), Refusal> {
    if !rules::may_be_attached(step.kind) {
        return Err(Refusal(format!("A {} cannot sit on a step. Make it an event first.", step.kind.word())));
    }
    if !rules::may_carry_events(host.kind) || host.id == step.id {
        return Err(Refusal(format!("No event can sit on a {}. Take a task or a sub-process.", host.kind.word())));
    }
    if document.swimlane_of(&step.id) != document.swimlane_of(&host.id) {
        return Err(Refusal::new("An event sits on a step of its own swimlane."));
    }
    let carries = |record: &Record| matches!(record, Record::Step(s) if s.attached_to.as_ref() == Some(&step.id));
    if document.records().any(carries) {
        return Err(Refusal::new("Other events sit on this one. Detach them first."));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        change::op::{NewStep, add_step, append_step, start_model},
        model::{Cell, IdMaker, StepKind, TaskKind, Trigger},
    };

    #[test]
    fn an_event_shares_its_hosts_cell_until_it_is_detached() {
        let mut ids = IdMaker::new(1);
        let mut document = start_model("Orders", &mut ids);
        let start = document.steps().next().expect("a start").id.clone();
        let mut done = |transaction: Transaction| {
            transaction.diff.apply(&mut document);
            (document.clone(), transaction.select.and_then(|s| s.first().cloned()).expect("selected"))
        };
        let base = start_model("Orders", &mut IdMaker::new(1));
        let task = NewStep::of(StepKind::Task(TaskKind::Plain));
        let (after, task) = done(append_step(&base, &start, task, &mut ids).expect("adds"));
        let lane = after.step(&task).expect("there").lane.clone();
        let spot = Spot::Cell(Cell::new(lane.as_str(), 0, 3));
        let event = NewStep::of(StepKind::Event(Trigger::Timer));
        let (after, event) = done(add_step(&after, event, &spot, &mut ids).expect("adds"));
        let (after, _) = done(attach(&after, &event, &task).expect("attaches"));
        assert_eq!(after.step(&event).map(Step::cell), after.step(&task).map(Step::cell));
        assert!(attach(&after, &event, &event).is_err());
        let (after, _) = done(detach(&after, &event, &spot).expect("detaches"));
        assert_eq!(after.step(&event).map(Step::cell), Some(Cell::new(lane.as_str(), 0, 3)));
        assert_eq!(after.step(&event).and_then(|s| s.attached_to.clone()), None);
    }
}
