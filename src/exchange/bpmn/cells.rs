//! Cells from the drawing: the author's order and alignment become columns and rows.

use super::{
    drawn::{Bounds, Drawn},
    plan::Plan,
    source::{Kind, Named, Source},
};
use crate::model::{Key, Orientation};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How far apart the centres of what is in line may be drawn, in points: in time for one column, across it for one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tolerance {
    column: f64,
    row: f64,
}

/// Tried in this order; of equally good ones the first is taken. The first is what fits people's drawings best.
pub(super) const TOLERANCES: [Tolerance; 9] = [
    Tolerance { column: 50.0, row: 40.0 },
    Tolerance { column: 50.0, row: 25.0 },
    Tolerance { column: 50.0, row: 60.0 },
    Tolerance { column: 70.0, row: 40.0 },
    Tolerance { column: 70.0, row: 25.0 },
    Tolerance { column: 70.0, row: 60.0 },
    Tolerance { column: 30.0, row: 40.0 },
    Tolerance { column: 30.0, row: 25.0 },
    Tolerance { column: 30.0, row: 60.0 },
];

/// A step or note of one swimlane, and where it is drawn, turned so that time runs along `time`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub element: usize,
    lane: usize,
    time: f64,
    across: f64,
}

/// The steps and notes of a swimlane that take a cell, with their places in its drawing.
/// `None` where the drawing says nothing of order: nothing is drawn, or most is drawn in one heap.
pub(super) fn items(
    source: &Source,
    drawn: &Drawn,
    plan: &Plan,
    sheet: usize,
    elements: &[usize],
) -> Option<Vec<Item>> {
    let down = plan.sheets.get(sheet)?.orientation == Orientation::Down;
    let mut items = Vec::new();
    let mut shapes = Vec::new();
    for &element in elements {
        let (Some(it), Some(place)) = (source.elements.get(element), plan.places.get(element).copied().flatten())
        else {
            continue;
        };
        if matches!(it.kind, Kind::Flow(_)) || plan.host(source, element).is_some() {
            continue;
        }
        let (time, across) = match drawn.shape(it.id) {
            Some(shape) => {
                shapes.push(shape.bounds);
                let (x, y) = shape.bounds.center();
                // A second diagram of the same swimlane follows the first in time.
                let offset = shape.diagram as f64 * 1e6;
                if down { (y + offset, x) } else { (x + offset, y) }
            }
            None => (f64::NAN, f64::NAN),
        };
        items.push(Item { element, lane: place.lane, time, across });
    }
    if shapes.is_empty() || heaped(&shapes) {
        return None;
    }
    place_undrawn(source, plan, &mut items);
    Some(items)
}

/// Whether more than a third of some shapes has its centre inside another: the tool has lost their places.
fn heaped(shapes: &[Bounds]) -> bool {
    let looked_at = shapes.get(..400).unwrap_or(shapes);
    let covered = |(i, a): &(usize, &Bounds)| {
        let others = looked_at.iter().enumerate().filter(|(j, _)| j != i);
        others.into_iter().any(|(_, b)| b.holds(a.center()) && b.area() <= 1.5 * a.area())
    };
    looked_at.len() > 3 && 3 * looked_at.iter().enumerate().filter(covered).count() > looked_at.len()
}

/// The cells of some items, one each.
pub(super) fn cells(items: &[Item], tolerance: Tolerance) -> Vec<(Key, Key)> {
    let times: Vec<f64> = items.iter().map(|i| i.time).collect();
    let columns = cluster(&times, tolerance.column);
    let mut rows = vec![0; items.len()];
    let mut lanes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        lanes.entry(item.lane).or_default().push(at);
    }
    for members in lanes.values() {
        let values: Vec<f64> = members.iter().filter_map(|&m| items.get(m)).map(|i| i.across).collect();
        for (&member, row) in members.iter().zip(cluster(&values, tolerance.row)) {
            if let Some(slot) = rows.get_mut(member) {
                *slot = row;
            }
        }
        separate(items, members, &columns, &mut rows);
    }
    columns.into_iter().zip(rows).map(|(c, r)| (Key::from(c), Key::from(r))).collect()
}

