//! The paths a flow might take: straight, one bend, through a gap, round. Each is free of steps by construction.

use super::{
    grid::{DOWN, LEFT, NONE, RIGHT, UP},
    path::{Node, Path},
    terminal::Terminal,
};

/// Gaps tried for a path with one middle piece, at most.
const GAPS: usize = 10;

/// Every candidate from `a` to `b`. At least one unless both are one place.
pub fn candidates(a: &Terminal, b: &Terminal, out: &mut Vec<Path>) {
    straight(a, b, out);
    one_bend(a, b, out);
    two_bends(a, b, out);
    round(a, b, out);
}

/// Whether `b` is the first thing met from `a` in a straight line.
pub fn straight(a: &Terminal, b: &Terminal, out: &mut Vec<Path>) {
    let meets = |side: usize, back: usize, at: u32, target: u32| {
        // An item stands one line behind the last free one.
        let last = if b.item == NONE { a.reach[side] } else { a.reach[side] + 1 };
        let last_low = if b.item == NONE { a.reach[side] } else { a.reach[side].wrapping_sub(1) };
        a.allows(side)
            && b.allows(back)
            && if side == RIGHT || side == DOWN {
                at < target && target <= last
            } else {
                at > target && last_low <= target && a.reach[side] > 0
            }
    };
    if a.node.y == b.node.y {
        if meets(RIGHT, LEFT, a.node.x, b.node.x) || meets(LEFT, RIGHT, a.node.x, b.node.x) {
            out.extend(Path::new(a.node, b.node, true, &[a.node.y]));
        }
    } else if a.node.x == b.node.x
        && a.aside.abs() <= b.wide
        && b.aside.abs() <= a.wide
        && (a.aside == 0.0 || b.aside == 0.0)
        && (meets(DOWN, UP, a.node.y, b.node.y) || meets(UP, DOWN, a.node.y, b.node.y))
    {
        out.extend(Path::new(a.node, b.node, false, &[a.node.x]));
    }
}

pub fn one_bend(a: &Terminal, b: &Terminal, out: &mut Vec<Path>) {
    if a.gets_to_x(b.node.x) && b.gets_to_y(a.node.y) {
        out.extend(Path::new(a.node, b.node, true, &[a.node.y, b.node.x]));
    }
    if a.gets_to_y(b.node.y) && b.gets_to_x(a.node.x) {
        out.extend(Path::new(a.node, b.node, false, &[a.node.x, b.node.y]));
    }
}

pub fn two_bends(a: &Terminal, b: &Terminal, out: &mut Vec<Path>) {
    if a.node.y != b.node.y {
        let (low, high) = overlap(a, b, LEFT, RIGHT);
        for x in gaps(low, high, a.node.x, b.node.x) {
            if a.gets_to_x(x) && b.gets_to_x(x) {
                out.extend(Path::new(a.node, b.node, true, &[a.node.y, x, b.node.y]));
            }
        }
    }
    if a.node.x != b.node.x {
        let (low, high) = overlap(a, b, UP, DOWN);
        for y in gaps(low, high, a.node.y, b.node.y) {
            if a.gets_to_y(y) && b.gets_to_y(y) {
                out.extend(Path::new(a.node, b.node, false, &[a.node.x, y, b.node.x]));
            }
        }
    }
}

/// Three and four bends, by the gaps next to either end.
pub fn round(a: &Terminal, b: &Terminal, out: &mut Vec<Path>) {
    let beside = |t: &Terminal| {
        let Node { x, y } = t.node;
        ([x + 1, x.wrapping_sub(1)], [y + 1, y.wrapping_sub(1)])
    };
    let ((ax, ay), (bx, by)) = (beside(a), beside(b));
    let even = |v: &u32| v.is_multiple_of(2);
    for x in ax.into_iter().filter(even) {
        if !a.gets_to_x(x) {
            continue;
        }
        for y in by.into_iter().chain(ay).filter(even) {
            if y != a.node.y && b.gets_to_y(y) {
                out.extend(Path::new(a.node, b.node, true, &[a.node.y, x, y, b.node.x]));
            }
        }
        for y in ay.into_iter().chain(by).filter(even) {
            for x2 in bx.into_iter().filter(even) {
                if x2 != x && b.gets_to_x(x2) && y != a.node.y && y != b.node.y {
                    out.extend(Path::new(a.node, b.node, true, &[a.node.y, x, y, x2, b.node.y]));
                }
            }
        }
    }
    for y in ay.into_iter().filter(even) {
        if !a.gets_to_y(y) {
            continue;
        }
        for x in bx.into_iter().chain(ax).filter(even) {
            if x != a.node.x && b.gets_to_x(x) {
                out.extend(Path::new(a.node, b.node, false, &[a.node.x, y, x, b.node.y]));
            }
        }
        for x in ax.into_iter().chain(bx).filter(even) {
            for y2 in by.into_iter().filter(even) {
                if y2 != y && b.gets_to_y(y2) && x != a.node.x && x != b.node.x {
                    out.extend(Path::new(a.node, b.node, false, &[a.node.x, y, x, y2, b.node.x]));
                }
            }
        }
    }
}

