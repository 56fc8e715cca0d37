//! How records are named in a cell, so that each name is read back as the record it was.

use crate::model::{Document, Id, Record, RecordKind, Sheet, fold};
use std::{borrow::Cow, cell::OnceCell, collections::HashMap};

/// Records by their names. A name that several have is written with the view it is in, "Ask (Order, to-be)", or, where
/// that does not tell them apart, with its id: "Ask [ask-7d0pv3]".
pub struct Names<'a> {
    document: &'a Document,
    /// By name, each list by id. Never iterated, so that its order means nothing.
    exact: HashMap<Cow<'a, str>, Vec<&'a Record>>,
    folded: OnceCell<HashMap<String, Vec<&'a Record>>>,
}

impl<'a> Names<'a> {
    /// The names of a model.
    pub fn new(document: &'a Document) -> Names<'a> {
        let mut exact: HashMap<Cow<'a, str>, Vec<&'a Record>> = HashMap::new();
        for record in document.records().filter(|record| is_named(record.kind())) {
            exact.entry(shown(document, record)).or_default().push(record);
        }
        Names { document, exact, folded: OnceCell::new() }
    }

    /// A record's name among those of these kinds; empty where it is not in the model.
    pub fn text(&self, id: &Id, kinds: &[RecordKind]) -> String {
        let Some(record) = self.document.get(id) else { return String::new() };
        let name = shown(self.document, record);
        let odd = name.is_empty() || name.ends_with(']') || name.contains([';', '\n', '\r']);
        if !odd {
            let like: Vec<&&Record> =
                self.exact.get(&name).into_iter().flatten().filter(|r| kinds.contains(&r.kind())).collect();
            if like.len() < 2 {
                return name.into_owned();
            }
            // Two views may have one title, as two decision tables of one name are views themselves.
            let title = |record: &Record| Sheet::showing(self.document, record.id()).map(|s| s.title(self.document));
            let mine = title(record);
            let alone = like.iter().filter(|r| title(r) == mine).count() < 2;
            if let Some(title) = mine.filter(|_| alone) {
                return format!("{name} ({title})");
            }
        }
        let words: Vec<&str> = name.split_whitespace().collect();
        format!("{} [{id}]", words.join(" ").replace(';', ",")).trim_start().to_owned()
    }

    /// The record of these kinds that a name means: to the letter before any case, the first kind before the others.
    pub fn find(&self, text: &str, kinds: &[RecordKind]) -> Option<&'a Id> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let by_id = || {
            let (_, id) = text.strip_suffix(']')?.rsplit_once('[')?;
            self.document.get(&Id::from(id)).filter(|record| kinds.contains(&record.kind()))
        };
        let of = |list: Option<&Vec<&'a Record>>| -> Option<&'a Record> {
            let rank = |r: &&Record| kinds.iter().position(|kind| *kind == r.kind());
            list.into_iter().flatten().copied().filter(|r| rank(r).is_some()).min_by_key(rank)
        };
        let found = by_id().or_else(|| of(self.exact.get(text))).or_else(|| of(self.folded().get(&fold(text))));
        found.or_else(|| self.in_view(text, kinds)).map(|record| record.id())
    }

    /// A name with the view it is in: "Ask (Order, to-be)".
    fn in_view(&self, text: &str, kinds: &[RecordKind]) -> Option<&'a Record> {
        let inner = text.strip_suffix(')')?;
        // Names and titles may hold brackets of their own.
        inner.match_indices('(').find_map(|(at, _)| {
            let (name, title) = (inner.get(..at)?, fold(inner.get(at + 1..)?));
            let list = self.folded().get(&fold(name))?;
            let there = |r: &&&Record| {
                kinds.contains(&r.kind())
                    && Sheet::showing(self.document, r.id()).is_some_and(|s| fold(&s.title(self.document)) == title)
            };
            let exact = list.iter().filter(there).find(|r| shown(self.document, r) == name.trim());
            exact.or_else(|| list.iter().find(there)).copied()
        })
    }

    fn folded(&self) -> &HashMap<String, Vec<&'a Record>> {
        self.folded.get_or_init(|| {
            let mut folded: HashMap<String, Vec<&'a Record>> = HashMap::with_capacity(self.exact.len());
            for record in self.document.records().filter(|record| is_named(record.kind())) {
                let name = fold(&shown(self.document, record));
                if !name.is_empty() {
                    folded.entry(name).or_default().push(record);
                }
            }
            folded
        })
    }
}

/// Whether cells name such records.
fn is_named(kind: RecordKind) -> bool {
    !matches!(
        kind,
        RecordKind::Model
            | RecordKind::Lane
            | RecordKind::Phase
            | RecordKind::Note
            | RecordKind::JourneyRow
            | RecordKind::Dependency
            | RecordKind::Sipoc
            | RecordKind::SipocEntry
            | RecordKind::DecisionColumn
            | RecordKind::DecisionRow
            | RecordKind::Suppression
    )
}

/// What a record is called in a cell: a flow without a label by its ends, an emotion without a reason by where it is.
fn shown<'a>(document: &'a Document, record: &'a Record) -> Cow<'a, str> {
    let name = document.display_name(record.id()).trim();
    let called = |id: &Id| document.display_name(id).trim().to_owned();
    let end = |end: &Option<Id>| end.as_ref().map(called).unwrap_or_default();
    match record {
        Record::Flow(flow) if name.is_empty() => format!("{} → {}", end(&flow.from), end(&flow.to)).into(),
        Record::Emotion(emotion) if name.is_empty() => format!("emotion at {}", called(&emotion.at)).into(),
        _ => name.into(),
    }
}
