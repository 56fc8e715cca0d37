//! An independent check: reads the reference files again, plainly, and holds the imported document against them.
//!
//! Shares nothing with the importer but the XML parser. What BPMN nests and orders is walked here as it stands.

use laneway::{
    exchange::bpmn,
    model::{Condition, Document, Id, IdMaker, Lane, Record, Step, StepKind},
};
use roxmltree::Node;
use std::collections::{BTreeMap, BTreeSet};

const FLOW_NODES: [(&str, &str); 22] = [
    ("task", "task"),
    ("userTask", "task"),
    ("serviceTask", "task"),
    ("manualTask", "task"),
    ("scriptTask", "task"),
    ("sendTask", "task"),
    ("receiveTask", "task"),
    ("businessRuleTask", "task"),
    ("exclusiveGateway", "decision"),
    ("parallelGateway", "decision"),
    ("inclusiveGateway", "decision"),
    ("eventBasedGateway", "decision"),
    ("complexGateway", "decision"),
    ("startEvent", "start"),
    ("endEvent", "end"),
    ("intermediateCatchEvent", "event"),
    ("boundaryEvent", "event"),
    ("intermediateThrowEvent", "throwing event"),
    ("subProcess", "sub-process"),
    ("callActivity", "sub-process"),
    ("transaction", "sub-process"),
    ("adHocSubProcess", "sub-process"),
];
const DATA: [(&str, &str); 2] = [("dataObjectReference", "document"), ("dataStoreReference", "data store")];
const FLOWS: [&str; 3] = ["sequenceFlow", "messageFlow", "association"];

/// One file, both ways: as XML and as a document, with its records by the id they had in the file.
struct Pair<'a> {
    file: &'a str,
    document: Document,
    /// Data associations the report says were left out, because the file's own drawing leaves them out.
    not_drawn: BTreeSet<String>,
    by_foreign: BTreeMap<String, Vec<Record>>,
}

impl Pair<'_> {
    fn fail(&self, what: impl std::fmt::Display) -> ! {
        panic!("{}: {what}", self.file)
    }

    /// The only record of these kinds with this foreign id.
    fn only<T>(&self, id: &str, pick: impl Fn(&Record) -> Option<T>) -> T {
        let mut found: Vec<T> = self.by_foreign.get(id).into_iter().flatten().filter_map(pick).collect();
        if found.len() != 1 {
            self.fail(format!("{} records for {id}", found.len()));
        }
        found.remove(0)
    }

    fn step(&self, id: &str) -> Step {
        self.only(id, |r| if let Record::Step(step) = r { Some(step.clone()) } else { None })
    }

    /// The ids in the file of a lane and all around it, from the inside out.
    fn lanes_around(&self, lane: &Id) -> Vec<String> {
        let mut found = Vec::new();
        let mut at = self.document.lane(lane);
        while let Some(lane) = at {
            found.push(lane.foreign.clone());
            at = lane.parent.as_ref().and_then(|p| self.document.lane(p));
        }
        found
    }

    fn foreign(&self, id: &Option<Id>) -> Option<String> {
        let record = self.document.get(id.as_ref()?)?;
        Some(match record {
            Record::Step(r) => r.foreign.clone(),
            Record::Lane(r) => r.foreign.clone(),
            Record::Note(r) => r.foreign.clone(),
            Record::Flow(r) => r.foreign.clone(),
            _ => self.fail(format!("an end is {record:?}")),
        })
    }
}

fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.attribute("name").unwrap_or_default()
}

fn id<'a>(node: Node<'a, '_>) -> &'a str {
    node.attribute("id").unwrap_or_default()
}

fn is(node: Node, names: &[&str]) -> bool {
    node.is_element()
        && names.contains(&node.tag_name().name())
        && node.tag_name().namespace().is_some_and(|ns| ns.ends_with("BPMN/20100524/MODEL"))
}

fn text(node: Node) -> String {
    node.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()).collect::<String>().trim().to_owned()
}

fn child<'a, 'i: 'a>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|n| is(*n, &[name]))
}

/// The text of the file; the reference files are UTF-8 or ISO-8859-1.
fn read(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| bytes.iter().map(|&b| char::from(b)).collect())
}

