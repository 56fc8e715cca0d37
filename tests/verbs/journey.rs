//! What the verbs of a journey do: stages, steps, rows, typing into each kind of row, readings, personas, copies.

use laneway::{
    change::{
        Refusal, Transaction,
        op::{self, journey::*},
    },
    file,
    layout::table::{Body, Look, Table},
    model::*,
};

/// A journey under edit, with every verb held to what holds of all: no problems, exact undo.
struct Desk {
    document: Document,
    journey: Id,
    ids: IdMaker,
}

type Verb = Result<Transaction, Refusal>;

impl Desk {
    fn fixture() -> Desk {
        let document = file::parse(include_str!("../fixtures/journey.laneway.ron")).expect("a model").document;
        Desk { document, journey: "machine-breaks".into(), ids: IdMaker::new(1) }
    }

    fn empty() -> Desk {
        let mut ids = IdMaker::new(1);
        let mut document = op::start_model("Complaint", &mut ids);
        let made = new_journey(&document, "Complaint", None, &[], &mut ids).expect("makes one");
        made.diff.apply(&mut document);
        let journey = made.select.expect("selects it")[0].clone();
        Desk { document, journey, ids }
    }

    #[track_caller]
    fn run(&mut self, verb: impl FnOnce(&Document, &Id, &mut IdMaker) -> Verb) -> Transaction {
        let made = verb(&self.document, &self.journey, &mut self.ids).unwrap_or_else(|e| panic!("refused: {e}"));
        let before = self.document.clone();
        made.diff.apply(&mut self.document);
        assert_eq!(problems(&self.document), []);
        let mut undone = self.document.clone();
        made.diff.inverted().apply(&mut undone);
        assert_eq!(undone, before, "undo of {}", made.label);
        for id in made.select.iter().flatten() {
            assert!(self.document.get(id).is_some(), "{} selects {id}", made.label);
        }
        made
    }

    #[track_caller]
    fn refused(&mut self, verb: impl FnOnce(&Document, &Id, &mut IdMaker) -> Verb, words: &str) {
        let refusal = verb(&self.document, &self.journey, &mut self.ids).expect_err("a refusal");
        assert!(refusal.0.contains(words), "{refusal}");
    }

    /// Types into a cell by the row's and step's ids; gives what is selected then.
    #[track_caller]
    fn type_at(&mut self, row: &str, step: &str, entry: Option<&str>, text: &str) -> Id {
        let at = cell(row, step);
        let entry = entry.map(Id::from);
        let made = self.run(|d, j, ids| op::type_in(d, &Sheet::Journey(j.clone()), &at, entry.as_ref(), text, ids));
        made.select.and_then(|ids| ids.last().cloned()).unwrap_or_else(|| "none".into())
    }

    /// Stages with their steps in order, by ids.
    fn shape(&self) -> String {
        let view = JourneyView::new(&self.document, &self.journey).expect("a view");
        let stage = |node: &StageNode| {
            let steps: Vec<&str> = node.steps.iter().map(|s| s.id.as_str()).collect();
            format!("{}: {}", node.stage.id, steps.join(" "))
        };
        view.stages.iter().map(stage).collect::<Vec<_>>().join("\n")
    }

    fn rows(&self) -> Vec<String> {
        let view = JourneyView::new(&self.document, &self.journey).expect("a view");
        view.rows.iter().map(|r| r.id.to_string()).collect()
    }

    /// The texts in a cell as they are shown.
    fn shown(&self, row: &str, step: &str) -> Vec<String> {
        let table = Table::new(&self.document, &Sheet::Journey(self.journey.clone())).expect("a table");
        let at = cell(row, step);
        let (r, c) = (table.row_of(&at.row).expect("a row"), table.column_of(&at.column).expect("a column"));
        table.cell(r, c).expect("a cell").entries.iter().map(|e| e.text.to_string()).collect()
    }
}

