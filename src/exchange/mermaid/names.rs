//! Names in Mermaid text: what would end a name or mean something there is written as a code, `#58;` for a colon, which
//! Mermaid draws as the character. Line ends are `<br/>`.

/// Words that begin a statement of their own.
const WORDS: [&str; 5] = ["title", "section", "journey", "acctitle", "accdescr"];

/// A name as it stands in a statement; blank names are `#32;`, which [`plain`] reads as no name.
pub(super) fn coded(name: &str) -> String {
    if name.trim().is_empty() {
        return "#32;".to_owned();
    }
    let mut text = String::with_capacity(name.len());
    let last = name.chars().count() - 1;
    let keyword = starts_statement(name);
    for (i, c) in name.chars().enumerate() {
        let edge = i == 0 || i == last;
        match c {
            '\n' if !edge => text.push_str("<br/>"),
            ':' | ',' | ';' | '#' | '<' | '>' | '%' | '{' | '}' | '"' | '&' => push_code(&mut text, c),
            '-' | '`' | '~' if i == 0 => push_code(&mut text, c),
            c if c.is_control() || (edge && c.is_whitespace()) || (i == 0 && keyword) => push_code(&mut text, c),
            c => text.push(c),
        }
    }
    text
}

fn push_code(text: &mut String, c: char) {
    text.push_str(&format!("#{};", u32::from(c)));
}

fn starts_statement(name: &str) -> bool {
    let lower = name.to_lowercase();
    WORDS.iter().any(|word| lower.starts_with(word))
}

/// The name of some text: codes and `<br/>` read, blanks around it gone.
pub(super) fn plain(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(at) = rest.find(['#', '<']) {
        let (before, from) = rest.split_at(at);
        name.push_str(before);
        match code(from).or_else(|| line_end(from)) {
            Some((c, length)) => {
                name.push(c);
                rest = from.get(length..).unwrap_or_default();
            }
            None => {
                name.push_str(from.get(..1).unwrap_or_default());
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    name.push_str(rest);
    if name.trim().is_empty() { String::new() } else { name }
}

/// The character of the code a text begins with, and the length of the code in bytes.
pub(super) fn code(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('#')?;
    let end = body.bytes().take(12).position(|b| b == b';')?;
    let word = body.get(..end)?;
    let number = match word.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => word.parse().ok(),
    };
    let c = match number {
        Some(number) => char::from_u32(number)?,
        None => *NAMED.iter().find(|(name, _)| *name == word).map(|(_, c)| c)?,
    };
    Some((c, end + 2))
}

const NAMED: [(&str, char); 11] = [
    ("quot", '"'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("colon", ':'),
    ("comma", ','),
    ("semi", ';'),
    ("num", '#'),
    ("percnt", '%'),
];

fn line_end(text: &str) -> Option<(char, usize)> {
    let inner = text.get(..text.bytes().take(8).position(|b| b == b'>')?)?.strip_prefix('<')?;
    let word = inner.trim_end_matches('/').trim_end();
    word.eq_ignore_ascii_case("br").then_some(('\n', inner.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_means_something_is_coded() {
        assert_eq!(coded("Pay: 5, or #2"), "Pay#58; 5#44; or #35;2");
        assert_eq!(coded("two\nlines"), "two<br/>lines");
        assert_eq!(coded("Section A"), "#83;ection A");
        assert_eq!(plain(" It#quot;s<BR> 5 #x41; #1 <b> "), "It\"s\n 5 A #1 <b>");
    }

    proptest! {
        #[test]
        fn a_name_is_read_back_to_the_letter(name in "[ \t\n\r:,;#%<>{}br/0-9a-]{0,12}|\\PC{0,12}") {
            let text = coded(&name);
            prop_assert!(!text.contains([':', ',', '\n', '\r', '%']) && !text.is_empty());
            let back = plain(&text);
            prop_assert_eq!(back, if name.trim().is_empty() { "" } else { &name });
        }
    }
}
