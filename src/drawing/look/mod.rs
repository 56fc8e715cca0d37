//! How each kind of thing looks: one file per family, each a function from the record and its place to a group.

pub mod alignment;
pub mod blueprint;
pub mod channel;
pub mod chart;
pub mod chart_words;
pub mod chip;
pub mod clear;
pub mod curve;
pub mod decision;
pub mod edge;
pub mod entry;
pub mod flow;
pub mod heading;
pub mod icon;
pub mod journey;
pub mod lane;
pub mod legend;
pub mod matrix;
pub mod note;
pub mod outline;
pub mod phase;
pub mod sipoc;
pub mod step;
pub mod trend;
pub mod trigger;
