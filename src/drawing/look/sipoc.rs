//! What only a SIPOC has: the headings of its columns with their letters, and the cell to fill in next.

use crate::{
    drawing::{
        Item, Part, Stroke, Theme,
        pen::{Align, Pen},
    },
    geom::{Point, Rect},
    layout::table::{COLUMN_INSET, Column, ColumnBox, Table, TableLayout, Tint},
    model::{ColumnKey, SipocColumn},
    text::{measure, scale},
};

/// The outline where the next entry goes: as high as a step of the process, or as other entries.
const STEP: f64 = 40.0;
const ENTRY: f64 = 30.0;

/// The headings of the columns.
pub fn headings(table: &Table, layout: &TableLayout, theme: &Theme) -> Item {
    let mut pen = Pen::new(None);
    for (column, place) in table.columns.iter().zip(&layout.columns) {
        heading(column, place, theme, &mut pen);
    }
    pen.group("headings", String::new(), [None, None])
}

/// The heading of one column.
pub fn heading(column: &Column, place: &ColumnBox, theme: &Theme, pen: &mut Pen) {
    let (fill, ink, letter) = match column.tint {
        Tint::Process => (theme.end, theme.on_end, theme.on_end),
        Tint::Customer => (theme.customer_header, theme.ink, theme.accent),
        Tint::Plain | Tint::Fault | Tint::Output => (theme.header, theme.ink, theme.accent),
        Tint::Quiet => (theme.header, theme.muted, theme.accent),
    };
    pen.rect(Part::Header, place.head, 0.0, Some(fill), None);
    if !column.letter.is_empty() {
        let x = place.head.x0 + COLUMN_INSET;
        let width = measure(column.letter, scale::TITLE);
        let y = place.head.center().y - scale::TITLE.line_height() / 2.0 + scale::TITLE.ascent();
        pen.text(Part::Mark, column.letter, Point::new(x, y), width, scale::TITLE, letter);
    }
    let name = &place.name;
    pen.block(Part::Name, &name.block, name.rect.origin(), Align::Left, scale::TABLE_HEAD, ink);
}

/// Where to go on: an outline in the cell to fill in next, and the word for what belongs there.
pub fn next(table: &Table, layout: &TableLayout, theme: &Theme) -> Option<Item> {
    let at = table.next.as_ref()?;
    let (row, column) = (table.row_of(&at.row)?, table.column_of(&at.column)?);
    let ColumnKey::Sipoc(kind) = at.column else { return None };
    let cell = layout.cells.get(row * table.columns.len() + column)?.rect;
    let (inset, height) = if kind == SipocColumn::Process { (12.0, STEP) } else { (8.0, ENTRY) };
    let middle = cell.center().y;
    let height = height.min(cell.height() - 8.0);
    let outline = Rect::new(cell.x0 + inset, middle - height / 2.0, cell.x1 - inset, middle + height / 2.0);
    let words = format!("next: {}", kind.word());
    let mut pen = Pen::new(None);
    pen.rect(Part::Body, outline, 9.0, None, Some(Stroke::dashed(1.25, theme.accent, &[4.0, 4.0])));
    let width = measure(&words, scale::CARD);
    let baseline = middle - scale::CARD.line_height() / 2.0 + scale::CARD.ascent();
    pen.text(Part::Label, words, Point::new(outline.x0 + 12.0, baseline), width, scale::CARD, theme.muted);
    Some(pen.group("fill-next", format!("Fill in next: a {}", kind.word()), [None, None]))
}
