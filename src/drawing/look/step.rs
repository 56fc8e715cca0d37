//! A step: its outline, its name, its marks.

use super::{
    chip, edge,
    icon::{self, Ink},
    outline, trigger,
};
use crate::{
    drawing::{Color, Item, Part, Stroke, Theme, pen::Pen},
    geom::{Point, Rect},
    layout::StepBox,
    model::{Gateway, Repeat, Step, StepKind, SubProcess, TaskKind, Trigger, capital},
    text::{Style, scale},
};

/// What is tied to the sides of a step, so that its name and pills keep clear of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// A flow or an event at the top or at the bottom.
    pub top: bool,
    pub bottom: bool,
    /// An event at the bottom, which reaches into the step.
    pub event_below: bool,
}

const RADIUS: f64 = 9.0;
/// How far the name gives way to an event at the bottom.
const LIFT: f64 = 4.0;
/// Corners of events: round as long as they are low.
const PILL_RADIUS: f64 = 20.0;
const ATTACHED_RADIUS: f64 = 14.0;
/// From the outline of an intermediate event or a transaction to its inner line.
const DOUBLE: f64 = 3.0;
const DASH: &[f64] = &[4.0, 3.0];
const DOTS: &[f64] = &[1.5, 3.0];

/// What a step looks like.
pub fn draw(step: &Step, place: &StepBox, used: Sides, theme: &Theme) -> Item {
    let mut pen = Pen::with_capacity(Some(&step.id), 1 + place.name.lines.len());
    let rect = place.rect;
    let inner = place.above_chips();
    // An event below chips does not reach the name.
    let lift = if used.event_below && place.chips.is_empty() { LIFT } else { 0.0 };
    let middle = inner.center() - (0.0, lift);
    let strong = |color| Stroke::solid(theme.strong_width, color);
    match step.kind {
        StepKind::Task(kind) => {
            let edge = Stroke::solid(theme.step_width, theme.line);
            pen.rect(Part::Body, rect, RADIUS, Some(theme.step), Some(edge));
            pen.block_at(Part::Name, &place.name, middle, scale::STEP, theme.ink);
            task_mark(&mut pen, theme, rect, kind);
        }
        StepKind::Decision(kind) => {
            pen.path(Part::Body, outline::hexagon(rect), Some(theme.step), Some(strong(theme.ink)));
            pen.block_at(Part::Name, &place.name, inner.center(), scale::STEP_STRONG, theme.ink);
            decision_mark(&mut pen, theme, place, kind);
        }
        StepKind::Start(on) => {
            let look = Event { fill: theme.step, edge: theme.ink, text: theme.ink, double: false, filled: false };
            event(&mut pen, step, place, on, look, theme.strong_width);
        }
        StepKind::End(on) => {
            let look = Event { fill: theme.end, edge: theme.ink, text: theme.on_end, double: false, filled: true };
            event(&mut pen, step, place, on, look, theme.end_width);
        }
        StepKind::Event(on) => {
            let look = Event { fill: theme.step, edge: theme.ink, text: theme.ink, double: true, filled: false };
            event(&mut pen, step, place, on, look, 1.25);
        }
        StepKind::Throw(on) => {
            let look = Event { fill: theme.step, edge: theme.ink, text: theme.ink, double: true, filled: true };
            event(&mut pen, step, place, on, look, 1.25);
        }
        StepKind::Wait => {
            let edge = Stroke::dashed(theme.step_width, theme.muted, DASH);
            pen.rect(Part::Body, rect, RADIUS, Some(theme.wait), Some(edge));
            pen.block_at(Part::Name, &place.name, middle, scale::STEP, theme.ink);
            if place.name.lines.is_empty() && step.duration.is_empty() {
                let ink = quiet(theme, inner.center(), 16.0, theme.muted, theme.wait);
                icon::clock(&ink, &mut pen);
            }
        }
        StepKind::SubProcess(kind) => sub_process(&mut pen, theme, step, place, middle, kind),
        StepKind::Document => {
            let (page, fold) = outline::sheet(rect);
            let edge = Stroke::solid(theme.step_width, theme.line);
            pen.path(Part::Body, page, Some(theme.document), Some(edge.clone()));
            pen.path(Part::Mark, fold, None, Some(edge));
            pen.block_at(Part::Name, &place.name, inner.center(), scale::STEP_SMALL, theme.ink);
        }
        StepKind::DataStore => {
            let (drum, lid) = outline::drum(rect);
            let edge = Stroke::solid(theme.step_width, theme.line);
            pen.path(Part::Body, drum, Some(theme.document), Some(edge.clone()));
            pen.path(Part::Mark, lid, None, Some(edge));
            let below_lid = inner.center() + (0.0, 5.0);
            pen.block_at(Part::Name, &place.name, below_lid, scale::STEP_SMALL, theme.ink);
        }
    }
    repeat_mark(&mut pen, theme, step, rect);
    duration(&mut pen, theme, step, rect, used);
    chip::draw(&mut pen, &step.id, &place.chips, theme);
    pen.group(class(step), title(step) + &chip::words(&place.chips), [None, None])
}

