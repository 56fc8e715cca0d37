//! Low points of a journey for which nothing is said of the pain, and nothing answers it.

use crate::{
    check::{Facts, Found, Moment, Rule, Severity},
    model::{Emotion, Id, OpportunityStatus, RowKind, Sign, signed},
};

pub static RULE: Rule = Rule {
    name: "low-emotion-without-answer",
    title: "Low point without an answer",
    severity: Severity::Warning,
    what: "A persona feels −1 or worse at a journey step, and there is neither a pain nor an opportunity there. An \
           opportunity in the register counts where it answers the reading, the journey step, a touchpoint or a card \
           of it; one that was dropped does not. Of several low readings at one journey step the lowest is told.",
    why: "A low point that nobody explains and nobody takes up stays low: it is where customers are lost.",
    mend: "Write down the pain, or the opportunity that answers it",
    check,
    fix: None,
};

/// From here down a reading asks for an answer.
const LOW: f64 = -1.0;

fn check(facts: &Facts, found: &mut Found) {
    for moment in facts.moments() {
        let low = moment.emotions.iter().filter(|e| e.value.value() <= LOW).min_by_key(|e| (e.value, &e.id));
        if let Some(low) = low.filter(|_| !is_answered(facts, moment)) {
            let (who, step) = (who(facts, low), facts.named(&moment.step.id));
            let value = signed(low.value.value());
            found.mark(&low.id, format!("{who} {value} at {step}, and no pain or opportunity is noted there"));
        }
    }
}

fn who(facts: &Facts, emotion: &Emotion) -> String {
    match emotion.persona.as_ref().filter(|id| facts.document.persona(id).is_some()) {
        Some(persona) => format!("{} feels", facts.named(persona)),
        None => "The customer feels".to_owned(),
    }
}

fn is_answered(facts: &Facts, moment: &Moment) -> bool {
    let carded = moment.has_card(facts.document, |row, sign| match row {
        RowKind::Pain | RowKind::Opportunity => true,
        RowKind::PainsAndDelights => sign != Sign::Delight,
        _ => sign == Sign::Pain,
    });
    let mut here = std::iter::once(&moment.step.id)
        .chain(moment.emotions.iter().map(|e| &e.id))
        .chain(moment.touchpoints.iter().map(|t| &t.id))
        .chain(moment.cards.iter().map(|(card, _)| &card.id));
    // What was dropped answers nothing.
    let stands = |id: &Id| {
        let mut found = facts.governance().opportunities(id).iter();
        found.any(|opportunity| opportunity.status != OpportunityStatus::Dropped)
    };
    carded || here.any(stands)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, journey, passes};

    fn reading(value: &str, more: &str) -> String {
        journey(
            "Emotion Pain PainsAndDelights Opportunity Thought",
            &format!("emotions: [(id: \"e\", at: \"a\", value: {value})], {more}"),
        )
    }

    #[test]
    fn a_low_reading_that_nothing_answers_is_told() {
        flags(&RULE, &reading("-1", ""), &["e"]);
        flags(&RULE, &reading("-2", r#"cards: [(id: "c", row: "Thought", at: "a", text: "Oh no")]"#), &["e"]);
        flags(&RULE, &reading("-2", r#"cards: [(id: "c", row: "Pain", at: "b", text: "Slow")]"#), &["e"]);
        passes(&RULE, &reading("-0.9", ""));
    }

    #[test]
    fn a_pain_or_an_opportunity_answers_it() {
        for (row, says) in
            [("Pain", ""), ("PainsAndDelights", ", sign: Pain"), ("Thought", ", sign: Pain"), ("Opportunity", "")]
        {
            let card = format!("cards: [(id: \"c\", row: \"{row}\", at: \"a\", text: \"Slow\"{says})]");
            passes(&RULE, &reading("-2", &card));
        }
        let delight = r#"cards: [(id: "c", row: "PainsAndDelights", at: "a", text: "Kind", sign: Delight)]"#;
        flags(&RULE, &reading("-2", delight), &["e"]);
        for answered in ["e", "a"] {
            let more = format!("opportunities: [(id: \"o\", name: \"Better\", answers: [\"{answered}\"])]");
            passes(&RULE, &reading("-2", &more));
            passes(&RULE, &reading("-2", &more.replace("name:", "status: Done, name:")));
            flags(&RULE, &reading("-2", &more.replace("name:", "status: Dropped, name:")), &["e"]);
        }
    }

    #[test]
    fn of_several_the_lowest_is_told() {
        let two = r#"emotions: [(id: "e", at: "a", value: -1), (id: "f", at: "a", value: -2)]"#;
        flags(&RULE, &journey("Emotion", two), &["f"]);
    }
}
