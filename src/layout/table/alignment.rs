//! The stages of a journey against the processes behind them. What is found out is in [`crate::model::Alignment`]; here
//! it becomes rows and columns.

use super::{Body, Cell, Column, Entry, Look, Row, Table, Tint};
use crate::model::{Alignment, ColumnKey, Document, Id, ProcessOf, RowKey, Sheet, capital, counted, process_behind};
use std::collections::BTreeMap;

const STAGE: f64 = 196.0;
const UNSERVING: f64 = 188.0;
const ROW_HEAD: f64 = 176.0;

/// A touchpoint, and the steps of one process behind it.
type Served<'a> = (&'a Id, Vec<&'a Id>);

/// The alignment of a journey as a table.
pub fn table(document: &Document, journey: &Id) -> Option<Table> {
    let alignment = Alignment::new(document, journey)?;
    let column = |key, heading: &str, tint, width| Column { key, heading: heading.into(), letter: "", tint, width };
    let mut columns: Vec<Column> = alignment
        .stages
        .iter()
        .map(|s| column(ColumnKey::Stage(s.stage.id.clone()), named(&s.stage.name, "Stage"), Tint::Plain, STAGE))
        .collect();
    columns.push(column(ColumnKey::Unserving, "Serves no customer", Tint::Quiet, UNSERVING));

    // A touchpoint stands in the row of each process that has a step behind it, once, with those steps.
    let mut behind: BTreeMap<(&Id, usize), Vec<Served>> = BTreeMap::new();
    let mut unserved: Vec<Vec<&Id>> = vec![vec![]; alignment.stages.len()];
    let (mut touchpoints, mut gaps) = (0, 0);
    for (s, stage) in alignment.stages.iter().enumerate() {
        for &id in &stage.touchpoints {
            let steps = document.touchpoint(id).map_or(&[][..], |t| &t.steps);
            let mut rows: Vec<Served> = vec![];
            for step in steps {
                let Some(process) = process_behind(document, step) else { continue };
                match rows.iter_mut().find(|(row, _)| *row == process) {
                    Some((_, list)) => list.push(step),
                    None => rows.push((process, vec![step])),
                }
            }
            touchpoints += 1;
            if rows.is_empty() {
                gaps += 1;
                if let Some(list) = unserved.get_mut(s) {
                    list.push(id);
                }
            }
            for (process, steps) in rows {
                behind.entry((process, s)).or_default().push((id, steps));
            }
        }
    }
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    for process in &alignment.processes {
        rows.push(row(RowKey::Process(process.id.clone()), document.display_name(process.id), work(process)));
        for s in 0..alignment.stages.len() {
            let list = behind.remove(&(process.id, s)).unwrap_or_default();
            cells.push(Cell { entries: list.iter().map(|(id, steps)| served(document, id, steps)).collect() });
        }
        let gaps = process.unserving.iter().map(|id| gap(document, id));
        cells.push(Cell { entries: gaps.collect() });
    }
    let caption = match (touchpoints, gaps) {
        (0, _) => "the journey has no touchpoint yet".to_owned(),
        (_, 0) => "every touchpoint has one".to_owned(),
        (all, gaps) => format!("{gaps} of {}", counted(all, "touchpoint", "touchpoints")),
    };
    rows.push(Row { tint: Tint::Quiet, ..row(RowKey::Unserved, "No process behind it", caption) });
    cells.extend(unserved.iter().map(|list| Cell { entries: list.iter().map(|id| gap(document, id)).collect() }));
    cells.push(Cell::default());

    let unserving: usize = alignment.processes.iter().map(|p| p.unserving.len()).sum();
    let behind = match (touchpoints, gaps) {
        (0, _) => "no touchpoints yet".to_owned(),
        (all, 0) => format!("a process behind {}", if all == 1 { "the touchpoint" } else { "every touchpoint" }),
        (all, gaps) => format!("{gaps} of {} without a process", counted(all, "touchpoint", "touchpoints")),
    };
    let serving = match (alignment.processes.iter().map(|p| p.work).sum(), unserving) {
        (0, _) => "no process steps yet".to_owned(),
        (_, 0) => "every process step serves a customer".to_owned(),
        (_, 1) => "1 process step serves no customer".to_owned(),
        (_, n) => format!("{n} process steps serve no customer"),
    };
    let subtitle = format!("Journey against processes · {behind} · {serving}");
    let hint = match (alignment.stages.is_empty(), alignment.processes.is_empty()) {
        (true, _) => "Add stages and touchpoints to the journey: each stage becomes a column here",
        (false, true) => "Add a process with a swimlane: each process becomes a row here",
        (false, false) => "",
    };
    Some(Table {
        sheet: Sheet::Alignment(journey.clone()),
        title: document.display_name(journey).to_owned(),
        subtitle,
        portraits: vec![],
        groups: vec![],
        columns,
        rows,
        cells,
        arrows: vec![],
        row_head: ROW_HEAD,
        hint,
        next: None,
        ruled: true,
    })
}

fn row(key: RowKey, heading: &str, caption: String) -> Row {
    Row {
        key,
        heading: named(heading, "Process").to_owned(),
        caption,
        tint: Tint::Plain,
        party: None,
        line_above: None,
        least: 56.0,
        body: Body::Cells,
    }
}

/// How much of a process the customer meets.
fn work(process: &ProcessOf) -> String {
    let leading = process.work - process.linked - process.unserving.len();
    match (process.work, process.linked, leading) {
        (0, ..) => "no steps yet".to_owned(),
        (work, 0, 0) => format!("{}, none behind a touchpoint", counted(work, "step", "steps")),
        (work, linked, 0) => format!("{linked} of {} behind a touchpoint", counted(work, "step", "steps")),
        (work, linked, leading) => {
            format!("{linked} of {} behind a touchpoint, {leading} through others", counted(work, "step", "steps"))
        }
    }
}

/// A touchpoint, and the steps of one process behind it.
fn served(document: &Document, touchpoint: &Id, steps: &[&Id]) -> Entry {
    // Without a name it shows its channel, which is a small word.
    let mut text = capital(named(document.display_name(touchpoint), "Touchpoint"));
    for step in steps {
        text.push_str("\n→ ");
        text.push_str(named(document.display_name(step), "Step"));
    }
    let shows = steps.first().map(|id| (*id).clone());
    Entry { shows, look: Look::Behind, text: text.into(), ..gap(document, touchpoint) }
}

/// What has nothing behind it, or nobody before it.
fn gap(document: &Document, id: &Id) -> Entry {
    // How well it is known and where it fails is the journey's to say.
    Entry::new(id, capital(named(document.display_name(id), "Without a name")), Look::Gap)
}

fn named<'a>(name: &'a str, instead: &'a str) -> &'a str {
    if name.trim().is_empty() { instead } else { name }
}
