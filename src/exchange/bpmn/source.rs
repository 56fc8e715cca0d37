//! What the file says: its scopes, elements, lanes and participants as flat lists, still in its own words.

mod read;

use super::{ImportError, Report, kinds};
use crate::model::{FlowKind, StepKind};
use roxmltree::{Node, NodeId};
use std::collections::{HashMap, HashSet};

/// The steps a file may have: beyond what anyone reads, and each needs room on a drawing.
const MAX_STEPS: usize = 200_000;
/// How many elements of one id are looked at to find the one a reference means.
const MOST_OF_ONE_ID: usize = 64;

/// What holds elements: a process, the content of a sub-process, or a collaboration.
#[derive(Debug)]
pub(super) struct Scope<'x> {
    pub node: Node<'x, 'x>,
    pub id: &'x str,
    pub kind: ScopeKind,
    /// The scope a sub-process stands in.
    pub parent: Option<usize>,
    /// Its outermost lanes.
    pub lanes: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScopeKind {
    Process,
    SubProcess,
    Collaboration,
}

/// Something that becomes a step, a note or a flow.
#[derive(Debug)]
pub(super) struct Element<'x> {
    pub node: Node<'x, 'x>,
    /// Empty for one without.
    pub id: &'x str,
    pub scope: usize,
    pub kind: Kind,
    /// The scope that holds the content of a sub-process.
    pub content: Option<usize>,
    /// The ends of a flow, as ids of the file.
    pub from: Option<&'x str>,
    pub to: Option<&'x str>,
    /// For data read or written: the step that does so, which is the end that is not named.
    pub owner: Option<usize>,
    /// Not to be made: wiring inside a step. The report tells of it.
    pub skip: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Step(StepKind),
    Note,
    Flow(FlowKind),
}

/// A lane as the file has it.
#[derive(Debug)]
pub(super) struct SourceLane<'x> {
    pub node: Node<'x, 'x>,
    pub id: &'x str,
    pub nested: Vec<usize>,
    pub refs: Vec<&'x str>,
}

/// A participant of a collaboration.
#[derive(Debug)]
pub(super) struct Participant<'x> {
    pub node: Node<'x, 'x>,
    pub id: &'x str,
    /// The scope of the collaboration.
    pub collaboration: usize,
    /// The scope of its process.
    pub process: Option<usize>,
}

/// What an id of the file names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Named {
    Element(usize),
    Lane(usize),
    Participant(usize),
    Scope(usize),
}

/// The nodes that made it into the document, or never need to.
#[derive(Debug, Default)]
pub(super) struct Understood(HashSet<NodeId>);

impl Understood {
    pub fn mark(&mut self, node: Node) {
        self.0.insert(node.id());
    }

    pub fn unmark(&mut self, node: Node) {
        self.0.remove(&node.id());
    }

    pub fn holds(&self, node: Node) -> bool {
        self.0.contains(&node.id())
    }
}

/// All that was read.
#[derive(Debug)]
pub(super) struct Source<'x> {
    pub root: Node<'x, 'x>,
    pub scopes: Vec<Scope<'x>>,
    pub elements: Vec<Element<'x>>,
    pub lanes: Vec<SourceLane<'x>>,
    pub participants: Vec<Participant<'x>>,
    pub diagrams: Vec<Node<'x, 'x>>,
    pub understood: Understood,
    names: HashMap<&'x str, Vec<Named>>,
    /// By flow: the elements that list it as going out of them, and as coming in.
    pub outgoing: HashMap<&'x str, usize>,
    pub incoming: HashMap<&'x str, usize>,
    /// The names of data objects and stores, for references without one.
    pub data_names: HashMap<&'x str, &'x str>,
    /// The states of data objects and stores, by their ids.
    pub data_states: HashMap<&'x str, &'x str>,
    /// The event definitions at the top of the file.
    pub shared: kinds::Shared<'x>,
    /// By the id of a data object or store: the first reference to it.
    behind: HashMap<&'x str, usize>,
    ids: HashSet<&'x str>,
    drawn: HashSet<&'x str>,
    line_starts: Vec<usize>,
}

