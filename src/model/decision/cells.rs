//! A decision table, gathered: its columns and rows in their order.

use crate::model::{CellAt, ColumnKey, DecisionColumn, DecisionRow, DecisionSide, DecisionTable, Document, Id, RowKey};

/// The columns and rows of one decision table.
#[derive(Clone, Debug)]
pub struct DecisionCells<'a> {
    pub table: &'a DecisionTable,
    /// From left to right.
    pub inputs: Vec<&'a DecisionColumn>,
    pub outputs: Vec<&'a DecisionColumn>,
    /// From top to bottom.
    pub rows: Vec<&'a DecisionRow>,
}

impl<'a> DecisionCells<'a> {
    /// The cells of one table; `None` where there is none with this id.
    pub fn new(document: &'a Document, table: &Id) -> Option<DecisionCells<'a>> {
        let table = document.decision_table(table)?;
        let mut columns: Vec<&DecisionColumn> = document.decision_columns().filter(|c| c.table == table.id).collect();
        columns.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
        let mut rows: Vec<&DecisionRow> = document.decision_rows().filter(|r| r.table == table.id).collect();
        rows.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
        let (inputs, outputs) = columns.into_iter().partition(|c| c.side == DecisionSide::Input);
        Some(DecisionCells { table, inputs, outputs, rows })
    }

    /// Inputs, then outputs.
    pub fn columns(&self) -> impl Iterator<Item = &'a DecisionColumn> {
        self.inputs.iter().chain(&self.outputs).copied()
    }

    /// The columns of one side.
    pub fn side(&self, side: DecisionSide) -> &[&'a DecisionColumn] {
        match side {
            DecisionSide::Input => &self.inputs,
            DecisionSide::Output => &self.outputs,
        }
    }

    /// A row by its key, with its place.
    pub fn row(&self, key: &RowKey) -> Option<(usize, &'a DecisionRow)> {
        let RowKey::Record(id) = key else { return None };
        self.rows.iter().enumerate().find(|(_, row)| row.id == *id).map(|(i, row)| (i, *row))
    }

    /// A column by its key.
    pub fn column(&self, key: &ColumnKey) -> Option<&'a DecisionColumn> {
        let ColumnKey::Record(id) = key else { return None };
        self.columns().find(|column| column.id == *id)
    }

    /// The column of a cell in a rule, also of the empty rule at the end.
    pub fn column_at(&self, at: &CellAt) -> Option<&'a DecisionColumn> {
        self.column(&at.column).filter(|_| at.row == RowKey::New || self.row(&at.row).is_some())
    }

    /// What a column is called: its name on one line, or its side and number.
    pub fn name(&self, column: &DecisionColumn) -> String {
        let name: Vec<&str> = column.name.split_whitespace().collect();
        if !name.is_empty() {
            return name.join(" ");
        }
        let place = self.side(column.side).iter().position(|c| c.id == column.id).unwrap_or_default() + 1;
        let word = crate::model::capital(column.side.word());
        if self.side(column.side).len() > 1 { format!("{word} {place}") } else { word }
    }

    /// What stands in a cell, without white space around; empty and "-" alike say nothing.
    pub fn text(row: &'a DecisionRow, column: &DecisionColumn) -> &'a str {
        row.cells.get(&column.id).map_or("", |text| text.trim())
    }

    /// Whether a row says nothing about any input or output yet.
    pub fn is_blank(&self, row: &DecisionRow) -> bool {
        self.columns().all(|column| super::unary::says_nothing(DecisionCells::text(row, column)))
    }
}
