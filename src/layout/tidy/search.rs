//! A bounded search for a better arrangement: small moves on the board, kept while they lower its cost.
//!
//! Threshold accepting (Dueck and Scheuer 1990) from a fixed seed, then plain descent: the same result every time.

use super::{
    board::{Board, Slot},
    compact,
    graph::{Graph, Tie},
};
use std::collections::BTreeSet;

/// An arrangement: columns, and rows within lanes, both from 0 on without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cells {
    pub column: Vec<i32>,
    pub row: Vec<i32>,
}

/// How long to search.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    /// How often the board is laid out afresh.
    pub rounds: u64,
    /// Moves tried at most.
    pub tries: u64,
    /// Work done at most, as [`Board::work`] counts it.
    pub work: u64,
    /// How much worse a move may be at the start, about.
    pub heat: i64,
    /// Arrangements judged at most in the last climb.
    pub judged: u64,
}

/// What a move may cost by the estimate to be worth judging.
const PROMISING: i64 = 250;

/// The best arrangement found from this one, with its cost by the judge.
pub(super) fn search(
    graph: &Graph,
    cells: Cells,
    effort: Effort,
    judge: &mut impl FnMut(&Cells) -> i64,
) -> (i64, Cells) {
    let mut chance = Chance(0x1A9E_3A70_51DE_0001);
    let mut cells = cells;
    let mut best = (judge(&cells), cells.clone());
    for round in 0..effort.rounds {
        let mut walk = Walk { board: Board::new(graph, &cells.column, &cells.row), moves: Vec::new() };
        let left = (effort.rounds - round) as i64;
        let heat = effort.heat * left * left / (effort.rounds * effort.rounds) as i64;
        for _ in 0..effort.tries / effort.rounds {
            if walk.board.work > effort.work / effort.rounds {
                break;
            }
            if walk.propose(&mut chance) {
                let delta = walk.board.shift(&walk.moves);
                if delta > chance.threshold(heat) {
                    walk.board.undo();
                }
            }
        }
        cells = compacted(graph, &walk.board);
        let found = judge(&cells);
        if found < best.0 {
            best = (found, cells.clone());
        }
    }
    let mut next = best.1.clone();
    for _ in 0..4 {
        let before = next.clone();
        next = descend(graph, &before, effort.work / 8);
        if next == before {
            break;
        }
        let found = judge(&next);
        if found < best.0 {
            best = (found, next.clone());
        }
    }
    best
}

/// A last climb by the judge alone: every node to the slots near it that the estimate does not rule out.
pub(super) fn polish(
    graph: &Graph,
    best: (i64, Cells),
    effort: Effort,
    judge: &mut impl FnMut(&Cells) -> i64,
) -> (i64, Cells) {
    let mut best = best;
    let mut tries = effort.judged;
    let mut seen = BTreeSet::new();
    let mut again = true;
    while again {
        again = false;
        let mut walk = Walk { board: Board::new(graph, &best.1.column, &best.1.row), moves: Vec::new() };
        'nodes: for node in 0..graph.nodes.len() {
            let (x, y) = walk.board.at[node];
            let near = (x - 4..=x + 4).flat_map(|x| (y - 4..=y + 4).map(move |y| (x, y)));
            for to in near {
                for kind in [Kind::Step, Kind::Push, Kind::Run, Kind::Tail, Kind::Head, Kind::Rows] {
                    let sound = match kind {
                        Kind::Step => true,
                        Kind::Push | Kind::Column => to.1 == y,
                        Kind::Run | Kind::Rows | Kind::Tail | Kind::Head => to.0 == x,
                    };
                    if !sound || !walk.start(kind, node, to) {
                        continue;
                    }
                    let delta = walk.board.shift(&walk.moves);
                    let cells = compacted(graph, &walk.board);
                    walk.board.undo();
                    if delta > PROMISING || !seen.insert((cells.column.clone(), cells.row.clone())) {
                        continue;
                    }
                    if tries == 0 {
                        return best;
                    }
                    tries -= 1;
                    let found = judge(&cells);
                    if found < best.0 {
                        best = (found, cells);
                        walk.board = Board::new(graph, &best.1.column, &best.1.row);
                        again = true;
                        continue 'nodes;
                    }
                }
            }
        }
    }
    best
}

fn compacted(graph: &Graph, board: &Board) -> Cells {
    let (mut column, mut row) = board.cells();
    compact::compact(graph, &mut column, &mut row);
    Cells { column, row }
}

