//! Dependencies in a table: arrows from entry to entry, and the named lines of a blueprint beside them.
//!
//! The cells are a grid: between columns lie gutters, between rows bands. `plan` chooses a path for each arrow through
//! these, free of entries by construction; `tracks` puts those that share a gutter or band side by side and says how
//! much wider it must be; `room` makes it so wide; `ports` puts the ends on the edges of entries, none on another.
//! Nothing here knows what an entry is about.

mod check;
mod labels;
mod plan;
mod ports;
mod room;
#[cfg(test)]
mod tests;
mod tracks;

pub use check::check;

use super::{Table, TableLayout};
use crate::{geom::Point, layout::Label, model::Id};
use plan::{Leg, Path, Side};

/// An arrow: its line, from one entry's edge to the other's.
#[derive(Clone, Debug, PartialEq)]
pub struct ArrowLine {
    pub id: Id,
    pub points: Vec<Point>,
    pub label: Option<Label>,
}

/// Makes room for the arrows of a table and draws them; names of lines that are in their way go aside.
pub(super) fn add(table: &Table, layout: &mut TableLayout) {
    if table.arrows.is_empty() || layout.columns.is_empty() || layout.rows.is_empty() {
        return;
    }
    let plan = plan::plan(table, layout);
    let tracks = tracks::assign(table, layout, &plan);
    room::make(layout, &tracks.room);
    layout.arrows = ports::draw(table, layout, &plan, &tracks);
    labels::of_arrows(table, layout, &plan, &tracks);
    labels::move_names(layout);
}

/// Where a gutter is: the border before the column with its number.
fn gutter_x(layout: &TableLayout, gutter: usize) -> f64 {
    match layout.columns.get(gutter) {
        Some(column) => column.rect.x0,
        None => layout.columns.last().map_or(0.0, |c| c.rect.x1),
    }
}

/// Where a band is: the border above the row with its number.
fn band_y(layout: &TableLayout, band: usize) -> f64 {
    match layout.rows.get(band) {
        Some(row) => row.rect.y0,
        None => layout.rows.last().map_or(0.0, |r| r.rect.y1),
    }
}
