//! The heading, the headers of lanes and the strip of phases: what they need before anything is placed, and where they
//! stand after.

use super::{
    Label, LaneBox, PhaseBox, Request,
    coords::{Frame, Need},
    grid::Grid,
    metrics::*,
    place::Axis,
    turn::Turn,
};
use crate::{
    geom::{Point, Rect},
    model::Orientation,
    text::{Block, scale, wrap},
};

/// Texts outside the lanes' contents, measured.
pub struct Headings {
    title: Block,
    subtitle: Block,
    names: Vec<Block>,
    captions: Vec<Block>,
    phases: Vec<Block>,
    /// Extent of the headers along the time axis, by depth, and of those of lanes without lanes in them from their
    /// start.
    levels: Vec<f64>,
    holds: Vec<bool>,
    /// Where the headers begin, along and across the time axis.
    u0: f64,
    v0: f64,
}

impl Headings {
    pub fn new(request: &Request) -> Headings {
        let across = request.orientation == Orientation::Across;
        let mut holds = vec![false; request.lanes.len()];
        for (l, lane) in request.lanes.iter().enumerate() {
            if let Some(parent) = lane.parent.filter(|&p| p < l) {
                holds[parent] = true;
            }
        }
        let wide = |l: usize| if across && holds[l] { POOL_HEADER - 20.0 } else { LANE_HEADER - HEADER_INSET - 12.0 };
        let names: Vec<Block> =
            request.lanes.iter().enumerate().map(|(l, lane)| wrap(&lane.name, scale::LANE, wide(l))).collect();
        let captions: Vec<Block> =
            request.lanes.iter().enumerate().map(|(l, lane)| wrap(&lane.caption, scale::CAPTION, wide(l))).collect();
        let depths = request.lanes.iter().map(|l| l.depth + 1).max().unwrap_or(1);
        let mut levels = vec![BARE_HEADER; depths];
        let mut total = 0.0f64;
        for pass in [true, false] {
            for (l, lane) in request.lanes.iter().enumerate().filter(|(l, _)| holds[*l] == pass) {
                let bare = names[l].lines.is_empty() && captions[l].lines.is_empty();
                let need = match (across, bare) {
                    (_, true) => BARE_HEADER,
                    (true, false) => {
                        if pass {
                            POOL_HEADER
                        } else {
                            LANE_HEADER
                        }
                    }
                    (false, false) => {
                        (names[l].height() + captions[l].height() + 16.0).max(if pass { 36.0 } else { UPRIGHT_HEADER })
                    }
                };
                if pass {
                    levels[lane.depth] = levels[lane.depth].max(need);
                } else {
                    total = total.max(levels[..lane.depth].iter().sum::<f64>() + need);
                }
            }
        }
        let title = wrap(&request.title, scale::TITLE, 1200.0);
        let subtitle = wrap(&request.subtitle, scale::SUBTITLE, 1200.0);
        let phase_wrap = if across { f64::INFINITY } else { 120.0 };
        let phases: Vec<Block> =
            request.phases.iter().map(|p| wrap(&p.name.to_uppercase(), scale::PHASE, phase_wrap)).collect();
        let heading = title.height() + subtitle.height();
        let top = MARGIN + if heading > 0.0 { heading + HEADING_GAP } else { 0.0 };
        let (mut u0, mut v0) = if across { (MARGIN, top) } else { (top, MARGIN) };
        if !phases.is_empty() {
            v0 += if across {
                PHASE_STRIP - 4.0
            } else {
                phases.iter().map(|b| b.width).fold(0.0, f64::max) + PHASE_INSET
            };
        }
        levels.push(total);
        if request.lanes.is_empty() {
            u0 += 0.0;
        }
        Headings { title, subtitle, names, captions, phases, levels, holds, u0, v0 }
    }

    /// The headers' extent from their start to the contents.
    fn depth(&self) -> f64 {
        self.levels.last().copied().unwrap_or_default()
    }

    /// What the frame must have room for.
    pub fn need(&self, request: &Request, grid: &Grid) -> Need {
        let across = request.orientation == Orientation::Across;
        let lanes = (0..request.lanes.len())
            .map(|l| {
                let text = if across {
                    let height = self.names[l].height() + self.captions[l].height();
                    if height > 0.0 { height + 20.0 } else { 0.0 }
                } else {
                    self.names[l].width.max(self.captions[l].width) + 2.0 * HEADER_INSET
                };
                text.max(SLIM_LANE)
            })
            .collect();
        let phases = request
            .phases
            .iter()
            .zip(&self.phases)
            .filter_map(|(phase, block)| {
                let (first, end) = phase_columns(grid, phase.from, phase.to)?;
                let least = if across { block.width + 2.0 * PHASE_INSET } else { block.height() + 12.0 };
                Some((first, end, least))
            })
            .collect();
        Need { u0: self.u0 + self.depth(), v0: self.v0, lanes, phases }
    }

