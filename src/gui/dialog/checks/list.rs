//! The checks, one a line: its sign and name, how many problems it tells, how much it weighs.

use super::Shown;
use crate::{
    check::Rule,
    gui::{problems::level, sign},
    model::counted,
};
use egui::{Button, RichText, ScrollArea, Sense, Ui, vec2};

/// The list; gives the one clicked. Arrow keys choose, so that Tab need not walk through them all.
pub fn show(
    ui: &mut Ui,
    shown: &Shown,
    listed: &[&'static Rule],
    chosen: Option<&'static Rule>,
    scroll: bool,
) -> Option<&'static Rule> {
    let mut picked = None;
    ScrollArea::vertical().id_salt("checks").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for rule in listed {
            let here = chosen == Some(*rule);
            let (right, spoken) = says(shown, rule);
            let sign = sign::level(level::severity(shown.document, rule));
            let button = Button::selectable(here, (sign, rule.title))
                .right_text(RichText::new(right).weak().small())
                .sense(if here { Sense::click() } else { Sense::CLICK })
                .truncate()
                .min_size(vec2(ui.available_width(), 0.0));
            let response = ui.add(button).accessible_name(spoken);
            if here && scroll {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                picked = Some(*rule);
            }
        }
    });
    picked
}

/// What stands at the end of its line, and what a screen reader says of it.
fn says(shown: &Shown, rule: &Rule) -> (String, String) {
    let level = level::severity(shown.document, rule).map_or("off", |severity| severity.word());
    let level = match level::said(shown.document, rule) {
        Some(_) => format!("set to {level}"),
        None => level.to_owned(),
    };
    let told = shown.told(rule);
    let right = if told > 0 { format!("{told} · {level}") } else { level.clone() };
    (right, format!("{}, {level}, {}", rule.title, counted(told, "problem", "problems")))
}
