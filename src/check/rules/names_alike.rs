//! Things that look like one thing under two names.

use crate::{
    change::op,
    check::{Facts, Found, Rule, Severity},
    model::{Alike, Document, Id, IdMap, Record, RecordKind, Step, StepKind, alike, fold},
};
use std::{cmp::Reverse, collections::BTreeMap};

pub static RULE: Rule = Rule {
    name: "names-alike",
    title: "Names that are alike",
    severity: Severity::Warning,
    what: "Two parties, personas, documents, processes, rules, decision tables, SLAs, KPIs or opportunities have names \
           that differ in case, spacing, accents or spelling only, or not at all; or a task stands in a swimlane under \
           two spellings, or with two letters in the wrong order. Names that differ in a number are different.",
    why: "A party exists once, and is renamed once. What stands in the model twice is found in half the places it is \
          used in, and the registers and matrices count it as two.",
    mend: "If they are one, put the one in the place of the other; else give it a name that tells them apart",
    check,
    fix: Some(|document, id, _| match document.get(id) {
        Some(Record::Step(_)) => {
            let usual = spellings(document).into_iter().find(|odd| odd.id == id).map(|odd| odd.usual);
            op::rename(document, id, usual.as_deref().unwrap_or_else(|| document.display_name(id)))
        }
        _ => {
            let twins = twins(document, &[document.get(id).map_or(RecordKind::Party, Record::kind)]);
            let kept = twins.iter().find(|twin| twin.record.id() == id).map_or(id, |twin| twin.kept.id());
            op::replace(document, id, kept)
        }
    }),
};

/// The kinds whose names say what they are.
const KINDS: [RecordKind; 9] = [
    RecordKind::Party,
    RecordKind::Persona,
    RecordKind::Document,
    RecordKind::Process,
    RecordKind::Rule,
    RecordKind::DecisionTable,
    RecordKind::Sla,
    RecordKind::Kpi,
    RecordKind::Opportunity,
];

fn check(facts: &Facts, found: &mut Found) {
    for Twin { record, kept, how } in twins(facts.document, &KINDS) {
        let (name, other, word) = (facts.named(record.id()), facts.named(kept.id()), record.kind().words());
        let message = match how {
            Alike::Written if name == other => format!("Two {word} are called {name}"),
            Alike::Written => format!("The {word} {name} and {other} differ in case and spacing only"),
            Alike::Accented => format!("The {word} {name} and {other} differ in accents and case only"),
            Alike::Spelled => format!("The {word} {name} and {other} look like one, spelled in two ways"),
        };
        let certain = how == Alike::Written && loses_nothing(record, kept);
        let mark = found.mark(record.id(), message).fixable(certain);
        if certain {
            mark.hint(format!("Put the other {other} in its place, wherever it is used"));
        }
    }
    for Odd { id, usual, accents, swapped } in spellings(facts.document) {
        let message = match swapped {
            true => {
                format!("{} and “{usual}” in the same swimlane look like one, spelled in two ways", facts.named(id))
            }
            false => format!("{} stands in the same swimlane as “{usual}”", facts.named(id)),
        };
        found.mark(id, message).fixable(!accents).hint(format!("Call it “{usual}”, or what tells the two apart"));
    }
}

/// A task that is spelled as hardly any of its namesakes in a swimlane.
struct Odd<'a> {
    id: &'a Id,
    /// As the others are spelled.
    usual: String,
    /// Whether they differ in more than case.
    accents: bool,
    /// Whether they differ in the order of letters.
    swapped: bool,
}

/// Steps of one name, each as it is spelled.
type Namesakes<'a> = Vec<(&'a Step, String)>;

/// The tasks and sub-processes whose name is spelled another way elsewhere in their swimlane. How lines are broken is
/// no spelling.
fn spellings(document: &Document) -> Vec<Odd<'_>> {
    let mut groups: BTreeMap<(&Id, String), Namesakes> = BTreeMap::new();
    for step in document.steps().filter(|s| matches!(s.kind, StepKind::Task(_) | StepKind::SubProcess(_))) {
        let folded = fold(&step.name);
        if let Some(lane) = document.lane(&step.lane).filter(|_| !folded.is_empty()) {
            let spelled = step.name.split_whitespace().collect::<Vec<_>>().join(" ");
            groups.entry((&lane.swimlane, folded)).or_default().push((step, spelled));
        }
    }
    let mut found = swapped(&groups);
    for group in groups.into_values().filter(|group| group.len() > 1) {
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, spelled) in &group {
            *count.entry(spelled).or_default() += 1;
        }
        // The most usual; of those the one that comes first in time.
        let rank = |(step, spelled): &&(&Step, String)| {
            (Reverse(count.get(spelled.as_str()).copied()), step.column, step.id.clone())
        };
        let Some((_, usual)) = group.iter().min_by_key(rank) else { continue };
        for (step, spelled) in group.iter().filter(|(_, spelled)| spelled != usual) {
            let accents = spelled.to_lowercase() != usual.to_lowercase();
            found.push(Odd { id: &step.id, usual: usual.clone(), accents, swapped: false });
        }
    }
    found
}

