//! A customer journey as a table: journey steps across, typed rows down. Linear in the number of records.
//!
//! What dangles is shown, never left out: cards without a row stand in a last row, cards without a step in a last
//! column.

use super::{
    Arrow, Body, Cell, Column, Curve, Entry, Group, Look, Portrait, Reading, Row, Table, Tint, blueprint, legend,
    origin::Before,
};
use crate::{
    layout::{badges::Badges, chips::RequestChip},
    model::{
        Band, Card, Channel, ColumnKey, Document, Evidence, Id, IdMap, Journey, JourneyRow, JourneyStep, JourneyView,
        MAX_PERSONAS, Record, RowKey, RowKind, Sheet, Sign, State, StepKind, Touchpoint, capital,
    },
};
use std::collections::BTreeMap;

const COLUMN: f64 = 158.0;
const ROW_HEAD: f64 = 148.0;
/// At least so high are rows of names, of channels, of cards, and those that are collapsed.
const STEP_ROW: f64 = 56.0;
const ROW: f64 = 46.0;
const CARD_ROW: f64 = 62.0;
const COLLAPSED_ROW: f64 = 30.0;

/// The journey as a table, with the chips of an earlier one as far as they say what they said.
pub fn table(document: &Document, id: &Id, before: Option<&Before>) -> Option<Table> {
    let view = JourneyView::new(document, id)?;
    let shown: Vec<&JourneyRow> = view.rows.iter().copied().filter(|r| !r.hidden).collect();
    let mut table = Table {
        sheet: Sheet::Journey(id.clone()),
        title: view.journey.name.clone(),
        subtitle: subtitle(document, view.journey),
        portraits: portraits(document, view.journey),
        groups: Vec::new(),
        columns: Vec::new(),
        rows: Vec::new(),
        cells: Vec::new(),
        arrows: Vec::new(),
        row_head: ROW_HEAD,
        hint: "",
        next: None,
        ruled: true,
    };
    columns(&view, &mut table);
    if view.stages.is_empty() {
        table.hint = "Type the first stage in the customer's words, then what they do in it";
    }
    table.arrows.extend(view.dependencies.iter().map(|d| Arrow {
        id: d.id.clone(),
        from: d.from.clone(),
        to: d.to.clone(),
        mutual: d.mutual,
        label: d.label.clone(),
    }));

    // Where everything stands, by the places of rows and columns.
    let mut steps: Vec<Option<&JourneyStep>> = Vec::with_capacity(table.columns.len());
    for node in &view.stages {
        match node.steps.as_slice() {
            [] => steps.push(None),
            all => steps.extend(all.iter().copied().map(Some)),
        }
    }
    steps.resize(table.columns.len(), None);
    let at: IdMap<usize> = steps.iter().enumerate().filter_map(|(i, s)| Some((&(*s)?.id, i))).collect();
    let rows: IdMap<usize> = shown.iter().enumerate().map(|(i, r)| (&r.id, i)).collect();
    let hidden: IdMap<()> = view.rows.iter().filter(|r| r.hidden).map(|r| (&r.id, ())).collect();
    let width = table.columns.len();
    let unplaced = table.columns.iter().position(|c| c.key == ColumnKey::New);
    let mut grid: Vec<Vec<&Card>> = vec![Vec::new(); shown.len() * width];
    let mut rowless: Vec<Vec<&Card>> = vec![Vec::new(); width];
    for &card in &view.cards {
        let Some(column) = at.get(&card.at).copied().or(unplaced) else { continue };
        match rows.get(&card.row) {
            Some(&row) => grid.get_mut(row * width + column).into_iter().for_each(|cell| cell.push(card)),
            None if hidden.contains_key(&card.row) => {}
            None => rowless.get_mut(column).into_iter().for_each(|cell| cell.push(card)),
        }
    }
    let mut touchpoints: Vec<Vec<&Touchpoint>> = vec![Vec::new(); width];
    for &touchpoint in &view.touchpoints {
        at.get(&touchpoint.at).and_then(|&c| touchpoints.get_mut(c)).into_iter().for_each(|list| list.push(touchpoint));
    }

    let names = || -> Vec<Cell> {
        let name = |step: &Option<&JourneyStep>| {
            step.map_or_else(Cell::default, |s| Cell { entries: vec![entry(&s.id, None, &s.name, Look::Strong)] })
        };
        steps.iter().map(name).collect()
    };
    if !shown.iter().any(|r| r.kind == RowKind::Step) {
        table.rows.push(head(RowKey::Steps, "Step", RowKind::Step));
        table.cells.extend(names());
    }
    for (r, &row) in shown.iter().enumerate() {
        let mut it = row_head(document, row);
        let mut cells: Vec<Cell> = (0..width)
            .map(|c| {
                let cards = grid.get(r * width + c).map_or(&[][..], Vec::as_slice);
                Cell { entries: cards.iter().map(|card| card_entry(document, row.kind, card)).collect() }
            })
            .collect();
        let mut holds: usize = cells.iter().map(|c| c.entries.len()).sum();
        match row.kind {
            RowKind::Step => {
                for (cell, name) in cells.iter_mut().zip(names()) {
                    cell.entries.splice(0..0, name.entries);
                }
                holds += steps.iter().flatten().count();
            }
            RowKind::Touchpoint | RowKind::Channel => {
                for (cell, there) in cells.iter_mut().zip(&touchpoints) {
                    cell.entries.extend(there.iter().map(|t| touch(document, row, t)));
                }
                holds += touchpoints.iter().map(Vec::len).sum::<usize>();
            }
            RowKind::Emotion => {
                let curves = curves(document, &view, &at, &touchpoints, width);
                let names: Vec<&str> = legend(&curves).into_iter().map(|(_, name)| name).collect();
                it.caption = names.join("\n");
                it.body = Body::Curves(curves);
                holds += view.emotions.len();
            }
            _ => {}
        }
        if row.collapsed {
            it.body = Body::Collapsed(holds);
            it.caption = String::new();
            it.least = COLLAPSED_ROW;
            cells.iter_mut().for_each(|c| c.entries.clear());
        }
        table.rows.push(it);
        table.cells.extend(cells);
    }
    if rowless.iter().any(|cards| !cards.is_empty()) {
        table.rows.push(head(RowKey::New, "Without a row", RowKind::Action));
        let cell = |cards: &Vec<&Card>| Cell {
            entries: cards.iter().map(|card| card_entry(document, RowKind::Action, card)).collect(),
        };
        table.cells.extend(rowless.iter().map(cell));
    }
    // A journey without a row of its own for its steps begins with their names.
    let names = usize::from(!shown.iter().any(|r| r.kind == RowKind::Step));
    let kinds: Vec<RowKind> = [RowKind::Step].into_iter().take(names).chain(shown.iter().map(|r| r.kind)).collect();
    blueprint::set_lines(&mut table.rows, &kinds);
    badges(document, &view, &shown, before, &mut table);
    // What the subtitle says of the whole is not said again of each: only what differs.
    for entry in table.cells.iter_mut().flat_map(|cell| &mut cell.entries) {
        if entry.evidence == view.journey.evidence {
            entry.evidence = Evidence::Unknown;
        }
    }
    Some(table)
}

