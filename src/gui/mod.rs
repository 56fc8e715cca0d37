//! The window: paints a drawing, turns egui input into editor events, panels, dialogs; disk.
