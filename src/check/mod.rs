//! The checks: each rule looks for one thing a process designer would want to know, and may know a certain fix.
//!
//! Pure: a document and today's date in, findings out; a fix is a transaction of a verb in [`crate::change::op`].
//! Knows no files, no drawings, no clock. What all rules ask of the model is gathered once, in [`Facts`].

mod course;
mod decisions;
mod duplicates;
mod facts;
mod finding;
mod flowing;
mod journeys;
mod lists;
mod loops;
mod mend;
mod rules;
mod sipocs;
#[cfg(test)]
mod tests;
mod together;
mod ways;
mod words;

pub use course::Course;
pub use duplicates::Duplicate;
pub use facts::{Facts, StepFacts};
pub use finding::{Finding, Fix, Found, Rule, Severity};
pub use journeys::Moment;
pub use lists::Lists;
pub use mend::{Mended, mend_all};
pub use rules::RULES;

use crate::{
    change::{Refusal, Transaction},
    model::{Date, Document, Id, IdMaker, Level, Problem, ProblemKind, Suppression},
};
use std::collections::BTreeMap;

/// What the checks say of a model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// By record, and then in the order of the rules.
    pub findings: Vec<Finding>,
    /// What is accepted, each with the reason given.
    pub suppressed: Vec<Suppressed>,
}

/// A finding that the model accepts.
#[derive(Clone, Debug, PartialEq)]
pub struct Suppressed {
    pub finding: Finding,
    pub reason: String,
    /// The record that accepts it: the first that gives a reason.
    pub suppression: Id,
}

/// Every finding that the model does not accept, by record and then in the order of the rules.
pub fn run(document: &Document, today: Date) -> Vec<Finding> {
    report(document, today).findings
}

/// Every finding, and which of them the model accepts. Rules have the level the model gives them. Linear in the model.
pub fn report(document: &Document, today: Date) -> Report {
    report_of(RULES, document, today)
}

/// The same of these rules alone.
fn report_of(rules: &[&'static Rule], document: &Document, today: Date) -> Report {
    let facts = Facts::new(document, today);
    let mut findings = Vec::new();
    for rule in rules {
        let Some(severity) = level(document, rule) else { continue };
        (rule.check)(&facts, &mut Found::new(rule, severity, &mut findings));
    }
    // Stable: the findings of a record stay in the order of the rules.
    findings.sort_by(|a, b| a.record.cmp(&b.record));
    let mut accepted: BTreeMap<(&Id, &str), &Suppression> = BTreeMap::new();
    for suppression in document.suppressions().filter(|s| !s.reason.trim().is_empty()) {
        accepted.entry((&suppression.record, &suppression.check)).or_insert(suppression);
    }
    let mut report = Report::default();
    for finding in findings {
        match accepted.get(&(&finding.record, finding.rule.name)) {
            Some(by) => {
                let (reason, suppression) = (by.reason.clone(), by.id.clone());
                report.suppressed.push(Suppressed { finding, reason, suppression });
            }
            None => report.findings.push(finding),
        }
    }
    report
}

/// What the reading of a file found that the document no longer shows: ids that two records had.
pub fn of_reading(document: &Document, problems: &[Problem]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let duplicates = problems.iter().filter(|p| matches!(p.kind, ProblemKind::DuplicateId { .. }));
    if let Some(severity) = level(document, rules::BROKEN_REFERENCE) {
        let mut found = Found::new(rules::BROKEN_REFERENCE, severity, &mut findings);
        for problem in duplicates {
            found
                .mark(&problem.record, problem.message(document))
                .hint("Save the file, which keeps both, or delete one");
        }
    }
    findings
}

/// The severity of a rule's findings in this model; `None` where it is off.
fn level(document: &Document, rule: &Rule) -> Option<Severity> {
    match document.model().and_then(|model| model.checks.get(rule.name)) {
        Some(Level::Off) => None,
        Some(Level::Warning) => Some(Severity::Warning),
        Some(Level::Error) => Some(Severity::Error),
        None => Some(rule.severity),
    }
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
