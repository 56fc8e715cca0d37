//! What governs, measures and answers the record shown: the links are in the rule, KPI, SLA or opportunity, and are
//! made and taken away from here.

use super::{of_kinds, only};
use crate::{
    change::{
        Refusal, Transaction,
        op::{self, Field},
    },
    gui::{
        action::Verb,
        inspector::form::{Form, New},
    },
    model::{Document, Id, Record, RecordKind},
};

/// All that is linked to a record from the other side, each in the order of ids.
#[derive(Default)]
pub struct Governed {
    pub rules: Vec<Id>,
    pub kpis: Vec<Id>,
    pub opportunities: Vec<Id>,
    /// The SLAs whose clock starts here.
    pub starts: Vec<Id>,
    /// The SLAs whose clock stops here.
    pub stops: Vec<Id>,
    /// The touchpoints it stands behind.
    pub touchpoints: Vec<Id>,
}

impl Governed {
    /// Gathered in one walk over the model.
    pub fn of(document: &Document, id: &Id) -> Governed {
        let mut all = Governed::default();
        let mut put = |list: fn(&mut Governed) -> &mut Vec<Id>, linked: bool, record: &Record| {
            if linked {
                list(&mut all).push(record.id().clone());
            }
        };
        for record in document.records() {
            match record {
                Record::Rule(r) => put(|all| &mut all.rules, r.governs.contains(id), record),
                Record::Kpi(r) => put(|all| &mut all.kpis, r.measures.contains(id), record),
                Record::Opportunity(r) => put(|all| &mut all.opportunities, r.answers.contains(id), record),
                Record::Sla(r) => {
                    put(|all| &mut all.starts, r.from.as_ref() == Some(id), record);
                    put(|all| &mut all.stops, r.to.as_ref() == Some(id), record);
                }
                Record::Touchpoint(r) => put(|all| &mut all.touchpoints, r.steps.contains(id), record),
                _ => {}
            }
        }
        all
    }
}

/// A section with what measures and improves a record that no rule governs.
pub fn measured(form: &mut Form, id: &Id, document: &Document, answers: bool) {
    if !form.one() {
        return;
    }
    let all = Governed::of(document, id);
    let (title, count) = match answers {
        true => ("KPIs and opportunities", all.kpis.len() + all.opportunities.len()),
        false => ("KPIs", all.kpis.len()),
    };
    form.section(title, count, |form| {
        kpis(form, &all, document);
        if answers {
            opportunities(form, &all, document);
        }
    });
}

/// The rules that govern it.
pub fn rules(form: &mut Form, all: &Governed, document: &Document) {
    let options = || of_kinds(document, &[RecordKind::Rule]);
    let new = New { word: "rule", make: |ids, name| only(ids, move |d, id, ids| op::new_rule_for(d, id, &name, ids)) };
    form.list_or_new("Governed by", &all.rules, "Add a rule…", options, set_rules, Some(new));
}

/// The KPIs that measure it.
pub fn kpis(form: &mut Form, all: &Governed, document: &Document) {
    let options = || of_kinds(document, &[RecordKind::Kpi]);
    let new = New { word: "KPI", make: |ids, name| only(ids, move |d, id, ids| op::new_kpi_for(d, id, &name, ids)) };
    form.list_or_new("Measured by", &all.kpis, "Add a KPI…", options, set_kpis, Some(new));
}

/// The opportunities that answer it.
pub fn opportunities(form: &mut Form, all: &Governed, document: &Document) {
    let options = || of_kinds(document, &[RecordKind::Opportunity]);
    let new = New {
        word: "opportunity",
        make: |ids, name| only(ids, move |d, id, ids| op::new_opportunity_for(d, id, &name, ids)),
    };
    form.list_or_new("Answered by", &all.opportunities, "Add an opportunity…", options, set_opportunities, Some(new));
}

