//! A customer journey as a table: journey steps across, typed rows down.

use super::{Body, Cell, Column, Curve, Entry, Group, Look, Reading, Row, Table, Tint, blueprint};
use crate::model::{
    Card, ColumnKey, Document, Emotion, Evidence, Id, Journey, JourneyRow, JourneyStep, Mark, RowKey, RowKind, Sheet,
    Sign, Stage, State, Touchpoint,
};
use std::collections::BTreeMap;

const COLUMN: f64 = 158.0;
const ROW_HEAD: f64 = 148.0;

/// The journey as a table.
pub fn table(document: &Document, id: &Id) -> Option<Table> {
    let journey = document.journey(id)?;
    let mut stages: Vec<&Stage> = document.stages().filter(|s| s.journey == *id).collect();
    stages.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    let mut of_stage: BTreeMap<&Id, Vec<&JourneyStep>> = BTreeMap::new();
    for step in document.journey_steps() {
        of_stage.entry(&step.stage).or_default().push(step);
    }
    let mut groups = Vec::new();
    let mut steps: Vec<&JourneyStep> = Vec::new();
    for stage in stages {
        let mut mine = of_stage.remove(&stage.id).unwrap_or_default();
        mine.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
        groups.push(Group {
            id: stage.id.clone(),
            name: stage.name.clone(),
            caption: stage.lifecycle.word().into(),
            columns: mine.len(),
        });
        steps.extend(mine);
    }
    let column = |step: &&JourneyStep| Column {
        key: ColumnKey::Step(step.id.clone()),
        heading: String::new(),
        letter: "",
        tint: Tint::Plain,
        width: COLUMN,
    };
    let columns: Vec<Column> = steps.iter().map(column).collect();
    let at: BTreeMap<&Id, usize> = steps.iter().enumerate().map(|(i, s)| (&s.id, i)).collect();
    let mut rows: Vec<&JourneyRow> = document.journey_rows().filter(|r| r.journey == *id && !r.hidden).collect();
    rows.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    let place: BTreeMap<&Id, usize> = rows.iter().enumerate().map(|(i, r)| (&r.id, i)).collect();

    let mut cards: BTreeMap<(usize, usize), Vec<&Card>> = BTreeMap::new();
    for card in document.cards() {
        if let (Some(&row), Some(&column)) = (place.get(&card.row), at.get(&card.at)) {
            cards.entry((row, column)).or_default().push(card);
        }
    }
    let mut touchpoints: BTreeMap<usize, Vec<&Touchpoint>> = BTreeMap::new();
    for touchpoint in document.touchpoints() {
        if let Some(&column) = at.get(&touchpoint.at) {
            touchpoints.entry(column).or_default().push(touchpoint);
        }
    }
    let emotions: Vec<(usize, &Emotion)> =
        document.emotions().filter_map(|e| at.get(&e.at).map(|&column| (column, e))).collect();

    let mut table = Table {
        sheet: Sheet::Journey(id.clone()),
        title: journey.name.clone(),
        subtitle: subtitle(document, journey),
        groups,
        columns,
        rows: Vec::new(),
        cells: Vec::new(),
        arrows: Vec::new(),
        row_head: ROW_HEAD,
        hint: "",
        next: None,
    };
    let step_cell = |step: &&JourneyStep| Cell { entries: vec![entry(&step.id, None, &step.name, Look::Strong)] };
    if !rows.iter().any(|r| r.kind == RowKind::Step) {
        table.rows.push(head(RowKey::Steps, "Step", Tint::Customer));
        table.cells.extend(steps.iter().map(step_cell));
    }
    for (r, row) in rows.iter().enumerate() {
        let name = capital(document.display_name(&row.id));
        let tint = match row.kind {
            RowKind::Step | RowKind::Action | RowKind::Touchpoint | RowKind::Channel => Tint::Customer,
            _ => Tint::Plain,
        };
        let mut it = head(RowKey::Row(row.id.clone()), &name, tint);
        let mut cells: Vec<Cell> = (0..steps.len())
            .map(|c| Cell {
                entries: cards
                    .get(&(r, c))
                    .map_or_else(Vec::new, |list| list.iter().map(|k| card(document, row, k)).collect()),
            })
            .collect();
        match row.kind {
            RowKind::Step => cells = steps.iter().map(step_cell).collect(),
            RowKind::Touchpoint | RowKind::Channel => {
                for (c, cell) in cells.iter_mut().enumerate() {
                    for touchpoint in touchpoints.get(&c).into_iter().flatten() {
                        cell.entries.push(touch(document, row, touchpoint));
                    }
                }
            }
            RowKind::Emotion => it.body = Body::Curves(curves(document, journey, &emotions, &touchpoints, steps.len())),
            _ => {}
        }
        if row.collapsed {
            it.body = Body::Collapsed(cells.iter().map(|c| c.entries.len()).sum());
            cells.iter_mut().for_each(|c| c.entries.clear());
        }
        table.rows.push(it);
        table.cells.extend(cells);
    }
    // A journey without a row of its own for its steps begins with their names.
    let names = table.rows.len() - rows.len();
    let kinds: Vec<RowKind> = [RowKind::Step].into_iter().take(names).chain(rows.iter().map(|r| r.kind)).collect();
    blueprint::set_lines(&mut table.rows, &kinds);
    Some(table)
}

