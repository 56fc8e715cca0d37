//! Figures that nothing can have: a day of 30 hours, a branch taken in 120 % of cases.

use crate::check::{Facts, Found, Rule, Severity};

pub static RULE: Rule = Rule {
    name: "impossible-figure",
    title: "Impossible figure",
    severity: Severity::Error,
    what: "The model says that a day has no hours or more than 24, or a week no days or more than 7; or a branch is \
           said \
           to be taken in more than 100 % of cases. Such figures come from files that were written or merged by hand: \
           the program does not take them.",
    why: "Times, and with them what is said of SLAs, are reckoned with the nearest figure that is possible, which \
          nobody \
          has meant.",
    mend: "Give the figure that is meant",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    if let Some(model) = facts.document.model() {
        for (figure, most, what, of) in
            [(model.hours_a_day, 24, "hours", "A day"), (model.days_a_week, 7, "days", "A week")]
        {
            if figure == 0 || figure > most {
                let used = figure.clamp(1, most);
                let message = format!("{of} is said to have {figure} {what}");
                found.mark(&model.id, message).hint(format!("Give a figure from 1 to {most}; until then it is {used}"));
            }
        }
    }
    for flow in facts.document.flows() {
        if let Some(percent) = flow.likelihood.filter(|percent| *percent > 100) {
            let message = format!("{} is said to be taken in {percent} % of cases", facts.named(&flow.id));
            found.mark(&flow.id, message).hint("Give a figure from 0 to 100; until then it counts as 100");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::{
        check::tests::{flags, passes, sketch},
        model::MODEL_ID,
    };

    #[test]
    fn days_weeks_and_likelihoods_that_cannot_be_are_told() {
        let with = |fields: &str| format!("format: 1, model: ({fields}),");
        let model = |fields: &str| sketch("(s a e)", "s>a a>e").replacen("format: 1,", &with(fields), 1);
        for fields in ["hours_a_day: 0", "hours_a_day: 30", "days_a_week: 0", "days_a_week: 9"] {
            flags(&RULE, &model(fields), &[MODEL_ID]);
        }
        flags(&RULE, &model("hours_a_day: 25, days_a_week: 8"), &[MODEL_ID, MODEL_ID]);
        passes(&RULE, &model("hours_a_day: 8, days_a_week: 5"));
        let taken = |percent: u8| model("").replace("id: \"a>e\",", &format!("id: \"a>e\", likelihood: {percent},"));
        flags(&RULE, &taken(120), &["a>e"]);
        passes(&RULE, &taken(100));
    }
}
