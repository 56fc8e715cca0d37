//! Which table some rows are, by their headings.

use super::{decision, journey, sipoc, steps};
use crate::delimited::Row;

/// A table that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    Sipoc,
    Journey,
    Steps,
    Decision,
}

/// So far down a heading row is looked for.
const FAR: usize = 10;

/// The table of these rows, and the row with its headings.
pub(super) fn find(rows: &[Row]) -> Option<(TableKind, usize)> {
    let near = || rows.iter().enumerate().filter(|(_, row)| !super::head::is_head(row)).take(FAR);
    if let Some((at, _)) = near().find(|(_, row)| sipoc::headings(&row.cells).is_some()) {
        return Some((TableKind::Sipoc, at));
    }
    if let Some((at, _)) = near().find(|(_, row)| steps::headings(&row.cells).is_some()) {
        return Some((TableKind::Steps, at));
    }
    // A register may hold something called “A”, which looks like a hit policy further down.
    let register = near().position(|(_, row)| super::register::is_heading(&row.cells)).unwrap_or(usize::MAX);
    if let Some((at, _)) = near().take(register).find(|(_, row)| decision::headings(&row.cells).is_some()) {
        return Some((TableKind::Decision, at));
    }
    let (at, _) = near().take(register).find(|(_, row)| journey::begins(&row.cells))?;
    let below = rows.get(at + 1..).unwrap_or_default();
    let kinds = below.iter().take(40).filter(|row| row.cells.first().is_some_and(|cell| journey::is_label(cell)));
    (kinds.count() > 0).then_some((TableKind::Journey, at))
}

/// A heading without case, blanks and signs.
pub(super) fn plain(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
