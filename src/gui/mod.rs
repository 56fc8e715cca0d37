//! The window: paints a drawing, turns egui input into editor events, panels, dialogs; disk.

pub mod canvas;
pub mod fonts;
