//! Pointer and wheel of the canvas as editor events.

use super::Canvas;
use crate::{
    editor::{Button, Editor, PointerEvent, Response},
    geom,
    gui::keys,
};
use egui::{Event, Pos2, Ui};

/// Presses under way, and the clicks before them.
#[derive(Default)]
pub struct Input {
    pressed: Option<Button>,
    last_press: Option<(f64, Pos2, Button)>,
    clicks: u8,
    last_pos: Option<Pos2>,
    /// Scrolling zooms instead of panning.
    pub wheel_zooms: bool,
}

/// Two presses this close in time and place are a double click.
const DOUBLE_SECS: f64 = 0.4;
const DOUBLE_DISTANCE_PT: f32 = 6.0;
/// After a frame that took longer, a drag at the edge does not leap.
const LONGEST_STEP_SECS: f32 = 0.05;

/// Hands this frame's pointer events on.
pub fn pointer(
    canvas: &mut Canvas,
    ui: &Ui,
    response: &egui::Response,
    editor: &mut Editor,
    answers: &mut Vec<Response>,
) {
    let over = response.contains_pointer();
    let now = ui.input(|i| i.time);
    let space = response.has_focus() && editor.renaming().is_none() && ui.input(|i| i.key_down(egui::Key::Space));
    let held = ui.input(|i| i.modifiers);
    let in_doc = |canvas: &Canvas, editor: &Editor, pos: Pos2| canvas.view(editor).doc_pos(pos);
    for event in ui.input(|i| i.events.clone()) {
        match event {
            Event::PointerMoved(pos) if over || canvas.input.pressed.is_some() => {
                let event = PointerEvent {
                    pos_in_doc: in_doc(canvas, editor, pos),
                    button: canvas.input.pressed.unwrap_or_default(),
                    mods: keys::modifiers(held, space),
                    clicks: 1,
                };
                canvas.input.last_pos = Some(pos);
                answers.push(editor.pointer_move(event));
            }
            Event::PointerButton { pos, button, pressed: true, modifiers } if over && canvas.rect.contains(pos) => {
                let Some(button) = keys::button(button) else { continue };
                let input = &mut canvas.input;
                let again = input.last_press.is_some_and(|(time, place, before)| {
                    before == button && now - time < DOUBLE_SECS && place.distance(pos) < DOUBLE_DISTANCE_PT
                });
                input.clicks = if again { input.clicks % 2 + 1 } else { 1 };
                input.last_press = Some((now, pos, button));
                input.pressed = Some(button);
                let clicks = input.clicks;
                let event = PointerEvent {
                    pos_in_doc: in_doc(canvas, editor, pos),
                    button,
                    mods: keys::modifiers(modifiers, space),
                    clicks,
                };
                answers.push(editor.pointer_down(event));
            }
            Event::PointerButton { pos, button, pressed: false, modifiers } => {
                let Some(button) = keys::button(button) else { continue };
                if canvas.input.pressed == Some(button) {
                    canvas.input.pressed = None;
                    let event = PointerEvent {
                        pos_in_doc: in_doc(canvas, editor, pos),
                        button,
                        mods: keys::modifiers(modifiers, space),
                        clicks: canvas.input.clicks,
                    };
                    answers.push(editor.pointer_up(event));
                }
            }
            _ => {}
        }
    }
    drag_at_edge(canvas, ui, editor, held, answers);
    if over {
        wheel(canvas, ui, editor, answers);
    }
}

/// What is dragged to the edge goes on from there, while the pointer rests.
fn drag_at_edge(canvas: &Canvas, ui: &Ui, editor: &mut Editor, held: egui::Modifiers, answers: &mut Vec<Response>) {
    let (Some(button @ Button::Primary), Some(pos)) = (canvas.input.pressed, canvas.input.last_pos) else { return };
    let secs = ui.input(|i| i.stable_dt).min(LONGEST_STEP_SECS);
    if editor.scroll_at_edge(on_canvas(canvas, pos), secs.into()) {
        let pos_in_doc = canvas.view(editor).doc_pos(pos);
        let mods = keys::modifiers(held, false);
        answers.push(editor.pointer_move(PointerEvent { pos_in_doc, button, mods, clicks: 1 }));
        ui.ctx().request_repaint();
    }
}

fn on_canvas(canvas: &Canvas, pos: Pos2) -> geom::Point {
    geom::Point::new((pos.x - canvas.rect.min.x).into(), (pos.y - canvas.rect.min.y).into())
}

fn wheel(canvas: &Canvas, ui: &Ui, editor: &mut Editor, answers: &mut Vec<Response>) {
    let (scroll, zoom, pos) = ui.input(|i| (i.smooth_scroll_delta(), i.zoom_delta(), i.pointer.hover_pos()));
    let Some(pos) = pos else { return };
    let on_canvas = on_canvas(canvas, pos);
    if zoom != 1.0 {
        answers.push(editor.zoom_about(on_canvas, zoom.into()));
    }
    if scroll != egui::Vec2::ZERO {
        answers.push(if canvas.input.wheel_zooms {
            editor.zoom_about(on_canvas, (f64::from(scroll.y) / 200.0).exp())
        } else {
            editor.pan(geom::Vec2::new(scroll.x.into(), scroll.y.into()))
        });
    }
}
