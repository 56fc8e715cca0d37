//! What a drawing was made from: the next one takes over the groups of records for which nothing changed.
//!
//! A drawing with and without what was before is the same; this only saves work.

use super::{Item, Theme, look::step::Sides};
use crate::{
    layout::{
        Layout, Route, StepBox,
        table::{Entry, EntryBox, Row, RowBox, Table, TableLayout},
    },
    model::{Document, Flow, Record, Step, same_records},
};
use std::{borrow::Borrow, sync::Arc};

/// A drawing's memory, to be given to the next one together with the layout that was drawn.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    pub(super) theme: Option<Theme>,
    /// In order of ids.
    pub(super) steps: Vec<Piece>,
    pub(super) flows: Vec<Piece>,
}

/// One record as it was drawn. Holding the record makes its address a proof that it is the same.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    record: Arc<Record>,
    /// For a step.
    used: Sides,
    item: Item,
}

impl Borrow<Arc<Record>> for Piece {
    fn borrow(&self) -> &Arc<Record> {
        &self.record
    }
}

impl Piece {
    pub fn new(record: &Arc<Record>, used: Sides, item: &Item) -> Piece {
        Piece { record: record.clone(), used, item: item.clone() }
    }
}

impl Memory {
    /// Nothing drawn yet.
    pub(super) fn new(theme: &Theme) -> Memory {
        Memory { theme: Some(theme.clone()), ..Memory::default() }
    }

    /// The memory, where the pieces are those of the layout one by one; else none.
    pub(super) fn checked(self, layout: &Layout) -> Memory {
        let steps = self.steps.len() == layout.steps.len()
            && self.steps.iter().zip(&layout.steps).all(|(piece, place)| *piece.record.id() == place.id);
        let flows = self.flows.len() == layout.flows.len()
            && self.flows.iter().zip(&layout.flows).all(|(piece, route)| *piece.record.id() == route.id);
        if steps && flows { self } else { Memory::default() }
    }
}

/// What was drawn before, if anything, and in the same theme.
pub(super) struct Before<'a> {
    layout: &'a Layout,
    memory: &'a Memory,
}

impl<'a> Before<'a> {
    pub fn new(before: Option<(&'a Layout, &'a Memory)>, theme: &Theme) -> Option<Before<'a>> {
        let (layout, memory) = before?;
        (memory.theme.as_ref() == Some(theme)).then_some(Before { layout, memory })
    }

    /// For each step, the index of the piece that was drawn from the very same record.
    pub fn same_steps(&self, records: &[&Arc<Record>]) -> Vec<Option<usize>> {
        same_records(records, &self.memory.steps)
    }

    /// The same for flows.
    pub fn same_flows(&self, records: &[&Arc<Record>]) -> Vec<Option<usize>> {
        same_records(records, &self.memory.flows)
    }

    /// A step's group, where its place and what is tied to it are as they were.
    pub fn step(&self, piece: usize, place: &StepBox, used: Sides) -> Option<Item> {
        let (piece, was) = (self.memory.steps.get(piece)?, self.layout.steps.get(piece)?);
        (piece.used == used && was.rect == place.rect && was.name == place.name && was.chips == place.chips)
            .then(|| piece.item.clone())
    }

    /// A flow's group, where its line and label are as they were.
    pub fn flow(&self, piece: usize, route: &Route) -> Option<Item> {
        let (piece, was) = (self.memory.flows.get(piece)?, self.layout.flows.get(piece)?);
        (was == route).then(|| piece.item.clone())
    }
}

/// The shared records of steps and flows that come in order of ids.
pub(super) fn shared<'d>(
    document: &'d Document,
    steps: &[(&Step, &StepBox)],
    flows: &[(&Flow, &Route)],
) -> (Vec<&'d Arc<Record>>, Vec<&'d Arc<Record>>) {
    let (mut of_steps, mut of_flows) = (Vec::with_capacity(steps.len()), Vec::with_capacity(flows.len()));
    for record in document.shared_records().values() {
        match &**record {
            Record::Step(step) if steps.get(of_steps.len()).is_some_and(|s| std::ptr::eq(s.0, step)) => {
                of_steps.push(record);
            }
            Record::Flow(flow) if flows.get(of_flows.len()).is_some_and(|f| std::ptr::eq(f.0, flow)) => {
                of_flows.push(record);
            }
            _ => {}
        }
    }
    (of_steps, of_flows)
}

