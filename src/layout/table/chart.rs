//! The scale of the emotion chart, in one place: drawing, dragging and hit tests agree on it.

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

/// How high one step of the scale is.
fn unit(row: Rect) -> f64 {
    ((row.height() / 2.0 - INSET) / STRONGEST).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

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
