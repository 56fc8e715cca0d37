//! The floating bar over the canvas: what is added and drawn most, each with its key.

use super::{action::Actions, fonts};
use crate::{
    editor::{Command, Editor, Platform},
    text::Weight,
};
use egui::{Align2, Area, Color32, FontId, Frame, Id, Margin, Order, Rect, Response, RichText, Sense, Ui, WidgetInfo};

const TOOLS: [(Command, &str); 9] = [
    (Command::AddStep, "Step"),
    (Command::AddDecision, "Decision"),
    (Command::AddEvent, "Event"),
    (Command::AddWait, "Wait"),
    (Command::AddEnd, "End"),
    (Command::Connect, "Flow"),
    (Command::AddLaneBelow, "Lane"),
    (Command::AddPhase, "Phase"),
    (Command::AddNote, "Note"),
];

/// Shows the bar at the top middle of the canvas.
pub fn bar(ui: &Ui, canvas: Rect, editor: &Editor, actions: &mut Actions) {
    Area::new(Id::unique("laneway tools"))
        .order(Order::Middle)
        .pivot(Align2::CENTER_TOP)
        .fixed_pos(canvas.center_top() + egui::vec2(0.0, 10.0))
        .constrain_to(canvas)
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(Margin::same(4)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.spacing_mut().item_spacing.y = 2.0;
                let (with_keys, rows) = rows(ui, canvas.width() - 40.0);
                ui.vertical(|ui| {
                    for row in rows {
                        ui.horizontal(|ui| {
                            for (command, label) in row {
                                if tool(ui, editor, command, label, with_keys).clicked() {
                                    actions.command(command);
                                }
                            }
                        });
                    }
                });
            });
        });
}

/// The tools in rows that fit a width, and whether there is room for their keys: the keys go first, then comes a
/// second row.
fn rows(ui: &Ui, width: f32) -> (bool, Vec<Vec<(Command, &'static str)>>) {
    let size =
        |with_keys: bool, command: Command, label: &str| tool_size(&texts(ui, command, label), with_keys).x + 2.0;
    let whole: f32 = TOOLS.iter().map(|(command, label)| size(true, *command, label)).sum();
    let with_keys = whole <= width;
    let mut rows = vec![vec![]];
    let mut left = width;
    for (command, label) in TOOLS {
        let wide = size(with_keys, command, label);
        if wide > left && rows.last().is_some_and(|row: &Vec<_>| !row.is_empty()) {
            rows.push(vec![]);
            left = width;
        }
        left -= wide;
        if let Some(row) = rows.last_mut() {
            row.push((command, label));
        }
    }
    (with_keys, rows)
}

fn tool_size([name, keys]: &[std::sync::Arc<egui::Galley>; 2], with_keys: bool) -> egui::Vec2 {
    match with_keys {
        true => egui::vec2(name.size().x.max(keys.size().x) + 16.0, name.size().y + keys.size().y + 10.0),
        false => egui::vec2(name.size().x + 14.0, name.size().y + 10.0),
    }
}

/// The name of a tool and its key, laid out.
fn texts(ui: &Ui, command: Command, label: &str) -> [std::sync::Arc<egui::Galley>; 2] {
    let key = command.shortcut().map_or(String::new(), |s| s.text(Platform::HERE));
    let painter = ui.painter();
    let font = FontId::new(12.5, fonts::family(Weight::SemiBold));
    [
        painter.layout_no_wrap(label.to_owned(), font, Color32::PLACEHOLDER),
        painter.layout_no_wrap(key, FontId::proportional(9.5), Color32::PLACEHOLDER),
    ]
}

fn tool(ui: &mut Ui, editor: &Editor, command: Command, label: &str, with_keys: bool) -> Response {
    let why_not = editor.why_not(command);
    let enabled = why_not.is_none();
    let key = command.shortcut().map_or(String::new(), |s| s.text(Platform::HERE));
    let texts = texts(ui, command, label);
    let size = tool_size(&texts, with_keys);
    let [name, keys] = texts;
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let accessible = format!("{} ({key})", command.label());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, enabled, accessible.clone()));
    let visuals = ui.style().interact(&response);
    let (ink, weak) = if enabled {
        (visuals.text_color(), ui.visuals().weak_text_color())
    } else {
        let weak = ui.visuals().weak_text_color().gamma_multiply(0.6);
        (weak, weak)
    };
    if response.hovered() || response.has_focus() {
        ui.painter().rect(rect, 6.0, visuals.weak_bg_fill, visuals.bg_stroke, egui::StrokeKind::Inside);
    }
    let top = rect.center_top() + egui::vec2(0.0, 5.0);
    ui.painter().galley(top - egui::vec2(name.size().x / 2.0, 0.0), name.clone(), ink);
    if with_keys {
        ui.painter().galley(top + egui::vec2(-keys.size().x / 2.0, name.size().y), keys, weak);
    }
    match why_not {
        Some(reason) => response.on_hover_text(reason),
        None => response.on_hover_ui(|ui| {
            ui.label(RichText::new(accessible).strong());
            ui.label(command.hint());
        }),
    }
}
