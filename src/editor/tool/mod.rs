//! The tools: one state machine a file, named by what is going on.
//!
//! A tool sees the document and never holds it. It returns what is to be done; a gesture is begun by a press, previewed
//! from its start, and ends in one transaction or, cancelled, in none.

pub mod connecting;
pub mod connecting_entries;
pub mod dragging_column;
pub mod dragging_entry;
pub mod dragging_lane;
pub mod dragging_phase;
pub mod dragging_reading;
pub mod dragging_row;
pub mod dragging_stage;
pub mod dragging_steps;
mod landing;
pub mod marquee_selecting;
pub mod panning;
pub mod pressing;
pub mod pressing_cell;
pub mod range_selecting;
pub mod reattaching;
pub mod resizing_phase;
pub mod selecting;

pub use connecting::Connecting;
pub use connecting_entries::ConnectingEntries;
pub use dragging_column::DraggingColumn;
pub use dragging_entry::DraggingEntry;
pub use dragging_lane::DraggingLane;
pub use dragging_phase::DraggingPhase;
pub use dragging_reading::DraggingReading;
pub use dragging_row::DraggingRow;
pub use dragging_stage::DraggingStage;
pub use dragging_steps::DraggingSteps;
pub use marquee_selecting::MarqueeSelecting;
pub use panning::Panning;
pub use pressing::Pressing;
pub use pressing_cell::PressingCell;
pub use range_selecting::RangeSelecting;
pub use reattaching::Reattaching;
pub use resizing_phase::ResizingPhase;

use super::{Camera, Command, Cursor, Handle, PointerEvent, Scene, overlay::Sketch, table::Frozen};
use crate::{
    change::{Refusal, Transaction},
    geom::{Point, Rect},
    model::{Document, Id, IdMaker},
};

/// What the pointer is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Tool {
    /// Nothing pressed: what is under the pointer is what a press takes.
    #[default]
    Selecting,
    /// Pressed, not yet moved: a click or a drag to be.
    Pressing(Pressing),
    MarqueeSelecting(MarqueeSelecting),
    DraggingSteps(DraggingSteps),
    DraggingLane(DraggingLane),
    DraggingPhase(DraggingPhase),
    ResizingPhase(ResizingPhase),
    Connecting(Connecting),
    ConnectingEntries(ConnectingEntries),
    Reattaching(Reattaching),
    Panning(Panning),
    PressingCell(PressingCell),
    RangeSelecting(RangeSelecting),
    DraggingColumn(DraggingColumn),
    DraggingEntry(DraggingEntry),
    DraggingReading(DraggingReading),
    DraggingRow(DraggingRow),
    DraggingStage(DraggingStage),
}

/// What a tool may look at.
pub struct Context<'a> {
    pub document: &'a Document,
    pub scene: &'a Scene,
    pub camera: &'a Camera,
    pub selection: &'a [Id],
    pub handles: &'a [Handle],
    pub ids: &'a mut IdMaker,
}

impl Context<'_> {
    /// Screen points as document points.
    pub fn on_screen(&self, points: f64) -> f64 {
        points / self.camera.zoom
    }

    /// The chip under the pointer.
    pub fn chip(&self, pos: Point) -> Option<&crate::layout::ChipBox> {
        super::pick::chip(self.scene, pos)
    }

    /// What is under the pointer.
    pub fn pick(&self, pos: Point) -> super::Pick {
        super::pick::pick(self.scene, pos, self.on_screen(6.0))
    }

    /// The place in a table that is seen at a point: what is held in sight covers what it is held over.
    pub fn in_table(&self, pos: Point) -> Point {
        self.frozen().map_or(pos, |frozen| frozen.in_table(pos))
    }

    /// Where a part of a table is seen; `None` where it is covered.
    pub fn in_sight(&self, part: Rect) -> Option<Rect> {
        self.frozen().map_or(Some(part), |frozen| frozen.in_sight(part))
    }

    fn frozen(&self) -> Option<Frozen> {
        let scene = self.scene.table.as_ref()?;
        Some(Frozen::new(scene, self.camera.visible_in_doc()))
    }
}

/// What a tool wants after an event.
#[derive(Debug, Default)]
pub struct Reaction {
    /// The tool that takes over; `None` stays.
    pub next: Option<Tool>,
    pub act: Option<Act>,
    pub cursor: Option<Cursor>,
    pub message: Option<String>,
}

