//! Outlines that are more than a rounded rectangle.

use crate::geom::{BezPath, Rect};

/// How far the tips of a decision stand out from its flat top, at most.
const TIP: f64 = 20.0;
/// The folded corner of a document.
const FOLD: f64 = 13.0;
/// Half the height of a data store's lid.
const LID: f64 = 7.0;

/// A flat hexagon.
pub fn hexagon(r: Rect) -> BezPath {
    let tip = TIP.min(r.width() * 0.25);
    let middle = r.center().y;
    let mut path = BezPath::with_capacity(7);
    path.move_to((r.x0, middle));
    path.line_to((r.x0 + tip, r.y0));
    path.line_to((r.x1 - tip, r.y0));
    path.line_to((r.x1, middle));
    path.line_to((r.x1 - tip, r.y1));
    path.line_to((r.x0 + tip, r.y1));
    path.close_path();
    path
}

/// A sheet with a folded corner, and the fold.
pub fn sheet(r: Rect) -> (BezPath, BezPath) {
    let fold = FOLD.min(r.width() / 3.0).min(r.height() / 3.0);
    let mut page = BezPath::with_capacity(6);
    page.move_to((r.x0, r.y0));
    page.line_to((r.x1 - fold, r.y0));
    page.line_to((r.x1, r.y0 + fold));
    page.line_to((r.x1, r.y1));
    page.line_to((r.x0, r.y1));
    page.close_path();
    let mut corner = BezPath::with_capacity(3);
    corner.move_to((r.x1 - fold, r.y0));
    corner.line_to((r.x1 - fold, r.y0 + fold));
    corner.line_to((r.x1, r.y0 + fold));
    (page, corner)
}

/// A drum, and the near edge of its lid.
pub fn drum(r: Rect) -> (BezPath, BezPath) {
    // 0.5523: a quarter of an ellipse as a cubic.
    const K: f64 = 0.552_284_75;
    let lid = LID.min(r.height() / 4.0);
    let (middle, dx) = (r.center().x, r.width() / 2.0 * K);
    let (top, bottom) = (r.y0 + lid, r.y1 - lid);
    let mut body = BezPath::with_capacity(8);
    body.move_to((r.x0, top));
    body.curve_to((r.x0, top - lid * K), (middle - dx, r.y0), (middle, r.y0));
    body.curve_to((middle + dx, r.y0), (r.x1, top - lid * K), (r.x1, top));
    body.line_to((r.x1, bottom));
    body.curve_to((r.x1, bottom + lid * K), (middle + dx, r.y1), (middle, r.y1));
    body.curve_to((middle - dx, r.y1), (r.x0, bottom + lid * K), (r.x0, bottom));
    body.close_path();
    let mut edge = BezPath::with_capacity(3);
    edge.move_to((r.x0, top));
    edge.curve_to((r.x0, top + lid * K), (middle - dx, top + lid), (middle, top + lid));
    edge.curve_to((middle + dx, top + lid), (r.x1, top + lid * K), (r.x1, top));
    (body, edge)
}

/// A rectangle with a corner radius of its own at each corner: top left, top right, bottom right, bottom left.
pub fn panel(r: Rect, [tl, tr, br, bl]: [f64; 4]) -> BezPath {
    const K: f64 = 1.0 - 0.552_284_75;
    let mut path = BezPath::with_capacity(10);
    path.move_to((r.x0 + tl, r.y0));
    path.line_to((r.x1 - tr, r.y0));
    if tr > 0.0 {
        path.curve_to((r.x1 - tr * K, r.y0), (r.x1, r.y0 + tr * K), (r.x1, r.y0 + tr));
    }
    path.line_to((r.x1, r.y1 - br));
    if br > 0.0 {
        path.curve_to((r.x1, r.y1 - br * K), (r.x1 - br * K, r.y1), (r.x1 - br, r.y1));
    }
    path.line_to((r.x0 + bl, r.y1));
    if bl > 0.0 {
        path.curve_to((r.x0 + bl * K, r.y1), (r.x0, r.y1 - bl * K), (r.x0, r.y1 - bl));
    }
    path.line_to((r.x0, r.y0 + tl));
    if tl > 0.0 {
        path.curve_to((r.x0, r.y0 + tl * K), (r.x0 + tl * K, r.y0), (r.x0 + tl, r.y0));
    }
    path.close_path();
    path
}
