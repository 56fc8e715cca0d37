//! The steps of a swimlane as rows: step, lane, what comes next, and perhaps kind, phase, duration and documents.

use super::{cell, head::Head, kind::plain, words};
use crate::{
    delimited::Row,
    exchange::Report,
    model::{Gateway, State, StepKind},
};
use std::collections::BTreeMap;

/// What a swimlane holds, in words alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Swimlane {
    pub(super) name: String,
    pub(super) process: String,
    pub(super) state: State,
    pub(super) description: String,
    /// The names of the lanes from the top, no two the same.
    pub(super) lanes: Vec<String>,
    /// The names of the phases in time, no two the same.
    pub(super) phases: Vec<String>,
    pub(super) steps: Vec<Step>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Step {
    pub(super) name: String,
    pub(super) kind: StepKind,
    pub(super) lane: usize,
    pub(super) phase: Option<usize>,
    pub(super) duration: String,
    /// What all its flows hand over.
    pub(super) documents: Vec<String>,
    pub(super) next: Vec<Next>,
}

/// A flow to another step.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Next {
    pub(super) to: usize,
    pub(super) label: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Id,
    Step,
    Kind,
    Lane,
    Phase,
    Duration,
    Documents,
    Next,
    Label,
}

/// The columns of a heading row, where it is one of steps: it needs a step, and a lane or what comes next.
pub(super) fn headings(cells: &[String]) -> Option<Vec<Option<Column>>> {
    let mut columns: Vec<Option<Column>> = Vec::new();
    for cell in cells.iter().take(super::MAX_HEADINGS) {
        let found = match plain(cell).as_str() {
            "id" | "no" | "nr" | "number" | "stepid" | "stepnumber" => Some(Column::Id),
            "step" | "steps" | "stepname" | "task" | "activity" | "processstep" => Some(Column::Step),
            "kind" | "type" | "steptype" | "stepkind" => Some(Column::Kind),
            "lane" | "lanes" | "party" | "role" | "who" | "responsible" | "department" | "swimlane" => {
                Some(Column::Lane)
            }
            "phase" | "phases" | "stage" => Some(Column::Phase),
            "duration" => Some(Column::Duration),
            "document" | "documents" | "handsover" => Some(Column::Documents),
            "next" | "nextstep" | "nextsteps" | "nextstepid" | "successor" | "successors" => Some(Column::Next),
            "label" | "condition" | "conditions" | "connectorlabel" | "branch" => Some(Column::Label),
            _ => None,
        };
        columns.push(found.filter(|column| !columns.contains(&Some(*column))));
    }
    let found = |column| columns.contains(&Some(column));
    (found(Column::Step) && (found(Column::Lane) || found(Column::Next))).then_some(columns)
}

