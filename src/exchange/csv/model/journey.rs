//! A journey's words from its records, and back.

use super::{
    super::journey::{Journey, Line, Stage},
    key,
};
use crate::{
    exchange::{Losses, Report, mermaid::columns, records::Records},
    model::{
        self, Badge, Card, Channel, Document, Emotion, Evidence, Id, JourneyRow, JourneyStep, MAX_PERSONAS, Mark,
        PartyKind, RecordKind, RowKind, Sign, State, Touchpoint,
    },
};
use std::collections::BTreeMap;

/// Everything that stands at a step: its place among the steps.
type Places<'a> = BTreeMap<&'a Id, usize>;

/// The words of a journey, and what is no word of it.
pub(in crate::exchange::csv) fn gather(document: &Document, id: &Id) -> Option<(Journey, Losses)> {
    let journey = document.journey(id)?;
    let mut losses = Losses::default();
    let columns = columns(document, id);
    let steps: Vec<&JourneyStep> = columns.iter().flat_map(|(_, steps)| steps).copied().collect();
    let places: Places = steps.iter().enumerate().map(|(i, s)| (&s.id, i)).collect();
    let described = columns.iter().filter(|(stage, _)| !stage.description.is_empty()).count()
        + steps.iter().filter(|s| !s.description.is_empty()).count();
    losses.count(described, "description of a stage or step", "descriptions of stages and steps", "");
    let personas = journey.personas.iter().map(|p| document.display_name(p).to_owned());
    let process = journey.process.as_ref().and_then(|id| document.process(id));
    let table = Journey {
        name: journey.name.clone(),
        process: process.map_or(String::new(), |p| p.name.clone()),
        state: journey.state,
        scenario: journey.scenario.clone(),
        evidence: journey.evidence,
        source: journey.source.clone(),
        description: journey.description.clone(),
        personas: personas.filter(|name| !name.trim().is_empty()).collect(),
        stages: columns
            .iter()
            .map(|(stage, steps)| Stage {
                name: stage.name.clone(),
                lifecycle: stage.lifecycle,
                steps: steps.iter().map(|s| s.name.clone()).collect(),
            })
            .collect(),
        rows: lines(document, journey, &places, &mut losses),
    };
    let arrows = document.dependencies().filter(|d| d.journey == *id).count();
    losses.count(arrows, "dependency", "dependencies", "");
    Some((table, losses))
}

fn lines(document: &Document, journey: &model::Journey, places: &Places, losses: &mut Losses) -> Vec<Line> {
    let mut rows: Vec<&JourneyRow> = document.journey_rows().filter(|r| r.journey == journey.id).collect();
    rows.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    losses.count(rows.iter().filter(|r| r.hidden).count(), "hidden row", "hidden rows", "written like others");
    let mut lines = Vec::new();
    let (mut emotion, mut touched, mut channels) = (false, false, false);
    for row in &rows {
        match row.kind {
            RowKind::Step => {}
            RowKind::Emotion if !std::mem::replace(&mut emotion, true) => {
                lines.extend(curves(document, journey, places, true));
            }
            RowKind::Channel => channels = true,
            _ => {}
        }
        match row.kind {
            RowKind::Step | RowKind::Emotion => {}
            kind => {
                let mut cells = cards(document, row, places, losses);
                if kind == RowKind::Touchpoint && !std::mem::replace(&mut touched, true) {
                    add(&mut cells, touchpoints(document, places, |t| name(document, t)));
                } else if kind == RowKind::Channel {
                    add(&mut cells, touchpoints(document, places, |t| t.channel.word().to_owned()));
                }
                let name = match document.display_name(&row.id) {
                    name if name == kind.word() => String::new(),
                    name => name.to_owned(),
                };
                lines.push(Line::Cards { kind, name, cells });
            }
        }
    }
    // What no row of the journey shows is written all the same.
    if !emotion {
        lines.extend(curves(document, journey, places, false));
    }
    let here = || document.touchpoints().filter(|t| places.contains_key(&t.at));
    if !touched && here().next().is_some() {
        let cells = touchpoints(document, places, |t| name(document, t));
        lines.push(Line::Cards { kind: RowKind::Touchpoint, name: String::new(), cells });
    }
    if !channels && here().any(|t| t.channel != Channel::Unknown) {
        let cells = touchpoints(document, places, |t| t.channel.word().to_owned());
        lines.push(Line::Cards { kind: RowKind::Channel, name: String::new(), cells });
    }
    for touchpoint in here() {
        losses.count(touchpoint.steps.len(), "link to a process step", "links to process steps", "");
        losses.count(usize::from(touchpoint.moment_of_truth), "moment of truth", "moments of truth", "of touchpoints");
        tell(losses, touchpoint.mark, touchpoint.evidence, &touchpoint.source, &touchpoint.description);
    }
    lines
}

