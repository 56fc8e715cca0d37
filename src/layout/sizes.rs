//! Sizes from measured text: every step, note and label, broken into lines. Knows nothing of places.

use super::{Request, RequestFlow, RequestStep, chips::Chips, metrics::*};
use crate::{
    geom::Size,
    model::{Id, Orientation, StepKind},
    text::{Block, scale, wrap},
};

/// A text and the size of the shape that holds it, as seen on the drawing (never turned).
#[derive(Clone, Debug, Default)]
pub struct Sized {
    pub block: Block,
    pub size: Size,
    pub chips: Chips,
    /// From the lower edge of a step to its chips.
    pub chips_edge: f64,
}

impl Sized {
    /// Whether all but its text is as it was.
    pub fn takes_same_room(&self, was: &Sized) -> bool {
        self.size == was.size && self.chips == was.chips && self.chips_edge == was.chips_edge
    }

    fn of(block: Block, size: Size) -> Sized {
        Sized { block, size, ..Sized::default() }
    }
}

/// What the text of a request needs.
#[derive(Clone, Debug, Default)]
pub struct Sizes {
    pub steps: Vec<Sized>,
    pub notes: Vec<Sized>,
    /// With the label's own edge; zero where there is no label.
    pub labels: Vec<Sized>,
}

impl Sizes {
    /// What each text needs, where these steps hang on the edges of others. What says the same as in an earlier request
    /// is taken over from its sizes.
    pub fn new(request: &Request, attached: &[bool], before: Option<Before>) -> Sizes {
        let before = before.filter(|before| {
            let was = before.request;
            (was.orientation, was.chip_lines) == (request.orientation, request.chip_lines)
        });
        let hung = hung(request, attached);
        let old_hung = before.as_ref().map_or(vec![], |before| self::hung(before.request, before.attached));
        let (old_steps, old_flows) =
            before.as_ref().map_or((&[][..], &[][..]), |before| (&before.request.steps, &before.request.flows));
        let known = before.map(|before| before.sizes);
        let of_step = |(i, (step, at)): (usize, (&RequestStep, Option<usize>))| {
            let (attached, hosts) = hung.get(i).copied().unwrap_or_default();
            let hangs_same = |at: &usize| old_hung.get(*at) == Some(&(attached, hosts));
            let same = at.filter(|at| hangs_same(at) && old_steps.get(*at).is_some_and(|old| says_same(step, old)));
            same.and_then(|at| known?.steps.get(at).cloned()).unwrap_or_else(|| sized(request, step, (attached, hosts)))
        };
        let of_flow = |(flow, at): (&RequestFlow, Option<usize>)| {
            let says_same = |old: &RequestFlow| (&flow.label, &flow.chips) == (&old.label, &old.chips);
            let same = at.filter(|at| old_flows.get(*at).is_some_and(says_same));
            same.and_then(|at| known?.labels.get(at).cloned()).unwrap_or_else(|| self::flow(flow))
        };
        let steps = request.steps.iter().zip(places(&request.steps, old_steps, |s| &s.id));
        let flows = request.flows.iter().zip(places(&request.flows, old_flows, |f| &f.id));
        Sizes {
            steps: steps.enumerate().map(of_step).collect(),
            notes: request.notes.iter().map(|n| note(&n.text)).collect(),
            labels: flows.map(of_flow).collect(),
        }
    }
}

/// An earlier request, with which of its steps hung on the edges of others and what its texts needed.
pub struct Before<'a> {
    pub request: &'a Request,
    pub attached: &'a [bool],
    pub sizes: &'a Sizes,
}

/// What a step needs, where it hangs on another's edge or one hangs on its own.
pub fn sized(request: &Request, it: &RequestStep, (attached, hosts): (bool, bool)) -> Sized {
    with_chips(request, it, step(it, attached), attached, hosts)
}

