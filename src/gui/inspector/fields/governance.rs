//! The fields of rules, decision tables, SLAs, opportunities and suppressions.

use super::{
    governed, of_kinds, parties, set,
    typed::{self, parsed},
};
use crate::{
    change::op::{self, Field},
    editor::{Command, ModelCommand},
    gui::{action::Action, inspector::form::Form},
    model::*,
};

pub fn rule(form: &mut Form, r: &Rule, document: &Document) {
    form.long_name("Name", &r.name, set!(Name));
    form.choice("Kind", r.kind, &words(RuleKind::ALL, RuleKind::word), set!(RuleKind));
    form.lines("Statement: what must hold", &r.statement, set!(Statement));
    let targets = || of_kinds(document, &[RecordKind::Step, RecordKind::Flow, RecordKind::Touchpoint]);
    form.list("Governs", &r.governs, "Add a step, flow or touchpoint…", targets, set!(Governs));
    form.line_like("Source", &r.source, "a law or policy", set!(Source));
    form.line_like("Citation", &r.citation, "article 6", set!(Citation));
    form.reference("Owner", r.owner.as_ref(), || parties(document), set!(Owner));
    typed::field(form, "To be reviewed on", r.review, "2027-01-31", parsed!(Review));
    decided_by(form, r.decision_table.as_ref(), "Stated by the decision table", document);
    form.lines("Description", &r.description, set!(Description));
}

/// The decision table of a rule or step, and the button that makes one.
pub fn decided_by(form: &mut Form, table: Option<&Id>, label: &'static str, document: &Document) {
    form.reference(label, table, || of_kinds(document, &[RecordKind::DecisionTable]), set!(DecisionTable));
    if table.is_none() {
        // As the command does: it goes there, too.
        form.button("New decision table", "Make a decision table for this", |_| {
            Action::Command(Command::Model(ModelCommand::AddDecisionTable))
        });
    }
}

pub fn decision_table(form: &mut Form, r: &DecisionTable) {
    form.name("Name", &r.name, set!(Name));
    let policies = HitPolicy::ALL.iter().map(|p| (*p, format!("{}, {}", p.letter(), p.word()))).collect::<Vec<_>>();
    let policies: Vec<(HitPolicy, &str)> = policies.iter().map(|(p, word)| (*p, word.as_str())).collect();
    form.choice("Hit policy: where several rows fit", r.hit, &policies, set!(HitPolicy));
    form.lines("Description", &r.description, set!(Description));
}

pub fn decision_column(form: &mut Form, r: &DecisionColumn) {
    form.name("Name", &r.name, set!(Name));
    form.choice("Type of its values", r.holds, &words(ValueType::ALL, ValueType::word), set!(Holds));
    if r.holds == ValueType::Choice || !r.values.is_empty() {
        form.lines("Values, one a line, in their order", &r.values.join("\n"), |ids, text| {
            let ids = ids.to_vec();
            let values = text.lines().map(str::to_owned).collect();
            Box::new(move |document, _| op::set(document, &ids, &Field::Values(values)))
        });
    }
    if form.one() {
        form.shown_reference("Decision table", &r.table);
    }
}

pub fn decision_row(form: &mut Form, r: &DecisionRow) {
    form.long_name("Remark", &r.note, set!(Name));
    if form.one() {
        form.shown_reference("Decision table", &r.table);
    }
}

pub fn sla(form: &mut Form, r: &Sla, document: &Document) {
    form.long_name("Name", &r.name, set!(Name));
    form.choice("Promises", r.kind, &words(SlaKind::ALL, SlaKind::word), set!(SlaKind));
    if r.kind != SlaKind::Value || r.promise.is_some() {
        typed::field(form, "Within", r.promise, "2 d", parsed!(Promise));
    }
    if r.kind == SlaKind::Value || !r.value.is_empty() {
        form.line_like("What is promised", &r.value, "98 % right first time", set!(PromisedValue));
    }
    let steps = || of_kinds(document, &[RecordKind::Step]);
    form.reference("The clock starts when this begins", r.from.as_ref(), steps, set!(From));
    form.reference("The clock stops when this is done", r.to.as_ref(), steps, set!(To));
    let whom = || of_kinds(document, &[RecordKind::Party, RecordKind::Persona]);
    form.reference("Promised to", r.promised_to.as_ref(), whom, set!(PromisedTo));
    form.reference("Owner", r.owner.as_ref(), || parties(document), set!(Owner));
    form.lines("Description", &r.description, set!(Description));
    governed::measured(form, &r.id, document, false);
}

pub fn opportunity(form: &mut Form, r: &Opportunity, document: &Document) {
    form.long_name("Name", &r.name, set!(Name));
    form.choice("Status", r.status, &words(OpportunityStatus::ALL, OpportunityStatus::word), set!(Status));
    let pains = || {
        let mut pains = of_kinds(document, &[RecordKind::Touchpoint, RecordKind::JourneyStep, RecordKind::Step]);
        // Of cards only those that say something of their own can be told apart.
        pains.extend(document.cards().filter(|c| !c.text.trim().is_empty()).map(|c| c.id.clone()));
        pains
    };
    form.list("Answers", &r.answers, "Add a pain, touchpoint or step…", pains, set!(Answers));
    form.reference("Owner", r.owner.as_ref(), || parties(document), set!(Owner));
    form.reference("KPI that will show it", r.kpi.as_ref(), || of_kinds(document, &[RecordKind::Kpi]), set!(Kpi));
    form.choice("Effort", r.effort, &EFFORT, set!(Effort));
    form.choice("Value to the customer", r.value, &VALUE, set!(Value));
    typed::field(form, "Due", r.due, "2027-03-31", parsed!(Due));
    form.lines("Description", &r.description, set!(Description));
}

pub fn suppression(form: &mut Form, r: &Suppression) {
    form.long_name("Reason", &r.reason, set!(Name));
    form.line("Check", &r.check, set!(Check));
    if form.one() {
        form.shown_reference("About", &r.record);
    }
}

const EFFORT: [(Option<u8>, &str); 6] = [
    (None, "not said"),
    (Some(1), "1, little work"),
    (Some(2), "2"),
    (Some(3), "3"),
    (Some(4), "4"),
    (Some(5), "5, much work"),
];

const VALUE: [(Option<u8>, &str); 6] = [
    (None, "not said"),
    (Some(1), "1, little gained"),
    (Some(2), "2"),
    (Some(3), "3"),
    (Some(4), "4"),
    (Some(5), "5, much gained"),
];

/// Choices with their words.
pub fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Vec<(T, &'static str)> {
    all.iter().map(|it| (*it, word(*it))).collect()
}
