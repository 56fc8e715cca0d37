//! The fields of what governs and measures a process: rules, decision tables, SLAs, KPIs, opportunities, suppressions.

use super::{fits, once_each, within};
use crate::{
    change::{Refusal, op::rename::clean, op::set::Field},
    model::{DecisionColumn, DecisionTable, Document, Kpi, Opportunity, Rule, Sla, Suppression},
};

pub(super) fn rule(document: &Document, r: &mut Rule, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::RuleKind(v) => r.kind = *v,
        Field::Statement(v) => r.statement = clean(v),
        Field::Source(v) => r.source = clean(v),
        Field::Citation(v) => r.citation = clean(v),
        Field::Owner(v) => {
            r.owner = v.clone();
            fits(document, r, "owner")?;
        }
        Field::Review(v) => r.review = *v,
        Field::Governs(v) => {
            r.governs = once_each(v);
            fits(document, r, "governs")?;
        }
        Field::DecisionTable(v) => {
            r.decision_table = v.clone();
            fits(document, r, "decision_table")?;
        }
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}

pub(super) fn decision_table(r: &mut DecisionTable, field: &Field) -> bool {
    match field {
        Field::HitPolicy(v) => r.hit = *v,
        Field::Description(v) => r.description = clean(v),
        _ => return false,
    }
    true
}

pub(super) fn decision_column(r: &mut DecisionColumn, field: &Field) -> bool {
    match field {
        Field::Side(v) => r.side = *v,
        Field::Holds(v) => r.holds = *v,
        Field::Values(v) => {
            let values: Vec<String> = v.iter().map(|value| clean(value)).filter(|value| !value.is_empty()).collect();
            r.values = once_each(&values);
        }
        _ => return false,
    }
    true
}

pub(super) fn sla(document: &Document, r: &mut Sla, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::SlaKind(v) => r.kind = *v,
        Field::Promise(v) => r.promise = *v,
        Field::PromisedValue(v) => r.value = clean(v),
        Field::From(v) => {
            r.from = v.clone();
            fits(document, r, "from")?;
        }
        Field::To(v) => {
            r.to = v.clone();
            fits(document, r, "to")?;
        }
        Field::PromisedTo(v) => {
            r.promised_to = v.clone();
            fits(document, r, "promised_to")?;
        }
        Field::Owner(v) => {
            r.owner = v.clone();
            fits(document, r, "owner")?;
        }
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}

pub(super) fn kpi(document: &Document, r: &mut Kpi, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::Unit(v) => r.unit = clean(v),
        Field::Direction(v) => r.direction = *v,
        Field::Baseline(v) => r.baseline = *v,
        Field::Target(v) => r.target = *v,
        Field::Readings(v) => r.readings = v.clone(),
        Field::Reading(day, Some(value)) => drop(r.readings.insert(*day, *value)),
        Field::Reading(day, None) => drop(r.readings.remove(day)),
        Field::Owner(v) => {
            r.owner = v.clone();
            fits(document, r, "owner")?;
        }
        Field::Measures(v) => {
            r.measures = once_each(v);
            fits(document, r, "measures")?;
        }
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}

pub(super) fn opportunity(document: &Document, r: &mut Opportunity, field: &Field) -> Result<bool, Refusal> {
    match field {
        Field::Status(v) => r.status = *v,
        Field::Answers(v) => {
            r.answers = once_each(v);
            fits(document, r, "answers")?;
        }
        Field::Owner(v) => {
            r.owner = v.clone();
            fits(document, r, "owner")?;
        }
        Field::Kpi(v) => {
            r.kpi = v.clone();
            fits(document, r, "kpi")?;
        }
        Field::Effort(v) => r.effort = v.map(|effort| within("The effort", effort, 1, 5)).transpose()?,
        Field::Value(v) => r.value = v.map(|value| within("The value", value, 1, 5)).transpose()?,
        Field::Due(v) => r.due = *v,
        Field::Description(v) => r.description = clean(v),
        _ => return Ok(false),
    }
    Ok(true)
}

pub(super) fn suppression(r: &mut Suppression, field: &Field) -> bool {
    match field {
        Field::Check(v) => r.check = clean(v),
        _ => return false,
    }
    true
}
