//! A list of places to go to: where something is used, or which of several links to follow.

use super::modal;
use crate::{
    editor::Editor,
    gui::{
        action::{Action, Actions},
        widget, words,
    },
    model::Use,
};
use egui::{Key, Modifiers, RichText, ScrollArea, Ui};

/// The list while it is open.
#[derive(Clone, Debug)]
pub struct Places {
    title: String,
    places: Vec<Use>,
    chosen: usize,
}

impl Places {
    pub fn new(title: impl Into<String>, places: Vec<Use>) -> Places {
        Places { title: title.into(), places, chosen: 0 }
    }

    /// Where what is selected is used; `None` where nothing is shown at all.
    pub fn of_subject(editor: &Editor) -> Option<Places> {
        let subject = editor.subject()?;
        let name = words::name_or_kind(editor.document(), subject);
        Some(Places::new(format!("Where “{name}” is used"), editor.uses_of_subject()))
    }

    /// Shows it; itself again while it stays open. Arrows choose, Enter goes there.
    pub fn ui(mut self, ui: &Ui, actions: &mut Actions) -> Option<Places> {
        let moved = move_choice(ui, &mut self.chosen, self.places.len());
        let enter = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        let ((picked, closed), escape) = modal(ui, "places", 480.0, |ui| {
            ui.label(widget::strong(&self.title, 16.0));
            let words = match self.places.len() {
                0 => "Nothing else refers to it.".to_owned(),
                1 => "One place. Enter goes there.".to_owned(),
                n => format!("{n} places. The arrow keys choose, Enter goes there."),
            };
            ui.label(RichText::new(words).weak());
            ui.add_space(8.0);
            let picked = list(ui, &self.places, Some(self.chosen), moved);
            ui.add_space(12.0);
            (picked, ui.button("Close").clicked())
        });
        let picked = picked.or_else(|| enter.then_some(self.chosen));
        if let Some(place) = picked.and_then(|at| self.places.get(at)) {
            actions.push(Action::GoTo(place.record.clone()));
            return None;
        }
        if closed || escape || enter { None } else { Some(self) }
    }
}

/// Uses, one a line; gives the one clicked.
pub(super) fn list(ui: &mut Ui, places: &[Use], chosen: Option<usize>, scroll: bool) -> Option<usize> {
    let mut picked = None;
    let height = (ui.ctx().content_rect().height() - 320.0).clamp(80.0, 320.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for (i, place) in places.iter().enumerate() {
            let here = chosen == Some(i);
            let button = egui::Button::selectable(here, place.says.as_str())
                .truncate()
                .min_size(egui::vec2(ui.available_width(), 0.0));
            let response = ui.add(button).accessible_name(place.says.clone());
            if here && scroll {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                picked = Some(i);
            }
        }
    });
    picked
}

/// Moves a choice by the arrow keys; true where it moved.
pub(super) fn move_choice(ui: &Ui, chosen: &mut usize, count: usize) -> bool {
    let (down, up) = ui.input_mut(|i| {
        let down = i.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
        (down, i.count_and_consume_key(Modifiers::NONE, Key::ArrowUp))
    });
    let last = count.saturating_sub(1);
    *chosen = (*chosen + down).saturating_sub(up).min(last);
    down + up > 0
}
