//! The stages of a journey against the processes behind them.

use super::Table;
use crate::model::{Document, Id};

/// The alignment of a journey as a table.
pub fn table(document: &Document, journey: &Id) -> Option<Table> {
    let _ = document.journey(journey)?;
    None
}
