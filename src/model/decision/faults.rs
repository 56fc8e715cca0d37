//! What is wrong with a decision table, each in a sentence: cells that cannot be read, rows that hold at once, rows
//! that are never reached, combinations without a row.

use super::{
    cells::DecisionCells,
    cover::{self, Region, TooMuch, Work},
    domain::Domain,
    pairs,
    unary::{Unary, Value, read_output},
};
use crate::model::{DecisionColumn, DecisionRow, Document, HitPolicy, Id, ValueType, fold, in_short, together};
use std::collections::BTreeSet;

/// What sort of fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// A cell or heading cannot be read, is not of its type, or says nothing where it must.
    Cell,
    /// Rows that hold at once, where the hit policy does not say what then.
    Overlap,
    /// A row that never decides.
    Unreachable,
    /// Combinations of inputs that no row covers.
    Gap,
    /// The table is too large to look for gaps, overlaps or rows that are never reached.
    Unchecked,
}

/// Something wrong with a decision table.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionFault {
    pub kind: FaultKind,
    /// The rows it is about; none where it is about the whole table.
    pub rows: Vec<Id>,
    /// The column it is about.
    pub column: Option<Id>,
    /// What is so, in a sentence without a full stop.
    pub words: String,
}

impl DecisionFault {
    /// That there may be more of something than was looked for.
    pub(super) fn unchecked(what: &str) -> DecisionFault {
        let words = format!("The table is too large to check for {what}");
        DecisionFault { kind: FaultKind::Unchecked, rows: vec![], column: None, words }
    }
}

/// As many pairs of rows and as many gaps are told.
const MOST: usize = 20;
/// As many rows above are named of those that decide all of a row.
const NAMED: usize = 5;
/// As many steps may the search for overlaps, for covered rows and for gaps take, each (a step compares two sets).
pub(super) const WORK: usize = 400_000;

/// A row that can be compared with others.
pub(super) struct Ruled<'a> {
    /// Its number from the top, from 1.
    pub number: usize,
    pub row: &'a DecisionRow,
    pub region: Region,
    /// What it decides, a value an output; where one cannot be read, as it is written.
    pub outputs: Vec<Option<Value>>,
}

/// Everything wrong with a table: what cannot be read first, then what follows from what can.
pub fn decision_faults(document: &Document, table: &Id) -> Vec<DecisionFault> {
    let Some(cells) = DecisionCells::new(document, table) else { return vec![] };
    let mut faults = Vec::new();
    headings(&cells, &mut faults);
    let read = read_rows(&cells, &mut faults);
    let unread = read.iter().any(|(.., tests)| tests.is_none()) || cells.inputs.is_empty();
    let domain = |(i, column): (usize, &&DecisionColumn)| {
        Domain::new(column, read.iter().filter_map(|(.., tests)| tests.as_ref()?.get(i)))
    };
    let domains: Vec<Domain> = cells.inputs.iter().enumerate().map(domain).collect();
    let rules: Vec<Ruled> = read
        .into_iter()
        .filter_map(|(number, row, tests)| {
            let region = tests?.iter().zip(&domains).map(|(test, domain)| domain.set(test)).collect();
            let outputs = cells.outputs.iter().map(|column| output(row, column)).collect();
            Some(Ruled { number, row, region, outputs })
        })
        .collect();
    never(&cells, &rules, &mut faults);
    pairs::overlaps(&cells, &domains, &rules, MOST, &mut Work(WORK), &mut faults);
    let outdone = match cells.table.hit {
        HitPolicy::First => covered(&rules, None, &mut Work(WORK), &mut faults),
        HitPolicy::Priority => {
            let ranks: Vec<_> = rules.iter().map(|rule| pairs::rank(&cells, rule)).collect();
            covered(&rules, Some(&ranks), &mut Work(WORK), &mut faults)
        }
        HitPolicy::Unique | HitPolicy::Any | HitPolicy::Collect | HitPolicy::RuleOrder | HitPolicy::OutputOrder => {
            Ok(())
        }
    };
    if outdone.is_err() {
        faults.push(DecisionFault::unchecked("rows that are never reached"));
    }
    // A row that cannot be read may be what fills a gap; a table without rows is not begun.
    if !unread && !rules.is_empty() {
        gaps(&cells, &domains, &rules, &mut faults);
    }
    faults
}

