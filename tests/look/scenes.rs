//! Documents to draw: a realistic swimlane, every kind of step and flow, odd texts, and the corpus where it is at hand.

use laneway::{
    exchange::bpmn,
    file,
    model::{
        Condition, Document, Flow, FlowKind, Gateway, Id, IdMaker, Key, Lane, LaneClass, Note, Orientation, Party,
        PartyKind, Phase, Record, Repeat, State, Step, StepKind, SubProcess, Swimlane, TaskKind, Trigger,
    },
};

/// Every scene that is always there.
pub fn all() -> Vec<(&'static str, Document)> {
    let complaint = file::parse(include_str!("../fixtures/complaint.laneway.ron")).expect("a model").document;
    vec![("complaint", complaint), ("kinds", kinds())]
}

/// The swimlanes of the corpus, where `LANEWAY_CORPUS` says it is.
pub fn corpus() -> Vec<(String, Document)> {
    let Ok(root) = std::env::var("LANEWAY_CORPUS") else {
        println!("LANEWAY_CORPUS is not set: no corpus");
        return Vec::new();
    };
    let mut folders = vec![std::path::PathBuf::from(root).join("bpmn")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "bpmn") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
        .into_iter()
        .filter_map(|path| {
            let bytes = std::fs::read(&path).expect("readable");
            let name = path.file_stem()?.to_string_lossy().into_owned();
            Some((name, bpmn::import(&bytes, &mut IdMaker::new(1)).ok()?.document))
        })
        .collect()
}

/// Every kind of step, with and without a name, every kind of flow and lane.
pub fn kinds() -> Document {
    let mut records: Vec<Record> = Vec::new();
    for (name, orientation) in [("across", Orientation::Across), ("down", Orientation::Down)] {
        one_of_each(name, orientation, &mut records);
    }
    Document::from_records(records)
}

