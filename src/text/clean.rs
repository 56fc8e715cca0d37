//! What of a text is set at all: line ends in one form, no control characters, nothing that turns the reading order.

use std::borrow::Cow;

/// The text as it is set: `\r\n`, `\r` and the Unicode line ends become `\n`, a tab becomes a space,
/// control characters, bidi controls and characters XML forbids are left out.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (0x20..0x7F).contains(&b) || b == b'\n') || !text.chars().any(needs_work) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut last = '\0';
    for c in text.chars() {
        match c {
            '\n' if last == '\r' => {}
            '\r' | '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            c if is_dropped(c) => {}
            c => out.push(c),
        }
        last = c;
    }
    Cow::Owned(out)
}

/// Whether a character is never set: controls, bidi embeddings, overrides and isolates, non-characters, soft hyphens.
pub fn is_dropped(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}')
        || matches!(c, '\u{AD}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}')
        || (c as u32) & 0xFFFE == 0xFFFE
}

fn needs_work(c: char) -> bool {
    (c != '\n' && is_dropped(c)) || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_one_and_controls_are_gone() {
        assert_eq!(clean("a\r\nb\rc\u{2028}d\te"), "a\nb\nc\nd e");
        assert_eq!(clean("a\u{202E}b\u{0}c\u{FFFE}d\u{1F}"), "abcd");
        assert!(matches!(clean("plain – text\n日本"), Cow::Borrowed(_)));
    }
}
