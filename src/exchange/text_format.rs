//! The formats of text that a view can be written in.

use super::{Written, csv, mermaid};
use crate::{
    delimited::{self, Separator},
    model::{Document, Sheet},
};

/// A format of text for one view. What it leaves out is told ([`Written::losses`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextFormat {
    /// A Mermaid user journey: journeys alone.
    Mermaid,
    /// Comma-separated values: journeys, SIPOCs and the steps of swimlanes.
    Csv,
    /// The same with tabs, as spreadsheets paste it.
    Tsv,
}

impl TextFormat {
    /// Every format, in the order menus show them.
    pub const ALL: [TextFormat; 3] = [TextFormat::Mermaid, TextFormat::Csv, TextFormat::Tsv];

    /// How file names of this format end, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            TextFormat::Mermaid => "mmd",
            TextFormat::Csv => "csv",
            TextFormat::Tsv => "tsv",
        }
    }

    /// What it is called in menus.
    pub fn label(self) -> &'static str {
        match self {
            TextFormat::Mermaid => "Mermaid journey",
            TextFormat::Csv => "CSV table",
            TextFormat::Tsv => "TSV table",
        }
    }

    /// The format a file name asks for.
    pub fn of_file_name(name: &str) -> Option<TextFormat> {
        let name = name.to_ascii_lowercase();
        match name.rsplit_once('.')?.1 {
            "mmd" | "mermaid" => Some(TextFormat::Mermaid),
            "csv" => Some(TextFormat::Csv),
            "tsv" | "tab" => Some(TextFormat::Tsv),
            _ => None,
        }
    }

    /// Whether a view can be written in it.
    pub fn fits(self, sheet: &Sheet) -> bool {
        match (self, sheet) {
            (TextFormat::Mermaid, Sheet::Journey(_)) => true,
            (TextFormat::Mermaid, _) => false,
            (TextFormat::Csv | TextFormat::Tsv, _) => true,
        }
    }

    /// Whether a file that begins with these bytes looks as this program writes the view: a table with the same
    /// headings, whatever is beneath them.
    pub fn is_ours(self, document: &Document, sheet: &Sheet, bytes: &[u8]) -> bool {
        let there = String::from_utf8_lossy(bytes);
        let there = there.strip_prefix('\u{feff}').unwrap_or(&there);
        let first = |text: &str| text.lines().next().unwrap_or_default().to_owned();
        let separator = match self {
            TextFormat::Mermaid => return first(there.trim_start()).trim() == "journey",
            TextFormat::Csv => Separator::Comma,
            TextFormat::Tsv => Separator::Tab,
        };
        let Some(now) = csv::write(document, sheet, separator).map(|written| written.text) else { return false };
        let corner =
            |text: &str| delimited::read(&first(text), separator).first().and_then(|row| row.cells.first().cloned());
        match sheet {
            // Its headings alone say which register it is.
            Sheet::Register(_) => first(there) == first(&now),
            _ => match csv::kind(&now) {
                Some(kind) => csv::kind(there) == Some(kind),
                None => corner(there) == corner(&now),
            },
        }
    }

    /// A view as text; `None` where the model does not hold it or it does not fit ([`Self::fits`]).
    pub fn write(self, document: &Document, sheet: &Sheet) -> Option<Written> {
        match (self, sheet) {
            (TextFormat::Mermaid, Sheet::Journey(id)) => mermaid::write(document, id),
            (TextFormat::Mermaid, _) => None,
            (TextFormat::Csv, sheet) => {
                // Without a mark at its start, spreadsheets do not take a file for UTF-8.
                let written = csv::write(document, sheet, Separator::Comma)?;
                Some(Written { text: format!("\u{feff}{}", written.text), ..written })
            }
            (TextFormat::Tsv, sheet) => csv::write(document, sheet, Separator::Tab),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_asks_for_a_format() {
        assert_eq!(TextFormat::of_file_name("a/Day.MMD"), Some(TextFormat::Mermaid));
        assert_eq!(TextFormat::of_file_name("x.y.csv"), Some(TextFormat::Csv));
        assert_eq!(TextFormat::of_file_name("csv"), None);
        for format in TextFormat::ALL {
            assert_eq!(TextFormat::of_file_name(&format!("x.{}", format.extension())), Some(format));
        }
    }
}
