//! Replace a record by another of its kind: all that refers to the one refers to the other, and the one goes.

use super::{DeleteOptions, delete, refuse};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Id, Record},
};
use std::collections::BTreeSet;

/// Points every reference to a record at another of the same kind and deletes the first, as one change.
///
/// What belongs to the record (the lanes of a swimlane, the flows of a step) goes with it, as when it is deleted,
/// except a persona's readings: they become the other's where that has none at the same journey step.
///
/// # Errors
/// Refused where the two are not of one kind, or the other would go too.
pub fn replace(document: &Document, id: &Id, by: &Id) -> Result<Transaction, Refusal> {
    let old = document.get(id).ok_or_else(|| refuse::gone("element"))?;
    let new = document.get(by).ok_or_else(|| refuse::gone("element"))?;
    if id == by || old.kind() != new.kind() {
        return Err(Refusal(format!("Choose another {} to take its place.", old.kind().word())));
    }
    let mut edit = Edit::new(document);
    for record in document.records().filter(|r| r.id() != id) {
        let pointing: BTreeSet<&str> = record
            .links()
            .into_iter()
            .filter(|link| link.target == id && !link.home && link.kinds.contains(&new.kind()))
            .map(|link| link.field)
            .collect();
        if !pointing.is_empty() {
            edit.put(pointed(document, record, &pointing, id, by));
        }
    }
    if let Record::Persona(_) = old {
        let taken: BTreeSet<_> =
            document.emotions().filter(|e| e.persona.as_ref() == Some(by)).map(|e| (&e.at, e.state)).collect();
        for emotion in document.emotions().filter(|e| e.persona.as_ref() == Some(id)) {
            if !taken.contains(&(&emotion.at, emotion.state)) {
                let mut emotion = emotion.clone();
                emotion.persona = Some(by.clone());
                edit.put(emotion);
            }
        }
    }
    let pointed = edit.finish("");
    let mut between = document.clone();
    pointed.diff.apply(&mut between);
    let options = DeleteOptions { heal: true, lane_steps: None };
    let gone = delete(&between, std::slice::from_ref(id), &options)?;
    if gone.diff.removed.contains_key(by) {
        return Err(Refusal(format!("“{}” goes with it. Choose another.", document.display_name(by))));
    }
    let label = format!("Replace {}", old.kind().word());
    Ok(Transaction { label, diff: pointed.diff.then(&gone.diff), select: Some(vec![by.clone()]) })
}

/// The record with these references pointed elsewhere; a list that holds the other already keeps it once.
fn pointed(document: &Document, record: &Record, fields: &BTreeSet<&str>, from: &Id, to: &Id) -> Record {
    let mut record = record.clone();
    for field in fields {
        let has = record.links().iter().any(|link| link.field == *field && link.target == to);
        // A swimlane does not detail a step of its own.
        let circular = matches!(&record, Record::Step(step) if document.swimlane_of(&step.id) == Some(to));
        if has || circular {
            record.entity_mut().let_go(field, from);
            continue;
        }
        record.entity_mut().each_id_mut(Some(field), &mut |id| {
            if id == from {
                *id = to.clone();
            }
        });
    }
    record
}
