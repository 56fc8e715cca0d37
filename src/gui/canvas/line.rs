//! Long lines: only the part in sight, whole or dashed.

use egui::{Pos2, Rect, Shape, Stroke};

/// The part of a segment inside a rectangle (Liang and Barsky 1984).
pub fn cut([a, b]: [Pos2; 2], clip: Rect) -> Option<[Pos2; 2]> {
    let (from, to) = range(a, b, clip)?;
    Some([a + (b - a) * from, a + (b - a) * to])
}

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
