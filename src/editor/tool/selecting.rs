//! Selecting: nothing is pressed. Decides what a press begins, and shows by the pointer what it would take.

use super::{Act, Connecting, Context, Panning, Pressing, Reaction, Reattaching, Tool, pressing::Held};
use crate::{
    change::op::FlowEnd,
    editor::{Button, Cursor, Pick, PointerEvent, handles},
    model::Id,
};

/// A press begins a gesture.
pub fn down(context: &mut Context, event: PointerEvent) -> Reaction {
    if event.button == Button::Middle || event.mods.space {
        return Reaction::become_(Tool::Panning(Panning { start: event.pos_in_doc })).cursor(Cursor::Grabbing);
    }
    let pick = context.pick(event.pos_in_doc);
    let about = context.chip(event.pos_in_doc).map(|chip| chip.about.to_vec()).filter(|about| !about.is_empty());
    if event.button == Button::Secondary {
        return match pick.selects() {
            Some(id) if !context.selection.contains(id) => Reaction::done(Act::Select(vec![id.clone()])),
            Some(_) => Reaction::default(),
            None => Reaction::done(Act::Select(vec![])),
        };
    }
    if let Some(handle) = handles::hit(context.handles, event.pos_in_doc) {
        let from = context.selection.first().cloned();
        let held = Held::Handle { command: handle.command, from };
        return Reaction::become_(Tool::Pressing(Pressing::new(event, held)));
    }
    if let Some((flow, end)) = grip(context, event) {
        return Reaction::become_(Tool::Reattaching(Reattaching::new(flow, end, event.pos_in_doc)));
    }
    if let Some(about) = about.filter(|_| event.clicks == 2) {
        return Reaction::done(Act::Follow(about));
    }
    if event.clicks == 2 {
        return double(context, event, &pick);
    }
    let Some(id) = pick.selects().cloned() else {
        return Reaction::become_(Tool::Pressing(Pressing::new(event, Held::Ground)));
    };
    if event.mods.alt && pick.ties().is_some() {
        return Reaction::become_(Tool::Connecting(Connecting::from(id, event.pos_in_doc))).cursor(Cursor::Crosshair);
    }
    let was_selected = context.selection.contains(&id);
    let select = match (event.mods.adds(), was_selected) {
        (true, false) => Some(context.selection.iter().cloned().chain([id]).collect()),
        (false, false) => Some(vec![id]),
        // Decided on release: this may be the start of a drag of all that is selected.
        (true, true) | (false, true) => None,
    };
    Reaction {
        next: Some(Tool::Pressing(Pressing::new(event, Held::Record { pick, was_selected }))),
        act: select.map(Act::Select),
        ..Reaction::default()
    }
}

/// A double click names a thing, or adds a step in an empty cell.
fn double(context: &mut Context, event: PointerEvent, pick: &Pick) -> Reaction {
    if let Some(id) = pick.selects() {
        return Reaction::done(Act::Rename(id.clone()));
    }
    match pick {
        Pick::Title => match context.scene.request.as_ref() {
            Some(request) => Reaction::done(Act::Rename(request.swimlane.clone())),
            None => Reaction::default(),
        },
        Pick::Lane(_) => super::dragging_steps::add_at(context, event.pos_in_doc),
        Pick::Step(_)
        | Pick::Note(_)
        | Pick::Flow(_)
        | Pick::LaneHeader(_)
        | Pick::PhaseHeading(_)
        | Pick::PhaseEdge(..)
        | Pick::Nothing => Reaction::default(),
    }
}

/// The pointer shows what a press would take.
pub fn hover(context: &mut Context, event: PointerEvent) -> Reaction {
    if event.mods.space {
        return Reaction::default().cursor(Cursor::Grab);
    }
    if let Some(handle) = handles::hit(context.handles, event.pos_in_doc) {
        return Reaction::default().cursor(Cursor::Pointing).saying(handle.accessible_name.clone());
    }
    if grip(context, event).is_some() {
        return Reaction::default().cursor(Cursor::Crosshair);
    }
    if let Some(chip) = context.chip(event.pos_in_doc) {
        return Reaction::default().cursor(Cursor::Pointing).saying(chip.title.to_string());
    }
    let cursor = match context.pick(event.pos_in_doc) {
        Pick::Step(_) | Pick::Note(_) | Pick::Flow(_) => Cursor::Pointing,
        Pick::LaneHeader(_) | Pick::PhaseHeading(_) => Cursor::Grab,
        Pick::PhaseEdge(..) => Cursor::Resize(context.scene.axes().0),
        Pick::Title => Cursor::Text,
        Pick::Lane(_) | Pick::Nothing => Cursor::Default,
    };
    Reaction::default().cursor(cursor)
}

/// The end of the selected flow under the pointer.
fn grip(context: &Context, event: PointerEvent) -> Option<(Id, FlowEnd)> {
    let [only] = context.selection else { return None };
    let reach = context.on_screen(8.0);
    handles::grips(context.scene, only)
        .into_iter()
        .find(|(at, _)| (*at - event.pos_in_doc).hypot() <= reach)
        .map(|(_, end)| (only.clone(), end))
}
