//! Business rules, and the decision tables that state them.

use super::{Date, Id, Key, entity::entity, step::is_default, unique_map::unique_map, words::word_enum};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A business rule: what must hold, where it comes from, and what it governs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub id: Id,
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: RuleKind,
    #[serde(default)]
    pub name: String,
    /// The rule itself, in a sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub statement: String,
    /// The law, contract or policy it comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
    /// The place in the source: an article, a page.
    #[serde(default, skip_serializing_if = "is_default")]
    pub citation: String,
    /// The party that answers for it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: Option<Id>,
    /// When it is to be looked at again.
    #[serde(default, skip_serializing_if = "is_default")]
    pub review: Option<Date>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub governs: Vec<Id>,
    /// The table that states it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub decision_table: Option<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}
entity!(Rule, name, {
    owner: link [Party] "is owned by a party",
    governs: link [Step, Flow, Touchpoint] "governs a step, flow or touchpoint",
    decision_table: link [DecisionTable] "is stated by a decision table",
});

word_enum! {
    /// What sort of rule it is.
    RuleKind {
        #[default]
        Policy "policy",
        Regulation "regulation",
        Decision "decision",
        Calculation "calculation",
        Constraint "constraint",
    }
}

/// A decision table as in DMN: inputs left, outputs right, a rule a row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionTable {
    pub id: Id,
    #[serde(default)]
    pub name: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub hit: HitPolicy,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}
entity!(DecisionTable, name, {});

word_enum! {
    /// What holds where several rows of a decision table fit (DMN 1.5, 8.2.8).
    HitPolicy {
        /// No two rows fit at once.
        #[default]
        Unique "unique",
        /// Several may fit, all with the same outputs.
        Any "any",
        /// The row whose output stands first among the output's values.
        Priority "priority",
        /// The first row that fits.
        First "first",
        /// The outputs of all that fit, together.
        Collect "collect",
        /// The outputs of all that fit, in the order of the rows.
        RuleOrder "rule order",
        /// The outputs of all that fit, in the order of the output's values.
        OutputOrder "output order",
    }
}

impl HitPolicy {
    /// The letter at the top left of the table.
    pub fn letter(self) -> &'static str {
        match self {
            HitPolicy::Unique => "U",
            HitPolicy::Any => "A",
            HitPolicy::Priority => "P",
            HitPolicy::First => "F",
            HitPolicy::Collect => "C",
            HitPolicy::RuleOrder => "R",
            HitPolicy::OutputOrder => "O",
        }
    }
}

/// An input or output of a decision table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionColumn {
    pub id: Id,
    pub table: Id,
    #[serde(default, skip_serializing_if = "is_default")]
    pub side: DecisionSide,
    #[serde(default)]
    pub name: String,
    /// Its place among those of its side.
    #[serde(default)]
    pub order: Key,
    /// The type of its values.
    #[serde(default, skip_serializing_if = "is_default")]
    pub holds: ValueType,
    /// For a choice: its values, in their order.
    #[serde(default, skip_serializing_if = "is_default")]
    pub values: Vec<String>,
}
entity!(DecisionColumn, name, {
    table: home [DecisionTable] "is a column of a decision table",
});

word_enum! {
    /// Which side of a decision table a column is on.
    DecisionSide {
        #[default]
        Input "input",
        Output "output",
    }
}

word_enum! {
    /// The type of the values in a column of a decision table.
    ValueType {
        #[default]
        Text "text",
        Number "number",
        Date "date",
        /// One of a list of values.
        Choice "choice",
    }
}

/// A rule of a decision table: one row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionRow {
    pub id: Id,
    pub table: Id,
    /// Its place from top to bottom.
    #[serde(default)]
    pub order: Key,
    /// What stands in each column: "-" or nothing is irrelevant.
    #[serde(default, deserialize_with = "unique_map", skip_serializing_if = "is_default")]
    pub cells: BTreeMap<Id, String>,
    /// A remark on the row.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}
entity!(DecisionRow, note, {
    table: home [DecisionTable] "is a row of a decision table",
    cells: link [DecisionColumn] "fills a column of a decision table",
});
