//! References that do not fit together: what a merge by hand or an edit of the file leaves behind.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::problems,
};

pub static RULE: Rule = Rule {
    name: "broken-reference",
    title: "Broken reference",
    severity: Severity::Error,
    what: "A record points at another that is not in the model, or that is of a kind that cannot be meant; lanes are \
           nested in one another in a circle, or events sit on one another in a circle.",
    why: "What is pointed at is gone for the reader: the step has no lane, the flow no end. Most come from resolving a \
          merge conflict by hand or from editing the file.",
    mend: "Repair it in the list of problems, or put the record it means back",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for problem in problems(facts.document) {
        found.mark(&problem.record, problem.message(facts.document));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch};

    #[test]
    fn what_points_at_nothing_is_told() {
        flags(&RULE, &sketch("(s a e)", "s>a a>gone"), &["a>gone"]);
        passes(&RULE, &sketch("(s a e)", "s>a a>e"));
    }
}
