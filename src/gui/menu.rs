//! The bar at the top: menus with every command and its shortcut, the way to the palette, the file and its state.

use super::{
    action::{Action, Actions},
    app::App,
    prefs::{Look, Prefs},
    widget, words,
};
use crate::{
    editor::{Command, Editor, Group, ModelCommand, Platform, ViewCommand, WindowCommand},
    model::{Badge, RowKind},
};
use egui::{Align, Button, Key, Layout, MenuBar, Modifiers, RichText, Ui};

/// What of the height of the window no menu takes: the bar itself, and a margin.
const ABOVE_AND_BELOW: f32 = 76.0;

/// The whole bar.
pub fn bar(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    let style = ui.style().clone();
    MenuBar::new().ui(ui, |ui| {
        ui.add_space(4.0);
        let first = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F10));
        for group in [Group::File, Group::Edit, Group::View, Group::Add, Group::Arrange, Group::Go] {
            let button = ui.menu_button(group.label(), |ui| {
                // A menu taller than the window would cover its own title: it scrolls.
                let room = ui.ctx().content_rect().height() - ABOVE_AND_BELOW;
                as_tall(ui, room, |ui| menu(ui, group, app, actions));
            });
            let button = button.response;
            if first && group == Group::File {
                button.request_focus();
            }
        }
        ui.menu_button("Help", |ui| {
            item(ui, &app.editor, Command::Window(WindowCommand::Palette), actions);
            item(ui, &app.editor, Command::Window(WindowCommand::Help), actions);
            ui.separator();
            if ui.button("About Laneway").clicked() {
                app.open_about();
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // What is right of the menus is no menu.
            ui.set_style(style);
            ui.add_space(6.0);
            if app.has_model()
                && ui
                    .add(widget::quiet_button(ui, "Export…"))
                    .on_hover_text("Write views as SVG, PNG, CSV or Mermaid")
                    .clicked()
            {
                actions.command(Command::Window(WindowCommand::Export));
            }
            find_button(ui, actions);
            file_state(ui, app);
        });
    });
}

/// Shows a menu as tall as it is, up to so much; past that it scrolls.
fn as_tall(ui: &mut Ui, room: f32, content: impl FnOnce(&mut Ui)) {
    // What floats has a height of its own at first, which is less than the window's.
    ui.set_max_height(room.max(80.0));
    // Close together: the last of a long menu is to be seen with the first.
    ui.spacing_mut().interact_size.y = 22.0;
    ui.spacing_mut().button_padding.y = 3.0;
    ui.spacing_mut().item_spacing.y = 2.0;
    egui::ScrollArea::vertical().max_height(room.max(80.0)).show(ui, content);
}

fn menu(ui: &mut Ui, group: Group, app: &mut App, actions: &mut Actions) {
    ui.set_min_width(250.0);
    let mut last: Option<Command> = None;
    let sheet = app.editor.sheet().cloned();
    let mut shown = Vec::new();
    for command in Command::ALL.iter().filter(|c| c.spec().group == group && c.suits(sheet.as_ref())) {
        if last.is_some_and(|last| gap_between(last, *command)) {
            ui.separator();
        }
        match command {
            Command::Window(WindowCommand::Open) => {
                item(ui, &app.editor, *command, actions);
                recent(ui, app, actions);
            }
            Command::Window(WindowCommand::Palette | WindowCommand::Help) => {}
            _ => match Submenu::of(*command) {
                Some(submenu) if shown.contains(&submenu) => {}
                Some(submenu) => {
                    shown.push(submenu);
                    ui.menu_button(submenu.title(), |ui| submenu.ui(ui, &app.editor, actions));
                }
                None => item(ui, &app.editor, *command, actions),
            },
        }
        last = Some(*command);
    }
    if group == Group::View {
        view_settings(ui, app);
    }
}

/// Commands that are alike have a menu of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Submenu {
    Rows,
    Registers,
    Matrices,
    Badges,
}

impl Submenu {
    fn of(command: Command) -> Option<Submenu> {
        match command {
            Command::View(ViewCommand::AddRowOf(_)) => Some(Submenu::Rows),
            Command::Model(ModelCommand::Register(_)) => Some(Submenu::Registers),
            Command::Model(ModelCommand::Matrix(_)) => Some(Submenu::Matrices),
            Command::Model(ModelCommand::Badges(_)) => Some(Submenu::Badges),
            _ => None,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Submenu::Rows => "Add row of a kind",
            Submenu::Registers => "Registers",
            Submenu::Matrices => "Matrices",
            Submenu::Badges => "Badges",
        }
    }

