//! Dragging a lane by its header: over headers it goes before or after another lane, over a lane's body it nests there.

use super::{Act, Context, Reaction};
use crate::{
    change::op::{self, LaneSpot},
    editor::{Cursor, PointerEvent, overlay::Sketch},
    geom::{Point, Rect},
    layout::LaneBox,
    model::Id,
};

/// A lane on its way, with all that is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct DraggingLane {
    lane: Id,
    start: Point,
    now: Point,
    land: Option<Land>,
}

#[derive(Clone, Debug, PartialEq)]
struct Land {
    spot: LaneSpot,
    mark: Rect,
    refused: Option<String>,
}

/// Half the thickness of the bar between two lanes.
const BAR: f64 = 2.0;

impl DraggingLane {
    /// Takes a lane.
    pub fn new(lane: Id, start: Point) -> DraggingLane {
        DraggingLane { lane, start, now: start, land: None }
    }

    /// Finds where it would go.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        self.now = event.pos_in_doc;
        let land = find(context, &self.lane, self.now);
        if land.as_ref().map(|l| &l.0) != self.land.as_ref().map(|l| &l.spot) {
            self.land = land.map(|(spot, mark)| {
                // The ids of a trial are not used up: the drop makes the same ones.
                let refused = op::move_lane(context.document, &self.lane, &spot, &mut context.ids.clone()).err();
                Land { spot, mark, refused: refused.map(|r| r.0) }
            });
        }
        let name = |id: &Id| context.document.display_name(id).to_owned();
        let Some(land) = &self.land else {
            return Reaction::default().cursor(Cursor::Grabbing).saying("Drop it before, after or in another lane");
        };
        if let Some(why) = &land.refused {
            return Reaction::default().cursor(Cursor::NotAllowed).saying(why.clone());
        }
        Reaction::default().cursor(Cursor::Grabbing).saying(match &land.spot {
            LaneSpot::Above(id) => format!("Before {}", name(id)),
            LaneSpot::Below(id) => format!("After {}", name(id)),
            LaneSpot::Inside(id) => format!("Inside {}", name(id)),
            LaneSpot::Last(_) => "To the end".to_owned(),
        })
    }

    /// Goes there.
    pub fn up(&mut self, context: &mut Context) -> Reaction {
        match self.land.take() {
            Some(Land { refused: Some(why), .. }) => Reaction::over().saying(why),
            Some(Land { spot, .. }) => {
                Reaction::done(Act::Commit(op::move_lane(context.document, &self.lane, &spot, context.ids)))
            }
            None => Reaction::over(),
        }
        .cursor(Cursor::Default)
    }

    /// A ghost of the header, and where the lane would go.
    pub fn preview(&self, context: &Context, sketch: &mut Sketch) {
        if let Some(own) = context.scene.layout.lanes.iter().find(|l| l.id == self.lane) {
            sketch.ghost(own.header + (self.now - self.start));
        }
        if let Some(land) = &self.land {
            if land.refused.is_some() { sketch.refused(land.mark) } else { sketch.target(land.mark) }
        }
    }
}

/// The place at a point: in a header's near half before that lane, in its far half after it, in a body inside it.
fn find(context: &Context, lane: &Id, pos: Point) -> Option<(LaneSpot, Rect)> {
    let axes = context.scene.axes();
    let lanes = &context.scene.layout.lanes;
    let across = axes.across(pos);
    let under = |l: &&LaneBox| l.header.contains(pos);
    if let Some(over) = lanes.iter().rev().find(under) {
        if over.id == *lane {
            return None;
        }
        let (low, high) = axes.across_of(over.rect);
        let before = across < (low + high) / 2.0;
        let edge = if before { low } else { high };
        let mark = axes.rect(axes.time_of(over.rect), (edge - BAR, edge + BAR));
        let spot = if before { LaneSpot::Above(over.id.clone()) } else { LaneSpot::Below(over.id.clone()) };
        return Some((spot, mark));
    }
    if let Some(over) = lanes.iter().rev().find(|l| l.rect.contains(pos)) {
        return (over.id != *lane).then(|| (LaneSpot::Inside(over.id.clone()), over.rect));
    }
    // Beyond the first or the last lane.
    let top = |l: &&LaneBox| l.depth == 0 && l.id != *lane;
    let first = lanes.iter().find(top)?;
    let last = lanes.iter().rev().find(top)?;
    let ((start, _), (_, end)) = (axes.across_of(first.rect), axes.across_of(last.rect));
    let bar = |edge: f64, of: &LaneBox| axes.rect(axes.time_of(of.rect), (edge - BAR, edge + BAR));
    if across < start {
        Some((LaneSpot::Above(first.id.clone()), bar(start, first)))
    } else if across > end {
        Some((LaneSpot::Below(last.id.clone()), bar(end, last)))
    } else {
        None
    }
}
