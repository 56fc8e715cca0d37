//! Cells from the drawing: the author's order and alignment become columns and rows.

use super::{
    drawn::Drawn,
    plan::Plan,
    source::{Kind, Source},
};
use crate::model::{Key, Orientation};
use std::collections::{BTreeMap, VecDeque};

/// How far apart the centres of steps in one column may be drawn, along the time axis.
const COLUMN: f64 = 50.0;
/// How far apart the centres of steps in one row may be drawn, across it.
const ROW: f64 = 40.0;

/// A step or note of one swimlane on its way to a cell.
struct Item {
    element: usize,
    lane: usize,
    time: f64,
    across: f64,
    column: i32,
    row: i32,
}

/// The cell of each element; `None` for flows and for what is left out.
pub(super) fn cells(source: &Source, drawn: &Drawn, plan: &Plan) -> Vec<Option<(Key, Key)>> {
    let mut cells = vec![None; source.elements.len()];
    for sheet in 0..plan.sheets.len() {
        let mut items = items(source, drawn, plan, sheet);
        columns(&mut items);
        rows(&mut items);
        separate(&mut items);
        for item in &items {
            if let Some(cell) = cells.get_mut(item.element) {
                *cell = Some((Key::from(item.column), Key::from(item.row)));
            }
        }
    }
    for at in 0..source.elements.len() {
        let host = plan.host(source, at).and_then(|h| cells.get(h).copied().flatten());
        if let (Some(host), Some(cell)) = (host, cells.get_mut(at)) {
            *cell = Some(host);
        }
    }
    cells
}

fn items(source: &Source, drawn: &Drawn, plan: &Plan, sheet: usize) -> Vec<Item> {
    let mut items = Vec::new();
    let down = plan.sheets.get(sheet).is_some_and(|s| s.orientation == Orientation::Down);
    let mut placed: BTreeMap<usize, usize> = BTreeMap::new();
    let mut undrawn: Vec<usize> = Vec::new();
    for (element, place) in plan.places.iter().enumerate() {
        let Some(place) = place.filter(|p| p.sheet == sheet) else { continue };
        let Some(it) = source.elements.get(element) else { continue };
        if matches!(it.kind, Kind::Flow(_)) || plan.host(source, element).is_some() {
            continue;
        }
        placed.insert(element, items.len());
        let (time, across) = match drawn.shape(it.id) {
            Some(shape) => {
                let (x, y) = shape.bounds.center();
                let offset = shape.diagram as f64 * 1e6;
                if down { (y + offset, x) } else { (x + offset, y) }
            }
            None => {
                undrawn.push(items.len());
                (f64::NAN, f64::NAN)
            }
        };
        items.push(Item { element, lane: place.lane, time, across, column: 0, row: 0 });
    }
    place_undrawn(source, plan, &mut items, &placed, &undrawn);
    items
}

/// What is not drawn stands one column after what leads to it, in flow order.
fn place_undrawn(source: &Source, plan: &Plan, items: &mut [Item], placed: &BTreeMap<usize, usize>, undrawn: &[usize]) {
    if undrawn.is_empty() {
        return;
    }
    let find = |id: Option<&str>| {
        source.named(id?).iter().find_map(|n| match n {
            super::source::Named::Element(e) => {
                placed.get(e).copied().or_else(|| placed.get(&plan.host(source, *e)?).copied())
            }
            _ => None,
        })
    };
    let mut next: Vec<Vec<usize>> = vec![vec![]; items.len()];
    let mut leads: Vec<bool> = vec![false; items.len()];
    for flow in &source.elements {
        let owner = flow.owner.and_then(|o| placed.get(&o).copied());
        let from = find(flow.from).or(if flow.to.is_some() { owner } else { None });
        let to = find(flow.to).or(if flow.from.is_some() { owner } else { None });
        if let (Some(from), Some(to)) = (from, to)
            && let (Some(list), Some(led)) = (next.get_mut(from), leads.get_mut(to))
            && from != to
        {
            list.push(to);
            *led = true;
        }
    }
    let known = |items: &[Item], at: usize| items.get(at).is_some_and(|i| i.time.is_finite());
    let mut queue: VecDeque<usize> = (0..items.len()).filter(|&i| known(items, i)).collect();
    let base = items.iter().map(|i| i.across).filter(|t| t.is_finite()).fold(f64::INFINITY, f64::min);
    let base = if base.is_finite() { base } else { 0.0 };
    // Starts first, then whatever no start leads to.
    let starts = undrawn.iter().copied().filter(|&u| leads.get(u) == Some(&false));
    let mut roots: VecDeque<usize> = starts.chain(undrawn.iter().copied()).collect();
    let mut last = items.iter().map(|i| i.time).filter(|t| t.is_finite()).fold(0.0, f64::max);
    loop {
        while let Some(at) = queue.pop_front() {
            let Some((time, across)) = items.get(at).map(|i| (i.time, i.across)) else { continue };
            for &to in next.get(at).into_iter().flatten() {
                if !known(items, to)
                    && let Some(item) = items.get_mut(to)
                {
                    (item.time, item.across) = (time + 2.0 * COLUMN, across);
                    last = last.max(item.time);
                    queue.push_back(to);
                }
            }
        }
        let Some(root) = roots.pop_front() else { break };
        if !known(items, root)
            && let Some(item) = items.get_mut(root)
        {
            (item.time, item.across) = (last + 2.0 * COLUMN, base);
            last = item.time;
            queue.push_back(root);
        }
    }
}

/// Whether anything of a swimlane is drawn.
pub(super) fn is_drawn(source: &Source, drawn: &Drawn, plan: &Plan, sheet: usize) -> bool {
    let here = plan.places.iter().enumerate().filter(|(_, p)| p.is_some_and(|p| p.sheet == sheet));
    here.filter_map(|(e, _)| source.elements.get(e)).any(|e| drawn.shape(e.id).is_some())
}

/// Groups of values that lie within `reach` of the first of their group; each value's group.
fn cluster(values: &[f64], reach: f64) -> Vec<i32> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    let value = |i: usize| values.get(i).copied().unwrap_or_default();
    order.sort_by(|&a, &b| value(a).total_cmp(&value(b)));
    let mut groups = vec![0; values.len()];
    let (mut group, mut first) = (0, f64::NEG_INFINITY);
    for at in order {
        if value(at) - first > reach {
            group += 1;
            first = value(at);
        }
        if let Some(slot) = groups.get_mut(at) {
            *slot = group;
        }
    }
    groups
}

fn columns(items: &mut [Item]) {
    let times: Vec<f64> = items.iter().map(|i| i.time).collect();
    for (item, group) in items.iter_mut().zip(cluster(&times, COLUMN)) {
        item.column = group;
    }
}

fn rows(items: &mut [Item]) {
    let mut lanes: Vec<usize> = items.iter().map(|i| i.lane).collect();
    lanes.sort_unstable();
    lanes.dedup();
    for lane in lanes {
        let values: Vec<f64> = items.iter().filter(|i| i.lane == lane).map(|i| i.across).collect();
        let groups = cluster(&values, ROW);
        for (item, group) in items.iter_mut().filter(|i| i.lane == lane).zip(groups) {
            item.row = group - 1;
        }
    }
}

/// Never two in a cell: the one drawn further along goes down a row.
fn separate(items: &mut [Item]) {
    let mut taken = std::collections::BTreeSet::new();
    for item in items {
        while !taken.insert((item.lane, item.column, item.row)) {
            item.row += 1;
        }
    }
}
