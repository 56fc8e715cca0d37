//! Setting fields: every kind has its own, each is one change, and what does not fit is refused.

use super::*;
use laneway::{
    change::op::{Field, set},
    model::{Channel, Evidence, Id, Mark, RecordKind, RowKind, Score, Sign},
};

fn coffee() -> Document {
    laneway::file::parse(include_str!("../fixtures/journey.laneway.ron")).expect("a model").document
}

fn first(document: &Document, kind: RecordKind) -> Id {
    let record = document.records().find(|r| r.kind() == kind);
    record.unwrap_or_else(|| panic!("the fixture has a {}", kind.word())).id().clone()
}

#[test]
fn a_field_of_each_new_kind_is_set_and_taken_back() {
    let document = coffee();
    let id = |kind| first(&document, kind);
    let cases = [
        (RecordKind::Persona, Field::Goals("Coffee at seven".into())),
        (RecordKind::Journey, Field::Evidence(Evidence::Assumed)),
        (RecordKind::Stage, Field::Name("Another stage".into())),
        (RecordKind::JourneyStep, Field::Description("In the kitchen".into())),
        (RecordKind::JourneyRow, Field::Collapsed(true)),
        (RecordKind::Touchpoint, Field::Channel(Channel::Other("fax".into()))),
        (RecordKind::Emotion, Field::Score(Score::near(0.7).expect("a number"))),
        (RecordKind::Card, Field::Mark(Mark::Fail)),
    ];
    for (kind, field) in cases {
        let target = id(kind);
        let done = set(&document, std::slice::from_ref(&target), &field).unwrap_or_else(|e| panic!("{field:?}: {e}"));
        let mut changed = document.clone();
        done.diff.apply(&mut changed);
        assert_ne!(changed.get(&target), document.get(&target), "{field:?}");
        done.diff.inverted().apply(&mut changed);
        assert_eq!(changed, document, "{field:?}");
    }
}

#[test]
fn a_field_a_record_does_not_have_is_refused() {
    let document = coffee();
    for (kind, field) in [
        (RecordKind::Stage, Field::Sign(Sign::Pain)),
        (RecordKind::Persona, Field::RowKind(RowKind::Need)),
        (RecordKind::Step, Field::MomentOfTruth(true)),
    ] {
        assert!(set(&document, &[first(&document, kind)], &field).is_err(), "{field:?}");
    }
}

#[test]
fn references_must_fit_and_pictures_lie_beside_the_model() {
    let document = coffee();
    let touchpoint = [first(&document, RecordKind::Touchpoint)];
    let (step, party) = (first(&document, RecordKind::Step), first(&document, RecordKind::Party));
    assert!(set(&document, &touchpoint, &Field::Steps(vec![step.clone()])).is_ok());
    assert!(set(&document, &touchpoint, &Field::Steps(vec![party])).is_err(), "a party is no step");
    assert!(set(&document, &touchpoint, &Field::Steps(vec!["gone".into()])).is_err());
    let persona = [first(&document, RecordKind::Persona)];
    for (path, fine) in [("mara.png", true), ("pictures\\mara.png", true), ("../mara.png", false), ("/mara.png", false)]
    {
        assert_eq!(set(&document, &persona, &Field::Picture(path.into())).is_ok(), fine, "{path}");
    }
    assert!(set(&document, &persona, &Field::Picture("C:/mara.png".into())).is_err());
}

#[test]
fn a_card_that_stands_for_nothing_any_more_keeps_the_name_it_showed() {
    let document = coffee();
    let card = document.cards().find(|c| c.record.is_some()).expect("a card for a step").clone();
    let shown = document.display_name(&card.id).to_owned();
    let mut after = document.clone();
    set(&document, std::slice::from_ref(&card.id), &Field::StandsFor(None)).expect("set").diff.apply(&mut after);
    assert_eq!(after.display_name(&card.id), shown);
}
