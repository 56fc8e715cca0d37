//! SLAs that the steps between cannot keep.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{Id, RollUp, Sla, SlaKind, Unknown, Verdict, capital, counted},
};

pub static RULE: Rule = Rule {
    name: "sla-cannot-be-kept",
    title: "SLA that cannot be kept",
    severity: Severity::Error,
    what: "The steps from where an SLA's clock starts to where it stops take longer than the time it promises. It is an \
           error where the likely path takes longer, and a warning where only the worst does. Work and waits count, \
           along sequence and message flows. The worst path goes round a loop once; the likely one goes back as often \
           as the likelihoods of its branches say. An SLA on a hand-off that names no steps runs until the work is \
           taken up, after its wait; for a resolution until the step that takes it up is done. Where loops lie in so \
           many loops that the ways cannot be reckoned, that is told once.",
    why: "The promise is broken by design: nobody who works in this process can keep it.",
    mend: "Shorten the waits on that path, or promise more",
    check,
    fix: None,
};

/// Steps of a path that a message names.
const NAMED: usize = 5;

fn check(facts: &Facts, found: &mut Found) {
    let said = facts.document.model().is_some_and(|model| model.checks.contains_key(RULE.name));
    let mut tangled: Vec<&Sla> = Vec::new();
    for sla in facts.document.slas() {
        let told = facts.roll_ups().sla(sla);
        let (path, takes, which) = match told.verdict {
            Verdict::Broken => (&told.likely_path, told.likely_minutes, "likely"),
            Verdict::AtRisk => (&told.worst_path, told.worst_minutes, "worst"),
            Verdict::Unknown(Unknown::Tangled) if told.promise.is_some() => {
                tangled.push(sla);
                continue;
            }
            Verdict::Kept | Verdict::Unknown(_) => continue,
        };
        let Some(promise) = told.promise else { continue };
        let name = capital(&facts.titled(&sla.id));
        if let Some(step) = &told.endless {
            let step = facts.named(step);
            let message = format!("{name} promises {promise}, but the likely path never ends: {step} always goes back");
            found.mark(&sla.id, message).hint("Say on its branches how often work goes on");
            continue;
        }
        let takes = told.say(takes);
        let mut message = format!("{name} promises {promise}, but the {which} path takes {takes}");
        message += &going_back(facts, &told);
        message += &in_words(facts, path);
        let mark = found.mark(&sla.id, message);
        // Where the model says how much it weighs, that holds for both.
        if told.verdict == Verdict::AtRisk && !said {
            mark.severity = Severity::Warning;
        }
        if let Some((step, minutes)) = longest(facts, &told) {
            let minutes = told.say(minutes);
            let step = facts.named(step);
            mark.hint(format!("Shorten what takes longest, {step} with {minutes}, or promise more"));
        }
    }
    not_reckoned(facts, found, &tangled, said);
    hand_offs(facts, found, said);
}

/// SLAs of which nothing is known for too many loops, at the first of them.
fn not_reckoned(facts: &Facts, found: &mut Found, slas: &[&Sla], said: bool) {
    let Some((first, others)) = slas.split_first() else { return };
    let more = match others.len() {
        0 => String::new(),
        n => format!(", nor of {}", counted(n, "other SLA", "other SLAs")),
    };
    let (name, why) = (facts.titled(&first.id), Unknown::Tangled.words());
    let message = format!("It is not known whether {name} can be kept{more}: {why}");
    let mark = found.mark(&first.id, message).hint("Take flows out that nobody goes, or lead them to steps further on");
    if !said {
        mark.severity = Severity::Warning;
    }
}

/// Hand-offs under an SLA that says no steps of its own, and which are not taken up in time.
fn hand_offs(facts: &Facts, found: &mut Found, said: bool) {
    for &flow in &facts.lists.flows {
        let Some(sla) = flow.sla.as_ref().and_then(|sla| facts.document.sla(sla)) else { continue };
        let known = [&sla.from, &sla.to].into_iter().flatten().any(|id| facts.document.step(id).is_some());
        let Some(to) = flow.to.as_ref().filter(|_| !known) else { continue };
        let told = facts.roll_ups().handed(sla, flow);
        let (takes, which) = match told.verdict {
            Verdict::Broken => (told.likely_minutes, "likely"),
            Verdict::AtRisk => (told.worst_minutes, "at worst"),
            Verdict::Kept | Verdict::Unknown(_) => continue,
        };
        let Some(promise) = told.promise else { continue };
        let done = if sla.kind == SlaKind::Resolution { "done" } else { "taken up" };
        let (name, step) = (capital(&facts.titled(&sla.id)), facts.named(to));
        let message = format!("{name} promises {promise}, but {step} is {which} {done} after {}", told.say(takes));
        let mark = found.mark(&flow.id, message).hint("Shorten its wait, or promise more");
        if told.verdict == Verdict::AtRisk && !said {
            mark.severity = Severity::Warning;
        }
    }
}

