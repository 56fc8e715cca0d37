//! What the list holds from top to bottom, and how high each line is, so that only those in sight need be built.

use super::{ProblemsPanel, row};
use crate::editor::Checked;

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// By its place among all that is told.
    Problem(usize),
    /// The heading over what is accepted.
    AcceptedHead(usize),
    Accepted(usize),
    /// The heading over the checks that are switched off.
    OffHead(usize),
    Off(usize),
}

/// A line with where it begins and how high it is, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    pub line: Line,
    pub top: f32,
    pub height: f32,
}

/// Every line, one below the other. The row of the problem at work may be higher than the others.
pub fn lines(panel: &ProblemsPanel, checked: &Checked, listed: &[usize], chosen: Option<(usize, f32)>) -> Vec<Placed> {
    let mut all: Vec<Line> = listed.iter().map(|at| Line::Problem(*at)).collect();
    if !checked.accepted.is_empty() {
        all.push(Line::AcceptedHead(checked.accepted.len()));
        all.extend((0..checked.accepted.len()).map(Line::Accepted));
    }
    if !checked.off.is_empty() {
        all.push(Line::OffHead(checked.off.len()));
        all.extend((0..checked.off.len()).map(Line::Off));
    }
    let mut top = 0.0;
    let mut placed = Vec::with_capacity(all.len());
    for line in all {
        let more = match line {
            Line::Problem(at) if !panel.open.is_empty() => {
                checked.told.get(at).and_then(|told| panel.open.get(&told.key())).copied().unwrap_or(0.0)
            }
            _ => 0.0,
        };
        let row = chosen.filter(|(at, _)| line == Line::Problem(*at)).map_or(row::LINE, |(_, height)| height);
        let height = row + more;
        placed.push(Placed { line, top, height });
        top += height;
    }
    placed
}
