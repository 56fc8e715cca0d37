//! The model: a [`Document`] of flat records by stable id, and read-only questions about it.
//!
//! Knows nothing of files, geometry, text or windows. A document changes only through [`crate::change::Diff::apply`].

mod alignment;
mod alignment_cells;
mod alike;
mod as_typed;
mod attributes;
pub mod blueprint;
pub mod decision;
mod document;
mod entity;
mod fold;
mod governance;
mod grid;
mod id;
mod id_map;
mod journey;
mod journey_view;
mod key;
mod kinds;
mod kpi;
mod lane_class;
mod matrices;
mod measure;
mod names;
mod natural;
mod overdue;
mod portfolio;
mod problem;
mod promised;
mod quadrant;
mod quantity;
mod record;
mod refers;
mod register;
mod rollup;
mod row_kind;
mod rule;
pub mod rules;
mod same;
mod sheet;
mod sipoc;
mod sipoc_cells;
mod span;
mod spoken_of;
mod step;
mod suggest;
mod suppression;
mod table;
mod texts;
mod unique_map;
mod uses;
mod view;
mod words;

pub use alignment::{Alignment, ProcessOf, Service, StageOf, process_behind, served};
pub use alignment_cells::{alignment_choices, touchpoints_of};
pub use alike::{Alike, alike};
pub use as_typed::{AsTyped, Misread, dates_in_iso};
pub use attributes::{
    Attributes, ReadingsTable, Shown, Sort, UnreadCell, arranged, attribute_makes, attribute_text, headings_pasted,
    makes_nothing, readings_table, register_headings, several_makes,
};
pub use decision::{
    DecisionCells, DecisionFault, DecisionHeading, FaultKind, decision_choices, decision_faults, decision_text,
};
pub use document::Document;
pub use entity::{Entity, Link};
pub use fold::{fold, fold_into};
pub use governance::Governance;
pub use grid::{Cell, Grid, keys_between};
pub use id::{Id, IdMaker, could_be_id, is_made_id};
pub use id_map::{IdHasher, IdMap};
pub use journey::*;
pub use journey_view::{JourneyView, StageNode};
pub use key::Key;
pub(crate) use kinds::for_each_kind;
pub use kinds::{MODEL_ID, Record, RecordKind};
pub use kpi::{Standing, Trend, Way};
pub use matrices::{
    EXPERIENCE, Experience, ExperienceRow, HandOffs, Performer, Raci, RaciFault, RaciRow, Roles, SlaFlows, SystemUse,
    experience_names, is_done_by_somebody, is_performed, matrix_choices, matrix_makes, matrix_names, matrix_shows,
    matrix_text, open_hand_offs, party_and_roles, sla_flows, unoffered, waits,
};
pub use measure::*;
pub use names::{AND, Named, Names, last_name};
pub use natural::natural;
pub use overdue::{overdue, overdue_by};
pub use portfolio::{BehindKind, BehindProcess, behind_processes};
pub use problem::{Problem, ProblemKind, problems};
pub use promised::Promised;
pub use quadrant::{MUCH, Quadrant};
pub use quantity::{Date, NoDate, NoNumber, Number};
pub use record::*;
pub use refers::Refers;
pub use register::{Attribute, Matrix, Register};
pub use rollup::{Circle, ClassTotal, HandOff, Loop, RollUp, RollUps, Total, Unknown, Verdict, circles};
pub use row_kind::{Band, RowKind};
pub use rule::*;
pub use same::same_records;
pub use sheet::Sheet;
pub use sipoc::*;
pub use sipoc_cells::SipocCells;
pub use span::{Calendar, NoSpan, Span, Unit};
pub use spoken_of::spoken_of;
pub use step::*;
pub use suggest::{Suggestion, suggest};
pub use suppression::*;
pub use table::{CellAt, ColumnKey, RowKey};
pub use uses::{Use, lets_go, points_at, uses};
pub use view::{LaneNode, View};
pub use words::{capital, counted, either, in_short, signed, together};
