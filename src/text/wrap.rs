//! Line breaking: where UAX 14 allows it, in lines of even length, and inside a word only where it is wider than the
//! box.

use super::{Block, Line, Style, Weight, clean::clean, face::width};
use std::{cell::RefCell, collections::HashMap};
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

/// Texts remembered before the cache starts again.
const CACHE_TEXTS: usize = 1 << 15;
/// Longer texts are not remembered.
const CACHE_TEXT_BYTES: usize = 512;
/// The lines of a text that are drawn, and the bytes of it that are looked at: enough for those lines in any width in
/// use. The record keeps the whole text.
const MOST_LINES: usize = 40;
const MOST_BYTES: usize = 16_000;
/// What stands behind a number on the same line.
const UNITS: [&str; 17] = ["ms", "s", "min", "h", "d", "w", "wk", "mo", "y", "%", "‰", "€", "$", "£", "°C", "kg", "km"];
/// Stands for what is not drawn.
const ELLIPSIS: &str = "…";
/// Rounding slack, in points: a text that is measured and then wrapped to that width stays one line.
const SLACK: f64 = 1e-6;

/// Breaks a text into lines no wider than `max_width` points (one grapheme may be wider).
///
/// Forced line ends are kept, empty lines at the start and end are not. Lines of one paragraph are of even length:
/// the narrowest width that needs no more lines. Text of nothing but space gives no line.
/// Of a text of over 40 lines (or 16,000 bytes) only so much is drawn, with `…` at the end.
pub fn wrap(text: &str, style: Style, max_width: f64) -> Block {
    thread_local! {
        static BLOCKS: RefCell<HashMap<Box<str>, Known>> = RefCell::default();
    }
    if text.len() > CACHE_TEXT_BYTES {
        return wrap_fresh(text, style, max_width);
    }
    let key = Key::new(style, max_width);
    BLOCKS.with_borrow_mut(|blocks| {
        if let Some((_, block)) = blocks.get(text).and_then(|known| known.iter().find(|(k, _)| *k == key)) {
            return block.clone();
        }
        let block = wrap_fresh(text, style, max_width);
        if blocks.len() >= CACHE_TEXTS {
            blocks.clear();
        }
        let known = blocks.entry(text.into()).or_default();
        if known.len() >= 8 {
            known.clear();
        }
        known.push((key, block.clone()));
        block
    })
}

/// One text as it is broken in several styles and widths.
type Known = Vec<(Key, Block)>;

#[derive(PartialEq)]
struct Key(Weight, [u64; 3]);

impl Key {
    fn new(style: Style, max_width: f64) -> Key {
        Key(style.weight, [style.size.to_bits(), style.tracking.to_bits(), max_width.to_bits()])
    }
}

fn wrap_fresh(text: &str, style: Style, max_width: f64) -> Block {
    let part = text.get(..text.floor_char_boundary(MOST_BYTES)).unwrap_or(text);
    let mut lines = wrap_whole(part, style, max_width);
    if part.len() < text.len() || lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            *last = with_ellipsis(&last.text, style, max_width);
        }
    }
    let width = lines.iter().map(|l| l.width).fold(0.0, f64::max);
    Block { lines: lines.into(), width, line_height: style.line_height(), ascent: style.ascent() }
}

/// The line with an ellipsis at its end, shorter by as much as that needs.
fn with_ellipsis(line: &str, style: Style, max_width: f64) -> Line {
    let mut graphemes: Vec<&str> = line.trim_end().graphemes(true).collect();
    // Far more than any line in use has; the rest would only be measured over and over.
    graphemes.truncate(2_000);
    loop {
        let text = graphemes.concat() + ELLIPSIS;
        let width = width(&text, style);
        if width <= max_width || graphemes.len() <= 1 {
            return Line { text: text.into(), width };
        }
        graphemes.pop();
    }
}

fn wrap_whole(text: &str, style: Style, max_width: f64) -> Vec<Line> {
    let text = clean(text);
    let max_width = if max_width.is_nan() { f64::INFINITY } else { max_width } + SLACK;
    let mut lines = Vec::new();
    for paragraph in text.trim().split('\n') {
        wrap_paragraph(paragraph.trim(), style, max_width, &mut lines);
    }
    if lines.iter().all(|l| l.text.is_empty()) {
        lines.clear();
    }
    lines
}

/// A piece of text between two places where a line may break.
#[derive(Clone, Copy)]
struct Piece<'a> {
    /// Without the spaces at its end.
    text: &'a str,
    /// Where it starts in its paragraph.
    start: usize,
    width: f64,
    /// Of the spaces at its end.
    gap: f64,
}

