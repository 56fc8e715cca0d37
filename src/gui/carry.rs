//! What the panels, menus and keys asked for, carried out, and what the editor answered, heeded.

use super::{
    action::{Action, Actions},
    app::App,
    canvas,
    dialog::{Checks, Dialog, NewView, Palette, PathFor, Places, Told},
    files::Next,
    prefs::Look,
};
use crate::{
    drawing::ThemeName,
    editor::{Response, WindowCommand},
};
use egui::Ui;

impl App {
    /// Carries out what the panels asked for.
    pub(super) fn carry_out(&mut self, ui: &Ui, actions: Actions) {
        for action in actions.0 {
            // A text half typed is part of the model before anything else is done with it.
            if !matches!(action, Action::Act(_) | Action::FocusCanvas) {
                self.send_draft();
            }
            match action {
                Action::Command(command) => {
                    let answer = self.editor.run(command);
                    self.heed(ui, answer);
                }
                Action::GoTo(id) => {
                    let answer = self.editor.go_to(&id);
                    self.heed(ui, answer);
                    focus_canvas(ui);
                }
                Action::Select(id) => {
                    let answer = self.editor.select([id]);
                    self.heed(ui, answer);
                }
                Action::Show(sheet) => {
                    // A click on the view that is shown asks for the view itself, and its fields.
                    let answer = match self.editor.sheet() == Some(&sheet) {
                        true => self.editor.select_view(),
                        false => self.editor.go_to_sheet(&sheet),
                    };
                    self.heed(ui, answer);
                    focus_canvas(ui);
                }
                Action::Act(verb) => {
                    let answer = self.editor.act(verb);
                    self.heed(ui, answer);
                }
                Action::AddAndName(verb) => {
                    // What is being typed on the canvas is not typed on in the tree.
                    let typed = self.editor.end_typing();
                    self.heed(ui, typed);
                    let answer = self.editor.act(verb);
                    let made = self.editor.selection().last().cloned().filter(|_| answer.message.is_none());
                    if let Some(made) = made {
                        let text = self.editor.document().display_name(&made).to_owned();
                        self.tree.name(made, text);
                    }
                    self.heed(ui, answer);
                }
                Action::Delete(id) => {
                    let answer = self.editor.delete(&[id]);
                    self.heed(ui, answer);
                }
                Action::DeleteLanes(lanes, steps) => {
                    let answer = self.editor.delete_lanes(&lanes, steps);
                    self.heed(ui, answer);
                }
                Action::DeleteAnyway(targets, steps) => {
                    let answer = self.editor.delete_anyway(&targets, steps);
                    self.heed(ui, answer);
                }
                Action::Replace(id, by) => {
                    let answer = self.editor.replace(&id, &by);
                    self.heed(ui, answer);
                }
                Action::Open(path) => self.guard(Next::OpenPath(path)),
                Action::Example(i) => self.guard(Next::Example(i)),
                Action::NewModel(kind) => self.guard(Next::NewOf(kind)),
                Action::ForgetRecent(path) => self.prefs.recent.retain(|p| *p != path),
                Action::Set(setting) => self.prefs.set(setting),
                Action::Problem(act) => self.problem_act(ui, act),
                Action::FocusCanvas => focus_canvas(ui),
            }
            ui.ctx().request_repaint();
        }
    }

    /// A text that is being typed in the inspector becomes a change.
    fn send_draft(&mut self) {
        if let Some(draft) = self.draft.take() {
            let mut actions = Actions::default();
            draft.send(&mut actions);
            for action in actions.0 {
                if let Action::Act(verb) = action {
                    self.editor.act(verb);
                }
            }
        }
    }