/// A step in words, for screen readers: "User task: Take the order".
pub fn title(step: &Step) -> String {
    let kind = kind_in_words(step);
    let name = step.name.trim();
    let mut words = String::with_capacity(kind.len() + name.len() + 12);
    words.push_str(&kind);
    if !name.is_empty() {
        words.push_str(": ");
        words.push_str(name);
    }
    if !step.duration.is_empty() {
        words.push_str(", ");
        words.push_str(&step.duration);
    }
    words
}

fn kind_in_words(step: &Step) -> std::borrow::Cow<'static, str> {
    let event = |on: Trigger, word: &str| match on {
        Trigger::Plain => capital(word).into(),
        on => format!("{} {word}", capital(on.word())).into(),
    };
    match step.kind {
        StepKind::Task(TaskKind::Plain) => "Task".into(),
        StepKind::Task(kind) => format!("{} task", capital(kind.word())).into(),
        StepKind::Decision(Gateway::Exclusive) => "Decision".into(),
        StepKind::Decision(kind) => format!("{} decision", capital(kind.word())).into(),
        StepKind::Start(on) => event(on, "start"),
        StepKind::End(on) => event(on, "end"),
        StepKind::Event(on) if step.attached_to.is_some() => event(on, "event on the edge of a step"),
        StepKind::Event(on) => event(on, "event"),
        StepKind::Throw(on) => event(on, "throwing event"),
        StepKind::Wait => "Wait".into(),
        StepKind::SubProcess(kind) => match kind {
            SubProcess::Plain => "Sub-process".into(),
            SubProcess::Call => "Call of a process".into(),
            SubProcess::Event => "Event sub-process".into(),
            SubProcess::Transaction => "Transaction".into(),
            SubProcess::AdHoc => "Ad-hoc sub-process".into(),
        },
        StepKind::Document => "Document".into(),
        StepKind::DataStore => "Data store".into(),
    }
}

fn class(step: &Step) -> &'static str {
    match (step.kind, step.attached_to.is_some()) {
        (StepKind::Task(_), _) => "step task",
        (StepKind::Decision(_), _) => "step decision",
        (StepKind::Start(_), _) => "step start",
        (StepKind::End(_), _) => "step end",
        (StepKind::Event(_) | StepKind::Throw(_), true) => "step event attached",
        (StepKind::Event(_) | StepKind::Throw(_), false) => "step event",
        (StepKind::Wait, _) => "step wait",
        (StepKind::SubProcess(_), _) => "step sub-process",
        (StepKind::Document, _) => "step document",
        (StepKind::DataStore, _) => "step data-store",
    }
}

