//! The records of the model itself and of its swimlanes. Flat: a record points at others by id, never holds them.
//!
//! Field order here is field order in the file; a field that has its default is left out of the file.
//! The records of journeys are in [`super::journey`], those of a SIPOC in [`super::sipoc`].

use super::{
    Badge, Calendar, Id, Key, Level, Lifecycle, MODEL_ID, entity::entity, step::is_default, unique_map::unique_map,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The header of the model: one per document, with the id [`MODEL_ID`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Model {
    #[serde(skip)]
    pub id: Id,
    pub name: String,
    #[serde(skip_serializing_if = "is_default")]
    pub description: String,
    /// What costs are counted in: "EUR".
    #[serde(skip_serializing_if = "is_default")]
    pub currency: String,
    /// 24 where times are elapsed, 8 or so where they are office hours.
    #[serde(skip_serializing_if = "is_full_day")]
    pub hours_a_day: u8,
    /// 7 where times are elapsed.
    #[serde(skip_serializing_if = "is_full_week")]
    pub days_a_week: u8,
    /// The checks whose level is another than their own, by name.
    #[serde(deserialize_with = "unique_map", skip_serializing_if = "is_default")]
    pub checks: BTreeMap<String, Level>,
}

impl Default for Model {
    fn default() -> Self {
        let Calendar { hours_a_day, days_a_week } = Calendar::default();
        Model {
            id: MODEL_ID.into(),
            name: String::new(),
            description: String::new(),
            currency: String::new(),
            hours_a_day,
            days_a_week,
            checks: BTreeMap::new(),
        }
    }
}

fn is_full_day(hours: &u8) -> bool {
    *hours == Calendar::default().hours_a_day
}

fn is_full_week(days: &u8) -> bool {
    *days == Calendar::default().days_a_week
}

/// Who acts or receives. A party exists once and is a lane in many swimlanes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    pub id: Id,
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: PartyKind,
    #[serde(default)]
    pub name: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
    /// How to reach it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub contact: String,
    /// The id of the element this was imported from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: String,
}

/// What a party is to the organisation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PartyKind {
    Customer,
    #[default]
    Team,
    Role,
    Supplier,
    Partner,
    System,
    Regulator,
}

impl PartyKind {
    /// Every kind, in the order menus show them.
    pub const ALL: [PartyKind; 7] = [
        PartyKind::Customer,
        PartyKind::Team,
        PartyKind::Role,
        PartyKind::Supplier,
        PartyKind::Partner,
        PartyKind::System,
        PartyKind::Regulator,
    ];

    /// The word for this kind.
    pub fn word(self) -> &'static str {
        match self {
            PartyKind::Customer => "customer",
            PartyKind::Team => "team",
            PartyKind::Role => "role",
            PartyKind::Supplier => "supplier",
            PartyKind::Partner => "partner",
            PartyKind::System => "system",
            PartyKind::Regulator => "regulator",
        }
    }
}

/// An end-to-end process, and the customer outcome it exists for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Process {
    pub id: Id,
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: ProcessKind,
    #[serde(default)]
    pub name: String,
    /// The party that owns it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: Option<Id>,
    /// What it is there for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub purpose: String,
    /// What the customer has when it has gone well.
    #[serde(default, skip_serializing_if = "is_default")]
    pub outcome: String,
    /// The parts of the customer's experience it serves.
    #[serde(default, skip_serializing_if = "is_default")]
    pub phases: BTreeSet<Lifecycle>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: String,
}

/// The place of a process in the portfolio.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ProcessKind {
    #[default]
    Primary,
    Support,
    Management,
}

impl ProcessKind {
    /// All of them, as a choice lists them.
    pub const ALL: [ProcessKind; 3] = [ProcessKind::Primary, ProcessKind::Support, ProcessKind::Management];

    /// The word for this kind.
    pub fn word(self) -> &'static str {
        match self {
            ProcessKind::Primary => "primary",
            ProcessKind::Support => "support",
            ProcessKind::Management => "management",
        }
    }
}

/// One drawing of a process: lanes, phases, steps, flows and notes point at it or at its lanes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Swimlane {
    pub id: Id,
    #[serde(default)]
    pub name: String,
    /// The process it draws.
    #[serde(default, skip_serializing_if = "is_default")]
    pub process: Option<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub state: State,
    #[serde(default, skip_serializing_if = "is_default")]
    pub orientation: Orientation,
    /// The kinds of badge it shows on its steps and flows.
    #[serde(default = "Badge::usual", skip_serializing_if = "Badge::is_usual")]
    pub badges: BTreeSet<Badge>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: String,
}

