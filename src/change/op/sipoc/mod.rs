//! The verbs of a SIPOC. What a cell holds, in which form, is [`crate::model::SipocCells`].

mod entry;
mod from_swimlane;
mod main_line;
mod plan;
mod refer;
mod row;
mod set;
mod to_swimlane;

pub use entry::{clear, move_entry, refer_to, type_in, type_words};
pub use from_swimlane::sipoc_from_swimlane;
pub use row::{add_row, move_row, remove_row};
pub use set::{add_column, new_sipoc, remove_column};
pub use to_swimlane::swimlane_from_sipoc;

use super::refuse;
use crate::{
    change::{Refusal, Transaction},
    model::{Document, Id, SipocCells},
};

/// A view made of another, and what was made in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Converted {
    pub transaction: Transaction,
    /// One line: "Made a swimlane of 4 lanes and 5 steps".
    pub said: String,
}

fn cells<'a>(document: &'a Document, sipoc: &Id) -> Result<SipocCells<'a>, Refusal> {
    SipocCells::new(document, sipoc).ok_or_else(|| refuse::gone("SIPOC"))
}
