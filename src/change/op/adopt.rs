//! Taking all of another document into the model: what it names and the model has already is not made twice.

use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Card, Document, Id, IdMaker, JourneyRow, Record, RecordKind, RowKind, Sheet, SipocColumn, SipocEntry},
};
use std::collections::{BTreeMap, BTreeSet};

/// Takes the records of another document in, as new views of the model, and selects these.
/// Parties, personas, documents and processes of a name that the model has are those of the model; words in the process
/// of a SIPOC and behind the scenes of a blueprint that name one of its steps, and one alone, stand for that step.
///
/// # Errors
/// Refused where the other document holds nothing.
pub fn adopt(document: &Document, imported: &Document, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let mut edit = Edit::new(document);
    let known = Known::new(document);
    let mut now: BTreeMap<Id, Id> = BTreeMap::new();
    let mut taken: BTreeSet<Id> = BTreeSet::new();
    for record in imported.records() {
        let id = record.id();
        let new = match known.same(record) {
            Some(same) => same.clone(),
            None if document.contains(id.as_str()) || taken.contains(id) => {
                ids.fresh(record.name(), |id| document.contains(id) || imported.contains(id) || taken.contains(id))
            }
            None => id.clone(),
        };
        taken.insert(new.clone());
        now.insert(id.clone(), new);
    }
    let banded = |row: &&JourneyRow| matches!(row.kind, RowKind::Frontstage | RowKind::Backstage | RowKind::Support);
    let behind: BTreeSet<Id> =
        imported.journey_rows().filter(banded).filter_map(|row| now.get(&row.id).cloned()).collect();
    let mut views = Vec::new();
    let mut added = 0;
    for record in imported.records() {
        if matches!(record, Record::Model(_)) || known.same(record).is_some() {
            continue;
        }
        let view = Sheet::of(imported, record.id()).is_some();
        let mut record = record.clone();
        record.entity_mut().each_id_mut(None, &mut |id| rename(id, &now));
        rename(record.entity_mut().id_mut(), &now);
        stand_for(&mut record, &known, &behind);
        if view {
            views.push(record.id().clone());
        }
        edit.put(record);
        added += 1;
    }
    if added == 0 {
        return Err(Refusal::new("There is nothing in it that the model does not have already."));
    }
    edit.select(views);
    Ok(edit.finish("Import into the model"))
}

fn rename(id: &mut Id, now: &BTreeMap<Id, Id>) {
    if let Some(new) = now.get(id) {
        *id = new.clone();
    }
}

/// What the model has, by name.
struct Known<'a> {
    named: BTreeMap<(RecordKind, String), &'a Id>,
    /// The steps by name; `None` where several have it.
    steps: BTreeMap<String, Option<&'a Id>>,
}

impl<'a> Known<'a> {
    fn new(document: &'a Document) -> Known<'a> {
        let mut known = Known { named: BTreeMap::new(), steps: BTreeMap::new() };
        for record in document.records().filter(|record| !record.name().trim().is_empty()) {
            let name = plain(record.name());
            if once(record) {
                known.named.entry((record.kind(), name)).or_insert(record.id());
            } else if let Record::Step(step) = record {
                known.steps.entry(name).and_modify(|one| *one = None).or_insert(Some(&step.id));
            }
        }
        known
    }

    /// The record of the model that is the same by kind and name.
    fn same(&self, record: &Record) -> Option<&'a Id> {
        let named = once(record).then(|| (record.kind(), plain(record.name())))?;
        self.named.get(&named).copied()
    }

    fn step(&self, words: &str) -> Option<Id> {
        self.steps.get(&plain(words)).copied().flatten().cloned()
    }
}

/// Whether a record of this kind exists once, whatever shows it.
fn once(record: &Record) -> bool {
    matches!(record, Record::Party(_) | Record::Persona(_) | Record::Document(_) | Record::Process(_))
}

/// A name as it is compared: without case and blanks around it.
fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Lets words that name a step of the model stand for it; `behind` are the rows behind the scenes.
fn stand_for(record: &mut Record, known: &Known, behind: &BTreeSet<Id>) {
    match record {
        Record::SipocEntry(SipocEntry { column: SipocColumn::Process, text, record: record @ None, .. }) => {
            if let Some(step) = known.step(text) {
                (*record, *text) = (Some(step), String::new());
            }
        }
        Record::Card(Card { row, text, record: record @ None, .. }) => {
            if let Some(step) = known.step(text).filter(|_| behind.contains(row)) {
                (*record, *text) = (Some(step), String::new());
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Party, PartyKind, Persona, Step, problems};

    fn party(id: &str, name: &str) -> Record {
        Party { id: id.into(), kind: PartyKind::Team, name: name.into(), ..Party::default() }.into()
    }

    fn persona(id: &str, name: &str, party: &str) -> Record {
        let (goals, quote, portrait, description) = Default::default();
        let party = Some(party.into());
        Persona { id: id.into(), name: name.into(), party, goals, quote, portrait, description }.into()
    }

    #[test]
    fn what_the_model_has_is_not_made_twice() {
        let before =
            Document::from_records([party("sales", "Sales"), party("ann", "Works"), persona("p", "Bo", "ann")]);
        let imported = Document::from_records([
            party("x", " SALES "),
            party("ann", "Shop"),
            persona("q", "Cy", "x"),
            persona("r", "Di", "ann"),
        ]);
        let adopted = adopt(&before, &imported, &mut IdMaker::new(3)).expect("done");
        let mut after = before.clone();
        adopted.diff.apply(&mut after);
        assert_eq!(problems(&after), []);
        assert_eq!(after.parties().count(), 3);
        let of = |name: &str| after.personas().find(|p| p.name == name).and_then(|p| p.party.clone());
        assert_eq!(of("Cy"), Some("sales".into()));
        assert_eq!(of("Di").map(|id| after.display_name(&id).to_owned()), Some("Shop".into()));
        assert_eq!(of("Bo"), Some("ann".into()));
        adopted.diff.inverted().apply(&mut after);
        assert_eq!(after, before);
        let nothing = Document::from_records([party("y", "sales")]);
        assert!(adopt(&before, &nothing, &mut IdMaker::new(3)).is_err());
    }

    #[test]
    fn words_that_name_one_step_stand_for_it() {
        let known_step = |id: &str, name: &str| -> Record {
            let (id, lane, name) = (id.into(), "lane".into(), name.into());
            Step { id, lane, name, ..Step::default() }.into()
        };
        let before =
            Document::from_records([known_step("a", "Pack"), known_step("b", "Send"), known_step("c", "Send")]);
        let entry = |id: &str, text: &str| -> Record {
            let (row, place, record, details, description) = Default::default();
            let (sipoc, column) = ("s".into(), SipocColumn::Process);
            SipocEntry { id: id.into(), sipoc, column, row, place, text: text.into(), record, details, description }
                .into()
        };
        let imported = Document::from_records([entry("e", "pack "), entry("f", "Send")]);
        let adopted = adopt(&before, &imported, &mut IdMaker::new(3)).expect("done");
        let mut after = before.clone();
        adopted.diff.apply(&mut after);
        let record = |id: &str| after.sipoc_entry(&id.into()).and_then(|e| e.record.clone());
        assert_eq!((record("e"), record("f")), (Some("a".into()), None));
    }
}
