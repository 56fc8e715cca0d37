//! The list of what does not fit together: each jumps to its place and offers its repairs.

use super::{
    action::{Action, Actions},
    app::App,
    widget,
};
use crate::{
    change::op,
    model::{Document, Problem},
};
use egui::{RichText, ScrollArea, Ui};

/// The panel under the canvas.
pub fn panel(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    let outline = app.outline();
    let found = &outline.problems;
    ui.horizontal(|ui| {
        widget::section(ui, "Problems");
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button("Close").on_hover_text("Hide the problems").clicked() {
                app.prefs.problems_panel = false;
                actions.push(Action::FocusCanvas);
            }
        });
    });
    if found.is_empty() {
        ui.label(RichText::new("Everything fits together.").weak());
        return;
    }
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        for problem in found {
            row(ui, app.editor.document(), problem, actions);
        }
    });
}

fn row(ui: &mut Ui, document: &Document, problem: &Problem, actions: &mut Actions) {
    let what = problem.message(document);
    ui.horizontal(|ui| {
        let go = ui.button("Show").accessible_name(format!("Show: {what}"));
        if go.on_hover_text("Go to the place").clicked() {
            actions.push(Action::GoTo(problem.record.clone()));
        }
        let repairs = op::repairs(document, problem);
        ui.menu_button("Repair", |ui| {
            for repair in &repairs {
                if ui.button(repair.label(document)).clicked() {
                    let (problem, repair) = (problem.clone(), repair.clone());
                    actions.act(move |document, _| op::repair(document, &problem, &repair));
                }
            }
        })
        .response
        .accessible_name(format!("Repair: {what}"));
        ui.add(egui::Label::new(&what).truncate());
    });
}
