//! What the panel and the commands ask about problems, carried out.

use super::ProblemAct;
use crate::{
    editor::ProblemFilter,
    gui::{
        app::App,
        dialog::{Checks, Dialog},
    },
};
use egui::Ui;

impl App {
    /// Has the model checked beside the window, where it is another than was checked last.
    pub(in crate::gui) fn check(&mut self) {
        if !self.has_model() {
            return;
        }
        self.editor.show_marks(self.prefs.marks);
        self.checking.update(&self.ctx, &mut self.editor, &self.file.read_problems);
    }

    pub(in crate::gui) fn problem_act(&mut self, ui: &Ui, act: ProblemAct) {
        match act {
            ProblemAct::Choose(at) => self.editor.choose_problem(at),
            ProblemAct::GoTo(at) => {
                let answer = self.editor.go_to_problem(at);
                self.heed(ui, answer);
            }
            ProblemAct::Open(at) => {
                let answer = self.editor.go_to_problem(at);
                self.heed(ui, answer);
                ui.memory_mut(|m| m.request_focus(crate::gui::canvas::id()));
            }
            ProblemAct::Fix(at) => {
                self.editor.choose_problem(at);
                let answer = self.editor.fix_problem(at);
                self.heed(ui, answer);
            }
            ProblemAct::FixAll(rule) => {
                let answer = self.editor.fix_all_problems(rule);
                self.heed(ui, answer);
            }
            ProblemAct::Filter(filter) => self.editor.filter_problems(filter),
            ProblemAct::Accept(at) => {
                self.editor.choose_problem(at);
                self.accept_problem();
            }
            ProblemAct::ShowOf(rule) => {
                self.prefs.problems_panel = true;
                self.editor.filter_problems(ProblemFilter { text: rule.to_owned(), ..ProblemFilter::default() });
                let first = self.editor.listed_problems().first().copied();
                if let Some(at) = first {
                    self.editor.choose_problem(at);
                    self.problems.take_keyboard();
                }
            }
            ProblemAct::About(rule) => self.dialog = Some(Dialog::Checks(Checks::at(Some(rule)))),
        }
    }

    /// Shows the problem at hand in the list; the keyboard goes there unless the pointer asked.
    pub(in crate::gui) fn show_problem(&mut self, ui: &Ui) {
        self.prefs.problems_panel = true;
        let Some(at) = self.editor.at_hand() else { return };
        if !self.editor.listed_problems().contains(&at) {
            self.editor.filter_problems(Default::default());
        }
        self.editor.choose_problem(at);
        if !ui.input(|i| i.pointer.any_pressed()) {
            self.problems.take_keyboard();
        }
    }

    /// Asks for the reason why the problem at hand is meant so.
    pub(in crate::gui) fn accept_problem(&mut self) {
        let Some(at) = self.editor.at_hand() else {
            self.say("There is no problem here. Go to one first.");
            return;
        };
        let Some(key) = self.editor.checked().told.get(at).map(|told| told.key()) else { return };
        self.prefs.problems_panel = true;
        if !self.editor.listed_problems().contains(&at) {
            self.editor.filter_problems(Default::default());
        }
        self.editor.choose_problem(at);
        self.problems.accept(key);
    }
}
