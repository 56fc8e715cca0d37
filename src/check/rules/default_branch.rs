//! Decisions whose conditions may all fail.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{Condition, Flow, Gateway, StepKind, fold},
};

pub static RULE: Rule = Rule {
    name: "default-branch",
    title: "No default branch, or two",
    severity: Severity::Warning,
    what: "Every branch of a decision has a condition written out, and none is the default. Two branches of which one \
           is taken just where the other is not need none: yes and no, below and not below. Or two branches are the \
           default.",
    why: "Where none of the conditions holds, the work stops there and nobody is told. Of two defaults nobody can \
          tell which is taken.",
    mend: "Make the branch for all other cases the default, and no other",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for step in facts.working() {
        if step.leaving.len() < 2 {
            continue;
        }
        let branches = facts.branches(step);
        let defaults = branches.iter().filter(|f| f.condition == Condition::Default).count();
        let name = || facts.named(&step.step.id);
        if defaults > 1 {
            let message = format!("{defaults} branches of {} are the default", name());
            found.mark(&step.step.id, message).hint("Leave one the default, and say of the others when they are taken");
        }
        let chooses = matches!(step.step.kind, StepKind::Decision(Gateway::Exclusive | Gateway::Inclusive));
        let written = |c: &Condition| matches!(c, Condition::When(expression) if !expression.trim().is_empty());
        let opposite = matches!(branches.as_slice(), [a, b] if are_opposite(a, b));
        if chooses && branches.len() > 1 && branches.iter().all(|f| written(&f.condition)) && !opposite {
            let name = name();
            found.mark(&step.step.id, format!("Nothing is taken from {name} where none of its conditions holds"));
        }
    }
}

/// Whether one of two branches is taken just where the other is not, by their labels or their conditions.
fn are_opposite(a: &Flow, b: &Flow) -> bool {
    const ANSWERS: [(&str, &str); 5] = [("yes", "no"), ("true", "false"), ("ja", "nein"), ("oui", "non"), ("si", "no")];
    let (one, other) = (fold(&a.label), fold(&b.label));
    let answers = |(yes, no): &(&str, &str)| (one == *yes && other == *no) || (one == *no && other == *yes);
    ANSWERS.iter().any(answers)
        || match (bare(&a.condition), bare(&b.condition)) {
            (Some(a), Some(b)) => denies(&a, &b) || denies(&b, &a) || compared(&a).zip(compared(&b)).is_some_and(apart),
            _ => false,
        }
}

/// A condition without white space, capitals and what expression languages put around it: `${…}`, `#{…}`, `=…`.
fn bare(condition: &Condition) -> Option<String> {
    let Condition::When(text) = condition else { return None };
    let text: String = text.to_lowercase().split_whitespace().collect();
    let inner = text.strip_prefix("${").or(text.strip_prefix("#{")).and_then(|t| t.strip_suffix('}'));
    Some(inner.unwrap_or(text.strip_prefix('=').unwrap_or(&text)).to_owned())
}

/// Whether a condition is `not` and the other.
fn denies(condition: &str, other: &str) -> bool {
    let rest = condition.strip_prefix("not").or(condition.strip_prefix('!'));
    let unwrapped = |text: &str| text.trim_start_matches('(').trim_end_matches(')').to_owned();
    rest.is_some_and(|rest| unwrapped(rest) == unwrapped(other))
}

/// A comparison in its parts.
fn compared(text: &str) -> Option<(&str, &str, &str)> {
    const SIGNS: [&str; 7] = ["<=", ">=", "!=", "==", "<", ">", "="];
    let (at, sign) = SIGNS.iter().filter_map(|sign| Some((text.find(sign)?, *sign))).min_by_key(|(at, _)| *at)?;
    Some((text.get(..at)?, sign, text.get(at + sign.len()..)?))
}

/// Whether just one of two comparisons holds.
fn apart(pair: ((&str, &str, &str), (&str, &str, &str))) -> bool {
    const OPPOSITE: [(&str, &str); 4] = [("<", ">="), (">", "<="), ("==", "!="), ("=", "!=")];
    let ((left, sign, right), (other_left, other_sign, other_right)) = pair;
    let signs = OPPOSITE.iter().any(|&(a, b)| (sign, other_sign) == (a, b) || (sign, other_sign) == (b, a));
    let truth = matches!((right, other_right), ("true", "false") | ("false", "true"));
    left == other_left && ((signs && right == other_right) || (sign == other_sign && truth))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch};

    #[test]
    fn two_defaults_are_told() {
        flags(&RULE, &sketch("(s ?d a b c", "s>?d ?d>a:yes ?d>b=Default ?d>c=Default"), &["?d"]);
        flags(&RULE, &sketch("(s t b c", "s>t t>b=Default t>c=Default"), &["t"]);
        // One that is drawn twice is told as that.
        passes(&RULE, &sketch("(s ?d a b", "s>?d ?d>a:yes ?d>b=Default ?d>b=Default"));
    }

    #[test]
    fn conditions_on_all_branches_without_a_default_are_told() {
        flags(&RULE, &sketch("(s ?d a b", r#"s>?d ?d>a=When("x>1") ?d>b=When("x<1")"#), &["?d"]);
        passes(&RULE, &sketch("(s ?d a b", r#"s>?d ?d>a=When("x>1") ?d>b=Default"#));
        let conditions = [
            ("= ok", "= not(ok)"),
            ("${ok}", "${!ok}"),
            ("= score < 600", "= score >= 600"),
            ("a == true", "a == false"),
            ("a=1", "a!=1"),
        ];
        for (a, b) in conditions {
            let text = sketch("(s ?d a b", "s>?d ?d>a ?d>b");
            let (a, b) =
                (format!("to: \"a\", condition: When(\"{a}\")"), format!("to: \"b\", condition: When(\"{b}\")"));
            passes(&RULE, &text.replace("to: \"a\"", &a).replace("to: \"b\"", &b));
        }
        // Answers that a person gives are complete as far as anyone can tell.
        passes(&RULE, &sketch("(s ?d a b", "s>?d ?d>a:yes ?d>b:no"));
    }
}
