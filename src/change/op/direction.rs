//! Directions on the drawing, and what they mean in time.

use crate::model::Orientation;

/// A direction as seen on the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    Right,
    Left,
    Up,
    Down,
}

/// A direction told by what it means on the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InTime {
    Later,
    Earlier,
    /// The next row or lane.
    Below,
    /// The row or lane before.
    Above,
}

impl Direction {
    /// All four.
    pub const ALL: [Direction; 4] = [Direction::Right, Direction::Left, Direction::Up, Direction::Down];

    /// What the direction means in a swimlane that runs this way.
    pub fn in_time(self, orientation: Orientation) -> InTime {
        match (orientation, self) {
            (Orientation::Across, Direction::Right) | (Orientation::Down, Direction::Down) => InTime::Later,
            (Orientation::Across, Direction::Left) | (Orientation::Down, Direction::Up) => InTime::Earlier,
            (Orientation::Across, Direction::Down) | (Orientation::Down, Direction::Right) => InTime::Below,
            (Orientation::Across, Direction::Up) | (Orientation::Down, Direction::Left) => InTime::Above,
        }
    }
}
