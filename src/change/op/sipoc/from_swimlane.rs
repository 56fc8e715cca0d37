//! A SIPOC from a swimlane: its phases or the steps of its main line, and what passes in and out of each.

use super::{
    super::refuse,
    Converted,
    entry::new_entry,
    main_line::{condense, main_line},
    set::fresh_sipoc,
};
use crate::{
    change::{Edit, Refusal},
    model::{
        Document, Flow, FlowKind, Id, IdMaker, Key, Phase, Record, Refers, Sheet, Sipoc, SipocColumn, SipocEntry, Step,
        StepKind, View, WorkDocument, counted, rules,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// With fewer phases a SIPOC would say too little: its steps are told instead.
const FEWEST_PHASES: usize = 3;

/// Makes a SIPOC of a swimlane. Its process column stands for the phases, or for 7 steps of the main line at most; its
/// other columns refer to the parties of the lanes and to the documents that flows carry.
pub fn sipoc_from_swimlane(document: &Document, swimlane: &Id, ids: &mut IdMaker) -> Result<Converted, Refusal> {
    let view = View::new(document, swimlane).ok_or_else(|| refuse::gone("swimlane"))?;
    let line = main_line(&view);
    let groups = Groups::new(&view, &line);
    if groups.parts.is_empty() {
        return Err(Refusal::new("This swimlane has no steps yet: add some, or begin with a new SIPOC."));
    }
    let edit = Edit::new(document);
    let mut sipoc =
        fresh_sipoc(&edit, &view.swimlane.name, known_process(document, view.swimlane.process.as_ref()), ids)?;
    let named = |step: Option<&&Step>, start: bool| match step.map(|s| (s.kind, &s.name)) {
        Some((StepKind::Start(_), name)) if start => name.clone(),
        Some((StepKind::End(_), name)) if !start => name.clone(),
        _ => String::new(),
    };
    (sipoc.start, sipoc.end) = (named(line.first(), true), named(line.last(), false));
    let mut passing = Passing { document, view: &view, groups: &groups, edit, ids, inputs: vec![], outputs: vec![] };
    passing.gather();
    let Passing { mut edit, inputs, outputs, ids, .. } = passing;
    let mut rows = Rows { sipoc: &sipoc, edit: &mut edit, ids, row: Key::default(), counts: BTreeMap::new() };
    for (i, part) in groups.parts.iter().enumerate() {
        let of = |list: &[(usize, Passed)]| -> Vec<Passed> {
            list.iter().filter(|(group, _)| *group == i).map(|(_, passed)| passed.clone()).collect()
        };
        rows.put(part, of(&inputs), of(&outputs));
    }
    let count = |column| rows.counts.get(&column).copied().unwrap_or_default();
    let (inputs, outputs) = (count(SipocColumn::Inputs), count(SipocColumn::Outputs));
    let mut said = format!("Made a SIPOC of {}", groups.said());
    if inputs + outputs > 0 {
        said += &format!(", {} and {}", counted(inputs, "input", "inputs"), counted(outputs, "output", "outputs"));
    }
    said += &groups.left_out(&view);
    if inputs + outputs == 0 {
        said += "; the flows hand over no documents yet, so inputs and outputs are empty";
    }
    edit.select([sipoc.id.clone()]);
    edit.put(sipoc);
    Ok(Converted { transaction: edit.finish("SIPOC from swimlane"), said })
}

fn known_process<'a>(document: &Document, process: Option<&'a Id>) -> Option<&'a Id> {
    process.filter(|id| document.process(id).is_some())
}

/// What the process column stands for, and which steps belong to each.
struct Groups<'a> {
    parts: Vec<Part<'a>>,
    of_step: BTreeMap<&'a Id, usize>,
    /// The lanes of customers.
    outside: BTreeSet<Id>,
}

#[derive(Clone, Copy)]
enum Part<'a> {
    Phase(&'a Phase),
    Step(&'a Step),
}

impl Part<'_> {
    fn id(&self) -> &Id {
        match self {
            Part::Phase(phase) => &phase.id,
            Part::Step(step) => &step.id,
        }
    }

    fn from(&self) -> Key {
        match self {
            Part::Phase(phase) => phase.from,
            Part::Step(step) => step.column,
        }
    }
}

