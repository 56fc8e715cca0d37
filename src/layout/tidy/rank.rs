//! Columns from the flow: every forward flow runs to the right or straight down, and as short as can be.

use super::{
    cycles,
    graph::{Graph, Role, Tie},
};

/// How many times columns are evened out to the right and to the left.
const SWEEPS: usize = 4;

/// A column for each node, from 0 on; groups of columns one after another.
/// `hand_off` is how many columns a flow to another lane goes to the right at least: 0 or 1.
pub(super) fn rank(graph: &Graph, hand_off: i32) -> Vec<i32> {
    let order = cycles::order(graph);
    let mut column = vec![0; graph.nodes.len()];
    let mut first = 0;
    for group in 0..graph.groups {
        let members: Vec<usize> = order.iter().copied().filter(|&n| graph.nodes[n].group == group).collect();
        let timed: Vec<usize> = members.iter().copied().filter(|&n| graph.nodes[n].role != Role::Aside).collect();
        push_right(graph, &timed, first, hand_off, &mut column);
        let last = timed.iter().map(|&n| column[n]).max().unwrap_or(first - 1);
        for _ in 0..SWEEPS {
            even_out(graph, timed.iter().rev(), (first, last), hand_off, true, &mut column);
            even_out(graph, timed.iter(), (first, last), hand_off, false, &mut column);
        }
        let mut last = spread_loners(graph, &timed, (first, last), &mut column);
        for &n in members.iter().filter(|&&n| graph.nodes[n].role == Role::Aside) {
            column[n] = beside(graph, n, &column).clamp(first, last.max(first));
            last = last.max(column[n]);
        }
        // A group without steps keeps a column of its own, unless it is the time before the first phase.
        first = if group == 0 { last + 1 } else { last.max(first) + 1 };
    }
    column
}

/// How many columns the target of an edge stands to the right of its source at least; `None` where it may stand
/// anywhere.
pub(super) fn least(graph: &Graph, edge: usize, hand_off: i32) -> Option<i32> {
    let edge = &graph.edges[edge];
    let (from, to) = (&graph.nodes[edge.from], &graph.nodes[edge.to]);
    match edge.kind {
        Tie::Aside => None,
        _ if edge.back || from.group != to.group => None,
        Tie::Sequence if from.lane == to.lane => Some(1),
        Tie::Sequence => Some(hand_off),
        Tie::Message => Some(0),
    }
}

/// Longest paths. Where a hand-off may go straight down, it does so only while no lane is met twice in a column.
fn push_right(graph: &Graph, order: &[usize], first: i32, hand_off: i32, column: &mut [i32]) {
    let mut met: Vec<u64> = graph.nodes.iter().map(|n| 1 << (n.lane % 64)).collect();
    for &node in order {
        let own = 1u64 << (graph.nodes[node].lane % 64);
        let mut at = first;
        for &e in &graph.into[node] {
            let Some(least) = least(graph, e, hand_off) else { continue };
            let from = graph.edges[e].from;
            let again = least == 0 && graph.edges[e].kind == Tie::Sequence && met[from] & own != 0;
            at = at.max(column[from] + least.max(i32::from(again)));
        }
        column[node] = at;
        for &e in &graph.into[node] {
            let from = graph.edges[e].from;
            if least(graph, e, hand_off) == Some(0) && column[from] == at {
                met[node] |= met[from];
            }
        }
    }
}

/// Moves each node to the middle of its neighbours, as far as its flows leave room; ties to the right or to the left.
fn even_out<'a>(
    graph: &Graph,
    order: impl Iterator<Item = &'a usize>,
    (first, last): (i32, i32),
    hand_off: i32,
    right: bool,
    column: &mut [i32],
) {
    let mut wants = Vec::new();
    for &node in order {
        let (mut low, mut high) = (first, last);
        wants.clear();
        for e in graph.around(node) {
            let edge = &graph.edges[e];
            let other = column[graph.other(e, node)];
            // Longest paths hold a straight hand-off apart where they must; this keeps what they found.
            let held = least(graph, e, hand_off).map(|l| l.max(i32::from(column[edge.to] > column[edge.from])));
            let gap = held.unwrap_or(0);
            if edge.from == node {
                if held.is_some() {
                    high = high.min(other - gap);
                }
                wants.push(other - gap);
            } else {
                if held.is_some() {
                    low = low.max(other + gap);
                }
                wants.push(other + gap);
            }
        }
        if wants.is_empty() || low > high {
            continue;
        }
        wants.sort_unstable();
        let middle = if right { wants[wants.len() / 2] } else { wants[(wants.len() - 1) / 2] };
        column[node] = middle.clamp(low, high);
    }
}

/// Lays steps that no flow ties to anything out along the columns there are, instead of in one heap.
fn spread_loners(graph: &Graph, timed: &[usize], (first, last): (i32, i32), column: &mut [i32]) -> i32 {
    let mut loners: Vec<usize> = timed.iter().copied().filter(|&n| graph.around(n).next().is_none()).collect();
    loners.sort_by_key(|&n| (graph.nodes[n].lane, graph.nodes[n].old, n));
    let mut widest = last;
    for same in loners.chunk_by(|&a, &b| graph.nodes[a].lane == graph.nodes[b].lane) {
        let square = (same.len() as f64).sqrt().ceil() as i32;
        let width = (last - first + 1).max(square).max(1);
        for (i, &node) in same.iter().enumerate() {
            column[node] = first + i as i32 % width;
            widest = widest.max(column[node]);
        }
    }
    widest
}

/// The column in the middle of what something belongs to.
fn beside(graph: &Graph, node: usize, column: &[i32]) -> i32 {
    let mut near: Vec<i32> = graph
        .around(node)
        .map(|e| graph.other(e, node))
        .filter(|&n| graph.nodes[n].role != Role::Aside)
        .map(|n| column[n])
        .collect();
    near.sort_unstable();
    near.get(near.len() / 2).copied().unwrap_or(0)
}
