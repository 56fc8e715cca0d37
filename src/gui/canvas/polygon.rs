//! Polygons for a toolkit that fills only convex ones.

use egui::{Pos2, Vec2};

/// Whether a closed polygon turns the same way at every corner, once round.
pub fn is_convex(points: &[Pos2]) -> bool {
    let n = points.len();
    if n < 4 {
        return true;
    }
    let (mut sign, mut turns_x, mut last_dx) = (0.0f32, 0, 0.0f32);
    for i in 0..n {
        let (a, b, c) = (points[i], points[(i + 1) % n], points[(i + 2) % n]);
        let (ab, bc) = (b - a, c - b);
        let turn = cross(ab, bc);
        if turn.abs() > 1e-3 {
            if sign != 0.0 && turn.signum() != sign {
                return false;
            }
            sign = turn.signum();
        }
        // A star turns one way only, but goes round twice: its x direction changes more than twice.
        if ab.x.abs() > 1e-4 {
            if last_dx != 0.0 && ab.x.signum() != last_dx {
                turns_x += 1;
            }
            last_dx = ab.x.signum();
        }
    }
    turns_x <= 2
}

/// Triangles that fill a simple polygon, as indices of its points, by cutting off ears. Quadratic: meant for small
/// shapes.
pub fn triangles(points: &[Pos2]) -> Vec<[u32; 3]> {
    let mut left: Vec<u32> = (0..points.len() as u32).collect();
    let at = |i: u32| points.get(i as usize).copied().unwrap_or_default();
    let area: f32 =
        (0..points.len()).map(|i| cross(points[i].to_vec2(), points[(i + 1) % points.len()].to_vec2())).sum();
    if area < 0.0 {
        left.reverse();
    }
    let mut found = Vec::with_capacity(points.len().saturating_sub(2));
    while left.len() > 3 {
        let n = left.len();
        let ear = (0..n).find(|&i| {
            let (a, b, c) = (left[(i + n - 1) % n], left[i], left[(i + 1) % n]);
            let (pa, pb, pc) = (at(a), at(b), at(c));
            cross(pb - pa, pc - pb) > 0.0
                && !left.iter().any(|&p| p != a && p != b && p != c && inside(at(p), pa, pb, pc))
        });
        // A polygon that crosses itself may have no ear: cut any corner rather than none.
        let i = ear.unwrap_or(0);
        found.push([left[(i + n - 1) % n], left[i], left[(i + 1) % n]]);
        left.remove(i);
    }
    if let [a, b, c] = left[..] {
        found.push([a, b, c]);
    }
    found
}

fn cross(a: Vec2, b: Vec2) -> f32 {
    a.x * b.y - a.y * b.x
}

fn inside(p: Pos2, a: Pos2, b: Pos2, c: Pos2) -> bool {
    cross(b - a, p - a) >= 0.0 && cross(c - b, p - b) >= 0.0 && cross(a - c, p - c) >= 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn area(points: &[Pos2], triangles: &[[u32; 3]]) -> f32 {
        triangles
            .iter()
            .map(|t| {
                let [a, b, c] = t.map(|i| points[i as usize]);
                cross(b - a, c - a).abs() / 2.0
            })
            .sum()
    }

    #[test]
    fn a_concave_polygon_is_filled_once() {
        // An L of 3 unit squares.
        let l = [pos2(0., 0.), pos2(2., 0.), pos2(2., 1.), pos2(1., 1.), pos2(1., 2.), pos2(0., 2.)];
        assert!(!is_convex(&l));
        assert_eq!(area(&l, &triangles(&l)), 3.0);
        let mut other_way = l;
        other_way.reverse();
        assert_eq!(area(&other_way, &triangles(&other_way)), 3.0);
    }

    #[test]
    fn convex_and_star() {
        let square = [pos2(0., 0.), pos2(2., 0.), pos2(2., 2.), pos2(0., 2.)];
        assert!(is_convex(&square));
        let star: Vec<Pos2> =
            (0..5).map(|i| Pos2::ZERO + Vec2::angled(i as f32 * 4.0 * std::f32::consts::PI / 5.0)).collect();
        assert!(!is_convex(&star));
        assert!(triangles(&star).len() == 3);
    }
}
