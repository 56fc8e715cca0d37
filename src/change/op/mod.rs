//! The verbs: each a function `(&Document, …) -> Result<Transaction, Refusal>`, one family a file.

mod place;

pub use place::{Cell, place, place_with_phases};