/// What each output of a row says.
fn output(row: &DecisionRow, column: &DecisionColumn) -> Option<Value> {
    let text = DecisionCells::text(row, column);
    read_output(text, column).unwrap_or_else(|_| Some(Value::Word(text.to_owned())))
}

fn headings(cells: &DecisionCells, faults: &mut Vec<DecisionFault>) {
    let mut tell = |column: Option<&DecisionColumn>, words: String| {
        let column = column.map(|c| c.id.clone());
        faults.push(DecisionFault { kind: FaultKind::Cell, rows: vec![], column, words });
    };
    let begun = !cells.rows.is_empty() || cells.columns().next().is_some();
    if begun && cells.inputs.is_empty() {
        tell(None, "The table has no input: nothing says when a row holds".to_owned());
    }
    if begun && cells.outputs.is_empty() {
        tell(None, "The table has no output: its rows decide nothing".to_owned());
    }
    for side in [&cells.inputs, &cells.outputs] {
        let mut names: BTreeSet<String> = BTreeSet::new();
        for column in side.iter().filter(|column| !column.name.trim().is_empty()) {
            if !names.insert(fold(&column.name)) {
                let (word, name) = (column.side.word(), in_short(&cells.name(column)));
                tell(Some(column), format!("Two {word}s are called {name}"));
            }
        }
    }
    for column in cells.columns() {
        let name = in_short(&cells.name(column));
        if column.holds == ValueType::Choice && column.values.iter().all(|v| v.trim().is_empty()) {
            tell(Some(column), format!("{name} is a choice without values to choose from"));
        }
        if matches!(column.holds, ValueType::Number | ValueType::Date)
            && let Err(why) = Unary::read_as(&column.values.join("; "), column, &[])
        {
            tell(Some(column), format!("The values of {name} cannot be read: {why}"));
        }
    }
    let hit = cells.table.hit;
    let orders = matches!(hit, HitPolicy::Priority | HitPolicy::OutputOrder);
    if orders && !cells.outputs.is_empty() && cells.outputs.iter().all(|c| c.values.is_empty()) {
        let words = format!("Hit policy {} needs the values of an output, listed from the first on", hit.letter());
        tell(cells.outputs.first().copied(), words);
    }
}

/// A row's number, the row, and its tests where each can be read.
type ReadRow<'a> = (usize, &'a DecisionRow, Option<Vec<Unary>>);

/// Rows that say something, with what could be read of them.
fn read_rows<'a>(cells: &DecisionCells<'a>, faults: &mut Vec<DecisionFault>) -> Vec<ReadRow<'a>> {
    let mut rows = Vec::new();
    for (i, row) in cells.rows.iter().enumerate() {
        let number = i + 1;
        let mut tell = |column: Option<&DecisionColumn>, words: String| {
            let column = column.map(|c| c.id.clone());
            faults.push(DecisionFault { kind: FaultKind::Cell, rows: vec![row.id.clone()], column, words });
        };
        if cells.is_blank(row) {
            // Where a whole side is missing, that is told.
            if !cells.inputs.is_empty() && !cells.outputs.is_empty() {
                tell(None, format!("Row {number} is empty"));
            }
            continue;
        }
        let mut tests = Some(Vec::with_capacity(cells.inputs.len()));
        for column in &cells.inputs {
            match Unary::read(DecisionCells::text(row, column), column) {
                Ok(test) => tests.iter_mut().for_each(|tests| tests.push(test.clone())),
                Err(why) => {
                    tests = None;
                    tell(Some(column), format!("Row {number}, {}: {why}", cells.name(column)));
                }
            }
        }
        for column in &cells.outputs {
            match read_output(DecisionCells::text(row, column), column) {
                Ok(Some(_)) => {}
                Ok(None) => tell(Some(column), format!("Row {number} does not say what {} is", cells.name(column))),
                Err(why) => tell(Some(column), format!("Row {number}, {}: {why}", cells.name(column))),
            }
        }
        rows.push((number, *row, tests));
    }
    rows
}

