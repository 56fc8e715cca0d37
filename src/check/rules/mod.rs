//! The rules, a file each: its texts, what it looks for, its fix, and at the foot a case it flags and one it passes.
//! A new rule is its file, named as the rule, and its name twice here: as a module, which tools find only where it
//! stands by itself, and in the list of all, of which the compiler tells where it is forgotten.

mod accountable;
mod broken_reference;
mod customer_action_without_response;
mod dead_end;
mod decision_table_cell;
mod decision_table_gap;
mod decision_table_overlap;
mod decision_table_unreachable_row;
mod decision_without_rule;
mod default_branch;
mod disconnected_step;
mod duplicate_flow;
mod empty_name;
mod excess_likelihoods;
mod fake_join;
mod flow_into_start_or_out_of_end;
mod hand_off_without_sla;
mod idle_suppression;
mod implicit_split;
mod impossible_figure;
mod input_without_supplier;
mod lane_without_steps;
mod low_emotion_without_answer;
mod missing_end;
mod missing_likelihoods;
mod missing_start;
mod moment_of_truth_without_kpi;
mod names_alike;
mod open_flow;
mod opportunity_without_owner_or_kpi;
mod output_without_customer;
mod overdue_opportunity;
mod overdue_rule;
mod process_without_outcome;
mod process_without_owner;
mod reading_in_future;
mod sipoc_decision;
mod sipoc_step_count;
mod sla_cannot_be_kept;
mod sla_without_ends;
mod sla_without_path;
mod sla_without_promise;
mod stage_named_from_inside;
mod step_serves_no_one;
mod sub_process_circle;
mod superfluous_gateway;
mod target_worse_than_baseline;
mod touchpoint_without_channel;
mod unknown_check;
mod unlabelled_branch;
mod unreachable_step;

use super::Rule;

/// The rule under which is told what the reading of a file finds.
pub(super) static BROKEN_REFERENCE: &Rule = &broken_reference::RULE;

macro_rules! rules {
    ($($name:ident,)*) => {
        /// Every rule, in the order lists and manuals show them.
        pub static RULES: &[&Rule] = &[$(&$name::RULE),*];
    };
}

rules! {
    broken_reference,
    open_flow,
    missing_start,
    missing_end,
    flow_into_start_or_out_of_end,
    unreachable_step,
    disconnected_step,
    dead_end,
    unlabelled_branch,
    default_branch,
    implicit_split,
    fake_join,
    superfluous_gateway,
    duplicate_flow,
    output_without_customer,
    input_without_supplier,
    sipoc_step_count,
    sipoc_decision,
    stage_named_from_inside,
    touchpoint_without_channel,
    customer_action_without_response,
    low_emotion_without_answer,
    moment_of_truth_without_kpi,
    decision_without_rule,
    accountable,
    step_serves_no_one,
    lane_without_steps,
    process_without_outcome,
    process_without_owner,
    opportunity_without_owner_or_kpi,
    overdue_rule,
    overdue_opportunity,
    target_worse_than_baseline,
    reading_in_future,
    sla_without_ends,
    sla_without_path,
    sla_without_promise,
    empty_name,
    sla_cannot_be_kept,
    hand_off_without_sla,
    excess_likelihoods,
    missing_likelihoods,
    impossible_figure,
    sub_process_circle,
    decision_table_cell,
    decision_table_overlap,
    decision_table_gap,
    decision_table_unreachable_row,
    names_alike,
    unknown_check,
    // The last: it asks what the others found.
    idle_suppression,
}
