//! What can be told of a file before it is parsed: encoding, other formats, a newer version, conflict markers,
//! comments.

use super::{FORMAT, ParseError};

/// The text in these bytes, without its byte order mark.
pub fn decode(bytes: &[u8]) -> Result<&str, ParseError> {
    let utf16 = bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || matches!(bytes, [0, b, ..] | [b, 0, ..] if *b != 0);
    if utf16 {
        return Err(ParseError::whole(
            "this file is UTF-16 text, and a model is UTF-8",
            "save it as UTF-8 in a text editor",
        ));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let before = String::from_utf8_lossy(sound);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        ParseError::at(
            line,
            column,
            "this is not UTF-8 text",
            "save it as UTF-8 in a text editor, or take it from git again",
        )
    })
}

/// Refuses what is plainly no model, in words that name what it is.
pub fn refuse_foreign(text: &str) -> Result<(), ParseError> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(ParseError::whole("this file is empty", "take it from a backup or from git, or make a new model"));
    }
    if start.starts_with('<') && !start.starts_with("<<<<<<<") {
        return Err(ParseError::whole("this is XML and no model", "import BPMN with `laneway import FILE.bpmn`"));
    }
    if !start.starts_with(['(', '/', '#', '<', '=', '>', '|']) {
        return Err(ParseError::whole("this is no Laneway model", "a model begins with `(format: 1,`"));
    }
    Ok(())
}

/// Refuses a file whose `format` is newer than this program, before anything in it is looked at.
pub fn refuse_newer(text: &str) -> Result<(), ParseError> {
    match head_format(text) {
        Some(format) if format > u64::from(FORMAT) => Err(ParseError::newer(format)),
        _ => Ok(()),
    }
}

/// The number after `(format:`, where the file begins so.
fn head_format(text: &str) -> Option<u64> {
    let mut rest = text.trim_start();
    while rest.starts_with("#!") || rest.starts_with("//") {
        rest = rest.split_once('\n')?.1.trim_start();
    }
    let rest =
        rest.strip_prefix('(')?.trim_start().strip_prefix("format")?.trim_start().strip_prefix(':')?.trim_start();
    let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
    // A number beyond all bounds is newer, too.
    if digits.is_empty() { None } else { Some(digits.parse().unwrap_or(u64::MAX)) }
}

/// What the scan of a whole text found, by line from 1.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    /// The first conflict marker outside strings; in comments only where one is begun and ended.
    pub marker: Option<usize>,
    /// The first comment.
    pub comment: Option<usize>,
}

/// Finds conflict markers and comments, knowing what is a string.
pub fn scan(text: &str) -> Found {
    let bytes = text.as_bytes();
    let mut found = Found::default();
    // Comments may be ruled with such lines: only both ends of a conflict, in this order, are one.
    let (mut begun, mut conflict) = (None, None);
    let mut line = 1;
    let mut i = 0;
    let mut line_start = true;
    while let Some(&byte) = bytes.get(i) {
        let rest = bytes.get(i..).unwrap_or_default();
        if line_start && is_marker(rest) {
            found.marker.get_or_insert(line);
        }
        line_start = byte == b'\n';
        let length = match byte {
            b'"' => string(rest),
            b'r' if !before_is_word(bytes, i) => raw_string(rest).unwrap_or(1),
            b'/' if rest.starts_with(b"//") => {
                found.comment.get_or_insert(line);
                // Up to the line's end, which is looked at by itself.
                rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len())
            }
            b'/' if rest.starts_with(b"/*") => {
                found.comment.get_or_insert(line);
                let inside = block_comment(rest);
                let lines = rest.get(..inside).unwrap_or_default().split(|&b| b == b'\n').enumerate().skip(1);
                for (n, marker) in lines.filter(|(_, l)| is_marker(l)) {
                    match marker.first() {
                        Some(b'<') => begun = begun.or(Some(line + n)),
                        Some(b'>') => conflict = conflict.or(begun),
                        _ => {}
                    }
                }
                inside
            }
            _ => 1,
        };
        let length = length.max(1);
        line += rest.iter().take(length).filter(|&&b| b == b'\n').count();
        i += length;
    }
    found.marker = found.marker.into_iter().chain(conflict).min();
    found
}

/// Length of what begins at a byte: a string, a comment, a word, or one byte (of a longer character, all of it).
pub fn token(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let run = |of: fn(&u8) -> bool| rest.iter().position(|b| !of(b)).unwrap_or(rest.len());
    let length = match rest.first() {
        Some(b'"') => string(rest),
        Some(b'r') if !before_is_word(bytes, at) && raw_string(rest).is_some() => raw_string(rest).unwrap_or(1),
        Some(b'/') if rest.starts_with(b"//") => run(|b| *b != b'\n'),
        Some(b'/') if rest.starts_with(b"/*") => block_comment(rest),
        Some(b) if b.is_ascii_alphabetic() || *b == b'_' => run(|b| b.is_ascii_alphanumeric() || *b == b'_'),
        Some(b) if !b.is_ascii() => run(|b| !b.is_ascii()),
        _ => 1,
    };
    length.clamp(1, rest.len().max(1))
}

/// The first line that looks like a conflict marker, in strings too: for a text that does not parse.
pub fn marker_anywhere(text: &str) -> Option<usize> {
    text.lines().position(|line| line.starts_with("<<<<<<<") && is_marker(line.as_bytes())).map(|i| i + 1)
}

/// Whether a line starts with seven of a marker's signs, and no more.
fn is_marker(line: &[u8]) -> bool {
    let Some(&sign) = line.first() else { return false };
    matches!(sign, b'<' | b'|' | b'=' | b'>')
        && line.iter().take(7).filter(|&&b| b == sign).count() == 7
        && line.get(7).is_none_or(|b| matches!(b, b' ' | b'\n' | b'\r'))
}

/// Length of the string that starts here, both quotes included.
fn string(rest: &[u8]) -> usize {
    let mut i = 1;
    while let Some(&byte) = rest.get(i) {
        match byte {
            b'\\' => i += 2,
            b'"' => return i + 1,
            _ => i += 1,
        }
    }
    rest.len()
}

/// Length of the raw string that starts here, if one does.
fn raw_string(rest: &[u8]) -> Option<usize> {
    let hashes = rest.iter().skip(1).take_while(|&&b| b == b'#').count();
    if rest.get(1 + hashes) != Some(&b'"') {
        return None;
    }
    let mut i = 2 + hashes;
    while i < rest.len() {
        let closes = rest.get(i) == Some(&b'"')
            && rest.iter().skip(i + 1).take(hashes).filter(|&&b| b == b'#').count() == hashes;
        if closes {
            return Some(i + 1 + hashes);
        }
        i += 1;
    }
    Some(rest.len())
}

/// Length of the block comment that starts here; they nest.
fn block_comment(rest: &[u8]) -> usize {
    let (mut depth, mut i) = (0usize, 0);
    while i < rest.len() {
        match rest.get(i..i + 2) {
            Some(b"/*") => (depth, i) = (depth + 1, i + 2),
            Some(b"*/") => {
                (depth, i) = (depth.saturating_sub(1), i + 2);
                if depth == 0 {
                    return i;
                }
            }
            _ => i += 1,
        }
    }
    rest.len()
}

fn before_is_word(bytes: &[u8], i: usize) -> bool {
    i.checked_sub(1).and_then(|i| bytes.get(i)).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_')
}
