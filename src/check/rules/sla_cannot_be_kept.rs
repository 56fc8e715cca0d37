//! SLAs that the steps between cannot keep.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{Calendar, Id, RollUp, Verdict, capital},
};

pub static RULE: Rule = Rule {
    name: "sla-cannot-be-kept",
    title: "SLA that cannot be kept",
    severity: Severity::Error,
    what: "The steps from where an SLA's clock starts to where it stops take longer than the time it promises. It is an \
           error where the likely path takes longer, and a warning where only the worst does. Work and waits count, \
           along sequence and message flows; a loop is gone round once.",
    why: "The promise is broken by design: nobody who works in this process can keep it.",
    mend: "Shorten the waits on that path, or promise more",
    check,
    fix: None,
};

/// Steps of a path that a message names.
const NAMED: usize = 5;

fn check(facts: &Facts, found: &mut Found) {
    for sla in facts.document.slas() {
        let told = facts.roll_ups().sla(sla);
        let (path, takes, which) = match told.verdict {
            Verdict::Broken => (&told.likely_path, told.likely_minutes, "likely"),
            Verdict::AtRisk => (&told.worst_path, told.worst_minutes, "worst"),
            Verdict::Kept | Verdict::Unknown(_) => continue,
        };
        let Some(promise) = told.promise else { continue };
        let takes = Calendar::of(facts.document.model()).say(takes);
        let name = capital(&facts.titled(&sla.id));
        let path = in_words(facts, path);
        let message = format!("{name} promises {promise}, but the {which} path takes {takes}: {path}");
        let mark = found.mark(&sla.id, message);
        if told.verdict == Verdict::AtRisk {
            mark.severity = Severity::Warning;
        }
        if let Some((step, minutes)) = longest(facts, &told) {
            let minutes = Calendar::of(facts.document.model()).say(minutes);
            let step = facts.named(step);
            mark.hint(format!("Shorten what takes longest, {step} with {minutes}, or promise more"));
        }
    }
}

/// The steps of a path that take time, in its order.
fn in_words(facts: &Facts, path: &[Id]) -> String {
    let timed: Vec<&Id> = path.iter().filter(|id| facts.roll_ups().worst_minutes(id) > 0.0).collect();
    let mut words = timed.iter().take(NAMED).map(|id| facts.named(id)).collect::<Vec<_>>().join(", ");
    if timed.len() > NAMED {
        words += &format!(" and {} more", timed.len() - NAMED);
    }
    words
}

/// The step of the path that breaks the promise which takes the longest.
fn longest<'t>(facts: &Facts, told: &'t RollUp) -> Option<(&'t Id, f64)> {
    let path = if told.verdict == Verdict::Broken { &told.likely_path } else { &told.worst_path };
    let with_time = path.iter().map(|id| (id, facts.roll_ups().worst_minutes(id)));
    with_time.filter(|step| step.1 > 0.0).reduce(|a, b| if b.1 > a.1 { b } else { a })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::{
        check::{
            Severity, run,
            tests::{flags, passes, sketch, today},
        },
        file,
    };

    /// Start, two tasks of which the second waits, end; an SLA over all of it.
    fn model(wait: &str, promise: &str) -> String {
        let text = sketch("(s a b e)", "s>a a>b b>e");
        let text = text.replace("id: \"a\",", "id: \"a\", work: \"2 h\",");
        let text = text.replace("id: \"b\",", &format!("id: \"b\", wait: \"{wait}\","));
        let slas = format!("slas: [(id: \"fast\", name: \"Fast\", promise: \"{promise}\", from: \"s\", to: \"e\")]");
        format!("{}, {slas})", text.trim_end_matches(')'))
    }

    #[test]
    fn a_promise_that_the_steps_break_is_told() {
        flags(&RULE, &model("3 d", "2 d"), &["fast"]);
        flags(&RULE, &model("1 to 3 d", "2.5 d"), &["fast"]);
        passes(&RULE, &model("1 to 3 d", "4 d"));
        passes(&RULE, &sketch("(s a e)", "s>a a>e"));
    }

    #[test]
    fn only_the_likely_path_makes_it_an_error() {
        let told = |wait: &str| {
            let document = file::parse(&model(wait, "2.5 d")).expect("a model").document;
            let found = run(&document, today()).into_iter().find(|f| f.rule == &RULE).expect("a finding");
            (found.severity, found.message, found.hint)
        };
        assert_eq!(
            told("1 to 3 d"),
            (
                Severity::Warning,
                "SLA “Fast” promises 2.5 d, but the worst path takes 3.1 d: “a”, “b”".into(),
                "Shorten what takes longest, “b” with 3 d, or promise more".into()
            )
        );
        assert_eq!(told("2 to 8 d").0, Severity::Error);
    }
}
