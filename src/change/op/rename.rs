//! Rename any record, everywhere it is shown.

use super::refuse;
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Flow, Id, Lane, Model, Note, Party, Phase, Process, Record, Step, Swimlane},
};

/// Gives a record another name: a flow its label, a note its text. A lane that shows its party's name
/// renames the party, in every lane and everywhere else.
pub fn rename(document: &Document, id: &Id, name: &str) -> Result<Transaction, Refusal> {
    let record = document.get(id).ok_or_else(|| refuse::gone("element"))?;
    let name = clean(name);
    let mut edit = Edit::new(document);
    let renamed: Record = match record.clone() {
        Record::Model(r) => Model { name, ..r }.into(),
        Record::Party(r) => Party { name, ..r }.into(),
        Record::Process(r) => Process { name, ..r }.into(),
        Record::Swimlane(r) => Swimlane { name, ..r }.into(),
        Record::Lane(r) => match shown_party(document, &r) {
            Some(party) => Party { name, ..party.clone() }.into(),
            None => Lane { name, ..r }.into(),
        },
        Record::Phase(r) => Phase { name, ..r }.into(),
        Record::Step(r) => Step { name, ..r }.into(),
        Record::Flow(r) => Flow { label: name, ..r }.into(),
        Record::Note(r) => Note { text: name, ..r }.into(),
    };
    let what = renamed.kind().word();
    edit.put(renamed);
    Ok(edit.finish(format!("Rename {what}")))
}

/// The party whose name a lane shows.
fn shown_party<'a>(document: &'a Document, lane: &Lane) -> Option<&'a Party> {
    let party = document.party(lane.party.as_ref()?)?;
    (lane.name.is_empty() || lane.name == party.name).then_some(party)
}

/// Trims a name and keeps its lines apart with a plain line feed, without other control characters.
pub(super) fn clean(name: &str) -> String {
    let lines = name.trim().replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().filter(|&c| c == '\n' || !c.is_control()).collect()
}