fn cell(row: &str, step: &str) -> CellAt {
    let row = match row {
        "stages" => RowKey::Stages,
        "steps" => RowKey::Steps,
        row => RowKey::Row(row.into()),
    };
    CellAt { row, column: ColumnKey::Step(step.into()) }
}

fn id(text: &str) -> Id {
    text.into()
}

#[test]
fn a_new_journey_is_there_to_be_typed_into() {
    let desk = Desk::empty();
    let view = JourneyView::new(&desk.document, &desk.journey).expect("a view");
    let stages: Vec<(Lifecycle, usize)> = view.stages.iter().map(|n| (n.stage.lifecycle, n.steps.len())).collect();
    assert_eq!(stages, Lifecycle::ALL.map(|lifecycle| (lifecycle, 2)));
    assert!(view.stages.iter().all(|n| n.stage.name.is_empty()), "names are the customer's, not ours");
    let kinds: Vec<RowKind> = view.rows.iter().map(|r| r.kind).collect();
    use RowKind::*;
    assert_eq!(kinds, [Step, Touchpoint, Emotion, PainsAndDelights, Opportunity]);
}

#[test]
fn at_most_five_personas_share_a_journey() {
    let mut desk = Desk::fixture();
    let mut personas = vec![id("mara")];
    for name in ["Tom", "Ines", "Yu", "Ade", "Kim"] {
        personas.extend(desk.run(|d, _, ids| Ok(add_persona(d, name, ids))).select.expect("selects it"));
    }
    assert_eq!(desk.document.persona(&personas[1]).and_then(|p| p.party.clone()), Some(id("customer")));
    desk.refused(|d, _, ids| new_journey(d, "Six", None, &personas, ids), "At most 5");
    for persona in &personas[1..5] {
        desk.run(|d, j, _| tell_for(d, j, persona));
    }
    desk.refused(|d, j, _| tell_for(d, j, &personas[5]), "At most 5");
    desk.refused(|d, j, _| tell_for(d, j, &personas[1]), "already");
    // Who is left out takes their readings along; the last leaves them.
    let readings = desk.document.emotions().count();
    desk.run(|d, _, ids| set_emotion(d, &id("machine-stops"), Some(&personas[1]), State::AsIs, Score::near(1.0), ids));
    desk.run(|d, j, _| tell_without(d, j, &personas[1]));
    assert_eq!(desk.document.emotions().count(), readings);
    for persona in [&personas[2], &personas[3], &personas[4], &personas[0]] {
        desk.run(|d, j, _| tell_without(d, j, persona));
    }
    assert_eq!(desk.document.emotions().filter(|e| e.persona.is_none()).count(), readings);
    desk.run(|d, j, _| tell_for(d, j, &personas[3]));
    assert!(desk.document.emotions().all(|e| e.persona.as_ref() == Some(&personas[3])), "the first takes them over");
}

#[test]
fn a_stage_is_added_split_and_merged_without_touching_the_others() {
    let mut desk = Desk::fixture();
    let before = desk.document.clone();
    let made = desk.run(|d, j, ids| add_stage(d, j, Some(&id("notice")), "Ask around", ids));
    assert_eq!(made.diff.added.len(), 2, "a stage and its first step");
    assert!(made.diff.updated.is_empty(), "a key between two others");
    let order = |stage: &str| desk.document.stage(&id(stage)).expect("a stage").order;
    assert!(order("notice") < order(made.select.as_ref().expect("it")[0].as_str()));
    desk.document = before.clone();

    desk.refused(|d, _, ids| split_stage(d, &id("calls-shop"), ids), "begins at this step already");
    let split = desk.run(|d, _, ids| split_stage(d, &id("brings-in"), ids));
    let second = &split.select.as_ref().expect("it")[0];
    assert_eq!(
        desk.shape(),
        format!(
            "notice: machine-stops looks-for-help\ncomplain: calls-shop\n{second}: brings-in\n\
             wait: hears-nothing calls-to-ask\nuse-again: picks-up tells-friend"
        )
    );
    desk.run(|d, _, _| merge_stages(d, &id("complain")));
    assert_eq!(desk.document, before, "splitting, then merging, is nothing");

    desk.run(|d, _, _| merge_stages(d, &id("complain")));
    let merged = desk.document.stage(&id("complain")).expect("it").name.clone();
    assert_eq!(merged, "Complain, Wait", "no name is lost");
    assert!(desk.shape().contains("complain: calls-shop brings-in hears-nothing calls-to-ask"));
    desk.refused(|d, _, _| merge_stages(d, &id("use-again")), "last stage");
}

