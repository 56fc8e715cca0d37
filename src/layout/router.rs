//! Chooses a path for every flow: the cheapest of its candidates, counting bends, length, crossings and crowded sides.

use super::{
    FlowEnd, Request,
    candidates::{candidates, one_bend, round, straight, two_bends},
    grid::{DOWN, Grid, Held, LEFT, NONE, RIGHT, UP},
    hand_off,
    path::{Node, Path, Segment},
    terminal::{ALL_SIDES, End, Space, Terminal, end, inner_node, reversed, to_lane, to_open},
};
use crate::model::{FlowKind, StepKind};

/// The cost of one bend is 1; all else is weighed against it.
const CROSSING: f64 = 2.5;
const NEXT_COLUMN: f64 = 0.2;
const NEXT_ROW: f64 = 0.1;
const AGAINST: f64 = 0.9;
const ASIDE: f64 = 0.12;
const BOTH_WAYS: f64 = 0.8;
/// Two branches from one side: one cannot tell which is which before they part.
const SAME_BRANCH: f64 = 1.3;
/// A hand-off and a flow within the lane that reach one side: their last piece hides which is which.
const MIXED: f64 = 0.5;
/// A flow that goes through lanes it has no business in.
const ASTRAY: f64 = 1.0;
const COMPANY: f64 = 0.04;
/// Up to so many flows, those that merely run along others are looked at again too.
pub const FEW: usize = 300;

/// The path of every flow; `None` where it has nothing to be drawn between.
///
/// Of the request it reads only what [`super::memory`] compares: no text, no more than whether there is one.
pub fn route(request: &Request, grid: &Grid, space: &Space) -> Vec<Option<Path>> {
    let mut router = Router::new(request, grid, space);
    let mut order: Vec<u32> = Vec::with_capacity(request.flows.len());
    let mut late = Vec::new();
    for (i, ends) in router.ends.iter().enumerate() {
        if matches!(ends, (End::Flow(_), _) | (_, End::Flow(_))) {
            late.push(i as u32);
        } else {
            order.push(i as u32);
        }
    }
    order.sort_by_cached_key(|&i| router.priority(i as usize));
    order.extend(late);
    for &i in &order {
        let path = router.best(i as usize);
        router.set(i as usize, path);
    }
    super::refine::refine(&mut router);
    router.paths
}

pub struct Router<'a> {
    request: &'a Request,
    pub grid: &'a Grid,
    pub ends: Vec<(End, End)>,
    pub paths: Vec<Option<Path>>,
    usage: Usage,
    /// By item and side, flows that leave and that arrive.
    leaving: Vec<[u16; 4]>,
    arriving: Vec<[u16; 4]>,
    /// Of those that arrive, the hand-offs.
    handed: Vec<[u16; 4]>,
    /// By item, whether its flows branch: a decision, or flows with labels.
    branches: Vec<bool>,
    /// By flow, whether it is a hand-off.
    hands: Vec<bool>,
    /// By flow, the row lines between the outer edges of the lanes of its ends.
    home: Vec<(u32, u32)>,
    found: Vec<Path>,
}

impl<'a> Router<'a> {
    fn new(request: &'a Request, grid: &'a Grid, space: &Space) -> Self {
        let ends: Vec<(End, End)> = request
            .flows
            .iter()
            .map(|f| {
                let from = end(request, grid, space, f.from);
                let mut to = end(request, grid, space, f.to);
                // An attached event has one side: a flow back to itself, or to the next event there, ends at their
                // step.
                if let (End::At(a), End::At(b)) = (&from, &mut to)
                    && a.node == b.node
                    && a.sides == 1 << DOWN
                    && b.sides == 1 << DOWN
                {
                    b.sides = ALL_SIDES & !(1 << DOWN);
                    b.aside = 0.0;
                }
                (from, to)
            })
            .collect();
        let mut branches: Vec<bool> = grid
            .items
            .iter()
            .map(|item| match item.held {
                Held::Step(s) => matches!(request.steps[s as usize].kind, StepKind::Decision(_)),
                Held::Note(_) => false,
            })
            .collect();
        for flow in request.flows.iter().filter(|f| !f.label.is_empty() && f.kind == FlowKind::Sequence) {
            if let FlowEnd::Step(s) = flow.from
                && let Some(item) = grid.step_item.get(s).filter(|_| !grid.attached[s])
                && let Some(branches) = branches.get_mut(*item as usize)
            {
                *branches = true;
            }
        }
        Router {
            request,
            grid,
            paths: vec![None; ends.len()],
            home: request.flows.iter().map(|f| home(request, grid, f)).collect(),
            hands: request.flows.iter().map(|f| hand_off(request, f)).collect(),
            branches,
            handed: vec![[0; 4]; grid.items.len()],
            ends,
            usage: Usage::new(grid),
            leaving: vec![[0; 4]; grid.items.len()],
            arriving: vec![[0; 4]; grid.items.len()],
            found: Vec::new(),
        }
    }

