//! Decisions of which nobody says by what rule they are made.

use crate::{
    check::{Facts, Found, Rule, Severity, StepFacts},
    model::{Gateway, StepKind},
};

pub static RULE: Rule = Rule {
    name: "decision-without-rule",
    title: "Decision without a rule",
    severity: Severity::Warning,
    what: "A decision splits the work, and no rule governs it, its branches or the step before it, neither has a \
           decision table, and the branches have no conditions written out. Parallel and event-based decisions decide \
           nothing, and what the customer decides is theirs.",
    why: "Two people decide the same case differently, the customer cannot be told why, and nobody finds the place to \
          change when the policy does.",
    mend: "Choose the rule that governs it, or make a decision table",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for step in facts.working() {
        let chooses =
            matches!(step.step.kind, StepKind::Decision(Gateway::Exclusive | Gateway::Inclusive | Gateway::Complex));
        if chooses && step.leaving.len() > 1 && !facts.is_customers(&step.step.lane) && !is_ruled(facts, step) {
            found.mark(&step.step.id, format!("No rule says how {} is decided", facts.named(&step.step.id)));
        }
    }
}

fn is_ruled(facts: &Facts, step: &StepFacts) -> bool {
    let before = step.arriving.iter().filter_map(|flow| Some(facts.step(flow.from.as_ref()?)?.step));
    facts.governance().decides(facts.document, step.step, &step.leaving, &before.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{and, flags, passes, sketch};

    fn decision() -> String {
        sketch("(s a ?d b c", "s>a a>?d ?d>b:yes ?d>c:no")
    }

    #[test]
    fn a_decision_that_no_rule_governs_is_told() {
        flags(&RULE, &decision(), &["?d"]);
        flags(&RULE, &and(&decision(), r#"rules: [(id: "r", name: "Limit", governs: ["b"])]"#), &["?d"]);
        for governed in ["?d", "?d>b", "a"] {
            let rule = format!("rules: [(id: \"r\", name: \"Limit\", governs: [\"{governed}\"])]");
            passes(&RULE, &and(&decision(), &rule));
        }
    }

    #[test]
    fn a_decision_table_is_a_rule_where_there_is_one() {
        let with = decision().replacen("id: \"?d\",", "id: \"?d\", decision_table: \"t\",", 1);
        passes(&RULE, &and(&with, r#"decision_tables: [(id: "t", name: "Limit")]"#));
        flags(&RULE, &with, &["?d"]);
    }

    #[test]
    fn conditions_written_out_are_the_rule() {
        passes(&RULE, &sketch("(s ?d a b", r#"s>?d ?d>a=When("x>1") ?d>b=Default"#));
        flags(&RULE, &sketch("(s ?d a b", r#"s>?d ?d>a=When("x>1") ?d>b:else"#), &["?d"]);
    }

    #[test]
    fn what_decides_nothing_or_is_the_customers_needs_none() {
        passes(&RULE, &sketch("(s +p a b", "s>+p +p>a +p>b"));
        passes(&RULE, &sketch("a b ?d c", "a>?d b>?d ?d>c"));
        passes(&RULE, &sketch("(s ?d:Decision(EventBased) a b", "s>?d ?d>a ?d>b"));
        passes(&RULE, &sketch("customer/?d a b", "?d>a:yes ?d>b:no"));
    }
}
