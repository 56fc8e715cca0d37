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

    #[test]
    fn each_pool_is_asked_and_edges_and_links_end_nothing() {
        flags(&RULE, &sketch("(s a e) shop/(t shop/b customer/c customer/d", "s>a a>e t>b c>d"), &["shop"]);
        passes(&RULE, &sketch("(s a shop/b shop/f)", "s>a a>b b>f"));
        passes(&RULE, &sketch("(s a low/f)", "s>a a>f").replace("id: \"low\",", "id: \"low\", parent: \"lane\","));
        // The end after an event on an edge is one; a link, a message sent or a wait is none.
        passes(&RULE, &sketch("(s a x:Event(Error)^a f)", "s>a x>f"));
        flags(&RULE, &sketch("(s a p:Throw(Link)=go y:Event(Link)=go b", "s>a a>p y>b"), &["swim"]);
        flags(&RULE, &sketch("customer/c (s a b", "s>a a>b b~>c"), &["lane"]);
        // Its start is drawn, so its end is expected.
        flags(&RULE, &with_detail("Plain", "(t a b", "t>a a>b"), &["detail"]);
        passes(&RULE, &with_detail("AdHoc", "a b", "a>b"));
    }
}
