//! Several entries in one cell, and marks at the start of one.
//!
//! Entries are parted by line ends or semicolons; a backslash before one makes it a character of the entry, and
//! backslashes before that are doubled. A backslash at the start of a cell that stands for a name says: these words and
//! no others, be they none.

/// What parts two entries.
const PARTS: [char; 2] = ['\n', ';'];

/// One cell of these entries, each on a line.
pub(super) fn join<T: AsRef<str>>(entries: &[T]) -> String {
    let entries: Vec<String> = entries.iter().map(|e| escaped(e.as_ref(), &PARTS)).collect();
    entries.join("\n")
}

/// The entries of a cell; blanks around a semicolon and entries of blanks alone go.
pub(super) fn split(cell: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    let mut rest = Some(cell);
    let mut semicolon = false;
    while let Some(text) = rest {
        let (entry, ended) = first(text, &PARTS);
        rest = ended.map(|(_, rest)| rest);
        let entry = if semicolon { entry.trim_start() } else { &entry };
        semicolon = ended.is_some_and(|(c, _)| c == ';');
        let entry = if semicolon { entry.trim_end() } else { entry };
        if !entry.trim().is_empty() {
            entries.push(entry.to_owned());
        }
    }
    entries
}

/// The text with a backslash before each of these characters.
pub(super) fn escaped(text: &str, marks: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.chars() {
        if marks.contains(&c) {
            out.extend(std::iter::repeat_n('\\', run + 1));
        }
        run = if c == '\\' { run + 1 } else { 0 };
        out.push(c);
    }
    out.extend(std::iter::repeat_n('\\', run));
    out
}

/// The text up to the first of these characters without a backslash before it; that character, and what comes after.
pub(super) fn first<'a>(text: &'a str, marks: &[char]) -> (String, Option<(char, &'a str)>) {
    let mut out = String::new();
    let mut run = 0;
    for (at, c) in text.char_indices() {
        if c == '\\' {
            run += 1;
            continue;
        }
        let mark = marks.contains(&c);
        out.extend(std::iter::repeat_n('\\', if mark { run / 2 } else { run }));
        if mark && run % 2 == 0 {
            return (out, text.get(at + c.len_utf8()..).map(|rest| (c, rest)));
        }
        run = 0;
        out.push(c);
    }
    out.extend(std::iter::repeat_n('\\', run.div_ceil(2)));
    (out, None)
}

/// The text with every mark in it a character, whether a backslash is before it or not.
pub(super) fn unescaped(text: &str, marks: &[char]) -> String {
    let (mut out, mut rest) = first(text, marks);
    while let Some((c, more)) = rest {
        let (next, after) = first(more, marks);
        out.push(c);
        out.push_str(&next);
        rest = after;
    }
    out
}

/// A name as a cell of its own: none is a lone backslash.
pub(super) fn name(name: &str) -> String {
    if name.trim().is_empty() || name.starts_with('\\') { format!("\\{name}") } else { name.to_owned() }
}

/// The name of a cell; the second says whether it is meant to the letter.
pub(super) fn named(cell: &str) -> (&str, bool) {
    match cell.strip_prefix('\\') {
        Some(name) => (name, true),
        None => (cell, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn entries_are_parted_by_lines_and_semicolons() {
        assert_eq!(split("Ann; Ben;;\nCid \n"), ["Ann", "Ben", "Cid "]);
        assert_eq!(split("a\\; b\\\\;c:\\temp\\"), ["a; b\\", "c:\\temp\\"]);
        assert_eq!(join(&["a; b", "two\nlines", "end\\"]), "a\\; b\ntwo\\\nlines\nend\\\\");
    }

    proptest! {
        #[test]
        fn entries_come_back_to_the_letter(entries in prop::collection::vec("[ a;:\n\\\\]{0,6}x?", 0..4)) {
            let entries: Vec<String> = entries.into_iter().filter(|e| !e.trim().is_empty()).collect();
            prop_assert_eq!(split(&join(&entries)), entries);
        }

        #[test]
        fn marks_come_back_to_the_letter(a in "[ a:\\\\]{0,6}", b in "[ a:\\\\]{0,6}") {
            let text = format!("{}:{}", escaped(&a, &[':']), escaped(&b, &[':']));
            let (left, rest) = first(&text, &[':']);
            prop_assert_eq!(left, a);
            prop_assert_eq!(rest.map(|(_, rest)| unescaped(rest, &[':'])), Some(b));
        }

        #[test]
        fn names_come_back(text in "[ a\\\\]{0,4}") {
            let cell = name(&text);
            prop_assert_eq!(named(&cell).0, text);
        }
    }
}
