//! What checks mend, and accepting what they find.

use super::{check, links::done, sketch::sketch};
use laneway::{change::op::*, check as checks, model::*};

#[test]
fn a_gateway_that_only_passes_work_on_goes() {
    check(
        "A: (s ?d a e)
         (s>?d ?d>a a>e)",
        |document, _| remove_gateway(document, &"?d".into()),
        "A: (s a e)
         (s>a a>e)",
    );
}

#[test]
fn a_finding_is_accepted_for_a_reason_and_told_again() {
    let today = Date::new(2026, 11, 22).expect("a day");
    let found = |d: &Document| checks::run(d, today).into_iter().map(|f| f.rule.name).collect::<Vec<_>>();
    let start = sketch("A: (s a e) b\n (s>a a>e)");
    assert_eq!(found(&start), ["disconnected-step"]);
    let ids = &mut IdMaker::new(3);
    assert!(suppress(&start, &"b".into(), "disconnected-step", " ", ids).is_err());
    let accepted = done(&start, suppress(&start, &"b".into(), "disconnected-step", "Drawn for the talk", ids));
    assert_eq!(found(&accepted), [] as [&str; 0]);
    // Accepting it once more changes the reason.
    let again = done(&accepted, suppress(&accepted, &"b".into(), "disconnected-step", "An idea", ids));
    let reasons: Vec<&str> = again.suppressions().map(|s| s.reason.as_str()).collect();
    assert_eq!(reasons, ["An idea"]);
    let suppression = again.suppressions().next().expect("one").id.clone();
    assert_eq!(found(&done(&again, remove_suppression(&again, &suppression))), ["disconnected-step"]);
}

#[test]
fn a_check_has_the_level_the_model_gives_it() {
    let start = sketch("A: (s a e) b\n (s>a a>e)");
    let today = Date::new(2026, 11, 22).expect("a day");
    let off = done(&start, set_check_level(&start, "disconnected-step", Some(Level::Off)));
    assert_eq!(checks::run(&off, today), []);
    assert_eq!(done(&off, set_check_level(&off, "disconnected-step", None)), start);
}