/// Reads a table; its head is taken off, and the first row has the headings.
pub(super) fn read(mut head: Head, rows: &[Row], report: &mut Report) -> Swimlane {
    let mut swimlane = Swimlane {
        name: head.one(&["swimlane", "title", "name"]),
        process: head.one(&["process"]),
        description: head.one(&["description"]),
        ..Swimlane::default()
    };
    if plain(&head.one(&["state"])) == "tobe" {
        swimlane.state = State::ToBe;
    }
    let (mut lanes, mut phases) = (Names::default(), Names::default());
    for lane in head.all(&["lanes"]) {
        lanes.number(cell::named(&lane).0);
    }
    for phase in head.all(&["phases"]) {
        phases.number(&phase);
    }
    head.tell_rest(report);
    let Some((heading, body)) = rows.split_first() else { return swimlane };
    let columns = headings(&heading.cells).unwrap_or_default();
    for (_, cell) in columns.iter().zip(&heading.cells).filter(|(column, cell)| column.is_none() && !cell.is_empty()) {
        report.warn("column", "columns that a list of steps does not have; left out", cell);
    }
    let body: Vec<&Row> = body.iter().filter(|row| !row.is_blank()).collect();
    let get = |row: &'_ Row, column: Column| -> String {
        let at = columns.iter().position(|c| *c == Some(column));
        at.and_then(|at| row.cells.get(at)).cloned().unwrap_or_default()
    };
    let mut lane = 0;
    let mut kinds = Vec::new();
    for row in &body {
        for cell in row.cells.iter().skip(columns.len()).filter(|cell| !cell.is_empty()) {
            report.warn("outside", "cells outside the columns of the table; left out", &super::at(row, cell));
        }
        let cell = get(row, Column::Lane);
        let (name, exact) = cell::named(&cell);
        // A blank cell is that of the row above: spreadsheets merge them.
        if !name.is_empty() || exact || lanes.list.is_empty() {
            lane = lanes.number(name);
        }
        let phase = get(row, Column::Phase);
        let phase = (!phase.is_empty()).then(|| phases.number(&phase));
        let word = get(row, Column::Kind);
        let kind = words::kind(&word);
        if kind.is_none() && !word.trim().is_empty() {
            report.warn("kind", "no kind of step is called so; came in as tasks", &super::at(row, &word));
        }
        let given = kind.is_some() || !word.trim().is_empty();
        kinds.push(given);
        let text = get(row, Column::Step);
        let name = cell::named(&text).0.to_owned();
        swimlane.steps.push(Step {
            kind: kind.unwrap_or_else(|| words::kind_by_name(&name)),
            name,
            lane,
            phase,
            duration: get(row, Column::Duration),
            documents: cell::split(&get(row, Column::Documents)),
            next: vec![],
        });
    }
    (swimlane.lanes, swimlane.phases) = (lanes.list, phases.list);
    let mut known = Known::new(&swimlane.steps, body.iter().map(|row| get(row, Column::Id)));
    let in_order = !columns.contains(&Some(Column::Next));
    for (at, row) in body.iter().enumerate() {
        let mut next = Vec::new();
        for entry in cell::split(&get(row, Column::Next)) {
            next.extend(known.next(&entry, at, row, &mut swimlane, report));
        }
        if in_order && at + 1 < body.len() {
            next.push(Next { to: at + 1, label: String::new() });
        }
        labels(&mut next, &get(row, Column::Label), row, report);
        if let Some(step) = swimlane.steps.get_mut(at) {
            // What has branches with conditions, or asks, decides; where the file does not say what it is.
            let asks = step.name.trim_end().ends_with('?') || next.iter().any(|n| !n.label.is_empty());
            let given = kinds.get(at).copied().unwrap_or_default();
            if !given && next.len() > 1 && asks && step.kind == StepKind::default() {
                step.kind = StepKind::Decision(Gateway::default());
            }
            step.next = next;
        }
    }
    if in_order {
        report.warn("in-order", "there is no column of what comes next; each step leads to the one below", "");
    }
    swimlane
}

/// Names without repeats, and where each is.
#[derive(Default)]
struct Names {
    list: Vec<String>,
    at: BTreeMap<String, usize>,
}

impl Names {
    /// The place of a name, which is put at the end if it is not there.
    fn number(&mut self, name: &str) -> usize {
        if let Some(at) = self.at.get(name) {
            return *at;
        }
        self.list.push(name.to_owned());
        self.at.insert(name.to_owned(), self.list.len() - 1);
        self.list.len() - 1
    }
}

/// Labels in a column of their own: one for all flows, or one for each.
fn labels(next: &mut [Next], cell: &str, row: &Row, report: &mut Report) {
    let labels = cell::split(cell);
    match (labels.as_slice(), next.len()) {
        ([], _) => {}
        ([one], _) => next.iter_mut().filter(|n| n.label.is_empty()).for_each(|n| n.label.clone_from(one)),
        (several, n) if several.len() == n => {
            next.iter_mut().zip(several).filter(|(n, _)| n.label.is_empty()).for_each(|(n, l)| n.label.clone_from(l));
        }
        _ => report.warn("labels", "labels and next steps are not as many; left out", &super::at(row, cell)),
    }
}

/// By which words a step is found.
struct Known {
    ids: BTreeMap<String, usize>,
    exact: BTreeMap<String, usize>,
    loose: BTreeMap<String, usize>,
}

impl Known {
    fn new(steps: &[Step], ids: impl Iterator<Item = String>) -> Known {
        let mut known = Known { ids: BTreeMap::new(), exact: BTreeMap::new(), loose: BTreeMap::new() };
        for (at, (step, id)) in steps.iter().zip(ids).enumerate() {
            if !id.is_empty() {
                known.ids.entry(id).or_insert(at);
            }
            known.put(&step.name, at);
        }
        known
    }

    fn put(&mut self, name: &str, at: usize) {
        self.exact.entry(name.to_owned()).or_insert(at);
        self.loose.entry(name.trim().to_lowercase()).or_insert(at);
    }

