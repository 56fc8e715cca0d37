//! What may be: whether A may flow to B and as what, what an event may sit on.
//! The same rule answers a tool's preview and the verb.

use super::{Document, FlowKind, Id, Record, Sheet, StepKind};

/// The journey in which one entry may depend on another.
///
/// # Errors
/// In words for the user: why not, and what to do instead.
pub fn may_depend(document: &Document, from: &Id, to: &Id) -> Result<Id, &'static str> {
    if from == to {
        return Err("An entry cannot depend on itself.");
    }
    let entry = |id: &Id| {
        let entry = matches!(document.get(id)?, Record::Card(_) | Record::Touchpoint(_) | Record::JourneyStep(_));
        entry.then(|| Sheet::showing(document, id)).flatten()
    };
    match (entry(from), entry(to)) {
        (Some(Sheet::Journey(one)), Some(Sheet::Journey(other))) if one == other => Ok(one),
        (Some(_), Some(_)) => Err("An arrow stays in one journey."),
        (None, _) | (_, None) => Err("An arrow runs between cards, touchpoints and journey steps."),
    }
}

/// The kinds of flow that may run from one record to another, the usual one first.
///
/// # Errors
/// In words for the user: why not, and what to do instead.
pub fn may_connect(document: &Document, from: &Id, to: &Id) -> Result<&'static [FlowKind], &'static str> {
    let gone = "One end is not in the model any more.";
    let (source, target) = (document.get(from).ok_or(gone)?, document.get(to).ok_or(gone)?);
    if from == to {
        return Err("A step cannot flow to itself. To do it again, set its repeat.");
    }
    if document.swimlane_of(from).is_none() || document.swimlane_of(from) != document.swimlane_of(to) {
        return Err("A flow stays in one swimlane. To go on in another, use a sub-process.");
    }
    use FlowKind::{Association, Data, Message};
    let (source, target) = match (source, target) {
        (Record::Note(_), Record::Step(_) | Record::Lane(_) | Record::Flow(_) | Record::Note(_))
        | (Record::Step(_) | Record::Lane(_) | Record::Flow(_), Record::Note(_)) => return Ok(&[Association]),
        (Record::Step(step), Record::Flow(_)) | (Record::Flow(_), Record::Step(step)) if is_data(step.kind) => {
            return Ok(&[Association, Data]);
        }
        (Record::Step(a), Record::Step(b)) => (a, b),
        (Record::Step(step), Record::Lane(_)) | (Record::Lane(_), Record::Step(step)) if is_data(step.kind) => {
            return Ok(&[Association]);
        }
        (Record::Step(_) | Record::Lane(_), Record::Lane(_)) | (Record::Lane(_), Record::Step(_)) => {
            return match pool_of(document, from) != pool_of(document, to) {
                true => Ok(&[Message]),
                false => Err("A message goes to another pool. Within this one, flow to a step."),
            };
        }
        _ => return Err("A flow runs between steps. Draw it from one step to another."),
    };
    match (is_data(source.kind), is_data(target.kind)) {
        (true, true) => return Ok(&[Association]),
        (true, false) | (false, true) => return Ok(&[Data, Association]),
        (false, false) => {}
    }
    let (near, far) = (pool_of(document, from), pool_of(document, to));
    if near != far && [near, far].into_iter().flatten().any(|pool| holds_lanes(document, pool)) {
        return Ok(&[Message, Association]);
    }
    if matches!(source.kind, StepKind::End(_)) {
        return Err("Nothing follows an end. Make it a task first, or draw the flow from the step before it.");
    }
    if matches!(target.kind, StepKind::Start(_)) {
        return Err("Nothing comes before a start. Make it an event first, or draw the flow to the step after it.");
    }
    if target.attached_to.is_some() {
        return Err("An attached event starts from the step it sits on. Draw the flow to that step.");
    }
    Ok(if near == far {
        &[FlowKind::Sequence, Association]
    } else if only_messages_pass(document, near, far) {
        &[Message, FlowKind::Sequence, Association]
    } else {
        &[FlowKind::Sequence, Message, Association]
    })
}

/// Whether an event may sit on the edge of a step of this kind.
pub fn may_carry_events(kind: StepKind) -> bool {
    match kind {
        StepKind::Task(_) | StepKind::SubProcess(_) | StepKind::Wait => true,
        StepKind::Decision(_)
        | StepKind::Start(_)
        | StepKind::End(_)
        | StepKind::Event(_)
        | StepKind::Throw(_)
        | StepKind::Document
        | StepKind::DataStore => false,
    }
}

/// Whether a step of this kind may sit on the edge of another.
pub fn may_be_attached(kind: StepKind) -> bool {
    matches!(kind, StepKind::Event(_) | StepKind::Throw(_))
}

/// Whether a step of this kind is a thing and not work: it is tied by associations, not by order in time.
pub fn is_data(kind: StepKind) -> bool {
    matches!(kind, StepKind::Document | StepKind::DataStore)
}

/// The top lane a record stands in.
pub fn pool_of<'a>(document: &'a Document, id: &'a Id) -> Option<&'a Id> {
    let mut lane = match document.get(id)? {
        Record::Lane(lane) => &lane.id,
        Record::Step(step) => &step.lane,
        Record::Note(note) => &note.lane,
        _ => return None,
    };
    // Lanes nested in a circle have no top; a bound ends the walk.
    for _ in 0..1_000 {
        match document.lane(lane)?.parent.as_ref().filter(|p| document.lane(p).is_some()) {
            Some(parent) => lane = parent,
            None => return Some(lane),
        }
    }
    None
}

/// Whether lanes are nested in this one: a top lane that holds lanes is a pool, and only messages leave it.
/// Plain lanes side by side share one process.
pub fn holds_lanes(document: &Document, lane: &Id) -> bool {
    document.lanes().any(|l| l.parent.as_ref() == Some(lane))
}

/// Whether messages flow between two top lanes already, and nothing else: then a further flow is one too.
fn only_messages_pass(document: &Document, a: Option<&Id>, b: Option<&Id>) -> bool {
    let pool = |end: &Option<Id>| end.as_ref().and_then(|id| document.get(id)).and_then(|r| pool_of(document, r.id()));
    let mut messages = false;
    for flow in document.flows() {
        let ends = (pool(&flow.from), pool(&flow.to));
        if ends != (a, b) && ends != (b, a) {
            continue;
        }
        match flow.kind {
            FlowKind::Sequence => return false,
            FlowKind::Message => messages = true,
            FlowKind::Association | FlowKind::Data => {}
        }
    }
    messages
}
