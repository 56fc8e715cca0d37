//! What an arrangement costs as the router really draws it, by the same weights as the estimate.

use super::{
    cost,
    graph::{Graph, Role},
    route::Route,
    search::Cells,
};
use crate::{
    layout::{FlowEnd, Request, extents, grid::Grid, path::Path, router, sizes::Sizes},
    model::{FlowKind, Key},
};

/// Draws arrangements of one swimlane.
pub(super) struct Drawn<'a> {
    graph: &'a Graph,
    request: Request,
    sizes: Sizes,
    /// For each flow the steps it ties, as numbers.
    ends: Vec<(usize, usize)>,
}

impl<'a> Drawn<'a> {
    pub fn new(graph: &'a Graph, request: &Request) -> Drawn<'a> {
        let end = |flow: usize, side: usize, end: FlowEnd| match end {
            FlowEnd::Step(s) => s,
            FlowEnd::Note(n) => request.steps.len() + n,
            FlowEnd::Lane(l) => request.steps.len() + request.notes.len() + l,
            // An end that nothing else can share.
            FlowEnd::Flow(_) | FlowEnd::Open => usize::MAX - 2 * flow - side,
        };
        let ends = request.flows.iter().enumerate().map(|(i, f)| (end(i, 0, f.from), end(i, 1, f.to))).collect();
        let sizes = Sizes::new(request, &Grid::new(request).attached, None);
        Drawn { graph, request: request.clone(), sizes, ends }
    }

    /// The cost of these cells.
    pub fn cost(&mut self, cells: &Cells) -> i64 {
        let place = |node: usize| (Key::from(cells.column[node]), Key::from(cells.row[node]));
        for (step, &node) in self.request.steps.iter_mut().zip(&self.graph.of_step) {
            (step.column, step.row) = place(node);
        }
        for (note, &node) in self.request.notes.iter_mut().zip(&self.graph.of_note) {
            (note.column, note.row) = place(node);
        }
        // Spans do not matter to the paths; without phases no empty columns are laid out for them.
        self.request.phases.clear();
        let grid = Grid::new(&self.request);
        let space = extents::extents(&self.request, &grid, &self.sizes);
        let paths = router::route(&self.request, &grid, &space);
        let mut sum = cost::COLUMN * grid.columns.len() as i32 + cost::ROW * grid.rows.len() as i32;
        let mut routes: Vec<(usize, Route)> = Vec::with_capacity(paths.len());
        for (node, _) in self.graph.nodes.iter().zip(&cells.row).filter(|(_, row)| **row > 0) {
            sum += match node.role {
                Role::Start => cost::START_BELOW,
                Role::Work | Role::End => cost::BELOW,
                Role::Aside => 0,
            };
        }
        for (i, path) in paths.iter().enumerate() {
            let Some(path) = path else { continue };
            sum += self.price(i, path);
            let route = route(path);
            for (k, other) in &routes {
                sum += route.against(other, self.share_an_end(i, *k));
            }
            routes.push((i, route));
        }
        i64::from(sum)
    }

    /// What a flow's path costs by itself.
    fn price(&self, flow: usize, path: &Path) -> i32 {
        let mut sum = cost::BEND * (path.len() as i32 - 1);
        for s in path.segments() {
            let apart = if s.along { cost::COLUMN_APART } else { cost::ROW_APART };
            sum += (s.high() - s.low()) as i32 * apart / 2;
        }
        let flow = &self.request.flows[flow];
        if let (FlowKind::Sequence, FlowEnd::Step(a), FlowEnd::Step(b)) = (flow.kind, flow.from, flow.to)
            && let (Some(a), Some(b)) = (self.request.steps.get(a), self.request.steps.get(b))
            && a.lane == b.lane
            && a.column == b.column
        {
            sum += cost::NOT_FORWARD;
        }
        sum
    }

    fn share_an_end(&self, a: usize, b: usize) -> bool {
        let ((a1, a2), (b1, b2)) = (self.ends[a], self.ends[b]);
        a1 == b1 || a1 == b2 || a2 == b1 || a2 == b2
    }
}

/// A router's path as a line: its lines count from 0 with the middles odd, ours with the middles even.
fn route(path: &Path) -> Route {
    let point = |x: u32, y: u32| (x as i32 - 1, y as i32 - 1);
    let mut points = vec![point(path.from.x, path.from.y)];
    for s in path.segments() {
        points.push(if s.along { point(s.to, s.line) } else { point(s.line, s.to) });
    }
    Route::new(&points)
}