    fn find(&self, name: &str) -> Option<usize> {
        let loose = || self.loose.get(&name.trim().to_lowercase());
        self.ids.get(name).or_else(|| self.exact.get(name)).or_else(loose).copied()
    }

    /// The flow that an entry says: `label: step` or `step`. A step nobody knows is made, in the lane of this one.
    fn next(
        &mut self,
        entry: &str,
        from: usize,
        row: &Row,
        swimlane: &mut Swimlane,
        report: &mut Report,
    ) -> Option<Next> {
        let (before, rest) = cell::first(entry, &[':']);
        let (label, name) = match rest {
            Some((_, rest)) => {
                let name = cell::unescaped(rest, &[':']);
                (before, name.strip_prefix(' ').map(str::to_owned).unwrap_or(name))
            }
            None => (String::new(), before),
        };
        if let Some(to) = self.find(&name) {
            return Some(Next { to, label });
        }
        let whole = cell::unescaped(entry, &[':']);
        if let Some(to) = self.find(&whole) {
            return Some(Next { to, label: String::new() });
        }
        if matches!(name.trim(), "" | "-" | "–" | "—" | "none" | "n/a") {
            return None;
        }
        report.warn("new-step", "steps that only “next” names; they were made", &super::at(row, &name));
        let to = swimlane.steps.len();
        let lane = swimlane.steps.get(from).map_or(0, |step| step.lane);
        let phase = swimlane.steps.get(from).and_then(|step| step.phase);
        let kind = words::kind_by_name(&name);
        self.put(&name, to);
        swimlane.steps.push(Step { name, kind, lane, phase, ..Step::default() });
        Some(Next { to, label })
    }
}

/// The rows of a swimlane, head and headings first.
pub(super) fn rows(swimlane: &Swimlane) -> Vec<Vec<String>> {
    let mut head = Head::default();
    head.put("swimlane", &swimlane.name);
    head.put("process", &swimlane.process);
    if swimlane.state == State::ToBe {
        head.put("state", "to-be");
    }
    head.put("description", &swimlane.description);
    head.put_all("lanes", swimlane.lanes.iter().map(|lane| cell::name(lane)).collect());
    head.put_all("phases", swimlane.phases.clone());
    // Names that do not tell steps apart need numbers.
    let mut names: Vec<&str> = swimlane.steps.iter().map(|step| step.name.trim()).collect();
    names.sort_unstable();
    let numbered = names.windows(2).any(|two| two.first() == two.get(1)) || names.contains(&"");
    let some = |has: fn(&Step) -> bool| swimlane.steps.iter().any(has);
    let columns: Vec<(Column, &str)> = [
        (Column::Id, "Id", numbered),
        (Column::Step, "Step", true),
        (Column::Kind, "Kind", true),
        (Column::Lane, "Lane", true),
        (Column::Phase, "Phase", !swimlane.phases.is_empty()),
        (Column::Duration, "Duration", some(|step| !step.duration.is_empty())),
        (Column::Documents, "Documents", some(|step| !step.documents.is_empty())),
        (Column::Next, "Next", true),
    ]
    .into_iter()
    .filter(|(_, _, shown)| *shown)
    .map(|(column, heading, _)| (column, heading))
    .collect();
    let mut rows: Vec<Vec<String>> = head.rows().collect();
    rows.push(columns.iter().map(|(_, heading)| (*heading).to_owned()).collect());
    for (at, step) in swimlane.steps.iter().enumerate() {
        let next = |next: &Next| {
            let to = match numbered {
                true => (next.to + 1).to_string(),
                false => swimlane.steps.get(next.to).map_or(String::new(), |to| cell::escaped(&to.name, &[':'])),
            };
            if next.label.is_empty() { to } else { format!("{}: {to}", cell::escaped(&next.label, &[':'])) }
        };
        let value = |column: &Column| match column {
            Column::Id => (at + 1).to_string(),
            Column::Step => cell::name(&step.name),
            Column::Kind => words::of_kind(step.kind),
            Column::Lane => swimlane.lanes.get(step.lane).map_or(String::new(), |lane| cell::name(lane)),
            Column::Phase => step.phase.and_then(|p| swimlane.phases.get(p)).cloned().unwrap_or_default(),
            Column::Duration => step.duration.clone(),
            Column::Documents => cell::join(&step.documents),
            Column::Next => cell::join(&step.next.iter().map(next).collect::<Vec<_>>()),
            Column::Label => String::new(),
        };
        rows.push(columns.iter().map(|(column, _)| value(column)).collect());
    }
    rows
}
