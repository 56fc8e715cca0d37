//! The checks: each rule looks for one thing a process designer would want to know, and may know a certain fix.
//!
//! Pure: a document and today's date in, findings out; a fix is a transaction of a verb in [`crate::change::op`].
//! Knows no files, no drawings, no clock. What all rules ask of the model is gathered once, in [`Facts`].

mod course;
mod facts;
mod finding;
mod flowing;
mod rules;
#[cfg(test)]
mod tests;

pub use course::Course;
pub use facts::{Facts, StepFacts};
pub use finding::{Finding, Found, Rule, Severity};
pub use rules::RULES;

use crate::{
    change::{Refusal, Transaction},
    model::{Document, IdMaker},
};

/// Every finding of every rule, by record and then in the order of the rules. Linear in the model.
pub fn run(document: &Document, today: &str) -> Vec<Finding> {
    let facts = Facts::new(document, today);
    let mut findings = Vec::new();
    for rule in RULES {
        (rule.check)(&facts, &mut Found::new(rule, rule.severity, &mut findings));
    }
    // Stable: the findings of a record stay in the order of the rules.
    findings.sort_by(|a, b| a.record.cmp(&b.record));
    findings
}

/// What mends a finding, where that is certain; `None` where a person has to decide.
pub fn fix(document: &Document, finding: &Finding, ids: &mut IdMaker) -> Option<Result<Transaction, Refusal>> {
    let fix = finding.rule.fix.filter(|_| finding.fixable)?;
    Some(fix(document, &finding.record, ids))
}

/// The rule with this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
