//! How many lines a message takes in the list, for all of them in every frame: by the widths of letters, not by laying
//! each out. What is in sight is laid out as it is drawn, in no more lines than are reckoned here.

use super::row::MESSAGE;
use egui::{Context, FontId};
use std::cell::RefCell;

/// A message is shown in at most so many lines; all of it is said where the pointer stays, and spoken.
const MOST_LINES: usize = 8;
/// Of a longer message no more is looked at: it has those lines.
const MOST_CHARS: usize = 2_000;
/// Letters that are laid out stand a little closer or wider than each by itself.
const SLACK: f32 = 0.985;

/// The widths of letters, and how much room there is.
pub struct Measure {
    ctx: Context,
    font: FontId,
    room: f32,
    /// Of one line.
    pub line: f32,
    /// Of the usual letters, found when first met.
    known: RefCell<[Option<f32>; 128]>,
}

impl Measure {
    /// For messages in a column of this width.
    pub fn new(ctx: &Context, width: f32) -> Measure {
        let font = FontId::proportional(MESSAGE);
        let line = ctx.fonts_mut(|fonts| fonts.row_height(&font));
        Measure { ctx: ctx.clone(), font, room: width * SLACK, line, known: RefCell::new([None; 128]) }
    }

    fn width(&self, c: char) -> f32 {
        let fresh = || self.ctx.fonts_mut(|fonts| fonts.glyph_width(&self.font, c));
        match self.known.borrow_mut().get_mut(c as usize) {
            Some(known) => *known.get_or_insert_with(fresh),
            None => fresh(),
        }
    }

    /// How many lines a message takes, at least one.
    pub fn lines(&self, message: &str) -> usize {
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
        let _ = ctx.run_ui(egui::RawInput::default(), |ui| {
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
        assert_eq!(Measure::new(&ctx, 200.0).lines(&"word ".repeat(1_000_000)), MOST_LINES);
    }
}
