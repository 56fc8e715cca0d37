//! What a check looks for, why, and how its finding is mended: the manual, in place.

use super::check_words;
use crate::{check::Finding, gui::widget};
use egui::{Label, RichText, Ui};

/// Lines no longer than this are read with ease, in points.
const WIDEST: f32 = 680.0;

/// The explanation of a finding.
pub fn explanation(ui: &mut Ui, finding: &Finding) {
    let hint = if finding.hint.ends_with('.') { finding.hint.clone() } else { format!("{}.", finding.hint) };
    let rule = finding.rule;
    manual(ui, &[("What to do", &hint), ("Why", rule.why), ("What is looked for", rule.what)]);
    ui.label(RichText::new(format!("Check: {}", check_words(rule))).weak().small());
}

/// Parts of a manual, each under its heading.
pub fn manual(ui: &mut Ui, parts: &[(&str, &str)]) {
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(WIDEST));
        ui.spacing_mut().item_spacing.y = 3.0;
        for (heading, text) in parts {
            ui.label(widget::strong(*heading, 12.0));
            ui.add(Label::new(*text).wrap());
            ui.add_space(3.0);
        }
    });
}
