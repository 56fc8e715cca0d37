//! The opportunities: by status on a board, by effort and value in a chart.

use super::Table;
use crate::model::{Document, Sheet};

/// The board: a column a status.
pub fn board(document: &Document) -> Option<Table> {
    Some(Table::bare(document, Sheet::Board))
}

/// The chart: effort along, value up.
pub fn chart(document: &Document) -> Option<Table> {
    Some(Table::bare(document, Sheet::Chart))
}
