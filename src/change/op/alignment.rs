//! The verbs of an alignment: its cells are links between touchpoints and process steps, and hold nothing else.

use super::{link, refuse};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{
        CellAt, ColumnKey, Document, Id, Names, Record, RecordKind, RowKey, Touchpoint, alignment_choices,
        process_behind, touchpoints_of,
    },
};

/// What typing the name of a step does: in the row of a process, the step comes behind a touchpoint of the stage: the
/// one typed over, else the first without any process, else the only one. In the row of what no process stands behind,
/// a step of any process. In the column of what serves no customer, the name of a touchpoint is typed over the step.
/// Empty text takes away the links of the entry. Selects the touchpoint.
pub fn type_in(
    document: &Document,
    journey: &Id,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
) -> Result<Transaction, Refusal> {
    let names = names(text);
    if names.is_empty() {
        let entry = entry.ok_or_else(|| Refusal::new("Type the name of a step."))?;
        return unlink(document, at, entry);
    }
    let choices = alignment_choices(document, journey, at);
    let mut found = Vec::new();
    let (known, kinds) = (Names::among(document, choices), RecordKind::ALL);
    for name in &names {
        let id = refuse::one_named(&known, name, known.find(name, kinds), kinds)?;
        found.push(id.ok_or_else(|| unknown(document, at, name))?.clone());
    }
    put(document, journey, at, entry, &found)
}

/// Puts this very step behind the touchpoint, or this touchpoint before the step.
pub fn refer_to(
    document: &Document,
    journey: &Id,
    at: &CellAt,
    entry: Option<&Id>,
    record: &Id,
) -> Result<Transaction, Refusal> {
    put(document, journey, at, entry, std::slice::from_ref(record))
}

/// Takes away the links that these cells show.
pub fn clear(document: &Document, journey: &Id, cells: &[CellAt]) -> Result<Transaction, Refusal> {
    let mut edit = Edit::new(document);
    for at in cells {
        let (RowKey::Process(process), ColumnKey::Stage(stage)) = (&at.row, &at.column) else { continue };
        for id in touchpoints_of(document, journey, stage) {
            // Another cell of the same touchpoint may have been cleared before.
            if let Some(Record::Touchpoint(touchpoint)) = edit.get(id) {
                let cleared = without(document, touchpoint, process);
                edit.put(cleared);
            }
        }
    }
    let done = edit.finish("Unlink touchpoints");
    if done.diff.is_empty() {
        return Err(Refusal::new("There is no link to take away here."));
    }
    Ok(done)
}

/// The names typed: a line each; of a line that shows a touchpoint and its step, the step.
fn names(text: &str) -> Vec<String> {
    let has_arrow = text.contains('→');
    let lines = text.lines().filter(|line| !has_arrow || line.contains('→'));
    let last = |line: &str| line.rsplit('→').next().unwrap_or_default().trim().to_owned();
    lines.map(last).filter(|name| !name.is_empty()).collect()
}

fn put(
    document: &Document,
    journey: &Id,
    at: &CellAt,
    entry: Option<&Id>,
    records: &[Id],
) -> Result<Transaction, Refusal> {
    match (&at.row, &at.column) {
        (RowKey::Process(_), ColumnKey::Unserving) => {
            let step =
                entry.ok_or_else(|| Refusal::new("Choose the step first, then type the touchpoint it serves."))?;
            let Some(touchpoint) = records.first() else { return Err(refuse::gone("touchpoint")) };
            selecting(link::link_touchpoint(document, touchpoint, step)?, touchpoint)
        }
        (RowKey::Process(_) | RowKey::Unserved, ColumnKey::Stage(stage)) => {
            let process = match &at.row {
                RowKey::Process(process) => Some(process),
                _ => None,
            };
            let touchpoint = match entry {
                Some(entry) => document.touchpoint(entry).ok_or_else(|| refuse::gone("touchpoint"))?,
                None => open_touchpoint(document, journey, stage)?,
            };
            for step in records {
                document.step(step).ok_or_else(|| refuse::gone("step"))?;
            }
            // Typed over, the steps of this process are replaced; those of others stay.
            let mut linked = match (entry, process) {
                (Some(_), Some(process)) => without(document, touchpoint, process),
                _ => touchpoint.clone(),
            };
            linked.steps.extend(records.iter().cloned());
            dedupe(&mut linked.steps);
            if linked.steps == touchpoint.steps {
                return Err(Refusal::new("This step is behind the touchpoint already."));
            }
            let id = linked.id.clone();
            let mut edit = Edit::new(document);
            edit.put(linked);
            selecting(edit.finish("Link touchpoint"), &id)
        }
        _ => Err(Refusal::new("Type the name of a step into the row of its process.")),
    }
}

fn dedupe(steps: &mut Vec<Id>) {
    let mut seen = std::collections::BTreeSet::new();
    steps.retain(|id| seen.insert(id.clone()));
}

/// The touchpoint of a stage that a step typed into an empty place comes behind.
fn open_touchpoint<'a>(document: &'a Document, journey: &Id, stage: &Id) -> Result<&'a Touchpoint, Refusal> {
    let all: Vec<&Touchpoint> =
        touchpoints_of(document, journey, stage).into_iter().filter_map(|id| document.touchpoint(id)).collect();
    let is_open = |t: &&&Touchpoint| !t.steps.iter().any(|step| process_behind(document, step).is_some());
    match (all.iter().find(is_open), all.as_slice()) {
        (Some(open), _) => Ok(open),
        (None, [only]) => Ok(only),
        (None, []) => Err(Refusal::new("This stage has no touchpoint yet. Add one in the journey first.")),
        (None, _) => {
            Err(Refusal::new("Every touchpoint of this stage has a process. Choose the one to put the step behind."))
        }
    }
}

/// Takes away the links of an entry.
fn unlink(document: &Document, at: &CellAt, entry: &Id) -> Result<Transaction, Refusal> {
    let (RowKey::Process(process), ColumnKey::Stage(_)) = (&at.row, &at.column) else {
        return Err(Refusal::new("There is no link to take away here."));
    };
    let mut edit = Edit::new(document);
    let touchpoint = document.touchpoint(entry).ok_or_else(|| refuse::gone("touchpoint"))?;
    edit.put(without(document, touchpoint, process));
    Ok(edit.finish("Unlink touchpoint"))
}

/// A touchpoint without the steps of one process behind it.
fn without(document: &Document, touchpoint: &Touchpoint, process: &Id) -> Touchpoint {
    let mut touchpoint = touchpoint.clone();
    touchpoint.steps.retain(|step| process_behind(document, step) != Some(process));
    touchpoint
}

fn selecting(transaction: Transaction, id: &Id) -> Result<Transaction, Refusal> {
    Ok(Transaction { select: Some(vec![id.clone()]), ..transaction })
}

fn unknown(document: &Document, at: &CellAt, name: &str) -> Refusal {
    match (&at.row, &at.column) {
        (RowKey::Process(_), ColumnKey::Unserving) => {
            Refusal(format!("The journey has no touchpoint “{name}”. Add it there first."))
        }
        (RowKey::Process(process), _) => Refusal(format!(
            "There is no step “{name}” in {}. Choose one from the list, or add it to the swimlane first.",
            document.display_name(process)
        )),
        _ => Refusal(format!("There is no step “{name}”. Choose one from the list, or add it to a swimlane first.")),
    }
}
