//! Sizes from measured text: every step, note and label, broken into lines. Knows nothing of places.

use super::{Request, RequestStep, metrics::*};
use crate::{
    geom::Size,
    model::StepKind,
    text::{Block, scale, wrap},
};

/// A text and the size of the shape that holds it, as seen on the drawing (never turned).
#[derive(Clone, Debug, Default)]
pub struct Sized {
    pub block: Block,
    pub size: Size,
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
        Sizes {
            steps: request.steps.iter().zip(attached).map(|(s, &a)| step(s, a)).collect(),
            notes: request.notes.iter().map(|n| note(&n.text)).collect(),
            labels: request.flows.iter().map(|f| label(&f.label)).collect(),
        }
    }
}

fn step(step: &RequestStep, attached: bool) -> Sized {
    let name = step.name.as_str();
    let bare = name.trim().is_empty();
    if attached {
        if bare {
            return Sized { block: Block::default(), size: Size::new(ATTACHED, ATTACHED) };
        }
        let block = wrap_to_two_lines(name, scale::STEP_SMALL);
        // Room for the mark of its trigger beside the name.
        let size = Size::new(block.width + 40.0, (block.height() + 10.0).max(ATTACHED));
        return Sized { block, size };
    }
    match step.kind {
        StepKind::Task(_) | StepKind::Wait | StepKind::SubProcess(_) => {
            let block = wrap_to_lines(name, scale::STEP, [STEP_WRAP, 150.0, 200.0]);
            let size = Size::new((block.width + 28.0).max(STEP_WIDTH), (block.height() + 22.0).max(STEP_HEIGHT));
            Sized { block, size }
        }
        StepKind::Decision(_) => {
            if bare {
                return Sized { block: Block::default(), size: Size::new(BARE_DECISION.0, BARE_DECISION.1) };
            }
            let block = wrap_to_lines(name, scale::STEP_STRONG, [108.0, 132.0, 180.0]);
            let size =
                Size::new((block.width + 2.0 * DECISION_TIP).max(STEP_WIDTH), (block.height() + 22.0).max(STEP_HEIGHT));
            Sized { block, size }
        }
        StepKind::Start(_) | StepKind::End(_) | StepKind::Event(_) | StepKind::Throw(_) => {
            if bare {
                return Sized { block: Block::default(), size: Size::new(DOT, DOT) };
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
            Sized { block, size }
        }
        StepKind::Document | StepKind::DataStore => {
            let block = wrap_to_lines(name, scale::STEP_SMALL, [92.0, 120.0, 170.0]);
            let size = Size::new((block.width + 24.0).max(DOCUMENT.0), (block.height() + 30.0).max(DOCUMENT.1));
            Sized { block, size }
        }
    }
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
    Sized { block, size }
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
    Sized { block, size }
}
