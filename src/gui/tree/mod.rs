//! The panel at the left: the model as a tree of processes with their views, the registers, and every record that
//! stands on no drawing of its own.

mod lines;
mod menu;

pub use menu::of as menu;

use super::{
    action::{Action, Actions},
    app::App,
    fonts,
    outline::SheetLine,
    sign, widget, words,
};
use crate::{
    change::op,
    editor::Command,
    model::{Id, PartyKind, Sheet},
    text::Weight,
};
use egui::{Atoms, Button, FontId, Key, Rect, Response, RichText, ScrollArea, TextEdit, Ui, UiBuilder, pos2, vec2};
use lines::Line;
use std::collections::BTreeMap;

/// The height of a line, in points.
const LINE: f32 = 28.0;

/// As many lines beyond the visible are built, so that keys can walk there.
const BEYOND: usize = 2;

/// What the tree remembers from frame to frame.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    edit: TreeEdit,
    /// The row that was clicked last, until something else is done: F2 renames it there.
    clicked: Option<Id>,
    /// The sections that were folded or opened by hand.
    by_hand: BTreeMap<Section, bool>,
    /// The view that was brought into sight.
    shown: Option<Sheet>,
}

impl Tree {
    /// Whether a section with so much in it is open: what there was before anything was governed always, else where
    /// there is something.
    fn is_open(&self, section: Section, count: usize) -> bool {
        let basic = section <= Section::Documents;
        self.by_hand.get(&section).copied().unwrap_or(basic || count > 0)
    }

    /// Starts naming a record in place.
    pub fn name(&mut self, target: Id, text: String) {
        self.edit = TreeEdit { target: Some(target), text, begun: false };
    }
}

/// A name being edited in the tree.
#[derive(Clone, Debug, Default)]
struct TreeEdit {
    target: Option<Id>,
    text: String,
    begun: bool,
}

/// A part of the tree that can be folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Processes,
    Registers,
    Parties,
    Personas,
    Documents,
    Rules,
    Slas,
    Kpis,
    Opportunities,
    DecisionTables,
}

impl Section {
    fn title(self) -> &'static str {
        match self {
            Section::Processes => "Processes",
            Section::Registers => "Registers",
            Section::Parties => "Parties",
            Section::Personas => "Personas",
            Section::Documents => "Documents",
            Section::Rules => "Rules",
            Section::Slas => "SLAs",
            Section::Kpis => "KPIs",
            Section::Opportunities => "Opportunities",
            Section::DecisionTables => "Decision tables",
        }
    }

    /// What the button at its heading does, and in a hint.
    fn add(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Section::Processes => ("Add a view", "Make a swimlane, journey, service blueprint or SIPOC"),
            // There are as many as there are.
            Section::Registers => return None,
            Section::Parties => ("Add a party", "Add someone who acts or receives"),
            Section::Personas => ("Add a persona", "Add a kind of customer a journey is told for"),
            Section::Documents => ("Add a document", "Add a thing that is handed over"),
            Section::Rules => ("Add a rule", "Add a business rule"),
            Section::Slas => ("Add an SLA", "Add a promise"),
            Section::Kpis => ("Add a KPI", "Add a measure of how well something goes"),
            Section::Opportunities => ("Add an opportunity", "Add an improvement"),
            Section::DecisionTables => ("Add a decision table", "Add a table that a decision is made by"),
        })
    }

    fn added(self) -> Action {
        match self {
            Section::Processes | Section::Registers => {
                Action::Command(Command::Window(crate::editor::WindowCommand::NewView))
            }
            Section::Rules => Action::add_and_name(|document, ids| Ok(op::add_rule(document, "New rule", ids))),
            Section::Slas => Action::add_and_name(|document, ids| Ok(op::add_sla(document, "New SLA", ids))),
            Section::Kpis => Action::add_and_name(|document, ids| Ok(op::add_kpi(document, "New KPI", ids))),
            Section::Opportunities => {
                Action::add_and_name(|document, ids| Ok(op::add_opportunity(document, "New opportunity", ids)))
            }
            Section::DecisionTables => {
                Action::add_and_name(|document, ids| Ok(op::add_decision_table(document, "New decision table", ids)))
            }
            Section::Parties => {
                Action::add_and_name(|document, ids| Ok(op::add_party(document, "New party", PartyKind::Team, ids)))
            }
            Section::Personas => {
                Action::add_and_name(|document, ids| Ok(op::journey::add_persona(document, "New persona", ids)))
            }
            Section::Documents => {
                Action::add_and_name(|document, ids| Ok(op::add_document(document, "New document", ids)))
            }
        }
    }
}

