//! Refusals that several verbs share.

use crate::{
    change::Refusal,
    model::{Document, Id, Named, Names, RecordKind, Refers},
};

/// The record a verb was to change is no longer there.
pub fn gone(what: &str) -> Refusal {
    Refusal(format!("This {what} is not in the model any more."))
}

/// The verb does not apply to this.
pub fn not_for(verb: &str, what: &str) -> Refusal {
    Refusal(format!("A {what} has no {verb}."))
}

/// The one record that a name means, none where nobody is called so.
///
/// # Errors
/// Refused where several are called so: which one is meant, nobody guesses.
pub fn one_named<'a>(
    names: &Names<'a>,
    name: &str,
    named: Named<'a>,
    kinds: &[RecordKind],
) -> Result<Option<&'a Id>, Refusal> {
    match named {
        Named::Nobody => Ok(None),
        Named::One(id) => Ok(Some(id)),
        Named::Several(ids) => Err(Refusal(names.which(name, &ids, kinds))),
    }
}

/// The same of a name typed into a cell of a SIPOC or journey.
///
/// # Errors
/// As [`one_named`].
pub fn one_called<'a>(document: &'a Document, refers: Refers, name: &str) -> Result<Option<&'a Id>, Refusal> {
    match refers.named(document, name) {
        Named::Several(ids) => Err(Refusal(refers.names(document).which(name, &ids, refers.kinds()))),
        Named::One(id) => Ok(Some(id)),
        Named::Nobody => Ok(None),
    }
}
