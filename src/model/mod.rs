//! The model: a [`Document`] of flat records by stable id, and read-only questions about it.
//!
//! Knows nothing of files, geometry, text or windows. A document changes only through [`crate::change::Diff::apply`].

mod alignment;
mod alignment_cells;
pub mod blueprint;
mod document;
mod entity;
mod fold;
mod grid;
mod id;
mod id_map;
mod journey;
mod journey_view;
mod key;
mod kinds;
mod problem;
mod record;
mod row_kind;
pub mod rules;
mod sheet;
mod sipoc;
mod sipoc_cells;
mod step;
mod suggest;
mod table;
mod texts;
mod uses;
mod view;
mod words;

pub use alignment::{Alignment, ProcessOf, StageOf, process_behind};
pub use alignment_cells::{alignment_choices, touchpoints_of};
pub use document::Document;
pub use entity::{Entity, Link};
pub use fold::{fold, fold_into};
pub use grid::{Cell, Grid, keys_between};
pub use id::{Id, IdMaker};
pub use id_map::{IdHasher, IdMap};
pub use journey::*;
pub use journey_view::{JourneyView, StageNode};
pub use key::Key;
pub(crate) use kinds::for_each_kind;
pub use kinds::{MODEL_ID, Record, RecordKind};
pub use problem::{Problem, ProblemKind, problems};
pub use record::*;
pub use row_kind::{Band, RowKind};
pub use sheet::Sheet;
pub use sipoc::*;
pub use sipoc_cells::SipocCells;
pub use step::*;
pub use suggest::{Refers, Suggestion, suggest};
pub use table::{CellAt, ColumnKey, RowKey};
pub use uses::{Use, lets_go, uses};
pub use view::{LaneNode, View};
pub use words::{capital, signed};
