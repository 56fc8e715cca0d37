//! Chips on steps and flows: they say what they are, select what they stand for, and lead there.

use super::Desk;
use laneway::{
    change::op,
    drawing::{LaidOut, ThemeName},
    editor::{Command, Cursor, ModelCommand, PointerEvent, Question},
    export::{TextMode, svg},
    file,
    geom::Point,
    layout::ChipMark,
    model::{Badge, Id, Register, Sheet, Unknown, Verdict},
};

fn governed() -> Desk {
    let text = r#"(format: 1, model: (currency: "EUR"),
        parties: [(id: "crm", kind: System, name: "CRM"), (id: "head", name: "Head of sales")],
        swimlanes: [(id: "swim", name: "Order", badges: [Rules, Slas, Kpis, Opportunities, Systems, Times, Cost, Value, Raci])],
        lanes: [(id: "one", swimlane: "swim", name: "Sales", order: 1), (id: "two", swimlane: "swim", name: "Store", order: 2)],
        steps: [
            (id: "a", name: "Check the order", lane: "one", column: 1, work: "10 min", wait: "1 h", systems: ["crm"],
             accountable: ["head"], cost: 12.5, value: Business, decision_table: "table"),
            (id: "b", name: "Pick it", lane: "two", column: 2),
        ],
        flows: [(id: "a>b", swimlane: "swim", from: "a", to: "b", sla: "fast")],
        rules: [(id: "limit", name: "Credit limit", governs: ["a"]), (id: "r1", name: "One", governs: ["b"]),
                (id: "r2", name: "Two", governs: ["b"])],
        decision_tables: [(id: "table", name: "Who gets credit")],
        slas: [(id: "fast", name: "Picked fast", promise: "1 d", from: "a", to: "b")],
        kpis: [(id: "right", name: "Right first time", unit: "%", target: 98, readings: {"2026-10-31": 94}, measures: ["b"])],
        opportunities: [(id: "scan", name: "Scan it", answers: ["a"])],
    )"#;
    Desk::of(file::parse(text).unwrap_or_else(|e| panic!("{e}")).document)
}

impl Desk {
    fn chip(&self, owner: &str, of: fn(ChipMark) -> bool) -> Point {
        let scene = self.editor.scene();
        let id = Id::from(owner);
        let of_step = scene.step_of(&id).map(|step| &step.chips);
        let chips = of_step.or_else(|| scene.route_of(&id).map(|route| &route.chips)).expect("it is drawn");
        chips.iter().find(|chip| of(chip.mark)).unwrap_or_else(|| panic!("no such chip on {owner}")).rect.center()
    }
}

#[test]
fn every_kind_of_badge_says_what_it_is() {
    let desk = governed();
    let scene = desk.editor.scene();
    let told = |id: &str| {
        let step = scene.step_of(&Id::from(id)).expect("a step");
        step.chips.iter().map(|c| format!("{}: {} ({})", c.mark.word(), c.text.text, c.title)).collect::<Vec<_>>()
    };
    let all = told("a").join("\n");
    for words in [
        "table:  (Decided by the decision table “Who gets credit”)",
        "(Governed by “Credit limit”)",
        "time: 10 min · wait 1 h (Work 10 min, wait 1 h)",
        "value:  (Business value)",
        "cost: 12.5 EUR (Cost: 12.5 EUR)",
        "(Performed by “CRM”)",
    ] {
        assert!(all.contains(words), "{words} in\n{all}");
    }
    let more = told("a").pop().expect("chips");
    assert!(more.contains("Opportunity: “Scan it”"), "what has no room is told: {more}");
    assert_eq!(
        told("b"),
        [
            "rule: 2 (Governed by “One”, “Two”)",
            "sla: ≤ 1 d (Resolution SLA “Picked fast”, ≤ 1 d, not known whether it can be kept: some of its \
             steps have no time)",
            "kpi: 94 % (KPI “Right first time”: 94 of 98 %, off target)",
        ]
    );
    let on_flow = &scene.route_of(&Id::from("a>b")).expect("a flow").chips;
    assert_eq!(
        on_flow.iter().map(|c| c.mark).collect::<Vec<_>>(),
        [ChipMark::Sla(Some(Verdict::Unknown(Unknown::PartlyTimed)))]
    );
}