/// The memory of a table's drawing, to be given to the next one together with the table and layout that were drawn.
#[derive(Clone, Debug, Default)]
pub struct TableMemory {
    theme: Option<Theme>,
    /// The headers of rows.
    heads: Vec<Item>,
    /// The entries that are drawn, cell by cell.
    entries: Vec<Item>,
}

impl TableMemory {
    /// Nothing drawn yet.
    pub(super) fn new(theme: &Theme, rows: usize, entries: usize) -> TableMemory {
        let (heads, entries) = (Vec::with_capacity(rows), Vec::with_capacity(entries));
        TableMemory { theme: Some(theme.clone()), heads, entries }
    }

    /// Remembers the header of the next row.
    pub(super) fn push_head(&mut self, item: &Item) {
        self.heads.push(item.clone());
    }

    /// Remembers the next entry.
    pub(super) fn push(&mut self, item: &Item) {
        self.entries.push(item.clone());
    }
}

/// A table that was drawn before, in the same theme.
pub(super) struct TableBefore<'a> {
    table: &'a Table,
    layout: &'a TableLayout,
    heads: &'a [Item],
    entries: &'a [Item],
    /// Where the entries of each cell begin.
    starts: Vec<usize>,
    /// Whether rows and columns are called as they were, by their places: an entry's group says where it stands.
    rows: Vec<bool>,
    columns: Vec<bool>,
}

impl<'a> TableBefore<'a> {
    pub fn new(
        table: &Table,
        before: Option<(&'a Table, &'a TableLayout, &'a TableMemory)>,
        theme: &Theme,
    ) -> Option<TableBefore<'a>> {
        let (was, layout, memory) = before?;
        let mut next = 0;
        let start = |cell: &crate::layout::table::CellBox| {
            next += cell.entries.len();
            next - cell.entries.len()
        };
        let starts: Vec<usize> = layout.cells.iter().map(start).collect();
        if memory.theme.as_ref() != Some(theme) || memory.entries.len() != next {
            return None;
        }
        let same = |now: &[&str], was: &[&str]| now.iter().zip(was).map(|(a, b)| a == b).collect();
        let headings = |table: &'a Table| table.rows.iter().map(|row| row.heading.as_str()).collect::<Vec<_>>();
        let now: Vec<&str> = table.rows.iter().map(|row| row.heading.as_str()).collect();
        Some(TableBefore {
            rows: same(&now, &headings(was)),
            columns: same(&table.column_names(), &was.column_names()),
            table: was,
            layout,
            heads: &memory.heads,
            entries: &memory.entries,
            starts,
        })
    }

    /// The header of a row, where it and its place are as they were.
    pub fn head(&self, at: usize, row: &Row, place: &RowBox) -> Option<Item> {
        let same = self.table.rows.get(at) == Some(row) && self.layout.rows.get(at) == Some(place);
        self.heads.get(at).filter(|_| same).cloned()
    }

    /// An entry's group, where it, its place and the names of its row and column are as they were. `at` is its row,
    /// column and place in the cell.
    pub fn entry(&self, at: (usize, usize, usize), entry: &Entry, place: &EntryBox) -> Option<Item> {
        let (row, column, k) = at;
        let named = self.rows.get(row).zip(self.columns.get(column));
        if named != Some((&true, &true)) {
            return None;
        }
        let cell = row * self.table.columns.len() + column;
        let was = self.table.cells.get(cell)?.entries.get(k)?;
        let stood = self.layout.cells.get(cell)?.entries.get(k)?;
        if was != entry || stood != place {
            return None;
        }
        self.entries.get(self.starts.get(cell)? + k).cloned()
    }
}
