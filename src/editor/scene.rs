//! What the current swimlane looks like: request, layout, drawing. Made on demand, and only what a change asks for:
//! an equal request keeps its layout; selection, camera and tools touch nothing here.

use super::axes::Axes;
use crate::{
    drawing::{Drawing, ThemeName, draw},
    geom::Rect,
    layout::{Layout, Request, Route, StepBox, layout},
    model::{Document, Id, Orientation},
};

/// One swimlane, laid out and drawn.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// `None` where the model has no swimlane to show.
    pub request: Option<Request>,
    pub layout: Layout,
    pub drawing: Drawing,
}

impl Scene {
    /// The scene of a swimlane. Where `before` was made from an equal request, its layout is used again.
    pub(super) fn new(document: &Document, swimlane: Option<&Id>, theme: ThemeName, before: Option<Scene>) -> Scene {
        let request = swimlane.and_then(|id| Request::new(document, id));
        let layout = match (before, &request) {
            (Some(before), _) if before.request == request => before.layout,
            (_, Some(request)) => layout(request),
            (_, None) => Layout::default(),
        };
        let drawing = swimlane.map_or_else(Drawing::default, |id| draw(document, id, &layout, theme.theme()));
        Scene { request, layout, drawing }
    }

    /// The request of another state of the document, without a layout: for verbs that only ask about cells.
    pub(super) fn only_request(&self, document: &Document) -> Scene {
        let swimlane = self.request.as_ref().map(|r| &r.swimlane);
        Scene { request: swimlane.and_then(|id| Request::new(document, id)), ..Scene::default() }
    }

    /// The bounding box of a step, note, lane, phase or flow on the drawing.
    pub fn rect_of(&self, id: &Id) -> Option<Rect> {
        let layout = &self.layout;
        None.or_else(|| self.step_of(id).map(|s| s.rect))
            .or_else(|| layout.lanes.iter().find(|l| l.id == *id).map(|l| l.rect))
            .or_else(|| layout.phases.iter().find(|p| p.id == *id).map(|p| p.rect))
            .or_else(|| sorted(&layout.notes, id, |n| &n.id).map(|n| n.rect))
            .or_else(|| {
                let points = &self.route_of(id)?.points;
                let first = points.first()?;
                Some(points.iter().fold(Rect::from_points(*first, *first), |r, p| r.union_pt(*p)))
            })
    }

    /// The line of a flow.
    pub fn route_of(&self, id: &Id) -> Option<&Route> {
        sorted(&self.layout.flows, id, |r| &r.id)
    }

    /// The box of a step.
    pub fn step_of(&self, id: &Id) -> Option<&StepBox> {
        sorted(&self.layout.steps, id, |s| &s.id)
    }

    /// The whole drawing.
    pub fn bounds(&self) -> Rect {
        self.drawing.bounds
    }

    /// Which way time runs.
    pub(super) fn axes(&self) -> Axes {
        Axes(self.request.as_ref().map_or(Orientation::Across, |r| r.orientation))
    }
}

/// Finds a record in a list of the layout: in order of ids, as the request has them.
fn sorted<'a, T>(list: &'a [T], id: &Id, id_of: impl Fn(&T) -> &Id) -> Option<&'a T> {
    list.binary_search_by(|item| id_of(item).cmp(id)).ok().and_then(|i| list.get(i))
}
