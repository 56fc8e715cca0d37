//! The bar of what is added and drawn most, each with its key: floating on the canvas of a drawing, over that of a
//! table.

use super::{action::Actions, fonts, menu, symbol::is_blueprint, zone};
use crate::{
    editor::{Command, Editor, ModelCommand as M, Platform, ViewCommand, WindowCommand},
    model::{Badge, Matrix, Register, RowKind, Sheet},
    text::Weight,
};
use egui::{Align2, Area, Color32, FontId, Frame, Id, Margin, Order, Rect, Response, RichText, Sense, Ui, WidgetInfo};

type Tool = (Command, &'static str);

/// The tools have at least so much room beside the filter.
const LEAST_ROOM: f32 = 160.0;

const SWIMLANE: &[Tool] = &[
    (Command::AddStep, "Step"),
    (Command::AddDecision, "Decision"),
    (Command::AddEvent, "Event"),
    (Command::AddWait, "Wait"),
    (Command::AddEnd, "End"),
    (Command::Connect, "Flow"),
    (Command::AddLaneBelow, "Lane"),
    (Command::AddPhase, "Phase"),
    (Command::AddNote, "Note"),
    (BADGES, "Badges"),
];

/// The kinds of badge drop down from this one.
const BADGES: Command = Command::Model(M::Badges(Badge::Rules));

/// The kinds of row drop down from this one.
const ROWS: Command = Command::View(ViewCommand::AddRowOf(RowKind::Goal));

const JOURNEY: &[Tool] = &[
    (Command::View(ViewCommand::AddStage), "Stage"),
    (Command::AddStep, "Step"),
    (ROWS, "Row"),
    (Command::View(ViewCommand::Emotion), "Emotion"),
    (Command::View(ViewCommand::MomentOfTruth), "Moment of truth"),
    (Command::View(ViewCommand::FailPoint), "Fail"),
    (Command::View(ViewCommand::WaitPoint), "Wait"),
    (Command::Connect, "Dependency"),
    (Command::View(ViewCommand::HideRow), "Hide row"),
    (BADGES, "Badges"),
];

/// Offered in place of hiding, while there is something hidden.
const SHOW_ROWS: Tool = (Command::View(ViewCommand::ShowRows), "Hidden rows");

/// Offered to a journey that is no blueprint yet.
const BLUEPRINT: Tool = (Command::View(ViewCommand::BlueprintRows), "Blueprint");

const SIPOC: &[Tool] = &[
    (Command::AddRow, "Row"),
    (Command::View(ViewCommand::InputRequirements), "Input requirements"),
    (Command::View(ViewCommand::OutputRequirements), "Output requirements"),
    (Command::View(ViewCommand::RowsOrLists), "Rows or lists"),
    (Command::View(ViewCommand::FillOrder), "Fill order"),
    (Command::View(ViewCommand::SwimlaneFromSipoc), "To swimlane"),
];

const MATRIX: &[Tool] = &[
    (Command::Model(M::Matrix(Matrix::Experience)), "Customer experience"),
    (Command::Model(M::Matrix(Matrix::Raci)), "RACI"),
    (Command::Model(M::Matrix(Matrix::HandOffs)), "Hand-offs"),
    (Command::Model(M::Matrix(Matrix::SystemUse)), "System use"),
    (Command::OpenLinked, "Follow"),
];

const DECISION_TABLE: &[Tool] = &[
    (Command::AddRow, "Rule"),
    (Command::View(ViewCommand::AddInput), "Input"),
    (Command::View(ViewCommand::AddOutput), "Output"),
    (Command::View(ViewCommand::HitPolicy), "Hit policy"),
    (Command::RemoveRow, "Remove rule"),
    (Command::RemoveColumn, "Remove column"),
    (Command::OpenLinked, "What it decides"),
];

const OPPORTUNITIES: &[Tool] = &[
    (Command::Model(M::Board), "By status"),
    (Command::Model(M::Chart), "By effort and value"),
    (Command::Model(M::Register(Register::Opportunities)), "As a table"),
];

const PROCESSES: &[Tool] =
    &[(Command::Model(M::Portfolio), "Portfolio"), (Command::Model(M::Register(Register::Processes)), "As a table")];

/// In the register of personas.
const PORTRAIT: Tool = (Command::Window(WindowCommand::ChoosePicture), "Portrait…");

/// In a register: its rows, and the way from one to what it is about.
const REGISTER: &[Tool] = &[
    (Command::AddRow, "Row"),
    (Command::RemoveRow, "Remove row"),
    (Command::View(ViewCommand::SortRows), "Sort"),
    (Command::View(ViewCommand::FilterRows), "Filter"),
    (Command::OpenLinked, "Follow"),
];

/// What is done most in a view of this kind.
fn tools(editor: &Editor) -> Vec<Tool> {
    match editor.sheet() {
        Some(Sheet::Swimlane(_)) => SWIMLANE.to_vec(),
        Some(Sheet::Journey(id)) => {
            let document = editor.document();
            let mut tools = JOURNEY.to_vec();
            if document.journey_rows().any(|row| row.journey == *id && row.hidden) {
                tools.push(SHOW_ROWS);
            }
            if !is_blueprint(document, id) {
                tools.push(BLUEPRINT);
            }
            tools
        }
        Some(Sheet::Sipoc(_)) => SIPOC.to_vec(),
        Some(Sheet::Matrix(..)) => MATRIX.to_vec(),
        Some(Sheet::DecisionTable(_)) => DECISION_TABLE.to_vec(),
        Some(Sheet::Board | Sheet::Chart) => {
            let add = (Command::Model(M::AddOpportunity), "Opportunity");
            [add].into_iter().chain(OPPORTUNITIES.iter().copied()).collect()
        }
        Some(Sheet::Register(Register::Opportunities)) => [REGISTER, OPPORTUNITIES].concat(),
        Some(Sheet::Register(Register::Processes)) => [REGISTER, PROCESSES].concat(),
        Some(Sheet::Register(Register::Personas)) => [REGISTER, &[PORTRAIT]].concat(),
        Some(Sheet::Portfolio) => PROCESSES.to_vec(),
        Some(Sheet::Register(_)) => REGISTER.to_vec(),
        Some(Sheet::Alignment(_)) | None => Vec::new(),
    }
}

/// Whether a tool opens a list instead of doing something.
fn drops_down(command: Command) -> bool {
    command == ROWS || command == BADGES
}

/// Whether what a tool switches is on now; `None` for one that switches nothing.
fn is_on(editor: &Editor, command: Command) -> Option<bool> {
    // A way to another view of the same: the one shown is on.
    let shown = match (command, editor.sheet()?) {
        (Command::Model(M::Matrix(matrix)), sheet) => Some(matches!(sheet, Sheet::Matrix(m, _) if *m == matrix)),
        (Command::Model(M::Register(register)), sheet) => Some(*sheet == Sheet::Register(register)),
        (Command::Model(M::Board), sheet) => Some(*sheet == Sheet::Board),
        (Command::Model(M::Chart), sheet) => Some(*sheet == Sheet::Chart),
        (Command::Model(M::Portfolio), sheet) => Some(*sheet == Sheet::Portfolio),
        _ => None,
    };
    if shown.is_some() {
        return shown;
    }
    let sipoc = editor.sheet().and_then(|sheet| editor.document().sipoc(sheet.id()))?;
    match command {
        Command::View(ViewCommand::InputRequirements) => Some(sipoc.input_requirements),
        Command::View(ViewCommand::OutputRequirements) => Some(sipoc.output_requirements),
        _ => None,
    }
}

/// Whether the bar stands over the canvas, and not on it: what a table begins with is never covered.
fn is_over(editor: &Editor) -> bool {
    editor.scene().table.is_some()
}

/// Shows the bar of a table over the canvas, with the field that filters a register at its right; whether there is one.
pub fn over(ui: &mut Ui, editor: &mut Editor, actions: &mut Actions) -> bool {
    let tools = tools(editor);
    if tools.is_empty() || !is_over(editor) {
        return false;
    }
    let slot = Id::unique("laneway tools over");
    let last: Option<Rect> = ui.data(|d| d.get_temp(slot));
    let shown = Frame::new().inner_margin(Margin::symmetric(6, 3)).show(ui, |ui| {
        zone::mark(ui, "Tools", last.unwrap_or(Rect::from_min_size(ui.max_rect().min, egui::Vec2::ZERO)));
        let filters = editor.register().is_some();
        ui.horizontal(|ui| {
            let width = ui.available_width() - if filters { super::filter::ROOM } else { 0.0 };
            buttons(ui, editor, tools, width.max(LEAST_ROOM), actions);
            if filters {
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add_space(8.0);
                    super::filter::field(ui, editor);
                });
            }
        });
    });
    ui.data_mut(|d| d.insert_temp(slot, shown.response.rect));
    true
}

