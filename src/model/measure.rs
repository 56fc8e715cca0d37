//! What a process promises and how well it goes: SLAs, KPIs, opportunities.

use super::{Date, Id, Number, Span, entity::entity, step::is_default, unique_map::unique_map, words::word_enum};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A promise to someone, from one step to another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sla {
    pub id: Id,
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: SlaKind,
    #[serde(default)]
    pub name: String,
    /// For a response or resolution: the time promised.
    #[serde(default, skip_serializing_if = "is_default")]
    pub promise: Option<Span>,
    /// For a value: what is promised, in words ("98 % right first time").
    #[serde(default, skip_serializing_if = "is_default")]
    pub value: String,
    /// The clock starts when this step starts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub from: Option<Id>,
    /// The clock stops when this step is done.
    #[serde(default, skip_serializing_if = "is_default")]
    pub to: Option<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub promised_to: Option<Id>,
    /// The party that answers for it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: Option<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}
entity!(Sla, name, {
    from: link [Step] "runs from a step",
    to: link [Step] "runs to a step",
    promised_to: link [Party, Persona] "is promised to a party or persona",
    owner: link [Party] "is owned by a party",
});

word_enum! {
    /// What an SLA promises.
    SlaKind {
        /// The time to a first answer.
        Response "response",
        /// The time until it is done.
        #[default]
        Resolution "resolution",
        /// How good it is, in other than time.
        Value "value",
    }
}

/// A measure of how well something goes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kpi {
    pub id: Id,
    #[serde(default)]
    pub name: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub unit: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub direction: KpiDirection,
    /// Where it stood before.
    #[serde(default, skip_serializing_if = "is_default")]
    pub baseline: Option<Number>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub target: Option<Number>,
    /// What was measured, by day.
    #[serde(default, deserialize_with = "unique_map", skip_serializing_if = "is_default")]
    pub readings: BTreeMap<Date, Number>,
    /// The party that answers for it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: Option<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub measures: Vec<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}
entity!(Kpi, name, {
    owner: link [Party] "is owned by a party",
    measures: link [Process, Swimlane, Step, Journey, Stage, JourneyStep, Touchpoint, Sla] "measures a process, step \
                                                                                            or touchpoint",
});

word_enum! {
    /// Which way a KPI should go.
    KpiDirection {
        #[default]
        Higher "higher is better",
        Lower "lower is better",
    }
}

/// An improvement that could be made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opportunity {
    pub id: Id,
    #[serde(default, skip_serializing_if = "is_default")]
    pub status: OpportunityStatus,
    #[serde(default)]
    pub name: String,
    /// The pains it answers.
    #[serde(default, skip_serializing_if = "is_default")]
    pub answers: Vec<Id>,
    /// The party that sees to it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: Option<Id>,
    /// What will show that it worked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kpi: Option<Id>,
    /// How much work it is: 1 (little) to 5.
    #[serde(default, skip_serializing_if = "is_default")]
    pub effort: Option<u8>,
    /// What the customer gains: 1 (little) to 5.
    #[serde(default, skip_serializing_if = "is_default")]
    pub value: Option<u8>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub due: Option<Date>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}
entity!(Opportunity, name, {
    answers: link [Card, Touchpoint, Emotion, JourneyStep, Step] "answers a pain",
    owner: link [Party] "is owned by a party",
    kpi: link [Kpi] "is measured by a KPI",
});

word_enum! {
    /// How far an opportunity is.
    OpportunityStatus {
        #[default]
        Idea "idea",
        Planned "planned",
        Doing "doing",
        Done "done",
        Dropped "dropped",
    }
}

impl OpportunityStatus {
    /// Whether there is something left to do.
    pub fn is_open(self) -> bool {
        match self {
            OpportunityStatus::Idea | OpportunityStatus::Planned | OpportunityStatus::Doing => true,
            OpportunityStatus::Done | OpportunityStatus::Dropped => false,
        }
    }
}
