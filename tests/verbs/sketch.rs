//! Swimlanes as a few lines of text, to say in a test what is there before a verb and after it.
//!
//! ```text
//! Sales: (s a  ?d .      a row of a lane: (start, task, ?decision, end), @event, #document; a dot for an empty cell
//!      : .  .  b  .      a further row of the same lane
//! Stock: .  .  .  e)
//! s>a a>?d ?d>b          flows; ~> for a message, -> for an association; x^a for an event x on the edge of a
//! phases: One 0-1        names and columns
//! ```

use laneway::{
    change::op::{self, NewStep},
    model::*,
};
use std::collections::{BTreeMap, BTreeSet};

/// The model that a sketch means; the ids of steps are their words.
pub fn sketch(text: &str) -> Document {
    let key = |n: usize| Key::from(n as i32);
    let mut records: Vec<Record> = vec![Swimlane { id: "swim".into(), process: None, ..swimlane() }.into()];
    let (mut lane, mut row, mut order) = (Id::from(""), 0, 0);
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if let Some(list) = line.strip_prefix("phases:") {
            let words: Vec<&str> = list.split_whitespace().collect();
            for pair in words.chunks(2) {
                let (from, to) = pair[1].split_once('-').expect("from-to");
                let column = |s: &str| Key::new(s.parse().expect("a number")).expect("finite");
                records.push(
                    Phase {
                        id: pair[0].into(),
                        swimlane: "swim".into(),
                        name: pair[0].into(),
                        from: column(from),
                        to: column(to),
                        description: String::new(),
                    }
                    .into(),
                );
            }
        } else if let Some((name, cells)) = line.split_once(':') {
            if name.trim().is_empty() {
                row += 1;
            } else {
                (lane, row) = (Id::from(name.trim()), 0);
                // "A/B" is lane B nested in lane A.
                let parent = name.trim().rsplit_once('/').map(|(outer, _)| Id::from(outer));
                let shown = name.trim().rsplit('/').next().unwrap_or_default().into();
                records.push(Lane { id: lane.clone(), name: shown, order: key(order), parent, ..a_lane() }.into());
                order += 1;
            }
            for (column, word) in cells.split_whitespace().enumerate().filter(|(_, w)| *w != ".") {
                let cell = Cell { lane: lane.clone(), column: key(column), row: key(row) };
                records.push(step(word, &cell).into());
            }
        } else {
            for word in line.split_whitespace() {
                if let Some((event, host)) = word.split_once('^') {
                    let cell = records.iter().find_map(|r| match r {
                        Record::Step(s) if s.id.as_str() == host => Some(s.cell()),
                        _ => None,
                    });
                    let mut event = step(event, &cell.expect("a host"));
                    event.attached_to = Some(host.into());
                    records.push(event.into());
                    continue;
                }
                let (kind, arrow) = match word {
                    w if w.contains("~>") => (FlowKind::Message, "~>"),
                    w if w.contains("->") => (FlowKind::Association, "->"),
                    _ => (FlowKind::Sequence, ">"),
                };
                let (from, to) = word.split_once(arrow).expect("a flow");
                records.push(
                    Flow { id: word.into(), kind, from: Some(from.into()), to: Some(to.into()), ..a_flow() }.into(),
                );
            }
        }
    }
    let document = Document::from_records(records);
    assert_eq!(problems(&document), [], "the sketch is sound");
    document
}

/// The sketch of a model's first swimlane: columns and rows without gaps, then flows, then phases, each if there are any.
pub fn show(document: &Document) -> String {
    let swimlane = document.swimlanes().next().expect("a swimlane").id.clone();
    let view = View::new(document, &swimlane).expect("a view");
    let grid = Grid::new(document, &swimlane, &BTreeSet::new()).expect("a grid");
    let columns: Vec<Key> = grid.columns.iter().copied().collect();
    let mut lines = Vec::new();
    for node in view.leaves() {
        let mut rows: Vec<Key> = grid.rows(&node.lane.id).collect();
        if rows.is_empty() {
            rows.push(Key::default());
        }
        for (i, row) in rows.into_iter().enumerate() {
            let cell = |column| Cell { lane: node.lane.id.clone(), column, row };
            let words =
                columns.iter().map(|&c| grid.occupant(&cell(c)).map_or(".".to_owned(), |id| word(document, id)));
            let path: Vec<&str> = path(&view, &node.lane.id);
            let head = if i == 0 { path.join("/") } else { String::new() };
            lines.push(format!("{head}: {}", words.collect::<Vec<_>>().join(" ")));
        }
    }
    let mut ties: Vec<String> = view
        .flows
        .iter()
        .map(|f| {
            let end = |id: &Option<Id>| id.as_ref().map_or(String::new(), |id| word(document, id));
            let arrow = match f.kind {
                FlowKind::Sequence => ">",
                FlowKind::Message => "~>",
                FlowKind::Association | FlowKind::Data => "->",
            };
            format!("{}{arrow}{}", end(&f.from), end(&f.to))
        })
        .collect();
    ties.extend(
        view.steps
            .iter()
            .filter_map(|s| Some(format!("{}^{}", word(document, &s.id), word(document, s.attached_to.as_ref()?)))),
    );
    ties.sort();
    if !ties.is_empty() {
        lines.push(ties.join(" "));
    }
    let place = |key: Key| columns.iter().position(|&c| c == key).map_or("?".to_owned(), |i| i.to_string());
    let phases: Vec<String> =
        view.phases.iter().map(|p| format!("{} {}-{}", p.name, place(p.from), place(p.to))).collect();
    if !phases.is_empty() {
        lines.push(format!("phases: {}", phases.join(" ")));
    }
    lines.join("\n")
}

