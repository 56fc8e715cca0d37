//! The head of the problems panel: what is listed of what there is.

use super::ProblemAct;
use crate::{
    check::Severity,
    editor::{Command, Count, Platform, ProblemFilter, WindowCommand},
    gui::{
        action::{Action, Actions},
        app::App,
        sign, widget,
    },
};
use egui::{Align, Button, Layout, RichText, TextEdit, Ui};

/// What the keys do is said where there is so much room.
const KEYS_WIDTH: f32 = 380.0;

/// With less room than this what is listed has lines of its own.
const ONE_LINE: f32 = 720.0;

/// The head: in one line, or where there is little room in several.
pub fn bar(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    let count = app.editor.checked().count();
    let filter = app.editor.problem_filter().clone();
    let mut wanted = filter.clone();
    let filters = count.all() > 0 || filter.is_on();
    let one_line = ui.available_width() >= ONE_LINE;
    ui.horizontal(|ui| {
        ui.label(widget::strong("Problems", 14.0));
        if filters && one_line {
            ui.add_space(6.0);
            listed(ui, &mut wanted, count);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button("Close").on_hover_text("Hide the problems").clicked() {
                app.prefs.problems_panel = false;
                actions.push(Action::FocusCanvas);
            }
            let checks = Command::Window(WindowCommand::Checks);
            if ui.button("Checks…").on_hover_text(checks.hint()).clicked() {
                actions.command(checks);
            }
            if filters && one_line {
                let width = (ui.available_width() - 8.0).clamp(60.0, 200.0);
                words(ui, &mut wanted, width);
                if ui.available_width() > KEYS_WIDTH {
                    ui.add_space(6.0);
                    ui.label(RichText::new(keys()).weak().small());
                }
            }
        });
    });
    if filters && !one_line {
        ui.horizontal_wrapped(|ui| {
            listed(ui, &mut wanted, count);
            words(ui, &mut wanted, 120.0);
        });
    }
    if wanted != filter {
        actions.push(Action::Problem(ProblemAct::Filter(wanted)));
    }
}

/// Which problems are listed: of what severity, of what part of the model.
fn listed(ui: &mut Ui, wanted: &mut ProblemFilter, count: Count) {
    shown(ui, &mut wanted.hide_errors, Severity::Error, count.errors);
    shown(ui, &mut wanted.hide_warnings, Severity::Warning, count.warnings);
    ui.add_space(6.0);
    let hints = ["All there are", "Only of what the view shown speaks of: also its parties, rules and measures"];
    for ((this_view, word), hint) in [(false, "Whole model"), (true, "This view")].into_iter().zip(hints) {
        let button = Button::selectable(wanted.this_view == this_view, word);
        if ui.add(button).on_hover_text(hint).clicked() {
            wanted.this_view = this_view;
        }
    }
}

/// The field for words that a problem holds.
fn words(ui: &mut Ui, wanted: &mut ProblemFilter, width: f32) {
    let field = TextEdit::singleline(&mut wanted.text).hint_text("Filter").desired_width(width);
    ui.add(field).accessible_name("Filter the problems");
}

/// What the keys do.
fn keys() -> String {
    let key = |command: Command| command.shortcut().map_or_else(String::new, |s| s.text(Platform::HERE));
    let (next, fix) = (key(Command::NextProblem), key(Command::FixProblem));
    format!("{next} next · Enter goes there · Space explains · {fix} fixes")
}

/// Shows or hides those of a severity.
fn shown(ui: &mut Ui, hidden: &mut bool, severity: Severity, count: usize) {
    let word = match severity {
        Severity::Error => "Errors",
        Severity::Warning => "Warnings",
    };
    let button = Button::selectable(!*hidden, (sign::atom(severity), format!("{word} {count}")));
    let shown = if *hidden { "hidden" } else { "shown" };
    let response = ui.add(button).accessible_name(format!("{word}, {count}, {shown}"));
    if response.on_hover_text("Show or hide them").clicked() {
        *hidden ^= true;
    }
}