/// Groups of values that lie within `reach` of the first of their group; each value's group, from 0.
fn cluster(values: &[f64], reach: f64) -> Vec<i32> {
    let mut order: Vec<(f64, usize)> = values.iter().copied().zip(0..).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut groups = vec![0; values.len()];
    let (mut group, mut first) = (-1, f64::NEG_INFINITY);
    for (value, at) in order {
        if value - first > reach {
            group += 1;
            first = value;
        }
        if let Some(slot) = groups.get_mut(at) {
            *slot = group;
        }
    }
    groups
}

/// Never two in a cell: where several of a lane meet in one, its row becomes as many rows as the fullest cell needs,
/// so that what is drawn further up stays further up.
fn separate(items: &[Item], members: &[usize], columns: &[i32], rows: &mut [i32]) {
    let mut cells: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
    for &member in members {
        if let (Some(&row), Some(&column)) = (rows.get(member), columns.get(member)) {
            cells.entry((row, column)).or_default().push(member);
        }
    }
    let mut height: BTreeMap<i32, usize> = BTreeMap::new();
    for ((row, _), inside) in &cells {
        let most = height.entry(*row).or_insert(1);
        *most = inside.len().max(*most);
    }
    let mut start: BTreeMap<i32, usize> = BTreeMap::new();
    let mut next = 0;
    for (row, most) in &height {
        start.insert(*row, next);
        next += most;
    }
    for ((row, _), mut inside) in cells {
        let across = |m: usize| items.get(m).map_or(0.0, |i| i.across);
        inside.sort_by(|&a, &b| across(a).total_cmp(&across(b)).then(a.cmp(&b)));
        for (below, member) in inside.into_iter().enumerate() {
            if let Some(slot) = rows.get_mut(member) {
                *slot = (start.get(&row).copied().unwrap_or_default() + below) as i32;
            }
        }
    }
}

/// What is not drawn, though other things are, stands one column after what leads to it.
fn place_undrawn(source: &Source, plan: &Plan, items: &mut [Item]) {
    let open: Vec<usize> = (0..items.len()).filter(|&i| items.get(i).is_some_and(|i| i.time.is_nan())).collect();
    if open.is_empty() {
        return;
    }
    let placed: BTreeMap<usize, usize> = items.iter().enumerate().map(|(at, i)| (i.element, at)).collect();
    let find = |id: Option<&str>| {
        source.named(id?).iter().find_map(|n| match *n {
            Named::Element(e) => placed.get(&e).or_else(|| placed.get(&plan.host(source, e)?)).copied(),
            Named::Lane(_) | Named::Participant(_) | Named::Scope(_) => None,
        })
    };
    let mut next: Vec<Vec<usize>> = vec![vec![]; items.len()];
    let mut led: BTreeSet<usize> = BTreeSet::new();
    for flow in &source.elements {
        let owner = flow.owner.and_then(|o| placed.get(&o).copied());
        let from = find(flow.from).or(owner.filter(|_| flow.to.is_some()));
        let to = find(flow.to).or(owner.filter(|_| flow.from.is_some()));
        if let (Some(from), Some(to)) = (from, to)
            && let Some(list) = next.get_mut(from)
            && from != to
        {
            list.push(to);
            led.insert(to);
        }
    }
    let known = |items: &[Item], at: usize| items.get(at).is_some_and(|i| !i.time.is_nan());
    let step = 2.0 * 50.0;
    let base = items.iter().map(|i| i.across).filter(|a| a.is_finite()).fold(f64::INFINITY, f64::min);
    let mut last = items.iter().map(|i| i.time).filter(|t| t.is_finite()).fold(f64::NEG_INFINITY, f64::max);
    let mut queue: VecDeque<usize> = (0..items.len()).filter(|&i| known(items, i)).collect();
    // What nothing leads to starts a way of its own; then whatever is left, which goes round in circles.
    let mut roots: VecDeque<usize> = open.iter().filter(|o| !led.contains(o)).chain(&open).copied().collect();
    loop {
        while let Some(at) = queue.pop_front() {
            let Some((time, across)) = items.get(at).map(|i| (i.time, i.across)) else { continue };
            for &to in next.get(at).into_iter().flatten() {
                if let Some(item) = items.get_mut(to).filter(|i| i.time.is_nan()) {
                    (item.time, item.across) = (time + step, across);
                    last = last.max(item.time);
                    queue.push_back(to);
                }
            }
        }
        let Some(root) = roots.pop_front() else { break };
        if let Some(item) = items.get_mut(root).filter(|i| i.time.is_nan()) {
            last += step;
            (item.time, item.across) = (last, base);
            queue.push_back(root);
        }
    }
}
