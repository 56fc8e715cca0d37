//! A made-up model of table views, the same each time: journeys of 60 columns and 20 rows, SIPOCs of 200 rows.

use laneway::model::{
    Badge, Card, Channel, Dependency, Document, Emotion, Evidence, Id, Journey, JourneyRow, JourneyStep, Key,
    Lifecycle, Mark, Party, PartyKind, Record, RowKind, Score, Sign, Sipoc, SipocColumn, SipocEntry, Stage, Touchpoint,
    WorkDocument,
};

pub const COLUMNS: usize = 60;
const STEPS_A_STAGE: usize = 6;
pub const ROWS: usize = 200;
const PARTIES: usize = 20;
const DOCUMENTS: usize = 40;

/// The rows of a journey: twenty kinds.
const KINDS: [RowKind; 20] = [
    RowKind::Step,
    RowKind::Goal,
    RowKind::Action,
    RowKind::Thought,
    RowKind::Need,
    RowKind::Expectation,
    RowKind::Touchpoint,
    RowKind::Channel,
    RowKind::Emotion,
    RowKind::PainsAndDelights,
    RowKind::MomentOfTruth,
    RowKind::Evidence,
    RowKind::Frontstage,
    RowKind::Backstage,
    RowKind::Support,
    RowKind::System,
    RowKind::Rule,
    RowKind::Kpi,
    RowKind::Owner,
    RowKind::Opportunity,
];

const WORDS: [&str; 8] = [
    "Has to call, and tell it all again",
    "Checks the claim",
    "Finds no telephone number on five pages",
    "Why does nobody tell me?",
    "Order the repair with the partner",
    "Print the number on the machine",
    "Someone who knows machines",
    "within two working days",
];

fn id(kind: &str, n: usize) -> Id {
    Id::from(format!("{kind}-{n}").as_str())
}

/// So many journeys and SIPOCs.
pub fn document(journeys: usize, sipocs: usize) -> Document {
    let mut records: Vec<Record> = Vec::new();
    records.extend((0..PARTIES).map(|n| {
        Record::Party(Party {
            id: id("party", n),
            kind: PartyKind::ALL[n % PartyKind::ALL.len()],
            name: format!("Party number {n}"),
            ..Party::default()
        })
    }));
    records.extend((0..DOCUMENTS).map(|n| {
        Record::Document(WorkDocument {
            id: id("document", n),
            name: format!("Document number {n}"),
            description: String::new(),
        })
    }));
    (0..journeys).for_each(|n| journey(n, &mut records));
    (0..sipocs).for_each(|n| sipoc(n, &mut records));
    Document::from_records(records)
}

