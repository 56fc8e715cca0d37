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

/// Every line, one below the other; a problem is as high as its message needs.
pub fn lines(
    panel: &ProblemsPanel,
    checked: &Checked,
    listed: &[usize],
    height_of: impl Fn(usize) -> f32,
) -> Vec<Placed> {
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
        let told = match line {
            Line::Problem(at) => checked.told.get(at).map(|told| (at, told)),
            _ => None,
        };
        let more = told.filter(|_| !panel.open.is_empty()).and_then(|(_, told)| panel.open.get(&told.key()));
        let height = told.map_or(row::LINE, |(at, _)| height_of(at)) + more.copied().unwrap_or(0.0);
        placed.push(Placed { line, top, height });
        top += height;
    }
    placed
}
