//! What goes with a record that is removed, and what only lets go of it.

use crate::{
    change::Edit,
    model::{Id, Record},
};
use std::collections::BTreeMap;

/// Removes what cannot be without the removed records, and unlinks what can.
pub fn cascade(edit: &mut Edit) {
    let mut gone: Vec<Id> = edit.changed().filter(|id| edit.get(id).is_none()).cloned().collect();
    if gone.is_empty() {
        return;
    }
    let mut pointing: BTreeMap<Id, Vec<(&'static str, bool, Id)>> = BTreeMap::new();
    for record in edit.records() {
        for link in record.links() {
            let from = (link.field, link.home, record.id().clone());
            pointing.entry(link.target.clone()).or_default().push(from);
        }
    }
    while let Some(id) = gone.pop() {
        for (field, home, from) in pointing.remove(&id).unwrap_or_default() {
            let Some(record) = edit.get(&from) else { continue };
            match (!home).then(|| without(edit, record, field, &id)).flatten() {
                Some(record) => edit.put(record),
                None => {
                    edit.remove(&from);
                    gone.push(from);
                }
            }
        }
    }
}

/// The record with this reference let go; `None` where it cannot be without.
fn without(edit: &Edit, record: &Record, field: &str, target: &Id) -> Option<Record> {
    let mut record = record.clone();
    // What was read on the drawing stays readable.
    let read = edit.base().get(target).map(|r| r.name().to_owned()).unwrap_or_default();
    let text = match (&mut record, field) {
        (Record::Lane(r), "party") => Some(&mut r.name),
        (Record::JourneyRow(r), "party") => Some(&mut r.name),
        (Record::Card(r), "record") => Some(&mut r.text),
        (Record::SipocEntry(r), "record") => Some(&mut r.text),
        _ => None,
    };
    if let Some(text) = text.filter(|text| text.is_empty()) {
        *text = read;
    }
    record.entity_mut().let_go(field, target).then_some(record)
}
