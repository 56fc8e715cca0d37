//! What a service blueprint has over a journey: arrows for dependency, marks for fail and wait points, their legend.

use super::flow::{HEAD, along, corners, head, rounded, unit};
use crate::{
    drawing::{
        Item, Part, Stroke, Theme,
        pen::{Align, Pen},
    },
    geom::{Point, Rect},
    layout::table::{
        Arrow, ArrowLine, Entry, LEGEND_ARROW, LEGEND_ARROW_WIDTH, LEGEND_MARK_WIDTH, LEGEND_NEXT, LEGEND_WORDS,
        MARK_BESIDE, Table, TableLayout, marked_beside,
    },
    model::{Id, Mark},
    text::{measure, scale},
};
use std::collections::BTreeMap;

/// The arrows, under what they tie together.
pub fn arrows(table: &Table, layout: &TableLayout, theme: &Theme) -> Vec<Item> {
    if layout.arrows.is_empty() {
        return vec![];
    }
    let mut names: BTreeMap<&Id, &str> = BTreeMap::new();
    for entry in table.cells.iter().flat_map(|cell| &cell.entries) {
        names.entry(&entry.record).or_insert(&entry.text);
    }
    let records: BTreeMap<&Id, &Arrow> = table.arrows.iter().map(|a| (&a.id, a)).collect();
    let drawn = layout.arrows.iter().filter_map(|line| Some((*records.get(&line.id)?, line)));
    drawn.map(|(arrow, line)| draw(arrow, line, &names, theme)).collect()
}

/// Half the side of a mark, and from an entry's right edge to the middle of its mark.
const HALF: f64 = 8.0;
const INSET: f64 = 4.0;

/// The mark at the upper right corner of an entry, or right of words without an outline: its form and its letter say
/// what it is.
pub fn mark(entry: &Entry, rect: Rect, theme: &Theme, pen: &mut Pen) {
    let middle = match marked_beside(entry) {
        true => Point::new(rect.x1 - MARK_BESIDE / 2.0, rect.y0 + 11.0),
        false => Point::new(rect.x1 - INSET, rect.y0),
    };
    sign(entry.mark, middle, theme, pen);
}

/// A fail point is a filled square with an F, a wait point a circle with a W.
fn sign(mark: Mark, middle: Point, theme: &Theme, pen: &mut Pen) {
    let (letter, color) = match mark {
        Mark::None => return,
        Mark::Fail => {
            let rect = Rect::from_center_size(middle, (2.0 * HALF, 2.0 * HALF));
            pen.rect(Part::Mark, rect, 3.5, Some(theme.bad), Some(Stroke::solid(1.25, theme.bad)));
            ("F", theme.paper)
        }
        Mark::Wait => {
            pen.circle(Part::Mark, middle, HALF + 0.5, Some(theme.step), Some(Stroke::solid(1.5, theme.ink)));
            ("W", theme.ink)
        }
    };
    let style = scale::DURATION;
    let width = measure(letter, style);
    let baseline = middle.y - style.line_height() / 2.0 + style.ascent();
    pen.text(Part::Mark, letter, Point::new(middle.x - width / 2.0, baseline), width, style, color);
}

/// What the signs beside and between entries mean, beneath the table.
pub fn legend(table: &Table, layout: &TableLayout, theme: &Theme) -> Option<Item> {
    let middle = layout.legend?;
    let mut pen = Pen::new(None);
    let mut x = layout.frame.x0;
    let marked = |mark: Mark| table.cells.iter().flat_map(|cell| &cell.entries).any(|e| e.mark == mark);
    let mut words = |pen: &mut Pen, swatch: f64, words: &'static str| {
        let style = scale::LEGEND;
        let width = measure(words, style);
        let baseline = middle - style.line_height() / 2.0 + style.ascent();
        pen.text(Part::Label, words, Point::new(x + swatch + LEGEND_WORDS, baseline), width, style, theme.muted);
        x += swatch + LEGEND_WORDS + width + LEGEND_NEXT;
        x
    };
    let mut at = layout.frame.x0;
    if !layout.arrows.is_empty() {
        let (from, tip) = (Point::new(at, middle), Point::new(at + LEGEND_ARROW_WIDTH, middle));
        let back = Point::new(tip.x - HEAD + 1.0, middle);
        pen.line(Part::Mark, from, back, Stroke::solid(theme.flow_width, theme.ink));
        pen.path(Part::Mark, head(tip, unit(from, tip), true), Some(theme.ink), None);
        at = words(&mut pen, LEGEND_ARROW_WIDTH, LEGEND_ARROW);
    }
    for mark in [Mark::Fail, Mark::Wait] {
        if marked(mark) {
            sign(mark, Point::new(at + HALF + 0.5, middle), theme, &mut pen);
            at = words(&mut pen, LEGEND_MARK_WIDTH, mark.word());
        }
    }
    Some(pen.group("legend", "Legend".to_owned(), [None, None]))
}

fn draw(arrow: &Arrow, line: &ArrowLine, names: &BTreeMap<&Id, &str>, theme: &Theme) -> Item {
    let mut pen = Pen::new(Some(&arrow.id));
    let mut points = corners(&line.points);
    if let (&[first, second, ..], &[.., before, last]) = (&points[..], &points[..]) {
        let (out, inward) = (unit(second, first), unit(before, last));
        // The line stops under its heads.
        let back = if arrow.mutual { HEAD - 1.0 } else { 0.0 };
        if let Some(p) = points.first_mut() {
            *p = along(first, second, back);
        }
        if let Some(p) = points.last_mut() {
            *p = along(last, before, HEAD - 1.0);
        }
        pen.path(Part::Body, rounded(&points), None, Some(Stroke::solid(theme.flow_width, theme.ink)));
        pen.path(Part::Head, head(last, inward, true), Some(theme.ink), None);
        if arrow.mutual {
            pen.path(Part::Head, head(first, out, true), Some(theme.ink), None);
        }
    }
    if let Some(label) = &line.label {
        pen.block(Part::Label, &label.block, label.rect.origin(), Align::Left, scale::FLOW, theme.ink);
    }
    let class = if arrow.mutual { "dependency mutual" } else { "dependency" };
    pen.group(class, title(arrow, names), [Some(&arrow.from), Some(&arrow.to)])
}

/// An arrow in words, for screen readers: "Dependency from Take the order to Check it".
fn title(arrow: &Arrow, names: &BTreeMap<&Id, &str>) -> String {
    let name = |id: &Id| {
        let name = names.get(id).copied().unwrap_or_default().trim();
        if name.is_empty() {
            "an entry without a name".to_owned()
        } else {
            name.split_whitespace().collect::<Vec<_>>().join(" ")
        }
    };
    let (from, to) = (name(&arrow.from), name(&arrow.to));
    let words = match arrow.mutual {
        true => format!("Mutual dependency between {from} and {to}"),
        false => format!("Dependency from {from} to {to}"),
    };
    match arrow.label.trim() {
        "" => words,
        label => format!("{words}: {label}"),
    }
}
