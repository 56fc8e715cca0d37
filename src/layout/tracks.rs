//! Side by side: gives every piece of a path a track on its line, so that no two strangers lie on one another.
//!
//! Pieces of flows that leave or reach one port may share a wire, like the branches of a tree.
//! The order of the tracks follows from where the paths part, so that paths cross only where they must.

use super::{
    grid::buckets,
    metrics::TRACK,
    path::{Path, wishes},
};

/// A piece of a path on a line, with the interval it may take up there.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    pub flow: u32,
    pub k: u8,
    pub line: u32,
    pub low: f64,
    pub high: f64,
    /// The ports it belongs to, with the number of bends to them (low bit); 0 for none.
    pub tags: [u64; 2],
    /// Identify the flow's two ends: pieces that overlap on one wire must have one in common.
    pub ends: [u32; 2],
    /// An offset that is given: it hangs on an attached event.
    pub fixed: Option<f64>,
    /// How far from the line's middle it may lie, either way.
    pub room: f64,
    /// The side of the line it belongs to, where that is a border: less than 0 the side of smaller coordinates.
    pub side: i32,
    /// Where that is known: the coordinates of the pieces that join it at its low and high end, and where they lead (−1
    /// to smaller lines).
    pub joins: [Option<(f64, i32)>; 2],
}

/// Where a piece lies on its line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Track {
    pub index: u16,
    /// Tracks side by side here.
    pub of: u16,
    /// From the middle of the line.
    pub offset: f64,
    /// How many of them lie on the side of smaller coordinates, where the line is a border.
    pub before: u16,
}

struct Wire {
    low: f64,
    high: f64,
    members: Vec<u32>,
    fixed: Option<f64>,
    room: f64,
    /// Whether a member joins two steps without a bend.
    straight: bool,
}

/// The tracks of all pieces on `lines` lines. Intervals closer than `gap` count as overlapping.
pub fn assign(paths: &[Option<Path>], pieces: &[Piece], lines: usize, gap: f64) -> Vec<Track> {
    let mut tracks = vec![Track { index: 0, of: 1, offset: 0.0, before: 1 }; pieces.len()];
    let (start, by_line) = buckets(lines, pieces.len(), |i| pieces[i].line as usize);
    let mut run: Vec<u32> = Vec::new();
    for line in 0..lines {
        let all = &by_line[start[line] as usize..start[line + 1] as usize];
        run.clear();
        run.extend_from_slice(all);
        run.sort_unstable_by(|&a, &b| {
            pieces[a as usize].low.total_cmp(&pieces[b as usize].low).then_with(|| a.cmp(&b))
        });
        let mut from = 0;
        while from < run.len() {
            // Pieces that hang together by overlaps are settled together.
            let mut high = pieces[run[from] as usize].high;
            let mut to = from + 1;
            while to < run.len() && pieces[run[to] as usize].low <= high + gap {
                high = high.max(pieces[run[to] as usize].high);
                to += 1;
            }
            settle(paths, pieces, &run[from..to], gap, &mut tracks);
            from = to;
        }
    }
    tracks
}

fn settle(paths: &[Option<Path>], pieces: &[Piece], group: &[u32], gap: f64, tracks: &mut [Track]) {
    if let [only] = *group {
        let piece = &pieces[only as usize];
        let before = u16::from(piece.side <= 0);
        tracks[only as usize] = Track { index: 0, of: 1, offset: piece.fixed.unwrap_or_default(), before };
        return;
    }
    let wires = wires(pieces, group, gap);
    let order = order(paths, pieces, &wires, gap);
    // Each wire lies right of those before it in the order that it overlaps.
    let mut index = vec![0u16; wires.len()];
    let mut most = 0;
    for (at, &w) in order.iter().enumerate() {
        for &v in &order[..at] {
            if overlap(&wires[v], &wires[w], gap) {
                index[w] = index[w].max(index[v] + 1);
            }
        }
        most = most.max(index[w]);
    }
    let offsets = offsets(&wires, &index, most);
    let before = split(pieces, &wires, &index, most + 1);
    for (w, wire) in wires.iter().enumerate() {
        for &m in &wire.members {
            tracks[m as usize] = Track { index: index[w], of: most + 1, offset: offsets[w], before };
        }
    }
}

