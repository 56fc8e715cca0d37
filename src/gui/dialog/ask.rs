//! Questions with a few buttons, and things to read with one.

use super::{Dialog, modal};
use crate::gui::{app::App, files::Next, widget};
use egui::{RichText, ScrollArea, Ui};

/// A question; the first button is the one Enter stands for, the last what Esc does.
pub struct Ask {
    name: &'static str,
    title: String,
    text: String,
    buttons: Vec<String>,
}

impl Ask {
    pub fn new(name: &'static str, title: impl Into<String>, text: impl Into<String>) -> Ask {
        Ask { name, title: title.into(), text: text.into(), buttons: Vec::new() }
    }

    pub fn button(mut self, label: impl Into<String>) -> Ask {
        self.buttons.push(label.into());
        self
    }

    /// Shows it. Gives the number of the button pressed once there is one (Esc is the last); `None` inside while it is
    /// open. The outer `Option` is there so that callers can use `?` on a question without buttons.
    pub fn ui(self, ui: &Ui) -> Option<Option<usize>> {
        let last = self.buttons.len().checked_sub(1)?;
        let (pressed, escape) = modal(ui, self.name, 440.0, |ui| {
            ui.label(widget::strong(&self.title, 16.0));
            ui.add_space(6.0);
            ui.label(RichText::new(&self.text).weak());
            ui.add_space(16.0);
            let mut pressed = None;
            ui.horizontal_wrapped(|ui| {
                for (i, label) in self.buttons.iter().enumerate() {
                    let response = if i == 0 { ui.add(widget::primary_button(ui, label)) } else { ui.button(label) };
                    if i == 0 && ui.memory(|m| m.focused().is_none()) {
                        response.request_focus();
                    }
                    if response.clicked() {
                        pressed = Some(i);
                    }
                }
            });
            pressed
        });
        Some(pressed.or(escape.then_some(last)))
    }
}

/// Unsaved changes: save, discard, or stay.
pub fn unsaved(ui: &Ui, app: &mut App, then: Next) -> Option<Dialog> {
    let ask = Ask::new(
        "unsaved",
        format!("Save the changes to {}?", app.file_name()),
        "What you changed since the last save is lost otherwise.",
    )
    .button("Save")
    .button("Discard the changes")
    .button("Cancel");
    match ask.ui(ui)? {
        None => Some(Dialog::Unsaved(then)),
        Some(0) => {
            app.save_then(then);
            None
        }
        Some(1) => {
            app.go_on(then);
            None
        }
        Some(_) => None,
    }
}

/// Somebody else wrote the file meanwhile.
pub fn changed(ui: &Ui, app: &mut App) -> Option<Dialog> {
    let ask = Ask::new(
        "changed",
        format!("{} was changed on disk", app.file_name()),
        "Another program wrote this file after it was opened here. Nothing has been written yet.",
    )
    .button("Save as another file…")
    .button("Overwrite the file")
    .button("Reload it, and drop the changes here")
    .button("Cancel");
    match ask.ui(ui)? {
        None => Some(Dialog::Changed),
        Some(0) => {
            app.save_as();
            None
        }
        Some(1) => {
            app.overwrite();
            None
        }
        Some(2) => {
            app.reload();
            None
        }
        Some(_) => None,
    }
}

/// Something to read: what went wrong, where, and what to do; or what an import did.
#[derive(Clone, Debug, Default)]
pub struct Told {
    pub title: String,
    pub text: String,
    /// In smaller type, one a line; as many as there are.
    pub lines: Vec<String>,
}

impl Told {
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Told {
        Told { title: title.into(), text: text.into(), lines: Vec::new() }
    }

    /// Shows it; itself again while it stays open.
    pub fn ui(self, ui: &Ui) -> Option<Told> {
        let width = if self.lines.is_empty() { 460.0 } else { 620.0 };
        let (closed, escape) = modal(ui, "told", width, |ui| {
            ui.label(widget::strong(&self.title, 16.0));
            ui.add_space(6.0);
            ui.label(&self.text);
            if !self.lines.is_empty() {
                ui.add_space(8.0);
                ScrollArea::vertical().max_height(340.0).auto_shrink([false, true]).show(ui, |ui| {
                    for line in &self.lines {
                        ui.label(RichText::new(line).weak());
                    }
                });
            }
            ui.add_space(16.0);
            ui.horizontal(|ui| {
                let close = ui.add(widget::primary_button(ui, "Close"));
                if ui.memory(|m| m.focused().is_none()) {
                    close.request_focus();
                }
                let copied = !self.lines.is_empty() && ui.button("Copy as text").clicked();
                if copied {
                    ui.ctx().copy_text(format!("{}\n{}\n{}", self.title, self.text, self.lines.join("\n")));
                }
                close.clicked()
            })
            .inner
        });
        if closed || escape { None } else { Some(self) }
    }
}
