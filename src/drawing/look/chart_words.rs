//! What is said in an emotion chart, where it hides nothing: moments of truth, gaps, which curves are to-be.

use super::{
    chart::{SMALL, TRUTH, WORDS, is_step, text},
    clear::Taken,
};
use crate::{
    drawing::{Color, Item, Theme, pen::Pen},
    geom::{Point, Rect},
    layout::table::{Curve, RowBox, Table, TableLayout, chart_y},
    text::{Style, measure, scale},
};

/// From a point to what is said of it.
const GAP: f64 = 5.0;

/// The words of a chart, each as an item; what they take up is taken.
pub fn words(
    table: &Table,
    curves: &[Curve],
    points: &[Vec<Option<Point>>],
    (place, layout): (&RowBox, &TableLayout),
    theme: &Theme,
    taken: &mut Taken,
) -> Vec<Item> {
    let mut items = Vec::new();
    let as_is: Vec<(&Curve, &Vec<Option<Point>>)> = curves.iter().zip(points).filter(|(c, _)| !c.to_be).collect();
    // A gap stands between two readings; before the first and after the last there is just no curve yet.
    let spans: Vec<(&Curve, std::ops::Range<usize>)> = as_is
        .iter()
        .filter_map(|(curve, _)| {
            let first = curve.readings.iter().position(Option::is_some)?;
            Some((*curve, first..curve.readings.iter().rposition(Option::is_some)?))
        })
        .collect();
    let missing = |curve: &Curve, c: usize| curve.readings.get(c).is_some_and(Option::is_none);
    for (c, column) in layout.columns.iter().enumerate() {
        let truth = as_is.iter().find_map(|(curve, points)| {
            let reading = curve.readings.get(c)?.as_ref().filter(|r| r.moment_of_truth)?;
            Some((reading, (*points.get(c)?)?))
        });
        if let Some((reading, at)) = truth {
            let mut pen = Pen::new(Some(&reading.id));
            say(&mut pen, "moment of truth", scale::FLOW, theme.ink, around(at, TRUTH + GAP), taken);
            items.push(pen.group("moment-of-truth", String::new(), [None, None]));
        }
        let gaps: Vec<_> = spans.iter().filter(|(curve, span)| span.contains(&c) && missing(curve, c)).collect();
        if gaps.is_empty() || !table.columns.get(c).is_some_and(is_step) {
            continue;
        }
        let words = match gaps.as_slice() {
            [(only, _)] if as_is.len() > 1 && !only.name.is_empty() => format!("no reading: {}", only.name),
            all if all.len() < as_is.len() => format!("no reading: {} of {}", all.len(), as_is.len()),
            _ => "no reading".to_owned(),
        };
        let room = column.rect.width() - 8.0;
        let words = if measure(&words, scale::CAPTION) > room { "no reading".to_owned() } else { words };
        let mut pen = Pen::new(None);
        let middle = Point::new(column.rect.center().x, chart_y(place.rect, 0.0));
        say(&mut pen, &words, scale::CAPTION, theme.muted, beside_zero(middle), taken);
        items.push(pen.group("gap", String::new(), [None, None]));
    }
    for (curve, points) in curves.iter().zip(points).filter(|(c, _)| c.to_be) {
        // At its end, or as near to it as there is room.
        let at: Vec<Point> = points.iter().flatten().rev().copied().collect();
        let mut pen = Pen::new(curve.persona.as_ref());
        let places = |size| -> Vec<Rect> { at.iter().flat_map(|at| around(*at, SMALL + GAP)(size)).collect() };
        say(&mut pen, "to-be", scale::CAPTION, theme.muted, places, taken);
        items.push(pen.group("curve-name", String::new(), [None, None]));
    }
    items
}

/// Places a label of a size about a point: above, left, right, below, then the corners; the same further off, last.
fn around(at: Point, reach: f64) -> impl Fn((f64, f64)) -> Vec<Rect> {
    const SIDES: [(f64, f64); 8] =
        [(0.0, -1.0), (-1.0, 0.0), (1.0, 0.0), (0.0, 1.0), (-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)];
    move |(width, height)| {
        let near = |(further, (dx, dy)): (f64, (f64, f64))| {
            let (x, y) = (width / 2.0 + reach, height / 2.0 + reach + further);
            Rect::from_center_size((at.x + dx * x, at.y + dy * y), (width, height))
        };
        [0.0, 12.0, 24.0].into_iter().flat_map(|further| SIDES.map(|side| (further, side))).map(near).collect()
    }
}

/// Places a label above and below the zero line, ever further from it.
fn beside_zero(middle: Point) -> impl Fn((f64, f64)) -> Vec<Rect> {
    move |(width, height)| {
        let near = |dy: f64| Rect::from_center_size((middle.x, middle.y + dy), (width, height));
        (0..8).flat_map(|i| [-1.0, 1.0].map(|side| near(side * (height / 2.0 + 3.0 + 10.0 * f64::from(i))))).collect()
    }
}

/// Writes a word in the first of its places where it hides nothing.
fn say(
    pen: &mut Pen,
    words: &str,
    style: Style,
    color: Color,
    places: impl Fn((f64, f64)) -> Vec<Rect>,
    taken: &mut Taken,
) {
    let width = measure(words, style);
    let Some(place) = taken.best(places((width + 4.0, style.line_height()))) else { return };
    taken.take(place, WORDS);
    text(pen, words, Point::new(place.x0 + 2.0, place.center().y), width, style, color);
}
