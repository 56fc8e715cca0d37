//! Views that are tables: journeys and blueprints, SIPOCs, matrices. One engine for all of them.
//!
//! `Table::new` says what a view shows (a file a kind of view), [`layout_table`] where it stands. Rows grow with their
//! text and columns keep their width, so nothing is cut and nothing overlaps, however long a text is.

mod alignment;
mod blueprint;
mod chart;
mod content;
mod journey;
mod place;
mod sipoc;

pub use chart::{chart_value, chart_y};
pub use content::{Arrow, Body, Cell, Column, Curve, Entry, Group, Look, Reading, Row, Table, Tint};
pub(crate) use place::style;
pub use place::{CHART, CellBox, ColumnBox, EntryBox, GroupBox, RowBox, TableLayout, layout_table};
