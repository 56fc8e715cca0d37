//! Joins that do not join: branches of one case that meet where nothing waits for all of them, and decisions that wait
//! for branches which never come together.

use crate::{
    check::{
        Facts, Found, Rule, Severity,
        together::Together,
        ways::{Read, Reading, Ways},
    },
    model::{Gateway, StepKind},
};

pub static RULE: Rule = Rule {
    name: "fake-join",
    title: "Fake join",
    severity: Severity::Warning,
    what: "Branches that run at the same time, or may, meet in a step or an exclusive decision: some of them, or what \
           some \
           of them were joined to. They come from a parallel or an inclusive decision, or from a step that several \
           flows \
           leave. Branches of a choice may meet anywhere: only one of them is taken. Or the other way round: a \
           parallel \
           decision waits for branches that never come together, as those of a choice, or a way back.",
    why: "Where nothing waits for all of them, what follows is done once for each, which is rarely meant. Where \
          something \
          waits for what never comes, nobody does what follows.",
    mend: "Let branches meet in a decision of the kind they came from: a parallel or inclusive one waits for all, an \
           exclusive one goes on with the one that comes",
    check,
    fix: None,
};

/// Two edges into a step.
type Pair = (usize, usize);

/// So much work for all courses, counted and not timed: a model of nothing but parallel splits ends too.
const WORK: usize = 400_000;

fn check(facts: &Facts, found: &mut Found) {
    let (mut for_waits, mut for_meetings) = (WORK, WORK);
    for course in facts.courses() {
        // Most courses run one step at a time.
        if !facts.steps_of(course).any(|step| match step.step.kind {
            StepKind::Decision(gateway) => matches!(gateway, Gateway::Parallel | Gateway::Inclusive),
            _ => step.leaving.len() > 1,
        }) {
            continue;
        }
        let ways = Ways::new(facts, course);
        let mut told = vec![false; ways.steps.len()];
        in_vain(facts, &ways, &mut told, &mut for_waits, found);
        unjoined(facts, &ways, &mut told, &mut for_meetings, found);
    }
}

/// Tells where branches meet and nothing waits for all.
fn unjoined(facts: &Facts, ways: &Ways, told: &mut [bool], left: &mut usize, found: &mut Found) {
    // What leaves a step without a decision may be meant as a choice, which is told by a rule of its own: then a
    // decision may join it.
    for reading in [Reading::Decisions, Reading::Steps] {
        each_fault(ways, reading, told, left, goes_on_with_one, |read, step, (a, b), left| {
            let exclusive = matches!(kind(ways, step), Some(StepKind::Decision(_)));
            if exclusive && reading == Reading::Steps {
                return;
            }
            let Some(split) = ways.split_before(read, a, b, left) else { return };
            let (Some(split), Some(step)) = (ways.steps.get(split), ways.steps.get(step)) else { return };
            let (from, name) = (facts.named(&split.step.id), facts.named(&step.step.id));
            found.mark(&step.step.id, format!("Branches from {from} meet in {name}, which does not wait for all"));
        });
    }
}

/// Tells which decisions wait for what never comes together.
fn in_vain(facts: &Facts, ways: &Ways, told: &mut [bool], left: &mut usize, found: &mut Found) {
    each_fault(ways, Reading::Wide, told, left, waits_for_all, |_, step, (a, b), _| {
        let from = |edge: usize| ways.steps.get(ways.edges.get(edge)?.from).copied();
        let (Some(step), Some(a), Some(b)) = (ways.steps.get(step), from(a), from(b)) else { return };
        let (name, one, other) = (facts.named(&step.step.id), facts.named(&a.step.id), facts.named(&b.step.id));
        let whom = if a.step.id == b.step.id { format!("two branches of {one}") } else { format!("{one} and {other}") };
        let message = format!("{name} waits for {whom}, which never come together");
        found
            .mark(&step.step.id, message)
            .hint("Let them meet in an exclusive decision, which goes on with the one that comes");
    });
}

