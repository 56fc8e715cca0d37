//! The geometry as JSON, for measuring how well it is laid out: lanes, steps and flows of each swimlane, the cells and
//! entries of each table, in points.

use super::number;
use crate::{
    drawing::LaidOut,
    geom::Rect,
    layout::{
        self, Layout,
        table::{Table, TableLayout},
    },
    model::{Document, Id},
};
use std::collections::BTreeSet;

/// What each of them begins with.
pub(super) const BEGINNING: &str = "{\"swimlanes\": [";

/// The layouts of some views. Only leaf lanes are listed, and named by steps; an end that is missing is `null`.
/// Of a table every cell is listed with its row and column, counted from 0, and the entries in it.
pub fn layout_json<'a>(document: &Document, views: impl IntoIterator<Item = &'a LaidOut>) -> String {
    let (mut swimlanes, mut tables) = (String::new(), String::new());
    for view in views {
        let out = match view {
            LaidOut::Swimlane(..) => &mut swimlanes,
            LaidOut::Table(..) => &mut tables,
        };
        out.push_str(if out.is_empty() { "\n" } else { ",\n" });
        match view {
            LaidOut::Swimlane(request, layout) => push_swimlane(out, document, &request.swimlane, layout),
            LaidOut::Table(table, layout) => push_table(out, table, layout),
        }
    }
    let tables = if tables.is_empty() { tables } else { format!(",\n\"tables\": [{tables}\n]") };
    format!("{BEGINNING}{swimlanes}\n]{tables}}}\n")
}

fn push_table(out: &mut String, table: &Table, layout: &TableLayout) {
    out.push_str("{\"id\": ");
    push_string(out, table.sheet.id().as_str());
    out.push_str(", \"kind\": ");
    push_string(out, table.sheet.word());
    out.push_str(", \"frame\": {");
    push_place(out, layout.frame);
    out.push_str("},\n \"groups\": [");
    for (i, (group, place)) in table.groups.iter().zip(&layout.groups).enumerate() {
        open(out, i, &group.id);
        push_rect(out, place.rect);
        out.push('}');
    }
    out.push_str("],\n \"columns\": [");
    for (i, place) in layout.columns.iter().enumerate() {
        out.push_str(if i == 0 { "\n  {" } else { ",\n  {" });
        push_place(out, place.rect);
        out.push('}');
    }
    out.push_str("],\n \"rows\": [");
    for (i, place) in layout.rows.iter().enumerate() {
        out.push_str(if i == 0 { "\n  {" } else { ",\n  {" });
        push_place(out, place.rect);
        out.push('}');
    }
    out.push_str("],\n \"cells\": [");
    let columns = table.columns.len().max(1);
    for (i, (cell, place)) in table.cells.iter().zip(&layout.cells).enumerate() {
        out.push_str(if i == 0 { "\n  {" } else { ",\n  {" });
        out.push_str(&format!("\"row\": {}, \"column\": {}", i / columns, i % columns));
        push_rect(out, place.rect);
        out.push_str(", \"entries\": [");
        for (k, (entry, at)) in cell.entries.iter().zip(&place.entries).enumerate() {
            out.push_str(if k == 0 { "{\"id\": " } else { ", {\"id\": " });
            push_string(out, entry.record.as_str());
            push_rect(out, at.rect);
            out.push_str(", \"text\": {");
            push_place(out, at.text.rect);
            out.push_str("}}");
        }
        out.push_str("]}");
    }
    out.push_str("]}");
}

fn push_swimlane(out: &mut String, document: &Document, swimlane: &Id, layout: &Layout) {
    out.push_str("{\"id\": ");
    push_string(out, swimlane.as_str());
    let leaves: BTreeSet<&Id> = layout.lanes.iter().filter(|l| l.leaf).map(|l| &l.id).collect();
    out.push_str(",\n \"lanes\": [");
    for (i, lane) in layout.lanes.iter().filter(|l| l.leaf).enumerate() {
        open(out, i, &lane.id);
        push_rect(out, lane.rect);
        out.push('}');
    }
    out.push_str("],\n \"steps\": [");
    for (i, step) in layout.steps.iter().enumerate() {
        open(out, i, &step.id);
        push_reference(out, ", \"lane\": ", Some(&step.lane).filter(|lane| leaves.contains(lane)));
        if step.attached_to.is_some() {
            push_reference(out, ", \"attached_to\": ", step.attached_to.as_ref());
        }
        push_rect(out, step.rect);
        out.push('}');
    }
    out.push_str("],\n \"flows\": [");
    for (i, route) in layout.flows.iter().enumerate() {
        open(out, i, &route.id);
        let flow = document.flow(&route.id);
        let end = |id| layout::drawn_end(document, id, swimlane);
        push_reference(out, ", \"from\": ", flow.and_then(|f| f.from.as_ref()).map(end));
        push_reference(out, ", \"to\": ", flow.and_then(|f| f.to.as_ref()).map(end));
        out.push_str(", \"points\": [");
        for (i, point) in route.points.iter().enumerate() {
            out.push_str(if i == 0 { "[" } else { ", [" });
            number::push(out, point.x);
            out.push_str(", ");
            number::push(out, point.y);
            out.push(']');
        }
        out.push_str("], \"label\": ");
        match &route.label {
            None => out.push_str("null"),
            Some(label) => {
                out.push('{');
                push_place(out, label.rect);
                out.push('}');
            }
        }
        out.push('}');
    }
    out.push_str("]}");
}

fn open(out: &mut String, index: usize, id: &Id) {
    out.push_str(if index == 0 { "\n  {\"id\": " } else { ",\n  {\"id\": " });
    push_string(out, id.as_str());
}

fn push_reference(out: &mut String, name: &str, id: Option<&Id>) {
    out.push_str(name);
    match id {
        Some(id) => push_string(out, id.as_str()),
        None => out.push_str("null"),
    }
}

/// A rectangle as the first fields of an object.
fn push_place(out: &mut String, rect: Rect) {
    let mut fields = String::new();
    push_rect(&mut fields, rect);
    out.push_str(fields.trim_start_matches(", "));
}

fn push_rect(out: &mut String, rect: Rect) {
    for (name, value) in [("x", rect.x0), ("y", rect.y0), ("w", rect.width()), ("h", rect.height())] {
        out.push_str(", \"");
        out.push_str(name);
        out.push_str("\": ");
        number::push(out, value);
    }
}

fn push_string(out: &mut String, text: &str) {
    // Quoting a string cannot fail.
    out.push_str(&serde_json::Value::from(text).to_string());
}