    /// Does what the editor answered.
    pub(super) fn heed(&mut self, ui: &Ui, answer: Response) {
        let gesture = !matches!(self.editor.tool_name(), "selecting" | "pressing");
        // What a gesture would do is said while it lasts, in the status line alone.
        if std::mem::replace(&mut self.in_gesture, gesture) && !gesture {
            self.toasts.end_note();
        }
        if !answer.details.is_empty() {
            let mut told = Told::new("Not all of it could be pasted", answer.message.clone().unwrap_or_default());
            told.lines = answer.details;
            self.dialog = Some(Dialog::Told(told));
        }
        match answer.message {
            Some(text) if gesture => self.toasts.note(text),
            // A sentence is a refusal; the rest says what is being done.
            Some(text) if text.ends_with('.') => self.say(text),
            Some(text) => self.toasts.note(text),
            None => {}
        }
        if let Some(text) = answer.copy {
            ui.ctx().copy_text(text);
        }
        if let Some(question) = answer.ask {
            self.dialog = Some(Dialog::asking(question));
        }
        if let Some(command) = answer.window {
            self.window_command(ui, command);
        }
        if answer.repaint {
            ui.ctx().request_repaint();
        }
    }

    fn window_command(&mut self, ui: &Ui, command: WindowCommand) {
        match command {
            WindowCommand::New => self.guard(Next::New),
            WindowCommand::Open => self.guard(Next::Open),
            WindowCommand::ChoosePicture => self.choose_picture(),
            WindowCommand::Import => self.guard(Next::Import),
            WindowCommand::ImportInto if self.has_model => self.ask_path(PathFor::ImportInto),
            WindowCommand::ImportInto => self.guard(Next::Import),
            WindowCommand::PasteAsView => self.paste_as_view(ui),
            WindowCommand::Save if self.has_model => self.save(),
            WindowCommand::SaveAs if self.has_model => self.save_as(),
            WindowCommand::Export if self.has_model => {
                self.export_options.theme = self.theme;
                self.dialog = Some(Dialog::Export(self.export_options.of_view(self.editor.sheet())));
            }
            WindowCommand::NewView if self.has_model => {
                self.dialog = Some(Dialog::NewView(NewView::new(&self.editor, None)));
            }
            WindowCommand::GoToSwimlane if self.has_model => {
                self.dialog = Some(Dialog::Palette(Palette::new(true)));
            }
            WindowCommand::Save
            | WindowCommand::SaveAs
            | WindowCommand::Export
            | WindowCommand::NewView
            | WindowCommand::GoToSwimlane => {
                self.say("Open a model or start a new one first.");
            }
            WindowCommand::Quit => self.guard(Next::Quit),
            WindowCommand::ToggleModel => self.prefs.model_panel ^= true,
            WindowCommand::ToggleInspector => self.prefs.fields_panel ^= true,
            WindowCommand::ToggleProblems => self.prefs.problems_panel ^= true,
            WindowCommand::ToggleMarks => self.prefs.marks ^= true,
            WindowCommand::Checks => self.dialog = Some(Dialog::Checks(Checks::new(&self.editor))),
            WindowCommand::ShowProblem => self.show_problem(ui),
            WindowCommand::AcceptProblem => self.accept_problem(),
            WindowCommand::ToggleTheme => {
                self.prefs.look = match self.theme {
                    ThemeName::Dark => Look::Light,
                    ThemeName::Light | ThemeName::Print => Look::Dark,
                };
            }
            WindowCommand::Palette => self.dialog = Some(Dialog::Palette(Palette::new(false))),
            WindowCommand::Find if self.has_model => {
                self.editor.open_find();
                self.find.open();
            }
            WindowCommand::WhereUsed if self.has_model => {
                if let Some(places) = Places::of_subject(&self.editor) {
                    self.dialog = Some(Dialog::Places(places));
                }
            }
            WindowCommand::Find | WindowCommand::WhereUsed => self.say("Open a model or start a new one first."),
            WindowCommand::Help => self.dialog = Some(Dialog::Shortcuts),
        }
        ui.ctx().request_repaint();
    }
}

fn focus_canvas(ui: &Ui) {
    ui.memory_mut(|m| m.request_focus(canvas::id()));
}
