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
    let mut pointing: BTreeMap<Id, Vec<(&'static str, Id)>> = BTreeMap::new();
    for record in edit.records() {
        for (field, target) in record.references() {
            pointing.entry(target.clone()).or_default().push((field, record.id().clone()));
        }
    }
    while let Some(id) = gone.pop() {
        for (field, from) in pointing.remove(&id).unwrap_or_default() {
            let Some(record) = edit.get(&from) else { continue };
            match without(edit, record, field, &id) {
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
    match (&mut record, field) {
        (Record::Process(r), "owner") => r.owner = None,
        (Record::Swimlane(r), "process") => r.process = None,
        (Record::Lane(r), "party") => {
            // What was read on the drawing stays readable.
            if r.name.is_empty()
                && let Some(party) = edit.base().party(target)
            {
                r.name = party.name.clone();
            }
            r.party = None;
        }
        (Record::Step(r), "link") => r.link = None,
        _ => return None,
    }
    Some(record)
}
