//! Whether a command can be done now, and why not, in words that say what to do.

use super::{Command, Editor};
use crate::model::{Record, Sheet};

impl Editor {
    /// Why a command cannot be done now; `None` where it can.
    pub fn why_not(&self, command: Command) -> Option<&'static str> {
        if let Some(answer) = self.table_why_not(command) {
            return answer;
        }
        if let Some(answer) = self.blueprint_why_not(command) {
            return answer;
        }
        let when = |possible: bool, why: &'static str| (!possible).then_some(why);
        let selected = || !self.selection.is_empty();
        let of = |test: fn(&Record) -> bool| self.selection.iter().filter_map(|id| self.document.get(id)).any(test);
        let shown =
            || when(self.swimlane().is_some(), "Show a swimlane first; where the model has none, add a process.");
        match command {
            Command::Undo => when(self.history.undo_label().is_some(), "There is nothing to undo."),
            Command::Redo => when(self.history.redo_label().is_some(), "There is nothing to do again."),
            Command::Cut | Command::Copy | Command::Duplicate => {
                when(of(stands), "Select steps, notes or a lane first.")
            }
            Command::Delete => when(selected(), "Nothing is selected."),
            Command::Rename => when(selected(), "Select what to rename first."),
            Command::AddConnected(_) | Command::AddInLaneBefore | Command::AddInLaneAfter => {
                when(of(|r| matches!(r, Record::Step(_))), "Select a step first; the new one is connected to it.")
            }
            Command::Move(_) => {
                when(of(|r| stands(r) || matches!(r, Record::Phase(_))), "Select steps, a lane or a phase first.")
            }
            Command::OpenLinked => when(selected() || self.sheet.is_some(), "Select what to follow first."),
            Command::FindNext | Command::FindPrevious => {
                when(self.find.is_some() || !self.found_last.is_empty(), "Find something first.")
            }
            Command::FixProblem => when(self.at_hand().is_some(), "There is no problem here. Go to one first."),
            Command::ShowAlignment => {
                let any = self.document.journeys().next().is_some();
                when(any, "The model has no journey yet. Add one first.")
            }
            Command::DetailStep => when(of(|r| matches!(r, Record::Step(_))), "Select the step to detail first."),
            Command::ZoomSelection => when(selected(), "Nothing is selected."),
            Command::GoBack => when(!self.back.is_empty(), "There is nothing to go back to."),
            Command::GoForward => when(!self.forward.is_empty(), "There is nothing to go forward to."),
            Command::NextSwimlane | Command::PreviousSwimlane => {
                when(Sheet::all(&self.document).len() > 1, "The model has just one view.")
            }
            Command::AddStep
            | Command::AddDecision
            | Command::AddStart
            | Command::AddEnd
            | Command::AddEvent
            | Command::AddWait
            | Command::AddSubProcess
            | Command::AddDocument
            | Command::AddNote
            | Command::AddLaneAbove
            | Command::AddLaneBelow
            | Command::AddLaneNested
            | Command::AddPhase
            | Command::AddRow
            | Command::RemoveRow
            | Command::RemoveColumn
            | Command::NextCurve
            | Command::PreviousCurve
            | Command::Connect
            | Command::Paste
            | Command::SelectAll
            | Command::NewSwimlane
            | Command::Turn
            | Command::Tidy => shown(),
            Command::View(command) => self.view_why_not(command),
            Command::Model(command) => self.model_why_not(command),
            // Answered above.
            Command::TurnArrow | Command::ToggleMutual => None,
            Command::SelectNone
            | Command::NewProcess
            | Command::Walk(_)
            | Command::NextField
            | Command::PreviousField
            | Command::NextProblem
            | Command::PreviousProblem
            | Command::ZoomIn
            | Command::ZoomOut
            | Command::ZoomActual
            | Command::ZoomFit
            | Command::Window(_) => None,
        }
    }
}

/// Whether it can be copied: it stands on the grid, or holds what does.
fn stands(record: &Record) -> bool {
    matches!(record, Record::Step(_) | Record::Note(_) | Record::Lane(_))
}
