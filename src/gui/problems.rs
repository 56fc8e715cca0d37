//! The list of what does not fit together: each jumps to its place and offers its repairs.

use super::{
    action::{Action, Actions},
    app::App,
    widget, words,
};
use crate::{
    change::op,
    model::{Document, Problem, ProblemKind},
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
    let what = in_words(document, problem);
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

/// A problem in words.
pub fn in_words(document: &Document, problem: &Problem) -> String {
    let what = |id| {
        let word = document.get(id).map_or("record", |r| r.kind().word());
        let name = words::name(document, id);
        if name.is_empty() { format!("{word} {id}") } else { format!("{word} “{name}”") }
    };
    let subject = words::capital(&what(&problem.record));
    match &problem.kind {
        ProblemKind::Dangling { field, target } if document.contains(target.as_str()) => {
            format!("{subject}: its {} cannot be {}", field.replace('_', " "), what(target))
        }
        ProblemKind::Dangling { field, target } => {
            format!("{subject}: its {} “{target}” is not in the model", field.replace('_', " "))
        }
        ProblemKind::LaneCycle => format!("{subject} is nested in itself"),
        ProblemKind::AttachedCycle => format!("{subject} is attached to itself"),
        ProblemKind::DuplicateId { given } => {
            format!("{subject}: another record had the same id, and is now {given}")
        }
    }
}
