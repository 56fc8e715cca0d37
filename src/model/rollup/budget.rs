//! How much work the loops of a model may make: counted in steps and not by the clock, so that every machine says the
//! same.
//!
//! Every course has the same share of it, whatever the others need: what is said of an SLA does not depend on what was
//! asked before.

use super::graph::Graph;
use std::cell::Cell;

/// Steps walked for loops at most by all that is asked of a model. A model of a thousand steps with a thousand loops
/// and one SLA is within.
pub(super) const WORK: u64 = 16_000_000;

/// An entry of a map, or an id written down, takes as long as so many steps walked.
pub(super) const ENTRY: usize = 8;

/// More loops than can be reckoned with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tangled;

/// What one course may still spend.
#[derive(Debug)]
pub struct Budget(Cell<u64>);

impl Budget {
    pub fn new(share: u64) -> Budget {
        Budget(Cell::new(share))
    }

    /// Counts so many steps, or tells that there are too many.
    pub fn spend(&self, steps: usize) -> Result<(), Tangled> {
        let left = self.0.get().checked_sub(u64::try_from(steps).unwrap_or(u64::MAX));
        self.0.set(left.unwrap_or_default());
        left.map(|_| ()).ok_or(Tangled)
    }

    #[cfg(test)]
    pub fn left(&self) -> u64 {
        self.0.get()
    }
}

/// What each course may spend: those that SLAs ask for, and those of swimlanes, which are walked for what they detail
/// too.
pub(super) fn share(asked: usize, graph: &Graph) -> u64 {
    let courses = asked + 2 * graph.swimlanes.len();
    WORK / u64::try_from(courses.max(1)).unwrap_or(u64::MAX)
}
