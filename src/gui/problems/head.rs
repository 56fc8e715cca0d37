//! The head of the problems panel: what is listed of what there is.

use super::ProblemAct;
use crate::{
    check::Severity,
    gui::{
        action::{Action, Actions},
        app::App,
        sign, widget,
    },
};
use egui::{Align, Button, Layout, TextEdit, Ui};

/// The head, in one line.
pub fn bar(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    let count = app.editor.checked().count();
    let filter = app.editor.problem_filter().clone();
    let mut wanted = filter.clone();
    ui.horizontal(|ui| {
        ui.label(widget::strong("Problems", 14.0));
        ui.add_space(6.0);
        if count.all() > 0 || filter.is_on() {
            shown(ui, &mut wanted.hide_errors, Severity::Error, count.errors);
            shown(ui, &mut wanted.hide_warnings, Severity::Warning, count.warnings);
            let this = Button::selectable(wanted.this_view, "This view");
            if ui.add(this).on_hover_text("Only what stands in the view shown").clicked() {
                wanted.this_view ^= true;
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button("Close").on_hover_text("Hide the problems").clicked() {
                app.prefs.problems_panel = false;
                actions.push(Action::FocusCanvas);
            }
            if count.all() > 0 || filter.is_on() {
                let width = (ui.available_width() - 8.0).clamp(60.0, 200.0);
                let field = TextEdit::singleline(&mut wanted.text).hint_text("Filter").desired_width(width);
                ui.add(field).accessible_name("Filter the problems");
            }
        });
    });
    if wanted != filter {
        actions.push(Action::Problem(ProblemAct::Filter(wanted)));
    }
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
