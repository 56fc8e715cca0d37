//! The bundled faces: shaping, widths with a cache by word, glyph outlines.
//!
//! The faces hold kerning and mark placement but no ligatures, and a space kerns with nothing that follows it.
//! So a line is as wide as its words and spaces: words are shaped once and remembered.

use super::{Style, Weight, font_bytes};
use crate::geom::{BezPath, Point};
use skrifa::{
    MetadataProvider,
    outline::{DrawSettings, OutlinePen},
};
use std::{cell::RefCell, collections::HashMap, sync::LazyLock};
use unicode_segmentation::UnicodeSegmentation;

/// Height of a capital, in em (both faces).
pub const CAP_HEIGHT_EM: f64 = 0.727;
/// Advance of a character the faces lack, in em: a wide one (CJK, emoji), and any other.
const WIDE_EM: f64 = 1.0;
const OTHER_EM: f64 = 0.6;
/// Words remembered before the cache starts again; far above what one drawing holds.
const CACHE_WORDS: usize = 1 << 16;
/// No pair is this wide.
const UNKNOWN: i16 = i16::MIN;
/// Longer words are not remembered.
const CACHE_WORD_BYTES: usize = 256;

struct Face {
    font: harfrust::FontRef<'static>,
    shaper: harfrust::ShaperData,
    upem: f64,
    space: i32,
}

static REGULAR: LazyLock<Option<Face>> = LazyLock::new(|| Face::load(Weight::Regular));
static SEMIBOLD: LazyLock<Option<Face>> = LazyLock::new(|| Face::load(Weight::SemiBold));

impl Face {
    fn load(weight: Weight) -> Option<Face> {
        let font = harfrust::FontRef::new(font_bytes(weight)).ok()?;
        let shaper = harfrust::ShaperData::new(&font);
        let upem = f64::from(
            font.metrics(skrifa::instance::Size::unscaled(), skrifa::instance::LocationRef::default()).units_per_em,
        );
        let mut face = Face { font, shaper, upem, space: 0 };
        face.space = face.shape_into(" ", |_, position, _| position.x_advance);
        Some(face)
    }

    /// Shapes a run and sums up what `f` makes of each glyph (id, position, byte of its cluster).
    fn shape_into(&self, text: &str, mut f: impl FnMut(u32, &harfrust::GlyphPosition, usize) -> i32) -> i32 {
        thread_local! {
            static BUFFER: RefCell<Option<harfrust::UnicodeBuffer>> = const { RefCell::new(None) };
        }
        let mut buffer = BUFFER.take().unwrap_or_default();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // Right-to-left is not supported: every line runs left to right, in the order of its characters.
        buffer.set_direction(harfrust::Direction::LeftToRight);
        let shaper = self.shaper.shaper(&self.font).build();
        let out = shaper.shape(buffer, harfrust::ShapeOptions::new());
        let sum = out
            .glyph_infos()
            .iter()
            .zip(out.glyph_positions())
            .map(|(info, position)| f(info.glyph_id, position, info.cluster as usize))
            .sum();
        BUFFER.set(Some(out.clear()));
        sum
    }
}

fn face(weight: Weight) -> Option<&'static Face> {
    match weight {
        Weight::Regular => REGULAR.as_ref(),
        Weight::SemiBold => SEMIBOLD.as_ref(),
    }
}

/// A word's advance without tracking, in font units, and how many characters it has.
#[derive(Clone, Copy, Default)]
struct Advance {
    units: i32,
    chars: u32,
}

thread_local! {
    static PAIRS: RefCell<[Vec<i16>; 2]> = RefCell::default();
    static WORDS: RefCell<[HashMap<Box<str>, Advance>; 2]> = RefCell::default();
}

/// Width of one clean line, in points.
pub(super) fn width(text: &str, style: Style) -> f64 {
    let Some(face) = face(style.weight) else { return 0.0 };
    let mut units = 0i64;
    let mut chars = 0u32;
    for (i, word) in text.split(' ').enumerate() {
        if i > 0 {
            units += i64::from(face.space);
            chars += 1;
        }
        if !word.is_empty() {
            let advance = advance(face, style.weight, word);
            units += i64::from(advance.units);
            chars += advance.chars;
        }
    }
    units as f64 * style.size / face.upem + f64::from(chars) * style.tracking
}

