//! What the commands about the whole model do, and why they cannot be done now.

use super::{Editor, ModelCommand, Response};
use crate::{
    change::{Refusal, Transaction, op},
    model::{Badge, Document, Id, IdMaker, MODEL_ID, Matrix, Record, RecordKind, Sheet},
};
use std::collections::BTreeSet;

impl Editor {
    pub(super) fn model_why_not(&self, command: ModelCommand) -> Option<&'static str> {
        let when = |possible: bool, why: &'static str| (!possible).then_some(why);
        match command {
            ModelCommand::Matrix(matrix) if !matrix.of_model() => {
                when(self.document.swimlanes().next().is_some(), "The model has no swimlane yet. Add one first.")
            }
            ModelCommand::Badges(_) => when(self.badges().is_some(), "Show a swimlane or journey first."),
            ModelCommand::Register(_)
            | ModelCommand::Matrix(_)
            | ModelCommand::Portfolio
            | ModelCommand::Board
            | ModelCommand::Chart
            | ModelCommand::AddRule
            | ModelCommand::AddSla
            | ModelCommand::AddKpi
            | ModelCommand::AddOpportunity
            | ModelCommand::AddDecisionTable => None,
        }
    }

    pub(super) fn run_model(&mut self, command: ModelCommand) -> Response {
        match command {
            ModelCommand::Register(register) => self.go_to_sheet(&Sheet::Register(register)),
            ModelCommand::Portfolio => self.go_to_sheet(&Sheet::Portfolio),
            ModelCommand::Board => self.go_to_sheet(&Sheet::Board),
            ModelCommand::Chart => self.go_to_sheet(&Sheet::Chart),
            ModelCommand::Matrix(matrix) => match self.matrix_near(matrix) {
                Some(sheet) => self.go_to_sheet(&sheet),
                None => Response::default(),
            },
            ModelCommand::Badges(badge) => self.toggle_badge(badge),
            ModelCommand::AddRule => {
                let add = |document: &Document, ids: &mut IdMaker| op::add_rule(document, "New rule", ids);
                self.add_for(RecordKind::Rule, "Governs", add, |document, id, ids| {
                    op::new_rule_for(document, id, "New rule", ids)
                })
            }
            ModelCommand::AddSla => {
                let add = |document: &Document, ids: &mut IdMaker| op::add_sla(document, "New SLA", ids);
                self.add_for(RecordKind::Sla, "Promised at", add, |document, id, ids| {
                    op::new_sla_for(document, id, "New SLA", ids)
                })
            }
            ModelCommand::AddKpi => {
                let add = |document: &Document, ids: &mut IdMaker| op::add_kpi(document, "New KPI", ids);
                self.add_for(RecordKind::Kpi, "Measures", add, |document, id, ids| {
                    op::new_kpi_for(document, id, "New KPI", ids)
                })
            }
            ModelCommand::AddOpportunity => {
                let add =
                    |document: &Document, ids: &mut IdMaker| op::add_opportunity(document, "New opportunity", ids);
                self.add_for(RecordKind::Opportunity, "Answers", add, |document, id, ids| {
                    op::new_opportunity_for(document, id, "New opportunity", ids)
                })
            }
            ModelCommand::AddDecisionTable => {
                if let Some(table) = self.decision_table_selected() {
                    return self.go_to_sheet(&Sheet::DecisionTable(table));
                }
                let add = |document: &Document, ids: &mut IdMaker| {
                    op::add_decision_table(document, "New decision table", ids)
                };
                self.add_for(RecordKind::DecisionTable, "Decides", add, |document, id, ids| {
                    // A decision is named as a question.
                    let name = document.display_name(id).trim().trim_end_matches('?').trim_end().to_owned();
                    op::new_decision_table_for(document, id, &name, ids)
                })
            }
        }
    }

    /// Adds a record, for the last of what is selected that it can be for, else for nothing; goes to where it stands
    /// and starts naming it there. Going back shows what was shown.
    fn add_for(
        &mut self,
        kind: RecordKind,
        does: &str,
        add: impl FnOnce(&Document, &mut IdMaker) -> Transaction,
        linked: impl Fn(&Document, &Id, &mut IdMaker) -> Result<Transaction, Refusal>,
    ) -> Response {
        let (document, ids) = (&self.document, &mut self.ids);
        let made = self.selection.iter().rev().find_map(|id| Some((linked(document, id, ids).ok()?, Some(id.clone()))));
        let (made, target) = made.unwrap_or_else(|| (add(document, ids), None));
        let new = made.diff.added.values().find(|record| record.kind() == kind).map(|record| record.id().clone());
        let label = made.label.clone();
        let answer = self.commit(made);
        let Some(new) = new else { return answer };
        self.go_to(&new);
        let is_view = Sheet::of(&self.document, &new).is_some();
        // A table is filled in at once.
        if is_view && kind == RecordKind::DecisionTable {
            self.go_to_first_cell();
        }
        let named = if is_view { Response::repaint() } else { self.start_rename(&new, false) };
        // The name it was made with gives way to the first letter typed.
        if let Some(rename) = &mut self.renaming {
            rename.select_all = true;
        }
        let says = target.map(|target| format!("{label}. {does} “{}”", self.document.display_name(&target).trim()));
        Response { message: says.or(named.message.clone()), ..named }
    }

    /// The decision table that the selected step or rule has.
    fn decision_table_selected(&self) -> Option<Id> {
        let table = |id: &Id| match self.document.get(id)? {
            Record::Step(step) => step.decision_table.clone(),
            Record::Rule(rule) => rule.decision_table.clone(),
            _ => None,
        };
        let tables = self.selection.iter().rev().filter_map(table);
        tables.into_iter().find(|id| self.document.decision_table(id).is_some())
    }

    /// A matrix of the swimlane shown; else of one of its process, else of the first.
    fn matrix_near(&self, matrix: Matrix) -> Option<Sheet> {
        if matrix.of_model() {
            return Some(Sheet::Matrix(matrix, MODEL_ID.into()));
        }
        let swimlane = match &self.sheet {
            Some(Sheet::Swimlane(id)) => Some(id.clone()),
            Some(Sheet::Matrix(other, id)) if !other.of_model() => Some(id.clone()),
            sheet => {
                let process = sheet.as_ref().and_then(|sheet| sheet.process(&self.document));
                let near = self.document.swimlanes().find(|s| process.is_some() && s.process.as_ref() == process);
                near.or_else(|| self.document.swimlanes().next()).map(|s| s.id.clone())
            }
        };
        swimlane.map(|id| Sheet::Matrix(matrix, id))
    }

    /// The badges that the view shown has on its drawing; `None` where it has none.
    pub fn badges(&self) -> Option<&BTreeSet<Badge>> {
        match self.sheet.as_ref()? {
            Sheet::Swimlane(id) | Sheet::Journey(id) => self.document.badges_of(id),
            _ => None,
        }
    }

    fn toggle_badge(&mut self, badge: Badge) -> Response {
        let (Some(view), Some(shown)) = (self.sheet.as_ref().map(|sheet| sheet.id().clone()), self.badges()) else {
            return Response::default();
        };
        let on = shown.contains(&badge);
        let answer = self.act(|document, _| op::show_badge(document, &view, badge, !on));
        let said = format!("Badges of {} are {}", badge.word(), if on { "hidden" } else { "shown" });
        Response { message: answer.message.or(Some(said)), ..answer }
    }
}
