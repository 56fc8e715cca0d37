//! Views that are tables: journeys and blueprints, SIPOCs, matrices. One engine for all of them.
//!
//! `Table::new` says what a view shows (a file a kind of view), [`layout_table`] where it stands. Rows grow with their
//! text and columns keep their width (a word too long for one is broken), so nothing is cut and nothing overlaps,
//! however long a text is: [`check`] says so of any layout.

mod alignment;
pub mod arrows;
mod blueprint;
mod chart;
mod check;
mod content;
mod decision;
mod heads;
mod journey;
mod matrix;
mod opportunities;
mod origin;
mod pack;
mod place;
mod portfolio;
mod register;
mod sipoc;
mod sizes;
mod spark;

pub use arrows::ArrowLine;
pub use blueprint::{LEGEND_ARROW, LEGEND_ARROW_WIDTH, LEGEND_MARK_WIDTH, LEGEND_NEXT, LEGEND_WORDS};
pub use chart::{LEGEND_SAMPLE, chart_shift, chart_value, chart_y, legend};
pub use check::check;
pub use content::{Arrow, Body, Cell, Column, Curve, Entry, Group, Look, Portrait, Reading, Row, Table, Tint};
pub use decision::DecisionLook;
pub use heads::{COLUMN_INSET, LETTER};
pub use origin::Origin;
pub use place::{CHART, CellBox, ColumnBox, EntryBox, GroupBox, RowBox, TableLayout, layout_table, layout_table_after};
pub(crate) use sizes::style;
pub use sizes::{
    BLANK, CURVE, CURVE_AT, DOT_AT, ICON, ICON_AT, ICON_STEP, LINK_AT, MARK_BESIDE, NUMBER_AT, NUMBER_HEIGHT, PICTURE,
    PORTRAIT, PORTRAIT_AT, SIGN_AT, badge_width, marked_beside,
};
pub use spark::Spark;