/// Shows the bar of a drawing at the top middle of the canvas.
pub fn bar(ui: &Ui, canvas: Rect, editor: &Editor, actions: &mut Actions) {
    let tools = tools(editor);
    if tools.is_empty() || is_over(editor) {
        return;
    }
    let area = Id::unique("laneway tools");
    Area::new(area)
        .order(Order::Middle)
        .pivot(Align2::CENTER_TOP)
        .fixed_pos(canvas.center_top() + egui::vec2(0.0, 10.0))
        .constrain_to(canvas)
        .show(ui.ctx(), |ui| {
            let last = ui.memory(|m| m.area_rect(area));
            zone::mark(ui, "Tools", last.unwrap_or(Rect::from_min_size(ui.max_rect().min, egui::Vec2::ZERO)));
            Frame::popup(ui.style())
                .inner_margin(Margin::same(4))
                .show(ui, |ui| buttons(ui, editor, tools, canvas.width() - 40.0, actions));
        });
}

/// The tools, in as many rows as the width asks for.
fn buttons(ui: &mut Ui, editor: &Editor, tools: Vec<Tool>, width: f32, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.x = 2.0;
    ui.spacing_mut().item_spacing.y = 2.0;
    let (with_keys, rows) = rows(ui, tools, width);
    ui.vertical(|ui| {
        for row in rows {
            ui.horizontal(|ui| {
                for (command, label) in row {
                    let tool = tool(ui, editor, command, label, with_keys);
                    if command == ROWS {
                        egui::Popup::menu(&tool).show(|ui| menu::row_kinds(ui, editor, actions));
                    } else if command == BADGES {
                        let stays = egui::PopupCloseBehavior::CloseOnClickOutside;
                        let popup = egui::Popup::menu(&tool).close_behavior(stays);
                        popup.show(|ui| menu::badges(ui, editor, actions));
                    } else if tool.clicked() {
                        actions.command(command);
                    }
                }
            });
        }
    });
}

