//! A flow: a line with rounded bends, its ends, and its label.

use super::chip;
use crate::{
    drawing::{Color, Item, Part, Stroke, Theme, pen::Pen},
    geom::{BezPath, Point, Vec2},
    layout::{Label, Route},
    model::{Condition, Flow, FlowKind},
    text::scale,
};

/// Radius of a bend.
const BEND: f64 = 8.0;
/// An arrow head's length and half its width.
pub(super) const HEAD: f64 = 9.0;
const HALF_HEAD: f64 = 4.5;
/// A quarter of a circle as a cubic.
const K: f64 = 0.552_284_75;

/// What a flow looks like between its ends.
#[derive(Clone, Copy, Debug)]
pub struct Ends<'a> {
    /// What stands at each end, in words.
    pub from: &'a str,
    pub to: &'a str,
    /// On a decision's branches a condition goes without saying.
    pub from_decision: bool,
}

/// What a flow looks like.
pub fn draw(flow: &Flow, route: &Route, ends: Ends, theme: &Theme) -> Item {
    let labels = route.label.as_ref().map_or(0, |l| 1 + l.block.lines.len());
    let mut pen = Pen::with_capacity(Some(&flow.id), 2 + labels);
    let mut points = corners(&route.points);
    let color = color(flow.kind, route.hand_off, theme);
    // Below the line, so that its tint does not cut off the marks beside it.
    if let Some(label) = &route.label {
        draw_label(&mut pen, label, theme);
    }
    let width = if route.hand_off { theme.hand_off_width } else { theme.flow_width };
    if let (&[first, second, ..], &[.., before, last]) = (&points[..], &points[..]) {
        let (out, inward) = (unit(first, second), unit(before, last));
        let marked = condition_mark(flow, ends.from_decision);
        let start = match (flow.kind, marked) {
            (FlowKind::Sequence, Mark::Diamond) => 14.0,
            (FlowKind::Message, _) => 7.0,
            (FlowKind::Sequence | FlowKind::Association | FlowKind::Data, _) => 0.0,
        };
        let end = match flow.kind {
            FlowKind::Sequence | FlowKind::Message => HEAD - 1.0,
            FlowKind::Data => 1.0,
            FlowKind::Association => 0.0,
        };
        let room = length(&points);
        if room > start + end + 4.0 {
            // The first and last piece are longer than this wherever the layout had room.
            if let Some(p) = points.first_mut() {
                *p = along(first, second, start);
            }
            if let Some(p) = points.last_mut() {
                *p = along(last, before, end);
            }
        }
        let stroke = match flow.kind {
            FlowKind::Sequence => Stroke::solid(width, color),
            FlowKind::Message => Stroke::dashed(width, color, &[6.0, 4.0]),
            FlowKind::Association | FlowKind::Data => Stroke::dashed(1.25, color, &[1.5, 3.5]),
        };
        pen.path(Part::Body, rounded(&points), None, Some(stroke));
        match flow.kind {
            FlowKind::Sequence => pen.path(Part::Head, head(last, inward, true), Some(color), None),
            FlowKind::Message => {
                let edge = Some(Stroke::solid(1.25, color));
                pen.path(Part::Head, head(last - 0.6 * inward, inward, true), Some(theme.step), edge.clone());
                pen.circle(Part::Mark, first + 3.5 * out, 3.5, Some(theme.step), edge);
            }
            FlowKind::Data => {
                pen.path(Part::Head, head(last, inward, false), None, Some(Stroke::solid(1.5, color)));
            }
            FlowKind::Association => {}
        }
        match marked {
            Mark::None => {}
            Mark::Slash => {
                let (middle, side) = (first + 11.0 * out, out.turn_90());
                pen.line(
                    Part::Mark,
                    middle - 3.0 * out - 5.0 * side,
                    middle + 3.0 * out + 5.0 * side,
                    Stroke::solid(width, color),
                );
            }
            Mark::Diamond => {
                pen.path(Part::Mark, diamond(first, out), Some(theme.step), Some(Stroke::solid(1.25, color)));
            }
        }
    }
    chip::draw_on_flow(&mut pen, &flow.id, &route.chips, theme);
    pen.group(
        class(flow.kind, route.hand_off),
        title(flow, route.hand_off, ends) + &chip::words(&route.chips),
        [flow.from.as_ref(), flow.to.as_ref()],
    )
}

