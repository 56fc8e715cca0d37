//! Gives every swimlane its cells: from the drawing, read with the tolerance that draws best, or else from the flow.

use super::{Report, cells, cost, drawn::Drawn, plan::Plan, source::Source};
use crate::{
    layout::{Request, layout, tidy},
    model::{Document, Id, Key, Record},
};
use std::collections::{BTreeMap, HashMap};

/// Above this many steps, notes and flows a swimlane is not laid out to compare readings: the first one is taken.
const COMPARED: usize = 400;

/// The columns and rows of records, by id.
type Cells = BTreeMap<Id, (Key, Key)>;

/// Sets the cells of all steps and notes. `sheets` and `elements` are the ids of the plan's sheets and of the
/// source's elements.
pub(super) fn arrange(
    source: &Source,
    drawn: &Drawn,
    plan: &Plan,
    sheets: &[Id],
    elements: &[Id],
    records: &mut [Record],
    report: &mut Report,
) {
    let document = Document::from_records(records.iter().cloned());
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (element, place) in plan.places.iter().enumerate() {
        if let Some(place) = place {
            members.entry(place.sheet).or_default().push(element);
        }
    }
    let mut cells = Cells::new();
    for (sheet, members) in &members {
        let Some(swimlane) = sheets.get(*sheet) else { continue };
        match cells::items(source, drawn, plan, *sheet, members) {
            Some(items) => cells.extend(from_drawing(&document, swimlane, elements, &items)),
            None => {
                if members.iter().filter_map(|&m| source.elements.get(m)).any(|e| drawn.shape(e.id).is_some()) {
                    let message = "its steps are drawn on top of one another; their cells come from the flow";
                    report.warn("drawn-in-a-heap", message, plan.sheets.get(*sheet).map_or("", |s| s.foreign));
                }
                let request = Request::new(&document, swimlane);
                let placed = request.iter().flat_map(tidy::tidy);
                cells.extend(placed.map(|p| (p.id, (p.column, p.row))));
            }
        }
    }
    for element in 0..source.elements.len() {
        let host = plan.host(source, element).and_then(|h| cells.get(elements.get(h)?).copied());
        if let (Some(cell), Some(id)) = (host, elements.get(element)) {
            cells.insert(id.clone(), cell);
        }
    }
    set(records, &cells);
}

/// The cells of a drawing, by the tolerance whose layout has the fewest crossings and bends and the shortest way.
fn from_drawing(document: &Document, swimlane: &Id, elements: &[Id], items: &[cells::Item]) -> Cells {
    let named = |cells: Vec<(Key, Key)>| -> Cells {
        items.iter().zip(cells).filter_map(|(i, cell)| Some((elements.get(i.element)?.clone(), cell))).collect()
    };
    let mut readings: Vec<Cells> = Vec::new();
    for tolerance in cells::TOLERANCES {
        let reading = named(cells::cells(items, tolerance));
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    let first = readings.first().cloned().unwrap_or_default();
    let Some(mut request) = Request::new(document, swimlane) else { return first };
    let size = request.steps.len() + request.notes.len() + request.flows.len();
    if readings.len() < 2 || size > COMPARED {
        return first;
    }
    let mut best = (f64::INFINITY, first);
    for reading in readings {
        apply(&mut request, &reading);
        let cost = cost::cost(&request, &layout(&request));
        // A later reading must be better by something one can see.
        if cost < best.0 - 0.5 {
            best = (cost, reading);
        }
    }
    best.1
}

/// Sets the cells of a request; attached events go where their host goes.
fn apply(request: &mut Request, cells: &Cells) {
    let at: HashMap<usize, (Key, Key)> =
        request.steps.iter().enumerate().filter_map(|(i, s)| Some((i, *cells.get(&s.id)?))).collect();
    for (i, step) in request.steps.iter_mut().enumerate() {
        if let Some(&(column, row)) = step.attached_to.and_then(|h| at.get(&h)).or(at.get(&i)) {
            (step.column, step.row) = (column, row);
        }
    }
    for note in &mut request.notes {
        if let Some(&(column, row)) = cells.get(&note.id) {
            (note.column, note.row) = (column, row);
        }
    }
}

fn set(records: &mut [Record], cells: &Cells) {
    for record in records {
        let Some(&(column, row)) = cells.get(record.id()) else { continue };
        match record {
            Record::Step(step) => (step.column, step.row) = (column, row),
            Record::Note(note) => (note.column, note.row) = (column, row),
            _ => {}
        }
    }
}
