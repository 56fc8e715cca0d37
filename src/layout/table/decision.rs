//! A decision table as DMN draws it: hit policy at the top left, inputs left, outputs right, a rule a row; beneath it
//! what is wrong with it, a line each.

use super::{Body, Cell, Column, Entry, Look, Row, Table, Tint};
use crate::{
    model::{
        CellAt, ColumnKey, DecisionCells, DecisionColumn, DecisionFault, DecisionRow, DecisionSide, Document,
        FaultKind, HitPolicy, Id, RowKey, Sheet,
        decision::{allowed_words, says_nothing},
        decision_faults,
    },
    text::{Style, measure, scale},
};
use std::{collections::BTreeSet, sync::Arc};

/// How something in a decision table is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum DecisionLook {
    /// The letter of the hit policy.
    Hit,
    /// A column's name, and beneath it the type and values.
    Head { holds: Arc<str>, fault: bool },
    /// The number of a rule, marked where something is wrong with it.
    Number { fault: bool },
    /// What an input must be or an output is.
    Value,
    /// "-": the input does not matter.
    Irrelevant,
    /// What cannot be read.
    Unreadable,
    /// A note on a rule.
    Note,
}

/// The width of the numbers, and the bounds of the other columns.
const NUMBERS: f64 = 76.0;
const NARROW: f64 = 104.0;
const WIDE: f64 = 264.0;
const NOTES: f64 = 220.0;
/// What a cell has beside its text: the room for a mark too.
const BESIDE: f64 = 52.0;
/// So much of a text is looked at for the width of its column.
const LOOKED_AT: usize = 60;

const FIRST_RULE: &str = "Each row is a rule. Type in the empty row what an input must be: 500, < 500, [500..1000], \
                          gold, silver, not(gold), or - where it does not matter; then what the outputs are.";

/// A decision table; `None` where it is not in the model.
pub fn table(document: &Document, id: &Id) -> Option<Table> {
    let cells = DecisionCells::new(document, id)?;
    let faults = decision_faults(document, id);
    let notes = cells.rows.iter().any(|row| !row.note.trim().is_empty());
    let mut table = drawn(document, &cells, &faults, notes);
    if cells.rows.is_empty() {
        told(&mut table, 0, "There are no rules yet", false);
    }
    tell(&mut table, &faults);
    Some(table)
}

/// The same with notes and an empty rule at the end to type into.
pub fn editing(document: &Document, id: &Id) -> Option<Table> {
    let cells = DecisionCells::new(document, id)?;
    let faults = decision_faults(document, id);
    let mut table = drawn(document, &cells, &faults, true);
    table.rows.push(row(RowKey::New, String::new(), 34.0));
    table.cells.extend(table.columns.iter().map(|_| Cell::default()));
    if cells.rows.is_empty() {
        let first = table.columns.iter().map(|c| &c.key).find(|key| matches!(key, ColumnKey::Record(_)));
        table.next = first.map(|column| CellAt { row: RowKey::New, column: column.clone() });
        told(&mut table, 0, FIRST_RULE, false);
    }
    tell(&mut table, &faults);
    Some(table)
}

fn drawn(document: &Document, cells: &DecisionCells, faults: &[DecisionFault], notes: bool) -> Table {
    let sheet = Sheet::DecisionTable(cells.table.id.clone());
    let mut table = Table { subtitle: subtitle(document, cells, faults), ..Table::bare(document, sheet) };
    let rows: BTreeSet<&Id> = faults.iter().flat_map(|fault| &fault.rows).collect();
    let in_row = |fault: &DecisionFault| fault.rows.first().filter(|_| fault.kind == FaultKind::Cell).cloned();
    let unreadable: BTreeSet<(Option<Id>, &Id)> =
        faults.iter().filter_map(|fault| Some((in_row(fault), fault.column.as_ref()?))).collect();

    let column = |key, width| Column { key, heading: String::new(), letter: "", tint: Tint::Plain, width };
    table.columns.push(column(ColumnKey::Number, NUMBERS));
    table.columns.extend(cells.columns().map(|c| {
        let tint = if c.side == DecisionSide::Output { Tint::Output } else { Tint::Plain };
        Column { tint, ..column(ColumnKey::Record(c.id.clone()), width(cells, c)) }
    }));
    table.columns.extend(notes.then(|| column(ColumnKey::Note, NOTES)));

    table.rows.push(row(RowKey::Types, "Headings".to_owned(), 46.0));
    let own = &cells.table.id;
    table.cells.push(one(own, cells.table.hit.letter(), DecisionLook::Hit));
    table.cells.extend(cells.columns().map(|c| {
        let fault = unreadable.contains(&(None, &c.id));
        one(&c.id, &cells.name(c), DecisionLook::Head { holds: allowed_words(c).into(), fault })
    }));
    table.cells.extend(notes.then(|| one(own, "Notes", DecisionLook::Note)));

    for (i, rule) in cells.rows.iter().enumerate() {
        let number = (i + 1).to_string();
        table.rows.push(row(RowKey::Record(rule.id.clone()), format!("Rule {number}"), 34.0));
        table.cells.push(one(&rule.id, &number, DecisionLook::Number { fault: rows.contains(&rule.id) }));
        table.cells.extend(cells.columns().map(|c| {
            let bad = unreadable.contains(&(Some(rule.id.clone()), &c.id));
            cell(rule, c, bad)
        }));
        table.cells.extend(notes.then(|| one(&rule.id, rule.note.trim(), DecisionLook::Note)));
    }
    table
}