/// Rows of which one test leaves no value.
fn never(cells: &DecisionCells, rules: &[Ruled], faults: &mut Vec<DecisionFault>) {
    for rule in rules {
        let Some(column) = rule.region.iter().position(|set| set.is_empty()) else { continue };
        let column = cells.inputs.get(column);
        let name = column.map_or_else(String::new, |c| cells.name(c));
        faults.push(DecisionFault {
            kind: FaultKind::Unreachable,
            rows: vec![rule.row.id.clone()],
            column: column.map(|c| c.id.clone()),
            words: format!("Row {} never holds: no value of {name} fits", rule.number),
        });
    }
}

/// Rows whose every combination is decided by others: under "first" by those above; under "priority", where the rows
/// have ranks, by those of a higher one.
fn covered(
    rules: &[Ruled],
    ranks: Option<&[Option<Vec<usize>>]>,
    work: &mut Work,
    faults: &mut Vec<DecisionFault>,
) -> Result<(), TooMuch> {
    let rank = |i: usize| ranks.and_then(|ranks| ranks.get(i)?.as_ref());
    for (i, rule) in rules.iter().enumerate() {
        if rule.region.iter().any(|set| set.is_empty()) {
            continue;
        }
        let outdoes = |j: usize| match ranks {
            None => j < i,
            Some(_) => rank(j).zip(rank(i)).is_some_and(|(other, own)| other < own),
        };
        let mut over: Vec<&Ruled> = Vec::new();
        for (_, other) in rules.iter().enumerate().filter(|(j, _)| outdoes(*j)) {
            if cover::meet_within(&other.region, &rule.region, work)? {
                over.push(other);
            }
        }
        let regions: Vec<&Region> = over.iter().map(|r| &r.region).collect();
        if !over.is_empty() && cover::uncovered(&rule.region, &regions, work)?.is_none() {
            let mut numbers: Vec<String> = over.iter().take(NAMED).map(|r| r.number.to_string()).collect();
            let more = over.len() - numbers.len();
            numbers.extend((more > 0).then(|| format!("{more} more")));
            let by = together(&numbers.iter().map(String::as_str).collect::<Vec<_>>());
            let (row, alone) = (rule.number, over.len() == 1);
            let words = match (ranks.is_some(), alone) {
                (false, true) => format!("Row {row} is never reached: row {by} above decides all of it"),
                (false, false) => format!("Row {row} is never reached: rows {by} above decide all of it"),
                (true, true) => {
                    format!("Row {row} never wins: row {by} has a higher priority and holds wherever it does")
                }
                (true, false) => {
                    format!("Row {row} never wins: rows {by} have a higher priority, and one holds wherever it does")
                }
            };
            let rows = vec![rule.row.id.clone()];
            faults.push(DecisionFault { kind: FaultKind::Unreachable, rows, column: None, words });
        }
    }
    Ok(())
}

fn gaps(cells: &DecisionCells, domains: &[Domain], rules: &[Ruled], faults: &mut Vec<DecisionFault>) {
    let regions: Vec<Region> = rules.iter().map(|r| r.region.clone()).collect();
    let mut tell = |words| faults.push(DecisionFault { kind: FaultKind::Gap, rows: vec![], column: None, words });
    match cover::gaps(domains, &regions, MOST, &mut Work(WORK)) {
        Err(_) => faults.push(DecisionFault::unchecked("gaps")),
        Ok((gaps, more)) => {
            for gap in &gaps {
                tell(format!("No row for {}", region_words(cells, domains, gap)));
            }
            if more {
                tell("No row for further combinations beside these".to_owned());
            }
        }
    }
}

/// A region in words: "Amount over 500 and Kind = gold".
pub(super) fn region_words(cells: &DecisionCells, domains: &[Domain], region: &Region) -> String {
    let named: Vec<(String, String, bool)> = cells
        .inputs
        .iter()
        .zip(domains.iter().zip(region))
        .filter_map(|(column, (domain, set))| {
            Some((cells.name(column), domain.words(set)?, domain.runs(set).len() > 1))
        })
        .collect();
    let alone = named.len() == 1;
    let say = |(name, words, several): &(String, String, bool)| match several {
        // Several stretches belong together before what follows "and".
        true if !alone && words.contains(" or ") => format!("{name} ({words})"),
        _ => format!("{name} {words}"),
    };
    if named.is_empty() {
        return "every combination of inputs".to_owned();
    }
    named.iter().map(say).collect::<Vec<_>>().join(" and ")
}
