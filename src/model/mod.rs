//! The model: a [`Document`] of flat records by stable id, and read-only questions about it.
//!
//! Knows nothing of files, geometry, text or windows. A document changes only through [`crate::change::Diff::apply`].

mod document;
mod grid;
mod id;
mod id_map;
mod key;
mod problem;
mod record;
pub mod rules;
mod step;
mod view;

pub use document::Document;
pub use grid::{Cell, Grid, keys_between};
pub use id::{Id, IdMaker};
pub use id_map::{IdHasher, IdMap};
pub use key::Key;
pub use problem::{Problem, ProblemKind, problems};
pub use record::*;
pub use step::*;
pub use view::{LaneNode, View};
