//! Every process in the frame of the customer's experience, with what stands behind each.

use super::Table;
use crate::model::{Document, Sheet};

/// The portfolio.
pub fn table(document: &Document) -> Option<Table> {
    Some(Table::bare(document, Sheet::Portfolio))
}
