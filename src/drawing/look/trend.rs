//! What only registers have: how a KPI goes as a small curve, and the dash where nothing is said.
//!
//! Baseline and target are told apart by their dashes, the course by an arrow head: no colour says anything alone.

use super::icon::polyline;
use crate::{
    drawing::{Part, Stroke, Theme, pen::Pen},
    geom::{Point, Rect},
    layout::table::{BLANK, CURVE, CURVE_AT, Spark},
    model::Way,
};

/// Right of the last reading: the arrow head that says where the numbers go.
const HEAD_ROOM: f64 = 12.0;
/// Above and below the line.
const INSET: f64 = 4.0;

/// A short line where nothing is said.
pub fn blank(rect: Rect, theme: &Theme, pen: &mut Pen) {
    let (x, y) = (rect.x0 + 8.0, rect.center().y);
    pen.line(Part::Mark, Point::new(x, y), Point::new(x + BLANK, y), Stroke::solid(1.25, theme.hair));
}

/// The readings as a line with its last point, the target and the baseline as lines across, and an arrow head.
pub fn curve(spark: &Spark, rect: Rect, theme: &Theme, pen: &mut Pen) {
    let left = rect.x0 + CURVE_AT;
    let middle = rect.center().y;
    let room = Rect::new(left, middle - CURVE.1 / 2.0, left + CURVE.0, middle + CURVE.1 / 2.0).inflate(0.0, -INSET);
    let values = spark.points.iter().map(|(_, value)| *value).chain(spark.baseline).chain(spark.target);
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    // Halved first: of two huge numbers the difference may be more than any.
    let span = high / 2.0 - low / 2.0;
    let y = |value: f64| {
        let share = if span > 0.0 { ((value / 2.0 - low / 2.0) / span).clamp(0.0, 1.0) } else { 0.5 };
        room.y1 - share * room.height()
    };
    let across = |pen: &mut Pen, value: f64, stroke: Stroke| {
        pen.line(Part::Mark, Point::new(room.x0, y(value)), Point::new(room.x1 - HEAD_ROOM, y(value)), stroke);
    };
    if let Some(baseline) = spark.baseline {
        across(pen, baseline, Stroke::dashed(1.0, theme.line, &[1.5, 2.5]));
    }
    if let Some(target) = spark.target {
        across(pen, target, Stroke::dashed(1.25, theme.accent, &[5.0, 3.0]));
    }
    let first = spark.points.first().map_or(0, |point| point.0);
    let days = spark.points.last().map_or(0, |point| point.0) - first;
    let width = room.width() - HEAD_ROOM - 3.0;
    let place = |&(day, value): &(i64, f64)| {
        let share = if days > 0 { (day - first) as f64 / days as f64 } else { 1.0 };
        (room.x0 + share * width, y(value))
    };
    let points: Vec<(f64, f64)> = spark.points.iter().map(place).collect();
    if points.len() > 1 {
        pen.path(Part::Mark, polyline(&points, false), None, Some(Stroke::solid(1.6, theme.ink)));
    }
    let Some(&last) = points.last() else { return };
    pen.circle(Part::Mark, Point::from(last), 2.4, Some(theme.ink), None);
    let Some(trend) = spark.trend else { return };
    let color = match trend.good {
        Some(true) => theme.good,
        Some(false) => theme.bad,
        None => theme.muted,
    };
    let (x, y) = (room.x1 - 3.0, middle);
    let head = match trend.way {
        Way::Rising => [(x - 4.0, y + 3.5), (x, y - 3.5), (x + 4.0, y + 3.5)],
        Way::Falling => [(x - 4.0, y - 3.5), (x, y + 3.5), (x + 4.0, y - 3.5)],
        Way::Level => [(x - 3.5, y - 4.0), (x + 3.5, y), (x - 3.5, y + 4.0)],
    };
    pen.path(Part::Head, polyline(&head, true), Some(color), None);
}
