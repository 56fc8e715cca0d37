//! Where a record is used: how often, and each place to go to.

use crate::{
    editor::{Command, Editor, WindowCommand},
    gui::{
        action::{Action, Actions},
        widget,
    },
    model::{Id, Record, Use, uses},
};
use egui::{RichText, Ui};
use std::sync::Arc;

/// More are listed by "Where is this used".
const MOST: usize = 10;

/// What was gathered for the last frame; gathering it anew in each would be felt in a large model.
#[derive(Clone)]
struct Gathered {
    revision: u64,
    of: Id,
    uses: Arc<Vec<Use>>,
}

/// The section "Used in" of a record that others may refer to, or that stands for one.
pub fn uses_ui(ui: &mut Ui, editor: &Editor, record: &Id, actions: &mut Actions) {
    let document = editor.document();
    let subject = document.stands_for(record).unwrap_or(record);
    let (title, may_be_unused) = match document.get(record) {
        Some(
            Record::Party(_)
            | Record::Persona(_)
            | Record::Document(_)
            | Record::Process(_)
            | Record::Swimlane(_)
            | Record::Step(_),
        ) => ("Used in", true),
        Some(_) if subject != record => ("Also used in", false),
        Some(Record::Touchpoint(_)) => ("Linked with", false),
        Some(_) => ("Used in", false),
        None => return,
    };
    let mut all: Arc<Vec<Use>> = gathered(ui, editor, subject);
    if all.iter().any(said_above) {
        all = Arc::new(all.iter().filter(|place| !said_above(place)).cloned().collect());
    }
    if subject != record && all.iter().any(|place| place.record == *record) {
        all = Arc::new(all.iter().filter(|place| place.record != *record).cloned().collect());
    }
    if all.is_empty() && !may_be_unused {
        return;
    }
    let heading = if all.is_empty() { "Used nowhere yet".to_owned() } else { format!("{title} ({})", all.len()) };
    widget::section(ui, &heading);
    for place in all.iter().take(MOST) {
        let link = egui::Button::new(RichText::new(&place.says).color(ui.visuals().hyperlink_color))
            .frame(false)
            .truncate()
            .min_size(egui::vec2(0.0, 18.0));
        let shown = ui.add(link).accessible_name(format!("Go to {}", place.says)).on_hover_text(&place.says);
        if shown.clicked() {
            actions.push(Action::GoTo(place.record.clone()));
        }
    }
    if all.len() > MOST {
        let more = format!("All {} places…", all.len());
        if ui.add(widget::quiet_button(ui, &more)).clicked() {
            actions.push(Action::Command(Command::Window(WindowCommand::WhereUsed)));
        }
    }
}

/// What governs, measures or answers a record is listed among its fields.
fn said_above(place: &Use) -> bool {
    matches!(place.field, "governs" | "measures" | "answers" | "from" | "to")
}

fn gathered(ui: &Ui, editor: &Editor, of: &Id) -> Arc<Vec<Use>> {
    let slot = egui::Id::unique("inspector uses");
    let now = (editor.revision(), of);
    let known = ui.data(|d| d.get_temp::<Gathered>(slot)).filter(|g| (g.revision, &g.of) == now);
    if let Some(known) = known {
        return known.uses;
    }
    let uses = Arc::new(uses(editor.document(), of));
    let gathered = Gathered { revision: now.0, of: of.clone(), uses: Arc::clone(&uses) };
    ui.data_mut(|d| d.insert_temp(slot, gathered));
    uses
}