/// The tasks whose name is that of another of their swimlane but for letters in the wrong order. Other slips are not
/// told of tasks: “Send offer” and “Send offers” may be two.
fn swapped<'a>(groups: &BTreeMap<(&'a Id, String), Namesakes<'a>>) -> Vec<Odd<'a>> {
    let mut of_letters: BTreeMap<(&Id, Vec<char>), Vec<&Namesakes<'a>>> = BTreeMap::new();
    for ((swimlane, folded), group) in groups {
        let mut letters: Vec<char> = folded.chars().filter(|c| c.is_alphanumeric()).collect();
        letters.sort_unstable();
        of_letters.entry((swimlane, letters)).or_default().push(group);
    }
    let mut found = Vec::new();
    for mut groups in of_letters.into_values().filter(|groups| groups.len() > 1) {
        // The usual spelling first, and of two the one that comes first in time.
        groups.sort_by_key(|group| (Reverse(group.len()), group.iter().map(|(s, _)| (s.column, &s.id)).min()));
        let firsts: Vec<(&Step, &str)> =
            groups.iter().filter_map(|group| group.first()).map(|(step, name)| (*step, name.as_str())).collect();
        let names: Vec<&str> = firsts.iter().map(|(_, name)| *name).collect();
        for (at, first, how) in alike(&names) {
            if let (Some((step, _)), Some(usual)) = (firsts.get(at), names.get(first))
                && how == Alike::Spelled
            {
                found.push(Odd { id: &step.id, usual: (*usual).to_owned(), accents: true, swapped: true });
            }
        }
    }
    found
}

/// Something that looks like something else.
struct Twin<'a> {
    record: &'a Record,
    /// The one that is used more.
    kept: &'a Record,
    how: Alike,
}

/// What looks like something else of its kind, the less used of the two.
fn twins<'a>(document: &'a Document, kinds: &[RecordKind]) -> Vec<Twin<'a>> {
    let mut records: BTreeMap<RecordKind, Vec<&Record>> = BTreeMap::new();
    for record in document.records().filter(|r| kinds.contains(&r.kind())) {
        records.entry(record.kind()).or_default().push(record);
    }
    let alike_in = |records: &[&Record]| alike(&records.iter().map(|r| r.name()).collect::<Vec<_>>());
    records.retain(|_, records| !alike_in(records).is_empty());
    // Hardly any model comes here.
    let mut uses: IdMap<usize> = IdMap::default();
    if !records.is_empty() {
        for link in document.records().flat_map(Record::links) {
            *uses.entry(link.target).or_default() += 1;
        }
    }
    let mut found = Vec::new();
    for mut records in records.into_values() {
        records.sort_by_key(|r| (Reverse(uses.get(r.id()).copied().unwrap_or(0)), r.id()));
        for (at, first, how) in alike_in(&records) {
            if let (Some(record), Some(kept)) = (records.get(at), records.get(first)) {
                found.push(Twin { record, kept, how });
            }
        }
    }
    found
}

