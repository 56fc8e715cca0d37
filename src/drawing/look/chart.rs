//! The emotion chart of a journey: the zero line and the words for its scale, a smooth curve and points of a shape of
//! its own for each persona, dashed curves of what should be, gaps, and the moments of truth.

use super::{
    chart_words::words,
    clear::Taken,
    curve::{along, smooth},
    entry::exclaim,
    icon::polyline,
};
use crate::{
    drawing::{Color, Item, Part, Stroke, Theme, pen::Pen},
    geom::{BezPath, Point, Rect},
    layout::table::{Column, Curve, LEGEND_SAMPLE, Reading, RowBox, Table, TableLayout, chart_shift, chart_y, legend},
    model::{ColumnKey, signed},
    text::{Style, measure, scale, wrap},
};

/// The points of a curve, and those of what should be.
const POINT: f64 = 6.0;
pub(super) const SMALL: f64 = 2.8;
/// The diamond of a moment of truth.
pub(super) const TRUTH: f64 = 11.0;
/// The curve, and the dashed one.
const LINE: f64 = 2.5;
const DASHED: f64 = 1.5;
const DASHES: [f64; 2] = [5.0, 4.0];
/// From the header's edge to the words for the scale.
const WORDS_INSET: f64 = 10.0;
/// A mark of the scale at the edge of a head that is held.
const TICK: f64 = 5.0;
/// What keeps clear of a curve looks at it so often.
const LOOK: f64 = 8.0;
/// How bad it is for a label to hide a line, a point, words.
const LINES: f64 = 1.0;
const POINTS: f64 = 10.0;
pub(super) const WORDS: f64 = 1_000.0;

/// The chart of a row.
pub fn chart(table: &Table, curves: &[Curve], row: usize, layout: &TableLayout, theme: &Theme) -> Vec<Item> {
    let Some(place) = layout.rows.get(row) else { return vec![] };
    let mut taken = Taken::new(place.rect);
    let mut items = vec![scale_lines(place, theme, &mut taken)];
    items.extend(legend_samples(curves, place, theme));
    let several = !legend(curves).is_empty();
    let points: Vec<Vec<Option<Point>>> = (0..curves.len()).map(|i| points_of(curves, i, place, layout)).collect();
    for (curve, points) in curves.iter().zip(&points) {
        let color = color(curve, several, theme);
        items.push(line(table, curve, points, color, &mut taken));
        for (reading, at) in curve.readings.iter().zip(points).filter_map(|(r, at)| Some((r.as_ref()?, (*at)?))) {
            let reach = match reading.moment_of_truth {
                _ if curve.to_be => SMALL,
                true => TRUTH,
                false => POINT,
            } + 2.0;
            taken.take(Rect::from_center_size(at, (2.0 * reach, 2.0 * reach)), POINTS);
        }
    }
    let names = table.column_names();
    for (curve, points) in curves.iter().zip(&points) {
        let color = color(curve, several, theme);
        for ((reading, at), name) in curve.readings.iter().zip(points).zip(&names) {
            if let (Some(reading), Some(at)) = (reading, at) {
                items.push(point(curve, reading, *at, color, several, name, theme));
            }
        }
    }
    items.extend(words(table, curves, &points, (place, layout), theme, &mut taken));
    items
}

/// The colour of a persona; the only curve of what should be is quiet.
fn color(curve: &Curve, several: bool, theme: &Theme) -> Color {
    // Those that differ most, in the order of the personas.
    const ORDER: [usize; 5] = [0, 1, 2, 4, 5];
    if curve.to_be && !several {
        return theme.muted;
    }
    let at = ORDER.get(curve.place % ORDER.len()).copied().unwrap_or_default();
    theme.parties.get(at).copied().unwrap_or(theme.ink)
}

fn scale_lines(place: &RowBox, theme: &Theme, taken: &mut Taken) -> Item {
    let mut pen = Pen::with_capacity(None, 9);
    let rect = place.rect;
    let zero = chart_y(rect, 0.0);
    let (left, right) = (Point::new(rect.x0, zero), Point::new(rect.x1, zero));
    pen.line(Part::Body, left, right, Stroke::solid(1.25, theme.zero));
    for (value, words, number) in [(2.0, "delighted", "+2"), (0.0, "", "0"), (-2.0, "angry", "−2")] {
        let y = chart_y(rect, value);
        let style = scale::CAPTION;
        if place.head.width() > 0.0 && !words.is_empty() {
            let width = measure(words, style);
            text(&mut pen, words, Point::new(place.head.x1 - WORDS_INSET - width, y), width, style, theme.muted);
        }
        let width = measure(number, style);
        let room = Rect::new(rect.x0 + 6.0, y - 7.0, rect.x0 + 10.0 + width, y + 7.0);
        pen.rect(Part::Body, room, 0.0, Some(theme.paper), None);
        text(&mut pen, number, Point::new(rect.x0 + 8.0, y), width, style, theme.muted);
        taken.take(room, WORDS);
    }
    taken.take(Rect::new(rect.x0, zero - 1.0, rect.x1, zero + 1.0), LINES);
    pen.group("scale", "Scale: +2 delighted, 0 neither, −2 angry".into(), [None, None])
}

