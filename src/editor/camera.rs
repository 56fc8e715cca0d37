//! Which part of the drawing is seen, and how large. No input to layout or drawing.

use crate::geom::{Point, Rect, Size, Vec2};

/// Looks at a point of the document at a zoom. Screen points start at the top left of the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The document point in the middle of the canvas.
    pub center: Point,
    /// Screen points a document point.
    pub zoom: f64,
    /// The size of the canvas in screen points.
    pub viewport: Size,
}

/// Room left around what is fitted, in screen points.
const FIT_MARGIN: f64 = 32.0;
/// Between what is brought into sight and what lies over the canvas.
const CLEAR_MARGIN: f64 = 14.0;
/// Left of the beginning of what is too large to be shown whole.
const BEGIN_MARGIN: f64 = 8.0;

impl Default for Camera {
    fn default() -> Self {
        Camera { center: Point::new(480.0, 320.0), zoom: 1.0, viewport: Size::new(960.0, 640.0) }
    }
}

impl Camera {
    /// The farthest out: screen points for one document point.
    pub const MIN_ZOOM: f64 = 0.02;
    /// The farthest in.
    pub const MAX_ZOOM: f64 = 8.0;
    /// One press of zoom in.
    pub const STEP: f64 = 1.25;

    /// Where a document point is on the canvas.
    pub fn screen_from_doc(&self, p: Point) -> Point {
        let d = (p - self.center) * self.zoom;
        Point::new(self.viewport.width / 2.0 + d.x, self.viewport.height / 2.0 + d.y)
    }

    /// The document point at a place on the canvas.
    pub fn doc_from_screen(&self, p: Point) -> Point {
        self.center + Vec2::new(p.x - self.viewport.width / 2.0, p.y - self.viewport.height / 2.0) / self.zoom
    }

    /// The part of the document that is seen.
    pub fn visible_in_doc(&self) -> Rect {
        let half = Vec2::new(self.viewport.width, self.viewport.height) / (2.0 * self.zoom);
        Rect::from_points(self.center - half, self.center + half)
    }

    /// Moves the picture with the pointer by this much on the screen.
    pub fn pan(&mut self, by_on_screen: Vec2) {
        let center = self.center - by_on_screen / self.zoom;
        if center.is_finite() {
            self.center = center;
        }
    }

    /// Zooms by a factor; the document point under `anchor_on_screen` stays where it is.
    pub fn zoom_about(&mut self, anchor_on_screen: Point, factor: f64) {
        let anchor = self.doc_from_screen(anchor_on_screen);
        self.set_zoom(self.zoom * factor);
        let now = self.screen_from_doc(anchor);
        self.pan(anchor_on_screen - now);
    }

    /// Another size of canvas: what is at its upper left corner stays there.
    pub fn resize(&mut self, viewport: Size) {
        let by = Vec2::new(viewport.width - self.viewport.width, viewport.height - self.viewport.height);
        self.viewport = viewport;
        self.pan(-by / 2.0);
    }

    /// Sets the zoom within its limits about the middle; what is no number changes nothing.
    pub fn set_zoom(&mut self, zoom: f64) {
        if zoom.is_finite() {
            self.zoom = zoom.clamp(Camera::MIN_ZOOM, Camera::MAX_ZOOM);
        }
    }

    /// Shows the whole of a rectangle, at 100 % at most, beneath what lies over the top of the canvas.
    pub fn fit(&mut self, rect: Rect, covered_above: f64) {
        self.zoom_within(rect, 1.0, covered_above);
    }

    /// Shows the whole of a rectangle as large as it goes up to a zoom.
    pub fn zoom_to(&mut self, rect: Rect, max_zoom: f64) {
        self.zoom_within(rect, max_zoom, 0.0);
    }

    fn zoom_within(&mut self, rect: Rect, max_zoom: f64, covered_above: f64) {
        if !rect.is_finite() {
            return;
        }
        let above = FIT_MARGIN.max(covered_above);
        let room = |screen: f64, around: f64, doc: f64| (screen - around).max(1.0) / doc.max(1.0);
        let wide = room(self.viewport.width, 2.0 * FIT_MARGIN, rect.width());
        let high = room(self.viewport.height, above + FIT_MARGIN, rect.height());
        self.set_zoom(wide.min(high).min(max_zoom));
        // In the middle of what is not covered.
        self.center = rect.center() - Vec2::new(0.0, (above - FIT_MARGIN) / (2.0 * self.zoom));
    }

