//! Panning: the drawing moves with the pointer.

use super::{Act, Context, Reaction};
use crate::{
    editor::{Cursor, PointerEvent},
    geom::Point,
};

/// The document point that stays under the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Panning {
    pub start: Point,
}

impl Panning {
    /// Keeps the start under the pointer.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        let mut camera = *context.camera;
        camera.pan((event.pos_in_doc - self.start) * camera.zoom);
        Reaction { act: Some(Act::Look(camera)), ..Reaction::default() }.cursor(Cursor::Grabbing)
    }
}
