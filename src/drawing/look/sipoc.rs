//! What only a SIPOC has: the headings of its columns with their letters.

use crate::{
    drawing::{
        Item, Part, Theme,
        pen::{Align, Pen},
    },
    geom::Point,
    layout::table::{COLUMN_INSET, Table, TableLayout, Tint},
    text::{measure, scale},
};

/// The headings of the columns.
pub fn headings(table: &Table, layout: &TableLayout, theme: &Theme) -> Item {
    let mut pen = Pen::new(None);
    for (column, place) in table.columns.iter().zip(&layout.columns) {
        let (fill, ink, letter) = match column.tint {
            Tint::Process => (theme.end, theme.on_end, theme.on_end),
            Tint::Customer => (theme.customer_header, theme.ink, theme.accent),
            Tint::Plain => (theme.header, theme.ink, theme.accent),
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
    pen.group("headings", String::new(), [None, None])
}
