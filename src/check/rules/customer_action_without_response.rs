//! Steps of a blueprint at which the customer acts and nobody in front answers.

use crate::{
    check::{Facts, Found, Moment, Rule, Severity},
    model::{Band, Card, Channel, Id, Mark, RowKind, fold},
};
use std::collections::{BTreeMap, BTreeSet};

pub static RULE: Rule = Rule {
    name: "customer-action-without-response",
    title: "Customer action without a response",
    severity: Severity::Warning,
    what: "In a blueprint, which is a journey with frontstage or backstage rows, the customer acts or meets the \
           organisation at a journey step, but nothing stands in a frontstage row there and no process step stands \
           behind its touchpoints. Where they are in touch with a page or a machine, a system that stands there is a \
           response too; where only the name of the journey step says what the customer does, so is anything that the \
           organisation does then. The customer needs none while they wait or think, or are alone with the product or \
           friends.",
    why: "The customer comes across the line of interaction and nobody is there, or what is done in front was \
          forgotten in the blueprint and will be forgotten in its plan.",
    mend: "Say in a frontstage row who does what then, or link the process step behind the touchpoint",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    let mut rows: BTreeMap<&Id, BTreeSet<RowKind>> = BTreeMap::new();
    for row in &facts.lists.journey_rows {
        rows.entry(&row.journey).or_default().insert(row.kind);
    }
    for moment in facts.moments() {
        let Some(rows) = rows.get(&moment.journey.id) else { continue };
        let band = |kind: &RowKind| matches!(kind.blueprint_band(), Some(Band::Frontstage | Band::Backstage));
        let Some(act) = act(moment, rows).filter(|_| rows.iter().any(band)) else { continue };
        if !waits(moment) && !is_answered(facts, moment, act) {
            let name = facts.named(&moment.step.id);
            found.mark(&moment.step.id, format!("Nothing in front answers the customer at {name}"));
        }
    }
}

/// How it is known that the customer does something.
#[derive(Clone, Copy, PartialEq)]
enum Act {
    /// By a touchpoint, or a card in a row of actions.
    Told,
    /// By the name of the journey step alone, which may be that they wait.
    Named,
}

/// How the customer turns to the organisation here; `None` where they do not.
fn act(moment: &Moment, rows: &BTreeSet<RowKind>) -> Option<Act> {
    if !moment.touchpoints.is_empty() {
        return moment.touchpoints.iter().any(|t| meets(&t.channel)).then_some(Act::Told);
    }
    // Where a row is there to say it, an empty cell of it says that they do nothing.
    if rows.contains(&RowKind::Action) {
        let mut actions = moment.cards.iter().filter(|(_, row)| *row == RowKind::Action);
        let acts = |card: &Card| !card.text.trim().is_empty() && !is_alone(&card.text);
        return actions.any(|(card, _)| acts(card)).then_some(Act::Told);
    }
    let name = &moment.step.name;
    (!name.trim().is_empty() && !is_alone(name)).then_some(Act::Named)
}

/// Whether the words for what the customer does say that they wait, or do it by themselves.
fn is_alone(text: &str) -> bool {
    /// Of several languages, wherever it stands.
    const WAITS: &[&str] =
        &["wait", "waits", "waiting", "warten", "wartet", "wacht", "attendre", "attente", "espera", "aspetta"];
    /// In front, or after who does it.
    const BY_THEMSELVES: &[&str] = &[
        "carry on",
        "celebrate",
        "compare",
        "consider",
        "decide",
        "discover",
        "enjoy",
        "expect",
        "forget",
        "go on",
        "have",
        "hope",
        "know",
        "learn",
        "live",
        "look forward",
        "move on",
        "need",
        "notice",
        "plan",
        "prepare",
        "realise",
        "realize",
        "recommend",
        "remember",
        "sleep",
        "talk to friends",
        "tell friends",
        "think",
        "understand",
        "unpack",
        "use",
        "want",
        "wish",
        "wonder",
        "worry",
    ];
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let begins = |words: &[&str], of: &str| {
        let mut of = of.split(' ');
        let (first, word) = (of.next().unwrap_or_default(), words.first().copied().unwrap_or_default());
        // “Notices”, “uses”, “worries”.
        let same = word == first
            || word.strip_prefix(first).is_some_and(|end| matches!(end, "s" | "es"))
            || word.strip_suffix("ies").is_some_and(|stem| first.strip_suffix('y') == Some(stem));
        same && of.zip(words.iter().skip(1)).all(|(of, word)| of == *word)
    };
    let said = match words.as_slice() {
        ["the", "customer", rest @ ..] | ["customer" | "i" | "they" | "you" | "we", rest @ ..] => rest,
        all => all,
    };
    words.iter().any(|word| WAITS.contains(word)) || BY_THEMSELVES.iter().any(|verb| begins(said, verb))
}

fn waits(moment: &Moment) -> bool {
    let marks = moment.touchpoints.iter().map(|t| t.mark).chain(moment.cards.iter().map(|(card, _)| card.mark));
    marks.into_iter().any(|mark| mark == Mark::Wait)
}

/// Whether the organisation is at the other end of a channel.
fn meets(channel: &Channel) -> bool {
    !matches!(channel, Channel::None | Channel::Product | Channel::WordOfMouth | Channel::Advertising)
}

