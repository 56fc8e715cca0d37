//! A decision table as rows: its hit policy and headings, then a rule a row.
//!
//! The heading row is `U`, then each column as it is typed ("Amount: number", "Kind: standard, gold"); outputs begin
//! with `→`. Where none does, as in a table made by hand, the last column before the notes is the output.

use super::head::Head;
use crate::{
    delimited::Row,
    exchange::Report,
    model::{DecisionHeading, DecisionSide, HitPolicy},
};

/// What a decision table holds, in words alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Decision {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) hit: HitPolicy,
    /// Inputs, then outputs.
    pub(super) columns: Vec<(DecisionSide, DecisionHeading)>,
    pub(super) rows: Vec<Rule>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rule {
    /// A text a column.
    pub(super) cells: Vec<String>,
    pub(super) note: String,
}

const OUTPUT: char = '→';
const INPUT: char = '←';
const NOTES: &str = "Notes";

/// The hit policy of a heading row, where it is one of a decision table: a letter, and at least two columns.
pub(super) fn headings(cells: &[String]) -> Option<HitPolicy> {
    let letter = cells.first()?.trim();
    let hit = HitPolicy::ALL.iter().find(|hit| hit.letter() == letter)?;
    let columns = cells.iter().skip(1).filter(|cell| !cell.trim().is_empty());
    (columns.count() > 1).then_some(*hit)
}

/// Reads a table; its first row is the heading row.
pub(super) fn read(mut head: Head, rows: &[Row], report: &mut Report) -> Decision {
    let mut table = Decision {
        name: head.one(&["decision table", "decision", "name"]),
        description: head.one(&["description"]),
        ..Decision::default()
    };
    head.tell_rest(report);
    let Some((heading, body)) = rows.split_first() else { return table };
    table.hit = headings(&heading.cells).unwrap_or_default();
    let named = heading.cells.iter().skip(1).take(super::MAX_HEADINGS).rposition(|cell| !cell.trim().is_empty());
    let wide = named.map_or(0, |last| last + 1);
    let columns: Vec<&str> = heading.cells.iter().skip(1).take(wide).map(|cell| cell.trim()).collect();
    let notes = columns.iter().position(|cell| is_notes(cell));
    let marked = columns.iter().any(|cell| cell.starts_with([OUTPUT, INPUT]) || cell.starts_with("->"));
    let last = (0..columns.len()).rev().find(|at| Some(*at) != notes);
    let mut places = Vec::new();
    for (at, cell) in columns.iter().enumerate().filter(|(at, _)| Some(*at) != notes) {
        let output = cell.strip_prefix(OUTPUT).or_else(|| cell.strip_prefix("->"));
        let side = match output.is_some() || (!marked && Some(at) == last) {
            true => DecisionSide::Output,
            false => DecisionSide::Input,
        };
        let text = output.or_else(|| cell.strip_prefix(INPUT)).unwrap_or(cell);
        places.push((side, at, DecisionHeading::read(text)));
    }
    // Inputs first, each side in its order.
    places.sort_by_key(|(side, ..)| *side);
    for row in body.iter().filter(|row| !row.is_blank()) {
        let get = |at: usize| row.cells.get(at + 1).map_or_else(String::new, |cell| cell.trim().to_owned());
        let cells = places.iter().map(|(_, at, _)| get(*at)).collect();
        table.rows.push(Rule { cells, note: notes.map_or_else(String::new, get) });
        for cell in row.cells.iter().skip(wide + 1).filter(|cell| !cell.is_empty()) {
            report.warn("outside", "cells outside the columns of the table; left out", &super::at(row, cell));
        }
    }
    table.columns = places.into_iter().map(|(side, _, heading)| (side, heading)).collect();
    table
}

fn is_notes(cell: &str) -> bool {
    matches!(super::kind::plain(cell).as_str(), "note" | "notes" | "annotation" | "annotations" | "remark" | "remarks")
        && !cell.starts_with([OUTPUT, INPUT])
        && !cell.contains(':')
}

/// The rows of a table.
pub(super) fn rows(table: &Decision) -> Vec<Vec<String>> {
    let mut head = Head::default();
    head.put("Decision table", &table.name);
    head.put("description", &table.description);
    let mut rows: Vec<Vec<String>> = head.rows().collect();
    let outputs = table.columns.iter().any(|(side, _)| *side == DecisionSide::Output);
    let heading = |(side, heading): &(DecisionSide, DecisionHeading)| {
        let text = heading.to_string();
        let unclear = !outputs || text.starts_with([OUTPUT, INPUT]) || text.starts_with("->");
        match side {
            DecisionSide::Output => format!("{OUTPUT} {text}"),
            DecisionSide::Input if unclear => format!("{INPUT} {text}"),
            DecisionSide::Input => text,
        }
    };
    let first = std::iter::once(table.hit.letter().to_owned()).chain(table.columns.iter().map(heading));
    rows.push(first.chain([NOTES.to_owned()]).collect());
    for (i, rule) in table.rows.iter().enumerate() {
        let cells = rule.cells.iter().cloned().chain([rule.note.clone()]);
        rows.push(std::iter::once((i + 1).to_string()).chain(cells).collect());
    }
    rows
}
