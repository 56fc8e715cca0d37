//! The cells of a SIPOC as they are read: aligned rows, or a list a column. Both forms hold the same entries.

use super::{CellAt, ColumnKey, Document, Id, Key, RowKey, Sipoc, SipocColumn, SipocEntry, SipocForm};
use std::collections::{BTreeMap, BTreeSet};

/// A SIPOC, gathered: its shown columns, its rows, and what stands in each cell.
#[derive(Clone, Debug)]
pub struct SipocCells<'a> {
    pub sipoc: &'a Sipoc,
    /// Every entry, by row, place and id; also those of columns that are not shown.
    pub entries: Vec<&'a SipocEntry>,
    /// The columns shown, from left to right.
    pub columns: Vec<SipocColumn>,
    /// The rows from top to bottom, without the empty one at the end. In free lists a row has no key of its own: it is
    /// addressed by its number.
    pub rows: Vec<Key>,
    cells: BTreeMap<(usize, SipocColumn), Vec<&'a SipocEntry>>,
}

impl<'a> SipocCells<'a> {
    /// The cells of one SIPOC; `None` where there is none with this id.
    pub fn new(document: &'a Document, sipoc: &Id) -> Option<SipocCells<'a>> {
        let sipoc = document.sipoc(sipoc)?;
        let mut entries: Vec<&SipocEntry> = document.sipoc_entries().filter(|e| e.sipoc == sipoc.id).collect();
        entries.sort_by(|a, b| (a.row, a.place, &a.id).cmp(&(b.row, b.place, &b.id)));
        let shown = |c: &SipocColumn| match c {
            SipocColumn::InputRequirements => sipoc.input_requirements,
            SipocColumn::OutputRequirements => sipoc.output_requirements,
            _ => true,
        };
        let columns: Vec<SipocColumn> = SipocColumn::ALL.into_iter().filter(shown).collect();
        let keys: BTreeSet<Key> = entries.iter().filter(|e| shown(&e.column)).map(|e| e.row).collect();
        let mut rows: Vec<Key> = keys.into_iter().collect();
        let mut cells: BTreeMap<(usize, SipocColumn), Vec<&SipocEntry>> = BTreeMap::new();
        match sipoc.form {
            SipocForm::Rows => {
                for &entry in &entries {
                    if let Ok(row) = rows.binary_search(&entry.row) {
                        cells.entry((row, entry.column)).or_default().push(entry);
                    }
                }
            }
            SipocForm::Lists => {
                let mut tall: BTreeMap<SipocColumn, usize> = BTreeMap::new();
                for &entry in &entries {
                    let row = tall.entry(entry.column).or_default();
                    cells.insert((*row, entry.column), vec![entry]);
                    *row += 1;
                }
                let most = columns.iter().filter_map(|c| tall.get(c)).max().copied().unwrap_or(0);
                rows = (0..most).map(number).collect();
            }
        }
        Some(SipocCells { sipoc, entries, columns, rows, cells })
    }

    /// What stands in a cell, in order.
    pub fn cell(&self, row: usize, column: SipocColumn) -> &[&'a SipocEntry] {
        self.cells.get(&(row, column)).map_or(&[], Vec::as_slice)
    }

    /// The place of a row; that of the empty row at the end is their count. `None` where there is no such row.
    pub fn row_of(&self, key: &RowKey) -> Option<usize> {
        match key {
            RowKey::Entries(key) => self.rows.binary_search(key).ok(),
            RowKey::New => Some(self.rows.len()),
            _ => None,
        }
    }

    /// The address of a cell; past the last row it is in the empty one.
    pub fn at(&self, row: usize, column: SipocColumn) -> CellAt {
        let row = self.rows.get(row).map_or(RowKey::New, |key| RowKey::Entries(*key));
        CellAt { row, column: ColumnKey::Sipoc(column) }
    }

    /// Where an entry stands: its row and column.
    pub fn place_of(&self, entry: &Id) -> Option<(usize, SipocColumn)> {
        self.cells.iter().find(|(_, list)| list.iter().any(|e| e.id == *entry)).map(|(at, _)| *at)
    }

    /// The entries of a column from top to bottom.
    pub fn list(&self, column: SipocColumn) -> Vec<&'a SipocEntry> {
        self.entries.iter().copied().filter(|e| e.column == column).collect()
    }

    /// The columns shown, in the order in which they are filled in.
    pub fn fill(&self) -> Vec<SipocColumn> {
        self.sipoc.fill.columns().into_iter().filter(|c| self.columns.contains(c)).collect()
    }

    /// The cell to fill in after this one. Aligned rows are filled one by one, in the fill order; in free lists the
    /// column goes on until a cell is left empty, then the next column begins. `None` when all is filled in.
    pub fn next(&self, at: &CellAt) -> Option<CellAt> {
        let (row, ColumnKey::Sipoc(column)) = (self.row_of(&at.row)?, &at.column) else { return None };
        let fill = self.fill();
        let place = fill.iter().position(|c| c == column)?;
        let empty = |row: usize, column: SipocColumn| self.cell(row, column).is_empty();
        match self.sipoc.form {
            SipocForm::Rows => {
                let here = fill.iter().skip(place + 1).map(|&c| (row, c));
                let below = (row + 1..=self.rows.len()).flat_map(|row| fill.iter().map(move |&c| (row, c)));
                here.chain(below).find(|&(row, c)| empty(row, c)).map(|(row, c)| self.at(row, c))
            }
            SipocForm::Lists if !empty(row, *column) => Some(self.at(self.list(*column).len(), *column)),
            SipocForm::Lists => fill.get(place + 1).map(|&next| self.at(self.list(next).len(), next)),
        }
    }

    /// The cell to fill in next, wherever one is: the first empty one in the fill order.
    pub fn suggested(&self) -> Option<CellAt> {
        let fill = self.fill();
        match self.sipoc.form {
            SipocForm::Rows => (0..=self.rows.len())
                .flat_map(|row| fill.iter().map(move |&c| (row, c)))
                .find(|&(row, c)| self.cell(row, c).is_empty())
                .map(|(row, c)| self.at(row, c)),
            SipocForm::Lists => {
                let column = fill.iter().copied().find(|&c| self.cell(0, c).is_empty()).or(fill.first().copied())?;
                Some(self.at(self.list(column).len(), column))
            }
        }
    }
}

/// The key a row of free lists is addressed by.
fn number(row: usize) -> Key {
    Key::from(i32::try_from(row).unwrap_or(i32::MAX))
}
