//! What the matrices show. All of it follows from links that are stored once, on the record they belong to.
//!
//! A file a matrix: its rows and columns, what a cell holds, what is missing in it. How it is drawn is the layout's,
//! what typing changes is the verbs'.

mod choices;
mod experience;
mod hand_offs;
mod raci;
mod system_use;

pub use choices::{
    experience_names, matrix_choices, matrix_makes, matrix_names, matrix_shows, matrix_text, party_and_roles, unoffered,
};
pub use experience::{EXPERIENCE, Experience, ExperienceRow, SlaFlows, open_hand_offs, sla_flows, waits};
pub use hand_offs::HandOffs;
pub use raci::{Raci, RaciFault, RaciRow, Roles};
pub use system_use::{Performer, SystemUse, is_performed};

use super::{Id, Phase, Step, StepKind, View};
use std::collections::BTreeMap;

/// Whether a step is a row of the matrices: work, or a decision about it.
pub fn is_done_by_somebody(kind: StepKind) -> bool {
    kind.is_work() || matches!(kind, StepKind::Decision(_))
}

/// The steps of a swimlane that are rows of a matrix, in the order of the flow: phase by phase, from the first column
/// to the last, from the top lane down. Those outside every phase come last. What somebody does is a row, and besides
/// each step of which the matrix has something to show: no event that is linked to a system is left out.
pub(super) fn rows_of<'a>(
    view: &View<'a>,
    shown: impl Fn(&'a Step) -> bool,
) -> Vec<(Option<&'a Phase>, &'a Step, usize)> {
    let lanes: BTreeMap<&Id, usize> = view.lanes.iter().enumerate().map(|(i, node)| (&node.lane.id, i)).collect();
    let phase = |step: &Step| view.phases.iter().position(|p| p.from <= step.column && step.column <= p.to);
    let mut rows: Vec<(usize, usize, &Step)> = view
        .steps
        .iter()
        .copied()
        .filter(|step| is_done_by_somebody(step.kind) || shown(step))
        .map(|step| {
            let last = view.phases.len();
            (phase(step).unwrap_or(last), lanes.get(&step.lane).copied().unwrap_or_default(), step)
        })
        .collect();
    rows.sort_by(|a, b| (a.0, a.2.column, a.1, a.2.row, &a.2.id).cmp(&(b.0, b.2.column, b.1, b.2.row, &b.2.id)));
    rows.into_iter().map(|(phase, lane, step)| (view.phases.get(phase).copied(), step, lane)).collect()
}
