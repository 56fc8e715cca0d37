//! A chip: a small pill with a mark and few words on a step or flow, for what governs, measures and promises it.
//! Each kind has a mark of its own; colour is never the only sign.

use super::icon::{self, Ink, polyline};
use crate::{
    drawing::{Color, Item, Part, Stroke, Theme, pen::Pen},
    geom::{Point, Rect},
    layout::{ChipBox, ChipMark},
    model::{Id, Standing, ValueClass, Verdict},
    text::{Style, measure, scale},
};

const RADIUS: f64 = 7.5;
/// Of a mark, in points.
const SIZE: f64 = 10.0;
const WIDTH: f64 = 1.1;
/// The letter of a value class, in its ring.
const LETTER: Style = Style::semibold(8.5);
const RING: f64 = 5.5;
/// Beside a mark in the legend.
const SAMPLE_PAD: f64 = 5.0;

/// The chips of a record, each a group of its own within that of the record, so that each says what it is.
pub fn draw(pen: &mut Pen, owner: &Id, chips: &[ChipBox], theme: &Theme) {
    for chip in chips {
        pen.item(group(owner, chip, theme));
    }
}

/// What chips add to the words that a screen reader says of a record.
pub fn words(chips: &[ChipBox]) -> String {
    chips.iter().map(|chip| format!(", {}", chip.title)).collect()
}

fn group(owner: &Id, chip: &ChipBox, theme: &Theme) -> Item {
    let mut pen = Pen::new(Some(chip.about.first().unwrap_or(owner)));
    let rect = chip.rect;
    let (fill, color) = match chip.mark {
        ChipMark::Likelihood => (theme.label.with_alpha(236), theme.muted),
        _ => (theme.badge, theme.ink),
    };
    pen.rect(Part::Badge, rect, RADIUS, Some(fill), None);
    let middle = rect.center().y;
    mark(&mut pen, chip.mark, Point::new(chip.mark_x, middle), fill, theme);
    if !chip.text.text.is_empty() {
        let top = middle - scale::CHIP.line_height() / 2.0;
        let at = Point::new(chip.text_x, top + scale::CHIP.ascent());
        pen.text(Part::Badge, chip.text.text.clone(), at, chip.text.width, scale::CHIP, color);
    }
    let after = Point::new(rect.x1 - 9.5, middle);
    match chip.mark {
        ChipMark::Kpi { standing, .. } => standing_mark(&mut pen, standing, after, theme),
        ChipMark::Sla(Some(verdict)) => verdict_mark(&mut pen, verdict, after, theme),
        _ => {}
    }
    let mut item = pen.group(class(chip.mark), chip.title.to_string(), [None, None]);
    item.source.part = Part::Badge;
    item
}

fn class(mark: ChipMark) -> &'static str {
    match mark {
        ChipMark::Table => "badge table",
        ChipMark::Rule => "badge rule",
        ChipMark::Sla(_) => "badge sla",
        ChipMark::Kpi { .. } => "badge kpi",
        ChipMark::Time => "badge time",
        ChipMark::Value(_) => "badge value",
        ChipMark::Cost => "badge cost",
        ChipMark::System => "badge system",
        ChipMark::Raci => "badge raci",
        ChipMark::Opportunity => "badge opportunity",
        ChipMark::Likelihood => "badge likelihood",
        ChipMark::More => "badge more",
    }
}

/// What stands before the words: `left` is the left end of it, in the middle of the chip's height.
fn mark(pen: &mut Pen, mark: ChipMark, left: Point, behind: Color, theme: &Theme) {
    let ink = |width: f64| Ink {
        middle: left + (width / 2.0, 0.0),
        size: SIZE,
        color: theme.ink,
        behind,
        filled: false,
        width: WIDTH,
    };
    match mark {
        ChipMark::Table => icon::table(&ink(11.0), pen),
        ChipMark::Sla(_) => icon::clock(&ink(11.0), pen),
        ChipMark::System => screen(&ink(11.0), pen),
        ChipMark::Opportunity => bulb(&ink(11.0), pen),
        ChipMark::Rule => {
            let style = Style { weight: crate::text::Weight::SemiBold, ..scale::CHIP };
            let at = Point::new(left.x, left.y - style.line_height() / 2.0 + style.ascent());
            pen.text(Part::Badge, "§", at, measure("§", style), style, theme.ink);
        }
        ChipMark::Kpi { up, .. } => {
            let way = if up { 1.0 } else { -1.0 };
            let ink = ink(8.0);
            ink.line(pen, &[(0.0, 4.6 * way), (0.0, -4.2 * way)]);
            ink.line(pen, &[(-3.6, -0.8 * way), (0.0, -4.6 * way), (3.6, -0.8 * way)]);
        }
        ChipMark::Value(class) => value(pen, class, left + (RING, 0.0), behind, theme),
        ChipMark::Raci => person(&ink(9.0), pen),
        ChipMark::Time | ChipMark::Cost | ChipMark::Likelihood | ChipMark::More => {}
    }
}

/// A mark as it stands on chips, for the legend: its left end, in the middle of its height. How wide it is.
pub fn sample(pen: &mut Pen, of: ChipMark, left: Point, theme: &Theme) -> f64 {
    let width = sample_width(of);
    let rect = Rect::new(left.x, left.y - RADIUS, left.x + width, left.y + RADIUS);
    pen.rect(Part::Badge, rect, RADIUS, Some(theme.badge), None);
    mark(pen, of, left + (SAMPLE_PAD, 0.0), theme.badge, theme);
    width
}

