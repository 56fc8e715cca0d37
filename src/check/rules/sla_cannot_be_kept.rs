//! SLAs that the steps between cannot keep.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{Flow, Id, RollUp, Sla, SlaKind, Unknown, Verdict, capital, counted},
};

pub static RULE: Rule = Rule {
    name: "sla-cannot-be-kept",
    title: "SLA that cannot be kept",
    severity: Severity::Error,
    what: "The steps from where an SLA's clock starts to where it stops take longer than the time it promises. It \
           is an error where the likely path takes longer, and a warning where only the worst does. Work and waits \
           count, along sequence and message flows. The likely path goes back as often as the likelihoods of its \
           branches say on the average, the worst path as often as 19 cases in 20 do at most, each time it comes to \
           a loop, and once where they do not say. What an SLA does not name itself the hand-offs say that are \
           under it: the clock starts when the work is handed over, and stops when it is taken up, after its wait; \
           for a resolution when the step that takes it up is done. Where loops lie in so many loops that the ways \
           cannot be reckoned, that is told once.",
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
    for sla in &facts.lists.slas {
        for (flow, told) in facts.roll_ups().each(sla) {
            let at_risk = match told.verdict {
                Verdict::Broken => false,
                Verdict::AtRisk => true,
                Verdict::Unknown(Unknown::Tangled) if told.promise.is_some() => {
                    if tangled.last().is_none_or(|last| last.id != sla.id) {
                        tangled.push(sla);
                    }
                    continue;
                }
                Verdict::Kept | Verdict::Unknown(_) => continue,
            };
            let Some(promise) = told.promise else { continue };
            let promises = format!("{} promises {}", capital(&facts.titled(&sla.id)), told.promised(promise));
            let (message, hint) = match flow.filter(|_| facts.roll_ups().says(sla) == (false, false)) {
                Some(flow) => taken_up_late(facts, sla, flow, &told),
                None => takes_long(facts, &told),
            };
            let mark = found.mark(flow.map_or(&sla.id, |flow| &flow.id), format!("{promises}, but {message}"));
            // Where the model says how much it weighs, that holds for both.
            if at_risk && !said {
                mark.severity = Severity::Warning;
            }
            if let Some(hint) = hint {
                mark.hint(hint);
            }
        }
    }
    not_reckoned(facts, found, &tangled, said);
}

/// That the steps of a path take longer than what is promised, and what could be done.
fn takes_long(facts: &Facts, told: &RollUp) -> (String, Option<String>) {
    if let Some(step) = &told.endless {
        let message = format!("the likely path never ends: {} always goes back", facts.named(step));
        return (message, Some("Say on its branches how often work goes on".to_owned()));
    }
    let (path, takes, which) = match told.verdict {
        Verdict::Broken => (&told.likely_path, told.likely_minutes, "likely"),
        _ => (&told.worst_path, told.worst_minutes, "worst"),
    };
    let mut message = format!("the {which} path takes {}", told.say(takes));
    message += &going_back(facts, told);
    message += &in_words(facts, path);
    let hint = longest(facts, told).map(|(step, minutes)| {
        let (step, minutes) = (facts.named(step), told.say(minutes));
        format!("Shorten what takes longest, {step} with {minutes}, or promise more")
    });
    (message, hint)
}

