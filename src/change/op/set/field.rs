//! The fields that can be set, and their words.

use crate::model::{
    Channel, Condition, Evidence, FillOrder, FlowKind, Id, LaneClass, Lifecycle, Mark, Orientation, PartyKind,
    ProcessKind, Repeat, RowKind, Score, Sign, SipocForm, State, StepKind,
};

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
            | Field::RowKind(_) => "kind",
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
        }
    }
}
