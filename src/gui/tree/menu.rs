//! What can be done with a row of the tree, on the secondary button.

use crate::{
    gui::{
        action::{Action, Actions},
        app::App,
    },
    model::Id,
};
use egui::Ui;

/// The menu of a record.
pub fn of(ui: &mut Ui, app: &mut App, actions: &mut Actions, id: &Id) {
    ui.set_min_width(190.0);
    if ui.button("Rename").clicked() {
        let text = app.editor.document().display_name(id).to_owned();
        app.tree.name(id.clone(), text);
    }
    if ui.button("Show its fields").clicked() {
        actions.push(Action::Select(id.clone()));
    }
    if id.as_str() != crate::model::MODEL_ID {
        ui.separator();
        if ui.button("Delete").clicked() {
            actions.push(Action::Delete(id.clone()));
        }
    }
}
