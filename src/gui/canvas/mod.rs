//! The canvas: shows the scene and its overlay, turns pointer and keys into editor events.

mod access;
mod bench;
mod flat;
mod input;
mod keyboard;
mod line;
mod marks;
mod menu;
mod near;
pub mod options;
pub mod paint;
mod pictures;
mod polygon;
mod rename;
mod teach;
mod transform;

pub use bench::{CanvasBench, FrameCost};
pub use menu::context_menu;
pub use teach::teach;
pub use transform::ScreenFromDoc;

use self::paint::Seen;
use super::action::Actions;
use crate::{
    editor::{Cursor, Editor, Response},
    geom,
    model::Orientation,
};
use egui::{EventFilter, Id, Rect, Sense, Shape, Ui};
use std::sync::Arc;

/// What the canvas remembers from frame to frame.
pub struct Canvas {
    /// Where it was last, in screen points.
    pub rect: Rect,
    pub input: input::Input,
    keyboard: keyboard::Keyboard,
    /// Whether keys are for the canvas at all; not while a dialog is open.
    pub listening: bool,
    cursor: Cursor,
    far: Option<Far>,
    near: Option<near::Near>,
    /// The pictures of the view shown.
    pub pictures: pictures::Pictures,
}

/// The picture from far away, kept while neither it nor the view of it changes.
struct Far {
    key: FarKey,
    shape: Shape,
}

/// An overlay of more items has less detail from far away, as the drawing has.
const MANY_OVER: usize = 3000;

type FarKey = (u64, Option<crate::model::Sheet>, ScreenFromDoc, Rect, bool);

/// The id by which the canvas holds the keyboard.
pub fn id() -> Id {
    Id::unique("laneway canvas")
}

impl Default for Canvas {
    fn default() -> Self {
        Canvas {
            rect: Rect::ZERO,
            input: input::Input::default(),
            keyboard: keyboard::Keyboard::default(),
            listening: true,
            cursor: Cursor::Default,
            far: None,
            near: None,
            pictures: pictures::Pictures::default(),
        }
    }
}

impl Canvas {
    /// Shows the canvas in what is left of `ui`; gives what the editor answered to this frame's events.
    pub fn ui(&mut self, ui: &mut Ui, editor: &mut Editor, actions: &mut Actions) -> Vec<Response> {
        let rect = ui.available_rect_before_wrap();
        self.rect = rect;
        editor.set_viewport(geom::Size::new(rect.width().into(), rect.height().into()));
        let mut answers = Vec::new();

        let response = ui.interact(rect, id(), Sense::click_and_drag());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, describe(editor)));
        self.hold_keyboard(ui, &response);
        input::pointer(self, ui, &response, editor, &mut answers);
        self.keyboard.run(ui, self.listening, editor, &mut answers);

        let view = self.view(editor);
        ui.painter().with_clip_rect(rect).extend(self.shapes(ui, editor, &view, rect));
        access::nodes(ui, editor, &view, rect, actions);
        access::handles(ui, editor, &view, rect, actions);
        if let Some(field) = rename::field(ui, editor, &view, rect) {
            options::list(ui, editor, field, rect, &mut answers);
        }
        if let Some(cursor) = answers.iter().rev().find_map(|a| a.cursor) {
            self.cursor = cursor;
        }
        marks::tooltip(ui, &response, editor, &view);
        if response.hovered() {
            ui.ctx().set_cursor_icon(cursor_icon(self.cursor));
            let pointed = ui.input(|i| i.pointer.hover_pos().filter(|_| !i.pointer.any_down()));
            let tip = pointed.map(|pos| view.doc_pos(pos)).and_then(|pos| {
                let chip = editor.tip_at(pos).map(str::to_owned);
                chip.or_else(|| self.pictures.missing_at(editor, pos))
            });
            if let Some(tip) = tip {
                response.on_hover_text_at_pointer(tip);
            }
        }
        answers
    }

    /// To be called before anything of a frame is shown.
    pub fn begin_frame(&self, ui: &Ui) {
        self.keyboard.begin_frame(ui);
    }

    /// To be called when a frame is done.
    pub fn end_frame(&mut self, ui: &Ui) {
        self.keyboard.end_frame(ui);
    }

    /// Where the document lies on the screen.
    pub fn view(&self, editor: &Editor) -> ScreenFromDoc {
        let camera = editor.camera();
        let origin = camera.screen_from_doc(geom::Point::ZERO);
        ScreenFromDoc { origin: self.rect.min + egui::vec2(origin.x as f32, origin.y as f32), zoom: camera.zoom }
    }

    fn shapes(&mut self, ui: &Ui, editor: &Editor, view: &ScreenFromDoc, rect: Rect) -> Vec<Shape> {
        let drawing = &editor.scene().drawing;
        let background = drawing.background.map_or(ui.visuals().panel_fill, paint::color);
        let mut shapes = vec![Shape::rect_filled(rect, 0.0, background)];
        let key: FarKey = (editor.revision(), editor.sheet().cloned(), *view, rect, ui.visuals().dark_mode);
        match &self.far {
            Some(far) if far.key == key => shapes.push(far.shape.clone()),
            _ => {
                let items = near::Near::items(&mut self.near, editor, view, rect);
                let seen = Seen { ctx: ui.ctx(), view, clip: rect, pictures: &self.pictures };
                let mut painted = seen.shapes(items);
                self.far = match painted.as_slice() {
                    [Shape::Mesh(mesh)] => Some(Far { key, shape: Shape::Mesh(Arc::clone(mesh)) }),
                    _ => None,
                };
                shapes.append(&mut painted);
            }
        }
        let overlay = editor.overlay().items;
        let seen = Seen { ctx: ui.ctx(), view, clip: rect, pictures: &self.pictures };
        shapes.extend(if overlay.len() > MANY_OVER { seen.shapes(&overlay) } else { seen.in_full(&overlay) });
        shapes
    }

    /// The canvas has the keyboard whenever nothing else wants it; Tab, arrows and Esc are its own then.
    fn hold_keyboard(&self, ui: &Ui, response: &egui::Response) {
        let free = ui.memory(|m| m.focused().is_none() && m.top_modal_layer().is_none());
        if free || (response.contains_pointer() && ui.input(|i| i.pointer.any_pressed())) {
            response.request_focus();
        }
        if response.has_focus() {
            let all = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
            ui.memory_mut(|m| m.set_focus_lock_filter(response.id, all));
        }
    }
}

fn describe(editor: &Editor) -> String {
    match editor.sheet() {
        Some(sheet) => format!("Drawing of {}", editor.document().display_name(sheet.id())),
        None => "Drawing".into(),
    }
}

fn cursor_icon(cursor: Cursor) -> egui::CursorIcon {
    match cursor {
        Cursor::Default => egui::CursorIcon::Default,
        Cursor::Pointing => egui::CursorIcon::PointingHand,
        Cursor::Grab => egui::CursorIcon::Grab,
        Cursor::Grabbing => egui::CursorIcon::Grabbing,
        Cursor::Crosshair => egui::CursorIcon::Crosshair,
        Cursor::Text => egui::CursorIcon::Text,
        Cursor::Resize(Orientation::Across) => egui::CursorIcon::ResizeHorizontal,
        Cursor::Resize(Orientation::Down) => egui::CursorIcon::ResizeVertical,
        Cursor::NotAllowed => egui::CursorIcon::NotAllowed,
    }
}
