//! Other formats in. Strings and bytes in, a document and a report out; no disk.

pub mod bpmn;
mod sniff;

pub use sniff::{ForeignFormat, sniff};