/// The scale of a chart and its legend in the head of its row, where the chart itself has been scrolled beneath it.
pub fn axis(curves: &[Curve], head: &RowBox, theme: &Theme) -> Vec<Item> {
    let mut pen = Pen::with_capacity(None, 9);
    let style = scale::CAPTION;
    for (value, words) in [(2.0, "delighted +2"), (0.0, "0"), (-2.0, "angry −2")] {
        let y = chart_y(head.rect, value);
        let width = measure(words, style);
        text(&mut pen, words, Point::new(head.head.x1 - WORDS_INSET - width, y), width, style, theme.muted);
        pen.line(
            Part::Body,
            Point::new(head.head.x1 - TICK, y),
            Point::new(head.head.x1, y),
            Stroke::solid(1.25, theme.zero),
        );
    }
    let scale = pen.group("scale", "Scale: +2 delighted, 0 neither, −2 angry".into(), [None, None]);
    std::iter::once(scale).chain(legend_samples(curves, head, theme)).collect()
}

/// The samples beside the names in the legend, which are the row's caption.
fn legend_samples(curves: &[Curve], place: &RowBox, theme: &Theme) -> Option<Item> {
    let names = legend(curves);
    if names.is_empty() {
        return None;
    }
    let mut pen = Pen::new(None);
    let style = scale::CAPTION;
    let lines = place.caption.block.lines.len();
    let mut line = 0;
    for &(persona, name) in &names {
        if line >= lines {
            break;
        }
        let y = place.caption.rect.y0 + (line as f64 + 0.5) * style.line_height();
        let left = place.caption.rect.x0 - LEGEND_SAMPLE;
        let curve = curves.iter().find(|c| c.place == persona && !c.to_be);
        let Some(curve) = curve.or_else(|| curves.iter().find(|c| c.place == persona)) else { continue };
        let color = color(curve, true, theme);
        let stroke = if curve.to_be { Stroke::dashed(DASHED, color, &DASHES) } else { Stroke::solid(LINE, color) };
        pen.line(Part::Mark, Point::new(left, y), Point::new(left + 24.0, y), stroke);
        shape(&mut pen, persona, Point::new(left + 12.0, y), 4.5, color, theme.header);
        // As many lines as the name takes in the caption.
        line += wrap(name, style, (place.head.width() - 32.0 - LEGEND_SAMPLE).max(24.0)).lines.len().max(1);
    }
    Some(pen.group("legend", "Legend".into(), [None, None]))
}

/// Where the readings of a curve stand.
fn points_of(curves: &[Curve], curve: usize, place: &RowBox, layout: &TableLayout) -> Vec<Option<Point>> {
    let Some(readings) = curves.get(curve).map(|c| &c.readings) else { return vec![] };
    let at = |(c, (reading, column)): (usize, (&Option<Reading>, &crate::layout::table::ColumnBox))| {
        let x = column.rect.center().x + chart_shift(curves, curve, c);
        Some(Point::new(x, chart_y(place.rect, reading.as_ref()?.value)))
    };
    readings.iter().zip(&layout.columns).enumerate().map(at).collect()
}

/// The line of a curve, with its gaps. Where there is no step to feel anything at, there is no gap either.
fn line(table: &Table, curve: &Curve, points: &[Option<Point>], color: Color, taken: &mut Taken) -> Item {
    let mut pen = Pen::new(curve.persona.as_ref());
    let mut path = BezPath::new();
    let steps = table.columns.iter().zip(points).filter(|(column, _)| is_step(column));
    let points: Vec<Option<Point>> = steps.map(|(_, at)| *at).collect();
    for run in points.split(|at| at.is_none()) {
        let run: Vec<Point> = run.iter().flatten().copied().collect();
        path.extend(smooth(&run));
        for at in along(&run, LOOK) {
            taken.take(Rect::from_center_size(at, (LOOK, 6.0)), LINES);
        }
    }
    let stroke = if curve.to_be { Stroke::dashed(DASHED, color, &DASHES) } else { Stroke::solid(LINE, color) };
    pen.path(Part::Body, path, None, Some(stroke));
    let whose = if curve.name.is_empty() { String::new() } else { format!(" of {}", curve.name) };
    let title = format!("Emotion{whose}{}", if curve.to_be { ", to-be" } else { "" });
    pen.group(if curve.to_be { "curve to-be" } else { "curve" }, title, [None, None])
}

