//! Where something stands in a view that is a table: a journey, a SIPOC, a matrix.

use super::{Id, Key, SipocColumn};

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
    /// What no process stands behind, in an alignment.
    Unserved,
    /// The row at the end: the empty one of a SIPOC, where typing makes a new row; in a journey, of cards without a row.
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
    /// What serves no customer, in an alignment.
    Unserving,
    /// The column at the end: the empty one, where typing makes a new one; in a journey also of cards without a step.
    New,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAt {
    pub row: RowKey,
    pub column: ColumnKey,
}
