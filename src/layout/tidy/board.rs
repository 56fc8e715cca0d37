//! An arrangement with an estimate of how its flows would be drawn, kept up to date while steps move.
//!
//! Used columns and rows lie on every second slot, so that a step can move in between and make a new one.

mod ways;

use super::{
    cost,
    graph::{Graph, Tie},
    route::{self, Bounds, Route},
};

/// A slot: column and row of the board, over all lanes.
pub(super) type Slot = (i32, i32);

/// The bounds of what is not on the board.
const NOWHERE: Bounds = (i32::MAX, i32::MAX, i32::MIN, i32::MIN);

/// Steps in slots, and a line for each flow.
pub(super) struct Board<'a> {
    pub graph: &'a Graph,
    pub at: Vec<Slot>,
    /// First and last row of each lane.
    pub bands: Vec<(i32, i32)>,
    /// First and last column each group may use.
    pub spans: Vec<(i32, i32)>,
    pub cost: i64,
    /// How much has been reckoned so far, in lines drawn: a clock that is the same everywhere.
    pub work: u64,
    links: Vec<Link>,
    /// Links by node.
    of: Vec<Vec<u32>>,
    size: (i32, i32),
    /// The node in each slot, plus one.
    grid: Vec<u32>,
    columns: Line,
    rows: Line,
    routes: Vec<Route>,
    /// Where each line lies; nowhere while it is off the board.
    bounds: Vec<Bounds>,
    near: Vec<u32>,
    found: Vec<Route>,
    /// Flows that go and come by node and side.
    ports: Vec<[(i32, i32); 4]>,
    log: Vec<(u32, Route)>,
    moved: Vec<(u32, Slot)>,
    before: i64,
}

/// The slots along one axis: how many steps use each, and how far along it lies.
struct Line {
    used: Vec<i32>,
    place: Vec<i32>,
}

#[derive(Clone, Copy)]
struct Link {
    from: usize,
    to: Target,
    kind: Tie,
    back: bool,
    from_attached: bool,
    to_attached: bool,
    /// The steps or notes themselves, see [`super::graph::Edge::ends`]; a lane counts for one too.
    ends: (usize, usize),
}

#[derive(Clone, Copy, PartialEq)]
enum Target {
    Node(usize),
    Lane(usize),
}

