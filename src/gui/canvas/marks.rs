//! What a mark of a problem says, while the pointer is over it.

use super::ScreenFromDoc;
use crate::{
    editor::{Editor, Spot},
    gui::{sign, widget},
};
use egui::{Id, PopupAnchor, Response, RichText, Tooltip, Ui};

/// So many are said in full.
const MOST: usize = 4;

/// The messages of the mark under the pointer.
pub fn tooltip(ui: &Ui, canvas: &Response, editor: &Editor, view: &ScreenFromDoc) {
    let Some(pos) = canvas.hover_pos().filter(|_| !ui.input(|i| i.pointer.any_down())) else { return };
    let Some(spot) = editor.mark_at(view.doc_pos(pos)) else { return };
    let id = Id::unique("laneway mark");
    Tooltip::always_open(ui.ctx().clone(), canvas.layer_id, id, PopupAnchor::Pointer).gap(14.0).show(|ui| {
        messages(ui, editor, &spot);
    });
}

fn messages(ui: &mut Ui, editor: &Editor, spot: &Spot) {
    let checked = editor.checked();
    for told in spot.problems.iter().take(MOST).filter_map(|at| checked.told.get(*at)) {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(15.0), egui::Sense::hover());
            sign::paint(ui, rect, told.finding.severity);
            ui.vertical(|ui| {
                ui.label(widget::strong(&told.finding.message, 13.0));
                if spot.records == 1 {
                    ui.label(RichText::new(&told.finding.hint).weak());
                }
            });
        });
    }
    let more = spot.problems.len().saturating_sub(MOST);
    if more > 0 {
        ui.label(RichText::new(format!("and {more} more")).weak());
    }
    let click = if spot.records > 1 && editor.camera().zoom < 1.0 { "Click to come nearer" } else { "Click to select" };
    ui.label(RichText::new(click).weak().small());
}