/// The colour of a flow's line.
pub fn color(kind: FlowKind, hand_off: bool, theme: &Theme) -> Color {
    match kind {
        FlowKind::Sequence | FlowKind::Message => {
            if hand_off {
                theme.accent
            } else {
                theme.ink
            }
        }
        FlowKind::Association | FlowKind::Data => theme.muted,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    None,
    Slash,
    Diamond,
}

fn condition_mark(flow: &Flow, from_decision: bool) -> Mark {
    match (&flow.condition, flow.kind) {
        (Condition::Default, FlowKind::Sequence) => Mark::Slash,
        (Condition::When(_), FlowKind::Sequence) if !from_decision => Mark::Diamond,
        (Condition::Always | Condition::Default | Condition::When(_), _) => Mark::None,
    }
}

fn draw_label(pen: &mut Pen, label: &Label, theme: &Theme) {
    let rect = label.rect.inflate(2.0, 0.0);
    pen.rect(Part::Label, rect, 7.0, Some(theme.label.with_alpha(236)), None);
    pen.block_at(Part::Label, &label.block, rect.center(), scale::FLOW, theme.ink);
}

fn class(kind: FlowKind, hand_off: bool) -> &'static str {
    match (kind, hand_off) {
        (FlowKind::Sequence, false) => "flow",
        (FlowKind::Sequence, true) => "flow hand-off",
        (FlowKind::Message, false) => "flow message",
        (FlowKind::Message, true) => "flow message hand-off",
        (FlowKind::Association, _) => "flow association",
        (FlowKind::Data, _) => "flow data",
    }
}

/// A flow in words, for screen readers: "Hand-off from Take the order to Check it: by phone".
fn title(flow: &Flow, hand_off: bool, ends: Ends) -> String {
    let kind = match (flow.kind, hand_off) {
        (FlowKind::Sequence, true) => "Hand-off",
        (FlowKind::Sequence, false) => "Flow",
        (FlowKind::Message, _) => "Message",
        (FlowKind::Association, _) => "Association",
        (FlowKind::Data, _) => "Data",
    };
    let label = flow.label.trim();
    let mut words = String::with_capacity(kind.len() + ends.from.len() + ends.to.len() + label.len() + 16);
    words.push_str(kind);
    for (word, end) in [(" from ", ends.from), (" to ", ends.to)] {
        if !end.is_empty() {
            words.push_str(word);
            words.push_str(end);
        }
    }
    if !label.is_empty() {
        words.push_str(": ");
        words.push_str(label);
    }
    words
}

/// The points where a line turns, without those that only lie on it.
pub(super) fn corners(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for &point in points {
        if kept.last().is_some_and(|last| (point - *last).hypot2() < 1e-6) {
            continue;
        }
        if let [.., a, b] = kept[..]
            && (b - a).cross(point - b).abs() < 1e-6
            && (b - a).dot(point - b) > 0.0
        {
            kept.pop();
        }
        kept.push(point);
    }
    kept
}

fn length(points: &[Point]) -> f64 {
    points.windows(2).map(|w| w[0].distance(w[1])).sum()
}

pub(super) fn unit(from: Point, to: Point) -> Vec2 {
    let v = to - from;
    let length = v.hypot();
    if length > 0.0 { v / length } else { Vec2::new(1.0, 0.0) }
}

/// A point between two, so far from the first, and not past the middle between them.
pub(super) fn along(from: Point, to: Point, distance: f64) -> Point {
    let most = from.distance(to) * 0.9;
    from + unit(from, to) * distance.min(most)
}

/// A line through points with its bends rounded.
pub fn rounded(points: &[Point]) -> BezPath {
    let mut path = BezPath::with_capacity((points.len() * 2).saturating_sub(2).max(1));
    for (i, &point) in points.iter().enumerate() {
        let neighbours = i.checked_sub(1).and_then(|before| points.get(before)).zip(points.get(i + 1));
        match neighbours {
            Some((&before, &after)) => {
                let (a, b) = (unit(point, before), unit(point, after));
                // The ends may need all of their piece; pieces in the middle are shared by two bends.
                let share =
                    |index: usize, len: f64| if index == 0 || index + 1 == points.len() { len } else { len / 2.0 };
                let r = BEND.min(share(i - 1, point.distance(before))).min(share(i + 1, point.distance(after)));
                path.line_to(point + a * r);
                path.curve_to(point + a * (r * (1.0 - K)), point + b * (r * (1.0 - K)), point + b * r);
            }
            None if i == 0 => path.move_to(point),
            None => path.line_to(point),
        }
    }
    path
}

pub(super) fn head(tip: Point, inward: Vec2, closed: bool) -> BezPath {
    let (back, side) = (tip - HEAD * inward, HALF_HEAD * inward.turn_90());
    let mut path = BezPath::with_capacity(4);
    path.move_to(back + side);
    path.line_to(tip);
    path.line_to(back - side);
    if closed {
        path.close_path();
    }
    path
}

fn diamond(start: Point, out: Vec2) -> BezPath {
    let (middle, side) = (start + 7.0 * out, 4.5 * out.turn_90());
    let mut path = BezPath::with_capacity(5);
    path.move_to(start);
    path.line_to(middle + side);
    path.line_to(start + 14.0 * out);
    path.line_to(middle - side);
    path.close_path();
    path
}
