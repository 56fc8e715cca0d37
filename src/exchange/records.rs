//! The records of an import while they are made: fresh ids, and one record for each name.

use super::Report;
use crate::model::{
    Document, Id, IdMaker, Model, Party, PartyKind, Persona, Process, Record, RecordKind, WorkDocument,
};
use std::collections::{BTreeMap, HashSet};

/// Collects records.
pub(super) struct Records<'a> {
    ids: &'a mut IdMaker,
    taken: HashSet<Id>,
    made: Vec<Record>,
    named: BTreeMap<(RecordKind, String), Id>,
}

impl<'a> Records<'a> {
    pub(super) fn new(ids: &'a mut IdMaker) -> Records<'a> {
        Records { ids, taken: HashSet::new(), made: Vec::new(), named: BTreeMap::new() }
    }

    /// A fresh id for a record called `name`, or of this kind where it has no name.
    pub(super) fn fresh(&mut self, name: &str, kind: RecordKind) -> Id {
        let name = if name.trim().is_empty() { kind.word() } else { name };
        let id = self.ids.fresh(name, |id| self.taken.contains(id));
        self.taken.insert(id.clone());
        id
    }

    /// Keeps a record.
    pub(super) fn push(&mut self, record: impl Into<Record>) {
        self.made.push(record.into());
    }

    /// All that was made so far.
    pub(super) fn made(&self) -> &[Record] {
        &self.made
    }

    /// The party of this name, made where there is none yet; `None` without a name.
    pub(super) fn party(&mut self, name: &str, kind: PartyKind) -> Option<Id> {
        self.once(RecordKind::Party, name, |id, name| Party { id, kind, name, ..Party::default() }.into())
    }

    /// The persona of this name.
    pub(super) fn persona(&mut self, name: &str) -> Option<Id> {
        self.once(RecordKind::Persona, name, |id, name| {
            let (goals, quote, portrait, description) = Default::default();
            Persona { id, name, party: None, goals, quote, portrait, description }.into()
        })
    }

    /// The document of this name.
    pub(super) fn document(&mut self, name: &str) -> Option<Id> {
        self.once(RecordKind::Document, name, |id, name| WorkDocument { id, name, description: String::new() }.into())
    }

    /// The process of this name.
    pub(super) fn process(&mut self, name: &str) -> Option<Id> {
        self.once(RecordKind::Process, name, |id, name| Process { id, name, ..Process::default() }.into())
    }

    fn once(&mut self, kind: RecordKind, name: &str, make: impl FnOnce(Id, String) -> Record) -> Option<Id> {
        if name.trim().is_empty() {
            return None;
        }
        if let Some(id) = self.named.get(&(kind, name.to_owned())) {
            return Some(id.clone());
        }
        let id = self.fresh(name, kind);
        self.named.insert((kind, name.to_owned()), id.clone());
        self.push(make(id.clone(), name.to_owned()));
        Some(id)
    }

    /// The document of all records, in a model of this name; the report counts them.
    pub(super) fn finish(mut self, name: &str, report: &mut Report) -> Document {
        for record in &self.made {
            *report.counts.entry(record.kind().words()).or_default() += 1;
        }
        self.push(Model { name: name.to_owned(), ..Model::default() });
        Document::from_records(self.made)
    }
}
