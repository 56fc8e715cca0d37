//! The field over a register: rows that hold the words typed are shown. What is shown is the editor's to know.

use crate::editor::Editor;
use egui::{Id, Key, Modifiers, RichText, TextEdit, Ui};

const WIDTH: f32 = 170.0;
/// How rows are filtered.
const HOW: &str =
    "Words in any cell, or in one column by its heading, such as owner: finance; a semicolon parts several";
/// Beside it stands what says how many rows are shown.
const NARROWED: f32 = 92.0;
/// What it takes with what is beside it, which is the same before and while it filters: the bar does not move.
pub const ROOM: f32 = 200.0;

/// Shows the field while the view is a register; Esc clears it, then goes back to the table.
pub fn field(ui: &mut Ui, editor: &mut Editor) {
    let wanted = editor.take_filter_wanted();
    if editor.register().is_none() {
        return;
    }
    let id = Id::unique("laneway filter field");
    let mut words = editor.shown().filter;
    let (mut clear, mut back) = (false, false);
    if ui.memory(|m| m.has_focus(id)) {
        ui.input_mut(|i| {
            clear = i.consume_key(Modifiers::NONE, Key::Escape);
            back = i.consume_key(Modifiers::NONE, Key::Enter) | i.consume_key(Modifiers::NONE, Key::ArrowDown);
        });
    }
    let count = editor.filtered();
    let width = if count.is_some() { NARROWED } else { WIDTH };
    let edit = TextEdit::singleline(&mut words).id(id).hint_text("Filter, or owner: ann").desired_width(width);
    let shown = edit.show(ui).response.response.accessible_name("Filter rows").on_hover_text(HOW);
    if wanted {
        shown.request_focus();
    }
    if ui.memory(|m| m.has_focus(id)) {
        let all = egui::EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, all));
    }
    if let Some((here, all)) = count {
        ui.label(RichText::new(format!("{here} of {all}")).weak());
        let name = "Show all rows, Esc";
        clear |= ui.button("×").on_hover_text(name).accessible_name(name).clicked();
    }
    if clear && words.is_empty() {
        back = true;
    }
    if clear {
        words.clear();
    }
    editor.set_filter(&words);
    if back {
        ui.memory_mut(|m| m.request_focus(super::canvas::id()));
    }
    if clear || back {
        ui.ctx().request_repaint();
    }
}
