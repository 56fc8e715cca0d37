//! The field over the canvas in which a name is typed.

use super::{ScreenFromDoc, keyboard};
use crate::editor::Editor;
use egui::{
    Align, FontId, Margin, Rect, TextEdit, Ui, UiBuilder,
    text::{CCursor, CCursorRange},
};

/// The smallest type a name is edited in, however far out the picture is.
const SMALLEST_PT: f64 = 11.0;
/// It grows up to so many lines, and scrolls past them.
const MOST_LINES: usize = 12;

/// Shows the field at its place and size; Enter, Tab and Esc go to the editor before it sees them. Gives its outline.
pub fn field(ui: &mut Ui, editor: &mut Editor, view: &ScreenFromDoc, clip: Rect) -> Option<Rect> {
    let rename = editor.renaming().cloned()?;
    let id = keyboard::field_id(&rename);
    let size = (rename.style.size * view.zoom).max(SMALLEST_PT) as f32;
    let place = view.rect(editor.seen_at(rename.rect_in_doc));
    // A cell's field begins where its entry does; that of a name is no smaller than a short name.
    let least = match rename.cell {
        Some(_) => egui::vec2(size * 7.0, size * 1.9),
        None => egui::vec2(size * 11.0, size * 2.2),
    };
    let font = FontId::new(size, crate::gui::fonts::family(rename.style.weight));
    let line = ui.fonts_mut(|f| f.row_height(&font));
    // It grows with what is typed, downwards.
    let wide = place.width().max(least.x);
    let lines = ui.fonts_mut(|f| {
        f.layout(rename.text.clone(), font.clone(), egui::Color32::BLACK, wide - 12.0).rows.len().clamp(1, MOST_LINES)
    });
    let tall = place.height().max(least.y).max(lines as f32 * line + 8.0);
    let top = if tall > place.height() && lines > 1 { place.min.y } else { place.center().y - tall / 2.0 };
    let rect = Rect::from_min_size(egui::pos2(place.center().x - wide / 2.0, top), egui::vec2(wide, tall)).expand(2.0);
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
    let across = if rename.centered { egui::Align2::CENTER_CENTER } else { egui::Align2::LEFT_CENTER };
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(egui::Layout::top_down(Align::Center)));
    let output = TextEdit::multiline(&mut text)
        .id(id)
        .frame(egui::Frame::NONE.inner_margin(Margin::symmetric(6, 4)))
        .font(font)
        .desired_width(rect.width() - 12.0)
        .desired_rows(1)
        .min_size(rect.size())
        .align(across)
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
    Some(rect.union(response.rect))
}
