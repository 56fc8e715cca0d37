//! The field over the canvas in which a name is typed.

use super::{ScreenFromDoc, keyboard};
use crate::editor::Editor;
use egui::{
    Align, FontId, Margin, Rect, TextEdit, Ui, UiBuilder,
    text::{CCursor, CCursorRange},
};

/// The smallest type a name is edited in, however far out the picture is.
const SMALLEST_PT: f32 = 11.0;

/// Shows the field at its place and size; Enter, Tab and Esc go to the editor before it sees them.
pub fn field(ui: &mut Ui, editor: &mut Editor, view: &ScreenFromDoc, clip: Rect) {
    let Some(rename) = editor.renaming().cloned() else { return };
    let id = keyboard::field_id(&rename.target);
    let size = (13.0 * view.zoom as f32).max(SMALLEST_PT);
    let place = view.rect(rename.rect_in_doc);
    let rect = Rect::from_center_size(place.center(), place.size().max(egui::vec2(size * 11.0, size * 2.2)));
    let rect = rect.expand(2.0);
    // Pushed back where it would hang over the edge of the canvas.
    let push = egui::vec2(
        (clip.min.x - rect.min.x).max(0.0) + (clip.max.x - rect.max.x).min(0.0),
        (clip.min.y - rect.min.y).max(0.0) + (clip.max.y - rect.max.y).min(0.0),
    );
    let rect = rect.translate(push);

    let mut text = rename.text.clone();
    let accent = ui.visuals().selection.stroke.color;
    ui.painter().rect(
        rect,
        6.0,
        ui.visuals().text_edit_bg_color(),
        egui::Stroke::new(2.0, accent),
        egui::StrokeKind::Outside,
    );
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(egui::Layout::top_down(Align::Center)));
    let output = TextEdit::multiline(&mut text)
        .id(id)
        .frame(egui::Frame::NONE)
        .margin(Margin::symmetric(6, 4))
        .font(FontId::proportional(size))
        .desired_width(rect.width() - 12.0)
        .desired_rows(1)
        .min_size(rect.size())
        .align(egui::Align2::CENTER_CENTER)
        .return_key(egui::KeyboardShortcut::new(egui::Modifiers::SHIFT, egui::Key::Enter))
        .lock_focus(true)
        .show(&mut child);
    let response = output.response.response.clone();
    let response = response.accessible_name(rename.accessible_name.clone());
    if !response.has_focus() {
        response.request_focus();
        let mut state = output.state;
        let end = CCursor::new(text.chars().count());
        let start = if rename.select_all { CCursor::default() } else { end };
        state.cursor.set_char_range(Some(CCursorRange::two(start, end)));
        state.store(ui.ctx(), id);
    }
    if text != rename.text {
        editor.set_rename_text(&text);
    }
}
