//! The fields of SIPOCs and their entries.

use super::fits;
use crate::{
    change::{Refusal, op::rename::clean, op::set::Field},
    model::{Document, Sipoc, SipocColumn, SipocEntry},
};

pub(super) fn sipoc(document: &Document, r: &mut Sipoc, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::Process(v) => {
            r.process = v.clone();
            fits(document, r, "process")?;
        }
        Field::Owner(v) => {
            r.owner = v.clone();
            fits(document, r, "owner")?;
        }
        Field::ScopeStart(v) => r.start = clean(v),
        Field::ScopeEnd(v) => r.end = clean(v),
        Field::FillOrder(v) => r.fill = *v,
        Field::SipocForm(v) => r.form = *v,
        Field::InputRequirements(v) => r.input_requirements = *v,
        Field::OutputRequirements(v) => r.output_requirements = *v,
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}

pub(super) fn entry(document: &Document, r: &mut SipocEntry, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::StandsFor(v) => {
            r.text = super::own_words(document, &r.text, r.record.as_ref(), v.as_ref());
            r.record = v.clone();
            fits(document, r, "record")?;
        }
        Field::Details(v) => {
            if v.is_some() && r.column != SipocColumn::Process {
                return Err(Refusal::new("Only a step of the process is detailed by a phase or swimlane."));
            }
            r.details = v.clone();
            fits(document, r, "details")?;
        }
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}
