//! Where a lane stands to the customer: one answer, for drawings, matrices, the alignment and the checks.

use super::{Document, Id, Lane, LaneClass, Party, PartyKind};
use std::iter::successors;

impl Document {
    /// Where a lane stands to the customer: what it says itself, else what the lanes say that it is nested in.
    pub fn class_of_lane(&self, lane: &Id) -> LaneClass {
        let around = |lane: &&Lane| {
            let parent = self.lane(lane.parent.as_ref()?)?;
            (parent.swimlane == lane.swimlane).then_some(parent)
        };
        // Lanes nested in a circle are told as a problem.
        let outwards = successors(self.lane(lane), around).take(100);
        nearest_class(outwards.map(|lane| (lane, lane.party.as_ref().and_then(|id| self.party(id)))))
    }

    /// Whether a lane is the customer's.
    pub fn is_customers(&self, lane: &Id) -> bool {
        self.class_of_lane(lane) == LaneClass::Customer
    }
}

/// Of lanes with their parties, from one outwards, the nearest that says anything decides: by its class, or without one
/// by its party, where that is a customer.
pub(super) fn nearest_class<'a>(outwards: impl Iterator<Item = (&'a Lane, Option<&'a Party>)>) -> LaneClass {
    let mut says = outwards.map(|(lane, party)| match lane.class {
        LaneClass::Plain if party.is_some_and(|party| party.kind == PartyKind::Customer) => LaneClass::Customer,
        said => said,
    });
    says.find(|class| *class != LaneClass::Plain).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        file,
        model::{View, alignment::Lanes},
    };

    #[test]
    fn the_nearest_lane_that_says_anything_decides_whoever_asks() {
        let text = r#"(format: 1,
            parties: [(id: "guest", kind: Customer, name: "Guest"), (id: "desk", kind: Team, name: "Desk")],
            swimlanes: [(id: "s", name: "Stay"), (id: "t", name: "Other")],
            lanes: [
                (id: "house", swimlane: "s", class: Customer),
                (id: "plain", swimlane: "s", parent: "house", party: "desk"),
                (id: "front", swimlane: "s", parent: "house", class: Frontstage),
                (id: "in-front", swimlane: "s", parent: "front", order: 1),
                (id: "guests", swimlane: "s", parent: "front", party: "guest", order: 2),
                (id: "rows", swimlane: "s", party: "guest", class: Backstage, order: 3),
                (id: "none", swimlane: "s", order: 4),
                (id: "strange", swimlane: "t", parent: "house"),
            ],
        )"#;
        let document = file::parse(text).unwrap_or_else(|e| panic!("{e}")).document;
        let lanes = Lanes::new(&document);
        for (lane, class) in [
            ("house", LaneClass::Customer),
            ("plain", LaneClass::Customer),
            ("front", LaneClass::Frontstage),
            ("in-front", LaneClass::Frontstage),
            ("guests", LaneClass::Customer),
            ("rows", LaneClass::Backstage),
            ("none", LaneClass::Plain),
            ("strange", LaneClass::Plain),
        ] {
            let id = Id::from(lane);
            assert_eq!(document.class_of_lane(&id), class, "{lane}");
            assert_eq!(lanes.is_customer(&id), class == LaneClass::Customer, "{lane}");
            let view = View::new(&document, &document.lane(&id).expect("a lane").swimlane).expect("a swimlane");
            let node = view.lanes.iter().find(|node| node.lane.id == id).expect("a lane");
            assert_eq!(view.class_of(node), class, "{lane}");
        }
    }

    #[test]
    fn lanes_in_a_circle_are_nobodys() {
        let text = r#"(format: 1, swimlanes: [(id: "s", name: "S")],
            lanes: [(id: "a", swimlane: "s", parent: "b"), (id: "b", swimlane: "s", parent: "a")])"#;
        let document = file::parse(text).unwrap_or_else(|e| panic!("{e}")).document;
        assert!(!document.is_customers(&"a".into()));
    }
}
