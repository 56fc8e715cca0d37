//! Mermaid user journeys in and out.
//!
//! In: text → which lines are a diagram ([`blocks`]) → what they say ([`read`]) → records ([`build`]).
//! Out: a journey → text ([`write`]), with a list of what Mermaid has no words for.
//! Names are kept to the letter by Mermaid's own `#58;` codes ([`names`]).

mod blocks;
mod build;
mod names;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub(super) use write::columns;
pub use write::write;

use super::{ImportError, Imported, Report, decode};
use crate::model::IdMaker;

/// Imports the journeys of a Mermaid text, or of the Mermaid blocks of a Markdown text. `called` names those without a
/// title.
///
/// # Errors
/// Refused where it holds no journey, with the kind of diagram it holds instead.
pub fn import(bytes: &[u8], called: &str, ids: &mut IdMaker) -> Result<Imported, ImportError> {
    let mut report = Report::default();
    let text = decode::text(bytes, &mut report)?;
    let blocks = blocks::find(&text);
    let mut journeys = Vec::new();
    let mut other = Vec::new();
    for block in &blocks {
        match read::read(block, &mut report) {
            Ok(mut journey) => {
                if journey.title.is_empty() {
                    journey.title = called.to_owned();
                }
                journeys.push(journey);
            }
            Err(refusal) => other.push(refusal),
        }
    }
    if journeys.is_empty() {
        return Err(other.into_iter().next().unwrap_or_else(|| ImportError::new("there is no Mermaid journey in it")));
    }
    for refusal in other {
        report.warn("other-diagram", "only journeys are imported; these were left out", &refusal.to_string());
    }
    let document = build::build(&journeys, ids, &mut report);
    Ok(Imported { document, report })
}

/// Whether a text is, or holds in a block of its own, a Mermaid journey.
pub fn holds_journey(text: &str) -> bool {
    blocks::find(text).iter().any(|block| read::is_journey(block))
}