#[test]
fn a_stage_moves_with_all_that_is_at_its_steps() {
    let mut desk = Desk::fixture();
    let made = desk.run(|d, _, _| move_stage(d, &id("wait"), Some(&id("notice"))));
    assert_eq!(made.diff.updated.len(), 1, "only the stage's key is written");
    assert!(desk.shape().starts_with("wait: hears-nothing calls-to-ask\nnotice: "));
    let table = Table::new(&desk.document, &Sheet::Journey(desk.journey.clone())).expect("a table");
    let first: Vec<ColumnKey> = table.columns.iter().take(2).map(|c| c.key.clone()).collect();
    assert_eq!(first, [ColumnKey::Step("hears-nothing".into()), ColumnKey::Step("calls-to-ask".into())]);
    assert_eq!(desk.shown("row-back", "hears-nothing"), ["Order the repair"]);
    let made = desk.run(|d, _, _| move_stage(d, &id("wait"), None));
    assert!(desk.shape().ends_with("wait: hears-nothing calls-to-ask"));
    assert_eq!(made.diff.updated.len(), 1);
    let made = desk.run(|d, _, _| move_stage(d, &id("wait"), None));
    assert!(made.diff.is_empty(), "it is there already");
    desk.refused(|d, _, _| move_stage(d, &id("wait"), Some(&id("wait"))), "before another");
}

#[test]
fn steps_move_within_and_across_stages() {
    let mut desk = Desk::fixture();
    let column = |step: &str| ColumnKey::Step(step.into());
    let go = |desk: &mut Desk, step: &str, before: Option<&str>| {
        let before = before.map(column);
        desk.run(|d, j, _| op::move_column(d, &Sheet::Journey(j.clone()), &column(step), before.as_ref()))
    };
    let made = go(&mut desk, "brings-in", Some("calls-shop"));
    assert_eq!(made.diff.updated.len(), 1);
    assert!(desk.shape().contains("complain: brings-in calls-shop"));
    go(&mut desk, "brings-in", Some("calls-to-ask"));
    assert!(desk.shape().contains("complain: calls-shop\nwait: hears-nothing brings-in calls-to-ask"));
    assert_eq!(desk.shown("row-back", "brings-in"), ["Check the claim"], "cards stay at their step");
    go(&mut desk, "calls-shop", None);
    assert!(desk.shape().ends_with("use-again: picks-up tells-friend calls-shop"));
    assert!(desk.shape().contains("complain: \n"), "the stage stays, without steps");
    // A stage without steps is a column still: what moves before it becomes its first step.
    let stage = ColumnKey::Stage("complain".into());
    desk.run(|d, j, _| op::move_column(d, &Sheet::Journey(j.clone()), &column("picks-up"), Some(&stage)));
    assert!(desk.shape().contains("complain: picks-up\n"));
    desk.run(|d, _, _| move_journey_step(d, &id("looks-for-help"), &id("complain"), None));
    assert!(desk.shape().starts_with("notice: machine-stops\ncomplain: picks-up looks-for-help"));
    // One place on at a time, and all the way back.
    let before = desk.shape();
    let nudge = |desk: &mut Desk, later| desk.run(|d, _, _| nudge_step(d, &id("machine-stops"), later));
    nudge(&mut desk, true);
    assert!(desk.shape().starts_with("notice: \ncomplain: machine-stops picks-up looks-for-help"));
    (0..3).for_each(|_| drop(nudge(&mut desk, true)));
    assert!(desk.shape().contains("complain: picks-up looks-for-help\nwait: machine-stops hears-nothing"));
    (0..4).for_each(|_| drop(nudge(&mut desk, false)));
    assert_eq!(desk.shape(), before);
    desk.refused(|d, _, _| nudge_step(d, &id("machine-stops"), false), "at the end already");
}

