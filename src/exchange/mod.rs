//! Other formats in. Strings and bytes in, a document and a report out; no disk.
