//! A journey as rows: stages, steps, then a row for each of its rows; the first column says which.

use super::{cell, head::Head, kind::plain};
use crate::{
    delimited::{Row, Separator},
    exchange::Report,
    model::{Evidence, Lifecycle, RowKind, Score, Sign, State},
};

/// What a journey holds, in words alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Journey {
    pub(super) name: String,
    pub(super) process: String,
    pub(super) state: State,
    pub(super) scenario: String,
    pub(super) evidence: Evidence,
    pub(super) source: String,
    pub(super) description: String,
    pub(super) personas: Vec<String>,
    pub(super) stages: Vec<Stage>,
    pub(super) rows: Vec<Line>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stage {
    pub(super) name: String,
    pub(super) lifecycle: Lifecycle,
    /// The names of its steps.
    pub(super) steps: Vec<String>,
}

/// A row below the steps, with a cell for every step.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Line {
    Cards {
        kind: RowKind,
        name: String,
        cells: Vec<Vec<(Sign, String)>>,
    },
    /// The readings of one persona (nobody's where it has no name), with their reasons.
    Emotion {
        persona: String,
        to_be: bool,
        cells: Vec<Option<(Score, String)>>,
    },
}

/// Whether a row is the first of a journey: that of the stages. A heading with what parts cells in it is one of a text
/// read with another separator than its own.
pub(super) fn begins(cells: &[String]) -> bool {
    let whole = cells.first().filter(|cell| !cell.contains(Separator::ALL.map(Separator::char)));
    let first = whole.map(|cell| plain(cell)).unwrap_or_default();
    matches!(first.as_str(), "stage" | "stages" | "phase" | "phases" | "journey" | "journeystage" | "journeystages")
}

/// Whether a cell names a kind of row.
pub(super) fn is_label(cell: &str) -> bool {
    kind_of(&label(cell).0).is_some()
}

/// Reads a table; its head is taken off, and the first row has the stages.
///
/// Cells without a label of their own go on with the row above; what is not understood is told.
pub(super) fn read(mut head: Head, rows: &[Row], report: &mut Report) -> Journey {
    let mut journey = Journey {
        name: head.one(&["journey", "title", "name"]),
        process: head.one(&["process"]),
        scenario: head.one(&["scenario"]),
        source: head.one(&["source"]),
        description: head.one(&["description"]),
        personas: head.all(&["personas", "persona"]),
        ..Journey::default()
    };
    if plain(&head.one(&["state"])) == "tobe" {
        journey.state = State::ToBe;
    }
    let word = head.one(&["evidence"]);
    journey.evidence = Evidence::ALL.into_iter().find(|e| e.word() == word).unwrap_or_default();
    head.tell_rest(report);
    let rows: Vec<&Row> = rows.iter().filter(|row| !row.is_blank()).collect();
    let Some((first, rest)) = rows.split_first() else { return journey };
    let (lifecycle, rest) = match rest.split_first() {
        Some((row, rest)) if plain(first_cell(row)) == "lifecycle" => (Some(*row), rest),
        _ => (None, rest),
    };
    let named = |row: &&&Row| kind_of(&label(first_cell(row)).0) == Some(RowKind::Step);
    // The steps are the row after the stages, or wherever a row of this kind is.
    let at = rest.iter().position(|row| named(&row));
    let steps = at.and_then(|at| rest.get(at)).copied();
    if steps.is_none() {
        report.warn("no-steps", "there is no row of steps; the steps came in without names", "");
    }
    let columns = columns(first, lifecycle, steps, rest, &mut journey);
    let others: Vec<&Row> = rest.iter().enumerate().filter(|(i, _)| Some(*i) != at).map(|(_, row)| *row).collect();
    let scale = scale(&others);
    if scale > 0.0 {
        report.warn("scale", "the emotions run from 1 to 5; they came in as −2 to 2", "");
    }
    for row in others {
        line(row, &columns, scale, &mut journey, report);
    }
    journey
}

fn first_cell(row: &Row) -> &str {
    row.cells.first().map_or("", String::as_str)
}

fn get(row: &Row, column: usize) -> &str {
    row.cells.get(column).map_or("", String::as_str)
}

/// Fills stages and steps; returns the columns of the file that hold a step, in order.
fn columns(
    first: &Row,
    lifecycle: Option<&Row>,
    steps: Option<&Row>,
    rest: &[&Row],
    journey: &mut Journey,
) -> Vec<usize> {
    let mut columns = Vec::new();
    let width = rest.iter().map(|row| row.cells.len()).chain([first.cells.len()]).max().unwrap_or_default();
    let mut filled = vec![false; width];
    for row in rest {
        for (filled, cell) in filled.iter_mut().zip(&row.cells) {
            *filled |= !cell.is_empty();
        }
    }
    for (column, filled) in filled.into_iter().enumerate().skip(1) {
        let cell = get(first, column);
        let step = steps.map_or("", |row| get(row, column));
        let (name, exact) = cell::named(cell);
        if cell.is_empty() && !filled {
            continue;
        }
        let same = journey.stages.last().is_some_and(|stage| stage.name == name || cell.is_empty());
        if !same || exact {
            let word = lifecycle.map_or("", |row| get(row, column));
            let lifecycle = Lifecycle::ALL.into_iter().find(|l| plain(l.word()) == plain(word)).unwrap_or_default();
            journey.stages.push(Stage { name: name.to_owned(), lifecycle, steps: vec![] });
        }
        if filled && let Some(stage) = journey.stages.last_mut() {
            stage.steps.push(cell::named(step).0.to_owned());
            columns.push(column);
        }
    }
    columns
}

