//! A table as the hand knows it: rows and columns by number, and past the last column of a journey the empty one, where
//! typing makes a new step. Knows nothing of keys and pointers.

use crate::{
    editor::TableScene,
    geom::{Point, Rect},
    layout::table::{Body, Curve, Entry, EntryBox, chart_shift, chart_y},
    model::{CellAt, ColumnKey, Id, RowKey, Sheet},
};

/// How wide the empty column past the last one is.
const NEW_COLUMN: f64 = 120.0;

/// Rows and columns of a table scene.
#[derive(Clone, Copy)]
pub struct Grid<'a> {
    pub scene: &'a TableScene,
}

/// A place: row, column.
pub type Place = (usize, usize);

/// The record a row's header stands for, where it is one.
pub fn head_of(row: &RowKey) -> Option<&Id> {
    match row {
        RowKey::Row(id) | RowKey::Process(id) | RowKey::Record(id) => Some(id),
        _ => None,
    }
}

impl<'a> Grid<'a> {
    /// Whether an empty column past the last one takes what is typed.
    fn grows(&self) -> bool {
        let table = &self.scene.table;
        matches!(table.sheet, Sheet::Journey(_)) && table.column_of(&ColumnKey::New).is_none()
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.scene.table.rows.len()
    }

    /// How many columns, with the empty one.
    pub fn columns(&self) -> usize {
        self.scene.table.columns.len() + usize::from(self.grows())
    }

    /// Where a cell is; `None` where it is not in the table any more.
    pub fn place(&self, at: &CellAt) -> Option<Place> {
        let row = self.scene.table.row_of(&at.row)?;
        let column = self.scene.table.column_of(&at.column);
        let new = (at.column == ColumnKey::New && self.grows()).then_some(self.scene.table.columns.len());
        Some((row, column.or(new)?))
    }

    /// The cell at a place.
    pub fn at(&self, (row, column): Place) -> Option<CellAt> {
        let key = match self.scene.table.columns.get(column) {
            Some(column) => column.key.clone(),
            None if column < self.columns() => ColumnKey::New,
            None => return None,
        };
        Some(CellAt { row: self.scene.table.rows.get(row)?.key.clone(), column: key })
    }

    /// The outline of a cell.
    pub fn rect(&self, (row, column): Place) -> Option<Rect> {
        let layout = &self.scene.layout;
        let row = layout.rows.get(row)?.rect;
        match layout.columns.get(column) {
            Some(it) => Some(Rect::new(it.rect.x0, row.y0, it.rect.x1, row.y1)),
            None if column < self.columns() => Some(Rect::new(row.x1, row.y0, row.x1 + NEW_COLUMN, row.y1)),
            None => None,
        }
    }

    /// Of the outermost cells the headings beside them: they are seen together.
    pub fn headings(&self, (row, column): Place) -> Option<Rect> {
        let layout = &self.scene.layout;
        let cell = self.rect((row, column))?;
        let head = layout.rows.get(row).filter(|_| column == 0).map(|r| r.head);
        let top = (row == 0).then(|| Rect::new(cell.x0, layout.frame.y0, cell.x1, cell.y0));
        head.into_iter().chain(top).reduce(|a, b| a.union(b))
    }

    /// The outline around two cells and all between them.
    pub fn span(&self, a: Place, b: Place) -> Option<Rect> {
        Some(self.rect(a)?.union(self.rect(b)?))
    }

