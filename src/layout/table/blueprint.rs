//! What a service blueprint has over other tables: which rows its lines lie above, and the room for its signs' legend.

use super::{Row, Table, TableLayout};
use crate::{
    layout::metrics::MARGIN,
    model::{Band, Mark, RowKind, blueprint},
    text::{measure, scale},
};

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

/// What the legend says of arrows.
pub const LEGEND_ARROW: &str = "leads to or needs";
/// The signs of the legend: an arrow, a mark; from a sign to its words, and from these to the next sign.
pub const LEGEND_ARROW_WIDTH: f64 = 28.0;
pub const LEGEND_MARK_WIDTH: f64 = 17.0;
pub const LEGEND_WORDS: f64 = 8.0;
pub const LEGEND_NEXT: f64 = 34.0;

/// Makes room beneath a table for the legend of its marks and arrows.
pub(super) fn make_legend(table: &Table, layout: &mut TableLayout) {
    let marked = |mark: Mark| table.cells.iter().flat_map(|cell| &cell.entries).any(|e| e.mark == mark);
    let arrow = (!layout.arrows.is_empty()).then_some((LEGEND_ARROW_WIDTH, LEGEND_ARROW));
    let marks = [Mark::Fail, Mark::Wait].into_iter().filter(|mark| marked(*mark));
    let signs = arrow.into_iter().chain(marks.map(|mark| (LEGEND_MARK_WIDTH, mark.word())));
    let widths: Vec<f64> = signs.map(|(sign, words)| sign + LEGEND_WORDS + measure(words, scale::LEGEND)).collect();
    if widths.is_empty() {
        return;
    }
    layout.legend = Some(layout.frame.y1 + LEGEND * 0.75);
    layout.size.height += LEGEND - 4.0;
    // A narrow table has less room than its legend.
    let wide = widths.iter().sum::<f64>() + (widths.len() - 1) as f64 * LEGEND_NEXT;
    layout.size.width = layout.size.width.max(layout.frame.x0 + wide + MARGIN);
}
