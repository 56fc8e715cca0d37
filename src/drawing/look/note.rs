//! A note: quiet words on a tint, with a bar at the left.

use crate::{
    drawing::{Item, Part, Theme, pen::Align, pen::Pen},
    geom::{Point, Rect},
    layout::NoteBox,
    model::Note,
    text::scale,
};

const BAR: f64 = 3.0;

/// What a note looks like.
pub fn draw(note: &Note, place: &NoteBox, theme: &Theme) -> Item {
    let mut pen = Pen::new(Some(&note.id));
    let rect = place.rect;
    pen.rect(Part::Body, rect, 3.0, Some(theme.note), None);
    pen.rect(Part::Mark, Rect::new(rect.x0, rect.y0, rect.x0 + BAR, rect.y1), 1.5, Some(theme.line), None);
    let text = &place.text;
    let left = rect.x0 + BAR + (rect.width() - BAR - text.width) / 2.0;
    let top = rect.center().y - text.height() / 2.0;
    pen.block(Part::Name, text, Point::new(left, top), Align::Left, scale::NOTE, theme.ink);
    pen.group("note", format!("Note: {}", note.text.trim()), [None, None])
}
