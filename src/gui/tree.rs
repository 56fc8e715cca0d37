//! The panel at the left: the model as a tree of processes, swimlanes and parties.

use super::{
    action::{Action, Actions},
    app::App,
    outline::SheetLine,
    widget, words,
};
use crate::{
    change::op,
    editor::Command,
    model::{Id, PartyKind},
};
use egui::{Button, Key, RichText, ScrollArea, TextEdit, Ui};

/// A name being edited in the tree.
#[derive(Clone, Debug, Default)]
pub struct TreeEdit {
    target: Option<Id>,
    text: String,
    begun: bool,
}

/// The whole panel.
pub fn panel(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space(4.0);
        model_row(ui, app, actions);
        processes(ui, app, actions);
        parties(ui, app, actions);
        ui.add_space(12.0);
    });
}

fn model_row(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    let id = Id::from(crate::model::MODEL_ID);
    let name = app.editor.document().display_name(&id).to_owned();
    let shown = if name.is_empty() { "Model without a name".to_owned() } else { name };
    let selected = app.editor.selection().contains(&id);
    row(ui, app, actions, &id, &shown, "", 0, selected, Action::Select(id.clone()));
}

fn processes(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    widget::section(ui, "Processes");
    let outline = app.outline();
    let (processes, sheets) = (&outline.processes, &outline.sheets);
    for process in processes {
        let selected = app.editor.selection().contains(&process.id);
        let name = unnamed(&process.name, "Process without a name");
        row(ui, app, actions, &process.id, name, process.kind.word(), 0, selected, Action::Select(process.id.clone()));
        for line in sheets.iter().filter(|s| s.process.as_ref() == Some(&process.id)) {
            sheet_row(ui, app, actions, line, 1);
        }
    }
    for line in sheets {
        if !line.process.as_ref().is_some_and(|p| processes.iter().any(|process| process.id == *p)) {
            sheet_row(ui, app, actions, line, 0);
        }
    }
    ui.horizontal(|ui| {
        for (label, command) in [("+ Swimlane", Command::NewSwimlane), ("+ Process", Command::NewProcess)] {
            let button = Button::new(RichText::new(label).weak()).frame_when_inactive(false);
            if ui.add(button).on_hover_text(command.hint()).clicked() {
                actions.command(command);
            }
        }
    });
}

fn sheet_row(ui: &mut Ui, app: &mut App, actions: &mut Actions, line: &SheetLine, depth: usize) {
    let here = app.editor.sheet() == Some(&line.sheet);
    let go = Action::Show(line.sheet.clone());
    row(ui, app, actions, line.sheet.id(), &line.name, &line.kind, depth, here, go);
}

fn parties(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    widget::section(ui, "Parties");
    let outline = app.outline();
    let parties = &outline.parties;
    if parties.is_empty() {
        ui.label(RichText::new("A party is who acts or receives; it can be a lane in many swimlanes.").weak().small());
    }
    for party in parties {
        let selected = app.editor.selection().contains(&party.id);
        let name = unnamed(&party.name, "Party without a name");
        row(ui, app, actions, &party.id, name, party.kind.word(), 0, selected, Action::Select(party.id.clone()));
    }
    let button = Button::new(RichText::new("+ Party").weak()).frame_when_inactive(false);
    if ui.add(button).on_hover_text("Add someone who acts or receives").clicked() {
        actions.act(|document, ids| Ok(op::add_party(document, "New party", PartyKind::Team, ids)));
    }
}

/// One row: a click goes there, F2 or a double click renames in place.
#[expect(clippy::too_many_arguments, reason = "a row is just its parts")]
fn row(
    ui: &mut Ui,
    app: &mut App,
    actions: &mut Actions,
    id: &Id,
    name: &str,
    kind: &str,
    depth: usize,
    selected: bool,
    go: Action,
) {
    if app.tree_edit.target.as_ref() == Some(id) {
        name_field(ui, app, actions, id);
        return;
    }
    ui.horizontal(|ui| {
        ui.add_space(depth as f32 * 14.0);
        let text = RichText::new(words::one_line(name));
        let mut button = Button::selectable(selected, text).truncate().min_size(egui::vec2(ui.available_width(), 0.0));
        button = button.right_text(RichText::new(kind).weak().small());
        let response =
            ui.add(button).accessible_name(format!("{name}, {}", if kind.is_empty() { "model" } else { kind }));
        let rename = response.double_clicked() || (response.has_focus() && ui.input(|i| i.key_pressed(Key::F2)));
        if rename {
            let text = app.editor.document().display_name(id).to_owned();
            app.tree_edit = TreeEdit { target: Some(id.clone()), text, begun: false };
        } else if response.clicked() {
            actions.push(go);
        }
        response.context_menu(|ui| {
            if ui.button("Rename").clicked() {
                let text = app.editor.document().display_name(id).to_owned();
                app.tree_edit = TreeEdit { target: Some(id.clone()), text, begun: false };
            }
            if ui.button("Show its fields").clicked() {
                actions.push(Action::Select(id.clone()));
            }
        });
    });
}

fn name_field(ui: &mut Ui, app: &mut App, actions: &mut Actions, id: &Id) {
    let edit = &mut app.tree_edit;
    let response = ui.add(TextEdit::singleline(&mut edit.text).desired_width(f32::INFINITY)).accessible_name("Name");
    if !edit.begun {
        edit.begun = true;
        response.request_focus();
        return;
    }
    if response.lost_focus() {
        let edit = std::mem::take(&mut app.tree_edit);
        let escaped = ui.input(|i| i.key_pressed(Key::Escape));
        if !escaped && edit.text != app.editor.document().display_name(id) {
            let id = id.clone();
            actions.act(move |document, _| op::rename(document, &id, &edit.text));
        }
        actions.push(Action::FocusCanvas);
    }
}

fn unnamed<'a>(name: &'a str, otherwise: &'a str) -> &'a str {
    if name.trim().is_empty() { otherwise } else { name }
}