/// Whether nothing that was typed into a record is lost where another takes its place.
fn loses_nothing(record: &Record, kept: &Record) -> bool {
    let bare = match (record, kept) {
        (Record::Party(party), Record::Party(other)) => {
            let texts = [&party.description, &party.contact, &party.foreign];
            party.kind == other.kind && texts.iter().all(|text| text.trim().is_empty())
        }
        (Record::Document(document), Record::Document(_)) => document.description.trim().is_empty(),
        // What it decides is in its columns and rows, and those of two tables make no table.
        (Record::DecisionTable(_), _) => return false,
        _ => false,
    };
    let mut same = record.clone();
    *same.entity_mut().id_mut() = kept.id().clone();
    *same.entity_mut().name_mut() = kept.name().to_owned();
    bare || same == *kept
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{and, fixed, flags, passes, sketch};

    fn parties(names: &[&str]) -> String {
        let party = |(i, name): (usize, &&str)| format!("(id: \"p{i}\", name: \"{name}\"),");
        and("(format: 1)", &format!("parties: [{}]", names.iter().enumerate().map(party).collect::<String>()))
    }

    #[test]
    fn names_that_differ_in_writing_or_spelling_are_told() {
        flags(&RULE, &parties(&["Back office", "back Office", "Law"]), &["p1"]);
        flags(&RULE, &parties(&["Departement", "Law", "Department"]), &["p2"]);
        flags(&RULE, &parties(&["Équipe", "Equipe"]), &["p1"]);
        passes(&RULE, &parties(&["Team 1", "Team 2", "Sales", "Sales support", ""]));
    }

    #[test]
    fn kinds_are_not_compared_with_one_another() {
        let party = parties(&["Order"]);
        passes(&RULE, &and(&party, r#"documents: [(id: "d", name: "Order")]"#));
        flags(&RULE, &and(&party, r#"rules: [(id: "r", name: "Limit"), (id: "s", name: "limit")]"#), &["s"]);
    }

    #[test]
    fn tables_promises_and_improvements_are_compared_too() {
        for list in ["decision_tables", "slas", "opportunities"] {
            let two = |a: &str, b: &str| {
                and("(format: 1)", &format!("{list}: [(id: \"a\", name: \"{a}\"), (id: \"b\", name: \"{b}\")]"))
            };
            flags(&RULE, &two("Answer complaint", "answer  Complaint"), &["b"]);
            passes(&RULE, &two("Answer in 1 day", "Answer in 2 days"));
        }
        // Two tables of one name are never made one without asking.
        let tables = r#"decision_tables: [(id: "a", name: "Limit"), (id: "b", name: "limit")]"#;
        let document = crate::file::parse(&and("(format: 1)", tables)).expect("a model").document;
        let findings = crate::check::run(&document, crate::check::tests::today());
        assert!(findings.iter().any(|f| f.rule == &RULE) && !findings.iter().any(|f| f.fixable), "{findings:?}");
    }

    #[test]
    fn the_one_that_is_used_more_takes_the_place_of_the_other() {
        let lanes = "swimlanes: [(id: \"w\")], lanes: [(id: \"l\", swimlane: \"w\", party: \"p1\"), \
                     (id: \"m\", swimlane: \"w\", party: \"p0\"), (id: \"n\", swimlane: \"w\", party: \"p1\")]";
        let document = fixed(&RULE, &and(&parties(&["sales", "Sales"]), lanes));
        let names: Vec<&str> = document.parties().map(|p| p.name.as_str()).collect();
        assert_eq!(names, ["Sales"]);
        assert!(document.lanes().all(|l| document.display_name(&l.id) == "Sales"));
    }

    #[test]
    fn what_would_be_lost_is_for_a_person_to_decide() {
        let said = parties(&["Sales", "sales"]).replacen("id: \"p1\",", "id: \"p1\", contact: \"Ext. 7\",", 1);
        let document = crate::file::parse(&said).expect("a model").document;
        let findings = crate::check::run(&document, crate::check::tests::today());
        assert!(findings.iter().any(|f| f.rule == &RULE && !f.fixable), "{findings:?}");
    }

    #[test]
    fn a_task_under_two_spellings_takes_the_usual_one() {
        let model = sketch("(s a=Ship b=ship c=Ship d=Shipped e)", "s>a a>b b>c c>d d>e");
        flags(&RULE, &model, &["b"]);
        assert_eq!(fixed(&RULE, &model).display_name(&"b".into()), "Ship");
        passes(&RULE, &sketch("(s a=Ship b=Ship ?d=ship e)", "s>a a>b b>?d ?d>e"));
    }

    #[test]
    fn a_task_with_letters_in_the_wrong_order_is_told() {
        flags(&RULE, &sketch("(s a=Check b=Send c=Chekc e)", "s>a a>b b>c c>e"), &["c"]);
        passes(&RULE, &sketch("(s a=Offer b=Offers c=Order e)", "s>a a>b b>c c>e"));
        passes(&RULE, &sketch("(s a=Check other/c=Form d=From e)", "s>a a>c c>d d>e"));
    }
}
