//! How an entry of a table looks: a card, a touchpoint, a numbered step, a name.

use crate::{
    drawing::{
        Item, Part, Stroke, Theme,
        pen::{Align, Pen},
    },
    geom::Point,
    layout::table::{Entry, EntryBox, Look, Row},
    model::PartyKind,
};

/// One entry, where its layout says.
pub fn draw(entry: &Entry, place: &EntryBox, row: Option<&Row>, theme: &Theme) -> Item {
    let mut pen = Pen::new(Some(&entry.record));
    let rect = place.rect;
    let mut color = theme.ink;
    let mut align = Align::Left;
    match &entry.look {
        Look::Text | Look::Strong | Look::Quote => align = Align::Middle,
        Look::Quiet | Look::Gap => color = theme.muted,
        Look::Party(kind) => {
            let fill = PartyKind::ALL.iter().position(|k| k == kind).and_then(|i| theme.parties.get(i)).copied();
            pen.circle(Part::Mark, Point::new(rect.x0 + 6.0, rect.center().y), 5.0, fill, None);
        }
        Look::Numbered(_) => {
            pen.rect(Part::Body, rect, 9.0, Some(theme.step), Some(Stroke::solid(theme.strong_width, theme.ink)));
        }
        Look::Step { .. } => {
            pen.rect(Part::Body, rect, 9.0, Some(theme.step), Some(Stroke::solid(theme.step_width, theme.line)));
            align = Align::Middle;
        }
        Look::Touchpoint { .. } | Look::Channel(_) => {
            pen.rect(Part::Body, rect, 11.0, Some(theme.step), Some(Stroke::solid(1.0, theme.line)));
        }
        Look::Pain => {
            pen.rect(Part::Body, rect, 8.0, Some(theme.bad_tint), None);
        }
        Look::Delight => {
            pen.rect(Part::Body, rect, 8.0, Some(theme.good_tint), None);
        }
        Look::MomentOfTruth | Look::Opportunity | Look::Picture(_) => {
            pen.rect(Part::Body, rect, 9.0, Some(theme.accent_tint), Some(Stroke::solid(1.25, theme.accent)));
            color = theme.accent;
            align = Align::Middle;
        }
    }
    let text = place.text.rect;
    let at = match align {
        Align::Left => text.origin(),
        Align::Middle => Point::new(rect.center().x, text.y0),
    };
    pen.block(Part::Name, &place.text.block, at, align, crate::layout::table::style(&entry.look), color);
    let title = row.map_or_else(|| entry.text.to_string(), |row| format!("{}: {}", row.heading, entry.text));
    pen.group("entry", title, [None, None])
}
