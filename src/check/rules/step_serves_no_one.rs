//! Work that no customer has anything of.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{LaneClass, PartyKind, ProcessKind, capital, served},
};

pub static RULE: Rule = Rule {
    name: "step-serves-no-one",
    title: "Step that serves no one",
    severity: Severity::Warning,
    what: "No customer has anything of a task or sub-process: no touchpoint has it behind it, it exchanges nothing \
           with \
           the customer's lane, no SIPOC gives what it makes to a customer, and no work flows on from it to a step \
           that \
           does. What is done when something goes wrong at a step that serves, after an event on its edge, belongs to \
           serving. Asked of swimlanes of primary processes, in models that hold a journey, a SIPOC or a lane of the \
           customer. Where no step of a swimlane serves, the swimlane is told and not each step.",
    why: "Either it is work that could be left out, or the way from it to the customer is not in the model, and a \
          change to it will surprise them.",
    mend: "Link it to the touchpoint it stands behind or draw where its work goes on; else ask what would be missed \
           without it",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    if !knows_customers(facts) {
        return;
    }
    for service in served(facts.document) {
        let process = facts.document.swimlane(service.swimlane).and_then(|s| s.process.as_ref());
        let kind = process.and_then(|id| facts.document.process(id)).map_or(ProcessKind::Primary, |p| p.kind);
        // A step that serves nobody is the exception; what supports other processes serves colleagues.
        if kind != ProcessKind::Primary || service.unserving.is_empty() {
            continue;
        }
        if service.unserving.len() == service.work {
            let message = format!("No step of {} serves a customer", facts.titled(service.swimlane));
            found.mark(service.swimlane, message).hint(
                "Link its steps to the touchpoints they stand behind, draw the customer's lane, or make its process a \
                 support process",
            );
            continue;
        }
        for step in service.unserving {
            found.mark(step, format!("{} serves no customer", capital(&facts.named(step))));
        }
    }
}

/// Whether the model says anywhere who its customers are.
fn knows_customers(facts: &Facts) -> bool {
    let lists = &facts.lists;
    let is_customers = |party| facts.document.party(party).is_some_and(|p| p.kind == PartyKind::Customer);
    !lists.journeys.is_empty()
        || !lists.sipocs.is_empty()
        || lists.lanes.iter().any(|l| l.class == LaneClass::Customer || l.party.as_ref().is_some_and(is_customers))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{and, flags, passes, sketch};

    #[test]
    fn work_that_comes_to_no_customer_is_told() {
        flags(&RULE, &sketch("customer/c (s a b x e)", "s>a a>b b>e b~>c s>x"), &["x"]);
        passes(&RULE, &sketch("customer/c (s a b e)", "s>a a>b b>e b~>c"));
    }

    #[test]
    fn what_is_done_where_serving_goes_wrong_belongs_to_it() {
        let steps = "customer/c (s a x:Event(Error)^a undo tell f) b e)";
        passes(&RULE, &sketch(steps, "s>a a>b b>e b~>c x>undo undo>tell tell>f"));
        // What goes wrong while it is put right belongs to it too, and so does the work that leads there.
        let steps = "customer/c (s a x:Event(Error)^a undo y:Event(Error)^undo tell look b e)";
        passes(&RULE, &sketch(steps, "s>a a>b b>e b~>c x>undo y>tell look>tell"));
        // On the edge of work that serves nobody it is work for nobody.
        flags(&RULE, &sketch("customer/c (s b e) a x:Event(Error)^a undo", "s>b b>e b~>c s>a x>undo"), &["a", "undo"]);
    }

    #[test]
    fn a_bare_swimlane_is_not_asked() {
        passes(&RULE, &sketch("(s a e)", "s>a a>e"));
        // Nor one of which not a single step serves, step by step.
        let journey = r#"journeys: [(id: "j", name: "Buying")]"#;
        flags(&RULE, &and(&sketch("(s a b e)", "s>a a>b b>e"), journey), &["swim"]);
    }

    #[test]
    fn what_supports_other_processes_serves_colleagues() {
        let support = |kind: &str| {
            let model = sketch("(s a e)", "s>a a>e").replacen("id: \"swim\",", "id: \"swim\", process: \"p\",", 1);
            and(&model, &format!("processes: [(id: \"p\", kind: {kind})], journeys: [(id: \"j\", name: \"Buying\")]"))
        };
        flags(&RULE, &support("Primary"), &["swim"]);
        passes(&RULE, &support("Support"));
    }
}