/// How wide such a sample is.
pub fn sample_width(of: ChipMark) -> f64 {
    of.before() + 2.0 * SAMPLE_PAD
}

/// A letter in a ring: full for the customer, plain for the business; in a square for waste.
fn value(pen: &mut Pen, class: ValueClass, middle: Point, behind: Color, theme: &Theme) {
    let (letter, fill, color, radius) = match class {
        ValueClass::Unknown => return,
        ValueClass::Customer => ("C", theme.ink, theme.step, RING),
        ValueClass::Business => ("B", behind, theme.ink, RING),
        ValueClass::Waste => ("W", behind, theme.ink, 1.0),
    };
    let room = Rect::from_center_size(middle, (2.0 * RING, 2.0 * RING));
    pen.rect(Part::Badge, room, radius, Some(fill), Some(Stroke::solid(1.0, theme.ink)));
    let width = measure(letter, LETTER);
    let top = middle.y - LETTER.line_height() / 2.0;
    pen.text(Part::Badge, letter, Point::new(middle.x - width / 2.0, top + LETTER.ascent()), width, LETTER, color);
}

/// The lines of a mark around its middle.
type Lines<'a> = &'a [&'a [(f64, f64)]];
const TICK: Lines = &[&[(-4.0, 0.4), (-1.2, 3.2), (4.2, -3.6)]];
const CROSS: Lines = &[&[(-3.2, -3.2), (3.2, 3.2)], &[(3.2, -3.2), (-3.2, 3.2)]];
const WAVE: Lines = &[&[(-4.6, 1.4), (-2.4, -1.6), (0.0, 0.0), (2.4, 1.6), (4.6, -1.4)]];
/// An exclamation mark, and a question mark: both with their dot.
const EXCLAIM: Lines = &[&[(0.0, -4.6), (0.0, 1.2)], &[(0.0, 3.8), (0.0, 4.4)]];
const QUESTION: Lines = &[
    &[(-2.4, -2.8), (-1.4, -4.4), (0.6, -4.8), (2.2, -3.6), (2.2, -2.0), (0.2, -0.2), (0.0, 1.4)],
    &[(0.0, 3.8), (0.0, 4.4)],
];

/// A tick on target, a cross off it, a wave between where it is better than it was.
fn standing_mark(pen: &mut Pen, standing: Standing, middle: Point, theme: &Theme) {
    match standing {
        Standing::Unread | Standing::NoTarget => {}
        Standing::OnTarget => lines(pen, TICK, middle, theme.good),
        Standing::Better => lines(pen, WAVE, middle, theme.muted),
        Standing::OffTarget => lines(pen, CROSS, middle, theme.bad),
    }
}

/// A tick where a promise can be kept, an exclamation mark where the worst path breaks it, a cross where the likely one
/// does, a question mark where it is not known.
fn verdict_mark(pen: &mut Pen, verdict: Verdict, middle: Point, theme: &Theme) {
    match verdict {
        Verdict::Kept => lines(pen, TICK, middle, theme.good),
        Verdict::AtRisk => lines(pen, EXCLAIM, middle, theme.bad),
        Verdict::Broken => lines(pen, CROSS, middle, theme.bad),
        Verdict::Unknown(_) => lines(pen, QUESTION, middle, theme.muted),
    }
}

fn lines(pen: &mut Pen, points: Lines, middle: Point, color: Color) {
    for line in points {
        let mut path = polyline(line, false);
        path.apply_affine(kurbo::Affine::translate(middle.to_vec2()) * kurbo::Affine::scale(SIZE / 12.0));
        pen.path(Part::Badge, path, None, Some(Stroke::solid(1.5, color)));
    }
}

/// A screen on its stand.
fn screen(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(-5.4, -4.6), (5.4, -4.6), (5.4, 2.6), (-5.4, 2.6)]);
    ink.line(pen, &[(0.0, 2.6), (0.0, 5.0)]);
    ink.line(pen, &[(-3.0, 5.0), (3.0, 5.0)]);
}

/// Somebody: a head over shoulders.
fn person(ink: &Ink, pen: &mut Pen) {
    ink.ring(pen, (0.0, -2.8), 2.2);
    ink.line(pen, &[(-4.4, 4.8), (-3.8, 2.4), (-2.0, 1.2), (2.0, 1.2), (3.8, 2.4), (4.4, 4.8)]);
}

/// A light bulb.
fn bulb(ink: &Ink, pen: &mut Pen) {
    ink.ring(pen, (0.0, -1.4), 4.0);
    ink.line(pen, &[(-1.8, 3.6), (1.8, 3.6)]);
    ink.line(pen, &[(-1.2, 5.4), (1.2, 5.4)]);
}

/// A chip of a flow that promises something, in the colour of hand-offs.
pub fn draw_on_flow(pen: &mut Pen, owner: &Id, chips: &[ChipBox], theme: &Theme) {
    for chip in chips {
        let promised = Theme { badge: theme.accent_tint, ink: theme.accent, ..theme.clone() };
        let theme = if matches!(chip.mark, ChipMark::Sla(_)) { &promised } else { theme };
        let edge = Rect::inflate(&chip.rect, 1.0, 1.0);
        pen.rect(Part::Badge, edge, RADIUS + 1.0, Some(theme.paper.with_alpha(236)), None);
        pen.item(group(owner, chip, theme));
    }
}
