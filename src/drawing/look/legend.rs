//! The legend: only what the drawing holds, and only as much as its width has room for.

use super::flow;
use crate::{
    drawing::{Item, Part, Stroke, Theme, pen::Pen},
    geom::{Point, Rect},
    model::FlowKind,
    text::{measure, scale},
};

/// What there is to explain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub hand_offs: usize,
    pub flows: usize,
    pub messages: usize,
    pub waits: usize,
    pub associations: usize,
}

const SWATCH: f64 = 28.0;
const GAP: f64 = 30.0;

/// The legend from `left` to `right`, on a line at `middle`; `None` where there is nothing to say.
pub fn draw(counts: Counts, left: f64, right: f64, middle: f64, theme: &Theme) -> Option<Item> {
    let mut pen = Pen::new(None);
    let mut x = left;
    let style = scale::LEGEND;
    let entries = [
        (counts.hand_offs > 0, Sign::HandOff, format!("hand-off ({})", counts.hand_offs)),
        (counts.flows > 0, Sign::Flow, "flow within a lane".to_owned()),
        (counts.messages > 0, Sign::Message, "message".to_owned()),
        (counts.waits > 0, Sign::Wait, "wait".to_owned()),
        (counts.associations > 0, Sign::Association, "belongs to".to_owned()),
    ];
    let mut any = false;
    for (_, sign, words) in entries.iter().filter(|(there, ..)| *there) {
        let width = measure(words, style);
        if x + SWATCH + 8.0 + width > right {
            break;
        }
        swatch(&mut pen, *sign, x, middle, theme);
        let baseline = middle - style.line_height() / 2.0 + style.ascent();
        pen.text(Part::Label, words.as_str(), Point::new(x + SWATCH + 8.0, baseline), width, style, theme.muted);
        x += SWATCH + 8.0 + width + GAP;
        any = true;
    }
    any.then(|| pen.group("legend", "Legend".to_owned(), [None, None]))
}

#[derive(Clone, Copy)]
enum Sign {
    HandOff,
    Flow,
    Message,
    Wait,
    Association,
}

fn swatch(pen: &mut Pen, sign: Sign, x: f64, middle: f64, theme: &Theme) {
    let (from, to) = (Point::new(x, middle), Point::new(x + SWATCH, middle));
    match sign {
        Sign::HandOff => pen.line(Part::Mark, from, to, Stroke::solid(theme.hand_off_width, theme.accent)),
        Sign::Flow => pen.line(Part::Mark, from, to, Stroke::solid(theme.flow_width, theme.ink)),
        Sign::Message => {
            let color = flow::color(FlowKind::Message, true, theme);
            pen.line(Part::Mark, from, to, Stroke::dashed(theme.flow_width, color, &[6.0, 4.0]));
        }
        Sign::Wait => {
            let rect = Rect::new(x, middle - 8.0, x + SWATCH, middle + 8.0);
            pen.rect(Part::Mark, rect, 4.0, Some(theme.wait), Some(Stroke::dashed(1.25, theme.muted, &[3.0, 2.5])));
        }
        Sign::Association => {
            pen.line(Part::Mark, from, to, Stroke::dashed(1.25, theme.muted, &[1.5, 3.5]));
        }
    }
}
