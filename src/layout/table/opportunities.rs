//! The opportunities: by status on a board, by effort and value in a chart.

use super::{Cell, Column, Entry, Look, Row, Table, Tint};
use crate::model::{
    ColumnKey, Date, Document, Id, MODEL_ID, Opportunity, OpportunityStatus, Quadrant, RowKey, Sheet, capital, counted,
    overdue_by,
};

const STATUS: f64 = 218.0;
const BOARD: f64 = 220.0;
const EFFORT: f64 = 168.0;
const VALUE: f64 = 104.0;
const LEAST: f64 = 78.0;
/// Effort and value go up to this.
const MOST: u8 = 5;

const HINT: &str = "Add opportunities: what could be made better, for whom, and what it is worth";

/// The board: a column a status.
pub fn board(document: &Document, today: Option<Date>) -> Option<Table> {
    if_any(document, board_to_edit(document, today))
}

/// The chart: effort along, value up.
pub fn chart(document: &Document, today: Option<Date>) -> Option<Table> {
    if_any(document, chart_to_edit(document, today))
}

/// Drawn, a frame without opportunities says only how to begin.
fn if_any(document: &Document, table: Table) -> Option<Table> {
    match document.opportunities().next() {
        Some(_) => Some(table),
        None => Some(Table { rows: vec![], cells: vec![], ..table }),
    }
}

/// The board with its empty columns to type into.
pub fn board_to_edit(document: &Document, today: Option<Date>) -> Table {
    let mut table = Table::bare(document, Sheet::Board);
    table.hint = HINT;
    let opportunities = sorted(document);
    table.rows.push(Row { least: BOARD, ..Row::new(RowKey::Cards, String::new()) });
    for &status in OpportunityStatus::ALL {
        let quiet = matches!(status, OpportunityStatus::Done | OpportunityStatus::Dropped);
        let tint = if quiet { Tint::Quiet } else { Tint::Plain };
        table.columns.push(Column { tint, ..Column::new(ColumnKey::Status(status), capital(status.word()), STATUS) });
        let mine = opportunities.iter().filter(|o| o.status == status);
        table.cells.push(Cell { entries: mine.map(|o| card(document, o, false, today)).collect() });
    }
    let unowned = opportunities.iter().filter(|o| o.status.is_open() && o.owner.is_none()).count();
    let mut says = vec![counted(opportunities.len(), "opportunity", "opportunities")];
    if unowned > 0 {
        says.push(format!("{unowned} open without owner"));
    }
    says.push("by value, then effort".into());
    table.subtitle = says.join(" · ");
    table
}

/// The chart with its empty cells to type into.
pub fn chart_to_edit(document: &Document, today: Option<Date>) -> Table {
    let mut table = Table::bare(document, Sheet::Chart);
    table.hint = HINT;
    table.row_head = VALUE;
    let all = sorted(document);
    let open: Vec<&&Opportunity> = all.iter().filter(|o| o.status.is_open()).collect();
    let efforts: Vec<Option<u8>> = (1..=MOST).map(Some).chain([None]).collect();
    let values: Vec<Option<u8>> = (1..=MOST).rev().map(Some).chain([None]).collect();
    for &effort in &efforts {
        let heading = match effort {
            Some(effort) => format!("Effort {effort}"),
            None => "Effort not said".to_owned(),
        };
        let tint = if effort.is_some() { Tint::Plain } else { Tint::Quiet };
        table.columns.push(Column { tint, ..Column::new(ColumnKey::Effort(effort), heading, EFFORT) });
    }
    for &value in &values {
        let (heading, tint) = match value {
            Some(value) => (format!("Value {value}"), Tint::Plain),
            None => ("Value not said".to_owned(), Tint::Quiet),
        };
        table.rows.push(Row { tint, least: LEAST, ..Row::new(RowKey::Value(value), heading) });
        for &effort in &efforts {
            let name =
                corner(effort, value).map(|q| Entry::new(&MODEL_ID.into(), q.word().to_uppercase(), Look::Quadrant));
            let here = |o: &&&&Opportunity| in_scale(o.effort) == effort && in_scale(o.value) == value;
            let cards = open.iter().filter(here).map(|o| card(document, o, true, today));
            table.cells.push(Cell { entries: name.into_iter().chain(cards).collect() });
        }
    }
    let mut says = vec![counted(open.len(), "open opportunity", "open opportunities")];
    let wins = open.iter().filter(|o| o.quadrant() == Some(Quadrant::QuickWins)).count();
    if wins > 0 {
        says.push(counted(wins, "quick win", "quick wins"));
    }
    let rest = all.len() - open.len();
    if rest > 0 {
        says.push(format!("{rest} done or dropped"));
    }
    table.subtitle = says.join(" · ");
    table
}

/// The cell that says what the quarter around it is called: its outermost.
fn corner(effort: Option<u8>, value: Option<u8>) -> Option<Quadrant> {
    let (effort, value) = (effort?, value?);
    let outer = |n: u8| n == 1 || n == MOST;
    (outer(effort) && outer(value)).then(|| Quadrant::of(effort, value))
}

/// What is off the scale has not been said.
fn in_scale(of: Option<u8>) -> Option<u8> {
    of.filter(|n| (1..=MOST).contains(n))
}

/// The most valuable first, of those the least work; what nobody has said comes last.
fn sorted(document: &Document) -> Vec<&Opportunity> {
    let mut all: Vec<&Opportunity> = document.opportunities().collect();
    let rank = |o: &Opportunity| (std::cmp::Reverse(in_scale(o.value)), in_scale(o.effort).unwrap_or(u8::MAX));
    all.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| (a.due, &a.id).cmp(&(b.due, &b.id))));
    all
}

/// A card: in the chart its place says effort and value, on the board its column says the status.
fn card(document: &Document, opportunity: &Opportunity, in_chart: bool, today: Option<Date>) -> Entry {
    let owner = opportunity.owner.as_ref().map_or("", |id: &Id| document.display_name(id)).trim();
    let mut who = vec![if owner.is_empty() { "no owner".to_owned() } else { owner.to_owned() }];
    who.extend(opportunity.due.map(|due| format!("due {due}")));
    let mut lines = if in_chart { who } else { vec![who.join(" · ")] };
    let overdue = today.and_then(|today| Some(overdue_by(opportunity.overdue(today)?, today)));
    let is_overdue = overdue.is_some();
    lines.extend(overdue);
    if in_chart {
        lines.push(opportunity.status.word().to_owned());
    } else {
        let said = |of: Option<u8>| in_scale(of).map_or("not said".to_owned(), |n| n.to_string());
        lines.push(match (in_scale(opportunity.value), in_scale(opportunity.effort)) {
            (None, None) => "value and effort not said".to_owned(),
            (value, effort) => format!("value {} · effort {}", said(value), said(effort)),
        });
    }
    let look = Look::Improvement { details: lines.join("\n").into(), overdue: is_overdue };
    Entry::new(&opportunity.id, opportunity.name.as_str(), look)
}
