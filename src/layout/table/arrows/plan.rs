//! Which way each arrow takes: through gutters and bands, and through empty cells in the row or column of its ends.

use super::{band_y, gutter_x};
use crate::{
    geom::{Point, Rect},
    layout::table::{Body, Table, TableLayout},
    model::Id,
};
use std::collections::BTreeMap;

/// An edge of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

/// A straight piece of a path. Pieces across and down take turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leg {
    /// Across, from or to an entry of this row, through empty cells of it at most.
    Row(usize),
    /// Down or up, from or to an entry of this column, through empty cells of it at most.
    Column(usize),
    /// Down or up, before the column with this number.
    Gutter(usize),
    /// Across, above the row with this number.
    Band(usize),
}

/// An end of arrows.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    pub row: usize,
    pub column: usize,
    /// Its place in the cell.
    pub place: usize,
    first: bool,
    last: bool,
}

/// The way of one arrow.
#[derive(Clone, Debug)]
pub struct Path {
    /// Its place among the table's arrows.
    pub arrow: usize,
    pub from: Node,
    pub to: Node,
    pub start: Side,
    pub end: Side,
    pub legs: Vec<Leg>,
}

/// Taking a bend costs as much as so many points of length.
const BEND: f64 = 36.0;
/// Sharing a stretch of a gutter or band, and a side of an entry.
const SHARED: f64 = 10.0;
/// Crossing another arrow.
const CROSSING: f64 = 30.0;
/// Running through an emotion chart.
const CHART: f64 = 60.0;
/// A label has room in bands only.
const NO_BAND: f64 = 400.0;
/// Crossings are counted for so many arrows at most.
const MOST_COUNTED: usize = 60;

/// A way for each arrow whose two ends are entries of the table, the short ones first.
pub fn plan(table: &Table, layout: &TableLayout) -> Vec<Path> {
    let nodes = nodes(table);
    let grid = Grid { table, layout };
    let mut arrows: Vec<(f64, usize, Node, Node)> = Vec::new();
    for (i, arrow) in table.arrows.iter().enumerate() {
        if let (Some(&from), Some(&to)) = (nodes.get(&arrow.from), nodes.get(&arrow.to))
            && arrow.from != arrow.to
        {
            let (a, b) = (grid.rect(from).center(), grid.rect(to).center());
            arrows.push(((a.x - b.x).abs() + (a.y - b.y).abs(), i, from, to));
        }
    }
    arrows.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let counted = arrows.len() <= MOST_COUNTED;
    let mut chosen: Vec<Path> = Vec::with_capacity(arrows.len());
    let mut lines: Vec<Vec<Point>> = Vec::with_capacity(arrows.len());
    let mut used = Used::default();
    for (_, arrow, from, to) in arrows {
        let labelled = table.arrows.get(arrow).is_some_and(|a| !a.label.trim().is_empty());
        let mut best: Option<(f64, Path, Vec<Point>)> = None;
        let mut consider = |start: Side, legs: &[Leg], end: Side| {
            let path = Path { arrow, from, to, start, end, legs: legs.to_vec() };
            let line = grid.line(&path);
            let mut cost = length(&line) + BEND * (legs.len() as f64 - 1.0) + used.cost(&path);
            cost += CHART * grid.charts(&line);
            if labelled && !grid.meets_band(&path) {
                cost += NO_BAND;
            }
            if counted && best.as_ref().is_none_or(|b| cost < b.0) {
                cost += CROSSING * lines.iter().map(|other| crossings(&line, other)).sum::<f64>();
            }
            if best.as_ref().is_none_or(|b| cost < b.0) {
                best = Some((cost, path, line));
            }
        };
        grid.ways(from, to, &mut consider);
        if let Some((_, path, line)) = best {
            used.add(&path);
            lines.push(line);
            chosen.push(path);
        }
    }
    chosen
}

/// Every record that an arrow may end at: the first entry that shows it.
fn nodes(table: &Table) -> BTreeMap<Id, Node> {
    let columns = table.columns.len().max(1);
    let mut nodes = BTreeMap::new();
    for (i, cell) in table.cells.iter().enumerate() {
        for (place, entry) in cell.entries.iter().enumerate() {
            let (row, column) = (i / columns, i % columns);
            let (first, last) = (place == 0, place + 1 == cell.entries.len());
            nodes.entry(entry.record.clone()).or_insert(Node { row, column, place, first, last });
        }
    }
    nodes
}

/// The entry of an end.
pub fn rect_of(layout: &TableLayout, node: Node) -> Rect {
    let cell = layout.cells.get(node.row * layout.columns.len() + node.column);
    cell.and_then(|cell| cell.entries.get(node.place)).map(|entry| entry.rect).unwrap_or_default()
}

