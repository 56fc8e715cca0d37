//! New journeys, and copies of them.

use super::{
    clean, refuse,
    row::put_row,
    stage::{put_stage, put_step},
    view,
};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Badge, Document, Evidence, Id, IdMaker, Journey, Key, Lifecycle, MAX_PERSONAS, Record, RowKind, State},
};
use std::collections::BTreeSet;

/// The rows of a new journey.
const ROWS: [RowKind; 5] =
    [RowKind::Step, RowKind::Touchpoint, RowKind::Emotion, RowKind::PainsAndDelights, RowKind::Opportunity];
/// How many steps each stage of a new journey has.
const STEPS: i32 = 2;

/// A journey to type into, told for these personas: one stage of two steps for each part of the whole experience, and
/// the usual rows. Selects it.
pub fn new_journey(
    document: &Document,
    name: &str,
    process: Option<&Id>,
    personas: &[Id],
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    if let Some(process) = process {
        document.process(process).ok_or_else(|| refuse::gone("process"))?;
    }
    let mut seen = BTreeSet::new();
    let personas: Vec<Id> = personas.iter().filter(|id| seen.insert(*id)).cloned().collect();
    if personas.len() > MAX_PERSONAS {
        return Err(super::persona::too_many());
    }
    if personas.iter().any(|id| document.persona(id).is_none()) {
        return Err(refuse::gone("persona"));
    }
    let name = clean(name);
    let mut edit = Edit::new(document);
    let id = edit.fresh(ids, if name.is_empty() { "journey" } else { &name });
    let journey = Journey {
        id: id.clone(),
        name,
        process: process.cloned(),
        state: State::AsIs,
        personas,
        scenario: String::new(),
        evidence: Evidence::Unknown,
        source: String::new(),
        badges: Badge::usual(),
        description: String::new(),
    };
    edit.put(journey);
    fill(&mut edit, &id, ids);
    edit.select([id]);
    Ok(edit.finish("New journey"))
}

/// Copies a journey with everything in it, as the to-be of its process, and selects the copy. Personas, parties and
/// process steps are the same records in both.
pub fn duplicate_journey(document: &Document, journey: &Id, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    let mut records: Vec<Record> = vec![view.journey.clone().into()];
    records.extend(view.stages.iter().map(|node| node.stage.clone().into()));
    records.extend(view.steps().map(|step| step.clone().into()));
    records.extend(view.rows.iter().map(|&row| row.clone().into()));
    records.extend(view.touchpoints.iter().map(|&touchpoint| touchpoint.clone().into()));
    records.extend(view.emotions.iter().map(|&emotion| emotion.clone().into()));
    records.extend(view.cards.iter().map(|&card| card.clone().into()));
    records.extend(view.dependencies.iter().map(|&dependency| dependency.clone().into()));
    let mut edit = Edit::new(document);
    let fresh = super::super::clip::fresh_ids(&edit, &records, ids);
    for mut record in records {
        super::super::clip::remap(&mut record, &fresh);
        if let Record::Journey(copy) = &mut record {
            copy.state = State::ToBe;
            if view.journey.state == State::ToBe {
                copy.name = format!("{} (copy)", copy.name);
            }
        }
        edit.put(record);
    }
    edit.select(fresh.get(journey).cloned());
    Ok(edit.finish("Duplicate journey"))
}

fn fill(edit: &mut Edit, journey: &Id, ids: &mut IdMaker) {
    let mut order = Key::default();
    for lifecycle in Lifecycle::ALL {
        let stage = put_stage(edit, journey, order, "", lifecycle, ids);
        for place in 0..STEPS {
            put_step(edit, &stage, Key::from(place), "", ids);
        }
        order = order.after();
    }
    let mut order = Key::default();
    for kind in ROWS {
        put_row(edit, journey, kind, order, ids);
        order = order.after();
    }
}
