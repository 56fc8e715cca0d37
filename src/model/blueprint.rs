//! What makes a journey a service blueprint: the bands its rows stand in, top to bottom, and the lines between them.
//! The same lines lie between the lanes of a swimlane that say where they stand to the customer.

use super::{Band, LaneClass, RowKind};

/// The name of the line between two neighbours in these bands, whichever is on top; `None` on the same side of all
/// lines.
///
/// Physical evidence is on the customer's side. Where bands in between are absent, one line stands for those it
/// crosses.
pub fn line_between(one: Band, other: Band) -> Option<&'static str> {
    match (one.min(other).max(Band::Customer), one.max(other)) {
        (Band::Customer, Band::Frontstage) => Some("line of interaction"),
        (Band::Customer, Band::Backstage | Band::Support) => Some("line of interaction and visibility"),
        (Band::Frontstage, Band::Backstage | Band::Support) => Some("line of visibility"),
        (Band::Backstage, Band::Support) => Some("line of internal interaction"),
        (Band::Evidence | Band::Customer | Band::Frontstage | Band::Backstage | Band::Support, _) => None,
    }
}

impl LaneClass {
    /// The band of a blueprint that a lane of this class stands in.
    pub fn band(self) -> Option<Band> {
        match self {
            LaneClass::Plain => None,
            LaneClass::Customer => Some(Band::Customer),
            LaneClass::Frontstage => Some(Band::Frontstage),
            LaneClass::Backstage => Some(Band::Backstage),
            LaneClass::Support => Some(Band::Support),
        }
    }
}

impl RowKind {
    /// The place of a row in a blueprint, from the top. What only a journey map has stands beside the bands: what the
    /// customer wants, thinks and feels above the line of interaction, what follows from it all at the foot.
    pub fn blueprint_rank(self) -> u8 {
        match self {
            RowKind::Picture => 0,
            RowKind::Evidence => 1,
            RowKind::Step => 2,
            RowKind::Action => 3,
            RowKind::Touchpoint => 4,
            RowKind::Channel => 5,
            RowKind::Goal | RowKind::Need | RowKind::Expectation | RowKind::Thought => 6,
            RowKind::Emotion => 7,
            RowKind::PainsAndDelights | RowKind::Pain | RowKind::Delight | RowKind::MomentOfTruth => 8,
            RowKind::Frontstage => 9,
            RowKind::Backstage => 10,
            RowKind::Support => 11,
            RowKind::System => 12,
            RowKind::Rule | RowKind::Kpi | RowKind::Owner | RowKind::Opportunity => 13,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_the_same_from_either_side_and_stands_for_those_it_crosses() {
        let bands = [Band::Evidence, Band::Customer, Band::Frontstage, Band::Backstage, Band::Support];
        let lines: Vec<_> = bands.windows(2).map(|w| line_between(w[0], w[1])).collect();
        let all = [None, Some("line of interaction"), Some("line of visibility"), Some("line of internal interaction")];
        assert_eq!(lines, all);
        assert_eq!(line_between(Band::Evidence, Band::Support), Some("line of interaction and visibility"));
        for a in bands {
            assert_eq!(line_between(a, a), None);
            assert!(bands.iter().all(|&b| line_between(a, b) == line_between(b, a)));
        }
    }

    #[test]
    fn the_ranks_keep_the_bands_in_order() {
        let mut kinds: Vec<RowKind> = RowKind::ALL.into_iter().filter(|k| k.blueprint_band().is_some()).collect();
        kinds.sort_by_key(|k| k.blueprint_rank());
        let bands: Vec<_> = kinds.iter().map(|k| k.blueprint_band()).collect();
        assert!(bands.is_sorted(), "{kinds:?}");
    }
}
