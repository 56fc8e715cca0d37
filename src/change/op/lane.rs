//! Lanes: add above, below or nested; move with their contents.

use super::{lane_delete::with_nested, refuse};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Cell, Document, Id, IdMaker, Key, Lane, LaneClass, Record, View, keys_between},
};

/// Where a lane goes.
#[derive(Clone, Debug, PartialEq)]
pub enum LaneSpot {
    /// Before this lane, as its sibling.
    Above(Id),
    /// After this lane, as its sibling.
    Below(Id),
    /// Nested in this lane, after those nested already.
    Inside(Id),
    /// The last top lane of this swimlane.
    Last(Id),
}

/// Adds a lane of a party, or one with a name of its own, and selects it.
/// The first lane nested in a lane takes over its steps: steps stand in lanes that hold no lanes.
pub fn add_lane(
    document: &Document,
    spot: &LaneSpot,
    name: &str,
    party: Option<&Id>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    if let Some(party) = party {
        document.party(party).ok_or_else(|| refuse::gone("party"))?;
    }
    let mut edit = Edit::new(document);
    let place = Place::find(&mut edit, spot, None)?;
    let shown = party.and_then(|p| document.party(p)).map_or(name, |p| p.name.as_str());
    let id = edit.fresh(ids, if shown.is_empty() { "lane" } else { shown });
    edit.put(Lane { name: name.into(), party: party.cloned(), ..place.lane(id.clone()) });
    if let Some(parent) = &place.parent {
        hand_down(&mut edit, parent, &id);
    }
    edit.select([id]);
    Ok(edit.finish("Add lane"))
}

/// Moves a lane with all that is in it. Where it is the first to be nested in a lane with steps,
/// those get a lane of their own beside it.
pub fn move_lane(document: &Document, lane: &Id, spot: &LaneSpot, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let moved = document.lane(lane).ok_or_else(|| refuse::gone("lane"))?;
    let target = match spot {
        LaneSpot::Above(id) | LaneSpot::Below(id) | LaneSpot::Inside(id) => id,
        LaneSpot::Last(_) => lane,
    };
    if matches!(spot, LaneSpot::Above(id) | LaneSpot::Below(id) if id == lane) {
        return Ok(Edit::new(document).finish("Move lane"));
    }
    if !matches!(spot, LaneSpot::Last(_)) && with_nested(document, lane).contains(target) {
        return Err(Refusal::new("A lane cannot go into itself."));
    }
    let mut edit = Edit::new(document);
    let place = Place::find(&mut edit, spot, Some(lane))?;
    if place.swimlane != moved.swimlane {
        return Err(Refusal::new("A lane stays in its swimlane. Add one for the same party in the other."));
    }
    if let Some(parent) = &place.parent
        && stands_in(&edit, parent)
        && !document.lanes().any(|l| l.parent.as_ref() == Some(parent))
    {
        let shown = document.display_name(parent).to_owned();
        let own = edit.fresh(ids, if shown.is_empty() { "lane" } else { &shown });
        let party = document.lane(parent).and_then(|l| l.party.clone());
        let name = if party.is_some() { String::new() } else { shown };
        edit.put(Lane { name, party, order: place.order.before(), ..place.lane(own.clone()) });
        hand_down(&mut edit, parent, &own);
    }
    edit.put(Lane { parent: place.parent.clone(), order: place.order, ..moved.clone() });
    edit.select([lane.clone()]);
    Ok(edit.finish("Move lane"))
}

/// Gives a lane this very key among its siblings; [`move_lane`] finds one.
pub fn order_lane(document: &Document, lane: &Id, order: Key) -> Result<Transaction, Refusal> {
    let lane = document.lane(lane).ok_or_else(|| refuse::gone("lane"))?;
    let mut edit = Edit::new(document);
    edit.put(Lane { order, ..lane.clone() });
    Ok(edit.finish("Move lane"))
}

/// A place among siblings.
struct Place {
    swimlane: Id,
    parent: Option<Id>,
    order: Key,
}

impl Place {
    /// The place a spot means; renumbers the siblings where their order leaves no room.
    fn find(edit: &mut Edit, spot: &LaneSpot, without: Option<&Id>) -> Result<Place, Refusal> {
        let document = edit.base();
        let lane = |id: &Id| document.lane(id).ok_or_else(|| refuse::gone("lane"));
        let (swimlane, parent) = match spot {
            LaneSpot::Above(id) | LaneSpot::Below(id) => (lane(id)?.swimlane.clone(), lane(id)?.parent.clone()),
            LaneSpot::Inside(id) => (lane(id)?.swimlane.clone(), Some(id.clone())),
            LaneSpot::Last(id) => (id.clone(), None),
        };
        let view = View::new(document, &swimlane).ok_or_else(|| refuse::gone("swimlane"))?;
        let siblings: Vec<&Lane> =
            view.lanes.iter().map(|node| node.lane).filter(|l| l.parent == parent && Some(&l.id) != without).collect();
        let at = |id: &Id| siblings.iter().position(|l| l.id == *id);
        let index = match spot {
            LaneSpot::Above(id) => at(id),
            LaneSpot::Below(id) => at(id).map(|i| i + 1),
            LaneSpot::Inside(_) | LaneSpot::Last(_) => None,
        }
        .unwrap_or(siblings.len());
        let order_at = |i: Option<usize>| i.and_then(|i| siblings.get(i)).map(|l| l.order);
        let (low, high) = (order_at(index.checked_sub(1)), order_at(Some(index)));
        let order = match keys_between(low, high, 1).and_then(|keys| keys.first().copied()) {
            Some(order) => order,
            None => {
                let mut order = Key::default();
                for (i, sibling) in siblings.iter().enumerate() {
                    if i == index {
                        order = order.after();
                    }
                    edit.put(Lane { order, ..(*sibling).clone() });
                    order = order.after();
                }
                Key::from(i32::try_from(index).unwrap_or(i32::MAX))
            }
        };
        Ok(Place { swimlane, parent, order })
    }

    fn lane(&self, id: Id) -> Lane {
        Lane {
            id,
            swimlane: self.swimlane.clone(),
            parent: self.parent.clone(),
            party: None,
            name: String::new(),
            order: self.order,
            class: LaneClass::Plain,
            description: String::new(),
            foreign: String::new(),
        }
    }
}

/// Whether steps or notes stand in a lane itself.
fn stands_in(edit: &Edit, lane: &Id) -> bool {
    edit.records().any(|r| r.cell().is_some_and(|cell| cell.lane == *lane))
}

/// Moves the steps and notes of a lane into one nested in it.
fn hand_down(edit: &mut Edit, from: &Id, to: &Id) {
    let moved: Vec<Record> = edit
        .records()
        .filter_map(|r| {
            let cell = r.cell().filter(|cell| cell.lane == *from)?;
            Some(r.clone().at(&Cell { lane: to.clone(), ..cell }))
        })
        .collect();
    for record in moved {
        edit.put(record);
    }
}
