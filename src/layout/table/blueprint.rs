//! The lines of a service blueprint in a table: which rows they lie above.

use super::Row;
use crate::model::{Band, RowKind, blueprint};

/// Gives each row the line that lies above it. `kinds` are the kinds of the rows; rows that are no part of a blueprint
/// lie on the side of the row above them.
///
/// Evidence at the foot of a map is no return to the customer's side, so it moves no line.
pub fn set_lines(rows: &mut [Row], kinds: &[RowKind]) {
    let mut above: Option<Band> = None;
    for (row, kind) in rows.iter_mut().zip(kinds) {
        row.line_above = None;
        match kind.blueprint_band() {
            None | Some(Band::Evidence) => {}
            Some(band) => {
                row.line_above = above.and_then(|above| blueprint::line_between(above, band));
                above = Some(band);
            }
        }
    }
}