/// How many tracks lie before the middle so that most lie on their own side of it; about half where that is all one.
fn split(pieces: &[Piece], wires: &[Wire], index: &[u16], of: u16) -> u16 {
    let mut gain = vec![0i32; of as usize + 1];
    for (wire, &at) in wires.iter().zip(index) {
        // It lies before the middle where the tracks before it are more than its index.
        let side: i32 = wire.members.iter().map(|&m| pieces[m as usize].side).sum();
        gain[at as usize + 1] -= side.signum();
    }
    let (mut sum, half) = (0, of.div_ceil(2));
    let mut best = (0, half, 0);
    for (before, gain) in (0u16..).zip(gain) {
        sum += gain;
        if before == 0 || (-sum, before.abs_diff(half)) < (best.0, best.1) {
            best = (-sum, before.abs_diff(half), before);
        }
    }
    best.2
}

/// How close tracks may lie so that a straight flow stays on the middle.
const CLOSE: f64 = 8.0;

/// Spread evenly about the middle, closer where a step's side is short, and clear of the wires that are fixed.
fn offsets(wires: &[Wire], index: &[u16], most: u16) -> Vec<f64> {
    let room = wires.iter().map(|w| w.room).fold(f64::INFINITY, f64::min);
    let about = centre(wires, index, most, room);
    let widest = about.max(f64::from(most) - about);
    let space = if widest * TRACK > room { room / widest } else { TRACK };
    let mut offsets: Vec<f64> =
        wires.iter().zip(index).map(|(w, &i)| w.fixed.unwrap_or((f64::from(i) - about) * space)).collect();
    let taken: Vec<f64> = wires.iter().filter_map(|w| w.fixed).collect();
    if !taken.is_empty() {
        let mut used = taken.clone();
        for (w, wire) in wires.iter().enumerate() {
            if wire.fixed.is_some() {
                continue;
            }
            let clash = |at: f64| used.iter().any(|u| (u - at).abs() < space.min(5.0));
            let mut at = offsets[w];
            let mut tries = 1.0_f64;
            while clash(at) && tries < 64.0 {
                // To the left and to the right in turn, ever farther.
                let side = if tries % 2.0 == 0.0 { -1.0 } else { 1.0 };
                at = offsets[w] + side * (tries / 2.0).ceil() * space / 2.0;
                tries += 1.0;
            }
            offsets[w] = at;
            used.push(at);
        }
    }
    offsets
}

/// The tracks that lie before the middle: those before the flows that join two steps in a straight line, where the
/// others have room beside them; else half of them.
fn centre(wires: &[Wire], index: &[u16], most: u16, room: f64) -> f64 {
    let half = f64::from(most) / 2.0;
    if !room.is_finite() || half * CLOSE > room {
        return half;
    }
    let straight = |i: u16| wires.iter().zip(index).filter(|(w, at)| **at == i && w.straight).count();
    let best = (0..=most).map(|i| (straight(i), i)).max_by_key(|&(n, i)| (n, std::cmp::Reverse(i)));
    match best {
        Some((n, i)) if n > 0 && f64::from(i.max(most - i)) * CLOSE <= room => f64::from(i),
        _ => half,
    }
}

fn overlap(a: &Wire, b: &Wire, gap: f64) -> bool {
    a.low <= b.high + gap && b.low <= a.high + gap
}

/// Joins pieces that may run as one: they share a port, and whatever overlaps shares an end.
fn wires(pieces: &[Piece], group: &[u32], gap: f64) -> Vec<Wire> {
    let mut sorted = group.to_vec();
    // Straight flows first: the others join them.
    sorted.sort_by_key(|&i| {
        let p = &pieces[i as usize];
        (!straight(p), i)
    });
    let mut wires: Vec<Wire> = Vec::with_capacity(sorted.len());
    for i in sorted {
        let piece = &pieces[i as usize];
        let fits = |wire: &&mut Wire| {
            wire.fixed == piece.fixed
                && wire.members.iter().any(|&m| related(&pieces[m as usize], piece))
                && wire.members.iter().all(|&m| {
                    let other = &pieces[m as usize];
                    let apart = other.low > piece.high + gap || piece.low > other.high + gap;
                    apart || other.ends.iter().any(|e| piece.ends.contains(e))
                })
        };
        match wires.iter_mut().find(fits) {
            Some(wire) => {
                wire.members.push(i);
                wire.low = wire.low.min(piece.low);
                wire.high = wire.high.max(piece.high);
                wire.room = wire.room.min(piece.room);
                wire.straight |= straight(piece);
            }
            None => wires.push(Wire {
                low: piece.low,
                high: piece.high,
                members: vec![i],
                fixed: piece.fixed,
                room: piece.room,
                straight: straight(piece),
            }),
        }
    }
    wires
}

