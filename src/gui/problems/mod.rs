//! The problems panel: all that the checks found, with what to do about each.
//!
//! Which there are, which is at work and which are listed is the editor's to know; here is only how they are shown.

mod carry;
mod explain;
mod head;
pub mod level;
mod lines;
mod list;
mod measure;
mod row;

pub use explain::{explanation, manual};

use super::{
    action::{Action, Actions},
    app::App,
    widget,
};
use crate::{
    check::Rule,
    editor::{Command, Editor, ProblemFilter, ProblemKey, WindowCommand},
};
use egui::{RichText, Ui};
use std::collections::BTreeMap;

/// What the panel remembers from frame to frame.
#[derive(Clone, Debug, Default)]
pub struct ProblemsPanel {
    /// What is folded out beneath problems, with its height as it was last shown.
    open: BTreeMap<ProblemKey, f32>,
    accepting: Option<Accepting>,
    /// The one whose menu is open.
    menu_of: Option<ProblemKey>,
    /// The one that was brought into sight.
    seen: Option<ProblemKey>,
    /// The filter of the list that was scrolled to its beginning.
    scrolled: Option<ProblemFilter>,
    /// The one whose row had the keyboard in the last frame.
    held: Option<ProblemKey>,
    /// How many lines their messages take.
    measured: Option<measure::Measured>,
    /// The row of the one at work takes the keyboard.
    take_keyboard: bool,
}

/// The reason being typed for which a problem is accepted.
#[derive(Clone, Debug)]
struct Accepting {
    key: ProblemKey,
    reason: String,
    begun: bool,
}

/// What the panel asks of the editor.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemAct {
    /// Makes a problem the one at work.
    Choose(usize),
    /// Goes to its place; the keyboard stays in the list.
    GoTo(usize),
    /// Goes to its place, and the keyboard with it.
    Open(usize),
    Fix(usize),
    /// Mends all that a check found.
    FixAll(&'static str),
    Filter(ProblemFilter),
    /// Asks for the reason why it is meant so.
    Accept(usize),
    /// Lists what one check found, and nothing else.
    ShowOf(&'static str),
    /// Explains a check, among all of them.
    About(&'static str),
}

impl ProblemsPanel {
    /// The row of the problem at work takes the keyboard, once it is shown.
    pub fn take_keyboard(&mut self) {
        self.take_keyboard = true;
    }

    /// The list begins at its beginning when it is shown next.
    pub fn begin_anew(&mut self) {
        self.scrolled = None;
    }

    /// Asks, beneath a problem, for the reason why it is meant so.
    pub fn accept(&mut self, key: ProblemKey) {
        self.open.entry(key.clone()).or_insert(row::GUESSED_HEIGHT);
        self.accepting = Some(Accepting { key, reason: String::new(), begun: false });
    }
}

/// The panel under the canvas.
pub fn panel(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    head::bar(ui, app, actions);
    let checked = app.editor.checked().clone();
    let listed = app.editor.listed_problems();
    if listed.is_empty() {
        nothing(ui, &app.editor, actions);
    }
    if !listed.is_empty() || !checked.accepted.is_empty() || !checked.off.is_empty() {
        list::show(ui, app, &checked, &listed, actions);
    } else {
        app.problems.seen = None;
        ui.take_available_space();
    }
}

/// What is said where nothing is listed.
fn nothing(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    let checked = editor.checked();
    ui.add_space(6.0);
    if checked.revision.is_none() {
        ui.label(RichText::new("Checking the model…").weak());
    } else if checked.told.is_empty() {
        ui.label(widget::strong("Everything fits together.", 14.0));
        if checked.accepted.is_empty() && checked.off.is_empty() {
            let what = "What the checks find is listed here while you work, with why it matters and what to do.";
            ui.label(RichText::new(what).weak());
        }
        if ui.add(widget::quiet_button(ui, "See what is checked…")).clicked() {
            actions.command(Command::Window(WindowCommand::Checks));
        }
    } else {
        ui.horizontal(|ui| {
            ui.label(RichText::new(format!("The filter hides {}.", checked.count().words())).weak());
            if ui.add(widget::quiet_button(ui, "Show all")).clicked() {
                actions.push(Action::Problem(ProblemAct::Filter(ProblemFilter::default())));
            }
        });
    }
    ui.add_space(6.0);
}

/// A check and its name in files.
fn check_words(rule: &Rule) -> String {
    format!("{} ({})", rule.title, rule.name)
}
