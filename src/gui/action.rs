//! What panels ask for. They read the editor and send these; the app carries them out after the frame is built.

use super::{dialog::ViewKind, prefs::Setting, problems::ProblemAct};
use crate::{
    change::{Refusal, Transaction},
    editor::{Command, LaneSteps},
    model::{Document, Id, IdMaker, Sheet},
};
use std::path::PathBuf;

/// A verb to run over the document.
pub type Verb = Box<dyn FnOnce(&Document, &mut IdMaker) -> Result<Transaction, Refusal>>;

/// Something to be done once the frame is built.
pub enum Action {
    Command(Command),
    /// Shows and selects a record.
    GoTo(Id),
    /// Selects a record without moving the picture.
    Select(Id),
    Show(Sheet),
    /// Changes the document.
    Act(Verb),
    /// Changes the document, and starts naming in the tree what it selected.
    AddAndName(Verb),
    /// Deletes a record, after the questions there may be.
    Delete(Id),
    DeleteLanes(Vec<Id>, LaneSteps),
    /// Deletes records; what refers to them lets go.
    DeleteAnyway(Vec<Id>, Option<LaneSteps>),
    /// Puts the second in the place of the first, everywhere.
    Replace(Id, Id),
    Open(PathBuf),
    Example(usize),
    /// A new model that begins with this kind of view.
    NewModel(ViewKind),
    ForgetRecent(PathBuf),
    /// Changes how the window looks.
    Set(Setting),
    /// Does something with what the checks found.
    Problem(ProblemAct),
    /// Gives the keyboard back to the canvas.
    FocusCanvas,
}

impl Action {
    /// Changes the document, and starts naming in the tree what the verb made.
    pub fn add_and_name(
        verb: impl FnOnce(&Document, &mut IdMaker) -> Result<Transaction, Refusal> + 'static,
    ) -> Action {
        Action::AddAndName(Box::new(verb))
    }
}

/// The actions of one frame, in order.
#[derive(Default)]
pub struct Actions(pub Vec<Action>);

impl Actions {
    pub fn push(&mut self, action: Action) {
        self.0.push(action);
    }

    pub fn extend(&mut self, actions: impl IntoIterator<Item = Action>) {
        self.0.extend(actions);
    }

    pub fn command(&mut self, command: Command) {
        self.push(Action::Command(command));
    }

    /// Runs a verb over the document.
    pub fn act(&mut self, verb: impl FnOnce(&Document, &mut IdMaker) -> Result<Transaction, Refusal> + 'static) {
        self.push(Action::Act(Box::new(verb)));
    }
}
