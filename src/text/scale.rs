//! The type scale: every size the drawings use, in one place, so that what is measured is what is painted.

use super::Style;

/// The heading of a drawing.
pub const TITLE: Style = Style::semibold(20.0);
/// The line under the heading.
pub const SUBTITLE: Style = Style::regular(12.0);
/// The name of a lane.
pub const LANE: Style = Style::semibold(14.0);
/// The kind of party, under a lane's name.
pub const CAPTION: Style = Style::regular(11.0);
/// The name of a phase, set in capitals.
pub const PHASE: Style = Style::semibold(10.5).tracked(0.8);
/// The name of a step.
pub const STEP: Style = Style::regular(13.0);
/// The question in a decision, and the name in an end pill: a little stronger.
pub const STEP_STRONG: Style = Style { weight: super::Weight::SemiBold, size: 13.0, tracking: 0.0 };
/// The name of a small step: an attached event, a document, a data store.
pub const STEP_SMALL: Style = Style::regular(12.0);
/// The label of a flow: a branch, a message.
pub const FLOW: Style = Style::semibold(11.0);
/// A note.
pub const NOTE: Style = Style::regular(12.0);
/// How long a wait takes, on its edge.
pub const DURATION: Style = Style::semibold(10.5);
/// A chip on a step or flow: a rule, a time, a cost.
pub const CHIP: Style = Style::regular(10.5);
/// The legend, and the names of the lines of interaction and visibility.
pub const LEGEND: Style = Style::regular(11.0);
/// The name of a stage, a row, a column of a table.
pub const TABLE_HEAD: Style = Style::semibold(13.0);
/// The words in a pill: a touchpoint, a channel.
pub const PILL: Style = Style::semibold(11.0);
/// A card of a table: a pain, an opportunity, a step behind the scenes.
pub const CARD: Style = Style::regular(12.0);
/// A touchpoint above the steps behind it.
pub const BEHIND: Style = Style::semibold(12.0);
/// Beneath the text of an entry: how well it is known.
pub const EVIDENCE: Style = Style::regular(10.5);
/// The number of a step in a SIPOC.
pub const NUMBER: Style = Style::semibold(11.0);
