//! BPMN 2.0 XML to a document. Reads what BPMN means and where it is drawn; writes nothing back.
//!
//! The way: bytes → text ([`decode`], [`guard`]) → XML tree → what it says ([`source`], [`kinds`]) and where it is
//! drawn ([`drawn`]) → which swimlane and lane everything goes to ([`plan`]) → records ([`build`]) → cells ([`cells`],
//! [`arrange`]). What nothing of that read is named in the [`Report`] ([`coverage`]).

mod arrange;
mod build;
mod cells;
mod cost;
mod coverage;
mod decode;
mod drawn;
mod guard;
mod kinds;
mod plan;
mod sheet;
mod source;

#[cfg(test)]
mod tests;

pub use super::{ImportError, Imported, NotUnderstood, Report, Warning};

pub(super) use build::party_kind;

use crate::model::IdMaker;

/// Elements, texts and comments a file may have: what 64 MB of BPMN hold, and no more than memory can.
const MAX_NODES: u32 = 4_000_000;

fn xml_error(error: &roxmltree::Error) -> ImportError {
    if matches!(error, roxmltree::Error::NodesLimitReached) {
        return ImportError::new("the file has over 4,000,000 parts");
    }
    let pos = error.pos();
    let text = error.to_string();
    let message = text.strip_suffix(&format!(" at {pos}")).unwrap_or(&text).replace(['\n', '\r'], " ");
    ImportError::at(pos.row as usize, pos.col as usize, format!("not well-formed XML: {message}"))
}

/// Imports a BPMN 2.0 file. The same bytes and the same state of `ids` give the same document.
///
/// # Errors
/// What is not XML or not BPMN, a DOCTYPE, over 64 MB, over 200,000 steps, over 1,000 attributes on an element: refused
/// in one line.
/// Anything else is imported, and the report says what was repaired and what was left out.
pub fn import(bytes: &[u8], ids: &mut IdMaker) -> Result<Imported, ImportError> {
    let mut report = Report::default();
    let text = decode::decode(bytes, &mut report)?;
    guard::check(&text)?;
    let options = roxmltree::ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..Default::default() };
    let xml = roxmltree::Document::parse_with_options(&text, options).map_err(|e| xml_error(&e))?;
    let mut source = source::read(&xml, &text, &mut report)?;
    let drawn = drawn::read(&mut source, &mut report);
    let plan = plan::plan(&source, &drawn, &mut report);
    let document = build::build(&source, &drawn, &plan, ids, &mut report);
    coverage::tell(&source, &mut report);
    Ok(Imported { document, report })
}
