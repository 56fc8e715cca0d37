//! A swimlane as a drawing: what is painted in which order. Looks are in [`super::look`], one file a family.

use super::{
    Drawing, Item, Theme,
    look::{flow, heading::heading, lane, legend, note, phase, step},
    reuse::{self, Before, Memory, Piece},
};
use crate::{
    geom::Rect,
    layout::{LaneBox, Layout, StepBox},
    model::{Document, FlowKind, Id, IdMap, LaneClass, LaneNode, Orientation, Step, StepKind, View, counted},
};

pub use step::title as step_title;

/// Half the way between two lines of the legend.
const LEGEND_LINE: f64 = 10.0;

/// A swimlane drawn where its layout says; empty where the document has no such swimlane.
///
/// Records the layout does not know are not drawn, nor is what only the layout knows: both are of one document.
pub fn draw(document: &Document, swimlane: &Id, layout: &Layout, theme: &Theme) -> Drawing {
    draw_after(document, swimlane, layout, theme, None).0
}

/// The same, which takes over what did not change since an earlier drawing of the swimlane, given with its layout.
pub fn draw_after(
    document: &Document,
    swimlane: &Id,
    layout: &Layout,
    theme: &Theme,
    before: Option<(&Layout, &Memory)>,
) -> (Drawing, Memory) {
    let before = Before::new(before, theme);
    View::new(document, swimlane)
        .map_or_else(Default::default, |view| draw_view(document, &view, layout, theme, before))
}

fn draw_view(
    document: &Document,
    view: &View,
    layout: &Layout,
    theme: &Theme,
    before: Option<Before>,
) -> (Drawing, Memory) {
    let size = layout.size;
    let counts = counts(view, layout);
    let mut drawing = Drawing {
        bounds: Rect::new(0.0, 0.0, size.width, size.height),
        background: Some(theme.canvas),
        title: title(view),
        description: description(view, counts),
        items: Vec::with_capacity(layout.steps.len() + layout.flows.len() + layout.lanes.len() + 16),
        pictures: Default::default(),
    };
    let items = &mut drawing.items;
    let orientation = view.swimlane.orientation;

    let pools = pools(&layout.lanes);
    let nodes: IdMap<&LaneNode> = view.lanes.iter().map(|n| (&n.lane.id, n)).collect();
    for place in &layout.lanes {
        if let Some(node) = nodes.get(&place.id) {
            items.push(lane::draw(node, place, pool_of(&pools, place), orientation, theme));
        }
    }
    let all = pools.iter().copied().reduce(|a, b| a.union(b)).unwrap_or_default();
    for (i, place) in layout.phases.iter().enumerate() {
        if let Some(record) = view.phases.iter().find(|p| p.id == place.id) {
            let last = i + 1 == layout.phases.len();
            items.push(phase::draw(record, place, all, orientation, last, theme));
        }
    }
    items.extend(pools.iter().map(|&pool| lane::frame(pool, theme)));
    let leaves: Vec<&LaneBox> = layout.lanes.iter().filter(|l| l.leaf).collect();
    let class = |place: &&LaneBox| nodes.get(&place.id).map(|n| view.class_of(n)).unwrap_or_default();
    let classes: Vec<LaneClass> = leaves.iter().map(class).collect();
    for (pair, name) in leaves.windows(2).zip(lane::boundaries(&classes).into_iter().skip(1)) {
        if let (&[above, below], Some(name)) = (pair, name) {
            let taken = |band: Rect| taken(layout, orientation, band);
            items.push(lane::draw_boundary(name, above, below, orientation, theme, taken));
        }
    }
    items.extend(heading(&layout.title, &layout.subtitle, theme));
    let records = Records { document, view, layout, nodes: &nodes };
    let memory = flows_and_steps(&records, theme, before, items);
    let margin = all.x0;
    let middle = (all.y1 + size.height) / 2.0 - 2.0;
    // Where badges are explained too, theirs is a line of its own beneath.
    let chips = layout.steps.iter().flat_map(|step| &step.chips).chain(layout.flows.iter().flat_map(|it| &it.chips));
    let badges = legend::draw_badges(chips, (margin, size.width - margin, middle + LEGEND_LINE), theme);
    let above = if badges.is_some() { LEGEND_LINE } else { 0.0 };
    items.extend(legend::draw(counts, margin, size.width - margin, middle - above, theme));
    items.extend(badges);
    (drawing, memory)
}

/// What a flow needs to know of one of its ends.
#[derive(Clone, Copy)]
struct End<'a> {
    name: &'a str,
    /// Where the step is in the layout.
    step: Option<usize>,
    decision: bool,
}

/// What there is to draw.
struct Records<'a> {
    document: &'a Document,
    view: &'a View<'a>,
    layout: &'a Layout,
    nodes: &'a IdMap<'a, &'a LaneNode<'a>>,
}

