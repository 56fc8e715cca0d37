//! The one way a document changes: an exact, invertible difference of records.

use crate::model::{Document, Id, Record};
use std::{collections::BTreeMap, sync::Arc};

type Shared = Arc<Record>;

/// What was added, removed and updated, with both sides of each update.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff {
    pub added: BTreeMap<Id, Shared>,
    pub removed: BTreeMap<Id, Shared>,
    pub updated: BTreeMap<Id, (Shared, Shared)>,
}

impl Diff {
    /// What makes `before` into `after`.
    pub fn between(before: &Document, after: &Document) -> Diff {
        let mut diff = Diff::default();
        for (id, old) in before.shared_records() {
            diff.put(id, Some(old), after.shared(id));
        }
        for (id, new) in after.shared_records() {
            if before.shared(id).is_none() {
                diff.put(id, None, Some(new));
            }
        }
        diff
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.updated.is_empty()
    }

    /// Changes the document. This is the only place where a document changes.
    pub fn apply(&self, document: &mut Document) {
        let records = document.records_mut();
        for id in self.removed.keys() {
            records.remove(id);
        }
        for (id, record) in &self.added {
            records.insert(id.clone(), record.clone());
        }
        for (id, (_, after)) in &self.updated {
            records.insert(id.clone(), after.clone());
        }
    }

    /// The diff that takes this one back.
    pub fn inverted(&self) -> Diff {
        Diff {
            added: self.removed.clone(),
            removed: self.added.clone(),
            updated: self.updated.iter().map(|(id, (a, b))| (id.clone(), (b.clone(), a.clone()))).collect(),
        }
    }

    /// This diff and then the next, as one.
    pub fn then(&self, next: &Diff) -> Diff {
        let mut both = Diff::default();
        for id in self.ids().chain(next.ids()) {
            let (first, second) = (self.sides(id), next.sides(id));
            let before = first.or(second).and_then(|(before, _)| before);
            let after = second.or(first).and_then(|(_, after)| after);
            both.put(id, before, after);
        }
        both
    }

    /// Every record it touches; in order within each part.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        self.added.keys().chain(self.removed.keys()).chain(self.updated.keys())
    }

    /// References of records that stay to what the document does not hold, which the change takes away: who held it,
    /// and to what. Nobody sees them go, as nothing shows them.
    pub fn let_go_of_missing(&self, document: &Document) -> Vec<(Id, Id)> {
        let mut gone = Vec::new();
        for (id, (before, after)) in &self.updated {
            let missing = before.links().into_iter().filter(|link| !document.contains(link.target.as_str()));
            let kept = after.links();
            let lost = missing.filter(|link| !kept.iter().any(|it| it.field == link.field && it.target == link.target));
            gone.extend(lost.map(|link| (id.clone(), link.target.clone())));
        }
        gone
    }

    /// Before and after of one record, where this diff touches it.
    fn sides(&self, id: &Id) -> Option<(Option<&Shared>, Option<&Shared>)> {
        if let Some(added) = self.added.get(id) {
            return Some((None, Some(added)));
        }
        if let Some(removed) = self.removed.get(id) {
            return Some((Some(removed), None));
        }
        self.updated.get(id).map(|(before, after)| (Some(before), Some(after)))
    }

    fn put(&mut self, id: &Id, before: Option<&Shared>, after: Option<&Shared>) {
        match (before, after) {
            (None, Some(new)) => {
                self.added.insert(id.clone(), new.clone());
            }
            (Some(old), None) => {
                self.removed.insert(id.clone(), old.clone());
            }
            (Some(old), Some(new)) if !Arc::ptr_eq(old, new) && old != new => {
                self.updated.insert(id.clone(), (old.clone(), new.clone()));
            }
            (Some(_), Some(_)) | (None, None) => {}
        }
    }
}
