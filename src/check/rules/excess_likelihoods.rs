//! Decisions whose branches are taken more often than always.

use crate::check::{Facts, Found, Rule, Severity};

pub static RULE: Rule = Rule {
    name: "excess-likelihoods",
    title: "Likelihoods over 100 %",
    severity: Severity::Warning,
    what: "The likelihoods of a decision's branches add up to more than 100 %, though one of them is taken at a time. \
           Parallel and inclusive decisions may take several.",
    why: "The likely path, and with it what is said of SLAs, is chosen by these figures.",
    mend: "Lower the likelihoods so that they add up to 100 %, or leave one empty: it has the rest",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for step in facts.choices() {
        // That one alone is over 100 % is told of its flow.
        let sum: u32 = step.leaving.iter().filter_map(|flow| flow.likelihood).map(|it| u32::from(it.min(100))).sum();
        if sum > 100 {
            let name = facts.named(&step.step.id);
            found.mark(&step.step.id, format!("The likelihoods of the branches of {name} add up to {sum} %"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch, with_fields};

    #[test]
    fn branches_that_are_taken_more_often_than_always_are_told() {
        let model = |step: &str, a: u8, b: u8| {
            let text = sketch(&format!("(s {step} a b"), &format!("s>{step} {step}>a {step}>b"));
            let text = with_fields(&text, &format!("{step}>a"), &format!("likelihood: {a}"));
            with_fields(&text, &format!("{step}>b"), &format!("likelihood: {b}"))
        };
        flags(&RULE, &model("?d", 70, 40), &["?d"]);
        passes(&RULE, &model("?d", 70, 30));
        passes(&RULE, &model("?d", 120, 0));
        passes(&RULE, &model("+d", 100, 100));
    }
}
