//! Cells to coordinates, then routes. Pure and deterministic: the same request gives the same layout on every platform.
//!
//! [`Request`] holds just what the layout depends on; equal requests give equal layouts, so an equal one can be skipped.

mod request;
pub mod tidy;

pub use request::{FlowEnd, Request, RequestFlow, RequestLane, RequestNote, RequestPhase, RequestStep};
pub use tidy::{Placement, tidy, tidy_with_phases};

use crate::{
    geom::{Point, Rect, Size},
    model::{Id, Key},
    text::Block,
};

/// Where everything of one swimlane stands, in points at 100 %, y down, the origin at the top left of the drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Size of the whole drawing, margins and heading included.
    pub size: Size,
    /// The heading above the lanes.
    pub title: Option<Label>,
    pub subtitle: Option<Label>,
    /// Lanes in preorder, as in [`crate::model::View::lanes`].
    pub lanes: Vec<LaneBox>,
    pub phases: Vec<PhaseBox>,
    /// The columns, in time order: where each lies along the time axis.
    pub columns: Vec<Band>,
    pub steps: Vec<StepBox>,
    pub flows: Vec<Route>,
    pub notes: Vec<NoteBox>,
}

/// Text with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub rect: Rect,
    pub block: Block,
}

/// An interval along an axis that stands for a key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    pub key: Key,
    pub start: f64,
    pub end: f64,
}

/// A lane: its whole area with the header, and the header.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneBox {
    pub id: Id,
    pub rect: Rect,
    pub header: Rect,
    pub name: Block,
    /// The second line of the header: the kind of party.
    pub caption: Block,
    pub depth: usize,
    pub leaf: bool,
    /// The lane's rows across the time axis; none in a lane that is not a leaf.
    pub rows: Vec<Band>,
}

/// A phase: its heading, and the span of columns it covers, through all lanes.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseBox {
    pub id: Id,
    pub rect: Rect,
    pub heading: Label,
}

/// A step: its outline's bounding box and its name inside.
#[derive(Clone, Debug, PartialEq)]
pub struct StepBox {
    pub id: Id,
    pub lane: Id,
    pub rect: Rect,
    pub name: Block,
    pub attached_to: Option<Id>,
}

/// A flow: an orthogonal line from outline to outline, without the rounding of its bends.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    pub id: Id,
    /// At least two points; empty where the flow has no end to draw at.
    pub points: Vec<Point>,
    pub label: Option<Label>,
    /// Whether it crosses from one party's lane to another's.
    pub hand_off: bool,
}

/// A note's box and text.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteBox {
    pub id: Id,
    pub lane: Id,
    pub rect: Rect,
    pub text: Block,
}
