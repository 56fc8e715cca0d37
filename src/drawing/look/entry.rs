//! How an entry of a table looks: a card, a touchpoint, a numbered step, a name. And what a screen reader says of it.

use super::{
    channel::channel,
    chip,
    icon::{Ink, polyline},
    journey, matrix,
};
use crate::{
    drawing::{
        Color, Item, Part, Stroke, Theme,
        pen::{Align, Pen},
    },
    geom::{BezPath, Point, Rect},
    layout::table::{
        DOT_AT, Entry, EntryBox, ICON, ICON_AT, ICON_STEP, LINK_AT, Look, NUMBER_AT, NUMBER_HEIGHT, PICTURE, PORTRAIT,
        PORTRAIT_AT, SIGN_AT, badge_width, style,
    },
    model::{Channel, Evidence, Mark, PartyKind},
    text::{measure, scale},
};
use std::sync::Arc;

/// Where an entry stands, in words.
#[derive(Clone, Copy, Debug)]
pub struct Whereabouts<'a> {
    /// The name of its row; empty where rows have none.
    pub row: &'a str,
    /// The name of its column.
    pub column: &'a str,
    /// The row counted from 1.
    pub number: usize,
}

const RADIUS: f64 = 9.0;
/// Of a card's sign, a plus or a minus.
const SIGN: f64 = 8.0;
const SIGN_WIDTH: f64 = 1.8;
const DOT_RADIUS: f64 = 5.0;

/// One entry, where its layout says.
pub fn draw(entry: &Entry, place: &EntryBox, at: Whereabouts, theme: &Theme) -> Item {
    let mut pen = Pen::with_capacity(Some(&entry.record), 6);
    pen.room(place.rect);
    let color = outline(entry, place.rect, theme, &mut pen);
    sign(entry, place, theme, &mut pen);
    // What is wrong is said in words and with a sign; the colour is only the third.
    let beneath = if matches!(entry.look, Look::Overdue { .. }) { theme.bad } else { theme.muted };
    let lines = [(Some(&place.text), style(&entry.look), color), (place.caption.as_ref(), scale::EVIDENCE, beneath)];
    for (i, (label, style, color)) in lines.into_iter().enumerate() {
        let Some(label) = label else { continue };
        if i == 0 && entry.look == Look::Behind {
            super::alignment::behind(label, theme, &mut pen);
            continue;
        }
        let part = if i == 0 { Part::Name } else { Part::Label };
        let (corner, align) = if place.centred {
            (Point::new(label.rect.center().x, label.rect.y0), Align::Middle)
        } else {
            (label.rect.origin(), Align::Left)
        };
        pen.block(part, &label.block, corner, align, style, color);
    }
    super::blueprint::mark(entry, place.rect, theme, &mut pen);
    chip::draw(&mut pen, &entry.record, &place.chips, theme);
    pen.group(class(&entry.look), title(entry, at) + &chip::words(&place.chips), [None, None])
}

