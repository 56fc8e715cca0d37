//! The panel at the right: every field of what is selected.

mod adder;
mod fields;
mod form;
mod measured;
mod problems;
mod several;
mod shared;
mod uses;

pub use form::Draft;

pub use several::SharedFields;

use super::{action::Actions, app::App, widget, words};
use crate::model::{Document, Id, Record};
use egui::{RichText, ScrollArea, Ui};
use form::{Form, Mode};

/// The whole panel.
pub fn panel(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space(8.0);
        match app.editor.selection().to_vec().as_slice() {
            [] => match app.editor.sheet().map(|sheet| sheet.id().clone()) {
                Some(view) => record(ui, app, actions, &view),
                None => {
                    ui.label(RichText::new("Select something to see its fields.").weak());
                }
            },
            [one] => record(ui, app, actions, one),
            many => several::records(ui, app, actions, many),
        }
        ui.add_space(16.0);
    });
}

fn record(ui: &mut Ui, app: &mut App, actions: &mut Actions, id: &Id) {
    let App { editor, draft, .. } = app;
    let document = editor.document();
    let Some(record) = document.get(id) else { return };
    let heading = words::capital(&words::name_or_kind(document, id));
    ui.label(widget::strong(heading, 14.0));
    ui.label(RichText::new(place(document, record)).weak().size(11.5));
    problems::problems_ui(ui, editor, id, actions);
    measured::measured_ui(ui, editor, id);
    let records = std::slice::from_ref(id);
    let mut form = Form { ui, document, records, draft, actions, mode: Mode::One };
    fields::of(&mut form, record, document);
    form.details(|form| fields::details(form, record));
    uses::uses_ui(ui, editor, id, actions);
}

/// Where a record stands, in words.
fn place(document: &Document, record: &Record) -> String {
    let name = |id: &Id| words::name_or_kind(document, id);
    match record {
        Record::Model(_) => "The model".into(),
        Record::Party(r) => format!("Party, {}", r.kind.word()),
        Record::Process(r) => format!("{} process", words::capital(r.kind.word())),
        Record::Swimlane(r) => {
            r.process.as_ref().map_or_else(|| "Swimlane".into(), |p| format!("Swimlane of {}", name(p)))
        }
        Record::Lane(r) => format!("Lane in {}", name(&r.swimlane)),
        Record::Phase(r) => format!("Phase in {}", name(&r.swimlane)),
        Record::Step(r) => format!("{} in {}", words::capital(r.kind.word()), name(&r.lane)),
        Record::Flow(r) => {
            let end = |id: &Option<Id>| id.as_ref().map_or_else(|| "nowhere".to_owned(), name);
            format!("Flow from {} to {}", end(&r.from), end(&r.to))
        }
        Record::Note(r) => format!("Note in {}", name(&r.lane)),
        Record::Persona(r) => match &r.party {
            Some(party) => format!("Persona, a kind of {}", name(party)),
            None => "Persona".into(),
        },
        Record::Document(_) => "Document".into(),
        Record::Journey(r) => {
            r.process.as_ref().map_or_else(|| "Journey".into(), |p| format!("Journey through {}", name(p)))
        }
        Record::Stage(r) => format!("Stage of {}", name(&r.journey)),
        Record::JourneyStep(r) => format!("Journey step in {}", name(&r.stage)),
        Record::JourneyRow(r) => format!("{} row of {}", words::capital(r.kind.word()), name(&r.journey)),
        Record::Touchpoint(r) => format!("Touchpoint at {}", name(&r.at)),
        Record::Emotion(r) => format!("Emotion at {}", name(&r.at)),
        Record::Card(r) => format!("{} at {}", words::capital(&name(&r.row)), name(&r.at)),
        Record::Dependency(_) => "Dependency".into(),
        Record::Sipoc(r) => r.process.as_ref().map_or_else(|| "SIPOC".into(), |p| format!("SIPOC of {}", name(p))),
        Record::SipocEntry(r) => format!("{} of {}", r.column.heading(), name(&r.sipoc)),
        Record::Rule(r) => format!("Rule, {}", r.kind.word()),
        Record::DecisionTable(r) => format!("Decision table, {}", r.hit.word()),
        Record::DecisionColumn(r) => format!("{} of {}", words::capital(r.side.word()), name(&r.table)),
        Record::DecisionRow(r) => format!("Row of {}", name(&r.table)),
        Record::Sla(r) => format!("SLA, {}", r.kind.word()),
        Record::Kpi(_) => "KPI".into(),
        Record::Opportunity(r) => format!("Opportunity, {}", r.status.word()),
        Record::Suppression(r) => format!("Accepted problem of {}", name(&r.record)),
    }
}
