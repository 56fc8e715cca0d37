//! What an opportunity is worth doing: the quarters of the chart of effort and value.

use super::Opportunity;

/// A quarter of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quadrant {
    /// Much value for little effort.
    QuickWins,
    /// Much value for much effort.
    BigBets,
    /// Little of both.
    FillIns,
    /// Little value for much effort.
    ThinkTwice,
}

/// From this effort on it is much, from this value on too. The middle of the scale counts as much of either, so that a
/// quick win is certain to be quick.
pub const MUCH: u8 = 3;

impl Quadrant {
    /// The quarter of an effort and a value.
    pub fn of(effort: u8, value: u8) -> Quadrant {
        match (effort >= MUCH, value >= MUCH) {
            (false, true) => Quadrant::QuickWins,
            (true, true) => Quadrant::BigBets,
            (false, false) => Quadrant::FillIns,
            (true, false) => Quadrant::ThinkTwice,
        }
    }

    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Quadrant::QuickWins => "quick wins",
            Quadrant::BigBets => "big bets",
            Quadrant::FillIns => "fill-ins",
            Quadrant::ThinkTwice => "think twice",
        }
    }
}

impl Opportunity {
    /// Its quarter; `None` where effort or value is not said.
    pub fn quadrant(&self) -> Option<Quadrant> {
        Some(Quadrant::of(self.effort?, self.value?))
    }
}
