//! The app: its state, one frame of it, and what the panels asked for carried out.

use super::{
    action::Actions,
    canvas::{self, Canvas},
    checking::Checking,
    dialog::{self, Dialog, ExportOptions, PathFor, Told},
    files::{Next, OpenFile},
    find::FindPanel,
    fonts,
    inspector::{self, Draft, SharedFields},
    menu,
    message::{self, Message},
    outline::Outline,
    prefs::Prefs,
    problems::{self, ProblemsPanel},
    start, status, style,
    tabs::{self, Tabs},
    toast::Toasts,
    toolbar,
    tree::{self, Tree},
    watch::Watch,
    words, zone,
};
use crate::{
    drawing::ThemeName,
    editor::{Command, Editor, Key, Response},
    model::Document,
};
use egui::{CentralPanel, Frame, Margin, Panel, Ui, ViewportCommand};
use std::{
    path::{Path, PathBuf},
    rc::Rc,
    sync::mpsc::{Receiver, Sender, channel},
};

/// The whole window.
pub struct App {
    pub editor: Editor,
    pub prefs: Prefs,
    pub(super) file: OpenFile,
    pub(super) has_model: bool,
    /// Came from another format, and is nowhere on disk as a model yet.
    pub(super) imported: bool,
    pub(super) theme: ThemeName,
    pub(super) dialog: Option<Dialog>,
    pub(super) export_options: ExportOptions,
    pub(super) after_save: Option<Next>,
    /// Nothing stands in the way of closing any more.
    pub(super) quitting: bool,
    close_sent: bool,
    /// Something is being dragged or drawn.
    pub(super) in_gesture: bool,
    pub(super) draft: Option<Draft>,
    pub(super) shared_fields: SharedFields,
    pub(super) tree: Tree,
    pub(super) system_dialogs: bool,
    pub(super) wanted_dialog: Option<PathFor>,
    /// A dialog of the system is open.
    pub(super) waiting: bool,
    pub(super) watch: Option<Watch>,
    pub(super) ctx: egui::Context,
    pub(super) find: FindPanel,
    pub(super) checking: Checking,
    pub(super) problems: ProblemsPanel,
    /// The next text that is pasted becomes a view.
    pub(super) paste_wanted: bool,
    canvas: Canvas,
    pub(super) toasts: Toasts,
    pub(super) outline: Rc<Outline>,
    pub(super) tabs: Tabs,
    title: String,
    pub(super) inbox: (Sender<Message>, Receiver<Message>),
}

impl App {
    /// The window with an empty start screen, or with this file open.
    pub fn new(ctx: &egui::Context, storage: Option<&dyn eframe::Storage>, file: Option<&Path>) -> App {
        fonts::install(ctx);
        style::install(ctx);
        let mut app = App {
            editor: Editor::new(Document::default(), fastrand::u64(..)),
            prefs: Prefs::load(storage),
            file: OpenFile::default(),
            has_model: false,
            imported: false,
            theme: style::theme_name(ctx),
            dialog: None,
            export_options: ExportOptions::default(),
            after_save: None,
            quitting: false,
            close_sent: false,
            in_gesture: false,
            draft: None,
            shared_fields: SharedFields::default(),
            tree: Tree::default(),
            system_dialogs: std::env::var_os("LANEWAY_NO_SYSTEM_DIALOGS").is_none(),
            wanted_dialog: None,
            waiting: false,
            watch: None,
            ctx: ctx.clone(),
            find: FindPanel::default(),
            checking: Checking::default(),
            problems: ProblemsPanel::default(),
            paste_wanted: false,
            canvas: Canvas::default(),
            toasts: Toasts::default(),
            outline: Rc::default(),
            tabs: Tabs::default(),
            title: String::new(),
            inbox: channel(),
        };
        style::follow(ctx, &app.prefs);
        if let Some(path) = file {
            app.open(path);
        }
        app
    }

    /// Uses the in-app dialog for paths, whatever the system has.
    pub fn without_system_dialogs(mut self) -> App {
        self.system_dialogs = false;
        self
    }

    /// Whether a model is open, as against the start screen.
    pub fn has_model(&self) -> bool {
        self.has_model
    }

    /// What the open model is called in titles.
    pub fn file_name(&self) -> String {
        match &self.file.path {
            Some(path) => super::files::shown(path),
            None if self.file.working_name.is_empty() => "New model".into(),
            None => self.file.working_name.clone(),
        }
    }

    /// The folder of the model's file, where its pictures are.
    pub fn folder(&self) -> Option<PathBuf> {
        self.file.path.as_deref().and_then(Path::parent).map(Path::to_path_buf)
    }

