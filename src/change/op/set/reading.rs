//! The emotion of a persona at a journey step.

use crate::{
    change::{Edit, Refusal, Transaction, op::refuse},
    model::{Document, Emotion, Id, IdMaker, Score, State},
};

/// Sets the reading of a persona at a journey step; `None` takes it away, and leaves a gap in the curve.
pub fn set_emotion(
    document: &Document,
    step: &Id,
    persona: Option<&Id>,
    state: State,
    value: Option<Score>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    document.journey_step(step).ok_or_else(|| refuse::gone("journey step"))?;
    if let Some(persona) = persona {
        document.persona(persona).ok_or_else(|| refuse::gone("persona"))?;
    }
    let mut edit = Edit::new(document);
    let mut readings =
        document.emotions().filter(|e| e.at == *step && e.persona.as_ref() == persona && e.state == state);
    match (value, readings.next()) {
        (Some(value), Some(reading)) => edit.put(Emotion { value, ..reading.clone() }),
        (Some(value), None) => {
            let id = edit.fresh(ids, "emotion");
            edit.put(Emotion { id, at: step.clone(), persona: persona.cloned(), state, value, reason: String::new() });
        }
        (None, Some(reading)) => {
            edit.remove(&reading.id);
            // Two readings of one point are a slip of a file: taking the reading away takes both.
            readings.for_each(|reading| edit.remove(&reading.id));
        }
        (None, None) => {}
    }
    Ok(edit.finish(if value.is_some() { "Set emotion" } else { "Take emotion away" }))
}