/// What must be taken off the emotions: 3 where they run from 1 to 5.
fn scale(rows: &[&Row]) -> f64 {
    let emotions = rows.iter().filter(|row| kind_of(&label(first_cell(row)).0) == Some(RowKind::Emotion));
    let values: Vec<f64> = emotions.flat_map(|row| row.cells.iter().skip(1)).filter_map(|c| number(c).0).collect();
    let fits = values.iter().all(|v| (1.0..=5.0).contains(v)) && values.iter().any(|v| *v > 2.0);
    if fits { 3.0 } else { 0.0 }
}

fn line(row: &Row, columns: &[usize], scale: f64, journey: &mut Journey, report: &mut Report) {
    let text = first_cell(row);
    for (column, cell) in row.cells.iter().enumerate().skip(1) {
        if !cell.is_empty() && columns.binary_search(&column).is_err() {
            report.warn("outside", "cells outside the columns of the table; left out", &super::at(row, cell));
        }
    }
    if text.is_empty() {
        // A row without a label goes on with the one above.
        if let Some(Line::Cards { kind, cells, .. }) = journey.rows.last_mut() {
            for (cell, column) in cells.iter_mut().zip(columns) {
                cell.extend(entries(*kind, get(row, *column)));
            }
            return;
        }
    }
    let (words, to_be, name) = label(text);
    let (kind, name) = match kind_of(&words) {
        Some(kind) if kind != RowKind::Step => (kind, name),
        // There is one row of steps.
        Some(_) | None => {
            report.warn("row-kind", "no kind of row is called so; came in as actions", &super::at(row, text));
            (RowKind::Action, text.to_owned())
        }
    };
    if kind != RowKind::Emotion {
        let cells = columns.iter().map(|column| entries(kind, get(row, *column))).collect();
        journey.rows.push(Line::Cards { kind, name, cells });
        return;
    }
    let mut cells = Vec::new();
    for column in columns {
        let cell = get(row, *column);
        let (value, reason) = number(cell);
        if value.is_none() && !cell.is_empty() {
            report.warn("no-number", "an emotion is a number from −2 to 2; left out", &super::at(row, cell));
        }
        if value.is_some_and(|v| !(-2.0..=2.0).contains(&(v - scale))) {
            report.warn("beyond", "emotions run from −2 to 2; the nearest was taken", &super::at(row, cell));
        }
        cells.push(value.and_then(|v| Score::near(v - scale)).map(|score| (score, reason.to_owned())));
    }
    journey.rows.push(Line::Emotion { persona: name, to_be, cells });
}

/// A number with any minus and any decimal sign, and what comes after it.
fn number(cell: &str) -> (Option<f64>, &str) {
    let end = cell.find(['\n', ';']).unwrap_or(cell.len());
    let (text, rest) = cell.split_at(end);
    let text: String = text.trim().chars().map(|c| if c == '−' { '-' } else { c }).collect();
    let value = text.replace(',', ".").parse().ok().filter(|n: &f64| n.is_finite());
    (value, rest.strip_prefix(['\n', ';']).unwrap_or_default())
}

fn entries(kind: RowKind, cell: &str) -> Vec<(Sign, String)> {
    let signed = |text: String| match kind {
        RowKind::PainsAndDelights => signed(&text),
        _ => (Sign::None, text),
    };
    cell::split(cell).into_iter().map(signed).filter(|(_, text)| !text.trim().is_empty()).collect()
}

/// `+ fast` is a delight, `- slow` a pain; a backslash before it, and the sign is a character.
fn signed(text: &str) -> (Sign, String) {
    let (sign, rest) = match text.chars().next() {
        Some('+') => (Sign::Delight, text.get(1..)),
        Some(c @ ('-' | '−')) => (Sign::Pain, text.get(c.len_utf8()..)),
        Some('\\') => return (Sign::None, text.get(1..).unwrap_or_default().to_owned()),
        _ => return (Sign::None, text.to_owned()),
    };
    let rest = rest.unwrap_or_default();
    (sign, rest.strip_prefix(' ').unwrap_or(rest).to_owned())
}

/// The words for the kind of a row, whether it is about what should be, and its own name.
fn label(cell: &str) -> (String, bool, String) {
    let (words, name) = match cell.split_once(':') {
        Some((words, name)) => (words, name.strip_prefix(' ').unwrap_or(name)),
        None => (cell, ""),
    };
    let words = plain(words);
    match words.strip_suffix("tobe").filter(|words| !words.is_empty()) {
        Some(words) => (words.to_owned(), true, name.to_owned()),
        None => (words, false, name.to_owned()),
    }
}

