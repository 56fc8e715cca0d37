//! How many lines each message takes in the list: by the widths of letters, not by laying each out, and anew only where
//! the messages or the room for them are others. What is in sight is laid out as it is drawn, in no more lines than are
//! reckoned here.

use super::row::MESSAGE;
use crate::editor::Checked;
use egui::{Context, FontId};
use std::{cell::RefCell, rc::Rc, sync::Arc};

/// A message is shown in at most so many lines; all of it is said where the pointer stays, and spoken.
const MOST_LINES: usize = 8;
/// Of a longer message no more is looked at: it has those lines.
const MOST_CHARS: usize = 2_000;
/// As many letters beside the usual ones are remembered.
const MOST_OTHERS: usize = 32;
/// Letters that are laid out stand a little closer or wider than each by itself.
const SLACK: f32 = 0.985;

/// The lines of all messages that the checks told, in a column of one width.
#[derive(Clone, Debug)]
pub struct Measured {
    of: Arc<Checked>,
    width: f32,
    pixels: f32,
    lines: Rc<[usize]>,
    /// The height of one.
    pub line: f32,
}

impl Measured {
    /// The lines of these messages; those that were `kept`, where they are of the same.
    pub fn keep(kept: &mut Option<Measured>, ctx: &Context, checked: &Arc<Checked>, width: f32) -> Measured {
        let pixels = ctx.pixels_per_point();
        let same = |it: &&Measured| Arc::ptr_eq(&it.of, checked) && it.width == width && it.pixels == pixels;
        if let Some(kept) = kept.as_ref().filter(same) {
            return kept.clone();
        }
        let measure = Measure::new(ctx, width);
        let lines = checked.told.iter().map(|told| measure.lines(&told.finding.message)).collect();
        kept.insert(Measured { of: Arc::clone(checked), width, pixels, lines, line: measure.line }).clone()
    }

    /// How many lines the message of a problem takes, by its place among all.
    pub fn lines(&self, at: usize) -> usize {
        self.lines.get(at).copied().unwrap_or(1)
    }
}

/// The widths of letters, and how much room there is.
struct Measure {
    ctx: Context,
    font: FontId,
    room: f32,
    /// Of one line.
    line: f32,
    /// Of the usual letters, and of a few others, found when first met.
    known: RefCell<[Option<f32>; 128]>,
    others: RefCell<Vec<(char, f32)>>,
}

impl Measure {
    /// For messages in a column of this width.
    fn new(ctx: &Context, width: f32) -> Measure {
        let font = FontId::proportional(MESSAGE);
        let line = ctx.fonts_mut(|fonts| fonts.row_height(&font));
        Measure {
            ctx: ctx.clone(),
            font,
            room: width * SLACK,
            line,
            known: RefCell::new([None; 128]),
            others: RefCell::default(),
        }
    }

    fn width(&self, c: char) -> f32 {
        let fresh = || self.ctx.fonts_mut(|fonts| fonts.glyph_width(&self.font, c));
        if let Some(known) = self.known.borrow_mut().get_mut(c as usize) {
            return *known.get_or_insert_with(fresh);
        }
        let mut others = self.others.borrow_mut();
        if let Some((_, width)) = others.iter().find(|(other, _)| *other == c) {
            return *width;
        }
        let width = fresh();
        if others.len() < MOST_OTHERS {
            others.push((c, width));
        }
        width
    }

    /// How many lines a message takes, at least one.
    fn lines(&self, message: &str) -> usize {
        let (mut lines, mut used, mut word) = (1, 0.0, 0.0);
        for c in message.chars().take(MOST_CHARS) {
            let wide = self.width(c);
            if c == ' ' || c == '\n' {
                used += word + wide;
                word = 0.0;
                if c == '\n' {
                    (lines, used) = (lines + 1, 0.0);
                }
                continue;
            }
            word += wide;
            if used + word > self.room {
                lines += 1;
                // The word goes on in the next line, or is cut where it fills one alone.
                (used, word) = if word > self.room { (0.0, wide) } else { (0.0, word) };
            }
        }
        lines.min(MOST_LINES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_has_the_lines_that_it_is_laid_out_in() {
        let ctx = Context::default();
        crate::gui::fonts::install(&ctx);
        let messages = [
            "“Repair and test the product” has no SLA, and what is handed over to “Repair partner” waits for it",
            "Short",
            "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen is one long word",
            "",
            "One\ntwo",
        ];
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            for width in [120.0, 240.0, 333.0, 426.0, 700.0] {
                let measure = Measure::new(ui.ctx(), width);
                for message in messages {
                    let font = FontId::proportional(MESSAGE);
                    let laid = ui.painter().layout(message.to_owned(), font, egui::Color32::BLACK, width);
                    let lines = measure.lines(message);
                    assert!(lines >= laid.rows.len(), "{message:?} in {width}: {lines} < {}", laid.rows.len());
                    assert!(lines <= laid.rows.len() + 1, "{message:?} in {width}: {lines} > {}", laid.rows.len());
                }
            }
        });
        output.textures_delta.clear();
        assert_eq!(Measure::new(&ctx, 200.0).lines(&"word ".repeat(1_000_000)), MOST_LINES);
    }
}
