//! What the commands of one kind of view do, and why they cannot be done now.

use super::{Editor, Response, ViewCommand, new_view::Made, table::Grid};
use crate::{
    change::{
        Refusal, Transaction,
        op::{self, Field},
    },
    model::{
        Band, CellAt, ColumnKey, DecisionSide, Document, FillOrder, Id, IdMaker, Mark, Record, RowKey, RowKind, Sheet,
        SipocCells, SipocColumn, SipocForm,
    },
};

/// What is at work in a journey: where keys go to, or what is selected.
struct AtWork {
    journey: Id,
    row: Option<Id>,
    step: Option<Id>,
    stage: Option<Id>,
}

impl Editor {
    pub(super) fn view_why_not(&self, command: ViewCommand) -> Option<&'static str> {
        if !command.suits(self.sheet.as_ref()) {
            return Some(match command {
                ViewCommand::InputRequirements
                | ViewCommand::OutputRequirements
                | ViewCommand::RowsOrLists
                | ViewCommand::FillOrder
                | ViewCommand::SwimlaneFromSipoc => "Show a SIPOC first.",
                ViewCommand::SipocFromSwimlane | ViewCommand::BlueprintFromSwimlane => "Show a swimlane first.",
                ViewCommand::CopyToBe => "Show a swimlane or a journey first.",
                ViewCommand::AddInput | ViewCommand::AddOutput | ViewCommand::HitPolicy => {
                    "Show a decision table first."
                }
                ViewCommand::SortRows | ViewCommand::FilterRows => "Show a register first.",
                _ => "Show a journey first.",
            });
        }
        let when = |possible: bool, why: &'static str| (!possible).then_some(why);
        let step = || self.at_work().is_some_and(|at| at.step.is_some());
        let row = || self.at_work().is_some_and(|at| at.row.is_some());
        match command {
            ViewCommand::Emotion | ViewCommand::MomentOfTruth | ViewCommand::SplitStage => {
                when(step(), "Go to a step of the journey first, with the arrow keys or a click.")
            }
            ViewCommand::MergeStages => when(
                self.at_work().is_some_and(|at| at.stage.is_some()),
                "Go to a stage of the journey first, with the arrow keys or a click.",
            ),
            ViewCommand::HideRow | ViewCommand::FoldRow => {
                when(row(), "Go to a row of the journey first, with the arrow keys or a click.")
            }
            ViewCommand::ShowRows => {
                let journey = self.sheet.as_ref().map(Sheet::id);
                let hidden = self.document.journey_rows().any(|r| r.hidden && Some(&r.journey) == journey);
                when(hidden, "No row of this journey is hidden.")
            }
            ViewCommand::AddToRegister => {
                let card = self.selection.iter().any(|id| self.document.card(id).is_some());
                when(card, "Select a rule, KPI or opportunity of the journey first.")
            }
            ViewCommand::FailPoint | ViewCommand::WaitPoint => {
                when(!self.marked().is_empty(), "Select a touchpoint or a card first.")
            }
            ViewCommand::SwimlaneFromSipoc => {
                let sipoc = self.sheet.as_ref().and_then(|sheet| SipocCells::new(&self.document, sheet.id()));
                let filled = sipoc.is_some_and(|cells| !cells.list(SipocColumn::Process).is_empty());
                when(filled, "Fill in the process column first: its entries become the steps.")
            }
            ViewCommand::SipocFromSwimlane => {
                let swimlane = self.swimlane();
                let steps = self.document.steps().any(|s| self.document.swimlane_of(&s.id) == swimlane);
                when(steps, "Add steps to the swimlane first.")
            }
            ViewCommand::AddStage
            | ViewCommand::AddRowOf(_)
            | ViewCommand::BlueprintRows
            | ViewCommand::OrderBlueprint
            | ViewCommand::InputRequirements
            | ViewCommand::OutputRequirements
            | ViewCommand::RowsOrLists
            | ViewCommand::FillOrder
            | ViewCommand::BlueprintFromSwimlane
            | ViewCommand::CopyToBe
            | ViewCommand::AddInput
            | ViewCommand::AddOutput
            | ViewCommand::HitPolicy
            | ViewCommand::SortRows
            | ViewCommand::FilterRows => None,
        }
    }

    pub(super) fn run_view(&mut self, command: ViewCommand) -> Response {
        let Some(sheet) = self.sheet.clone() else { return Response::default() };
        let at = self.at_work();
        let (row, step, stage) = at.map_or((None, None, None), |at| (at.row, at.step, at.stage));
        let view = sheet.id().clone();
        match command {
            ViewCommand::AddStage => {
                self.make_and_name(|document, ids| op::journey::add_stage(document, &view, stage.as_ref(), "", ids))
            }
            ViewCommand::AddRowOf(kind) => {
                let after = row.map(RowKey::Row);
                self.make(|document, ids| match kind.blueprint_band() {
                    // What the customer does goes where they are: of most such rows there is one.
                    None | Some(Band::Customer) => op::journey::add_row_of(document, &view, kind, after.as_ref(), ids),
                    Some(_) => op::add_row_in_band(document, &view, kind, None, ids),
                })
            }
            ViewCommand::Emotion => self.go_to_emotion(&view, step),
            ViewCommand::MomentOfTruth => {
                let Some(step) = step else { return Response::default() };
                let there = self.document.touchpoints().any(|t| t.at == step && t.moment_of_truth);
                self.act(|document, ids| op::journey::mark_moment_of_truth(document, &step, !there, ids))
            }
            ViewCommand::FailPoint => self.toggle_mark(Mark::Fail),
            ViewCommand::WaitPoint => self.toggle_mark(Mark::Wait),
            ViewCommand::SplitStage => {
                let Some(step) = step else { return Response::default() };
                self.make_and_name(|document, ids| op::journey::split_stage(document, &step, ids))
            }
            ViewCommand::MergeStages => {
                let Some(stage) = stage else { return Response::default() };
                self.make(|document, _| op::journey::merge_stages(document, &stage))
            }
            ViewCommand::HideRow => {
                let Some(row) = row else { return Response::default() };
                self.act(|document, _| op::journey::hide_row(document, &row, true))
            }
            ViewCommand::ShowRows => self.make(|document, _| op::journey::show_rows(document, &view)),
            ViewCommand::FoldRow => {
                let Some(row) = row else { return Response::default() };
                let folded = self.document.journey_row(&row).is_some_and(|r| r.collapsed);
                self.act(|document, _| op::journey::collapse_row(document, &row, !folded))
            }
            ViewCommand::BlueprintRows => self.make(|document, ids| op::blueprint_rows(document, &view, ids)),
            ViewCommand::OrderBlueprint => self.act(|document, _| op::order_blueprint(document, &view)),
            ViewCommand::InputRequirements => {
                self.toggle_sipoc(&view, |s| Field::InputRequirements(!s.input_requirements))
            }
            ViewCommand::OutputRequirements => {
                self.toggle_sipoc(&view, |s| Field::OutputRequirements(!s.output_requirements))
            }
            ViewCommand::RowsOrLists => self.toggle_sipoc(&view, |s| {
                Field::SipocForm(match s.form {
                    SipocForm::Rows => SipocForm::Lists,
                    SipocForm::Lists => SipocForm::Rows,
                })
            }),
            ViewCommand::FillOrder => self.toggle_sipoc(&view, |s| {
                Field::FillOrder(match s.fill {
                    FillOrder::Process => FillOrder::Customer,
                    FillOrder::Customer => FillOrder::Process,
                })
            }),
            ViewCommand::SwimlaneFromSipoc => {
                self.made_view(|document, ids| Ok(op::sipoc::swimlane_from_sipoc(document, &view, ids)?.into()))
            }
            ViewCommand::SipocFromSwimlane => {
                self.made_view(|document, ids| Ok(op::sipoc::sipoc_from_swimlane(document, &view, ids)?.into()))
            }
            ViewCommand::BlueprintFromSwimlane => self.made_view(|document, ids| {
                let made = op::blueprint_from_swimlane(document, &view, ids)?;
                let said = Some(op::what_was_made(&made));
                Ok(Made { transaction: made, said })
            }),
            ViewCommand::AddInput => self.add_decision_column(&view, DecisionSide::Input),
            ViewCommand::AddOutput => self.add_decision_column(&view, DecisionSide::Output),
            ViewCommand::HitPolicy => self.choose_hit_policy(),
            ViewCommand::AddToRegister => {
                let mut selected = self.selection.iter().rev();
                let Some(card) = selected.find(|id| self.document.card(id).is_some()).cloned() else {
                    return Response::default();
                };
                self.make(|document, ids| op::journey::add_to_register(document, &card, ids))
            }
            ViewCommand::SortRows => self.sort_by(None),
            ViewCommand::FilterRows => self.ask_for_filter(),
            ViewCommand::CopyToBe => self.made_view(|document, ids| match &sheet {
                Sheet::Journey(id) => Ok(op::journey::duplicate_journey(document, id, ids)?.into()),
                _ => Ok(op::duplicate_swimlane(document, &view, ids)?.into()),
            }),
        }
    }

    /// Commits a verb that makes a view, shows it, and says what was made.
    fn made_view(&mut self, verb: impl FnOnce(&Document, &mut IdMaker) -> Result<Made, Refusal>) -> Response {
        match verb(&self.document, &mut self.ids) {
            Ok(made) => self.show_made(made),
            Err(refusal) => Response::message(refusal.to_string()),
        }
    }

    /// Commits what a verb makes, and starts naming it.
    fn make_and_name(
        &mut self,
        verb: impl FnOnce(&Document, &mut IdMaker) -> Result<Transaction, Refusal>,
    ) -> Response {
        let made = verb(&self.document, &mut self.ids);
        self.commit_and_name(made)
    }

    fn toggle_sipoc(&mut self, sipoc: &Id, field: impl FnOnce(&crate::model::Sipoc) -> Field) -> Response {
        let Some(field) = self.document.sipoc(sipoc).map(field) else { return Response::default() };
        let said = match &field {
            Field::InputRequirements(on) => {
                if *on {
                    "Requirements on inputs are shown"
                } else {
                    "Requirements on inputs are hidden"
                }
            }
            Field::OutputRequirements(on) => {
                if *on {
                    "Requirements on outputs are shown"
                } else {
                    "Requirements on outputs are hidden"
                }
            }
            Field::SipocForm(SipocForm::Rows) => "Aligned rows: what stands in one row belongs together",
            Field::SipocForm(SipocForm::Lists) => "Free lists: each column is a list of its own",
            Field::FillOrder(FillOrder::Process) => "Filled in from the process: P O C I S",
            _ => "Filled in from the customer: C O P I S",
        };
        let targets = [sipoc.clone()];
        let response = self.act(|document, _| op::set(document, &targets, &field));
        Response { message: response.message.or(Some(said.into())), ..response }
    }

    /// The selected records that can bear a mark.
    fn marked(&self) -> Vec<Id> {
        let bears = |id: &&Id| matches!(self.document.get(id), Some(Record::Touchpoint(_) | Record::Card(_)));
        self.selection.iter().filter(bears).cloned().collect()
    }

    /// Puts a mark on what is selected; where all bear it, takes it off.
    fn toggle_mark(&mut self, mark: Mark) -> Response {
        let targets = self.marked();
        let bears = |id: &Id| match self.document.get(id) {
            Some(Record::Touchpoint(r)) => r.mark == mark,
            Some(Record::Card(r)) => r.mark == mark,
            _ => false,
        };
        let field = Field::Mark(if targets.iter().all(bears) { Mark::None } else { mark });
        self.act(|document, _| op::set(document, &targets, &field))
    }

    /// Goes to the emotion of a step; a journey without a row for it gets one.
    fn go_to_emotion(&mut self, journey: &Id, step: Option<Id>) -> Response {
        let Some(step) = step else { return Response::default() };
        let row = |document: &Document| {
            let mut rows = document.journey_rows().filter(|r| r.journey == *journey && r.kind == RowKind::Emotion);
            rows.find(|r| !r.hidden && !r.collapsed).map(|r| r.id.clone())
        };
        let mut answer = Response::repaint();
        if row(&self.document).is_none() {
            answer = self.make(|document, ids| op::journey::add_row_of(document, journey, RowKind::Emotion, None, ids));
        }
        let Some(row) = row(&self.document) else { return answer };
        let at = CellAt { row: RowKey::Row(row), column: ColumnKey::Step(step) };
        let Some(scene) = self.table() else { return answer };
        match (Grid { scene: &scene }).place(&at) {
            Some(place) => self.go_to_cell(place, 0, false),
            None => answer,
        }
    }

    /// What is at work in the journey shown.
    fn at_work(&self) -> Option<AtWork> {
        let Some(Sheet::Journey(journey)) = &self.sheet else { return None };
        let document = &self.document;
        let mut at = AtWork { journey: journey.clone(), row: None, step: None, stage: None };
        if let Some(cell) = &self.cell {
            if let RowKey::Row(row) = &cell.row {
                at.row = Some(row.clone());
            }
            if let ColumnKey::Step(step) = &cell.column {
                at.step = Some(step.clone());
            }
        }
        match self.selection.last().and_then(|id| document.get(id)) {
            Some(Record::Stage(r)) => at.stage = Some(r.id.clone()),
            Some(Record::JourneyRow(r)) => at.row = Some(r.id.clone()),
            Some(Record::JourneyStep(r)) => at.step = Some(r.id.clone()),
            Some(Record::Touchpoint(r)) => at.step = Some(r.at.clone()),
            Some(Record::Emotion(r)) => at.step = Some(r.at.clone()),
            Some(Record::Card(r)) => {
                at.step = Some(r.at.clone());
                at.row = Some(r.row.clone());
            }
            _ => {}
        }
        let own = |stage: &Id| document.stage(stage).is_some_and(|s| s.journey == at.journey);
        at.step = at.step.filter(|id| document.journey_step(id).is_some_and(|s| own(&s.stage)));
        at.row = at.row.filter(|id| document.journey_row(id).is_some_and(|r| r.journey == at.journey));
        let of_step = at.step.as_ref().and_then(|id| document.journey_step(id)).map(|s| s.stage.clone());
        at.stage = at.stage.or(of_step);
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{editor::Command, model::State};

    #[test]
    fn every_command_of_a_view_suits_one_and_says_what_to_show_first() {
        let editor = Editor::new(Document::default(), 1);
        let sheets = [
            Sheet::Swimlane("a".into()),
            Sheet::Journey("b".into()),
            Sheet::Sipoc("c".into()),
            Sheet::Register(crate::model::Register::Rules),
            Sheet::DecisionTable("d".into()),
        ];
        for command in Command::ALL {
            if let Command::View(view) = command {
                assert!(sheets.iter().any(|sheet| view.suits(Some(sheet))), "{view:?}");
                assert!(editor.why_not(*command).is_some_and(|why| why.starts_with("Show a ")), "{view:?}");
            }
        }
    }

    #[test]
    fn a_copy_of_what_is_becomes_what_should_be() {
        let document = crate::file::parse(include_str!("../../tests/fixtures/journey.laneway.ron"));
        let mut editor = Editor::new(document.expect("a model").document, 1);
        let before = editor.document().clone();
        editor.run(Command::View(ViewCommand::CopyToBe));
        let sheet = editor.sheet().cloned();
        assert_eq!(sheet.and_then(|sheet| sheet.state(editor.document())), Some(State::ToBe));
        editor.run(Command::Undo);
        assert!(*editor.document() == before);
    }
}