fn wrap_paragraph(text: &str, style: Style, max_width: f64, lines: &mut Vec<Line>) {
    let whole = width(text, style);
    if whole <= max_width {
        lines.push(Line { text: text.into(), width: whole });
        return;
    }
    let pieces = pieces(text, style, max_width);
    let count = line_count(&pieces, max_width);
    let narrow = balanced(&pieces, count, max_width);
    let mut from = 0;
    while from < pieces.len() {
        let mut to = line_end(&pieces, from, narrow);
        while let (Some(first), Some(last)) = (pieces.get(from), pieces.get(to - 1)) {
            let line = text.get(first.start..last.start + last.text.len()).unwrap_or_default();
            let width = width(line, style);
            // Pieces that meet without a space kern with one another, which their sum does not know.
            if width <= max_width || to == from + 1 {
                lines.push(Line { text: line.into(), width });
                break;
            }
            to -= 1;
        }
        from = to;
    }
}

fn pieces(text: &str, style: Style, max_width: f64) -> Vec<Piece<'_>> {
    let space = width(" ", style);
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut breaks = linebreaks(text).map(|(end, _)| end).peekable();
    while let Some(end) = breaks.next() {
        let with_unit = breaks.peek().and_then(|next| text.get(start..*next));
        if with_unit.is_some_and(|both| parts_unit(both, end - start) && width(both.trim_end(), style) <= max_width) {
            continue;
        }
        let Some(with_gap) = text.get(start..end) else { continue };
        let word = with_gap.trim_end_matches(' ');
        let piece =
            Piece { text: word, start, width: width(word, style), gap: (with_gap.len() - word.len()) as f64 * space };
        if piece.width <= max_width {
            pieces.push(piece);
        } else {
            cut(piece, style, max_width, &mut pieces);
        }
        start = end;
    }
    pieces
}

/// Whether a break at `at` would part a number from its unit: "2.3 d", "20 %", "5 EUR".
fn parts_unit(text: &str, at: usize) -> bool {
    let Some((number, unit)) = text.split_at_checked(at) else { return false };
    if !number.trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit()) || !number.ends_with(' ') {
        return false;
    }
    let unit = unit.trim_end().trim_end_matches([',', '.', ';', ':', ')']);
    let money = unit.len() == 3 && unit.chars().all(|c| c.is_ascii_uppercase());
    money || UNITS.contains(&unit)
}

/// Cuts a piece that is too wide at grapheme borders, each part as long as fits.
fn cut<'a>(piece: Piece<'a>, style: Style, max_width: f64, pieces: &mut Vec<Piece<'a>>) {
    let mut from = 0;
    let mut part_width = 0.0;
    for (at, grapheme) in piece.text.grapheme_indices(true) {
        let end = at + grapheme.len();
        // Kerning makes a part a little other than the sum of its graphemes, so the sum is only a guess to save work.
        let guess = part_width + width(grapheme, style);
        let part = piece.text.get(from..end).unwrap_or_default();
        let wide = if guess > 0.9 * max_width { width(part, style) } else { guess };
        if wide > max_width && at > from {
            let text = piece.text.get(from..at).unwrap_or_default();
            pieces.push(Piece { text, start: piece.start + from, width: width(text, style), gap: 0.0 });
            from = at;
            part_width = width(grapheme, style);
        } else {
            part_width = wide;
        }
    }
    let text = piece.text.get(from..).unwrap_or_default();
    pieces.push(Piece { text, start: piece.start + from, width: width(text, style), gap: piece.gap });
}

/// The end (exclusive) of the line that starts at a piece.
fn line_end(pieces: &[Piece], from: usize, max_width: f64) -> usize {
    let mut total = 0.0;
    for (i, piece) in pieces.iter().enumerate().skip(from) {
        if i > from && total + piece.width > max_width {
            return i;
        }
        total += piece.width + piece.gap;
    }
    pieces.len()
}

fn line_count(pieces: &[Piece], max_width: f64) -> usize {
    let (mut from, mut count) = (0, 0);
    while from < pieces.len() {
        from = line_end(pieces, from, max_width);
        count += 1;
    }
    count
}

