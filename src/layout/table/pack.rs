//! Cards that stand from the top of their row on, some of them over several columns.

use super::{
    Entry, EntryBox, Table,
    heads::Spans,
    place::Known,
    sizes::{self, Broken, PAD},
};
use crate::{geom::Rect, model::Sheet};

/// Between two cards.
const GAP: f64 = 10.0;

/// Whether the entries of a view are cards.
pub fn is_packed(sheet: &Sheet) -> bool {
    matches!(sheet, Sheet::Portfolio | Sheet::Board | Sheet::Chart)
}

/// The cards of a row: how far each is from the top, cell by cell.
pub struct Packed {
    cells: Vec<Vec<(f64, Broken)>>,
    /// How high they are together.
    pub height: f64,
}

/// Packs the cards of a row: the longest first, so that those over one column fill in beneath.
pub fn pack(table: &Table, row: usize, spans: &Spans, known: &Known) -> Packed {
    let columns = spans.columns.len();
    let mut order: Vec<(usize, usize, usize)> = Vec::new();
    let mut broken: Vec<Vec<Option<Broken>>> = Vec::with_capacity(columns);
    for (c, &(left, right)) in spans.columns.iter().enumerate() {
        let entries = super::place::entries(table, row, c);
        let alone = known.broken(row, c, entries, right - left);
        let mine = entries.iter().zip(alone).enumerate().map(|(k, (entry, alone))| {
            let span = reach(entry, c, columns);
            order.push((span, c, k));
            Some(if span == 1 { alone } else { Broken::new(entry, width(spans, c, span)) })
        });
        broken.push(mine.collect());
    }
    order.sort_by_key(|&(span, c, k)| (std::cmp::Reverse(span), c, k));
    let mut ends = vec![0.0_f64; columns];
    let mut cells: Vec<Vec<(usize, f64, Broken)>> = (0..columns).map(|_| vec![]).collect();
    for (span, c, k) in order {
        let entry = super::place::entries(table, row, c).get(k);
        let lines = broken.get_mut(c).and_then(|cell| cell.get_mut(k)).and_then(Option::take);
        let (Some(entry), Some(lines)) = (entry, lines) else { continue };
        let under = ends.iter().skip(c).take(span).copied().fold(0.0, f64::max);
        let top = if under > 0.0 { under + GAP } else { 0.0 };
        let end = top + lines.size(entry, width(spans, c, span)).height;
        ends.iter_mut().skip(c).take(span).for_each(|at| *at = end);
        if let Some(cell) = cells.get_mut(c) {
            cell.push((k, top, lines));
        }
    }
    for cell in &mut cells {
        cell.sort_by_key(|(k, ..)| *k);
    }
    let cells = cells.into_iter().map(|cell| cell.into_iter().map(|(_, top, lines)| (top, lines)).collect());
    Packed { cells: cells.collect(), height: ends.into_iter().fold(0.0, f64::max) }
}

impl Packed {
    /// Puts the cards of one cell where they stand, in a row that begins at `y`.
    pub fn put(&mut self, table: &Table, (row, c): (usize, usize), spans: &Spans, y: f64) -> Vec<EntryBox> {
        let entries = super::place::entries(table, row, c);
        let cards = self.cells.get_mut(c).map(std::mem::take).unwrap_or_default();
        let left = spans.columns.get(c).map_or(0.0, |column| column.0);
        let place = |(entry, (top, lines)): (&Entry, (f64, Broken))| {
            let wide = width(spans, c, reach(entry, c, spans.columns.len()));
            sizes::put(entry, lines, Rect::new(left, y, left + wide, y), y + PAD + top, false)
        };
        entries.iter().zip(cards).map(place).collect()
    }
}

/// Over how many columns an entry stands from this one on: no more than there are.
pub fn reach(entry: &Entry, column: usize, columns: usize) -> usize {
    entry.span().min(columns.saturating_sub(column)).max(1)
}

fn width(spans: &Spans, column: usize, span: usize) -> f64 {
    let end = spans.columns.get(column + span - 1).map_or(0.0, |last| last.1);
    spans.columns.get(column).map_or(0.0, |first| end - first.0)
}
