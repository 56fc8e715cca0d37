//! The rules, a file each: its texts, what it looks for, its fix, and at the foot a case it flags and one it passes.
//! A new rule is its file, named as the rule, and one line here.

use super::Rule;

/// The rule under which is told what the reading of a file finds.
pub(super) static BROKEN_REFERENCE: &Rule = &broken_reference::RULE;

macro_rules! rules {
    ($($name:ident,)*) => {
        $(mod $name;)*

        /// Every rule, in the order lists and manuals show them.
        pub static RULES: &[&Rule] = &[$(&$name::RULE),*];
    };
}

rules! {
    broken_reference,
    open_flow,
    missing_start,
    missing_end,
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
    sla_without_ends,
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
