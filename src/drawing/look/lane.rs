//! A lane: its band, its header with the party's bar, and the lines of interaction and visibility between lanes.

use super::outline::panel;
use crate::{
    drawing::{Item, Part, Source, Stroke, Theme, pen::Align, pen::Pen},
    geom::{Point, Rect},
    layout::LaneBox,
    model::{LaneClass, LaneNode, Orientation},
    text::{measure, scale},
};

/// Radius of the corners of the whole.
pub const CORNER: f64 = 7.0;
/// Of the party, at the outer edge of the header.
const BAR: f64 = 4.0;
/// From the header's edge to its words, as the layout has it.
const INSET: f64 = 18.0;
/// Between a lane's name and its second line.
const GAP: f64 = 2.0;

/// What a lane looks like. `pool` is the block of lanes it stands in, whose corners are rounded.
pub fn draw(node: &LaneNode, place: &LaneBox, pool: Rect, orientation: Orientation, theme: &Theme) -> Item {
    let mut pen = Pen::new(Some(&node.lane.id));
    let customer = node.is_customer();
    let (fill, header_fill) = match (customer, place.leaf) {
        (true, _) => (theme.customer, theme.customer_header),
        (false, true) => (theme.paper, theme.header),
        (false, false) => (theme.paper, theme.pool_header),
    };
    let hair = Stroke::solid(1.0, theme.hair);
    pen.path(Part::Body, panel(place.rect, corners(place.rect, pool)), Some(fill), Some(hair.clone()));
    let header = place.header;
    let bar = theme.party(node.party.map(|p| p.kind));
    pen.path(Part::Header, panel(header, corners(header, pool)), Some(bar), None);
    let field = match orientation {
        Orientation::Across => Rect::new(header.x0 + BAR, header.y0, header.x1, header.y1),
        Orientation::Down => Rect::new(header.x0, header.y0 + BAR, header.x1, header.y1),
    };
    pen.path(Part::Header, panel(field, corners(field, pool)), Some(header_fill), Some(hair));
    words(&mut pen, place, orientation, theme);
    let class = match (customer, place.leaf) {
        (true, _) => "lane customer",
        (false, true) => "lane",
        (false, false) => "lane pool",
    };
    pen.group(class, title(node), [None, None])
}

/// The frame around a block of lanes.
pub fn frame(pool: Rect, theme: &Theme) -> Item {
    let mut pen = Pen::new(None);
    pen.rect(Part::Body, pool, CORNER, None, Some(Stroke::solid(1.25, theme.frame)));
    pen.group("frame", String::new(), [None, None])
}

/// The name of the line between two neighbouring lanes, if there is one.
pub fn boundary(above: LaneClass, below: LaneClass) -> Option<&'static str> {
    let depth = |class| match class {
        LaneClass::Plain => None,
        LaneClass::Customer => Some(0),
        LaneClass::Frontstage => Some(1),
        LaneClass::Backstage => Some(2),
        LaneClass::Support => Some(3),
    };
    match (depth(above), depth(below)) {
        (Some(a), Some(b)) => match (a.min(b), a.max(b)) {
            (0, 1) => Some("line of interaction"),
            (0, 2 | 3) => Some("line of interaction and visibility"),
            (1, 2 | 3) => Some("line of visibility"),
            (2, 3) => Some("line of internal interaction"),
            _ => None,
        },
        // Next to the customer the organisation begins, whatever it is called.
        (Some(0), None) | (None, Some(0)) => Some("line of interaction"),
        (None | Some(_), None | Some(_)) => None,
    }
}

/// A line of interaction or visibility along the start of a lane, named at its far end.
pub fn draw_boundary(name: &'static str, below: Rect, orientation: Orientation, theme: &Theme) -> Item {
    let mut pen = Pen::new(None);
    let stroke = Stroke::dashed(1.5, theme.boundary, &[6.0, 5.0]);
    let style = scale::LEGEND;
    let width = measure(name, style);
    match orientation {
        Orientation::Across => {
            pen.line(Part::Body, Point::new(below.x0, below.y0), Point::new(below.x1, below.y0), stroke);
            pen.text(Part::Label, name, Point::new(below.x1 - 8.0 - width, below.y0 - 6.0), width, style, theme.muted);
        }
        Orientation::Down => {
            pen.line(Part::Body, Point::new(below.x0, below.y0), Point::new(below.x0, below.y1), stroke);
            pen.text(Part::Label, name, Point::new(below.x0 - 6.0 - width, below.y1 - 8.0), width, style, theme.muted);
        }
    }
    let mut item = pen.group("boundary", name.to_owned(), [None, None]);
    item.source = Source::default();
    item
}

fn words(pen: &mut Pen, place: &LaneBox, orientation: Orientation, theme: &Theme) {
    let header = place.header;
    let (name, caption) = (&place.name, &place.caption);
    let gap = if name.lines.is_empty() || caption.lines.is_empty() { 0.0 } else { GAP };
    let height = name.height() + gap + caption.height();
    let (left, top) = match orientation {
        Orientation::Across => (header.x0 + INSET, header.center().y - height / 2.0),
        Orientation::Down => (header.x0 + INSET - BAR, header.center().y + BAR / 2.0 - height / 2.0),
    };
    pen.block(Part::Name, name, Point::new(left, top), Align::Left, scale::LANE, theme.ink);
    let below = Point::new(left, top + name.height() + gap);
    pen.block(Part::Label, caption, below, Align::Left, scale::CAPTION, theme.muted);
}

/// A lane in words: "Customer lane: Anna", "Pool: Supplier".
fn title(node: &LaneNode) -> String {
    let name = node.name().trim();
    let kind = match (node.is_customer(), node.leaf || node.depth > 0) {
        (true, _) => "Customer lane",
        (false, true) => "Lane",
        (false, false) => "Pool",
    };
    let mut words = format!("{kind}: {name}");
    if let Some(party) = node.party {
        words.push_str(", ");
        words.push_str(party.kind.word());
    }
    words
}

/// The corners a rectangle shares with the block it stands in.
fn corners(rect: Rect, pool: Rect) -> [f64; 4] {
    let near = |a: f64, b: f64| (a - b).abs() < 0.01;
    let (left, right) = (near(rect.x0, pool.x0), near(rect.x1, pool.x1));
    let (top, bottom) = (near(rect.y0, pool.y0), near(rect.y1, pool.y1));
    [left && top, right && top, right && bottom, left && bottom].map(|both| if both { CORNER } else { 0.0 })
}
