//! Panels as places for the keyboard: F6 goes from one to the next, Tab then to the controls in it.

use super::canvas;
use egui::{Id, Key, Modifiers, Role, Sense, Ui, UiBuilder, WidgetInfo};

/// The panels in the order F6 visits them, after the canvas.
const ZONES: [&str; 5] = ["Model", "Fields", "Problems", "Views", "Tools"];

/// What may stand out of a panel's room: the outline of what has the keyboard.
const EDGE: f32 = 4.0;

/// Shows a panel whose head can hold the keyboard.
pub fn panel<R>(ui: &mut Ui, name: &'static str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let all = ui.max_rect();
    mark(ui, name, all);
    // The panel keeps the size it was given: what is wider than it is cut at its edge, and widens nothing.
    let mut inside = ui.new_child(UiBuilder::new().max_rect(all).layout(*ui.layout()));
    inside.shrink_clip_rect(all.expand(EDGE));
    let done = contents(&mut inside);
    ui.expand_to_include_rect(all);
    done
}

/// The head of a place that lies here: it can hold the keyboard, and Tab goes on from it.
pub fn mark(ui: &Ui, name: &'static str, all: egui::Rect) {
    let head = egui::Rect::from_min_size(all.min, egui::vec2(all.width(), 1.0));
    let response = ui.interact(head, id(name), Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Region, true, format!("{name} panel")));
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(all.expand(2.0), 4.0, stroke, egui::StrokeKind::Inside);
    }
    let now = ui.ctx().cumulative_frame_nr();
    ui.data_mut(|d| d.insert_temp(id(name), now));
}

/// On F6 gives the keyboard to the next zone that is shown, on Shift+F6 to the one before.
pub fn f6(ui: &Ui) {
    let (back, on) = ui.input_mut(|i| {
        // The one with Shift first: the other takes it too.
        (i.consume_key(Modifiers::SHIFT, Key::F6), i.consume_key(Modifiers::NONE, Key::F6))
    });
    if !on && !back {
        return;
    }
    let now = ui.ctx().cumulative_frame_nr();
    let shown = |name: &str| ui.data(|d| d.get_temp::<u64>(id(name))).is_some_and(|frame| frame + 1 >= now);
    let places: Vec<Id> =
        [canvas::id()].into_iter().chain(ZONES.into_iter().filter(|name| shown(name)).map(id)).collect();
    let at = ui.data(|d| d.get_temp::<usize>(Id::unique("zone now"))).unwrap_or(0);
    let at = if ui.memory(|m| m.focused()) == Some(canvas::id()) { 0 } else { at };
    let next = if back { (at + places.len() - 1) % places.len() } else { (at + 1) % places.len() };
    ui.data_mut(|d| d.insert_temp(Id::unique("zone now"), next));
    if let Some(place) = places.get(next) {
        ui.memory_mut(|m| m.request_focus(*place));
    }
}

fn id(name: &str) -> Id {
    Id::unique(("laneway zone", name))
}