#[test]
fn columns_come_and_go_and_typing_makes_the_first_step_of_a_stage() {
    let mut desk = Desk::fixture();
    let sheet = Sheet::Journey(desk.journey.clone());
    let after = ColumnKey::Step("calls-shop".into());
    let made = desk.run(|d, _, ids| op::add_column(d, &sheet, Some(&after), ids));
    assert_eq!((made.diff.added.len(), made.diff.updated.len()), (1, 0));
    let step = made.select.expect("it")[0].clone();
    assert!(desk.shape().contains(&format!("complain: calls-shop {step} brings-in")));
    for step in [step.as_str(), "calls-shop", "brings-in"] {
        let column = ColumnKey::Step(step.into());
        desk.run(|d, _, _| op::remove_column(d, &sheet, &column));
    }
    assert!(desk.document.card(&id("card-knows")).is_none(), "what stood there goes with it");
    let table = Table::new(&desk.document, &sheet).expect("a table");
    assert!(table.columns.iter().any(|c| c.key == ColumnKey::Stage("complain".into())), "the stage is still shown");
    let at = CellAt { row: RowKey::Row("row-pains".into()), column: ColumnKey::Stage("complain".into()) };
    desk.run(|d, _, ids| op::type_in(d, &sheet, &at, None, "- On hold", ids));
    let view = JourneyView::new(&desk.document, &desk.journey).expect("a view");
    let first = view.stages[1].steps[0].id.clone();
    assert_eq!(desk.shown("row-pains", first.as_str()), ["On hold"]);
    assert_eq!(desk.shown("row-step", first.as_str()), [""]);
    desk.run(|d, _, _| op::remove_column(d, &sheet, &ColumnKey::Step(first.clone())));
    desk.run(|d, _, _| op::remove_column(d, &sheet, &ColumnKey::Stage("complain".into())));
    assert!(desk.document.stage(&id("complain")).is_none());
}

#[test]
fn an_emptied_journey_can_be_typed_into_again() {
    let mut desk = Desk::fixture();
    let sheet = Sheet::Journey(desk.journey.clone());
    for stage in ["notice", "complain", "wait", "use-again"] {
        desk.run(|d, _, _| op::delete(d, &[id(stage)], &Default::default()));
    }
    let table = Table::new(&desk.document, &sheet).expect("a table");
    assert_eq!(table.columns.iter().map(|c| c.key.clone()).collect::<Vec<_>>(), [ColumnKey::New]);
    let at = CellAt { row: RowKey::Stages, column: ColumnKey::New };
    desk.run(|d, _, ids| op::type_in(d, &sheet, &at, None, "Notice", ids));
    let view = JourneyView::new(&desk.document, &desk.journey).expect("a view");
    assert_eq!(view.stages.len(), 1);
    let at = CellAt { row: RowKey::Row("row-step".into()), column: ColumnKey::Stage(view.stages[0].stage.id.clone()) };
    desk.run(|d, _, ids| op::type_in(d, &sheet, &at, None, "Machine stops", ids));
    assert!(desk.document.journey_steps().any(|s| s.name == "Machine stops"));
}

