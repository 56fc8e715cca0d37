//! Builds the items of one record and keeps their bounds.

use super::{Color, Group, ImageItem, Item, Part, PathItem, Primitive, RectItem, Source, Stroke, TextItem};
use crate::{
    geom::{BezPath, Point, Rect},
    model::Id,
    text::{Block, Style},
};
use std::{borrow::Cow, sync::Arc};

/// Where the lines of a block stand to the point they are set at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Align {
    Left,
    Middle,
}

/// Collects what one record looks like.
pub struct Pen<'a> {
    record: Option<&'a Id>,
    items: Vec<Item>,
    bounds: Option<Rect>,
}

impl<'a> Pen<'a> {
    /// A pen for a record, or for the sheet itself.
    pub fn new(record: Option<&'a Id>) -> Pen<'a> {
        Pen::with_capacity(record, 4)
    }

    /// A pen for a record of about so many items.
    pub fn with_capacity(record: Option<&'a Id>, items: usize) -> Pen<'a> {
        Pen { record, items: Vec::with_capacity(items), bounds: None }
    }

    /// A place that is the record's even where nothing is drawn in it.
    pub fn room(&mut self, rect: Rect) {
        self.cover(rect, None);
    }

    /// A rectangle; its radius is cut to what it has room for.
    pub fn rect(&mut self, part: Part, rect: Rect, radius: f64, fill: Option<Color>, stroke: Option<Stroke>) {
        let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0).max(0.0);
        self.cover(rect, stroke.as_ref());
        self.push(part, Primitive::Rect(RectItem { rect, radius, fill, stroke }));
    }

    /// A path; an empty one is not drawn.
    pub fn path(&mut self, part: Part, path: BezPath, fill: Option<Color>, stroke: Option<Stroke>) {
        if path.elements().is_empty() {
            return;
        }
        self.cover(path.control_box(), stroke.as_ref());
        self.push(part, Primitive::Path(PathItem { path, fill, stroke }));
    }

    /// A straight line.
    pub fn line(&mut self, part: Part, from: Point, to: Point, stroke: Stroke) {
        let mut path = BezPath::with_capacity(2);
        path.move_to(from);
        path.line_to(to);
        self.path(part, path, None, Some(stroke));
    }

    /// A circle, as a rectangle that is all corners.
    pub fn circle(&mut self, part: Part, centre: Point, radius: f64, fill: Option<Color>, stroke: Option<Stroke>) {
        self.rect(part, Rect::from_center_size(centre, (2.0 * radius, 2.0 * radius)), radius, fill, stroke);
    }

    /// One line from the left end of its baseline.
    pub fn text(
        &mut self,
        part: Part,
        text: impl Into<Arc<str>>,
        origin: Point,
        width: f64,
        style: Style,
        color: Color,
    ) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        self.cover(Rect::new(origin.x, origin.y - style.size, origin.x + width, origin.y + style.size * 0.3), None);
        self.push(part, Primitive::Text(TextItem { text, origin, width, style, color }));
    }

    /// A broken text: `at` is its left or middle, at the top of its first line.
    pub fn block(&mut self, part: Part, block: &Block, at: Point, align: Align, style: Style, color: Color) {
        for (i, line) in block.lines.iter().enumerate() {
            let left = match align {
                Align::Left => at.x,
                // Tracking follows the last character too: without it the line is optically in the middle.
                Align::Middle => at.x - (line.width - style.tracking) / 2.0,
            };
            let baseline = at.y + block.ascent + i as f64 * block.line_height;
            self.text(part, line.text.clone(), Point::new(left, baseline), line.width, style, color);
        }
    }

    /// A block with its middle at a point.
    pub fn block_at(&mut self, part: Part, block: &Block, middle: Point, style: Style, color: Color) {
        let top = Point::new(middle.x, middle.y - block.height() / 2.0);
        self.block(part, block, top, Align::Middle, style, color);
    }

    /// A picture, fitted into a rectangle.
    pub fn image(&mut self, rect: Rect, file: Arc<str>, alt: Arc<str>, ink: Color) {
        self.cover(rect, None);
        self.push(Part::Mark, Primitive::Image(ImageItem { rect, file, alt, ink }));
    }

    /// What another pen has drawn, within this record.
    pub fn item(&mut self, item: Item) {
        if let Primitive::Group(group) = &item.primitive {
            self.cover(group.bounds, None);
        }
        self.items.push(item);
    }

    /// Everything drawn so far, as the record's group.
    pub fn group(self, class: impl Into<Cow<'static, str>>, title: String, ends: [Option<&Id>; 2]) -> Item {
        let source = Source { record: self.record.cloned(), part: Part::Body };
        let [from, to] = ends.map(|id| id.cloned());
        let bounds = self.bounds.unwrap_or_default();
        let group = Group { class: class.into(), title, from, to, bounds, items: self.items };
        Item { source, primitive: Primitive::Group(Arc::new(group)) }
    }

    fn push(&mut self, part: Part, primitive: Primitive) {
        self.items.push(Item { source: Source { record: self.record.cloned(), part }, primitive });
    }

    fn cover(&mut self, rect: Rect, stroke: Option<&Stroke>) {
        let half = stroke.map_or(0.0, |s| s.width / 2.0);
        let rect = rect.inflate(half, half);
        self.bounds = Some(self.bounds.map_or(rect, |b| b.union(rect)));
    }
}
