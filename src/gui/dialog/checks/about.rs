//! One check: its manual, its level, what it finds, and what of it is accepted, to be taken back.

use super::Shown;
use crate::{
    change::op,
    check::Rule,
    editor::{Command, Platform},
    gui::{
        action::{Action, Actions},
        problems::{self, ProblemAct, level},
        widget, words,
    },
    model::Suppression,
};
use egui::{Label, RichText, Ui};

/// All of it.
pub fn show(ui: &mut Ui, shown: &Shown, rule: &'static Rule, actions: &mut Actions) {
    ui.label(widget::strong(rule.title, 16.0));
    ui.label(RichText::new(rule.name).weak().small()).on_hover_text("What files and the command line call it");
    ui.add_space(6.0);
    weight(ui, shown, rule, actions);
    found(ui, shown, rule, actions);
    ui.add_space(8.0);
    problems::manual(
        ui,
        &[("What is looked for", rule.what), ("Why", rule.why), ("What to do", &format!("{}.", rule.mend))],
    );
    if rule.fix.is_some() {
        let key = Command::FixProblem.shortcut().map_or_else(String::new, |key| key.text(Platform::HERE));
        ui.add(Label::new(format!("Where it is certain, {key} mends the problem at hand.")).wrap());
    }
    accepted(ui, shown, rule, actions);
    ui.add_space(8.0);
}

fn weight(ui: &mut Ui, shown: &Shown, rule: &'static Rule, actions: &mut Actions) {
    ui.label(widget::strong("In this model", 12.0));
    ui.add_enabled_ui(shown.has_model, |ui| {
        ui.horizontal_wrapped(|ui| level::choices(ui, shown.document, rule, actions));
    });
    if !shown.has_model {
        ui.label(RichText::new("Open a model to choose how much this check weighs there.").weak());
    }
}

fn found(ui: &mut Ui, shown: &Shown, rule: &'static Rule, actions: &mut Actions) {
    if !shown.has_model {
        return;
    }
    ui.add_space(4.0);
    match shown.told(rule) {
        0 if level::severity(shown.document, rule).is_none() => {
            ui.label(RichText::new("It is off: what it would find is not told.").weak());
        }
        0 => {
            ui.label(RichText::new("It finds nothing now.").weak());
        }
        n => {
            let label = match n {
                1 => "Show its problem".to_owned(),
                _ => format!("Show its {n} problems"),
            };
            let button = ui.add(widget::quiet_button(ui, &label));
            if button.on_hover_text("List them in the problems panel").clicked() {
                actions.push(Action::Problem(ProblemAct::ShowOf(rule.name)));
            }
        }
    }
}

/// What the model accepts of what it finds; also what it accepts in vain.
fn accepted(ui: &mut Ui, shown: &Shown, rule: &Rule, actions: &mut Actions) {
    let of_rule: Vec<&Suppression> = shown.document.suppressions().filter(|s| s.check == rule.name).collect();
    if of_rule.is_empty() || !shown.has_model {
        return;
    }
    ui.add_space(6.0);
    ui.label(widget::strong(format!("Accepted ({})", of_rule.len()), 12.0));
    for suppression in of_rule {
        let found = shown.checked.accepted.iter().find(|accepted| accepted.suppression == suppression.id);
        let message = match found {
            Some(accepted) => accepted.told.finding.message.clone(),
            None => {
                let name = words::name_or_kind(shown.document, &suppression.record);
                format!("{}: accepted, but nothing is found there", words::capital(&name))
            }
        };
        ui.push_id(&suppression.id, |ui| {
            ui.add(Label::new(&message).wrap());
            let reason = match suppression.reason.trim() {
                "" => "Without a reason, so it is told all the same".to_owned(),
                reason => format!("Because: {reason}"),
            };
            ui.add(Label::new(RichText::new(reason).weak()).wrap());
            ui.horizontal(|ui| {
                let show = ui.add(widget::quiet_button(ui, "Show")).accessible_name(format!("Show: {message}"));
                if show.on_hover_text("Go to its place").clicked() {
                    actions.push(Action::GoTo(suppression.record.clone()));
                }
                let back = ui.add(widget::quiet_button(ui, "Take back"));
                let back = back.accessible_name(format!("Take back: {message}"));
                if back.on_hover_text("Tell it as a problem again").clicked() {
                    let id = suppression.id.clone();
                    actions.act(move |document, _| op::remove_suppression(document, &id));
                }
            });
        });
        ui.add_space(4.0);
    }
}
