//! What the current swimlane looks like: request, layout, drawing. Made on demand, and only what a change asks for:
//! an equal request keeps its layout; selection, camera and tools touch nothing here.

use super::axes::Axes;
use crate::{
    drawing::{Drawing, ThemeName, draw},
    geom::Rect,
    layout::{Layout, Request, Route, layout},
    model::{Document, Id, Orientation},
};
use std::{cell::OnceCell, collections::HashMap};

/// One swimlane, laid out and drawn.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// `None` where the model has no swimlane to show.
    pub request: Option<Request>,
    pub layout: Layout,
    pub drawing: Drawing,
    places: OnceCell<Places>,
}

/// Where everything is, by id.
#[derive(Clone, Debug, Default)]
struct Places {
    rects: HashMap<Id, Rect>,
    routes: HashMap<Id, usize>,
}

impl Scene {
    /// The scene of a swimlane. Where `before` was made from an equal request, its layout is used again.
    pub(super) fn new(document: &Document, swimlane: Option<&Id>, theme: ThemeName, before: Option<Scene>) -> Scene {
        let request = swimlane.and_then(|id| Request::new(document, id));
        let (layout, places) = match (before, &request) {
            (Some(before), _) if before.request == request => (before.layout, before.places),
            (_, Some(request)) => (layout(request), OnceCell::new()),
            (_, None) => (Layout::default(), OnceCell::new()),
        };
        let drawing = swimlane.map_or_else(Drawing::default, |id| draw(document, id, &layout, theme.theme()));
        Scene { request, layout, drawing, places }
    }

    /// The request of another state of the document, without a layout: for verbs that only ask about cells.
    pub(super) fn only_request(&self, document: &Document) -> Scene {
        let swimlane = self.request.as_ref().map(|r| &r.swimlane);
        Scene { request: swimlane.and_then(|id| Request::new(document, id)), ..Scene::default() }
    }

    /// The bounding box of a step, note, lane, phase or flow on the drawing.
    pub fn rect_of(&self, id: &Id) -> Option<Rect> {
        self.places().rects.get(id).copied()
    }

    /// The line of a flow.
    pub fn route_of(&self, id: &Id) -> Option<&Route> {
        self.places().routes.get(id).and_then(|&i| self.layout.flows.get(i))
    }

    /// The whole drawing.
    pub fn bounds(&self) -> Rect {
        self.drawing.bounds
    }

    /// Which way time runs.
    pub(super) fn axes(&self) -> Axes {
        Axes(self.request.as_ref().map_or(Orientation::Across, |r| r.orientation))
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| places(&self.layout))
    }
}

fn places(layout: &Layout) -> Places {
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
    let routes = layout.flows.iter().enumerate().map(|(i, r)| (r.id.clone(), i)).collect();
    Places { rects, routes }
}