    /// What is routed first: sequence flows, short ones, then in order.
    fn priority(&self, flow: usize) -> (u32, u32) {
        let kind = match self.request.flows[flow].kind {
            FlowKind::Sequence => 0,
            FlowKind::Message => 1,
            FlowKind::Data | FlowKind::Association => 2,
        };
        let far = match &self.ends[flow] {
            (End::At(a), End::At(b)) => a.node.x.abs_diff(b.node.x) + a.node.y.abs_diff(b.node.y),
            _ => 0,
        };
        (kind, far)
    }

    fn best(&mut self, flow: usize) -> Option<Path> {
        let mut found = std::mem::take(&mut self.found);
        let mut best: Option<(f64, Path)> = None;
        if let (End::At(a), End::At(b)) = self.ends[flow] {
            // Most flows are done with the first that is free: each kind that follows has one more bend at least.
            let stages = [straight, one_bend, two_bends, round];
            for (bends, stage) in stages.into_iter().enumerate() {
                found.clear();
                stage(&a, &b, &mut found);
                self.choose(flow, &found, &mut best);
                if best.as_ref().is_some_and(|b| b.0 < bends as f64 + 1.0) {
                    break;
                }
            }
        } else {
            found.clear();
            self.collect(flow, &mut found);
            self.choose(flow, &found, &mut best);
        }
        self.found = found;
        best.map(|b| b.1)
    }

    /// Keeps the cheapest of some paths, with the crossings there seem to be.
    fn choose(&self, flow: usize, found: &[Path], best: &mut Option<(f64, Path)>) {
        for path in found {
            let plain = self.plain_cost(flow, path);
            let dear = |cost: f64, best: &Option<(f64, Path)>| best.as_ref().is_some_and(|b| cost >= b.0 - 1e-9);
            if dear(plain, best) {
                continue;
            }
            let (crossed, company) = self.usage.along_path(path);
            let cost = plain + f64::from(crossed) * CROSSING + f64::from(company) * COMPANY;
            if !dear(cost, best) {
                *best = Some((cost, *path));
            }
        }
    }

    /// The candidates of a flow.
    pub fn collect(&self, flow: usize, found: &mut Vec<Path>) {
        match self.ends[flow] {
            (End::At(a), End::At(b)) => candidates(&a, &b, found),
            (End::At(a), End::Lane(l)) => to_lane(self.grid, &a, l, found),
            (End::Lane(l), End::At(b)) => {
                to_lane(self.grid, &b, l, found);
                found.iter_mut().for_each(|p| *p = reversed(p));
            }
            (End::Lane(a), End::Lane(b)) => {
                let (ra, rb) = (self.grid.lane_rows[a], self.grid.lane_rows[b]);
                let (from, to) = if ra.1 <= rb.0 { (2 * ra.1, 2 * rb.0) } else { (2 * ra.0, 2 * rb.1) };
                let x = 0;
                found.extend(Path::new(Node { x, y: from }, Node { x, y: to }, false, &[x]));
            }
            (End::At(a), End::Open) => to_open(&a, found),
            (End::Open, End::At(b)) => {
                to_open(
                    &Terminal { sides: b.sides & !(1 << RIGHT) | if b.sides == 1 << RIGHT { b.sides } else { 0 }, ..b },
                    found,
                );
                if found.is_empty() {
                    to_open(&b, found);
                }
                found.iter_mut().for_each(|p| *p = reversed(p));
            }
            (End::At(a), End::Flow(f)) => match self.on_flow(f, a.node) {
                Some(b) => candidates(&a, &b, found),
                None => to_open(&a, found),
            },
            (End::Flow(f), End::At(b)) => match self.on_flow(f, b.node) {
                Some(a) => candidates(&a, &b, found),
                None => {
                    to_open(&b, found);
                    found.iter_mut().for_each(|p| *p = reversed(p));
                }
            },
            (End::Lane(_) | End::Flow(_) | End::Open, End::Open | End::Flow(_) | End::Lane(_)) => {}
        }
    }

