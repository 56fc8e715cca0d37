//! How a document changes: [`Diff`], [`Transaction`], [`History`], and the verbs in [`op`].
//!
//! A verb is a function `(&Document, …) -> Result<Transaction, Refusal>`; nobody writes a revert.

mod behavior;
mod diff;
mod edit;
mod history;
pub mod op;

pub use diff::Diff;
pub use edit::Edit;
pub use history::History;

use crate::model::Id;

/// What a verb wants done: a diff with a name for the undo menu, and what is selected when it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Transaction {
    /// In sentence case, as the undo menu shows it: "Rename step".
    pub label: String,
    pub diff: Diff,
    /// The selection afterwards; `None` leaves it alone.
    pub select: Option<Vec<Id>>,
}

/// Why a verb does nothing, in words a user understands: what is in the way, and what to do.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{0}")]
pub struct Refusal(pub String);

impl Refusal {
    /// A refusal with this reason.
    pub fn new(reason: impl Into<String>) -> Refusal {
        Refusal(reason.into())
    }
}
