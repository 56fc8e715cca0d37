//! What can be done with what is selected on the canvas, on the secondary button.

use super::id;
use crate::{
    editor::{Command, Command as C, Direction, Editor, ModelCommand as M, ViewCommand as V, WindowCommand},
    gui::{action::Actions, menu},
    model::{Matrix, Record, RecordKind, Register, Sheet, StepKind},
};
use egui::Ui;

/// What governs, measures or answers what is selected.
const ADD_RULE: Command = Command::Model(M::AddRule);
const ADD_SLA: Command = Command::Model(M::AddSla);
const ADD_KPI: Command = Command::Model(M::AddKpi);
const ADD_OPPORTUNITY: Command = Command::Model(M::AddOpportunity);
const DECISION_TABLE: Command = Command::Model(M::AddDecisionTable);

/// What can be done with a row of a register.
const IN_REGISTER: &[Command] = &[Command::Rename, Command::OpenLinked, WHERE_USED];
const ROWS: &[Command] =
    &[Command::AddRow, Command::RemoveRow, Command::View(V::SortRows), Command::View(V::FilterRows)];

/// The matrices of a swimlane.
const MATRICES: &[Command] = &[
    Command::Model(M::Matrix(Matrix::Experience)),
    Command::Model(M::Matrix(Matrix::Raci)),
    Command::Model(M::Matrix(Matrix::HandOffs)),
];

const WHERE_USED: Command = Command::Window(WindowCommand::WhereUsed);

/// The menu, where it is open.
pub fn context_menu(ui: &Ui, editor: &Editor, actions: &mut Actions) {
    let Some(response) = ui.ctx().read_response(id()) else { return };
    response.context_menu(|ui| {
        ui.set_min_width(230.0);
        for group in groups(editor) {
            let mut any = false;
            for command in group.iter().filter(|c| fits(editor, **c)) {
                menu::item(ui, editor, *command, actions);
                any = true;
            }
            if any {
                ui.separator();
            }
        }
        if editor.badges().is_some() && editor.selection().is_empty() {
            ui.menu_button("Badges", |ui| menu::badges(ui, editor, actions));
            ui.separator();
        }
        if matches!(editor.sheet(), Some(Sheet::Journey(_))) {
            ui.menu_button("Add row of a kind", |ui| menu::row_kinds(ui, editor, actions));
            ui.separator();
        }
        menu::item(ui, editor, Command::ZoomFit, actions);
    });
}

/// Whether a command is offered: what cannot be done is not, nor a table for a step that decides nothing.
fn fits(editor: &Editor, command: Command) -> bool {
    let decides = || {
        let first = editor.selection().first().and_then(|id| editor.document().get(id));
        first.is_some_and(|record| match record {
            Record::Step(step) => matches!(step.kind, StepKind::Decision(_)),
            record => record.kind() == RecordKind::Rule,
        })
    };
    editor.why_not(command).is_none() && (command != DECISION_TABLE || decides())
}

/// Commands in groups, as a menu has them.
type Groups = &'static [&'static [Command]];

/// What the menu offers, by what is selected; what cannot be done is left out.
fn groups(editor: &Editor) -> Groups {
    let first = editor.selection().first().and_then(|id| editor.document().get(id));
    let first = first.filter(|_| !matches!(editor.sheet(), Some(Sheet::Alignment(_))));
    first.and_then(|record| of_kind(editor, record.kind())).unwrap_or_else(|| of_sheet(editor.sheet()))
}

/// What can be done with what is selected, by its kind.
fn of_kind(editor: &Editor, kind: RecordKind) -> Option<Groups> {
    Some(match kind {
        RecordKind::Step | RecordKind::Note if editor.swimlane().is_some() => &[
            &[C::Rename, C::OpenLinked, WHERE_USED],
            &[C::AddStep, C::AddDecision, C::AddEnd, C::AddWait, C::AddNote],
            &[C::Connect, C::AddPhase],
            &[ADD_RULE, DECISION_TABLE, ADD_KPI, ADD_SLA, ADD_OPPORTUNITY],
            &[C::Cut, C::Copy, C::Paste, C::Duplicate, C::Delete],
        ],
        RecordKind::Lane => &[
            &[C::Rename, WHERE_USED],
            &[C::AddStep],
            &[C::AddLaneAbove, C::AddLaneBelow, C::AddLaneNested],
            &[C::Move(Direction::Up), C::Move(Direction::Down)],
            &[C::Delete],
        ],
        RecordKind::Phase => &[&[C::Rename], &[C::Move(Direction::Left), C::Move(Direction::Right)], &[C::Delete]],
        RecordKind::Flow => &[&[C::Rename, C::OpenLinked], &[C::TurnArrow], &[ADD_SLA, ADD_RULE], &[C::Delete]],
        RecordKind::Dependency => &[&[C::Rename], &[C::TurnArrow, C::ToggleMutual], &[C::Delete]],
        RecordKind::Stage => &[
            &[C::Rename],
            &[C::View(V::AddStage), C::AddStep, C::View(V::MergeStages)],
            &[C::Move(Direction::Left), C::Move(Direction::Right)],
            &[C::Delete],
        ],
        RecordKind::JourneyRow => &[
            &[C::Rename],
            &[C::AddRow, C::RemoveRow],
            &[C::View(V::HideRow), C::View(V::ShowRows), C::View(V::FoldRow)],
            &[C::Move(Direction::Up), C::Move(Direction::Down)],
            &[C::Delete],
        ],
        RecordKind::JourneyStep | RecordKind::Emotion => &[
            &[C::Rename, C::View(V::Emotion), C::View(V::MomentOfTruth)],
            &[C::AddStep, C::View(V::AddStage), C::View(V::SplitStage)],
            &[C::Copy, C::Paste, C::Delete],
            &[C::View(V::ShowRows)],
        ],
        RecordKind::Touchpoint => &[
            &[C::Rename, C::OpenLinked, WHERE_USED],
            &[C::View(V::MomentOfTruth), C::View(V::FailPoint), C::View(V::WaitPoint), C::Connect],
            &[ADD_RULE, ADD_KPI, ADD_OPPORTUNITY],
            &[C::AddStep, C::View(V::SplitStage)],
            &[C::View(V::HideRow), C::View(V::FoldRow)],
            &[C::Cut, C::Copy, C::Paste, C::Delete],
        ],
        RecordKind::Card => &[
            &[C::Rename, C::OpenLinked, WHERE_USED],
            &[C::View(V::MomentOfTruth), C::View(V::FailPoint), C::View(V::WaitPoint), C::Connect],
            &[ADD_OPPORTUNITY],
            &[C::AddStep, C::View(V::SplitStage)],
            &[C::View(V::HideRow), C::View(V::FoldRow)],
            &[C::Cut, C::Copy, C::Paste, C::Delete],
        ],
        RecordKind::SipocEntry => &[
            &[C::Rename, C::OpenLinked, WHERE_USED],
            &[C::AddRow, C::RemoveRow],
            &[C::View(V::InputRequirements), C::View(V::OutputRequirements), C::View(V::RowsOrLists)],
            &[C::Cut, C::Copy, C::Paste, C::Delete],
        ],
        _ => return None,
    })
}

