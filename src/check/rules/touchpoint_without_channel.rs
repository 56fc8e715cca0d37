//! Touchpoints that do not say how the customer and the organisation meet.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::Channel,
};

pub static RULE: Rule = Rule {
    name: "touchpoint-without-channel",
    title: "Touchpoint without a channel",
    severity: Severity::Warning,
    what: "A touchpoint does not say through which channel the customer and the organisation meet. Where the customer \
           is alone, “no contact” says so.",
    why: "What the customer meets at a counter, on the phone and on a page differs in what it costs them, in who must \
          be there and in what can go wrong.",
    mend: "Choose the channel, or “no contact”; make two touchpoints of one that has two channels",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for moment in facts.moments() {
        for touchpoint in &moment.touchpoints {
            let said = match &touchpoint.channel {
                Channel::Unknown => false,
                Channel::Other(name) => !name.trim().is_empty(),
                _ => true,
            };
            if said {
                continue;
            }
            let at = facts.named(&moment.step.id);
            let message = match touchpoint.name.trim() {
                "" => format!("A touchpoint at {at} says neither what it is nor through which channel"),
                _ => format!("{} at {at} does not say through which channel", facts.named(&touchpoint.id)),
            };
            found.mark(&touchpoint.id, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, journey, passes};

    #[test]
    fn a_touchpoint_that_does_not_say_its_channel_is_told() {
        let touchpoint = |channel: &str| {
            journey("Touchpoint", &format!("touchpoints: [(id: \"t\", at: \"a\", name: \"Order\", {channel})]"))
        };
        flags(&RULE, &touchpoint(""), &["t"]);
        flags(&RULE, &touchpoint("channel: Other(\" \")"), &["t"]);
        passes(&RULE, &touchpoint("channel: Phone"));
        passes(&RULE, &touchpoint("channel: Other(\"fax\")"));
        passes(&RULE, &touchpoint("channel: r#None"));
    }
}