    /// Shows the beginning of a rectangle at a zoom, beneath what lies over the top of the canvas.
    pub fn begin(&mut self, rect: Rect, zoom: f64, covered_above: f64) {
        if rect.is_finite() {
            self.set_zoom(zoom);
            let now = self.screen_from_doc(rect.origin());
            self.pan(Point::new(BEGIN_MARGIN, covered_above) - now);
        }
    }

    /// Pans as little as needed to bring a rectangle into sight; one too large shows its top left.
    pub fn reveal(&mut self, rect: Rect) {
        if !rect.is_finite() {
            return;
        }
        let seen = self.visible_in_doc().inset(-FIT_MARGIN / self.zoom);
        let shift = |low: f64, high: f64, from: f64, to: f64| {
            if from < low || to - from > high - low {
                from - low
            } else if to > high {
                to - high
            } else {
                0.0
            }
        };
        let inside = seen.x0 <= rect.x0 && seen.y0 <= rect.y0 && rect.x1 <= seen.x1 && rect.y1 <= seen.y1;
        if !inside {
            self.center +=
                Vec2::new(shift(seen.x0, seen.x1, rect.x0, rect.x1), shift(seen.y0, seen.y1, rect.y0, rect.y1));
        }
    }

    /// Pans a rectangle out from beneath a part of the canvas: to the left of it, else below it; not where there is no
    /// room.
    pub fn avoid(&mut self, rect: Rect, covered_on_screen: Rect) {
        let at = Rect::from_origin_size(self.screen_from_doc(rect.origin()), rect.size() * self.zoom);
        let covered = covered_on_screen.inflate(CLEAR_MARGIN, CLEAR_MARGIN);
        if !rect.is_finite() || !at.overlaps(covered) {
            return;
        }
        let (left, down) = (covered.x0 - at.x1, covered.y1 - at.y0);
        if at.x0 + left >= 0.0 {
            self.pan(Vec2::new(left, 0.0));
        } else if at.y1 + down <= self.viewport.height {
            self.pan(Vec2::new(0.0, down));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn screen_and_document_are_inverse() {
        let camera = Camera { center: Point::new(10.0, -20.0), zoom: 2.5, viewport: Size::new(300.0, 200.0) };
        let p = Point::new(33.0, 71.0);
        assert!((camera.doc_from_screen(camera.screen_from_doc(p)) - p).hypot() < 1e-9);
        assert_eq!(camera.screen_from_doc(camera.center), Point::new(150.0, 100.0));
    }

    #[test]
    fn zoom_keeps_the_point_under_the_pointer_and_its_limits() {
        let mut camera = Camera::default();
        let anchor = Point::new(100.0, 50.0);
        let before = camera.doc_from_screen(anchor);
        camera.zoom_about(anchor, 1.7);
        assert!((camera.doc_from_screen(anchor) - before).hypot() < 1e-9);
        camera.zoom_about(anchor, 1e9);
        assert_eq!(camera.zoom, Camera::MAX_ZOOM);
        camera.zoom_about(anchor, 0.0);
        assert_eq!(camera.zoom, Camera::MIN_ZOOM);
        camera.set_zoom(f64::NAN);
        assert_eq!(camera.zoom, Camera::MIN_ZOOM);
    }

    #[test]
    fn fit_and_reveal_show_the_rectangle() {
        let mut camera = Camera::default();
        let rect = Rect::new(0.0, 0.0, 5000.0, 300.0);
        camera.fit(rect, 56.0);
        assert_eq!(camera.visible_in_doc().intersect(rect), rect);
        camera.fit(Rect::new(0.0, 0.0, 10.0, 10.0), 0.0);
        assert_eq!(camera.zoom, 1.0);
        let far = Rect::new(9000.0, -700.0, 9148.0, -646.0);
        camera.reveal(far);
        assert_eq!(camera.visible_in_doc().intersect(far), far);
        let still = camera;
        camera.reveal(far);
        assert_eq!(camera, still);
    }
}
