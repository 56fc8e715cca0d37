//! Rules, SLAs, KPIs, opportunities and decision tables: added, linked from either side, their fields set and refused.

use super::*;
use std::collections::BTreeMap;

fn coffee() -> Document {
    laneway::file::parse(include_str!("../fixtures/journey.laneway.ron")).expect("a model").document
}

fn first(document: &Document, kind: RecordKind) -> Id {
    document.records().find(|r| r.kind() == kind).expect("the fixture has one").id().clone()
}

/// Does a verb, holds that the model is sound after it and that undoing it gives the first again.
#[track_caller]
fn done(document: &mut Document, verb: impl FnOnce(&Document, &mut IdMaker) -> Result<Transaction, Refusal>) {
    let before = document.clone();
    let mut ids = IdMaker::new(u64::try_from(before.shared_records().len()).expect("few records"));
    let transaction = verb(document, &mut ids).unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    transaction.diff.apply(document);
    assert_eq!(problems(document), []);
    let mut undone = document.clone();
    transaction.diff.inverted().apply(&mut undone);
    assert_eq!(undone, before, "{}", transaction.label);
}

/// A model with one of each of the new kinds, and their ids in the order rule, SLA, KPI, opportunity, table.
fn governed() -> (Document, [Id; 5]) {
    let mut document = coffee();
    done(&mut document, |d, i| Ok(add_rule(d, "Pay first", i)));
    done(&mut document, |d, i| Ok(add_sla(d, "Back in a week", i)));
    done(&mut document, |d, i| Ok(add_kpi(d, "Repairs in time", i)));
    done(&mut document, |d, i| Ok(add_opportunity(d, "Lend a machine", i)));
    done(&mut document, |d, i| Ok(add_decision_table(d, "Warranty", i)));
    let kinds =
        [RecordKind::Rule, RecordKind::Sla, RecordKind::Kpi, RecordKind::Opportunity, RecordKind::DecisionTable];
    let ids = kinds.map(|kind| first(&document, kind));
    (document, ids)
}

#[test]
fn a_new_decision_table_can_be_typed_into_at_once() {
    let (document, [.., table]) = governed();
    let sides: Vec<_> = document.decision_columns().map(|c| (c.side, c.table.clone())).collect();
    assert_eq!(sides, [(DecisionSide::Input, table.clone()), (DecisionSide::Output, table.clone())]);
    assert_eq!(document.decision_rows().count(), 0, "the view has an empty row at the end");
    let mut without = document.clone();
    done(&mut without, |d, _| delete(d, std::slice::from_ref(&table), &DeleteOptions::default()));
    assert_eq!(without.decision_columns().count() + without.decision_rows().count(), 0, "it takes all of it along");
}

#[test]
fn a_link_is_made_and_taken_away_from_the_other_side() {
    let (mut document, [rule, _, kpi, opportunity, _]) = governed();
    let [step, touchpoint, card] =
        [RecordKind::Step, RecordKind::Touchpoint, RecordKind::Card].map(|kind| first(&document, kind));
    done(&mut document, |d, _| govern(d, &rule, &step, true));
    done(&mut document, |d, _| govern(d, &rule, &touchpoint, true));
    done(&mut document, |d, _| govern(d, &rule, &step, true));
    assert_eq!(document.rule(&rule).expect("there").governs, [step.clone(), touchpoint.clone()], "once each");
    done(&mut document, |d, _| govern(d, &rule, &step, false));
    assert_eq!(document.rule(&rule).expect("there").governs, std::slice::from_ref(&touchpoint));
    done(&mut document, |d, _| measure(d, &kpi, &step, true));
    done(&mut document, |d, _| answer(d, &opportunity, &card, true));
    assert_eq!(document.kpi(&kpi).expect("there").measures, std::slice::from_ref(&step));
    assert_eq!(document.opportunity(&opportunity).expect("there").answers, std::slice::from_ref(&card));
    assert!(govern(&document, &rule, &card, true).is_err(), "a rule does not govern a card");
    assert!(measure(&document, &kpi, &card, true).is_err());
    assert!(answer(&document, &opportunity, &kpi, true).is_err());
    assert!(govern(&document, &kpi, &step, true).is_err(), "a KPI is no rule");
    // What is governed goes, the rule only lets go of it.
    done(&mut document, |d, _| delete(d, std::slice::from_ref(&touchpoint), &DeleteOptions::default()));
    assert_eq!(document.rule(&rule).expect("there").governs, []);
}