impl<'a> Groups<'a> {
    fn new(view: &View<'a>, line: &[&'a Step]) -> Groups<'a> {
        // What customers do is not the process's own work, unless there is nothing else.
        let customers: BTreeSet<&Id> = view.lanes.iter().filter(|n| n.is_customer()).map(|n| &n.lane.id).collect();
        let mut outside = customers.clone();
        if !view.steps.iter().any(|s| s.kind.is_work() && !customers.contains(&s.lane)) {
            outside.clear();
        }
        let own = |step: &Step| step.kind.is_work() && !outside.contains(&step.lane);
        let works = |phase: &&&Phase| {
            let span = phase.from..=phase.to;
            !phase.name.is_empty() && view.steps.iter().any(|s| own(s) && span.contains(&s.column))
        };
        let phases: Vec<&Phase> = view.phases.iter().filter(works).copied().collect();
        let mut groups = Groups { parts: vec![], of_step: BTreeMap::new(), outside: BTreeSet::new() };
        if phases.len() >= FEWEST_PHASES {
            groups.parts = phases.into_iter().map(Part::Phase).collect();
        } else {
            let mut work: Vec<&Step> = line.iter().copied().filter(|s| own(s)).collect();
            if work.is_empty() {
                work = view.steps.iter().copied().filter(|s| own(s)).collect();
                work.sort_by_key(|s| (s.column, s.row, &s.id));
            }
            let kept = condense(&work);
            for (i, step) in work.iter().enumerate() {
                // What was left out of the main line belongs to what was kept before it.
                let group = kept.iter().rposition(|k| *k <= i).unwrap_or_default();
                groups.of_step.insert(&step.id, group);
            }
            groups.parts = kept.iter().filter_map(|i| work.get(*i)).map(|step| Part::Step(step)).collect();
        }
        for step in view.steps.iter().filter(|s| !outside.contains(&s.lane)) {
            let group = groups.parts.iter().rposition(|part| part.from() <= step.column).unwrap_or_default();
            groups.of_step.entry(&step.id).or_insert(group);
        }
        groups.outside = outside.into_iter().cloned().collect();
        groups
    }

    fn said(&self) -> String {
        match self.parts.first() {
            Some(Part::Phase(_)) => counted(self.parts.len(), "phase", "phases"),
            _ => counted(self.parts.len(), "step", "steps"),
        }
    }

    /// In words, which steps are not in the process column.
    fn left_out(&self, view: &View) -> String {
        if matches!(self.parts.first(), Some(Part::Phase(_))) {
            return String::new();
        }
        let mut left: Vec<&&Step> = view
            .steps
            .iter()
            .filter(|s| {
                s.kind.is_work() && !self.outside.contains(&s.lane) && self.parts.iter().all(|part| *part.id() != s.id)
            })
            .collect();
        left.sort_by_key(|s| (s.column, s.row, &s.id));
        let names: Vec<String> = left.iter().take(3).map(|s| format!("“{}”", s.name.replace('\n', " "))).collect();
        match left.len() {
            0 => String::new(),
            n if n > names.len() => format!("; left out {} and {} more", names.join(", "), n - names.len()),
            _ => format!("; left out {}", names.join(", ")),
        }
    }
}

/// A party, or the name of a lane that has none.
#[derive(Clone, Debug, PartialEq)]
struct Who {
    party: Option<Id>,
    name: String,
}

/// What one party supplies or gets.
#[derive(Clone, Debug, PartialEq)]
struct Passed {
    who: Option<Who>,
    documents: Vec<Id>,
}

/// Gathers what passes in and out of the groups.
struct Passing<'a, 'v> {
    document: &'a Document,
    view: &'v View<'a>,
    groups: &'v Groups<'a>,
    edit: Edit<'a>,
    ids: &'v mut IdMaker,
    inputs: Vec<(usize, Passed)>,
    outputs: Vec<(usize, Passed)>,
}

