//! The fields of steps: what they are, who does them, how long they take.

use super::{fits, once_each};
use crate::{
    change::{
        Edit, Refusal,
        op::{attach, refuse, rename::clean, set::Field},
    },
    model::{Document, Id, PartyKind, Step, StepKind, rules},
};

pub(super) fn step(document: &Document, r: &mut Step, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::StepKind(v) => set_kind(document, r, *v)?,
        Field::Duration(v) => r.duration = clean(v),
        Field::Repeat(v) => r.repeat = *v,
        Field::NonInterrupting(v) => r.non_interrupting = *v,
        Field::Link(v) => set_link(document, r, v.as_ref())?,
        Field::Systems(v) => {
            let other = v.iter().filter(|id| !r.systems.contains(id)).filter_map(|id| document.party(id));
            if let Some(other) = other.into_iter().find(|party| party.kind != PartyKind::System) {
                return Err(Refusal(format!("“{}” is no system. Change its kind first.", other.name)));
            }
            r.systems = once_each(v);
            fits(document, r, "systems")?;
        }
        Field::Responsible(v) => {
            r.responsible = once_each(v);
            fits(document, r, "responsible")?;
        }
        Field::Accountable(v) => {
            r.accountable = once_each(v);
            fits(document, r, "accountable")?;
        }
        Field::Consulted(v) => {
            r.consulted = once_each(v);
            fits(document, r, "consulted")?;
        }
        Field::Informed(v) => {
            r.informed = once_each(v);
            fits(document, r, "informed")?;
        }
        Field::DecisionTable(v) => {
            r.decision_table = v.clone();
            fits(document, r, "decision_table")?;
        }
        Field::Work(v) => r.work = *v,
        Field::Wait(v) => r.wait = *v,
        Field::Cost(v) => r.cost = *v,
        Field::ValueClass(v) => r.value = *v,
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}

/// Puts an event on the edge of a step, or takes it off.
pub(super) fn attach_to(document: &Document, edit: &mut Edit, step: &Step, host: Option<&Id>) -> Result<(), Refusal> {
    if let Some(host) = host {
        let host = document.step(host).ok_or_else(|| refuse::gone("step"))?;
        attach::may_attach(document, step, host)?;
    }
    // Off its host an event stands in the next free row of the same column.
    let mut cell = step.cell();
    if host.is_none() && step.attached_to.is_some() {
        let swimlane = document.swimlane_of(&step.id).ok_or_else(|| refuse::gone("swimlane"))?;
        let grid = crate::model::Grid::new(document, swimlane, &Default::default());
        cell = grid.ok_or_else(|| refuse::gone("swimlane"))?.free(&cell);
    }
    edit.put(Step { attached_to: host.cloned(), ..step.clone() }.at(&cell));
    Ok(())
}

fn set_kind(document: &Document, step: &mut Step, kind: StepKind) -> Result<(), Refusal> {
    let carries = || document.steps().any(|s| s.attached_to.as_ref() == Some(&step.id));
    if !rules::may_carry_events(kind) && rules::may_carry_events(step.kind) && carries() {
        return Err(Refusal(format!(
            "Events sit on this step, and none can sit on a {}. Detach them first.",
            kind.word()
        )));
    }
    if step.attached_to.is_some() && !rules::may_be_attached(kind) {
        return Err(Refusal(format!("This event sits on a step, and a {} cannot. Detach it first.", kind.word())));
    }
    if !matches!(kind, StepKind::SubProcess(_)) && step.link.is_some() {
        return Err(Refusal::new("This sub-process is linked to a swimlane. Remove the link first."));
    }
    step.kind = kind;
    Ok(())
}

fn set_link(document: &Document, step: &mut Step, link: Option<&Id>) -> Result<(), Refusal> {
    if let Some(target) = link {
        document.swimlane(target).ok_or_else(|| refuse::gone("swimlane"))?;
        if !matches!(step.kind, StepKind::SubProcess(_)) {
            return Err(Refusal::new("Only a sub-process is linked to a swimlane. Change its kind first."));
        }
        if document.swimlane_of(&step.id) == Some(target) {
            return Err(Refusal::new("A step cannot be detailed by the swimlane it stands in."));
        }
    }
    step.link = link.cloned();
    Ok(())
}