/// The tools in rows that fit a width, and whether there is room for their keys: the keys go first, then comes a
/// second row.
fn rows(ui: &Ui, tools: Vec<Tool>, width: f32) -> (bool, Vec<Vec<Tool>>) {
    let size =
        |with_keys: bool, command: Command, label: &str| tool_size(&texts(ui, command, label), with_keys).x + 2.0;
    let whole: f32 = tools.iter().map(|(command, label)| size(true, *command, label)).sum();
    let with_keys = whole <= width;
    let mut rows = vec![vec![]];
    let mut left = width;
    for (command, label) in tools {
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
    let key = if drops_down(command) { "choose" } else { "" };
    let key = command.shortcut().map_or(key.to_owned(), |s| s.text(Platform::HERE));
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
    let name_of = match command {
        ROWS => "Add row of a kind",
        BADGES => "Badges on the drawing",
        _ => command.label(),
    };
    let accessible = if key.is_empty() { name_of.to_owned() } else { format!("{name_of} ({key})") };
    let on = is_on(editor, command);
    response.widget_info(|| match on {
        Some(on) => WidgetInfo::selected(egui::Role::Button, enabled, on, accessible.clone()),
        None => WidgetInfo::labeled(egui::Role::Button, enabled, accessible.clone()),
    });
    let visuals = ui.style().interact(&response);
    let (ink, weak) = if enabled {
        (visuals.text_color(), ui.visuals().weak_text_color())
    } else {
        let weak = ui.visuals().weak_text_color().gamma_multiply(0.6);
        (weak, weak)
    };
    if on == Some(true) {
        let selection = ui.visuals().selection;
        let edge = egui::Stroke::new(1.0, selection.stroke.color);
        ui.painter().rect(rect, 6.0, selection.bg_fill, edge, egui::StrokeKind::Inside);
    }
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
