//! Paths on the lines of the grid, before anything has a coordinate.
//!
//! Lines across and along are counted alike: line 2c+1 is the middle of column (or row) c, line 2c the gap before it.
//! A path is a list of lines in turn; it bends where it changes from one to the next.

/// Segments of a path at most.
pub const LONGEST: usize = 7;

/// A path from a node to a node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Path {
    pub from: Node,
    pub to: Node,
    /// Whether the first segment runs along the time axis, on a row's line.
    pub along: bool,
    pub len: u8,
    pub lines: [u32; LONGEST],
}

/// Where two lines meet: x counts the lines of columns, y those of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    pub x: u32,
    pub y: u32,
}

/// A straight piece of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Whether it runs along the time axis; its line is then a row's.
    pub along: bool,
    pub line: u32,
    /// Lines of the other kind where it starts and ends, in the direction of the flow.
    pub from: u32,
    pub to: u32,
}

impl Segment {
    pub fn low(&self) -> u32 {
        self.from.min(self.to)
    }
    pub fn high(&self) -> u32 {
        self.from.max(self.to)
    }
    /// +1 towards larger lines.
    pub fn sign(&self) -> i32 {
        if self.to >= self.from { 1 } else { -1 }
    }
}

impl Path {
    /// A path over these lines; `None` where a piece of it would have no length.
    pub fn new(from: Node, to: Node, along: bool, lines: &[u32]) -> Option<Path> {
        let mut path = Path { from, to, along, len: lines.len() as u8, lines: [0; LONGEST] };
        path.lines[..lines.len()].copy_from_slice(lines);
        (0..lines.len()).all(|k| path.segment(k).from != path.segment(k).to).then_some(path)
    }

    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// The piece with this index.
    pub fn segment(&self, k: usize) -> Segment {
        let along = self.along == k.is_multiple_of(2);
        let side = |n: Node| if along { n.x } else { n.y };
        Segment {
            along,
            line: self.lines[k],
            from: if k == 0 { side(self.from) } else { self.lines[k - 1] },
            to: if k + 1 == self.len() { side(self.to) } else { self.lines[k + 1] },
        }
    }

    pub fn segments(&self) -> impl Iterator<Item = Segment> + '_ {
        (0..self.len()).map(|k| self.segment(k))
    }

    pub fn first(&self) -> Segment {
        self.segment(0)
    }

    pub fn last(&self) -> Segment {
        self.segment(self.len() - 1)
    }
}

/// One end of a piece: which piece of which path, and whether the path is followed with or against its direction.
#[derive(Clone, Copy)]
struct Walker<'a> {
    path: &'a Path,
    k: usize,
    forward: bool,
}

/// What a walker does at the end of its piece, seen in its direction of travel.
#[derive(Clone, Copy, PartialEq)]
enum Turn {
    Left,
    Right,
    Stop,
}

impl Walker<'_> {
    /// Where the piece ends in the direction of travel.
    fn end(&self) -> u32 {
        let s = self.path.segment(self.k);
        if self.forward { s.to } else { s.from }
    }

    /// Turns into the next piece: the turn, and the walker after it.
    fn turn(&self) -> Turn {
        let here = self.path.segment(self.k);
        let heading = if self.forward { here.sign() } else { -here.sign() };
        let next = if self.forward {
            (self.k + 1 < self.path.len()).then(|| self.path.segment(self.k + 1).sign())
        } else {
            self.k.checked_sub(1).map(|k| -self.path.segment(k).sign())
        };
        match next {
            None => Turn::Stop,
            // y runs down: heading to larger x, a turn to larger y is a right turn; heading to larger y, a turn to
            // larger x is a left one.
            Some(sign) => {
                let right = if here.along { sign == heading } else { sign != heading };
                if right { Turn::Right } else { Turn::Left }
            }
        }
    }

    fn step(&mut self) {
        if self.forward {
            self.k += 1;
        } else {
            self.k -= 1;
        }
    }

    /// Where its heading leads, as a sign along the axis of its piece.
    fn heading(&self) -> i32 {
        let s = self.path.segment(self.k).sign();
        if self.forward { s } else { -s }
    }
}

