//! Which foreign format some bytes are in, by what they hold and, where that says nothing, by their name.

use super::{Report, csv, decode, mermaid};

/// A format that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ForeignFormat {
    /// BPMN 2.0 XML.
    Bpmn,
    /// A Mermaid user journey, bare or in a Markdown file.
    Mermaid,
    /// A SIPOC, a journey or the steps of a swimlane as delimited text.
    Table,
}

impl ForeignFormat {
    /// Every format, in the order dialogs list them.
    pub const ALL: [ForeignFormat; 3] = [ForeignFormat::Bpmn, ForeignFormat::Mermaid, ForeignFormat::Table];

    /// What it is called in dialogs.
    pub fn word(self) -> &'static str {
        match self {
            ForeignFormat::Bpmn => "BPMN 2.0",
            ForeignFormat::Mermaid => "Mermaid journey",
            ForeignFormat::Table => "CSV table",
        }
    }

    /// The endings its files have, without the dot.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            ForeignFormat::Bpmn => &["bpmn", "bpmn2", "bpmn20.xml", "xml"],
            ForeignFormat::Mermaid => &["mmd", "mermaid", "md", "txt"],
            ForeignFormat::Table => &["csv", "tsv", "tab"],
        }
    }
}

/// How much of a file is looked at: the root element of every known tool's files starts well before.
const HEAD: usize = 16 * 1024;

/// The foreign format of a file, or `None` where it is none that is known. A model file of our own is none.
pub fn sniff(name: &str, bytes: &[u8]) -> Option<ForeignFormat> {
    // UTF-16 is ASCII with a zero beside each letter; leaving the zeros out is enough to look for ASCII words.
    let head: Vec<u8> = bytes.iter().take(HEAD).copied().filter(|&b| b != 0).collect();
    let holds = |word: &[u8]| head.windows(word.len()).any(|w| w == word);
    // XML begins with its first sign; a model may well have one in a name or a comment.
    let bare = [&b"\xef\xbb\xbf"[..], b"\xff\xfe", b"\xfe\xff"].into_iter().find_map(|mark| head.strip_prefix(mark));
    let starts_as_xml = bare.unwrap_or(&head).trim_ascii_start().first() == Some(&b'<');
    if starts_as_xml && (holds(b"/BPMN/") || (holds(b"definitions") && holds(b"bpmn"))) {
        return Some(ForeignFormat::Bpmn);
    }
    let name = name.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|end| name.ends_with(end));
    if ends(&[".bpmn", ".bpmn2", ".bpmn20.xml"]) {
        return Some(ForeignFormat::Bpmn);
    }
    if ends(&[".mmd", ".mermaid"]) {
        return Some(ForeignFormat::Mermaid);
    }
    if ends(&[".csv", ".tsv", ".tab"]) {
        return Some(ForeignFormat::Table);
    }
    if starts_as_xml || ends(&[".ron"]) {
        return None;
    }
    // A diagram may come far down in a Markdown file; anything else says what it is at its head.
    let markdown = ends(&[".md", ".markdown"]);
    let head = if markdown { bytes } else { bytes.get(..bytes.len().min(HEAD)).unwrap_or_default() };
    let text = decode::text(head, &mut Report::default()).ok()?;
    sniff_text(&text).filter(|format| !markdown || *format == ForeignFormat::Mermaid)
}

/// The format of text without a name, as it comes from a clipboard.
pub fn sniff_text(text: &str) -> Option<ForeignFormat> {
    let mermaid = mermaid::holds_journey(text).then_some(ForeignFormat::Mermaid);
    mermaid.or_else(|| csv::kind(text).map(|_| ForeignFormat::Table))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_counts_and_then_the_name() {
        let bpmn = br#"<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>"#;
        let wide: Vec<u8> = bpmn.iter().flat_map(|&b| [b, 0]).collect();
        assert_eq!(sniff("model.xml", bpmn), Some(ForeignFormat::Bpmn));
        assert_eq!(sniff("model", &wide), Some(ForeignFormat::Bpmn));
        assert_eq!(sniff("Empty.BPMN", b""), Some(ForeignFormat::Bpmn));
        assert_eq!(sniff("page.xml", b"<html><body/></html>"), None);
        assert_eq!(sniff("a.laneway.ron", b"(\n  format: 1,\n"), None);
    }

    #[test]
    fn a_journey_is_known_by_its_first_word() {
        let journey = b"%% mine\n\njourney\n  title A\n";
        for name in ["x.txt", "x", "clipboard", "x.md"] {
            assert_eq!(sniff(name, journey), Some(ForeignFormat::Mermaid), "{name}");
        }
        assert_eq!(sniff("x.mmd", b"flowchart LR"), Some(ForeignFormat::Mermaid));
        let late = format!("{}\n```mermaid\njourney\nA: 3\n```\n", "word ".repeat(10_000));
        assert_eq!(sniff("x.md", late.as_bytes()), Some(ForeignFormat::Mermaid));
        assert_eq!(sniff("x.md", b"# Journey\njourney of a thousand miles"), None);
        assert_eq!(sniff("x.txt", b"journey of a thousand miles"), None);
    }

    #[test]
    fn a_table_is_known_by_its_headings() {
        for text in ["S;I;P;O;C\n", "step\tlane\tnext\n", "# journey,Day\nStage,A\nStep,b\n"] {
            assert_eq!(sniff("clipboard", text.as_bytes()), Some(ForeignFormat::Table), "{text}");
        }
        assert_eq!(sniff("any.csv", b"a,b\n"), Some(ForeignFormat::Table));
        assert_eq!(sniff("any.txt", b"a,b\n"), None);
    }

    #[test]
    fn a_model_that_speaks_of_bpmn_stays_a_model() {
        let model = r#"(format: 1, model: (name: "<bpmn:definitions> http://www.omg.org/spec/BPMN/20100524/MODEL"))"#;
        assert_eq!(sniff("a.laneway.ron", model.as_bytes()), None);
        let bpmn = "\n <bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>";
        let little: Vec<u8> = format!("\u{feff}{bpmn}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = format!("\u{feff}{bpmn}").encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [bpmn.as_bytes(), format!("\u{feff}{bpmn}").as_bytes(), &little, &big] {
            assert_eq!(sniff("x", bytes), Some(ForeignFormat::Bpmn));
        }
    }
}
