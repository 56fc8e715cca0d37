//! How a verb writes its diff: records put and removed over a document that stays as it is.

use super::{Diff, Transaction, behavior};
use crate::model::{Document, Id, IdMaker, Record};
use std::{collections::BTreeMap, sync::Arc};

/// Changes collected over a document; reading through it sees them.
pub struct Edit<'a> {
    base: &'a Document,
    changed: BTreeMap<Id, Option<Arc<Record>>>,
    select: Option<Vec<Id>>,
}

impl<'a> Edit<'a> {
    /// No changes yet.
    pub fn new(base: &'a Document) -> Edit<'a> {
        Edit { base, changed: BTreeMap::new(), select: None }
    }

    /// The document before the edit.
    pub fn base(&self) -> &'a Document {
        self.base
    }

    /// The record as it is after the changes so far.
    pub fn get(&self, id: &Id) -> Option<&Record> {
        match self.changed.get(id) {
            Some(changed) => changed.as_deref(),
            None => self.base.get(id),
        }
    }

    /// Every record as it is after the changes so far; in no order that means anything.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        let untouched = self.base.records().filter(|r| !self.changed.contains_key(r.id()));
        untouched.chain(self.changed.values().filter_map(|r| r.as_deref()))
    }

    /// The ids of all records changed so far.
    pub fn changed(&self) -> impl Iterator<Item = &Id> {
        self.changed.keys()
    }

    /// A fresh id for a record called `name`.
    pub fn fresh(&self, ids: &mut IdMaker, name: &str) -> Id {
        ids.fresh(name, |id| self.taken(id))
    }

    /// Whether an id is taken, before or after the changes so far.
    pub fn taken(&self, id: &str) -> bool {
        self.base.contains(id) || self.changed.contains_key(id)
    }

    /// Adds a record or replaces the one with its id.
    pub fn put(&mut self, record: impl Into<Record>) {
        let record = record.into();
        self.changed.insert(record.id().clone(), Some(Arc::new(record)));
    }

    /// Removes a record.
    pub fn remove(&mut self, id: &Id) {
        self.changed.insert(id.clone(), None);
    }

    /// What is selected when the transaction is done.
    pub fn select(&mut self, ids: impl IntoIterator<Item = Id>) {
        self.select = Some(ids.into_iter().collect());
    }

    /// The transaction of all changes, and of what follows from them, under this name.
    pub fn finish(mut self, label: impl Into<String>) -> Transaction {
        behavior::keep(&mut self);
        let mut diff = Diff::default();
        for (id, after) in self.changed {
            match (self.base.shared(&id), after) {
                (None, Some(new)) => {
                    diff.added.insert(id, new);
                }
                (Some(old), None) => {
                    diff.removed.insert(id, old.clone());
                }
                (Some(old), Some(new)) if *old != new => {
                    diff.updated.insert(id, (old.clone(), new));
                }
                (Some(_), Some(_)) | (None, None) => {}
            }
        }
        let select = self.select.map(|mut ids| {
            ids.retain(|id| !diff.removed.contains_key(id));
            ids
        });
        Transaction { label: label.into(), diff, select }
    }
}
