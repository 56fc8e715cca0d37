//! The panel at the right: every field of what is selected.

mod fields;
mod form;

pub use form::Draft;

use super::{action::Actions, app::App, widget, words};
use crate::model::{Document, Id, Record};
use egui::{RichText, ScrollArea, Ui};
use form::Form;

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
            many => {
                ui.label(widget::strong(format!("{} things selected", many.len()), 14.0));
                let document = app.editor.document();
                for id in many.iter().take(50) {
                    let word = document.get(id).map_or("", |r| r.kind().word());
                    ui.label(RichText::new(format!("{}: {}", words::capital(word), document.display_name(id))).weak());
                }
            }
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
    let mut form = Form { ui, document, record: id, draft, actions };
    match record {
        Record::Model(r) => fields::model(&mut form, r),
        Record::Party(r) => fields::party(&mut form, r, document),
        Record::Process(r) => fields::process(&mut form, r, document),
        Record::Swimlane(r) => fields::swimlane(&mut form, r, document),
        Record::Lane(r) => fields::lane(&mut form, r, document),
        Record::Phase(r) => fields::phase(&mut form, r, document),
        Record::Step(r) => fields::step(&mut form, r, document),
        Record::Flow(r) => fields::flow(&mut form, r, document),
        Record::Note(r) => fields::note(&mut form, r, document),
        Record::Persona(_)
        | Record::Document(_)
        | Record::Journey(_)
        | Record::Stage(_)
        | Record::JourneyStep(_)
        | Record::JourneyRow(_)
        | Record::Touchpoint(_)
        | Record::Emotion(_)
        | Record::Card(_)
        | Record::Dependency(_)
        | Record::Sipoc(_)
        | Record::SipocEntry(_) => {}
    }
    form.details(|form| {
        match record {
            Record::Lane(r) => fields::lane_details(form, r),
            Record::Phase(r) => fields::phase_details(form, r),
            Record::Step(r) => fields::step_details(form, r),
            Record::Note(r) => fields::note_details(form, r),
            _ => {}
        }
        form.shown("Id", id.as_str());
    });
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
        other => words::capital(other.kind().word()),
    }
}