/// For each step whether it hangs on another's edge, and whether one hangs on its own.
pub fn hung(request: &Request, attached: &[bool]) -> Vec<(bool, bool)> {
    let mut all: Vec<(bool, bool)> = attached.iter().map(|attached| (*attached, false)).collect();
    all.resize(request.steps.len(), (false, false));
    for host in request.steps.iter().filter_map(|s| s.attached_to) {
        if let Some(host) = all.get_mut(host) {
            host.1 = true;
        }
    }
    all
}

/// Whether all that the size of a step depends on is the same.
fn says_same(a: &RequestStep, b: &RequestStep) -> bool {
    (a.kind, &a.name, &a.duration, &a.chips) == (b.kind, &b.name, &b.duration, &b.chips)
}

/// Where each of a list stood in an earlier one. Both are in order of ids; what is not is merely not found.
fn places<'a, T>(now: &'a [T], was: &'a [T], id: impl Fn(&T) -> &Id + 'a) -> impl Iterator<Item = Option<usize>> + 'a {
    let mut next = 0;
    now.iter().map(move |item| {
        while was.get(next).is_some_and(|before| id(before) < id(item)) {
            next += 1;
        }
        was.get(next).filter(|before| id(before) == id(item)).map(|_| next)
    })
}

fn step(step: &RequestStep, attached: bool) -> Sized {
    let name = step.name.as_str();
    let bare = name.trim().is_empty();
    if attached {
        if bare {
            return Sized::of(Block::default(), Size::new(ATTACHED, ATTACHED));
        }
        let block = wrap_to_two_lines(name, scale::STEP_SMALL);
        // Room for the mark of its trigger beside the name.
        let size = Size::new(block.width + 40.0, (block.height() + 10.0).max(ATTACHED));
        return Sized::of(block, size);
    }
    match step.kind {
        StepKind::Task(_) | StepKind::Wait | StepKind::SubProcess(_) => {
            let block = wrap_to_lines(name, scale::STEP, [STEP_WRAP, 150.0, 200.0]);
            let size = Size::new((block.width + 28.0).max(STEP_WIDTH), (block.height() + 22.0).max(STEP_HEIGHT));
            Sized::of(block, size)
        }
        StepKind::Decision(_) => {
            if bare {
                return Sized::of(Block::default(), Size::new(BARE_DECISION.0, BARE_DECISION.1));
            }
            let block = wrap_to_lines(name, scale::STEP_STRONG, [108.0, 132.0, 180.0]);
            let size =
                Size::new((block.width + 2.0 * DECISION_TIP).max(STEP_WIDTH), (block.height() + 22.0).max(STEP_HEIGHT));
            Sized::of(block, size)
        }
        StepKind::Start(_) | StepKind::End(_) | StepKind::Event(_) | StepKind::Throw(_) => {
            if bare {
                return Sized::of(Block::default(), Size::new(DOT, DOT));
            }
            let style = match step.kind {
                StepKind::End(_) => scale::STEP_STRONG,
                StepKind::Task(_)
                | StepKind::Wait
                | StepKind::SubProcess(_)
                | StepKind::Decision(_)
                | StepKind::Start(_)
                | StepKind::Event(_)
                | StepKind::Throw(_)
                | StepKind::Document
                | StepKind::DataStore => scale::STEP,
            };
            let block = wrap_to_lines(name, style, [104.0, 130.0, 180.0]);
            let size = Size::new((block.width + 44.0).max(STEP_WIDTH), (block.height() + 16.0).max(PILL_HEIGHT));
            Sized::of(block, size)
        }
        StepKind::Document | StepKind::DataStore => {
            let block = wrap_to_lines(name, scale::STEP_SMALL, [92.0, 120.0, 170.0]);
            let size = Size::new((block.width + 24.0).max(DOCUMENT.0), (block.height() + 30.0).max(DOCUMENT.1));
            Sized::of(block, size)
        }
    }
}