/// The kind of row with these words, one or several of it.
fn kind_of(words: &str) -> Option<RowKind> {
    let same = |kind: &RowKind| {
        let word = plain(kind.word());
        words == word || words.strip_suffix('s') == Some(word.as_str())
    };
    RowKind::ALL.into_iter().find(same).or(match words {
        "painsanddelights" | "painsdelights" | "painsandgains" => Some(RowKind::PainsAndDelights),
        "painpoint" | "painpoints" => Some(RowKind::Pain),
        "gain" | "gains" => Some(RowKind::Delight),
        "emotionalcurve" | "emotioncurve" | "feeling" | "feelings" | "mood" => Some(RowKind::Emotion),
        "quote" | "quotes" | "thinking" => Some(RowKind::Thought),
        "doing" | "useraction" | "useractions" | "customeraction" | "customeractions" => Some(RowKind::Action),
        "opportunities" | "idea" | "ideas" => Some(RowKind::Opportunity),
        "evidence" => Some(RowKind::Evidence),
        "momentsoftruth" => Some(RowKind::MomentOfTruth),
        "activity" | "activities" | "journeystep" | "journeysteps" => Some(RowKind::Step),
        _ => None,
    })
}

/// The rows of a journey, head first.
pub(super) fn rows(journey: &Journey) -> Vec<Vec<String>> {
    let mut head = Head::default();
    head.put("journey", &journey.name);
    head.put("process", &journey.process);
    if journey.state == State::ToBe {
        head.put("state", "to-be");
    }
    head.put_all("personas", journey.personas.clone());
    head.put("scenario", &journey.scenario);
    if journey.evidence != Evidence::default() {
        head.put("evidence", journey.evidence.word());
    }
    head.put("source", &journey.source);
    head.put("description", &journey.description);
    let mut rows: Vec<Vec<String>> = head.rows().collect();
    let (mut first, mut lifecycle, mut steps) =
        (vec!["Stage".to_owned()], vec!["Lifecycle".to_owned()], vec!["Step".to_owned()]);
    let mut before: Option<&str> = None;
    // The columns that hold a step: a stage without one has a column all the same.
    let mut filled = Vec::new();
    for stage in &journey.stages {
        let plain = before != Some(stage.name.as_str()) && !stage.name.is_empty() && !stage.name.starts_with('\\');
        first.push(if plain { stage.name.clone() } else { format!("\\{}", stage.name) });
        before = Some(&stage.name);
        lifecycle.push(stage.lifecycle.word().to_owned());
        for (i, step) in stage.steps.iter().enumerate() {
            if i > 0 {
                first.push(String::new());
                lifecycle.push(String::new());
            }
            steps.push(cell::name(step));
            filled.push(true);
        }
        if stage.steps.is_empty() {
            steps.push(String::new());
            filled.push(false);
        }
    }
    rows.push(first);
    if journey.stages.iter().any(|stage| stage.lifecycle != Lifecycle::default()) {
        rows.push(lifecycle);
    }
    rows.push(steps);
    for line in &journey.rows {
        let (label, cells) = written(line);
        let mut cells = cells.into_iter();
        let cell = |filled: &bool| if *filled { cells.next().unwrap_or_default() } else { String::new() };
        rows.push(std::iter::once(label).chain(filled.iter().map(cell)).collect());
    }
    rows
}

fn written(line: &Line) -> (String, Vec<String>) {
    let label = |words: &str, name: &str| {
        let mut letters = words.chars();
        let words: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        if name.is_empty() { words } else { format!("{words}: {name}") }
    };
    match line {
        Line::Cards { kind, name, cells } => {
            let entry = |(sign, text): &(Sign, String)| match (kind, sign) {
                (RowKind::PainsAndDelights, Sign::Delight) => format!("+ {text}"),
                (RowKind::PainsAndDelights, Sign::Pain) => format!("− {text}"),
                (RowKind::PainsAndDelights, Sign::None) if text.starts_with(['+', '-', '−', '\\']) => {
                    format!("\\{text}")
                }
                _ => text.clone(),
            };
            let cell = |cell: &Vec<(Sign, String)>| cell::join(&cell.iter().map(entry).collect::<Vec<_>>());
            (label(kind.word(), name), cells.iter().map(cell).collect())
        }
        Line::Emotion { persona, to_be, cells } => {
            let words = if *to_be { "emotion (to be)" } else { "emotion" };
            let cell = |cell: &Option<(Score, String)>| match cell {
                None => String::new(),
                Some((score, reason)) => {
                    let value = score.value().to_string().replace('-', "−");
                    if reason.is_empty() { value } else { format!("{value}\n{reason}") }
                }
            };
            (label(words, persona), cells.iter().map(cell).collect())
        }
    }
}
