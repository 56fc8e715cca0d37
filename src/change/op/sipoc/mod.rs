//! The verbs of a SIPOC. What a cell holds, in which form, is [`crate::model::SipocCells`].

mod entry;
mod refer;
mod row;
mod set;

pub use entry::{clear, move_entry, refer_to, type_in};
pub use row::{add_row, move_row, remove_row};
pub use set::{SipocField, add_column, detail_entry, new_sipoc, remove_column, set};

use super::refuse;
use crate::{
    change::Refusal,
    model::{Document, Id, SipocCells},
};

fn cells<'a>(document: &'a Document, sipoc: &Id) -> Result<SipocCells<'a>, Refusal> {
    SipocCells::new(document, sipoc).ok_or_else(|| refuse::gone("SIPOC"))
}
