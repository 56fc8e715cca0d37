//! Which checks a model is held to: their levels, and the findings that are accepted with a reason.

use super::{Id, entity::entity, step::is_default, words::word_enum};
use serde::{Deserialize, Serialize};

word_enum! {
    /// What becomes of a finding.
    Level {
        /// It is not told.
        Off "off",
        #[default]
        Warning "warning",
        Error "error",
    }
}

/// A finding that is accepted: this check is silent about this record, for a reason.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suppression {
    pub id: Id,
    pub record: Id,
    /// The name of the check.
    pub check: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
}
entity!(Suppression, reason, {
    record: home any "accepts a problem of a record",
});
