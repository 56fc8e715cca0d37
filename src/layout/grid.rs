//! The grid: which step or note stands in which column and row, one in each cell. Knows nothing of coordinates.
//!
//! Steps that share a cell get rows of their own in it, so that everything after can count on one thing a cell.

use super::{FlowEnd, Request};
use crate::model::Key;

/// No item, no neighbour.
pub const NONE: u32 = u32::MAX;

/// What takes up a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    Step(u32),
    Note(u32),
}

/// A step or note with a cell of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    pub held: Held,
    pub column: u32,
    /// Counted through all lanes.
    pub row: u32,
    /// The nearest items in the same row (left, right) and column (up, down).
    pub near: [u32; 4],
}

/// A row of a lane.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub lane: u32,
    pub key: Key,
    pub empty: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Grid {
    pub items: Vec<Item>,
    /// The item of each step; for an attached event that of its host.
    pub step_item: Vec<u32>,
    pub note_item: Vec<u32>,
    /// For each step whether it sits on the edge of another.
    pub attached: Vec<bool>,
    /// Attached events by the item they sit on, in the order in which they sit.
    pub guests: Vec<(u32, u32)>,
    pub columns: Vec<Key>,
    pub column_empty: Vec<bool>,
    pub rows: Vec<Row>,
    /// The rows of each lane with those of the lanes in it: first, and one after the last.
    pub lane_rows: Vec<(u32, u32)>,
    /// Items by row, then column, and where each row starts.
    pub by_row: Vec<u32>,
    pub row_start: Vec<u32>,
    /// Items by column, then row, and where each column starts.
    pub by_column: Vec<u32>,
    pub column_start: Vec<u32>,
}

pub const LEFT: usize = 0;
pub const RIGHT: usize = 1;
pub const UP: usize = 2;
pub const DOWN: usize = 3;

impl Grid {
    /// The grid of a request. A request without lanes has an empty one.
    pub fn new(request: &Request) -> Grid {
        let mut grid = Grid { attached: vec![false; request.steps.len()], ..Grid::default() };
        if request.lanes.is_empty() {
            grid.step_item = vec![NONE; request.steps.len()];
            grid.note_item = vec![NONE; request.notes.len()];
            grid.row_start = vec![0];
            grid.column_start = vec![0];
            return grid;
        }
        let hosts: Vec<Option<usize>> = (0..request.steps.len()).map(|s| host(request, s)).collect();
        let mut places = places(request, &hosts);
        grid.set_columns(request, &mut places);
        grid.set_rows(request, &mut places);
        grid.step_item = vec![NONE; request.steps.len()];
        grid.note_item = vec![NONE; request.notes.len()];
        for (i, item) in grid.items.iter().enumerate() {
            match item.held {
                Held::Step(s) => grid.step_item[s as usize] = i as u32,
                Held::Note(n) => grid.note_item[n as usize] = i as u32,
            }
        }
        for (s, host) in hosts.iter().enumerate() {
            if let Some(h) = *host {
                grid.attached[s] = true;
                grid.step_item[s] = grid.step_item[h];
                grid.guests.push((grid.step_item[h], s as u32));
            }
        }
        grid.sort_guests(request);
        grid.link();
        debug_assert_eq!(grid.check(), Vec::<String>::new());
        grid
    }

    /// The attached events on an item.
    pub fn guests_of(&self, item: u32) -> &[(u32, u32)] {
        let start = self.guests.partition_point(|g| g.0 < item);
        let end = start + self.guests[start..].partition_point(|g| g.0 == item);
        &self.guests[start..end]
    }

    /// Attached events sit in the order of where their flows go, so that these need not cross.
    fn sort_guests(&mut self, request: &Request) {
        if self.guests.is_empty() {
            return;
        }
        let mut goal = vec![(u32::MAX, 0u32); request.steps.len()];
        for flow in &request.flows {
            if let (FlowEnd::Step(a), FlowEnd::Step(b)) = (flow.from, flow.to)
                && self.attached[a]
                && let Some(item) = self.items.get(self.step_item[b] as usize)
            {
                // To the left: the higher the farther left; to the right: the lower the farther left.
                let home = self.items[self.step_item[a] as usize].column;
                let row = if item.column < home { item.row } else { u32::MAX - item.row };
                goal[a] = goal[a].min((item.column, row));
            }
        }
        self.guests.sort_unstable_by_key(|&(item, s)| (item, goal[s as usize], s));
    }

    fn set_columns(&mut self, request: &Request, places: &mut [Place]) {
        let mut keys: Vec<Key> = places.iter().map(|p| p.column).collect();
        keys.sort_unstable();
        keys.dedup();
        let mut empty = Vec::new();
        for phase in &request.phases {
            // A phase of no column keeps a place to stand in.
            let first = keys.partition_point(|&k| k < phase.from);
            if keys.get(first).is_none_or(|&k| k > phase.to.max(phase.from)) {
                empty.push(phase.from);
            }
        }
        keys.extend(&empty);
        keys.sort_unstable();
        keys.dedup();
        for place in places.iter_mut() {
            place.column_at = keys.partition_point(|&k| k < place.column) as u32;
        }
        self.column_empty = vec![true; keys.len()];
        for place in places.iter() {
            self.column_empty[place.column_at as usize] = false;
        }
        self.columns = keys;
    }

