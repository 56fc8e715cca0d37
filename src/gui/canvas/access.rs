//! What a screen reader hears of the canvas: a node for each step, flow, lane, phase and note in sight.

use super::{ScreenFromDoc, paint};
use crate::{
    drawing::{Item, Primitive},
    editor::Editor,
    gui::{
        action::{Action, Actions},
        words,
    },
};
use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo};

/// More than these in sight, and nobody can make them out: the tree of the model lists them all.
const MOST_NODES: usize = 400;

/// Adds a node for everything in sight, where somebody listens.
pub fn nodes(ui: &Ui, editor: &Editor, view: &ScreenFromDoc, clip: Rect, actions: &mut Actions) {
    // Only a frame that is listened to has a node for the canvas.
    if !ui.ctx().has_accesskit_node(super::id()) {
        return;
    }
    let visible = view.doc_rect(clip);
    let in_sight = |item: &&Item| matches!(&item.primitive, Primitive::Group(g) if paint::in_sight(g.bounds, visible));
    let items = &editor.scene().drawing.items;
    if items.iter().filter(in_sight).count() > MOST_NODES {
        return;
    }
    for item in items.iter().filter(in_sight) {
        let (Some(record), Primitive::Group(group)) = (&item.source.record, &item.primitive) else { continue };
        let rect = editor.scene().rect_of(record).unwrap_or(group.bounds);
        let id = Id::unique(("canvas record", record.as_str()));
        let node = ui.interact(view.rect(rect).intersect(clip), id, Sense::hover());
        let selected = editor.selection().contains(record);
        let mut label = label(editor, record, &group.title);
        for told in editor.checked().of_record(record).iter().filter_map(|at| editor.checked().told.get(*at)) {
            label.push_str(&format!("; {}: {}", told.finding.severity.word(), told.finding.message));
        }
        node.widget_info(|| WidgetInfo::selected(Role::GraphicsObject, true, selected, label.clone()));
        if selected {
            // The keyboard stays on the canvas; what is selected is what is spoken.
            ui.ctx().accesskit_node_builder(super::id(), |canvas| canvas.set_active_descendant(id.accesskit_id()));
        }
        if ui.input(|i| i.has_accesskit_action_request(id, egui::accesskit::Action::Click)) {
            actions.push(Action::GoTo(record.clone()));
        }
    }
}

/// Buttons over the handles that the overlay draws.
pub fn handles(ui: &Ui, editor: &Editor, view: &ScreenFromDoc, clip: Rect, actions: &mut Actions) {
    for (i, handle) in editor.handles().into_iter().enumerate() {
        let rect = view.rect(handle.rect_in_doc);
        if !clip.intersects(rect) {
            continue;
        }
        let button = ui.interact(rect, Id::unique(("canvas handle", i)), Sense::hover());
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, handle.accessible_name.clone()));
        if ui.input(|i| i.has_accesskit_action_request(button.id, egui::accesskit::Action::Click)) {
            actions.command(handle.command);
        }
        button.on_hover_text(handle.accessible_name);
    }
}

fn label(editor: &Editor, record: &crate::model::Id, title: &str) -> String {
    let document = editor.document();
    match document.step(record) {
        Some(step) => {
            let (name, lane) = (words::name_or_kind(document, record), words::name_or_kind(document, &step.lane));
            let chips = editor.scene().step_of(record).map_or(&[][..], |place| place.chips.as_slice());
            let chips: String = chips.iter().map(|chip| format!(", {}", chip.title)).collect();
            format!("Step: {name}, {}, lane {lane}{chips}", step.kind.word())
        }
        None => title.to_owned(),
    }
}