/// What the worst path goes back for the longest: ", 3 d of it for going back to “Check it” once". Of the likely path, what
/// going back is to be expected to take.
fn going_back(facts: &Facts, told: &RollUp) -> String {
    if told.verdict == Verdict::Broken && told.again_minutes >= 1.0 {
        return format!(", {} of it for going back", told.say(told.again_minutes));
    }
    let again = told.loops.iter().filter(|_| told.verdict == Verdict::AtRisk);
    let longest = again.reduce(|a, b| if b.minutes > a.minutes { b } else { a });
    let words = longest.and_then(|again| {
        let step = facts.named(again.steps.first()?);
        Some(format!(", {} of it for going back to {step} once", told.say(again.minutes)))
    });
    words.unwrap_or_default()
}

/// The steps of a path that take time, in its order, after a colon; nothing where none does.
fn in_words(facts: &Facts, path: &[Id]) -> String {
    let timed: Vec<&Id> = path.iter().filter(|id| facts.roll_ups().worst_minutes(id) > 0.0).collect();
    if timed.is_empty() {
        return String::new();
    }
    let mut words = String::from(": ");
    words += &timed.iter().take(NAMED).map(|id| facts.named(id)).collect::<Vec<_>>().join(", ");
    if timed.len() > NAMED {
        words += &format!(" and {} more", timed.len() - NAMED);
    }
    words
}

/// The step of the path that breaks the promise which takes the longest.
fn longest<'t>(facts: &Facts, told: &'t RollUp) -> Option<(&'t Id, f64)> {
    let (path, loops) = match told.verdict {
        Verdict::Broken => (&told.likely_path, [].as_slice()),
        _ => (&told.worst_path, told.loops.as_slice()),
    };
    let with_time = path.iter().chain(loops.iter().flat_map(|l| &l.steps)).map(|id| (id, facts.roll_ups().worst_minutes(id)));
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

    #[test]
    fn going_back_by_likelihood_is_told_and_so_is_what_never_ends() {
        let told = |likely: u8| {
            let text = sketch("(s a ?d e)", "s>a a>?d ?d>a ?d>e");
            let text = text.replace("id: \"a\",", "id: \"a\", work: \"1 d\",");
            let text = text.replace("id: \"?d>a\",", &format!("id: \"?d>a\", likelihood: {likely},"));
            let slas = "slas: [(id: \"fast\", name: \"Fast\", promise: \"2 d\", from: \"s\", to: \"e\")]";
            let document = file::parse(&format!("{}, {slas})", text.trim_end_matches(')'))).expect("a model").document;
            let found = run(&document, today()).into_iter().find(|f| f.rule == &RULE);
            found.map(|found| found.message)
        };
        assert_eq!(told(50), None);
        let often = "SLA “Fast” promises 2 d, but the likely path takes 4 d, 3 d of it for going back: “a”";
        assert_eq!(told(75).as_deref(), Some(often));
        let endless = "SLA “Fast” promises 2 d, but the likely path never ends: “?d” always goes back";
        assert_eq!(told(100).as_deref(), Some(endless));
    }

    #[test]
    fn a_hand_off_that_is_taken_up_too_late_is_told() {
        let text = sketch("(s a desk/b e)", "s>a a>b b>e").replace("id: \"a>b\",", "id: \"a>b\", sla: \"fast\",");
        let with = |wait: &str| {
            let text = text.replace("id: \"b\",", &format!("id: \"b\", wait: \"{wait}\","));
            format!("{}, slas: [(id: \"fast\", name: \"Fast\", kind: Response, promise: \"4 h\")])", text.trim_end_matches(')'))
        };
        passes(&RULE, &with("1 to 3 h"));
        flags(&RULE, &with("2 to 5 h"), &["a>b"]);
        let document = file::parse(&with("2 d")).expect("a model").document;
        let found = run(&document, today()).into_iter().find(|f| f.rule == &RULE).expect("a finding");
        assert_eq!(found.message, "SLA “Fast” promises 4 h, but “b” is likely taken up after 48 h");
        assert_eq!(found.severity, Severity::Error);
    }

    #[test]
    fn going_back_is_told() {
        let text = sketch("(s a ?d r e)", "s>a a>?d ?d>r ?d>e:yes r>a");
        let text = text.replace("id: \"r\",", "id: \"r\", work: \"3 d\",");
        let text = format!(
            "{}, slas: [(id: \"fast\", name: \"Fast\", promise: \"2 d\", from: \"s\", to: \"e\")])",
            text.trim_end_matches(')')
        );
        let document = file::parse(&text).expect("a model").document;
        let found = run(&document, today()).into_iter().find(|f| f.rule == &RULE).expect("a finding");
        assert_eq!(
            found.message,
            "SLA “Fast” promises 2 d, but the worst path takes 3 d, 3 d of it for going back to “a” once"
        );
        assert_eq!(found.hint, "Shorten what takes longest, “r” with 3 d, or promise more");
    }
}