fn head(key: RowKey, name: &str, tint: Tint) -> Row {
    Row {
        key,
        heading: name.into(),
        caption: String::new(),
        tint,
        party: None,
        line_above: None,
        least: 46.0,
        body: Body::Cells,
    }
}

fn entry(record: &Id, shows: Option<Id>, text: &str, look: Look) -> Entry {
    Entry { record: record.clone(), shows, text: text.into(), look, mark: Mark::None, evidence: Evidence::Unknown }
}

fn card(document: &Document, row: &JourneyRow, card: &Card) -> Entry {
    let look = match (row.kind, card.sign) {
        (RowKind::Pain, _) | (_, Sign::Pain) => Look::Pain,
        (RowKind::Delight, _) | (_, Sign::Delight) => Look::Delight,
        (RowKind::Frontstage | RowKind::Backstage | RowKind::Support, Sign::None) => Look::Step { wait: false },
        (RowKind::Opportunity, Sign::None) => Look::Opportunity,
        (RowKind::MomentOfTruth, Sign::None) => Look::MomentOfTruth,
        (RowKind::Thought, Sign::None) => Look::Quote,
        (RowKind::Picture, Sign::None) => Look::Picture(card.picture.as_str().into()),
        _ => Look::Text,
    };
    let text = document.display_name(&card.id);
    Entry { mark: card.mark, evidence: card.evidence, ..entry(&card.id, card.record.clone(), text, look) }
}

fn touch(document: &Document, row: &JourneyRow, touchpoint: &Touchpoint) -> Entry {
    let channel = touchpoint.channel.clone();
    let (text, look) = match row.kind {
        RowKind::Channel => (channel.word().to_owned(), Look::Channel(channel)),
        _ => {
            let look = Look::Touchpoint { channel, moment_of_truth: touchpoint.moment_of_truth };
            (document.display_name(&touchpoint.id).to_owned(), look)
        }
    };
    let shows = touchpoint.steps.first().cloned();
    Entry { mark: touchpoint.mark, evidence: touchpoint.evidence, ..entry(&touchpoint.id, shows, &text, look) }
}

fn curves(
    document: &Document,
    journey: &Journey,
    emotions: &[(usize, &Emotion)],
    touchpoints: &BTreeMap<usize, Vec<&Touchpoint>>,
    columns: usize,
) -> Vec<Curve> {
    let personas: Vec<Option<Id>> =
        if journey.personas.is_empty() { vec![None] } else { journey.personas.iter().cloned().map(Some).collect() };
    let mut curves = Vec::new();
    for to_be in [true, false] {
        for (place, persona) in personas.iter().enumerate() {
            let mut readings = vec![None; columns];
            for (column, emotion) in emotions {
                if emotion.persona == *persona && (emotion.state == State::ToBe) == to_be {
                    let truth = touchpoints.get(column).is_some_and(|list| list.iter().any(|t| t.moment_of_truth));
                    readings[*column] =
                        Some(Reading { id: emotion.id.clone(), value: emotion.value.value(), moment_of_truth: truth });
                }
            }
            if readings.iter().any(Option::is_some) {
                let name = persona.as_ref().map_or("", |id| document.display_name(id)).to_owned();
                curves.push(Curve { persona: persona.clone(), name, place, to_be, readings });
            }
        }
    }
    curves
}

fn subtitle(document: &Document, journey: &Journey) -> String {
    let mut parts = Vec::new();
    let names: Vec<&str> =
        journey.personas.iter().map(|p| document.display_name(p)).filter(|name| !name.is_empty()).collect();
    if !names.is_empty() {
        parts.push(format!("Persona: {}", names.join(", ")));
    }
    if !journey.scenario.is_empty() {
        parts.push(format!("scenario: {}", journey.scenario));
    }
    match (journey.evidence, journey.source.as_str()) {
        (Evidence::Unknown, "") => {}
        (Evidence::Unknown, source) => parts.push(source.into()),
        (evidence, "") => parts.push(evidence.word().into()),
        (evidence, source) => parts.push(format!("{}, {source}", evidence.word())),
    }
    parts.join(" · ")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
