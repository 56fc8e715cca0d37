//! The fields of swimlanes, their lanes, phases and flows.

use super::{fits, once_each, within};
use crate::{
    change::{
        Refusal,
        op::{flow::allowed, rename::clean, set::Field},
    },
    model::{Document, Flow, Lane, Phase, Swimlane},
};

pub(super) fn swimlane(document: &Document, r: &mut Swimlane, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::Process(v) => {
            r.process = v.clone();
            fits(document, r, "process")?;
        }
        Field::State(v) => r.state = *v,
        Field::Orientation(v) => r.orientation = *v,
        Field::Badges(v) => r.badges = v.clone(),
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}

pub(super) fn lane(document: &Document, r: &mut Lane, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::LaneClass(v) => r.class = *v,
        Field::Party(v) => {
            r.party = v.clone();
            fits(document, r, "party")?;
        }
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}

pub(super) fn phase(r: &mut Phase, field: &Field) -> bool {
    match field {
        Field::Description(v) => r.description = clean(v),
        _ => return false,
    }
    true
}

pub(super) fn flow(document: &Document, r: &mut Flow, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::FlowKind(v) => {
            if let (Some(from), Some(to)) = (&r.from, &r.to) {
                allowed(document, from, to, *v)?;
            }
            r.kind = *v;
        }
        Field::Condition(v) => r.condition = v.clone(),
        Field::Carries(v) => {
            r.carries = once_each(v);
            fits(document, r, "carries")?;
        }
        Field::Sla(v) => {
            r.sla = v.clone();
            fits(document, r, "sla")?;
        }
        Field::Likelihood(v) => {
            r.likelihood = v.map(|percent| within("A likelihood in percent", percent, 0, 100)).transpose()?;
        }
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}
