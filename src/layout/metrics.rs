//! The numbers of the layout, in points at 100 %: one place for every distance.

use crate::model::Orientation;

/// Around the whole drawing.
pub const MARGIN: f64 = 24.0;
/// Kept free below the lanes for the legend.
pub const LEGEND: f64 = 48.0;
/// Between the heading and the lanes, where there are no phases.
pub const HEADING_GAP: f64 = 14.0;
/// The strip of phase headings.
pub const PHASE_STRIP: f64 = 24.0;
/// From a phase's edge to its heading.
pub const PHASE_INSET: f64 = 14.0;

/// The header of a lane, beside it or above it.
pub const LANE_HEADER: f64 = 148.0;
/// The header of a lane that holds other lanes.
pub const POOL_HEADER: f64 = 92.0;
/// From a header's edge to its text.
pub const HEADER_INSET: f64 = 18.0;
/// The height of the header of a lane that stands upright, at least.
pub const UPRIGHT_HEADER: f64 = 52.0;
/// A header of a lane without a name.
pub const BARE_HEADER: f64 = 20.0;
/// A lane without steps.
pub const SLIM_LANE: f64 = 44.0;

pub const STEP_WIDTH: f64 = 148.0;
pub const STEP_HEIGHT: f64 = 54.0;
pub const STEP_WRAP: f64 = 120.0;
pub const PILL_HEIGHT: f64 = 40.0;
/// A start, end or event without a name.
pub const DOT: f64 = 40.0;
/// A decision without a name.
pub const BARE_DECISION: (f64, f64) = (64.0, 44.0);
/// How far the tips of a decision stand out from its flat top.
pub const DECISION_TIP: f64 = 20.0;
pub const DOCUMENT: (f64, f64) = (116.0, 62.0);
/// An event on the edge of a step: its height, and its width without a name.
pub const ATTACHED: f64 = 28.0;
/// How far it reaches into its step.
pub const ATTACHED_INSET: f64 = 12.0;
pub const ATTACHED_GAP: f64 = 10.0;
/// How far the duration on a wait's edge stands out.
pub const DURATION_OVERHANG: f64 = 10.0;
/// A chip: its height, from its edge to its words, from its mark to its words.
pub const CHIP_HEIGHT: f64 = 15.0;
pub const CHIP_PAD: f64 = 5.0;
pub const CHIP_MARK_GAP: f64 = 3.0;
/// Between two chips.
pub const CHIP_GAP: f64 = 4.0;
/// From a step's lower edge to its chips.
pub const CHIP_EDGE: f64 = 7.0;
/// What the first line of chips adds to a step; it shares the room beneath the name.
pub const CHIP_LINE: f64 = 15.0;
/// A line of chips makes a step no wider than this for their sake.
pub const CHIPS_WIDTH: f64 = 196.0;
pub const NOTE_WRAP: f64 = 140.0;
pub const LABEL_WRAP: f64 = 110.0;
/// From a label's text to its edge.
pub const LABEL_PAD: (f64, f64) = (4.0, 1.0);
/// Free around a label along its flow.
pub const LABEL_ROOM: f64 = 14.0;
/// From a label to its flow.
pub const LABEL_GAP: f64 = 3.0;

/// Between two flows side by side in a channel.
pub const TRACK: f64 = 12.0;
/// From the line between two lanes to the nearest flow along it.
pub const BORDER: f64 = 9.0;
/// From a corner of a step to the nearest flow.
pub const CORNER: f64 = 10.0;
/// The stub of a flow with an open end.
pub const STUB: f64 = 24.0;

/// Distances that depend on how the swimlane runs, because steps are wider than high.
#[derive(Clone, Copy, Debug)]
pub struct Gaps {
    /// Between two columns that no flow joins.
    pub column_bare: f64,
    /// Between two columns with a flow from one to the other.
    pub column: f64,
    /// From a step to the nearest flow that runs between the columns.
    pub column_side: f64,
    /// The same between rows.
    pub row_bare: f64,
    pub row: f64,
    pub row_side: f64,
    /// From a step to the edge of its lane.
    pub lane: f64,
    /// From the lane's ends to the first and last column.
    pub ends: f64,
    /// A column or row with nothing in it.
    pub empty_column: f64,
    pub empty_row: f64,
}

impl Gaps {
    pub fn new(orientation: Orientation) -> Gaps {
        match orientation {
            Orientation::Across => Gaps {
                column_bare: 28.0,
                column: 42.0,
                column_side: 20.0,
                row_bare: 24.0,
                row: 30.0,
                row_side: 16.0,
                lane: 19.0,
                ends: 22.0,
                empty_column: 40.0,
                empty_row: SLIM_LANE - 2.0 * 19.0,
            },
            Orientation::Down => Gaps {
                column_bare: 24.0,
                column: 32.0,
                column_side: 16.0,
                row_bare: 28.0,
                row: 36.0,
                row_side: 20.0,
                lane: 22.0,
                ends: 19.0,
                empty_column: 24.0,
                empty_row: 60.0,
            },
        }
    }
}
