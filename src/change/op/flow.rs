//! Flows: connect two records, tie an end to another, turn one round.

use super::{refuse, step::plain_flow};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Flow, FlowKind, Id, IdMaker, rules},
};

/// An end of a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlowEnd {
    From,
    To,
}

/// Draws a flow from one record to another, of the kind that is usual between the two.
pub fn connect(document: &Document, from: &Id, to: &Id, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let kinds = rules::may_connect(document, from, to).map_err(Refusal::new)?;
    connect_as(document, from, to, kinds.first().copied().unwrap_or_default(), ids)
}

/// Draws a flow of a kind from one record to another.
pub fn connect_as(
    document: &Document,
    from: &Id,
    to: &Id,
    kind: FlowKind,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    allowed(document, from, to, kind)?;
    if document.flows().any(|f| f.kind == kind && f.from.as_ref() == Some(from) && f.to.as_ref() == Some(to)) {
        return Err(Refusal::new("These two are connected already."));
    }
    let swimlane = document.swimlane_of(from).ok_or_else(|| refuse::gone("swimlane"))?;
    let mut edit = Edit::new(document);
    let id = edit.fresh(ids, "flow");
    edit.put(plain_flow(id.clone(), swimlane.clone(), kind, from.clone(), to.clone()));
    edit.select([id]);
    Ok(edit.finish("Connect"))
}

/// Ties an end of a flow to another record. The flow keeps its kind where it may, and takes the usual one where not.
pub fn reattach(document: &Document, flow: &Id, end: FlowEnd, target: &Id) -> Result<Transaction, Refusal> {
    let flow = document.flow(flow).ok_or_else(|| refuse::gone("flow"))?;
    document.get(target).ok_or_else(|| refuse::gone("step"))?;
    let mut changed = flow.clone();
    match end {
        FlowEnd::From => changed.from = Some(target.clone()),
        FlowEnd::To => changed.to = Some(target.clone()),
    }
    if changed.from.as_ref() == Some(&flow.id) || changed.to.as_ref() == Some(&flow.id) {
        return Err(Refusal::new("A flow cannot end at itself."));
    }
    if let (Some(from), Some(to)) = (&changed.from, &changed.to) {
        let kinds = rules::may_connect(document, from, to).map_err(Refusal::new)?;
        if !kinds.contains(&changed.kind) {
            changed.kind = kinds.first().copied().unwrap_or_default();
        }
    } else if document.swimlane_of(target) != Some(&flow.swimlane) {
        return Err(Refusal::new("A flow stays in one swimlane. To go on in another, use a sub-process."));
    }
    let mut edit = Edit::new(document);
    edit.put(changed);
    edit.select([flow.id.clone()]);
    Ok(edit.finish("Re-attach flow"))
}

/// Lets go of an end of a flow: it stays, drawn open, until it is tied to something again.
pub fn let_go(document: &Document, flow: &Id, end: FlowEnd) -> Result<Transaction, Refusal> {
    let flow = document.flow(flow).ok_or_else(|| refuse::gone("flow"))?;
    let mut open = flow.clone();
    match end {
        FlowEnd::From => open.from = None,
        FlowEnd::To => open.to = None,
    }
    let mut edit = Edit::new(document);
    edit.put(open);
    Ok(edit.finish("Detach flow"))
}

/// Turns a flow round.
pub fn reverse(document: &Document, flow: &Id) -> Result<Transaction, Refusal> {
    let flow = document.flow(flow).ok_or_else(|| refuse::gone("flow"))?;
    let turned = Flow { from: flow.to.clone(), to: flow.from.clone(), ..flow.clone() };
    if let (Some(from), Some(to)) = (&turned.from, &turned.to) {
        allowed(document, from, to, turned.kind)?;
    }
    let mut edit = Edit::new(document);
    edit.put(turned);
    Ok(edit.finish("Turn flow round"))
}

/// Whether a flow of this kind may run between the two.
pub(super) fn allowed(document: &Document, from: &Id, to: &Id, kind: FlowKind) -> Result<(), Refusal> {
    let kinds = rules::may_connect(document, from, to).map_err(Refusal::new)?;
    if kinds.contains(&kind) {
        return Ok(());
    }
    Err(Refusal::new(match kind {
        FlowKind::Sequence if is_thing(document, from) || is_thing(document, to) => {
            "A sequence flow runs between steps. Use an association here."
        }
        FlowKind::Sequence => "A sequence flow stays within a pool. Use a message here.",
        FlowKind::Message => "A message runs between pools. Use a sequence flow here.",
        FlowKind::Association => "These two cannot be associated.",
        FlowKind::Data => "Data flows between a step and a document or data store.",
    }))
}

fn is_thing(document: &Document, id: &Id) -> bool {
    document.step(id).is_none_or(|step| rules::is_data(step.kind))
}