/// The whole panel.
pub fn panel(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    ui.add_space(4.0);
    rename_clicked(ui, app);
    let outline = app.outline();
    let lines = lines::lines(&outline, |section, count| app.tree.is_open(section, count));
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink([false, false]).show_viewport(ui, |ui, seen| {
        ui.set_height(lines.len() as f32 * LINE + 12.0);
        let top = ui.max_rect().min;
        let width = ui.available_width();
        let place = |i: usize| Rect::from_min_size(pos2(top.x, top.y + i as f32 * LINE), vec2(width, LINE));
        follow(ui, app, &lines, place);
        let first = ((seen.min.y / LINE).floor().max(0.0) as usize).saturating_sub(BEYOND);
        let last = (seen.max.y / LINE).ceil().max(0.0) as usize + BEYOND;
        // What is being named keeps its field, wherever it is scrolled to.
        let named = lines.iter().position(|line| line.record().is_some() && line.record() == app.tree.edit.target);
        for (i, line) in lines.iter().enumerate() {
            if (first..last).contains(&i) || named == Some(i) {
                let salt = (line.record(), i);
                let mut ui = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(place(i).shrink2(vec2(0.0, 1.0))));
                show(&mut ui, app, actions, *line);
            }
        }
    });
}

/// Brings the line of another view into sight once it is shown, and of what is being named.
fn follow(ui: &Ui, app: &mut App, lines: &[Line], place: impl Fn(usize) -> Rect) {
    if app.tree.shown.as_ref() != app.editor.sheet() {
        app.tree.shown = app.editor.sheet().cloned();
        let line = lines.iter().position(|line| line.sheet().is_some() && line.sheet() == app.tree.shown.as_ref());
        if let Some(line) = line {
            ui.scroll_to_rect(place(line), None);
        }
    }
    if app.tree.edit.target.is_some() && !app.tree.edit.begun {
        let line = lines.iter().position(|line| line.record() == app.tree.edit.target);
        if let Some(line) = line {
            ui.scroll_to_rect(place(line), None);
        }
    }
}

fn show(ui: &mut Ui, app: &mut App, actions: &mut Actions, line: Line) {
    match line {
        Line::Heading(section, count) => heading(ui, app, actions, section, count),
        Line::Hint(text) => {
            let hint = RichText::new(text).weak().small();
            ui.horizontal_centered(|ui| {
                ui.add_space(9.0);
                ui.add(egui::Label::new(hint).truncate()).on_hover_text(text);
            });
        }
        Line::Model { name } => {
            let id = Id::from(crate::model::MODEL_ID);
            let name = if name.is_empty() { "Model without a name" } else { name };
            let selected = app.editor.selection().contains(&id);
            let shown = Shown { name, kind: "", right: "", depth: 0, selected, go: Action::Select(id.clone()) };
            row(ui, app, actions, &id, line, shown);
        }
        Line::Entry(entry) => {
            let selected = app.editor.selection().contains(&entry.id);
            let go = Action::Select(entry.id.clone());
            let shown = Shown { name: &entry.name, kind: entry.kind, right: entry.right(), depth: 0, selected, go };
            row(ui, app, actions, &entry.id, line, shown);
        }
        Line::Whole(sheet, count) => whole(ui, app, actions, sheet, count),
        Line::Sheet(sheet, depth) => {
            let selected = app.editor.sheet() == Some(&sheet.sheet);
            let go = Action::Show(sheet.sheet.clone());
            let shown = Shown { name: &sheet.name, kind: &sheet.kind, right: sheet.state, depth, selected, go };
            row(ui, app, actions, sheet.sheet.id(), line, shown);
        }
    }
}

