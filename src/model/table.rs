//! Where something stands in a view that is a table: a journey, a SIPOC, a matrix.

use super::{Attribute, Id, Key, Lifecycle, OpportunityStatus, ProcessKind, SipocColumn};

/// What a row of a table is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKey {
    /// The names of the stages, above the columns of a journey.
    Stages,
    /// The names of the journey steps, in a journey without a row of its own for them.
    Steps,
    /// A row of a journey.
    Row(Id),
    /// The entries of a SIPOC with this key; in free lists, the entries so far down their columns.
    Entries(Key),
    /// A process of an alignment.
    Process(Id),
    /// What no process stands behind, in an alignment; over the steps of a matrix that are in no phase.
    Unserved,
    /// A record of a register or decision table, a step or party of a matrix.
    Record(Id),
    /// The processes of this kind, in the portfolio.
    Processes(ProcessKind),
    /// The names of the inputs and outputs, their types and values, in a decision table.
    Types,
    /// The opportunities on the board.
    Cards,
    /// Opportunities of this value, 1 to 5, or whose value nobody has said, in the chart.
    Value(Option<u8>),
    /// What the checks of a decision table found: the place among its findings.
    Finding(usize),
    /// The row at the end: the empty one of a SIPOC, where typing makes a new row; in a journey, of cards without a
    /// row.
    New,
}

/// What a column of a table is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnKey {
    /// A journey step.
    Step(Id),
    Sipoc(SipocColumn),
    /// A stage of an alignment; in a journey, one without steps.
    Stage(Id),
    /// What serves no customer, in an alignment; what serves no part of the experience, in the portfolio.
    Unserving,
    /// An attribute of the records of a register, or of the steps of a matrix.
    Attribute(Attribute),
    /// A party or swimlane of a matrix, an input or output of a decision table.
    Record(Id),
    /// The numbers of the rows of a decision table, beneath its hit policy.
    Number,
    /// The remarks on the rows of a decision table.
    Note,
    /// A part of the customer's experience, in the portfolio.
    Lifecycle(Lifecycle),
    /// Opportunities that are so far, on the board.
    Status(OpportunityStatus),
    /// Opportunities of this effort, 1 to 5, or whose effort nobody has said, in the chart.
    Effort(Option<u8>),
    /// The column at the end: the empty one, where typing makes a new one; in a journey also of cards without a step.
    New,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAt {
    pub row: RowKey,
    pub column: ColumnKey,
}
