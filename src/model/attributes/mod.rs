//! What the cells of a register say: the text of an attribute of a record, and which records it names.
//!
//! What is derived (where something is used, how a KPI goes) is gathered once for a whole table. How a cell is drawn is
//! the layout's, what typing into it does the verbs'.

mod headings;
mod readings;
mod sorted;
mod suggested;
mod used;

pub use headings::{headings_pasted, register_headings};
pub use readings::{ReadingsTable, UnreadCell, readings_table};
pub use sorted::{Shown, Sort, arranged};
pub use suggested::{attribute_makes, makes_nothing, several_makes};
pub(super) use suggested::{none_makes, suggested};

use super::{
    AND, Attribute, Date, Document, Governance, Id, Kpi, Names, PartyKind, Record, RecordKind, Register, RollUps, Sla,
    SlaKind, Standing,
};
use std::cell::OnceCell;
use used::UsedIn;

/// The text of an attribute of a record; empty where it has none or it is not said. For many, see [`Attributes`].
pub fn attribute_text(document: &Document, record: &Id, attribute: Attribute) -> String {
    Attributes::new(document).text(record, attribute)
}

/// The attributes of all records of a model. What is derived of all of them is gathered when it is first asked for.
pub struct Attributes<'a> {
    document: &'a Document,
    today: Option<Date>,
    names: OnceCell<Names<'a>>,
    governance: OnceCell<Governance<'a>>,
    used: OnceCell<UsedIn<'a>>,
    roll_ups: OnceCell<RollUps<'a>>,
}

