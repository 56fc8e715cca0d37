//! What is written about each command: its group, label, hint and shortcuts.

use super::{Command, Direction, Group, Key, Shortcut};

/// What is written about a command.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spec {
    pub group: Group,
    /// In sentence case, with `…` where a dialog follows.
    pub label: &'static str,
    /// One line that says what it does to what.
    pub hint: &'static str,
    /// The first is the one shown.
    pub shortcuts: &'static [Shortcut],
}

const fn arrow(direction: Direction) -> Shortcut {
    Shortcut::key(Key::Arrow(direction))
}

const fn ctrl_arrow(direction: Direction) -> Shortcut {
    Shortcut::command(Key::Arrow(direction))
}

/// The same with Shift.
pub(super) const fn shift(s: Shortcut) -> Shortcut {
    Shortcut { shift: true, ..s }
}

const fn alt(s: Shortcut) -> Shortcut {
    Shortcut { alt: true, ..s }
}

impl Command {
    /// What is written about it.
    pub fn spec(self) -> Spec {
        use Direction::{Down, Left, Right, Up};
        use Group::{Add, Arrange, Edit, Go, View};
        use Shortcut as S;
        let row = |group, label, hint, shortcuts| Spec { group, label, hint, shortcuts };
        match self {
            Command::Undo => row(Edit, "Undo", "Take the last change back", const { &[S::ctrl('Z')] }),
            Command::Redo => {
                row(Edit, "Redo", "Do the undone change again", const { &[S::ctrl_shift('Z'), S::ctrl('Y')] })
            }
            Command::Cut => row(Edit, "Cut", "Copy the selection and delete it", const { &[S::ctrl('X')] }),
            Command::Copy => row(Edit, "Copy", "Copy the selection as text", const { &[S::ctrl('C')] }),
            Command::Paste => row(Edit, "Paste", "Put what was copied beside the selection", const { &[S::ctrl('V')] }),
            Command::Duplicate => row(Edit, "Duplicate", "Make a copy of the selection", const { &[S::ctrl('D')] }),
            Command::Delete => row(
                Edit,
                "Delete",
                "Delete the selection; flows through a step are joined",
                const { &[S::key(Key::Delete), S::key(Key::Backspace)] },
            ),
            Command::SelectAll => row(Edit, "Select all", "Select every step and note", const { &[S::ctrl('A')] }),
            Command::SelectNone => row(Edit, "Select nothing", "Clear the selection", const { &[S::ctrl_shift('A')] }),
            Command::Rename => row(
                Edit,
                "Rename",
                "Edit the name in place; Enter then adds the next step",
                const { &[S::key(Key::Enter), S::key(Key::F(2))] },
            ),
            Command::AddStep => {
                row(Add, "Add step", "Add a task after the selection, connected to it", const { &[S::ctrl_shift('T')] })
            }
            Command::AddDecision => row(
                Add,
                "Add decision",
                "Add a decision after the selection, connected to it",
                const { &[S::ctrl_shift('D')] },
            ),
            Command::AddStart => row(Add, "Add start", "Add a start of the process", const { &[S::ctrl_shift('B')] }),
            Command::AddEnd => {
                row(Add, "Add end", "Add an end after the selection, connected to it", const { &[S::ctrl_shift('E')] })
            }
            Command::AddEvent => row(
                Add,
                "Add event",
                "Add an event after the selection, connected to it",
                const { &[S::ctrl_shift('V')] },
            ),
            Command::AddWait => {
                row(Add, "Add wait", "Add a wait after the selection, connected to it", const { &[S::ctrl_shift('W')] })
            }
            Command::AddSubProcess => row(
                Add,
                "Add sub-process",
                "Add a sub-process after the selection, connected to it",
                const { &[S::ctrl_shift('U')] },
            ),
            Command::AddDocument => row(
                Add,
                "Add document",
                "Add a document beside the selection, tied to it",
                const { &[S::ctrl_shift('O')] },
            ),
            Command::AddNote => {
                row(Add, "Add note", "Add a note beside the selection, tied to it", const { &[S::ctrl_shift('N')] })
            }
            Command::AddConnected(Right) => row(
                Add,
                "Add connected step to the right",
                "Add a step to the right, connected to the selected one",
                const { &[ctrl_arrow(Right)] },
            ),
            Command::AddConnected(Left) => row(
                Add,
                "Add connected step to the left",
                "Add a step to the left, connected to the selected one",
                const { &[ctrl_arrow(Left)] },
            ),
            Command::AddConnected(Up) => row(
                Add,
                "Add connected step above",
                "Add a step above, in the next lane, connected to the selected one",
                const { &[ctrl_arrow(Up)] },
            ),
            Command::AddConnected(Down) => row(
                Add,
                "Add connected step below",
                "Add a step below, in the next lane, connected to the selected one",
                const { &[ctrl_arrow(Down)] },
            ),
            Command::AddInLaneBefore => row(
                Add,
                "Add step in the lane before",
                "Add a step in the lane before, connected to the selected one",
                const { &[shift(S::command(Key::PageUp))] },
            ),
            Command::AddInLaneAfter => row(
                Add,
                "Add step in the lane after",
                "Add a step in the lane after, connected to the selected one",
                const { &[shift(S::command(Key::PageDown))] },
            ),
            Command::AddLaneAbove => {
                row(Add, "Add lane before", "Add a lane before the selected one", const { &[shift(ctrl_arrow(Up))] })
            }
            Command::AddLaneBelow => {
                row(Add, "Add lane after", "Add a lane after the selected one", const { &[shift(ctrl_arrow(Down))] })
            }
            Command::AddLaneNested => {
                row(Add, "Add nested lane", "Add a lane inside the selected one", const { &[shift(ctrl_arrow(Right))] })
            }
            Command::AddPhase => {
                row(Add, "Add phase", "Add a phase over the columns of the selection", const { &[S::ctrl_shift('P')] })
            }
            Command::AddRow => row(
                Add,
                "Add row",
                "Add a row after the one at work in a journey or SIPOC",
                const { &[shift(S::command(Key::Enter))] },
            ),
            Command::RemoveRow => row(
                Arrange,
                "Remove row",
                "Remove the row at work with all that stands in it",
                const { &[S::command(Key::Delete)] },
            ),
            Command::RemoveColumn => row(
                Arrange,
                "Remove column",
                "Remove the column at work with all that stands in it",
                const { &[shift(S::command(Key::Delete))] },
            ),
            Command::NewProcess => row(Add, "New process", "Add a process with its first swimlane", &[]),
            Command::NewSwimlane => {
                row(Add, "New swimlane", "Add a swimlane to the process shown", const { &[S::ctrl('M')] })
            }
            Command::Connect => row(
                Arrange,
                "Connect",
                "Draw a flow: choose where it starts, then where it ends; two selected steps are connected at once",
                const { &[S::ctrl('L')] },
            ),
            Command::TurnArrow => row(
                Arrange,
                "Turn arrow round",
                "Let the selected arrow lead the other way",
                const { &[S::key(Key::F(9))] },
            ),
            Command::ToggleMutual => row(
                Arrange,
                "Both ways",
                "Let the selected arrow of a blueprint lead both ways, or one way again",
                const { &[shift(S::key(Key::F(9)))] },
            ),
            Command::Move(Right) => row(
                Arrange,
                "Move right",
                "Move the selected steps one column, or the phase or lane one place",
                const { &[shift(arrow(Right)), alt(shift(arrow(Right)))] },
            ),
            Command::Move(Left) => row(
                Arrange,
                "Move left",
                "Move the selected steps one column, or the phase or lane one place",
                const { &[shift(arrow(Left)), alt(shift(arrow(Left)))] },
            ),
            Command::Move(Up) => row(
                Arrange,
                "Move up",
                "Move the selected steps one row or lane, or the lane or phase one place",
                const { &[shift(arrow(Up)), alt(shift(arrow(Up)))] },
            ),
            Command::Move(Down) => row(
                Arrange,
                "Move down",
                "Move the selected steps one row or lane, or the lane or phase one place",
                const { &[shift(arrow(Down)), alt(shift(arrow(Down)))] },
            ),
            Command::Turn => row(
                Arrange,
                "Turn the swimlane",
                "Lay the lanes across, or stand them side by side",
                const { &[S::ctrl('R')] },
            ),
            Command::Tidy => row(
                Arrange,
                "Tidy",
                "Arrange the steps anew from the flow, in their lanes",
                const { &[S::ctrl_shift('F')] },
            ),
            Command::Walk(Right) => {
                row(Go, "Go right", "Select the next step in this direction, along the flow", const { &[arrow(Right)] })
            }
            Command::Walk(Left) => {
                row(Go, "Go left", "Select the next step in this direction, along the flow", const { &[arrow(Left)] })
            }
            Command::Walk(Up) => row(Go, "Go up", "Select the next step in this direction", const { &[arrow(Up)] }),
            Command::Walk(Down) => {
                row(Go, "Go down", "Select the next step in this direction", const { &[arrow(Down)] })
            }
            Command::NextField => {
                row(Go, "Next field", "Move on to the next name: lanes, phases, steps", const { &[S::key(Key::Tab)] })
            }
            Command::PreviousField => {
                row(Go, "Previous field", "Move back to the name before", const { &[shift(S::key(Key::Tab))] })
            }
            Command::NextCurve => row(
                Go,
                "Next curve",
                "In an emotion chart, work on the curve of the next persona, or on what should be",
                const { &[alt(S::key(Key::PageDown))] },
            ),
            Command::PreviousCurve => row(
                Go,
                "Previous curve",
                "In an emotion chart, work on the curve before this one",
                const { &[alt(S::key(Key::PageUp))] },
            ),
            Command::NextSwimlane => {
                row(Go, "Next view", "Show the next view of the model", const { &[S::command(Key::PageDown)] })
            }
            Command::PreviousSwimlane => {
                row(Go, "Previous view", "Show the view before this one", const { &[S::command(Key::PageUp)] })
            }
            Command::OpenLinked => row(
                Go,
                "Follow link",
                "Go to what the selection is detailed by, shows or is used in: from a step to its touchpoints and back",
                const { &[S::command(Key::Enter)] },
            ),
            Command::FindNext => row(Go, "Find next", "Go to the next hit", const { &[S::key(Key::F(3))] }),
            Command::FindPrevious => {
                row(Go, "Find previous", "Go to the hit before", const { &[shift(S::key(Key::F(3)))] })
            }
            Command::NextProblem => {
                row(Go, "Next problem", "Go to the next problem that the checks found", const { &[S::key(Key::F(8))] })
            }
            Command::PreviousProblem => {
                row(Go, "Previous problem", "Go to the problem before", const { &[shift(S::key(Key::F(8)))] })
            }
            Command::FixProblem => {
                row(Edit, "Fix problem", "Mend the problem at hand, where that is certain", const { &[S::ctrl('.')] })
            }
            Command::ShowAlignment => row(
                Go,
                "Alignment of journey and processes",
                "Show which touchpoints have no process behind them, and which steps serve no customer",
                const { &[S::ctrl_shift('L')] },
            ),
            Command::DetailStep => row(
                Go,
                "Detail in a new swimlane",
                "Make the selected step a sub-process with a swimlane of its own",
                &[],
            ),
            Command::GoBack => row(Go, "Back", "Show what was shown before", const { &[alt(arrow(Left))] }),
            Command::GoForward => {
                row(Go, "Forward", "Show what was shown before going back", const { &[alt(arrow(Right))] })
            }
            Command::ZoomIn => row(
                View,
                "Zoom in",
                "Show everything larger",
                const { &[S::ctrl('+'), S::ctrl('='), shift(S::ctrl('+'))] },
            ),
            Command::ZoomOut => row(View, "Zoom out", "Show everything smaller", const { &[S::ctrl('-')] }),
            Command::ZoomActual => {
                row(View, "Zoom to 100 %", "Show everything at its own size", const { &[S::ctrl('0')] })
            }
            Command::ZoomFit => row(View, "Zoom to fit", "Show the whole drawing", const { &[S::ctrl('1')] }),
            Command::ZoomSelection => {
                row(View, "Zoom to selection", "Show the selection large", const { &[S::ctrl('2')] })
            }
            Command::View(command) => command.spec(),
            Command::Model(command) => command.spec(),
            Command::Window(command) => command.spec(),
        }
    }
}