/// Draws what is around an entry; gives the colour of its text.
fn outline(entry: &Entry, rect: Rect, theme: &Theme, pen: &mut Pen) -> Color {
    let mut panel = |fill: Color, stroke: Option<Stroke>| pen.rect(Part::Body, rect, RADIUS, Some(fill), stroke);
    match &entry.look {
        Look::Text | Look::Strong | Look::Quote | Look::Party(_) | Look::Named(_) | Look::Number => theme.ink,
        Look::Overdue { .. } | Look::Portrayed(_) => theme.ink,
        Look::Quiet | Look::Blank | Look::Trend(_) => theme.muted,
        Look::Decision(look) => super::decision::ink(look, theme),
        Look::Numbered(_) => {
            panel(theme.step, Some(Stroke::solid(theme.strong_width, theme.ink)));
            theme.ink
        }
        Look::Behind => {
            panel(theme.step, Some(Stroke::solid(theme.step_width, theme.line)));
            theme.ink
        }
        Look::Step { wait } => {
            if *wait {
                panel(theme.wait, Some(Stroke::dashed(theme.step_width, theme.line, &[4.0, 3.0])));
            } else {
                panel(theme.step, Some(Stroke::solid(theme.step_width, theme.line)));
            }
            theme.ink
        }
        Look::Touchpoint { channel: Channel::None, moment_of_truth: false } | Look::Channel(Channel::None) => {
            theme.muted
        }
        Look::Touchpoint { moment_of_truth: true, .. } => {
            let stroke = Stroke::solid(1.5, theme.party(Some(PartyKind::Customer)));
            pen.rect(Part::Body, rect, 11.0, Some(theme.step), Some(stroke));
            theme.ink
        }
        Look::Touchpoint { .. } | Look::Channel(_) => {
            pen.rect(Part::Body, rect, 11.0, Some(theme.step), Some(Stroke::solid(1.0, theme.line)));
            theme.ink
        }
        Look::Pain => {
            panel(theme.bad_tint, Some(Stroke::solid(theme.card_width, theme.bad)).filter(|s| s.width > 0.0));
            theme.ink
        }
        Look::Delight => {
            panel(theme.good_tint, Some(Stroke::solid(theme.card_width, theme.good)).filter(|s| s.width > 0.0));
            theme.ink
        }
        Look::MomentOfTruth => {
            panel(theme.customer, Some(Stroke::solid(1.25, theme.party(Some(PartyKind::Customer)))));
            theme.ink
        }
        Look::Opportunity => {
            panel(theme.accent_tint, Some(Stroke::solid(1.25, theme.accent)));
            theme.accent
        }
        Look::Picture(_) => {
            panel(theme.step, Some(Stroke::solid(1.0, theme.line)));
            theme.ink
        }
        Look::Missing => theme.bad,
        Look::Roles { roles, implied } => matrix::roles(*roles, *implied, rect, theme, pen),
        Look::HandOff { .. } => matrix::hand_off(rect, theme, pen),
        Look::Process { .. } => matrix::process(rect, theme, pen),
        Look::Improvement { .. } => matrix::improvement(rect, theme, pen),
        Look::Quadrant => theme.muted,
        Look::Gap => {
            panel(theme.paper, Some(Stroke::dashed(1.25, theme.bad, &[4.0, 3.0])));
            theme.bad
        }
    }
}

/// Draws what says the kind of an entry without words: a sign, a dot, a number, icons.
fn sign(entry: &Entry, place: &EntryBox, theme: &Theme, pen: &mut Pen) {
    let rect = place.rect;
    // Beside the first line of the text, or where it would be.
    let line = if place.text.block.lines.is_empty() {
        rect.center().y
    } else {
        place.text.rect.y0 + style(&entry.look).line_height() / 2.0
    };
    let beside = Point::new(rect.x0 + SIGN_AT, line);
    match &entry.look {
        Look::Text | Look::Strong | Look::Quiet | Look::Quote | Look::Number | Look::Step { .. } | Look::Behind => {}
        Look::Roles { .. } | Look::HandOff { .. } | Look::Process { .. } | Look::Quadrant => {}
        Look::Missing | Look::Overdue { .. } => matrix::missing(Point::new(rect.x0 + DOT_AT, line), theme, pen),
        Look::Improvement { overdue: true, .. } => warning(pen, beside, theme),
        Look::Opportunity | Look::Improvement { overdue: false, .. } => bulb(pen, beside, theme),
        Look::Blank => super::trend::blank(rect, theme, pen),
        Look::Trend(trend) => super::trend::curve(trend, rect, theme, pen),
        Look::Party(kind) | Look::Named(kind) => {
            let middle = Point::new(rect.x0 + DOT_AT, line);
            pen.circle(Part::Mark, middle, DOT_RADIUS, Some(theme.party(Some(*kind))), None);
        }
        Look::Portrayed(file) => {
            let corner = Point::new(rect.x0 + PORTRAIT_AT, rect.center().y - PORTRAIT / 2.0);
            let square = Rect::from_origin_size(corner, (PORTRAIT, PORTRAIT));
            journey::portrait(square, file, &entry.text, theme, pen);
        }
        Look::Numbered(number) => {
            badge(*number, rect, theme, pen);
            if entry.shows.is_some() {
                opens(pen, Point::new(rect.x1 - LINK_AT, rect.center().y), theme);
            }
        }
        Look::Pain => plus_minus(pen, beside, theme.bad, false),
        Look::Delight => plus_minus(pen, beside, theme.good, true),
        Look::MomentOfTruth => truth(pen, beside, theme),
        Look::Decision(look) => super::decision::sign(look, rect, theme, pen),
        Look::Gap => warning(pen, beside, theme),
        Look::Touchpoint { channel: Channel::None, moment_of_truth: false } | Look::Channel(Channel::None) => {}
        Look::Touchpoint { channel, moment_of_truth } => {
            let middle = if place.chips.is_empty() { rect.center().y } else { place.above_chips().center().y };
            icons(channel, *moment_of_truth, Point::new(rect.x0 + ICON_AT, middle), theme, pen);
        }
        Look::Channel(channel) => icons(channel, false, Point::new(rect.x0 + ICON_AT, rect.center().y), theme, pen),
        Look::Picture(file) => picture(file, &entry.text, rect, theme, pen),
    }
}