/// Which side of `a` the path `b` leaves to, seen in the direction of travel from a piece they share: −1 left, +1
/// right, 0 where they end together; and after how many common bends. Both walkers head the same way on the same line.
fn parting(mut a: Walker, mut b: Walker) -> (i32, u32) {
    let mut bends = 0;
    loop {
        let (end_a, end_b) = (a.end(), b.end());
        let heading = a.heading();
        if end_a != end_b {
            // One goes on, the other turns or stops first.
            let a_first = (end_a < end_b) == (heading > 0);
            let turn = if a_first { a.turn() } else { b.turn() };
            let side = match turn {
                Turn::Left => -1,
                Turn::Right => 1,
                Turn::Stop => 0,
            };
            // Where a turns right, b is to its left.
            return (if a_first { -side } else { side }, bends);
        }
        match (a.turn(), b.turn()) {
            (Turn::Stop, Turn::Stop) => return (0, bends),
            (Turn::Left, Turn::Left) | (Turn::Right, Turn::Right) => {
                a.step();
                b.step();
                bends += 1;
            }
            (Turn::Left, _) | (Turn::Stop, Turn::Right) => return (1, bends),
            (Turn::Right, _) | (Turn::Stop, Turn::Left) => return (-1, bends),
        }
    }
}

/// On which side of the piece `i` of `a` the piece `j` of `b` wants to lie, where both share their line and overlap or
/// touch: the wishes at the low and at the high end, each −1 (`b` on the side of smaller lines), +1 or 0.
/// Two wishes that differ mean that the paths must cross.
pub fn wishes(a: &Path, i: usize, b: &Path, j: usize) -> (i32, i32) {
    let (s, t) = (a.segment(i), b.segment(j));
    debug_assert!(s.along == t.along && s.line == t.line);
    if s.high() == t.low() || t.high() == s.low() {
        return (touching(a, i, b, j), 0);
    }
    (wish(a, i, b, j, -1).0, wish(a, i, b, j, 1).0)
}

/// The wish at one end of two overlapping pieces (−1 the low one), and after how many common bends they part there.
fn wish(a: &Path, i: usize, b: &Path, j: usize, towards: i32) -> (i32, u32) {
    let (s, t) = (a.segment(i), b.segment(j));
    let wa = Walker { path: a, k: i, forward: s.sign() == towards };
    let wb = Walker { path: b, k: j, forward: t.sign() == towards };
    let (side, bends) = parting(wa, wb);
    // Heading to larger x, right is larger y; heading to larger y, right is smaller x.
    (if s.along { side * towards } else { -side * towards }, bends)
}

/// A path with its pieces worked out, to be compared with many others.
#[derive(Clone, Copy, Debug)]
pub struct Trace {
    path: Path,
    pieces: [Segment; LONGEST],
    /// The least and largest lines it touches.
    low: Node,
    high: Node,
}

impl Trace {
    pub fn new(path: &Path) -> Trace {
        let mut pieces = [Segment { along: true, line: 0, from: 0, to: 0 }; LONGEST];
        let (mut low, mut high) = (path.from, path.from);
        for (k, slot) in pieces.iter_mut().enumerate().take(path.len()) {
            let s = path.segment(k);
            *slot = s;
            if s.along {
                (low.x, high.x) = (low.x.min(s.low()), high.x.max(s.high()));
                (low.y, high.y) = (low.y.min(s.line), high.y.max(s.line));
            } else {
                (low.y, high.y) = (low.y.min(s.low()), high.y.max(s.high()));
                (low.x, high.x) = (low.x.min(s.line), high.x.max(s.line));
            }
        }
        Trace { path: *path, pieces, low, high }
    }

    pub fn pieces(&self) -> &[Segment] {
        &self.pieces[..self.path.len()]
    }

