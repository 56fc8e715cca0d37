//! What the current view looks like: request, layout, drawing. Made on demand, and only what a change asks for:
//! an equal request keeps its layout; selection, camera and tools touch nothing here.

use super::axes::Axes;
use crate::{
    drawing::{self, Drawing, ThemeName},
    geom::Rect,
    layout::{
        self, Layout, Request, Route, StepBox,
        table::{Origin, Table, TableLayout, layout_table_after},
    },
    model::{Document, Id, Orientation, RowKey, Sheet, Shown},
};
use std::sync::Arc;

/// One view, laid out and drawn: a swimlane, or a table.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// `None` where the view is no swimlane.
    pub request: Option<Request>,
    pub layout: Arc<Layout>,
    pub drawing: Drawing,
    /// `None` where the view is no table.
    pub table: Option<Arc<TableScene>>,
    /// What the next scene may take over.
    origin: Origin,
    badged: layout::Badged,
    laid_out: layout::Memory,
    drawn: drawing::Memory,
    drawn_table: drawing::TableMemory,
}

impl Scene {
    /// The scene of a view. What did not change since `before` is taken over from it.
    pub(super) fn new(
        document: &Document,
        sheet: Option<&Sheet>,
        shown: &Shown,
        theme: ThemeName,
        before: Option<Scene>,
    ) -> Scene {
        match sheet {
            None => Scene::default(),
            Some(Sheet::Swimlane(id)) => Scene::of_swimlane(document, Some(id), theme, before),
            Some(sheet) => Scene::of_table(document, sheet, shown, theme, before),
        }
    }

    fn of_table(document: &Document, sheet: &Sheet, shown: &Shown, theme: ThemeName, before: Option<Scene>) -> Scene {
        let mut before = before.unwrap_or_default();
        let was = before.table.take();
        let known = was.as_ref().map(|was| (&was.table, &before.origin));
        let Some(table) = Table::editing_after(document, sheet, shown, known) else { return Scene::default() };
        let origin = Origin::new(document, shown.today);
        let scene = match &was {
            Some(was) if was.table == table => Arc::clone(was),
            _ => {
                let known = was.as_ref().map(|was| (&was.table, &was.layout));
                let layout = layout_table_after(&table, known);
                Arc::new(TableScene { table, layout })
            }
        };
        let known = was.as_ref().map(|was| (&was.table, &was.layout, &before.drawn_table));
        let (drawing, drawn_table) = drawing::draw_table_after(&scene.table, &scene.layout, theme.theme(), known);
        Scene { table: Some(scene), drawing, origin, drawn_table, ..Scene::default() }
    }

    fn of_swimlane(document: &Document, swimlane: Option<&Id>, theme: ThemeName, before: Option<Scene>) -> Scene {
        let mut before = before.unwrap_or_default();
        let (request, badged) = swimlane.and_then(|id| before.request_after(document, id)).unzip();
        let (layout, laid_out) = match &request {
            None => Default::default(),
            same if before.request == *same => (Arc::clone(&before.layout), std::mem::take(&mut before.laid_out)),
            Some(request) => {
                let memory = std::mem::take(&mut before.laid_out);
                let known = before.request.as_ref().map(|was| (was, &*before.layout, memory));
                let (layout, laid_out) = layout::layout_after(request, known);
                (Arc::new(layout), laid_out)
            }
        };
        let (drawing, drawn) = swimlane.map_or_else(Default::default, |id| {
            drawing::draw_after(document, id, &layout, theme.theme(), Some((&before.layout, &before.drawn)))
        });
        Scene { request, layout, drawing, badged: badged.unwrap_or_default(), laid_out, drawn, ..Scene::default() }
    }

    /// The request of another state of the document, without a layout: for verbs that only ask about cells.
    pub(super) fn only_request(&self, document: &Document) -> Scene {
        let swimlane = self.request.as_ref().map(|r| &r.swimlane);
        let request = swimlane.and_then(|id| self.request_after(document, id)).map(|(request, _)| request);
        Scene { request, ..Scene::default() }
    }

    /// What the layout of a swimlane needs, with what this scene knows of it.
    fn request_after(&self, document: &Document, swimlane: &Id) -> Option<(Request, layout::Badged)> {
        let before = self.request.as_ref().filter(|was| was.swimlane == *swimlane);
        Request::after(document, swimlane, before.map(|was| (was, &self.badged)))
    }

    /// The bounding box of a step, note, lane, phase or flow on the drawing.
    pub fn rect_of(&self, id: &Id) -> Option<Rect> {
        if let Some(scene) = &self.table {
            return scene.rect_of(id);
        }
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

/// A table and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct TableScene {
    pub table: Table,
    pub layout: TableLayout,
}

impl TableScene {
    /// The outline of an entry, a stage or a row. What a row with a heading stands for is at the heading, where it has
    /// room for marks.
    pub fn rect_of(&self, id: &Id) -> Option<Rect> {
        if self.table.row_head > 0.0 {
            let headed = self.layout.rows.iter().find(|r| matches!(&r.key, RowKey::Record(it) if it == id));
            if let Some(row) = headed {
                return Some(row.head);
            }
        }
        if let Some((row, column, place)) = self.table.entry_of(id) {
            let cell = self.layout.cells.get(row * self.table.columns.len() + column)?;
            return cell.entries.get(place).map(|entry| entry.rect);
        }
        let group = self.table.groups.iter().position(|g| g.id == *id);
        group
            .and_then(|i| self.layout.groups.get(i))
            .map(|g| g.rect)
            .or_else(|| {
                let key = RowKey::Row(id.clone());
                self.layout.rows.iter().find(|r| r.key == key).map(|r| r.head)
            })
            .or_else(|| {
                let points = &self.layout.arrows.iter().find(|line| line.id == *id)?.points;
                let first = points.first()?;
                Some(points.iter().fold(Rect::from_points(*first, *first), |r, p| r.union_pt(*p)))
            })
    }
}

/// Finds a record in a list of the layout: in order of ids, as the request has them.
fn sorted<'a, T>(list: &'a [T], id: &Id, id_of: impl Fn(&T) -> &Id) -> Option<&'a T> {
    list.binary_search_by(|item| id_of(item).cmp(id)).ok().and_then(|i| list.get(i))
}
