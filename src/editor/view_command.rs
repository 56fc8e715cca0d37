//! Commands that belong to one kind of view: journeys and blueprints, SIPOCs; and those that make one view of another.

use super::{Command, Group, Key, Shortcut as S, Spec, command::commands, spec::shift};
use crate::model::{RowKind, Sheet};

commands! {
    ALL from AddStage;
    /// A command of one kind of view, in menu order.
    ViewCommand {
        AddStage,
        BlueprintRows,
        Emotion,
        MomentOfTruth,
        FailPoint,
        WaitPoint,
        SplitStage,
        MergeStages,
        HideRow,
        ShowRows,
        FoldRow,
        OrderBlueprint,
        InputRequirements,
        OutputRequirements,
        RowsOrLists,
        FillOrder,
        SwimlaneFromSipoc,
        SipocFromSwimlane,
        BlueprintFromSwimlane,
        CopyToBe,
        AddInput,
        AddOutput,
        HitPolicy,
        SortRows,
        FilterRows,
        AddToRegister,
        AddRowOf(RowKind),
    }
}

impl ViewCommand {
    /// Its line of the table of commands.
    pub(super) fn spec(self) -> Spec {
        use Group::{Add, Arrange};
        let row = |group, label, hint, shortcuts| Spec { group, label, hint, shortcuts };
        match self {
            ViewCommand::AddStage => row(
                Add,
                "Add stage",
                "Add a stage with a step after the stage at work",
                const { &[S::ctrl_shift('G')] },
            ),
            ViewCommand::AddRowOf(kind) => {
                row(Add, row_label(kind), "Add a row of this kind to the journey, after the row at work", &[])
            }
            ViewCommand::Emotion => row(
                Add,
                "Emotion of this step",
                "Go to the emotion of the step at work, to type −2 to +2 or drag it",
                const { &[S::ctrl('J')] },
            ),
            ViewCommand::MomentOfTruth => row(
                Add,
                "Moment of truth",
                "Mark the step at work as a moment of truth, or no longer",
                const { &[S::ctrl_shift('R')] },
            ),
            ViewCommand::FailPoint => row(
                Add,
                "Fail point",
                "Mark where it is likely to go wrong, or no longer",
                const { &[S::ctrl_shift('X')] },
            ),
            ViewCommand::WaitPoint => {
                row(Add, "Wait point", "Mark where the customer waits, or no longer", const { &[S::ctrl_shift('Y')] })
            }
            ViewCommand::SplitStage => {
                row(Arrange, "Split stage", "Begin a new stage at the step at work", const { &[S::ctrl('3')] })
            }
            ViewCommand::MergeStages => row(
                Arrange,
                "Merge with the next stage",
                "Make one stage of the stage at work and the next",
                const { &[S::ctrl('4')] },
            ),
            ViewCommand::HideRow => row(
                Arrange,
                "Hide row",
                "Leave the row at work out of the drawing; nothing in it is lost",
                const { &[S::ctrl('H')] },
            ),
            ViewCommand::ShowRows => {
                row(Arrange, "Show hidden rows", "Draw every row of the journey again", const { &[S::ctrl_shift('H')] })
            }
            ViewCommand::FoldRow => row(
                Arrange,
                "Fold row",
                "Draw the row at work as one line that says how much it holds, or whole again",
                const { &[S::ctrl_shift('C')] },
            ),
            ViewCommand::BlueprintRows => row(
                Add,
                "Add rows of a service blueprint",
                "Add physical evidence, frontstage, backstage and support, in their order",
                const { &[S::ctrl('5')] },
            ),
            ViewCommand::OrderBlueprint => row(
                Arrange,
                "Order rows as a service blueprint",
                "Put the rows in the fixed order of a blueprint, with its lines between them",
                &[],
            ),
            ViewCommand::InputRequirements => row(
                Arrange,
                "Requirements on inputs",
                "Show or hide the column of requirements on inputs",
                const { &[S::ctrl('7')] },
            ),
            ViewCommand::OutputRequirements => row(
                Arrange,
                "Requirements on outputs",
                "Show or hide the column of what is critical to quality",
                const { &[S::ctrl_shift('Q')] },
            ),
            ViewCommand::RowsOrLists => row(
                Arrange,
                "Aligned rows or free lists",
                "Let entries in one row belong together, or each column be a list of its own",
                const { &[S::ctrl('8')] },
            ),
            ViewCommand::FillOrder => row(
                Arrange,
                "Fill in from the process or the customer",
                "Change where Enter and Tab go on: P O C I S, or C O P I S",
                const { &[S::ctrl('9')] },
            ),
            ViewCommand::SwimlaneFromSipoc => row(
                Add,
                "Swimlane from this SIPOC",
                "Make a skeleton: lanes from the parties, steps from the process, documents on the flows",
                const { &[shift(S::command(Key::F(2)))] },
            ),
            ViewCommand::SipocFromSwimlane => row(
                Add,
                "SIPOC from this swimlane",
                "Make a SIPOC of what the swimlane says: its phases or main line, and who supplies and gets what",
                const { &[shift(S::command(Key::F(3)))] },
            ),
            ViewCommand::BlueprintFromSwimlane => row(
                Add,
                "Service blueprint from this swimlane",
                "Make a blueprint: what the customer does, and what each lane does behind it",
                const { &[shift(S::command(Key::F(4)))] },
            ),
            ViewCommand::AddInput => row(
                Add,
                "Add input",
                "Add a column for something the decision depends on, after the input at work",
                const { &[shift(S::command(Key::F(5)))] },
            ),
            ViewCommand::AddOutput => row(
                Add,
                "Add output",
                "Add a column for something that is decided, after the output at work",
                const { &[shift(S::command(Key::F(6)))] },
            ),
            ViewCommand::HitPolicy => row(
                Arrange,
                "Hit policy",
                "Go to the corner of the decision table, to choose what holds where several rules fit",
                const { &[shift(S::command(Key::F(7)))] },
            ),
            ViewCommand::CopyToBe => row(
                Add,
                "Copy as to-be",
                "Make a copy of this journey or swimlane to change into what should be",
                const { &[S::ctrl('6')] },
            ),
            ViewCommand::SortRows => row(
                Arrange,
                "Sort by column",
                "Sort the rows by the column at work: upwards, again downwards, then by name as before",
                const { &[shift(S::key(Key::F(4)))] },
            ),
            ViewCommand::AddToRegister => row(
                Add,
                "Add to register",
                "Make a rule, KPI or opportunity of the register of what the card at work says",
                const { &[shift(S::key(Key::F(2)))] },
            ),
            ViewCommand::FilterRows => row(
                Arrange,
                "Filter rows…",
                "Show only the rows that hold some words in any cell",
                const { &[S::key(Key::F(4))] },
            ),
        }
    }

