//! The line at the bottom: what is selected, what went on, the zoom, in words.

use super::{action::Actions, app::App, words};
use crate::{
    editor::{Command, WindowCommand},
    model::Record,
};
use egui::{Align, Layout, RichText, Ui};

/// The whole line.
pub fn bar(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        if !app.has_model() {
            ui.label(RichText::new("Open a model or start a new one").weak());
            return;
        }
        let text = app.newest_message().map_or_else(|| selection(app), str::to_owned);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(6.0);
            zoom(ui, app, actions);
            ui.separator();
            let state = if app.editor.is_dirty() { "Not saved" } else { app.saved_words() };
            ui.label(RichText::new(state).weak());
            ui.separator();
            let found = app.outline().problems.len();
            if found > 0 {
                let words = if found == 1 { "1 problem".to_owned() } else { format!("{found} problems") };
                let words = RichText::new(words).color(ui.visuals().warn_fg_color);
                if ui.button(words).on_hover_text("Show what does not fit together").clicked() {
                    actions.command(Command::Window(WindowCommand::ToggleProblems));
                }
                ui.separator();
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(text).truncate());
            });
        });
    });
}

fn zoom(ui: &mut Ui, app: &App, actions: &mut Actions) {
    let percent = format!("{:.0} %", app.editor.camera().zoom * 100.0);
    ui.menu_button(percent, |ui| {
        for command in
            [Command::ZoomIn, Command::ZoomOut, Command::ZoomActual, Command::ZoomFit, Command::ZoomSelection]
        {
            super::menu::item(ui, &app.editor, command, actions);
        }
    })
    .response
    .on_hover_text("Zoom");
}

/// What is selected, or what the drawing holds and how to begin.
pub fn selection(app: &App) -> String {
    let document = app.editor.document();
    match app.editor.selection() {
        [] => {
            let request = app.editor.scene().request.as_ref();
            let steps = request.map_or(0, |r| r.steps.len());
            let hand_offs = app.editor.scene().layout.flows.iter().filter(|f| f.hand_off).count();
            match steps {
                0 => "Nothing drawn yet: press Enter to add the first step".into(),
                1 => "1 step: press an arrow key to select it".into(),
                _ => format!("{steps} steps, {hand_offs} hand-offs"),
            }
        }
        [one] => match document.get(one) {
            Some(Record::Step(step)) => format!(
                "{}: {} in {} · Enter renames, Ctrl+arrow adds a connected step",
                words::capital(step.kind.word()),
                words::name_or_kind(document, one),
                words::name_or_kind(document, &step.lane),
            ),
            Some(record) => {
                format!("{}: {}", words::capital(record.kind().word()), words::name_or_kind(document, one))
            }
            None => String::new(),
        },
        many => format!("{} things selected", many.len()),
    }
}
