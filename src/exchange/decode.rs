//! Bytes to text, for formats that do not say which encoding they are in.

use super::{ImportError, Report};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The largest file that is read.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The text of a file, without byte order mark: UTF-8, UTF-16, or else Windows-1252, which is told.
pub(super) fn text(bytes: &[u8], report: &mut Report) -> Result<String, ImportError> {
    if bytes.len() > MAX_BYTES {
        let size = bytes.len().div_ceil(1024 * 1024);
        return Err(ImportError::new(format!("the file has {size} MB; at most 64 MB are imported")));
    }
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (Some(encoding), bytes.get(mark..).unwrap_or_default()),
        None => (wide(bytes), bytes),
    };
    if encoding.is_none_or(|e| e == encoding_rs::UTF_8) {
        if let Ok(text) = std::str::from_utf8(body) {
            return Ok(text.to_owned());
        }
        report.warn("not-utf-8", "the text is not UTF-8; it was read as windows-1252", "");
        return Ok(WINDOWS_1252.decode_without_bom_handling(body).0.into_owned());
    }
    let (text, replaced) = encoding.unwrap_or(UTF_16LE).decode_without_bom_handling(body);
    if replaced {
        report.warn("wrong-encoding", "some bytes are no UTF-16; they were replaced by \u{FFFD}", "");
    }
    Ok(text.into_owned())
}

/// UTF-16 without a mark: in text of Latin letters every other byte is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() / 4;
    match (even > many, odd > many) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_any_usual_encoding_is_read() {
        let wide = |mark: &str| format!("{mark}journey\n  Tür: 3").encode_utf16().collect::<Vec<u16>>();
        let little: Vec<u8> = wide("\u{feff}").iter().flat_map(|u| u.to_le_bytes()).collect();
        let big: Vec<u8> = wide("").iter().flat_map(|u| u.to_be_bytes()).collect();
        for (bytes, told) in [
            ("journey\n  Tür: 3".as_bytes(), false),
            ("\u{feff}journey\n  Tür: 3".as_bytes(), false),
            (&little, false),
            (&big, false),
            (b"journey\n  T\xfcr: 3", true),
        ] {
            let mut report = Report::default();
            assert_eq!(text(bytes, &mut report).as_deref(), Ok("journey\n  Tür: 3"));
            assert_eq!(!report.warnings.is_empty(), told);
        }
        assert_eq!(text(b"", &mut Report::default()).as_deref(), Ok(""));
    }
}
