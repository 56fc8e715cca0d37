//! Rows within each lane: lines of steps keep to one row, the longest line first, the others on the side they lead to.

use super::graph::{Graph, Role, Tie};
use std::collections::BTreeMap;

/// A row for each node within its lane, from 0 on. No two nodes of a lane share a column and a row.
pub(super) fn order(graph: &Graph, column: &[i32]) -> Vec<i32> {
    let weight = path_lengths(graph, column);
    let chains = chains(graph, column, &weight);
    let mut row = vec![0; graph.nodes.len()];
    let mut chain_of = vec![0; graph.nodes.len()];
    for (i, chain) in chains.iter().enumerate() {
        for &node in &chain.nodes {
            chain_of[node] = i;
        }
    }
    let mut by_lane: BTreeMap<usize, Vec<Chain>> = BTreeMap::new();
    for chain in chains {
        by_lane.entry(graph.nodes[chain.nodes[0]].lane).or_default().push(chain);
    }
    for chains in by_lane.values_mut() {
        // What time binds first, then what only belongs to something; long paths before short ones.
        chains.sort_by_key(|c| (c.aside, std::cmp::Reverse(c.weight), c.from, c.nodes[0]));
        let mut rows = Rows::default();
        for chain in chains.iter() {
            let at = rows.place(chain.from, chain.to, chain.reach, wanted(graph, chain, &chain_of, &row));
            for &node in &chain.nodes {
                row[node] = at;
            }
        }
        for chain in chains.iter() {
            for &node in &chain.nodes {
                row[node] -= rows.top;
            }
        }
    }
    row
}

/// Steps one after another in one lane.
struct Chain {
    nodes: Vec<usize>,
    from: i32,
    to: i32,
    /// The columns its flows within the lane need as well.
    reach: (i32, i32),
    weight: usize,
    aside: bool,
}

/// For each node, how many nodes the longest path through it has.
fn path_lengths(graph: &Graph, column: &[i32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..graph.nodes.len()).collect();
    order.sort_by_key(|&n| (column[n], n));
    let counts = |e: &&usize| {
        let edge = &graph.edges[**e];
        edge.kind == Tie::Sequence && column[edge.from] < column[edge.to]
    };
    let mut before = vec![1; graph.nodes.len()];
    let mut after = vec![1; graph.nodes.len()];
    for &n in &order {
        before[n] = 1 + graph.into[n].iter().filter(counts).map(|&e| before[graph.edges[e].from]).max().unwrap_or(0);
    }
    for &n in order.iter().rev() {
        after[n] = 1 + graph.out[n].iter().filter(counts).map(|&e| after[graph.edges[e].to]).max().unwrap_or(0);
    }
    (0..graph.nodes.len()).map(|n| before[n] + after[n]).collect()
}

fn chains(graph: &Graph, column: &[i32], weight: &[usize]) -> Vec<Chain> {
    let lane = |n: usize| graph.nodes[n].lane;
    let mut links: Vec<usize> = (0..graph.edges.len())
        .filter(|&e| {
            let edge = &graph.edges[e];
            edge.kind == Tie::Sequence
                && !edge.from_attached
                && lane(edge.from) == lane(edge.to)
                && column[edge.from] < column[edge.to]
        })
        .collect();
    links.sort_by_key(|&e| {
        let edge = &graph.edges[e];
        let through = weight[edge.from].min(weight[edge.to]);
        (std::cmp::Reverse(through), column[edge.to] - column[edge.from], e)
    });
    let mut next = vec![None; graph.nodes.len()];
    let mut taken = vec![false; graph.nodes.len()];
    for e in links {
        let edge = &graph.edges[e];
        if next[edge.from].is_none() && !taken[edge.to] {
            next[edge.from] = Some(edge.to);
            taken[edge.to] = true;
        }
    }
    let mut chains = Vec::new();
    for start in (0..graph.nodes.len()).filter(|&n| !taken[n]) {
        let mut nodes = vec![start];
        while let Some(n) = next[nodes[nodes.len() - 1]] {
            nodes.push(n);
        }
        let last = nodes[nodes.len() - 1];
        let (from, to) = (column[start], column[last]);
        let mut reach = (from, to);
        for e in graph.into[start].iter().chain(&graph.out[last]) {
            let edge = &graph.edges[*e];
            if edge.kind == Tie::Sequence && lane(edge.from) == lane(edge.to) {
                let other = if edge.to == start { column[edge.from] + 1 } else { column[edge.to] - 1 };
                reach = (reach.0.min(other), reach.1.max(other));
            }
        }
        let through = nodes.iter().map(|&n| weight[n]).max().unwrap_or(0);
        let aside = nodes.iter().all(|&n| graph.nodes[n].role == Role::Aside);
        chains.push(Chain { nodes, from, to, reach, weight: through, aside });
    }
    chains
}

/// Which way a chain wants to be off its lane's main row: up (negative), down, or on it.
fn wanted(graph: &Graph, chain: &Chain, chain_of: &[usize], row: &[i32]) -> i32 {
    let (mut pull, mut inside) = (0i32, None);
    for &node in &chain.nodes {
        let lane = graph.nodes[node].lane;
        for e in graph.around(node) {
            let other = graph.other(e, node);
            match graph.nodes[other].lane.cmp(&lane) {
                std::cmp::Ordering::Less => pull -= 1,
                std::cmp::Ordering::Greater => pull += 1,
                std::cmp::Ordering::Equal if chain_of[other] != chain_of[node] => inside = inside.max(Some(row[other])),
                std::cmp::Ordering::Equal => {}
            }
        }
    }
    match (pull.signum(), inside) {
        (0, Some(row)) => row + 1,
        (0, None) => 0,
        (pull, inside) => inside.unwrap_or(0) + pull,
    }
}

/// Rows looked at on either side of the wanted one before the search goes on below alone.
const NEAR: i32 = 48;

/// The rows of one lane while they fill: in each, the taken intervals of columns by their first, none overlapping.
#[derive(Default)]
struct Rows {
    taken: BTreeMap<i32, BTreeMap<i32, i32>>,
    /// For a column, the row below those found full.
    crowded: BTreeMap<i32, i32>,
    top: i32,
}

impl Rows {
    /// The free row nearest to the wanted one: with room for the flows too, if one is near.
    fn place(&mut self, from: i32, to: i32, reach: (i32, i32), wanted: i32) -> i32 {
        let roomy = self.near(reach, wanted, 3);
        let row = roomy.or_else(|| self.near((from, to), wanted, NEAR));
        let row = row.unwrap_or_else(|| {
            // Crowded: on from where the last one that starts in this column found room.
            let start = self.crowded.get(&from).copied().unwrap_or(NEAR).max(wanted);
            let row = (start..).find(|&row| self.free(row, (from, to))).unwrap_or(start);
            self.crowded.insert(from, row + 1);
            row
        });
        self.taken.entry(row).or_default().insert(from, to);
        self.top = self.top.min(row);
        row
    }

    fn near(&self, span: (i32, i32), wanted: i32, most: i32) -> Option<i32> {
        (0..=most).flat_map(|d| [wanted + d, wanted - d]).find(|&row| self.free(row, span))
    }

    fn free(&self, row: i32, (from, to): (i32, i32)) -> bool {
        let before = self.taken.get(&row).and_then(|t| t.range(..=to).next_back());
        before.is_none_or(|(_, &last)| last < from)
    }
}
