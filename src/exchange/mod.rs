//! Other formats in and out: BPMN in, Mermaid journeys and tables in and out. Bytes in, a document and a report out; a
//! view in, text and what it leaves out; no disk.

pub mod bpmn;
pub mod csv;
mod decode;
mod losses;
pub mod mermaid;
mod records;
mod report;
mod sniff;
mod text_format;

pub use losses::{Losses, Written};
pub use report::{NotUnderstood, Report, Warning};
pub use sniff::{ForeignFormat, sniff, sniff_text};
pub use text_format::TextFormat;

use crate::model::{Document, IdMaker};

/// A finished import.
#[derive(Clone, Debug)]
pub struct Imported {
    pub document: Document,
    pub report: Report,
}

/// Why a file is not imported, in one line, with the place in it where there is one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", place(.at))]
pub struct ImportError {
    /// Line and column, from 1, in characters; column 0 where it is about the whole line.
    pub at: Option<(usize, usize)>,
    pub message: String,
}

impl ImportError {
    fn new(message: impl Into<String>) -> ImportError {
        ImportError { at: None, message: message.into() }
    }

    fn at(line: usize, column: usize, message: impl Into<String>) -> ImportError {
        ImportError { at: Some((line, column)), message: message.into() }
    }
}

fn place(at: &Option<(usize, usize)>) -> String {
    match at {
        None => String::new(),
        Some((line, 0)) => format!("line {line}: "),
        Some((line, column)) => format!("line {line}, column {column}: "),
    }
}

/// Imports a file of a known format. The same bytes and the same state of `ids` give the same document. `called` is the
/// name of what the file gives none.
///
/// # Errors
/// Refused in one line where nothing of the format can be found in it.
pub fn import(format: ForeignFormat, bytes: &[u8], called: &str, ids: &mut IdMaker) -> Result<Imported, ImportError> {
    match format {
        ForeignFormat::Bpmn => bpmn::import(bytes, ids),
        ForeignFormat::Mermaid => mermaid::import(bytes, called, ids),
        ForeignFormat::Table => csv::import(bytes, called, ids),
    }
}