    /// Where the open model is on disk.
    pub fn file_path(&self) -> Option<&Path> {
        self.file.path.as_deref()
    }

    /// Whether closing now would lose something.
    pub fn is_unsaved(&self) -> bool {
        self.has_model && (self.imported || self.editor.is_dirty())
    }

    /// The state of the file, for the status line.
    pub fn saved_words(&self) -> &'static str {
        match (&self.file.path, self.is_unsaved(), self.file.saved) {
            (_, true, _) => "Not saved",
            (None, false, _) => "Not a file yet",
            (Some(_), false, true) => "Saved",
            (Some(_), false, false) => "As on disk",
        }
    }

    /// Waits until the model as it is now is checked: for tests and benches.
    pub fn wait_for_checks(&mut self) {
        self.checking.wait(&self.ctx, &mut self.editor, &self.file.read_problems);
    }

    /// Says something in passing.
    pub fn say(&mut self, text: impl Into<String>) {
        self.toasts.say(text);
    }

    /// Tells what went wrong, in a dialog.
    pub fn tell(&mut self, title: impl Into<String>, text: impl Into<String>) {
        self.dialog = Some(Dialog::Told(Told::new(title, words::capital(&text.into()))));
    }

    /// What was said last, while it is on show.
    pub fn newest_message(&self) -> Option<&str> {
        self.toasts.newest()
    }

    /// Why a picture of the view shown is not there; none where it is.
    pub fn why_no_picture(&self, file: &str) -> Option<String> {
        self.canvas.pictures.why_missing(file)
    }

    /// A view was made, or was refused.
    pub(super) fn view_made(&mut self, answer: Response) {
        if let Some(text) = answer.message {
            self.say(text);
        }
    }

    pub fn open_about(&mut self) {
        self.dialog = Some(Dialog::About);
    }

    /// The model at a glance, as it is now.
    pub(super) fn outline(&mut self) -> Rc<Outline> {
        self.outline = Outline::now(&self.outline, &self.editor);
        Rc::clone(&self.outline)
    }

    /// One frame, without eframe: as tests and benches run it.
    pub fn frame_ui(&mut self, ui: &mut Ui) {
        style::follow(ui.ctx(), &self.prefs);
        self.follow_theme(ui);
        self.hear(ui);
        self.editor.set_today(crate::disk::today());
        self.check();
        let mut actions = Actions::default();
        if self.has_model && self.dialog.is_none() && !self.waiting {
            self.canvas.begin_frame(ui);
        }
        self.shortcuts(ui, &mut actions);
        self.panels(ui, &mut actions);
        dialog::show(ui, self, &mut actions);
        self.carry_out(ui, actions);
        drop_hint(ui);
        self.canvas.end_frame(ui);
        self.set_title(ui);
    }
}

