//! How a flow would run between two cells: a line of few bends over slots and the gaps between them.
//!
//! Coordinates are twice the slot's: even in the middle of a slot, odd in the gap between two.

use super::cost;

/// A flow's line over the board: at most six points.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Route {
    points: [(i32, i32); 6],
    count: usize,
    pieces: [Piece; 5],
    /// What the line costs by itself.
    pub cost: i32,
    pub bounds: Bounds,
}

/// Left, top, right and bottom, all included.
pub(super) type Bounds = (i32, i32, i32, i32);

/// A straight piece with the way the line goes on before and after it: −1, 0 (an end) or 1 across it.
#[derive(Clone, Copy, Debug, Default)]
struct Piece {
    vertical: bool,
    /// The coordinate it keeps.
    at: i32,
    low: i32,
    high: i32,
    low_leg: i8,
    high_leg: i8,
}

/// A side of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Top,
    Right,
    Bottom,
}

impl Route {
    pub fn new(points: &[(i32, i32)]) -> Route {
        let mut route = Route::default();
        for (slot, &point) in route.points.iter_mut().zip(points) {
            *slot = point;
            route.count += 1;
        }
        let first = points.first().copied().unwrap_or_default();
        route.bounds = (first.0, first.1, first.0, first.1);
        for p in points {
            let b = &mut route.bounds;
            *b = (b.0.min(p.0), b.1.min(p.1), b.2.max(p.0), b.3.max(p.1));
        }
        for (i, slot) in (1..route.count).zip(&mut route.pieces) {
            *slot = piece(points, i);
        }
        route
    }

    pub fn points(&self) -> &[(i32, i32)] {
        self.points.get(..self.count).unwrap_or_default()
    }

    pub fn bends(&self) -> i32 {
        (self.count as i32 - 2).max(0)
    }

    /// The side its source is left at, and the one its target is reached at.
    pub fn sides(&self) -> Option<(Side, Side)> {
        let p = self.points();
        match p {
            [first, second, ..] => Some((side(*first, *second), side(p[p.len() - 1], p[p.len() - 2]))),
            _ => None,
        }
    }

    /// Whether it runs through the middle of a slot, its ends aside.
    pub fn covers(&self, (x, y): (i32, i32)) -> bool {
        let (x, y) = (2 * x, 2 * y);
        let b = self.bounds;
        if x < b.0 || x > b.2 || y < b.1 || y > b.3 {
            return false;
        }
        self.points().windows(2).any(|w| {
            let (a, b) = (w[0], w[1]);
            (a.0 == b.0 && a.0 == x && a.1.min(b.1) <= y && y <= a.1.max(b.1))
                || (a.1 == b.1 && a.1 == y && a.0.min(b.0) <= x && x <= a.0.max(b.0))
        })
    }

    /// Whether a slot lies within its bounding box.
    pub fn spans(&self, (x, y): (i32, i32)) -> bool {
        let b = self.bounds;
        b.0 <= 2 * x && 2 * x <= b.2 && b.1 <= 2 * y && 2 * y <= b.3
    }

    /// What two lines cost each other.
    pub fn against(&self, other: &Route, share_an_end: bool) -> i32 {
        let mut cost = 0;
        for p in self.pieces() {
            for q in other.pieces() {
                if p.vertical != q.vertical {
                    if p.low < q.at && q.at < p.high && q.low < p.at && p.at < q.high {
                        cost += if share_an_end { cost::CROSS_AT_STEP } else { cost::CROSS };
                    }
                } else if !share_an_end && p.at == q.at && p.low.max(q.low) < p.high.min(q.high) {
                    let (before, after) = (crossings_side_by_side(*p, *q), crossings_side_by_side(*q, *p));
                    cost += cost::CROSS * before.min(after);
                    if p.at % 2 == 0 && p.at != 0 {
                        cost += cost::OVERLAP / 3;
                    }
                }
            }
        }
        cost
    }

    fn pieces(&self) -> &[Piece] {
        self.pieces.get(..self.count.saturating_sub(1)).unwrap_or_default()
    }
}

/// Whether two bounding boxes meet.
pub(super) fn meet(a: Bounds, b: Bounds) -> bool {
    a.2 >= b.0 && b.2 >= a.0 && a.3 >= b.1 && b.3 >= a.1
}

/// The smallest box round two.
pub(super) fn around(a: Bounds, b: Bounds) -> Bounds {
    (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3))
}

/// The piece of a line that ends at its point `i`.
fn piece(points: &[(i32, i32)], i: usize) -> Piece {
    let (a, b) = (points[i - 1], points[i]);
    let vertical = a.0 == b.0;
    // Along the piece and across it.
    let split = |p: (i32, i32)| if vertical { (p.1, p.0) } else { p };
    let ((from, at), (to, _)) = (split(a), split(b));
    let leg = |j: Option<usize>| j.and_then(|j| points.get(j)).map_or(0, |&p| (split(p).1 - at).signum() as i8);
    let (before, after) = (leg(i.checked_sub(2)), leg(Some(i + 1)));
    if from <= to {
        Piece { vertical, at, low: from, high: to, low_leg: before, high_leg: after }
    } else {
        Piece { vertical, at, low: to, high: from, low_leg: after, high_leg: before }
    }
}

/// How often two pieces on one line cross if the first lies on the near side of the second.
fn crossings_side_by_side(near: Piece, far: Piece) -> i32 {
    let mut count = 0;
    for (at, leg) in [(near.low, near.low_leg), (near.high, near.high_leg)] {
        count += i32::from(leg > 0 && far.low < at && at < far.high);
    }
    for (at, leg) in [(far.low, far.low_leg), (far.high, far.high_leg)] {
        count += i32::from(leg < 0 && near.low < at && at < near.high);
    }
    count
}

fn side(at: (i32, i32), towards: (i32, i32)) -> Side {
    if towards.0 > at.0 {
        Side::Right
    } else if towards.0 < at.0 {
        Side::Left
    } else if towards.1 < at.1 {
        Side::Top
    } else {
        Side::Bottom
    }
}