fn add(cells: &mut [Vec<(Sign, String)>], more: Vec<Vec<(Sign, String)>>) {
    for (cell, more) in cells.iter_mut().zip(more) {
        cell.extend(more);
    }
}

/// What a touchpoint is called; one without a name by its channel, so that none falls out of its row.
fn name(document: &Document, touchpoint: &Touchpoint) -> String {
    document.display_name(&touchpoint.id).to_owned()
}

fn touchpoints(document: &Document, places: &Places, word: impl Fn(&Touchpoint) -> String) -> Vec<Vec<(Sign, String)>> {
    let mut all: Vec<(usize, &Touchpoint)> =
        document.touchpoints().filter_map(|t| places.get(&t.at).map(|&at| (at, t))).collect();
    all.sort_by(|(a, x), (b, y)| (a, x.place, &x.id).cmp(&(b, y.place, &y.id)));
    let mut cells = vec![Vec::new(); places.len()];
    for (at, touchpoint) in all {
        let word = Some(word(touchpoint)).filter(|w| !w.trim().is_empty());
        let word = word.unwrap_or_else(|| Channel::Unknown.word().to_owned());
        if let Some(cell) = cells.get_mut(at) {
            cell.push((Sign::None, word));
        }
    }
    cells
}

fn cards(document: &Document, row: &JourneyRow, places: &Places, losses: &mut Losses) -> Vec<Vec<(Sign, String)>> {
    let mut cards: Vec<(usize, &Card)> =
        document.cards().filter(|c| c.row == row.id).filter_map(|c| places.get(&c.at).map(|&at| (at, c))).collect();
    cards.sort_by(|(a, x), (b, y)| (a, x.place, &x.id).cmp(&(b, y.place, &y.id)));
    let mut cells = vec![Vec::new(); places.len()];
    for (at, card) in cards {
        let text = document.display_name(&card.id);
        let party = card.record.as_ref().is_some_and(|id| document.party(id).is_some());
        let kept = party && matches!(row.kind, RowKind::Owner | RowKind::System);
        losses.count(usize::from(card.record.is_some() && !kept), "link of a card", "links of cards", "");
        losses.count(usize::from(!card.picture.is_empty()), "picture", "pictures", "");
        let sign = if row.kind == RowKind::PainsAndDelights { card.sign } else { Sign::None };
        losses.count(usize::from(sign != card.sign), "sign of a card", "signs of cards", "");
        tell(losses, card.mark, card.evidence, &card.source, &card.description);
        if text.trim().is_empty() {
            losses.add("card without words", "cards without words", "");
        } else if let Some(cell) = cells.get_mut(at) {
            cell.push((sign, text.to_owned()));
        }
    }
    cells
}

fn tell(losses: &mut Losses, mark: Mark, evidence: Evidence, source: &str, description: &str) {
    losses.count(usize::from(mark != Mark::None), "fail or wait point", "fail and wait points", "");
    let known = evidence != Evidence::Unknown || !source.is_empty();
    losses.count(usize::from(known), "card with its evidence", "cards with their evidence", "");
    losses.count(usize::from(!description.is_empty()), "description of a card", "descriptions of cards", "");
}

