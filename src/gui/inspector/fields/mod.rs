//! Which fields each kind of record has, a family a file.

mod governance;
mod governed;
mod journey;
mod kpi;
mod reading;
mod sipoc;
mod step;
mod swimlane;
mod typed;

use super::form::Form;
use crate::{
    change::{Refusal, Transaction},
    gui::action::Verb,
    model::{Document, Id, IdMaker, PartyKind, Record, RecordKind},
};

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
        Record::Step(r) => step::step(form, r, document),
        Record::Flow(r) => swimlane::flow(form, r, document),
        Record::Note(r) => swimlane::note(form, r, document),
        Record::Journey(r) => journey::journey(form, r, document),
        Record::Stage(r) => journey::stage(form, r, document),
        Record::JourneyStep(r) => journey::step(form, r, document),
        Record::JourneyRow(r) => journey::row(form, r, document),
        Record::Touchpoint(r) => journey::touchpoint(form, r, document),
        Record::Emotion(r) => journey::emotion(form, r, document),
        Record::Card(r) => journey::card(form, r, document),
        Record::Dependency(r) => journey::dependency(form, r),
        Record::Sipoc(r) => sipoc::sipoc(form, r, document),
        Record::SipocEntry(r) => sipoc::entry(form, r, document),
        Record::Rule(r) => governance::rule(form, r, document),
        Record::DecisionTable(r) => governance::decision_table(form, r),
        Record::DecisionColumn(r) => governance::decision_column(form, r),
        Record::DecisionRow(r) => governance::decision_row(form, r),
        Record::Sla(r) => governance::sla(form, r, document),
        Record::Kpi(r) => kpi::kpi(form, r, document),
        Record::Opportunity(r) => governance::opportunity(form, r, document),
        Record::Suppression(r) => governance::suppression(form, r),
    }
}

/// What only the file needs.
pub fn details(form: &mut Form, record: &Record) {
    match record {
        Record::Lane(r) => swimlane::lane_details(form, r),
        Record::Phase(r) => swimlane::phase_details(form, r),
        Record::Step(r) => step::step_details(form, r),
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

fn systems(document: &Document) -> Vec<Id> {
    document.parties().filter(|p| p.kind == PartyKind::System).map(|p| p.id.clone()).collect()
}

/// The records of these kinds.
fn of_kinds(document: &Document, kinds: &[RecordKind]) -> Vec<Id> {
    document.records().filter(|r| kinds.contains(&r.kind())).map(|r| r.id().clone()).collect()
}

/// A verb over one record: such fields are only shown for one.
fn only(ids: &[Id], verb: impl FnOnce(&Document, &Id, &mut IdMaker) -> Result<Transaction, Refusal> + 'static) -> Verb {
    let id = ids.first().cloned();
    Box::new(move |document, ids| match &id {
        Some(id) => verb(document, id, ids),
        None => Err(Refusal::new("Nothing is selected.")),
    })
}

fn processes(document: &Document) -> Vec<Id> {
    document.processes().map(|p| p.id.clone()).collect()
}