fn icons(it: &Channel, moment_of_truth: bool, mut middle: Point, theme: &Theme, pen: &mut Pen) {
    if moment_of_truth {
        truth(pen, middle, theme);
        middle.x += ICON_STEP;
    }
    let ink = Ink { middle, size: ICON, color: theme.ink, behind: theme.step, filled: false, width: 1.25 };
    channel(it, &ink, pen);
}

/// The number of a step in its badge.
fn badge(number: usize, rect: Rect, theme: &Theme, pen: &mut Pen) {
    let width = badge_width(number);
    let left = rect.x0 + NUMBER_AT;
    let top = rect.center().y - NUMBER_HEIGHT / 2.0;
    let badge = Rect::new(left, top, left + width, top + NUMBER_HEIGHT);
    pen.rect(Part::Mark, badge, NUMBER_HEIGHT / 2.0, Some(theme.badge), None);
    let words = number.to_string();
    let width = measure(&words, scale::NUMBER);
    let baseline = top + (NUMBER_HEIGHT - scale::NUMBER.line_height()) / 2.0 + scale::NUMBER.ascent();
    let origin = Point::new(badge.center().x - width / 2.0, baseline);
    pen.text(Part::Mark, words, origin, width, scale::NUMBER, theme.ink);
}

/// An arrow up and out: there is more behind it, to be opened.
fn opens(pen: &mut Pen, at: Point, theme: &Theme) {
    let stroke = || Stroke::solid(1.4, theme.muted);
    let corner = Point::new(at.x + 3.2, at.y - 3.2);
    pen.line(Part::Mark, Point::new(at.x - 3.2, at.y + 3.2), corner, stroke());
    let head = polyline(&[(at.x - 1.6, at.y - 3.2), (corner.x, corner.y), (at.x + 3.2, at.y + 1.6)], false);
    pen.path(Part::Mark, head, None, Some(stroke()));
}

fn plus_minus(pen: &mut Pen, at: Point, color: Color, plus: bool) {
    let half = SIGN / 2.0;
    let stroke = Stroke::solid(SIGN_WIDTH, color);
    pen.line(Part::Mark, Point::new(at.x - half, at.y), Point::new(at.x + half, at.y), stroke.clone());
    if plus {
        pen.line(Part::Mark, Point::new(at.x, at.y - half), Point::new(at.x, at.y + half), stroke);
    }
}