/// Gives entries the chips of what they are, and of the process step they stand for. A touchpoint shows its own once,
/// in the first row of touchpoints.
fn badges(document: &Document, view: &JourneyView, shown: &[&JourneyRow], before: Option<&Before>, table: &mut Table) {
    let badges = Badges::new(document, &view.journey.badges);
    let known = known_chips(&view.rows, before);
    let mut said: IdMap<()> = IdMap::default();
    for (has, cell) in cells_with_chips(shown, table.columns.len(), &table.rows).zip(&mut table.cells) {
        for entry in cell.entries.iter_mut().filter(|_| has) {
            let Some(record) = document.get(&entry.record).filter(|it| said.insert(it.id(), ()).is_none()) else {
                continue;
            };
            if let Some(chips) = known.get(record.id()) {
                entry.chips = chips.to_vec();
                continue;
            }
            entry.chips = badges.about(record.id());
            let step = match record {
                Record::Card(card) => card.record.as_ref().and_then(|id| document.step(id)),
                _ => None,
            };
            if let Some(step) = step {
                entry.chips.extend(badges.step(step));
            }
        }
    }
}

/// Which cells show chips, row by row: those of channels do not.
fn cells_with_chips(shown: &[&JourneyRow], columns: usize, rows: &[Row]) -> impl Iterator<Item = bool> {
    let channels: Vec<&Id> = shown.iter().filter(|row| row.kind == RowKind::Channel).map(|row| &row.id).collect();
    let has: Vec<bool> =
        rows.iter().map(|row| !matches!(&row.key, RowKey::Row(id) if channels.contains(&id))).collect();
    has.into_iter().flat_map(move |has| std::iter::repeat_n(has, columns))
}

