//! The fields that can be set, and their words.

use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// A field and its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// The record's own name (of a lane or row too, apart from its party's); a flow's label, a note's or card's text,
    /// the reason for an emotion.
    Name(String),
    Description(String),
    StepKind(StepKind),
    Duration(String),
    Repeat(Repeat),
    NonInterrupting(bool),
    AttachedTo(Option<Id>),
    Link(Option<Id>),
    PartyKind(PartyKind),
    ProcessKind(ProcessKind),
    Owner(Option<Id>),
    Outcome(String),
    Process(Option<Id>),
    State(State),
    Orientation(Orientation),
    LaneClass(LaneClass),
    Party(Option<Id>),
    FlowKind(FlowKind),
    Condition(Condition),
    /// The documents a flow hands over.
    Carries(Vec<Id>),
    Goals(String),
    Quote(String),
    /// A picture file beside the model: a persona's portrait, a card's picture.
    Picture(String),
    Scenario(String),
    Evidence(Evidence),
    /// Where the evidence comes from.
    Source(String),
    Lifecycle(Lifecycle),
    RowKind(RowKind),
    Hidden(bool),
    Collapsed(bool),
    Channel(Channel),
    MomentOfTruth(bool),
    /// The process steps behind a touchpoint.
    Steps(Vec<Id>),
    Mark(Mark),
    Score(Score),
    Sign(Sign),
    /// What a card or entry stands for, whose name it shows.
    StandsFor(Option<Id>),
    Mutual(bool),
    /// What sets the process of a SIPOC off.
    ScopeStart(String),
    /// What the process of a SIPOC ends with.
    ScopeEnd(String),
    FillOrder(FillOrder),
    SipocForm(SipocForm),
    InputRequirements(bool),
    OutputRequirements(bool),
    /// The phase or swimlane that details an entry.
    Details(Option<Id>),
    /// The name of the file's currency, on the model.
    Currency(String),
    HoursADay(u8),
    DaysAWeek(u8),
    Contact(String),
    Purpose(String),
    /// The parts of the experience a process serves.
    Phases(BTreeSet<Lifecycle>),
    Badges(BTreeSet<Badge>),
    /// The systems that perform a step.
    Systems(Vec<Id>),
    Responsible(Vec<Id>),
    Accountable(Vec<Id>),
    Consulted(Vec<Id>),
    Informed(Vec<Id>),
    /// What decides a step, or states a rule.
    DecisionTable(Option<Id>),
    Work(Option<Span>),
    Wait(Option<Span>),
    Cost(Option<Number>),
    ValueClass(ValueClass),
    /// The promise on a hand-off.
    Sla(Option<Id>),
    /// In percent.
    Likelihood(Option<u8>),
    RuleKind(RuleKind),
    Statement(String),
    Citation(String),
    Review(Option<Date>),
    Governs(Vec<Id>),
    HitPolicy(HitPolicy),
    Side(DecisionSide),
    /// The type of the values in a column of a decision table.
    Holds(ValueType),
    Values(Vec<String>),
    SlaKind(SlaKind),
    Promise(Option<Span>),
    /// What an SLA promises in other than time.
    PromisedValue(String),
    /// The step an SLA runs from.
    From(Option<Id>),
    /// The step an SLA runs to.
    To(Option<Id>),
    PromisedTo(Option<Id>),
    Unit(String),
    Direction(KpiDirection),
    Baseline(Option<Number>),
    Target(Option<Number>),
    Readings(BTreeMap<Date, Number>),
    /// One reading of a KPI; `None` takes it away.
    Reading(Date, Option<Number>),
    Measures(Vec<Id>),
    Status(OpportunityStatus),
    Answers(Vec<Id>),
    /// What shows that an opportunity worked.
    Kpi(Option<Id>),
    /// 1 to 5.
    Effort(Option<u8>),
    /// What the customer gains, 1 to 5.
    Value(Option<u8>),
    Due(Option<Date>),
    /// The check that a suppression silences.
    Check(String),
}