/// The curves that have readings, the personas of the journey first; one without any where there is none and `empty`.
fn curves(document: &Document, journey: &model::Journey, places: &Places, empty: bool) -> Vec<Line> {
    let mut curves: BTreeMap<(usize, Option<&Id>, bool), BTreeMap<usize, &Emotion>> = BTreeMap::new();
    for emotion in document.emotions() {
        let Some(&at) = places.get(&emotion.at) else { continue };
        let persona = emotion.persona.as_ref().filter(|p| !document.display_name(p).trim().is_empty());
        let place = journey.personas.iter().position(|p| Some(p) == persona).unwrap_or(MAX_PERSONAS.max(places.len()));
        curves.entry((place, persona, emotion.state == State::ToBe)).or_default().entry(at).or_insert(emotion);
    }
    type Curve<'a> = ((usize, Option<&'a Id>, bool), BTreeMap<usize, &'a Emotion>);
    let one = |((_, persona, to_be), readings): Curve| Line::Emotion {
        persona: persona.map_or("", |id| document.display_name(id)).to_owned(),
        to_be,
        cells: (0..places.len()).map(|at| readings.get(&at).map(|e| (e.value, e.reason.clone()))).collect(),
    };
    let mut lines: Vec<Line> = curves.into_iter().map(one).collect();
    if lines.is_empty() && empty {
        lines.push(Line::Emotion { persona: String::new(), to_be: false, cells: vec![None; places.len()] });
    }
    lines
}

/// The records of a journey.
pub(in crate::exchange::csv) fn build(table: &Journey, records: &mut Records, report: &mut Report) {
    let id = records.fresh(&table.name, RecordKind::Journey);
    let mut steps: Vec<Id> = Vec::new();
    for (order, stage) in table.stages.iter().enumerate() {
        let of = records.fresh(&stage.name, RecordKind::Stage);
        for (order, name) in stage.steps.iter().enumerate() {
            let step = records.fresh(name, RecordKind::JourneyStep);
            let (stage, description) = (of.clone(), String::new());
            records.push(JourneyStep { id: step.clone(), stage, name: name.clone(), order: key(order), description });
            steps.push(step);
        }
        records.push(model::Stage {
            id: of,
            journey: id.clone(),
            name: stage.name.clone(),
            order: key(order),
            lifecycle: stage.lifecycle,
            description: String::new(),
        });
    }
    let mut personas: Vec<Id> = Vec::new();
    let named = table.rows.iter().filter_map(|line| match line {
        Line::Emotion { persona, .. } => Some(persona),
        Line::Cards { .. } => None,
    });
    for name in table.personas.iter().chain(named) {
        let Some(persona) = records.persona(name).filter(|p| !personas.contains(p)) else { continue };
        if personas.len() == MAX_PERSONAS {
            let why = "a journey is told for five personas at most; these come after them, for their readings alone";
            report.warn("many-personas", why, name);
        } else {
            personas.push(persona);
        }
    }
    rows(table, &id, &steps, records);
    let process = records.process(&table.process);
    records.push(model::Journey {
        id,
        name: table.name.clone(),
        process,
        state: table.state,
        personas,
        scenario: table.scenario.clone(),
        evidence: table.evidence,
        source: table.source.clone(),
        badges: Badge::usual(),
        description: table.description.clone(),
    });
}

