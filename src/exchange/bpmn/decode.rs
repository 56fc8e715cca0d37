//! Bytes to text, in whatever encoding the file is in, says it is in, or turns out to be in.

use super::{ImportError, Report};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The largest file that is read.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The text of a file, without byte order mark and without anything before its first `<`.
pub(super) fn decode(bytes: &[u8], report: &mut Report) -> Result<String, ImportError> {
    if bytes.len() > MAX_BYTES {
        let size = bytes.len().div_ceil(1024 * 1024);
        return Err(ImportError::new(format!("the file has {size} MB; at most 64 MB are imported")));
    }
    if bytes.is_empty() {
        return Err(ImportError::new("the file is empty"));
    }
    let text = text_of(bytes, report);
    let body = text.trim_start();
    if body.is_empty() {
        return Err(ImportError::new("the file holds only white space"));
    }
    if !body.starts_with('<') {
        let before = &text[..text.len() - body.len()];
        let line = 1 + before.matches('\n').count();
        let column = 1 + before.chars().rev().take_while(|&c| c != '\n').count();
        return Err(ImportError::at(line, column, "not XML: it does not start with \"<\""));
    }
    if body.len() < text.len() && body.starts_with("<?xml") {
        report.warn("space-before-xml", "white space before the XML declaration was skipped", "");
    }
    Ok(body.to_owned())
}

fn text_of(bytes: &[u8], report: &mut Report) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(bytes.get(mark..).unwrap_or_default(), encoding, report);
    }
    match bytes {
        [b'<', 0, ..] => return decoded(bytes, UTF_16LE, report),
        [0, b'<', ..] => return decoded(bytes, UTF_16BE, report),
        _ => {}
    }
    let declared = declared_encoding(bytes);
    let encoding = match declared.as_deref() {
        None => UTF_8,
        Some(label) => match Encoding::for_label(label.as_bytes()) {
            // Bytes that could be read thus far are not UTF-16, whatever they say.
            Some(e) if e == UTF_16LE || e == UTF_16BE => {
                report.warn("wrong-encoding", "the file says it is UTF-16 and is not; it was read as UTF-8", "");
                UTF_8
            }
            Some(encoding) if encoding.is_single_byte() && is_utf8(bytes) => {
                let message = format!("the file says it is {label} and is UTF-8; it was read as UTF-8");
                report.warn("wrong-encoding", &message, "");
                UTF_8
            }
            Some(encoding) => encoding,
            None => {
                let message = format!("the encoding \"{label}\" is not known; the file was read as UTF-8");
                report.warn("unknown-encoding", &message, "");
                UTF_8
            }
        },
    };
    decoded(bytes, encoding, report)
}

fn decoded(bytes: &[u8], encoding: &'static Encoding, report: &mut Report) -> String {
    if encoding != UTF_8 {
        let (text, replaced) = encoding.decode_without_bom_handling(bytes);
        if replaced {
            let message = format!("some bytes are not {}; they were replaced by \u{FFFD}", encoding.name());
            report.warn("wrong-encoding", &message, "");
        }
        return text.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = 1 + good.iter().filter(|&&b| b == b'\n').count();
            let tail = good.rsplit(|&b| b == b'\n').next().unwrap_or_default();
            let column = 1 + String::from_utf8_lossy(tail).chars().count();
            let message =
                format!("not UTF-8 as it says (line {line}, column {column}); the file was read as windows-1252");
            report.warn("wrong-encoding", &message, "");
            WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
        }
    }
}

/// Whether bytes are UTF-8 beyond doubt: they hold characters of several bytes, and no byte is out of place.
/// Text in an encoding of single bytes hardly ever is.
fn is_utf8(bytes: &[u8]) -> bool {
    !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()
}

/// What the XML declaration says, read as ASCII.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(1024).map(|&b| char::from(b)).collect();
    let declaration = head.trim_start().strip_prefix("<?xml")?;
    let declaration = declaration.get(..declaration.find("?>")?)?;
    let after = declaration.get(declaration.find("encoding")? + "encoding".len()..)?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = value.get(1..)?;
    Some(value.get(..value.find(quote)?)?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str, codes: &[&str]) {
        let mut report = Report::default();
        let text = decode(bytes, &mut report).expect("decodes");
        assert_eq!(text, expected);
        assert_eq!(report.warnings.iter().map(|w| w.code).collect::<Vec<_>>(), codes);
    }

    #[test]
    fn encodings() {
        check(b"\xEF\xBB\xBF<a>\xC3\xBC</a>", "<a>ü</a>", &[]);
        check(b"<a>\xC3\xBC</a>", "<a>ü</a>", &[]);
        check(b"<a>\xFC</a>", "<a>ü</a>", &["wrong-encoding"]);
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xFC</a>";
        check(latin, "<?xml version='1.0' encoding='ISO-8859-1'?><a>ü</a>", &[]);
        let euro = b"<?xml version=\"1.0\" encoding = \"windows-1252\"?><a>\x80</a>";
        check(euro, "<?xml version=\"1.0\" encoding = \"windows-1252\"?><a>€</a>", &[]);
        for label in ["ISO-8859-1", "windows-1252", "us-ascii"] {
            let text = format!("<?xml version='1.0' encoding='{label}'?><a>Größe €</a>");
            check(text.as_bytes(), &text, &["wrong-encoding"]);
        }
        let wide = "\u{FEFF}<a>ü</a>";
        let little: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = wide.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, "<a>ü</a>", &[]);
        check(&big, "<a>ü</a>", &[]);
        check(&little[2..], "<a>ü</a>", &[]);
        check(b"<?xml encoding=\"utf-16\"?><a/>", "<?xml encoding=\"utf-16\"?><a/>", &["wrong-encoding"]);
        check(b"<?xml encoding=\"klingon\"?><a/>", "<?xml encoding=\"klingon\"?><a/>", &["unknown-encoding"]);
        check(b"\n <?xml version=\"1.0\"?><a/>", "<?xml version=\"1.0\"?><a/>", &["space-before-xml"]);
    }

    #[test]
    fn refusals_say_where() {
        let refuse = |bytes: &[u8]| decode(bytes, &mut Report::default()).expect_err("refused").to_string();
        assert_eq!(refuse(b""), "the file is empty");
        assert_eq!(refuse(b" \n "), "the file holds only white space");
        assert_eq!(refuse(b"\n  PK"), "line 2, column 3: not XML: it does not start with \"<\"");
        assert_eq!(refuse(&vec![b' '; MAX_BYTES + 1]), "the file has 65 MB; at most 64 MB are imported");
    }
}
