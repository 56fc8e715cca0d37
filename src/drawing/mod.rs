//! The display list: what is drawn, in painting order. How each kind looks is described once, here.
//!
//! Painters (canvas, SVG) are each one exhaustive `match` over [`Primitive`]; neither wraps text nor chooses colours.
//! Zoom is no input.

mod held;
mod laid_out;
mod look;
mod pen;
mod picture;
mod reuse;
mod swimlane;
mod table;
mod theme;

pub use held::{Held, draw_held, draw_stages_from, ledge};
pub use laid_out::LaidOut;
pub use look::flow::rounded;
pub use picture::{ImageItem, MOST_BYTES, MOST_PIXELS, Picture, PictureForm, Pictures, picture_files, placeholder};
pub use reuse::{Memory, TableMemory};
pub use swimlane::{draw, draw_after, step_title};
pub use table::{draw_table, draw_table_after};
pub use theme::{Theme, ThemeName};

use crate::{
    geom::{BezPath, Point, Rect},
    model::Id,
    text::Style,
};
use std::{borrow::Cow, sync::Arc};

/// A finished picture in points at 100 %, y down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    pub bounds: Rect,
    pub background: Option<Color>,
    /// What the picture is called and shows, for screen readers.
    pub title: String,
    pub description: String,
    /// In painting order.
    pub items: Vec<Item>,
    /// The pictures it shows, where someone has read them.
    pub pictures: Arc<Pictures>,
}

/// A primitive and where it comes from. `source` serves SVG ids and titles.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub source: Source,
    pub primitive: Primitive,
}

/// Which record an item draws, and which part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// `None` for the sheet itself: frame, legend.
    pub record: Option<Id>,
    pub part: Part,
}

/// A part of a record's look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The whole, or its outline.
    #[default]
    Body,
    /// A lane's or phase's header.
    Header,
    Name,
    Label,
    /// A mark for the kind.
    Mark,
    /// A flow's arrow head.
    Head,
    /// A handle of the overlay.
    Handle,
    /// A chip: what it stands for is the record of its group.
    Badge,
}

/// What can be drawn. Closed: every painter matches all of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Primitive {
    /// Everything of one record (SVG `<g>` with id, class, title). Shared: the next drawing may hold it too.
    Group(Arc<Group>),
    Path(PathItem),
    Rect(RectItem),
    Text(TextItem),
    Image(ImageItem),
}

/// Everything of one record, with what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// "step task", "flow hand-off", "lane customer": SVG classes.
    pub class: Cow<'static, str>,
    /// For screen readers, in words: "Task: Take the order".
    pub title: String,
    /// Ends of a flow.
    pub from: Option<Id>,
    pub to: Option<Id>,
    /// Covers everything in `items`, strokes included; for culling.
    pub bounds: Rect,
    pub items: Vec<Item>,
}

/// A filled or stroked path.
#[derive(Clone, Debug, PartialEq)]
pub struct PathItem {
    pub path: BezPath,
    pub fill: Option<Color>,
    pub stroke: Option<Stroke>,
}

/// A rectangle with equally rounded corners.
#[derive(Clone, Debug, PartialEq)]
pub struct RectItem {
    pub rect: Rect,
    pub radius: f64,
    pub fill: Option<Color>,
    pub stroke: Option<Stroke>,
}

/// One line of text, broken and placed: no painter wraps.
#[derive(Clone, Debug, PartialEq)]
pub struct TextItem {
    pub text: Arc<str>,
    /// Left end of the baseline.
    pub origin: Point,
    /// Measured width.
    pub width: f64,
    pub style: Style,
    pub color: Color,
}

/// A stroke, centred on its line, butt ends, round joins.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    pub width: f64,
    pub color: Color,
    /// Lengths of dash and gap; empty for a solid line.
    pub dash: Vec<f64>,
}

/// sRGB with straight alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color {
    pub r: u8,
    pub g: u8,
    pub b: u8,
    pub a: u8,
}

impl Color {
    /// An opaque colour, written as in CSS: `0x1B2430`.
    pub const fn hex(rgb: u32) -> Color {
        Color { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, a: 255 }
    }

    /// The same colour, more or less opaque.
    pub const fn with_alpha(self, a: u8) -> Color {
        Color { a, ..self }
    }
}

impl Stroke {
    /// A solid stroke.
    pub fn solid(width: f64, color: Color) -> Stroke {
        Stroke { width, color, dash: Vec::new() }
    }

    /// A dashed stroke: lengths of dash and gap by turns.
    pub fn dashed(width: f64, color: Color, dash: &[f64]) -> Stroke {
        Stroke { width, color, dash: dash.to_vec() }
    }
}
