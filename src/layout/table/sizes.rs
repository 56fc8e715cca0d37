//! How an entry is set: its style, the room around its text, its text in broken lines, and so its size.

use super::{DecisionLook, Entry, EntryBox, Look};
use crate::{
    geom::{Point, Rect, Size},
    layout::{Label, chips::Chips},
    model::{Channel, Evidence, Mark},
    text::{Block, Style, measure, scale, wrap},
};
use std::borrow::Cow;

/// Above and below what stands in a cell.
pub(super) const PAD: f64 = 10.0;
/// Between two entries of a cell.
const GAP: f64 = 8.0;
/// The same where one has a badge on its upper edge.
const BADGE_GAP: f64 = 14.0;
/// The same between numbered steps: room for the arrow from one to the next.
const STEP_GAP: f64 = 20.0;
/// Between the text of an entry and the words beneath it.
const CAPTION_GAP: f64 = 1.0;
/// Between the texts of an entry and its chips, and how many lines of these there are.
const CHIPS_GAP: f64 = 6.0;
/// More chips than this may stand in two lines.
const ONE_LINE: usize = 3;
/// No text is broken narrower than this.
const LEAST_TEXT: f64 = 24.0;
/// The side of an icon, the width of a sign.
pub const ICON: f64 = 12.0;
/// The height of a picture above its caption.
pub const PICTURE: f64 = 84.0;
/// A portrait is a square of this side, whatever form its picture has, and whether it is there or not.
pub const PORTRAIT: f64 = 52.0;
/// From the start of a persona's name to its portrait.
pub const PORTRAIT_AT: f64 = 8.0;
/// From the outline of a card to the middle of its sign.
pub const SIGN_AT: f64 = 17.0;
/// From the start of a pill to the middle of its first icon, and from one icon to the next.
pub const ICON_AT: f64 = 16.0;
pub const ICON_STEP: f64 = 17.0;
/// From the outline of a party's name to the middle of its dot.
pub const DOT_AT: f64 = 14.0;
/// From the outline of a numbered step to its badge, and the badge's height.
pub const NUMBER_AT: f64 = 9.0;
pub const NUMBER_HEIGHT: f64 = 19.0;

/// From the right edge of a numbered step to the middle of the arrow that says it can be opened.
pub const LINK_AT: f64 = 16.0;

/// The small curve of a KPI: its width and height, from the left of its entry.
pub const CURVE: (f64, f64) = (76.0, 30.0);
pub const CURVE_AT: f64 = 8.0;
/// The dash where nothing is said.
pub const BLANK: f64 = 10.0;

/// The room right of words without an outline for a mark.
pub const MARK_BESIDE: f64 = 26.0;

/// Whether the mark of an entry stands beside its words: without an outline there is no corner for it.
pub fn marked_beside(entry: &Entry) -> bool {
    let bare = match &entry.look {
        Look::Text | Look::Strong | Look::Quiet | Look::Quote | Look::Party(_) | Look::Named(_) => true,
        Look::Touchpoint { channel, moment_of_truth } => *channel == Channel::None && !moment_of_truth,
        Look::Channel(channel) => *channel == Channel::None,
        _ => false,
    };
    bare && entry.mark != Mark::None
}

/// The room a look needs around its text.
struct Room {
    /// From the side of the cell to the outline.
    margin: f64,
    /// From the outline to the text.
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// The least height of the outline.
    least: f64,
    /// Whether the outline is as wide as its text needs, else as the cell.
    hugs: bool,
}

