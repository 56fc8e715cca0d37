//! RON text to [`crate::model::Document`] and back: wire types, canonical printer, what is refused. Strings in, strings
//! out, no disk.
//!
//! A document has one canonical text: one value a line, records sorted by id, fields in fixed order, defaults left out,
//! LF, a trailing newline. Whatever does not fit is told with line and column; nothing is dropped.

mod error;
mod places;
mod scan;
mod wire;

pub use error::ParseError;
pub use places::places;

use crate::model::{Document, Problem};

/// The version of the format this program writes, and the newest it reads.
pub const FORMAT: u32 = 1;

/// What the name of a model file ends with.
pub const EXTENSION: &str = ".laneway.ron";

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    pub document: Document,
    /// What does not fit together, repairable.
    pub problems: Vec<Problem>,
    /// What the user should know before saving.
    pub warnings: Vec<Warning>,
}

/// Something that saving would change without being asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The file has comments, the first on this line; saving leaves them out.
    Comments { line: usize },
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Warning::Comments { line } => {
                write!(f, "line {line}: comments are left out when this file is saved; keep them in descriptions")
            }
        }
    }
}

/// The canonical text of a document.
pub fn print(document: &Document) -> String {
    wire::print(document)
}

/// Reads a model from its text. A byte order mark is ignored.
///
/// # Errors
/// Refused in one line with line and column: what is not RON or not a model, what a newer program wrote,
/// unknown fields, conflict markers, NaN and infinity.
pub fn parse(text: &str) -> Result<Parsed, ParseError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    scan::refuse_foreign(text)?;
    let found = scan::scan(text);
    if let Some(line) = found.marker {
        return Err(ParseError::conflict(line));
    }
    scan::refuse_newer(text)?;
    let mut parsed = wire::parse(text).map_err(|error| match scan::marker_anywhere(text) {
        Some(line) => ParseError::conflict(line),
        None => error,
    })?;
    parsed.warnings.extend(found.comment.map(|line| Warning::Comments { line }));
    Ok(parsed)
}

/// Reads a model from the bytes of a file.
///
/// # Errors
/// As [`parse`], and where the bytes are not UTF-8.
pub fn parse_bytes(bytes: &[u8]) -> Result<Parsed, ParseError> {
    parse(scan::decode(bytes)?)
}

#[cfg(test)]
mod tests;
