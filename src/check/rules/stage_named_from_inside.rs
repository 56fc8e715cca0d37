//! Stages of a journey that carry the organisation's name for what happens.

use crate::{
    check::{Facts, Found, Rule, Severity},
    model::{Id, Party, PartyKind, Stage, fold},
};
use std::collections::BTreeMap;

pub static RULE: Rule = Rule {
    name: "stage-named-from-inside",
    title: "Stage named from the inside",
    severity: Severity::Warning,
    what: "A stage of a journey has a name that only the organisation would give it. It says what is done to the \
           customer (“Onboard the customer”), calls its work by a word of the trade (“Order processing”, “Invoicing”), \
           speaks of departments, or begins with the name of a team, role or system of the model. Words are looked for \
           where the journey is told in English.",
    why: "Who reads the map stays inside the house: the stage gathers what a department does, and not what the \
          customer \
          wants to get done.",
    mend: "Name it by what the customer does or wants: “Get started” and not “Onboarding”, “Pay” and not “Invoicing”",
    check,
    fix: None,
};

/// What the organisation does, where a name begins with it or is it.
const OUR_VERBS: &[&str] = &[
    "acquire",
    "bill",
    "convert",
    "cross-sell",
    "deliver",
    "dispatch",
    "escalate",
    "fulfil",
    "fulfill",
    "handle",
    "invoice",
    "nurture",
    "offboard",
    "onboard",
    "process",
    "provision",
    "qualify",
    "sell",
    "serve",
    "ship",
    "triage",
    "underwrite",
    "upsell",
];

/// What the organisation calls its work, where a name ends with it or is it.
const OUR_NOUNS: &[&str] = &[
    "acquisition",
    "aftersales",
    "after-sales",
    "billing",
    "conversion",
    "cross-selling",
    "dispatching",
    "dunning",
    "fulfilment",
    "fulfillment",
    "handling",
    "intake",
    "invoicing",
    "marketing",
    "nurturing",
    "offboarding",
    "onboarding",
    "presales",
    "pre-sales",
    "processing",
    "prospecting",
    "provisioning",
    "retention",
    "sales",
    "triage",
    "underwriting",
    "upselling",
];

/// The same, only at the end of a name: “Approval arrives” is what the customer sees.
const LAST_NOUNS: &[&str] = &["approval", "approvals"];

/// Of our verbs those that are nouns too.
const NOUNS_TOO: &[&str] = &["bill", "convert", "dispatch", "invoice", "process", "provision", "ship", "triage"];

/// What is managed inside. Customers manage too, such as pain and their money.
const MANAGED: &[&str] = &[
    "account",
    "case",
    "claim",
    "claims",
    "client",
    "complaint",
    "complaints",
    "contract",
    "customer",
    "demand",
    "incident",
    "inventory",
    "lead",
    "leads",
    "order",
    "process",
    "product",
    "quality",
    "relationship",
    "request",
    "service",
    "stock",
    "supplier",
    "ticket",
];

/// What only the organisation sends.
const SENT: &[&str] = &["bill", "bills", "invoice", "invoices", "newsletter", "newsletters", "reminder", "reminders"];

/// Names of our work of two words, and of three.
const PHRASES: &[&str] = &["demand generation", "lead generation", "leads generation", "service delivery"];
const LINES: &[&str] = &["first-line", "second-line", "third-line", "first-level", "second-level", "third-level"];

/// Abbreviations of the trade, in capitals.
const ABBREVIATIONS: &[&str] = &[
    "AML", "BPM", "CRM", "CSAT", "ERP", "KPI", "KYB", "KYC", "L1", "L2", "L3", "MQL", "NPS", "O2C", "P2P", "PO", "QA",
    "QC", "RFI", "RFP", "RFQ", "SLA", "SOP", "SQL", "UAT",
];

/// What only the organisation calls the customer, where something is done to them.
const CUSTOMER: &[&str] = &["customer", "customers", "client", "clients", "prospect", "prospects", "lead", "leads"];