fn rows(table: &Journey, journey: &Id, steps: &[Id], records: &mut Records) {
    let mut order = 0;
    let mut row = |kind: RowKind, name: &str, records: &mut Records| {
        let banded = matches!(kind, RowKind::Frontstage | RowKind::Backstage | RowKind::Support);
        let party = if banded { records.party(name, PartyKind::Team) } else { None };
        let id = records.fresh(kind.word(), RecordKind::JourneyRow);
        let name = if party.is_some() { String::new() } else { name.to_owned() };
        let (journey, order_key) = (journey.clone(), key(order));
        order += 1;
        let (hidden, collapsed) = (false, false);
        let it = JourneyRow { id: id.clone(), journey, kind, name, party, order: order_key, hidden, collapsed };
        records.push(it);
        id
    };
    row(RowKind::Step, "", records);
    let mut once: Vec<RowKind> = Vec::new();
    // The touchpoints of each step, for the channels that come in a row of their own.
    let mut touchpoints: Vec<Vec<Touchpoint>> = vec![Vec::new(); steps.len()];
    for line in &table.rows {
        match line {
            Line::Emotion { persona, to_be, cells } => {
                if !once.contains(&RowKind::Emotion) {
                    once.push(RowKind::Emotion);
                    row(RowKind::Emotion, "", records);
                }
                let persona = records.persona(persona);
                let state = if *to_be { State::ToBe } else { State::AsIs };
                for (at, cell) in steps.iter().zip(cells) {
                    let Some((value, reason)) = cell else { continue };
                    let id = records.fresh(reason, RecordKind::Emotion);
                    let (at, persona, value, reason) = (at.clone(), persona.clone(), *value, reason.clone());
                    records.push(Emotion { id, at, persona, state, value, reason });
                }
            }
            Line::Cards { kind: kind @ (RowKind::Touchpoint | RowKind::Channel), name, cells } => {
                if !once.contains(kind) {
                    once.push(*kind);
                    row(*kind, name, records);
                }
                for ((step, cell), here) in steps.iter().zip(cells).zip(&mut touchpoints) {
                    for (place, (_, text)) in cell.iter().enumerate() {
                        touch(*kind, step, place, text, here);
                    }
                }
            }
            Line::Cards { kind, name, cells } => {
                let row = row(*kind, name, records);
                for (step, cell) in steps.iter().zip(cells) {
                    for (place, (sign, text)) in cell.iter().enumerate() {
                        let record = match kind {
                            RowKind::Owner => records.party(text, PartyKind::Role),
                            RowKind::System => records.party(text, PartyKind::System),
                            _ => None,
                        };
                        let id = records.fresh(text, RecordKind::Card);
                        let text = if record.is_some() { String::new() } else { text.clone() };
                        records.push(Card { sign: *sign, ..card(id, &row, step, place, text, record) });
                    }
                }
            }
        }
    }
    for touchpoint in touchpoints.into_iter().flatten() {
        let id = records.fresh(&touchpoint.name, RecordKind::Touchpoint);
        records.push(Touchpoint { id, ..touchpoint });
    }
}

/// Takes an entry of a touchpoint or channel row: channels go with the touchpoints in their order.
fn touch(kind: RowKind, step: &Id, place: usize, text: &str, here: &mut Vec<Touchpoint>) {
    let fresh = |name: &str, channel: Channel, place: usize| Touchpoint {
        id: "touchpoint".into(),
        at: step.clone(),
        place: key(place),
        name: name.to_owned(),
        channel,
        moment_of_truth: false,
        evidence: Evidence::Unknown,
        source: String::new(),
        steps: Vec::new(),
        mark: Mark::None,
        description: String::new(),
    };
    let next = here.len();
    let free = match kind {
        RowKind::Channel => here.get_mut(place),
        _ => here.iter_mut().find(|t| t.name.is_empty()),
    };
    match (kind, free) {
        (RowKind::Channel, Some(touchpoint)) => touchpoint.channel = Channel::of(text),
        (RowKind::Channel, None) => here.push(fresh("", Channel::of(text), next)),
        (_, Some(touchpoint)) => touchpoint.name = text.to_owned(),
        (_, None) => here.push(fresh(text, Channel::Unknown, next)),
    }
}

fn card(id: Id, row: &Id, step: &Id, place: usize, text: String, record: Option<Id>) -> Card {
    Card {
        id,
        row: row.clone(),
        at: step.clone(),
        place: key(place),
        text,
        record,
        sign: Sign::None,
        mark: Mark::None,
        evidence: Evidence::Unknown,
        source: String::new(),
        picture: String::new(),
        description: String::new(),
    }
}