/// The line of a path, with where each leg lies: x of those down, y of those across.
pub fn compose(path: &Path, from: Rect, to: Rect, at: &[f64]) -> Vec<Point> {
    let port = |side: Side, rect: Rect, v: f64| match side {
        Side::Left => Point::new(rect.x0, v),
        Side::Right => Point::new(rect.x1, v),
        Side::Top => Point::new(v, rect.y0),
        Side::Bottom => Point::new(v, rect.y1),
    };
    let across = |leg: &Leg| matches!(leg, Leg::Row(_) | Leg::Band(_));
    let mut points = Vec::with_capacity(path.legs.len() + 1);
    points.extend(at.first().map(|&v| port(path.start, from, v)));
    for (legs, at) in path.legs.windows(2).zip(at.windows(2)) {
        if let ([first, _], [a, b]) = (legs, at) {
            points.push(if across(first) { Point::new(*b, *a) } else { Point::new(*a, *b) });
        }
    }
    points.extend(at.last().map(|&v| port(path.end, to, v)));
    points
}

struct Grid<'a> {
    table: &'a Table,
    layout: &'a TableLayout,
}

impl Grid<'_> {
    fn rect(&self, node: Node) -> Rect {
        rect_of(self.layout, node)
    }

    /// Whether a cell can be run through.
    fn clear(&self, row: usize, column: usize) -> bool {
        let cells = self.table.rows.get(row).is_some_and(|r| r.body == Body::Cells);
        cells && self.table.cell(row, column).is_none_or(|cell| cell.entries.is_empty())
    }

    /// Whether a gutter is reached straight from a side of an entry.
    fn reaches_gutter(&self, node: Node, side: Side, gutter: usize) -> bool {
        let clear = |c: usize| self.clear(node.row, c);
        match side {
            Side::Right => gutter > node.column && (node.column + 1..gutter).all(clear),
            Side::Left => gutter <= node.column && (gutter..node.column).all(clear),
            Side::Top | Side::Bottom => false,
        }
    }

    /// Whether a band is reached straight from a side of an entry.
    fn reaches_band(&self, node: Node, side: Side, band: usize) -> bool {
        let clear = |r: usize| self.clear(r, node.column);
        match side {
            Side::Bottom => node.last && band > node.row && (node.row + 1..band).all(clear),
            Side::Top => node.first && band <= node.row && (band..node.row).all(clear),
            Side::Left | Side::Right => false,
        }
    }

    /// Every way between two entries that may be the best.
    fn ways(&self, from: Node, to: Node, see: &mut impl FnMut(Side, &[Leg], Side)) {
        use Leg::{Band, Column, Gutter, Row};
        let (start, end) = (self.rect(from), self.rect(to));
        let (a, b) = (from, to);
        if a.column == b.column && a.row != b.row && start.x1.min(end.x1) - start.x0.max(end.x0) > 16.0 {
            let (sides, top, bottom) = match a.row < b.row {
                true => ((Side::Bottom, Side::Top), a, b),
                false => ((Side::Top, Side::Bottom), b, a),
            };
            if self.reaches_band(top, Side::Bottom, bottom.row) && bottom.first {
                see(sides.0, &[Column(a.column)], sides.1);
            }
        }
        if a.row == b.row && a.column != b.column && start.y1.min(end.y1) - start.y0.max(end.y0) > 12.0 {
            let (sides, left, right) = match a.column < b.column {
                true => ((Side::Right, Side::Left), a, b),
                false => ((Side::Left, Side::Right), b, a),
            };
            if self.reaches_gutter(left, Side::Right, right.column) {
                see(sides.0, &[Row(a.row)], sides.1);
            }
        }
        let gutters = few([a.column, a.column + 1, b.column, b.column + 1]);
        let bands = few([a.row, a.row + 1, b.row, b.row + 1]);
        for s in [Side::Right, Side::Left, Side::Bottom, Side::Top] {
            for e in [Side::Left, Side::Right, Side::Top, Side::Bottom] {
                let out: Vec<usize> = gutters.iter().copied().filter(|&g| self.reaches_gutter(a, s, g)).collect();
                let home: Vec<usize> = gutters.iter().copied().filter(|&g| self.reaches_gutter(b, e, g)).collect();
                let off: Vec<usize> = bands.iter().copied().filter(|&h| self.reaches_band(a, s, h)).collect();
                let onto: Vec<usize> = bands.iter().copied().filter(|&h| self.reaches_band(b, e, h)).collect();
                for &g in &out {
                    if home.contains(&g) {
                        see(s, &[Row(a.row), Gutter(g), Row(b.row)], e);
                    }
                    for &h in &onto {
                        see(s, &[Row(a.row), Gutter(g), Band(h), Column(b.column)], e);
                    }
                    for &last in home.iter().filter(|&&last| last != g) {
                        for &h in &bands {
                            see(s, &[Row(a.row), Gutter(g), Band(h), Gutter(last), Row(b.row)], e);
                        }
                    }
                }
                for &h in &off {
                    if onto.contains(&h) && a.column != b.column {
                        see(s, &[Column(a.column), Band(h), Column(b.column)], e);
                    }
                    for &g in &home {
                        see(s, &[Column(a.column), Band(h), Gutter(g), Row(b.row)], e);
                    }
                    for &last in onto.iter().filter(|&&last| last != h) {
                        for &g in &gutters {
                            see(s, &[Column(a.column), Band(h), Gutter(g), Band(last), Column(b.column)], e);
                        }
                    }
                }
            }
        }
    }

    /// About where a path runs, before there is room for it.
    fn line(&self, path: &Path) -> Vec<Point> {
        let (from, to) = (self.rect(path.from), self.rect(path.to));
        let last = path.legs.len().saturating_sub(1);
        let straight = last == 0;
        let at: Vec<f64> = path
            .legs
            .iter()
            .enumerate()
            .map(|(i, leg)| {
                let end = if i == 0 { from } else { to };
                match leg {
                    Leg::Row(_) if straight => (from.y0.max(to.y0) + from.y1.min(to.y1)) / 2.0,
                    Leg::Column(_) if straight => (from.x0.max(to.x0) + from.x1.min(to.x1)) / 2.0,
                    Leg::Row(_) => end.center().y,
                    Leg::Column(_) => end.center().x,
                    Leg::Gutter(g) => gutter_x(self.layout, *g),
                    Leg::Band(h) => band_y(self.layout, *h),
                }
            })
            .collect();
        compose(path, from, to, &at)
    }

    /// How many emotion charts a line runs through.
    fn charts(&self, line: &[Point]) -> f64 {
        let charts =
            self.table.rows.iter().zip(&self.layout.rows).filter(|(row, _)| matches!(row.body, Body::Curves(_)));
        charts
            .map(|(_, place)| {
                let y = place.rect.center().y;
                line.windows(2).filter(|p| (p[0].y - y) * (p[1].y - y) < 0.0).count() as f64
            })
            .sum()
    }

    fn meets_band(&self, path: &Path) -> bool {
        path.legs.iter().any(|leg| matches!(leg, Leg::Band(_))) || path.from.row != path.to.row
    }
}