/// Words for the parts of an organisation.
const PARTS: &[&str] = &["department", "departments", "dept", "backoffice", "workflow", "subprocess"];
const TWO_WORD_PARTS: &[(&str, &str)] =
    &[("back", "office"), ("front", "office"), ("business", "unit"), ("cost", "center")];

/// What the customer does, also to things of ours: “Wait for processing”, “Become a client”, “Ask about billing”.
const THEIR_VERBS: &[&str] = &[
    "ask",
    "be",
    "become",
    "begin",
    "being",
    "book",
    "buy",
    "call",
    "chase",
    "check",
    "choose",
    "compare",
    "complain",
    "consider",
    "contact",
    "decide",
    "discover",
    "dispute",
    "experience",
    "find",
    "follow",
    "get",
    "have",
    "hear",
    "join",
    "know",
    "learn",
    "leave",
    "meet",
    "need",
    "order",
    "pay",
    "pick",
    "prepare",
    "query",
    "question",
    "reach",
    "read",
    "receive",
    "remain",
    "research",
    "return",
    "see",
    "start",
    "stay",
    "survive",
    "track",
    "trust",
    "try",
    "understand",
    "use",
    "visit",
    "wait",
    "waiting",
];

/// Words that are in English names and rarely in those of other languages.
const ENGLISH: &[&str] = &[
    "a", "about", "again", "and", "asks", "at", "by", "calls", "fills", "for", "from", "gets", "hears", "his", "her",
    "how", "is", "it", "its", "looks", "my", "of", "on", "or", "out", "pays", "reads", "receives", "the", "their",
    "they", "to", "up", "uses", "waits", "what", "when", "with", "your",
];

/// Small words of languages that share letters with English.
const FOREIGN: &[&str] = &[
    "aan", "af", "al", "als", "att", "auf", "av", "bei", "com", "con", "da", "das", "de", "del", "dem", "den", "der",
    "des", "det", "die", "du", "e", "een", "ein", "eine", "el", "en", "er", "est", "et", "ett", "het", "i", "il", "im",
    "la", "las", "le", "les", "los", "mit", "na", "och", "og", "ohne", "om", "op", "para", "par", "pour", "por", "sig",
    "som", "sur", "til", "till", "um", "un", "una", "und", "une", "van", "var", "ved", "vom", "voor", "y", "z", "zu",
    "zum", "zur",
];

fn check(facts: &Facts, found: &mut Found) {
    let mut english: BTreeMap<&Id, i32> = BTreeMap::new();
    let stages = facts.lists.stages.iter().map(|stage| (&stage.journey, stage.name.as_str()));
    let moments = facts.moments().iter().flat_map(|m| {
        let names = m.touchpoints.iter().map(|t| t.name.as_str());
        names.chain([m.step.name.as_str()]).map(|name| (&m.journey.id, name))
    });
    for (journey, name) in stages.chain(moments) {
        *english.entry(journey).or_default() += sounds_english(name);
    }
    let parties: Vec<(&Party, Vec<String>)> =
        facts.lists.parties.iter().filter(|p| is_inside(p.kind)).map(|p| (*p, words(&p.name))).collect();
    for stage in &facts.lists.stages {
        let name = words(&stage.name);
        let journey_is_english = english.get(&stage.journey).is_some_and(|&sounds| sounds >= 0);
        let from_inside = said_of_party(facts, stage, &name, &parties)
            .or_else(|| said_in_words(&name).or_else(|| abbreviated(stage, &name)).filter(|_| journey_is_english));
        if let Some(says) = from_inside {
            found.mark(&stage.id, format!("Stage {} {says}", facts.named(&stage.id)));
        }
    }
}