#[test]
fn rows_are_added_by_kind_moved_hidden_and_collapsed() {
    let mut desk = Desk::fixture();
    let sheet = Sheet::Journey(desk.journey.clone());
    desk.refused(|d, j, ids| add_row_of(d, j, RowKind::Emotion, None, ids), "has its emotion row already");
    let after = RowKey::Row("row-step".into());
    let made = desk.run(|d, j, ids| add_row_of(d, j, RowKind::Thought, Some(&after), ids));
    assert_eq!((made.diff.added.len(), made.diff.updated.len()), (1, 0));
    let thought = made.select.expect("it")[0].clone();
    assert_eq!(desk.rows()[1], thought.to_string());
    let row = RowKey::Row(thought.clone());
    desk.run(|d, _, _| op::move_row(d, &sheet, &row, Some(&RowKey::Row("row-step".into()))));
    assert_eq!(desk.rows()[0], thought.to_string());
    desk.run(|d, _, _| op::move_row(d, &sheet, &row, None));
    assert_eq!(desk.rows()[7], thought.to_string());
    // Beside a row that may be there several times another of its kind, else the next that is missing.
    let after = RowKey::Row("row-back".into());
    let made = desk.run(|d, _, ids| op::add_row(d, &sheet, Some(&after), ids));
    assert_eq!(desk.document.journey_row(&made.select.expect("it")[0]).expect("a row").kind, RowKind::Backstage);
    let after = RowKey::Row("row-emotion".into());
    let made = desk.run(|d, _, ids| op::add_row(d, &sheet, Some(&after), ids));
    assert_eq!(desk.document.journey_row(&made.select.expect("it")[0]).expect("a row").kind, RowKind::Action);

    let of = |desk: &Desk, row: &str| {
        let table = Table::new(&desk.document, &Sheet::Journey(desk.journey.clone())).expect("a table");
        table.row_of(&RowKey::Row(row.into())).map(|i| table.rows[i].body.clone())
    };
    desk.run(|d, _, _| hide_row(d, &id("row-touchpoint"), true));
    assert_eq!(of(&desk, "row-touchpoint"), None);
    desk.run(|d, j, ids| add_row_of(d, j, RowKind::Touchpoint, None, ids));
    assert_eq!(of(&desk, "row-touchpoint"), Some(Body::Cells), "the hidden one comes back");
    desk.refused(|d, j, _| show_rows(d, j), "No row of this journey is hidden");
    desk.run(|d, _, _| collapse_row(d, &id("row-touchpoint"), true));
    desk.run(|d, _, _| collapse_row(d, &id("row-emotion"), true));
    assert_eq!(of(&desk, "row-touchpoint"), Some(Body::Collapsed(8)));
    assert_eq!(of(&desk, "row-emotion"), Some(Body::Collapsed(15)));
    desk.run(|d, _, _| collapse_row(d, &id("row-emotion"), false));
    assert!(matches!(of(&desk, "row-emotion"), Some(Body::Curves(_))));
    desk.run(|d, _, _| op::remove_row(d, &sheet, &RowKey::Row("row-pains".into())));
    assert_eq!(desk.document.cards().filter(|c| c.sign != Sign::None).count(), 0);
    desk.run(|d, _, _| op::remove_row(d, &sheet, &RowKey::Row("row-step".into())));
    assert_eq!(desk.shown("steps", "machine-stops"), ["Machine stops"], "the names are shown without a row of theirs");
}

