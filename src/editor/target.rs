//! Where something dragged would land: a cell, a new column between two, a new row. The same answer serves preview and drop.
//!
//! A cell that is taken is no obstacle: what lands there goes to the next free row beneath, a new one if need be.

use super::{
    Scene,
    axes::{Among, Axes, among, gap, nearest},
};
use crate::{
    change::op::Spot,
    geom::{Point, Rect},
    layout::LaneBox,
    model::{Cell, Key},
};

/// A place to land, and the mark that shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub spot: Spot,
    /// The cell, or a bar where the new column or row comes.
    pub mark: Rect,
    /// For the status bar.
    pub words: &'static str,
}

/// How near the end of a column or row means "between".
const EDGE: f64 = 12.0;
/// Half the thickness of the bar of a new column or row.
const BAR: f64 = 2.0;

/// The place to land at a point; `None` outside the lanes.
pub fn at(scene: &Scene, pos: Point) -> Option<Target> {
    let axes = scene.axes();
    let (time, across) = (axes.time(pos), axes.across(pos));
    let within = |lane: &&LaneBox| {
        let (low, high) = axes.across_of(lane.rect);
        lane.leaf && low <= across && across < high
    };
    let lane = scene.layout.lanes.iter().find(within)?;
    let columns = &scene.layout.columns;
    let column = among(columns, time, EDGE);
    let near_row = nearest(&lane.rows, across).and_then(|i| lane.rows.get(i));
    match column {
        Among::In(i) => {
            let column = columns.get(i)?;
            Some(in_column(axes, lane, (column.start, column.end), column.key, across))
        }
        Among::After(_) if columns.is_empty() => {
            let (start, end) = axes.time_of(lane.rect);
            let cell = Cell { lane: lane.id.clone(), column: Key::default(), row: Key::default() };
            let mark = axes.rect((start, end), axes.across_of(lane.rect));
            Some(Target { spot: Spot::Cell(cell), mark, words: "Into this lane" })
        }
        Among::After(after) => {
            let middle = gap(columns, after)?;
            let span = near_row.map_or(axes.across_of(lane.rect), |row| (row.start, row.end));
            Some(Target {
                spot: Spot::NewColumn {
                    lane: lane.id.clone(),
                    after: after.and_then(|i| columns.get(i)).map(|c| c.key),
                    row: near_row.map_or(Key::default(), |row| row.key),
                },
                mark: axes.rect((middle - BAR, middle + BAR), span),
                words: "Into a new column here",
            })
        }
    }
}

fn in_column(axes: Axes, lane: &LaneBox, span: (f64, f64), column: Key, across: f64) -> Target {
    let rows = &lane.rows;
    let lane_id = lane.id.clone();
    let cell = |row: Key, mark: (f64, f64)| Target {
        spot: Spot::Cell(Cell { lane: lane.id.clone(), column, row }),
        mark: axes.rect(span, mark),
        words: "Into this cell",
    };
    match among(rows, across, EDGE) {
        Among::In(i) => match rows.get(i) {
            Some(row) => cell(row.key, (row.start, row.end)),
            None => cell(Key::default(), axes.across_of(lane.rect)),
        },
        Among::After(_) if rows.is_empty() => cell(Key::default(), axes.across_of(lane.rect)),
        Among::After(after) => {
            let (low, high) = axes.across_of(lane.rect);
            let middle = gap(rows, after).unwrap_or(low).clamp(low + BAR, (high - BAR).max(low + BAR));
            Target {
                spot: Spot::NewRow { lane: lane_id, column, after: after.and_then(|i| rows.get(i)).map(|r| r.key) },
                mark: axes.rect(span, (middle - BAR, middle + BAR)),
                words: "Into a new row here",
            }
        }
    }
}
