//! Which fields each kind of record has, a family a file.

mod journey;
mod reading;
mod sipoc;
mod swimlane;

use super::form::Form;
use crate::model::{Document, Id, Record};

/// The verb that sets this field of records.
macro_rules! set {
    ($field:ident) => {
        |ids, value| {
            let ids = ids.to_vec();
            Box::new(move |document, _| {
                crate::change::op::set(document, &ids, &crate::change::op::Field::$field(value))
            })
        }
    };
}
use set;

/// The fields of a record.
pub fn of(form: &mut Form, record: &Record, document: &Document) {
    match record {
        Record::Model(r) => swimlane::model(form, r),
        Record::Party(r) => swimlane::party(form, r),
        Record::Persona(r) => journey::persona(form, r, document),
        Record::Document(r) => sipoc::document(form, r),
        Record::Process(r) => swimlane::process(form, r, document),
        Record::Swimlane(r) => swimlane::swimlane(form, r, document),
        Record::Lane(r) => swimlane::lane(form, r, document),
        Record::Phase(r) => swimlane::phase(form, r, document),
        Record::Step(r) => swimlane::step(form, r, document),
        Record::Flow(r) => swimlane::flow(form, r, document),
        Record::Note(r) => swimlane::note(form, r, document),
        Record::Journey(r) => journey::journey(form, r, document),
        Record::Stage(r) => journey::stage(form, r),
        Record::JourneyStep(r) => journey::step(form, r, document),
        Record::JourneyRow(r) => journey::row(form, r, document),
        Record::Touchpoint(r) => journey::touchpoint(form, r, document),
        Record::Emotion(r) => journey::emotion(form, r),
        Record::Card(r) => journey::card(form, r, document),
        Record::Dependency(r) => journey::dependency(form, r),
        Record::Sipoc(r) => sipoc::sipoc(form, r, document),
        Record::SipocEntry(r) => sipoc::entry(form, r, document),
        Record::Rule(_)
        | Record::DecisionTable(_)
        | Record::DecisionColumn(_)
        | Record::DecisionRow(_)
        | Record::Sla(_)
        | Record::Kpi(_)
        | Record::Opportunity(_)
        | Record::Suppression(_) => {}
    }
}

/// What only the file needs.
pub fn details(form: &mut Form, record: &Record) {
    match record {
        Record::Lane(r) => swimlane::lane_details(form, r),
        Record::Phase(r) => swimlane::phase_details(form, r),
        Record::Step(r) => swimlane::step_details(form, r),
        Record::Note(r) => swimlane::note_details(form, r),
        _ => {}
    }
    form.shown("Id", record.id().as_str());
}

/// The id in the file it was imported from; only where there is one.
fn foreign(form: &mut Form, value: &str) {
    if !value.is_empty() {
        form.shown("Id where it came from", value);
    }
}

fn parties(document: &Document) -> Vec<Id> {
    document.parties().map(|p| p.id.clone()).collect()
}

fn processes(document: &Document) -> Vec<Id> {
    document.processes().map(|p| p.id.clone()).collect()
}
