//! Keys and text of the canvas and of its name field, in the order they were typed.
//!
//! A key can open the name field or end it, and what is typed after it in the same frame belongs to another place.
//! So events wait in a queue until the place they belong to has the keyboard: fast typing loses nothing.

use crate::{
    editor::{Command, Editor, Key, Modifiers, Rename, Response},
    gui::keys,
};
use egui::{Event, FocusDirection, Id, Ui};
use std::collections::VecDeque;

/// What was typed and has not reached its place yet.
#[derive(Default)]
pub struct Keyboard {
    queue: VecDeque<Event>,
    /// The name field of the last frame.
    field: Option<Id>,
    /// What had the keyboard when the last frame ended: Esc takes it from a field before anybody sees the key.
    held: Option<Id>,
}

/// The id of the field for a record's name, or for what is typed into a cell.
pub fn field_id(rename: &Rename) -> Id {
    match &rename.cell {
        None => Id::unique(("canvas rename", rename.target.as_str())),
        Some(typing) => Id::unique(("canvas cell", &typing.at, &typing.entry)),
    }
}

impl Keyboard {
    /// To be called before anything of a frame is shown. egui lets a place keep Tab and arrows only from its second
    /// frame with the keyboard on: before, they would lead from control to control, away from a field just opened or
    /// a canvas it just gave the keyboard back to.
    pub fn begin_frame(&self, ui: &Ui) {
        if self.is_mine(ui) {
            ui.memory_mut(|m| m.move_focus(FocusDirection::None));
        }
    }

    /// Takes this frame's events where they are the canvas's, and hands on what can be handed on.
    /// What is typed into the name field is left in the frame for it.
    /// Not listening, it takes nothing: a dialog is open.
    pub fn run(&mut self, ui: &Ui, listening: bool, editor: &mut Editor, answers: &mut Vec<Response>) {
        if !listening || !self.is_mine(ui) {
            // Who types elsewhere is done with the field: it must not take the keyboard back.
            let elsewhere = ui.memory(|m| m.focused().is_some_and(|id| !self.is_ours(id)));
            if listening && elsewhere && self.field.is_some() && editor.renaming().map(field_id) == self.field {
                answers.push(editor.end_typing());
            }
            self.queue.clear();
            self.field = None;
            return;
        }
        ui.input_mut(|i| {
            i.events.retain(|event| {
                let typed = is_typed(event);
                if typed {
                    self.queue.push_back(event.clone());
                }
                !typed
            });
        });
        while !self.queue.is_empty() {
            match editor.renaming().map(field_id) {
                None => {
                    if let Some(event) = self.queue.pop_front() {
                        on_canvas(ui, event, editor, answers);
                    }
                }
                Some(field) if ui.memory(|m| m.has_focus(field)) && self.field == Some(field) => {
                    if !self.in_field(ui, editor, answers) {
                        break;
                    }
                }
                // The field has the keyboard in the next frame.
                Some(_) => break,
            }
        }
        let field = editor.renaming().map(field_id);
        if field.is_none() && self.field.is_some() {
            ui.memory_mut(|m| m.request_focus(super::id()));
        }
        self.field = field;
        if !self.queue.is_empty() {
            ui.ctx().request_repaint();
        }
    }

    /// To be called when a frame is done.
    pub fn end_frame(&mut self, ui: &Ui) {
        self.held = ui.memory(|m| m.focused());
    }

    /// Whether a place is the canvas or its field.
    fn is_ours(&self, place: Id) -> bool {
        place == super::id() || Some(place) == self.field
    }

    /// Whether what is typed is the canvas's or its field's.
    fn is_mine(&self, ui: &Ui) -> bool {
        let ours = |id| self.is_ours(id);
        let has_it =
            ui.memory(|m| m.top_modal_layer().is_none() && m.focused().is_none_or(ours) && self.held.is_none_or(ours));
        // An open menu has the arrows, Enter and Esc.
        has_it && !egui::Popup::is_any_open(ui.ctx())
    }

    /// Leaves what comes before the next ending key to the field; true when that key was next and was handed on.
    fn in_field(&mut self, ui: &Ui, editor: &mut Editor, answers: &mut Vec<Response>) -> bool {
        if let Some((key, mods)) = self.queue.front().and_then(|event| ending_key(editor, event)) {
            self.queue.pop_front();
            answers.push(editor.key(key, mods));
            return true;
        }
        let until = self.queue.iter().position(|e| ending_key(editor, e).is_some()).unwrap_or(self.queue.len());
        let typed: Vec<Event> = self.queue.drain(..until).collect();
        ui.input_mut(|i| i.events.extend(typed));
        false
    }
}

fn is_typed(event: &Event) -> bool {
    match event {
        Event::Key { pressed, .. } => *pressed,
        Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_) => true,
        _ => false,
    }
}

/// A key that ends a name, as the editor knows it.
fn ending_key(editor: &Editor, event: &Event) -> Option<(Key, Modifiers)> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    let (key, mods) = (keys::key(*key)?, keys::modifiers(*modifiers, false));
    editor.ends_typing(key, mods).then_some((key, mods))
}

fn on_canvas(ui: &Ui, event: Event, editor: &mut Editor, answers: &mut Vec<Response>) {
    match event {
        Event::Key { key, modifiers, .. } => {
            if let Some(key) = keys::key(key) {
                // The space bar starts a drag of the picture; by itself it does nothing.
                if key != Key::Space {
                    answers.push(editor.key(key, keys::modifiers(modifiers, false)));
                }
            }
        }
        Event::Text(text) if text != " " && !ui.input(|i| i.modifiers.command) => answers.push(editor.text(&text)),
        Event::Copy => answers.push(editor.run(Command::Copy)),
        Event::Cut => answers.push(editor.run(Command::Cut)),
        Event::Paste(text) => answers.push(editor.paste_text(&text)),
        _ => {}
    }
}