#[test]
fn every_kind_of_row_takes_what_is_typed() {
    for kind in RowKind::ALL {
        let mut desk = Desk::empty();
        let view = JourneyView::new(&desk.document, &desk.journey).expect("a view");
        let step = view.steps().next().expect("a step").id.clone();
        let there = view.rows.iter().find(|r| r.kind == kind).map(|r| r.id.clone());
        let row = there.unwrap_or_else(|| {
            desk.run(|d, j, ids| add_row_of(d, j, kind, None, ids)).select.expect("selects it")[0].clone()
        });
        let text = if kind == RowKind::Emotion { "+1.5" } else { "Phone" };
        let made = desk.type_at(row.as_str(), step.as_str(), None, text);
        match kind {
            RowKind::Emotion => {
                assert_eq!(desk.document.emotion(&made).map(|e| e.value.value()), Some(1.5));
                assert_eq!(emotion_text(&desk.document, &desk.journey, &step), "+1.5");
            }
            RowKind::Channel => assert_eq!(desk.shown(row.as_str(), step.as_str()), ["phone"]),
            RowKind::Touchpoint => {
                assert_eq!(desk.document.touchpoint(&made).map(|t| &t.channel), Some(&Channel::Phone))
            }
            _ => assert_eq!(desk.shown(row.as_str(), step.as_str()), ["Phone"], "{kind:?}"),
        }
        // Typed over, and emptied again.
        let again = if kind == RowKind::Emotion { "angry" } else { "Letter" };
        desk.type_at(row.as_str(), step.as_str(), Some(made.as_str()), again);
        if kind != RowKind::Step {
            desk.type_at(row.as_str(), step.as_str(), Some(made.as_str()), "");
            let left = desk.document.get(&made);
            let kept = matches!(left, Some(Record::Touchpoint(t)) if t.channel == Channel::Unknown);
            assert!(left.is_none() || kept, "{kind:?}");
        }
        let sheet = Sheet::Journey(desk.journey.clone());
        desk.type_at(row.as_str(), step.as_str(), None, text);
        desk.run(|d, _, ids| op::clear(d, &sheet, &[cell(row.as_str(), step.as_str())], ids));
        let shown = desk.shown(row.as_str(), step.as_str());
        assert!(shown.iter().all(String::is_empty), "{kind:?} {shown:?}");
        assert_eq!(emotion_text(&desk.document, &desk.journey, &step), "");
    }
}

#[test]
fn stages_and_steps_are_named_where_they_stand() {
    let mut desk = Desk::fixture();
    assert_eq!(desk.type_at("stages", "brings-in", None, " Ask for help "), id("complain"));
    assert_eq!(desk.document.display_name(&id("complain")), "Ask for help");
    desk.type_at("row-step", "brings-in", Some("brings-in"), "Carries it there");
    assert_eq!(desk.shown("row-step", "brings-in"), ["Carries it there"]);
    desk.run(|d, _, _| op::set(d, &[id("complain")], &op::Field::Lifecycle(Lifecycle::Cultivation)));
}

#[test]
fn pains_and_delights_take_their_sign_from_what_is_typed() {
    let mut desk = Desk::fixture();
    let pain = desk.type_at("row-pains", "machine-stops", None, "- No coffee");
    let card = |desk: &Desk, id: &Id| desk.document.card(id).map(|c| (c.sign, c.text.clone())).expect("a card");
    assert_eq!(card(&desk, &pain), (Sign::Pain, "No coffee".into()));
    desk.type_at("row-pains", "machine-stops", Some(pain.as_str()), "No coffee at all");
    assert_eq!(card(&desk, &pain), (Sign::Pain, "No coffee at all".into()), "the sign stays");
    desk.type_at("row-pains", "machine-stops", Some(pain.as_str()), "+");
    assert_eq!(card(&desk, &pain), (Sign::Delight, "No coffee at all".into()), "only the sign");
    let at = cell("row-pains", "machine-stops");
    desk.refused(|d, j, ids| type_in(d, j, &at, None, "−", ids), "after the sign");
}