impl<'a> Attributes<'a> {
    /// The attributes of the records of this model.
    pub fn new(document: &'a Document) -> Attributes<'a> {
        let (names, governance, used, roll_ups) = Default::default();
        Attributes { document, today: None, names, governance, used, roll_ups }
    }

    /// The same on a day: what is dated after it was not measured yet.
    pub fn on(document: &'a Document, today: Option<Date>) -> Attributes<'a> {
        Attributes { today, ..Attributes::new(document) }
    }

    /// The text of an attribute; [`super::attribute_text`] says more.
    pub fn text(&self, id: &Id, attribute: Attribute) -> String {
        let Some(record) = self.document.get(id) else { return String::new() };
        if let Some(word) = word(record, attribute) {
            return word.to_owned();
        }
        let kinds = attribute.refers();
        if !kinds.is_empty() {
            return self.names().texts(self.refers(record, attribute), kinds);
        }
        match (attribute, record) {
            (Attribute::UsedIn, _) => self.used.get_or_init(|| UsedIn::new(self.document)).text(self.document, id),
            (Attribute::Trend, Record::Kpi(kpi)) => course(kpi, self.today),
            (Attribute::RollUp, Record::Sla(sla)) => self.can_be_kept(sla),
            (Attribute::Readings, Record::Kpi(kpi)) => {
                let readings: Vec<String> = kpi.readings.iter().map(|(day, value)| format!("{day}: {value}")).collect();
                readings.join(AND)
            }
            (Attribute::Phases, Record::Process(process)) => {
                process.phases.iter().map(|phase| phase.word()).collect::<Vec<_>>().join(AND)
            }
            _ => value(record, attribute).unwrap_or_default(),
        }
    }

    /// Whether the steps between can keep an SLA: "at risk: …"; nothing where it promises no time.
    fn can_be_kept(&self, sla: &Sla) -> String {
        if sla.promise.is_none() || sla.kind == SlaKind::Value {
            return String::new();
        }
        self.roll_ups.get_or_init(|| RollUps::new(self.document)).sla(sla).words()
    }

    /// The records that a cell names, in its order, without those that are not in the model.
    pub fn refers(&self, record: &'a Record, attribute: Attribute) -> Vec<&'a Id> {
        let governance = || self.governance.get_or_init(|| Governance::new(self.document));
        let id = record.id();
        let named: Vec<&Id> = match (attribute, record) {
            (Attribute::PartyOf, Record::Persona(r)) => r.party.iter().collect(),
            (Attribute::Owner, Record::Process(r)) => r.owner.iter().collect(),
            (Attribute::Owner, Record::Rule(r)) => r.owner.iter().collect(),
            (Attribute::Owner, Record::Sla(r)) => r.owner.iter().collect(),
            (Attribute::Owner, Record::Kpi(r)) => r.owner.iter().collect(),
            (Attribute::Owner, Record::Opportunity(r)) => r.owner.iter().collect(),
            (Attribute::Governs, Record::Rule(r)) => r.governs.iter().collect(),
            (Attribute::DecisionTable, Record::Rule(r)) => r.decision_table.iter().collect(),
            (Attribute::DecisionTable, Record::Step(r)) => r.decision_table.iter().collect(),
            (Attribute::From, Record::Sla(r)) => r.from.iter().collect(),
            (Attribute::To, Record::Sla(r)) => r.to.iter().collect(),
            (Attribute::PromisedTo, Record::Sla(r)) => r.promised_to.iter().collect(),
            (Attribute::Measures, Record::Kpi(r)) => r.measures.iter().collect(),
            (Attribute::Answers, Record::Opportunity(r)) => r.answers.iter().collect(),
            (Attribute::Kpi, Record::Opportunity(r)) => r.kpi.iter().collect(),
            (Attribute::Systems, Record::Step(r)) => r.systems.iter().collect(),
            (Attribute::Rules, _) => governance().rules(id).iter().map(|rule| &rule.id).collect(),
            (Attribute::Kpis, _) => governance().kpis(id).iter().map(|kpi| &kpi.id).collect(),
            (Attribute::Slas, _) => governance().slas(id).iter().map(|sla| &sla.id).collect(),
            (Attribute::Touchpoints, _) => {
                governance().touchpoints(id).iter().map(|touchpoint| &touchpoint.id).collect()
            }
            _ => vec![],
        };
        named.into_iter().filter(|id| self.document.get(id).is_some()).collect()
    }

    /// The names by which records are known.
    pub fn names(&self) -> &Names<'a> {
        self.names.get_or_init(|| Names::new(self.document))
    }
}

/// How a KPI goes: "rising, better; off target". Nothing where nothing was measured.
fn course(kpi: &Kpi, today: Option<Date>) -> String {
    let too_early = kpi.too_early(today);
    let kpi = kpi.as_of(today);
    let standing = kpi.standing();
    let way = kpi.trend().map(|trend| match trend.good {
        Some(true) => format!("{}, better", trend.way.word()),
        Some(false) => format!("{}, worse", trend.way.word()),
        None => trend.way.word().to_owned(),
    });
    let held = match standing {
        Standing::Unread => None,
        Standing::NoTarget if way.is_some() => None,
        Standing::NoTarget | Standing::OnTarget | Standing::Better | Standing::OffTarget => Some(standing.word()),
    };
    way.into_iter().chain(held.map(str::to_owned)).chain(too_early).collect::<Vec<_>>().join(AND)
}

/// What is kept as it was written, or is one of a list of words.
fn word(record: &Record, attribute: Attribute) -> Option<&str> {
    Some(match (attribute, record) {
        (Attribute::Name, record) => record.name(),
        (Attribute::Kind, Record::Party(r)) => r.kind.word(),
        (Attribute::Kind, Record::Process(r)) => r.kind.word(),
        (Attribute::Kind, Record::Rule(r)) => r.kind.word(),
        (Attribute::Kind, Record::Sla(r)) => r.kind.word(),
        (Attribute::Description, Record::Party(r)) => &r.description,
        (Attribute::Description, Record::Persona(r)) => &r.description,
        (Attribute::Description, Record::Document(r)) => &r.description,
        (Attribute::Description, Record::DecisionTable(r)) => &r.description,
        (Attribute::Description, Record::Process(r)) => &r.description,
        (Attribute::Description, Record::Rule(r)) => &r.description,
        (Attribute::Description, Record::Sla(r)) => &r.description,
        (Attribute::Description, Record::Kpi(r)) => &r.description,
        (Attribute::Description, Record::Opportunity(r)) => &r.description,
        (Attribute::Contact, Record::Party(r)) => &r.contact,
        (Attribute::Goals, Record::Persona(r)) => &r.goals,
        (Attribute::Quote, Record::Persona(r)) => &r.quote,
        (Attribute::Portrait, Record::Persona(r)) => &r.portrait,
        (Attribute::Statement, Record::Rule(r)) => &r.statement,
        (Attribute::Source, Record::Rule(r)) => &r.source,
        (Attribute::Citation, Record::Rule(r)) => &r.citation,
        (Attribute::HitPolicy, Record::DecisionTable(r)) => r.hit.word(),
        (Attribute::Promise, Record::Sla(r)) if r.kind == SlaKind::Value => &r.value,
        (Attribute::Unit, Record::Kpi(r)) => &r.unit,
        (Attribute::Direction, Record::Kpi(r)) => r.direction.word(),
        (Attribute::Status, Record::Opportunity(r)) => r.status.word(),
        (Attribute::Purpose, Record::Process(r)) => &r.purpose,
        (Attribute::Outcome, Record::Process(r)) => &r.outcome,
        _ => return None,
    })
}

/// A number, date or time.
fn value(record: &Record, attribute: Attribute) -> Option<String> {
    match (attribute, record) {
        (Attribute::Review, Record::Rule(r)) => r.review.map(|it| it.to_string()),
        (Attribute::Promise, Record::Sla(r)) => r.promise.map(|it| it.to_string()),
        (Attribute::Baseline, Record::Kpi(r)) => r.baseline.map(|it| it.to_string()),
        (Attribute::Target, Record::Kpi(r)) => r.target.map(|it| it.to_string()),
        (Attribute::Effort, Record::Opportunity(r)) => r.effort.map(|it| it.to_string()),
        (Attribute::Value, Record::Opportunity(r)) => r.value.map(|it| it.to_string()),
        (Attribute::Due, Record::Opportunity(r)) => r.due.map(|it| it.to_string()),
        _ => None,
    }
}

impl Attribute {
    /// The kinds of record its cells name, the likeliest first; none where they hold words or values.
    pub fn refers(self) -> &'static [RecordKind] {
        match self {
            Attribute::Owner | Attribute::PartyOf | Attribute::Systems => &[RecordKind::Party],
            Attribute::PromisedTo => &[RecordKind::Persona, RecordKind::Party],
            Attribute::Governs => &[RecordKind::Step, RecordKind::Touchpoint, RecordKind::Flow],
            Attribute::DecisionTable => &[RecordKind::DecisionTable],
            Attribute::From | Attribute::To => &[RecordKind::Step],
            Attribute::Measures => &[
                RecordKind::Process,
                RecordKind::Journey,
                RecordKind::Swimlane,
                RecordKind::Touchpoint,
                RecordKind::JourneyStep,
                RecordKind::Stage,
                RecordKind::Step,
                RecordKind::Sla,
            ],
            Attribute::Answers => &[
                RecordKind::Card,
                RecordKind::Touchpoint,
                RecordKind::JourneyStep,
                RecordKind::Step,
                RecordKind::Emotion,
            ],
            Attribute::Kpi | Attribute::Kpis => &[RecordKind::Kpi],
            Attribute::Rules => &[RecordKind::Rule],
            Attribute::Slas => &[RecordKind::Sla],
            Attribute::Touchpoints => &[RecordKind::Touchpoint],
            Attribute::Name
            | Attribute::Kind
            | Attribute::Description
            | Attribute::Contact
            | Attribute::Goals
            | Attribute::Quote
            | Attribute::Portrait
            | Attribute::Statement
            | Attribute::Source
            | Attribute::Citation
            | Attribute::Review
            | Attribute::HitPolicy
            | Attribute::Promise
            | Attribute::RollUp
            | Attribute::Unit
            | Attribute::Direction
            | Attribute::Baseline
            | Attribute::Target
            | Attribute::Readings
            | Attribute::Trend
            | Attribute::Effort
            | Attribute::Value
            | Attribute::Status
            | Attribute::Due
            | Attribute::Purpose
            | Attribute::Outcome
            | Attribute::Phases
            | Attribute::UsedIn => &[],
        }
    }

    /// Whether its cells name several records.
    pub fn names_several(self) -> bool {
        matches!(
            self,
            Attribute::Governs
                | Attribute::Measures
                | Attribute::Answers
                | Attribute::Kpis
                | Attribute::Systems
                | Attribute::Rules
                | Attribute::Slas
                | Attribute::Touchpoints
        )
    }

    /// Whether it follows from the model, so that nobody types it.
    pub fn is_derived(self) -> bool {
        matches!(self, Attribute::UsedIn | Attribute::Trend | Attribute::RollUp)
    }

    /// Whether it is one number, which stands at the right of its column.
    pub fn is_number(self) -> bool {
        matches!(self, Attribute::Baseline | Attribute::Target | Attribute::Effort | Attribute::Value)
    }

    /// What the kind of a party is that typing a name nobody knows makes; `None` where it makes none.
    pub fn new_party(self) -> Option<PartyKind> {
        match self {
            Attribute::Owner => Some(PartyKind::Role),
            Attribute::PartyOf | Attribute::PromisedTo => Some(PartyKind::Customer),
            Attribute::Systems => Some(PartyKind::System),
            _ => None,
        }
    }
}

impl Register {
    /// Its records, by id.
    pub fn records(self, document: &Document) -> impl Iterator<Item = &Record> {
        document.records().filter(move |record| self.holds(record))
    }

