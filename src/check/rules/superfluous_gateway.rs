//! Decisions that neither split nor join.

use crate::{
    change::op,
    check::{Facts, Found, Rule, Severity, StepFacts},
    model::{Condition, Flow, Step, StepKind, rules},
};

pub static RULE: Rule = Rule {
    name: "superfluous-gateway",
    title: "Superfluous gateway",
    severity: Severity::Warning,
    what: "A decision has one flow in and one flow out: it decides nothing and joins nothing.",
    why: "A reader looks for the other branch. Either it was forgotten, or the decision is in the way.",
    mend: "Draw the branch that is missing, or delete the decision",
    check,
    fix: Some(|document, gateway, _| op::remove_gateway(document, gateway)),
};

fn check(facts: &Facts, found: &mut Found) {
    for step in facts.working() {
        let ([into], [out]) = (step.arriving.as_slice(), step.leaving.as_slice()) else { continue };
        if !matches!(step.step.kind, StepKind::Decision(_)) {
            continue;
        }
        let name = facts.named(&step.step.id);
        let mark = found.mark(&step.step.id, format!("Only one flow comes to {name} and only one leaves"));
        // Whatever it says might be the question whose other answer was forgotten.
        let silent = says_nothing(step) && plain(out) && leads_on(facts, into, out);
        let free = || [&step.step.id, &out.id].into_iter().all(|id| !facts.is_pointed_at(id));
        mark.fixable(silent && free());
    }
}

/// Whether nothing but its kind and place was ever said of a step.
fn says_nothing(step: &StepFacts) -> bool {
    let Step { id, kind, foreign, .. } = step.step.clone();
    let blank = Step { foreign, ..Step::new(id, kind, String::new(), step.step.cell()) };
    *step.step == blank && step.ties.is_empty() && step.sent.is_empty() && step.received.is_empty()
}

/// Whether nothing is said of a flow.
fn plain(flow: &Flow) -> bool {
    let texts = [&flow.label, &flow.description];
    let points = flow.carries.is_empty() && flow.sla.is_none() && flow.likelihood.is_none();
    texts.iter().all(|text| text.trim().is_empty()) && flow.condition == Condition::Always && points
}

/// Whether one flow can take the place of the two.
fn leads_on(facts: &Facts, into: &Flow, out: &Flow) -> bool {
    let (Some(from), Some(to)) = (&into.from, &out.to) else { return false };
    let before = facts.step(from).map_or(&[][..], |s| s.leaving.as_slice());
    let fits = rules::may_connect(facts.document, from, to).is_ok_and(|kinds| kinds.contains(&into.kind));
    fits && before.iter().all(|flow| flow.to.as_ref() != Some(to))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{fixed, flags, passes, sketch};

    #[test]
    fn one_in_and_one_out_is_told() {
        flags(&RULE, &sketch("(s ?d a e)", "s>?d ?d>a a>e"), &["?d"]);
        passes(&RULE, &sketch("(s ?d a e)", "s>?d ?d>a:yes ?d>e:no a>e"));
        passes(&RULE, &sketch("(s t a ?d e)", "s>t t>a t>?d a>?d ?d>e"));
    }

    #[test]
    fn without_a_question_it_goes_and_the_flow_goes_on() {
        let document = fixed(&RULE, &sketch("(s ?d= a e)", "s>?d:paid ?d>a a>e"));
        assert_eq!(document.step(&"?d".into()), None);
        let flow = document.flow(&"s>?d".into()).expect("the flow into it stays");
        assert_eq!((flow.to.as_ref().map(|id| id.as_str()), flow.label.as_str()), (Some("a"), "paid"));
    }
}