#[test]
fn names_of_steps_and_parties_become_references() {
    let mut desk = Desk::fixture();
    let card = desk.type_at("row-back", "tells-friend", None, "check the CLAIM");
    assert_eq!(desk.document.card(&card).and_then(|c| c.record.clone()), Some(id("check-claim")));
    let words = desk.type_at("row-back", "tells-friend", None, "Send a voucher");
    assert_eq!(desk.document.card(&words).map(|c| c.text.clone()), Some("Send a voucher".into()));
    assert_eq!(desk.shown("row-back", "tells-friend"), ["Check the claim", "Send a voucher"]);
    let row = desk.run(|d, j, ids| add_row_of(d, j, RowKind::System, None, ids)).select.expect("it")[0].clone();
    let parties = desk.document.parties().count();
    let card = desk.type_at(row.as_str(), "calls-shop", None, "Case file");
    let party = desk.document.card(&card).and_then(|c| c.record.clone()).expect("a party");
    assert_eq!(desk.document.party(&party).map(|p| p.kind), Some(PartyKind::System));
    let again = desk.type_at(row.as_str(), "brings-in", None, "case file");
    assert_eq!(desk.document.card(&again).and_then(|c| c.record.clone()), Some(party));
    assert_eq!(desk.document.parties().count(), parties + 1);
    let at = cell("row-front", "tells-friend");
    desk.run(|d, j, ids| refer_to(d, j, &at, None, &id("hand-back"), ids));
    assert_eq!(desk.shown("row-front", "tells-friend"), ["Hand back, explain"]);
    desk.refused(|d, j, ids| refer_to(d, j, &at, None, &id("mara"), ids), "A persona does not stand");
}

#[test]
fn touchpoints_are_typed_as_channel_name_or_both() {
    let mut desk = Desk::fixture();
    let made = desk.type_at("row-touchpoint", "machine-stops", None, "web: the manual");
    let touch =
        |desk: &Desk, id: &Id| desk.document.touchpoint(id).map(|t| (t.channel.clone(), t.name.clone())).expect("it");
    assert_eq!(touch(&desk, &made), (Channel::Web, "the manual".into()));
    desk.type_at("row-touchpoint", "machine-stops", Some(made.as_str()), "the manual, page 9");
    assert_eq!(touch(&desk, &made), (Channel::Web, "the manual, page 9".into()));
    desk.type_at("row-touchpoint", "machine-stops", Some("touch-machine-stops"), "product");
    assert_eq!(touch(&desk, &id("touch-machine-stops")), (Channel::Product, String::new()));
    let row = desk.run(|d, j, ids| add_row_of(d, j, RowKind::Channel, None, ids)).select.expect("it")[0].clone();
    desk.type_at(row.as_str(), "machine-stops", Some(made.as_str()), "Fax");
    assert_eq!(touch(&desk, &made), (Channel::Other("Fax".into()), "the manual, page 9".into()));
    desk.run(|d, _, ids| mark_moment_of_truth(d, &id("machine-stops"), true, ids));
    assert!(desk.document.touchpoint(&id("touch-machine-stops")).expect("it").moment_of_truth);
    desk.run(|d, _, ids| mark_moment_of_truth(d, &id("machine-stops"), false, ids));
    assert!(!desk.document.touchpoints().any(|t| t.moment_of_truth && t.at == id("machine-stops")));
}

