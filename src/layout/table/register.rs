//! A register as a table: a record a row, an attribute a column.

use super::Table;
use crate::model::{Document, Register, Sheet};

/// A register.
pub fn table(document: &Document, register: Register) -> Option<Table> {
    Some(Table::bare(document, Sheet::Register(register)))
}