fn advance(face: &Face, weight: Weight, word: &str) -> Advance {
    if word.is_ascii() {
        return Advance { units: ascii_units(face, weight, word.as_bytes()), chars: word.len() as u32 };
    }
    WORDS.with_borrow_mut(|words| {
        let words = &mut words[weight as usize];
        if let Some(&known) = words.get(word) {
            return known;
        }
        let found = shape_word(face, word);
        if word.len() <= CACHE_WORD_BYTES {
            if words.len() >= CACHE_WORDS {
                words.clear();
            }
            words.insert(word.into(), found);
        }
        found
    })
}

/// Width of an ASCII word in font units, from its characters and its pairs. The faces do nothing else with ASCII
/// (tested), and this is thirty times faster than the shaper, which is asked once for each character and pair.
fn ascii_units(face: &Face, weight: Weight, word: &[u8]) -> i32 {
    PAIRS.with_borrow_mut(|pairs| {
        let pairs = &mut pairs[weight as usize];
        if pairs.is_empty() {
            pairs.resize(128 * 128, UNKNOWN);
        }
        let mut units = 0;
        let mut before = 0u8;
        for &byte in word {
            let Some(known) = pairs.get_mut(usize::from(before) * 128 + usize::from(byte)) else { continue };
            if *known == UNKNOWN {
                *known = pair_units(face, before, byte);
            }
            units += i32::from(*known);
            before = byte;
        }
        units
    })
}

/// By how much the line grows when `byte` follows `before` (0 at the start of a word).
fn pair_units(face: &Face, before: u8, byte: u8) -> i16 {
    let units = |bytes: &[u8]| match std::str::from_utf8(bytes) {
        Ok(text) => face.shape_into(text, |_, position, _| position.x_advance),
        Err(_) => 0,
    };
    let grown = if before == 0 { units(&[byte]) } else { units(&[before, byte]) - units(&[before]) };
    grown.clamp(-8192, 8192) as i16
}

fn shape_word(face: &Face, word: &str) -> Advance {
    let chars = word.chars().count() as u32;
    let mut missing = false;
    let units = face.shape_into(word, |id, position, _| {
        missing |= id == 0;
        position.x_advance
    });
    if !missing {
        return Advance { units, chars };
    }
    // Grapheme by grapheme: what the face lacks gets a fixed advance.
    let units = word.graphemes(true).map(|grapheme| grapheme_units(face, grapheme)).sum();
    Advance { units, chars }
}

fn grapheme_units(face: &Face, grapheme: &str) -> i32 {
    let mut missing = false;
    let units = face.shape_into(grapheme, |id, position, _| {
        missing |= id == 0;
        position.x_advance
    });
    match grapheme.chars().next() {
        Some(first) if missing => ((if is_wide(first) { WIDE_EM } else { OTHER_EM }) * face.upem) as i32,
        Some(_) | None => units,
    }
}

/// East Asian wide and emoji, in blocks: near enough for characters the faces lack.
fn is_wide(c: char) -> bool {
    matches!(c as u32,
        0x1100..=0x115F | 0x231A..=0x231B | 0x23E9..=0x23F3 | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0x2E80..=0xA4CF
        | 0xA960..=0xA97F | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6
        | 0x1F000..=0x1FAFF | 0x20000..=0x3FFFD)
}

/// Whether the bundled faces hold a glyph for every character.
pub fn covers(text: &str) -> bool {
    let Some(face) = face(Weight::Regular) else { return false };
    text.bytes().all(|b| (0x20..0x7F).contains(&b)) || {
        let map = face.font.charmap();
        text.chars().all(|c| map.map(c).is_some())
    }
}

/// A placed glyph: its id in the face, and its origin from the start of the line, in points, y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    pub id: u32,
    pub at: Point,
}