/// Every node to every slot near it, as long as that helps.
fn descend(graph: &Graph, cells: &Cells, work: u64) -> Cells {
    let mut walk = Walk { board: Board::new(graph, &cells.column, &cells.row), moves: Vec::new() };
    for node in 0..graph.nodes.len() {
        if walk.board.work > work {
            break;
        }
        let (top, bottom) = walk.board.bands[graph.nodes[node].lane];
        let (x, y) = walk.board.at[node];
        for to in (x - 3..=x + 3).flat_map(|x| (top.max(y - 4)..=bottom.min(y + 4)).map(move |y| (x, y))) {
            let run = to.0 == walk.board.at[node].0;
            for kind in [Some(Kind::Step), run.then_some(Kind::Run)].into_iter().flatten() {
                if walk.start(kind, node, to) && walk.board.shift(&walk.moves) >= 0 {
                    walk.board.undo();
                }
            }
        }
    }
    compacted(graph, &walk.board)
}

/// The kinds of move.
#[derive(Clone, Copy)]
enum Kind {
    /// One node to a slot; what stands there changes places with it.
    Step,
    /// A line of nodes on one row to another row.
    Run,
    /// A node and all that has to make way for it, along the columns.
    Push,
    /// A node and all that stands beyond it in its lane's rows, by a column.
    Column,
    /// Two rows of a lane change places.
    Rows,
    /// What stands on a node's row from it on, or up to it, to another row.
    Tail,
    Head,
}

struct Walk<'a> {
    board: Board<'a>,
    moves: Vec<(usize, Slot)>,
}

