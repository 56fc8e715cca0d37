//! What of a table stays in sight when it is scrolled: the heads of its rows, of a register its first column, and the
//! headings of its columns. Where it is held, there it is seen, clicked and typed into.

use crate::{
    drawing::{Held, draw_held},
    editor::{TableScene, overlay::Sketch},
    geom::{Point, Rect, Vec2},
    model::Sheet,
};

/// What is held takes at most such a part of what is seen: beside it there must be room to read.
const MOST_WIDTH: f64 = 0.6;
const MOST_HEIGHT: f64 = 0.3;

/// What is held over a part of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frozen {
    /// The strips that can be held, whether they have moved or not: starts and ends.
    left: Option<(f64, f64)>,
    top: Option<(f64, f64)>,
    /// How far each has moved.
    by: Vec2,
    seen: Rect,
}

impl Frozen {
    /// What is held where so much of the document is seen.
    pub fn new(scene: &TableScene, seen: Rect) -> Frozen {
        let (table, layout) = (&scene.table, &scene.layout);
        let frame = layout.frame;
        let head = layout.rows.first().filter(|_| table.row_head > 0.0).map(|row| row.head.x1);
        let first = layout.columns.first().filter(|_| matches!(table.sheet, Sheet::Register(_)));
        let left = head.or(first.map(|column| column.rect.x1)).map(|end| (frame.x0, end));
        let left = left.filter(|(start, end)| end - start <= MOST_WIDTH * seen.width());
        let heads = layout.columns.first().map(|column| (column.head.y0, column.head.y1));
        let top = heads.filter(|(start, end)| {
            let (tall, bare) =
                (end - start, table.groups.is_empty() && !matches!(table.sheet, Sheet::DecisionTable(_)));
            bare && tall > 0.0 && tall <= MOST_HEIGHT * seen.height()
        });
        // It goes no further than the table does.
        let by = |strip: Option<(f64, f64)>, from: f64, most: f64| {
            strip.map_or(0.0, |(start, end)| (from - start).min(most - end).max(0.0))
        };
        Frozen { left, top, by: Vec2::new(by(left, seen.x0, frame.x1), by(top, seen.y0, frame.y1)), seen }
    }

    fn held(&self) -> Held {
        Held { left: self.left.filter(|_| self.by.x > 0.0), top: self.top.filter(|_| self.by.y > 0.0), by: self.by }
    }

    /// Whether the heads of rows are held, so that nothing else need say what they are.
    pub fn holds_left(&self) -> bool {
        self.left.is_some()
    }

    /// The same of the headings of columns.
    pub fn holds_top(&self) -> bool {
        self.top.is_some()
    }

    /// What is seen beside the heads of rows that are held.
    pub fn beside(&self) -> Rect {
        let end = self.held().left.map_or(self.seen.x0, |(_, end)| end + self.by.x);
        Rect { x0: end.min(self.seen.x1), ..self.seen }
    }

    /// Draws what has moved.
    pub fn draw(&self, scene: &TableScene, sketch: &mut Sketch) {
        let held = self.held();
        if held.left.is_some() || held.top.is_some() {
            sketch.items.extend(draw_held(&scene.table, &scene.layout, sketch.theme, held, self.seen));
        }
    }

    /// The place in the table that is seen at a point.
    pub fn in_table(&self, seen_at: Point) -> Point {
        let held = self.held();
        let over = |strip: Option<(f64, f64)>, by: f64, at: f64| {
            if strip.is_some_and(|(start, end)| start + by <= at && at < end + by) { at - by } else { at }
        };
        Point::new(over(held.left, self.by.x, seen_at.x), over(held.top, self.by.y, seen_at.y))
    }

    /// Where a part of the table is seen: moved with what is held, or as far as nothing is held over it; `None` where
    /// it is covered.
    pub fn in_sight(&self, part: Rect) -> Option<Rect> {
        let held = self.held();
        let span = |strip: Option<(f64, f64)>, by: f64, (from, to): (f64, f64)| match strip {
            None => (from, to),
            // What begins in the strip begins where it is held.
            Some((_, end)) if from < end - 0.5 => (from + by, if to <= end + 0.5 { to + by } else { to.max(end + by) }),
            Some((_, end)) => (from.max(end + by), to),
        };
        let (x0, x1) = span(held.left, self.by.x, (part.x0, part.x1));
        let (y0, y1) = span(held.top, self.by.y, (part.y0, part.y1));
        (x0 < x1 && y0 < y1).then(|| Rect::new(x0, y0, x1, y1))
    }

    /// What has to come into sight so that a part of the table is seen clear of what is held over it.
    pub fn wanted_for(&self, part: Rect) -> Rect {
        let room = |strip: Option<(f64, f64)>, by: f64, (from, to): (f64, f64), (first, last): (f64, f64)| match strip {
            None => (from, to),
            // Held, it is in sight wherever one looks, unless that is past the end of the table: nothing need move.
            Some((start, end)) if to <= end + 0.5 && by > 0.0 && start + by > first - 0.5 => {
                let middle = (first + last) / 2.0;
                (middle, middle)
            }
            Some((start, end)) => ((from - (end - start)).max(start.min(from)), to),
        };
        let (x0, x1) = room(self.left, self.by.x, (part.x0, part.x1), (self.seen.x0, self.seen.x1));
        let (y0, y1) = room(self.top, self.by.y, (part.y0, part.y1), (self.seen.y0, self.seen.y1));
        Rect::new(x0, y0, x1, y1)
    }
}
