//! Making a view: with the process it is of, in one step, and shown.

use super::{Editor, Response, chain};
use crate::{
    change::{Refusal, Transaction, op},
    model::{Document, Id, IdMaker, Record, Sheet, StepKind},
};

/// What process a new view is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ViewOf {
    Process(Id),
    /// A process made with it, of this name.
    NewProcess(String),
    /// None, as yet.
    Nothing,
}

/// A view that a verb made, and what there is to say of it.
#[derive(Clone, Debug)]
pub struct Made {
    pub transaction: Transaction,
    /// One line: "Made a swimlane of 4 lanes and 5 steps".
    pub said: Option<String>,
}

impl From<Transaction> for Made {
    fn from(transaction: Transaction) -> Made {
        Made { transaction, said: None }
    }
}

impl From<op::sipoc::Converted> for Made {
    fn from(made: op::sipoc::Converted) -> Made {
        Made { transaction: made.transaction, said: Some(made.said) }
    }
}

impl Editor {
    /// Runs a verb that makes a view of a process, as one change, and shows what it made; with a name the view gets
    /// that one.
    pub fn new_view(
        &mut self,
        of: &ViewOf,
        name: Option<String>,
        verb: impl FnOnce(&Document, Option<&Id>, &mut IdMaker) -> Result<Made, Refusal>,
    ) -> Response {
        let (document, ids) = (&self.document, &mut self.ids);
        let process = match of {
            ViewOf::NewProcess(name) => Some(op::add_process(document, name, ids)),
            ViewOf::Process(_) | ViewOf::Nothing => None,
        };
        let mut said = None;
        let run = |document: &Document, process: Option<&Id>| {
            let made = verb(document, process, ids)?;
            said = made.said;
            Ok(made.transaction)
        };
        let made = match (of, process) {
            (ViewOf::Process(process), _) => run(document, Some(process)),
            (_, Some(process)) => after(document, process, run),
            (_, None) => run(document, None),
        };
        // A view that only was completed keeps its name.
        let new = |made: &Transaction| made.select.iter().flatten().any(|id| made.diff.added.contains_key(id));
        let made = match name.filter(|_| made.as_ref().is_ok_and(new)) {
            Some(name) => chain::and_then(document, made, |document, view| op::rename(document, view, &name)),
            None => made,
        };
        match made {
            Ok(transaction) => self.show_made(Made { transaction, said }),
            Err(refusal) => Response::message(refusal.to_string()),
        }
    }

    /// The start without a name that is all there is in the swimlane shown.
    pub(super) fn begins_at(&self) -> Option<Id> {
        let [only] = self.scene().layout.steps.as_slice() else { return None };
        let start = self.document.step(&only.id).filter(|step| matches!(step.kind, StepKind::Start(_)))?;
        start.name.trim().is_empty().then(|| start.id.clone())
    }

    /// Commits a transaction that makes a view, and shows it.
    pub(super) fn show_made(&mut self, made: Made) -> Response {
        let Made { transaction: made, said } = made;
        let views = |r: &Record| matches!(r, Record::Swimlane(_) | Record::Journey(_) | Record::Sipoc(_));
        let mut added = made.diff.added.values().filter(|r| views(r)).map(|r| r.id().clone());
        let view = made.select.iter().flatten().find(|id| made.diff.added.get(*id).is_some_and(|r| views(r)));
        let view = view.cloned().or_else(|| added.next());
        let selection = self.selection.clone();
        let response = self.commit(made);
        if let Some(sheet) = view.and_then(|view| Sheet::of(&self.document, &view)) {
            // Going back comes to what was selected here.
            self.set_selection(selection);
            self.go_to_sheet(&sheet);
            // Typing works at once: in the first cell, or as the name of the start.
            let begins = self.begins_at();
            self.select(begins);
            self.go_to_first_cell();
        } else if let Some(last) = self.selection.last().cloned() {
            // What was made went into a view there was.
            self.go_to(&last);
        }
        Response { message: response.message.or(said), ..response }
    }
}

/// A view of a process that is made with it; the view gives the change its name and selection.
fn after(
    document: &Document,
    process: Transaction,
    view: impl FnOnce(&Document, Option<&Id>) -> Result<Transaction, Refusal>,
) -> Result<Transaction, Refusal> {
    let mut made = None;
    let both = chain::and_then(document, Ok(process), |document, process| {
        let view = view(document, Some(process))?;
        made = Some((view.label.clone(), view.select.clone()));
        Ok(view)
    })?;
    Ok(match made {
        Some((label, select)) => Transaction { label, select, ..both },
        None => both,
    })
}
