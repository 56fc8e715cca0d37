//! What a rule is, and what it finds.

use super::Facts;
use crate::{
    change::{Refusal, Transaction},
    model::{Document, Id, IdMaker},
};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The model says something that cannot be meant.
    Error,
    /// A convention of the craft is not kept; there may be a reason.
    Warning,
}

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// A verb that mends what is marked at a record.
pub type Fix = fn(&Document, &Id, &mut IdMaker) -> Result<Transaction, Refusal>;

/// One thing that is looked for.
#[derive(Debug)]
pub struct Rule {
    /// In kebab-case: what files, suppressions and reports call it. Never renamed.
    pub name: &'static str,
    /// In sentence case, for lists.
    pub title: &'static str,
    /// Where the model does not say otherwise.
    pub severity: Severity,
    /// The manual: what is found, in full sentences.
    pub what: &'static str,
    /// The manual: what goes wrong where it stays so.
    pub why: &'static str,
    /// The manual: what to do about it. Also said beside each finding that has no words of its own.
    pub mend: &'static str,
    pub check: fn(&Facts, &mut Found),
    /// Mends what is marked at a record; asked only where a finding is [`Finding::fixable`].
    pub fix: Option<Fix>,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.name == other.name
    }
}

/// Something found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub rule: &'static Rule,
    pub severity: Severity,
    /// Where it is marked.
    pub record: Id,
    /// What is so, as one plain sentence in the words of the model, without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// Whether [`super::fix`] mends it.
    pub fixable: bool,
}

impl Finding {
    /// The same finding with words of its own on what to do.
    pub fn hint(&mut self, hint: impl Into<String>) -> &mut Finding {
        self.hint = hint.into();
        self
    }

    /// Says whether the rule's fix mends this one for certain.
    pub fn fixable(&mut self, certain: bool) -> &mut Finding {
        self.fixable = certain && self.rule.fix.is_some();
        self
    }
}

/// Where a rule puts what it finds.
pub struct Found<'f> {
    rule: &'static Rule,
    severity: Severity,
    findings: &'f mut Vec<Finding>,
}

impl<'f> Found<'f> {
    pub(super) fn new(rule: &'static Rule, severity: Severity, findings: &'f mut Vec<Finding>) -> Found<'f> {
        Found { rule, severity, findings }
    }

    /// What all rules before this one have found.
    pub(super) fn so_far(&self) -> &[Finding] {
        self.findings
    }

    /// Marks a record; the hint is the rule's own unless another is given.
    pub fn mark(&mut self, record: &Id, message: impl Into<String>) -> &mut Finding {
        let (rule, severity) = (self.rule, self.severity);
        let (message, hint) = (message.into(), rule.mend.to_owned());
        let record = record.clone();
        self.findings.push_mut(Finding { rule, severity, record, message, hint, fixable: false })
    }
}
