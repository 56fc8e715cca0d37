//! What a BPMN element is among our kinds of step and flow.

use crate::model::{Gateway, Repeat, StepKind, SubProcess, TaskKind, Trigger};
use roxmltree::Node;
use std::collections::HashMap;

/// The event definitions at the top of the file, by id.
pub(super) type Shared<'x> = HashMap<&'x str, Node<'x, 'x>>;

/// The kind of step a flow node is; `None` for what is no flow node.
pub(super) fn flow_node<'a>(node: Node<'a, 'a>, shared: &Shared<'a>) -> Option<StepKind> {
    let task = |kind| Some(StepKind::Task(kind));
    let gateway = |kind| Some(StepKind::Decision(kind));
    match node.tag_name().name() {
        "task" => task(TaskKind::Plain),
        "userTask" => task(TaskKind::User),
        "serviceTask" => task(TaskKind::Service),
        "manualTask" => task(TaskKind::Manual),
        "scriptTask" => task(TaskKind::Script),
        "sendTask" => task(TaskKind::Send),
        "receiveTask" => task(TaskKind::Receive),
        "businessRuleTask" => task(TaskKind::Rule),
        "exclusiveGateway" => gateway(Gateway::Exclusive),
        "parallelGateway" => gateway(Gateway::Parallel),
        "inclusiveGateway" => gateway(Gateway::Inclusive),
        "eventBasedGateway" => gateway(Gateway::EventBased),
        "complexGateway" => gateway(Gateway::Complex),
        "startEvent" => Some(StepKind::Start(trigger(node, shared))),
        "endEvent" => Some(StepKind::End(trigger(node, shared))),
        "intermediateCatchEvent" | "boundaryEvent" => Some(StepKind::Event(trigger(node, shared))),
        "intermediateThrowEvent" => Some(StepKind::Throw(trigger(node, shared))),
        "callActivity" => Some(StepKind::SubProcess(SubProcess::Call)),
        "transaction" => Some(StepKind::SubProcess(SubProcess::Transaction)),
        "adHocSubProcess" => Some(StepKind::SubProcess(SubProcess::AdHoc)),
        "subProcess" if is_true(node, "triggeredByEvent") => Some(StepKind::SubProcess(SubProcess::Event)),
        "subProcess" => Some(StepKind::SubProcess(SubProcess::Plain)),
        _ => None,
    }
}

/// The elements that say what sets an event off.
const DEFINITIONS: [(&str, Trigger); 10] = [
    ("messageEventDefinition", Trigger::Message),
    ("timerEventDefinition", Trigger::Timer),
    ("errorEventDefinition", Trigger::Error),
    ("signalEventDefinition", Trigger::Signal),
    ("escalationEventDefinition", Trigger::Escalation),
    ("conditionalEventDefinition", Trigger::Conditional),
    ("linkEventDefinition", Trigger::Link),
    ("cancelEventDefinition", Trigger::Cancel),
    ("compensateEventDefinition", Trigger::Compensation),
    ("terminateEventDefinition", Trigger::Terminate),
];

/// The trigger of one event definition element.
pub(super) fn definition(node: Node) -> Option<Trigger> {
    let name = node.tag_name().name();
    DEFINITIONS.iter().find(|(n, _)| *n == name).map(|(_, trigger)| *trigger)
}

/// The event definitions of an event: its own children, and those it refers to at the top of the file.
pub(super) fn definitions<'a>(event: Node<'a, 'a>, shared: &Shared<'a>) -> Vec<Node<'a, 'a>> {
    let mut found = Vec::new();
    for child in event.children().filter(Node::is_element) {
        if definition(child).is_some() {
            found.push(child);
        } else if child.tag_name().name() == "eventDefinitionRef" {
            let wanted = child.text().unwrap_or_default().trim();
            let local = wanted.rsplit(':').next().unwrap_or(wanted);
            found.extend(shared.get(wanted).or_else(|| shared.get(local)));
        }
    }
    found
}

fn trigger<'a>(event: Node<'a, 'a>, shared: &Shared<'a>) -> Trigger {
    let found: Vec<Trigger> = definitions(event, shared).into_iter().filter_map(definition).collect();
    match found.as_slice() {
        [] => Trigger::Plain,
        [one] => *one,
        _ if is_true(event, "parallelMultiple") => Trigger::ParallelMultiple,
        _ => Trigger::Multiple,
    }
}

/// When a timer goes off, in the words of the file.
pub(super) fn duration<'a>(event: Node<'a, 'a>, shared: &Shared<'a>) -> String {
    let mut words: Vec<&str> = Vec::new();
    for definition in definitions(event, shared).into_iter().filter(|d| d.tag_name().name() == "timerEventDefinition") {
        for part in definition.children().filter(|n| is_time(*n)) {
            words.extend(part.text().map(str::trim).filter(|t| !t.is_empty()));
        }
    }
    words.join(", ")
}

/// The name that pairs a link event with its other half.
pub(super) fn link_name<'a>(event: Node<'a, 'a>, shared: &Shared<'a>) -> Option<&'a str> {
    let links = definitions(event, shared).into_iter().filter(|d| d.tag_name().name() == "linkEventDefinition");
    links.filter_map(|d| d.attribute("name")).find(|name| !name.trim().is_empty())
}

/// Whether an element says when a timer goes off.
pub(super) fn is_time(node: Node) -> bool {
    node.is_element() && matches!(node.tag_name().name(), "timeDuration" | "timeDate" | "timeCycle")
}

/// Whether an activity is done more than once.
pub(super) fn repeat(activity: Node) -> Repeat {
    for child in activity.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "standardLoopCharacteristics" => return Repeat::Loop,
            "multiInstanceLoopCharacteristics" if is_true(child, "isSequential") => return Repeat::Sequential,
            "multiInstanceLoopCharacteristics" => return Repeat::Parallel,
            _ => {}
        }
    }
    Repeat::Once
}

/// Whether an attribute is there and true, by XML Schema's spelling.
pub(super) fn is_true(node: Node, attribute: &str) -> bool {
    matches!(node.attribute(attribute).map(str::trim), Some("true" | "1"))
}

/// Whether an attribute is there and false.
pub(super) fn is_false(node: Node, attribute: &str) -> bool {
    matches!(node.attribute(attribute).map(str::trim), Some("false" | "0"))
}
