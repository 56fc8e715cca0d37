//! What comes in from the window, in its own words, and what goes back to it. Knows no window toolkit.

use super::{Direction, LaneSteps, Rename, WindowCommand};
use crate::{
    geom::Point,
    model::{Id, Orientation, Use},
};

/// A key that commands are bound to. Typed text comes as text, not as keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A key by the character on it, in capitals: `'Z'`, `'0'`, `'+'`.
    Char(char),
    Arrow(Direction),
    Enter,
    Tab,
    Escape,
    Delete,
    Backspace,
    Space,
    Home,
    End,
    PageUp,
    PageDown,
    /// F1 to F12.
    F(u8),
}

/// Keys held down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Modifiers {
    /// Ctrl, or Cmd on a Mac.
    pub command: bool,
    pub shift: bool,
    pub alt: bool,
    /// The space bar, which makes any drag pan.
    pub space: bool,
}

impl Modifiers {
    /// None held.
    pub const NONE: Modifiers = Modifiers { command: false, shift: false, alt: false, space: false };
    /// Ctrl, or Cmd on a Mac, alone.
    pub const COMMAND: Modifiers = Modifiers { command: true, ..Modifiers::NONE };
    /// Shift alone.
    pub const SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::NONE };
    /// Alt alone.
    pub const ALT: Modifiers = Modifiers { alt: true, ..Modifiers::NONE };

    /// Whether a click adds to the selection.
    pub fn adds(self) -> bool {
        self.command || self.shift
    }
}

/// A button of the pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Button {
    #[default]
    Primary,
    Middle,
    Secondary,
}

/// The pointer pressed, moved or released.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointerEvent {
    /// Where, in document points, through the camera as it is now.
    pub pos_in_doc: Point,
    pub button: Button,
    pub mods: Modifiers,
    /// 1 for a click, 2 for a double click.
    pub clicks: u8,
}

impl PointerEvent {
    /// The primary button at a place, once, without modifiers.
    pub fn at(pos_in_doc: Point) -> PointerEvent {
        PointerEvent { pos_in_doc, button: Button::Primary, mods: Modifiers::NONE, clicks: 1 }
    }

    /// The same with these modifiers.
    pub fn with(self, mods: Modifiers) -> PointerEvent {
        PointerEvent { mods, ..self }
    }
}

/// The shape of the pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cursor {
    #[default]
    Default,
    /// Over something that can be clicked or dragged.
    Pointing,
    Grab,
    Grabbing,
    Crosshair,
    Text,
    /// An edge that moves along the time axis of a swimlane that runs this way.
    Resize(Orientation),
    /// What would happen here is refused.
    NotAllowed,
}

/// What the window does after an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// The canvas or the panels look different now.
    pub repaint: bool,
    /// Opens a text field over the canvas; [`super::Editor::renaming`] says the same until it is done.
    pub start_rename: Option<Rename>,
    /// `None` leaves the pointer as it is.
    pub cursor: Option<Cursor>,
    /// One line for the status bar: a refusal, or what was done.
    pub message: Option<String>,
    /// What the message is not long enough for, one a line: all that a paste left out.
    pub details: Vec<String>,
    /// Text to put on the clipboard.
    pub copy: Option<String>,
    /// A question only the user can answer, before the thing is done.
    pub ask: Option<Question>,
    /// A command that is the window's to carry out.
    pub window: Option<WindowCommand>,
    /// Whether the event was used; an unused key may go to the window's own handling.
    pub used: bool,
}

impl Response {
    /// Something changed that is seen.
    pub(super) fn repaint() -> Response {
        Response { repaint: true, used: true, ..Response::default() }
    }

    /// Only words for the status bar.
    pub(super) fn message(text: impl Into<String>) -> Response {
        Response { message: Some(text.into()), used: true, ..Response::default() }
    }
}

/// A question the editor cannot answer for the user. The window shows it and calls the method named.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Lanes with steps in them are to be deleted: answer with [`super::Editor::delete_lanes`].
    DeleteLanes {
        lanes: Vec<Id>,
        /// How many steps and notes stand in them.
        steps: usize,
        /// The lane their steps would move to, and its name; `None` where there is no other.
        neighbour: Option<(Id, String)>,
    },
    /// Something else refers to what is to be deleted: answer with [`super::Editor::delete_anyway`], which makes it let
    /// go, or with [`super::Editor::replace`].
    DeleteUsed {
        targets: Vec<Id>,
        /// What was answered before about the steps of lanes.
        lane_steps: Option<LaneSteps>,
        uses: Vec<Use>,
        /// What could take the place of the only target, by name.
        others: Vec<Id>,
    },
    /// Several places could be meant: answer with [`super::Editor::go_to`].
    Choose { title: String, places: Vec<Use> },
}
