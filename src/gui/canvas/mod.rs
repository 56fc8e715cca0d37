//! The canvas: shows a drawing, turns pointer and keys into editor events.

mod flat;
mod line;
pub mod paint;
mod polygon;
mod transform;

pub use transform::ScreenFromDoc;
