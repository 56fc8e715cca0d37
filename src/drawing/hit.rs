//! What lies under a point or within a rectangle.

use super::{Drawing, Group, Item, PathItem, Primitive, RectItem, Source};
use crate::{
    geom::{Point, Rect, Shape},
    model::Id,
};
use kurbo::ParamCurveNearest;

/// The topmost part of a record at a point. Areas count where they are, lines within `tolerance` points of them.
pub fn hit(drawing: &Drawing, at: Point, tolerance: f64) -> Option<Source> {
    hit_items(&drawing.items, at, tolerance).cloned()
}

/// The steps and notes that a rectangle touches, and the flows it holds whole, in painting order.
/// Lanes and phases are not among them: what is caught is what stands in them.
pub fn hits_in(drawing: &Drawing, rect: Rect) -> Vec<Id> {
    let mut found = Vec::new();
    for item in &drawing.items {
        let (Primitive::Group(group), Some(id)) = (&item.primitive, &item.source.record) else { continue };
        let bounds = group.bounds;
        let touches = bounds.x0 <= rect.x1 && bounds.x1 >= rect.x0 && bounds.y0 <= rect.y1 && bounds.y1 >= rect.y0;
        let inside = rect.x0 <= bounds.x0 && bounds.x1 <= rect.x1 && rect.y0 <= bounds.y0 && bounds.y1 <= rect.y1;
        let caught = match group.class.split(' ').next() {
            Some("step" | "note") => touches,
            Some("flow") => inside,
            Some(_) | None => false,
        };
        if caught {
            found.push(id.clone());
        }
    }
    found
}

fn hit_items(items: &[Item], at: Point, tolerance: f64) -> Option<&Source> {
    let of_record = |item: &&Item| item.source.record.is_some() || matches!(item.primitive, Primitive::Group(_));
    items.iter().rev().filter(of_record).find_map(|item| match &item.primitive {
        Primitive::Group(group) => hit_group(group, at, tolerance),
        Primitive::Path(path) => hits_path(path, at, tolerance).then_some(&item.source),
        Primitive::Rect(rect) => hits_rect(rect, at, tolerance).then_some(&item.source),
        Primitive::Text(text) => {
            let (x, y, size) = (text.origin.x, text.origin.y, text.style.size);
            let lines = Rect::new(x, y - size, x + text.width, y + size * 0.3);
            lines.contains(at).then_some(&item.source)
        }
    })
}

fn hit_group(group: &Group, at: Point, tolerance: f64) -> Option<&Source> {
    let near = group.bounds.inflate(tolerance, tolerance).contains(at);
    if near { hit_items(&group.items, at, tolerance) } else { None }
}

fn hits_rect(item: &RectItem, at: Point, tolerance: f64) -> bool {
    let half = item.stroke.as_ref().map(|s| s.width / 2.0);
    // The roundness of a corner is less than a pointer can tell.
    if item.fill.is_some() {
        let half = half.unwrap_or_default();
        return item.rect.inflate(half, half).contains(at);
    }
    half.map(|half| half + tolerance)
        .is_some_and(|reach| item.rect.inflate(reach, reach).contains(at) && !item.rect.inset(-reach).contains(at))
}

fn hits_path(item: &PathItem, at: Point, tolerance: f64) -> bool {
    if item.fill.is_some() && item.path.contains(at) {
        return true;
    }
    let Some(stroke) = &item.stroke else { return false };
    let reach = stroke.width / 2.0 + if item.fill.is_some() { 0.0 } else { tolerance };
    item.path.control_box().inflate(reach, reach).contains(at)
        && item.path.segments().any(|segment| segment.nearest(at, 0.1).distance_sq <= reach * reach)
}
