//! A made-up model of all that checks look at, the same each time: a swimlane, journeys, a SIPOC, and what governs and
//! measures them.

use crate::{swimlanes, tables};
use laneway::model::{
    Date, DecisionColumn, DecisionRow, DecisionSide, DecisionTable, Document, Id, Kpi, Opportunity, Party, Process,
    Record, Rule, Sla, Step, StepKind,
};

pub const RULES: usize = 200;
const SLAS: usize = 60;
const KPIS: usize = 40;
const OPPORTUNITIES: usize = 60;
const TABLES: usize = 5;

fn id(kind: &str, n: usize) -> Id {
    Id::from(format!("{kind}-{n}").as_str())
}

/// A model of so many steps, 200 rules, 120 touchpoints, and the rest in proportion.
pub fn document(steps: usize) -> Document {
    let date = |n: usize| Date::new(2026, 1 + (n % 12) as u8, 1 + (n % 28) as u8);
    let mut records: Vec<Record> = tables::document(2, 1).records().cloned().collect();
    for record in swimlanes::document(steps).records() {
        records.push(match record.clone() {
            Record::Step(step) => Record::Step(timed(step)),
            Record::Swimlane(swimlane) => {
                Record::Swimlane(laneway::model::Swimlane { process: Some(id("process", 0)), ..swimlane })
            }
            other => other,
        });
    }
    records.extend((0..10).map(|n| {
        Record::Process(Process { id: id("process", n), name: format!("Process {n}"), ..Process::default() })
    }));
    // Names that are alike, so that what compares names has something to do.
    records.extend((0..100).map(|n| {
        Record::Party(Party {
            id: id("team", n),
            name: format!("{} team {}", ["Claims", "claims", "Claim"][n % 3], n / 2),
            ..Party::default()
        })
    }));
    records.extend((0..RULES).map(|n| {
        Record::Rule(Rule {
            id: id("rule", n),
            name: format!("Rule {n}"),
            statement: "What is above the limit is decided by two.".into(),
            owner: (n % 3 != 0).then(|| id("team", n % 100)),
            review: date(n),
            governs: vec![
                id("step", n * 5 % steps),
                id("step", n * 7 % steps),
                id("journey-0-touchpoint", n % tables::COLUMNS),
            ],
            ..Rule::default()
        })
    }));
    records.extend((0..SLAS).map(|n| {
        Record::Sla(Sla {
            id: id("sla", n),
            name: format!("Answer {n}"),
            promise: "2 d".parse().ok(),
            from: Some(id("step", n * 16 % steps)),
            // Within a chain of forty, and from time to time from one end of it to the other.
            to: Some(id("step", (n * 16 / 40 * 40 + 39).min(steps - 1))),
            ..Sla::default()
        })
    }));
    records.extend((0..KPIS).map(|n| {
        Record::Kpi(Kpi {
            id: id("kpi", n),
            name: format!("Share answered in time {n}"),
            target: "95".parse().ok(),
            readings: (0..12).filter_map(|k| Some((date(k)?, "93".parse().ok()?))).collect(),
            measures: vec![id("step", n * 13 % steps), id("journey-1-step", n % tables::COLUMNS)],
            ..Kpi::default()
        })
    }));
    records.extend((0..OPPORTUNITIES).map(|n| {
        Record::Opportunity(Opportunity {
            id: id("opportunity", n),
            name: format!("Ask once {n}"),
            answers: vec![id("journey-0-card-9", n % tables::COLUMNS)],
            kpi: (n % 2 == 0).then(|| id("kpi", n % KPIS)),
            due: date(n),
            ..Opportunity::default()
        })
    }));
    (0..TABLES).for_each(|n| decision_table(n, &mut records));
    Document::from_records(records)
}

/// The step with its times and who answers for it.
fn timed(step: Step) -> Step {
    let n = step.id.as_str().bytes().map(usize::from).sum::<usize>() % 100;
    let decides = matches!(step.kind, StepKind::Decision(_));
    Step {
        work: (!decides).then(|| format!("{} min", 5 + n).parse().ok()).flatten(),
        wait: (!decides).then(|| "1 to 4 h".parse().ok()).flatten(),
        responsible: vec![id("team", n % 100)],
        accountable: if n.is_multiple_of(5) { vec![] } else { vec![id("team", (n + 1) % 100)] },
        ..step
    }
}

/// A table of three columns and thirty rows.
fn decision_table(n: usize, records: &mut Vec<Record>) {
    let table = id("decision-table", n);
    records.push(Record::DecisionTable(DecisionTable {
        id: table.clone(),
        name: format!("Who decides {n}"),
        ..DecisionTable::default()
    }));
    let column = |k: usize| id(&format!("decision-{n}-column"), k);
    records.extend((0..3).map(|k| {
        Record::DecisionColumn(DecisionColumn {
            id: column(k),
            table: table.clone(),
            side: if k < 2 { DecisionSide::Input } else { DecisionSide::Output },
            name: ["Amount", "Age", "Decides"][k].into(),
            order: (k as i32).into(),
            ..DecisionColumn::default()
        })
    }));
    records.extend((0..30).map(|k| {
        let cells = [
            (column(0), format!("[{}..{}[", k * 10, k * 10 + 10)),
            (column(1), "-".to_owned()),
            (column(2), "two".to_owned()),
        ];
        Record::DecisionRow(DecisionRow {
            id: id(&format!("decision-{n}-row"), k),
            table: table.clone(),
            order: (k as i32).into(),
            cells: cells.into_iter().collect(),
            ..DecisionRow::default()
        })
    }));
}
