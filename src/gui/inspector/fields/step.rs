//! The fields of a step: what it is, how long it takes, who does it, what governs and measures it.

use super::{
    foreign,
    governance::{decided_by, words},
    governed::{self, Governed},
    only, parties, set,
    swimlane::{lane_of, to_column, to_row},
    systems,
    typed::{self, parsed},
};
use crate::{
    change::{
        Transaction,
        op::{self, Field},
    },
    gui::{
        action::Verb,
        inspector::form::{Form, New},
    },
    model::{
        Document, Gateway, Id, MODEL_ID, PartyKind, Record, Repeat, Step, StepKind, SubProcess, TaskKind, Trigger,
        ValueClass, rules,
    },
};

/// How a list of parties makes one of a name: the party and the link in one change.
macro_rules! new_party {
    ($field:ident, $list:ident, $kind:expr, $word:literal) => {
        New {
            word: $word,
            make: |ids, name| {
                only(ids, move |document, id, ids| {
                    let added = op::add_party(document, &name, $kind, ids);
                    let mut after = document.clone();
                    added.diff.apply(&mut after);
                    let mut all = document.step(id).map_or_else(Vec::new, |step| step.$list.clone());
                    all.extend(added.select.into_iter().flatten());
                    let linked = op::set(&after, std::slice::from_ref(id), &Field::$field(all))?;
                    Ok(Transaction { diff: added.diff.then(&linked.diff), label: added.label, select: None })
                })
            },
        }
    };
}

pub fn step(form: &mut Form, r: &Step, document: &Document) {
    form.long_name("Name", &r.name, set!(Name));
    step_kind(form, r);
    lane_of(form, &r.lane, document);
    match r.kind {
        StepKind::Wait | StepKind::Event(_) | StepKind::Start(_) => {
            form.line("Duration, in words", &r.duration, set!(Duration));
        }
        _ if !r.duration.is_empty() => form.line("Duration, in words", &r.duration, set!(Duration)),
        _ => {}
    }
    if matches!(r.kind, StepKind::SubProcess(_)) || r.link.is_some() {
        form.reference(
            "Detailed by",
            r.link.as_ref(),
            || document.swimlanes().map(|s| s.id.clone()).collect(),
            set!(Link),
        );
    }
    if matches!(r.kind, StepKind::Task(_) | StepKind::SubProcess(_)) || r.repeat != Repeat::Once {
        let repeats = [
            (Repeat::Once, "once"),
            (Repeat::Loop, "in a loop"),
            (Repeat::Sequential, "for each, one after another"),
            (Repeat::Parallel, "for each, at the same time"),
        ];
        form.choice("Done", r.repeat, &repeats, set!(Repeat));
    }
    if matches!(r.kind, StepKind::Event(_) | StepKind::Start(_)) || r.attached_to.is_some() {
        let here = document.swimlane_of(&r.id);
        let hosts = document.steps().filter(|s| {
            s.id != r.id
                && s.attached_to.is_none()
                && rules::may_carry_events(s.kind)
                && document.swimlane_of(&s.id) == here
        });
        if form.one() {
            form.reference("On the edge of", r.attached_to.as_ref(), || hosts.map(|s| s.id.clone()).collect(), attach);
        }
        form.flag("The work it interrupts goes on", r.non_interrupting, set!(NonInterrupting));
    }
    form.lines("Description", &r.description, set!(Description));
    foreign(form, &r.foreign);
    if rules::is_data(r.kind) {
        return;
    }
    let all = if form.one() { Governed::of(document, &r.id) } else { Governed::default() };
    effort(form, r, document);
    who(form, r, document);
    governing(form, r, &all, document);
    promised(form, &all, document);
    let served = all.touchpoints.len() + all.opportunities.len();
    form.section("Customer and improvement", served, |form| {
        governed::touchpoints(form, &all, document);
        governed::opportunities(form, &all, document);
    });
}

/// How long it takes, what it costs, what it is worth.
fn effort(form: &mut Form, r: &Step, document: &Document) {
    let worth = r.value != ValueClass::Unknown;
    let said = [r.work.is_some(), r.wait.is_some(), r.cost.is_some(), worth].into_iter().filter(|s| *s).count();
    form.section("Time, cost and value", said, |form| {
        typed::field(form, "Work: how long somebody works on it", r.work, "30 min", parsed!(Work));
        typed::field(form, "Wait: how long it lies before", r.wait, "2 to 6 d", parsed!(Wait));
        let currency = document.get(&MODEL_ID.into()).and_then(|model| match model {
            Record::Model(model) => Some(model.currency.trim()).filter(|c| !c.is_empty()),
            _ => None,
        });
        let example = format!("12.50 {}", currency.unwrap_or_default());
        typed::field(form, "Cost of doing it once", r.cost, example.trim(), parsed!(Cost));
        form.choice("Worth to the customer", r.value, &words(ValueClass::ALL, ValueClass::word), set!(ValueClass));
    });
}

