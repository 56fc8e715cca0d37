//! A swimlane to be: its lanes, and which of them a place of the drawing lies in.

use super::drawn::Bounds;
use crate::model::Orientation;
use std::collections::BTreeMap;

/// One swimlane to be made.
#[derive(Debug)]
pub(super) struct Sheet<'x> {
    pub name: String,
    /// The id of the collaboration, process or sub-process it draws.
    pub foreign: &'x str,
    pub description: String,
    /// The scopes whose elements stand in it.
    pub scopes: Vec<usize>,
    /// The process it draws, or the one with the most in it.
    pub process: Option<usize>,
    pub orientation: Orientation,
    pub lanes: Vec<SheetLane<'x>>,
    /// The sheet with the sub-process this one details.
    pub outer: Option<usize>,
}

/// One lane to be made.
#[derive(Debug, Default)]
pub(super) struct SheetLane<'x> {
    pub parent: Option<usize>,
    pub name: String,
    pub foreign: &'x str,
    pub description: String,
    pub bounds: Option<Bounds>,
    /// The scope whose steps may stand in it.
    pub scope: Option<usize>,
    /// Its place among its siblings.
    pub order: i32,
    /// Whether a lane is nested in it.
    pub nests: bool,
}

impl<'x> Sheet<'x> {
    /// Adds a lane and says where.
    pub fn add(&mut self, lane: SheetLane<'x>) -> usize {
        if let Some(parent) = lane.parent.and_then(|p| self.lanes.get_mut(p)) {
            parent.nests = true;
        }
        self.lanes.push(lane);
        self.lanes.len() - 1
    }

    pub fn is_leaf(&self, lane: usize) -> bool {
        self.lanes.get(lane).is_some_and(|l| !l.nests)
    }

    /// Whether a lane is another or is nested in it.
    pub fn is_within(&self, lane: usize, outer: usize) -> bool {
        let mut at = Some(lane);
        // Parents are always added first, so this ends.
        while let Some(here) = at {
            if here == outer {
                return true;
            }
            at = self.lanes.get(here).and_then(|l| l.parent);
        }
        false
    }

    /// The leaf lanes that pass a test.
    pub fn leaves(&self, test: impl Fn(usize) -> bool) -> Vec<usize> {
        (0..self.lanes.len()).filter(|&l| self.is_leaf(l) && test(l)).collect()
    }

    /// Of some lanes the smallest whose drawing holds a point.
    pub fn drawn_around(&self, lanes: &[usize], point: (f64, f64)) -> Option<usize> {
        let bounds = |l: usize| self.lanes.get(l).and_then(|l| l.bounds);
        let around = lanes.iter().copied().filter(|&l| bounds(l).is_some_and(|b| b.holds(point)));
        around.min_by(|&a, &b| bounds(a).map_or(0.0, Bounds::area).total_cmp(&bounds(b).map_or(0.0, Bounds::area)))
    }

    /// Of some lanes the one whose drawing is nearest to a point.
    pub fn drawn_near(&self, lanes: &[usize], (x, y): (f64, f64)) -> Option<usize> {
        let distance = |l: usize| {
            let b = self.lanes.get(l)?.bounds?;
            let dx = (b.x - x).max(x - b.x - b.w).max(0.0);
            let dy = (b.y - y).max(y - b.y - b.h).max(0.0);
            Some(dx * dx + dy * dy)
        };
        let far: Vec<(f64, usize)> = lanes.iter().filter_map(|&l| distance(l).map(|d| (d, l))).collect();
        far.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, l)| l)
    }

    /// Puts siblings in the order in which they are drawn; those not drawn stay behind the others.
    pub fn order_lanes(&mut self) {
        let down = self.orientation == Orientation::Down;
        let key = |lane: &SheetLane| {
            lane.bounds.map_or((f64::INFINITY, 0.0), |b| {
                let (x, y) = b.center();
                if down { (x, y) } else { (y, x) }
            })
        };
        let mut sorted: Vec<usize> = (0..self.lanes.len()).collect();
        let keys: Vec<(f64, f64)> = self.lanes.iter().map(key).collect();
        let at = |i: usize| keys.get(i).copied().unwrap_or_default();
        sorted.sort_by(|&a, &b| at(a).0.total_cmp(&at(b).0).then(at(a).1.total_cmp(&at(b).1)).then(a.cmp(&b)));
        for (order, lane) in (1..).zip(sorted) {
            if let Some(lane) = self.lanes.get_mut(lane) {
                lane.order = order;
            }
        }
        // From one on among siblings: the numbers people would write.
        let mut next: BTreeMap<Option<usize>, i32> = BTreeMap::new();
        let mut by_order: Vec<&mut SheetLane> = self.lanes.iter_mut().collect();
        by_order.sort_by_key(|l| l.order);
        for lane in by_order {
            let order = next.entry(lane.parent).or_insert(0);
            *order += 1;
            lane.order = *order;
        }
    }
}
