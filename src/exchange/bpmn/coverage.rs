//! What is in the file and not in the document: every element and attribute that nothing read, counted and named.

use super::{
    NotUnderstood, Report, kinds,
    source::{Kind, Source},
};
use roxmltree::{Node, NodeId};
use std::collections::{BTreeMap, HashSet};

/// Attributes that are read from an element, or say nothing that is not said otherwise.
const READ: [(&str, &[&str]); 17] = [
    (
        "definitions",
        &["targetNamespace", "exporter", "exporterVersion", "expressionLanguage", "typeLanguage", "schemaLocation"],
    ),
    ("participant", &["processRef"]),
    ("sequenceFlow", &["sourceRef", "targetRef"]),
    ("messageFlow", &["sourceRef", "targetRef"]),
    ("association", &["sourceRef", "targetRef", "associationDirection"]),
    ("boundaryEvent", &["attachedToRef", "cancelActivity", "parallelMultiple"]),
    ("startEvent", &["isInterrupting", "parallelMultiple"]),
    ("intermediateCatchEvent", &["parallelMultiple"]),
    ("subProcess", &["triggeredByEvent"]),
    ("callActivity", &["calledElement"]),
    ("dataObjectReference", &["dataObjectRef"]),
    ("dataStoreReference", &["dataStoreRef"]),
    ("multiInstanceLoopCharacteristics", &["isSequential"]),
    ("conditionExpression", &["type"]),
    (
        "BPMNShape",
        &[
            "bpmnElement",
            "isHorizontal",
            "isExpanded",
            "isMarkerVisible",
            "isMessageVisible",
            "choreographyActivityShape",
        ],
    ),
    ("BPMNEdge", &["bpmnElement", "sourceElement", "targetElement", "messageVisibleKind"]),
    ("BPMNPlane", &["bpmnElement"]),
];

/// Attributes that mean nothing while they have the value they have by default.
const DEFAULTS: [(&str, &str); 16] = [
    ("isExecutable", "false"),
    ("isClosed", "false"),
    ("processType", "None"),
    ("completionQuantity", "1"),
    ("startQuantity", "1"),
    ("isForCompensation", "false"),
    ("triggeredByEvent", "false"),
    ("isInterrupting", "true"),
    ("parallelMultiple", "false"),
    ("cancelActivity", "true"),
    ("implementation", "##unspecified"),
    ("implementation", "##WebService"),
    ("instantiate", "false"),
    ("isCollection", "false"),
    ("isImmediate", "true"),
    ("eventGatewayType", "Exclusive"),
];

/// Tells of everything that was not read.
pub(super) fn tell(source: &Source, report: &mut Report) {
    let kept = Kept::new(source);
    let mut found: BTreeMap<String, (usize, Vec<String>)> = BTreeMap::new();
    let mut tell = |element: String, owner: String| {
        let (count, ids) = found.entry(element).or_default();
        *count += 1;
        if ids.last() != Some(&owner) {
            ids.push(owner);
        }
    };
    let mut todo = vec![source.root];
    while let Some(node) = todo.pop() {
        if source.understood.holds(node) {
            for name in odd_attributes(source, node) {
                tell(format!("{}@{name}", node.tag_name().name()), owner(source, node));
            }
            let name = node.attribute("name").unwrap_or_default().trim();
            if !name.is_empty() && !kept.has_name(source, node, name) {
                let message = "a name that nothing in the document can take; left out";
                report.warn("name-left-out", message, &format!("{}: {name}", source.call(node)));
            }
            if behind_a_reference(node) && !kept.made.contains(&node.id()) {
                tell(format!("{}@id", node.tag_name().name()), source.call(node));
            }
            todo.extend(node.children().filter(Node::is_element).collect::<Vec<_>>().into_iter().rev());
            continue;
        }
        if node.tag_name().name() == "extensionElements" && source.is_bpmn(node) {
            for vendor in node.children().filter(Node::is_element) {
                tell(qualified(source, vendor), owner(source, node));
            }
            continue;
        }
        tell(qualified(source, node), owner(source, node));
        // What a vendor's element holds is told with it; BPMN's own may hold steps (a choreography) or be held.
        if source.is_bpmn(node) {
            todo.extend(node.children().filter(Node::is_element).collect::<Vec<_>>().into_iter().rev());
        }
    }
    for (element, (count, mut ids)) in found {
        let mut seen = HashSet::new();
        ids.retain(|id| seen.insert(id.clone()));
        report.not_understood.push(NotUnderstood { element, count, ids });
    }
}