/// More than nothing where a name is English, less where it is of another language.
fn sounds_english(name: &str) -> i32 {
    let is = |word: &String, list: &[&str]| list.contains(&word.as_str());
    let words = words(name);
    let count = |list: &[&str]| words.iter().filter(|word| is(word, list)).count() as i32;
    let marks = name.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    count(ENGLISH) - count(FOREIGN) - i32::from(marks)
}

/// What of a name is said from the inside, by its words alone.
fn said_in_words(name: &[String]) -> Option<String> {
    let words: Vec<&str> = name.iter().map(String::as_str).collect();
    let (&first, &last) = (words.first()?, words.last()?);
    let whole = words.join(" ");
    if words.iter().any(|w| PARTS.contains(w))
        || words.windows(2).any(|w| TWO_WORD_PARTS.iter().any(|(a, b)| w == [*a, *b]))
    {
        return Some("speaks of a part of the organisation".to_owned());
    }
    // “Order processing” is ours, though customers order.
    let ours = words.len() == 2 && matches!(last, "handling" | "intake" | "processing");
    if !ours && (THEIR_VERBS.contains(&first) || whole.starts_with("my ")) {
        return None;
    }
    // “Bill arrives”, “Process is clear”: a noun, and then a verb in the third person.
    let follows = |second: &&str| !second.ends_with('s') || CUSTOMER.contains(second) || second.ends_with("ss");
    let is_verb = !NOUNS_TOO.contains(&first) || words.get(1).is_none_or(follows);
    if OUR_VERBS.contains(&first) && is_verb {
        return Some(format!("says what the organisation does (“{first}”), and not what the customer does"));
    }
    if first == "send" && SENT.contains(&last) {
        return Some(format!("says what the organisation does (“{whole}”), and not what the customer does"));
    }
    let managed = last == "management" && words.iter().rev().nth(1).is_some_and(|what| MANAGED.contains(what));
    let line = last == "support" && LINES.iter().any(|line| whole.replace('-', " ").contains(&line.replace('-', " ")));
    if managed || line || PHRASES.contains(&whole.as_str()) {
        return Some(format!("is named by the organisation's work (“{whole}”), and not by what the customer wants"));
    }
    let ends = OUR_NOUNS.contains(&last) || LAST_NOUNS.contains(&last);
    if OUR_NOUNS.contains(&first) || ends {
        let noun = if ends { last } else { first };
        return Some(format!("is named by the organisation's work (“{noun}”), and not by what the customer wants"));
    }
    // “Register the customer”, “Inform customers”: the customer is what something is done to.
    let done_to = words.len() > 1 && CUSTOMER.contains(&last);
    done_to.then(|| format!("says what is done to the {last}, and not what the customer does"))
}

/// What of a name is an abbreviation of the trade. A name all in capitals may be of whatever words.
fn abbreviated(stage: &Stage, name: &[String]) -> Option<String> {
    let first = name.first()?;
    let mut words = stage.name.split(|c: char| !c.is_alphanumeric());
    let word = words.find(|word| ABBREVIATIONS.contains(word)).filter(|_| !THEIR_VERBS.contains(&first.as_str()))?;
    Some(format!("speaks in an abbreviation of the trade (“{word}”)"))
}

/// Whether a name begins with that of a party inside the organisation.
fn said_of_party(facts: &Facts, stage: &Stage, name: &[String], parties: &[(&Party, Vec<String>)]) -> Option<String> {
    let (party, _) = parties.iter().find(|(party, words)| {
        let begins = !words.is_empty() && name.starts_with(words) && !is_everyday(words);
        // An abbreviation counts wherever it stands: customers do not speak in them.
        let abbreviated = party.name.len() > 1 && party.name.chars().all(|c| c.is_ascii_uppercase());
        begins || (abbreviated && stage.name.split(|c: char| !c.is_alphanumeric()).any(|word| word == party.name))
    })?;
    Some(format!("is named after {} {}, which is inside the organisation", party.kind.word(), facts.named(&party.id)))
}