impl App {
    fn panels(&mut self, ui: &mut Ui, actions: &mut Actions) {
        let fill = ui.visuals().panel_fill;
        let bar = |margin: Margin| Frame::new().fill(fill).inner_margin(margin);
        Panel::top("laneway top").frame(bar(Margin::symmetric(4, 5))).show(ui, |ui| menu::bar(ui, self, actions));
        Panel::bottom("laneway status")
            .frame(bar(Margin::symmetric(4, 3)))
            .show(ui, |ui| status::bar(ui, self, actions));
        if !self.has_model {
            let canvas = ui.visuals().faint_bg_color;
            CentralPanel::default().frame(Frame::new().fill(canvas)).show(ui, |ui| start::screen(ui, self, actions));
            self.toasts.ui(ui, ui.ctx().content_rect());
            return;
        }
        if self.prefs.model_panel {
            Panel::left("laneway model")
                .frame(bar(Margin::symmetric(8, 4)))
                .default_size(244.0)
                .size_range(150.0..=420.0)
                .show(ui, |ui| zone::panel(ui, "Model", |ui| tree::panel(ui, self, actions)));
        }
        if self.prefs.fields_panel {
            Panel::right("laneway fields")
                .frame(bar(Margin::symmetric(14, 4)))
                .default_size(270.0)
                .size_range(200.0..=460.0)
                .show(ui, |ui| zone::panel(ui, "Fields", |ui| inspector::panel(ui, self, actions)));
        }
        if !self.prefs.problems_panel {
            self.problems.begin_anew();
        } else {
            Panel::bottom("laneway problems")
                .frame(bar(Margin::symmetric(14, 6)))
                .default_size(236.0)
                .size_range(90.0..=560.0)
                .resizable(true)
                .show(ui, |ui| zone::panel(ui, "Problems", |ui| problems::panel(ui, self, actions)));
        }
        CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
            tabs::bar(ui, self, actions);
            let over = toolbar::over(ui, &mut self.editor, actions);
            self.canvas.input.wheel_zooms = self.prefs.wheel_zooms;
            self.canvas.listening = self.dialog.is_none() && !self.waiting;
            let folder = self.folder();
            self.canvas.pictures.update(ui.ctx(), &self.editor, folder.as_deref());
            let answers = self.canvas.ui(ui, &mut self.editor, actions);
            for answer in answers {
                self.heed(ui, answer);
            }
            canvas::teach(ui, self.canvas.rect, &self.editor);
            canvas::context_menu(ui, &self.editor, actions);
            self.find.ui(ui, self.canvas.rect, &mut self.editor);
            // Another view may have come on show since: one bar a frame.
            if !over {
                toolbar::bar(ui, self.canvas.rect, &self.editor, actions);
            }
            self.toasts.ui(ui, self.canvas.rect);
        });
    }

    /// Shortcuts that work wherever the keyboard is: those of the window always, the others where no text is typed.
    fn shortcuts(&mut self, ui: &Ui, actions: &mut Actions) {
        if self.dialog.is_some() || self.waiting {
            return;
        }
        let canvas_has_it = ui.memory(|m| m.focused()).is_none_or(|id| id == canvas::id()) && self.has_model;
        let typing = ui.ctx().text_edit_focused();
        zone::f6(ui);
        if canvas_has_it {
            return;
        }
        let mut found = Vec::new();
        ui.input_mut(|i| {
            i.events.retain(|event| {
                let egui::Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
                let Some(key) = super::keys::key(*key) else { return true };
                let Some(command) = Command::for_key(key, super::keys::modifiers(*modifiers, false)) else {
                    return true;
                };
                // From problem to problem one goes wherever the keyboard is.
                let travels = matches!(command, Command::NextProblem | Command::PreviousProblem);
                // Panels rename with F2; no other of these keys means anything to them.
                let function = matches!(key, Key::F(_)) && command != Command::Rename;
                let free = !typing && (modifiers.command || function);
                let everywhere = travels || matches!(command, Command::Window(_)) || free;
                if everywhere {
                    found.push(command);
                }
                !everywhere
            });
        });
        for command in found {
            actions.command(command);
        }
    }

    /// Hears what other threads, the file manager and the window manager say.
    fn hear(&mut self, ui: &Ui) {
        while let Ok(message) = self.inbox.1.try_recv() {
            self.answered(message);
        }
        let dropped: Vec<PathBuf> = ui.input(|i| i.raw.dropped_files.iter().map(|f| f.path().to_path_buf()).collect());
        if let Some(path) = dropped.into_iter().next() {
            self.dropped(path);
        }
        self.hear_paste(ui);
        if ui.input(|i| i.viewport().close_requested()) && !self.quitting && self.is_unsaved() {
            ui.ctx().send_viewport_cmd(ViewportCommand::CancelClose);
            if !matches!(self.dialog, Some(Dialog::Unsaved(_))) {
                self.dialog = Some(Dialog::Unsaved(Next::Quit));
            }
        }
        if self.quitting && !std::mem::replace(&mut self.close_sent, true) {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn follow_theme(&mut self, ui: &Ui) {
        let now = style::theme_name(ui.ctx());
        if now != self.theme {
            self.theme = now;
            self.editor.set_theme(now);
        }
    }

    fn set_title(&mut self, ui: &Ui) {
        let title = match (self.has_model, self.is_unsaved()) {
            (false, _) => "Laneway".to_owned(),
            (true, false) => format!("{} – Laneway", self.file_name()),
            (true, true) => format!("{}, not saved – Laneway", self.file_name()),
        };
        if title != self.title {
            ui.ctx().send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.frame_ui(ui);
        if let Some(purpose) = self.wanted_dialog.take() {
            self.waiting = true;
            let start = self.path_to_start(&purpose);
            message::ask_system(frame, ui.ctx(), self.inbox.0.clone(), purpose, &start);
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.prefs.store(storage);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// While a file hangs over the window.
fn drop_hint(ui: &Ui) {
    if ui.input(|i| i.raw.hovered_files.is_empty()) {
        return;
    }
    let screen = ui.ctx().content_rect();
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("laneway drop"));
    let painter = ui.ctx().layer_painter(layer);
    let accent = ui.visuals().selection.stroke;
    painter.rect_filled(screen, 0.0, ui.visuals().panel_fill.gamma_multiply(0.85));
    painter.rect_stroke(screen.shrink(8.0), 10.0, egui::Stroke::new(2.0, accent.color), egui::StrokeKind::Inside);
    let font = egui::FontId::proportional(20.0);
    painter.text(screen.center(), egui::Align2::CENTER_CENTER, "Drop to open", font, ui.visuals().text_color());
}
