//! Text as XML: escaped, without what XML forbids or what turns the reading order; ids that are safe and stay apart.

use crate::text::is_dropped;

/// Appends text for element content or a double-quoted attribute.
pub fn push_text(out: &mut String, text: &str) {
    if text.bytes().all(|b| (0x20..0x7F).contains(&b) && !matches!(b, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c if is_dropped(c) => {}
            c => out.push(c),
        }
    }
}

/// A record's id as an XML id. Ids as this program makes them stay as they are; others are escaped so that no two
/// become one.
pub fn safe_id(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    push_id(&mut out, id);
    out
}

/// Appends [`safe_id`].
pub fn push_id(out: &mut String, id: &str) {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !id.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        // No escape begins with two dots, so nothing else can come out like this.
        out.push_str("_..");
    }
    if id.chars().all(plain) {
        out.push_str(id);
        return;
    }
    for c in id.chars() {
        if plain(c) {
            out.push(c);
        } else {
            out.push_str(&format!(".{:x}.", c as u32));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stay_apart_and_safe() {
        let ids = [
            "take-the-order-k3f9qz",
            "3rd",
            "_3rd",
            "",
            "_",
            "a b",
            "a.20.b",
            "ä",
            "a\"onload=\"x",
            "_..3rd",
            "-x",
            ".",
        ];
        let safe: std::collections::BTreeSet<String> = ids.iter().map(|id| safe_id(id)).collect();
        assert_eq!(safe.len(), ids.len(), "{safe:?}");
        assert!(safe.contains("take-the-order-k3f9qz"));
        for id in safe {
            assert!(id.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)), "{id}");
            assert!(id.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'), "{id}");
        }
    }

    #[test]
    fn text_cannot_leave_its_place() {
        let mut out = String::new();
        push_text(&mut out, "</text><script>\"'&\u{0}\u{202E}\n]]>");
        assert_eq!(out, "&lt;/text&gt;&lt;script&gt;&quot;&#39;&amp; ]]&gt;");
    }
}