fn journey(n: usize, records: &mut Vec<Record>) {
    let journey = id("journey", n);
    let of = |kind: &str, k: usize| id(&format!("journey-{n}-{kind}"), k);
    records.push(Record::Journey(Journey {
        id: journey.clone(),
        name: format!("Journey {n}"),
        process: None,
        state: Default::default(),
        personas: vec![],
        scenario: "a fault in the first year".into(),
        evidence: Evidence::Observed,
        source: "14 interviews".into(),
        badges: Badge::usual(),
        description: String::new(),
    }));
    for k in 0..COLUMNS / STEPS_A_STAGE {
        records.push(Record::Stage(Stage {
            id: of("stage", k),
            journey: journey.clone(),
            name: format!("Stage {k}"),
            order: Key::from(k as i32),
            lifecycle: Lifecycle::ALL[k % 3],
            description: String::new(),
        }));
    }
    for k in 0..COLUMNS {
        records.push(Record::JourneyStep(JourneyStep {
            id: of("step", k),
            stage: of("stage", k / STEPS_A_STAGE),
            name: format!("{} {k}", ["Looks for help", "Calls", "Waits"][k % 3]),
            order: Key::from(k as i32),
            description: String::new(),
        }));
        let touchpoint = Touchpoint {
            id: of("touchpoint", k),
            at: of("step", k),
            place: Key::default(),
            name: String::new(),
            channel: Channel::ALL[k % Channel::ALL.len()].clone(),
            moment_of_truth: k % 7 == 0,
            evidence: Evidence::ALL[k % 3],
            source: String::new(),
            steps: vec![],
            mark: Mark::None,
            description: String::new(),
        };
        records.push(Record::Touchpoint(touchpoint));
        records.push(Record::Emotion(Emotion {
            id: of("emotion", k),
            at: of("step", k),
            persona: None,
            state: Default::default(),
            value: Score::near((k * 7 % 41) as f64 / 10.0 - 2.0).unwrap_or_default(),
            reason: String::new(),
        }));
    }
    // From the front to behind the scenes and on to support, every other step.
    for k in (0..COLUMNS).step_by(2) {
        for (n, (from, to)) in [(12, 13), (13, 14)].into_iter().enumerate() {
            records.push(Record::Dependency(Dependency {
                id: of(&format!("dependency-{n}"), k),
                journey: journey.clone(),
                from: of(&format!("card-{from}"), k),
                to: of(&format!("card-{to}"), k + n),
                mutual: n == 1,
                label: String::new(),
            }));
        }
    }
    for (r, kind) in KINDS.into_iter().enumerate() {
        records.push(Record::JourneyRow(JourneyRow {
            id: of("row", r),
            journey: journey.clone(),
            kind,
            name: String::new(),
            party: matches!(kind, RowKind::Backstage).then(|| id("party", 3)),
            order: Key::from(r as i32),
            hidden: false,
            collapsed: false,
        }));
        if matches!(kind, RowKind::Step | RowKind::Touchpoint | RowKind::Channel | RowKind::Emotion) {
            continue;
        }
        // Four cells of five hold a card.
        for k in (0..COLUMNS).filter(|k| (k * 3 + r) % 5 != 0 || *k == 30) {
            let signed = kind == RowKind::PainsAndDelights;
            records.push(Record::Card(Card {
                id: of(&format!("card-{r}"), k),
                row: of("row", r),
                at: of("step", k),
                place: Key::default(),
                text: WORDS[(r * 5 + k) % WORDS.len()].into(),
                record: (kind == RowKind::Owner).then(|| id("party", k % PARTIES)),
                sign: if !signed { Sign::None } else { [Sign::Pain, Sign::Delight][k % 2] },
                mark: Mark::None,
                evidence: Evidence::Unknown,
                source: String::new(),
                picture: String::new(),
                description: String::new(),
            }));
        }
    }
}

fn sipoc(n: usize, records: &mut Vec<Record>) {
    let sipoc = id("sipoc", n);
    records.push(Record::Sipoc(Sipoc {
        id: sipoc.clone(),
        name: format!("SIPOC {n}"),
        process: None,
        owner: None,
        start: "fault noticed".into(),
        end: "machine in use again".into(),
        fill: Default::default(),
        form: Default::default(),
        input_requirements: false,
        output_requirements: true,
        description: String::new(),
    }));
    for r in 0..ROWS {
        for (c, column) in SipocColumn::ALL.into_iter().enumerate() {
            let record = match column {
                SipocColumn::InputRequirements => continue,
                SipocColumn::Suppliers | SipocColumn::Customers => Some(id("party", (r + c) % PARTIES)),
                SipocColumn::Outputs => Some(id("document", (r + c) % DOCUMENTS)),
                SipocColumn::Inputs | SipocColumn::Process | SipocColumn::OutputRequirements => None,
            };
            records.push(Record::SipocEntry(SipocEntry {
                id: id(&format!("sipoc-{n}-entry-{r}"), c),
                sipoc: sipoc.clone(),
                column,
                row: Key::from(r as i32),
                place: Key::default(),
                text: WORDS[(r * 3 + c) % WORDS.len()].into(),
                record,
                details: None,
                description: String::new(),
            }));
        }
    }
}