    fn ui(self, ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
        match self {
            Submenu::Rows => row_kinds(ui, editor, actions),
            Submenu::Badges => badges(ui, editor, actions),
            Submenu::Registers | Submenu::Matrices => {
                ui.set_min_width(230.0);
                for command in Command::ALL.iter().filter(|c| Submenu::of(**c) == Some(self)) {
                    item(ui, editor, *command, actions);
                }
            }
        }
    }
}

/// The kinds of badge of the view shown, each a switch.
pub fn badges(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    let shown = editor.badges();
    for badge in Badge::ALL {
        let command = Command::Model(ModelCommand::Badges(*badge));
        let mut on = shown.is_some_and(|badges| badges.contains(badge));
        let tick = egui::Checkbox::new(&mut on, words::capital(badge.word()));
        let switch = widget::outlined(ui, |ui| ui.add_enabled(shown.is_some(), tick));
        if switch.on_hover_text(command.hint()).changed() {
            actions.command(command);
        }
    }
}

/// The kinds of row a journey can have, each by its word.
pub fn row_kinds(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    as_tall(ui, ui.ctx().content_rect().height() - 160.0, |ui| {
        for kind in RowKind::ALL {
            let command = Command::View(ViewCommand::AddRowOf(kind));
            let why_not = editor.why_not(command);
            let button = Button::new(words::capital(kind.word()));
            let response = ui.add_enabled(why_not.is_none(), button).accessible_name(command.label());
            if response.on_hover_text(command.hint()).clicked() {
                actions.command(command);
                ui.close();
            }
        }
    });
}

/// A thin line where the kind of command changes.
fn gap_between(a: Command, b: Command) -> bool {
    use Command as C;
    let family = |c: Command| match c {
        C::Window(w) => match w {
            WindowCommand::New | WindowCommand::Open => 0,
            WindowCommand::NewView => 23,
            WindowCommand::Save | WindowCommand::SaveAs => 1,
            WindowCommand::ChoosePicture => 14,
            WindowCommand::Import | WindowCommand::ImportInto | WindowCommand::PasteAsView | WindowCommand::Export => 2,
            WindowCommand::Quit => 3,
            WindowCommand::GoToSwimlane => 50,
            WindowCommand::ToggleModel | WindowCommand::ToggleInspector | WindowCommand::ToggleProblems => 61,
            WindowCommand::ToggleTheme => 62,
            WindowCommand::Palette | WindowCommand::Help => 63,
            WindowCommand::Find => 12,
            WindowCommand::ToggleMarks | WindowCommand::Checks => 61,
            WindowCommand::ShowProblem => 55,
            WindowCommand::AcceptProblem => 15,
            WindowCommand::WhereUsed => 51,
        },
        C::View(v) => match v {
            ViewCommand::AddStage | ViewCommand::BlueprintRows => 24,
            ViewCommand::AddRowOf(_) => 25,
            ViewCommand::Emotion | ViewCommand::MomentOfTruth | ViewCommand::FailPoint | ViewCommand::WaitPoint => 26,
            ViewCommand::SwimlaneFromSipoc
            | ViewCommand::SipocFromSwimlane
            | ViewCommand::BlueprintFromSwimlane
            | ViewCommand::CopyToBe => 27,
            ViewCommand::AddInput | ViewCommand::AddOutput => 24,
            ViewCommand::HitPolicy => 35,
            ViewCommand::SplitStage | ViewCommand::MergeStages => 33,
            ViewCommand::SortRows | ViewCommand::FilterRows => 36,
            ViewCommand::AddToRegister => 27,
            ViewCommand::HideRow | ViewCommand::ShowRows | ViewCommand::FoldRow | ViewCommand::OrderBlueprint => 34,
            ViewCommand::InputRequirements
            | ViewCommand::OutputRequirements
            | ViewCommand::RowsOrLists
            | ViewCommand::FillOrder => 35,
        },
        C::Model(m) => match m {
            ModelCommand::Register(_) | ModelCommand::Matrix(_) => 53,
            ModelCommand::Portfolio | ModelCommand::Board | ModelCommand::Chart => 55,
            ModelCommand::AddRule
            | ModelCommand::AddSla
            | ModelCommand::AddKpi
            | ModelCommand::AddOpportunity
            | ModelCommand::AddDecisionTable => 28,
            ModelCommand::Badges(_) => 64,
        },
        C::Undo | C::Redo => 10,
        C::Cut | C::Copy | C::Paste | C::Duplicate | C::Delete => 11,
        C::SelectAll | C::SelectNone => 12,
        C::Rename => 13,
        C::AddStep
        | C::AddDecision
        | C::AddStart
        | C::AddEnd
        | C::AddEvent
        | C::AddWait
        | C::AddSubProcess
        | C::AddDocument
        | C::AddNote => 20,
        C::AddConnected(_) | C::AddInLaneBefore | C::AddInLaneAfter => 21,
        C::AddLaneAbove | C::AddLaneBelow | C::AddLaneNested | C::AddPhase => 22,
        C::AddRow => 24,
        C::NewProcess | C::NewSwimlane => 23,
        C::Connect | C::TurnArrow | C::ToggleMutual => 30,
        C::Move(_) => 31,
        C::RemoveRow | C::RemoveColumn => 33,
        C::Turn | C::Tidy => 32,
        C::Walk(_) => 40,
        C::NextField | C::PreviousField => 41,
        C::NextCurve | C::PreviousCurve => 42,
        C::NextSwimlane | C::PreviousSwimlane => 50,
        C::OpenLinked | C::DetailStep => 51,
        C::ShowAlignment => 53,
        C::FindNext | C::FindPrevious => 54,
        C::NextProblem | C::PreviousProblem => 55,
        C::FixProblem => 15,
        C::GoBack | C::GoForward => 52,
        C::ZoomIn | C::ZoomOut | C::ZoomActual | C::ZoomFit | C::ZoomSelection => 60,
    };
    family(a) != family(b)
}

