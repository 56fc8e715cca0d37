//! Making room: columns and rows of a table that is laid out grow, and all in it moves along.

use crate::{
    geom::{Rect, Vec2},
    layout::table::TableLayout,
};

/// What columns and rows are to grow by, on each side.
#[derive(Clone, Debug, Default)]
pub struct Room {
    columns: Vec<(f64, f64)>,
    rows: Vec<(f64, f64)>,
    /// Beyond the last.
    end: (f64, f64),
}

impl Room {
    /// No room for so many columns and rows.
    pub fn new(columns: usize, rows: usize) -> Room {
        Room { columns: vec![(0.0, 0.0); columns], rows: vec![(0.0, 0.0); rows], end: (0.0, 0.0) }
    }

    /// Before a column; beyond the last, nothing is there to grow.
    pub fn left(&mut self, column: usize, by: f64) {
        if let Some(side) = self.columns.get_mut(column) {
            side.0 = by;
        }
    }

    pub fn right(&mut self, column: usize, by: f64) {
        if let Some(side) = self.columns.get_mut(column) {
            side.1 = by;
        }
    }

    pub fn top(&mut self, row: usize, by: f64) {
        match self.rows.get_mut(row) {
            Some(side) => side.0 = by,
            None => self.end.1 = 0.0,
        }
    }

    pub fn bottom(&mut self, row: usize, by: f64) {
        if let Some(side) = self.rows.get_mut(row) {
            side.1 = by;
        }
    }
}

/// Makes a table so much wider and higher. What stands in a cell keeps its distance to the entries beside it at least.
pub fn make(layout: &mut TableLayout, room: &Room) {
    let grown = |list: &[(f64, f64)]| list.iter().map(|(a, b)| a + b).sum::<f64>();
    let (wider, higher) = (grown(&room.columns), grown(&room.rows));
    if wider == 0.0 && higher == 0.0 {
        return;
    }
    let shifts = |list: &[(f64, f64)]| {
        let mut sum = 0.0;
        let mut shifts: Vec<f64> = Vec::with_capacity(list.len() + 1);
        for (before, after) in list {
            shifts.push(sum);
            sum += before + after;
        }
        shifts.push(sum);
        shifts
    };
    let (across, down) = (shifts(&room.columns), shifts(&room.rows));
    let dx = |c: usize| across.get(c).copied().unwrap_or(wider);
    let dy = |r: usize| down.get(r).copied().unwrap_or(higher);
    let columns = layout.columns.len().max(1);
    for (i, cell) in layout.cells.iter_mut().enumerate() {
        let (r, c) = (i / columns, i % columns);
        let by =
            Vec2::new(dx(c) + room.columns.get(c).map_or(0.0, |s| s.0), dy(r) + room.rows.get(r).map_or(0.0, |s| s.0));
        for entry in &mut cell.entries {
            entry.rect = entry.rect + by;
            entry.text.rect = entry.text.rect + by;
            entry.caption.iter_mut().for_each(|caption| caption.rect = caption.rect + by);
            entry.chips.iter_mut().for_each(|chip| *chip = chip.moved(by));
        }
        let rect = cell.rect;
        cell.rect = Rect::new(rect.x0 + dx(c), rect.y0 + dy(r), rect.x1 + dx(c + 1), rect.y1 + dy(r + 1));
    }
    // A group covers the columns that begin in it.
    let starts: Vec<f64> = layout.columns.iter().map(|c| c.rect.x0).collect();
    let column_at = |x: f64| starts.partition_point(|&s| s < x - 0.01);
    for group in &mut layout.groups {
        let (first, end) = (column_at(group.rect.x0), column_at(group.rect.x1));
        group.rect.x0 += dx(first);
        group.rect.x1 += dx(end);
        // A caption beside the name stands at the far end.
        let beside = group.caption.rect.y0 < group.name.rect.y1;
        group.name.rect = group.name.rect + Vec2::new(dx(first), 0.0);
        group.caption.rect = group.caption.rect + Vec2::new(dx(if beside { end } else { first }), 0.0);
    }
    for (c, column) in layout.columns.iter_mut().enumerate() {
        for rect in [&mut column.rect, &mut column.head] {
            rect.x0 += dx(c);
            rect.x1 += dx(c + 1);
        }
        column.rect.y1 += higher;
        column.name.rect = column.name.rect + Vec2::new(dx(c), 0.0);
    }
    for (r, row) in layout.rows.iter_mut().enumerate() {
        row.rect.x1 += wider;
        let middle = Vec2::new(0.0, (dy(r) + dy(r + 1)) / 2.0);
        for label in [&mut row.name, &mut row.caption].into_iter().chain(&mut row.count) {
            label.rect = label.rect + middle;
        }
        row.line.iter_mut().for_each(|line| line.rect = line.rect + Vec2::new(wider, dy(r)));
        for rect in [&mut row.rect, &mut row.head] {
            rect.y0 += dy(r);
            rect.y1 += dy(r + 1);
        }
    }
    layout.frame.x1 += wider;
    layout.frame.y1 += higher;
}