impl Room {
    fn of(entry: &Entry) -> Room {
        let card = Room { margin: 8.0, left: 14.0, right: 14.0, top: 11.0, bottom: 11.0, least: 42.0, hugs: false };
        let right = if marked_beside(entry) { MARK_BESIDE } else { 8.0 };
        let plain = Room { left: 8.0, right, top: 3.0, bottom: 3.0, least: 22.0, hugs: true, ..card };
        let signed = Room { left: 30.0, right: 12.0, ..card };
        match &entry.look {
            Look::Text | Look::Strong | Look::Quiet | Look::Quote | Look::Number => plain,
            Look::Blank => Room { right: 8.0 + BLANK, ..plain },
            Look::Party(_) | Look::Named(_) => Room { left: DOT_AT + 14.0, ..plain },
            Look::Portrayed(_) => Room { left: PORTRAIT_AT + PORTRAIT + 12.0, least: PORTRAIT + 6.0, ..plain },
            Look::Trend(_) => Room { left: 8.0 + CURVE.0 + 12.0, least: CURVE.1 + 6.0, hugs: false, ..plain },
            Look::Numbered(number) => {
                let left = NUMBER_AT + badge_width(*number) + 8.0;
                // A step that stands for one of a swimlane, or is detailed by one, has an arrow at its right.
                let right = if entry.shows.is_some() { LINK_AT + 10.0 } else { 12.0 };
                Room { margin: 12.0, left, right, least: 40.0, ..card }
            }
            Look::Step { .. } => card,
            // The steps are set a little in from the arrows before them.
            Look::Behind => Room { right: 26.0, ..card },
            Look::Touchpoint { channel: Channel::None, moment_of_truth: false } | Look::Channel(Channel::None) => plain,
            Look::Touchpoint { channel, moment_of_truth } => pill(icons(channel, *moment_of_truth), &plain),
            Look::Channel(channel) => pill(icons(channel, false), &plain),
            Look::Pain | Look::Delight | Look::MomentOfTruth | Look::Opportunity => signed,
            Look::Decision(look) => decision(look, plain),
            Look::Gap => Room { top: 8.0, bottom: 8.0, least: 34.0, hugs: true, ..signed },
            Look::Missing | Look::Overdue { .. } => Room { left: 26.0, ..plain },
            Look::Roles { .. } => Room { left: 8.0, right: 8.0, top: 4.0, bottom: 4.0, least: 25.0, ..plain },
            Look::HandOff { .. } | Look::Process { .. } => card,
            Look::Improvement { .. } => signed,
            Look::Quadrant => plain,
            Look::Picture(_) => Room { left: 8.0, right: 8.0, top: 8.0 + PICTURE + 6.0, bottom: 8.0, ..card },
        }
    }

    /// How wide the text may be in a cell.
    fn text_width(&self, cell: f64) -> f64 {
        (cell - 2.0 * self.margin - self.left - self.right).max(LEAST_TEXT)
    }
}

fn decision(look: &DecisionLook, plain: Room) -> Room {
    let marked = Room { right: MARK_BESIDE, ..plain };
    match look {
        DecisionLook::Hit => Room { margin: 6.0, ..plain },
        DecisionLook::Number { .. } => Room { margin: 6.0, ..marked },
        DecisionLook::Head { fault: true, .. } | DecisionLook::Unreadable => marked,
        DecisionLook::Head { fault: false, .. }
        | DecisionLook::Value
        | DecisionLook::Irrelevant
        | DecisionLook::Note => plain,
    }
}

fn pill(icons: usize, plain: &Room) -> Room {
    let left = if icons == 0 { 11.0 } else { ICON_AT - ICON / 2.0 + icons as f64 * ICON_STEP };
    Room { left, right: 11.0, top: 4.0, bottom: 4.0, ..*plain }
}

/// How many icons stand before the text of a touchpoint.
fn icons(channel: &Channel, moment_of_truth: bool) -> usize {
    usize::from(*channel != Channel::Unknown) + usize::from(moment_of_truth)
}

/// How wide the badge of a numbered step is: round for short numbers.
pub fn badge_width(number: usize) -> f64 {
    (measure(&number.to_string(), scale::NUMBER) + 9.0).max(NUMBER_HEIGHT)
}