/// The name of a section, which folds it away, and the button that adds to it.
fn heading(ui: &mut Ui, app: &mut App, actions: &mut Actions, section: Section, count: usize) {
    let open = app.tree.is_open(section, count);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Max), |ui| {
        if let Some((label, hint)) = section.add()
            && widget::small_button(ui, "+").accessible_name(label).on_hover_text(hint).clicked()
        {
            app.tree.by_hand.insert(section, true);
            actions.push(section.added());
        }
        let weak = ui.visuals().weak_text_color();
        let text = RichText::new(section.title().to_uppercase())
            .font(FontId::new(10.5, fonts::family(Weight::SemiBold)))
            .extra_letter_spacing(0.8)
            .color(weak);
        let folded = if open || count == 0 { String::new() } else { format!("{count} hidden") };
        let button = Button::new(text)
            .right_text(RichText::new(folded).weak().small())
            .frame_when_inactive(false)
            .min_size(vec2(ui.available_width(), 0.0));
        let said = format!("{}, {count}, {}", section.title(), if open { "shown" } else { "folded away" });
        let response = ui.add(button).accessible_name(said);
        if response.on_hover_text(if open { "Fold away" } else { "Show" }).clicked() {
            app.tree.by_hand.insert(section, !open);
        }
    });
}

/// A register, or another view of the whole model: a click shows it.
fn whole(ui: &mut Ui, app: &App, actions: &mut Actions, line: &SheetLine, count: Option<usize>) {
    let selected = app.editor.sheet() == Some(&line.sheet);
    let right = count.map_or_else(String::new, |count| count.to_string());
    let found = app.editor.checked().count_in(&line.sheet);
    ui.horizontal_centered(|ui| {
        // How much there is first, apart from how much is wrong with it.
        let mut end = Atoms::default();
        end.push_right(RichText::new(if found.all() > 0 { format!("{right}  ") } else { right }).weak().small());
        for atom in sign::count(found) {
            end.push_right(atom);
        }
        let button = Button::selectable(selected, (line.symbol.atom(), RichText::new(&line.name)))
            .truncate()
            .min_size(vec2(ui.available_width(), LINE - 2.0))
            .right_text(end);
        let problems = sign::spoken(found);
        let said = match count {
            Some(count) => format!("{}, {}, {count}{problems}", line.name, line.kind),
            None => format!("{}, {}{problems}", line.name, line.kind),
        };
        if ui.add(button).accessible_name(said).on_hover_text("Show it").clicked() {
            actions.push(Action::Show(line.sheet.clone()));
        }
    });
}

/// What a row shows.
struct Shown<'a> {
    name: &'a str,
    /// What it is, for those who cannot see its symbol.
    kind: &'a str,
    right: &'a str,
    depth: usize,
    selected: bool,
    go: Action,
}

