//! What of a table is under the pointer.

use super::grid::{Grid, Place};
use crate::{
    editor::TableScene,
    geom::{Point, Rect},
    layout::table::TableLayout,
    model::Id,
};

/// A part of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TablePick {
    /// What stands in a cell, and its place there.
    Entry(Place, usize),
    /// A reading of a chart: its curve.
    Reading(Place, usize),
    /// The ground of a cell.
    Cell(Place),
    /// An arrow, by its place among those drawn.
    Arrow(usize),
    RowHead(usize),
    Stage(usize),
    ColumnHead(usize),
    Title,
    Nothing,
}

/// Left of a table whose rows have no headers, so much takes a row.
const GRIP: f64 = 22.0;

impl TablePick {
    /// The record it is, where it is one.
    pub fn record<'a>(&self, grid: &Grid<'a>) -> Option<&'a Id> {
        match self {
            TablePick::Entry(place, entry) => grid.entries(*place).get(*entry).map(|e| &e.record),
            TablePick::Reading(place, curve) => {
                grid.curves(place.0)?.get(*curve)?.readings.get(place.1)?.as_ref().map(|r| &r.id)
            }
            TablePick::Arrow(arrow) => grid.scene.layout.arrows.get(*arrow).map(|line| &line.id),
            TablePick::RowHead(row) => super::grid::head_of(&grid.scene.table.rows.get(*row)?.key),
            TablePick::Stage(stage) => grid.scene.table.groups.get(*stage).map(|g| &g.id),
            TablePick::Cell(_) | TablePick::ColumnHead(_) | TablePick::Title | TablePick::Nothing => None,
        }
    }

    /// Its outline.
    pub fn rect(&self, grid: &Grid) -> Option<Rect> {
        let layout = &grid.scene.layout;
        match self {
            TablePick::Entry(place, entry) => grid.boxes(*place).get(*entry).map(|b| b.rect),
            TablePick::Reading(place, curve) => {
                let reading = grid.curves(place.0)?.get(*curve)?.readings.get(place.1)?.as_ref()?;
                Some(Rect::from_center_size(grid.point(*place, *curve, reading.value)?, (16.0, 16.0)))
            }
            TablePick::Cell(place) => grid.rect(*place),
            // Its line is told by the pointer's form; a box around it would cover others.
            TablePick::Arrow(_) => None,
            TablePick::RowHead(row) => layout.rows.get(*row).map(|r| grip(layout.frame, r.head)),
            TablePick::Stage(stage) => layout.groups.get(*stage).map(|g| g.rect),
            TablePick::ColumnHead(column) => layout.columns.get(*column).map(|c| c.head),
            TablePick::Title => layout.title.as_ref().map(|t| t.rect),
            TablePick::Nothing => None,
        }
    }
}

/// Where a row is taken: its header, or the strip left of a table without headers.
pub fn grip(frame: Rect, head: Rect) -> Rect {
    if head.width() > 0.0 { head } else { Rect::new(frame.x0 - GRIP, head.y0, frame.x0, head.y1) }
}

/// What is at a point; readings are felt within `reach` points. Of readings at one place that of `curve` is first.
pub fn pick(scene: &TableScene, pos: Point, reach: f64, curve: Option<&Id>) -> TablePick {
    let (grid, layout) = (Grid { scene }, &scene.layout);
    if let Some(title) = &layout.title
        && title.rect.contains(pos)
    {
        return TablePick::Title;
    }
    if let Some(stage) = layout.groups.iter().position(|g| g.rect.contains(pos)) {
        return TablePick::Stage(stage);
    }
    if let Some(row) = layout.rows.iter().position(|r| grip(layout.frame, r.head).contains(pos)) {
        return TablePick::RowHead(row);
    }
    if let Some(column) = layout.columns.iter().position(|c| c.head.contains(pos)) {
        return TablePick::ColumnHead(column);
    }
    let Some(place) = cell(&grid, pos) else { return TablePick::Nothing };
    if let Some(entry) = grid.boxes(place).iter().position(|b| b.rect.contains(pos)) {
        return TablePick::Entry(place, entry);
    }
    // A card that stands over several columns belongs to the first of them.
    let over = (0..place.1).rev().find_map(|column| {
        let boxes = grid.boxes((place.0, column));
        Some(TablePick::Entry((place.0, column), boxes.iter().position(|b| b.rect.contains(pos))?))
    });
    if let Some(over) = over {
        return over;
    }
    if let Some(arrow) = arrow(layout, pos, reach) {
        return TablePick::Arrow(arrow);
    }
    if let Some(curve) = reading(&grid, place, pos, reach, curve) {
        return TablePick::Reading(place, curve);
    }
    TablePick::Cell(place)
}

/// The cell at a point.
pub fn cell(grid: &Grid, pos: Point) -> Option<Place> {
    let row = grid.scene.layout.rows.iter().position(|r| r.rect.y0 <= pos.y && pos.y < r.rect.y1)?;
    let inside = |column: &usize| grid.rect((row, *column)).is_some_and(|r| r.x0 <= pos.x && pos.x < r.x1);
    (0..grid.columns()).find(inside).map(|column| (row, column))
}

/// The arrow nearest within reach, by its line or its label.
fn arrow(layout: &TableLayout, pos: Point, reach: f64) -> Option<usize> {
    let labelled = layout.arrows.iter().position(|line| line.label.as_ref().is_some_and(|l| l.rect.contains(pos)));
    let near = layout.arrows.iter().enumerate().filter_map(|(i, line)| {
        let pieces = line.points.windows(2).map(|p| {
            let piece = Rect::from_points(p[0], p[1]);
            let dx = (piece.x0 - pos.x).max(pos.x - piece.x1).max(0.0);
            let dy = (piece.y0 - pos.y).max(pos.y - piece.y1).max(0.0);
            dx.hypot(dy)
        });
        let distance = pieces.fold(f64::INFINITY, f64::min);
        (distance <= reach).then_some((distance, i))
    });
    labelled.or_else(|| near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, i)| i))
}

/// The curve whose reading is nearest within reach.
fn reading(grid: &Grid, place: Place, pos: Point, reach: f64, first: Option<&Id>) -> Option<usize> {
    let curves = grid.curves(place.0)?.iter().enumerate();
    let near = curves.filter_map(|(i, curve)| {
        let reading = curve.readings.get(place.1)?.as_ref()?;
        let distance = (grid.point(place, i, reading.value)? - pos).hypot();
        (distance <= reach + 6.0).then_some((curve.to_be, first != Some(&reading.id), distance, i))
    });
    near.min_by(|a, b| (a.1, a.0).cmp(&(b.1, b.0)).then(a.2.total_cmp(&b.2))).map(|(_, _, _, i)| i)
}