    /// Whether it is about a view of this kind.
    pub(super) fn suits(self, sheet: Option<&Sheet>) -> bool {
        match self {
            ViewCommand::AddStage
            | ViewCommand::AddRowOf(_)
            | ViewCommand::Emotion
            | ViewCommand::MomentOfTruth
            | ViewCommand::FailPoint
            | ViewCommand::WaitPoint
            | ViewCommand::SplitStage
            | ViewCommand::MergeStages
            | ViewCommand::HideRow
            | ViewCommand::ShowRows
            | ViewCommand::FoldRow
            | ViewCommand::BlueprintRows
            | ViewCommand::AddToRegister
            | ViewCommand::OrderBlueprint => matches!(sheet, Some(Sheet::Journey(_))),
            ViewCommand::InputRequirements
            | ViewCommand::OutputRequirements
            | ViewCommand::RowsOrLists
            | ViewCommand::FillOrder
            | ViewCommand::SwimlaneFromSipoc => matches!(sheet, Some(Sheet::Sipoc(_))),
            ViewCommand::SipocFromSwimlane | ViewCommand::BlueprintFromSwimlane => {
                matches!(sheet, Some(Sheet::Swimlane(_)))
            }
            ViewCommand::CopyToBe => matches!(sheet, Some(Sheet::Swimlane(_) | Sheet::Journey(_))),
            ViewCommand::AddInput | ViewCommand::AddOutput | ViewCommand::HitPolicy => {
                matches!(sheet, Some(Sheet::DecisionTable(_)))
            }
            ViewCommand::SortRows | ViewCommand::FilterRows => matches!(sheet, Some(Sheet::Register(_))),
        }
    }
}

impl Command {
    /// Whether it is about a view of this kind; menus leave out what is not.
    pub fn suits(self, sheet: Option<&Sheet>) -> bool {
        let swimlane = matches!(sheet, Some(Sheet::Swimlane(_)) | None);
        match self {
            Command::View(command) => command.suits(sheet),
            Command::Model(command) => command.suits(sheet),
            Command::AddStep => swimlane || matches!(sheet, Some(Sheet::Journey(_))),
            Command::AddRow | Command::RemoveRow => {
                matches!(
                    sheet,
                    Some(Sheet::Journey(_) | Sheet::Sipoc(_) | Sheet::DecisionTable(_) | Sheet::Register(_))
                )
            }
            Command::RemoveColumn => matches!(sheet, Some(Sheet::Journey(_) | Sheet::DecisionTable(_))),
            Command::NextCurve | Command::PreviousCurve => matches!(sheet, Some(Sheet::Journey(_))),
            Command::AddDecision
            | Command::AddStart
            | Command::AddEnd
            | Command::AddEvent
            | Command::AddWait
            | Command::AddSubProcess
            | Command::AddDocument
            | Command::AddNote
            | Command::AddInLaneBefore
            | Command::AddInLaneAfter
            | Command::AddLaneAbove
            | Command::AddLaneBelow
            | Command::AddLaneNested
            | Command::AddPhase
            | Command::DetailStep
            | Command::Turn
            | Command::Tidy => swimlane,
            _ => true,
        }
    }
}

/// "Add row: goal". A label of its own for each kind, as the palette lists them.
fn row_label(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Step => "Add row: step",
        RowKind::Goal => "Add row: goal",
        RowKind::Action => "Add row: action",
        RowKind::Thought => "Add row: thought",
        RowKind::Need => "Add row: need",
        RowKind::Expectation => "Add row: expectation",
        RowKind::Touchpoint => "Add row: touchpoint",
        RowKind::Channel => "Add row: channel",
        RowKind::Emotion => "Add row: emotion",
        RowKind::PainsAndDelights => "Add row: pains, delights",
        RowKind::Pain => "Add row: pain",
        RowKind::Delight => "Add row: delight",
        RowKind::MomentOfTruth => "Add row: moment of truth",
        RowKind::Evidence => "Add row: physical evidence",
        RowKind::Frontstage => "Add row: frontstage",
        RowKind::Backstage => "Add row: backstage",
        RowKind::Support => "Add row: support",
        RowKind::System => "Add row: system",
        RowKind::Rule => "Add row: rule",
        RowKind::Kpi => "Add row: KPI",
        RowKind::Owner => "Add row: owner",
        RowKind::Opportunity => "Add row: opportunity",
        RowKind::Picture => "Add row: picture",
    }
}
