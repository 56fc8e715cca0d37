//! Set any field of a record, or the same field of several.

mod field;
mod governance;
mod journey;
mod model;
mod sipoc;
mod step;
mod swimlane;

pub use field::Field;

use super::{refuse, rename::clean};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Entity, Id, Record},
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
            step::attach_to(document, &mut edit, step, host.as_ref())?;
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
pub(super) fn put(document: &Document, record: &mut Record, field: &Field) -> Result<bool, Refusal> {
    if let Field::Name(name) = field {
        *record.entity_mut().name_mut() = clean(name);
        return Ok(true);
    }
    match record {
        Record::Model(r) => model::model(r, field),
        Record::Party(r) => Ok(model::party(r, field)),
        Record::Process(r) => model::process(document, r, field),
        Record::Document(r) => Ok(model::document(r, field)),
        Record::Swimlane(r) => swimlane::swimlane(document, r, field),
        Record::Lane(r) => swimlane::lane(document, r, field),
        Record::Phase(r) => Ok(swimlane::phase(r, field)),
        Record::Flow(r) => swimlane::flow(document, r, field),
        Record::Step(r) => step::step(document, r, field),
        Record::Persona(r) => journey::persona(document, r, field),
        Record::Journey(r) => journey::journey(document, r, field),
        Record::JourneyRow(r) => journey::row(document, r, field),
        Record::Touchpoint(r) => journey::touchpoint(document, r, field),
        Record::Card(r) => journey::card(document, r, field),
        Record::Sipoc(r) => sipoc::sipoc(document, r, field),
        Record::SipocEntry(r) => sipoc::entry(document, r, field),
        Record::Rule(r) => governance::rule(document, r, field),
        Record::DecisionTable(r) => Ok(governance::decision_table(r, field)),
        Record::DecisionColumn(r) => Ok(governance::decision_column(r, field)),
        Record::Sla(r) => governance::sla(document, r, field),
        Record::Kpi(r) => governance::kpi(document, r, field),
        Record::Opportunity(r) => governance::opportunity(document, r, field),
        Record::Suppression(r) => Ok(governance::suppression(r, field)),
        record => Ok(journey::others(record, field)),
    }
}

/// Whether what a record points at in a field is there and of a kind that fits. What it pointed at before is its own
/// affair: a broken reference is no reason to refuse another.
pub(super) fn fits(document: &Document, record: &(impl Entity + ?Sized), field: &str) -> Result<(), Refusal> {
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

/// A list without what it names twice.
fn once_each<T: Ord + Clone>(list: &[T]) -> Vec<T> {
    let mut seen = std::collections::BTreeSet::new();
    list.iter().filter(|it| seen.insert(*it)).cloned().collect()
}

/// A number from one to another, or a refusal that says which.
fn within(what: &str, value: u8, least: u8, most: u8) -> Result<u8, Refusal> {
    match (least..=most).contains(&value) {
        true => Ok(value),
        false => Err(Refusal(format!("{what} is a number from {least} to {most}."))),
    }
}