/// The narrowest width, to half a point, that needs no more lines than `max_width` does.
fn balanced(pieces: &[Piece], count: usize, max_width: f64) -> f64 {
    let total: f64 = pieces.iter().map(|p| p.width + p.gap).sum();
    let widest = pieces.iter().map(|p| p.width).fold(0.0, f64::max);
    let mut low = widest.max(total / count.max(1) as f64 * 0.8).min(max_width);
    if line_count(pieces, low) <= count {
        return low;
    }
    let mut high = max_width;
    while high - low > 0.5 {
        let middle = (low + high) / 2.0;
        if line_count(pieces, middle) <= count {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STYLE: Style = Style::regular(13.0);

    fn lines(text: &str, max_width: f64) -> Vec<String> {
        wrap(text, STYLE, max_width).lines.iter().map(|l| l.text.to_string()).collect()
    }

    #[test]
    fn breaks_evenly_where_a_line_may_break() {
        assert_eq!(lines("Take the complaint", 124.0), ["Take the complaint"]);
        assert_eq!(lines("Repair and test the product", 124.0), ["Repair and test", "the product"]);
        assert_eq!(lines("a\r\nb\n\nc\n", 124.0), ["a", "b", "", "c"]);
        assert_eq!(lines(" \n ", 124.0), [""; 0]);
        assert_eq!(lines("well-known", 50.0), ["well-", "known"]);
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        assert_eq!(lines("it takes 2.3 d", 76.0), ["it takes", "2.3 d"]);
        assert_eq!(lines("in 20 min, of 5 EUR", 62.0), ["in 20 min,", "of 5 EUR"]);
        assert_eq!(lines("Room 2 door", 44.0), ["Room", "2 door"], "a word is no unit");
        assert_eq!(lines("12345 min", 40.0), ["12345", "min"], "where there is no room for both");
    }

    #[test]
    fn a_word_wider_than_the_box_is_cut_between_graphemes() {
        let cut = lines("Donaudampfschifffahrtsgesellschaft", 80.0);
        assert!(cut.len() > 2, "{cut:?}");
        assert_eq!(cut.concat(), "Donaudampfschifffahrtsgesellschaft");
        let family = "👨‍👩‍👧";
        assert!(lines(&family.repeat(5), 14.0).iter().all(|l| l == family));
        assert_eq!(lines("日本語の工程", 40.0).len(), 2);
    }

    #[test]
    fn a_very_long_text_is_cut_with_an_ellipsis() {
        let forty: String = (0..40).map(|i| format!("line {i}\n")).collect();
        assert_eq!(lines(&forty, 124.0).last().map(String::as_str), Some("line 39"));
        assert_eq!(lines(&(forty + "more"), 124.0).last().map(String::as_str), Some("line 39…"));
        for text in ["word ".repeat(1_000_000), "x".repeat(5_000_000), "日本".repeat(1_000_000)] {
            let block = wrap(&text, STYLE, 124.0);
            assert_eq!(block.lines.len(), MOST_LINES);
            assert!(block.lines.last().is_some_and(|l| l.text.ends_with(ELLIPSIS)));
            assert!(block.lines.iter().all(|l| l.width <= 124.0 + 1e-3 && l.width <= block.width));
        }
        let one_line = wrap(&"x".repeat(50_000), STYLE, f64::INFINITY);
        assert!(matches!(&one_line.lines[..], [line] if line.text.ends_with(ELLIPSIS)));
    }

    /// The time is a figure for a person: run with `--release --nocapture`.
    #[test]
    fn twenty_thousand_labels() {
        let words = ["Check", "the", "claim", "Approve", "purchase", "order", "with", "finance", "invoice", "(24h)"];
        let labels: Vec<String> = (0..20_000usize)
            .map(|i| {
                let at = |k: usize| words[(i / k + k) % words.len()];
                format!("{} {} {} {} {i}", at(1), at(7), at(3), at(11))
            })
            .collect();
        for _ in 0..2 {
            let start = std::time::Instant::now();
            let lines: usize = labels.iter().map(|l| wrap(l, STYLE, 124.0).lines.len()).sum();
            println!("{lines} lines of 20,000 labels in {:?}", start.elapsed());
            assert!((20_000..80_000).contains(&lines));
        }
    }

    #[test]
    fn the_cache_changes_nothing() {
        for _ in 0..2 {
            assert_eq!(wrap("Check the claim", STYLE, 60.0), wrap_fresh("Check the claim", STYLE, 60.0));
        }
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_character_is_lost(
            text in ".{0,60}|[a-zA-Z \\-/\n]{0,80}",
            max_width in 1.0..200.0f64,
        ) {
            let lines = wrap_whole(&text, STYLE, max_width);
            for line in &lines {
                let one = line.text.graphemes(true).count() == 1;
                prop_assert!(line.width <= max_width + 1e-3 || one, "{:?} is {} wide", line.text, line.width);
            }
            let squeeze = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let joined: String = lines.iter().map(|l| &*l.text).collect();
            prop_assert_eq!(squeeze(&joined), squeeze(&clean(&text)));
        }

        #[test]
        fn what_fits_is_not_broken(text in "[a-zA-Z ]{1,40}") {
            let whole = crate::text::measure(text.trim(), STYLE);
            prop_assert!(wrap(&text, STYLE, whole).lines.len() <= 1);
        }
    }
}
