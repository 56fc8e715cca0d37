//! Swimlanes whose work ends nowhere.

use crate::check::{Facts, Found, Rule, Severity};

pub static RULE: Rule = Rule {
    name: "missing-end",
    title: "Missing end",
    severity: Severity::Warning,
    what: "The steps of a swimlane, or of one pool in it, flow without an end. A swimlane that details a sub-process \
           may do without, and so may the customer's own lane.",
    why: "A reader cannot tell when the work is done, nor what the customer has then.",
    mend: "Put an end after the last step, and name it for what is reached",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for course in facts.courses() {
        if course.flows && !course.has_end && !facts.is_implicit(course) {
            let mark = course.mark();
            found.mark(mark, format!("Nothing says when the work in {} is done", facts.named(mark)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch, with_detail};

    #[test]
    fn work_without_an_end_is_told() {
        flags(&RULE, &sketch("(s a b", "s>a a>b"), &["swim"]);
        passes(&RULE, &sketch("(s a e)", "s>a a>e"));
        passes(&RULE, &sketch("(s", ""));
        passes(&RULE, &with_detail("Plain", "a b", "a>b"));
    }
}