fn is_answered(facts: &Facts, moment: &Moment, act: Act) -> bool {
    let mut behind = moment.touchpoints.iter().flat_map(|t| &t.steps);
    // The customer's own step is no answer to the customer.
    let ours = |step: &Id| facts.document.step(step).is_some_and(|s| !facts.is_customers(&s.lane));
    let by_machine = moment.touchpoints.iter().any(|t| {
        matches!(t.channel, Channel::Web | Channel::App | Channel::Chat | Channel::SelfService | Channel::Email)
    });
    behind.any(ours)
        || moment.has_card(facts.document, |row, _| match row {
            RowKind::Frontstage => true,
            RowKind::System => by_machine || act == Act::Named,
            RowKind::Backstage | RowKind::Support => act == Act::Named,
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, journey, passes};

    const STEPS: &str = "swimlanes: [(id: \"w\")], \
        lanes: [(id: \"ours\", swimlane: \"w\"), (id: \"theirs\", swimlane: \"w\", class: Customer)], \
        steps: [(id: \"take\", name: \"Take\", lane: \"ours\", column: 1), \
        (id: \"call\", name: \"Call\", lane: \"theirs\", column: 1)],";

    fn blueprint(touchpoint: &str, cards: &str) -> String {
        let more = format!("{STEPS} touchpoints: [(id: \"t\", at: \"a\", {touchpoint})], cards: [{cards}]");
        // At the other journey step they only wait.
        journey("Touchpoint Frontstage Backstage System", &more).replace("\"Pays\"", "\"Waits\"")
    }

    #[test]
    fn a_touchpoint_that_nobody_answers_is_told() {
        flags(&RULE, &blueprint("channel: Phone", ""), &["a"]);
        flags(&RULE, &blueprint("channel: Phone", r#"(id: "c", row: "Backstage", at: "a", text: "Look up")"#), &["a"]);
        flags(&RULE, &blueprint("channel: Phone", r#"(id: "c", row: "Frontstage", at: "b", text: "Look up")"#), &["a"]);
        passes(&RULE, &blueprint("channel: Phone", r#"(id: "c", row: "Frontstage", at: "a", text: "Answer")"#));
    }

    #[test]
    fn a_process_step_behind_answers_but_not_the_customers_own() {
        passes(&RULE, &blueprint("channel: Phone, steps: [\"take\"]", ""));
        flags(&RULE, &blueprint("channel: Phone, steps: [\"call\"]", ""), &["a"]);
    }

    #[test]
    fn a_system_answers_on_a_page_only() {
        let system = r#"(id: "c", row: "System", at: "a", text: "Shop")"#;
        passes(&RULE, &blueprint("channel: Web", system));
        flags(&RULE, &blueprint("channel: Phone", system), &["a"]);
    }

    #[test]
    fn the_customer_alone_needs_no_answer() {
        passes(&RULE, &blueprint("channel: r#None", ""));
        passes(&RULE, &blueprint("channel: WordOfMouth", ""));
        passes(&RULE, &blueprint("channel: Phone, mark: Wait", ""));
        for name in ["Waits", "They wait for the parcel", "Thinks it over", "Notices it", "Worries", "Wartet"] {
            let alone = journey("Frontstage Backstage", "").replace("name: \"Orders\"", &format!("name: \"{name}\""));
            flags(&RULE, &alone, &["b"]);
        }
    }

    #[test]
    fn a_journey_without_rows_for_the_organisation_is_no_blueprint() {
        passes(&RULE, &journey("Step Touchpoint", "touchpoints: [(id: \"t\", at: \"a\", channel: Phone)]"));
    }

    #[test]
    fn a_column_with_nothing_in_it_is_told_whatever_rows_there_are() {
        let pays = |cards: &str| {
            let more = format!("touchpoints: [(id: \"t\", at: \"a\", channel: Phone)], cards: [{cards}]");
            journey("Touchpoint Frontstage Backstage", &more)
        };
        let answers = r#"(id: "c", row: "Frontstage", at: "a", text: "Take the call"),"#;
        flags(&RULE, &pays(answers), &["b"]);
        flags(&RULE, &pays(answers).replace("kind: Touchpoint", "kind: Pain"), &["b"]);
        for row in ["Frontstage", "Backstage"] {
            passes(&RULE, &pays(&format!("{answers} (id: \"d\", row: \"{row}\", at: \"b\", text: \"Book it\")")));
        }
        passes(&RULE, &pays(answers).replace("\"Pays\"", "\"Uses it\""));
    }

    #[test]
    fn actions_are_told_in_their_row_or_by_the_names_of_the_steps() {
        flags(&RULE, &journey("Frontstage Backstage", ""), &["a", "b"]);
        let behind = r#"cards: [(id: "c", row: "Backstage", at: "a", text: "Look up")]"#;
        flags(&RULE, &journey("Frontstage Backstage", behind), &["b"]);
        let action = r#"cards: [(id: "c", row: "Action", at: "b", text: "Calls")]"#;
        flags(&RULE, &journey("Action Frontstage", action), &["b"]);
        passes(&RULE, &journey("Action Frontstage", &action.replace("Calls", "Waits for the call")));
    }
}