/// The mark of a moment of truth: a diamond with an exclamation mark.
pub fn truth(pen: &mut Pen, at: Point, theme: &Theme) {
    let reach = 7.5;
    let corners = [(at.x, at.y - reach), (at.x + reach, at.y), (at.x, at.y + reach), (at.x - reach, at.y)];
    pen.path(Part::Mark, polyline(&corners, true), Some(theme.party(Some(PartyKind::Customer))), None);
    exclaim(pen, at, theme.paper);
}

/// A bulb: a thought of how it could be better.
fn bulb(pen: &mut Pen, at: Point, theme: &Theme) {
    let ink = Ink { middle: at, size: ICON, color: theme.accent, behind: theme.accent_tint, filled: false, width: 1.4 };
    let mut glass = BezPath::with_capacity(6);
    glass.move_to((-1.7, 2.2));
    glass.curve_to((-1.7, 0.8), (-3.9, 0.2), (-3.9, -2.0));
    glass.curve_to((-3.9, -7.2), (3.9, -7.2), (3.9, -2.0));
    glass.curve_to((3.9, 0.2), (1.7, 0.8), (1.7, 2.2));
    glass.close_path();
    ink.shape(pen, glass);
    ink.line(pen, &[(-1.6, 3.9), (1.6, 3.9)]);
    ink.line(pen, &[(-0.9, 5.5), (0.9, 5.5)]);
}

/// A triangle with an exclamation mark.
pub fn warning(pen: &mut Pen, at: Point, theme: &Theme) {
    let corners = [(at.x, at.y - 7.0), (at.x + 7.5, at.y + 6.0), (at.x - 7.5, at.y + 6.0)];
    pen.path(Part::Mark, polyline(&corners, true), Some(theme.bad), None);
    exclaim(pen, Point::new(at.x, at.y + 1.2), theme.paper);
}

/// An exclamation mark, drawn.
pub fn exclaim(pen: &mut Pen, at: Point, color: Color) {
    let stroke = Stroke::solid(1.6, color);
    pen.line(Part::Mark, Point::new(at.x, at.y - 3.6), Point::new(at.x, at.y + 0.8), stroke);
    pen.circle(Part::Mark, Point::new(at.x, at.y + 3.0), 0.95, Some(color), None);
}

/// Where a picture is: its frame, with hills and a sun in it.
fn picture(file: &Arc<str>, alt: &Arc<str>, rect: Rect, theme: &Theme, pen: &mut Pen) {
    let frame = Rect::new(rect.x0 + 8.0, rect.y0 + 8.0, rect.x1 - 8.0, rect.y0 + 8.0 + PICTURE);
    pen.rect(Part::Mark, frame, 5.0, Some(theme.header), Some(Stroke::solid(1.0, theme.hair)));
    // With a file named, words may stand beneath where it is not there.
    let middle = if file.trim().is_empty() { frame.center() } else { Point::new(frame.center().x, frame.y0 + 22.0) };
    let ink = Ink { middle, size: 24.0, color: theme.line, behind: theme.header, filled: false, width: 1.5 };
    ink.line(pen, &[(-5.5, 4.0), (-1.8, -1.2), (0.8, 2.2), (2.4, 0.4), (5.5, 4.0)]);
    ink.ring(pen, (2.6, -2.8), 1.4);
    if !file.trim().is_empty() {
        let alt = if alt.trim().is_empty() { file } else { alt };
        pen.image(frame.inflate(-1.0, -1.0), file.clone(), alt.clone(), theme.muted);
    }
}