    /// How often two paths must cross, however their tracks are chosen.
    pub fn crossings(&self, other: &Trace) -> u32 {
        if self.low.x > other.high.x
            || other.low.x > self.high.x
            || self.low.y > other.high.y
            || other.low.y > self.high.y
        {
            return 0;
        }
        let mut count = 0;
        for (i, s) in self.pieces().iter().enumerate() {
            let (s_low, s_high) = (s.low(), s.high());
            for (j, t) in other.pieces().iter().enumerate() {
                if s.along != t.along {
                    let crossing = s_low < t.line && t.line < s_high && t.low() < s.line && s.line < t.high();
                    count += u32::from(crossing);
                } else if s.line == t.line && s_low < t.high() && t.low() < s_high {
                    // A run of pieces they share counts once: at its first piece as this path goes.
                    let (back, bends) = wish(&self.path, i, &other.path, j, -s.sign());
                    if bends == 0 {
                        let (ahead, _) = wish(&self.path, i, &other.path, j, s.sign());
                        count += u32::from(back * ahead < 0);
                    }
                }
            }
        }
        count
    }
}

/// The wish of two pieces that only touch: each wants to lie on the side to which it turns there.
fn touching(a: &Path, i: usize, b: &Path, j: usize) -> i32 {
    let (s, t) = (a.segment(i), b.segment(j));
    let side = |path: &Path, k: usize, at_end: bool| -> i32 {
        // The sign, across the line, of the piece that joins this one at the touching node.
        if at_end {
            if k + 1 < path.len() { path.segment(k + 1).sign() } else { 0 }
        } else if k > 0 {
            -path.segment(k - 1).sign()
        } else {
            0
        }
    };
    let (a_end, b_end) = if s.high() == t.low() { (s.sign() > 0, t.sign() < 0) } else { (s.sign() < 0, t.sign() > 0) };
    let (x, y) = (side(a, i, a_end), side(b, j, b_end));
    (y - x).signum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(x: u32, y: u32) -> Node {
        Node { x, y }
    }

    #[test]
    fn a_path_bends_where_its_lines_meet() {
        let p = Path::new(node(1, 1), node(5, 3), true, &[1, 2, 3]).expect("sound");
        assert_eq!(p.segment(1), Segment { along: false, line: 2, from: 1, to: 3 });
        assert!(Path::new(node(1, 1), node(5, 3), true, &[1, 1, 3]).is_none());
    }

    #[test]
    fn crossings_that_no_track_avoids() {
        let a = Path::new(node(1, 1), node(5, 5), true, &[1, 2, 5]).expect("sound");
        let b = Path::new(node(1, 5), node(5, 1), true, &[5, 2, 1]).expect("sound");
        let crossings = |a: &Path, b: &Path| Trace::new(a).crossings(&Trace::new(b));
        assert_eq!(crossings(&a, &b), 1);
        let c = Path::new(node(1, 3), node(5, 3), true, &[3]).expect("sound");
        assert_eq!(crossings(&a, &c), 1);
        let d = Path::new(node(1, 3), node(5, 7), true, &[3, 2, 7]).expect("sound");
        assert_eq!(crossings(&a, &d), 0);
        assert_eq!(crossings(&b, &d), 1);
    }

    #[test]
    fn pieces_wish_to_lie_where_they_turn() {
        // Both run down line 2 from row line 1; one turns off right at 3, the other goes on to 5.
        let a = Path::new(node(1, 1), node(5, 3), true, &[1, 2, 3]).expect("sound");
        let b = Path::new(node(1, 1), node(5, 5), true, &[1, 2, 5]).expect("sound");
        // b wants to lie left (smaller x) of a at the high end; at the low end they come from one place.
        assert_eq!(wishes(&a, 1, &b, 1), (0, -1));
        assert_eq!(wishes(&b, 1, &a, 1), (0, 1));
        // One ends at a line where the other starts: the one that comes from the left lies left.
        let c = Path::new(node(1, 3), node(5, 5), true, &[3, 2, 5]).expect("sound");
        let d = Path::new(node(1, 1), node(5, 3), true, &[1, 2, 3]).expect("sound");
        assert_eq!(wishes(&c, 1, &d, 1), (1, 0));
    }
}
