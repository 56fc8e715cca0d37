//! Long lines: only the part in sight, whole or dashed.

use egui::{Pos2, Rect, Shape, Stroke};

/// The part of a segment inside a rectangle (Liang and Barsky 1984).
pub fn cut([a, b]: [Pos2; 2], clip: Rect) -> Option<[Pos2; 2]> {
    let (from, to) = range(a, b, clip)?;
    Some([a + (b - a) * from, a + (b - a) * to])
}

/// The line with a blunt tip wherever it turns back on itself. Where it does so almost exactly, the two sides of its
/// corner all but cancel out, and what the toolkit makes of the rest is a spike across the whole window.
pub fn blunted(mut points: Vec<Pos2>, closed: bool) -> Vec<Pos2> {
    // Points so near that rounding alone says which way it is from one to the next.
    let ends = (points.len() > 2).then(|| points.last().copied()).flatten();
    points.dedup_by(|point, before| point.distance(*before) < TIP);
    if let (Some(end), Some(last)) = (ends, points.last_mut()) {
        *last = end;
    }
    let n = points.len();
    let tip = |i: usize| {
        let inner = closed || (i > 0 && i + 1 < n);
        let (before, at, after) = (points.get((i + n - 1) % n)?, points.get(i)?, points.get((i + 1) % n)?);
        let (come, go) = ((*at - *before).normalized(), (*after - *at).normalized());
        (inner && come.dot(go) < -0.999).then(|| come.rot90() * TIP)
    };
    if n < 3 || !(0..n).any(|i| tip(i).is_some()) {
        return points;
    }
    let mut blunt = Vec::with_capacity(n + 8);
    for (i, point) in points.iter().enumerate() {
        match tip(i) {
            Some(side) => blunt.extend([*point + side, *point - side]),
            None => blunt.push(*point),
        }
    }
    blunt
}

/// Half the width of a blunt tip, in points: too little to be seen.
const TIP: f32 = 0.03;

/// Pushes the dashes of a polyline that are in sight. `dash` is in document points, dash and gap by turns.
pub fn dashes(points: &[Pos2], stroke: &Stroke, dash: &[f64], zoom: f32, clip: Rect, out: &mut Vec<Shape>) {
    let pattern: Vec<f32> = dash.iter().map(|d| *d as f32 * zoom).collect();
    let period: f32 = pattern.iter().sum();
    if period < 2.0 || pattern.iter().any(|d| *d < 0.0) {
        // Too fine to be told apart: a paler line says the same.
        let pale = Stroke::new(stroke.width, stroke.color.gamma_multiply(0.6));
        for pair in points.windows(2) {
            if let Some(cut) = cut([pair[0], pair[1]], clip) {
                out.push(Shape::LineSegment { points: cut, stroke: pale });
            }
        }
        return;
    }
    let mut walked = 0.0f32;
    for pair in points.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let length = a.distance(b);
        if length > 0.0
            && let Some((from, to)) = range(a, b, clip)
        {
            let (from, to) = (from * length, to * length);
            // Start at the period in which the visible part begins.
            let mut at = ((walked + from) / period).floor() * period - walked;
            'periods: loop {
                for (i, len) in pattern.iter().enumerate() {
                    let (start, end) = (at.max(from), (at + len).min(to));
                    if i % 2 == 0 && end > start {
                        let (p, q) = (a + (b - a) * (start / length), a + (b - a) * (end / length));
                        out.push(Shape::LineSegment { points: [p, q], stroke: *stroke });
                    }
                    at += len;
                    if at >= to {
                        break 'periods;
                    }
                }
            }
        }
        walked += length;
    }
}

fn range(a: Pos2, b: Pos2, clip: Rect) -> Option<(f32, f32)> {
    let (mut from, mut to) = (0.0f32, 1.0f32);
    let d = b - a;
    for (p, q) in [(-d.x, a.x - clip.min.x), (d.x, clip.max.x - a.x), (-d.y, a.y - clip.min.y), (d.y, clip.max.y - a.y)]
    {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            from = from.max(q / p);
        } else {
            to = to.min(q / p);
        }
    }
    (from <= to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_line_that_turns_back_has_no_spike() {
        let there_and_back = vec![pos2(0., 0.), pos2(0.01, 9.), pos2(0., 0.001), pos2(5., 0.)];
        let blunt = blunted(there_and_back.clone(), false);
        assert_eq!(blunt.len(), there_and_back.len() + 1);
        for corner in blunt.windows(3) {
            let (come, go) = ((corner[1] - corner[0]).normalized(), (corner[2] - corner[1]).normalized());
            assert!(come.dot(go) > -0.999, "{corner:?}");
        }
        let square = vec![pos2(0., 0.), pos2(1., 0.), pos2(1., 1.), pos2(0., 1.)];
        assert_eq!(blunted(square.clone(), true), square);
    }

    #[test]
    fn only_the_visible_part_of_a_long_dashed_line_costs_anything() {
        let clip = Rect::from_min_max(pos2(0., 0.), pos2(100., 100.));
        let mut out = Vec::new();
        dashes(
            &[pos2(-1e6, 50.), pos2(1e6, 50.)],
            &Stroke::new(1.0, egui::Color32::BLACK),
            &[6.0, 4.0],
            1.0,
            clip,
            &mut out,
        );
        assert!((10..=12).contains(&out.len()), "{}", out.len());
        assert_eq!(cut([pos2(0., -5.), pos2(0., -1.)], clip), None);
        assert_eq!(cut([pos2(50., -50.), pos2(50., 150.)], clip), Some([pos2(50., 0.), pos2(50., 100.)]));
    }
}