/// One command as a menu item; where it cannot be done, greyed with the reason.
pub fn item(ui: &mut Ui, editor: &Editor, command: Command, actions: &mut Actions) {
    let mut label = command.label().to_owned();
    match (command, editor.undo_label(), editor.redo_label()) {
        (Command::Undo, Some(what), _) | (Command::Redo, _, Some(what)) => {
            label = format!("{label} {}", words::lower_first(what));
        }
        _ => {}
    }
    let mut button = Button::new(label.clone());
    if let Some(shortcut) = command.shortcut() {
        button = button.shortcut_text(shortcut.text(Platform::HERE));
    }
    let why_not = editor.why_not(command);
    let response = ui.add_enabled(why_not.is_none(), button).accessible_name(label);
    let response = match why_not {
        Some(reason) => response.on_disabled_hover_text(reason),
        None => response.on_hover_text(command.hint()),
    };
    if response.clicked() {
        actions.command(command);
    }
}

fn recent(ui: &mut Ui, app: &App, actions: &mut Actions) {
    ui.menu_button("Open recent", |ui| {
        if app.prefs.recent.is_empty() {
            ui.add_enabled(false, Button::new("No files yet"));
        }
        for path in &app.prefs.recent {
            let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
            if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                actions.push(Action::Open(path.clone()));
            }
        }
    });
}

fn view_settings(ui: &mut Ui, app: &mut App) {
    ui.separator();
    for look in Look::ALL {
        widget::outlined(ui, |ui| ui.radio_value(&mut app.prefs.look, look, look.label()));
    }
    ui.menu_button("Text size", |ui| {
        for scale in Prefs::SCALES {
            let words = format!("{:.0} %", scale * 100.0);
            widget::outlined(ui, |ui| ui.radio_value(&mut app.prefs.scale, scale, words));
        }
    });
    widget::outlined(ui, |ui| ui.checkbox(&mut app.prefs.wheel_zooms, "Wheel zooms"))
        .on_hover_text("The wheel zooms instead of moving the picture; with Ctrl it always zooms");
}

fn find_button(ui: &mut Ui, actions: &mut Actions) {
    let shortcut = Command::Window(WindowCommand::Palette).shortcut().map_or(String::new(), |s| s.text(Platform::HERE));
    let visuals = ui.visuals();
    // The menus come first where there is little room.
    let width = (ui.available_width() - 180.0).clamp(0.0, 270.0);
    let words = if width < 200.0 { "Find" } else { "Find or run a command" };
    let button = Button::new(RichText::new(words).weak())
        .shortcut_text(RichText::new(shortcut).weak().small())
        .fill(visuals.faint_bg_color)
        .stroke(visuals.widgets.noninteractive.bg_stroke)
        .frame_when_inactive(true)
        .min_size(egui::vec2(if width < 200.0 { 0.0 } else { width }, 0.0));
    if ui.add(button).accessible_name("Find or run a command").clicked() {
        actions.command(Command::Window(WindowCommand::Palette));
    }
}

fn file_state(ui: &mut Ui, app: &App) {
    if !app.has_model() {
        return;
    }
    let dirty = app.editor.is_dirty();
    if dirty {
        ui.label(RichText::new("not saved").small().color(ui.visuals().warn_fg_color));
    }
    // The menus come first where there is little room.
    if ui.available_width() > 70.0 {
        ui.add(egui::Label::new(RichText::new(app.file_name()).weak()).truncate());
    }
}