    /// A terminal on the path of a flow.
    fn on_flow(&self, flow: usize, from: Node) -> Option<Terminal> {
        let path = self.paths[flow].as_ref()?;
        let (node, along) = inner_node(path, from)?;
        let sides = if along { 1 << UP | 1 << DOWN } else { 1 << LEFT | 1 << RIGHT };
        Some(self.grid.free_terminal(node, sides))
    }

    /// Whether a flow crosses or runs along another.
    pub fn meets_others(&self, flow: usize) -> bool {
        // The flow itself counts as one that runs along.
        let Some(path) = &self.paths[flow] else { return false };
        let alone = |s: &Segment| s.high() - s.low() - 1;
        let few = self.paths.len() <= FEW;
        path.segments().any(|s| {
            let (crossed, company) = self.usage.along(&s);
            crossed > 0 || few && company > alone(&s)
        })
    }

    /// The cost of the company a path that is not counted would have on its lines.
    pub fn company(&self, path: &Path) -> f64 {
        f64::from(self.usage.along_path(path).1) * COMPANY
    }

    /// Whether two flows share an end.
    pub fn kin(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.request.flows[a], &self.request.flows[b]);
        [a.from, a.to].iter().any(|e| *e != FlowEnd::Open && (*e == b.from || *e == b.to))
    }

    /// Whether a flow ties data or a note to a step: to cross one confuses less than to cross the flow of work.
    pub fn ties(&self, flow: usize) -> bool {
        match self.request.flows[flow].kind {
            FlowKind::Sequence | FlowKind::Message => false,
            FlowKind::Data | FlowKind::Association => true,
        }
    }

    /// The cost of a path by itself: bends, length, sides.
    pub fn plain_cost(&self, flow: usize, path: &Path) -> f64 {
        let f = &self.request.flows[flow];
        let mut cost = path.len() as f64 - 1.0;
        for s in path.segments() {
            let far = f64::from(s.high() - s.low()) / 2.0;
            cost += far * if s.along { NEXT_COLUMN } else { NEXT_ROW };
        }
        let home = self.home[flow];
        let astray = |s: &Segment| s.along && (s.line < home.0 || s.line > home.1);
        cost += if path.segments().any(|s| astray(&s)) { ASTRAY } else { 0.0 };
        let (out, into) = (side_out(path), side_in(path));
        match f.kind {
            FlowKind::Sequence => {
                cost += [AGAINST, 0.0, ASIDE, ASIDE][out] + [0.0, AGAINST, ASIDE, ASIDE][into];
            }
            FlowKind::Message | FlowKind::Data | FlowKind::Association => {
                cost += [AGAINST, ASIDE, 0.0, 0.0][out] + [ASIDE, AGAINST, 0.0, 0.0][into];
            }
        }
        let (a, b) = (self.item(flow, false), self.item(flow, true));
        if a != NONE {
            let (leave, arrive) = (self.leaving[a as usize][out], self.arriving[a as usize][out]);
            cost += if arrive > 0 { BOTH_WAYS } else { 0.0 };
            cost += if leave > 0 && self.branches[a as usize] { SAME_BRANCH } else { 0.0 };
        }
        if b != NONE {
            cost += if self.leaving[b as usize][into] > 0 { BOTH_WAYS } else { 0.0 };
            let (all, handed) = (self.arriving[b as usize][into], self.handed[b as usize][into]);
            let others = if self.hands[flow] { all - handed.min(all) } else { handed };
            cost += if others > 0 { MIXED } else { 0.0 };
        }
        cost
    }

    fn item(&self, flow: usize, to: bool) -> u32 {
        match if to { &self.ends[flow].1 } else { &self.ends[flow].0 } {
            End::At(t) => t.item,
            End::Lane(_) | End::Flow(_) | End::Open => NONE,
        }
    }

    /// Gives a flow another path, or none.
    pub fn set(&mut self, flow: usize, path: Option<Path>) {
        for (path, add) in [(self.paths[flow], false), (path, true)] {
            let Some(path) = path else { continue };
            self.usage.count(&path, add);
            let (a, b) = (self.item(flow, false), self.item(flow, true));
            let change = |n: &mut u16| *n = if add { n.saturating_add(1) } else { n.saturating_sub(1) };
            if a != NONE {
                change(&mut self.leaving[a as usize][side_out(&path)]);
            }
            if b != NONE {
                change(&mut self.arriving[b as usize][side_in(&path)]);
                if self.hands[flow] {
                    change(&mut self.handed[b as usize][side_in(&path)]);
                }
            }
        }
        self.paths[flow] = path;
    }
}