/// Whether a swimlane shows what is or what should be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum State {
    #[default]
    AsIs,
    ToBe,
}

/// How a swimlane runs. Cells do not change when it is turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Orientation {
    /// Lanes lie across, time runs left to right.
    #[default]
    Across,
    /// Lanes stand side by side, time runs top to bottom.
    Down,
}

/// One party's row in a swimlane. A top lane is a pool; lanes nest by `parent`; steps stand in leaf lanes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    pub id: Id,
    pub swimlane: Id,
    /// The lane this one is nested in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parent: Option<Id>,
    /// Whose lane it is. Where the lane has no name of its own, it shows the party's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub party: Option<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: String,
    /// Its place among its siblings.
    #[serde(default)]
    pub order: Key,
    #[serde(default, skip_serializing_if = "is_default")]
    pub class: LaneClass,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: String,
}

/// Where a lane stands to the customer; gives the lines of interaction and visibility.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LaneClass {
    #[default]
    Plain,
    Customer,
    Frontstage,
    Backstage,
    Support,
}

/// A named span of columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    pub id: Id,
    pub swimlane: Id,
    #[serde(default)]
    pub name: String,
    /// Its first column.
    pub from: Key,
    /// Its last column, included.
    pub to: Key,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}

/// An arrow. Its ends are steps; also lanes (a message to a closed pool), notes and flows (an association).
/// An end may be missing: work in progress, or an import.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    pub id: Id,
    pub swimlane: Id,
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: FlowKind,
    #[serde(default, skip_serializing_if = "is_default")]
    pub from: Option<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub to: Option<Id>,
    /// The condition on a decision's branch, or what passes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: String,
    /// Whether a branch is taken always, on a condition, or by default.
    #[serde(default, skip_serializing_if = "is_default")]
    pub condition: Condition,
    /// The documents handed over.
    #[serde(default, skip_serializing_if = "is_default")]
    pub carries: Vec<Id>,
    /// The promise on this hand-off.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sla: Option<Id>,
    /// On a decision's branch: how often it is taken, in percent.
    #[serde(default, skip_serializing_if = "is_default")]
    pub likelihood: Option<u8>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: String,
}

/// What a flow stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FlowKind {
    /// One step after another.
    #[default]
    Sequence,
    /// A message between pools.
    Message,
    /// A note, document or data store belongs to a step; no order in time.
    Association,
    /// An association with an arrow: data read or written.
    Data,
}

/// When a sequence flow is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    #[default]
    Always,
    /// Taken where no other branch is.
    Default,
    /// Taken where this expression holds (empty: the label says it).
    When(String),
}

/// A thing that is handed over, read or written: an order, a report, a case number. It exists once, and is an input or
/// output of SIPOCs and what flows carry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkDocument {
    pub id: Id,
    #[serde(default)]
    pub name: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}

/// Words on the drawing, in a cell like a step, tied to a step by an association or to nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub id: Id,
    pub lane: Id,
    pub column: Key,
    #[serde(default, skip_serializing_if = "is_default")]
    pub row: Key,
    #[serde(default)]
    pub text: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: String,
}

impl Default for Swimlane {
    fn default() -> Self {
        Swimlane {
            id: Id::default(),
            name: String::new(),
            process: None,
            state: State::default(),
            orientation: Orientation::default(),
            badges: Badge::usual(),
            description: String::new(),
            foreign: String::new(),
        }
    }
}

entity!(Model, name, {});
entity!(Party, name, {});
entity!(Process, name, {
    owner: link [Party] "is owned by a party",
});
entity!(Swimlane, name, {
    process: link [Process] "draws a process",
});
entity!(Lane, name, {
    swimlane: home [Swimlane] "belongs to a swimlane",
    parent: home [Lane] "is nested in a lane",
    party: link [Party] "is the lane of a party",
});
entity!(Phase, name, {
    swimlane: home [Swimlane] "belongs to a swimlane",
});
entity!(Flow, label, {
    swimlane: home [Swimlane] "belongs to a swimlane",
    from: home [Step, Lane, Note, Flow] "starts at a step",
    to: home [Step, Lane, Note, Flow] "ends at a step",
    carries: link [Document] "hands over a document",
    sla: link [Sla] "is handed over under an SLA",
});
entity!(Note, text, {
    lane: home [Lane] "stands in a lane",
});
entity!(WorkDocument, name, {});