#[test]
fn both_who_are_accountable_are_shown_and_no_letter_stands_for_a_name() {
    let text = r#"(format: 1,
        parties: [(id: "claims", name: "Claims desk"), (id: "crm", kind: System, name: "CRM"),
                  (id: "fin", name: "Finance"), (id: "long", name: "Settlement of foreign claims")],
        swimlanes: [(id: "swim", name: "Order", badges: [Raci, Systems, Value])],
        lanes: [(id: "one", swimlane: "swim", name: "Sales", order: 1)],
        steps: [(id: "a", name: "Check", lane: "one", column: 1, accountable: ["claims", "fin"]),
                (id: "b", name: "Decide", lane: "one", column: 2, accountable: ["claims", "fin", "long"]),
                (id: "c", name: "Pay", lane: "one", column: 3, value: Customer, systems: ["crm"],
                 accountable: ["claims", "long"], consulted: ["fin"])],
    )"#;
    let desk = Desk::of(file::parse(text).unwrap_or_else(|e| panic!("{e}")).document);
    let scene = desk.editor.scene();
    let told = |id: &str| {
        let step = scene.step_of(&Id::from(id)).expect("a step");
        step.chips.iter().map(|c| (c.mark.word(), c.text.text.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(told("a"), [("raci", "A: Claims desk, Finance".to_owned())]);
    assert_eq!(told("b"), [("raci", "A: Claims desk, …, Settlement…".to_owned())]);
    // Where there is little room the marks stand, not first letters, and how many answer for it.
    let c = told("c");
    assert_eq!((c[0].0, c[0].1.as_str()), ("value", ""));
    assert!(c.iter().all(|(_, text)| text != "C"), "{c:?}");
    let (document, sheet) = (desk.editor.document(), Sheet::Swimlane("swim".into()));
    let laid_out = LaidOut::new(document, &sheet).expect("laid out");
    let svg = svg(&laid_out.draw(document, ThemeName::Light.theme()), TextMode::Plain);
    for words in ["customer value", "system", "A accountable, R responsible"] {
        assert!(svg.contains(words), "the legend says {words}");
    }
    assert!(!svg.contains(">business value<"), "what stands on no step is not explained");
}

#[test]
fn a_chip_is_pointed_at_selects_and_leads_to_what_it_stands_for() {
    let mut desk = governed();
    let rule = desk.chip("a", |mark| mark == ChipMark::Rule);
    let told = desk.checked(|e| e.pointer_move(PointerEvent::at(rule)));
    assert_eq!((told.cursor, told.message.as_deref()), (Some(Cursor::Pointing), Some("Governed by “Credit limit”")));
    assert_eq!(desk.editor.tip_at(rule), Some("Governed by “Credit limit”"));
    desk.click(rule);
    assert_eq!(desk.selected(), ["Credit limit"]);
    assert_eq!(desk.editor.sheet(), Some(&Sheet::Swimlane("swim".into())), "a click stays in the view");
    desk.checked(|e| e.pointer_down(PointerEvent { clicks: 2, ..PointerEvent::at(rule) }));
    assert_eq!(desk.editor.sheet(), Some(&Sheet::Register(Register::Rules)));
    assert_eq!(desk.selected(), ["Credit limit"]);

    let mut desk = governed();
    let table = desk.chip("a", |mark| mark == ChipMark::Table);
    desk.checked(|e| e.pointer_down(PointerEvent { clicks: 2, ..PointerEvent::at(table) }));
    assert_eq!(desk.editor.sheet(), Some(&Sheet::DecisionTable("table".into())));

    let mut desk = governed();
    let time = desk.chip("a", |mark| mark == ChipMark::Time);
    desk.click(time);
    assert_eq!(desk.selected(), ["Check the order"], "a time is the step's own");
    let several = desk.chip("b", |mark| mark == ChipMark::Rule);
    let asked = desk.click(several);
    let Some(Question::Choose { places, .. }) = asked.ask else { panic!("{asked:?}") };
    assert_eq!(places.iter().map(|place| place.record.as_str()).collect::<Vec<_>>(), ["r1", "r2"]);
    let sla = desk.chip("a>b", |mark| matches!(mark, ChipMark::Sla(_)));
    desk.click(sla);
    assert_eq!(desk.selected(), ["Picked fast"]);
}

/// A journey with a touchpoint, a pain and a backstage step, each with something that governs or measures it.
fn travelled() -> Desk {
    let text = r#"(format: 1,
        swimlanes: [(id: "swim", name: "Order")], lanes: [(id: "one", swimlane: "swim", name: "Sales")],
        steps: [(id: "take", name: "Take the order", lane: "one", column: 1, work: "10 min"),
                (id: "send", name: "Send it", lane: "one", column: 2, work: "3 d")],
        flows: [(id: "f", swimlane: "swim", from: "take", to: "send")],
        journeys: [(id: "j", name: "Buying")], stages: [(id: "st", journey: "j", name: "Buy")],
        journey_steps: [(id: "js", stage: "st", name: "Orders")],
        journey_rows: [(id: "touch", journey: "j", kind: Touchpoint, order: 1), (id: "way", journey: "j", kind: Channel, order: 2),
                       (id: "pain", journey: "j", kind: Pain, order: 3), (id: "back", journey: "j", kind: Backstage, order: 4)],
        touchpoints: [(id: "call", at: "js", name: "Call", channel: Phone)],
        cards: [(id: "slow", row: "pain", at: "js", text: "Has to wait"), (id: "behind", row: "back", at: "js", record: "send")],
        rules: [(id: "polite", name: "Answer politely", governs: ["call"])],
        slas: [(id: "fast", name: "Sent fast", promise: "2 d", from: "take", to: "send")],
        kpis: [(id: "time", name: "Time to order", measures: ["js"])],
        opportunities: [(id: "web", name: "Order online", answers: ["slow"])],
    )"#;
    let mut desk = Desk::of(file::parse(text).unwrap_or_else(|e| panic!("{e}")).document);
    desk.editor.go_to_sheet(&Sheet::Journey("j".into()));
    desk
}

#[test]
fn entries_of_a_journey_have_chips_which_are_switched_and_lead_where_they_say() {
    let mut desk = travelled();
    let chips = |desk: &Desk| -> Vec<(String, Point)> {
        let table = desk.editor.scene().table.clone().expect("a table");
        let entries = table.layout.cells.iter().flat_map(|cell| &cell.entries);
        entries.flat_map(|entry| &entry.chips).map(|chip| (chip.title.to_string(), chip.rect.center())).collect()
    };
    let words = |desk: &Desk| chips(desk).into_iter().map(|(title, _)| title).collect::<Vec<_>>();
    let usual = [
        "KPI “Time to order”: no reading yet",
        "Governed by “Answer politely”",
        "Resolution SLA “Sent fast”, ≤ 2 d, cannot be kept",
        "Work 3 d",
    ];
    assert_eq!(words(&desk), usual, "the channel beneath does not say it again");
    let badges = |badge: Badge| Command::Model(ModelCommand::Badges(badge));
    desk.run(badges(Badge::Opportunities));
    assert!(words(&desk).contains(&"Opportunity: “Order online”".to_owned()), "{:?}", words(&desk));
    desk.run(badges(Badge::Opportunities));
    desk.run(badges(Badge::Slas));
    desk.run(badges(Badge::Times));
    assert_eq!(words(&desk), usual[..2]);
    let (_, rule) = chips(&desk).remove(1);
    assert_eq!(desk.editor.tip_at(rule), Some("Governed by “Answer politely”"));
}

#[test]
fn a_step_is_still_dragged_by_its_chips() {
    let mut desk = governed();
    let from = desk.chip("b", |mark| matches!(mark, ChipMark::Kpi { .. }));
    let above = Point::new(from.x, desk.at("Check the order").y);
    desk.drag(from, above);
    assert_eq!(desk.editor.document().step(&"b".into()).map(|step| step.lane.as_str()), Some("one"));
}

#[test]
fn what_is_worked_out_follows_every_change() {
    let mut desk = governed();
    let told = |desk: &Desk, id: &str| {
        desk.editor.measured(&id.into()).iter().map(|m| m.words.clone()).collect::<Vec<_>>().join(" | ")
    };
    assert_eq!(told(&desk, "fast"), "Takes 1.2 h; promised 1 d: not known yet; one step has no time");
    assert_eq!(told(&desk, "right"), "94 of 98 %, off target");
    assert_eq!(
        told(&desk, "swim"),
        "Takes 1.2 h from start to end; 0 % of it is customer value | 1 step, 10 min work, 1 h wait, 12.5 EUR | 12.5 EUR"
    );
    assert!(desk.editor.measured(&"a".into()).is_empty());
    let wait = op::Field::Wait("2 d".parse().ok());
    desk.checked(|e| e.act(|document, _| op::set(document, &["a".into()], &wait)));
    assert_eq!(
        told(&desk, "fast"),
        "Takes 2 d; promised 1 d: even the likely path breaks it by 1 d; one step has no time"
    );
}

#[test]
fn what_is_taken_over_from_before_says_what_is_so_now() {
    let mut desk = governed();
    let title = |desk: &Desk, id: &str| {
        let step = desk.editor.scene().step_of(&Id::from(id)).expect("a step");
        step.chips.iter().map(|chip| chip.title.to_string()).collect::<Vec<_>>().join("\n")
    };
    assert!(title(&desk, "b").contains("not known whether it can be kept"));
    // A name changes no promise; how long a step before it waits does, and so does the name of what governs it.
    desk.editor.act(|document, _| op::rename(document, &"a".into(), "Look at the order"));
    assert!(title(&desk, "b").contains("not known whether it can be kept"));
    let wait = op::Field::Wait("3 d".parse().ok());
    desk.editor.act(|document, _| op::set(document, &["a".into()], &wait));
    assert!(title(&desk, "b").contains("cannot be kept"), "{}", title(&desk, "b"));
    assert!(title(&desk, "a").contains("wait 3 d"));
    desk.editor.act(|document, _| op::rename(document, &"r1".into(), "First of all"));
    assert!(title(&desk, "b").contains("“First of all”"));
}

#[test]
fn what_a_link_event_is_called_decides_what_a_promise_spans() {
    let text = r#"(format: 1,
        swimlanes: [(id: "swim", name: "Order", badges: [Slas])],
        lanes: [(id: "one", swimlane: "swim", name: "Sales", order: 1)],
        steps: [
            (id: "a", name: "Check the order", lane: "one", column: 1),
            (id: "go", kind: Throw(Link), name: "Store", lane: "one", column: 2),
            (id: "on", kind: Event(Link), name: "Store", lane: "one", column: 3),
            (id: "b", name: "Pick it", lane: "one", column: 4, wait: "3 d"),
        ],
        flows: [(id: "f", swimlane: "swim", from: "a", to: "go"), (id: "g", swimlane: "swim", from: "on", to: "b")],
        slas: [(id: "fast", name: "Picked fast", promise: "1 d", from: "a", to: "b")],
    )"#;
    let mut desk = Desk::of(file::parse(text).unwrap_or_else(|e| panic!("{e}")).document);
    let title = |desk: &Desk| {
        let step = desk.editor.scene().step_of(&Id::from("b")).expect("a step");
        step.chips.iter().map(|chip| chip.title.to_string()).collect::<String>()
    };
    assert!(title(&desk).contains("cannot be kept"), "{}", title(&desk));
    desk.editor.act(|document, _| op::rename(document, &"on".into(), "Shop"));
    assert!(!title(&desk).contains("cannot be kept"), "{}", title(&desk));
    desk.editor.act(|document, _| op::rename(document, &"go".into(), "SHOP"));
    assert!(title(&desk).contains("cannot be kept"), "{}", title(&desk));
}