#[test]
fn what_is_new_is_linked_in_the_same_change() {
    let mut document = coffee();
    let [step, flow, card] = [RecordKind::Step, RecordKind::Flow, RecordKind::Card].map(|kind| first(&document, kind));
    done(&mut document, |d, i| new_rule_for(d, &step, "Pay first", i));
    done(&mut document, |d, i| new_kpi_for(d, &step, "In time", i));
    done(&mut document, |d, i| new_opportunity_for(d, &card, "Lend one", i));
    done(&mut document, |d, i| new_sla_for(d, &flow, "By noon", i));
    done(&mut document, |d, i| new_sla_for(d, &step, "In a week", i));
    done(&mut document, |d, i| new_decision_table_for(d, &step, "Warranty", i));
    assert_eq!(document.rules().next().expect("a rule").governs, std::slice::from_ref(&step));
    assert_eq!(document.kpis().next().expect("a KPI").measures, std::slice::from_ref(&step));
    assert_eq!(document.opportunities().next().expect("one").answers, std::slice::from_ref(&card));
    let promised = document.flow(&flow).and_then(|f| f.sla.clone()).expect("an SLA on the flow");
    assert_eq!(document.display_name(&promised), "By noon");
    assert!(document.slas().any(|s| s.from.as_ref() == Some(&step)));
    assert_eq!(
        document.step(&step).and_then(|s| s.decision_table.as_ref()),
        Some(&first(&document, RecordKind::DecisionTable))
    );
    let mut ids = IdMaker::new(9);
    assert!(new_rule_for(&document, &card, "No", &mut ids).is_err());
    assert!(new_sla_for(&document, &card, "No", &mut ids).is_err());
    assert!(new_decision_table_for(&document, &card, "No", &mut ids).is_err());
}