/// The style of an entry's text.
pub(crate) fn style(look: &Look) -> Style {
    match look {
        Look::Strong
        | Look::Named(_)
        | Look::Portrayed(_)
        | Look::Numbered(_)
        | Look::Roles { .. }
        | Look::Process { .. } => scale::STEP_STRONG,
        Look::Touchpoint { channel: Channel::None, .. } | Look::Channel(Channel::None) => scale::CARD,
        Look::Touchpoint { .. } | Look::Channel(_) => scale::PILL,
        Look::Text | Look::Quiet | Look::Party(_) | Look::Number | Look::Blank | Look::Overdue { .. } => scale::STEP,
        Look::Decision(look) => match look {
            DecisionLook::Hit => scale::TITLE,
            DecisionLook::Head { .. } => scale::TABLE_HEAD,
            DecisionLook::Number { .. } | DecisionLook::Value | DecisionLook::Irrelevant => scale::STEP,
            DecisionLook::Unreadable => scale::STEP,
            DecisionLook::Note => scale::CARD,
        },
        // The stronger of its two, so that both have room.
        Look::Behind => scale::BEHIND,
        Look::HandOff { .. } | Look::Improvement { .. } => scale::BEHIND,
        Look::Quadrant => scale::PHASE,
        Look::Step { .. }
        | Look::Trend(_)
        | Look::Quote
        | Look::Gap
        | Look::Missing
        | Look::Opportunity
        | Look::Picture(_)
        | Look::Pain
        | Look::Delight
        | Look::MomentOfTruth => scale::CARD,
    }
}

/// An entry's texts in broken lines.
#[derive(Clone)]
pub(super) struct Broken {
    text: Block,
    caption: Block,
    chips: Chips,
}

impl Broken {
    /// Breaks the texts of an entry for a cell of this width.
    pub fn new(entry: &Entry, cell: f64) -> Broken {
        let width = Room::of(entry).text_width(cell);
        let caption = match caption(entry) {
            _ if !entry.details().is_empty() => entry.details().into(),
            (channel, "") => channel.into(),
            ("", known) => known.into(),
            (channel, known) => {
                let beside = format!("{channel} · {known}");
                // On lines of their own where one has no room for both.
                if measure(&beside, scale::EVIDENCE) <= width { beside } else { format!("{channel}\n{known}") }
            }
        };
        let caption = if caption.is_empty() { Block::default() } else { wrap(&caption, scale::EVIDENCE, width) };
        let chips = chips(entry, width);
        Broken { text: wrap(&shown(entry), style(&entry.look), width), caption, chips }
    }

    /// What an equal entry in a cell of the same width came to.
    pub fn again(entry: &Entry, place: &EntryBox, cell: f64) -> Broken {
        let caption = place.caption.as_ref().map(|label| label.block.clone()).unwrap_or_default();
        let chips = chips(entry, Room::of(entry).text_width(cell));
        Broken { text: place.text.block.clone(), caption, chips }
    }

    /// What the chips take beneath the texts.
    fn beneath(&self) -> f64 {
        let tall = self.chips.size().height;
        if tall > 0.0 { CHIPS_GAP + tall } else { 0.0 }
    }

    fn gap(&self) -> f64 {
        if self.caption.lines.is_empty() || self.text.lines.is_empty() { 0.0 } else { CAPTION_GAP }
    }

    pub fn size(&self, entry: &Entry, cell: f64) -> Size {
        let room = Room::of(entry);
        let lines =
            self.text.height().max(if self.caption.lines.is_empty() { style(&entry.look).line_height() } else { 0.0 });
        let tall = lines + self.gap() + self.caption.height() + self.beneath() + room.top + room.bottom;
        let most = room.text_width(cell) + room.left + room.right;
        let hugging = room.left
            + self.text.width.max(self.caption.width).max(self.chips.size().width).max(LEAST_TEXT / 2.0)
            + room.right;
        Size::new(if room.hugs { hugging } else { most }, tall.max(room.least))
    }
}

fn chips(entry: &Entry, width: f64) -> Chips {
    Chips::fit(&entry.chips, width, if entry.chips.len() > ONE_LINE { 2 } else { 1 })
}

/// What an entry says: as a quote, between quotation marks.
fn shown(entry: &Entry) -> Cow<'_, str> {
    let text = entry.text.trim();
    let quoted = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '‚' | '「' | '『' | '\'');
    match entry.look {
        Look::Quote if !text.is_empty() && !text.starts_with(quoted) => Cow::Owned(format!("“{text}”")),
        _ => Cow::Borrowed(entry.brief.as_deref().unwrap_or(&entry.text)),
    }
}