/// The glyphs of one line, for painters that draw outlines. What the faces lack comes out as their box for a missing
/// glyph.
pub fn shape(text: &str, style: Style) -> Vec<Glyph> {
    let mut glyphs = Vec::with_capacity(text.len());
    let Some(face) = face(style.weight) else { return glyphs };
    let scale = style.size / face.upem;
    let mut x = 0.0;
    for (i, word) in text.split(' ').enumerate() {
        if i > 0 {
            x += f64::from(face.space) * scale + style.tracking;
        }
        let start = x;
        let mut pen = x;
        let mut cluster = None;
        face.shape_into(word, |id, position, at| {
            if cluster.is_some_and(|c| c != at) {
                pen += style.tracking;
            }
            cluster = Some(at);
            let at = Point::new(pen + f64::from(position.x_offset) * scale, -f64::from(position.y_offset) * scale);
            glyphs.push(Glyph { id, at });
            pen += f64::from(position.x_advance) * scale;
            position.x_advance
        });
        x = start + width(word, style);
    }
    glyphs
}

/// The outline of a glyph at a size, from its origin, in points, y down.
pub fn glyph_outline(weight: Weight, id: u32, size: f64) -> BezPath {
    struct Pen(BezPath);
    impl OutlinePen for Pen {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.move_to((f64::from(x), -f64::from(y)));
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.line_to((f64::from(x), -f64::from(y)));
        }
        fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
            self.0.quad_to((f64::from(cx), -f64::from(cy)), (f64::from(x), -f64::from(y)));
        }
        fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
            let point = |x: f32, y: f32| Point::new(f64::from(x), -f64::from(y));
            self.0.curve_to(point(ax, ay), point(bx, by), point(x, y));
        }
        fn close(&mut self) {
            self.0.close_path();
        }
    }
    let mut pen = Pen(BezPath::new());
    if let Some(outline) = face(weight).and_then(|f| f.font.outline_glyphs().get(id.into())) {
        let settings =
            DrawSettings::unhinted(skrifa::instance::Size::new(size as f32), skrifa::instance::LocationRef::default());
        // A glyph that cannot be drawn leaves a gap; there is none in the bundled faces (tested).
        let _ = outline.draw(settings, &mut pen);
    }
    pen.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_as_wide_as_its_shaped_whole() {
        let face = face(Weight::Regular).expect("bundled");
        for text in [
            "To: Wave, Tokyo",
            "Approve purchase order (AV Wa fi ffl) – Größe 12",
            "Ґ є Ў в",
            "P. T. A",
            "A\u{300} e\u{301}",
        ] {
            let whole = face.shape_into(text, |_, p, _| p.x_advance);
            let words = width(text, Style::regular(2048.0));
            assert!((f64::from(whole) - words).abs() < 3.0, "{text}: {whole} {words}");
        }
        assert_ne!(
            width("AV", Style::regular(10.0)),
            width("A", Style::regular(10.0)) + width("V", Style::regular(10.0))
        );
    }

    proptest::proptest! {
        #[test]
        fn pairs_are_all_there_is_to_ascii(word in "[!-~]{1,12}") {
            for weight in [Weight::Regular, Weight::SemiBold] {
                let face = face(weight).expect("bundled");
                let whole = face.shape_into(&word, |_, p, _| p.x_advance);
                proptest::prop_assert_eq!(ascii_units(face, weight, word.as_bytes()), whole);
            }
        }
    }

    #[test]
    fn what_the_faces_lack_has_a_fixed_advance() {
        assert_eq!(width("日本", Style::regular(10.0)), 20.0);
        assert_eq!(width("👨‍👩‍👧", Style::regular(10.0)), 10.0);
        assert!(covers("Größe – Ωμέγα → Київ") && !covers("日"));
    }

    #[test]
    fn glyphs_stand_where_the_width_says() {
        let style = Style::semibold(20.0).tracked(0.8);
        let glyphs = shape("AV it", style);
        assert_eq!(glyphs.len(), 4, "a space has no glyph");
        let before = width("AV ", style);
        assert!(glyphs.iter().any(|g| (g.at.x - before).abs() < 1e-6));
        assert!(!glyph_outline(Weight::SemiBold, glyphs.first().map_or(0, |g| g.id), 20.0).is_empty());
    }
}