/// Lines tried on either side of an end in the wide search.
const WIDE: u32 = 8;

/// More candidates with three and four bends, by gaps farther away.
pub fn wide(a: &Terminal, b: &Terminal, out: &mut Vec<Path>) {
    let around = |at: u32, low: u32, high: u32| {
        let (low, high) = (low.max(at.saturating_sub(2 * WIDE)), high.min(at + 2 * WIDE));
        (low.next_multiple_of(2)..=high).step_by(2)
    };
    let xs = |t: &Terminal| around(t.node.x, t.reach[LEFT], t.reach[RIGHT]);
    let ys = |t: &Terminal| around(t.node.y, t.reach[UP], t.reach[DOWN]);
    for x in xs(a).filter(|&x| a.gets_to_x(x)) {
        for y in ys(b).filter(|&y| b.gets_to_y(y)) {
            out.extend(Path::new(a.node, b.node, true, &[a.node.y, x, y, b.node.x]));
        }
        for x2 in xs(b).filter(|&x2| b.gets_to_x(x2) && x2 != x) {
            let (low, high) = (a.node.y.min(b.node.y).saturating_sub(3), a.node.y.max(b.node.y) + 3);
            let high = high.min(a.reach[DOWN].max(b.reach[DOWN]));
            for y in (low.next_multiple_of(2)..=high).step_by(2).take(2 * WIDE as usize) {
                out.extend(Path::new(a.node, b.node, true, &[a.node.y, x, y, x2, b.node.y]));
            }
        }
    }
    for y in ys(a).filter(|&y| a.gets_to_y(y)) {
        for x in xs(b).filter(|&x| b.gets_to_x(x)) {
            out.extend(Path::new(a.node, b.node, false, &[a.node.x, y, x, b.node.y]));
        }
        for y2 in ys(b).filter(|&y2| b.gets_to_y(y2) && y2 != y) {
            let (low, high) = (a.node.x.min(b.node.x).saturating_sub(3), a.node.x.max(b.node.x) + 3);
            let high = high.min(a.reach[RIGHT].max(b.reach[RIGHT]));
            for x in (low.next_multiple_of(2)..=high).step_by(2).take(2 * WIDE as usize) {
                out.extend(Path::new(a.node, b.node, false, &[a.node.x, y, x, y2, b.node.x]));
            }
        }
    }
}

/// The lines both ends get to, low to high.
fn overlap(a: &Terminal, b: &Terminal, low: usize, high: usize) -> (u32, u32) {
    (a.reach[low].max(b.reach[low]), a.reach[high].min(b.reach[high]))
}

/// Gaps from `low` to `high`: all of them, or where they are many those next to the two ends.
fn gaps(low: u32, high: u32, a: u32, b: u32) -> impl Iterator<Item = u32> {
    let low = low.next_multiple_of(2);
    let all = high.saturating_sub(low) as usize / 2 < GAPS;
    let near = [a.saturating_sub(1), a + 1, b.saturating_sub(1), b + 1, low, high & !1];
    let listed = near.into_iter().enumerate().filter(move |(i, v)| !all && !near[..*i].contains(v)).map(|(_, v)| v);
    (low..=if all { high } else { 0 })
        .step_by(2)
        .take(if all { GAPS + 1 } else { 0 })
        .chain(listed)
        .filter(move |&v| v % 2 == 0 && v >= low && v <= high)
}
