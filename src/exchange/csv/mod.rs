//! Tables in and out: SIPOCs, journeys, decision tables, and the steps of a swimlane, as CSV, as TSV, and as what a
//! spreadsheet copies.
//!
//! In: text → rows (`delimited`) → which table ([`kind`]) → what it holds in words ([`sipoc`], [`journey`], [`steps`],
//! [`decision`]) → records ([`model`]). Out: the same way back. What words a view holds is written and read back to the
//! letter; what of it is in no words of the table is listed.

mod cell;
mod decision;
mod head;
mod journey;
mod kind;
mod model;
mod portfolio;
mod register;
mod sipoc;
mod steps;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub use kind::TableKind;
pub use register::{RegisterTable, register};

use super::{ImportError, Imported, Report, Written, decode, records::Records, report::quoted};
use crate::{
    delimited::{self, Row, Separator},
    model::{Document, IdMaker, Sheet},
};

/// As many cells of a heading row are looked at.
const MAX_HEADINGS: usize = 100;
/// As many rows a table may have, and as many cells if all rows were as long as the longest.
const MAX_ROWS: usize = 20_000;
const MAX_CELLS: usize = 4_000_000;

/// Which table a text is; `None` where it is none that is known.
pub fn kind(text: &str) -> Option<TableKind> {
    found(text).map(|found| found.kind)
}

/// A table that was found in a text.
struct Found {
    kind: TableKind,
    head: head::Head,
    /// Rows between head and headings.
    above: Vec<Row>,
    rows: Vec<Row>,
}

/// The table of a text, with the separator that makes one of it: its headings say more than how rows line up.
fn found(text: &str) -> Option<Found> {
    let likely = delimited::sniff(text);
    let others = Separator::ALL.into_iter().filter(|s| Some(*s) != likely);
    likely.into_iter().chain(others).find_map(|separator| {
        let mut rows = delimited::read(text, separator);
        let head = head::Head::take(&mut rows);
        let (kind, at) = kind::find(&rows)?;
        let body = rows.split_off(at);
        Some(Found { kind, head, above: rows, rows: body })
    })
}

/// Imports a table. `called` is the name of the view where the table gives it none.
///
/// # Errors
/// Refused where the headings are those of no table that is known, and where it is larger than any view.
pub fn import(bytes: &[u8], called: &str, ids: &mut IdMaker) -> Result<Imported, ImportError> {
    let mut report = Report::default();
    let text = decode::text(bytes, &mut report)?;
    let Some(Found { kind, head, above, rows }) = found(&text) else {
        if let Some(Ok(table)) = register::register(bytes, called) {
            let words = table.register.word();
            return Err(ImportError::new(format!(
                "it is a register of {words} and no view of its own; add it to a model, with `laneway import --into \
                 MODEL` or by dropping it on the window"
            )));
        }
        return Err(ImportError::new(
            "its headings are those of no table that is known: Suppliers, Inputs, Process, Outputs, Customers; or \
             Step, Lane, Next; or stages across and kinds of row down (Stage, Step, Emotion …); or a hit policy (U A P \
             F C R O), inputs and outputs",
        ));
    };
    let longest = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    if rows.len() > MAX_ROWS || rows.len().saturating_mul(longest) > MAX_CELLS {
        return Err(ImportError::new("the table is too large: at most 20,000 rows and 4,000,000 cells are imported"));
    }
    for row in above.iter().filter(|row| !row.is_blank()) {
        report.warn("above", "rows above the headings; left out", &self::at(row, &row.cells.join(" ")));
    }
    let mut records = Records::new(ids);
    let name = match kind {
        TableKind::Sipoc => {
            let mut table = sipoc::read(head, &rows, &mut report);
            called_or(&mut table.name, called);
            model::sipoc::build(&table, &mut records);
            table.name
        }
        TableKind::Journey => {
            let mut table = journey::read(head, &rows, &mut report);
            called_or(&mut table.name, called);
            model::journey::build(&table, &mut records, &mut report);
            table.name
        }
        TableKind::Decision => {
            let mut table = decision::read(head, &rows, &mut report);
            called_or(&mut table.name, called);
            model::decision::build(&table, &mut records);
            table.name
        }
        TableKind::Steps => {
            let mut table = steps::read(head, &rows, &mut report);
            called_or(&mut table.name, called);
            model::steps::build(&table, &mut records);
            table.name
        }
    };
    Ok(Imported { document: records.finish(&name, &mut report), report })
}

fn called_or(name: &mut String, called: &str) {
    if name.is_empty() {
        *name = called.to_owned();
    }
}

/// A view as text, with what is not in it; `None` for a view that the model does not hold, or that is no table of
/// these.
pub fn write(document: &Document, sheet: &Sheet, separator: Separator) -> Option<Written> {
    let (rows, losses) = match sheet {
        Sheet::Sipoc(id) => model::sipoc::gather(document, id).map(|(table, lost)| (sipoc::rows(&table), lost))?,
        Sheet::Journey(id) => {
            model::journey::gather(document, id).map(|(table, lost)| (journey::rows(&table), lost))?
        }
        Sheet::DecisionTable(id) => {
            model::decision::gather(document, id).map(|(table, lost)| (decision::rows(&table), lost))?
        }
        Sheet::Swimlane(id) => model::steps::gather(document, id).map(|(table, lost)| (steps::rows(&table), lost))?,
        _ => (table::rows(document, sheet)?, Default::default()),
    };
    Some(Written { text: delimited::write(rows, separator), losses })
}

/// Where something stands in the file, and what it is.
fn at(row: &Row, text: &str) -> String {
    format!("line {}: {}", row.line, quoted(text))
}
