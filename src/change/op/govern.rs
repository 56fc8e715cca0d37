//! What governs and measures a process: new rules, SLAs, KPIs, opportunities and decision tables, and what they are
//! linked to, said from either side. The link itself is in the rule, KPI or opportunity alone.

use super::{
    refuse,
    rename::clean,
    set::{Field, fits, set},
};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::*,
};

/// Adds a rule and selects it.
pub fn add_rule(document: &Document, name: &str, ids: &mut IdMaker) -> Transaction {
    add(document, Rule::default(), name, ids)
}

/// Adds an SLA and selects it.
pub fn add_sla(document: &Document, name: &str, ids: &mut IdMaker) -> Transaction {
    add(document, Sla::default(), name, ids)
}

/// Adds a KPI and selects it.
pub fn add_kpi(document: &Document, name: &str, ids: &mut IdMaker) -> Transaction {
    add(document, Kpi::default(), name, ids)
}

/// Adds an opportunity and selects it.
pub fn add_opportunity(document: &Document, name: &str, ids: &mut IdMaker) -> Transaction {
    add(document, Opportunity::default(), name, ids)
}

/// Says that a rule governs a step, flow or touchpoint, or that it no longer does.
pub fn govern(document: &Document, rule: &Id, target: &Id, on: bool) -> Result<Transaction, Refusal> {
    let governs = switched(&document.rule(rule).ok_or_else(|| refuse::gone("rule"))?.governs, target, on);
    let label = if on { "Govern by rule" } else { "Free from rule" };
    Ok(Transaction { label: label.into(), ..set(document, std::slice::from_ref(rule), &Field::Governs(governs))? })
}

/// Says that a KPI measures something, or that it no longer does.
pub fn measure(document: &Document, kpi: &Id, target: &Id, on: bool) -> Result<Transaction, Refusal> {
    let measures = switched(&document.kpi(kpi).ok_or_else(|| refuse::gone("KPI"))?.measures, target, on);
    let label = if on { "Measure by KPI" } else { "Measure by KPI no longer" };
    Ok(Transaction { label: label.into(), ..set(document, std::slice::from_ref(kpi), &Field::Measures(measures))? })
}

/// Says that an opportunity answers a pain, or that it no longer does.
pub fn answer(document: &Document, opportunity: &Id, pain: &Id, on: bool) -> Result<Transaction, Refusal> {
    let there = document.opportunity(opportunity).ok_or_else(|| refuse::gone("opportunity"))?;
    let answers = Field::Answers(switched(&there.answers, pain, on));
    let label = if on { "Answer by opportunity" } else { "Leave unanswered" };
    Ok(Transaction { label: label.into(), ..set(document, std::slice::from_ref(opportunity), &answers)? })
}

/// Shows a kind of badge on the drawing of a swimlane or journey, or no longer.
pub fn show_badge(document: &Document, view: &Id, badge: Badge, on: bool) -> Result<Transaction, Refusal> {
    let mut badges = document.badges_of(view).ok_or_else(|| refuse::gone("view"))?.clone();
    match on {
        true => badges.insert(badge),
        false => badges.remove(&badge),
    };
    let set = set(document, std::slice::from_ref(view), &Field::Badges(badges))?;
    Ok(Transaction { label: format!("{} badges: {}", if on { "Show" } else { "Hide" }, badge.word()), ..set })
}

/// Adds a rule that governs this; what is selected stays so.
pub fn new_rule_for(document: &Document, target: &Id, name: &str, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let rule = Rule { governs: vec![target.clone()], ..Rule::default() };
    add_for(document, rule, "governs", name, ids)
}

/// Adds a KPI that measures this; what is selected stays so.
pub fn new_kpi_for(document: &Document, target: &Id, name: &str, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let kpi = Kpi { measures: vec![target.clone()], ..Kpi::default() };
    add_for(document, kpi, "measures", name, ids)
}

/// Adds an opportunity that answers this; what is selected stays so.
pub fn new_opportunity_for(
    document: &Document,
    pain: &Id,
    name: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let opportunity = Opportunity { answers: vec![pain.clone()], ..Opportunity::default() };
    add_for(document, opportunity, "answers", name, ids)
}

/// Adds an SLA on a hand-off, or one that runs from a step; what is selected stays so.
pub fn new_sla_for(document: &Document, target: &Id, name: &str, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let Some(flow) = document.flow(target) else {
        let sla = Sla { from: Some(target.clone()), ..Sla::default() };
        return add_for(document, sla, "from", name, ids);
    };
    if flow.sla.as_ref().is_some_and(|sla| document.sla(sla).is_some()) {
        return Err(Refusal::new("This flow has an SLA already. Open that one."));
    }
    let mut edit = Edit::new(document);
    let sla = named(&edit, Sla::default(), name, ids);
    edit.put(Flow { sla: Some(sla.id().clone()), ..flow.clone() });
    edit.put(sla);
    Ok(edit.finish("Add SLA"))
}

/// A list with this in it, or without.
fn switched(list: &[Id], target: &Id, on: bool) -> Vec<Id> {
    let others = list.iter().filter(|id| on || *id != target);
    others.chain((on && !list.contains(target)).then_some(target)).cloned().collect()
}

fn add(document: &Document, record: impl Into<Record>, name: &str, ids: &mut IdMaker) -> Transaction {
    let mut edit = Edit::new(document);
    let record = named(&edit, record, name, ids);
    edit.select([record.id().clone()]);
    let label = format!("Add {}", record.kind().word());
    edit.put(record);
    edit.finish(label)
}

/// Adds a record that points at another with this field.
fn add_for(
    document: &Document,
    record: impl Into<Record>,
    field: &str,
    name: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let mut edit = Edit::new(document);
    let record = named(&edit, record, name, ids);
    fits(document, record.entity(), field)?;
    let label = format!("Add {}", record.kind().word());
    edit.put(record);
    Ok(edit.finish(label))
}

/// A record with this name and an id made of it.
pub(super) fn named(edit: &Edit, record: impl Into<Record>, name: &str, ids: &mut IdMaker) -> Record {
    let mut record = record.into();
    let name = clean(name);
    let slug = if name.is_empty() { record.kind().word() } else { &name };
    *record.entity_mut().id_mut() = edit.fresh(ids, slug);
    *record.entity_mut().name_mut() = name;
    record
}