/// That what is handed over is not taken up in time.
fn taken_up_late(facts: &Facts, sla: &Sla, flow: &Flow, told: &RollUp) -> (String, Option<String>) {
    let (takes, which) = match told.verdict {
        Verdict::Broken => (told.likely_minutes, "likely"),
        _ => (told.worst_minutes, "at worst"),
    };
    let done = if sla.kind == SlaKind::Resolution { "done" } else { "taken up" };
    let step = flow.to.as_ref().map_or_else(String::new, |to| facts.named(to));
    let message = format!("{step} is {which} {done} after {}", told.say(takes));
    (message, Some("Shorten its wait, or promise more".to_owned()))
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

/// What the worst path goes back for the longest: ", 3 d of it for going back to “Check it” once". Of the likely path,
/// what going back is to be expected to take.
fn going_back(facts: &Facts, told: &RollUp) -> String {
    if told.verdict == Verdict::Broken && told.again_minutes >= 1.0 {
        return format!(", {} of it for going back", told.say(told.again_minutes));
    }
    let again = told.loops.iter().filter(|_| told.verdict == Verdict::AtRisk);
    let longest = again.reduce(|a, b| if b.all_minutes > a.all_minutes { b } else { a });
    let words = longest.and_then(|again| {
        let step = facts.named(again.steps.first()?);
        Some(format!(", {} of it for going back to {step} {}", told.say(again.all_minutes), again.often()))
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
    let with_time =
        path.iter().chain(loops.iter().flat_map(|l| &l.steps)).map(|id| (id, facts.roll_ups().worst_minutes(id)));
    with_time.filter(|step| step.1 > 0.0).reduce(|a, b| if b.1 > a.1 { b } else { a })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::{
        check::{
            Severity, run,
            tests::{and, flags, passes, sketch, today, with_fields},
        },
        file,
        model::{RollUps, Verdict},
    };

    /// Start, two tasks of which the second waits, end; an SLA over all of it.
    fn model(wait: &str, promise: &str) -> String {
        let text = sketch("(s a b e)", "s>a a>b b>e");
        let text = with_fields(&text, "a", "work: \"2 h\"");
        let text = with_fields(&text, "b", &format!("wait: \"{wait}\""));
        and(&text, &format!("slas: [(id: \"fast\", name: \"Fast\", promise: \"{promise}\", from: \"s\", to: \"e\")]"))
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
            let text = with_fields(&text, "a", "work: \"1 d\"");
            let text = with_fields(&text, "?d>a", &format!("likelihood: {likely}"));
            let text = and(&text, "slas: [(id: \"fast\", name: \"Fast\", promise: \"2 d\", from: \"s\", to: \"e\")]");
            let document = file::parse(&text).expect("a model").document;
            let found = run(&document, today()).into_iter().find(|f| f.rule == &RULE);
            found.map(|found| found.message)
        };
        let seldom = "SLA “Fast” promises 2 d, but the worst path takes 5 d, 4 d of it for going back to “a” up to 4 \
                      times, as 19 in 20 cases do at most: “a”";
        assert_eq!(told(50).as_deref(), Some(seldom));
        assert_eq!(told(4), None, "once");
        let often = "SLA “Fast” promises 2 d, but the likely path takes 4 d, 3 d of it for going back: “a”";
        assert_eq!(told(75).as_deref(), Some(often));
        let endless = "SLA “Fast” promises 2 d, but the likely path never ends: “?d” always goes back";
        assert_eq!(told(100).as_deref(), Some(endless));
    }

    #[test]
    fn a_hand_off_that_is_taken_up_too_late_is_told() {
        let text = with_fields(&sketch("(s a desk/b e)", "s>a a>b b>e"), "a>b", "sla: \"fast\"");
        let with = |wait: &str, ends: &str| {
            let text = with_fields(&text, "b", &format!("wait: \"{wait}\""));
            and(&text, &format!("slas: [(id: \"fast\", name: \"Fast\", kind: Response, promise: \"4 h\", {ends})]"))
        };
        let told = |wait: &str, ends: &str| {
            let document = file::parse(&with(wait, ends)).expect("a model").document;
            let found = run(&document, today()).into_iter().find(|f| f.rule == &RULE).expect("a finding");
            let sla = document.sla(&"fast".into()).expect("an SLA");
            // The register, the badges and the panel say the same.
            assert_eq!(RollUps::new(&document).sla(sla).verdict == Verdict::Broken, found.severity == Severity::Error);
            (found.message, found.severity)
        };
        passes(&RULE, &with("1 to 3 h", ""));
        flags(&RULE, &with("2 to 5 h", ""), &["a>b"]);
        assert_eq!(told("2 to 5 h", "").1, Severity::Warning);
        let late = "SLA “Fast” promises 4 h, but “b” is likely taken up after 48 h";
        assert_eq!(told("2 d", ""), (late.into(), Severity::Error));
        // Of the ends that it says itself, the hand-off has the other.
        let until = "SLA “Fast” promises 4 h, but the likely path takes 48 h: “b”";
        assert_eq!(told("2 d", "from: \"a\""), (until.into(), Severity::Error));
        flags(&RULE, &with("2 d", "to: \"e\""), &["a>b"]);
        // Where it says both, the hand-off changes nothing.
        flags(&RULE, &with("2 d", "from: \"a\", to: \"e\""), &["fast"]);
        passes(&RULE, &with("2 d", "from: \"s\", to: \"a\""));
    }

    #[test]
    fn going_back_is_told() {
        let text = sketch("(s a ?d r e)", "s>a a>?d ?d>r ?d>e:yes r>a");
        let text = with_fields(&text, "r", "work: \"3 d\"");
        let text = and(&text, "slas: [(id: \"fast\", name: \"Fast\", promise: \"2 d\", from: \"s\", to: \"e\")]");
        let document = file::parse(&text).expect("a model").document;
        let found = run(&document, today()).into_iter().find(|f| f.rule == &RULE).expect("a finding");
        assert_eq!(
            found.message,
            "SLA “Fast” promises 2 d, but the worst path takes 3 d, 3 d of it for going back to “a” once"
        );
        assert_eq!(found.hint, "Shorten what takes longest, “r” with 3 d, or promise more");
    }
}