/// What can be done in a view, where nothing is selected that has a menu of its own.
fn of_sheet(sheet: Option<&Sheet>) -> Groups {
    match sheet {
        Some(Sheet::Journey(_)) => &[
            &[C::View(V::AddStage), C::AddStep],
            &[C::View(V::Emotion), C::View(V::MomentOfTruth)],
            &[C::View(V::BlueprintRows), C::View(V::OrderBlueprint), C::View(V::ShowRows), C::View(V::CopyToBe)],
            &[C::Paste, C::SelectAll],
        ],
        Some(Sheet::Sipoc(_)) => &[
            &[
                C::View(V::InputRequirements),
                C::View(V::OutputRequirements),
                C::View(V::RowsOrLists),
                C::View(V::FillOrder),
            ],
            &[C::AddRow, C::View(V::SwimlaneFromSipoc)],
            &[C::Paste, C::SelectAll],
        ],
        Some(Sheet::Register(register)) => of_register(*register),
        Some(Sheet::DecisionTable(_)) => &[
            &[C::AddRow, C::View(V::AddInput), C::View(V::AddOutput), C::View(V::HitPolicy)],
            &[C::RemoveRow, C::RemoveColumn],
            &[C::Paste, C::SelectAll],
        ],
        Some(Sheet::Matrix(..)) => {
            &[&[C::Rename, C::OpenLinked, WHERE_USED], MATRICES, &[C::Copy, C::Paste, C::SelectAll, C::Delete]]
        }
        Some(Sheet::Board | Sheet::Chart) => &[
            &[C::Rename, C::OpenLinked, WHERE_USED],
            &[ADD_OPPORTUNITY, C::Model(M::Board), C::Model(M::Chart)],
            &[C::Model(M::Register(Register::Opportunities))],
            &[C::Delete],
        ],
        Some(Sheet::Portfolio) => {
            &[&[C::Rename, C::OpenLinked, WHERE_USED], &[C::Model(M::Register(Register::Processes))]]
        }
        // Whatever it shows belongs to other views: here it is linked, unlinked and followed.
        Some(Sheet::Alignment(_)) => {
            &[&[C::Rename, C::OpenLinked, WHERE_USED, C::Delete], &[C::ShowAlignment, C::GoBack]]
        }
        Some(Sheet::Swimlane(_)) | None => &[
            &[C::AddStep, C::AddStart, C::AddNote],
            &[C::AddLaneBelow, C::AddPhase],
            &[C::View(V::SipocFromSwimlane), C::View(V::BlueprintFromSwimlane), C::View(V::CopyToBe)],
            MATRICES,
            &[C::Paste, C::SelectAll],
            &[C::Turn, C::Tidy],
        ],
    }
}

/// What can be done with the rows of a register.
fn of_register(register: Register) -> Groups {
    match register {
        Register::Personas => &[
            IN_REGISTER,
            &[C::Window(WindowCommand::ChoosePicture)],
            ROWS,
            &[C::Copy, C::Paste, C::SelectAll, C::Delete],
        ],
        Register::Opportunities => &[
            IN_REGISTER,
            ROWS,
            &[C::Model(M::Board), C::Model(M::Chart)],
            &[C::Copy, C::Paste, C::SelectAll, C::Delete],
        ],
        Register::Processes => {
            &[IN_REGISTER, ROWS, &[C::Model(M::Portfolio)], &[C::Copy, C::Paste, C::SelectAll, C::Delete]]
        }
        Register::Rules => &[IN_REGISTER, ROWS, &[DECISION_TABLE], &[C::Copy, C::Paste, C::SelectAll, C::Delete]],
        _ => &[IN_REGISTER, ROWS, &[C::Copy, C::Paste, C::SelectAll, C::Delete]],
    }
}
