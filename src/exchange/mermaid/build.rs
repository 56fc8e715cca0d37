//! The records of the journeys that were read: sections are stages, tasks are steps, actors are personas.

use super::read;
use crate::{
    exchange::{Report, records::Records},
    model::{
        Badge, Document, Emotion, Id, IdMaker, Journey, JourneyRow, JourneyStep, Key, Lifecycle, MAX_PERSONAS,
        RecordKind, RowKind, Score, Stage, State,
    },
};

/// Makes the document.
pub(super) fn build(journeys: &[read::Journey], ids: &mut IdMaker, report: &mut Report) -> Document {
    let mut records = Records::new(ids);
    for journey in journeys {
        one(journey, &mut records, report);
    }
    let name = journeys.iter().map(|j| j.title.as_str()).find(|name| !name.is_empty()).unwrap_or("Journey");
    records.finish(name, report)
}

fn one(journey: &read::Journey, records: &mut Records, report: &mut Report) {
    let id = records.fresh(&journey.title, RecordKind::Journey);
    let mut personas: Vec<Id> = Vec::new();
    let none = [read::Section::default()];
    let sections = if journey.sections.is_empty() { &none } else { &journey.sections[..] };
    let named = sections.iter().flat_map(|s| &s.steps).any(|step| !step.actors.is_empty());
    let mut beyond: Vec<&str> = Vec::new();
    for (order, section) in sections.iter().enumerate() {
        let stage = records.fresh(&section.name, RecordKind::Stage);
        records.push(Stage {
            id: stage.clone(),
            journey: id.clone(),
            name: section.name.clone(),
            order: key(order),
            lifecycle: Lifecycle::default(),
            description: String::new(),
        });
        for (order, step) in section.steps.iter().enumerate() {
            let at = records.fresh(&step.name, RecordKind::JourneyStep);
            records.push(JourneyStep {
                id: at.clone(),
                stage: stage.clone(),
                name: step.name.clone(),
                order: key(order),
                description: String::new(),
            });
            let mut who: Vec<Option<Id>> = Vec::new();
            for actor in &step.actors {
                let Some(persona) = records.persona(actor) else { continue };
                if !personas.contains(&persona) {
                    personas.push(persona.clone());
                    if personas.len() > MAX_PERSONAS {
                        beyond.push(actor);
                    }
                }
                who.push(Some(persona));
            }
            let Some(value) = step.score.and_then(|score| Score::near(score - 3.0)) else {
                if !step.actors.is_empty() {
                    let what = format!("line {}: {}", step.line, step.actors.join(", "));
                    report.warn("actor-without-score", "who acts at a step without a reading is not kept", &what);
                }
                continue;
            };
            if who.is_empty() {
                who.push(None);
                if named {
                    let why =
                        "a reading of nobody, in a journey that names actors; it is kept as a curve without a persona";
                    report.warn("reading-of-nobody", why, &format!("line {}: {}", step.line, step.name));
                }
            }
            for persona in who {
                let emotion = records.fresh(&step.name, RecordKind::Emotion);
                let at = at.clone();
                records.push(Emotion { id: emotion, at, persona, state: State::AsIs, value, reason: String::new() });
            }
        }
    }
    for actor in beyond {
        let why = "a journey is told for five personas at most; these come after them, for their readings alone";
        report.warn("many-personas", why, actor);
    }
    personas.truncate(MAX_PERSONAS);
    for (order, kind) in [RowKind::Step, RowKind::Emotion].into_iter().enumerate() {
        let row = records.fresh(kind.word(), RecordKind::JourneyRow);
        let (name, party, hidden, collapsed) = Default::default();
        let journey = id.clone();
        records.push(JourneyRow { id: row, journey, kind, name, party, order: key(order), hidden, collapsed });
    }
    let (process, state, scenario, evidence, source) = Default::default();
    let (name, description) = (journey.title.clone(), journey.description.clone());
    let badges = Badge::usual();
    records.push(Journey { id, name, process, state, personas, scenario, evidence, source, badges, description });
}

fn key(order: usize) -> Key {
    Key::from(i32::try_from(order).unwrap_or(i32::MAX))
}
