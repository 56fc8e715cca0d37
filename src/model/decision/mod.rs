//! What a decision table says, and whether it says it soundly.
//!
//! A cell is read as a unary test ([`unary`]), a test is a set over the domain of its column ([`domain`]), a row a box
//! of such sets. Rows that hold at once are boxes that meet, and what no row covers is found by cutting boxes out of
//! the whole ([`cover`]): the geometric reading of Calvanese, Dumas, Laurson, Maggi, Montali and Teinemaa, *Semantics
//! and analysis of DMN decision tables* (2016). What is meant by the words is OMG, *Decision Model and Notation* 1.5:
//! hit policies in 8.2.8, the tests in 7.3.2 and chapter 9. Knows no drawing and no editing.

mod cells;
mod choices;
mod cover;
mod domain;
mod faults;
mod heading;
mod pairs;
mod unary;

#[cfg(test)]
mod tests;

pub use cells::DecisionCells;
pub use choices::{decision_choices, decision_text};
pub use faults::{DecisionFault, FaultKind, decision_faults};
pub use heading::{DecisionHeading, allowed_words};
pub use unary::{ReadError, Unary, Value, quote, read_output, says_nothing};