/// The systems it is done in, and who is responsible and so on.
fn who(form: &mut Form, r: &Step, document: &Document) {
    if !form.one() {
        return;
    }
    let lists = [&r.systems, &r.responsible, &r.accountable, &r.consulted, &r.informed];
    form.section("Who and with what", lists.iter().map(|list| list.len()).sum(), |form| {
        let new = new_party!(Systems, systems, PartyKind::System, "system");
        form.list_or_new("Systems", &r.systems, "Add a system…", || systems(document), set!(Systems), Some(new));
        let all = || parties(document);
        let own = document.party_of_lane(&r.lane).map(|party| document.display_name(party).trim());
        let does = match own.filter(|name| !name.is_empty() && r.responsible.is_empty()) {
            Some(name) => format!("{name}, by its lane; add another…"),
            None => "Add who does it…".to_owned(),
        };
        let new = new_party!(Responsible, responsible, PartyKind::Role, "role");
        form.list_or_new("Responsible: does the work", &r.responsible, &does, all, set!(Responsible), Some(new));
        let new = new_party!(Accountable, accountable, PartyKind::Role, "role");
        let add = "Add who answers for it…";
        form.list_or_new("Accountable: one", &r.accountable, add, all, set!(Accountable), Some(new));
        let new = new_party!(Consulted, consulted, PartyKind::Role, "role");
        form.list_or_new("Consulted before", &r.consulted, "Add who is asked…", all, set!(Consulted), Some(new));
        let new = new_party!(Informed, informed, PartyKind::Role, "role");
        form.list_or_new("Informed after", &r.informed, "Add who is told…", all, set!(Informed), Some(new));
    });
}

/// The rules it is done by, and the table it is decided by.
fn governing(form: &mut Form, r: &Step, all: &Governed, document: &Document) {
    if !form.one() {
        return;
    }
    let decides =
        matches!(r.kind, StepKind::Decision(_) | StepKind::Task(TaskKind::Rule)) || r.decision_table.is_some();
    let count = all.rules.len() + usize::from(r.decision_table.is_some());
    form.section(if decides { "Rules and decision" } else { "Rules" }, count, |form| {
        governed::rules(form, all, document);
        if decides {
            decided_by(form, r.decision_table.as_ref(), "Decided by the decision table", document);
        }
    });
}

/// What measures it, and the promises whose clock starts or stops here.
fn promised(form: &mut Form, all: &Governed, document: &Document) {
    form.section("KPIs and SLAs", all.kpis.len() + all.starts.len() + all.stops.len(), |form| {
        governed::kpis(form, all, document);
        governed::slas(form, all, document);
    });
}

/// The kind of a step in two choices: what it is, and which of that.
fn step_kind(form: &mut Form, r: &Step) {
    let trigger = match r.kind {
        StepKind::Start(t) | StepKind::End(t) | StepKind::Event(t) | StepKind::Throw(t) => t,
        _ => Trigger::Plain,
    };
    let kinds = [
        StepKind::Task(TaskKind::Plain),
        StepKind::Decision(Gateway::Exclusive),
        StepKind::Start(trigger),
        StepKind::End(trigger),
        StepKind::Event(trigger),
        StepKind::Throw(trigger),
        StepKind::Wait,
        StepKind::SubProcess(SubProcess::Plain),
        StepKind::Document,
        StepKind::DataStore,
    ];
    // The kind as it is stands for its whole family.
    let kinds = kinds.map(|k| if std::mem::discriminant(&k) == std::mem::discriminant(&r.kind) { r.kind } else { k });
    form.choice("Kind", r.kind, &kinds.map(|k| (k, k.word())), set!(StepKind));
    match r.kind {
        StepKind::Task(kind) => {
            form.choice("How it is done", kind, &TaskKind::ALL.map(|k| (k, k.word())), |ids, kind| {
                set_kind(ids, StepKind::Task(kind))
            })
        }
        StepKind::Decision(kind) => {
            form.choice("How it splits or joins", kind, &Gateway::ALL.map(|k| (k, k.word())), |ids, kind| {
                set_kind(ids, StepKind::Decision(kind))
            })
        }
        StepKind::Start(kind) => {
            form.choice("Trigger", kind, &triggers(), |ids, kind| set_kind(ids, StepKind::Start(kind)))
        }
        StepKind::End(kind) => {
            form.choice("Trigger", kind, &triggers(), |ids, kind| set_kind(ids, StepKind::End(kind)))
        }
        StepKind::Event(kind) => {
            form.choice("Trigger", kind, &triggers(), |ids, kind| set_kind(ids, StepKind::Event(kind)))
        }
        StepKind::Throw(kind) => {
            form.choice("Trigger", kind, &triggers(), |ids, kind| set_kind(ids, StepKind::Throw(kind)))
        }
        StepKind::SubProcess(kind) => {
            let kinds = [
                (SubProcess::Plain, "plain"),
                (SubProcess::Call, "calls a process of its own"),
                (SubProcess::Event, "started by an event"),
                (SubProcess::Transaction, "transaction"),
                (SubProcess::AdHoc, "in any order"),
            ];
            form.choice("Kind of sub-process", kind, &kinds, |ids, kind| set_kind(ids, StepKind::SubProcess(kind)));
        }
        StepKind::Wait | StepKind::Document | StepKind::DataStore => {}
    }
}

/// The cell of a step, as the file has it.
pub fn step_details(form: &mut Form, r: &Step) {
    form.key("Column", r.column, to_column);
    form.key("Row", r.row, to_row);
}

/// Puts an event on the edge of a step, where it goes to; or takes it off.
fn attach(ids: &[Id], host: Option<Id>) -> Verb {
    only(ids, move |document, id, _| match &host {
        Some(host) => op::attach(document, id, host),
        None => op::set(document, std::slice::from_ref(id), &Field::AttachedTo(None)),
    })
}

fn set_kind(ids: &[Id], kind: StepKind) -> Verb {
    let ids = ids.to_vec();
    Box::new(move |document, _| op::set(document, &ids, &Field::StepKind(kind)))
}

fn triggers() -> [(Trigger, &'static str); 13] {
    Trigger::ALL.map(|t| (t, t.word()))
}