/// Something to be done by the editor, after the tool has let go.
#[derive(Debug)]
pub enum Act {
    Select(Vec<Id>),
    Commit(Result<Transaction, Refusal>),
    /// Commits, and starts naming what it selects.
    CommitAndName(Result<Transaction, Refusal>),
    Rename(Id),
    /// Selects what a chip stands for, or asks which of several.
    Show(Vec<Id>),
    /// Goes where it stands.
    Follow(Vec<Id>),
    Run(Command),
    Look(Camera),
    /// Goes to a cell of a table and what stands there; past the last entry is the last.
    GoToCell {
        place: super::table::Place,
        entry: usize,
        extend: bool,
    },
    /// Goes to a cell of a table and edits what stands there.
    EditCell {
        place: super::table::Place,
        entry: usize,
    },
    /// Adds a column or row at the end of a table.
    Append(Command),
    /// Sorts a register by a column.
    SortBy(usize),
    /// Chooses all cells between two.
    ChooseCells(super::table::Place, super::table::Place),
    /// Makes a reading of the curve at work in a cell of a chart.
    MakeReading(super::table::Place, f64),
    /// Leaves the table, with nothing selected.
    LeaveCell,
}

impl Reaction {
    /// Hands over to a tool.
    pub fn become_(tool: Tool) -> Reaction {
        Reaction { next: Some(tool), ..Reaction::default() }
    }

    /// Ends the gesture in this.
    pub fn done(act: Act) -> Reaction {
        Reaction { next: Some(Tool::Selecting), act: Some(act), ..Reaction::default() }
    }

    /// Ends the gesture in nothing.
    pub fn over() -> Reaction {
        Reaction::become_(Tool::Selecting)
    }

    /// With this pointer.
    pub fn cursor(self, cursor: Cursor) -> Reaction {
        Reaction { cursor: Some(cursor), ..self }
    }

    /// With these words.
    pub fn saying(self, message: impl Into<String>) -> Reaction {
        Reaction { message: Some(message.into()), ..self }
    }
}

