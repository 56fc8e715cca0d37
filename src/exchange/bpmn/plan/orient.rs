//! Which way a swimlane runs.

use super::{
    super::{Report, sheet::Sheet, source::Kind},
    Planner,
};
use crate::model::{FlowKind, Orientation};
use std::collections::BTreeMap;

impl<'x> Planner<'_, 'x> {
    /// By how lanes lie to one another, which tools never get wrong, then by what they say.
    pub(super) fn orientation(&self, sheet: &Sheet<'x>, report: &mut Report) -> Orientation {
        let (mut across, mut down) = (0usize, 0usize);
        let mut siblings: BTreeMap<usize, Vec<(f64, f64)>> = BTreeMap::new();
        for lane in &sheet.lanes {
            if let (Some(parent), Some(bounds)) = (lane.parent, lane.bounds) {
                siblings.entry(parent).or_default().push(bounds.center());
            }
            match self.drawn.shape(lane.foreign).and_then(|s| s.horizontal) {
                Some(true) => across += 1,
                Some(false) => down += 1,
                None => {}
            }
        }
        for pair in siblings.values().flat_map(|s| s.windows(2)) {
            let [a, b] = pair else { continue };
            if (a.0 - b.0).abs() > (a.1 - b.1).abs() { down += 2 } else { across += 2 }
        }
        if across + down == 0 {
            return self.orientation_of_flow(sheet);
        }
        if across > 0 && down > 0 {
            let message = "some lanes are drawn across and some down; the swimlane runs the way most do";
            report.warn("mixed-orientation", message, sheet.foreign);
        }
        if down > across { Orientation::Down } else { Orientation::Across }
    }

    /// Where lanes do not say: the way pools are long, or else the way most flows run.
    pub(super) fn orientation_of_flow(&self, sheet: &Sheet<'x>) -> Orientation {
        let pools = sheet.lanes.iter().filter_map(|l| l.bounds);
        let (mut across, mut down) = pools.fold((0.0, 0.0), |(w, h), b| (w + b.w, h + b.h));
        if across + down == 0.0 {
            let elements = sheet.scopes.iter().filter_map(|&s| self.elements_in.get(s)).flatten();
            for flow in elements.filter_map(|&e| self.source.elements.get(e)) {
                let center = |id: Option<&str>| self.drawn.shape(id?).map(|s| s.bounds.center());
                if let (Kind::Flow(FlowKind::Sequence), Some(a), Some(b)) =
                    (flow.kind, center(flow.from), center(flow.to))
                {
                    across += (b.0 - a.0).abs();
                    down += (b.1 - a.1).abs();
                }
            }
            // Branches reach up and down too: only what clearly runs down does.
            down /= 1.5;
        }
        if down > across { Orientation::Down } else { Orientation::Across }
    }
}