/// A mark in lines, without a badge around it.
fn quiet(theme: &Theme, middle: Point, size: f64, color: Color, behind: Color) -> Ink {
    Ink { middle, size, color, behind, filled: false, width: theme.step_width }
}

fn task_mark(pen: &mut Pen, theme: &Theme, rect: Rect, kind: TaskKind) {
    if kind != TaskKind::Plain {
        let ink = edge::circle(pen, theme, Point::new(rect.x0 + edge::INSET, rect.y0), false);
        trigger::task(kind, &ink, pen);
    }
}

fn decision_mark(pen: &mut Pen, theme: &Theme, place: &StepBox, kind: Gateway) {
    let rect = place.rect;
    if place.name.lines.is_empty() {
        // A mark of two outlines would clot with a thick line.
        let width = if kind == Gateway::EventBased { 1.2 } else { 1.75 };
        let ink = Ink { width, ..quiet(theme, place.above_chips().center(), 17.0, theme.ink, theme.step) };
        trigger::gateway(kind, &ink, pen);
    } else if kind != Gateway::Exclusive {
        let ink = edge::circle(pen, theme, Point::new(rect.x0 + edge::INSET, rect.y0), false);
        let width = if kind == Gateway::EventBased { 1.0 } else { 1.4 };
        trigger::gateway(kind, &Ink { size: 10.0, width, ..ink }, pen);
    }
}

/// What tells events apart.
struct Event {
    fill: Color,
    edge: Color,
    text: Color,
    /// Intermediate events have a second line inside the first.
    double: bool,
    /// The process itself does this.
    filled: bool,
}

fn event(pen: &mut Pen, step: &Step, place: &StepBox, on: Trigger, look: Event, width: f64) {
    let rect = place.rect;
    let attached = step.attached_to.is_some();
    let edge = |width: f64| {
        if step.non_interrupting { Stroke::dashed(width, look.edge, DASH) } else { Stroke::solid(width, look.edge) }
    };
    // The outline lies inside the box, so that a thick one does not reach into the arrow heads.
    let outer = rect.inset(if width > 2.0 { -(width - 1.0) / 2.0 } else { 0.0 });
    let radius = if attached { ATTACHED_RADIUS } else { PILL_RADIUS };
    pen.rect(Part::Body, outer, radius, Some(look.fill), Some(edge(width)));
    if look.double {
        let inner = rect.inset(-DOUBLE);
        pen.rect(Part::Body, inner, radius - DOUBLE, None, Some(edge(1.0)));
    }
    let bare = place.name.lines.is_empty();
    let middle = place.above_chips().center();
    let style = event_style(step.kind, attached);
    let mark = match (bare, attached) {
        (true, true) => Some((middle, 13.0)),
        (true, false) => Some((middle, 17.0)),
        (false, true) => Some((Point::new(rect.x0 + rect.height().min(30.0) / 2.0 + 1.0, rect.center().y), 12.0)),
        (false, false) => Some((Point::new(rect.x0 + 20.0, middle.y), 14.0)),
    };
    let marked = on != Trigger::Plain;
    if let Some((middle, size)) = mark.filter(|_| marked) {
        let ink = Ink { middle, size, color: look.text, behind: look.fill, filled: look.filled, width: 1.2 };
        trigger::trigger(on, &ink, pen);
    }
    // The name stays in the middle as long as it keeps clear of the mark.
    let clear = if attached { 28.0 } else { 32.0 };
    let left = middle.x - place.name.width / 2.0;
    let aside = if marked { (rect.x0 + clear - left).max(0.0) } else { 0.0 };
    pen.block_at(Part::Name, &place.name, middle + (aside, 0.0), style, look.text);
}

fn event_style(kind: StepKind, attached: bool) -> Style {
    match kind {
        _ if attached => scale::STEP_SMALL,
        StepKind::End(_) | StepKind::Decision(_) => scale::STEP_STRONG,
        StepKind::Document | StepKind::DataStore => scale::STEP_SMALL,
        StepKind::Start(_)
        | StepKind::Event(_)
        | StepKind::Throw(_)
        | StepKind::Task(_)
        | StepKind::Wait
        | StepKind::SubProcess(_) => scale::STEP,
    }
}

