//! What is kept true after every verb, whatever it did: no verb has to remember it.

mod attached;
mod flow_kinds;
mod removal;

use super::Edit;

/// Completes an edit with what follows from its changes.
pub(super) fn keep(edit: &mut Edit) {
    removal::cascade(edit);
    attached::follow_hosts(edit);
    flow_kinds::fit(edit);
}