/// Asks the steps that are `asked` for two edges into them that are together, or in the wide reading never are; in the
/// order of the work. Those that are told are then taken as mended, so that what follows is not accused of it too.
fn each_fault(
    ways: &Ways,
    reading: Reading,
    told: &mut [bool],
    left: &mut usize,
    asked: fn(&Ways, usize) -> bool,
    mut tell: impl FnMut(&Read, usize, Pair, &mut usize),
) {
    let order: Vec<usize> = ways.order.iter().copied().filter(|&step| asked(ways, step)).collect();
    if order.is_empty() {
        return;
    }
    // What is at fault even where all others wait for all is no other's doing: most are told so, in one round.
    if reading != Reading::Wide {
        let mut mended = told.to_vec();
        order.iter().for_each(|&step| mark(&mut mended, step));
        let unknown = unknown(&order, told);
        let (read, own) = faults(ways, reading, &mended, &unknown, left);
        for (step, pair) in own {
            tell(&read, step, pair, left);
            mark(told, step);
        }
    }
    while *left > 0 {
        let (read, faults) = faults(ways, reading, told, &unknown(&order, told), left);
        let Some(&first) = faults.first() else { return };
        let mut mended = told.to_vec();
        faults.iter().for_each(|(step, _)| mark(&mut mended, *step));
        let steps: Vec<usize> = faults.iter().map(|(step, _)| *step).collect();
        let (_, mut own) = self::faults(ways, reading, &mended, &steps, left);
        if own.is_empty() {
            own.push(first);
        }
        for (step, pair) in own {
            tell(&read, step, pair, left);
            mark(told, step);
        }
    }
}

/// Those of which nothing is told.
fn unknown(order: &[usize], told: &[bool]) -> Vec<usize> {
    order.iter().copied().filter(|&step| told.get(step) == Some(&false)).collect()
}

/// Of these steps, those with two edges into them that are at fault, each with those two. A step that is `turned` is
/// read as it should be, but asked as it is.
fn faults(
    ways: &Ways,
    reading: Reading,
    turned: &[bool],
    steps: &[usize],
    left: &mut usize,
) -> (Read, Vec<(usize, Pair)>) {
    let read = ways.read(reading, turned);
    *left = left.saturating_sub(read.net.moves.len());
    let together = reading != Reading::Wide;
    if together && read.splits.is_empty() {
        return (read, vec![]);
    }
    let known = Together::new(&read.net, left);
    // That two are together is known of each pair that was found; that they are not, only when all were.
    if !together && !known.is_complete() {
        return (read, vec![]);
    }
    let at = |edge: usize| read.at.get(edge).copied().unwrap_or_default();
    let mut found = Vec::new();
    for &step in steps {
        let into = ways.into.get(step).map_or(&[][..], Vec::as_slice);
        *left = left.saturating_sub(into.len());
        let mut pairs = into.iter().enumerate().flat_map(|(i, &a)| into.iter().skip(i + 1).map(move |&b| (a, b)));
        let pair = pairs.find(|&(a, b)| known.are(at(a), at(b)) == together);
        found.extend(pair.map(|pair| (step, pair)));
    }
    (read, found)
}

fn mark(steps: &mut [bool], step: usize) {
    if let Some(step) = steps.get_mut(step) {
        *step = true;
    }
}

fn kind(ways: &Ways, step: usize) -> Option<StepKind> {
    ways.steps.get(step).map(|step| step.step.kind)
}

/// Whether a step that several edges lead to goes on as soon as one branch is there. All may end in one end.
fn goes_on_with_one(ways: &Ways, step: usize) -> bool {
    let several = ways.into.get(step).is_some_and(|into| into.len() > 1);
    several
        && match kind(ways, step) {
            Some(StepKind::End(_)) | None => false,
            Some(StepKind::Decision(gateway)) => gateway == Gateway::Exclusive,
            Some(_) => true,
        }
}

