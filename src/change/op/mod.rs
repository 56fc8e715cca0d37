//! The verbs: each a function `(&Document, …) -> Result<Transaction, Refusal>`, one family a file.
//!
//! What follows from a change whatever made it (attached events, flows of removed steps) is in [`super::behavior`].

mod adopt;
mod alignment;
mod attach;
mod blueprint;
mod clip;
mod create;
mod decision;
mod delete;
mod direction;
mod document;
mod flow;
mod govern;
pub mod journey;
mod lane;
mod lane_delete;
mod link;
mod matrix;
mod mend;
mod move_steps;
mod name_lane;
mod opportunities;
mod phase;
mod place;
mod portfolio;
mod refuse;
mod register;
mod rename;
mod renumber;
mod repair;
mod replace;
mod set;
pub mod sipoc;
mod spot;
mod step;
mod table;

pub use adopt::adopt;
pub use attach::{attach, detach};
pub use blueprint::{
    BlueprintParties, add_row_in_band, blueprint_from_swimlane, blueprint_rows, depend, new_blueprint, order_blueprint,
    turn_dependency, what_was_made,
};
pub use clip::{PasteAt, copied_names, copy, cut, duplicate, paste};
pub use create::{
    NewLane, add_party, add_process, add_swimlane, detail_step, duplicate_swimlane, start_model, start_swimlane, turn,
};
pub use decision::{ReadBack, add_column_on, add_decision_table, new_decision_table_for, read_back};
pub use delete::{DeleteOptions, delete};
pub use direction::{Direction, InTime};
pub use document::{add_document, carry_new};
pub use flow::{FlowEnd, connect, connect_as, let_go, reattach, reverse};
pub use govern::{
    add_kpi, add_opportunity, add_rule, add_sla, answer, govern, measure, new_kpi_for, new_opportunity_for,
    new_rule_for, new_sla_for, show_badge,
};
pub use lane::{LaneSpot, add_lane, move_lane, order_lane};
pub use lane_delete::{LaneSteps, delete_lane};
pub use link::{link_touchpoint, unlink_touchpoint};
pub use matrix::says_moved;
pub use mend::{remove_duplicate_flow, remove_gateway, remove_suppression, set_check_level, suppress};
pub use move_steps::move_steps;
pub use name_lane::name_lane;
pub use phase::{add_phase, delete_phase, move_phase, resize_phase};
pub use place::place;
pub use register::{Filled, LeftOut, ReadingsCame, RegisterRows, fill_register, import_register, says_gone};
pub use rename::rename;
pub use renumber::renumber;
pub use repair::{Repair, repair, repairs};
pub use replace::replace;
pub use set::{Field, set};
pub use spot::Spot;
pub use step::{NewStep, add_note, add_step, add_step_towards, append_step, insert_on_flow, insert_step_after};

pub use table::{
    add_column, add_row, can_type, clear, move_column, move_entry, move_row, next_cell, paste_in, refer_to,
    remove_column, remove_row, type_in, type_unasked,
};

use spot::Room;
