//! Several records selected: what those of one kind share is edited in all of them at once.

use super::{
    fields,
    form::{Form, Mode},
    shared::Shared,
};
use crate::{
    gui::{action::Actions, app::App, widget, words},
    model::{Document, Id, RecordKind},
};
use egui::{RichText, Ui};

/// As many are listed by name.
const MOST_LISTED: usize = 40;

/// What the selected records share, kept while neither they nor the selection change.
#[derive(Clone, Debug, Default)]
pub struct SharedFields {
    revision: u64,
    records: Vec<Id>,
    shared: Shared,
}

/// The fields of several records, or their names where they are of several kinds.
pub fn records(ui: &mut Ui, app: &mut App, actions: &mut Actions, ids: &[Id]) {
    let App { editor, draft, shared_fields, .. } = app;
    let document = editor.document();
    let kind = one_kind(document, ids);
    let heading = match kind {
        Some(kind) => format!("{} {}", ids.len(), kind.words()),
        None => format!("{} things selected", ids.len()),
    };
    ui.label(widget::strong(heading, 14.0));
    if kind.is_some()
        && let Some(first) = ids.first().and_then(|id| document.get(id))
    {
        ui.label(RichText::new("A change here is made in all of them.").weak().size(11.5));
        if shared_fields.revision != editor.revision() || shared_fields.records != ids {
            let mut shared = Shared::default();
            for record in ids.iter().filter_map(|id| document.get(id)) {
                shared.next_record();
                let mode = Mode::Gather(&mut shared);
                fields::of(&mut Form { ui, document, records: ids, draft, actions, mode }, record, document);
            }
            *shared_fields = SharedFields { revision: editor.revision(), records: ids.to_vec(), shared };
        }
        let mode = Mode::Several(&shared_fields.shared);
        fields::of(&mut Form { ui, document, records: ids, draft, actions, mode }, first, document);
        ui.add_space(8.0);
    }
    for id in ids.iter().take(MOST_LISTED) {
        let name = words::name_or_kind(document, id);
        let line = match (kind, document.get(id)) {
            (None, Some(record)) => format!("{}: {name}", words::capital(record.kind().word())),
            _ => name,
        };
        ui.add(egui::Label::new(RichText::new(line).weak()).truncate());
    }
    if ids.len() > MOST_LISTED {
        ui.label(RichText::new(format!("and {} more", ids.len() - MOST_LISTED)).weak());
    }
}

fn one_kind(document: &Document, ids: &[Id]) -> Option<RecordKind> {
    let mut kinds = ids.iter().filter_map(|id| document.get(id)).map(|r| r.kind());
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}