#[test]
fn reference_files_are_imported_whole() {
    let files: Vec<_> = super::files(false)
        .into_iter()
        .filter(|f| f.file_name().is_some_and(|n| n.to_string_lossy().starts_with("Reference__")))
        .collect();
    assert!(files.is_empty() || files.len() == 21, "{} reference files", files.len());
    let mut checked = BTreeMap::new();
    for file in files {
        let bytes = std::fs::read(&file).expect("readable");
        check(&file.file_name().unwrap_or_default().to_string_lossy(), &bytes, &mut checked);
    }
    println!("checked {checked:?}");
}

/// The project's own small file goes through the same check, so that it runs on a bare machine too.
#[test]
fn own_fixture_is_imported_whole() {
    let mut checked = BTreeMap::new();
    check("order.bpmn", include_bytes!("../fixtures/order.bpmn"), &mut checked);
    assert!(checked.len() >= 9, "{checked:?}");
}

/// The check can fail: held against a file that says something else, it does.
#[test]
fn the_check_notices_what_differs() {
    let file = String::from_utf8(include_bytes!("../fixtures/order.bpmn").to_vec()).expect("UTF-8");
    let changes = [
        ("name=\"Ship\"", "name=\"Sell\""),
        ("name=\"Picking\"", "name=\"Choosing\""),
        ("name=\"Customer\"", "name=\"Supplier\""),
        ("targetRef=\"s-ship\"/>", "targetRef=\"s-end\"/>"),
        ("<b:flowNodeRef>s-decline", "<b:flowNodeRef>s-end"),
        ("id=\"f6\"", "id=\"f66\""),
        ("attachedToRef=\"s-pack\"", "attachedToRef=\"s-check\""),
        ("cancelActivity=\"false\"", ""),
        ("default=\"f4\"", "default=\"f3\""),
        ("stock &gt; 0", "stock &gt; 1"),
        ("Price, part and address.", "Price."),
        ("<b:targetRef>paper</b:targetRef>", ""),
        ("b:userTask", "b:manualTask"),
        ("timerEventDefinition", "messageEventDefinition"),
        ("By noon", "By night"),
    ];
    for (from, to) in changes {
        let changed = file.replace(from, to);
        assert_ne!(changed, file);
        let noticed = std::panic::catch_unwind(|| {
            compare("changed", file.as_bytes(), changed.as_bytes(), &mut BTreeMap::new());
        });
        assert!(noticed.is_err(), "{from} → {to} passes");
    }
}

fn check(file: &str, bytes: &[u8], checked: &mut BTreeMap<String, usize>) {
    compare(file, bytes, bytes, checked);
}

/// Holds what is imported from some bytes against what other bytes say.
fn compare(file: &str, said: &[u8], bytes: &[u8], checked: &mut BTreeMap<String, usize>) {
    let text_of_file = read(said);
    let xml = roxmltree::Document::parse(&text_of_file).expect("well-formed");
    let imported = bpmn::import(bytes, &mut IdMaker::new(3)).unwrap_or_else(|e| panic!("{file}: {e}"));
    let mut by_foreign: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for record in imported.document.records() {
        let foreign = match record {
            Record::Step(r) => &r.foreign,
            Record::Lane(r) => &r.foreign,
            Record::Note(r) => &r.foreign,
            Record::Flow(r) => &r.foreign,
            Record::Process(r) => &r.foreign,
            Record::Swimlane(r) => &r.foreign,
            Record::Party(r) => &r.foreign,
            _ => continue,
        };
        by_foreign.entry(foreign.clone()).or_default().push(record.clone());
    }
    let not_drawn = imported.report.warnings.iter().filter(|w| w.code == "data-not-drawn");
    let not_drawn = not_drawn.flat_map(|w| w.elements.iter().cloned()).collect();
    let pair = Pair { file, document: imported.document, not_drawn, by_foreign };
    let inside = |node: Node| !node.ancestors().any(|a| is(a, &["extensionElements", "choreography"]));
    let mut steps = 0;
    for node in xml.descendants().filter(|n| n.is_element() && inside(*n)) {
        let tag = node.tag_name().name();
        let mut count = |what: &str| *checked.entry(what.to_owned()).or_default() += 1;
        if let Some((_, word)) = FLOW_NODES.iter().chain(&DATA).find(|(t, _)| is(node, &[t])) {
            steps += 1;
            count(tag);
            check_step(&pair, node, word);
        } else if is(node, &FLOWS) {
            count(tag);
            check_flow(&pair, node);
        } else if is(node, &["lane"]) {
            count("lane");
            count_refs(&pair, node, checked);
        } else if is(node, &["participant"]) {
            count("participant");
            let lane = pair.only(id(node), as_lane);
            assert_eq!(pair.document.display_name(&lane.id), name(node), "{file}: {}", id(node));
        } else if is(node, &["textAnnotation"]) {
            count("textAnnotation");
            let note = pair.only(id(node), |r| if let Record::Note(note) = r { Some(note.clone()) } else { None });
            assert_eq!(note.text, child(node, "text").map(text).unwrap_or_default(), "{file}: {}", id(node));
        } else if is(node, &["dataInputAssociation", "dataOutputAssociation"]) {
            check_data_flow(&pair, node, &mut |what| *checked.entry(what.to_owned()).or_default() += 1);
        }
    }
    let others = ["dataInput", "dataOutput", "dataObject"];
    let others = |s: &&Step| !xml.descendants().any(|n| is(n, &others) && id(n) == s.foreign);
    assert_eq!(pair.document.steps().filter(others).count(), steps, "{file}: steps nobody drew");
}

