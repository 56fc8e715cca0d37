//! The verbs of journeys and service blueprints, a family a file. Those that every table view has are called through
//! [`super::table`], which chooses by the view.

mod card;
mod cell;
mod emotion;
mod entry_of;
mod make;
pub(super) mod order;
mod persona;
mod row;
mod stage;
mod step;
mod touchpoint;
mod typed;

pub use cell::{clear, move_entry, refer_to, type_in, type_words};
pub use emotion::{emotion_text, set_emotion};
pub use entry_of::add_to_register;
pub use make::{duplicate_journey, new_journey};
pub use persona::{add_persona, tell_for, tell_without};
pub use row::{add_row, add_row_of, collapse_row, hide_row, move_row, remove_row, show_rows};
pub use stage::{add_stage, merge_stages, move_stage, split_stage};
pub use step::{add_column, move_column, move_journey_step, nudge_step, remove_column};
pub use touchpoint::mark_moment_of_truth;

use super::{refuse, rename::clean};
use crate::{
    change::Refusal,
    model::{Document, Id, JourneyView},
};

/// The journey, gathered; a refusal where it is gone.
fn view<'a>(document: &'a Document, journey: &Id) -> Result<JourneyView<'a>, Refusal> {
    JourneyView::new(document, journey).ok_or_else(|| refuse::gone("journey"))
}
