//! RON text to [`crate::model::Document`] and back: wire types, canonical printer, migrations. Strings in, strings out, no disk.