    /// Whether a record stands in it.
    pub fn holds(self, record: &Record) -> bool {
        match record {
            Record::Party(party) if party.kind == PartyKind::System => self == Register::Systems,
            Record::Party(_) => self == Register::Parties,
            other => other.kind() == self.kind(),
        }
    }

    /// The words that a cell of this column is one of; none where it is free.
    pub fn choices(self, attribute: Attribute) -> Vec<&'static str> {
        use super::{HitPolicy, KpiDirection, Lifecycle, OpportunityStatus, ProcessKind, RuleKind};
        match (attribute, self) {
            (Attribute::Kind, Register::Parties | Register::Systems) => PartyKind::ALL.map(PartyKind::word).to_vec(),
            (Attribute::Kind, Register::Processes) => ProcessKind::ALL.map(ProcessKind::word).to_vec(),
            (Attribute::Kind, Register::Rules) => RuleKind::ALL.iter().map(|it| it.word()).collect(),
            (Attribute::Kind, Register::Slas) => SlaKind::ALL.iter().map(|it| it.word()).collect(),
            (Attribute::HitPolicy, _) => HitPolicy::ALL.iter().map(|it| it.word()).collect(),
            (Attribute::Direction, _) => KpiDirection::ALL.iter().map(|it| it.word()).collect(),
            (Attribute::Status, _) => OpportunityStatus::ALL.iter().map(|it| it.word()).collect(),
            (Attribute::Phases, _) => Lifecycle::ALL.map(Lifecycle::word).to_vec(),
            _ => vec![],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    #[test]
    fn a_cell_says_what_its_record_holds_and_names_what_it_points_at() {
        let text = r#"(format: 1,
            parties: [(id: "boss", kind: Role, name: "Boss")],
            processes: [
                (id: "p", name: "Order to cash", owner: "boss", description: "From order to payment",
                 phases: [Interaction, Attraction]),
            ],
            swimlanes: [(id: "as-is", name: "Order"), (id: "to-be", name: "Order", state: ToBe)],
            lanes: [(id: "l", swimlane: "as-is"), (id: "m", swimlane: "to-be")],
            steps: [
                (id: "a", name: "Ask", lane: "l", column: 0),
                (id: "b", name: "Ask", lane: "m", column: 0),
                (id: "c", name: "Ask; wait", lane: "l", column: 1),
            ],
            rules: [(id: "r", name: "Rule", owner: "boss", review: "2026-01-02", governs: ["a", "gone", "b", "c"])],
            slas: [
                (id: "v", kind: Value, name: "Right", value: "98 %"),
                (id: "t", name: "Fast", promise: "2-6 d", from: "a"),
            ],
            kpis: [(id: "k", name: "Time", measures: ["p"], readings: {"2026-02-28": 4.5, "2026-01-31": 4.2}),
                (id: "off", name: "Off", baseline: 1, target: 9, readings: {"2026-02-28": 4, "2026-01-31": 5})],
        )"#;
        let document = file::parse(text).unwrap_or_else(|e| panic!("{e}")).document;
        let says = |id: &str, attribute| attribute_text(&document, &Id::from(id), attribute);
        assert_eq!(says("r", Attribute::Owner), "Boss");
        assert_eq!(says("r", Attribute::Review), "2026-01-02");
        assert_eq!(says("r", Attribute::Governs), "Ask (Order, as-is); Ask (Order, to-be); Ask, wait");
        assert_eq!(says("v", Attribute::Promise), "98 %");
        assert_eq!(says("t", Attribute::Promise), "2 to 6 d");
        assert_eq!(says("k", Attribute::Readings), "2026-01-31: 4.2; 2026-02-28: 4.5");
        assert_eq!(says("k", Attribute::Trend), "rising, better");
        let on = |day: &str| Attributes::on(&document, day.parse().ok()).text(&"k".into(), Attribute::Trend);
        assert_eq!(on("2026-02-27"), "no target; 1 reading dated after today");
        assert_eq!(on("2026-01-01"), "2 readings dated after today");
        assert_eq!(says("off", Attribute::Trend), "falling, worse; off target, better than the baseline");
        assert_eq!(says("p", Attribute::Kpis), "Time");
        assert_eq!(says("p", Attribute::Phases), "attraction; interaction");
        assert_eq!(says("boss", Attribute::UsedIn), "2 places: Processes; Rules");
        assert_eq!(says("p", Attribute::Description), "From order to payment");
        assert_eq!(says("gone", Attribute::Name), "");
    }
}
