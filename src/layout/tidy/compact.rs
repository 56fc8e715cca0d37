//! Empty rows and columns go; what is left is numbered from 0 on without gaps.

use super::graph::Graph;
use std::collections::{BTreeMap, BTreeSet};

/// Numbers the columns in use, and each lane's rows in use, from 0 on.
/// Gives the first and last column of each group; a phase without steps keeps a column.
pub(super) fn compact(graph: &Graph, column: &mut [i32], row: &mut [i32]) -> Vec<(i32, i32)> {
    let mut groups: Vec<Vec<&mut i32>> = (0..graph.groups).map(|_| Vec::new()).collect();
    for (node, column) in graph.nodes.iter().zip(column) {
        groups[node.group].push(column);
    }
    let mut first = 0;
    let mut spans = Vec::new();
    for (i, columns) in groups.into_iter().enumerate() {
        let count = renumber(columns, first).max(i32::from(i > 0));
        spans.push((first, first + count - 1));
        first += count;
    }
    let mut lanes: BTreeMap<usize, Vec<&mut i32>> = BTreeMap::new();
    for (node, row) in graph.nodes.iter().zip(row) {
        lanes.entry(node.lane).or_default().push(row);
    }
    for rows in lanes.into_values() {
        renumber(rows, 0);
    }
    spans
}

/// Gives equal values equal numbers from `first` on, in order; returns how many there are.
fn renumber(mut values: Vec<&mut i32>, first: i32) -> i32 {
    let used: BTreeSet<i32> = values.iter().map(|v| **v).collect();
    let number: BTreeMap<i32, i32> = used.into_iter().zip(first..).collect();
    for value in &mut values {
        **value = number.get(&**value).copied().unwrap_or(**value);
    }
    number.len() as i32
}
