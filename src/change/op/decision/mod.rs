//! The verbs of decision tables: cells, headings and the hit policy typed; rows and columns added, moved, removed; the
//! table of a step or rule made; one read back from a file.

mod column;
mod make;
mod read_back;
mod row;
mod typed;

pub use column::{add_column, add_column_on, move_column, remove_column};
pub use make::{add_decision_table, new_decision_table_for};
pub use read_back::{ReadBack, read_back};
pub use row::{add_row, move_row, remove_row};
pub use typed::{clear, type_in};

use super::{journey::order::key_at, refuse, rename::clean};
use crate::{
    change::Refusal,
    model::{DecisionCells, Document, Id},
};

fn cells<'a>(document: &'a Document, table: &Id) -> Result<DecisionCells<'a>, Refusal> {
    DecisionCells::new(document, table).ok_or_else(|| refuse::gone("decision table"))
}