/// The chips of an earlier table that say the same now, by the record they are of: what they speak of is as it was, and
/// so are the rows that show them.
fn known_chips<'a>(rows: &[&JourneyRow], before: Option<&'a Before<'a>>) -> IdMap<'a, &'a [RequestChip]> {
    let silent = |record: &Record| {
        matches!(
            record,
            Record::Card(_)
                | Record::Touchpoint(_)
                | Record::JourneyStep(_)
                | Record::Stage(_)
                | Record::Emotion(_)
                | Record::Dependency(_)
        )
    };
    let Some(before) = before.filter(|before| before.all(|change| change.states().all(silent))) else {
        return IdMap::default();
    };
    let stands_for = |record: Option<&'a Record>| match record {
        Some(Record::Card(card)) => card.record.as_ref(),
        _ => None,
    };
    let same = |id: &Id| before.change(id).is_none_or(|change| stands_for(change.was) == stands_for(change.now));
    let mut known = IdMap::default();
    let table = before.table;
    for (has, cell) in cells_with_chips(rows, table.columns.len(), &table.rows).zip(&table.cells) {
        for entry in cell.entries.iter().filter(|entry| has && same(&entry.record)) {
            known.entry(&entry.record).or_insert(&entry.chips[..]);
        }
    }
    known
}

/// A column for each step; one for each stage without steps, and one for cards whose step is not in the journey.
fn columns(view: &JourneyView, table: &mut Table) {
    let column = |key: ColumnKey| Column { key, heading: String::new(), letter: "", tint: Tint::Plain, width: COLUMN };
    let mut known: IdMap<()> = IdMap::default();
    for node in &view.stages {
        table.groups.push(Group {
            id: node.stage.id.clone(),
            name: node.stage.name.clone(),
            caption: node.stage.lifecycle.word().into(),
            columns: node.steps.len().max(1),
        });
        if node.steps.is_empty() {
            table.columns.push(column(ColumnKey::Stage(node.stage.id.clone())));
        }
        table.columns.extend(node.steps.iter().map(|s| column(ColumnKey::Step(s.id.clone()))));
        known.extend(node.steps.iter().map(|s| (&s.id, ())));
    }
    let lost = view.cards.iter().any(|card| !known.contains_key(&card.at));
    if lost || view.stages.is_empty() {
        table.groups.push(Group {
            id: view.journey.id.clone(),
            name: if lost { "Without a step".into() } else { String::new() },
            caption: String::new(),
            columns: 1,
        });
        table.columns.push(column(ColumnKey::New));
    }
}

fn row_head(document: &Document, row: &JourneyRow) -> Row {
    let party = row.party.as_ref().and_then(|id| document.party(id));
    let name = document.display_name(&row.id).trim();
    // A party that is not in the model leaves the row its kind's word.
    let named = !name.is_empty() && name != row.kind.word();
    let mut it = head(RowKey::Row(row.id.clone()), &capital(if named { name } else { row.kind.word() }), row.kind);
    it.party = party.map(|p| p.kind);
    // That a row holds what the customer does is seen.
    if named && row.kind != RowKind::Step && !name.eq_ignore_ascii_case(row.kind.word()) {
        it.caption = row.kind.word().to_owned();
    }
    it
}

fn head(key: RowKey, name: &str, kind: RowKind) -> Row {
    let tint = match kind.blueprint_band() {
        Some(Band::Customer) => Tint::Customer,
        _ => Tint::Plain,
    };
    let least = match kind {
        RowKind::Step => STEP_ROW,
        RowKind::PainsAndDelights
        | RowKind::Pain
        | RowKind::Delight
        | RowKind::Frontstage
        | RowKind::Backstage
        | RowKind::Support
        | RowKind::Opportunity => CARD_ROW,
        _ => ROW,
    };
    Row {
        key,
        heading: name.into(),
        caption: String::new(),
        tint,
        party: None,
        line_above: None,
        least,
        body: Body::Cells,
    }
}

fn entry(record: &Id, shows: Option<Id>, text: &str, look: Look) -> Entry {
    Entry { shows, ..Entry::new(record, text, look) }
}

fn card_entry(document: &Document, kind: RowKind, card: &Card) -> Entry {
    let shown = card.record.as_ref().map(|id| document.get(id));
    let look = match (kind, card.sign) {
        (RowKind::Pain, _) | (_, Sign::Pain) => Look::Pain,
        (RowKind::Delight, _) | (_, Sign::Delight) => Look::Delight,
        (RowKind::Frontstage | RowKind::Backstage | RowKind::Support, Sign::None) => {
            let wait = matches!(shown, Some(Some(Record::Step(step))) if step.kind == StepKind::Wait);
            Look::Step { wait }
        }
        (RowKind::Opportunity, Sign::None) => Look::Opportunity,
        (RowKind::MomentOfTruth, Sign::None) => Look::MomentOfTruth,
        (RowKind::Thought, Sign::None) => Look::Quote,
        (RowKind::Picture, Sign::None) => Look::Picture(card.picture.as_str().into()),
        (_, Sign::None) => match shown {
            Some(Some(Record::Party(party))) => Look::Party(party.kind),
            _ => Look::Text,
        },
    };
    let mut text = document.display_name(&card.id);
    // What it stands for is not in the model, and it has no words of its own: it says so.
    let missing = matches!(shown, Some(None)) && text.trim().is_empty();
    if missing {
        text = "Not in the model";
    }
    let look = if missing { Look::Gap } else { look };
    Entry { mark: card.mark, evidence: card.evidence, ..entry(&card.id, card.record.clone(), text, look) }
}

