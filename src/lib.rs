//! Laneway: customer-first process design.
//!
//! Data flows one way: file text → [`model::Document`] → [`layout::Layout`] → [`drawing::Drawing`] → canvas, SVG, PNG.
//! Changes flow the other way: a verb in [`change::op`] returns a [`change::Transaction`], applied by
//! [`change::Diff::apply`]. ARCHITECTURE.md holds the table of layers and the invariants; `tests/` holds them true.

pub mod change;
pub mod check;
pub mod cli;
pub mod delimited;
pub mod disk;
pub mod drawing;
pub mod editor;
pub mod exchange;
pub mod export;
pub mod file;
pub mod geom;
#[cfg(feature = "gui")]
pub mod gui;
pub mod layout;
pub mod model;
pub mod text;