fn flows_and_steps(records: &Records, theme: &Theme, before: Option<Before>, items: &mut Vec<Item>) -> Memory {
    let Records { document, view, layout, nodes } = *records;
    let steps: Vec<(&Step, &StepBox)> = paired(&view.steps, &layout.steps, |s| &s.id, |b| &b.id);
    let flows = paired(&view.flows, &layout.flows, |f| &f.id, |r| &r.id);
    let notes = paired(&view.notes, &layout.notes, |n| &n.id, |b| &b.id);
    let (step_records, flow_records) = reuse::shared(document, &steps, &flows);
    let same_steps = before.as_ref().map(|b| b.same_steps(&step_records)).unwrap_or_default();
    let same_flows = before.as_ref().map(|b| b.same_flows(&flow_records)).unwrap_or_default();
    let step_before = |i: usize| same_steps.get(i).copied().flatten();
    let mut memory = Memory::new(theme);
    let mut ends: IdMap<End> = IdMap::default();
    ends.reserve(steps.len() + notes.len() + nodes.len());
    for (i, (step, _)) in steps.iter().enumerate() {
        let decision = matches!(step.kind, StepKind::Decision(_));
        ends.insert(&step.id, End { name: end_name(step), step: Some(i), decision });
    }
    for node in &view.lanes {
        ends.insert(&node.lane.id, End { name: node.name().trim(), step: None, decision: false });
    }
    for (note, _) in &notes {
        ends.insert(&note.id, End { name: "a note", step: None, decision: false });
    }

    let mut used = vec![step::Sides::default(); steps.len()];
    let mut later = Vec::new();
    for (f, (flow, route)) in flows.iter().enumerate() {
        let nothing = End { name: "", step: None, decision: false };
        let of = |id: &Option<Id>| id.as_ref().and_then(|id| ends.get(id)).copied().unwrap_or(nothing);
        let (from, to) = (of(&flow.from), of(&flow.to));
        for (end, point) in [(from, route.points.first()), (to, route.points.last())] {
            let place = end.step.and_then(|i| steps.get(i).zip(used.get_mut(i)));
            if let (Some(((_, place), used)), Some(point)) = (place, point) {
                used.top |= (point.y - place.rect.y0).abs() < 1.0;
                used.bottom |= (point.y - place.rect.y1).abs() < 1.0;
            }
        }
        // The group says what stands at its ends: these must be the same steps as before too.
        let same_end = |end: End| end.step.is_some_and(|i| step_before(i).is_some());
        let piece = same_flows.get(f).copied().flatten().filter(|_| same_end(from) && same_end(to));
        let kept = before.as_ref().zip(piece).and_then(|(before, piece)| before.flow(piece, route));
        let item = kept.unwrap_or_else(|| {
            let words = flow::Ends { from: from.name, to: to.name, from_decision: from.decision };
            flow::draw(flow, route, words, theme)
        });
        if let Some(&record) = flow_records.get(f) {
            memory.flows.push(Piece::new(record, step::Sides::default(), &item));
        }
        // Hand-offs are painted over what stays within a lane.
        if route.hand_off { later.push(item) } else { items.push(item) }
    }
    items.append(&mut later);
    for (step, place) in &steps {
        let host = step.attached_to.as_ref().and_then(|id| ends.get(id)).and_then(|end| end.step);
        if let Some(((_, host), used)) = host.and_then(|i| steps.get(i).zip(used.get_mut(i))) {
            let (top, bottom) = (place.rect.y0, place.rect.y1);
            used.event_below |= top < host.rect.y1 && bottom > host.rect.y1;
            used.bottom |= used.event_below;
            used.top |= top < host.rect.y0 && bottom > host.rect.y0;
        }
    }
    for (i, ((step, place), used)) in steps.iter().zip(used).enumerate() {
        let kept = before.as_ref().zip(step_before(i)).and_then(|(before, piece)| before.step(piece, place, used));
        let item = kept.unwrap_or_else(|| step::draw(step, place, used, theme));
        if let Some(&record) = step_records.get(i) {
            memory.steps.push(Piece::new(record, used, &item));
        }
        // What sits on the edge of a step is painted over it.
        if step.attached_to.is_some() { later.push(item) } else { items.push(item) }
    }
    items.append(&mut later);
    items.extend(notes.iter().map(|(note, place)| note::draw(note, place, theme)));
    memory.checked(layout)
}

fn end_name(step: &Step) -> &str {
    let name = step.name.trim();
    if name.is_empty() { step.kind.word() } else { name }
}

