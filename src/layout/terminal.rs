//! Where a flow's ends are on the lines of the grid, and how far one can go from there before something is in the way.

use super::{
    FlowEnd, Request,
    extents::{Extent, Guest},
    grid::{DOWN, Grid, LEFT, NONE, RIGHT, UP},
    metrics::CORNER,
    path::{Node, Path},
};

/// An end of a flow on the lines.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    pub node: Node,
    /// The item it is at; [`NONE`] for a place on a lane's edge, on another flow, or in the open.
    pub item: u32,
    /// The sides at which a flow may meet it, one bit a side.
    pub sides: u8,
    /// The last free line in each direction.
    pub reach: [u32; 4],
    /// How far from its column's middle it is met from above or below (an attached event), in points.
    pub aside: f64,
    /// How far to either side of its column's middle it can be met there.
    pub wide: f64,
}

/// Extents of the items, and the places of attached events.
pub type Space = (Vec<Extent>, Vec<Guest>);

pub const ALL_SIDES: u8 = 0b1111;

impl Terminal {
    pub fn allows(&self, side: usize) -> bool {
        self.sides & (1 << side) != 0
    }

    /// Whether a flow may leave along its row and get to the column line `x`.
    pub fn gets_to_x(&self, x: u32) -> bool {
        if x > self.node.x {
            self.allows(RIGHT) && x <= self.reach[RIGHT]
        } else {
            x < self.node.x && self.allows(LEFT) && x >= self.reach[LEFT]
        }
    }

    /// Whether a flow may leave along its column and get to the row line `y`.
    pub fn gets_to_y(&self, y: u32) -> bool {
        if y > self.node.y {
            self.allows(DOWN) && y <= self.reach[DOWN]
        } else {
            y < self.node.y && self.allows(UP) && y >= self.reach[UP]
        }
    }
}

impl Grid {
    /// The largest line across the time axis.
    pub fn last_x(&self) -> u32 {
        2 * self.columns.len() as u32
    }

    /// The largest line along the time axis.
    pub fn last_y(&self) -> u32 {
        2 * self.rows.len() as u32
    }

    /// A step's end. An attached event is met from the edge it sits on alone; a step that carries events is not met
    /// there.
    pub fn step_terminal(&self, step: usize, space: &Space) -> Terminal {
        let item = self.step_item[step];
        let mut terminal = self.item_terminal(item, space);
        if self.attached[step] {
            terminal.sides = 1 << DOWN;
            terminal.aside = space.1[step].du;
        } else if !self.guests.is_empty() && !self.guests_of(item).is_empty() {
            terminal.sides = ALL_SIDES & !(1 << DOWN);
        }
        terminal
    }

    pub fn item_terminal(&self, item: u32, space: &Space) -> Terminal {
        let it = &self.items[item as usize];
        let column = |i: u32| self.items[i as usize].column;
        let row = |i: u32| self.items[i as usize].row;
        Terminal {
            node: Node { x: 2 * it.column + 1, y: 2 * it.row + 1 },
            item,
            sides: ALL_SIDES,
            aside: 0.0,
            wide: if self.guests.is_empty() { f64::INFINITY } else { space.0[item as usize].u - CORNER },
            reach: [
                if it.near[LEFT] == NONE { 0 } else { 2 * column(it.near[LEFT]) + 2 },
                if it.near[RIGHT] == NONE { self.last_x() } else { 2 * column(it.near[RIGHT]) },
                if it.near[UP] == NONE { 0 } else { 2 * row(it.near[UP]) + 2 },
                if it.near[DOWN] == NONE { self.last_y() } else { 2 * row(it.near[DOWN]) },
            ],
        }
    }

    /// A place that is no item, met from some sides.
    pub fn free_terminal(&self, node: Node, sides: u8) -> Terminal {
        let mut reach = [0, self.last_x(), 0, self.last_y()];
        if node.y % 2 == 1 {
            let row = (node.y / 2) as usize;
            let run = &self.by_row[self.row_start[row] as usize..self.row_start[row + 1] as usize];
            let column = |i: u32| self.items[i as usize].column;
            let at = run.partition_point(|&i| 2 * column(i) + 1 < node.x);
            reach[LEFT] = at.checked_sub(1).map_or(0, |k| 2 * column(run[k]) + 2);
            reach[RIGHT] = run.get(at).map_or(self.last_x(), |&i| 2 * column(i));
        }
        if node.x % 2 == 1 {
            let col = (node.x / 2) as usize;
            let run = &self.by_column[self.column_start[col] as usize..self.column_start[col + 1] as usize];
            let row = |i: u32| self.items[i as usize].row;
            let at = run.partition_point(|&i| 2 * row(i) + 1 < node.y);
            reach[UP] = at.checked_sub(1).map_or(0, |k| 2 * row(run[k]) + 2);
            reach[DOWN] = run.get(at).map_or(self.last_y(), |&i| 2 * row(i));
        }
        Terminal { node, item: NONE, sides, reach, aside: 0.0, wide: f64::INFINITY }
    }