/// A step with room for its chips beneath its name, in its outline, clear of what sits on its edge.
fn with_chips(request: &Request, step: &RequestStep, sized: Sized, attached: bool, hosts: bool) -> Sized {
    if step.chips.is_empty() || attached {
        return sized;
    }
    let (below, beside) = match request.orientation {
        Orientation::Across if hosts => (ATTACHED_INSET, 0.0),
        Orientation::Down if hosts => (0.0, 2.0 * ATTACHED_INSET),
        Orientation::Across | Orientation::Down => (0.0, 0.0),
    };
    // What its sides take away at the height of the chips, and what its lower edge does.
    let (aside, edge) = match step.kind {
        StepKind::Decision(_) => (2.0 * DECISION_TIP + 4.0, 0.0),
        StepKind::Start(_) | StepKind::End(_) | StepKind::Event(_) | StepKind::Throw(_) => (20.0, 1.0),
        StepKind::Document => (12.0, 0.0),
        StepKind::DataStore => (16.0, 5.0),
        StepKind::Task(_) | StepKind::Wait | StepKind::SubProcess(_) => (12.0, 0.0),
    };
    let pill = if step.duration.trim().is_empty() { 0.0 } else { DURATION_OVERHANG - 4.0 };
    let width = (sized.size.width - aside).max(CHIPS_WIDTH - aside);
    let chips = Chips::fit(&step.chips, width, request.chip_lines);
    let need = chips.size();
    let more = need.height - CHIP_HEIGHT + CHIP_LINE + edge + below.max(pill);
    let high = match sized.block.lines.len() {
        0 => sized.size.height,
        // A name of one line leaves room in the least height.
        _ => sized.block.height() + 22.0,
    };
    let size = Size::new(sized.size.width.max(need.width + aside + beside), (high + more).max(sized.size.height));
    Sized { size, chips, chips_edge: CHIP_EDGE + edge + below.max(pill), ..sized }
}

/// The label of a flow, and its chips beneath.
fn flow(flow: &RequestFlow) -> Sized {
    let label = label(&flow.label);
    if flow.chips.is_empty() {
        return label;
    }
    let chips = Chips::line(&flow.chips);
    let (above, need) = (label.size, chips.size());
    let between = if above.height > 0.0 { LABEL_PAD.1 } else { 0.0 };
    let size = Size::new(above.width.max(need.width + 2.0), above.height + between + need.height);
    Sized { size, chips, ..label }
}

/// Wraps to the first width, and to the wider ones where that takes many lines.
fn wrap_to_lines(text: &str, style: crate::text::Style, widths: [f64; 3]) -> Block {
    let block = wrap(text, style, widths[0]);
    if block.lines.len() <= 3 {
        return block;
    }
    let wider = wrap(text, style, widths[1]);
    if wider.lines.len() <= 5 { wider } else { wrap(text, style, widths[2]) }
}

/// Wraps to two lines at most, as narrow as that allows: what sits on the edge of a step must not tower over it.
fn wrap_to_two_lines(text: &str, style: crate::text::Style) -> Block {
    let mut width = 96.0;
    loop {
        let block = wrap(text, style, width);
        if block.lines.len() <= 2 || width > 400.0 {
            return block;
        }
        width += 32.0;
    }
}

fn note(text: &str) -> Sized {
    let block = wrap_to_lines(text, scale::NOTE, [NOTE_WRAP, 200.0, 280.0]);
    let size = Size::new((block.width + 22.0).max(48.0), (block.height() + 14.0).max(30.0));
    Sized::of(block, size)
}

fn label(text: &str) -> Sized {
    if text.is_empty() {
        return Sized::default();
    }
    let block = wrap_to_lines(text, scale::FLOW, [LABEL_WRAP, 140.0, 200.0]);
    if block.lines.is_empty() {
        return Sized::default();
    }
    let size = Size::new(block.width + 2.0 * LABEL_PAD.0, block.height() + 2.0 * LABEL_PAD.1);
    Sized::of(block, size)
}
