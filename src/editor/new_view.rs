//! Making a view: with the process it is of, in one step, and shown.

use super::{Editor, Response, chain};
use crate::{
    change::{Refusal, Transaction, op},
    model::{Document, Id, IdMaker, Record, Sheet},
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

impl Editor {
    /// Runs a verb that makes a view of a process, as one change, and shows what it made; with a name the view gets
    /// that one.
    pub fn new_view(
        &mut self,
        of: &ViewOf,
        name: Option<String>,
        verb: impl FnOnce(&Document, Option<&Id>, &mut IdMaker) -> Result<Transaction, Refusal>,
    ) -> Response {
        let (document, ids) = (&self.document, &mut self.ids);
        let made = match of {
            ViewOf::Process(process) => verb(document, Some(process), ids),
            ViewOf::Nothing => verb(document, None, ids),
            ViewOf::NewProcess(name) => {
                let process = op::add_process(document, name, ids);
                let mut label = None;
                let made = chain::and_then(document, Ok(process), |document, process| {
                    let made = verb(document, Some(process), ids)?;
                    label = Some((made.label.clone(), made.select.clone()));
                    Ok(made)
                });
                made.map(|made| match label {
                    Some((label, select)) => Transaction { label, select, ..made },
                    None => made,
                })
            }
        };
        let made = match name {
            Some(name) => chain::and_then(document, made, |document, view| op::rename(document, view, &name)),
            None => made,
        };
        match made {
            Ok(made) => self.show_made(made),
            Err(refusal) => Response::message(refusal.to_string()),
        }
    }

    /// Commits a transaction that makes a view, and shows it.
    pub(super) fn show_made(&mut self, made: Transaction) -> Response {
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
            self.select([]);
        }
        response
    }
}
