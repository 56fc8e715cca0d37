//! Mending all that is certain, in rounds: the findings of one rule, then a fresh look at the model.

use super::{Finding, RULES, Rule, fix, report_of, rule, run};
use crate::{
    change::{Diff, Transaction},
    model::{Date, Document, Id, IdMaker},
};
use std::collections::BTreeSet;

/// How often one rule is asked anew, each time it has mended something.
const MOST_ROUNDS: usize = 25;
/// How often all rules are asked. A fix may make another rule's finding fixable, but not for ever.
const MOST_PASSES: usize = 8;

/// What was mended.
#[derive(Clone, Debug, PartialEq)]
pub struct Mended {
    /// All of it, named as the first of the fixes.
    pub transaction: Transaction,
    /// What was found, in the order it was mended.
    pub findings: Vec<Finding>,
}

/// Mends all that is certain, or all of one rule; `None` where nothing is.
///
/// A round mends what one rule found, as it was found before the round, but nothing that a fix of the round has
/// touched: the next round asks that rule anew, and it alone. So a fix never works on what another has done away with,
/// and all rules are asked only once each has mended what it can.
pub fn mend_all(document: &Document, today: Date, only: Option<&str>, ids: &mut IdMaker) -> Option<Mended> {
    let mut now = document.clone();
    let mut label = None;
    let mut mended = Vec::new();
    for _ in 0..MOST_PASSES {
        let before = mended.len();
        let promising = match only {
            Some(name) => rule(name).into_iter().collect(),
            None => fixable(&now, today),
        };
        for rule in promising {
            for _ in 0..MOST_ROUNDS {
                let found = report_of(&[rule], &now, today).findings;
                let done = round(&mut now, found.iter().filter(|finding| finding.fixable), ids);
                if done.is_empty() {
                    break;
                }
                for (finding, step) in done {
                    label.get_or_insert(step.label);
                    mended.push(finding.clone());
                }
            }
        }
        if mended.len() == before {
            break;
        }
    }
    let transaction = Transaction { diff: Diff::between(document, &now), label: label?, select: None };
    Some(Mended { transaction, findings: mended })
}

/// The rules that find something they can mend.
fn fixable(document: &Document, today: Date) -> Vec<&'static Rule> {
    let found = run(document, today);
    let mends = |rule: &&&'static Rule| found.iter().any(|finding| finding.fixable && finding.rule == **rule);
    RULES.iter().filter(mends).copied().collect()
}

/// Mends these findings, each unless a fix before it has touched what it is about or would change.
fn round<'f>(
    now: &mut Document,
    findings: impl Iterator<Item = &'f Finding>,
    ids: &mut IdMaker,
) -> Vec<(&'f Finding, Transaction)> {
    let mut touched: BTreeSet<Id> = BTreeSet::new();
    let mut done = Vec::new();
    for finding in findings {
        if touched.contains(&finding.record) {
            continue;
        }
        let Some(Ok(step)) = fix(now, finding, ids) else { continue };
        if step.diff.is_empty() || step.diff.ids().any(|id| touched.contains(id)) {
            continue;
        }
        touched.extend(step.diff.ids().cloned());
        step.diff.apply(now);
        done.push((finding, step));
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::tests::{sketch, today},
        file,
    };

    fn mended(document: &Document, only: Option<&str>) -> Option<(Document, usize)> {
        let mended = mend_all(document, today(), only, &mut IdMaker::new(1))?;
        let mut after = document.clone();
        mended.transaction.diff.apply(&mut after);
        Some((after, mended.findings.len()))
    }

    #[test]
    fn decisions_in_a_row_and_flows_side_by_side_are_mended_once_each() {
        let text = sketch("(s ?d= ?e= ?f= b g)", "s>?d ?d>?e ?e>?f ?f>b b>g b>g b>g");
        let document = file::parse(&text).unwrap_or_else(|e| panic!("{e}")).document;
        let (after, count) = mended(&document, None).expect("something to mend");
        assert_eq!((count, after.steps().count(), after.flows().count()), (5, 3, 2));
        assert!(run(&after, today()).iter().all(|finding| !finding.fixable));
        assert_eq!(mended(&after, None), None);
        let (after, count) = mended(&document, Some("duplicate-flow")).expect("something to mend");
        assert_eq!((count, after.steps().count(), after.flows().count()), (2, 6, 5));
        assert_eq!(mended(&document, Some("names-alike")), None);
    }
}
