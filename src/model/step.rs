//! Steps and what kinds of step there are.

use super::{Id, Key, Number, Span, entity::entity, fold, words::word_enum};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// One step of a swimlane. It stands in a cell: lane, column, row in the lane.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub id: Id,
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: StepKind,
    #[serde(default)]
    pub name: String,
    pub lane: Id,
    pub column: Key,
    #[serde(default, skip_serializing_if = "is_default")]
    pub row: Key,
    /// For an event that sits on the edge of another step; it then has that step's cell.
    #[serde(default, skip_serializing_if = "is_default")]
    pub attached_to: Option<Id>,
    /// For an attached or starting event: the work it interrupts goes on.
    #[serde(default, skip_serializing_if = "is_default")]
    pub non_interrupting: bool,
    /// For a sub-process: the swimlane that details it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub link: Option<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub repeat: Repeat,
    /// For a wait or a timer: how long, in words ("2 to 6 d").
    #[serde(default, skip_serializing_if = "is_default")]
    pub duration: String,
    /// The systems that do it, or that it is done in: parties of that kind.
    #[serde(default, skip_serializing_if = "is_default")]
    pub systems: Vec<Id>,
    /// Who does the work; where nobody is named, the party of its lane.
    #[serde(default, skip_serializing_if = "is_default")]
    pub responsible: Vec<Id>,
    /// Who answers for the result: one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub accountable: Vec<Id>,
    /// Who is asked before.
    #[serde(default, skip_serializing_if = "is_default")]
    pub consulted: Vec<Id>,
    /// Who is told after.
    #[serde(default, skip_serializing_if = "is_default")]
    pub informed: Vec<Id>,
    /// For a decision: the table it is made by.
    #[serde(default, skip_serializing_if = "is_default")]
    pub decision_table: Option<Id>,
    /// How long somebody works on it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub work: Option<Span>,
    /// How long it lies before somebody does.
    #[serde(default, skip_serializing_if = "is_default")]
    pub wait: Option<Span>,
    /// What doing it once costs, in the model's currency.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cost: Option<Number>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub value: ValueClass,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: String,
}

entity!(Step, name, {
    lane: home [Lane] "stands in a lane",
    attached_to: home [Step] "sits on a step",
    link: link [Swimlane] "is detailed by a swimlane",
    systems: link [Party] "is performed by a system",
    responsible: link [Party] "is done by a responsible party",
    accountable: link [Party] "is answered for by a party",
    consulted: link [Party] "is done after asking a party",
    informed: link [Party] "is told to a party",
    decision_table: link [DecisionTable] "is decided by a decision table",
});

word_enum! {
    /// What a step is worth to the customer.
    ValueClass {
        /// Nobody has said.
        #[default]
        Unknown "not said",
        /// The customer would pay for it.
        Customer "customer value",
        /// The business needs it: a law, a safeguard.
        Business "business value",
        Waste "waste",
    }
}

word_enum! {
    /// What a swimlane may show on its steps and flows besides their names.
    Badge {
        #[default]
        Rules "rules",
        Slas "SLAs",
        Kpis "KPIs",
        Opportunities "opportunities",
        Systems "systems",
        Times "times",
        Cost "cost",
        Value "value class",
        Raci "RACI",
    }
}

impl Badge {
    /// Those that a swimlane shows unless it says otherwise.
    pub fn usual() -> BTreeSet<Badge> {
        [Badge::Rules, Badge::Slas, Badge::Kpis, Badge::Times].into()
    }

    pub(super) fn is_usual(badges: &BTreeSet<Badge>) -> bool {
        *badges == Badge::usual()
    }
}

/// What a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StepKind {
    Task(TaskKind),
    Decision(Gateway),
    Start(Trigger),
    End(Trigger),
    /// An intermediate event that is waited for, or (attached) that may strike.
    Event(Trigger),
    /// An intermediate event that the process itself sends.
    Throw(Trigger),
    Wait,
    SubProcess(SubProcess),
    Document,
    DataStore,
}

impl Default for StepKind {
    fn default() -> Self {
        StepKind::Task(TaskKind::Plain)
    }
}

impl Step {
    /// What ties a link event that is thrown to those that catch it in its swimlane: its name, capitals, accents and
    /// spaces apart.
    pub fn link_name(&self) -> String {
        fold(&self.name).replace(' ', "")
    }
}

