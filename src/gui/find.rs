//! The find field over the canvas, with its hits by view. What is found is the editor's to know.

use super::{widget, words};
use crate::{
    editor::{Editor, Hit},
    geom,
    model::{Document, Sheet, fold},
};
use egui::{Align2, Area, Frame, Id, Key, Modifiers, Order, Rect, RichText, ScrollArea, TextEdit, Ui};

/// What the panel remembers from frame to frame.
#[derive(Clone, Debug, Default)]
pub struct FindPanel {
    /// The field takes the keyboard, with all of it selected.
    take_keyboard: bool,
    /// The hit that was last brought into sight in the list.
    seen: Option<usize>,
}

/// A line of the list.
enum Line<'a> {
    View(Option<&'a Sheet>),
    Hit(usize, &'a Hit),
}

/// What the keys and buttons of one frame ask for.
#[derive(Default)]
struct Asked {
    next: bool,
    previous: bool,
    back: bool,
    stay: bool,
    hit: Option<usize>,
}

const WIDTH: f32 = 330.0;
const LINE: f32 = 26.0;

impl FindPanel {
    /// Gives the field the keyboard.
    pub fn open(&mut self) {
        self.take_keyboard = true;
    }

    /// Shows the panel while something is being found.
    pub fn ui(&mut self, ui: &Ui, canvas: Rect, editor: &mut Editor) {
        if editor.find().is_none() {
            editor.cover(None);
            return;
        }
        editor.keep_found();
        let field = Id::unique("laneway find field");
        let mut asked = Asked::default();
        if ui.memory(|m| m.has_focus(field)) {
            asked.keys(ui);
        }
        let Some(find) = editor.find() else { return };
        let mut query = find.query().to_owned();
        let room = canvas.height() - 150.0;
        let shown = Area::new(Id::unique("laneway find"))
            .order(Order::Middle)
            .pivot(Align2::RIGHT_TOP)
            .fixed_pos(canvas.right_top() + egui::vec2(-12.0, 58.0))
            .constrain_to(canvas)
            .show(ui.ctx(), |ui| {
                Frame::popup(ui.style()).inner_margin(8).show(ui, |ui| {
                    ui.set_width(WIDTH.min(canvas.width() - 40.0));
                    self.top(ui, field, &mut query, &find.count(), &mut asked);
                    if !find.hits().is_empty() {
                        ui.add_space(4.0);
                        self.list(ui, editor, room.clamp(88.0, 380.0), &mut asked);
                    } else if !fold(&query).is_empty() {
                        ui.label(RichText::new("Nothing holds these words.").weak());
                    }
                });
            });
        let on_canvas = shown.response.rect.translate(-canvas.min.to_vec2());
        let [x0, y0, x1, y1] = [on_canvas.min.x, on_canvas.min.y, on_canvas.max.x, on_canvas.max.y].map(f64::from);
        editor.cover(Some(geom::Rect::new(x0, y0, x1, y1)));
        editor.find_text(&query);
        asked.carry_out(ui, editor);
    }

    fn top(&mut self, ui: &mut Ui, field: Id, query: &mut String, count: &str, asked: &mut Asked) {
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 142.0).max(80.0);
            let edit = TextEdit::singleline(query).id(field).hint_text("Find in the model").desired_width(width);
            let mut shown = edit.show(ui);
            shown.response.response = shown.response.response.accessible_name("Find in the model");
            if std::mem::take(&mut self.take_keyboard) {
                shown.response.response.request_focus();
                let all = egui::text::CCursorRange::select_all(&shown.galley);
                shown.state.cursor.set_char_range(Some(all));
                shown.state.store(ui.ctx(), field);
            }
            if ui.memory(|m| m.has_focus(field)) {
                // Esc is the panel's: else the field would lose the keyboard before anybody sees the key.
                let all =
                    egui::EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
                ui.memory_mut(|m| m.set_focus_lock_filter(field, all));
            }
            ui.add_sized([62.0, LINE], egui::Label::new(RichText::new(count).weak()).truncate());
            let button = |ui: &mut Ui, sign: &str, name: &str| {
                let button = egui::Button::new(sign).min_size(egui::vec2(LINE, 0.0));
                ui.add(button).accessible_name(name).on_hover_text(name).clicked()
            };
            asked.previous |= button(ui, "↑", "Previous hit, Shift+Enter");
            asked.next |= button(ui, "↓", "Next hit, Enter");
            asked.stay |= button(ui, "×", "Close and stay here");
        });
    }

    fn list(&mut self, ui: &mut Ui, editor: &Editor, height: f32, asked: &mut Asked) {
        let Some(find) = editor.find() else { return };
        let lines = lines(find.hits());
        let step = LINE + ui.spacing().item_spacing.y;
        let height = height.min(lines.len() as f32 * step);
        // The area around it keeps the size it had: without a least height so would the list.
        let mut scroll =
            ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
        if find.current() != self.seen {
            self.seen = find.current();
            let at = lines.iter().position(|line| matches!(line, Line::Hit(i, _) if Some(*i) == find.current()));
            scroll = scroll.vertical_scroll_offset((at.unwrap_or(0) as f32 * step - height / 3.0).max(0.0));
        }
        scroll.show_rows(ui, LINE, lines.len(), |ui, shown| {
            for line in lines.get(shown).into_iter().flatten() {
                match line {
                    Line::View(sheet) => {
                        let words = sheet.map_or_else(|| "In no view".to_owned(), |s| s.title(editor.document()));
                        let kind = sheet.map_or("", Sheet::word);
                        ui.add_sized([ui.available_width(), LINE], |ui: &mut Ui| {
                            ui.horizontal(|ui| {
                                ui.add(egui::Label::new(widget::strong(words, 11.5)).truncate());
                                ui.label(RichText::new(kind).weak().small());
                            })
                            .response
                        });
                    }
                    Line::Hit(i, hit) => {
                        let (text, kind) = said(editor.document(), hit, find.query());
                        let button = egui::Button::selectable(find.current() == Some(*i), text.as_str())
                            .right_text(RichText::new(kind).weak().small())
                            .truncate()
                            .min_size(egui::vec2(ui.available_width(), LINE));
                        if ui.add(button).accessible_name(text.clone()).clicked() {
                            asked.hit = Some(*i);
                        }
                    }
                }
            }
        });
    }
}