fn as_lane(record: &Record) -> Option<Lane> {
    if let Record::Lane(lane) = record { Some(lane.clone()) } else { None }
}

fn check_step(pair: &Pair, node: Node, word: &str) {
    let (file, step) = (pair.file, pair.step(id(node)));
    assert_eq!(step.kind.word(), word, "{file}: {}", id(node));
    if !name(node).is_empty() {
        assert_eq!(step.name, name(node), "{file}: {}", id(node));
    }
    if let Some(host) = node.attribute("attachedToRef") {
        assert_eq!(pair.foreign(&step.attached_to).as_deref(), Some(host), "{file}: {}", id(node));
        assert_eq!(step.non_interrupting, node.attribute("cancelActivity") == Some("false"), "{file}: {}", id(node));
    }
    for documentation in node.children().filter(|n| is(*n, &["documentation"])) {
        assert!(step.description.contains(&text(documentation)), "{file}: {}", id(node));
    }
    // It stands in the swimlane of the sub-process around it, or in its participant's pool.
    let home = node.ancestors().skip(1).find(|n| is(*n, &["process", "subProcess", "transaction", "adHocSubProcess"]));
    let home = home.unwrap_or_else(|| pair.fail(format!("{} is nowhere", id(node))));
    let swimlane = pair.document.swimlane_of(&step.id).and_then(|s| pair.document.swimlane(s));
    let swimlane = swimlane.unwrap_or_else(|| pair.fail(format!("{} is in no swimlane", id(node))));
    if !is(home, &["process"]) {
        assert_eq!(swimlane.foreign, id(home), "{file}: {}", id(node));
        assert_eq!(pair.step(id(home)).link.as_ref(), Some(&swimlane.id), "{file}: {}", id(home));
    } else if let Some(pool) = pair.pool_of(node, id(home)) {
        let around = pair.lanes_around(&step.lane);
        assert_eq!(around.last().map(String::as_str), Some(pool.as_str()), "{file}: {}", id(node));
    }
    let kept = match (node.tag_name().name(), step.kind) {
        ("exclusiveGateway", kind) => format!("{kind:?}") == "Decision(Exclusive)",
        ("parallelGateway", kind) => format!("{kind:?}") == "Decision(Parallel)",
        ("userTask", kind) => format!("{kind:?}") == "Task(User)",
        ("serviceTask", kind) => format!("{kind:?}") == "Task(Service)",
        ("businessRuleTask", kind) => format!("{kind:?}") == "Task(Rule)",
        ("callActivity", kind) => format!("{kind:?}") == "SubProcess(Call)",
        (_, StepKind::Start(t) | StepKind::End(t) | StepKind::Event(t) | StepKind::Throw(t)) => {
            let definitions: Vec<&str> = node
                .children()
                .filter(|n| n.is_element() && n.tag_name().name().ends_with("EventDefinition"))
                .map(|n| n.tag_name().name().trim_end_matches("EventDefinition"))
                .collect();
            match definitions.as_slice() {
                // By reference, or none.
                [] => true,
                ["compensate"] => t.word() == "compensation",
                [one] => t.word() == *one,
                [..] => t.word().contains("multiple"),
            }
        }
        (_, _) => true,
    };
    assert!(kept, "{file}: {} became {:?}", id(node), step.kind);
}