impl StepKind {
    /// Whether it is work that somebody does for somebody: no decision, event or thing.
    pub fn is_work(self) -> bool {
        match self {
            StepKind::Task(_) | StepKind::SubProcess(_) => true,
            StepKind::Decision(_)
            | StepKind::Start(_)
            | StepKind::End(_)
            | StepKind::Event(_)
            | StepKind::Throw(_)
            | StepKind::Wait
            | StepKind::Document
            | StepKind::DataStore => false,
        }
    }

    /// The word for this kind of step.
    pub fn word(self) -> &'static str {
        match self {
            StepKind::Task(_) => "task",
            StepKind::Decision(_) => "decision",
            StepKind::Start(_) => "start",
            StepKind::End(_) => "end",
            StepKind::Event(_) => "event",
            StepKind::Throw(_) => "throwing event",
            StepKind::Wait => "wait",
            StepKind::SubProcess(_) => "sub-process",
            StepKind::Document => "document",
            StepKind::DataStore => "data store",
        }
    }
}

/// How a task is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TaskKind {
    #[default]
    Plain,
    User,
    Service,
    Manual,
    Script,
    Send,
    Receive,
    Rule,
}

impl TaskKind {
    /// All of them, as a choice lists them.
    pub const ALL: [TaskKind; 8] = [
        TaskKind::Plain,
        TaskKind::User,
        TaskKind::Service,
        TaskKind::Manual,
        TaskKind::Script,
        TaskKind::Send,
        TaskKind::Receive,
        TaskKind::Rule,
    ];

    /// The word for this kind of task.
    pub fn word(self) -> &'static str {
        match self {
            TaskKind::Plain => "plain",
            TaskKind::User => "user",
            TaskKind::Service => "service",
            TaskKind::Manual => "manual",
            TaskKind::Script => "script",
            TaskKind::Send => "send",
            TaskKind::Receive => "receive",
            TaskKind::Rule => "rule",
        }
    }
}

/// How a decision splits or joins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Gateway {
    #[default]
    Exclusive,
    Parallel,
    Inclusive,
    EventBased,
    Complex,
}

impl Gateway {
    /// All of them, as a choice lists them.
    pub const ALL: [Gateway; 5] =
        [Gateway::Exclusive, Gateway::Parallel, Gateway::Inclusive, Gateway::EventBased, Gateway::Complex];

    /// The word for this kind of decision.
    pub fn word(self) -> &'static str {
        match self {
            Gateway::Exclusive => "exclusive",
            Gateway::Parallel => "parallel",
            Gateway::Inclusive => "inclusive",
            Gateway::EventBased => "event-based",
            Gateway::Complex => "complex",
        }
    }
}

/// What sets an event off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Trigger {
    #[default]
    Plain,
    Message,
    Timer,
    Error,
    Signal,
    Escalation,
    Conditional,
    Link,
    Cancel,
    Compensation,
    Terminate,
    Multiple,
    ParallelMultiple,
}

impl Trigger {
    /// All of them, as a choice lists them.
    pub const ALL: [Trigger; 13] = [
        Trigger::Plain,
        Trigger::Message,
        Trigger::Timer,
        Trigger::Error,
        Trigger::Signal,
        Trigger::Escalation,
        Trigger::Conditional,
        Trigger::Link,
        Trigger::Cancel,
        Trigger::Compensation,
        Trigger::Terminate,
        Trigger::Multiple,
        Trigger::ParallelMultiple,
    ];

    /// The word for this trigger.
    pub fn word(self) -> &'static str {
        match self {
            Trigger::Plain => "plain",
            Trigger::Message => "message",
            Trigger::Timer => "timer",
            Trigger::Error => "error",
            Trigger::Signal => "signal",
            Trigger::Escalation => "escalation",
            Trigger::Conditional => "conditional",
            Trigger::Link => "link",
            Trigger::Cancel => "cancel",
            Trigger::Compensation => "compensation",
            Trigger::Terminate => "terminate",
            Trigger::Multiple => "multiple",
            Trigger::ParallelMultiple => "parallel multiple",
        }
    }
}

/// What kind of sub-process.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SubProcess {
    #[default]
    Plain,
    /// Calls a process that stands on its own.
    Call,
    /// Started by an event.
    Event,
    Transaction,
    AdHoc,
}

/// Whether a task or sub-process is done more than once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Repeat {
    #[default]
    Once,
    Loop,
    /// For each of several, one after another.
    Sequential,
    /// For each of several, at the same time.
    Parallel,
}
