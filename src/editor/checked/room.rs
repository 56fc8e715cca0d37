//! Where a mark finds room beside the words of a drawing.

use crate::{
    drawing::{Drawing, Item, Primitive, TextItem},
    geom::{Point, Rect, Vec2},
};

/// How much of a line of text is ink above and below its baseline, of the size of its letters.
const ABOVE: f64 = 0.76;
const BELOW: f64 = 0.22;

/// Farther out words are bars, and marks stand where they stand.
const READABLE: f64 = 0.3;

/// How a mark is tied to what it is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tie {
    /// After a heading or the label of a flow.
    After,
    /// On a piece of a line that has no words of its own.
    On(Point, Point),
    /// At a corner of a step, a little out of it.
    Corner,
    /// At an entry of a table, in its cell.
    Within(Rect),
    /// At the height of a row, left of the table.
    LeftOf(f64),
}

impl Tie {
    /// The middle of a mark: the first place that covers no words, else that which covers least. `size` is what its
    /// number takes at its left, and its side, in screen points.
    pub fn settle(self, whole: Rect, size: Vec2, words: &Words, zoom: f64) -> Point {
        let (figures, side) = (size.x / zoom, size.y / zoom);
        let places = self.places(whole, figures, side / 2.0, 1.0 / zoom);
        let first = places.first().copied().unwrap_or_else(|| whole.center());
        if zoom < READABLE {
            return first;
        }
        let covered = |at: Point| {
            let sign = Rect::from_center_size(at, (side, side));
            words.within(Rect { x0: sign.x0 - figures, ..sign }.inflate(1.0 / zoom, 1.0 / zoom))
        };
        let mut best = (first, f64::INFINITY);
        for place in places {
            let hidden = covered(place);
            if hidden <= 0.0 {
                return place;
            }
            if hidden < best.1 {
                best = (place, hidden);
            }
        }
        best.0
    }

    /// The places it may have, the best first; `half` of its side, `figures` to its left, `px` a point on the screen.
    fn places(self, whole: Rect, figures: f64, half: f64, px: f64) -> Vec<Point> {
        let Rect { x0, y0, x1, y1 } = whole;
        let (left, right) = (x0 - half - 3.0 * px, x1 + figures + half + 3.0 * px);
        let middle = whole.center().y;
        let at = Point::new;
        match self {
            Tie::After => vec![
                at(right, middle),
                at(right, y0 - half),
                at(right, y1 + half),
                at(left, middle),
                at(x1 - half, y0 - half),
                at(x1 - half, y1 + half),
            ],
            Tie::On(a, b) => [0.5, 0.35, 0.65, 0.2, 0.8].map(|t| a.lerp(b, t)).to_vec(),
            Tie::Corner => vec![
                at(x1 + 3.0 * px, y0 - 3.0 * px),
                at(x1 + 3.0 * px, y1 + 3.0 * px),
                at(x0 - 3.0 * px, y1 + 3.0 * px),
                at(x0 - 3.0 * px, y0 - 3.0 * px),
                at(x1 + half, y0 - half),
                at(x1 + half, y1 + half),
                at(x0 - half, y1 + half),
                at(right, middle),
                at(left, middle),
            ],
            Tie::Within(cell) => {
                let inner = cell.inset(-half - px);
                vec![
                    at(x1 - 2.0 * px, y0 + px),
                    at(right.min(inner.x1), middle),
                    at(inner.x1, inner.y0),
                    at(inner.x1, inner.y1),
                    at(inner.x0 + figures, inner.y1),
                    at(inner.x0 + figures, inner.y0),
                    at(x1, y0),
                    at(cell.x1, cell.y0),
                    at(cell.x1, cell.y1),
                    at(cell.x1, middle),
                    at(cell.x0, cell.y1),
                    at(cell.x0, cell.y0),
                ]
            }
            Tie::LeftOf(edge) => vec![at(edge - half - 4.0 * px, middle)],
        }
    }
}

/// The lines of text of a drawing, from top to bottom.
#[derive(Debug, Default)]
pub struct Words {
    lines: Vec<Rect>,
    highest: f64,
}

impl Words {
    /// The words of a drawing.
    pub fn of(drawing: &Drawing) -> Words {
        let mut lines = Vec::new();
        gather(&drawing.items, &mut lines);
        lines.sort_by(|a, b| a.y0.total_cmp(&b.y0));
        let highest = lines.iter().map(Rect::height).fold(0.0, f64::max);
        Words { lines, highest }
    }

    /// How much of a place is covered by words.
    pub fn within(&self, place: Rect) -> f64 {
        let first = self.lines.partition_point(|line| line.y0 < place.y0 - self.highest);
        let beneath = self.lines.iter().skip(first).take_while(|line| line.y0 < place.y1);
        beneath.filter(|line| line.overlaps(place)).map(|line| line.intersect(place).area()).sum()
    }
}

fn gather(items: &[Item], lines: &mut Vec<Rect>) {
    for item in items {
        match &item.primitive {
            Primitive::Group(group) => gather(&group.items, lines),
            Primitive::Text(text) => lines.push(ink(text)),
            Primitive::Path(_) | Primitive::Rect(_) | Primitive::Image(_) => {}
        }
    }
}

/// The rectangle around the letters of a line.
pub fn ink(text: &TextItem) -> Rect {
    let Point { x, y } = text.origin;
    Rect::new(x, y - ABOVE * text.style.size, x + text.width, y + BELOW * text.style.size)
}