fn class(look: &Look) -> &'static str {
    match look {
        Look::Text => "entry",
        Look::Strong => "entry journey-step",
        Look::Quiet => "entry requirement",
        Look::Quote => "entry quote",
        Look::Party(_) | Look::Named(_) => "entry party",
        Look::Portrayed(_) => "entry persona",
        Look::Number => "entry number",
        Look::Blank => "entry blank",
        Look::Trend(_) => "entry trend",
        Look::Numbered(_) => "entry process-step",
        Look::Step { wait: false } => "entry step",
        Look::Step { wait: true } => "entry step wait",
        Look::Touchpoint { .. } => "entry touchpoint",
        Look::Channel(_) => "entry channel",
        Look::Behind => "entry touchpoint",
        Look::Pain => "entry pain",
        Look::Delight => "entry delight",
        Look::MomentOfTruth => "entry moment-of-truth",
        Look::Opportunity => "entry opportunity",
        Look::Picture(_) => "entry picture",
        Look::Gap => "entry gap",
        Look::Missing => "entry missing",
        Look::Overdue { .. } => "entry overdue",
        Look::Roles { .. } => "entry roles",
        Look::HandOff { .. } => "entry hand-off",
        Look::Process { .. } => "entry process",
        Look::Improvement { overdue: false, .. } => "entry improvement",
        Look::Improvement { overdue: true, .. } => "entry improvement overdue",
        Look::Quadrant => "entry quadrant",
        Look::Decision(look) => super::decision::class(look),
    }
}

/// An entry in words: what it is, where it stands, what it says. "Pain, at Calls to ask: Has to call".
pub fn title(entry: &Entry, at: Whereabouts) -> String {
    let (row, column) = (at.row.trim(), at.column.trim());
    let named = if row.is_empty() { column } else { row };
    let mut words = match &entry.look {
        Look::Text
        | Look::Strong
        | Look::Quiet
        | Look::Quote
        | Look::Party(_)
        | Look::Named(_)
        | Look::Number
        | Look::Blank
        | Look::Trend(_)
        | Look::Step { wait: false }
        | Look::Roles { .. }
        | Look::HandOff { .. }
        | Look::Overdue { .. }
        | Look::Portrayed(_)
        | Look::Quadrant => named.to_owned(),
        Look::Process { .. } => "Process".to_owned(),
        Look::Improvement { .. } => "Opportunity".to_owned(),
        Look::Missing => format!("Missing, {row}"),
        Look::Step { wait: true } if named.is_empty() => "Wait".to_owned(),
        Look::Step { wait: true } => format!("{named}, wait"),
        Look::Numbered(number) => format!("Process step {number}"),
        Look::Touchpoint { moment_of_truth: false, .. } | Look::Behind => "Touchpoint".to_owned(),
        Look::Touchpoint { moment_of_truth: true, .. } => "Touchpoint, moment of truth".to_owned(),
        Look::Channel(_) => "Channel".to_owned(),
        Look::Pain => "Pain".to_owned(),
        Look::Delight => "Delight".to_owned(),
        Look::MomentOfTruth => "Moment of truth".to_owned(),
        Look::Opportunity => "Opportunity".to_owned(),
        Look::Picture(_) => "Picture".to_owned(),
        Look::Decision(look) => super::decision::words(look, named),
        Look::Gap if row.is_empty() => "Gap".to_owned(),
        Look::Gap => format!("Gap, {row}"),
    };
    let text = entry.text.trim();
    if row.is_empty() {
        words.push_str(&format!(", row {}", at.number));
    } else if !column.is_empty() && column != text {
        words.push_str(", at ");
        words.push_str(column);
    }
    if !text.is_empty() {
        words.push_str(": ");
        words.push_str(text);
    }
    if let Look::Roles { roles, .. } = &entry.look
        && !roles.is_none()
    {
        words.push_str(", ");
        words.push_str(&roles.words());
    }
    for line in entry.details().lines() {
        words.push_str(", ");
        words.push_str(line);
    }
    if let Look::Touchpoint { channel, .. } = &entry.look
        && *channel != Channel::Unknown
        && channel.word() != text
    {
        words.push_str(", ");
        words.push_str(channel.word());
    }
    match entry.mark {
        Mark::None => {}
        Mark::Fail | Mark::Wait => words.push_str(&format!(", {}", entry.mark.word())),
    }
    match entry.evidence {
        Evidence::Unknown => {}
        Evidence::Observed | Evidence::Assumed => words.push_str(&format!(", {}", entry.evidence.word())),
    }
    words
}
