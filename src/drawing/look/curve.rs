//! A smooth line through readings that never shows more than they say: between two readings it stays between them.
//!
//! Monotone cubic pieces after Steffen, *A simple method for monotonic interpolation in one dimension* (1990).

use crate::geom::{BezPath, Point};

/// The line through points in order of x; of one point or none, nothing.
pub fn smooth(points: &[Point]) -> BezPath {
    let mut path = BezPath::with_capacity(points.len());
    let [first, _, ..] = points else { return path };
    path.move_to(*first);
    let slopes = slopes(points);
    for (pair, slope) in points.windows(2).zip(slopes.windows(2)) {
        if let ([a, b], [from, to]) = (pair, slope) {
            let third = (b.x - a.x) / 3.0;
            path.curve_to((a.x + third, a.y + from * third), (b.x - third, b.y - to * third), (b.x, b.y));
        }
    }
    path
}

/// How steep the line is at each point; flat at the ends and at every highest and lowest.
fn slopes(points: &[Point]) -> Vec<f64> {
    let mut slopes = vec![0.0; points.len()];
    for (slope, three) in slopes.iter_mut().skip(1).zip(points.windows(3)) {
        let [a, b, c] = three else { continue };
        let (before, after) = (b.x - a.x, c.x - b.x);
        if before <= 0.0 || after <= 0.0 {
            continue;
        }
        let (up, on) = ((b.y - a.y) / before, (c.y - b.y) / after);
        if up * on > 0.0 {
            let middle = (up * after + on * before) / (before + after);
            *slope = 2.0 * up.signum() * up.abs().min(on.abs()).min(middle.abs() / 2.0);
        }
    }
    slopes
}

/// Points along the line, about so far apart, for what must keep clear of it.
pub fn along(points: &[Point], step: f64) -> Vec<Point> {
    let slopes = slopes(points);
    let mut all = Vec::new();
    for (pair, slope) in points.windows(2).zip(slopes.windows(2)) {
        let ([a, b], [from, to]) = (pair, slope) else { continue };
        let width = b.x - a.x;
        let pieces = (width / step).ceil().clamp(1.0, 64.0);
        for i in 0..=pieces as usize {
            let t = i as f64 / pieces;
            let s = 1.0 - t;
            // Hermite's form of the same cubic.
            let y = a.y * s * s * (1.0 + 2.0 * t)
                + b.y * t * t * (3.0 - 2.0 * t)
                + width * (from * t * s * s - to * t * t * s);
            all.push(Point::new(a.x + t * width, y));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_point_is_no_line() {
        assert!(smooth(&[]).elements().is_empty());
        assert!(smooth(&[Point::ZERO]).elements().is_empty());
    }

    proptest! {
        #[test]
        fn between_two_readings_the_line_stays_between_them(values in prop::collection::vec(-20i32..=20, 2..12)) {
            let points: Vec<Point> =
                values.iter().enumerate().map(|(i, v)| Point::new(158.0 * i as f64, f64::from(*v) * 5.0)).collect();
            for at in along(&points, 4.0) {
                let i = ((at.x / 158.0).floor() as usize).min(points.len() - 2);
                let (a, b) = (points[i].y, points[i + 1].y);
                prop_assert!(a.min(b) - 1e-6 <= at.y && at.y <= a.max(b) + 1e-6, "{at:?} between {a} and {b}");
            }
            // The drawn curve is the one that was looked at.
            let drawn = smooth(&points);
            prop_assert_eq!(drawn.segments().count(), points.len() - 1);
            let mut looked_at = along(&points, 79.0).into_iter();
            for (piece, pair) in drawn.elements().iter().skip(1).zip(points.windows(2)) {
                let crate::geom::PathEl::CurveTo(p, q, _) = piece else { panic!("a curve") };
                let middle = (pair[0].y + 3.0 * p.y + 3.0 * q.y + pair[1].y) / 8.0;
                let seen = looked_at.by_ref().nth(1).expect("start, middle, end");
                prop_assert!((seen.y - middle).abs() < 1e-6, "{seen:?} {middle}");
                looked_at.next();
            }
        }
    }
}
