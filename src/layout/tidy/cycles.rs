//! Which edges run against time: enough of them that the others make no circle, found by walking from the starts.

use super::graph::{Edge, Graph, Role, Tie};

/// Marks the edges that close a loop or go back to an earlier phase. Messages only where no sequence flow has to.
pub(super) fn mark(graph: &mut Graph) {
    for e in 0..graph.edges.len() {
        let edge = &graph.edges[e];
        graph.edges[e].back = graph.nodes[edge.from].group > graph.nodes[edge.to].group;
    }
    for e in loops(graph, |kind| kind == Tie::Sequence) {
        graph.edges[e].back = true;
    }
    // With the sequence flows in order, a message is free to run along them; where it cannot, it runs back.
    let order = positions(graph);
    for edge in graph.edges.iter_mut().filter(|e| e.kind == Tie::Message) {
        edge.back |= order[edge.from] > order[edge.to];
    }
}

/// The nodes in an order that every forward edge follows.
pub(super) fn order(graph: &Graph) -> Vec<usize> {
    let mut missing: Vec<usize> = vec![0; graph.nodes.len()];
    for edge in graph.edges.iter().filter(|e| forward(e)) {
        missing[edge.to] += 1;
    }
    let mut order: Vec<usize> = (0..graph.nodes.len()).filter(|&n| missing[n] == 0).collect();
    let mut next = 0;
    while let Some(&node) = order.get(next) {
        next += 1;
        for &e in &graph.out[node] {
            let edge = &graph.edges[e];
            if forward(edge) {
                missing[edge.to] -= 1;
                if missing[edge.to] == 0 {
                    order.push(edge.to);
                }
            }
        }
    }
    order
}

/// Whether an edge orders its ends in time.
fn forward(edge: &Edge) -> bool {
    edge.kind != Tie::Aside && !edge.back
}

/// The edges that lead back to a node still being walked, from the starts on.
fn loops(graph: &Graph, counts: impl Fn(Tie) -> bool) -> Vec<usize> {
    let usable = |e: usize| counts(graph.edges[e].kind) && !graph.edges[e].back;
    let mut entry = vec![true; graph.nodes.len()];
    for e in (0..graph.edges.len()).filter(|&e| usable(e)) {
        entry[graph.edges[e].to] = false;
    }
    // What nothing leads to is a start, whatever stands where; within a closed circle the leftmost is as good as any.
    let first = |n: usize| match (graph.nodes[n].role, entry[n]) {
        (Role::Start, _) => (0, None),
        (_, true) => (1, None),
        (_, false) => (2, Some(graph.nodes[n].old)),
    };
    let mut roots: Vec<usize> = (0..graph.nodes.len()).collect();
    roots.sort_by_key(|&n| (first(n), n));

    #[derive(Clone, Copy, PartialEq)]
    enum Walk {
        New,
        Open,
        Done,
    }
    let mut walk = vec![Walk::New; graph.nodes.len()];
    let mut back = Vec::new();
    for root in roots {
        if walk[root] != Walk::New {
            continue;
        }
        walk[root] = Walk::Open;
        let mut stack = vec![(root, 0)];
        while let Some((node, next)) = stack.last_mut() {
            let Some(&e) = graph.out[*node].get(*next) else {
                walk[*node] = Walk::Done;
                stack.pop();
                continue;
            };
            *next += 1;
            if !usable(e) {
                continue;
            }
            let to = graph.edges[e].to;
            match walk[to] {
                Walk::New => {
                    walk[to] = Walk::Open;
                    stack.push((to, 0));
                }
                Walk::Open => back.push(e),
                Walk::Done => {}
            }
        }
    }
    back
}

/// For each node a place in an order that keeps to the sequence flows and follows most messages.
fn positions(graph: &Graph) -> Vec<usize> {
    // Messages that lead into the past of a walk over everything are the ones to give way.
    let counts = |e: usize| graph.edges[e].kind == Tie::Sequence && !graph.edges[e].back;
    let mut missing = vec![0usize; graph.nodes.len()];
    let mut waiting = vec![0usize; graph.nodes.len()];
    for e in 0..graph.edges.len() {
        let edge = &graph.edges[e];
        if counts(e) {
            missing[edge.to] += 1;
        } else if edge.kind == Tie::Message && !edge.back {
            waiting[edge.to] += 1;
        }
    }
    // Takes what waits for the fewest messages first, among what waits for no sequence flow.
    let mut ready: std::collections::BTreeSet<(usize, (crate::model::Key, crate::model::Key), usize)> =
        (0..graph.nodes.len()).filter(|&n| missing[n] == 0).map(|n| (waiting[n], graph.nodes[n].old, n)).collect();
    let mut position = vec![0; graph.nodes.len()];
    let mut count = 0;
    while let Some((_, _, node)) = ready.pop_first() {
        position[node] = count;
        count += 1;
        for &e in &graph.out[node] {
            let to = graph.edges[e].to;
            if counts(e) {
                missing[to] -= 1;
                if missing[to] == 0 {
                    ready.insert((waiting[to], graph.nodes[to].old, to));
                }
            } else if graph.edges[e].kind == Tie::Message && !graph.edges[e].back {
                let old = graph.nodes[to].old;
                let was = ready.remove(&(waiting[to], old, to));
                waiting[to] -= 1;
                if was {
                    ready.insert((waiting[to], old, to));
                }
            }
        }
    }
    position
}
