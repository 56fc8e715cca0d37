//! A decision table's words from its records, and back.

use super::{
    super::decision::{Decision, Rule},
    key,
};
use crate::{
    exchange::{Losses, records::Records},
    model::{
        DecisionCells, DecisionColumn, DecisionHeading, DecisionRow, DecisionSide, DecisionTable, Document, Id,
        RecordKind, ValueType, dates_in_iso,
    },
};

/// The words of a decision table; all of it is in them.
pub(in crate::exchange::csv) fn gather(document: &Document, id: &Id) -> Option<(Decision, Losses)> {
    let cells = DecisionCells::new(document, id)?;
    let rule = |row: &&DecisionRow| Rule {
        cells: cells.columns().map(|column| DecisionCells::text(row, column).to_owned()).collect(),
        note: row.note.trim().to_owned(),
    };
    let table = Decision {
        name: cells.table.name.clone(),
        description: cells.table.description.clone(),
        hit: cells.table.hit,
        columns: cells.columns().map(|column| (column.side, DecisionHeading::of(column))).collect(),
        rows: cells.rows.iter().map(rule).collect(),
    };
    Some((table, Losses::default()))
}

/// The records of a decision table.
pub(in crate::exchange::csv) fn build(table: &Decision, records: &mut Records) {
    let id = records.fresh(&table.name, RecordKind::DecisionTable);
    let mut columns = Vec::new();
    let (mut inputs, mut outputs) = (0, 0);
    for (side, heading) in &table.columns {
        let column = records.fresh(&heading.name, RecordKind::DecisionColumn);
        columns.push(column.clone());
        let place = match side {
            DecisionSide::Input => &mut inputs,
            DecisionSide::Output => &mut outputs,
        };
        let (holds, values) = heading.holds.clone().unwrap_or((ValueType::Text, vec![]));
        let (name, order) = (heading.name.clone(), key(*place));
        *place += 1;
        records.push(DecisionColumn { id: column, table: id.clone(), side: *side, name, order, holds, values });
    }
    for (place, rule) in table.rows.iter().enumerate() {
        let row = records.fresh("rule", RecordKind::DecisionRow);
        let held = table.columns.iter().map(|(_, heading)| heading.holds.as_ref().map(|(holds, _)| *holds));
        let filled = columns.iter().zip(held).zip(&rule.cells).filter(|(_, text)| !text.is_empty());
        let filled = filled.map(|((column, held), text)| match held {
            Some(ValueType::Date) => (column.clone(), dates_in_iso(text)),
            _ => (column.clone(), text.clone()),
        });
        records.push(DecisionRow {
            id: row,
            table: id.clone(),
            order: key(place),
            cells: filled.collect(),
            note: rule.note.clone(),
        });
    }
    let (name, description) = (table.name.clone(), table.description.clone());
    records.push(DecisionTable { id, name, hit: table.hit, description });
}