impl Tool {
    /// What is going on, in a word: `selecting`, `dragging steps`.
    pub fn name(&self) -> &'static str {
        match self {
            Tool::Selecting => "selecting",
            Tool::Pressing(_) => "pressing",
            Tool::MarqueeSelecting(_) => "marquee selecting",
            Tool::DraggingSteps(_) => "dragging steps",
            Tool::DraggingLane(_) => "dragging a lane",
            Tool::DraggingPhase(_) => "dragging a phase",
            Tool::ResizingPhase(_) => "resizing a phase",
            Tool::Connecting(_) => "connecting",
            Tool::ConnectingEntries(_) => "connecting entries",
            Tool::Reattaching(_) => "re-attaching a flow",
            Tool::Panning(_) => "panning",
            Tool::PressingCell(_) => "pressing a cell",
            Tool::RangeSelecting(_) => "selecting cells",
            Tool::DraggingColumn(_) => "dragging a column",
            Tool::DraggingEntry(_) => "dragging an entry",
            Tool::DraggingReading(_) => "dragging a reading",
            Tool::DraggingRow(_) => "dragging a row",
            Tool::DraggingStage(_) => "dragging a stage",
        }
    }

    /// Whether something is carried or drawn by the pointer: near the edge of the canvas the picture moves along.
    pub fn drags(&self) -> bool {
        !matches!(self, Tool::Selecting | Tool::Pressing(_) | Tool::PressingCell(_) | Tool::Panning(_))
    }

    /// A button went down.
    pub fn down(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        match self {
            Tool::Selecting if context.scene.table.is_some() => pressing_cell::down(context, event),
            Tool::Selecting => selecting::down(context, event),
            Tool::Connecting(tool) => tool.down(context, event),
            Tool::ConnectingEntries(tool) => tool.down(context, event),
            // A second button ends the gesture without a diff.
            Tool::Pressing(_)
            | Tool::MarqueeSelecting(_)
            | Tool::DraggingSteps(_)
            | Tool::DraggingLane(_)
            | Tool::DraggingPhase(_)
            | Tool::ResizingPhase(_)
            | Tool::Reattaching(_)
            | Tool::Panning(_)
            | Tool::PressingCell(_)
            | Tool::RangeSelecting(_)
            | Tool::DraggingColumn(_)
            | Tool::DraggingEntry(_)
            | Tool::DraggingReading(_)
            | Tool::DraggingRow(_)
            | Tool::DraggingStage(_) => Reaction::over(),
        }
    }

    /// The pointer moved.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        match self {
            Tool::Selecting if context.scene.table.is_some() => pressing_cell::hover(context, event),
            Tool::Selecting => selecting::hover(context, event),
            Tool::Pressing(tool) => tool.moved(context, event),
            Tool::MarqueeSelecting(tool) => tool.moved(event),
            Tool::DraggingSteps(tool) => tool.moved(context, event),
            Tool::DraggingLane(tool) => tool.moved(context, event),
            Tool::DraggingPhase(tool) => tool.moved(context, event),
            Tool::ResizingPhase(tool) => tool.moved(context, event),
            Tool::Connecting(tool) => tool.moved(context, event),
            Tool::ConnectingEntries(tool) => tool.moved(context, event),
            Tool::Reattaching(tool) => tool.moved(context, event),
            Tool::Panning(tool) => tool.moved(context, event),
            Tool::PressingCell(tool) => tool.moved(context, event),
            Tool::RangeSelecting(tool) => tool.moved(context, event),
            Tool::DraggingColumn(tool) => tool.moved(context, event),
            Tool::DraggingEntry(tool) => tool.moved(context, event),
            Tool::DraggingReading(tool) => tool.moved(context, event),
            Tool::DraggingRow(tool) => tool.moved(context, event),
            Tool::DraggingStage(tool) => tool.moved(context, event),
        }
    }

    /// The button came up.
    pub fn up(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        match self {
            Tool::Selecting => Reaction::default(),
            Tool::Pressing(tool) => tool.up(context, event),
            Tool::MarqueeSelecting(tool) => tool.up(context, event),
            Tool::DraggingSteps(tool) => tool.up(context),
            Tool::DraggingLane(tool) => tool.up(context),
            Tool::DraggingPhase(tool) => tool.up(context),
            Tool::ResizingPhase(tool) => tool.up(context),
            Tool::Connecting(tool) => tool.up(context, event),
            Tool::ConnectingEntries(tool) => tool.up(context, event),
            Tool::Reattaching(tool) => tool.up(context),
            Tool::Panning(_) => Reaction::over().cursor(Cursor::Default),
            Tool::PressingCell(tool) => tool.up(),
            Tool::RangeSelecting(_) => Reaction::over().cursor(Cursor::Default),
            Tool::DraggingColumn(tool) => tool.up(context),
            Tool::DraggingEntry(tool) => tool.up(context),
            Tool::DraggingReading(tool) => tool.up(context),
            Tool::DraggingRow(tool) => tool.up(context),
            Tool::DraggingStage(tool) => tool.up(context),
        }
    }

    /// Draws what the gesture would do.
    pub fn preview(&self, context: &Context, sketch: &mut Sketch) {
        match self {
            Tool::Selecting
            | Tool::Pressing(_)
            | Tool::Panning(_)
            | Tool::PressingCell(_)
            | Tool::RangeSelecting(_) => {}
            Tool::DraggingColumn(tool) => tool.preview(context, sketch),
            Tool::DraggingEntry(tool) => tool.preview(context, sketch),
            Tool::DraggingReading(tool) => tool.preview(context, sketch),
            Tool::DraggingRow(tool) => tool.preview(context, sketch),
            Tool::DraggingStage(tool) => tool.preview(context, sketch),
            Tool::MarqueeSelecting(tool) => tool.preview(context, sketch),
            Tool::DraggingSteps(tool) => tool.preview(context, sketch),
            Tool::DraggingLane(tool) => tool.preview(context, sketch),
            Tool::DraggingPhase(tool) => tool.preview(context, sketch),
            Tool::ResizingPhase(tool) => tool.preview(sketch),
            Tool::Connecting(tool) => tool.preview(context, sketch),
            Tool::ConnectingEntries(tool) => tool.preview(context, sketch),
            Tool::Reattaching(tool) => tool.preview(context, sketch),
        }
    }
}
