//! The fields of personas, journeys and what stands in them.

use super::{beside_the_model, fits, once_each};
use crate::{
    change::{Refusal, op::rename::clean, op::set::Field},
    model::{Card, Document, Journey, JourneyRow, Persona, Record, Touchpoint},
};

pub(super) fn persona(document: &Document, r: &mut Persona, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::Party(v) => {
            r.party = v.clone();
            fits(document, r, "party")?;
        }
        Field::Goals(v) => r.goals = clean(v),
        Field::Quote(v) => r.quote = clean(v),
        Field::Picture(v) => r.portrait = beside_the_model(v)?,
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}

pub(super) fn journey(document: &Document, r: &mut Journey, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::Process(v) => {
            r.process = v.clone();
            fits(document, r, "process")?;
        }
        Field::State(v) => r.state = *v,
        Field::Scenario(v) => r.scenario = clean(v),
        Field::Badges(v) => r.badges = v.clone(),
        Field::Evidence(v) => r.evidence = *v,
        Field::Source(v) => r.source = clean(v),
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}

pub(super) fn row(document: &Document, r: &mut JourneyRow, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::RowKind(v) => r.kind = *v,
        Field::Party(v) => {
            r.party = v.clone();
            fits(document, r, "party")?;
        }
        Field::Hidden(v) => r.hidden = *v,
        Field::Collapsed(v) => r.collapsed = *v,
        _ => return Ok(false),
    }
    Ok(true)
}

pub(super) fn touchpoint(document: &Document, r: &mut Touchpoint, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::Channel(v) => r.channel = v.clone(),
        Field::MomentOfTruth(v) => r.moment_of_truth = *v,
        Field::Evidence(v) => r.evidence = *v,
        Field::Source(v) => r.source = clean(v),
        Field::Steps(v) => {
            r.steps = once_each(v);
            fits(document, r, "steps")?;
        }
        Field::Mark(v) => r.mark = *v,
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}

pub(super) fn card(document: &Document, r: &mut Card, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::StandsFor(v) => {
            r.text = super::own_words(document, &r.text, r.record.as_ref(), v.as_ref());
            r.record = v.clone();
            fits(document, r, "record")?;
        }
        Field::Sign(v) => r.sign = *v,
        Field::Mark(v) => r.mark = *v,
        Field::Evidence(v) => r.evidence = *v,
        Field::Source(v) => r.source = clean(v),
        Field::Picture(v) => r.picture = beside_the_model(v)?,
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}

/// The fields of the kinds that have one or two.
pub(super) fn others(record: &mut Record, field: &Field) -> bool {
    match (record, field) {
        (Record::Stage(r), Field::Lifecycle(v)) => r.lifecycle = *v,
        (Record::Stage(r), Field::Description(v)) => r.description = clean(v),
        (Record::JourneyStep(r), Field::Description(v)) => r.description = clean(v),
        (Record::Emotion(r), Field::Score(v)) => r.value = *v,
        (Record::Dependency(r), Field::Mutual(v)) => r.mutual = *v,
        _ => return false,
    }
    true
}