#[test]
fn readings_are_typed_for_each_persona_and_a_gap_stays_a_gap() {
    let mut desk = Desk::fixture();
    let text = |desk: &Desk, step: &str| emotion_text(&desk.document, &desk.journey, &id(step));
    assert_eq!(text(&desk, "looks-for-help"), "−0.5; to-be +0.5");
    assert_eq!(text(&desk, "hears-nothing"), "to-be +0.5");
    desk.type_at("row-emotion", "hears-nothing", None, "unhappy nobody calls");
    assert_eq!(text(&desk, "hears-nothing"), "−1; to-be +0.5");
    let said = desk.document.emotions().find(|e| e.at == id("hears-nothing") && e.state == State::AsIs).expect("one");
    assert_eq!(said.reason, "nobody calls");
    let said = said.id.clone();
    desk.type_at("row-emotion", "hears-nothing", Some(said.as_str()), "");
    assert_eq!(text(&desk, "hears-nothing"), "to-be +0.5", "a gap again, not a zero");
    let tom = desk.run(|d, _, ids| Ok(add_persona(d, "Tom", ids))).select.expect("it")[0].clone();
    desk.run(|d, j, _| tell_for(d, j, &tom));
    desk.type_at("row-emotion", "picks-up", None, "tom: -1; Mara, first owner: +0,5; Tom: to-be 2");
    let all = text(&desk, "picks-up");
    assert_eq!(all, "Mara, first owner: +0.5; Tom: −1; Mara, first owner: to-be +2; Tom: to-be +2");
    let before = desk.document.clone();
    desk.type_at("row-emotion", "picks-up", None, &all);
    assert_eq!(desk.document, before, "what is shown for typing says the same again");
    let at = cell("row-emotion", "picks-up");
    desk.refused(|d, j, ids| type_in(d, j, &at, None, "3", ids), "−2 to +2");
    desk.run(|d, _, ids| set_emotion(d, &id("picks-up"), Some(&tom), State::ToBe, None, ids));
    assert_eq!(text(&desk, "picks-up"), "Mara, first owner: +0.5; Tom: −1; Mara, first owner: to-be +2");
}

#[test]
fn entries_move_between_cells() {
    let mut desk = Desk::fixture();
    let sheet = Sheet::Journey(desk.journey.clone());
    let mut go = |entry: &str, row: &str, step: &str| {
        desk.run(|d, _, _| op::move_entry(d, &sheet, &id(entry), &cell(row, step))).diff
    };
    go("card-no-number", "row-opportunity", "tells-friend");
    go("touch-picks-up", "row-touchpoint", "tells-friend");
    go("feels-brings-in", "row-emotion", "hears-nothing");
    go("brings-in", "row-step", "machine-stops");
    assert_eq!(
        desk.document.card(&id("card-no-number")).map(|c| c.sign),
        Some(Sign::None),
        "an opportunity is no pain"
    );
    assert_eq!(desk.shown("row-touchpoint", "tells-friend"), ["word of mouth", "store"]);
    assert!(desk.shape().starts_with("notice: brings-in machine-stops"));
    desk.refused(
        |d, _, _| op::move_entry(d, &sheet, &id("feels-picks-up"), &cell("row-emotion", "calls-shop")),
        "already",
    );
    desk.refused(
        |d, _, _| op::move_entry(d, &sheet, &id("card-knows"), &cell("row-emotion", "calls-shop")),
        "card does not",
    );
}

#[test]
fn a_copy_is_the_to_be_with_everything_in_it() {
    let mut desk = Desk::fixture();
    let records = desk.document.records().count();
    let made = desk.run(duplicate_journey);
    let copy = made.select.expect("it")[0].clone();
    assert_eq!(
        desk.document.journey(&copy).map(|j| (j.state, j.process.clone())),
        Some((State::ToBe, Some(id("handle-complaint"))))
    );
    let of = |journey: &Id| {
        let mut table = Table::new(&desk.document, &Sheet::Journey(journey.clone())).expect("a table");
        table.rows.iter_mut().for_each(|r| r.key = RowKey::New);
        let shown = |e: &laneway::layout::table::Entry| (e.text.to_string(), e.look.clone(), e.shows.clone());
        let cells: Vec<Vec<(String, Look, Option<Id>)>> =
            table.cells.iter().map(|c| c.entries.iter().map(shown).collect()).collect();
        (table.rows.iter().map(|r| r.heading.clone()).collect::<Vec<_>>(), cells)
    };
    assert_eq!(of(&copy), of(&desk.journey));
    let view = JourneyView::new(&desk.document, &desk.journey).expect("a view");
    let mine = 1
        + view.stages.len()
        + view.steps().count()
        + view.rows.len()
        + view.touchpoints.len()
        + view.emotions.len()
        + view.cards.len();
    assert_eq!(desk.document.records().count(), records + mine, "no persona, party or step is copied");
}
