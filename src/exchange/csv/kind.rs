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
    // The first that is one: cells further down may look like the headings of another kind.
    let mut register = usize::MAX;
    for (place, (at, row)) in near().enumerate() {
        if sipoc::headings(&row.cells).is_some() {
            return Some((TableKind::Sipoc, at));
        }
        if steps::headings(&row.cells).is_some() {
            return Some((TableKind::Steps, at));
        }
        if super::register::is_heading(&row.cells) {
            register = register.min(place);
        }
        if place < register && decision::headings(&row.cells).is_some() {
            return Some((TableKind::Decision, at));
        }
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