/// An end of a flow: in which group, in whose lane.
#[derive(Clone)]
struct End {
    /// `None` for what is outside the process: a lane, a start or an end, what a customer does.
    group: Option<usize>,
    who: Option<Who>,
    customer: bool,
}

impl<'a> Passing<'a, '_> {
    fn gather(&mut self) {
        let mut flows: Vec<&'a Flow> = self.view.flows.clone();
        flows.sort_by_key(|f| (self.column(&f.from), self.column(&f.to), &f.id));
        for &flow in &flows {
            let (Some(from), Some(to)) = (self.end(&flow.from), self.end(&flow.to)) else { continue };
            if matches!(flow.kind, FlowKind::Sequence | FlowKind::Message) {
                let documents = self.handed_over(flow);
                self.pass(&from, &to, documents);
            }
        }
        for step in self.view.steps.clone() {
            if step.kind == StepKind::Document && !step.name.trim().is_empty() {
                self.thing(step, &flows);
            }
        }
    }

    /// A document that stands on the drawing: who writes it and who reads it.
    fn thing(&mut self, thing: &Step, flows: &[&Flow]) {
        let tied = |f: &&&Flow| matches!(f.kind, FlowKind::Data | FlowKind::Association);
        let ends = |this: &Self, written: bool| -> Vec<End> {
            let at = |f: &&Flow| if written { (f.to.clone(), f.from.clone()) } else { (f.from.clone(), f.to.clone()) };
            let others = flows.iter().filter(tied).map(at).filter(|(here, _)| here.as_ref() == Some(&thing.id));
            others.filter_map(|(_, other)| this.end(&other)).collect()
        };
        let (writers, readers) = (ends(self, true), ends(self, false));
        let document = vec![self.named(&thing.name)];
        let keeper = End { group: None, who: self.who(&thing.lane), customer: false };
        for reader in &readers {
            let writer = writers.iter().find(|w| w.group != reader.group).unwrap_or(&keeper);
            self.pass(writer, reader, document.clone());
        }
        if readers.is_empty() {
            for writer in &writers {
                self.pass(writer, &keeper, document.clone());
            }
        }
    }

    /// Notes what goes from one end to another, where it leaves a group or comes into one.
    fn pass(&mut self, from: &End, to: &End, documents: Vec<Id>) {
        if from.group == to.group {
            return;
        }
        let hands = !documents.is_empty();
        let crosses = from.who != to.who;
        if let Some(group) = to.group
            && (hands || crosses && (from.group.is_none() || from.customer))
        {
            add(&mut self.inputs, group, from.who.clone(), &documents);
        }
        if let Some(group) = from.group
            && (hands || crosses && (to.group.is_none() || to.customer))
        {
            add(&mut self.outputs, group, to.who.clone(), &documents);
        }
    }

    /// What a flow hands over: its documents; a message without any, what it is called.
    fn handed_over(&mut self, flow: &Flow) -> Vec<Id> {
        let known = flow.carries.iter().filter(|id| self.document.document(id).is_some());
        let carried: Vec<Id> = known.cloned().collect();
        if carried.is_empty() && flow.kind == FlowKind::Message && !flow.label.trim().is_empty() {
            return vec![self.named(&flow.label)];
        }
        carried
    }

    /// The document of this name, made where there is none.
    fn named(&mut self, name: &str) -> Id {
        let name = super::super::rename::clean(name);
        let sheet = Sheet::Swimlane(self.view.swimlane.id.clone());
        if let Some(found) = Refers::Documents.likeliest(self.document, &sheet, &name) {
            return found;
        }
        let same = |d: &WorkDocument| d.name.to_lowercase() == name.to_lowercase();
        let made = self.edit.changed().filter_map(|id| match self.edit.get(id) {
            Some(Record::Document(made)) if same(made) => Some(made.id.clone()),
            _ => None,
        });
        if let Some(made) = made.into_iter().next() {
            return made;
        }
        let id = self.edit.fresh(self.ids, &name);
        self.edit.put(WorkDocument { id: id.clone(), name, description: String::new() });
        id
    }

    fn end(&self, id: &Option<Id>) -> Option<End> {
        let id = id.as_ref()?;
        let (lane, group) = match self.document.step(id) {
            Some(step) if rules::is_data(step.kind) => return None,
            Some(step) => {
                let outside = matches!(step.kind, StepKind::Start(_) | StepKind::End(_));
                (&step.lane, self.groups.of_step.get(id).copied().filter(|_| !outside))
            }
            None => (&self.document.lane(id)?.id, None),
        };
        let customer = self.view.lanes.iter().any(|n| n.lane.id == *lane && n.is_customer());
        Some(End { group, who: self.who(lane), customer })
    }

    fn who(&self, lane: &Id) -> Option<Who> {
        let lane = self.document.lane(lane)?;
        let party = lane.party.clone().filter(|id| self.document.party(id).is_some());
        let name = self.document.display_name(&lane.id).to_owned();
        (party.is_some() || !name.trim().is_empty()).then_some(Who { party, name })
    }

    fn column(&self, end: &Option<Id>) -> Key {
        end.as_ref().and_then(|id| self.document.step(id)).map_or(Key::default(), |s| s.column)
    }
}

