//! The records of a SIPOC: suppliers, inputs, process, outputs, customers.

use super::{Id, Key, entity::entity, step::is_default};
use serde::{Deserialize, Serialize};

/// One SIPOC table of a process.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sipoc {
    pub id: Id,
    #[serde(default)]
    pub name: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub process: Option<Id>,
    /// The party that owns the process, where it is not the process's own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: Option<Id>,
    /// What sets the process off: the scope's first border.
    #[serde(default, skip_serializing_if = "is_default")]
    pub start: String,
    /// What it ends with: the scope's last border.
    #[serde(default, skip_serializing_if = "is_default")]
    pub end: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub fill: FillOrder,
    #[serde(default, skip_serializing_if = "is_default")]
    pub form: SipocForm,
    /// Whether the requirements on inputs are shown.
    #[serde(default, skip_serializing_if = "is_default")]
    pub input_requirements: bool,
    /// Whether the requirements on outputs (critical to quality) are shown.
    #[serde(default, skip_serializing_if = "is_default")]
    pub output_requirements: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}
entity!(Sipoc, name, {
    process: link [Process] "frames a process",
    owner: link [Party] "is owned by a party",
});

/// In which order a SIPOC is filled in; sources disagree, so it is a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FillOrder {
    /// Process, outputs, customers, inputs, suppliers.
    #[default]
    Process,
    /// Customers, requirements, outputs, process, inputs, suppliers: COPIS.
    Customer,
}

impl FillOrder {
    /// All of them, as a choice lists them.
    pub const ALL: [FillOrder; 2] = [FillOrder::Process, FillOrder::Customer];

    /// The words for it.
    pub fn word(self) -> &'static str {
        match self {
            FillOrder::Process => "from the process",
            FillOrder::Customer => "from the customer",
        }
    }

    /// The columns in this order.
    pub fn columns(self) -> [SipocColumn; 7] {
        use SipocColumn::*;
        match self {
            FillOrder::Process => {
                [Process, Outputs, OutputRequirements, Customers, Inputs, InputRequirements, Suppliers]
            }
            FillOrder::Customer => {
                [Customers, OutputRequirements, Outputs, Process, Inputs, InputRequirements, Suppliers]
            }
        }
    }
}

/// How the cells of a SIPOC belong together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SipocForm {
    /// What stands in one row belongs together: this input feeds that step.
    #[default]
    Rows,
    /// Each column is a list of its own.
    Lists,
}

impl SipocForm {
    /// All of them, as a choice lists them.
    pub const ALL: [SipocForm; 2] = [SipocForm::Rows, SipocForm::Lists];

    /// The words for it.
    pub fn word(self) -> &'static str {
        match self {
            SipocForm::Rows => "aligned rows",
            SipocForm::Lists => "free lists",
        }
    }
}

/// A column of a SIPOC, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SipocColumn {
    Suppliers,
    Inputs,
    InputRequirements,
    Process,
    Outputs,
    OutputRequirements,
    Customers,
}

impl SipocColumn {
    /// All of them, from left to right.
    pub const ALL: [SipocColumn; 7] = [
        SipocColumn::Suppliers,
        SipocColumn::Inputs,
        SipocColumn::InputRequirements,
        SipocColumn::Process,
        SipocColumn::Outputs,
        SipocColumn::OutputRequirements,
        SipocColumn::Customers,
    ];

    /// The word for one entry of it.
    pub fn word(self) -> &'static str {
        match self {
            SipocColumn::Suppliers => "supplier",
            SipocColumn::Inputs => "input",
            SipocColumn::Process => "step",
            SipocColumn::Outputs => "output",
            SipocColumn::InputRequirements | SipocColumn::OutputRequirements => "requirement",
            SipocColumn::Customers => "customer",
        }
    }

    /// The heading of the column.
    pub fn heading(self) -> &'static str {
        match self {
            SipocColumn::Suppliers => "Suppliers",
            SipocColumn::Inputs => "Inputs",
            SipocColumn::Process => "Process",
            SipocColumn::Outputs => "Outputs",
            SipocColumn::InputRequirements | SipocColumn::OutputRequirements => "Requirements",
            SipocColumn::Customers => "Customers",
        }
    }
}

/// One entry of a SIPOC: a reference, or words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SipocEntry {
    pub id: Id,
    pub sipoc: Id,
    pub column: SipocColumn,
    /// Entries with the same key stand in one row; in free lists it only orders them.
    pub row: Key,
    /// Its place among several in one cell.
    #[serde(default, skip_serializing_if = "is_default")]
    pub place: Key,
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: String,
    /// What it stands for, whose name it shows: a party, a document, a step.
    #[serde(default, skip_serializing_if = "is_default")]
    pub record: Option<Id>,
    /// For the process column: the phase or swimlane that details it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub details: Option<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}
entity!(SipocEntry, text, {
    sipoc: home [Sipoc] "stands in a SIPOC",
    record: link [Party, Document, Step, Phase, Swimlane] "stands for a party, document or step",
    details: link [Phase, Swimlane] "is detailed by a phase or swimlane",
});
