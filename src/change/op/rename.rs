//! Rename any record, everywhere it is shown.

use super::refuse;
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Id, Record},
};

/// Gives a record another name: a flow its label, a note its text. What shows the name of something else renames that,
/// everywhere: a lane or row its party, a card or entry the step, party or document it stands for.
pub fn rename(document: &Document, id: &Id, name: &str) -> Result<Transaction, Refusal> {
    let record = document.get(id).ok_or_else(|| refuse::gone("element"))?;
    let mut renamed = stands_for(document, record).unwrap_or(record).clone();
    *renamed.entity_mut().name_mut() = clean(name);
    let what = renamed.kind().word();
    let mut edit = Edit::new(document);
    edit.put(renamed);
    Ok(edit.finish(format!("Rename {what}")))
}

/// The record whose name this one shows.
pub fn stands_for<'a>(document: &'a Document, record: &'a Record) -> Option<&'a Record> {
    let (own, shown) = match record {
        Record::Lane(r) => (&r.name, &r.party),
        Record::JourneyRow(r) => (&r.name, &r.party),
        Record::Card(r) => return document.get(r.record.as_ref()?),
        Record::SipocEntry(r) => return document.get(r.record.as_ref()?),
        _ => return None,
    };
    document.get(shown.as_ref()?).filter(|shown| own.is_empty() || own == shown.name())
}

/// Trims a name and keeps its lines apart with a plain line feed, without other control characters.
pub(super) fn clean(name: &str) -> String {
    let lines = name.trim().replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().filter(|&c| c == '\n' || !c.is_control()).collect()
}
