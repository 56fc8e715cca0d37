//! What makes an arrangement of cells bad, in hundredths of a bend. One place for all weights.

/// A turn of a flow.
pub(super) const BEND: i32 = 100;
/// Two flows that cross and have no end in common.
pub(super) const CROSS: i32 = 800;
/// Two flows of one step that cross.
pub(super) const CROSS_AT_STEP: i32 = 160;
/// Two flows on one line that the router has to lay beside one another.
pub(super) const OVERLAP: i32 = 90;
/// A flow's length: from one column to the next, from one row to the next.
pub(super) const COLUMN_APART: i32 = 36;
pub(super) const ROW_APART: i32 = 18;
/// A column or row in use, whatever for.
pub(super) const COLUMN: i32 = 40;
pub(super) const ROW: i32 = 50;
/// A step below the first row of its lane, and a start there: the main line keeps the first row.
pub(super) const BELOW: i32 = 10;
pub(super) const START_BELOW: i32 = 50;
/// A sequence flow within a lane that does not go to the right.
pub(super) const NOT_FORWARD: i32 = 130;
/// A flow that leaves against the way it leads in time, or comes from behind.
pub(super) const WRONG_SIDE: i32 = 30;
/// A further flow at one side of a step; one more if some come and some go.
pub(super) const CROWDED: i32 = 20;
pub(super) const BOTH_WAYS: i32 = 45;
/// A message that runs to the left.
pub(super) const MESSAGE_BACK: i32 = 40;