    fn set_rows(&mut self, request: &Request, places: &mut [Place]) {
        places.sort_unstable_by_key(|p| (p.lane, p.row, p.column_at, p.order));
        let mut lanes: Vec<(u32, u32)> = vec![(0, 0); request.lanes.len()];
        let mut nests = vec![false; request.lanes.len()];
        for (l, lane) in request.lanes.iter().enumerate() {
            if let Some(parent) = lane.parent.filter(|&p| p < l) {
                nests[parent] = true;
            }
        }
        let mut next = 0;
        self.items = Vec::with_capacity(places.len());
        for l in 0..request.lanes.len() {
            let first = self.rows.len() as u32;
            while next < places.len() && places[next].lane as usize == l {
                let key = places[next].row;
                let base = self.rows.len() as u32;
                let mut deep = 0;
                let mut last = (NONE, 0);
                while next < places.len() && places[next].lane as usize == l && places[next].row == key {
                    let place = &places[next];
                    last = if last.0 == place.column_at { (last.0, last.1 + 1) } else { (place.column_at, 0) };
                    deep = deep.max(last.1);
                    self.items.push(Item {
                        held: place.held,
                        column: place.column_at,
                        row: base + last.1,
                        near: [NONE; 4],
                    });
                    next += 1;
                }
                self.rows.extend((0..=deep).map(|_| Row { lane: l as u32, key, empty: false }));
            }
            if self.rows.len() as u32 == first && !nests[l] {
                self.rows.push(Row { lane: l as u32, key: Key::default(), empty: true });
            }
            lanes[l] = (first, self.rows.len() as u32);
        }
        // Lanes come in preorder, so a lane's rows and those nested in it are one run.
        for l in (0..request.lanes.len()).rev() {
            if let Some(parent) = request.lanes[l].parent.filter(|&p| p < l) {
                let inner = lanes[l];
                let outer = &mut lanes[parent];
                if inner.0 < inner.1 {
                    *outer = if outer.0 < outer.1 { (outer.0.min(inner.0), outer.1.max(inner.1)) } else { inner };
                }
            }
        }
        self.lane_rows = lanes;
    }

    fn link(&mut self) {
        let n = self.items.len();
        (self.row_start, self.by_row) = buckets(self.rows.len(), n, |i| self.items[i].row as usize);
        (self.column_start, self.by_column) = buckets(self.columns.len(), n, |i| self.items[i].column as usize);
        for r in 0..self.rows.len() {
            let run = self.row_start[r] as usize..self.row_start[r + 1] as usize;
            // In one row of one lane the items came in order of column, but rows of one cell may interleave.
            self.by_row[run.clone()].sort_unstable_by_key(|&i| self.items[i as usize].column);
            for pair in self.by_row[run].windows(2) {
                self.items[pair[0] as usize].near[RIGHT] = pair[1];
                self.items[pair[1] as usize].near[LEFT] = pair[0];
            }
        }
        for c in 0..self.columns.len() {
            let run = self.column_start[c] as usize..self.column_start[c + 1] as usize;
            self.by_column[run.clone()].sort_unstable_by_key(|&i| self.items[i as usize].row);
            for pair in self.by_column[run].windows(2) {
                self.items[pair[0] as usize].near[DOWN] = pair[1];
                self.items[pair[1] as usize].near[UP] = pair[0];
            }
        }
    }

    /// What does not hold: no two items in one cell, every step with a place.
    fn check(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut cells: Vec<(u32, u32)> = self.items.iter().map(|i| (i.row, i.column)).collect();
        cells.sort_unstable();
        if cells.windows(2).any(|w| w[0] == w[1]) {
            wrong.push("two items in one cell".to_owned());
        }
        if self.step_item.contains(&NONE) || self.note_item.contains(&NONE) {
            wrong.push("a step or note without a cell".to_owned());
        }
        wrong
    }
}

struct Place {
    held: Held,
    lane: u32,
    column: Key,
    column_at: u32,
    row: Key,
    order: u32,
}

fn places(request: &Request, hosts: &[Option<usize>]) -> Vec<Place> {
    let last = request.lanes.len() - 1;
    let steps = request.steps.iter().enumerate().filter(|(i, _)| hosts[*i].is_none()).map(|(i, s)| Place {
        held: Held::Step(i as u32),
        lane: s.lane.min(last) as u32,
        column: s.column,
        column_at: 0,
        row: s.row,
        order: i as u32,
    });
    let notes = request.notes.iter().enumerate().map(|(i, n)| Place {
        held: Held::Note(i as u32),
        lane: n.lane.min(last) as u32,
        column: n.column,
        column_at: 0,
        row: n.row,
        order: (request.steps.len() + i) as u32,
    });
    steps.chain(notes).collect()
}

/// The step at the bottom of a chain of attachments; `None` where a step stands alone, or the chain runs in a circle.
fn host(request: &Request, step: usize) -> Option<usize> {
    let mut at = request.steps[step].attached_to.filter(|&h| h < request.steps.len())?;
    for _ in 0..16 {
        match request.steps[at].attached_to.filter(|&h| h < request.steps.len()) {
            None => return Some(at),
            Some(next) => at = next,
        }
    }
    None
}

/// Indexes 0..n grouped by key: where each group starts, and the indexes.
pub fn buckets(groups: usize, n: usize, key: impl Fn(usize) -> usize) -> (Vec<u32>, Vec<u32>) {
    let mut start = vec![0u32; groups + 1];
    for i in 0..n {
        start[key(i) + 1] += 1;
    }
    for g in 0..groups {
        start[g + 1] += start[g];
    }
    let mut at = start.clone();
    let mut order = vec![0u32; n];
    for i in 0..n {
        let slot = &mut at[key(i)];
        order[*slot as usize] = i as u32;
        *slot += 1;
    }
    (start, order)
}
