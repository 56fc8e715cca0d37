//! Set any field of a record, or the same field of several.

mod field;
mod journey;
mod sipoc;

pub use field::Field;

use super::{attach, flow, refuse, rename::clean};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Entity, Id, Record, Step, StepKind, rules},
};

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
        (record, Field::Name(v)) => *record.entity_mut().name_mut() = clean(v),
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
        (Record::Flow(r), Field::Carries(v)) => {
            r.carries = v.clone();
            fits(document, r, "carries")?;
        }
        (Record::Document(r), Field::Description(v)) => r.description = clean(v),
        (Record::Persona(r), field) => return journey::persona(document, r, field),
        (Record::Journey(r), field) => return journey::journey(document, r, field),
        (Record::JourneyRow(r), field) => return journey::row(document, r, field),
        (Record::Touchpoint(r), field) => return journey::touchpoint(document, r, field),
        (Record::Card(r), field) => return journey::card(document, r, field),
        (Record::Sipoc(r), field) => return sipoc::sipoc(document, r, field),
        (Record::SipocEntry(r), field) => return sipoc::entry(document, r, field),
        (record, field) => return Ok(journey::others(record, field)),
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

/// Whether what a record points at in a field is there and of a kind that fits. What it pointed at before is its own
/// affair: a broken reference is no reason to refuse another.
fn fits(document: &Document, record: &impl Entity, field: &str) -> Result<(), Refusal> {
    let before = document.get(record.id()).map_or_else(Vec::new, |r| r.references());
    for link in record.links().into_iter().filter(|link| link.field == field) {
        if before.contains(&(link.field, link.target)) {
            continue;
        }
        let target = document.get(link.target).ok_or_else(|| refuse::gone("element"))?;
        if !link.kinds.contains(&target.kind()) {
            return Err(Refusal(format!("A {} does not fit here.", target.kind().word())));
        }
    }
    Ok(())
}

/// The own words of a card or entry when it comes to stand for something else: with nothing to stand for, it keeps the
/// name it showed.
fn own_words(document: &Document, text: &str, before: Option<&Id>, after: Option<&Id>) -> String {
    match (before, after) {
        (Some(before), None) => document.get(before).map_or(text, Record::name).to_owned(),
        (None, None) => text.to_owned(),
        (_, Some(_)) => String::new(),
    }
}

/// The path of a file that lies beside the model or in a folder there; pictures are read from nowhere else.
fn beside_the_model(path: &str) -> Result<String, Refusal> {
    let path = clean(path).replace('\\', "/");
    let drive = path.split('/').next().is_some_and(|first| first.contains(':'));
    if path.starts_with('/') || drive || path.split('/').any(|part| part == "..") {
        return Err(Refusal::new("Pictures lie beside the model. Put the file into its folder and give its name."));
    }
    Ok(path)
}

fn exists(target: &Option<Id>, known: impl Fn(&Id) -> bool, what: &str) -> Result<(), Refusal> {
    match target {
        Some(id) if !known(id) => Err(refuse::gone(what)),
        _ => Ok(()),
    }
}
