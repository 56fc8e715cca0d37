//! Service blueprints: a new one, one made of a journey, one made of a swimlane; dependencies between what stands in
//! it.

mod dependency;
mod from_swimlane;
mod order;
mod start;

pub use dependency::{depend, turn_dependency};
pub use from_swimlane::{blueprint_from_swimlane, what_was_made};
pub use order::{add_row_in_band, blueprint_rows, order_blueprint};
pub use start::{BlueprintParties, new_blueprint};

use crate::model::{Document, Id, JourneyRow, Key, RowKind, Stage};

/// The rows of a journey from the top, hidden ones too.
pub(super) fn rows_of<'a>(document: &'a Document, journey: &Id) -> Vec<&'a JourneyRow> {
    let mut rows: Vec<&JourneyRow> = document.journey_rows().filter(|r| r.journey == *journey).collect();
    rows.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    rows
}

fn row(id: Id, journey: &Id, kind: RowKind, name: &str, party: Option<Id>, order: Key) -> JourneyRow {
    JourneyRow { id, journey: journey.clone(), kind, name: name.into(), party, order, hidden: false, collapsed: false }
}

fn stage(id: Id, journey: &Id, name: &str, order: Key) -> Stage {
    Stage {
        id,
        journey: journey.clone(),
        name: name.into(),
        order,
        lifecycle: Default::default(),
        description: String::new(),
    }
}
