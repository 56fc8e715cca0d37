//! A lane: its band, its header with the party's bar, and the lines of interaction and visibility between lanes.

use super::outline::panel;
use crate::{
    drawing::{Item, Part, Stroke, Theme, pen::Align, pen::Pen},
    geom::{Point, Rect},
    layout::LaneBox,
    model::{Band, LaneClass, LaneNode, Orientation, blueprint::line_between},
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
    let thick = if customer { theme.customer_bar } else { BAR };
    let field = match orientation {
        Orientation::Across => Rect::new(header.x0 + thick, header.y0, header.x1, header.y1),
        Orientation::Down => Rect::new(header.x0, header.y0 + thick, header.x1, header.y1),
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

/// The name of the line above each lane, from the first on.
///
/// A lane that says nothing of its class is on the side of the lane above it; next to the customer the organisation
/// begins, whatever it is called.
pub fn boundaries(classes: &[LaneClass]) -> Vec<Option<&'static str>> {
    let mut above: Option<Band> = None;
    let mut lines = Vec::with_capacity(classes.len());
    for class in classes {
        let band = match (class.band(), above) {
            (None, Some(Band::Customer)) => Some(Band::Frontstage),
            // Above the customer too: what comes before says nothing yet.
            (band, _) => band,
        };
        lines.push(above.zip(band).and_then(|(above, band)| line_between(above, band)));
        above = band.or(above);
    }
    for i in 1..classes.len() {
        // From a lane without a class on top down to the customer.
        let bare = classes.get(..i).is_some_and(|before| before.iter().all(|c| *c == LaneClass::Plain));
        if bare && classes.get(i) == Some(&LaneClass::Customer) {
            lines.splice(i..=i, [line_between(Band::Frontstage, Band::Customer)]);
        }
    }
    lines
}

/// A line of interaction or visibility where a lane begins, named near its far end, where nothing is in the way.
/// `taken` tells what stands in a band.
pub fn draw_boundary(
    name: &'static str,
    above: &LaneBox,
    below: &LaneBox,
    orientation: Orientation,
    theme: &Theme,
    taken: impl Fn(Rect) -> Vec<Rect>,
) -> Item {
    let mut pen = Pen::new(None);
    let stroke = Stroke::dashed(1.5, theme.boundary, &[6.0, 5.0]);
    let style = scale::LEGEND;
    let (width, height) = (measure(name, style), style.line_height());
    let line = below.rect;
    match orientation {
        Orientation::Across => {
            pen.line(Part::Body, line.origin(), Point::new(line.x1, line.y0), stroke);
            let band = Rect::new(above.header.x1, line.y0 - height - 3.0, line.x1, line.y0 - 1.0);
            let taken: Vec<_> = taken(band).into_iter().map(|r| (r.x0, r.x1)).collect();
            let x = last_free(band.x0 + 6.0, line.x1 - 8.0, width, &taken);
            pen.text(Part::Label, name, Point::new(x, line.y0 - 6.0), width, style, theme.muted);
        }
        Orientation::Down => {
            pen.line(Part::Body, line.origin(), Point::new(line.x0, line.y1), stroke);
            let band = Rect::new(line.x0 - width - 8.0, above.header.y1, line.x0 - 1.0, line.y1);
            let taken: Vec<_> = taken(band).into_iter().map(|r| (r.y0, r.y1)).collect();
            let y = last_free(band.y0 + 6.0, line.y1 - 5.0, height, &taken);
            pen.text(
                Part::Label,
                name,
                Point::new(line.x0 - 6.0 - width, y + style.ascent()),
                width,
                style,
                theme.muted,
            );
        }
    }
    pen.group("boundary", name.to_owned(), [None, None])
}

/// The start of the last stretch of this length in an interval that no other touches; of the very last where none is
/// free.
fn last_free(from: f64, to: f64, length: f64, taken: &[(f64, f64)]) -> f64 {
    let mut at = to - length;
    while let Some((start, _)) = taken.iter().find(|(start, end)| *start < at + length + 3.0 && *end > at - 3.0) {
        at = start - length - 4.0;
        if at < from {
            return to - length;
        }
    }
    at
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

#[cfg(test)]
mod tests {
    use super::*;
    use LaneClass::{Backstage, Customer, Frontstage, Plain, Support};

    #[test]
    fn lines_lie_between_classes_also_where_lanes_between_them_have_none() {
        let (interaction, visibility) = (Some("line of interaction"), Some("line of visibility"));
        let both = Some("line of interaction and visibility");
        let internal = Some("line of internal interaction");
        for (classes, lines) in [
            (&[Customer, Frontstage, Backstage, Support][..], &[None, interaction, visibility, internal][..]),
            (&[Customer, Backstage, Support], &[None, both, internal]),
            (&[Customer, Plain, Backstage], &[None, interaction, visibility]),
            (&[Frontstage, Plain, Backstage], &[None, None, visibility]),
            (&[Backstage, Frontstage, Customer], &[None, visibility, interaction]),
            (&[Plain, Customer, Frontstage], &[None, interaction, interaction]),
            (&[Plain, Plain], &[None, None]),
            (&[], &[]),
        ] {
            assert_eq!(boundaries(classes), lines, "{classes:?}");
        }
    }
}
