//! The handles of what is selected: quick-append buttons on a step, grips on a flow's ends.

use super::{Camera, Command, Scene, TableScene};
use crate::{
    change::op::FlowEnd,
    geom::{Point, Rect, Vec2},
    model::{Document, Id, Orientation, Record, StepKind, rules},
};

/// A button of the overlay near the selected step: the window gives it a hit region and an accessible name.
#[derive(Clone, Debug, PartialEq)]
pub struct Handle {
    /// Where it is clicked, in document points.
    pub rect_in_doc: Rect,
    /// For screen readers and tooltips: "Add decision after Take the order".
    pub accessible_name: String,
    /// What a click does. A drag from it draws a flow from the step.
    pub command: Command,
    /// What is drawn on it.
    pub mark: Mark,
}

/// The mark on a handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Step,
    Decision,
    End,
    LaneBefore,
    LaneAfter,
    /// Where an arrow to another entry of a table begins.
    Arrow,
}

/// Side of a handle, in screen points.
const SIZE: f64 = 22.0;
/// From the step, in screen points: clear of the outline of the selection.
const GAP: f64 = 8.0;
/// From one handle to the next, in screen points.
const PITCH: f64 = 4.0;
/// Below this zoom handles would cover the drawing.
pub(super) const MIN_ZOOM: f64 = 0.35;

/// The handles of the one selected step, or of a table; none for anything else, or from too far away.
pub fn handles(document: &Document, scene: &Scene, camera: &Camera, selection: &[Id]) -> Vec<Handle> {
    if let Some(table) = &scene.table {
        let arrow = match selection {
            [only] => entry_handle(document, table, camera, only),
            _ => None,
        };
        return super::table::handles(table, camera).into_iter().chain(arrow).collect();
    }
    let [only] = selection else { return vec![] };
    let (Some(step), Some(rect)) = (document.step(only), scene.rect_of(only)) else { return vec![] };
    if rules::is_data(step.kind) || camera.zoom < MIN_ZOOM {
        return vec![];
    }
    let name = if step.name.is_empty() { step.kind.word() } else { step.name.as_str() };
    let orientation = scene.axes().0;
    let (size, gap) = (SIZE / camera.zoom, GAP / camera.zoom);
    let mut found = Vec::new();
    let mut put = |center: Point, command: Command, mark: Mark, words: String| {
        let rect_in_doc = Rect::from_center_size(center, (size, size));
        found.push(Handle { rect_in_doc, accessible_name: words, command, mark });
    };
    let reach = gap + size / 2.0;
    let (on, side) = match orientation {
        Orientation::Across => (Vec2::new(1.0, 0.0), Vec2::new(0.0, 1.0)),
        Orientation::Down => (Vec2::new(0.0, 1.0), Vec2::new(1.0, 0.0)),
    };
    let half = Vec2::new(rect.width() / 2.0, rect.height() / 2.0);
    let ahead = rect.center() + on * (half.dot(on) + reach);
    let pitch = side * (size + PITCH / camera.zoom);
    if !matches!(step.kind, StepKind::End(_)) {
        put(ahead, Command::AddStep, Mark::Step, format!("Add step after {name}"));
        put(ahead - pitch, Command::AddDecision, Mark::Decision, format!("Add decision after {name}"));
        put(ahead + pitch, Command::AddEnd, Mark::End, format!("Add end after {name}"));
        let lanes = [
            (-1.0, "before", Command::AddInLaneBefore, Mark::LaneBefore),
            (1.0, "after", Command::AddInLaneAfter, Mark::LaneAfter),
        ];
        for (sign, word, command, mark) in lanes {
            if neighbour(scene, &step.lane, sign > 0.0).is_some() {
                let center = rect.center() + side * sign * (half.dot(side) + reach);
                put(center, command, mark, format!("Add step in the lane {word}, connected to {name}"));
            }
        }
    }
    found
}

/// The handle at the edge of an entry of a service blueprint, from which an arrow is drawn.
fn entry_handle(document: &Document, scene: &TableScene, camera: &Camera, entry: &Id) -> Option<Handle> {
    let blueprint = scene.table.rows.iter().any(|row| row.line_above.is_some());
    let ties = matches!(document.get(entry)?, Record::Card(_) | Record::Touchpoint(_) | Record::JourneyStep(_));
    if !blueprint || !ties || camera.zoom < MIN_ZOOM {
        return None;
    }
    let rect = scene.rect_of(entry)?;
    let (size, gap) = (SIZE * 0.8 / camera.zoom, 2.0 / camera.zoom);
    let center = Point::new(rect.x1 + gap + size / 2.0, rect.center().y);
    let name = match document.display_name(entry) {
        "" => "this entry",
        name => name,
    };
    Some(Handle {
        rect_in_doc: Rect::from_center_size(center, (size, size)),
        accessible_name: format!("Draw an arrow from {name}"),
        command: Command::Connect,
        mark: Mark::Arrow,
    })
}

/// The leaf lane before or after another.
pub fn neighbour(scene: &Scene, lane: &Id, after: bool) -> Option<Id> {
    let leaves: Vec<&Id> = scene.request.as_ref()?.lanes.iter().filter(|l| l.leaf).map(|l| &l.id).collect();
    let at = leaves.iter().position(|l| *l == lane)?;
    let next = if after { at + 1 } else { at.checked_sub(1)? };
    leaves.get(next).map(|id| (*id).clone())
}

/// The handle at a point.
pub fn hit(handles: &[Handle], pos: Point) -> Option<&Handle> {
    handles.iter().find(|h| h.rect_in_doc.contains(pos))
}

/// The ends of a flow that can be taken.
pub fn grips(scene: &Scene, flow: &Id) -> Vec<(Point, FlowEnd)> {
    let Some(route) = scene.route_of(flow) else { return vec![] };
    match (route.points.first(), route.points.last()) {
        (Some(first), Some(last)) => vec![(*last, FlowEnd::To), (*first, FlowEnd::From)],
        (None, _) | (_, None) => vec![],
    }
}
