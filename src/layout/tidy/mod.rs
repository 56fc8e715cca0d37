//! Cells from the flow: a place for every step and note of a swimlane, lanes as they are.
//!
//! A good arrangement has short flows with few bends and no crossings, time to the right, and no column or row more
//! than it needs. Never refuses: loops, several starts, parts without flows and open ends all find their place.
//! Knows cells alone, nothing of points.

mod board;
mod compact;
mod cost;
mod cycles;
mod drawn;
mod graph;
mod order;
mod present;
mod rank;
mod route;
mod search;
#[cfg(test)]
mod tests;

use crate::{
    layout::Request,
    model::{Id, Key},
};
use drawn::Drawn;
use graph::Graph;
use search::{Cells, Effort};

/// How much each search may reckon.
const WORK: u64 = 100_000;

/// Above so many nodes and edges the flow's own suggestion stands.
const LARGE: usize = 1_500;

/// The cell found for a step or a note; its lane stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    pub id: Id,
    pub column: Key,
    pub row: Key,
}

/// The columns a phase covers afterwards, both included.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseSpan {
    pub id: Id,
    pub from: Key,
    pub to: Key,
}

/// A swimlane tidied: cells for all its steps and notes, spans for all its phases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tidied {
    pub placements: Vec<Placement>,
    pub phases: Vec<PhaseSpan>,
}

/// A cell for every step and every note, in whole numbers from 0 on. Attached events share their host's cell.
/// Where the swimlane has phases, [`tidy_with_phases`] gives their new spans too.
pub fn tidy(request: &Request) -> Vec<Placement> {
    tidy_with_phases(request).placements
}

/// The same with the spans of the phases: each step stays in its phase, and the phases stay in order.
pub fn tidy_with_phases(request: &Request) -> Tidied {
    tidy_within(request, WORK)
}

fn tidy_within(request: &Request, work: u64) -> Tidied {
    let mut graph = Graph::new(request);
    cycles::mark(&mut graph);
    let cells = arrange(request, &graph, work);
    let (mut column, mut row) = (cells.column, cells.row);
    let spans = compact::compact(&graph, &mut column, &mut row);
    let steps = request.steps.iter().zip(&graph.of_step).map(|(s, &n)| (&s.id, n));
    let notes = request.notes.iter().zip(&graph.of_note).map(|(n, &i)| (&n.id, i));
    Tidied {
        placements: steps
            .chain(notes)
            .map(|(id, n)| Placement { id: id.clone(), column: Key::from(column[n]), row: Key::from(row[n]) })
            .collect(),
        // Group 0 is what stands before the first phase.
        phases: (request.phases.iter().zip(spans.iter().skip(1)))
            .map(|(phase, &(from, to))| PhaseSpan { id: phase.id.clone(), from: Key::from(from), to: Key::from(to) })
            .collect(),
    }
}

/// The best of what the flow suggests, with hand-offs one column on and with hand-offs straight down,
/// and of what is there already: so what is tidy stays so.
fn arrange(request: &Request, graph: &Graph, work: u64) -> Cells {
    let starts = [1, 0].map(|hand_off| {
        let mut column = rank::rank(graph, hand_off);
        let mut row = order::order(graph, &column);
        compact::compact(graph, &mut column, &mut row);
        Cells { column, row }
    });
    let size = graph.nodes.len() + graph.edges.len();
    if size > LARGE {
        let [cells, _] = starts;
        return cells;
    }
    let effort = Effort {
        rounds: (3_000 / size.max(1) as u64).clamp(3, 12),
        tries: 300 * size as u64,
        work,
        // A large arrangement does not cool down again within its work.
        heat: (8_000 / size.max(1) as i64).clamp(40, 200),
        // Drawing takes longer the more there is to draw.
        judged: (work / 40 / (graph.edges.len() as u64 + 1)).min(240),
    };
    let mut drawn = Drawn::new(graph, request);
    let mut judge = |cells: &Cells| drawn.cost(cells);
    let found = starts.map(|cells| search::search(graph, cells, effort, &mut judge));
    let present = present::present(graph).map(|cells| (judge(&cells), cells));
    let [first, second] = found;
    let best = [second].into_iter().chain(present).fold(first, |best, next| if next.0 < best.0 { next } else { best });
    search::polish(graph, best, effort, &mut judge).1
}
