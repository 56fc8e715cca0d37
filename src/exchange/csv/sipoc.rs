//! A SIPOC as rows: a heading row with the columns in any order, each row of entries that belong together.

use super::{cell, head::Head, kind::plain};
use crate::{
    delimited::Row,
    exchange::Report,
    model::{FillOrder, SipocColumn, SipocForm},
};

/// What a SIPOC holds, in words alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sipoc {
    pub(super) name: String,
    pub(super) process: String,
    pub(super) owner: String,
    pub(super) start: String,
    pub(super) end: String,
    pub(super) description: String,
    pub(super) fill: FillOrder,
    pub(super) form: SipocForm,
    pub(super) input_requirements: bool,
    pub(super) output_requirements: bool,
    /// Each row: the entries of every column.
    pub(super) rows: Vec<[Vec<String>; 7]>,
}

/// The columns of a heading row, where it is one of a SIPOC: a process and two others at least.
pub(super) fn headings(cells: &[String]) -> Option<Vec<Option<SipocColumn>>> {
    use SipocColumn::*;
    let mut columns: Vec<Option<SipocColumn>> = Vec::new();
    let words: Vec<String> = cells.iter().take(super::MAX_HEADINGS).map(|cell| plain(cell)).collect();
    let one = |word: &str| match word {
        "s" | "supplier" | "suppliers" => Some(Suppliers),
        "i" | "input" | "inputs" => Some(Inputs),
        "p" | "process" | "processes" | "processstep" | "processsteps" => Some(Process),
        "o" | "output" | "outputs" => Some(Outputs),
        "c" | "customer" | "customers" => Some(Customers),
        "inputrequirement" | "inputrequirements" | "requirementsoninputs" | "inputctq" => Some(InputRequirements),
        "outputrequirement" | "outputrequirements" | "requirementsonoutputs" | "outputctq" => Some(OutputRequirements),
        "customerrequirements" | "ctq" | "ctqs" | "criticaltoquality" => Some(OutputRequirements),
        _ => None,
    };
    for (at, word) in words.iter().enumerate() {
        let side = |at: Option<usize>| match at.and_then(|at| words.get(at)).and_then(|word| one(word)) {
            Some(Inputs) => Some(InputRequirements),
            Some(Outputs) => Some(OutputRequirements),
            _ => None,
        };
        // Requirements belong to the column beside them, first to the one before.
        let found = match word.as_str() {
            "r" | "requirement" | "requirements" => side(at.checked_sub(1)).or_else(|| side(Some(at + 1))),
            word => one(word),
        };
        columns.push(found.filter(|column| !columns.contains(&Some(*column))));
    }
    let found = |column: &SipocColumn| columns.contains(&Some(*column));
    let main = [Suppliers, Inputs, Outputs, Customers].iter().filter(|column| found(column)).count();
    (found(&Process) && main >= 2).then_some(columns)
}

fn index(column: SipocColumn) -> usize {
    SipocColumn::ALL.iter().position(|c| *c == column).unwrap_or_default()
}

/// Reads a table; its head is taken off, and the first row has the headings.
pub(super) fn read(mut head: Head, rows: &[Row], report: &mut Report) -> Sipoc {
    let mut sipoc = Sipoc {
        name: head.one(&["SIPOC", "title", "name"]),
        process: head.one(&["process"]),
        owner: head.one(&["owner", "process owner"]),
        start: head.one(&["start", "from", "trigger"]),
        end: head.one(&["end", "to"]),
        description: head.one(&["description"]),
        ..Sipoc::default()
    };
    let word = head.one(&["fill order"]);
    sipoc.fill = FillOrder::ALL.into_iter().find(|f| f.word() == word).unwrap_or_default();
    let word = head.one(&["form"]);
    sipoc.form = SipocForm::ALL.into_iter().find(|f| f.word() == word).unwrap_or_default();
    head.tell_rest(report);
    let mut rows = rows.iter();
    let Some(heading) = rows.next() else { return sipoc };
    let columns = headings(&heading.cells).unwrap_or_default();
    for (_, cell) in columns.iter().zip(&heading.cells).filter(|(column, cell)| column.is_none() && !cell.is_empty()) {
        report.warn("column", "columns that a SIPOC does not have; left out", cell);
    }
    sipoc.input_requirements = columns.contains(&Some(SipocColumn::InputRequirements));
    sipoc.output_requirements = columns.contains(&Some(SipocColumn::OutputRequirements));
    for row in rows.filter(|row| !row.is_blank()) {
        let mut cells: [Vec<String>; 7] = Default::default();
        for (i, text) in row.cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            match columns.get(i).copied().flatten().and_then(|column| cells.get_mut(index(column))) {
                Some(entries) => entries.extend(cell::split(text)),
                None => {
                    report.warn("outside", "cells outside the columns of the table; left out", &super::at(row, text))
                }
            }
        }
        if cells.iter().any(|entries| !entries.is_empty()) {
            sipoc.rows.push(cells);
        }
    }
    sipoc
}

/// The rows of a SIPOC, head and headings first.
pub(super) fn rows(sipoc: &Sipoc) -> Vec<Vec<String>> {
    let mut head = Head::default();
    head.put("SIPOC", &sipoc.name);
    head.put("process", &sipoc.process);
    head.put("owner", &sipoc.owner);
    head.put("start", &sipoc.start);
    head.put("end", &sipoc.end);
    head.put("description", &sipoc.description);
    if sipoc.fill != FillOrder::default() {
        head.put("fill order", sipoc.fill.word());
    }
    if sipoc.form != SipocForm::default() {
        head.put("form", sipoc.form.word());
    }
    let shown: Vec<SipocColumn> = SipocColumn::ALL
        .into_iter()
        .filter(|column| match column {
            SipocColumn::InputRequirements => sipoc.input_requirements,
            SipocColumn::OutputRequirements => sipoc.output_requirements,
            _ => true,
        })
        .collect();
    let mut rows: Vec<Vec<String>> = head.rows().collect();
    rows.push(shown.iter().map(|column| heading(*column).to_owned()).collect());
    for row in &sipoc.rows {
        let entries = |column: &SipocColumn| row.get(index(*column)).map_or(&[][..], Vec::as_slice);
        rows.push(shown.iter().map(|column| cell::join(entries(column))).collect());
    }
    rows
}

fn heading(column: SipocColumn) -> &'static str {
    match column {
        SipocColumn::InputRequirements => "Input requirements",
        SipocColumn::OutputRequirements => "Output requirements",
        other => other.heading(),
    }
}