    /// The edge of a lane that faces `from`, as the row line on which it lies.
    pub fn lane_edge(&self, lane: usize, from: Node) -> u32 {
        let (first, end) = self.lane_rows[lane];
        if from.y > 2 * end { 2 * end } else { 2 * first }
    }
}

/// What a flow's end asks for.
#[derive(Clone, Copy, Debug)]
pub enum End {
    At(Terminal),
    /// The edge of a lane, wherever is best.
    Lane(usize),
    /// On the path of another flow.
    Flow(usize),
    Open,
}

/// An end of a flow as asked for; one that points at nothing is open.
pub fn end(request: &Request, grid: &Grid, space: &Space, end: FlowEnd) -> End {
    match end {
        FlowEnd::Step(s) if grid.step_item.get(s).is_some_and(|&i| i != NONE) => End::At(grid.step_terminal(s, space)),
        FlowEnd::Note(n) if grid.note_item.get(n).is_some_and(|&i| i != NONE) => {
            End::At(grid.item_terminal(grid.note_item[n], space))
        }
        FlowEnd::Lane(l) if l < request.lanes.len() && !grid.rows.is_empty() => End::Lane(l),
        FlowEnd::Flow(f) if f < request.flows.len() => End::Flow(f),
        FlowEnd::Step(_) | FlowEnd::Note(_) | FlowEnd::Lane(_) | FlowEnd::Flow(_) | FlowEnd::Open => End::Open,
    }
}

/// Paths from a terminal to the edge of a lane: straight along its column, or beside it.
pub fn to_lane(grid: &Grid, a: &Terminal, lane: usize, out: &mut Vec<Path>) {
    let y = grid.lane_edge(lane, a.node);
    let beside = [a.node.x + 1, a.node.x.wrapping_sub(1)];
    if a.gets_to_y(y) {
        out.extend(Path::new(a.node, Node { x: a.node.x, y }, false, &[a.node.x]));
    }
    for x in beside {
        if a.gets_to_x(x) {
            out.extend(Path::new(a.node, Node { x, y }, true, &[a.node.y, x]));
        }
    }
    if a.sides == 1 << DOWN {
        for x in beside {
            if a.node.y + 1 != y {
                out.extend(Path::new(a.node, Node { x, y }, false, &[a.node.x, a.node.y + 1, x]));
            }
        }
    }
}

/// Short paths from a terminal into the open.
pub fn to_open(a: &Terminal, out: &mut Vec<Path>) {
    let Node { x, y } = a.node;
    if a.allows(RIGHT) {
        out.extend(Path::new(a.node, Node { x: x + 1, y }, true, &[y]));
    }
    if a.allows(LEFT) {
        out.extend(Path::new(a.node, Node { x: x - 1, y }, true, &[y]));
    }
    if a.sides == 1 << DOWN {
        out.extend(Path::new(a.node, Node { x, y: y + 1 }, false, &[x]));
    }
}

/// The same path from its other end.
pub fn reversed(path: &Path) -> Path {
    let n = path.len();
    let mut lines = path.lines;
    lines[..n].reverse();
    let along = if n % 2 == 1 { path.along } else { !path.along };
    Path { from: path.to, to: path.from, along, len: path.len, lines }
}

/// The inner node of a path that is nearest to `from` and on a gap between cells, and whether the path runs along the
/// time axis there.
pub fn inner_node(path: &Path, from: Node) -> Option<(Node, bool)> {
    let mut best: Option<(u32, Node, bool)> = None;
    for s in path.segments() {
        let other = if s.along { from.x } else { from.y };
        let low = s.low() + 1;
        if low >= s.high() {
            continue;
        }
        let near = other.clamp(low, s.high() - 1);
        for at in [near, near.saturating_sub(1).max(low), (near + 1).min(s.high() - 1)] {
            if at % 2 == 1 {
                continue;
            }
            let node = if s.along { Node { x: at, y: s.line } } else { Node { x: s.line, y: at } };
            let far = node.x.abs_diff(from.x) * 2 + node.y.abs_diff(from.y);
            if best.is_none_or(|b| far < b.0) {
                best = Some((far, node, s.along));
            }
        }
    }
    best.map(|(_, node, along)| (node, along))
}
