//! Set any field of a record, or the same field of several.

use super::{attach, flow, refuse, rename::clean};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{
        Condition, Document, FlowKind, Id, LaneClass, Orientation, PartyKind, ProcessKind, Record, Repeat, State, Step,
        StepKind, rules,
    },
};

/// A field and its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// The record's own name (of a lane too, apart from its party's); a flow's label, a note's text.
    Name(String),
    Description(String),
    StepKind(StepKind),
    Duration(String),
    Repeat(Repeat),
    NonInterrupting(bool),
    AttachedTo(Option<Id>),
    Link(Option<Id>),
    PartyKind(PartyKind),
    ProcessKind(ProcessKind),
    Owner(Option<Id>),
    Outcome(String),
    Process(Option<Id>),
    State(State),
    Orientation(Orientation),
    LaneClass(LaneClass),
    Party(Option<Id>),
    FlowKind(FlowKind),
    Condition(Condition),
}

impl Field {
    /// The field's word, in menus and refusals.
    pub fn word(&self) -> &'static str {
        match self {
            Field::Name(_) => "name",
            Field::Description(_) => "description",
            Field::StepKind(_) | Field::PartyKind(_) | Field::ProcessKind(_) | Field::FlowKind(_) => "kind",
            Field::Duration(_) => "duration",
            Field::Repeat(_) => "repeat",
            Field::NonInterrupting(_) => "interruption",
            Field::AttachedTo(_) => "host",
            Field::Link(_) => "link",
            Field::Owner(_) => "owner",
            Field::Outcome(_) => "outcome",
            Field::Process(_) => "process",
            Field::State(_) => "state",
            Field::Orientation(_) => "orientation",
            Field::LaneClass(_) => "class",
            Field::Party(_) => "party",
            Field::Condition(_) => "condition",
        }
    }
}

/// Sets a field of each of these records that has it. Refused where none has, or where one may not hold the value.
pub fn set(document: &Document, targets: &[Id], field: &Field) -> Result<Transaction, Refusal> {
    let mut edit = Edit::new(document);
    let mut what = "element";
    let mut done = false;
    for id in targets {
        let mut record = document.get(id).ok_or_else(|| refuse::gone("element"))?.clone();
        what = record.kind().word();
        if let (Record::Step(step), Field::AttachedTo(host)) = (&record, field) {
            attach_to(document, &mut edit, step, host.as_ref())?;
            done = true;
        } else if put(document, &mut record, field)? {
            edit.put(record);
            done = true;
        }
    }
    if !done {
        return Err(refuse::not_for(field.word(), what));
    }
    Ok(edit.finish(format!("Change {}", field.word())))
}

/// Sets the field of one record; false where the record has no such field.
fn put(document: &Document, record: &mut Record, field: &Field) -> Result<bool, Refusal> {
    match (record, field) {
        (Record::Model(r), Field::Name(v)) => r.name = clean(v),
        (Record::Party(r), Field::Name(v)) => r.name = clean(v),
        (Record::Process(r), Field::Name(v)) => r.name = clean(v),
        (Record::Swimlane(r), Field::Name(v)) => r.name = clean(v),
        (Record::Lane(r), Field::Name(v)) => r.name = clean(v),
        (Record::Phase(r), Field::Name(v)) => r.name = clean(v),
        (Record::Step(r), Field::Name(v)) => r.name = clean(v),
        (Record::Flow(r), Field::Name(v)) => r.label = clean(v),
        (Record::Note(r), Field::Name(v)) => r.text = clean(v),
        (Record::Model(r), Field::Description(v)) => r.description = clean(v),
        (Record::Party(r), Field::Description(v)) => r.description = clean(v),
        (Record::Process(r), Field::Description(v)) => r.description = clean(v),
        (Record::Swimlane(r), Field::Description(v)) => r.description = clean(v),
        (Record::Lane(r), Field::Description(v)) => r.description = clean(v),
        (Record::Phase(r), Field::Description(v)) => r.description = clean(v),
        (Record::Step(r), Field::Description(v)) => r.description = clean(v),
        (Record::Flow(r), Field::Description(v)) => r.description = clean(v),
        (Record::Step(r), Field::StepKind(v)) => set_kind(document, r, *v)?,
        (Record::Step(r), Field::Duration(v)) => r.duration = clean(v),
        (Record::Step(r), Field::Repeat(v)) => r.repeat = *v,
        (Record::Step(r), Field::NonInterrupting(v)) => r.non_interrupting = *v,
        (Record::Step(r), Field::Link(v)) => {
            if let Some(target) = v {
                let linkable = matches!(r.kind, StepKind::SubProcess(_));
                document.swimlane(target).ok_or_else(|| refuse::gone("swimlane"))?;
                if !linkable {
                    return Err(Refusal::new("Only a sub-process is linked to a swimlane. Change its kind first."));
                }
                if document.swimlane_of(&r.id) == Some(target) {
                    return Err(Refusal::new("A step cannot be detailed by the swimlane it stands in."));
                }
            }
            r.link = v.clone();
        }
        (Record::Party(r), Field::PartyKind(v)) => r.kind = *v,
        (Record::Process(r), Field::ProcessKind(v)) => r.kind = *v,
        (Record::Process(r), Field::Owner(v)) => {
            exists(v, |id| document.party(id).is_some(), "party")?;
            r.owner = v.clone();
        }
        (Record::Process(r), Field::Outcome(v)) => r.outcome = clean(v),
        (Record::Swimlane(r), Field::Process(v)) => {
            exists(v, |id| document.process(id).is_some(), "process")?;
            r.process = v.clone();
        }
        (Record::Swimlane(r), Field::State(v)) => r.state = *v,
        (Record::Swimlane(r), Field::Orientation(v)) => r.orientation = *v,
        (Record::Lane(r), Field::LaneClass(v)) => r.class = *v,
        (Record::Lane(r), Field::Party(v)) => {
            exists(v, |id| document.party(id).is_some(), "party")?;
            r.party = v.clone();
        }
        (Record::Flow(r), Field::FlowKind(v)) => {
            if let (Some(from), Some(to)) = (&r.from, &r.to) {
                flow::allowed(document, from, to, *v)?;
            }
            r.kind = *v;
        }
        (Record::Flow(r), Field::Condition(v)) => r.condition = v.clone(),
        _ => return Ok(false),
    }
    Ok(true)
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

fn attach_to(document: &Document, edit: &mut Edit, step: &Step, host: Option<&Id>) -> Result<(), Refusal> {
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

fn exists(target: &Option<Id>, known: impl Fn(&Id) -> bool, what: &str) -> Result<(), Refusal> {
    match target {
        Some(id) if !known(id) => Err(refuse::gone(what)),
        _ => Ok(()),
    }
}