impl Asked {
    /// Takes the keys of the field before the field does.
    fn keys(&mut self, ui: &Ui) {
        ui.input_mut(|i| {
            let mut key = |mods, key| i.consume_key(mods, key);
            // The longer first: a key alone would match with Shift held, too.
            self.previous |= key(Modifiers::SHIFT, Key::Enter) | key(Modifiers::SHIFT, Key::F3);
            self.stay |= key(Modifiers::COMMAND, Key::Enter);
            self.next |= key(Modifiers::NONE, Key::Enter) | key(Modifiers::NONE, Key::F3);
            self.previous |= key(Modifiers::NONE, Key::ArrowUp);
            self.next |= key(Modifiers::NONE, Key::ArrowDown);
            self.back |= key(Modifiers::NONE, Key::Escape);
        });
    }

    fn carry_out(self, ui: &Ui, editor: &mut Editor) {
        if let Some(hit) = self.hit {
            editor.go_to_hit(hit);
        }
        if self.next || self.previous {
            editor.find_next(self.next);
        }
        if self.stay || self.back {
            editor.close_find(self.back);
            ui.memory_mut(|m| m.request_focus(super::canvas::id()));
        }
        if self.hit.is_some() || self.next || self.previous || self.stay || self.back {
            ui.ctx().request_repaint();
        }
    }
}

/// The hits with the view before those in it.
fn lines(hits: &[Hit]) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(hits.len() + 8);
    let mut view = None;
    for (i, hit) in hits.iter().enumerate() {
        if view != Some(&hit.sheet) {
            view = Some(&hit.sheet);
            lines.push(Line::View(hit.sheet.as_ref()));
        }
        lines.push(Line::Hit(i, hit));
    }
    lines
}

/// A hit in words: its name, or the words around in the field that holds it; and its kind.
fn said(document: &Document, hit: &Hit, query: &str) -> (String, String) {
    let Some(record) = document.get(&hit.record) else { return Default::default() };
    let name = words::name_or_kind(document, &hit.record);
    let kind = record.kind().word();
    if hit.field == "name" {
        return (name, kind.to_owned());
    }
    let mut held = "";
    record.each_text(&mut |field, text| {
        if field == hit.field {
            held = text;
        }
    });
    (around(held, query), format!("{} of {kind} {name}", hit.field))
}

/// Some words before and after where a text holds another.
fn around(text: &str, query: &str) -> String {
    let text = words::one_line(text);
    let wanted = fold(query);
    let words: Vec<&str> = text.split(' ').collect();
    // The first word from which on the rest begins with what is looked for, or holds its first word.
    let first = wanted.split(' ').next().unwrap_or_default();
    let at = words.iter().position(|word| fold(word).contains(first)).unwrap_or(0);
    let from = at.saturating_sub(3);
    let to = (at + 8).min(words.len());
    let mut shown = words.get(from..to).unwrap_or_default().join(" ");
    if from > 0 {
        shown.insert(0, '…');
    }
    if to < words.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_shown_around_a_hit() {
        let text = "The customer who notices a fault calls the shop and asks what to do about it";
        assert_eq!(around(text, "FAULT"), "…who notices a fault calls the shop and asks what to…");
        assert_eq!(around("short", "short"), "short");
        assert_eq!(around("", "x"), "");
    }
}
