//! Two verbs as one transaction: the second over the document the first leaves.

use crate::{
    change::{Refusal, Transaction},
    model::{Document, Id},
};

/// Runs a second verb on the record the first one made, and keeps the first one's name and selection.
pub fn and_then(
    document: &Document,
    first: Result<Transaction, Refusal>,
    second: impl FnOnce(&Document, &Id) -> Result<Transaction, Refusal>,
) -> Result<Transaction, Refusal> {
    let first = first?;
    let Some(made) = first.select.as_ref().and_then(|ids| ids.first()) else { return Ok(first) };
    let mut between = document.clone();
    first.diff.apply(&mut between);
    let second = second(&between, made)?;
    Ok(Transaction { diff: first.diff.then(&second.diff), ..first })
}