/// What customers do or ask for has given many a team its name.
fn is_everyday(words: &[String]) -> bool {
    const EVERYDAY: &[&str] =
        &["advice", "delivery", "help", "installation", "order", "repair", "service", "shop", "support"];
    matches!(words, [word] if EVERYDAY.contains(&word.as_str()) || THEIR_VERBS.contains(&word.as_str()))
}

fn is_inside(kind: PartyKind) -> bool {
    match kind {
        PartyKind::Team | PartyKind::Role | PartyKind::System => true,
        PartyKind::Customer | PartyKind::Supplier | PartyKind::Partner | PartyKind::Regulator => false,
    }
}

/// The words of a name, in small letters without accents.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let apart = |c: char| !(c.is_alphanumeric() || c == '-' || c == '\'');
    folded.split(apart).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{and, flags, journey, passes};

    fn named(stage: &str) -> String {
        journey("Step", "").replace("name: \"Buy\"", &format!("name: \"{stage}\""))
    }

    #[test]
    fn the_organisations_words_are_told() {
        for name in [
            "Process order",
            "Handle",
            "Onboarding",
            "Customer onboarding",
            "Onboard the customer",
            "Register customer",
            "Invoice",
            "Invoicing",
            "Order processing",
            "Lead generation by marketing",
            "Sales",
            "Inform customers",
            "Back office check",
            "Claims department",
            "Fulfillment",
            "Retention",
            "Bill customers",
            "KYC",
            "KYC check",
            "Lead generation",
            "Complaint management",
            "First-line support",
            "Second level support",
            "Service delivery",
            "Approval",
            "Credit approval",
            "Handle returns",
            "Send reminders",
        ] {
            flags(&RULE, &named(name), &["stage"]);
        }
    }

    #[test]
    fn the_customers_words_pass() {
        for name in [
            "",
            "Notice",
            "Get started",
            "Pay",
            "Pay the invoice",
            "Wait for processing",
            "Become a client",
            "Register",
            "Bill arrives",
            "Use",
            "Use again",
            "Awareness",
            "Consider",
            "Delivery",
            "Understand billing",
            "Returns",
            "Call customer service",
            "Customer service",
            "My onboarding",
            "Buy",
            "Check",
            "Decide at once",
            "Repair",
            "Approval arrives",
            "Get approval",
            "Wait for KYC",
            "Process is clear",
            "Invoice arrives",
            "Send documents",
            "Send it back",
            "Pain management",
            "Support",
            "PAY",
            "Manage my account",
        ] {
            passes(&RULE, &named(name));
        }
    }

    #[test]
    fn parties_inside_are_told_and_others_are_not() {
        let party = |kind: &str, name: &str, stage: &str| {
            and(&named(stage), &format!("parties: [(id: \"p\", kind: {kind}, name: \"{name}\")]"))
        };
        flags(&RULE, &party("Team", "Service desk", "Service desk"), &["stage"]);
        flags(&RULE, &party("System", "CRM", "Enter in CRM"), &["stage"]);
        flags(&RULE, &party("Team", "Kundendienst", "Kundendienst prüft"), &["stage"]);
        passes(&RULE, &party("Supplier", "Parcel service", "Parcel service comes"));
        passes(&RULE, &party("Customer", "Customer", "Customer"));
        passes(&RULE, &party("Team", "Shop", "Shop"));
        passes(&RULE, &party("Team", "Law", "Lawn care"));
    }

    #[test]
    fn words_of_other_languages_are_not_taken_for_english() {
        // Norwegian: to shop. German: a commission.
        for (stage, step) in [("Handle", "Går til butikken"), ("Provision", "Fragt nach der Provision")] {
            let foreign = named(stage).replace("name: \"Orders\"", &format!("name: \"{step}\""));
            passes(&RULE, &foreign.replace("name: \"Pays\"", "name: \"OK\""));
        }
        flags(&RULE, &named("Handle").replace("name: \"Orders\"", "name: \"Goes to the shop\""), &["stage"]);
    }
}
