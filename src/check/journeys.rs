//! What the rules ask of journeys: each journey step with all that stands at it.

use super::Lists;
use crate::model::{Card, Document, Emotion, Id, IdMap, Journey, JourneyStep, RowKind, Sign, Touchpoint};

/// A journey step and what stands at it. Those that stand in no journey are left out.
pub struct Moment<'a> {
    pub step: &'a JourneyStep,
    pub journey: &'a Journey,
    pub touchpoints: Vec<&'a Touchpoint>,
    pub emotions: Vec<&'a Emotion>,
    /// With the kind of row each stands in.
    pub cards: Vec<(&'a Card, RowKind)>,
}

impl Moment<'_> {
    /// Whether a card that says something stands in such a row.
    pub fn has_card(&self, document: &Document, fits: impl Fn(RowKind, Sign) -> bool) -> bool {
        let says = |card: &Card| !document.display_name(&card.id).trim().is_empty();
        self.cards.iter().any(|(card, kind)| fits(*kind, card.sign) && says(card))
    }
}

/// Every journey step, by id.
pub(super) fn moments<'a>(document: &'a Document, lists: &Lists<'a>) -> Vec<Moment<'a>> {
    let journeys: IdMap<&Journey> =
        lists.stages.iter().filter_map(|s| Some((&s.id, document.journey(&s.journey)?))).collect();
    let rows: IdMap<RowKind> = lists.journey_rows.iter().map(|row| (&row.id, row.kind)).collect();
    let mut at: IdMap<usize> = IdMap::default();
    let mut moments: Vec<Moment> = Vec::new();
    for &step in &lists.journey_steps {
        let Some(&journey) = journeys.get(&step.stage) else { continue };
        at.insert(&step.id, moments.len());
        moments.push(Moment { step, journey, touchpoints: vec![], emotions: vec![], cards: vec![] });
    }
    let find = |id: &Id| at.get(id).copied();
    for &touchpoint in &lists.touchpoints {
        if let Some(moment) = find(&touchpoint.at).and_then(|i| moments.get_mut(i)) {
            moment.touchpoints.push(touchpoint);
        }
    }
    for &emotion in &lists.emotions {
        if let Some(moment) = find(&emotion.at).and_then(|i| moments.get_mut(i)) {
            moment.emotions.push(emotion);
        }
    }
    for &card in &lists.cards {
        let kind = rows.get(&card.row);
        if let (Some(moment), Some(&kind)) = (find(&card.at).and_then(|i| moments.get_mut(i)), kind) {
            moment.cards.push((card, kind));
        }
    }
    moments
}