impl<'a> Board<'a> {
    /// A board of these cells: columns, and rows within lanes, both from 0 on without gaps.
    pub fn new(graph: &'a Graph, column: &[i32], row: &[i32]) -> Board<'a> {
        let lanes = graph.spans.len();
        let mut count = vec![0; lanes];
        for (node, &row) in graph.nodes.iter().zip(row) {
            count[node.lane] = count[node.lane].max(row + 1);
        }
        let mut bands = Vec::with_capacity(lanes);
        let mut next = 0;
        for (lane, &rows) in count.iter().enumerate() {
            let leaf = graph.spans[lane] == (lane, lane);
            // A lane without steps is one row nobody enters; one that only holds lanes is none.
            let slots = if rows > 0 { 2 * rows + 1 } else { i32::from(leaf) };
            bands.push((next, next + slots - 1));
            next += slots;
        }
        let last = column.iter().copied().max().unwrap_or(0);
        let size = (2 * last + 3, next.max(1));
        let mut board = Board {
            graph,
            at: (graph.nodes.iter().zip(column).zip(row))
                .map(|((node, &c), &r)| (2 * c + 1, bands[node.lane].0 + 2 * r + 1))
                .collect(),
            spans: Vec::new(),
            cost: 0,
            work: 0,
            links: links(graph),
            of: vec![Vec::new(); graph.nodes.len()],
            size,
            grid: vec![0; (size.0 * size.1) as usize],
            columns: Line { used: vec![0; size.0 as usize], place: Vec::new() },
            rows: Line { used: vec![0; size.1 as usize], place: Vec::new() },
            routes: Vec::new(),
            bounds: Vec::new(),
            near: Vec::new(),
            found: Vec::new(),
            ports: vec![[(0, 0); 4]; graph.nodes.len()],
            log: Vec::new(),
            moved: Vec::new(),
            before: 0,
            bands,
        };
        board.spans = board.group_spans();
        for (i, link) in board.links.iter().enumerate() {
            board.of[link.from].push(i as u32);
            if let Target::Node(to) = link.to {
                board.of[to].push(i as u32);
            }
        }
        for (lane, &(first, _)) in board.bands.iter().enumerate() {
            if count[lane] == 0 && graph.spans[lane] == (lane, lane) {
                board.rows.used[first as usize] = 1;
            }
        }
        for node in 0..graph.nodes.len() {
            board.take(node, board.at[node]);
        }
        board.columns.place = places(&board.columns.used, cost::COLUMN_APART);
        board.rows.place = places(&board.rows.used, cost::ROW_APART);
        board.routes = vec![Route::default(); board.links.len()];
        board.bounds = vec![NOWHERE; board.links.len()];
        for link in 0..board.links.len() {
            board.draw(link);
        }
        // Lines laid first did not know of those laid after them.
        for link in 0..board.links.len() {
            board.erase(link);
            board.draw(link);
        }
        board
    }

    /// The cells: columns, and rows within lanes; not without gaps.
    pub fn cells(&self) -> (Vec<i32>, Vec<i32>) {
        let nodes = self.graph.nodes.iter().zip(&self.at);
        nodes.map(|(node, &(x, y))| (x, y - self.bands[node.lane].0)).unzip()
    }

    /// The node in a slot.
    pub fn node_at(&self, (x, y): Slot) -> Option<usize> {
        if x < 0 || y < 0 || x >= self.size.0 || y >= self.size.1 {
            return None;
        }
        let found = self.grid.get((y * self.size.0 + x) as usize).copied().unwrap_or(0);
        (found > 0).then(|| found as usize - 1)
    }

    /// Whether a node may stand in a slot as far as lanes and groups go.
    pub fn allows(&self, node: usize, (x, y): Slot) -> bool {
        let node = &self.graph.nodes[node];
        let ((top, bottom), (first, last)) = (self.bands[node.lane], self.spans[node.group]);
        first <= x && x <= last && top <= y && y <= bottom
    }

    /// Moves nodes at once and gives what that costs (negative: it gets better). [`Board::undo`] takes it back.
    /// No two may end in one slot; the caller has seen to that.
    pub fn shift(&mut self, moves: &[(usize, Slot)]) -> i64 {
        self.log.clear();
        self.moved.clear();
        self.before = self.cost;
        self.work += 2 + self.links.len() as u64 / 16;
        let mut dirty: Vec<u32> = Vec::new();
        for &(node, _) in moves {
            dirty.extend(&self.of[node]);
        }
        for (i, route) in self.routes.iter().enumerate() {
            let bent = route.bends() > 0;
            let hit = |&(node, to): &(usize, Slot)| route.covers(to) || (bent && route.spans(self.at[node]));
            if moves.iter().any(hit) {
                dirty.push(i as u32);
            }
        }
        dirty.sort_unstable();
        dirty.dedup();
        for &i in &dirty {
            self.log.push((i, self.routes[i as usize]));
            self.erase(i as usize);
        }
        for &(node, _) in moves {
            self.moved.push((node as u32, self.at[node]));
            self.leave(node);
        }
        for &(node, to) in moves {
            self.take(node, to);
        }
        for &i in &dirty {
            self.draw(i as usize);
        }
        self.cost - self.before
    }

    /// Takes the last shift back.
    pub fn undo(&mut self) {
        let log = std::mem::take(&mut self.log);
        let moved = std::mem::take(&mut self.moved);
        for &(i, _) in &log {
            self.lift(i as usize);
        }
        for &(node, _) in &moved {
            self.leave(node as usize);
        }
        for &(node, at) in &moved {
            self.take(node as usize, at);
        }
        for &(i, route) in &log {
            self.lay(i as usize, route);
        }
        self.cost = self.before;
        (self.log, self.moved) = (log, moved);
    }

    fn group_spans(&self) -> Vec<(i32, i32)> {
        let mut last = vec![-1; self.graph.groups];
        for (node, at) in self.graph.nodes.iter().zip(&self.at) {
            last[node.group] = last[node.group].max(at.0);
        }
        let mut first = 0;
        let mut spans = Vec::new();
        for &last in &last {
            spans.push((first, (last + 1).max(first)));
            first = first.max(last + 2);
        }
        if let [.., end] = &mut spans[..] {
            end.1 = self.size.0 - 1;
        }
        spans
    }

    fn take(&mut self, node: usize, at: Slot) {
        self.at[node] = at;
        self.grid[(at.1 * self.size.0 + at.0) as usize] = node as u32 + 1;
        self.cost += i64::from(self.columns.count(at.0, 1, cost::COLUMN));
        self.cost += i64::from(self.rows.count(at.1, 1, cost::ROW));
    }

    fn leave(&mut self, node: usize) {
        let at = self.at[node];
        self.grid[(at.1 * self.size.0 + at.0) as usize] = 0;
        self.cost -= i64::from(self.columns.count(at.0, -1, cost::COLUMN));
        self.cost -= i64::from(self.rows.count(at.1, -1, cost::ROW));
    }

    fn erase(&mut self, link: usize) {
        self.lift(link);
        let route = self.routes[link];
        self.gather(link, route.bounds);
        let cost = route.cost + self.meets(link, &route) + self.crowd(link, &route);
        self.cost -= i64::from(cost);
    }

    /// Collects the lines that may meet one within these bounds.
    fn gather(&mut self, link: usize, bounds: Bounds) {
        self.near.clear();
        let near = self.bounds.iter().enumerate().filter(|(i, b)| route::meet(**b, bounds) && *i != link);
        self.near.extend(near.map(|(i, _)| i as u32));
    }

    /// Takes a line off the board without counting.
    fn lift(&mut self, link: usize) {
        self.bounds[link] = NOWHERE;
        self.dock(link, -1);
    }

    /// Puts a line on the board without counting.
    fn lay(&mut self, link: usize, route: Route) {
        self.routes[link] = route;
        self.bounds[link] = route.bounds;
        self.dock(link, 1);
    }

    /// Finds the best line for a flow among the others, and lays it.
    fn draw(&mut self, link: usize) {
        let mut found = std::mem::take(&mut self.found);
        let mut best: Option<(i32, Route)> = None;
        for bends in 0..=3 {
            // Lines with more bends cannot be cheaper than those many bends.
            if best.as_ref().is_some_and(|(cost, _)| *cost <= cost::BEND * bends) {
                break;
            }
            found.clear();
            self.lines(link, bends, &mut found);
            if found.is_empty() {
                continue;
            }
            found.sort_by_key(|r| r.cost);
            self.gather(link, found.iter().map(|r| r.bounds).reduce(route::around).unwrap_or(NOWHERE));
            self.work += 4 + self.near.len() as u64 / 4;
            for route in &found {
                if best.as_ref().is_some_and(|(cost, _)| route.cost >= *cost) {
                    break;
                }
                let cost = route.cost + self.meets(link, route) + self.crowd(link, route);
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, *route));
                }
            }
        }
        let (cost, route) = best.unwrap_or_default();
        self.found = found;
        self.cost += i64::from(cost);
        self.lay(link, route);
    }

    /// What a line costs with those gathered near it.
    fn meets(&self, link: usize, route: &Route) -> i32 {
        let mine = &self.links[link];
        let near = self.near.iter().map(|&i| i as usize).filter(|&i| route::meet(self.bounds[i], route.bounds));
        near.map(|i| route.against(&self.routes[i], mine.shares_an_end(&self.links[i]))).sum()
    }

    /// What a line costs at the sides where it docks, beyond those that do already.
    fn crowd(&self, link: usize, route: &Route) -> i32 {
        let Some((leaves, enters)) = route.sides() else { return 0 };
        let cost = |(go, come): (i32, i32)| {
            cost::CROWDED * (go + come - 1).max(0) + if go > 0 && come > 0 { cost::BOTH_WAYS } else { 0 }
        };
        let (go, come) = self.ports[self.links[link].from][leaves as usize];
        let mut sum = cost((go + 1, come)) - cost((go, come));
        if let Target::Node(to) = self.links[link].to {
            let (go, come) = self.ports[to][enters as usize];
            sum += cost((go, come + 1)) - cost((go, come));
        }
        sum
    }

    fn dock(&mut self, link: usize, by: i32) {
        let Some((leaves, enters)) = self.routes[link].sides() else { return };
        self.ports[self.links[link].from][leaves as usize].0 += by;
        if let Target::Node(to) = self.links[link].to {
            self.ports[to][enters as usize].1 += by;
        }
    }
}

