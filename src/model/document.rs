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
    /// A document of these records; of two with one id the last wins (the file layer tells of that before it comes here).
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

    /// What a record is called on drawings: its own name, or for a lane without one its party's.
    pub fn display_name(&self, id: &Id) -> &str {
        match self.get(id) {
            Some(Record::Lane(lane)) if lane.name.is_empty() => {
                lane.party.as_ref().and_then(|p| self.party(p)).map_or("", |p| p.name.as_str())
            }
            Some(record) => record.name(),
            None => "",
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
            Record::Model(_) | Record::Party(_) | Record::Process(_) => None,
        }
    }
}

macro_rules! typed_access {
    ($($one:ident $all:ident $kind:ident),*) => {
        impl Document {$(
            #[doc = concat!("The ", stringify!($one), " with this id.")]
            pub fn $one(&self, id: &Id) -> Option<&$kind> {
                match self.get(id) {
                    Some(Record::$kind(record)) => Some(record),
                    _ => None,
                }
            }

            #[doc = concat!("All ", stringify!($all), ", sorted by id.")]
            pub fn $all(&self) -> impl Iterator<Item = &$kind> {
                self.records().filter_map(|r| match r {
                    Record::$kind(record) => Some(record),
                    _ => None,
                })
            }
        )*}
    };
}
typed_access!(
    party parties Party, process processes Process, swimlane swimlanes Swimlane, lane lanes Lane,
    phase phases Phase, step steps Step, flow flows Flow, note notes Note
);
