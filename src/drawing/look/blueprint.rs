//! What a service blueprint has over a journey: arrows for dependency.

use super::flow::{HEAD, along, corners, head, rounded, unit};
use crate::{
    drawing::{
        Item, Part, Stroke, Theme,
        pen::{Align, Pen},
    },
    layout::table::{Arrow, ArrowLine, Table, TableLayout},
    model::Id,
    text::scale,
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