/// The words beneath an entry: the channel of a touchpoint with a name of its own, and how well it is known.
fn caption(entry: &Entry) -> (&str, &'static str) {
    if let Look::Decision(DecisionLook::Head { holds, .. }) = &entry.look {
        return (holds, "");
    }
    let channel = match &entry.look {
        // Without contact there is no channel to name.
        Look::Touchpoint { channel: Channel::Unknown | Channel::None, .. } => "",
        Look::Touchpoint { channel, .. } if channel.word() != &*entry.text => channel.word(),
        _ => "",
    };
    let known = match entry.evidence {
        Evidence::Unknown => "",
        Evidence::Observed => "●\u{A0}observed",
        Evidence::Assumed => "○\u{A0}assumed",
    };
    (channel, known)
}

/// How high the entries of a cell are together.
pub(super) fn stack_height(entries: &[Entry], broken: &[Broken], cell: f64) -> f64 {
    let mut before = None;
    let mut tall = 0.0;
    for (entry, broken) in entries.iter().zip(broken) {
        tall += gap(before, entry) + broken.size(entry, cell).height;
        before = Some(entry);
    }
    tall
}

/// Puts the entries of a cell one beneath the other, in the middle of `room`: the cell, or what of it is free.
pub(super) fn stack(entries: &[Entry], broken: Vec<Broken>, room: Rect, centred: bool) -> Vec<EntryBox> {
    let mut y = room.center().y - stack_height(entries, &broken, room.width()) / 2.0;
    let mut placed = Vec::with_capacity(entries.len());
    let mut before = None;
    for (entry, broken) in entries.iter().zip(broken) {
        y += gap(before, entry);
        before = Some(entry);
        let place = put(entry, broken, room, y, centred);
        y = place.rect.y1;
        placed.push(place);
    }
    placed
}

fn gap(before: Option<&Entry>, entry: &Entry) -> f64 {
    match (before.map(|b| &b.look), &entry.look) {
        (None, _) => 0.0,
        (Some(Look::Numbered(_)), Look::Numbered(_)) => STEP_GAP,
        (Some(_), _) if entry.mark != Mark::None => BADGE_GAP,
        (Some(_), _) => GAP,
    }
}

/// Puts an entry in a cell, from `y` on.
pub(super) fn put(entry: &Entry, broken: Broken, cell: Rect, y: f64, centred: bool) -> EntryBox {
    let room = Room::of(entry);
    let size = broken.size(entry, cell.width());
    let left = if entry.look == Look::Number {
        cell.x1 - room.margin - size.width
    } else if room.hugs && centred {
        cell.center().x - size.width / 2.0
    } else {
        cell.x0 + room.margin
    };
    let rect = Rect::new(left, y, left + size.width, y + size.height);
    let inner = Rect::new(rect.x0 + room.left, rect.y0 + room.top, rect.x1 - room.right, rect.y1 - room.bottom);
    let middled = match &entry.look {
        Look::Numbered(_)
        | Look::Behind
        | Look::Pain
        | Look::Delight
        | Look::MomentOfTruth
        | Look::Opportunity
        | Look::Gap
        | Look::Missing
        | Look::Overdue { .. }
        | Look::HandOff { .. }
        | Look::Process { .. }
        | Look::Improvement { .. }
        | Look::Decision(_)
        | Look::Named(_)
        | Look::Portrayed(_)
        | Look::Number
        | Look::Blank
        | Look::Trend(_)
        | Look::Party(_) => false,
        Look::Roles { .. } => true,
        Look::Touchpoint { .. } | Look::Channel(_) => room.left == room.right,
        Look::Step { .. } | Look::Picture(_) => true,
        Look::Text | Look::Strong | Look::Quiet | Look::Quote | Look::Quadrant => centred,
    };
    let gap = broken.gap();
    let tall = broken.text.height() + gap + broken.caption.height() + broken.beneath();
    let mut top = inner.center().y - tall / 2.0;
    let edge = top + tall - broken.chips.size().height;
    let chips = match middled {
        true => broken.chips.place(Point::new(inner.center().x, edge)),
        false => broken.chips.place_from(Point::new(inner.x0, edge)),
    };
    let mut label = |block: Block| {
        let x = if middled { inner.center().x - block.width / 2.0 } else { inner.x0 };
        let rect = Rect::new(x, top, x + block.width, top + block.height());
        top = rect.y1 + gap;
        Label { rect, block }
    };
    let text = label(broken.text);
    let caption = (!broken.caption.lines.is_empty()).then(|| label(broken.caption));
    EntryBox { rect, text, caption, centred: middled, chips }
}
