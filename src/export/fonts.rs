//! The bundled faces inside an SVG: only those its text needs, as WOFF2 in base64.

use crate::text::Weight;
use base64::{Engine, engine::general_purpose::STANDARD};

/// The CSS names of the family, best first.
pub const FAMILY: &str = "Inter, 'Helvetica Neue', Arial, sans-serif";

/// Which files a drawing's text needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    latin: [bool; 2],
    rest: [bool; 2],
}

impl Needs {
    /// Counts a text in. Returns whether it needs more than the first file, so that its width is not sure in a viewer.
    pub fn add(&mut self, text: &str, weight: Weight) -> bool {
        let (mut latin, mut beyond) = (false, false);
        for c in text.chars() {
            if is_latin(c) {
                latin = true;
            } else {
                beyond = true;
            }
        }
        let at = weight as usize;
        self.latin[at] |= latin;
        self.rest[at] |=
            beyond && text.chars().any(|c| !is_latin(c) && crate::text::covers(c.encode_utf8(&mut [0; 4])));
        beyond
    }

    /// The style element, or nothing where there is no text.
    pub fn push_style(self, out: &mut String) {
        let faces: Vec<(u32, &[u8])> = [Weight::Regular, Weight::SemiBold]
            .into_iter()
            .flat_map(|weight| {
                let at = weight as usize;
                let files = [(self.latin[at], latin_file(weight)), (self.rest[at], rest_file(weight))];
                files.into_iter().filter(|(needed, _)| *needed).map(move |(_, file)| (css_weight(weight), file))
            })
            .collect();
        if faces.is_empty() {
            return;
        }
        out.push_str("<style>");
        for (weight, file) in faces {
            out.push_str("@font-face{font-family:Inter;font-weight:");
            out.push_str(if weight == 400 { "400" } else { "600" });
            out.push_str(";src:url(data:font/woff2;base64,");
            STANDARD.encode_string(file, out);
            out.push_str(") format(\"woff2\")}");
        }
        out.push_str("</style>\n");
    }
}

fn css_weight(weight: Weight) -> u32 {
    match weight {
        Weight::Regular => 400,
        Weight::SemiBold => 600,
    }
}

fn latin_file(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => include_bytes!("../../assets/fonts/Inter-Regular-latin.woff2"),
        Weight::SemiBold => include_bytes!("../../assets/fonts/Inter-SemiBold-latin.woff2"),
    }
}

fn rest_file(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => include_bytes!("../../assets/fonts/Inter-Regular-rest.woff2"),
        Weight::SemiBold => include_bytes!("../../assets/fonts/Inter-SemiBold-rest.woff2"),
    }
}

/// What the first file of each face holds.
fn is_latin(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{FF}'
        | '\u{2010}'..='\u{2026}' | '\u{2030}' | '\u{2039}'..='\u{203A}' | '\u{20AC}' | '\u{2122}'
        | '\u{2190}'..='\u{2193}' | '\u{2212}' | '\u{2248}' | '\u{2260}' | '\u{2264}'..='\u{2265}' | '\u{2713}')
}
