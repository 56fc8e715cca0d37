//! What a file is written as: a drawing, or text.

use crate::{exchange::TextFormat, export::Format, model::Sheet};

/// One format of either sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Drawing(Format),
    Text(TextFormat),
}

impl Default for Kind {
    fn default() -> Kind {
        Kind::Drawing(Format::Svg)
    }
}

impl Kind {
    /// Every format.
    pub fn all() -> impl Iterator<Item = Kind> {
        Format::ALL.into_iter().map(Kind::Drawing).chain(TextFormat::ALL.into_iter().map(Kind::Text))
    }

    /// How names of its files end, without the first dot; also its word on the command line.
    pub fn extension(self) -> &'static str {
        match self {
            Kind::Drawing(format) => format.extension(),
            Kind::Text(format) => format.extension(),
        }
    }

    /// The format with this word.
    pub fn of_word(word: &str) -> Option<Kind> {
        Kind::all().find(|kind| kind.extension() == word)
    }

    /// The format a file name asks for.
    pub fn of_file_name(name: &str) -> Option<Kind> {
        let text = || TextFormat::of_file_name(name).map(Kind::Text);
        Format::of_file_name(name).map(Kind::Drawing).or_else(text)
    }

    /// Whether a view can be written in it.
    pub fn fits(self, sheet: &Sheet) -> bool {
        match self {
            Kind::Drawing(_) => true,
            Kind::Text(format) => format.fits(sheet),
        }
    }

    /// The endings of all formats, or of those a view has, in words.
    pub fn endings(sheet: Option<&Sheet>) -> String {
        let fits: Vec<String> =
            Kind::all().filter(|k| sheet.is_none_or(|s| k.fits(s))).map(|k| format!(".{}", k.extension())).collect();
        fits.join(" or ")
    }
}
