//! A SIPOC as a table: suppliers, inputs, process, outputs, customers across, rows down.

use super::{Body, Cell, Column, Entry, Look, Row, Table, Tint};
use crate::model::{
    ColumnKey, Document, FillOrder, Id, PartyKind, RowKey, Sheet, Sipoc, SipocCells, SipocColumn, SipocEntry, SipocForm,
};

/// The SIPOC as a table.
pub fn table(document: &Document, id: &Id) -> Option<Table> {
    let cells = SipocCells::new(document, id)?;
    let sipoc = cells.sipoc;
    let mut table = Table {
        sheet: Sheet::Sipoc(id.clone()),
        title: sipoc.name.clone(),
        subtitle: subtitle(document, sipoc),
        portraits: vec![],
        groups: vec![],
        columns: cells.columns.iter().map(|&c| column(c)).collect(),
        rows: vec![],
        cells: vec![],
        arrows: vec![],
        row_head: 0.0,
        hint: "Nothing is filled in yet",
        next: None,
        ruled: sipoc.form == SipocForm::Rows,
    };
    let mut number = 0;
    for (r, key) in cells.rows.iter().enumerate() {
        table.rows.push(row(RowKey::Entries(*key)));
        for &c in &cells.columns {
            let entries = cells.cell(r, c).iter().map(|it| entry(document, it, &mut number)).collect();
            table.cells.push(Cell { entries });
        }
    }
    Some(table)
}

/// The same with an empty row at the end to type into, and the cell to fill in next.
pub fn editing(document: &Document, id: &Id) -> Option<Table> {
    let mut table = table(document, id)?;
    let cells = SipocCells::new(document, id)?;
    table.next = cells.suggested();
    let (order, begin) = match cells.sipoc.fill {
        FillOrder::Process => ("from the process", "Begin with the process: 4 to 7 steps, each a verb and a noun"),
        FillOrder::Customer => {
            ("from the customer (COPIS)", "Begin with the customers: who gets what the process makes")
        }
    };
    table.subtitle += &format!(" · filled in {order}");
    table.hint = begin;
    table.rows.push(row(RowKey::New));
    table.cells.extend(table.columns.iter().map(|_| Cell::default()));
    Some(table)
}

fn row(key: RowKey) -> Row {
    Row {
        key,
        heading: String::new(),
        caption: String::new(),
        tint: Tint::Plain,
        party: None,
        line_above: None,
        least: 58.0,
        body: Body::Cells,
    }
}

fn column(column: SipocColumn) -> Column {
    let (letter, tint, width) = match column {
        SipocColumn::Suppliers => ("S", Tint::Plain, 170.0),
        SipocColumn::Inputs => ("I", Tint::Plain, 190.0),
        SipocColumn::Process => ("P", Tint::Process, 220.0),
        SipocColumn::Outputs => ("O", Tint::Plain, 190.0),
        SipocColumn::InputRequirements | SipocColumn::OutputRequirements => ("", Tint::Quiet, 190.0),
        SipocColumn::Customers => ("C", Tint::Customer, 170.0),
    };
    Column { key: ColumnKey::Sipoc(column), heading: column.heading().into(), letter, tint, width }
}

fn entry(document: &Document, entry: &SipocEntry, number: &mut usize) -> Entry {
    let party = |id: &Option<Id>| id.as_ref().and_then(|id| document.party(id)).map(|p| p.kind);
    let look = match entry.column {
        SipocColumn::Suppliers | SipocColumn::Customers => match party(&entry.record) {
            Some(kind) => Look::Party(kind),
            None => Look::Party(PartyKind::default()),
        },
        SipocColumn::Process => {
            *number += 1;
            Look::Numbered(*number)
        }
        SipocColumn::InputRequirements | SipocColumn::OutputRequirements => Look::Quiet,
        SipocColumn::Inputs | SipocColumn::Outputs => Look::Text,
    };
    Entry {
        shows: entry.details.clone().or_else(|| entry.record.clone()),
        ..Entry::new(&entry.id, document.display_name(&entry.id), look)
    }
}

fn subtitle(document: &Document, sipoc: &Sipoc) -> String {
    let process = sipoc.process.as_ref().and_then(|id| document.process(id));
    let owner = sipoc.owner.as_ref().or_else(|| process.and_then(|p| p.owner.as_ref()));
    let mut parts = vec!["SIPOC".to_owned()];
    if let Some(process) = process.filter(|p| !p.name.is_empty() && p.name != sipoc.name) {
        parts.push(process.name.clone());
    }
    for (word, text) in [("from", sipoc.start.as_str()), ("to", sipoc.end.as_str())] {
        if !text.is_empty() {
            parts.push(format!("{word}: {text}"));
        }
    }
    if let Some(owner) = owner.map(|id| document.display_name(id)).filter(|name| !name.is_empty()) {
        parts.push(format!("owner: {owner}"));
    }
    parts.join(" · ")
}
