//! A journey as Mermaid text, and what Mermaid has no words for.

use super::names::coded;
use crate::{
    exchange::{Losses, Written},
    model::{Document, Emotion, Id, Journey, JourneyStep, Persona, RowKind, Stage, State},
};
use std::collections::BTreeMap;

/// The text of a journey; `None` where there is no such journey.
pub fn write(document: &Document, journey: &Id) -> Option<Written> {
    let journey = document.journey(journey)?;
    let mut losses = Losses::default();
    let mut text = String::from("journey\n");
    if !journey.name.trim().is_empty() {
        text.push_str(&format!("  title {}\n", coded(&journey.name)));
    }
    if !journey.description.trim().is_empty() {
        text.push_str(&format!("  accDescr: {}\n", coded(&journey.description)));
    }
    let columns = columns(document, &journey.id);
    let mut emotions: BTreeMap<&Id, Vec<&Emotion>> = BTreeMap::new();
    for emotion in document.emotions().filter(|e| e.state == State::AsIs) {
        emotions.entry(&emotion.at).or_default().push(emotion);
    }
    for (number, (stage, steps)) in columns.iter().enumerate() {
        // Steps before the first section are in a stage without a name.
        if number > 0 || !stage.name.trim().is_empty() || steps.is_empty() {
            text.push_str(&format!("  section {}\n", coded(&stage.name)));
        }
        for step in steps {
            let readings = emotions.get(&step.id).map_or(&[][..], Vec::as_slice);
            push_step(document, journey, step, readings, &mut text, &mut losses);
        }
    }
    tell_losses(document, journey, &columns, &mut losses);
    Some(Written { text, losses })
}

fn push_step(
    document: &Document,
    journey: &Journey,
    step: &JourneyStep,
    readings: &[&Emotion],
    text: &mut String,
    losses: &mut Losses,
) {
    let place = |e: &Emotion| journey.personas.iter().position(|p| Some(p) == e.persona.as_ref());
    let mut readings: Vec<&Emotion> = readings.to_vec();
    readings.sort_by(|a, b| (place(a).unwrap_or(usize::MAX), &a.id).cmp(&(place(b).unwrap_or(usize::MAX), &b.id)));
    let name = coded(&step.name);
    let sum: f64 = readings.iter().map(|e| e.value.value()).sum();
    let Some(first) = readings.first() else {
        losses.add("step without a reading", "steps without a reading", "written as 3 after a comment that says so");
        text.push_str(&format!("    %% {}\n    {name}: 3\n", super::read::NO_READING));
        return;
    };
    if readings.iter().any(|e| e.value != first.value) {
        losses.add("step", "steps", "with personas who feel differently: Mermaid has one score, and got their mean");
    }
    let mean = sum / readings.len() as f64;
    if readings.iter().any(|e| e.value.value().fract() != 0.0) {
        losses.add("reading", "readings", "in tenths, rounded");
    }
    let reasons = readings.iter().filter(|e| !e.reason.is_empty()).count();
    losses.count(reasons, "reason for a reading", "reasons for readings", "");
    let mut actors: Vec<String> = Vec::new();
    for persona in readings.iter().filter_map(|e| e.persona.as_ref()).filter_map(|id| document.persona(id)) {
        let name = actor(persona);
        if !actors.contains(&name) {
            actors.push(name);
        }
    }
    let score = (mean.round() + 3.0).clamp(1.0, 5.0);
    text.push_str(&format!("    {name}: {score}"));
    if !actors.is_empty() {
        text.push_str(&format!(": {}", actors.join(", ")));
    }
    text.push('\n');
}

fn actor(persona: &Persona) -> String {
    coded(if persona.name.trim().is_empty() { persona.id.as_str() } else { &persona.name })
}

/// The stages of a journey in time, with their steps.
pub(in crate::exchange) fn columns<'a>(document: &'a Document, journey: &Id) -> Vec<(&'a Stage, Vec<&'a JourneyStep>)> {
    let mut stages: Vec<&Stage> = document.stages().filter(|s| s.journey == *journey).collect();
    stages.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    let mut of_stage: BTreeMap<&Id, Vec<&JourneyStep>> = BTreeMap::new();
    for step in document.journey_steps() {
        of_stage.entry(&step.stage).or_default().push(step);
    }
    let mine = |stage: &'a Stage| {
        let mut steps = of_stage.remove(&stage.id).unwrap_or_default();
        steps.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
        (stage, steps)
    };
    stages.into_iter().map(mine).collect()
}

fn tell_losses(document: &Document, journey: &Journey, columns: &[(&Stage, Vec<&JourneyStep>)], losses: &mut Losses) {
    let steps: std::collections::BTreeSet<&Id> = columns.iter().flat_map(|(_, s)| s).map(|s| &s.id).collect();
    let to_be = document.emotions().filter(|e| steps.contains(&e.at) && e.state == State::ToBe).count();
    losses.count(to_be, "reading of the to-be curve", "readings of the to-be curve", "");
    let rows = document.journey_rows().filter(|r| r.journey == journey.id);
    let rows = rows.filter(|r| !matches!(r.kind, RowKind::Step | RowKind::Emotion)).count();
    losses.count(rows, "row", "rows", "");
    let cards = document.cards().filter(|c| steps.contains(&c.at)).count();
    losses.count(cards, "card", "cards", "");
    let touchpoints: Vec<_> = document.touchpoints().filter(|t| steps.contains(&t.at)).collect();
    losses.count(touchpoints.len(), "touchpoint", "touchpoints", "");
    let links = touchpoints.iter().map(|t| t.steps.len()).sum::<usize>()
        + document.cards().filter(|c| steps.contains(&c.at) && c.record.is_some()).count();
    losses.count(links, "link to a process", "links to processes", "");
    let arrows = document.dependencies().filter(|d| d.journey == journey.id).count();
    losses.count(arrows, "dependency", "dependencies", "");
    let stages = columns.iter().filter(|(stage, _)| stage.lifecycle != Default::default()).count();
    losses.count(stages, "lifecycle phase of a stage", "lifecycle phases of stages", "");
    let described = columns.iter().filter(|(stage, _)| !stage.description.is_empty()).count()
        + columns.iter().flat_map(|(_, s)| s).filter(|s| !s.description.is_empty()).count();
    losses.count(described, "description of a stage or step", "descriptions of stages and steps", "");
    for (there, what) in [
        (!journey.scenario.is_empty(), "the scenario"),
        (journey.evidence != Default::default() || !journey.source.is_empty(), "the evidence"),
        (journey.process.is_some(), "the process"),
        (journey.state == State::ToBe, "that it is to be"),
    ] {
        losses.count(usize::from(there), what, what, "");
    }
    let silent = |id: &&Id| !document.emotions().any(|e| steps.contains(&e.at) && e.persona.as_ref() == Some(id));
    let silent = journey.personas.iter().filter(silent).count();
    losses.count(silent, "persona without a reading", "personas without a reading", "");
}
