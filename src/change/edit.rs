//! How a verb writes its diff: records put and removed over a document that stays as it is.

use super::{Diff, Transaction};
use crate::model::{Document, Id, Record};
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

    /// The transaction of all changes, under this name.
    pub fn finish(self, label: impl Into<String>) -> Transaction {
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
        Transaction { label: label.into(), diff, select: self.select }
    }
}
