//! The document: every record of a model by id.

use super::*;
use std::{collections::BTreeMap, sync::Arc};

/// A whole model: flat records by id. Cloning is cheap (records are shared).
/// Reading is free for all; it changes only through [`crate::change::Diff::apply`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    records: BTreeMap<Id, Arc<Record>>,
}

impl Document {
    /// A document of these records; of two with one id the last wins (the file layer tells of that before it comes
    /// here).
    pub fn from_records(records: impl IntoIterator<Item = Record>) -> Document {
        let mut document = Document { records: records.into_iter().map(|r| (r.id().clone(), Arc::new(r))).collect() };
        let model = Id::from(MODEL_ID);
        document.records.entry(model).or_insert_with(|| Arc::new(Record::Model(Model::default())));
        document
    }

    /// A record by id.
    pub fn get(&self, id: &Id) -> Option<&Record> {
        self.records.get(id).map(|r| &**r)
    }

    /// A record by id, shared.
    pub fn shared(&self, id: &Id) -> Option<&Arc<Record>> {
        self.records.get(id)
    }

    /// Whether an id is taken.
    pub fn contains(&self, id: &str) -> bool {
        self.records.contains_key(id)
    }

    /// Every record, sorted by id.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values().map(|r| &**r)
    }

    /// Every record with its id, shared, sorted by id.
    pub fn shared_records(&self) -> &BTreeMap<Id, Arc<Record>> {
        &self.records
    }

    /// The only door for change; [`crate::change::Diff::apply`] alone goes through it.
    pub(crate) fn records_mut(&mut self) -> &mut BTreeMap<Id, Arc<Record>> {
        &mut self.records
    }

    /// The model's header.
    pub fn model(&self) -> Option<&Model> {
        match self.records.get(MODEL_ID).map(|r| &**r) {
            Some(Record::Model(model)) => Some(model),
            _ => None,
        }
    }

    /// What a record is called on drawings: its own name, or where it has none that of what it stands for: a lane's or
    /// row's party, the step behind a card.
    pub fn display_name(&self, id: &Id) -> &str {
        let Some(record) = self.get(id) else { return "" };
        let stands_for = match record {
            Record::Lane(r) if r.name.is_empty() => &r.party,
            Record::JourneyRow(r) if r.name.is_empty() => match r.party {
                Some(_) => &r.party,
                None => return r.kind.word(),
            },
            Record::Card(r) => &r.record,
            Record::SipocEntry(r) => &r.record,
            Record::Touchpoint(r) if r.name.is_empty() => return r.channel.word(),
            _ => &None,
        };
        match stands_for.as_ref().and_then(|id| self.get(id)) {
            // A lane may be what a card stands for by a slip in a file; one step is as far as a name is looked for.
            Some(shown) => shown.name(),
            None => record.name(),
        }
    }

    /// The swimlane a record is drawn in: itself, or that of its lane.
    pub fn swimlane_of(&self, id: &Id) -> Option<&Id> {
        match self.get(id)? {
            Record::Swimlane(r) => Some(&r.id),
            Record::Lane(r) => Some(&r.swimlane),
            Record::Phase(r) => Some(&r.swimlane),
            Record::Flow(r) => Some(&r.swimlane),
            Record::Step(r) => self.lane(&r.lane).map(|l| &l.swimlane),
            Record::Note(r) => self.lane(&r.lane).map(|l| &l.swimlane),
            _ => None,
        }
    }
}
