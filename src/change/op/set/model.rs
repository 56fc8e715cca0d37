//! The fields of the model itself and of what exists once in it: parties, processes, documents.

use super::{fits, within};
use crate::{
    change::{Refusal, op::rename::clean, op::set::Field},
    model::{Document, Model, Party, Process, WorkDocument},
};

pub(super) fn model(r: &mut Model, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::Description(v) => r.description = clean(v),
        Field::Currency(v) => r.currency = clean(v),
        Field::HoursADay(v) => r.hours_a_day = within("The hours of a day", *v, 1, 24)?,
        Field::DaysAWeek(v) => r.days_a_week = within("The days of a week", *v, 1, 7)?,
        _ => return Ok(false),
    }
    Ok(true)
}

pub(super) fn party(r: &mut Party, field: &Field) -> bool {
    match field {
        Field::PartyKind(v) => r.kind = *v,
        Field::Contact(v) => r.contact = clean(v),
        Field::Description(v) => r.description = clean(v),
        _ => return false,
    }
    true
}

pub(super) fn process(document: &Document, r: &mut Process, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::ProcessKind(v) => r.kind = *v,
        Field::Owner(v) => {
            r.owner = v.clone();
            fits(document, r, "owner")?;
        }
        Field::Purpose(v) => r.purpose = clean(v),
        Field::Outcome(v) => r.outcome = clean(v),
        Field::Phases(v) => r.phases = v.clone(),
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}

pub(super) fn document(r: &mut WorkDocument, field: &Field) -> bool {
    match field {
        Field::Description(v) => r.description = clean(v),
        _ => return false,
    }
    true
}
