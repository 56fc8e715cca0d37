//! Empty rows and columns go; what is left is numbered from 0 on without gaps.

use super::graph::Graph;
use std::collections::{BTreeMap, BTreeSet};

/// Numbers the columns in use, and each lane's rows in use, from 0 on.
pub(super) fn compact(graph: &Graph, column: &mut [i32], row: &mut [i32]) {
    renumber(column.iter_mut());
    let mut lanes: BTreeMap<usize, Vec<&mut i32>> = BTreeMap::new();
    for (node, row) in graph.nodes.iter().zip(row) {
        lanes.entry(node.lane).or_default().push(row);
    }
    for rows in lanes.into_values() {
        renumber(rows.into_iter());
    }
}

fn renumber<'a>(values: impl Iterator<Item = &'a mut i32>) {
    let mut values: Vec<&mut i32> = values.collect();
    let used: BTreeSet<i32> = values.iter().map(|v| **v).collect();
    let number: BTreeMap<i32, i32> = used.into_iter().zip(0..).collect();
    for value in &mut values {
        **value = number.get(&**value).copied().unwrap_or(**value);
    }
}