/// The row lines of the lanes of a flow's ends and of those between; all where an end is in no lane.
fn home(request: &Request, grid: &Grid, flow: &super::RequestFlow) -> (u32, u32) {
    let rows = |end: FlowEnd| {
        let item = match end {
            FlowEnd::Step(s) => *grid.step_item.get(s)?,
            FlowEnd::Note(n) => *grid.note_item.get(n)?,
            FlowEnd::Lane(l) => return grid.lane_rows.get(l).copied(),
            FlowEnd::Flow(_) | FlowEnd::Open => return None,
        };
        let row = grid.rows.get(grid.items.get(item as usize)?.row as usize)?;
        grid.lane_rows.get(row.lane as usize).copied()
    };
    match (request.lanes.is_empty(), rows(flow.from), rows(flow.to)) {
        (false, Some(a), Some(b)) => (2 * a.0.min(b.0), 2 * a.1.max(b.1)),
        (true | false, _, _) => (0, u32::MAX),
    }
}

/// The side at which a path leaves.
pub fn side_out(path: &Path) -> usize {
    let s = path.first();
    match (s.along, s.sign() > 0) {
        (true, true) => RIGHT,
        (true, false) => LEFT,
        (false, true) => DOWN,
        (false, false) => UP,
    }
}

/// The side at which a path arrives.
pub fn side_in(path: &Path) -> usize {
    let s = path.last();
    match (s.along, s.sign() > 0) {
        (true, true) => LEFT,
        (true, false) => RIGHT,
        (false, true) => UP,
        (false, false) => DOWN,
    }
}

/// Nodes above which no usage is counted: a grid that wide is routed without regard to crossings.
const COUNTED_NODES: usize = 4 << 20;

/// How many flows run straight through each node.
struct Usage {
    width: usize,
    along: Vec<u16>,
    across: Vec<u16>,
}

impl Usage {
    fn new(grid: &Grid) -> Usage {
        let width = grid.last_x() as usize + 1;
        let nodes = width.saturating_mul(grid.last_y() as usize + 1);
        let nodes = if nodes > COUNTED_NODES { 0 } else { nodes };
        Usage { width, along: vec![0; nodes], across: vec![0; nodes] }
    }

    /// Flows crossed by a segment, and nodes at which it has company on its line.
    fn along(&self, s: &Segment) -> (u32, u32) {
        if self.along.is_empty() {
            return (0, 0);
        }
        let (mut crossed, mut company) = (0, 0);
        let (mut at, step) = self.nodes(s);
        for _ in s.low() + 1..s.high() {
            let (same, other) = if s.along { (&self.along, &self.across) } else { (&self.across, &self.along) };
            crossed += u32::from(other[at]);
            company += u32::from(same[at].min(2));
            at += step;
        }
        (crossed, company)
    }

    fn along_path(&self, path: &Path) -> (u32, u32) {
        path.segments().map(|s| self.along(&s)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1))
    }

    fn count(&mut self, path: &Path, add: bool) {
        if self.along.is_empty() {
            return;
        }
        for s in path.segments() {
            let (mut at, step) = self.nodes(&s);
            for _ in s.low() + 1..s.high() {
                let n = if s.along { &mut self.along[at] } else { &mut self.across[at] };
                *n = if add { n.saturating_add(1) } else { n.saturating_sub(1) };
                at += step;
            }
        }
    }

    /// The first inner node of a segment and the distance to the next.
    fn nodes(&self, s: &Segment) -> (usize, usize) {
        let (line, low) = (s.line as usize, s.low() as usize + 1);
        if s.along { (line * self.width + low, 1) } else { (low * self.width + line, self.width) }
    }
}
