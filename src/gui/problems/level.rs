//! How much a check weighs in this model: as it comes, or as the model says.

use crate::{
    change::op,
    check::{Rule, Severity},
    gui::{action::Actions, sign, words},
    model::{Document, Level},
};
use egui::{RadioButton, Ui};

/// What the model says of a check; `None` where it is held to as it comes.
pub fn said(document: &Document, rule: &Rule) -> Option<Level> {
    document.model().and_then(|model| model.checks.get(rule.name)).copied()
}

/// The severity a check has in this model; `None` where it is off.
pub fn severity(document: &Document, rule: &Rule) -> Option<Severity> {
    of(said(document, rule), rule)
}

/// The choices, each with its sign and word; true where one was taken.
pub fn choices(ui: &mut Ui, document: &Document, rule: &'static Rule, actions: &mut Actions) -> bool {
    let now = said(document, rule);
    let own = format!("As it comes: {}", rule.severity.word());
    let levels = Level::ALL.iter().rev().map(|level| (Some(*level), words::capital(level.word())));
    // Each circle is seen though it is not chosen, and stands apart from its sign and from the choice before.
    let line = ui.visuals().weak_text_color();
    ui.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::new(1.0, line);
    ui.spacing_mut().icon_spacing = 8.0;
    ui.spacing_mut().item_spacing.x = 14.0;
    let mut taken = false;
    for (level, word) in std::iter::once((None, own)).chain(levels) {
        let choice = RadioButton::new(now == level, (sign::level(of(level, rule)), word.clone()));
        if ui.add(choice).accessible_name(format!("{word}, {}", rule.title)).clicked() && now != level {
            actions.act(move |document, _| op::set_check_level(document, rule.name, level));
            taken = true;
        }
    }
    taken
}

fn of(level: Option<Level>, rule: &Rule) -> Option<Severity> {
    match level {
        None => Some(rule.severity),
        Some(Level::Off) => None,
        Some(Level::Warning) => Some(Severity::Warning),
        Some(Level::Error) => Some(Severity::Error),
    }
}