impl Pair<'_> {
    /// The participant a process belongs to.
    fn pool_of(&self, node: Node, process: &str) -> Option<String> {
        let root = node.document().root_element();
        let pool = root.descendants().find(|n| is(*n, &["participant"]) && n.attribute("processRef") == Some(process));
        pool.map(|p| id(p).to_owned())
    }
}

fn check_flow(pair: &Pair, node: Node) {
    let file = pair.file;
    let flow = pair.only(id(node), |r| if let Record::Flow(flow) = r { Some(flow.clone()) } else { None });
    assert_eq!(flow.label, name(node), "{file}: {}", id(node));
    for (end, wanted) in [(&flow.from, "sourceRef"), (&flow.to, "targetRef")] {
        let wanted = node.attribute(wanted).map(|w| w.rsplit(':').next().unwrap_or(w));
        assert_eq!(pair.foreign(end).as_deref(), wanted, "{file}: {}", id(node));
    }
    let source = node.document().descendants().find(|n| node.attribute("sourceRef") == Some(id(*n)));
    if source.and_then(|s| s.attribute("default")) == Some(id(node)) {
        assert_eq!(flow.condition, Condition::Default, "{file}: {}", id(node));
    } else if let Some(when) = child(node, "conditionExpression") {
        assert_eq!(flow.condition, Condition::When(text(when)), "{file}: {}", id(node));
    } else {
        assert_eq!(flow.condition, Condition::Always, "{file}: {}", id(node));
    }
}

/// A data association that names something drawn is a flow between that and the step it is in.
fn check_data_flow(pair: &Pair, node: Node, count: &mut dyn FnMut(&str)) {
    let reads = is(node, &["dataInputAssociation"]);
    let owner = node.parent().map(id).unwrap_or_default();
    for end in node.children().filter(|n| is(*n, &[if reads { "sourceRef" } else { "targetRef" }])) {
        let end = text(end);
        let drawn = |n: Node| is(n, &["dataObjectReference", "dataStoreReference"]) && id(n) == end;
        if !node.document().descendants().any(drawn) {
            continue;
        }
        if pair.not_drawn.contains(id(node)) {
            let edge = |n: Node| n.attribute("bpmnElement") == Some(id(node));
            assert!(!node.document().descendants().any(edge), "{}: {} is drawn", pair.file, id(node));
            count("data association left undrawn");
            continue;
        }
        count("data association");
        let (from, to) = if reads { (end.as_str(), owner) } else { (owner, end.as_str()) };
        let found = pair.document.flows().any(|f| {
            f.foreign == id(node)
                && pair.foreign(&f.from).as_deref() == Some(from)
                && pair.foreign(&f.to).as_deref() == Some(to)
        });
        assert!(found, "{}: no flow from {from} to {to}", pair.file);
    }
}

fn count_refs(pair: &Pair, node: Node, checked: &mut BTreeMap<String, usize>) {
    let nested = node.ancestors().skip(1).find(|n| is(*n, &["lane"])).map(|n| id(n).to_owned());
    for lane in pair.by_foreign.get(id(node)).into_iter().flatten().filter_map(as_lane) {
        assert_eq!(pair.document.display_name(&lane.id), name(node), "{}: {}", pair.file, id(node));
        // The same lane in the swimlane of a sub-process stands there by itself.
        if let Some(nested) = nested.as_ref().filter(|_| lane.parent.is_some()) {
            assert_eq!(pair.lanes_around(&lane.id).get(1), Some(nested), "{}: {}", pair.file, id(node));
        }
    }
    for listed in node.children().filter(|n| is(*n, &["flowNodeRef"])) {
        let step = pair.step(text(listed).rsplit(':').next().unwrap_or_default());
        let around = pair.lanes_around(&step.lane);
        assert!(around.iter().any(|l| l == id(node)), "{}: {} is not in {}", pair.file, step.foreign, id(node));
        *checked.entry("lane membership".to_owned()).or_default() += 1;
    }
}