/// One row: a click goes there, F2 or a double click renames in place, Delete deletes.
fn row(ui: &mut Ui, app: &mut App, actions: &mut Actions, id: &Id, line: Line, shown: Shown) {
    if app.tree.edit.target.as_ref() == Some(id) {
        name_field(ui, app, actions, id);
        return;
    }
    ui.horizontal_centered(|ui| {
        ui.add_space(shown.depth as f32 * 16.0);
        let text = RichText::new(words::one_line(shown.name));
        let size = vec2(ui.available_width(), LINE - 2.0);
        let button = match line.symbol() {
            Some(symbol) => Button::selectable(shown.selected, (symbol.atom(), text)),
            None => Button::selectable(shown.selected, text),
        };
        let found = line.sheet().map(|sheet| app.editor.checked().count_in(sheet)).unwrap_or_default();
        let mut right = Atoms::new(RichText::new(shown.right).weak().small());
        right.extend_right(sign::count(found));
        let button = button.truncate().min_size(size).right_text(right);
        let what = if shown.kind.is_empty() { "model" } else { shown.kind };
        let response = ui.add(button).accessible_name(format!("{}, {what}{}", shown.name, sign::spoken(found)));
        let response = response.on_hover_ui(|ui| {
            ui.label(shown.name);
            ui.label(RichText::new(words::capital(what)).weak().small());
        });
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        keys(ui, app, actions, id, &response);
        if response.double_clicked() {
            let text = app.editor.document().display_name(id).to_owned();
            app.tree.name(id.clone(), text);
        } else if response.clicked() {
            actions.push(shown.go);
            app.tree.clicked = Some(id.clone());
        }
        response.context_menu(|ui| menu::of(ui, app, actions, id));
    });
}

/// F2 right after a click on a row is meant for it, though the keyboard is the canvas's again.
fn rename_clicked(ui: &Ui, app: &mut App) {
    let Some(id) = app.tree.clicked.clone() else { return };
    let typing = ui.ctx().text_edit_focused();
    if !typing && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::F2)) {
        let text = app.editor.document().display_name(&id).to_owned();
        app.tree.name(id, text);
    }
    let other = |event: &egui::Event| {
        matches!(event, egui::Event::Key { pressed: true, .. } | egui::Event::PointerButton { pressed: true, .. })
    };
    if app.tree.edit.target.is_some() || ui.input(|i| i.events.iter().any(other)) {
        app.tree.clicked = None;
    }
}

/// F2 and Delete on the row that has the keyboard.
fn keys(ui: &Ui, app: &mut App, actions: &mut Actions, id: &Id, response: &Response) {
    if !response.has_focus() {
        return;
    }
    let (rename, delete) = ui.input_mut(|i| {
        let none = egui::Modifiers::NONE;
        (i.consume_key(none, Key::F2), i.consume_key(none, Key::Delete))
    });
    if rename {
        let text = app.editor.document().display_name(id).to_owned();
        app.tree.name(id.clone(), text);
    }
    if delete {
        actions.push(Action::Delete(id.clone()));
    }
}

fn name_field(ui: &mut Ui, app: &mut App, actions: &mut Actions, id: &Id) {
    let edit = &mut app.tree.edit;
    // An id of its own: how many lines are built above it changes while it is scrolled into sight.
    let field = TextEdit::singleline(&mut edit.text)
        .id(egui::Id::unique(("tree name", id.as_str())))
        .desired_width(f32::INFINITY)
        .margin(vec2(6.0, 4.0));
    let output = field.show(ui);
    let response = output.response.response.accessible_name("Name");
    if !edit.begun {
        edit.begun = true;
        response.request_focus();
        // Typing replaces the name.
        let mut state = output.state;
        let all = egui::text::CCursorRange::two(
            egui::text::CCursor::new(0),
            egui::text::CCursor::new(edit.text.chars().count()),
        );
        state.cursor.set_char_range(Some(all));
        state.store(ui.ctx(), response.id);
        return;
    }
    // Without the keyboard it does not stay, whoever took it.
    if response.lost_focus() || !response.has_focus() {
        let edit = std::mem::take(&mut app.tree.edit);
        let escaped = ui.input(|i| i.key_pressed(Key::Escape));
        if !escaped && edit.text != app.editor.document().display_name(id) {
            let id = id.clone();
            actions.act(move |document, _| op::rename(document, &id, &edit.text));
        }
        actions.push(Action::FocusCanvas);
    }
}
