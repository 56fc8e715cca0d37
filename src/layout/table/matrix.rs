//! The matrices as tables: derived from links, nothing in them is stored twice.

use super::Table;
use crate::model::{Document, Id, Matrix, Sheet};

/// A matrix of a swimlane, or of the model; `None` where the swimlane is not in it.
pub fn table(document: &Document, matrix: Matrix, id: &Id) -> Option<Table> {
    let sheet = Sheet::Matrix(matrix, id.clone());
    sheet.exists(document).then(|| Table::bare(document, sheet))
}
