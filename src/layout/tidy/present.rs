//! The arrangement that is there already, where it is one that tidying could have made.

use super::{
    compact,
    graph::{Graph, Tie},
    search::Cells,
};
use crate::model::Key;
use std::collections::BTreeSet;

/// The present cells in whole numbers; `None` where two nodes share a cell or a flow runs against time for no reason.
pub(super) fn present(graph: &Graph) -> Option<Cells> {
    let number = |values: Vec<Key>| {
        let mut order = values.clone();
        order.sort_unstable();
        order.dedup();
        let at = |value: &Key| order.binary_search(value).unwrap_or_else(|place| place) as i32;
        values.iter().map(at).collect::<Vec<i32>>()
    };
    let mut column = number(graph.nodes.iter().map(|n| n.old.0).collect());
    let mut row = number(graph.nodes.iter().map(|n| n.old.1).collect());
    let mut taken = BTreeSet::new();
    let own_cell = |(n, node): (usize, &super::graph::Node)| taken.insert((node.lane, column[n], row[n]));
    if !graph.nodes.iter().enumerate().all(own_cell) {
        return None;
    }
    let on_time = graph.edges.iter().all(|e| e.kind != Tie::Sequence || e.back || column[e.from] <= column[e.to]);
    if !on_time {
        return None;
    }
    compact::compact(graph, &mut column, &mut row);
    Some(Cells { column, row })
}
