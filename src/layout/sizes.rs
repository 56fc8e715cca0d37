//! Sizes from measured text: every step, note and label, broken into lines. Knows nothing of places.

use super::{Request, RequestFlow, RequestStep, chips::Chips, metrics::*};
use crate::{
    geom::Size,
    model::{Orientation, StepKind},
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
    pub fn new(request: &Request, attached: &[bool]) -> Sizes {
        let mut hosts = vec![false; request.steps.len()];
        for host in request.steps.iter().filter_map(|s| s.attached_to) {
            if let Some(host) = hosts.get_mut(host) {
                *host = true;
            }
        }
        Sizes {
            steps: request
                .steps
                .iter()
                .zip(attached)
                .enumerate()
                .map(|(i, (s, &a))| with_chips(request, s, step(s, a), a, hosts.get(i) == Some(&true)))
                .collect(),
            notes: request.notes.iter().map(|n| note(&n.text)).collect(),
            labels: request.flows.iter().map(flow).collect(),
        }
    }
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