fn cell(rule: &DecisionRow, column: &DecisionColumn, bad: bool) -> Cell {
    let text = DecisionCells::text(rule, column);
    match (says_nothing(text), column.side == DecisionSide::Input) {
        (true, true) => one(&rule.id, "-", DecisionLook::Irrelevant),
        // An output that says nothing is told of; there is nothing to strike out.
        (true, false) => one(&rule.id, "", if bad { DecisionLook::Unreadable } else { DecisionLook::Value }),
        (false, _) => one(&rule.id, text, if bad { DecisionLook::Unreadable } else { DecisionLook::Value }),
    }
}

fn one(record: &Id, text: &str, look: DecisionLook) -> Cell {
    Cell { entries: vec![Entry::new(record, text, Look::Decision(look))] }
}

fn row(key: RowKey, heading: String, least: f64) -> Row {
    Row {
        key,
        heading,
        caption: String::new(),
        tint: Tint::Plain,
        party: None,
        line_above: None,
        least,
        body: Body::Cells,
    }
}

/// A line beneath the rules for each fault.
fn tell(table: &mut Table, faults: &[DecisionFault]) {
    for (i, fault) in faults.iter().enumerate() {
        told(table, i + 1, &fault.words, true);
    }
}

fn told(table: &mut Table, place: usize, words: &str, fault: bool) {
    let body = Body::Told { words: words.into(), fault };
    table.rows.push(Row { body, ..row(RowKey::Finding(place), String::new(), 0.0) });
    table.cells.extend(table.columns.iter().map(|_| Cell::default()));
}

/// As wide as what stands in it, within bounds.
fn width(cells: &DecisionCells, column: &DecisionColumn) -> f64 {
    let line = |text: &str, style: Style| {
        let start: String = text.lines().next().unwrap_or_default().chars().take(LOOKED_AT).collect();
        measure(&start, style)
    };
    let head = line(&cells.name(column), scale::TABLE_HEAD).max(line(&allowed_words(column), scale::EVIDENCE));
    let rules = cells.rows.iter().map(|row| line(DecisionCells::text(row, column), scale::STEP));
    let widest = rules.fold(head, f64::max) + BESIDE;
    // In steps, so that a letter more does not move every column.
    ((widest / 8.0).ceil() * 8.0).clamp(NARROW, WIDE)
}

/// "Decision table · decides “Repair or replace?” · unique: no two rules fit at once · no gaps and overlaps".
fn subtitle(document: &Document, cells: &DecisionCells, faults: &[DecisionFault]) -> String {
    let mut parts = vec!["Decision table".to_owned()];
    let mut used = document.steps().filter(|s| s.decision_table.as_ref() == Some(&cells.table.id));
    if let Some(step) = used.next() {
        let name: Vec<&str> = step.name.split_whitespace().collect();
        let more = used.count();
        let name = if name.is_empty() { "a step".to_owned() } else { format!("“{}”", name.join(" ")) };
        parts.push(if more == 0 { format!("decides {name}") } else { format!("decides {name} and {more} more") });
    }
    let hit = cells.table.hit;
    parts.push(format!("{}: {}", hit.word(), meaning(hit)));
    if !cells.rows.is_empty() && faults.is_empty() {
        let overlaps = matches!(hit, HitPolicy::Unique | HitPolicy::Any | HitPolicy::Priority);
        parts.push(if overlaps { "no gaps, no overlaps" } else { "no gaps" }.to_owned());
    }
    parts.join(" · ")
}

fn meaning(hit: HitPolicy) -> &'static str {
    match hit {
        HitPolicy::Unique => "no two rules hold at once",
        HitPolicy::Any => "rules that hold at once agree",
        HitPolicy::Priority => "the highest output counts",
        HitPolicy::First => "the first rule that holds counts",
        HitPolicy::Collect => "all rules that hold count together",
        HitPolicy::RuleOrder => "all rules that hold count, from the top",
        HitPolicy::OutputOrder => "all rules that hold count, the highest output first",
    }
}
