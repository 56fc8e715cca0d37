//! A drawing as SVG, PNG or layout JSON. Text or bytes out; no disk.
//!
//! Must not know the model's kinds or how anything looks: the display list says it all.

mod fonts;
mod layout_json;
mod number;
mod png;
mod svg;
mod xml;

pub use layout_json::layout_json;
pub use png::{MAX_PIXELS, MAX_SIDE, MIN_SCALE, check_scale, check_size, png};
pub use svg::svg;
pub use xml::safe_id;

/// What a model can be exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Svg,
    Png,
    LayoutJson,
}

impl Format {
    /// Every format, in the order menus show them.
    pub const ALL: [Format; 3] = [Format::Svg, Format::Png, Format::LayoutJson];

    /// How file names of this format end, without the first dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Svg => "svg",
            Format::Png => "png",
            Format::LayoutJson => "layout.json",
        }
    }

    /// What it is called in menus.
    pub fn label(self) -> &'static str {
        match self {
            Format::Svg => "SVG drawing",
            Format::Png => "PNG picture",
            Format::LayoutJson => "Layout as JSON",
        }
    }

    /// Whether bytes that begin so look as this program writes the format. A PNG has no mark of who made it.
    pub fn is_ours(self, bytes: &[u8]) -> bool {
        match self {
            Format::Svg => {
                let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
                String::from_utf8_lossy(first).contains(svg::MARK)
            }
            Format::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
            Format::LayoutJson => bytes.starts_with(layout_json::BEGINNING.as_bytes()),
        }
    }

    /// The format a file name asks for.
    pub fn of_file_name(name: &str) -> Option<Format> {
        let name = name.to_ascii_lowercase();
        Format::ALL.into_iter().find(|f| name.strip_suffix(f.extension()).is_some_and(|stem| stem.ends_with('.')))
    }
}

/// How text is written in an SVG.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextMode {
    /// As text, with the bundled faces inside the file, as much of them as it needs.
    #[default]
    Embedded,
    /// As text, with the name of the family only: small, and right where the family is installed.
    Plain,
    /// As outlines: the same everywhere, but not text any more.
    Outlines,
}

impl TextMode {
    /// Every mode, in the order menus show them.
    pub const ALL: [TextMode; 3] = [TextMode::Embedded, TextMode::Plain, TextMode::Outlines];

    /// The word for this mode, on the command line.
    pub fn word(self) -> &'static str {
        match self {
            TextMode::Embedded => "embedded",
            TextMode::Plain => "plain",
            TextMode::Outlines => "outlines",
        }
    }
}

/// Why a picture could not be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ExportError {
    #[error(
        "the picture would be {width} × {height} pixels; at most {MAX_SIDE} a side and {} million in all are possible: \
         choose a smaller scale",
        MAX_PIXELS / 1_000_000
    )]
    TooLarge { width: u64, height: u64 },
    #[error("the scale must be a number from {MIN_SCALE} up")]
    Scale,
    #[error("there is no memory for a picture of {megabytes} MB; choose a smaller scale, or SVG")]
    Memory { megabytes: usize },
    #[error("the drawing could not be read back as SVG: {0}")]
    Svg(String),
    #[error("the picture could not be written as PNG: {0}")]
    Png(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_asks_for_a_format() {
        assert_eq!(Format::of_file_name("a/Order.SVG"), Some(Format::Svg));
        assert_eq!(Format::of_file_name("x.layout.json"), Some(Format::LayoutJson));
        assert_eq!(Format::of_file_name("x.json"), None);
        assert_eq!(Format::of_file_name("svg"), None);
    }
}