fn sub_process(pen: &mut Pen, theme: &Theme, step: &Step, place: &StepBox, middle: Point, kind: SubProcess) {
    let rect = place.rect;
    let edge = Stroke::solid(theme.step_width, theme.line);
    match kind {
        SubProcess::Plain | SubProcess::AdHoc => {
            pen.rect(Part::Body, rect, RADIUS, Some(theme.step), Some(edge));
        }
        SubProcess::Call => {
            let inside = rect.inset(-1.0);
            pen.rect(Part::Body, inside, RADIUS - 1.0, Some(theme.step), Some(Stroke::solid(3.0, theme.ink)));
        }
        SubProcess::Event => {
            pen.rect(Part::Body, rect, RADIUS, Some(theme.step), Some(Stroke::dashed(1.5, theme.ink, DOTS)));
        }
        SubProcess::Transaction => {
            pen.rect(Part::Body, rect, RADIUS, Some(theme.step), Some(edge.clone()));
            pen.rect(Part::Body, rect.inset(-DOUBLE), RADIUS - DOUBLE, None, Some(edge));
        }
    }
    pen.block_at(Part::Name, &place.name, middle, scale::STEP, theme.ink);
    // A full badge: there is a swimlane behind it.
    let right = rect.x1 - edge::INSET;
    let ink = edge::circle(pen, theme, Point::new(right, rect.y0), step.link.is_some());
    icon::plus(&Ink { size: 9.0, width: 1.5, ..ink }, pen);
    if kind == SubProcess::AdHoc {
        let ink = edge::circle(pen, theme, Point::new(right - 2.0 * edge::RADIUS - 3.0, rect.y0), false);
        icon::tilde(&Ink { width: 1.5, ..ink }, pen);
    }
}

/// Beside the mark of the kind, where there is one.
fn repeat_mark(pen: &mut Pen, theme: &Theme, step: &Step, rect: Rect) {
    let mark: fn(&Ink, &mut Pen) = match step.repeat {
        Repeat::Once => return,
        Repeat::Loop => icon::round,
        Repeat::Sequential => icon::bars_across,
        Repeat::Parallel => icon::bars_upright,
    };
    let taken = match step.kind {
        StepKind::Task(TaskKind::Plain) => false,
        StepKind::Task(_) => true,
        StepKind::Decision(kind) => kind != Gateway::Exclusive,
        StepKind::Start(_)
        | StepKind::End(_)
        | StepKind::Event(_)
        | StepKind::Throw(_)
        | StepKind::Wait
        | StepKind::SubProcess(_)
        | StepKind::Document
        | StepKind::DataStore => false,
    };
    let x = rect.x0 + edge::INSET + if taken { 2.0 * edge::RADIUS + 3.0 } else { 0.0 };
    let ink = edge::circle(pen, theme, Point::new(x, rect.y0), false);
    mark(&Ink { size: 10.5, width: 1.3, ..ink }, pen);
}

/// How long it takes, on the edge where no flow is tied.
fn duration(pen: &mut Pen, theme: &Theme, step: &Step, rect: Rect, used: Sides) {
    let words = step.duration.trim();
    if words.is_empty() || step.attached_to.is_some() {
        return;
    }
    let words = crate::text::clean(words).replace('\n', " ");
    let middle = rect.center().x;
    let at = match used {
        Sides { bottom: false, .. } => Point::new(middle, rect.y1),
        Sides { top: false, .. } => Point::new(middle, rect.y0),
        Sides { .. } => Point::new(rect.x0 + rect.width() * 0.2, rect.y1),
    };
    edge::pill(pen, theme, &words, at, scale::DURATION);
}
