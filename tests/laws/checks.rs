//! The checks hold their word on any model: they never fail, they mark what is there, and a fix mends and can be undone.

use crate::{choices, grown};
use laneway::{
    check, file,
    model::{Date, Document, Id, IdMaker, Record, problems},
};
use proptest::prelude::*;

fn today() -> Date {
    Date::new(2026, 11, 22).expect("a day")
}

/// What holds of the findings of any model, however broken.
#[track_caller]
fn hold(document: &Document) -> Vec<check::Finding> {
    let findings = check::run(document, today());
    for finding in &findings {
        assert!(document.contains(finding.record.as_str()), "{finding:?}");
        assert!(!finding.message.is_empty() && !finding.message.contains('\n'), "{finding:?}");
    }
    assert_eq!(findings, check::run(document, today()));
    findings
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_fix_mends_and_can_be_undone(choices in choices(60)) {
        let document = grown(&choices, &mut IdMaker::new(1));
        for finding in hold(&document).into_iter().filter(|f| f.fixable) {
            let mended = check::fix(&document, &finding, &mut IdMaker::new(2)).expect("a fix");
            let mended = mended.unwrap_or_else(|refusal| panic!("{finding:?}: {refusal}"));
            let mut after = document.clone();
            mended.diff.apply(&mut after);
            prop_assert_eq!(problems(&after), []);
            let left = check::run(&after, today());
            prop_assert!(!left.iter().any(|f| f.rule == finding.rule && f.record == finding.record), "{:?}", finding);
            mended.diff.inverted().apply(&mut after);
            prop_assert_eq!(&after, &document);
        }
    }
}

const EXAMPLES: [&str; 3] = [
    include_str!("../../examples/complaint.laneway.ron"),
    include_str!("../../examples/customer-onboarding.laneway.ron"),
    include_str!("../../examples/order-to-cash.laneway.ron"),
];

#[test]
fn whatever_is_missing_or_crossed_no_check_fails() {
    for example in EXAMPLES {
        let document = file::parse(example).expect("a model").document;
        let records: Vec<Record> = document.records().cloned().collect();
        // Each record in turn is gone, with some others.
        for gone in (0..records.len()).step_by(7) {
            let left = records.iter().enumerate().filter(|(i, _)| i % 11 != gone % 11 && *i != gone);
            hold(&Document::from_records(left.map(|(_, record)| record.clone())));
        }
        // Each reference points at the record so many places on: of another kind, in a circle, at itself.
        let ids: Vec<Id> = records.iter().map(|r| r.id().clone()).collect();
        for by in [0, 1, 2, 5, 40, 111] {
            let crossed = records.iter().enumerate().map(|(i, record)| {
                let mut record = record.clone();
                let mut n = 0;
                record.entity_mut().each_id_mut(None, &mut |id| {
                    n += 1;
                    if (i + n) % 3 != 0 {
                        *id = ids[(i + by) % ids.len()].clone();
                    }
                });
                record
            });
            hold(&Document::from_records(crossed));
        }
    }
}

#[test]
fn a_message_stays_short_whatever_a_name_holds() {
    let document = file::parse(EXAMPLES[0]).expect("a model").document;
    let long = "A name\nthat goes on and on ".repeat(10_000);
    let renamed = Document::from_records(document.records().cloned().map(|mut record| {
        *record.entity_mut().name_mut() = long.clone();
        record
    }));
    for finding in hold(&renamed) {
        assert!(finding.message.len() < 1_000, "{}: {} bytes", finding.rule.name, finding.message.len());
    }
}
