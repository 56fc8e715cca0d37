//! Bundled fonts, measuring and line breaking: the only place that knows glyph widths. Break lines here, in points at
//! 100 %; no painter wraps.
//!
//! Must not know what a text is for: [`scale`] names the sizes, the rest takes any [`Style`].

mod clean;
mod face;
pub mod scale;
mod wrap;

pub use clean::{clean, is_dropped};
pub use face::{Glyph, covers, glyph_outline, shape};
pub use wrap::wrap;

use std::sync::Arc;

/// A face of the bundled family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    #[default]
    Regular,
    SemiBold,
}

/// How a run of text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    pub weight: Weight,
    /// Points at 100 %.
    pub size: f64,
    /// Extra space after each character, in points.
    pub tracking: f64,
}

impl Style {
    /// The regular face at this size.
    pub const fn regular(size: f64) -> Style {
        Style { weight: Weight::Regular, size, tracking: 0.0 }
    }

    /// The semibold face at this size.
    pub const fn semibold(size: f64) -> Style {
        Style { weight: Weight::SemiBold, size, tracking: 0.0 }
    }

    /// The same with extra space after each character.
    pub const fn tracked(self, tracking: f64) -> Style {
        Style { tracking, ..self }
    }

    /// Distance between baselines.
    pub fn line_height(self) -> f64 {
        self.size * 1.25
    }

    /// From the top of a line to its baseline; puts the capitals in the middle of the line.
    pub fn ascent(self) -> f64 {
        (self.line_height() + self.size * face::CAP_HEIGHT_EM) / 2.0
    }
}

/// One line, broken and measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: Arc<str>,
    /// Points at 100 %.
    pub width: f64,
}

/// Text broken into lines that fit a width. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    pub lines: Arc<[Line]>,
    /// The widest line.
    pub width: f64,
    /// Distance between baselines.
    pub line_height: f64,
    /// From the top of the block to the first baseline.
    pub ascent: f64,
}

impl Block {
    /// Height of all lines.
    pub fn height(&self) -> f64 {
        self.lines.len() as f64 * self.line_height
    }
}

/// Width of a text set on one line, in points at 100 %. Line ends count as spaces, dropped characters as nothing.
pub fn measure(text: &str, style: Style) -> f64 {
    let text = clean(text);
    if text.contains('\n') {
        return face::width(&text.replace('\n', " "), style);
    }
    face::width(&text, style)
}

/// The bytes of a bundled face (TrueType), for painters that hand it to a toolkit.
pub fn font_bytes(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
        Weight::SemiBold => include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
    }
}
