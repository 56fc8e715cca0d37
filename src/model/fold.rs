//! Text as it is compared where case and accents do not count.

/// Appends a text in small letters without accents, with each run of white space as one space, none at its ends.
pub fn fold_into(text: &str, out: &mut String) {
    let start = out.len();
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if std::mem::take(&mut space) && out.len() > start {
            out.push(' ');
        }
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        // Marks that stand on the letter before.
        if ('\u{300}'..='\u{36f}').contains(&c) {
            continue;
        }
        for c in c.to_lowercase() {
            match plain(c) {
                Some(plain) => out.push_str(plain),
                None if ('\u{300}'..='\u{36f}').contains(&c) => {}
                None => out.push(c),
            }
        }
    }
}

/// A text in small letters without accents.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// The letters that an accented small letter stands for; `None` where it is plain already.
fn plain(c: char) -> Option<&'static str> {
    // Sorted by what they become; each list holds the small letters of the Latin blocks up to Extended-A, Greek with
    // tonos and dialytika, and the Cyrillic io.
    const TABLE: [(&str, &str); 38] = [
        ("a", "àáâãäåāăąǎ"),
        ("ae", "æ"),
        ("c", "çćĉċč"),
        ("d", "ďđ"),
        ("dh", "ð"),
        ("e", "èéêëēĕėęěẽ"),
        ("g", "ĝğġģ"),
        ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįı"),
        ("j", "ĵ"),
        ("k", "ķ"),
        ("l", "ĺļľŀł"),
        ("n", "ñńņňŉŋ"),
        ("o", "òóôõöøōŏőơ"),
        ("oe", "œ"),
        ("r", "ŕŗř"),
        ("s", "śŝşšș"),
        ("ss", "ß"),
        ("t", "ţťŧț"),
        ("th", "þ"),
        ("u", "ùúûüũūŭůűųư"),
        ("w", "ŵ"),
        ("y", "ýÿŷ"),
        ("z", "źżž"),
        ("α", "ά"),
        ("ε", "έ"),
        ("η", "ή"),
        ("ι", "ίϊΐ"),
        ("ο", "ό"),
        ("υ", "ύϋΰ"),
        ("ω", "ώ"),
        ("σ", "ς"),
        ("е", "ё"),
        ("'", "’‘"),
        ("\"", "“”„"),
        ("-", "–—‐‑"),
        ("ffi", "ﬃ"),
        ("fi", "ﬁ"),
    ];
    TABLE.iter().find(|(_, accented)| accented.contains(c)).map(|(plain, _)| *plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_white_space_do_not_count() {
        for (text, folded) in [
            ("Équipe  du\nmatin ", "equipe du matin"),
            ("E\u{301}quipe", "equipe"),
            ("STRASSE straße", "strasse strasse"),
            ("Ærø Łódź Škoda", "aero lodz skoda"),
            ("ΑΘΉΝΑ Αθήνα", "αθηνα αθηνα"),
            ("Ёлка", "елка"),
            ("客户 😀", "客户 😀"),
            ("the customer’s – “own”", "the customer's - \"own\""),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }
}
