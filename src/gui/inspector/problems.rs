//! What the checks found about what is selected: the message, the fix, the explanation.

use crate::{
    editor::{Command, Editor, WindowCommand},
    gui::{
        action::{Action, Actions},
        problems::{ProblemAct, explanation},
        sign, widget,
    },
    model::{Id, counted},
};
use egui::{Label, Ui};

/// The section over the fields; nothing where nothing was found.
pub fn problems_ui(ui: &mut Ui, editor: &Editor, record: &Id, actions: &mut Actions) {
    let checked = editor.checked();
    let found: Vec<usize> = checked.of_record(record).to_vec();
    if found.is_empty() {
        return;
    }
    widget::section(ui, &counted(found.len(), "problem", "problems"));
    for (at, told) in found.iter().filter_map(|at| Some((*at, checked.told.get(*at)?))) {
        let finding = &told.finding;
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(15.0), egui::Sense::hover());
            sign::paint(ui, rect, finding.severity);
            ui.add(Label::new(&finding.message).wrap());
        });
        let open = ui.scope_id().with(("explained", told.key()));
        let mut explained = ui.data(|d| d.get_temp::<bool>(open)).unwrap_or_default();
        ui.horizontal(|ui| {
            ui.add_space(20.0);
            let button = |ui: &mut Ui, text: &str| {
                ui.add(widget::quiet_button(ui, text)).accessible_name(format!("{text}: {}", finding.message)).clicked()
            };
            if finding.fixable && button(ui, "Fix") {
                actions.push(Action::Problem(ProblemAct::Fix(at)));
            }
            if button(ui, if explained { "Fold" } else { "Why?" }) {
                explained ^= true;
                ui.data_mut(|d| d.insert_temp(open, explained));
            }
            if button(ui, "In the list") {
                actions.push(Action::Problem(ProblemAct::Choose(at)));
                actions.command(Command::Window(WindowCommand::ShowProblem));
            }
        });
        if explained {
            explanation(ui, finding);
        }
    }
    ui.separator();
}
