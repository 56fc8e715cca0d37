//! Decisions all of whose branches say how likely they are, and together say less than always.

use crate::check::{Facts, Found, Rule, Severity};

pub static RULE: Rule = Rule {
    name: "missing-likelihoods",
    title: "Likelihoods under 100 %",
    severity: Severity::Warning,
    what: "Every branch of a decision says how likely it is, one of them is taken at a time, and their likelihoods add \
           up to \
           less than 100 %. Parallel and inclusive decisions are not asked, nor those with a branch that does not say.",
    why: "It is not told what happens in the other cases. The likely path takes the figures in proportion, and may be \
          wrong.",
    mend: "Raise the likelihoods so that they add up to 100 %, draw the branch that is missing, or leave one empty: it \
           has \
           the rest",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for step in facts.choices() {
        let said: Option<Vec<u32>> = step.leaving.iter().map(|flow| flow.likelihood.map(u32::from)).collect();
        // What has one branch is only begun.
        let Some(said) = said.filter(|said| said.len() > 1) else { continue };
        let sum: u32 = said.iter().sum();
        if sum < 100 {
            let (name, rest) = (facts.named(&step.step.id), 100 - sum);
            let message = format!("The likelihoods of the branches of {name} add up to {sum} %: {rest} % are not told");
            found.mark(&step.step.id, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch, with_fields};

    #[test]
    fn branches_that_all_say_and_leave_some_untold_are_told() {
        let model = |step: &str, a: &str, b: &str| {
            let text = sketch(&format!("(s {step} a b"), &format!("s>{step} {step}>a {step}>b"));
            with_fields(&with_fields(&text, &format!("{step}>a"), a), &format!("{step}>b"), b)
        };
        flags(&RULE, &model("?d", "likelihood: 30", "likelihood: 10"), &["?d"]);
        flags(&RULE, &model("?d", "likelihood: 0", "likelihood: 0"), &["?d"]);
        passes(&RULE, &model("?d", "likelihood: 70", "likelihood: 30"));
        passes(&RULE, &model("?d", "likelihood: 70", "likelihood: 60"));
        passes(&RULE, &model("?d", "likelihood: 30", ""));
        passes(&RULE, &model("+d", "likelihood: 30", "likelihood: 10"));
    }
}
