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

/// Whether a cell is a minus alone or a plain number below zero: a spreadsheet runs neither, and reads the number as
/// one only where no apostrophe stands before it.
fn plain(cell: &str) -> bool {
    let digits =
        |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.ends_with(|c: char| c.is_ascii_digit());
    let number = |rest: &str| digits(rest) && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    cell.strip_prefix('-').is_some_and(|rest| rest.is_empty() || number(rest))
}

/// The cell with an apostrophe before what would begin a formula; apostrophes already there count, so that [`bare`]
/// finds the way back.
pub fn safe(cell: &str) -> Cow<'_, str> {
    if risky(cell) && !plain(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
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
            ("-2", "-2"),
            ("-1,234.5", "-1,234.5"),
            ("-", "-"),
            ("'-2", "''-2"),
            ("-2+3", "'-2+3"),
            ("-x", "'-x"),
            ("-2,", "'-2,"),
            ("+2", "'+2"),
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
        assert_eq!(bare("'-2"), "-2", "as others write it");
    }
}
