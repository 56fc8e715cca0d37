//! Where something dragged would land: a cell, a new column between two, a new row. The same answer serves preview and
//! drop.
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
    model::{Cell, Id, Key},
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

/// The place to land at a point, for something new or for what is `moving`; `None` outside the lanes.
pub fn at(scene: &Scene, pos: Point, moving: &[Id]) -> Option<Target> {
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
            let target = in_column(axes, lane, (column.start, column.end), column.key, across);
            Some(beneath_what_is_there(scene, axes, lane, (column.start, column.end), target, moving))
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

/// Where a taken cell stands for: the free cell of the row beneath, else a new row beneath.
fn beneath_what_is_there(
    scene: &Scene,
    axes: Axes,
    lane: &LaneBox,
    span: (f64, f64),
    target: Target,
    moving: &[Id],
) -> Target {
    let Spot::Cell(cell) = &target.spot else { return target };
    if !taken(scene, cell, moving) {
        return target;
    }
    let Some(at) = lane.rows.iter().position(|r| r.key == cell.row) else { return target };
    if let Some(row) = lane.rows.get(at + 1) {
        let beneath = Cell { row: row.key, ..cell.clone() };
        if !taken(scene, &beneath, moving) {
            let mark = axes.rect(span, (row.start, row.end));
            return Target { spot: Spot::Cell(beneath), mark, words: "Into the free cell beneath" };
        }
    }
    let (low, high) = axes.across_of(lane.rect);
    let middle = gap(&lane.rows, Some(at)).unwrap_or(low).clamp(low + BAR, (high - BAR).max(low + BAR));
    Target {
        spot: Spot::NewRow { lane: cell.lane.clone(), column: cell.column, after: Some(cell.row) },
        mark: axes.rect(span, (middle - BAR, middle + BAR)),
        words: "Taken: into a new row here",
    }
}

/// Whether something that stays stands in a cell.
fn taken(scene: &Scene, cell: &Cell, moving: &[Id]) -> bool {
    let Some(request) = &scene.request else { return false };
    let Some(lane) = request.lanes.iter().position(|l| l.id == cell.lane) else { return false };
    let stays = |id: &Id| !moving.contains(id);
    let here = |l: usize, column: Key, row: Key| l == lane && column == cell.column && row == cell.row;
    request.steps.iter().any(|s| s.attached_to.is_none() && here(s.lane, s.column, s.row) && stays(&s.id))
        || request.notes.iter().any(|n| here(n.lane, n.column, n.row) && stays(&n.id))
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