/// Whose names are in the document.
struct Kept<'x> {
    /// What became a record of its own.
    made: HashSet<NodeId>,
    /// The names of data, with the ids of the data behind a reference.
    data: HashSet<(&'x str, &'x str)>,
}

impl<'x> Kept<'x> {
    fn new(source: &Source<'x>) -> Kept<'x> {
        let mut kept = Kept { made: HashSet::new(), data: HashSet::new() };
        for element in source.elements.iter().filter(|e| e.kind != Kind::Note) {
            kept.made.insert(element.node.id());
            for reference in ["dataObjectRef", "dataStoreRef"].into_iter().filter_map(|r| element.node.attribute(r)) {
                let behind = source.local_id(reference);
                let own = element.node.attribute("name").filter(|name| !name.is_empty());
                let name = own.or_else(|| source.data_names.get(behind).copied()).unwrap_or_default();
                kept.data.insert((behind, name.trim()));
            }
        }
        kept
    }

    fn has_name(&self, source: &Source, node: Node, name: &str) -> bool {
        match node.tag_name().name() {
            "definitions" | "process" | "collaboration" | "participant" | "lane" => true,
            // They stand in the name or the description of their step.
            "linkEventDefinition" | "dataState" => true,
            // The name of a drawing is not one of the process, unless nothing else has one.
            "BPMNDiagram" => true,
            _ if behind_a_reference(node) && self.data.contains(&(source.call(node).as_str(), name)) => true,
            _ => self.made.contains(&node.id()),
        }
    }
}

/// Whether it is data that a file may draw by references to it.
fn behind_a_reference(node: Node) -> bool {
    matches!(node.tag_name().name(), "dataObject" | "dataStore")
}

/// The element itself, or the nearest one around it that has an id.
fn owner(source: &Source, node: Node) -> String {
    let named = node.ancestors().find(|n| n.attribute("id").is_some_and(|id| !id.is_empty()));
    source.call(match named {
        Some(named) if named.tag_name().name() != "definitions" || named == node => named,
        Some(_) | None => node,
    })
}

fn qualified(source: &Source, node: Node) -> String {
    let name = node.tag_name().name();
    let namespace = node.tag_name().namespace();
    match namespace.and_then(|ns| node.lookup_prefix(ns)).filter(|p| !p.is_empty()) {
        Some(prefix) if !source.is_bpmn(node) => format!("{prefix}:{name}"),
        Some(_) | None => name.to_owned(),
    }
}

fn odd_attributes(source: &Source, node: Node) -> Vec<String> {
    let element = node.tag_name().name();
    let mut odd = Vec::new();
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value().trim());
        if let Some(namespace) = attribute.namespace() {
            let schema = namespace.ends_with("XMLSchema-instance") || namespace.ends_with("/namespace");
            if !schema {
                let prefix = node.lookup_prefix(namespace).unwrap_or_default();
                odd.push(format!("{prefix}:{name}"));
            }
            continue;
        }
        let read = READ.iter().any(|(e, names)| *e == element && names.contains(&name));
        let default = DEFAULTS.iter().any(|(n, v)| *n == name && *v == value);
        let geometry = matches!(element, "Bounds" | "waypoint" | "BPMNLabel" | "BPMNDiagram");
        // Which way a gateway works shows in its flows.
        let shown = name == "gatewayDirection" || name == "default" && source.known(value);
        if !(read || default || geometry || shown || matches!(name, "id" | "name")) {
            odd.push(name.to_owned());
        }
    }
    if kinds::is_true(node, "isForCompensation") && !odd.iter().any(|n| n == "isForCompensation") {
        odd.push("isForCompensation".to_owned());
    }
    odd
}