impl Link {
    fn shares_an_end(&self, other: &Link) -> bool {
        let touches = |end: usize| other.ends.0 == end || other.ends.1 == end;
        touches(self.ends.0) || touches(self.ends.1)
    }
}

impl Line {
    /// Counts a step in or out of a slot; `weight` where the slot comes into use or out of it.
    fn count(&mut self, slot: i32, by: i32, weight: i32) -> i32 {
        let used = &mut self.used[slot as usize];
        let before = *used;
        *used += by;
        if before == 0 || *used == 0 { weight } else { 0 }
    }

    fn empty(&self, slot: i32) -> bool {
        self.used.get(slot as usize).is_none_or(|&u| u == 0)
    }

    /// The gap after a slot: the next slot if nothing uses it, else the line between the two.
    fn after(&self, slot: i32) -> i32 {
        if self.empty(slot + 1) { 2 * slot + 2 } else { 2 * slot + 1 }
    }

    /// The gap before a slot, the same as the one after the slot in use before it.
    fn before(&self, slot: i32) -> i32 {
        if slot > 0 && !self.empty(slot - 1) {
            return 2 * slot - 1;
        }
        let mut at = slot - 1;
        while at > 0 && self.empty(at - 1) {
            at -= 1;
        }
        2 * at
    }

