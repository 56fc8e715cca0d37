//! What a service blueprint has over other tables: which rows its lines lie above, and the room for its signs' legend.

use super::{Row, Table, TableLayout};
use crate::model::{Band, Mark, RowKind, blueprint};

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

/// The height of the legend.
const LEGEND: f64 = 28.0;

/// Makes room beneath a table for the legend of its marks and arrows.
pub(super) fn make_legend(table: &Table, layout: &mut TableLayout) {
    let marked = table.cells.iter().flat_map(|cell| &cell.entries).any(|e| e.mark != Mark::None);
    if marked || !layout.arrows.is_empty() {
        layout.legend = Some(layout.frame.y1 + LEGEND * 0.75);
        layout.size.height += LEGEND - 4.0;
    }
}
