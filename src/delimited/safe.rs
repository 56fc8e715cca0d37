//! Cells that a spreadsheet would run as a formula, made harmless with a leading apostrophe, and back.

use std::borrow::Cow;

/// Whether a spreadsheet may take a cell that begins with this character for a formula.
/// Full-width forms count as their plain ones in some languages; tab and line ends are dropped before the next
/// character.
fn begins_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// Whether it would begin a formula, were it not for its leading apostrophes.
fn risky(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(begins_formula)
}

/// The cell with an apostrophe before what would begin a formula; apostrophes already there count, so that [`bare`]
/// finds the way back.
pub fn safe(cell: &str) -> Cow<'_, str> {
    if risky(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell without the apostrophe that [`safe`] put there. Other apostrophes stay.
pub fn bare(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if risky(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_begins_a_formula_gets_an_apostrophe() {
        for (cell, written) in [
            ("=1", "'=1"),
            ("-2", "'-2"),
            ("'=1", "''=1"),
            ("'tis", "'tis"),
            ("''", "''"),
            ("a=b", "a=b"),
            ("", ""),
            ("\tx", "'\tx"),
        ] {
            assert_eq!(safe(cell), written);
            assert_eq!(bare(written), cell);
        }
    }
}
