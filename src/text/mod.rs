//! Bundled fonts, measuring and line breaking: the only place that knows glyph widths. Break lines here, in points at 100 %; no painter wraps.

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

/// One line, broken and measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
    /// Points at 100 %.
    pub width: f64,
}

/// Text broken into lines that fit a width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    pub lines: Vec<Line>,
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

/// The bytes of a bundled face (TrueType), for painters that hand it to a toolkit.
pub fn font_bytes(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
        Weight::SemiBold => include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
    }
}
