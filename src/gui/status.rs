//! The line at the bottom: what is selected, what went on, the zoom, in words.

use super::{action::Actions, app::App, sign, words};
use crate::{
    change::op,
    editor::{Command, TableScene, WindowCommand},
    layout::table::Body,
    model::{Attribute, CellAt, ColumnKey, Matrix, Record, RowKey, Sheet, counted},
};
use egui::{Align, Button, Layout, RichText, Ui};

/// The whole line.
pub fn bar(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        if !app.has_model() {
            ui.label(RichText::new("Open a model or start a new one").weak());
            return;
        }
        let text = app.newest_message().map_or_else(|| selection(app), str::to_owned);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(6.0);
            zoom(ui, app, actions);
            ui.separator();
            let state = if app.editor.is_dirty() { "Not saved" } else { app.saved_words() };
            ui.label(RichText::new(state).weak());
            ui.separator();
            problems(ui, app, actions);
            ui.separator();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(text).truncate());
            });
        });
    });
}

/// How many problems there are; a click shows them.
fn problems(ui: &mut Ui, app: &App, actions: &mut Actions) {
    let checked = app.editor.checked();
    let count = checked.count();
    let button = match count.worst() {
        _ if checked.revision.is_none() => Button::new(RichText::new("Checking…").weak()),
        None => Button::new(RichText::new("No problems").weak()),
        Some(worst) => Button::new((sign::atom(worst), count.words())),
    };
    let command = Command::Window(WindowCommand::ToggleProblems);
    if ui.add(button.frame_when_inactive(false)).on_hover_text("Show what the checks found").clicked() {
        actions.command(command);
    }
}

fn zoom(ui: &mut Ui, app: &App, actions: &mut Actions) {
    let percent = format!("{:.0} %", app.editor.camera().zoom * 100.0);
    ui.menu_button(percent, |ui| {
        for command in
            [Command::ZoomIn, Command::ZoomOut, Command::ZoomActual, Command::ZoomFit, Command::ZoomSelection]
        {
            super::menu::item(ui, &app.editor, command, actions);
        }
    })
    .response
    .on_hover_text("Zoom");
}

/// What is selected and what Enter does with it, or what the drawing holds and how to begin.
pub fn selection(app: &App) -> String {
    let editor = &app.editor;
    let document = editor.document();
    if let (Some(cell), Some(scene)) = (editor.cell(), &editor.scene().table) {
        return in_cell(app, cell, scene);
    }
    match editor.selection() {
        [] => holds(app),
        [one] => match document.get(one) {
            Some(Record::Step(step)) => format!(
                "{}: {} in {} · Enter renames, Ctrl+arrow adds a connected step",
                words::capital(step.kind.word()),
                words::name_or_kind(document, one),
                words::name_or_kind(document, &step.lane),
            ),
            Some(record @ (Record::Stage(_) | Record::JourneyRow(_))) => {
                let name = words::name_or_kind(document, one);
                format!("{}: {name} · Enter renames, Delete removes", words::capital(record.kind().word()))
            }
            Some(record) => {
                format!("{}: {}", words::capital(record.kind().word()), words::name_or_kind(document, one))
            }
            None => String::new(),
        },
        many => format!("{} things selected", many.len()),
    }
}

/// What the drawing holds, and how to begin where that is nothing.
fn holds(app: &App) -> String {
    let editor = &app.editor;
    let Some(scene) = &editor.scene().table else {
        let request = editor.scene().request.as_ref();
        let steps = request.map_or(0, |r| r.steps.len());
        let hand_offs = editor.scene().layout.flows.iter().filter(|f| f.hand_off).count();
        return match (request, steps) {
            (None, _) => "No view yet: Ctrl+T makes one".into(),
            (_, 0) => "Nothing drawn yet: press Enter to add the first step".into(),
            (_, 1) => "1 step: press an arrow key to select it".into(),
            _ => format!("{steps} steps, {hand_offs} hand-offs"),
        };
    };
    let table = &scene.table;
    let entries: usize = table.cells.iter().map(|cell| cell.entries.len()).sum();
    let rows = table.rows.iter().filter(|row| row.key != RowKey::New).count();
    let what = match &table.sheet {
        Sheet::Journey(_) => format!(
            "{}, {}, {}",
            counted(table.groups.len(), "stage", "stages"),
            counted(table.columns.len(), "step", "steps"),
            counted(rows, "row", "rows"),
        ),
        Sheet::Sipoc(_) => {
            format!("{}, {}", counted(rows, "row", "rows"), counted(entries, "entry", "entries"),)
        }
        Sheet::Swimlane(_) => String::new(),
        _ => format!("{}, {}", counted(table.columns.len(), "column", "columns"), counted(rows, "row", "rows")),
    };
    format!("{what} · arrows go from cell to cell, typing fills them in")
}

/// What a cell is, what stands in it, and what keys do there.
fn in_cell(app: &App, cell: &CellAt, scene: &TableScene) -> String {
    let document = app.editor.document();
    let table = &scene.table;
    let (row, column) = (table.row_of(&cell.row), table.column_of(&cell.column));
    let heading = |i: Option<usize>| i.and_then(|i| table.rows.get(i)).map_or("", |r| r.heading.as_str());
    let place = match &cell.column {
        ColumnKey::Step(step) => format!("{} at {}", heading(row), words::name_or_kind(document, step)),
        ColumnKey::Sipoc(column) => format!("{}, row {}", column.heading(), row.map_or(0, |i| i + 1)),
        ColumnKey::Stage(stage) => format!("{} at {}", heading(row), words::name_or_kind(document, stage)),
        ColumnKey::Unserving => format!("{}: steps that serve no touchpoint", heading(row)),
        ColumnKey::New => "A new column".into(),
        _ => {
            let column = column.and_then(|i| table.column_names().get(i).copied()).unwrap_or_default();
            match heading(row) {
                "" => column.to_owned(),
                row => format!("{row}, {column}"),
            }
        }
    };
    let place = if cell.row == RowKey::New { "A new row".into() } else { place };
    let entries = match (row, column) {
        (Some(row), Some(column)) => table.cell(row, column).map_or(0, |c| c.entries.len()),
        _ => 0,
    };
    let why_not = op::can_type(document, &table.sheet, cell).err().map(|why| why.to_string());
    let gathers = matches!(table.sheet, Sheet::Matrix(Matrix::Experience | Matrix::SystemUse, _));
    let portrait = match (&cell.row, &cell.column) {
        (RowKey::Record(id), ColumnKey::Attribute(Attribute::Name | Attribute::Portrait)) => document.persona(id),
        _ => None,
    };
    if let Some(why) = portrait.and_then(|persona| app.why_no_picture(&persona.portrait)) {
        return format!("{} · {why}", words::one_line(&place));
    }
    let keys = match (row.and_then(|i| table.rows.get(i)).map(|r| &r.body), entries) {
        (Some(Body::Curves(_)), _) => "type −2 to +2, or drag the point; nothing is a gap",
        _ if why_not.is_some() => why_not.as_deref().unwrap_or_default(),
        (_, 0) => "type to fill it in",
        _ if table.sheet == Sheet::Board || table.sheet == Sheet::Chart => {
            "Enter edits, typing adds another, Alt+Shift+arrows or the mouse move it"
        }
        (_, 1) if gathers => "Enter edits, typing adds to it, Delete empties",
        (_, 1) => "Enter edits, typing replaces, Delete empties",
        _ => "Enter edits, Delete removes, Tab goes on",
    };
    format!("{} · {keys}", words::one_line(&place))
}
