//! Random verbs of what governs and measures a process: a few numbers choose what is done to what.

use super::random::{Choice, NAMES, at};
use laneway::{
    change::{
        Refusal, Transaction,
        op::{self, Field},
    },
    model::*,
};
use std::collections::BTreeMap;

/// How many verbs there are.
pub const VERBS: usize = 16;

/// Does to a document what a choice says, with the verb of this number.
pub fn verb(document: &Document, number: usize, choice: Choice, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let (_, a, b, c, d) = choice;
    let none = || Refusal::new("nothing to do it to");
    let name = NAMES[usize::from(d) % NAMES.len()];
    let any = |n| at(document.records().map(|r| r.id().clone()), n).ok_or_else(none);
    let of = |kinds: &[RecordKind], n| {
        at(document.records().filter(|r| kinds.contains(&r.kind())).map(|r| r.id().clone()), n).ok_or_else(none)
    };
    // Now and then something that does not fit, which is refused.
    let target = |kinds: &[RecordKind], n: u16| if n.is_multiple_of(11) { any(n / 11) } else { of(kinds, n) };
    const GOVERNED: [RecordKind; 3] = [RecordKind::Step, RecordKind::Flow, RecordKind::Touchpoint];
    const MEASURED: [RecordKind; 4] =
        [RecordKind::Process, RecordKind::Step, RecordKind::Journey, RecordKind::Touchpoint];
    const PAINS: [RecordKind; 4] =
        [RecordKind::Card, RecordKind::Touchpoint, RecordKind::Emotion, RecordKind::JourneyStep];
    let many = |kind| document.records().filter(|r| r.kind() == kind).count() > 8;
    let on = !c.is_multiple_of(3);
    match number {
        0 if many(RecordKind::Rule) => Err(none()),
        0 => Ok(op::add_rule(document, name, ids)),
        1 if many(RecordKind::Sla) => Err(none()),
        1 => Ok(op::add_sla(document, name, ids)),
        2 if many(RecordKind::Kpi) => Err(none()),
        2 => Ok(op::add_kpi(document, name, ids)),
        3 if many(RecordKind::Opportunity) => Err(none()),
        3 => Ok(op::add_opportunity(document, name, ids)),
        4 if many(RecordKind::DecisionTable) => Err(none()),
        4 => Ok(op::add_decision_table(document, name, ids)),
        5 if many(RecordKind::Suppression) => Err(none()),
        5 => op::suppress(document, &any(a)?, ["dead-end", "fake-join"][usize::from(b % 2)], name, ids),
        6 => op::govern(document, &of(&[RecordKind::Rule], a)?, &target(&GOVERNED, b)?, on),
        7 => op::measure(document, &of(&[RecordKind::Kpi], a)?, &target(&MEASURED, b)?, on),
        8 => op::answer(document, &of(&[RecordKind::Opportunity], a)?, &target(&PAINS, b)?, on),
        9 => op::new_rule_for(document, &target(&GOVERNED, b)?, name, ids),
        10 => op::new_kpi_for(document, &target(&MEASURED, b)?, name, ids),
        11 => op::new_opportunity_for(document, &target(&PAINS, b)?, name, ids),
        12 => op::new_sla_for(document, &target(&[RecordKind::Step, RecordKind::Flow], b)?, name, ids),
        13 => op::new_decision_table_for(document, &target(&[RecordKind::Step, RecordKind::Rule], b)?, name, ids),
        _ => {
            let field = field(document, a, b, d);
            op::set(document, &[any(b)?, any(c)?, of(fitting(&field), c)?], &field)
        }
    }
}

