//! What is worked out of a record's times, costs and readings, above its fields.

use crate::{editor::Editor, model::Id};
use egui::{Label, RichText, Ui};

/// A line for each thing worked out; nothing where there is none.
pub fn measured_ui(ui: &mut Ui, editor: &Editor, id: &Id) {
    for told in editor.measured(id) {
        ui.add_space(6.0);
        let label = ui.label(RichText::new(told.label).weak().size(11.5));
        ui.add(Label::new(told.words).wrap().selectable(true)).labelled_by(label.id);
    }
}