/// A step's kind and name as a word; new ones are shown by their names.
fn word(document: &Document, id: &Id) -> String {
    match document.get(id) {
        Some(Record::Step(step)) => match step.kind {
            StepKind::Start(_) => format!("({}", step.name),
            StepKind::End(_) => format!("{})", step.name),
            StepKind::Decision(_) => format!("?{}", step.name),
            StepKind::Event(_) => format!("@{}", step.name),
            StepKind::Document => format!("#{}", step.name),
            _ => step.name.clone(),
        },
        Some(Record::Note(note)) => format!("“{}”", note.text),
        _ => document.display_name(id).to_owned(),
    }
}

fn path<'a>(view: &'a View, lane: &Id) -> Vec<&'a str> {
    let mut names = Vec::new();
    let mut at = view.lanes.iter().position(|n| n.lane.id == *lane);
    while let Some(node) = at.and_then(|i| view.lanes.get(i)) {
        names.insert(0, node.name());
        at = node.parent;
    }
    names
}

/// A step to be made, from its word.
pub fn new(word: &str) -> NewStep {
    let step = step(word, &Cell::new("", 0, 0));
    NewStep { kind: step.kind, name: step.name }
}

fn step(word: &str, cell: &Cell) -> Step {
    let kind = match word.chars().next() {
        Some('(') => StepKind::Start(Trigger::Plain),
        Some('?') => StepKind::Decision(Gateway::Exclusive),
        Some('@') => StepKind::Event(Trigger::Timer),
        Some('#') => StepKind::Document,
        _ if word.ends_with(')') => StepKind::End(Trigger::Plain),
        _ => StepKind::default(),
    };
    // Some record of each kind, taken from a new model, so that a further field changes nothing here.
    let model = op::start_model("", &mut IdMaker::new(0));
    let blank = model.steps().next().expect("a start").clone();
    let name = word.trim_matches(['(', ')', '?', '@', '#']).to_owned();
    Step { id: word.into(), kind, name, ..blank }.at(cell)
}

fn swimlane() -> Swimlane {
    op::start_model("", &mut IdMaker::new(0)).swimlanes().next().expect("one").clone()
}

fn a_lane() -> Lane {
    let model = op::start_model("", &mut IdMaker::new(0));
    let lane = model.lanes().next().expect("one").clone();
    Lane { swimlane: "swim".into(), party: None, ..lane }
}

fn a_flow() -> Flow {
    Flow { swimlane: "swim".into(), ..Flow::default() }
}

/// The ids of words.
pub fn ids(words: &str) -> Vec<Id> {
    words.split_whitespace().map(Id::from).collect()
}

/// A sketch with its spaces made alike.
pub fn tidy(text: &str) -> String {
    let lines = text.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|l| !l.is_empty());
    let lines: Vec<String> = lines.map(|l| if l == ":" { ": .".into() } else { l }).collect();
    let mut sorted: Vec<String> = Vec::new();
    for line in lines {
        let ties = !line.contains(':');
        let mut words: Vec<&str> = line.split(' ').collect();
        if ties {
            words.sort_unstable();
        }
        sorted.push(words.join(" "));
    }
    sorted.join("\n")
}

/// How often each name occurs, to tell copies from what was there.
pub fn count(document: &Document) -> BTreeMap<String, usize> {
    let mut count = BTreeMap::new();
    for step in document.steps() {
        *count.entry(step.name.clone()).or_default() += 1;
    }
    count
}