    pub fn lanes(&self, request: &Request, grid: &Grid, frame: &Frame, turn: &Turn) -> Vec<LaneBox> {
        let far = frame.u.far();
        (0..request.lanes.len())
            .map(|l| {
                let lane = &request.lanes[l];
                let (first, end) = grid.lane_rows[l];
                let (v1, v2) = (line(&frame.v, 2 * first, self.v0), line(&frame.v, 2 * end, self.v0));
                let u1 = self.u0 + self.levels[..lane.depth.min(self.levels.len() - 1)].iter().sum::<f64>();
                let u2 = if self.holds[l] { u1 + self.levels[lane.depth] } else { self.u0 + self.depth() };
                LaneBox {
                    id: lane.id.clone(),
                    rect: turn.rect(u1, v1, far, v2),
                    header: turn.rect(u1, v1, u2, v2),
                    name: self.names[l].clone(),
                    caption: self.captions[l].clone(),
                    depth: lane.depth,
                    leaf: !self.holds[l],
                    rows: if self.holds[l] { Vec::new() } else { rows(grid, frame, l) },
                }
            })
            .collect()
    }

    pub fn phases(&self, request: &Request, grid: &Grid, frame: &Frame, turn: &Turn) -> Vec<PhaseBox> {
        let strip = if turn.across() { PHASE_STRIP } else { self.v0 - MARGIN };
        request
            .phases
            .iter()
            .zip(&self.phases)
            .filter_map(|(phase, block)| {
                let (first, end) = phase_columns(grid, phase.from, phase.to)?;
                let u1 = if first == 0 { self.u0 + self.depth() } else { line(&frame.u, 2 * first, 0.0) };
                let u2 = if end as usize + 1 == grid.columns.len() {
                    frame.u.far()
                } else {
                    line(&frame.u, 2 * end + 2, 0.0)
                };
                let at = if turn.across() {
                    Point::new(u1 + PHASE_INSET, self.v0 - PHASE_STRIP + 4.0)
                } else {
                    Point::new(MARGIN, u1 + 8.0)
                };
                Some(PhaseBox {
                    id: phase.id.clone(),
                    rect: turn.rect(u1, self.v0 - strip, u2, frame.v.far()),
                    heading: label(at, block),
                })
            })
            .collect()
    }

    pub fn title(&self) -> Option<Label> {
        let at = Point::new(MARGIN, MARGIN - 6.0);
        (!self.title.lines.is_empty()).then(|| label(at, &self.title))
    }

    pub fn subtitle(&self) -> Option<Label> {
        let at = Point::new(MARGIN, MARGIN - 6.0 + self.title.height() + 2.0);
        (!self.subtitle.lines.is_empty()).then(|| label(at, &self.subtitle))
    }
}

fn label(at: Point, block: &Block) -> Label {
    Label { rect: Rect::from_origin_size(at, (block.width, block.height())), block: block.clone() }
}

fn line(axis: &Axis, at: u32, or: f64) -> f64 {
    axis.middle.get(at as usize).copied().unwrap_or(or)
}

/// The rows of a lane by key: rows made for steps that share a cell count as one.
fn rows(grid: &Grid, frame: &Frame, lane: usize) -> Vec<super::Band> {
    let (first, end) = grid.lane_rows[lane];
    let mut bands: Vec<super::Band> = Vec::new();
    for r in first..end {
        let at = 2 * r as usize + 1;
        let (start, stop) = (frame.v.start[at], frame.v.end[at]);
        match bands.last_mut() {
            Some(band) if band.key == grid.rows[r as usize].key => band.end = stop,
            _ => bands.push(super::Band { key: grid.rows[r as usize].key, start, end: stop }),
        }
    }
    bands
}

/// The columns of a phase: first and last.
fn phase_columns(grid: &Grid, from: crate::model::Key, to: crate::model::Key) -> Option<(u32, u32)> {
    let first = grid.columns.partition_point(|&k| k < from);
    let end = grid.columns.partition_point(|&k| k <= to.max(from));
    (first < end).then(|| (first as u32, end as u32 - 1))
}
