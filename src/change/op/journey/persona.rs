//! Personas: for whom a journey is told.

use super::{clean, refuse, view};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Emotion, Id, IdMaker, Journey, MAX_PERSONAS, Party, PartyKind, Persona},
};

/// Adds a persona and selects it. In a model with one customer it is a kind of that one.
pub fn add_persona(document: &Document, name: &str, ids: &mut IdMaker) -> Transaction {
    let mut edit = Edit::new(document);
    let name = clean(name);
    let id = edit.fresh(ids, if name.is_empty() { "persona" } else { &name });
    let customers: Vec<&Party> = document.parties().filter(|p| p.kind == PartyKind::Customer).take(2).collect();
    let party = match customers.as_slice() {
        [only] => Some(only.id.clone()),
        _ => None,
    };
    edit.put(Persona {
        id: id.clone(),
        name,
        party,
        goals: String::new(),
        quote: String::new(),
        portrait: String::new(),
        description: String::new(),
    });
    edit.select([id]);
    edit.finish("Add persona")
}

/// Tells a journey for one more persona. The first takes over the readings that were nobody's.
pub fn tell_for(document: &Document, journey: &Id, persona: &Id) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    document.persona(persona).ok_or_else(|| refuse::gone("persona"))?;
    let mut told = view.journey.personas.clone();
    if told.contains(persona) {
        return Err(Refusal::new("The journey is told for this persona already."));
    }
    if told.len() >= MAX_PERSONAS {
        return Err(too_many());
    }
    let mut edit = Edit::new(document);
    if told.is_empty() {
        // Where the persona has one already, nobody's stays nobody's: there is one reading of a curve at a step.
        let free = |e: &&&Emotion| e.persona.is_none() && view.reading(&e.at, Some(persona), e.state).is_none();
        for emotion in view.emotions.iter().filter(free) {
            edit.put(Emotion { persona: Some(persona.clone()), ..(*emotion).clone() });
        }
    }
    told.push(persona.clone());
    edit.put(Journey { personas: told, ..view.journey.clone() });
    Ok(edit.finish("Tell for persona"))
}

/// Tells a journey no longer for a persona, and takes their readings out of it. The last one leaves the readings as
/// nobody's.
pub fn tell_without(document: &Document, journey: &Id, persona: &Id) -> Result<Transaction, Refusal> {
    let view = view(document, journey)?;
    let mut told = view.journey.personas.clone();
    told.retain(|id| id != persona);
    if told.len() == view.journey.personas.len() {
        return Err(Refusal::new("The journey is not told for this persona."));
    }
    let mut edit = Edit::new(document);
    let last = told.is_empty() && view.emotions.iter().all(|e| e.persona.is_some());
    for emotion in view.emotions.iter().filter(|e| e.persona.as_ref() == Some(persona)) {
        if last {
            edit.put(Emotion { persona: None, ..(*emotion).clone() });
        } else {
            edit.remove(&emotion.id);
        }
    }
    edit.put(Journey { personas: told, ..view.journey.clone() });
    Ok(edit.finish("Tell without persona"))
}

/// A chart with more curves could not be told apart.
pub(super) fn too_many() -> Refusal {
    Refusal(format!("At most {MAX_PERSONAS} personas share one chart. Take one out first, or make another journey."))
}