    /// What stands in a cell.
    pub fn entries(&self, (row, column): Place) -> &'a [Entry] {
        self.scene.table.cell(row, column).map_or(&[], |cell| &cell.entries)
    }

    /// The outlines of what stands in a cell.
    pub fn boxes(&self, (row, column): Place) -> &'a [EntryBox] {
        let columns = self.scene.table.columns.len();
        let cell = (column < columns).then(|| self.scene.layout.cells.get(row * columns + column)).flatten();
        cell.map_or(&[], |cell| &cell.entries)
    }

    /// Whether a cell shows the number of a rule, or of the one that is not there yet: nothing is typed there.
    pub fn numbers_rule(&self, place: Place) -> bool {
        self.at(place)
            .is_some_and(|at| at.column == ColumnKey::Number && matches!(at.row, RowKey::Record(_) | RowKey::New))
    }

    /// The curves of a row that is a chart.
    pub fn curves(&self, row: usize) -> Option<&'a [Curve]> {
        match &self.scene.table.rows.get(row)?.body {
            Body::Curves(curves) => Some(curves),
            Body::Cells | Body::Collapsed(_) | Body::Section | Body::Told { .. } => None,
        }
    }

    /// Whether a row has no cells to go to: it shows only how much it holds, or stands over others, or words.
    pub fn collapsed(&self, row: usize) -> bool {
        self.scene
            .table
            .rows
            .get(row)
            .is_some_and(|row| matches!(row.body, Body::Collapsed(_) | Body::Section | Body::Told { .. }))
    }

    /// Where a reading of this value stands in a chart, on the curve of this number.
    pub fn point(&self, (row, column): Place, curve: usize, value: f64) -> Option<Point> {
        let rect = self.rect((row, column))?;
        let shift = chart_shift(self.curves(row)?, curve, column);
        Some(Point::new(rect.center().x + shift, chart_y(rect, value)))
    }

    /// Where the reading that is this record stands.
    pub fn point_of(&self, place: Place, record: &Id) -> Option<Point> {
        self.curves(place.0)?.iter().enumerate().find_map(|(i, curve)| {
            let reading = curve.readings.get(place.1)?.as_ref().filter(|r| r.id == *record)?;
            self.point(place, i, reading.value)
        })
    }

    /// Whether a row is this record, and has a heading to select it by.
    pub fn headed(&self, record: &Id) -> bool {
        let table = &self.scene.table;
        table.row_head > 0.0 && table.rows.iter().any(|row| row.key == RowKey::Record(record.clone()))
    }

    /// Where a record is: an entry of a cell, or a reading of a chart; of several the one in this cell. What a row
    /// stands for is at its heading, whatever its cells show of it.
    pub fn find(&self, record: &Id, here: Option<Place>) -> Option<(Place, usize)> {
        let within = |place: Place| {
            let entry = self.entries(place).iter().position(|e| e.record == *record);
            entry.or_else(|| self.reading(place, record).then_some(0)).map(|i| (place, i))
        };
        // Every cell of its row is a record's; the hand stays in the one it is in.
        if let Some(at) = here
            .filter(|at| self.scene.table.rows.get(at.0).is_some_and(|row| row.key == RowKey::Record(record.clone())))
            && matches!(self.scene.table.sheet, Sheet::Register(_))
        {
            return Some((at, 0));
        }
        if let Some(found) = here.and_then(within) {
            return Some(found);
        }
        if self.headed(record) {
            let row = here.and_then(|place| self.scene.table.rows.get(place.0));
            return here.filter(|_| row.is_some_and(|row| head_of(&row.key) == Some(record))).map(|place| (place, 0));
        }
        // A rule stands in every cell of its row: the hand stays in its column.
        let beside = here.and_then(|(_, column)| (0..self.rows()).find_map(|row| within((row, column))));
        if beside.is_some() {
            return beside;
        }
        if let Some((row, column, entry)) = self.scene.table.entry_of(record) {
            return Some(((row, column), entry));
        }
        let charts = (0..self.rows()).filter(|row| self.curves(*row).is_some());
        charts.flat_map(|row| (0..self.columns()).map(move |column| (row, column))).find_map(within)
    }

    fn reading(&self, (row, column): Place, record: &Id) -> bool {
        let mut readings = self.curves(row).into_iter().flatten().filter_map(|c| c.readings.get(column)?.as_ref());
        readings.any(|reading| reading.id == *record)
    }

    /// The stage over a column.
    pub fn stage_over(&self, column: usize) -> Option<usize> {
        let mut end = 0;
        self.scene.table.groups.iter().position(|group| {
            end += group.columns;
            column < end
        })
    }

    /// The first column under a stage; an empty stage has none of its own.
    pub fn first_under(&self, stage: usize) -> usize {
        self.scene.table.groups.iter().take(stage).map(|g| g.columns).sum()
    }
}