    fn place(&self, at: i32) -> i32 {
        let last = self.place.len() as i32 - 1;
        let slot = |s: i32| self.place.get(s.clamp(0, last) as usize).copied().unwrap_or(0);
        if at % 2 == 0 { slot(at / 2) } else { (slot(at.div_euclid(2)) + slot(at.div_euclid(2) + 1)) / 2 }
    }
}

/// How far along each slot lies: those in use a whole step apart, the others halfway between.
fn places(used: &[i32], apart: i32) -> Vec<i32> {
    let mut next = 0;
    used.iter()
        .map(|&used| {
            let place = if used > 0 { next } else { next - apart / 2 };
            next += if used > 0 { apart } else { 0 };
            place
        })
        .collect()
}

fn links(graph: &Graph) -> Vec<Link> {
    let flows = graph.edges.iter().map(|e| Link {
        from: e.from,
        to: Target::Node(e.to),
        kind: e.kind,
        back: e.back,
        from_attached: e.from_attached,
        to_attached: e.to_attached,
        ends: e.ends,
    });
    let to_lanes = graph.lane_ends.iter().map(|l| Link {
        from: l.node,
        to: Target::Lane(l.lane),
        kind: Tie::Message,
        back: false,
        from_attached: l.attached,
        to_attached: false,
        ends: (l.end, usize::MAX - l.lane),
    });
    flows.chain(to_lanes).collect()
}