/// Reads a parsed file.
pub(super) fn read<'x>(
    xml: &'x roxmltree::Document<'x>,
    text: &str,
    report: &mut Report,
) -> Result<Source<'x>, ImportError> {
    let root = xml.root_element();
    if root.tag_name().name() != "definitions" {
        let pos = xml.text_pos_at(root.range().start);
        let why = format!("not BPMN: the root element is <{}>, not <definitions>", root.tag_name().name());
        return Err(ImportError::at(pos.row as usize, pos.col as usize, why));
    }
    let mut source = Source {
        root,
        scopes: vec![],
        elements: vec![],
        lanes: vec![],
        participants: vec![],
        diagrams: vec![],
        understood: Understood::default(),
        names: HashMap::new(),
        outgoing: HashMap::new(),
        incoming: HashMap::new(),
        data_names: HashMap::new(),
        data_states: HashMap::new(),
        shared: HashMap::new(),
        behind: HashMap::new(),
        ids: HashSet::new(),
        drawn: HashSet::new(),
        line_starts: text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1).collect(),
    };
    source.understood.mark(root);
    if !source.is_bpmn(root) || !root.tag_name().namespace().is_some_and(|ns| ns.contains("BPMN")) {
        report.warn(
            "unknown-namespace",
            "the file does not name the BPMN 2.0 namespace; read as BPMN all the same",
            "",
        );
    }
    source.collect_ids(report);
    let top = |name: &'static str| root.children().filter(move |n| n.is_element() && n.tag_name().name() == name);
    source.diagrams = top("BPMNDiagram").collect();
    let definitions = root.children().filter(|n| n.is_element() && kinds::definition(*n).is_some());
    source.shared = definitions.filter_map(|n| Some((n.attribute("id")?, n))).collect();
    for node in top("process") {
        source.read_scope(node, ScopeKind::Process, None);
    }
    for node in top("collaboration") {
        source.read_collaboration(node, report);
    }
    source.read_drawn_stores();
    if source.elements.iter().filter(|e| matches!(e.kind, Kind::Step(_))).count() > MAX_STEPS {
        return Err(ImportError::new("the file has over 200,000 steps"));
    }
    source.skip_wiring(report);
    Ok(source)
}

impl<'x> Source<'x> {
    /// Whether an element is BPMN's own: of the namespace the root is in, or one of BPMN's by name.
    pub fn is_bpmn(&self, node: Node) -> bool {
        let namespace = node.tag_name().namespace();
        namespace == self.root.tag_name().namespace()
            || namespace.is_some_and(|ns| ns.contains("BPMN") && ns.ends_with("/MODEL"))
    }

