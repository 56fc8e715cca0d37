//! What only a decision table has: its heading row, the double lines round inputs and outputs, marks beside the numbers
//! of rules, and what is wrong with it in lines beneath.

use super::entry::warning;
use crate::{
    drawing::{
        Color, Item, Part, Stroke, Theme,
        pen::{Align, Pen},
    },
    geom::{Point, Rect},
    layout::table::{Body, DecisionLook, MARK_BESIDE, RowBox, Table, TableLayout, Tint},
    model::{ColumnKey, RowKey},
    text::scale,
};

/// Between the two lines of a double line.
const DOUBLE: f64 = 3.0;
/// From the side of a line of words to the middle of its sign.
const SIGN_AT: f64 = 22.0;

/// The heading row, and the ground of the words beneath the rules: no column runs through them.
pub fn ground(table: &Table, layout: &TableLayout, theme: &Theme) -> Item {
    let mut pen = Pen::new(None);
    if let Some(head) = table.row_of(&RowKey::Types).and_then(|row| layout.rows.get(row)) {
        pen.rect(Part::Header, head.rect, 0.0, Some(theme.header), None);
        for place in layout.columns.iter().skip(1) {
            let (x, y) = (place.rect.x0, head.rect.y1);
            pen.line(Part::Header, Point::new(x, head.rect.y0), Point::new(x, y), Stroke::solid(1.0, theme.hair));
        }
    }
    let told = table.rows.iter().zip(&layout.rows).filter(|(row, _)| matches!(row.body, Body::Told { .. }));
    for (_, place) in told {
        pen.rect(Part::Body, place.rect, 0.0, Some(theme.paper), None);
    }
    pen.group("ground", String::new(), [None, None])
}

/// The double lines: beneath the headings, before the outputs, before the notes.
pub fn lines(table: &Table, layout: &TableLayout, theme: &Theme) -> Option<Item> {
    let head = table.row_of(&RowKey::Types).and_then(|row| layout.rows.get(row))?.rect;
    let rules = table.rows.iter().zip(&layout.rows).filter(|(row, _)| matches!(row.body, Body::Cells));
    let bottom = rules.map(|(_, place)| place.rect.y1).fold(head.y1, f64::max);
    let mut pen = Pen::new(None);
    let stroke = || Stroke::solid(1.0, theme.frame);
    let half = DOUBLE / 2.0;
    let starts = |c: Option<usize>| c.and_then(|c| layout.columns.get(c)).map(|place| place.rect.x0);
    let outputs = starts(table.columns.iter().position(|c| c.tint == Tint::Output));
    let notes = starts(table.column_of(&ColumnKey::Note));
    let down: Vec<f64> = outputs.into_iter().chain(notes).collect();
    for x in &down {
        pen.rect(Part::Body, Rect::new(x - half, head.y0 + 1.0, x + half, bottom - 1.0), 0.0, Some(theme.paper), None);
    }
    pen.rect(
        Part::Body,
        Rect::new(head.x0 + 1.0, head.y1 - half, head.x1 - 1.0, head.y1 + half),
        0.0,
        Some(theme.paper),
        None,
    );
    for x in down.iter().flat_map(|x| [x - half, x + half]) {
        pen.line(Part::Body, Point::new(x, head.y0), Point::new(x, bottom), stroke());
    }
    for y in [head.y1 - half, head.y1 + half] {
        pen.line(Part::Body, Point::new(head.x0, y), Point::new(head.x1, y), stroke());
    }
    Some(pen.group("double-lines", String::new(), [None, None]))
}

/// A line of words beneath the rules.
pub fn told(words: &str, fault: bool, place: &RowBox, theme: &Theme) -> Option<Item> {
    let label = place.count.as_ref()?;
    let mut pen = Pen::new(None);
    let color = if fault { theme.ink } else { theme.muted };
    if fault {
        let line = label.rect.y0 + scale::LEGEND.line_height() / 2.0;
        warning(&mut pen, Point::new(place.rect.x0 + SIGN_AT, line), theme);
    }
    pen.block(Part::Label, &label.block, label.rect.origin(), Align::Left, scale::LEGEND, color);
    let title = if fault { format!("Problem: {words}") } else { words.to_owned() };
    Some(pen.group(if fault { "finding" } else { "hint" }, title, [None, None]))
}

/// The colour of an entry's text.
pub fn ink(look: &DecisionLook, theme: &Theme) -> Color {
    match look {
        DecisionLook::Hit => theme.accent,
        DecisionLook::Head { .. } | DecisionLook::Value => theme.ink,
        DecisionLook::Number { .. } | DecisionLook::Irrelevant | DecisionLook::Note => theme.muted,
        DecisionLook::Unreadable => theme.bad,
    }
}

/// The mark beside what is wrong.
pub fn sign(look: &DecisionLook, rect: Rect, theme: &Theme, pen: &mut Pen) {
    let marked = match look {
        DecisionLook::Head { fault, .. } | DecisionLook::Number { fault } => *fault,
        DecisionLook::Unreadable => true,
        DecisionLook::Hit | DecisionLook::Value | DecisionLook::Irrelevant | DecisionLook::Note => false,
    };
    if marked {
        warning(pen, Point::new(rect.x1 - MARK_BESIDE / 2.0, rect.center().y), theme);
    }
}

/// What an entry is, in words for a screen reader; `named` is its row.
pub fn words(look: &DecisionLook, named: &str) -> String {
    match look {
        DecisionLook::Hit => "Hit policy".to_owned(),
        DecisionLook::Head { holds, .. } => format!("Column, {holds}"),
        DecisionLook::Number { fault: true } | DecisionLook::Unreadable => format!("{named}, with a problem"),
        DecisionLook::Number { fault: false } | DecisionLook::Value | DecisionLook::Irrelevant | DecisionLook::Note => {
            named.to_owned()
        }
    }
}

/// Its class in an SVG.
pub fn class(look: &DecisionLook) -> &'static str {
    match look {
        DecisionLook::Hit => "entry hit-policy",
        DecisionLook::Head { .. } => "entry column-head",
        DecisionLook::Number { .. } => "entry rule-number",
        DecisionLook::Value => "entry value",
        DecisionLook::Irrelevant => "entry irrelevant",
        DecisionLook::Unreadable => "entry unreadable",
        DecisionLook::Note => "entry note",
    }
}
