//! The legend: only what the drawing holds, and only as much as its width has room for.

use super::{chip, flow};
use crate::{
    drawing::{Item, Part, Stroke, Theme, pen::Pen},
    geom::{Point, Rect},
    layout::{ChipBox, ChipMark},
    model::{FlowKind, Standing, ValueClass},
    text::{measure, scale},
};
use std::collections::BTreeMap;

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
/// Between a mark and its words, and between two badges: there are more of them.
const BESIDE: f64 = 6.0;
const GAP_BADGES: f64 = 18.0;

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

/// The badges of a drawing, one mark for each kind, from `left` to `right` on a line at `middle`; `None` where none
/// stands on it that has to be explained.
pub fn draw_badges<'a>(
    chips: impl Iterator<Item = &'a ChipBox>,
    (left, right, middle): (f64, f64, f64),
    theme: &Theme,
) -> Option<Item> {
    let marks: BTreeMap<&str, ChipMark> =
        chips.filter_map(|chip| Some((words(chip.mark)?, alike(chip.mark)))).collect();
    let mut marks: Vec<(&str, ChipMark)> = marks.into_iter().collect();
    marks.sort_by_key(|(_, mark)| *mark);
    let mut pen = Pen::new(None);
    let mut x = left;
    let style = scale::LEGEND;
    let mut any = false;
    for (words, mark) in marks {
        let width = measure(words, style);
        if x + chip::sample_width(mark) + BESIDE + width > right {
            continue;
        }
        x += chip::sample(&mut pen, mark, Point::new(x, middle), theme) + BESIDE;
        let baseline = middle - style.line_height() / 2.0 + style.ascent();
        pen.text(Part::Label, words, Point::new(x, baseline), width, style, theme.muted);
        x += width + GAP_BADGES;
        any = true;
    }
    any.then(|| pen.group("legend badges", "Legend of badges".to_owned(), [None, None]))
}

/// What a mark says. Times, costs and likelihoods have none: their units say it.
fn words(mark: ChipMark) -> Option<&'static str> {
    Some(match mark {
        ChipMark::Table => "decision table",
        ChipMark::Rule => "rule",
        ChipMark::Sla(_) => "SLA",
        ChipMark::Kpi { .. } => "KPI",
        ChipMark::Value(ValueClass::Customer) => "customer value",
        ChipMark::Value(ValueClass::Business) => "business value",
        ChipMark::Value(ValueClass::Waste) => "waste",
        ChipMark::System => "system",
        ChipMark::Raci => "A accountable, R responsible, C consulted, I informed",
        ChipMark::Opportunity => "opportunity",
        ChipMark::Value(ValueClass::Unknown)
        | ChipMark::Time
        | ChipMark::Cost
        | ChipMark::Likelihood
        | ChipMark::More => return None,
    })
}

/// The mark of its kind, however it stands.
fn alike(mark: ChipMark) -> ChipMark {
    match mark {
        ChipMark::Sla(_) => ChipMark::Sla(None),
        ChipMark::Kpi { .. } => ChipMark::Kpi { up: true, standing: Standing::Unread },
        mark => mark,
    }
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
