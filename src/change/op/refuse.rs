//! Refusals that several verbs share.

use crate::change::Refusal;

/// The record a verb was to change is no longer there.
pub fn gone(what: &str) -> Refusal {
    Refusal(format!("This {what} is not in the model any more."))
}

/// The verb does not apply to this.
pub fn not_for(verb: &str, what: &str) -> Refusal {
    Refusal(format!("A {what} has no {verb}."))
}
