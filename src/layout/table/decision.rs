//! A decision table as in DMN: hit policy at the top left, inputs left, outputs right, a rule a row.

use super::Table;
use crate::model::{Document, Id, Sheet};

/// A decision table; `None` where it is not in the model.
pub fn table(document: &Document, id: &Id) -> Option<Table> {
    document.decision_table(id)?;
    Some(Table::bare(document, Sheet::DecisionTable(id.clone())))
}
