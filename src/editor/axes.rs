//! A swimlane's two axes, so that one code serves both orientations: time runs along, lanes lie across.

use crate::{
    geom::{Point, Rect},
    layout::Band,
    model::Orientation,
};

/// Reads points and makes rectangles in (time, across) instead of (x, y).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axes(pub Orientation);

impl Axes {
    /// The coordinate along the time axis.
    pub fn time(self, p: Point) -> f64 {
        match self.0 {
            Orientation::Across => p.x,
            Orientation::Down => p.y,
        }
    }

    /// The coordinate across it.
    pub fn across(self, p: Point) -> f64 {
        match self.0 {
            Orientation::Across => p.y,
            Orientation::Down => p.x,
        }
    }

    /// First and last coordinate of a rectangle along the time axis.
    pub fn time_of(self, r: Rect) -> (f64, f64) {
        match self.0 {
            Orientation::Across => (r.x0, r.x1),
            Orientation::Down => (r.y0, r.y1),
        }
    }

    /// First and last coordinate of a rectangle across the time axis.
    pub fn across_of(self, r: Rect) -> (f64, f64) {
        match self.0 {
            Orientation::Across => (r.y0, r.y1),
            Orientation::Down => (r.x0, r.x1),
        }
    }

    /// The rectangle of these intervals.
    pub fn rect(self, time: (f64, f64), across: (f64, f64)) -> Rect {
        match self.0 {
            Orientation::Across => Rect::new(time.0, across.0, time.1, across.1),
            Orientation::Down => Rect::new(across.0, time.0, across.1, time.1),
        }
    }
}

/// Where a coordinate is among bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// Well inside the band with this index.
    In(usize),
    /// After the band with this index, or before the first.
    After(Option<usize>),
}

/// Finds a coordinate among bands in order; within `edge` of a band's end it is between two.
pub fn among(bands: &[Band], at: f64, edge: f64) -> Among {
    let mut after = None;
    for (i, band) in bands.iter().enumerate() {
        let edge = edge.min((band.end - band.start) / 4.0);
        if at < band.start + edge {
            return Among::After(after);
        }
        if at <= band.end - edge {
            return Among::In(i);
        }
        after = Some(i);
    }
    Among::After(after)
}

/// The coordinate of the gap after a band (`None`: before the first): the middle between it and the next.
pub fn gap(bands: &[Band], after: Option<usize>) -> Option<f64> {
    const OUTSIDE: f64 = 12.0;
    let low = after.and_then(|i| bands.get(i)).map(|b| b.end);
    let high = bands.get(after.map_or(0, |i| i + 1)).map(|b| b.start);
    match (low, high) {
        (Some(low), Some(high)) => Some((low + high) / 2.0),
        (Some(low), None) => Some(low + OUTSIDE),
        (None, Some(high)) => Some(high - OUTSIDE),
        (None, None) => None,
    }
}

/// The index of the band nearest to a coordinate.
pub fn nearest(bands: &[Band], at: f64) -> Option<usize> {
    let distance = |b: &Band| (b.start - at).max(at - b.end).max(0.0);
    (0..bands.len()).min_by(|&a, &b| distance(&bands[a]).total_cmp(&distance(&bands[b])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Key;

    #[test]
    fn a_place_is_in_a_band_or_between_two() {
        let band = |key: i32, start, end| Band { key: Key::from(key), start, end };
        let bands = [band(0, 100.0, 200.0), band(1, 220.0, 320.0)];
        assert_eq!(among(&bands, 50.0, 10.0), Among::After(None));
        assert_eq!(among(&bands, 150.0, 10.0), Among::In(0));
        assert_eq!(among(&bands, 195.0, 10.0), Among::After(Some(0)));
        assert_eq!(among(&bands, 225.0, 10.0), Among::After(Some(0)));
        assert_eq!(among(&bands, 400.0, 10.0), Among::After(Some(1)));
        assert_eq!(gap(&bands, Some(0)), Some(210.0));
        assert_eq!(nearest(&bands, 213.0), Some(1));
        assert_eq!(nearest(&[], 1.0), None);
    }
}