impl Walk<'_> {
    /// Makes up a move that is allowed; false where none came of it.
    fn propose(&mut self, chance: &mut Chance) -> bool {
        let graph = self.board.graph;
        if graph.nodes.is_empty() {
            return false;
        }
        let node = chance.below(graph.nodes.len());
        let (x, y) = self.board.at[node];
        let (top, bottom) = self.board.bands[graph.nodes[node].lane];
        let any_row = |chance: &mut Chance| top + chance.below((bottom - top + 1) as usize) as i32;
        let near = |chance: &mut Chance, at: i32, by: usize| at + chance.below(2 * by + 1) as i32 - by as i32;
        match chance.below(18) {
            0..=2 => {
                let to = (near(chance, x, 4), near(chance, y, 3));
                self.start(Kind::Step, node, to)
            }
            3..=4 => {
                let to = (x, any_row(chance));
                self.start(Kind::Step, node, to)
            }
            5..=7 => {
                // Beside, above or below a neighbour.
                let around: usize = graph.out[node].len() + graph.into[node].len();
                if around == 0 {
                    return false;
                }
                let pick = chance.below(around);
                let Some(e) = graph.around(node).nth(pick) else { return false };
                let (ox, oy) = self.board.at[graph.other(e, node)];
                let to = match chance.below(4) {
                    0 => (ox, any_row(chance)),
                    1 => (near(chance, ox, 3), oy),
                    2 => (x, oy),
                    _ => (near(chance, ox, 2), near(chance, y, 2)),
                };
                self.start(Kind::Step, node, to)
            }
            8..=9 => {
                let to = (x, any_row(chance));
                self.start(Kind::Run, node, to)
            }
            10..=13 => {
                let to = (near(chance, x, 3), y);
                self.start(Kind::Push, node, to)
            }
            14 => {
                let to = (near(chance, x, 2), y);
                self.start(Kind::Column, node, to)
            }
            15 => {
                let to = (x, any_row(chance));
                self.start(Kind::Rows, node, to)
            }
            16 => {
                let to = (x, any_row(chance));
                self.start(Kind::Tail, node, to)
            }
            _ => {
                let to = (x, any_row(chance));
                self.start(Kind::Head, node, to)
            }
        }
    }

    /// Writes down the moves of one kind that bring a node to a slot; false where it is not allowed.
    fn start(&mut self, kind: Kind, node: usize, to: Slot) -> bool {
        self.moves.clear();
        let from = self.board.at[node];
        if from == to {
            return false;
        }
        let fine = match kind {
            Kind::Step => self.step(node, to),
            Kind::Run => self.run(node, to.1),
            Kind::Push => self.push(node, to.0),
            Kind::Column => self.column(node, to.0),
            Kind::Rows => self.rows(node, to.1),
            Kind::Tail => self.part(node, to.1, true),
            Kind::Head => self.part(node, to.1, false),
        };
        fine && self.allowed()
    }

    fn step(&mut self, node: usize, to: Slot) -> bool {
        self.moves.push((node, to));
        if let Some(there) = self.board.node_at(to) {
            self.moves.push((there, self.board.at[node]));
        }
        true
    }

    /// The nodes left and right of one on its row, as far as flows tie each to the next.
    fn run(&mut self, node: usize, row: i32) -> bool {
        let graph = self.board.graph;
        let y = self.board.at[node].1;
        self.moves.push((node, (self.board.at[node].0, row)));
        let mut next = 0;
        while let Some(&(n, _)) = self.moves.get(next) {
            next += 1;
            for e in graph.around(n) {
                let other = graph.other(e, n);
                let at = self.board.at[other];
                if at.1 == y && self.moves.iter().all(|m| m.0 != other) {
                    self.moves.push((other, (at.0, row)));
                }
            }
        }
        self.give_way(0, y - row)
    }

    /// What stands where a node moves to goes the other way by as much.
    fn give_way(&mut self, by_x: i32, by_y: i32) -> bool {
        for i in 0..self.moves.len() {
            let to = self.moves[i].1;
            if let Some(there) = self.board.node_at(to)
                && self.moves.iter().all(|m| m.0 != there)
            {
                self.moves.push((there, (to.0 + by_x, to.1 + by_y)));
            }
        }
        true
    }

    fn push(&mut self, node: usize, column: i32) -> bool {
        let graph = self.board.graph;
        let by = column - self.board.at[node].0;
        self.moves.push((node, (column, self.board.at[node].1)));
        let mut next = 0;
        while let Some(&(n, to)) = self.moves.get(next) {
            next += 1;
            if self.moves.len() > 60 {
                return false;
            }
            let lane = graph.nodes[n].lane;
            let queue = |board: &Board, moves: &mut Vec<(usize, Slot)>, other: usize| {
                if moves.iter().all(|m| m.0 != other) {
                    let at = board.at[other];
                    moves.push((other, (at.0 + by, at.1)));
                }
            };
            let ahead = if by > 0 { &graph.out[n] } else { &graph.into[n] };
            for &e in ahead {
                let edge = &graph.edges[e];
                let other = graph.other(e, n);
                let near = (self.board.at[other].0 - to.0) * by.signum();
                // Within a lane a step stays beside the one before it; a hand-off may go straight down.
                let least = i32::from(graph.nodes[other].lane == lane);
                let tied = edge.kind == Tie::Sequence && !edge.back;
                if tied && near < least {
                    queue(&self.board, &mut self.moves, other);
                }
            }
            if let Some(there) = self.board.node_at(to) {
                queue(&self.board, &mut self.moves, there);
            }
        }
        true
    }

    /// All nodes of a column, to another one.
    fn column(&mut self, node: usize, column: i32) -> bool {
        let x = self.board.at[node].0;
        let (top, bottom) = (0, self.board.bands.iter().map(|b| b.1).max().unwrap_or(0));
        for y in top..=bottom {
            if let Some(n) = self.board.node_at((x, y)) {
                self.moves.push((n, (column, y)));
            }
        }
        self.give_way(x - column, 0)
    }

    fn rows(&mut self, node: usize, row: i32) -> bool {
        let y = self.board.at[node].1;
        let lane = self.board.graph.nodes[node].lane;
        for (n, &at) in self.board.at.iter().enumerate() {
            if self.board.graph.nodes[n].lane == lane && (at.1 == y || at.1 == row) {
                self.moves.push((n, (at.0, y + row - at.1)));
            }
        }
        true
    }

    /// The nodes of a row from one on, or up to it, to another row.
    fn part(&mut self, node: usize, row: i32, tail: bool) -> bool {
        let (x, y) = self.board.at[node];
        for (n, &at) in self.board.at.iter().enumerate() {
            if at.1 == y && (at.0 == x || (at.0 > x) == tail) {
                self.moves.push((n, (at.0, row)));
            }
        }
        true
    }

    /// Whether the moves keep lanes, groups and time, and end in slots of their own.
    fn allowed(&self) -> bool {
        let graph = self.board.graph;
        let goes = |n: usize| self.moves.iter().find(|m| m.0 == n).map(|m| m.1);
        let place = |n: usize| goes(n).unwrap_or(self.board.at[n]);
        for (i, &(node, to)) in self.moves.iter().enumerate() {
            if !self.board.allows(node, to) || self.moves[..i].iter().any(|m| m.1 == to) {
                return false;
            }
            if self.board.node_at(to).is_some_and(|there| goes(there).is_none()) {
                return false;
            }
            for e in graph.around(node) {
                let edge = &graph.edges[e];
                let tied = edge.kind == Tie::Sequence && !edge.back;
                if tied && place(edge.from).0 > place(edge.to).0 {
                    return false;
                }
            }
        }
        true
    }
}

/// Chance that repeats: splitmix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (((self.next() >> 32) * end as u64) >> 32) as usize
    }

    /// How much worse a move may be: often little, seldom much (about exponential, in whole numbers).
    fn threshold(&mut self, heat: i64) -> i64 {
        let bits = self.next();
        let whole = i64::from((bits | 1 << 20).leading_zeros());
        let part = (bits & 0xFF) as i64;
        heat * (whole * 256 + part) / 512
    }
}