/// How crowded it is already.
#[derive(Default)]
struct Used {
    gutters: BTreeMap<usize, f64>,
    bands: BTreeMap<usize, f64>,
    sides: BTreeMap<(usize, usize, usize, u8), f64>,
}

impl Used {
    fn sides_of(path: &Path) -> [(usize, usize, usize, u8); 2] {
        [(path.from, path.start), (path.to, path.end)].map(|(n, side)| (n.row, n.column, n.place, side as u8))
    }

    fn cost(&self, path: &Path) -> f64 {
        let mut shared = 0.0;
        for leg in &path.legs {
            shared += match leg {
                Leg::Gutter(g) => self.gutters.get(g).copied().unwrap_or_default(),
                Leg::Band(h) => self.bands.get(h).copied().unwrap_or_default(),
                Leg::Row(_) | Leg::Column(_) => 0.0,
            };
        }
        for side in Used::sides_of(path) {
            shared += self.sides.get(&side).copied().unwrap_or_default();
        }
        SHARED * shared
    }

    fn add(&mut self, path: &Path) {
        for leg in &path.legs {
            match leg {
                Leg::Gutter(g) => *self.gutters.entry(*g).or_default() += 1.0,
                Leg::Band(h) => *self.bands.entry(*h).or_default() += 1.0,
                Leg::Row(_) | Leg::Column(_) => {}
            }
        }
        for side in Used::sides_of(path) {
            *self.sides.entry(side).or_default() += 1.0;
        }
    }
}

fn few(mut list: [usize; 4]) -> Vec<usize> {
    list.sort_unstable();
    let mut list = list.to_vec();
    list.dedup();
    list
}

fn length(line: &[Point]) -> f64 {
    line.windows(2).map(|p| (p[0].x - p[1].x).abs() + (p[0].y - p[1].y).abs()).sum()
}

/// How often two lines of pieces across and down cross.
fn crossings(one: &[Point], other: &[Point]) -> f64 {
    let mut count = 0.0;
    for a in one.windows(2) {
        for b in other.windows(2) {
            let (a_across, b_across) = (a[0].y == a[1].y, b[0].y == b[1].y);
            if a_across == b_across {
                continue;
            }
            let (across, down) = if a_across { (a, b) } else { (b, a) };
            let within = |v: f64, p: f64, q: f64| v > p.min(q) + 1e-6 && v < p.max(q) - 1e-6;
            if within(down[0].x, across[0].x, across[1].x) && within(across[0].y, down[0].y, down[1].y) {
                count += 1.0;
            }
        }
    }
    count
}