#[test]
fn each_field_is_set_and_taken_back() {
    let (document, [rule, sla, kpi, opportunity, table]) = governed();
    let [step, flow, party, swimlane, process, column] = [
        RecordKind::Step,
        RecordKind::Flow,
        RecordKind::Party,
        RecordKind::Swimlane,
        RecordKind::Process,
        RecordKind::DecisionColumn,
    ]
    .map(|kind| first(&document, kind));
    let day: Date = "2026-11-22".parse().expect("a day");
    let number = Number::new(2.5);
    let span: Option<Span> = Some("2 to 6 d".parse().expect("a time"));
    let model = id(MODEL_ID);
    let parties = || vec![party.clone()];
    let cases = [
        (&model, Field::Currency("EUR".into())),
        (&model, Field::HoursADay(8)),
        (&model, Field::DaysAWeek(5)),
        (&party, Field::Contact("desk".into())),
        (&process, Field::Purpose("To be paid".into())),
        (&process, Field::Phases([Lifecycle::Attraction].into())),
        (&swimlane, Field::Badges([Badge::Cost].into())),
        (&step, Field::Responsible(parties())),
        (&step, Field::Accountable(parties())),
        (&step, Field::Consulted(parties())),
        (&step, Field::Informed(parties())),
        (&step, Field::DecisionTable(Some(table.clone()))),
        (&step, Field::Work(span)),
        (&step, Field::Wait(span)),
        (&step, Field::Cost(number)),
        (&step, Field::ValueClass(ValueClass::Waste)),
        (&flow, Field::Sla(Some(sla.clone()))),
        (&flow, Field::Likelihood(Some(30))),
        (&rule, Field::RuleKind(RuleKind::Regulation)),
        (&rule, Field::Statement("It is paid".into())),
        (&rule, Field::Source("Law".into())),
        (&rule, Field::Citation("§ 4".into())),
        (&rule, Field::Owner(Some(party.clone()))),
        (&rule, Field::Review(Some(day))),
        (&rule, Field::Governs(vec![step.clone(), flow.clone()])),
        (&rule, Field::DecisionTable(Some(table.clone()))),
        (&table, Field::HitPolicy(HitPolicy::First)),
        (&column, Field::Side(DecisionSide::Output)),
        (&column, Field::Holds(ValueType::Choice)),
        (&column, Field::Values(vec!["low".into(), "high".into()])),
        (&sla, Field::SlaKind(SlaKind::Value)),
        (&sla, Field::Promise(span)),
        (&sla, Field::PromisedValue("98 %".into())),
        (&sla, Field::From(Some(step.clone()))),
        (&sla, Field::To(Some(step.clone()))),
        (&sla, Field::PromisedTo(Some(party.clone()))),
        (&sla, Field::Owner(Some(party.clone()))),
        (&kpi, Field::Unit("%".into())),
        (&kpi, Field::Direction(KpiDirection::Lower)),
        (&kpi, Field::Baseline(number)),
        (&kpi, Field::Target(number)),
        (&kpi, Field::Reading(day, number)),
        (&kpi, Field::Readings(BTreeMap::from([(day, number.expect("finite"))]))),
        (&kpi, Field::Measures(vec![sla.clone()])),
        (&opportunity, Field::Status(OpportunityStatus::Doing)),
        (&opportunity, Field::Answers(vec![step.clone()])),
        (&opportunity, Field::Owner(Some(party.clone()))),
        (&opportunity, Field::Kpi(Some(kpi.clone()))),
        (&opportunity, Field::Effort(Some(1))),
        (&opportunity, Field::Value(Some(5))),
        (&opportunity, Field::Due(Some(day))),
    ];
    for (target, field) in cases {
        let mut changed = document.clone();
        done(&mut changed, |d, _| set(d, std::slice::from_ref(target), &field));
        assert_ne!(changed.get(target), document.get(target), "{field:?}");
    }
}

#[test]
fn what_a_field_cannot_hold_is_refused() {
    let (document, [rule, sla, kpi, opportunity, _]) = governed();
    let [step, flow, party] =
        [RecordKind::Step, RecordKind::Flow, RecordKind::Party].map(|kind| first(&document, kind));
    let model = id(MODEL_ID);
    let team = document.parties().find(|p| p.kind != PartyKind::System).expect("a team").id.clone();
    for (target, field, words) in [
        (&opportunity, Field::Effort(Some(0)), "from 1 to 5"),
        (&opportunity, Field::Value(Some(6)), "from 1 to 5"),
        (&flow, Field::Likelihood(Some(101)), "from 0 to 100"),
        (&model, Field::HoursADay(0), "from 1 to 24"),
        (&model, Field::HoursADay(25), "from 1 to 24"),
        (&model, Field::DaysAWeek(8), "from 1 to 7"),
        (&rule, Field::Governs(vec![party.clone()]), "does not fit"),
        (&rule, Field::Owner(Some(step.clone())), "does not fit"),
        (&sla, Field::From(Some(party.clone())), "does not fit"),
        (&kpi, Field::Measures(vec![id("gone")]), "not in the model"),
        (&step, Field::Accountable(vec![step.clone()]), "does not fit"),
        (&step, Field::Systems(vec![team]), "is no system"),
        (&party, Field::Work(None), "has no work time"),
        (&step, Field::Statement("It is".into()), "has no statement"),
    ] {
        let refusal = set(&document, std::slice::from_ref(target), &field).expect_err("a refusal");
        assert!(refusal.0.contains(words), "{field:?}: {refusal}");
    }
}