fn touch(document: &Document, row: &JourneyRow, touchpoint: &Touchpoint) -> Entry {
    let channel = touchpoint.channel.clone();
    let (text, look) = match row.kind {
        RowKind::Channel => (channel.word().to_owned(), Look::Channel(channel)),
        _ => {
            let words = match document.display_name(&touchpoint.id).trim() {
                "" if channel == Channel::Unknown => "touchpoint",
                words => words,
            };
            let look = Look::Touchpoint { channel, moment_of_truth: touchpoint.moment_of_truth };
            (words.to_owned(), look)
        }
    };
    let shows = touchpoint.steps.first().cloned();
    Entry { mark: touchpoint.mark, evidence: touchpoint.evidence, ..entry(&touchpoint.id, shows, &text, look) }
}

/// A curve for each persona with readings; those of what should be come first, to lie beneath.
fn curves(
    document: &Document,
    view: &JourneyView,
    at: &IdMap<usize>,
    touchpoints: &[Vec<&Touchpoint>],
    columns: usize,
) -> Vec<Curve> {
    let told = view.told_for();
    let places: BTreeMap<Option<&Id>, usize> = told.iter().enumerate().map(|(i, p)| (p.as_ref(), i)).collect();
    let mut curves: Vec<Curve> = Vec::with_capacity(2 * told.len());
    for to_be in [true, false] {
        curves.extend(told.iter().enumerate().map(|(place, persona)| Curve {
            persona: persona.clone(),
            name: called(document, persona.as_ref(), told.len()),
            place,
            to_be,
            readings: vec![None; columns],
        }));
    }
    for emotion in &view.emotions {
        let Some(&place) = places.get(&emotion.persona.as_ref()) else { continue };
        let Some(&column) = at.get(&emotion.at) else { continue };
        let curve = if emotion.state == State::ToBe { place } else { told.len() + place };
        let slot = curves.get_mut(curve).and_then(|c| c.readings.get_mut(column));
        // Of several readings that say the same the first counts, as in the verbs.
        if let Some(slot @ None) = slot {
            let truth = touchpoints.get(column).is_some_and(|list| list.iter().any(|t| t.moment_of_truth));
            *slot = Some(Reading { id: emotion.id.clone(), value: emotion.value.value(), moment_of_truth: truth });
        }
    }
    curves.retain(|curve| curve.readings.iter().any(Option::is_some));
    curves
}

fn called(document: &Document, persona: Option<&Id>, several: usize) -> String {
    let name = match persona {
        Some(id) if document.get(id).is_none() => "Not in the model",
        Some(id) => document.display_name(id).trim(),
        None => "",
    };
    match name {
        "" if several > 1 => "No persona".to_owned(),
        name => name.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

fn portraits(document: &Document, journey: &Journey) -> Vec<Portrait> {
    let personas = journey.personas.iter().take(MAX_PERSONAS).filter_map(|id| document.persona(id));
    personas
        .filter(|persona| !persona.portrait.trim().is_empty())
        .map(|persona| Portrait {
            persona: persona.id.clone(),
            name: persona.name.clone(),
            file: persona.portrait.trim().into(),
        })
        .collect()
}

fn subtitle(document: &Document, journey: &Journey) -> String {
    let mut parts = Vec::new();
    if journey.state == State::ToBe {
        parts.push("to-be".to_owned());
    }
    let names: Vec<&str> =
        journey.personas.iter().map(|p| document.display_name(p).trim()).filter(|name| !name.is_empty()).collect();
    if !names.is_empty() {
        let word = if names.len() == 1 { "persona" } else { "personas" };
        parts.push(format!("{word}: {}", names.join("; ")));
    }
    if !journey.scenario.trim().is_empty() {
        parts.push(format!("scenario: {}", journey.scenario.trim()));
    }
    match (journey.evidence, journey.source.trim()) {
        (Evidence::Unknown, "") => {}
        (Evidence::Unknown, source) => parts.push(source.into()),
        (evidence, "") => parts.push(evidence.word().into()),
        (evidence, source) => parts.push(format!("{}, {source}", evidence.word())),
    }
    capital(&parts.join(" · "))
}
