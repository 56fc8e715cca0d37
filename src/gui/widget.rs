//! Small controls in the window's manner, used by several panels.

use super::fonts;
use crate::text::Weight;
use egui::{Button, FontId, Response, RichText, Ui};

/// A button with an outline, for what can wait.
pub fn quiet_button<'a>(ui: &Ui, label: &'a str) -> Button<'a> {
    Button::new(label).stroke(ui.visuals().widgets.inactive.bg_stroke).frame_when_inactive(true)
}

/// A small button without a frame, for what stands beside something else.
pub fn small_button(ui: &mut Ui, label: &str) -> Response {
    ui.add(Button::new(RichText::new(label)).frame_when_inactive(false).min_size(egui::vec2(24.0, 0.0)))
}

/// The one button of a dialog that Enter stands for.
pub fn primary_button(ui: &Ui, label: &str) -> Button<'static> {
    let visuals = ui.visuals();
    Button::new(RichText::new(label).color(visuals.extreme_bg_color)).fill(visuals.hyperlink_color)
}

/// Shows boxes to tick and circles to choose, whose outline is seen in any theme, in menus too, though nothing is
/// chosen.
pub fn outlined<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let shown = ui.scope(|ui| {
        let line = ui.visuals().weak_text_color();
        ui.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::new(1.0, line);
        ui.visuals_mut().widgets.hovered.bg_stroke = egui::Stroke::new(1.0, line);
        add(ui)
    });
    shown.inner
}

/// Text in the stronger face.
pub fn strong(text: impl Into<String>, size: f32) -> RichText {
    RichText::new(text).font(FontId::new(size, fonts::family(Weight::SemiBold))).strong()
}

/// A small heading in capitals over a group.
pub fn section(ui: &mut Ui, text: &str) -> Response {
    let color = ui.visuals().weak_text_color();
    let heading = RichText::new(text.to_uppercase())
        .font(FontId::new(10.5, fonts::family(Weight::SemiBold)))
        .extra_letter_spacing(0.8)
        .color(color);
    ui.add_space(8.0);
    let response = ui.label(heading);
    ui.add_space(1.0);
    response
}