/// Kinds of record that have the field.
fn fitting(field: &Field) -> &'static [RecordKind] {
    use RecordKind::*;
    match field {
        Field::Currency(_) | Field::HoursADay(_) | Field::DaysAWeek(_) => &[Model],
        Field::Contact(_) => &[Party],
        Field::Purpose(_) | Field::Phases(_) => &[Process],
        Field::Badges(_) => &[Swimlane],
        Field::Sla(_) | Field::Likelihood(_) => &[Flow],
        Field::Review(_) | Field::Governs(_) | Field::Statement(_) => &[Rule],
        Field::HitPolicy(_) => &[DecisionTable],
        Field::Holds(_) | Field::Values(_) => &[DecisionColumn],
        Field::Promise(_) | Field::From(_) | Field::To(_) | Field::PromisedTo(_) => &[Sla],
        Field::Target(_) | Field::Reading(..) | Field::Readings(_) | Field::Measures(_) => &[Kpi],
        Field::Answers(_) | Field::Kpi(_) | Field::Effort(_) | Field::Value(_) | Field::Due(_) => &[Opportunity],
        Field::Owner(_) => &[Rule, Sla, Kpi, Opportunity],
        Field::Check(_) => &[Suppression],
        _ => &[Step],
    }
}

fn field(document: &Document, a: u16, b: u16, c: u16) -> Field {
    let id = |kind: RecordKind| at(document.records().filter(|r| r.kind() == kind).map(|r| r.id().clone()), b);
    let two = |kind: RecordKind| -> Vec<Id> {
        let all = || document.records().filter(move |r| r.kind() == kind).map(|r| r.id().clone());
        [at(all(), b), at(all(), c)].into_iter().flatten().collect()
    };
    let span = || ["30 min", "2 to 6 d", "1.5 h"][usize::from(b % 3)].parse::<Span>().ok();
    let day = |n: u16| Date::from_days(20_000 + i64::from(n % 900)).expect("a day");
    let number = |n: u16| Number::new(f64::from(n) / 8.0);
    let small = |n: u16| u8::try_from(n % 7).ok();
    match a % 40 {
        0 => Field::Currency("EUR".into()),
        1 => Field::HoursADay((b % 30) as u8),
        2 => Field::DaysAWeek((b % 9) as u8),
        3 => Field::Check("dead-end".into()),
        4 => Field::Contact("At the desk\r\nfrom nine".into()),
        5 => Field::Purpose("To be paid".into()),
        6 => Field::Phases(Lifecycle::ALL.iter().copied().take(usize::from(b % 4)).collect()),
        7 => Field::Badges(Badge::ALL.iter().copied().skip(usize::from(b % 10)).collect()),
        8 => Field::Systems(two(RecordKind::Party)),
        9 => Field::Responsible(two(RecordKind::Party)),
        10 => Field::Accountable(two(RecordKind::Party)),
        11 => Field::Consulted(two(RecordKind::Party)),
        12 => Field::Informed(two(RecordKind::Step)),
        13 => Field::DecisionTable(id(RecordKind::DecisionTable)),
        14 => Field::Work(span()),
        15 => Field::Wait(span().filter(|_| c.is_multiple_of(2))),
        16 => Field::Cost(number(c)),
        17 => Field::ValueClass(ValueClass::ALL[usize::from(b % 4)]),
        18 => Field::Sla(id(RecordKind::Sla)),
        19 => Field::Likelihood(Some((b % 130) as u8)),
        20 => Field::Statement("Nothing leaves unpaid".into()),
        21 => Field::Review(Some(day(b))),
        22 => Field::Governs(two(RecordKind::Step)),
        23 => Field::HitPolicy(HitPolicy::ALL[usize::from(b % 7)]),
        24 => Field::Holds(ValueType::ALL[usize::from(b % 4)]),
        25 => Field::Values(vec!["low".into(), " ".into(), "high".into(), "low".into()]),
        26 => Field::Promise(span()),
        27 => Field::From(id(RecordKind::Step)),
        28 => Field::To(id(RecordKind::Step)),
        29 => Field::PromisedTo(id(if c.is_multiple_of(2) { RecordKind::Persona } else { RecordKind::Party })),
        30 => Field::Target(number(b)),
        31 => Field::Reading(day(b), number(c).filter(|_| !c.is_multiple_of(5))),
        32 => Field::Readings(BTreeMap::from([(day(b), number(c).unwrap_or_default())])),
        33 => Field::Measures(two(RecordKind::Touchpoint)),
        34 => Field::Answers(two(RecordKind::Card)),
        35 => Field::Kpi(id(RecordKind::Kpi)),
        36 => Field::Effort(small(b)),
        37 => Field::Value(small(b)),
        38 => Field::Owner(id(RecordKind::Party)),
        _ => Field::Due(Some(day(c))),
    }
}