/// The SLAs whose clock starts and stops at a step.
pub fn slas(form: &mut Form, all: &Governed, document: &Document) {
    let options = || of_kinds(document, &[RecordKind::Sla]);
    let new = New { word: "SLA", make: |ids, name| only(ids, move |d, id, ids| op::new_sla_for(d, id, &name, ids)) };
    form.list_or_new(
        "Promises whose clock starts here",
        &all.starts,
        "Add an SLA from here…",
        options,
        set_starts,
        Some(new),
    );
    let new = New {
        word: "SLA",
        make: |ids, name| {
            only(ids, move |document, step, ids| {
                let added = op::add_sla(document, &name, ids);
                let sla = added.select.clone().unwrap_or_default();
                let mut after = document.clone();
                added.diff.apply(&mut after);
                let linked = op::set(&after, &sla, &Field::To(Some(step.clone())))?;
                Ok(Transaction { diff: added.diff.then(&linked.diff), label: added.label, select: None })
            })
        },
    };
    form.list_or_new(
        "Promises whose clock stops here",
        &all.stops,
        "Add an SLA to here…",
        options,
        set_stops,
        Some(new),
    );
}

/// The touchpoints a step stands behind: what of it the customer meets.
pub fn touchpoints(form: &mut Form, all: &Governed, document: &Document) {
    let options = || of_kinds(document, &[RecordKind::Touchpoint]);
    form.list("Serves touchpoints", &all.touchpoints, "Add a touchpoint…", options, set_touchpoints);
}

fn set_rules(ids: &[Id], wanted: Vec<Id>) -> Verb {
    differ(ids, wanted, |all| all.rules, |document, id, rule, on| op::govern(document, rule, id, on))
}

fn set_kpis(ids: &[Id], wanted: Vec<Id>) -> Verb {
    differ(ids, wanted, |all| all.kpis, |document, id, kpi, on| op::measure(document, kpi, id, on))
}

fn set_opportunities(ids: &[Id], wanted: Vec<Id>) -> Verb {
    differ(ids, wanted, |all| all.opportunities, |document, id, it, on| op::answer(document, it, id, on))
}

fn set_starts(ids: &[Id], wanted: Vec<Id>) -> Verb {
    let set = |document: &Document, id: &Id, sla: &Id, on: bool| {
        op::set(document, std::slice::from_ref(sla), &Field::From(on.then(|| id.clone())))
    };
    differ(ids, wanted, |all| all.starts, set)
}

fn set_stops(ids: &[Id], wanted: Vec<Id>) -> Verb {
    let set = |document: &Document, id: &Id, sla: &Id, on: bool| {
        op::set(document, std::slice::from_ref(sla), &Field::To(on.then(|| id.clone())))
    };
    differ(ids, wanted, |all| all.stops, set)
}

fn set_touchpoints(ids: &[Id], wanted: Vec<Id>) -> Verb {
    let set = |document: &Document, step: &Id, touchpoint: &Id, on: bool| match on {
        true => op::link_touchpoint(document, touchpoint, step),
        false => op::unlink_touchpoint(document, touchpoint, step),
    };
    differ(ids, wanted, |all| all.touchpoints, set)
}

/// Links the one that is wanted and not there, or unlinks the one that is there and not wanted.
fn differ(
    ids: &[Id],
    wanted: Vec<Id>,
    list: fn(Governed) -> Vec<Id>,
    switch: fn(&Document, &Id, &Id, bool) -> Result<Transaction, Refusal>,
) -> Verb {
    only(ids, move |document, id, _| {
        let now = list(Governed::of(document, id));
        let more = wanted.iter().find(|it| !now.contains(it));
        let less = now.iter().find(|it| !wanted.contains(it));
        match (more, less) {
            (Some(more), _) => switch(document, id, more, true),
            (None, Some(less)) => switch(document, id, less, false),
            (None, None) => Err(Refusal::new("It is linked like this already.")),
        }
    })
}
