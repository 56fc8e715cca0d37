//! The scale of the emotion chart, in one place: drawing, dragging and hit tests agree on it.

use super::Curve;
use crate::geom::Rect;

/// From the row's edge to the line of the strongest feeling, for the points and what is said of them.
const INSET: f64 = 26.0;
/// The strongest feeling either way.
const STRONGEST: f64 = 2.0;

/// Where a value from −2 to +2 stands in the row of a chart; what is beyond the ends stands at the end.
pub fn chart_y(row: Rect, value: f64) -> f64 {
    let value = if value.is_nan() { 0.0 } else { value.clamp(-STRONGEST, STRONGEST) };
    row.center().y - value * unit(row)
}

/// The value at a height in the row of a chart, from −2 to +2.
pub fn chart_value(row: Rect, y: f64) -> f64 {
    ((row.center().y - y) / unit(row)).clamp(-STRONGEST, STRONGEST)
}

/// How far from the middle of its column a reading stands: those of several personas that say nearly the same stand
/// side by side, so that none hides another.
pub fn chart_shift(curves: &[Curve], curve: usize, column: usize) -> f64 {
    let value = |curve: &Curve| curve.readings.get(column)?.as_ref().map(|r| r.value);
    if curves.get(curve).filter(|c| !c.to_be).and_then(value).is_none() {
        return 0.0;
    }
    let as_is = curves.iter().enumerate().filter(|(_, c)| !c.to_be);
    let mut near: Vec<(f64, usize)> = as_is.filter_map(|(i, c)| Some((value(c)?, i))).collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    // From one to the next, as far as they are near.
    let at = near.iter().position(|(_, i)| *i == curve).unwrap_or_default();
    let apart = |pair: &[(f64, usize)]| matches!(pair, [a, b] if b.0 - a.0 >= NEAR);
    let start = near.get(..=at).map_or(0, |low| low.windows(2).rposition(apart).map_or(0, |i| i + 1));
    let end = near.get(at..).and_then(|high| high.windows(2).position(apart)).map_or(near.len(), |i| at + i + 1);
    let mut row: Vec<usize> = near.get(start..end).unwrap_or_default().iter().map(|(_, i)| *i).collect();
    row.sort_unstable();
    let truth = |i: &usize| {
        let reading = curves.get(*i).and_then(|c| c.readings.get(column)?.as_ref());
        reading.is_some_and(|r| r.moment_of_truth)
    };
    let beside = if row.iter().any(truth) { TRUTHS_BESIDE } else { BESIDE };
    let place = row.iter().position(|i| *i == curve).unwrap_or_default();
    (place as f64 - (row.len().saturating_sub(1)) as f64 / 2.0) * beside
}

/// Readings less apart than this would hide one another; so far apart they stand then.
const NEAR: f64 = 0.35;
const BESIDE: f64 = 13.0;
/// The same for moments of truth, which are drawn larger.
const TRUTHS_BESIDE: f64 = 22.0;

/// The personas named in the legend, by their places: where there is more than one. The names are the caption of the
/// chart's row, each on lines of its own.
pub fn legend(curves: &[Curve]) -> Vec<(usize, &str)> {
    let mut names: Vec<(usize, &str)> = curves.iter().map(|c| (c.place, c.name.as_str())).collect();
    names.sort();
    names.dedup_by_key(|(place, _)| *place);
    if names.len() < 2 { vec![] } else { names }
}

/// From the start of a line of the legend to its name: room for a sample of the curve.
pub const LEGEND_SAMPLE: f64 = 32.0;

/// How high one step of the scale is.
fn unit(row: Rect) -> f64 {
    ((row.height() / 2.0 - INSET) / STRONGEST).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_that_say_the_same_stand_side_by_side() {
        let reading =
            |value: f64| Some(crate::layout::table::Reading { id: "x".into(), value, moment_of_truth: false });
        let curve = |value: Option<f64>, to_be: bool| Curve {
            persona: None,
            name: String::new(),
            place: 0,
            to_be,
            readings: vec![value.and_then(reading)],
        };
        let values = [Some(1.0), None, Some(-2.0), Some(1.0), Some(1.2)];
        let mut curves: Vec<Curve> = values.map(|v| curve(v, false)).to_vec();
        curves.push(curve(Some(1.0), true));
        let shifts: Vec<f64> = (0..curves.len()).map(|i| chart_shift(&curves, i, 0)).collect();
        assert_eq!(shifts, [-13.0, 0.0, 0.0, 0.0, 13.0, 0.0]);
        assert_eq!(chart_shift(&curves, 0, 7), 0.0);
    }

    #[test]
    fn a_value_comes_back_from_its_height() {
        let row = Rect::new(0.0, 100.0, 400.0, 250.0);
        for tenths in -20..=20 {
            let value = f64::from(tenths) / 10.0;
            let y = chart_y(row, value);
            assert!((chart_value(row, y) - value).abs() < 1e-9 && y > row.y0 && y < row.y1);
        }
        assert_eq!(chart_y(row, 0.0), 175.0);
        assert!(chart_y(row, 2.0) < chart_y(row, -2.0), "delight is above anger");
        assert_eq!((chart_value(row, -1e9), chart_value(row, 1e9)), (2.0, -2.0));
        assert_eq!(chart_y(row, 9.0), chart_y(row, 2.0));
        assert!(chart_value(Rect::ZERO, 0.0).is_finite());
    }
}