/// A reading: the shape of its persona, or the diamond of a moment of truth. Among several curves that diamond is drawn
/// around the shape, which still says whose reading it is.
fn point(
    curve: &Curve,
    reading: &Reading,
    at: Point,
    color: Color,
    several: bool,
    column: &str,
    theme: &Theme,
) -> Item {
    let mut pen = Pen::new(Some(&reading.id));
    let truth = reading.moment_of_truth && !curve.to_be;
    if truth {
        let inside = if several { theme.paper } else { color };
        let diamond = polyline(&corners(at, TRUTH, 4, 0.0), true);
        pen.path(Part::Mark, diamond, Some(inside), Some(Stroke::solid(1.5, color)));
    }
    if truth && !several {
        exclaim(&mut pen, at, theme.paper);
    } else if curve.to_be {
        shape(&mut pen, curve.place, at, SMALL, color, color);
    } else {
        shape(&mut pen, curve.place, at, if truth { 4.5 } else { POINT }, color, theme.paper);
    }
    let mut title = format!("{}: {}", if column.is_empty() { "Emotion" } else { column }, signed(reading.value));
    if !curve.name.is_empty() {
        title.push_str(&format!(", {}", curve.name));
    }
    title.push_str(if curve.to_be { ", to-be" } else { "" });
    title.push_str(if truth { ", moment of truth" } else { "" });
    pen.group("reading", title, [None, None])
}

/// The shape of the points of a persona: circle, square, triangle, triangle on its tip, cross.
fn shape(pen: &mut Pen, persona: usize, at: Point, radius: f64, color: Color, inside: Color) {
    let stroke = Stroke::solid(2.0, color);
    let outline = match persona % 5 {
        0 => return pen.circle(Part::Mark, at, radius, Some(inside), Some(stroke)),
        1 => corners(at, radius * 1.25, 4, 0.5),
        2 => corners(at, radius * 1.3, 3, 0.0),
        3 => corners(at, radius * 1.3, 3, 0.5),
        _ => {
            let (long, thin) = (radius * 1.15, radius * 0.42);
            let arms = [
                (-thin, -long),
                (thin, -long),
                (thin, -thin),
                (long, -thin),
                (long, thin),
                (thin, thin),
                (thin, long),
                (-thin, long),
                (-thin, thin),
                (-long, thin),
                (-long, -thin),
                (-thin, -thin),
            ];
            arms.map(|(x, y)| (at.x + x, at.y + y)).to_vec()
        }
    };
    pen.path(Part::Mark, polyline(&outline, true), Some(inside), Some(stroke));
}

/// The corners of a regular shape; turned by half a side where `turn` is 0.5, else with a corner on top.
fn corners(at: Point, radius: f64, count: usize, turn: f64) -> Vec<(f64, f64)> {
    // Sines of these few angles, so that no platform's mathematics comes in.
    const HALF: f64 = std::f64::consts::FRAC_1_SQRT_2;
    const TALL: f64 = 0.866_025_403_784_438_6;
    let unit: &[(f64, f64)] = match (count, turn > 0.0) {
        (3, false) => &[(0.0, -1.0), (TALL, 0.5), (-TALL, 0.5)],
        (3, true) => &[(0.0, 1.0), (-TALL, -0.5), (TALL, -0.5)],
        (_, false) => &[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)],
        (_, true) => &[(HALF, -HALF), (HALF, HALF), (-HALF, HALF), (-HALF, -HALF)],
    };
    unit.iter().map(|(x, y)| (at.x + radius * x, at.y + radius * y)).collect()
}

/// One line with its left end and middle at a point.
pub(super) fn text(pen: &mut Pen, words: &str, left: Point, width: f64, style: Style, color: Color) {
    let baseline = left.y - style.line_height() / 2.0 + style.ascent();
    pen.text(Part::Label, words, Point::new(left.x, baseline), width, style, color);
}

/// Whether a column is a journey step; a stage without steps is not.
pub(super) fn is_step(column: &Column) -> bool {
    matches!(column.key, ColumnKey::Step(_))
}
