//! Readings of the emotion curves: set by a drag or typed.

use super::{refuse, stage::home, typed};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Emotion, Id, IdMaker, JourneyView, Score, State},
};

/// Gives a persona this reading at a step, or none: a gap. Selects the reading.
pub fn set_emotion(
    document: &Document,
    step: &Id,
    persona: Option<&Id>,
    state: State,
    value: Option<Score>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let (view, _, _) = home(document, step)?;
    if let Some(persona) = persona {
        document.persona(persona).ok_or_else(|| refuse::gone("persona"))?;
    }
    let mut edit = Edit::new(document);
    let whose = Whose { persona: persona.cloned(), state };
    let set = put(&mut edit, &view, step, &whose, value, None, ids);
    edit.select(set);
    Ok(edit.finish(if value.is_some() { "Set emotion" } else { "Remove emotion" }))
}

/// The readings at a step as they are typed: "−1"; of several personas "Mara: −1; Tom: +2"; what should be
/// "−1; to-be +1".
pub fn emotion_text(document: &Document, journey: &Id, step: &Id) -> String {
    let Some(view) = JourneyView::new(document, journey) else { return String::new() };
    let told = view.told_for();
    let mut parts = Vec::new();
    for state in [view.journey.state, other(view.journey.state)] {
        for (place, persona) in told.iter().enumerate() {
            let Some(reading) = view.reading(step, persona.as_ref(), state) else { continue };
            let name = if told.len() > 1 { format!("{}: ", call(document, &told, place)) } else { String::new() };
            let prefix = if state == view.journey.state { "" } else { word(state) };
            let gap = if prefix.is_empty() { "" } else { " " };
            parts.push(format!("{name}{prefix}{gap}{}", typed::score(reading.value)));
        }
    }
    parts.join("; ")
}

/// Sets the readings that a text says; an empty one takes them all away. Selects the last.
pub(super) fn type_readings(
    edit: &mut Edit,
    view: &JourneyView,
    step: &Id,
    entry: Option<&Emotion>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<(), Refusal> {
    let told = view.told_for();
    let usual = match entry {
        Some(entry) => Whose { persona: entry.persona.clone(), state: entry.state },
        None => Whose { persona: told.first().cloned().flatten(), state: view.journey.state },
    };
    if text.is_empty() {
        let gone = |e: &&&Emotion| match entry {
            Some(entry) => e.id == entry.id,
            None => e.at == *step,
        };
        view.emotions.iter().filter(gone).for_each(|e| edit.remove(&e.id));
        edit.select([]);
        return Ok(());
    }
    // Of two for one curve the later counts: there is one reading of it at a step.
    let mut said: Vec<(Whose, Score, Option<&str>)> = Vec::new();
    for part in text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let (whose, rest) = whose(edit.base(), &told, &usual, part);
        let (score, reason) = typed::reading(rest).ok_or_else(|| {
            Refusal::new("Type a number from −2 to +2, or: angry, unhappy, neutral, happy, delighted.")
        })?;
        let reason = (!reason.is_empty()).then_some(reason);
        said.retain(|(known, ..)| *known != whose);
        said.push((whose, score, reason));
    }
    let mut selected = Vec::new();
    for (whose, score, reason) in said {
        selected = put(edit, view, step, &whose, Some(score), reason, ids);
    }
    edit.select(selected);
    Ok(())
}

#[derive(PartialEq)]
struct Whose {
    persona: Option<Id>,
    state: State,
}

/// Puts one reading, or takes it away; of several that say the same one is left.
fn put(
    edit: &mut Edit,
    view: &JourneyView,
    step: &Id,
    whose: &Whose,
    value: Option<Score>,
    reason: Option<&str>,
    ids: &mut IdMaker,
) -> Vec<Id> {
    let same = |e: &&&Emotion| e.at == *step && e.persona == whose.persona && e.state == whose.state;
    let mut there = view.emotions.iter().filter(same);
    let kept = value.map(|value| (value, there.next()));
    there.for_each(|e| edit.remove(&e.id));
    let Some((value, first)) = kept else { return vec![] };
    let reason = reason.map(str::to_owned);
    let emotion = match first {
        Some(first) => {
            let reason = reason.unwrap_or_else(|| first.reason.clone());
            Emotion { value, reason, ..(*first).clone() }
        }
        None => Emotion {
            id: edit.fresh(ids, "feels"),
            at: step.clone(),
            persona: whose.persona.clone(),
            state: whose.state,
            value,
            reason: reason.unwrap_or_default(),
        },
    };
    let id = emotion.id.clone();
    edit.put(emotion);
    vec![id]
}

/// Whose reading a text is about, by the name or number before it, and by "to-be"; and the rest of it.
fn whose<'t>(document: &Document, told: &[Option<Id>], usual: &Whose, text: &'t str) -> (Whose, &'t str) {
    let mut rest = text;
    let mut whose = Whose { persona: usual.persona.clone(), state: usual.state };
    let named = told.iter().enumerate().find_map(|(place, persona)| {
        let name = persona.as_ref().map_or("", |id| document.display_name(id).trim());
        let by_name = (!name.is_empty()).then(|| after(text, name)).flatten();
        let after = by_name.or_else(|| after(text, &(place + 1).to_string()))?;
        Some((persona, after.trim_start().strip_prefix(':')?))
    });
    if let Some((persona, after)) = named {
        whose.persona = persona.clone();
        rest = after.trim_start();
    }
    for state in [State::ToBe, State::AsIs] {
        if let Some(after) = after(rest, word(state)) {
            whose.state = state;
            rest = after.trim_start_matches(':').trim_start();
            break;
        }
    }
    (whose, rest)
}

/// What a persona is called when a reading is typed: its name where that tells, else its number.
fn call(document: &Document, told: &[Option<Id>], place: usize) -> String {
    let name = |i: usize| told.get(i).and_then(|p| p.as_ref()).map_or("", |id| document.display_name(id).trim());
    let mine = name(place);
    let tells = !mine.is_empty() && !mine.contains([';', '\n', ':']) && (0..place).all(|i| name(i) != mine);
    if tells { mine.to_owned() } else { (place + 1).to_string() }
}

/// What follows a prefix in any case.
fn after<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    (start.to_lowercase() == prefix.to_lowercase()).then_some(rest)
}

fn other(state: State) -> State {
    match state {
        State::AsIs => State::ToBe,
        State::ToBe => State::AsIs,
    }
}

fn word(state: State) -> &'static str {
    match state {
        State::AsIs => "as-is",
        State::ToBe => "to-be",
    }
}