    /// Whether an element of BPMN's own has this id.
    pub fn known(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// The id a reference means: itself, or without its prefix where only that exists.
    pub fn local_id(&self, reference: &'x str) -> &'x str {
        let reference = reference.trim();
        if self.ids.contains(reference) {
            return reference;
        }
        match reference.rsplit_once(':') {
            Some((_, local)) if self.ids.contains(local) => local,
            Some(_) | None => reference,
        }
    }

    /// What has this id, in file order; where very many do, the first of them.
    pub fn named(&self, id: &str) -> &[Named] {
        let all = self.names.get(id).filter(|_| !id.is_empty()).map_or(&[][..], Vec::as_slice);
        all.get(..MOST_OF_ONE_ID).unwrap_or(all)
    }

    /// How the report calls a node: by its id, or by its line.
    pub fn call(&self, node: Node) -> String {
        match node.attribute("id") {
            Some(id) if !id.is_empty() => id.to_owned(),
            Some(_) | None => format!("line {}", 1 + self.line_starts.partition_point(|&s| s <= node.range().start)),
        }
    }

    /// The outermost scope around one: its process or collaboration.
    pub fn outermost(&self, mut scope: usize) -> usize {
        while let Some(parent) = self.scopes.get(scope).and_then(|s| s.parent) {
            scope = parent;
        }
        scope
    }

    /// BPMN's own children with this name.
    pub fn children(&self, node: Node<'x, 'x>, name: &str) -> Vec<Node<'x, 'x>> {
        let named = |n: &Node| n.is_element() && n.tag_name().name() == name && self.is_bpmn(*n);
        node.children().filter(named).collect()
    }

    /// The text of an element's documentation, paragraph by paragraph.
    pub fn documentation(&self, node: Node<'x, 'x>) -> String {
        let texts: Vec<String> = self.children(node, "documentation").into_iter().map(text_of).collect();
        let texts: Vec<&str> = texts.iter().map(|t| t.trim()).filter(|t| !t.is_empty()).collect();
        texts.join("\n\n")
    }

    /// Whether a diagram shows it; where the file has no diagram, everything counts as shown.
    fn is_drawn(&self, node: Node<'x, 'x>) -> bool {
        self.drawn.is_empty() || self.drawn.contains(node.attribute("id").unwrap_or_default())
    }

    /// Data that passes between a step and something that is no step (a property, an input of the step itself) and
    /// is not drawn is wiring inside the step, no flow. So is what a file does not draw that draws such flows:
    /// its author has left it out of the picture.
    fn skip_wiring(&mut self, report: &mut Report) {
        let drawn = |e: &Element| self.drawn.contains(e.id);
        let draws_data = self.elements.iter().any(|e| e.owner.is_some() && drawn(e));
        let mut skip = Vec::new();
        for (at, element) in self.elements.iter().enumerate() {
            let Some(owner) = element.owner.and_then(|o| self.elements.get(o)) else { continue };
            if drawn(element) {
                continue;
            }
            let end = element.from.or(element.to).unwrap_or_default();
            let is_element = |named: &Named| match *named {
                Named::Element(_) => true,
                Named::Lane(_) | Named::Participant(_) | Named::Scope(_) => false,
            };
            if self.behind_data_object(end).is_none() && !self.named(end).iter().any(is_element) {
                skip.push((at, element.node, false));
            } else if draws_data && drawn(owner) {
                let message = "data read or written that the drawing does not show; left out of it here too";
                report.warn("data-not-drawn", message, element.id);
                skip.push((at, element.node, true));
            }
        }
        for (at, node, told) in skip {
            if !told {
                self.understood.unmark(node);
            }
            if let Some(element) = self.elements.get_mut(at) {
                element.skip = true;
            }
        }
    }

    /// The reference that is drawn for a data object, where only the object itself is named.
    pub fn behind_data_object(&self, id: &str) -> Option<usize> {
        self.behind.get(id).copied()
    }

    /// The state an element says its data is in.
    pub fn data_state(&self, node: Node<'x, 'x>) -> Option<&'x str> {
        let states = self.children(node, "dataState");
        states.first().and_then(|s| s.attribute("name")).filter(|name| !name.trim().is_empty())
    }

    fn collect_ids(&mut self, report: &mut Report) {
        for node in self.root.descendants().filter(Node::is_element) {
            if let Some(meant) = node.attribute("bpmnElement") {
                self.drawn.insert(meant.rsplit(':').next().unwrap_or(meant));
            }
            if !self.is_bpmn(node) || node.ancestors().any(|a| a.tag_name().name() == "extensionElements") {
                continue;
            }
            if let Some(id) = node.attribute("id")
                && matches!(node.tag_name().name(), "dataObject" | "dataStore")
            {
                self.data_names.extend(node.attribute("name").map(|name| (id, name)));
                self.data_states.extend(self.data_state(node).map(|state| (id, state)));
            }
            if let Some(id) = node.attribute("id").filter(|id| !id.is_empty())
                && !self.ids.insert(id)
            {
                report.warn(
                    "duplicate-id",
                    "several elements have this id; all came in, references mean the first",
                    id,
                );
            }
        }
    }

    fn push(&mut self, node: Node<'x, 'x>, scope: usize, kind: Kind) -> usize {
        let at = self.elements.len();
        let id = node.attribute("id").unwrap_or_default();
        self.understood.mark(node);
        self.mark_plain(node);
        self.names.entry(id).or_default().push(Named::Element(at));
        for reference in ["dataObjectRef", "dataStoreRef"].into_iter().filter_map(|r| node.attribute(r)) {
            let behind = self.local_id(reference);
            self.behind.entry(behind).or_insert(at);
        }
        self.elements.push(Element {
            node,
            id,
            scope,
            kind,
            content: None,
            from: None,
            to: None,
            owner: None,
            skip: false,
        });
        at
    }

    fn mark_plain(&mut self, node: Node<'x, 'x>) {
        self.children(node, "documentation").into_iter().for_each(|d| self.understood.mark(d));
        self.mark_states(node);
    }

    fn mark_states(&mut self, node: Node<'x, 'x>) {
        self.children(node, "dataState").into_iter().for_each(|s| self.understood.mark(s));
    }
}

/// All text inside an element, that of nested markup included.
pub(super) fn text_of(node: Node) -> String {
    node.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()).collect()
}
