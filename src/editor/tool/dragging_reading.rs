//! Dragging a point of an emotion curve up and down, by half points; with Alt by tenths.

use super::{Act, Context, Reaction};
use crate::{
    change::op,
    editor::{
        Cursor, PointerEvent,
        overlay::Sketch,
        table::{Grid, Place, score, snapped},
    },
    geom::Point,
    layout::table::{chart_value, chart_y},
    model::{ColumnKey, Id, Score},
};

/// A reading on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct DraggingReading {
    reading: Id,
    place: Place,
    value: Option<f64>,
}

impl DraggingReading {
    /// Takes a reading.
    pub fn new(reading: Id, place: Place) -> DraggingReading {
        DraggingReading { reading, place, value: None }
    }

    /// The value under the pointer.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        let Some(scene) = &context.scene.table else { return Reaction::over() };
        let Some(row) = scene.layout.rows.get(self.place.0) else { return Reaction::over() };
        let value = snapped(chart_value(row.rect, context.in_table(event.pos_in_doc).y), event.mods.alt);
        self.value = Some(value);
        Reaction::default().cursor(Cursor::Grabbing).saying(format!("Emotion {}", score(value)))
    }

    /// Sets it.
    pub fn up(&mut self, context: &mut Context) -> Reaction {
        let step = context.scene.table.as_ref().and_then(|scene| (Grid { scene }).at(self.place));
        let (Some(value), Some(emotion)) = (self.value, context.document.emotion(&self.reading)) else {
            return Reaction::over().cursor(Cursor::Default);
        };
        let Some(ColumnKey::Step(step)) = step.map(|at| at.column) else { return Reaction::over() };
        let persona = emotion.persona.as_ref();
        let done =
            op::journey::set_emotion(context.document, &step, persona, emotion.state, Score::near(value), context.ids);
        Reaction::done(Act::Commit(done)).cursor(Cursor::Default)
    }

    /// The point where it would stand, and its value.
    pub fn preview(&self, context: &Context, sketch: &mut Sketch) {
        let (Some(scene), Some(value)) = (&context.scene.table, self.value) else { return };
        let grid = Grid { scene };
        let Some(row) = scene.layout.rows.get(self.place.0) else { return };
        if let Some(at) = grid.point_of(self.place, &self.reading) {
            sketch.reading(Point::new(at.x, chart_y(row.rect, value)), &score(value));
        }
    }
}