/// Whether it is all there is of a flow between two steps.
fn straight(piece: &Piece) -> bool {
    piece.tags.iter().all(|t| *t != 0 && t & 1 == 0)
}

fn related(a: &Piece, b: &Piece) -> bool {
    a.tags.iter().any(|t| *t != 0 && b.tags.contains(t))
}

/// Wires above which the order is only sorted, not improved.
const MANY: usize = 48;
/// Members of a wire that are asked for their wishes.
const VOICES: usize = 4;

/// An order of the wires from small to large coordinates that crosses little.
fn order(paths: &[Option<Path>], pieces: &[Piece], wires: &[Wire], gap: f64) -> Vec<usize> {
    let n = wires.len();
    let mut order: Vec<usize> = (0..n).collect();
    // wish[i * n + j] > 0: i wants to lie before j.
    let mut wish = vec![0i32; if n <= MANY { n * n } else { 0 }];
    let mut sum = vec![0i32; n];
    for i in 0..n {
        for j in i + 1..n {
            if !overlap(&wires[i], &wires[j], gap) {
                continue;
            }
            let w = match (wires[i].fixed, wires[j].fixed) {
                (Some(a), Some(b)) => {
                    if a < b {
                        1000
                    } else {
                        -1000
                    }
                }
                _ => between(paths, pieces, &wires[i], &wires[j]),
            };
            if n <= MANY {
                wish[i * n + j] = w;
                wish[j * n + i] = -w;
            }
            sum[i] += w;
            sum[j] -= w;
        }
    }
    order.sort_by_key(|&i| (-sum[i], i));
    if n <= MANY {
        improve(&mut order, &wish);
    }
    order
}

/// Moves single wires as long as that grants more wishes.
fn improve(order: &mut Vec<usize>, wish: &[i32]) {
    let n = order.len();
    for _ in 0..4 {
        let mut moved = false;
        for at in 0..n {
            let w = order[at];
            // The gain of moving w to each other place, summed up step by step.
            let (mut best, mut place) = (0, at);
            let mut gain = 0;
            for to in at + 1..n {
                gain += wish[order[to] * n + w];
                if gain > best {
                    (best, place) = (gain, to);
                }
            }
            gain = 0;
            for to in (0..at).rev() {
                gain += wish[w * n + order[to]];
                if gain > best {
                    (best, place) = (gain, to);
                }
            }
            if place != at {
                order.remove(at);
                order.insert(place, w);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
}

/// How much the first wire wants to lie before the second.
fn between(paths: &[Option<Path>], pieces: &[Piece], a: &Wire, b: &Wire) -> i32 {
    let mut sum = 0;
    for &i in a.members.iter().take(VOICES) {
        for &j in b.members.iter().take(VOICES) {
            let (p, q) = (&pieces[i as usize], &pieces[j as usize]);
            let (Some(path_p), Some(path_q)) = (&paths[p.flow as usize], &paths[q.flow as usize]) else { continue };
            let (s, t) = (path_p.segment(p.k as usize), path_q.segment(q.k as usize));
            if s.high() < t.low() || t.high() < s.low() {
                continue;
            }
            let (mut low, mut high) = wishes(path_p, p.k as usize, path_q, q.k as usize);
            if s.low() == t.low() {
                low = joined(p.joins[0], q.joins[0], 1.0).unwrap_or(low);
            }
            if s.high() == t.high() {
                high = joined(p.joins[1], q.joins[1], -1.0).unwrap_or(high);
            }
            sum += low + high;
        }
    }
    sum
}

/// The wish of two pieces where pieces with known coordinates join both from one side: nested, so that they do not
/// cross. `away` is the direction in which the two lead from there.
fn joined(a: Option<(f64, i32)>, b: Option<(f64, i32)>, away: f64) -> Option<i32> {
    let ((a, from_a), (b, from_b)) = (a?, b?);
    if from_a != from_b || a == b {
        return None;
    }
    // Joined from above (−1) and leading right, the one farther right lies above.
    let before = (b - a) * away > 0.0;
    Some(if before { from_a } else { -from_a })
}
