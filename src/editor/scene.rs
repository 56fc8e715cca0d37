//! What the current swimlane looks like: request, layout, drawing. Made on demand, and only when something it depends on changed.

use crate::{
    drawing::Drawing,
    geom::Rect,
    layout::{Layout, Request},
    model::{Document, Id},
};
use std::{cell::OnceCell, collections::HashMap};

/// One swimlane, laid out and drawn.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// `None` where the model has no swimlane to show.
    pub request: Option<Request>,
    pub layout: Layout,
    pub drawing: Drawing,
    rects: OnceCell<HashMap<Id, Rect>>,
}

impl Scene {
    /// The scene of a swimlane. Where `before` was made from an equal request, its layout is used again.
    pub(super) fn new(document: &Document, swimlane: Option<&Id>, before: Option<Scene>) -> Scene {
        let request = swimlane.and_then(|id| Request::new(document, id));
        match before {
            Some(before) if before.request == request => before,
            _ => Scene { request, ..Scene::default() },
        }
    }

    /// The bounding box of a step, note, lane, phase or flow on the drawing.
    pub fn rect_of(&self, id: &Id) -> Option<Rect> {
        self.rects.get_or_init(|| rects(&self.layout)).get(id).copied()
    }

    /// The whole drawing.
    pub fn bounds(&self) -> Rect {
        self.drawing.bounds
    }
}

fn rects(layout: &Layout) -> HashMap<Id, Rect> {
    let mut rects = HashMap::with_capacity(layout.steps.len() + layout.flows.len() + layout.lanes.len());
    rects.extend(layout.lanes.iter().map(|l| (l.id.clone(), l.rect)));
    rects.extend(layout.phases.iter().map(|p| (p.id.clone(), p.rect)));
    rects.extend(layout.steps.iter().map(|s| (s.id.clone(), s.rect)));
    rects.extend(layout.notes.iter().map(|n| (n.id.clone(), n.rect)));
    for route in &layout.flows {
        if let Some(first) = route.points.first() {
            let rect = route.points.iter().fold(Rect::from_points(*first, *first), |r, p| r.union_pt(*p));
            rects.insert(route.id.clone(), rect);
        }
    }
    rects
}
