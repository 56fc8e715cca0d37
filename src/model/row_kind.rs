//! What a row of a journey can be about, and where such a row stands in a service blueprint.

use serde::{Deserialize, Serialize};

/// What a row of a journey is about. The names of the stages are no row: they are the heading of the columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RowKind {
    /// The names of the journey steps: what the customer does.
    #[default]
    Step,
    Goal,
    Action,
    /// What the customer says or thinks, as a quote.
    Thought,
    Need,
    Expectation,
    Touchpoint,
    Channel,
    /// The emotion curve.
    Emotion,
    /// Pains and delights in one row.
    PainsAndDelights,
    Pain,
    Delight,
    MomentOfTruth,
    /// Physical evidence: what the customer sees and holds.
    Evidence,
    Frontstage,
    Backstage,
    Support,
    System,
    Rule,
    Kpi,
    Owner,
    Opportunity,
    Picture,
}

impl RowKind {
    /// All of them, as a choice lists them.
    pub const ALL: [RowKind; 23] = [
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
        RowKind::Pain,
        RowKind::Delight,
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
        RowKind::Picture,
    ];

    /// The word for this kind of row.
    pub fn word(self) -> &'static str {
        match self {
            RowKind::Step => "step",
            RowKind::Goal => "goal",
            RowKind::Action => "action",
            RowKind::Thought => "thought",
            RowKind::Need => "need",
            RowKind::Expectation => "expectation",
            RowKind::Touchpoint => "touchpoint",
            RowKind::Channel => "channel",
            RowKind::Emotion => "emotion",
            RowKind::PainsAndDelights => "pains, delights",
            RowKind::Pain => "pain",
            RowKind::Delight => "delight",
            RowKind::MomentOfTruth => "moment of truth",
            RowKind::Evidence => "physical evidence",
            RowKind::Frontstage => "frontstage",
            RowKind::Backstage => "backstage",
            RowKind::Support => "support",
            RowKind::System => "system",
            RowKind::Rule => "rule",
            RowKind::Kpi => "KPI",
            RowKind::Owner => "owner",
            RowKind::Opportunity => "opportunity",
            RowKind::Picture => "picture",
        }
    }

    /// Where such a row stands in a service blueprint; `None` for rows that only a journey map has.
    pub fn blueprint_band(self) -> Option<Band> {
        match self {
            RowKind::Evidence => Some(Band::Evidence),
            RowKind::Step | RowKind::Action | RowKind::Touchpoint | RowKind::Channel => Some(Band::Customer),
            RowKind::Frontstage => Some(Band::Frontstage),
            RowKind::Backstage => Some(Band::Backstage),
            RowKind::Support | RowKind::System => Some(Band::Support),
            RowKind::Goal
            | RowKind::Thought
            | RowKind::Need
            | RowKind::Expectation
            | RowKind::Emotion
            | RowKind::PainsAndDelights
            | RowKind::Pain
            | RowKind::Delight
            | RowKind::MomentOfTruth
            | RowKind::Rule
            | RowKind::Kpi
            | RowKind::Owner
            | RowKind::Opportunity
            | RowKind::Picture => None,
        }
    }
}

/// The bands of a service blueprint, top to bottom. The line of interaction lies above the frontstage, the line of
/// visibility above the backstage, the line of internal interaction above support.
/// (Shostack 1984; Bitner, Ostrom and Morgan 2008.)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    Evidence,
    Customer,
    Frontstage,
    Backstage,
    Support,
}
