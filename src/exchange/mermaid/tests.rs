//! Journeys in and out, and back.

use super::*;
use crate::model::{
    Badge, Document, Emotion, Id, Journey, JourneyStep, Key, Persona, Record, Score, Stage, State, problems,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn read(text: &str) -> (Document, Report) {
    let imported = import(text.as_bytes(), "", &mut IdMaker::new(1)).unwrap_or_else(|e| panic!("{e}: {text}"));
    assert_eq!(problems(&imported.document), []);
    (imported.document, imported.report)
}

type Steps = Vec<(String, Option<f64>, Vec<String>)>;

/// What Mermaid can hold of the first journey: stages, steps, rounded scores, actors in the order of the alphabet.
fn shape(document: &Document) -> (String, Vec<(String, Steps)>) {
    let journey = document.journeys().next().expect("a journey");
    let one = |step: &JourneyStep| {
        let mut actors: Vec<String> = Vec::new();
        let mut values: Vec<f64> = Vec::new();
        for e in document.emotions().filter(|e| e.at == step.id && e.state == State::AsIs) {
            values.push(e.value.value());
            actors.extend(e.persona.as_ref().map(|p| document.display_name(p).to_owned()));
        }
        actors.sort();
        let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
        (step.name.clone(), (!values.is_empty()).then(|| mean.round()), actors)
    };
    let stages = write::columns(document, &journey.id).into_iter();
    (journey.name.clone(), stages.map(|(s, steps)| (s.name.clone(), steps.into_iter().map(one).collect())).collect())
}

#[test]
fn a_journey_is_read_whole() {
    let text = "---\ntitle: \"Front\"\nconfig:\n  theme: dark\n---\n%%{init: {\n 'theme': 'base'}}%%\n%% a comment\n\
                Journey\n\
        \ttitle\tDay out;\n accTitle: Seen\n accDescr {\n  a day\n  out }\n Walk: 5: Ann, Ben, Ann\n\
        section Später: am Abend\n\
         Eat #58; drink:2:Ben; Sleep : 4.5\n what is this\n Dream: fine: Ann\n Wake: 9: Ann # late\n";
    let (document, report) = read(text);
    let (title, stages) = shape(&document);
    assert_eq!(title, "Day out");
    let journey = document.journeys().next().expect("one");
    assert_eq!(journey.description, "a day\nout");
    let ann = |name: &str| vec![name.to_owned()];
    assert_eq!(
        stages,
        [
            (String::new(), vec![("Walk".to_owned(), Some(2.0), vec!["Ann".into(), "Ben".into()])]),
            (
                "Später: am Abend".to_owned(),
                vec![
                    ("Eat : drink".to_owned(), Some(-1.0), ann("Ben")),
                    ("Sleep".to_owned(), Some(2.0), vec![]),
                    ("Dream".to_owned(), None, vec![]),
                    ("Wake".to_owned(), Some(2.0), ann("Ann")),
                ]
            ),
        ]
    );
    let told: BTreeMap<&str, &Vec<String>> = report.warnings.iter().map(|w| (w.code, &w.elements)).collect();
    assert_eq!(told["not-a-step"], &["line 18: “what is this”"]);
    assert_eq!(told["no-score"], &["line 19: “Dream: fine: Ann”"]);
    assert_eq!(told["score-beyond"].len() + told["comment"].len() + told["directive"].len(), 4);
    assert_eq!(told["second-title"], &["“Front”", "“Seen”"]);
    assert_eq!(told["front-matter"].len(), 2);
    assert_eq!(report.counts["personas"], 2);
}

#[test]
fn a_journey_without_sections_has_one_stage_and_an_empty_one_too() {
    let (document, report) = read("journey\nWake up: 1\nDress: 3: Ann, Ben, Cid, Dan, Eve, Fay\n");
    assert_eq!(document.stages().map(|s| s.name.as_str()).collect::<Vec<_>>(), [""]);
    assert_eq!(document.journeys().map(|j| j.personas.len()).sum::<usize>(), 5);
    assert_eq!(document.personas().count(), 6);
    let codes: Vec<&str> = report.warnings.iter().map(|w| w.code).collect();
    assert_eq!(codes, ["reading-of-nobody", "many-personas"]);
    assert_eq!(read("journey").0.stages().count(), 1);
}

#[test]
fn markdown_and_other_diagrams() {
    let text = "# A\n```mermaid\njourney\n A: 3: X\n```\n```mermaid\ngantt\n```\n```mermaid\njourney\n B: 3: X\n```\n";
    let (document, report) = read(text);
    assert_eq!((document.journeys().count(), document.personas().count()), (2, 1));
    assert_eq!(report.warnings.iter().map(|w| w.code).collect::<Vec<_>>(), ["other-diagram"]);
    let refused = import(b"flowchart LR\n a --> b", "", &mut IdMaker::new(1)).expect_err("refused").to_string();
    assert!(refused.contains("line 1: ") && refused.contains("flowchart"), "{refused}");
    assert!(import(b"", "", &mut IdMaker::new(1)).is_err());
}

/// A stage: its name, and its steps with their readings in tenths.
type Stages = (String, Vec<(String, Vec<i8>)>);

/// A journey with these stages of steps, each with the readings of some personas.
fn journey(stages: Vec<Stages>, people: Vec<String>) -> Document {
    let mut records: Vec<Record> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    let people = people.into_iter().filter(|p| !p.trim().is_empty() && seen.insert(p.clone()));
    for (i, name) in people.enumerate() {
        let (party, goals, quote, portrait, description) = Default::default();
        let id = Id::from(format!("p{i}").as_str());
        records.push(Persona { id, name, party, goals, quote, portrait, description }.into());
    }
    let personas: Vec<Id> = records.iter().map(|r| r.id().clone()).collect();
    for (s, (name, steps)) in stages.into_iter().enumerate() {
        let id = Id::from(format!("s{s:03}").as_str());
        let order = Key::from(s as i32);
        let (lifecycle, description) = Default::default();
        let journey = Id::from("j");
        records.push(Stage { id: id.clone(), journey, name, order, lifecycle, description }.into());
        for (i, (name, readings)) in steps.into_iter().enumerate() {
            let at = Id::from(format!("s{s:03}-{i:03}").as_str());
            let order = Key::from(i as i32);
            let stage = id.clone();
            records.push(JourneyStep { id: at.clone(), stage, name, order, description: String::new() }.into());
            let value = readings.first().copied().unwrap_or_default();
            for (k, _) in readings.iter().enumerate().take(personas.len().max(1)) {
                records.push(
                    Emotion {
                        id: Id::from(format!("e{s}-{i}-{k}").as_str()),
                        at: at.clone(),
                        persona: personas.get(k).cloned(),
                        state: State::AsIs,
                        value: Score::near(f64::from(value) / 10.0).expect("a number"),
                        reason: String::new(),
                    }
                    .into(),
                );
            }
        }
    }
    let (process, state, scenario, evidence, source, description) = Default::default();
    let (id, name) = (Id::from("j"), "Day".to_owned());
    let badges = Badge::usual();
    records
        .push(Journey { id, name, process, state, personas, scenario, evidence, source, badges, description }.into());
    Document::from_records(records)
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        stages in prop::collection::vec(
            (
                "[ a:;#,%\n<-]{0,5}|section x|\\PC{0,5}",
                prop::collection::vec(
                    ("[ a:;#,%\n<-]{0,5}|title|\\PC{0,5}", prop::collection::vec(-20i8..=20, 0..3)),
                    0..4,
                ),
            ),
            1..4,
        ),
        people in prop::collection::vec("[ a:;#,%\n<-]{0,3}|\\PC{1,5}", 0..3),
    ) {
        let document = journey(stages, people);
        let written = write(&document, &"j".into()).expect("there");
        let (mut name, mut expected) = shape(&document);
        for (stage, steps) in &mut expected {
            // Names that are blank are no names.
            for name in std::iter::once(stage).chain(steps.iter_mut().map(|s| &mut s.0)) {
                if name.trim().is_empty() {
                    name.clear();
                }
            }
        }
        if name.trim().is_empty() {
            name.clear();
        }
        let back = read(&written.text).0;
        prop_assert_eq!(shape(&back), (name, expected), "{}", written.text);
        // Written again, nothing changes any more.
        let again = write(&back, &back.journeys().next().expect("one").id.clone()).expect("there");
        prop_assert_eq!(again.text, written.text);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(journey|title|section|accDescr|%%|---|```mermaid|[ a:;#,{}\n1-5])*") {
        let _ = import(text.as_bytes(), "", &mut IdMaker::new(1));
    }
}