/// Records and their places by equal ids. Both come in the same order as a rule; where not, they are looked up.
fn paired<'r, 'b, R, B>(
    records: &[&'r R],
    boxes: &'b [B],
    record_id: impl Fn(&R) -> &Id,
    box_id: impl Fn(&B) -> &Id,
) -> Vec<(&'r R, &'b B)> {
    let same = records.len() == boxes.len() && records.iter().zip(boxes).all(|(r, b)| record_id(r) == box_id(b));
    if same {
        return records.iter().copied().zip(boxes).collect();
    }
    let at: IdMap<&'b B> = boxes.iter().map(|b| (box_id(b), b)).collect();
    records.iter().filter_map(|r| at.get(record_id(r)).map(|b| (*r, *b))).collect()
}

/// The blocks of lanes that touch one another.
fn pools(lanes: &[LaneBox]) -> Vec<Rect> {
    let mut pools: Vec<Rect> = Vec::new();
    for lane in lanes.iter().filter(|l| l.depth == 0) {
        let touches = |pool: &Rect| {
            let (across, down) = (lane.rect.y0 - pool.y1, lane.rect.x0 - pool.x1);
            across.abs() < 0.5 || down.abs() < 0.5
        };
        match pools.last_mut().filter(|pool| touches(pool)) {
            Some(pool) => *pool = pool.union(lane.rect),
            None => pools.push(lane.rect),
        }
    }
    pools
}

/// What stands in a band: steps with their badges, notes, flows, labels, the starts of phases.
fn taken(layout: &Layout, orientation: Orientation, band: Rect) -> Vec<Rect> {
    const BADGE: f64 = 10.0;
    let boxes = layout.steps.iter().map(|s| s.rect.inflate(0.0, BADGE)).chain(layout.notes.iter().map(|n| n.rect));
    let labels = layout.flows.iter().filter_map(|f| f.label.as_ref()).map(|l| l.rect);
    let labels = labels.chain(layout.flows.iter().flat_map(|f| &f.chips).map(|chip| chip.rect));
    let lines = layout.flows.iter().flat_map(|f| f.points.windows(2)).filter_map(|piece| match piece {
        [a, b] => Some(Rect::from_points(*a, *b).inflate(3.0, 3.0)),
        _ => None,
    });
    let phases = layout.phases.iter().map(|p| match orientation {
        Orientation::Across => Rect::new(p.rect.x0 - 1.0, band.y0, p.rect.x0 + 1.0, band.y1),
        Orientation::Down => Rect::new(band.x0, p.rect.y0 - 1.0, band.x1, p.rect.y0 + 1.0),
    });
    let meets = |r: &Rect| r.x0 < band.x1 && r.x1 > band.x0 && r.y0 < band.y1 && r.y1 > band.y0;
    boxes.chain(labels).chain(lines).chain(phases).filter(meets).collect()
}

fn pool_of(pools: &[Rect], lane: &LaneBox) -> Rect {
    let middle = lane.rect.center();
    pools.iter().copied().find(|pool| pool.contains(middle)).unwrap_or(lane.rect)
}

fn counts(view: &View, layout: &Layout) -> legend::Counts {
    let mut counts = legend::Counts::default();
    for (flow, route) in paired(&view.flows, &layout.flows, |f| &f.id, |r| &r.id) {
        match flow.kind {
            FlowKind::Sequence if route.hand_off => counts.hand_offs += 1,
            FlowKind::Sequence => counts.flows += 1,
            FlowKind::Message => {
                counts.hand_offs += usize::from(route.hand_off);
                counts.messages += 1;
            }
            FlowKind::Association | FlowKind::Data => counts.associations += 1,
        }
    }
    counts.waits = view.steps.iter().filter(|s| s.kind == StepKind::Wait).count();
    counts
}

fn title(view: &View) -> String {
    let name = view.swimlane.name.trim();
    if name.is_empty() { "Swimlane".to_owned() } else { name.to_owned() }
}

/// A swimlane in words, for screen readers: what lanes and phases there are, how many steps and hand-offs.
fn description(view: &View, counts: legend::Counts) -> String {
    let leaves: Vec<&str> = view.leaves().map(|l| l.name().trim()).filter(|n| !n.is_empty()).collect();
    let phases: Vec<&str> = view.phases.iter().map(|p| p.name.trim()).filter(|n| !n.is_empty()).collect();
    let mut words = format!(
        "Swimlane with {}, {}, {} and {}.",
        counted(view.leaves().count(), "lane", "lanes"),
        counted(view.steps.len(), "step", "steps"),
        counted(view.flows.len(), "flow", "flows"),
        counted(counts.hand_offs, "hand-off", "hand-offs")
    );
    for (heading, names) in [(" Lanes: ", leaves), (" Phases: ", phases)] {
        if !names.is_empty() {
            words.push_str(heading);
            words.push_str(&names.join(", "));
            words.push('.');
        }
    }
    words
}
