//! What the file says: its scopes, elements, lanes and participants as flat lists, still in its own words.

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

    fn read_collaboration(&mut self, node: Node<'x, 'x>, report: &mut Report) {
        let scope = self.read_scope(node, ScopeKind::Collaboration, None);
        for participant in self.children(node, "participant") {
            self.understood.mark(participant);
            self.mark_plain(participant);
            let wanted = self.local_id(participant.attribute("processRef").unwrap_or_default());
            let process = self.named(wanted).iter().find_map(|n| match *n {
                Named::Scope(at) if self.scopes.get(at).is_some_and(|s| s.kind == ScopeKind::Process) => Some(at),
                _ => None,
            });
            if process.is_none() && !wanted.is_empty() {
                let message = "the participant's process is not in the file; it came in as a lane without steps";
                report.warn("process-not-found", message, &self.call(participant));
            }
            let id = participant.attribute("id").unwrap_or_default();
            self.names.entry(id).or_default().push(Named::Participant(self.participants.len()));
            self.participants.push(Participant { node: participant, id, collaboration: scope, process });
        }
    }

    /// Reads what a process, sub-process or collaboration holds; returns its place in `scopes`.
    fn read_scope(&mut self, node: Node<'x, 'x>, kind: ScopeKind, parent: Option<usize>) -> usize {
        let scope = self.scopes.len();
        let id = node.attribute("id").unwrap_or_default();
        self.scopes.push(Scope { node, id, kind, parent, lanes: vec![] });
        self.understood.mark(node);
        if kind != ScopeKind::SubProcess {
            self.names.entry(id).or_default().push(Named::Scope(scope));
        }
        let referenced: HashSet<&str> =
            self.children(node, "dataObjectReference").iter().filter_map(|n| n.attribute("dataObjectRef")).collect();
        for child in node.children().filter(Node::is_element) {
            if !self.is_bpmn(child) {
                continue;
            }
            let child_id = child.attribute("id").unwrap_or_default();
            match child.tag_name().name() {
                "laneSet" => {
                    self.understood.mark(child);
                    let lanes = self.read_lanes(child);
                    if let Some(scope) = self.scopes.get_mut(scope) {
                        scope.lanes.extend(lanes);
                    }
                }
                "sequenceFlow" => self.read_flow(child, scope, FlowKind::Sequence),
                "messageFlow" => self.read_flow(child, scope, FlowKind::Message),
                "association" => {
                    let arrow = matches!(child.attribute("associationDirection"), Some("One" | "Both"));
                    self.read_flow(child, scope, if arrow { FlowKind::Data } else { FlowKind::Association });
                }
                "textAnnotation" => {
                    self.children(child, "text").into_iter().for_each(|t| self.understood.mark(t));
                    self.push(child, scope, Kind::Note);
                }
                "dataObjectReference" => self.read_data(child, scope, StepKind::Document),
                "dataStoreReference" => self.read_data(child, scope, StepKind::DataStore),
                "dataObject" if referenced.contains(child_id) => {
                    self.understood.mark(child);
                    self.mark_states(child);
                }
                // Without a reference a data object is drawn nowhere, except by tools that draw the object itself.
                "dataObject" if self.is_drawn(child) => self.read_data(child, scope, StepKind::Document),
                "ioSpecification" => self.read_process_data(child, scope),
                "documentation" => self.understood.mark(child),
                _ => self.read_node(child, scope),
            }
        }
        scope
    }

    /// What a process as a whole takes and gives.
    fn read_process_data(&mut self, specification: Node<'x, 'x>, scope: usize) {
        self.understood.mark(specification);
        for data in specification.children().filter(Node::is_element) {
            match data.tag_name().name() {
                "dataInput" | "dataOutput" if self.is_drawn(data) => self.read_data(data, scope, StepKind::Document),
                // Sets say which of them go together; with one set that is: all.
                "inputSet" | "outputSet" => {
                    let plain = |n: &Node| self.is_bpmn(*n) && n.tag_name().name() != "extensionElements";
                    let parts: Vec<Node> = data.descendants().filter(plain).collect();
                    parts.into_iter().for_each(|n| self.understood.mark(n));
                }
                _ => {}
            }
        }
    }

    fn read_data(&mut self, node: Node<'x, 'x>, scope: usize, kind: StepKind) {
        self.push(node, scope, Kind::Step(kind));
    }

    fn read_node(&mut self, node: Node<'x, 'x>, scope: usize) {
        let Some(kind) = kinds::flow_node(node, &self.shared) else { return };
        let at = self.push(node, scope, Kind::Step(kind));
        for child in node.children().filter(Node::is_element) {
            if !self.is_bpmn(child) {
                continue;
            }
            let text = child.text().unwrap_or_default().trim();
            match child.tag_name().name() {
                "incoming" => {
                    self.understood.mark(child);
                    let flow = self.local_id(text);
                    self.incoming.entry(flow).or_insert(at);
                }
                "outgoing" => {
                    self.understood.mark(child);
                    let flow = self.local_id(text);
                    self.outgoing.entry(flow).or_insert(at);
                }
                "dataInputAssociation" => self.read_association(child, scope, at, true),
                "dataOutputAssociation" => self.read_association(child, scope, at, false),
                "standardLoopCharacteristics" | "multiInstanceLoopCharacteristics" | "eventDefinitionRef" => {
                    self.understood.mark(child);
                }
                "ioSpecification" => self.read_drawn_data(child, scope),
                "dataInput" | "dataOutput" if self.is_drawn(child) => {
                    self.read_data(child, scope, StepKind::Document);
                }
                _ => {}
            }
        }
        for definition in kinds::definitions(node, &self.shared) {
            self.understood.mark(definition);
            definition.children().filter(|n| kinds::is_time(*n)).for_each(|t| self.understood.mark(t));
        }
        let holds = matches!(node.tag_name().name(), "subProcess" | "transaction" | "adHocSubProcess");
        if holds {
            let content = self.read_scope(node, ScopeKind::SubProcess, Some(scope));
            if let Some(element) = self.elements.get_mut(at) {
                element.content = Some(content);
            }
        }
    }

    /// A task's own inputs and outputs are how it is wired inside; only those that are drawn are steps.
    fn read_drawn_data(&mut self, specification: Node<'x, 'x>, scope: usize) {
        for data in specification.children().filter(Node::is_element) {
            if self.is_drawn(data) && matches!(data.tag_name().name(), "dataInput" | "dataOutput") {
                self.understood.mark(specification);
                self.read_data(data, scope, StepKind::Document);
            }
        }
    }

    /// Data read or written: one flow for each source, or one to the target.
    fn read_association(&mut self, node: Node<'x, 'x>, scope: usize, owner: usize, reads: bool) {
        let wanted = if reads { "sourceRef" } else { "targetRef" };
        let mut ends: Vec<&'x str> = Vec::new();
        for child in node.children().filter(|n| n.is_element() && self.is_bpmn(*n)).collect::<Vec<_>>() {
            let name = child.tag_name().name();
            if name == "sourceRef" || name == "targetRef" {
                self.understood.mark(child);
                let text = child.text().unwrap_or_default().trim();
                if name == wanted && !text.is_empty() {
                    ends.push(self.local_id(text));
                }
            }
        }
        if ends.is_empty() && !self.is_drawn(node) {
            // Neither drawn nor with an end outside the step: left to the report.
            return;
        }
        let ends: Vec<Option<&str>> = if ends.is_empty() { vec![None] } else { ends.into_iter().map(Some).collect() };
        for end in ends {
            let at = self.push(node, scope, Kind::Flow(FlowKind::Data));
            if let Some(element) = self.elements.get_mut(at) {
                element.owner = Some(owner);
                *(if reads { &mut element.from } else { &mut element.to }) = end;
            }
        }
    }

    fn read_flow(&mut self, node: Node<'x, 'x>, scope: usize, kind: FlowKind) {
        let end = |source: &Source<'x>, name: &str| {
            // Some tools write the ends as child elements.
            let child = || source.children(node, name).first().and_then(|n| n.text());
            let text = node.attribute(name).or_else(child).map(str::trim).filter(|t| !t.is_empty());
            text.map(|t| source.local_id(t))
        };
        let (from, to) = (end(self, "sourceRef"), end(self, "targetRef"));
        for name in ["sourceRef", "targetRef", "conditionExpression"] {
            self.children(node, name).into_iter().for_each(|n| self.understood.mark(n));
        }
        let at = self.push(node, scope, Kind::Flow(kind));
        if let Some(element) = self.elements.get_mut(at) {
            (element.from, element.to) = (from, to);
        }
    }

    fn read_lanes(&mut self, set: Node<'x, 'x>) -> Vec<usize> {
        let mut found = Vec::new();
        for node in self.children(set, "lane") {
            let at = self.lanes.len();
            found.push(at);
            let id = node.attribute("id").unwrap_or_default();
            self.understood.mark(node);
            self.mark_plain(node);
            self.names.entry(id).or_default().push(Named::Lane(at));
            self.lanes.push(SourceLane { node, id, nested: vec![], refs: vec![] });
            let mut refs = Vec::new();
            for child in self.children(node, "flowNodeRef") {
                self.understood.mark(child);
                refs.extend(child.text().map(|t| self.local_id(t)));
            }
            let mut nested = Vec::new();
            for child in self.children(node, "childLaneSet") {
                self.understood.mark(child);
                nested.extend(self.read_lanes(child));
            }
            if let Some(lane) = self.lanes.get_mut(at) {
                (lane.refs, lane.nested) = (refs, nested);
            }
        }
        found
    }

    /// Data stores stand at the top of the file and are drawn by reference; a tool that draws them directly means
    /// them as steps of its collaboration or first process.
    fn read_drawn_stores(&mut self) {
        let stores = self.children(self.root, "dataStore");
        let home = self
            .scopes
            .iter()
            .position(|s| s.kind == ScopeKind::Collaboration)
            .or((!self.scopes.is_empty()).then_some(0));
        for store in stores {
            let referenced = self.behind.contains_key(store.attribute("id").unwrap_or_default());
            match home.filter(|_| self.is_drawn(store)) {
                Some(scope) if !referenced => self.read_data(store, scope, StepKind::DataStore),
                _ if referenced => {
                    self.understood.mark(store);
                    self.mark_states(store);
                }
                _ => {}
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