/// Adds documents to what one party supplies or gets.
fn add(list: &mut Vec<(usize, Passed)>, group: usize, who: Option<Who>, documents: &[Id]) {
    let known = list.iter_mut().find(|(g, passed)| *g == group && passed.who == who);
    let passed = match known {
        Some((_, passed)) => passed,
        None => {
            list.push((group, Passed { who, documents: vec![] }));
            let Some((_, passed)) = list.last_mut() else { return };
            passed
        }
    };
    for document in documents {
        if !passed.documents.contains(document) {
            passed.documents.push(document.clone());
        }
    }
}

/// Writes the rows.
struct Rows<'r, 'a> {
    sipoc: &'r Sipoc,
    edit: &'r mut Edit<'a>,
    ids: &'r mut IdMaker,
    row: Key,
    counts: BTreeMap<SipocColumn, usize>,
}

impl Rows<'_, '_> {
    /// The rows of one step: each supplier beside what it supplies, each customer beside what it gets.
    fn put(&mut self, part: &Part, inputs: Vec<Passed>, outputs: Vec<Passed>) {
        self.entry(SipocColumn::Process, 0, String::new(), Some(part.id().clone()));
        let (mut inputs, mut outputs) = (ordered(inputs).into_iter(), ordered(outputs).into_iter());
        let rows = inputs.len().max(outputs.len()).max(1);
        for _ in 0..rows {
            use SipocColumn::{Customers, Inputs, Outputs, Suppliers};
            let sides = [(inputs.next(), Suppliers, Inputs), (outputs.next(), Customers, Outputs)];
            for (passed, parties, documents) in sides {
                let Some(passed) = passed else { continue };
                if let Some(who) = passed.who {
                    let text = if who.party.is_some() { String::new() } else { who.name };
                    self.entry(parties, 0, text, who.party);
                }
                for (place, document) in (0..).zip(passed.documents) {
                    self.entry(documents, place, String::new(), Some(document));
                }
            }
            self.row = self.row.after();
        }
    }

    fn entry(&mut self, column: SipocColumn, place: i32, text: String, record: Option<Id>) {
        let name = record.as_ref().and_then(|id| self.edit.get(id)).map_or(text.clone(), |r| r.name().to_owned());
        let id = self.edit.fresh(self.ids, if name.is_empty() { column.heading() } else { &name });
        let entry = new_entry(id, self.sipoc.id.clone(), column, self.row, Key::from(place));
        self.edit.put(SipocEntry { text, record, ..entry });
        *self.counts.entry(column).or_default() += 1;
    }
}

/// What comes with documents before what comes without.
fn ordered(mut passed: Vec<Passed>) -> Vec<Passed> {
    passed.sort_by_key(|p| p.documents.is_empty());
    passed
}
