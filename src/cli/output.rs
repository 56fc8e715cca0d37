//! Standard output and standard error. A reader that has gone away is no error.
//!
//! Names come out of files, which anyone may have written: nothing of them may command the terminal or turn its text
//! round.

use super::Failure;
use crate::disk;
use std::{
    borrow::Cow,
    io::{ErrorKind, Write},
    path::Path,
};

/// Refuses to write over the file that was read, by whatever path it is reached.
pub fn apart(read: &Path, written: &Path) -> Result<(), Failure> {
    if disk::same_file(read, written) {
        return Err(Failure(format!(
            "cannot write {}: it is the file that is read; choose another name",
            disk::shown(written)
        )));
    }
    Ok(())
}

/// Writes text for people to standard output.
pub fn say(text: &str) -> Result<(), Failure> {
    bytes(visible(text).as_bytes())
}

/// Writes JSON to standard output.
pub fn json(text: &str) -> Result<(), Failure> {
    bytes(visible_json(text).as_bytes())
}

/// Writes bytes to standard output.
pub fn bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure(format!("cannot write the output: {error}")))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Writes one line to standard error.
pub fn warn(line: &str) {
    let line = line.replace(['\n', '\r'], " ");
    let _ = writeln!(std::io::stderr().lock(), "laneway: {}", visible(&line));
}

/// Writes several lines for people to standard error.
pub fn words(text: &str) {
    let _ = std::io::stderr().lock().write_all(visible(text).as_bytes());
}

/// Writes JSON to standard error.
pub fn json_words(text: &str) {
    let _ = std::io::stderr().lock().write_all(visible_json(text).as_bytes());
}

/// The text with what a terminal would act upon written out, as in `\u{1b}`.
fn visible(text: &str) -> Cow<'_, str> {
    written_out(text, |c| c.escape_unicode().to_string())
}

/// The same JSON, with what a terminal would act upon written as JSON allows: `\u202e`. Such signs stand in its strings
/// only.
fn visible_json(text: &str) -> Cow<'_, str> {
    written_out(text, |c| c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect())
}

fn written_out(text: &str, write: impl Fn(char) -> String) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if acts(c) { write(c) } else { c.to_string() }).collect())
}

/// Whether a sign does something to a terminal or to the text around it: a control but for the end of a line and the
/// tab, an order to turn the text round, a separator of lines, or a tag that cannot be seen.
fn acts(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let unseen = matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}');
    (c.is_control() && !matches!(c, '\n' | '\t')) || turns || unseen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_act_upon_is_written_out() {
        assert_eq!(visible("a\u{1b}[2J\u{9b}b\u{202e}c\r\n"), "a\\u{1b}[2J\\u{9b}b\\u{202e}c\\u{d}\n");
        let plain = "“Größe” 客户\t👩‍💻 שלום\n";
        assert!(matches!(visible(plain), Cow::Borrowed(text) if text == plain));
    }

    #[test]
    fn json_stays_the_same_json() {
        let name = "a\u{7f}\u{202e}\u{e0041}“b”\n";
        let text = serde_json::to_string(name).expect("JSON");
        let shown = visible_json(&text);
        assert!(!shown.contains(acts) && shown.contains("\\u202e"), "{shown}");
        assert_eq!(serde_json::from_str::<String>(&shown).expect("JSON"), name);
    }
}
