//! A look at the markup before it is parsed: refuses what would take a parser too long or is never wanted.
//!
//! Linear in the text, and lenient: whether the XML is well formed is the parser's to say.

use super::ImportError;

/// Attributes one element may have. The parser compares each with every other.
const MAX_ATTRIBUTES: usize = 1_000;
/// What all those comparisons may add up to in one file.
const MAX_COMPARISONS: usize = 100_000_000;
/// How deep elements may be nested: what reads them goes down by recursion.
const MAX_DEPTH: usize = 400;
/// Namespace declarations a file may have in all, and beside one another: each element that declares one
/// makes the parser copy all that are in force.
const MAX_NAMESPACES_COPIED: usize = 20_000_000;

/// Refuses a DOCTYPE, an element with over 1,000 attributes, and nesting or namespaces beyond all reason.
pub(super) fn check(text: &str) -> Result<(), ImportError> {
    let bytes = text.as_bytes();
    let refuse = |at: usize, why: &str| {
        let (line, column) = line_column(text, at);
        Err(ImportError::at(line, column, why))
    };
    let (mut at, mut depth, mut comparisons, mut declared, mut copied) = (0, 0usize, 0usize, 0usize, 0usize);
    while let Some(open) = find(bytes, at, b"<") {
        let rest = bytes.get(open..).unwrap_or_default();
        if rest.starts_with(b"<!--") {
            at = find(bytes, open + 4, b"-->").map_or(bytes.len(), |end| end + 3);
        } else if rest.starts_with(b"<![CDATA[") {
            at = find(bytes, open + 9, b"]]>").map_or(bytes.len(), |end| end + 3);
        } else if rest.starts_with(b"<?") {
            at = find(bytes, open + 2, b"?>").map_or(bytes.len(), |end| end + 2);
        } else if rest.starts_with(b"<!") {
            return refuse(open, "a DOCTYPE is not accepted");
        } else if rest.starts_with(b"</") {
            depth = depth.saturating_sub(1);
            at = find(bytes, open + 2, b">").map_or(bytes.len(), |end| end + 1);
        } else {
            let tag = Tag::scan(bytes, open + 1);
            if tag.attributes > MAX_ATTRIBUTES {
                return refuse(open, "an element has over 1,000 attributes");
            }
            comparisons += tag.attributes * tag.attributes;
            declared += tag.namespaces;
            copied += if tag.namespaces > 0 { declared.min(MAX_ATTRIBUTES) } else { 0 };
            if comparisons > MAX_COMPARISONS || copied > MAX_NAMESPACES_COPIED {
                return refuse(open, "the file has too many attributes");
            }
            depth += usize::from(!tag.closed);
            if depth > MAX_DEPTH {
                return refuse(open, "elements are nested over 400 deep");
            }
            at = tag.end;
        }
    }
    Ok(())
}

/// A start tag: how many attributes and namespace declarations it has, whether it ends in `/>`, and where.
struct Tag {
    attributes: usize,
    namespaces: usize,
    closed: bool,
    end: usize,
}

impl Tag {
    fn scan(bytes: &[u8], start: usize) -> Tag {
        let mut tag = Tag { attributes: 0, namespaces: 0, closed: false, end: bytes.len() };
        let mut quote = None;
        for (i, &b) in bytes.iter().enumerate().skip(start) {
            match (quote, b) {
                (Some(q), _) if b == q => quote = None,
                (Some(_), _) => {}
                (None, b'"' | b'\'') => quote = Some(b),
                (None, b'=') => tag.attributes += 1,
                (None, b'x') if bytes.get(i..).is_some_and(|r| r.starts_with(b"xmlns")) => tag.namespaces += 1,
                (None, b'>') => {
                    tag.closed = bytes.get(i.wrapping_sub(1)) == Some(&b'/');
                    tag.end = i + 1;
                    return tag;
                }
                (None, _) => {}
            }
        }
        tag
    }
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let first = *what.first()?;
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|&b| b == first)?;
        if bytes.get(at..)?.starts_with(what) {
            return Some(at);
        }
        at += 1;
    }
}

fn line_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or_default();
    let line = 1 + before.bytes().filter(|&b| b == b'\n').count();
    (line, 1 + before.chars().rev().take_while(|&c| c != '\n').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        check(text).expect_err("refused").to_string()
    }

    #[test]
    fn what_would_take_too_long_is_refused() {
        assert_eq!(refused("<?xml version='1.0'?>\n<!DOCTYPE a>"), "line 2, column 1: a DOCTYPE is not accepted");
        let attributes: String = (0..1_001).map(|i| format!(" a{i}='>'")).collect();
        assert!(refused(&format!("<a{attributes}/>")).ends_with("an element has over 1,000 attributes"));
        assert!(refused(&"<a>".repeat(500)).ends_with("nested over 400 deep"));
        let wide: String = (0..900).map(|i| format!(" a{i}=''")).collect();
        assert!(refused(&format!("<a{wide}/>").repeat(1_000)).ends_with("too many attributes"));
    }

    #[test]
    fn what_only_looks_like_markup_passes() {
        let text = "<a b='<!DOCTYPE' c=\"x=y=z\"><!-- <!DOCTYPE --><![CDATA[<!DOCTYPE]]><b/><?p <!DOCTYPE?></a>";
        assert!(check(text).is_ok());
        assert!(check(&"<a/>".repeat(1_000)).is_ok());
        assert!(check("<a b='").is_ok());
    }
}