impl Field {
    /// The field's word, in menus and refusals.
    pub fn word(&self) -> &'static str {
        match self {
            Field::Name(_) => "name",
            Field::Description(_) => "description",
            Field::StepKind(_)
            | Field::PartyKind(_)
            | Field::ProcessKind(_)
            | Field::FlowKind(_)
            | Field::RowKind(_)
            | Field::RuleKind(_)
            | Field::SlaKind(_) => "kind",
            Field::Duration(_) => "duration",
            Field::Repeat(_) => "repeat",
            Field::NonInterrupting(_) => "interruption",
            Field::AttachedTo(_) => "host",
            Field::Link(_) => "link",
            Field::Owner(_) => "owner",
            Field::Outcome(_) => "outcome",
            Field::Process(_) => "process",
            Field::State(_) => "state",
            Field::Orientation(_) => "orientation",
            Field::LaneClass(_) => "class",
            Field::Party(_) => "party",
            Field::Condition(_) => "condition",
            Field::Carries(_) => "documents",
            Field::Goals(_) => "goals",
            Field::Quote(_) => "quote",
            Field::Picture(_) => "picture",
            Field::Scenario(_) => "scenario",
            Field::Evidence(_) => "evidence",
            Field::Source(_) => "source",
            Field::Lifecycle(_) => "part of the experience",
            Field::Hidden(_) => "hiding",
            Field::Collapsed(_) => "folding",
            Field::Channel(_) => "channel",
            Field::MomentOfTruth(_) => "moment of truth",
            Field::Steps(_) => "process steps",
            Field::Mark(_) => "mark",
            Field::Score(_) => "emotion",
            Field::Sign(_) => "sign",
            Field::StandsFor(_) => "reference",
            Field::Mutual(_) => "direction",
            Field::ScopeStart(_) => "start",
            Field::ScopeEnd(_) => "end",
            Field::FillOrder(_) => "order of filling in",
            Field::SipocForm(_) => "form",
            Field::InputRequirements(_) | Field::OutputRequirements(_) => "requirements",
            Field::Details(_) => "detail",
            Field::Currency(_) => "currency",
            Field::HoursADay(_) | Field::DaysAWeek(_) => "calendar",
            Field::Contact(_) => "contact",
            Field::Purpose(_) => "purpose",
            Field::Phases(_) => "parts of the experience",
            Field::Badges(_) => "badges",
            Field::Systems(_) => "systems",
            Field::Responsible(_) => "responsible parties",
            Field::Accountable(_) => "accountable party",
            Field::Consulted(_) => "consulted parties",
            Field::Informed(_) => "informed parties",
            Field::DecisionTable(_) => "decision table",
            Field::Work(_) => "work time",
            Field::Wait(_) => "wait time",
            Field::Cost(_) => "cost",
            Field::ValueClass(_) => "value class",
            Field::Sla(_) => "SLA",
            Field::Likelihood(_) => "likelihood",
            Field::Statement(_) => "statement",
            Field::Citation(_) => "citation",
            Field::Review(_) => "review date",
            Field::Governs(_) => "governed steps",
            Field::HitPolicy(_) => "hit policy",
            Field::Side(_) => "side",
            Field::Holds(_) => "type",
            Field::Values(_) => "values",
            Field::Promise(_) | Field::PromisedValue(_) => "promise",
            Field::From(_) => "start",
            Field::To(_) => "end",
            Field::PromisedTo(_) => "customer of the promise",
            Field::Unit(_) => "unit",
            Field::Direction(_) => "direction",
            Field::Baseline(_) => "baseline",
            Field::Target(_) => "target",
            Field::Readings(_) | Field::Reading(..) => "readings",
            Field::Measures(_) => "measured things",
            Field::Status(_) => "status",
            Field::Answers(_) => "answered pains",
            Field::Kpi(_) => "KPI",
            Field::Effort(_) => "effort",
            Field::Value(_) => "value",
            Field::Due(_) => "due date",
            Field::Check(_) => "check",
        }
    }
}
