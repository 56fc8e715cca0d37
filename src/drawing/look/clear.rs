//! Where a label hides nothing: of several places the first that is free, else the one that hides least.

use crate::geom::Rect;

/// How wide the strips are by which what is taken is found again.
const STRIP: f64 = 64.0;

/// What is drawn already, within bounds.
pub struct Taken {
    bounds: Rect,
    /// Rectangles and how bad it is to hide them, by the strips they reach into, from the left of the bounds.
    strips: Vec<Vec<(Rect, f64)>>,
}

impl Taken {
    /// Nothing yet, within these bounds.
    pub fn new(bounds: Rect) -> Taken {
        let strips = (bounds.width() / STRIP).ceil().clamp(1.0, 100_000.0) as usize;
        Taken { bounds, strips: vec![Vec::new(); strips] }
    }

    /// Here is something that no label should hide; the heavier, the less.
    pub fn take(&mut self, rect: Rect, weight: f64) {
        let reach = self.reach(rect);
        for strip in self.strips.get_mut(reach).into_iter().flatten() {
            strip.push((rect, weight));
        }
    }

    /// The first place that is free, else the one that hides least; within bounds where one is.
    pub fn best(&self, places: impl IntoIterator<Item = Rect>) -> Option<Rect> {
        let mut best: Option<(f64, Rect)> = None;
        for place in places {
            let hidden = self.hidden(place);
            if hidden == 0.0 {
                return Some(place);
            }
            if best.is_none_or(|(least, _)| hidden < least) {
                best = Some((hidden, place));
            }
        }
        best.map(|(_, place)| place)
    }

    /// How much of what is taken a place would hide; out of bounds it is as if all were taken.
    fn hidden(&self, place: Rect) -> f64 {
        let out = place.area() - place.intersect(self.bounds).area().max(0.0);
        let strips = self.strips.get(self.reach(place)).into_iter().flatten().flatten();
        let over = |(taken, weight): &(Rect, f64)| {
            let width = taken.x1.min(place.x1) - taken.x0.max(place.x0);
            let height = taken.y1.min(place.y1) - taken.y0.max(place.y0);
            if width > 0.0 && height > 0.0 { width * height * weight } else { 0.0 }
        };
        let out = if out > 1e-6 { out } else { 0.0 };
        strips.map(over).sum::<f64>() + 1_000.0 * out
    }

    fn reach(&self, rect: Rect) -> std::ops::Range<usize> {
        let strip = |x: f64| ((x - self.bounds.x0) / STRIP).floor().clamp(0.0, self.strips.len() as f64 - 1.0) as usize;
        strip(rect.x0)..strip(rect.x1) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_takes_the_first_place_that_hides_nothing() {
        let mut taken = Taken::new(Rect::new(0.0, 0.0, 500.0, 100.0));
        let place = |x: f64, y: f64| Rect::new(x, y, x + 60.0, y + 14.0);
        taken.take(Rect::new(200.0, 40.0, 204.0, 44.0), 1.0);
        let places = [place(150.0, 35.0), place(480.0, 40.0), place(210.0, 35.0)];
        assert_eq!(taken.best(places), Some(places[2]), "not over something, not out of the chart");
        taken.take(places[2], 10.0);
        assert_eq!(taken.best(places), Some(places[0]), "what hides least");
        taken.take(Rect::new(-50.0, -50.0, 900.0, 900.0), 1.0);
        assert!(taken.hidden(place(10.0, 10.0)) > 0.0, "what reaches over all strips is found in each");
    }
}