fn one_of_each(prefix: &str, orientation: Orientation, records: &mut Vec<Record>) {
    let id = |name: &str| Id::from(format!("{prefix}-{name}").as_str());
    let swimlane = id("swimlane");
    records.push(Record::Swimlane(Swimlane {
        id: swimlane.clone(),
        name: "One of each".into(),
        state: State::ToBe,
        orientation,
        ..Swimlane::default()
    }));
    for (i, kind) in PartyKind::ALL.into_iter().enumerate() {
        records.push(Record::Party(Party {
            id: id(kind.word()),
            kind,
            name: format!("The {}", kind.word()),
            ..Party::default()
        }));
        let class =
            [LaneClass::Customer, LaneClass::Frontstage, LaneClass::Backstage, LaneClass::Support, LaneClass::Plain];
        let parent = (i == 3 || i == 4).then(|| id("pool"));
        records.push(lane(
            &swimlane,
            id(&format!("lane-{i}")),
            i,
            Some(id(kind.word())),
            parent,
            *class.get(i).unwrap_or(&LaneClass::Plain),
        ));
    }
    records.push(lane(&swimlane, id("pool"), 3, None, None, LaneClass::Plain));

    let mut count = 0;
    let mut step = |lane: usize, column: i32, row: i32, kind: StepKind, name: &str| {
        count += 1;
        Step {
            id: id(&format!("step-{count:03}")),
            kind,
            name: name.to_owned(),
            lane: id(&format!("lane-{lane}")),
            column: Key::from(column),
            row: Key::from(row),
            ..Step::default()
        }
    };
    let mut steps = Vec::new();
    for (i, on) in Trigger::ALL.into_iter().enumerate() {
        let column = i as i32;
        steps.push(step(0, column, 0, StepKind::Start(on), &format!("Start {}", on.word())));
        steps.push(Step { non_interrupting: true, ..step(0, column, 1, StepKind::Start(on), "") });
        steps.push(step(0, column, 2, StepKind::End(on), &format!("End {}", on.word())));
        steps.push(step(0, column, 3, StepKind::End(on), ""));
        steps.push(step(1, column, 0, StepKind::Event(on), &format!("Event {}", on.word())));
        steps.push(step(1, column, 1, StepKind::Event(on), ""));
        steps.push(step(1, column, 2, StepKind::Throw(on), &format!("Throw {}", on.word())));
        steps.push(step(1, column, 3, StepKind::Throw(on), ""));
        let host = step(2, column, 0, StepKind::default(), "Does the work, whatever it is");
        let named = Step { attached_to: Some(host.id.clone()), ..step(2, column, 0, StepKind::Event(on), on.word()) };
        let bare = Step {
            attached_to: Some(host.id.clone()),
            non_interrupting: true,
            ..step(2, column, 0, StepKind::Event(on), "")
        };
        steps.extend([host, named, bare]);
    }
    for (i, kind) in TaskKind::ALL.into_iter().enumerate() {
        let repeat = [Repeat::Once, Repeat::Loop, Repeat::Sequential, Repeat::Parallel][i % 4];
        steps.push(step(3, i as i32, 0, StepKind::Task(kind), &format!("Task, {}", kind.word())));
        steps.push(Step { repeat, ..step(3, i as i32, 1, StepKind::Task(kind), "") });
    }
    for (i, kind) in Gateway::ALL.into_iter().enumerate() {
        steps.push(step(4, i as i32, 0, StepKind::Decision(kind), &format!("Is it {}?", kind.word())));
        steps.push(step(4, i as i32, 1, StepKind::Decision(kind), ""));
    }
    let subs = [SubProcess::Plain, SubProcess::Call, SubProcess::Event, SubProcess::Transaction, SubProcess::AdHoc];
    for (i, kind) in subs.into_iter().enumerate() {
        let link = (i % 2 == 1).then(|| swimlane.clone());
        steps.push(Step { link, ..step(5, i as i32, 0, StepKind::SubProcess(kind), &format!("{kind:?} sub-process")) });
        steps.push(Step { repeat: Repeat::Parallel, ..step(5, i as i32, 1, StepKind::SubProcess(kind), "") });
    }
    steps.push(step(6, 0, 0, StepKind::Document, "Invoice"));
    steps.push(step(6, 1, 0, StepKind::Document, ""));
    steps.push(step(6, 2, 0, StepKind::DataStore, "Customer file"));
    steps.push(step(6, 3, 0, StepKind::DataStore, ""));
    steps.push(Step { duration: "2 to 6 d".into(), ..step(6, 4, 0, StepKind::Wait, "Waits for parts") });
    steps.push(Step { duration: "1 h".into(), ..step(6, 5, 0, StepKind::Wait, "") });
    steps.push(step(6, 6, 0, StepKind::Wait, ""));
    steps.push(step(
        6,
        7,
        0,
        StepKind::Task(TaskKind::User),
        "A name that is much longer than names of steps should be, and goes on and on",
    ));

    let at = |lane: usize, column: i32, row: i32| {
        let (lane, column, row) = (id(&format!("lane-{lane}")), Key::from(column), Key::from(row));
        steps
            .iter()
            .find(|s| s.lane == lane && s.column == column && s.row == row && s.attached_to.is_none())
            .map(|s| s.id.clone())
    };
    let mut flow_count = 0;
    let mut flow = |kind: FlowKind, from: Option<Id>, to: Option<Id>, label: &str, condition: Condition| {
        flow_count += 1;
        Record::Flow(Flow {
            id: id(&format!("flow-{flow_count:02}")),
            swimlane: swimlane.clone(),
            kind,
            from,
            to,
            label: label.to_owned(),
            condition,
            ..Flow::default()
        })
    };
    let note = id("note");
    let flows = [
        flow(FlowKind::Sequence, at(3, 0, 0), at(3, 1, 0), "", Condition::Always),
        flow(FlowKind::Sequence, at(3, 1, 0), at(3, 2, 0), "if over 100", Condition::When("x > 100".into())),
        flow(FlowKind::Sequence, at(4, 0, 0), at(4, 1, 0), "yes", Condition::When(String::new())),
        flow(FlowKind::Sequence, at(4, 0, 0), at(3, 1, 1), "else", Condition::Default),
        flow(FlowKind::Sequence, at(2, 0, 0), at(2, 1, 0), "", Condition::Default),
        flow(FlowKind::Message, at(5, 1, 0), at(2, 2, 0), "the order", Condition::Always),
        flow(FlowKind::Message, at(5, 2, 0), Some(id("lane-6")), "", Condition::Always),
        flow(FlowKind::Association, at(5, 3, 0), Some(note.clone()), "", Condition::Always),
        flow(FlowKind::Data, at(6, 0, 0), at(5, 0, 0), "", Condition::Always),
        flow(FlowKind::Data, at(5, 2, 1), at(6, 2, 0), "", Condition::Always),
        flow(FlowKind::Sequence, at(6, 4, 0), at(6, 5, 0), "", Condition::Always),
        flow(FlowKind::Sequence, at(6, 6, 0), None, "", Condition::Always),
        flow(FlowKind::Sequence, at(6, 7, 0), at(6, 4, 0), "again", Condition::Always),
    ];
    records.extend(flows);
    records.push(Record::Note(Note {
        id: note,
        lane: id("lane-5"),
        column: Key::from(6),
        row: Key::default(),
        text: "A note says what the drawing does not.\nIt may have more than one line.".into(),
        foreign: String::new(),
    }));
    for (i, name) in ["Begin", "Do", "End"].into_iter().enumerate() {
        let from = i as i32 * 5;
        records.push(Record::Phase(Phase {
            id: id(name),
            swimlane: swimlane.clone(),
            name: name.into(),
            from: Key::from(from),
            to: Key::from(from + 4),
            description: String::new(),
        }));
    }
    records.extend(steps.into_iter().map(Record::Step));
}

fn lane(swimlane: &Id, id: Id, order: usize, party: Option<Id>, parent: Option<Id>, class: LaneClass) -> Record {
    let name = if party.is_none() { "A pool".to_owned() } else { String::new() };
    Record::Lane(Lane {
        id,
        swimlane: swimlane.clone(),
        parent,
        party,
        name,
        order: Key::from(order as i32),
        class,
        description: String::new(),
        foreign: String::new(),
    })
}