/// Whether a decision that several edges lead to waits for all, and work comes to where they begin: where it does not,
/// that is told by a rule of its own.
fn waits_for_all(ways: &Ways, step: usize) -> bool {
    let into = ways.into.get(step).map_or(&[][..], Vec::as_slice);
    let reached = |edge: &usize| {
        let from = ways.edges.get(*edge).and_then(|edge| ways.steps.get(edge.from));
        from.is_some_and(|step| step.reached)
    };
    into.len() > 1 && kind(ways, step) == Some(StepKind::Decision(Gateway::Parallel)) && into.iter().all(reached)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sketch};

    #[test]
    fn parallel_branches_that_meet_in_a_task_are_told() {
        flags(&RULE, &sketch("(s +p a b c e)", "s>+p +p>a +p>b a>c b>c c>e"), &["c"]);
        flags(&RULE, &sketch("(s t a b c e)", "s>t t>a t>b a>c b>c c>e"), &["c"]);
        passes(&RULE, &sketch("(s +p a b +j c e)", "s>+p +p>a +p>b a>+j b>+j +j>c c>e"));
    }

    #[test]
    fn choices_and_rework_may_meet_in_a_task() {
        passes(&RULE, &sketch("(s ?d a b c e)", "s>?d ?d>a:yes ?d>b:no a>c b>c c>e"));
        passes(&RULE, &sketch("(s a ?d e)", "s>a a>?d ?d>a:again ?d>e:done"));
        // Rework of the whole parallel part.
        passes(&RULE, &sketch("(s t +p a b +j ?d e)", "s>t t>+p +p>a +p>b a>+j b>+j +j>?d ?d>t:again ?d>e:done"));
        // Rework within one branch.
        passes(&RULE, &sketch("(s +p a b ?d +j e)", "s>+p +p>a +p>b a>?d ?d>a:again ?d>+j:done b>+j +j>e"));
        // All branches may end in one end.
        passes(&RULE, &sketch("(s +p a b e)", "s>+p +p>a +p>b a>e b>e"));
    }

    #[test]
    fn branches_that_may_run_at_the_same_time_are_asked_too() {
        let inclusive = |join: &str| {
            sketch(&format!("(s i:Decision(Inclusive) a b {join} c e)"), "s>i i>a:small i>b:large a>j b>j j>c c>e")
        };
        flags(&RULE, &inclusive("j"), &["j"]);
        flags(&RULE, &inclusive("j:Decision(Exclusive)"), &["j"]);
        passes(&RULE, &inclusive("j:Decision(Inclusive)"));
        passes(&RULE, &inclusive("j:Decision(Complex)"));
    }

    #[test]
    fn an_exclusive_decision_does_not_wait_either() {
        flags(&RULE, &sketch("(s +p a b ?m c e)", "s>+p +p>a +p>b a>?m b>?m ?m>c c>e"), &["?m"]);
        // A choice within a branch is joined by one.
        passes(&RULE, &sketch("(s +p ?d a b ?m c +j e)", "s>+p +p>?d ?d>a:x ?d>b:y a>?m b>?m ?m>+j +p>c c>+j +j>e"));
        // A way out of one branch, past the join, meets what follows the join.
        passes(&RULE, &sketch("(s +p a ?d b +j ?m e)", "s>+p +p>a a>?d ?d>+j:ok ?d>?m:not +p>b b>+j +j>?m ?m>e"));
        // Several flows out of a task may be meant as a choice: told by another rule.
        passes(&RULE, &sketch("(s t a b ?m e)", "s>t t>a t>b a>?m b>?m ?m>e"));
    }

    #[test]
    fn lanes_links_edges_and_nested_splits() {
        // Over lanes and pools, and through a link.
        flags(&RULE, &sketch("(s +p a shop/b shop/c e)", "s>+p +p>a +p>b a>c b>c c>e"), &["c"]);
        let linked = "(s +p a x:Throw(Link)=go y:Event(Link)=go b c e)";
        flags(&RULE, &sketch(linked, "s>+p +p>a a>x y>c +p>b b>c c>e"), &["c"]);
        // A split in a branch: its own branches meet, and then those of the whole.
        let nested = "(s +p a +q b c d e)";
        flags(&RULE, &sketch(nested, "s>+p +p>a +p>+q +q>b +q>c b>d c>d a>d d>e"), &["d"]);
        passes(&RULE, &sketch("(s +p a +q b c +j e)", "s>+p +p>a +p>+q +q>b +q>c b>+j c>+j a>+j +j>e"));
        // What goes wrong in either branch may be dealt with in one place.
        let edges = "(s +p a x:Event(Error)^a b y:Event(Error)^b +j h f) e)";
        passes(&RULE, &sketch(edges, "s>+p +p>a +p>b a>+j b>+j +j>e x>h y>h h>f"));
        // Messages join nothing.
        passes(&RULE, &sketch("(s +p a b +j e) shop/c", "s>+p +p>a +p>b a>+j b>+j +j>e a~>c b~>c"));
    }

    #[test]
    fn what_some_branches_were_joined_to_meets_the_others() {
        // Three ways, of which two are joined before they meet the third.
        let three = "s>+p +p>a +p>b +p>c a>+j b>+j +j>d c>d d>e";
        flags(&RULE, &sketch("(s +p a b c +j d e)", three), &["d"]);
        passes(&RULE, &sketch("(s +p a b c +j +k d e)", &three.replace("c>d", "c>+k").replace("+j>d", "+j>+k +k>d")));
        flags(&RULE, &sketch("(s +p a b c +j ?m e)", &three.replace('d', "?m")), &["?m"]);
        let inclusive = three.replace("+j", "j").replace("+p", "p");
        flags(&RULE, &sketch("(s p:Decision(Inclusive) a b c j:Decision(Inclusive) d e)", &inclusive), &["d"]);
        // Four ways joined crosswise, of which one is left over.
        let four = "s>+p +p>a +p>b +p>c +p>d a>+j b>+j c>+k d>?x ?x>+k:ok ?x>f:not +j>f f>e +k>e";
        flags(&RULE, &sketch("(s +p a b c d +j +k ?x f e)", four), &["f"]);
        // A split after the join of two: its own branches meet the third in one.
        let nested = "s>+p +p>a +p>b +p>c a>+j b>+j +j>+q +q>f +q>g f>+k g>+k +k>h c>h h>e";
        flags(&RULE, &sketch("(s +p a b c +j +q f g +k h e)", nested), &["h"]);
        passes(&RULE, &sketch("(s +p a b c +j +q f g +k h e)", &nested.replace("c>h", "c>+k")));
    }

    #[test]
    fn one_fault_is_told_once() {
        // What comes twice after the first meeting is not told of each choice that follows.
        let choice = "s>+p +p>a +p>b a>c b>c c>?d ?d>x:x ?d>y:y x>?m y>?m ?m>f f>e";
        flags(&RULE, &sketch("(s +p a b c ?d x y ?m f e)", choice), &["c"]);
        // In a loop too.
        let around = "s>t t>+p +p>a +p>b a>c b>c c>?d ?d>t:again ?d>e:done";
        flags(&RULE, &sketch("(s t +p a b c ?d e)", around), &["c"]);
        // But what meets beside it is, and what meets after it by a split of its own.
        let after = "s>+p +p>a +p>b a>c b>c c>+q +q>d +q>f d>g f>g g>e";
        flags(&RULE, &sketch("(s +p a b c +q d f g e)", after), &["c", "g"]);
        let two = "s>+p +p>a +p>b +p>c +p>d a>x b>x c>y d>y x>e y>e";
        flags(&RULE, &sketch("(s +p a b c d x y e)", two), &["x", "y"]);
        // A step before which work goes back to the split, which another branch does not wait for.
        passes(&RULE, &sketch("(s t +p a b ?d +j e)", "s>t t>+p +p>a +p>b a>?d ?d>t:again ?d>+j:ok b>+j +j>e"));
    }

    #[test]
    fn a_long_row_of_them_is_told_whole() {
        let one = |i: usize| (format!(" +p{i} a{i} b{i} c{i}"), format!(" +p{i}>a{i} +p{i}>b{i} a{i}>c{i} b{i}>c{i}"));
        let (mut steps, mut flows) = (String::from("(s"), String::from("s>+p0"));
        for i in 0..250 {
            let (more, ways) = one(i);
            steps += &more;
            flows += &format!("{ways} c{i}>{}", if i < 249 { format!("+p{}", i + 1) } else { "e".to_owned() });
        }
        let document = crate::file::parse(&sketch(&format!("{steps} e)"), &flows)).expect("a model").document;
        let found = crate::check::run(&document, crate::check::tests::today());
        assert_eq!(found.iter().filter(|found| found.rule == &RULE).count(), 250);
    }

    #[test]
    fn starts_are_no_branches() {
        passes(&RULE, &sketch("(s (r a b e)", "s>a r>b a>b b>e"));
        passes(&RULE, &sketch("(s (r a b +j e)", "s>a r>b a>+j b>+j +j>e"));
        // Nor is what nothing leads to.
        passes(&RULE, &sketch("(s a b +j e)", "s>a a>+j b>+j +j>e"));
        // Two starts may both come, as far as the drawing says; one that leads elsewhere changes nothing.
        passes(&RULE, &sketch("(s (r ?d a b +j e)", "s>?d r>?d ?d>a:x ?d>b:y a>+j b>+j +j>e"));
        flags(&RULE, &sketch("(s (r ?d a b +j c e)", "s>?d ?d>a:x ?d>b:y a>+j b>+j +j>c r>c c>e"), &["+j"]);
    }

    #[test]
    fn a_parallel_decision_that_waits_for_branches_of_a_choice_is_told() {
        flags(&RULE, &sketch("(s ?d a b +j e)", "s>?d ?d>a:x ?d>b:y a>+j b>+j +j>e"), &["+j"]);
        flags(&RULE, &sketch("(s g:Decision(EventBased) a b +j e)", "s>g g>a g>b a>+j b>+j +j>e"), &["+j"]);
        // A way back is waited for before it is gone.
        flags(&RULE, &sketch("(s +j a ?d e)", "s>+j +j>a a>?d ?d>+j:again ?d>e:done"), &["+j"]);
        // A choice within a branch, whose both ways are waited for.
        let within = "s>+p +p>?d ?d>a:x ?d>b:y a>+j b>+j +p>c c>+j +j>e";
        flags(&RULE, &sketch("(s +p ?d a b c +j e)", within), &["+j"]);
        // What waits for the first is not told again of a second.
        let then = "s>+p +p>?d ?d>a:x ?d>b:y a>+j b>+j +p>c c>+k +j>+k +k>e";
        flags(&RULE, &sketch("(s +p ?d a b c +j +k e)", then), &["+j"]);
        // What may come together is not told: an early way out, conditions that may both hold, what happens meanwhile.
        passes(&RULE, &sketch("(s +p a ?d b +j e f)", "s>+p +p>a a>?d ?d>+j:ok ?d>f:not +p>b b>+j +j>e"));
        passes(&RULE, &sketch("(s i:Decision(Inclusive) a b +j e)", "s>i i>a:x i>b:y a>+j b>+j +j>e"));
        passes(&RULE, &sketch("(s t a b +j e)", "s>t t>a:x t>b:y a>+j b>+j +j>e"));
        passes(&RULE, &sketch("(s a x:Event(Timer)^a b +j e)", "s>a a>+j x>b b>+j +j>e"));
    }
}
