//! What a step of the customer-experience matrix is linked to. Systems are the step's; rules, KPIs, SLAs and
//! touchpoints hold the link themselves, and hand-offs the SLA they are under.

use super::{add, step};
use crate::{
    change::{Edit, Refusal},
    model::*,
};

/// Links a step to what is named, and to nothing else of its kind.
pub fn put(
    edit: &mut Edit,
    row: &Id,
    of: Attribute,
    names: &[Result<&Id, String>],
    ids: &mut IdMaker,
) -> Result<(), Refusal> {
    let it = step(edit, row)?;
    edit.select([row.clone()]);
    let mut wanted = Vec::new();
    for name in names {
        wanted.push(match name {
            Ok(id) => (*id).clone(),
            Err(name) => make(edit, of, name, ids)?,
        });
    }
    if of == Attribute::Systems {
        return perform(edit, it, wanted);
    }
    let mut changed = Vec::new();
    if of == Attribute::Slas {
        changed = hand_over(edit.base(), row, &mut wanted);
    }
    for record in edit.records() {
        let on = wanted.contains(record.id());
        match (of, record) {
            (Attribute::Rules, Record::Rule(rule)) if rule.governs.contains(row) != on => {
                let mut rule = rule.clone();
                switch(&mut rule.governs, row, on);
                changed.push(Record::Rule(rule));
            }
            (Attribute::Kpis, Record::Kpi(kpi)) if kpi.measures.contains(row) != on => {
                let mut kpi = kpi.clone();
                switch(&mut kpi.measures, row, on);
                changed.push(Record::Kpi(kpi));
            }
            (Attribute::Touchpoints, Record::Touchpoint(touchpoint)) if touchpoint.steps.contains(row) != on => {
                let mut touchpoint = touchpoint.clone();
                switch(&mut touchpoint.steps, row, on);
                changed.push(Record::Touchpoint(touchpoint));
            }
            (Attribute::Slas, Record::Sla(sla)) if ends_at(sla, row) != on => {
                changed.push(Record::Sla(if on { reach(edit, sla, &it)? } else { leave(sla, row) }));
            }
            _ => {}
        }
    }
    for record in changed {
        edit.put(record);
    }
    Ok(())
}

/// Lets these systems perform a step. The one in whose lane it stands does so without being named, and stays when it
/// is not named; where nothing but that is asked for, it is told.
fn perform(edit: &mut Edit, mut it: Step, mut wanted: Vec<Id>) -> Result<(), Refusal> {
    let document = edit.base();
    let by_lane = document.performers(&it).into_iter().find(|performer| performer.by_lane).map(|it| it.party.clone());
    if let Some(lane) = &by_lane {
        let named = wanted.len();
        wanted.retain(|id| id != lane);
        if wanted.len() == named && wanted == it.systems {
            return Err(super::in_its_lane(document, &it.name, lane));
        }
    }
    it.systems = wanted;
    edit.put(it);
    Ok(())
}

/// The flows of a step, under the SLAs wanted and no other. The first that is new to the step goes on the hand-offs
/// that want one and on those whose own it replaces, where there are any; then no clock starts or stops there for it.
fn hand_over(document: &Document, row: &Id, wanted: &mut Vec<Id>) -> Vec<Record> {
    let flows = sla_flows(document, row, wanted);
    let ends = |sla: &Id| document.sla(sla).is_some_and(|sla| ends_at(sla, row));
    let new = wanted.iter().find(|sla| !ends(sla) && !flows.given.contains(sla)).cloned();
    let taking = if new.is_some() { flows.taking() } else { flows.let_go.clone() };
    if !taking.is_empty() {
        wanted.retain(|sla| Some(sla) != new.as_ref());
    }
    // What its flows are under already needs no clock at the step.
    wanted.retain(|sla| !flows.given.contains(&sla) || ends(sla));
    taking.into_iter().map(|flow| Record::Flow(Flow { sla: new.clone(), ..flow.clone() })).collect()
}

/// What a name becomes that the model does not know. A touchpoint stands in a journey and is not made from here.
fn make(edit: &mut Edit, of: Attribute, name: &str, ids: &mut IdMaker) -> Result<Id, Refusal> {
    match of {
        Attribute::Systems => {
            let other = edit.base().parties().find(|p| fold(&p.name) == fold(name));
            match other {
                Some(party) => {
                    let kind = party.kind.word();
                    Err(Refusal(format!("“{}” is a {kind}, not a system. Change its kind first.", party.name)))
                }
                None => Ok(add(edit, Party { kind: PartyKind::System, ..Party::default() }, name, ids)),
            }
        }
        Attribute::Rules => Ok(add(edit, Rule::default(), name, ids)),
        Attribute::Kpis => Ok(add(edit, Kpi::default(), name, ids)),
        Attribute::Slas => Ok(add(edit, Sla::default(), name, ids)),
        _ => Err(Refusal(format!("There is no touchpoint “{name}”. Add it to a journey first."))),
    }
}

fn switch(list: &mut Vec<Id>, id: &Id, on: bool) {
    list.retain(|other| other != id);
    if on {
        list.push(id.clone());
    }
}

fn ends_at(sla: &Sla, step: &Id) -> bool {
    sla.from.as_ref() == Some(step) || sla.to.as_ref() == Some(step)
}

/// An SLA that no longer starts or stops at a step.
fn leave(sla: &Sla, step: &Id) -> Sla {
    let keep = |end: &Option<Id>| end.clone().filter(|id| id != step);
    Sla { from: keep(&sla.from), to: keep(&sla.to), ..sla.clone() }
}

/// An SLA that also starts or stops at a step: at one alone it is about that step, at two it runs from the earlier to
/// the later.
fn reach(edit: &Edit, sla: &Sla, at: &Step) -> Result<Sla, Refusal> {
    let document = edit.base();
    let known = |end: &Option<Id>| end.as_ref().and_then(|id| document.step(id));
    let (from, to) = (known(&sla.from), known(&sla.to));
    let one = match (from, to) {
        (None, None) => {
            return Ok(Sla { from: Some(at.id.clone()), to: Some(at.id.clone()), ..sla.clone() });
        }
        (Some(from), Some(to)) if from.id != to.id => {
            return Err(Refusal(format!(
                "“{}” runs from “{}” to “{}” already. Empty one of them first.",
                sla.name, from.name, to.name
            )));
        }
        (Some(one), _) | (None, Some(one)) => one,
    };
    let (first, last) = if at.column < one.column { (at, one) } else { (one, at) };
    Ok(Sla { from: Some(first.id.clone()), to: Some(last.id.clone()), ..sla.clone() })
}
