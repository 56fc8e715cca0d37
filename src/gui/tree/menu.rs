//! What can be done with a row of the tree or a tab, on the secondary button.

use crate::{
    editor::{Command, Editor, Platform, ViewCommand, WindowCommand},
    gui::{
        action::{Action, Actions},
        app::App,
    },
    model::{Id, MODEL_ID, Matrix, Sheet},
};
use egui::{Button, Ui};

/// The menu of a record.
pub fn of(ui: &mut Ui, app: &mut App, actions: &mut Actions, id: &Id) {
    ui.set_min_width(210.0);
    if ui.add(Button::new("Rename").shortcut_text("F2")).clicked() {
        let text = app.editor.document().display_name(id).to_owned();
        app.tree.name(id.clone(), text);
    }
    if ui.button("Show its fields").clicked() {
        actions.push(Action::Select(id.clone()));
    }
    if id.as_str() == MODEL_ID {
        return;
    }
    let used = Command::Window(WindowCommand::WhereUsed);
    if item(ui, used).clicked() {
        actions.push(Action::Select(id.clone()));
        actions.command(used);
    }
    if let Some(sheet) = Sheet::of(app.editor.document(), id) {
        ui.separator();
        of_view(ui, &app.editor, actions, &sheet);
    }
    ui.separator();
    if ui.add(Button::new("Delete").shortcut_text("Del")).clicked() {
        actions.push(Action::Delete(id.clone()));
    }
}

/// What can be made of a view.
fn of_view(ui: &mut Ui, editor: &Editor, actions: &mut Actions, sheet: &Sheet) {
    let makes: &[ViewCommand] = match sheet {
        Sheet::Swimlane(_) => {
            &[ViewCommand::SipocFromSwimlane, ViewCommand::BlueprintFromSwimlane, ViewCommand::CopyToBe]
        }
        Sheet::Journey(_) => &[ViewCommand::BlueprintRows, ViewCommand::CopyToBe],
        Sheet::Sipoc(_) => &[ViewCommand::SwimlaneFromSipoc],
        _ => &[],
    };
    for make in makes {
        let command = Command::View(*make);
        if item(ui, command).clicked() {
            if editor.sheet() != Some(sheet) {
                actions.push(Action::Show(sheet.clone()));
            }
            actions.command(command);
        }
    }
    if let Sheet::Swimlane(id) = sheet {
        for matrix in Matrix::ALL.iter().filter(|matrix| !matrix.of_model()) {
            if ui.button(format!("Show its {} matrix", matrix.word())).clicked() {
                actions.push(Action::Show(Sheet::Matrix(*matrix, id.clone())));
            }
        }
    }
    if let Sheet::Journey(id) = sheet
        && ui.button("Show its alignment with the processes").clicked()
    {
        actions.push(Action::Show(Sheet::Alignment(id.clone())));
    }
}

/// A command with its keys, whatever is shown now.
fn item(ui: &mut Ui, command: Command) -> egui::Response {
    let mut button = Button::new(command.label());
    if let Some(shortcut) = command.shortcut() {
        button = button.shortcut_text(shortcut.text(Platform::HERE));
    }
    ui.add(button).on_hover_text(command.hint())
}
