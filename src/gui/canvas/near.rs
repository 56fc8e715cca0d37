//! What is in sight and a little around it, kept from frame to frame: what is far away costs nothing, however much it
//! is.

use super::{ScreenFromDoc, paint};
use crate::{
    drawing::{Drawing, Item, Primitive, ThemeName},
    editor::Editor,
    geom::Rect,
    model::Sheet,
};

/// Up to so many items, it costs less to look at each.
const FEW: usize = 256;

/// The items near a place, and the place.
pub struct Near {
    key: Key,
    covers: Rect,
    items: Vec<Item>,
}

type Key = (u64, Option<Sheet>, ThemeName);

impl Near {
    /// The items of the editor's drawing that may be in sight; those of `last` where they still cover it.
    pub fn items<'a>(
        last: &'a mut Option<Near>,
        editor: &'a Editor,
        view: &ScreenFromDoc,
        clip: egui::Rect,
    ) -> &'a [Item] {
        let drawing = &editor.scene().drawing;
        if drawing.items.len() <= FEW || view.zoom * 13.0 < paint::SMALLEST_TEXT_PT {
            return &drawing.items;
        }
        // With what the painter adds to the edge.
        let visible = view.doc_rect(clip.expand(4.0));
        let key = (editor.revision(), editor.sheet().cloned(), editor.theme());
        let holds = |near: &Near| near.key == key && near.covers.contains_rect(visible);
        let near = match last.take().filter(holds) {
            Some(near) => near,
            None => Near::new(key, drawing, visible.inflate(visible.width() / 2.0, visible.height() / 2.0)),
        };
        &last.insert(near).items
    }

    fn new(key: Key, drawing: &Drawing, covers: Rect) -> Near {
        let near = |item: &&Item| match &item.primitive {
            Primitive::Group(group) => paint::in_sight(group.bounds, covers),
            Primitive::Path(_) | Primitive::Rect(_) | Primitive::Text(_) | Primitive::Image(_) => true,
        };
        Near { key, covers, items: drawing.items.iter().filter(near).cloned().collect() }
    }
}
