//! How records are named in a cell ("Order desk; Warehouse"), so that each name is read back as the record it was. One
//! way for registers and matrices.

mod context;
mod list;
mod of_kind;
mod own;

pub use list::last_name;

use super::{Document, Id, Record, RecordKind, fold, words::either};
use of_kind::{Around, OfKind};
use std::{borrow::Cow, collections::BTreeMap};

/// What parts two names, readings or words in one cell.
pub const AND: &str = "; ";

/// So many of one name are told apart by their ids alone: what is around them is seldom one's own then, and those that
/// share it would be gone through for each.
const MOST_ALIKE: usize = 64;
/// As many are named where a name could be several.
const MOST_NAMED: usize = 4;

/// Records by their names. A name that several have is written with what is nearest to tell them apart, the view or
/// lane one is in: "Ask (Order, to-be)", "Ask (Order desk)"; where nothing does, with its id: "Ask [ask-7d0pv3]".
pub struct Names<'a> {
    document: &'a Document,
    /// By kind, those that are there. Names of a kind that nobody asks for are never gathered: there may be thousands.
    kinds: BTreeMap<RecordKind, OfKind<'a>>,
}

/// What a name means.
#[derive(Clone, Debug, PartialEq)]
pub enum Named<'a> {
    Nobody,
    One(&'a Id),
    /// Two or more are called so: nobody knows which is meant.
    Several(Vec<&'a Id>),
}

impl<'a> Names<'a> {
    /// The names of all that cells of registers may name.
    pub fn new(document: &'a Document) -> Names<'a> {
        Names::of(document, document.records().filter(|record| is_named(record.kind())))
    }

    /// The names of these records alone.
    pub fn among(document: &'a Document, ids: impl IntoIterator<Item = &'a Id>) -> Names<'a> {
        Names::of(document, ids.into_iter().filter_map(|id| document.get(id)))
    }

    fn of(document: &'a Document, records: impl Iterator<Item = &'a Record>) -> Names<'a> {
        let mut kinds: BTreeMap<RecordKind, OfKind<'a>> = BTreeMap::new();
        for record in records {
            kinds.entry(record.kind()).or_insert_with(|| OfKind::new(document)).push(record);
        }
        Names { document, kinds }
    }

    /// A record's name among those of these kinds; empty where it is not in the model. [`Names::find`] reads it.
    pub fn text(&self, id: &Id, kinds: &[RecordKind]) -> String {
        let Some(record) = self.document.get(id) else { return String::new() };
        let name = shown(self.document, record);
        let like: usize = self.of_kinds(kinds).map(|of| of.called(&name).len()).sum();
        let is = |text: &str| matches!(self.find(text, kinds), Named::One(found) if found == id);
        if like < 2 && (!name.ends_with([']', ')']) || is(&name)) {
            return name.into_owned();
        }
        let with_id = || format!("{name} [{id}]");
        let Some(of) = self.kinds.get(&record.kind()).filter(|_| like <= MOST_ALIKE) else { return with_id() };
        let folded = fold(&name);
        let groups: Vec<_> = self.of_kinds(kinds).map(|of| of.group(&folded)).collect();
        // Most are around others of the name too: that is seen without reading it back.
        let alone = |around: &&Around| {
            let there = groups.iter().filter_map(|group| group.get(&around.folded)).flatten();
            there.filter(|(shown, _)| *shown == name).count() < 2
        };
        let around = of.around(record);
        let apart = around.iter().filter(alone).map(|around| format!("{name} ({})", around.text)).find(|text| is(text));
        apart.unwrap_or_else(with_id)
    }

    /// The names of several, parted by "; ".
    pub fn texts<'i>(&self, ids: impl IntoIterator<Item = &'i Id>, kinds: &[RecordKind]) -> String {
        let texts: Vec<String> = ids.into_iter().map(|id| self.text(id, kinds)).collect();
        texts.join(AND)
    }

    /// The record of these kinds that a name means: to the letter before any case.
    pub fn find(&self, text: &str, kinds: &[RecordKind]) -> Named<'a> {
        let text = plain(text);
        if text.is_empty() {
            return Named::Nobody;
        }
        if let Some(record) = self.by_id(&text, kinds) {
            return Named::One(record.id());
        }
        let mut found: Vec<&Record> = self.of_kinds(kinds).flat_map(|of| of.called(&text)).copied().collect();
        if found.is_empty() {
            let folded = fold(&text);
            found = self.of_kinds(kinds).flat_map(|of| of.folded(&folded)).copied().collect();
        }
        if found.is_empty() {
            found = self.in_context(&text, kinds);
        }
        Named::of(found)
    }

    /// What is known of these kinds.
    fn of_kinds(&self, kinds: &[RecordKind]) -> impl Iterator<Item = &OfKind<'a>> {
        kinds.iter().filter_map(|kind| self.kinds.get(kind))
    }

    fn by_id(&self, text: &str, kinds: &[RecordKind]) -> Option<&'a Record> {
        let (_, id) = text.strip_suffix(']')?.rsplit_once('[')?;
        let record = self.document.get(&Id::from(id)).filter(|record| kinds.contains(&record.kind()))?;
        let mine = self.kinds.get(&record.kind())?.called(&shown(self.document, record));
        mine.iter().find(|other| other.id() == record.id()).copied()
    }

    /// A name with what is around it: "Ask (Order, to-be)".
    fn in_context(&self, text: &str, kinds: &[RecordKind]) -> Vec<&'a Record> {
        let Some(inner) = text.strip_suffix(')') else { return vec![] };
        // Names and titles may hold brackets of their own.
        let found = inner.match_indices('(').find_map(|(at, _)| {
            let (name, around) = (inner.get(..at)?.trim(), fold(inner.get(at + 1..)?));
            let folded = fold(name);
            let groups: Vec<_> = self.of_kinds(kinds).map(|of| of.group(&folded)).collect();
            let all = || groups.iter().filter_map(|group| group.get(&around)).flatten();
            let exact: Vec<&Record> = all().filter(|(shown, _)| shown == name).map(|(_, record)| *record).collect();
            let found = if exact.is_empty() { all().map(|(_, record)| *record).collect() } else { exact };
            (!found.is_empty()).then_some(found)
        });
        found.unwrap_or_default()
    }

    /// That a name could be any of these, and what to type instead.
    pub fn which(&self, name: &str, ids: &[&Id], kinds: &[RecordKind]) -> String {
        let mut forms: Vec<String> =
            ids.iter().take(MOST_NAMED).map(|id| format!("“{}”", self.text(id, kinds))).collect();
        if ids.len() > MOST_NAMED {
            forms.push(format!("one of {} others", ids.len() - MOST_NAMED));
        }
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        format!("“{}” could be {}. Type it as it stands here, or choose it from the list.", name.trim(), either(&forms))
    }
}

impl<'a> Named<'a> {
    fn of(mut found: Vec<&'a Record>) -> Named<'a> {
        // Kinds were asked one after the other.
        found.sort_by_key(|record| record.id());
        match found.as_slice() {
            [] => Named::Nobody,
            [only] => Named::One(only.id()),
            several => Named::Several(several.iter().map(|record| record.id()).collect()),
        }
    }
}

/// Whether cells of registers name such records.
fn is_named(kind: RecordKind) -> bool {
    !matches!(
        kind,
        RecordKind::Model
            | RecordKind::Lane
            | RecordKind::Phase
            | RecordKind::Note
            | RecordKind::JourneyRow
            | RecordKind::Dependency
            | RecordKind::Sipoc
            | RecordKind::SipocEntry
            | RecordKind::DecisionColumn
            | RecordKind::DecisionRow
            | RecordKind::Suppression
    )
}

/// What a record is called in a cell: a flow without a label by its ends, an emotion without a reason by where it is.
fn shown<'a>(document: &'a Document, record: &'a Record) -> Cow<'a, str> {
    let name = document.display_name(record.id()).trim();
    let called = |id: &Id| plain(document.display_name(id)).into_owned();
    match record {
        Record::Flow(flow) if name.is_empty() => ends(document, flow).into(),
        Record::Emotion(emotion) if name.is_empty() => format!("emotion at {}", called(&emotion.at)).into(),
        _ if name.is_empty() => "without a name".into(),
        _ => plain(name),
    }
}

fn ends(document: &Document, flow: &super::Flow) -> String {
    let end = |end: &Option<Id>| end.as_ref().map(|id| plain(document.display_name(id)).into_owned());
    format!("{} → {}", end(&flow.from).unwrap_or_default(), end(&flow.to).unwrap_or_default())
}

/// A name as it can stand in a list: on one line, without what parts it from the next.
fn plain(name: &str) -> Cow<'_, str> {
    let name = name.trim();
    let odd = |pair: (char, char)| pair.0 == ';' || (pair.0.is_whitespace() && (pair.0 != ' ' || pair.1 == ' '));
    if !name.chars().zip(name.chars().skip(1).chain(['.'])).any(odd) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.split_whitespace().collect::<Vec<_>>().join(" ").replace(';', ","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    fn model() -> Document {
        let text = r#"(format: 1,
            parties: [
                (id: "desk", kind: Team, name: "Order desk"), (id: "works", kind: Team, name: "Works"),
                (id: "erp", kind: System, name: "ERP"), (id: "erp-team", kind: Team, name: "ERP"),
                (id: "odd", name: "X; Y and Co."), (id: "x", name: "X"),
            ],
            swimlanes: [(id: "as-is", name: "Order"), (id: "to-be", name: "Order", state: ToBe)],
            lanes: [
                (id: "l", swimlane: "as-is", party: "desk"),
                (id: "m", swimlane: "as-is", party: "works", order: 1),
                (id: "n", swimlane: "to-be", party: "desk"),
            ],
            steps: [
                (id: "ask", name: "Ask", lane: "l", column: 0), (id: "ask2", name: "Ask", lane: "n", column: 0),
                (id: "check", name: "Check", lane: "l", column: 1), (id: "check2", name: "Check", lane: "m", column: 1),
                (id: "check3", name: "Check", lane: "n", column: 1),
                (id: "same", name: "Same", lane: "l", column: 2), (id: "same2", name: "Same", lane: "l", column: 3),
                (id: "wait", name: "Ask;\n wait", lane: "l", column: 4),
                (id: "loud", name: "ASK", lane: "m", column: 4),
                (id: "trap", name: "Check (Works)", lane: "l", column: 5),
                (id: "none", name: "", lane: "l", column: 6),
            ],
        )"#;
        file::parse(text).unwrap_or_else(|e| panic!("{e}")).document
    }

    const STEPS: &[RecordKind] = &[RecordKind::Step];

    #[test]
    fn a_name_that_several_have_is_told_by_its_view_or_lane_and_read_back() {
        let document = model();
        let names = Names::new(&document);
        for (id, text) in [
            ("ask", "Ask (Order, as-is)"),
            ("ask2", "Ask (Order, to-be)"),
            ("check", "Check (Order desk, Order, as-is)"),
            // What another step is called outright is no way to tell this one.
            ("check2", "Check (Works, Order, as-is)"),
            ("check3", "Check (Order, to-be)"),
            ("same", "Same [same]"),
            ("wait", "Ask, wait"),
            ("loud", "ASK"),
            ("trap", "Check (Works)"),
            ("none", "without a name"),
        ] {
            assert_eq!(names.text(&id.into(), STEPS), text);
            assert_eq!(names.find(text, STEPS), Named::One(&id.into()), "{text}");
        }
        for record in document.records().filter(|r| is_named(r.kind())) {
            let text = names.text(record.id(), RecordKind::ALL);
            assert_eq!(names.find(&text, RecordKind::ALL), Named::One(record.id()), "{text}");
        }
        assert_eq!(names.text(&"erp".into(), &[RecordKind::Party]), "ERP (system)");
    }

    #[test]
    fn a_name_alone_means_one_or_is_said_to_be_several() {
        let document = model();
        let names = Names::new(&document);
        let all = |text: &str| match names.find(text, STEPS) {
            Named::Nobody => String::new(),
            Named::One(id) => id.to_string(),
            Named::Several(ids) => ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" "),
        };
        for (text, meant) in [
            ("Ask", "ask ask2"),
            ("ASK", "loud"),
            ("aSk", "ask ask2 loud"),
            ("check", "check check2 check3"),
            ("check (order desk)", "check check3"),
            ("same", "same same2"),
            ("Same [same2]", "same2"),
            ("Ask (x)", ""),
            ("[desk]", ""),
            ("", ""),
        ] {
            assert_eq!(all(text), meant, "{text}");
        }
        let Named::Several(ids) = names.find("ask", STEPS) else { panic!("several") };
        let says = names.which("ask", &ids, STEPS);
        assert!(says.contains("“Ask (Order, as-is)”, “Ask (Order, to-be)” or “ASK”"), "{says}");
        // Of fewer records a name may mean one.
        let few: [Id; 2] = ["ask".into(), "check2".into()];
        let few = Names::among(&document, &few);
        assert_eq!(few.find("check", STEPS), Named::One(&"check2".into()));
        assert_eq!(few.find("[same]", STEPS), Named::Nobody);
    }

    #[test]
    fn a_list_is_read_name_by_name_and_loses_none() {
        let document = model();
        let names = Names::new(&document);
        let said = |text: &str, kinds: &[RecordKind]| -> Vec<String> {
            let says = |(typed, named)| match named {
                Named::Nobody => format!("new {typed}"),
                Named::One(id) => id.to_string(),
                Named::Several(ids) => format!("{} called {typed}", ids.len()),
            };
            names.listed(text, kinds).into_iter().map(says).collect()
        };
        let steps: Vec<Id> = document.steps().map(|step| step.id.clone()).collect();
        let ids: Vec<String> = steps.iter().map(Id::to_string).collect();
        assert_eq!(said(&names.texts(&steps, STEPS), STEPS), ids, "every step, each once");
        let parties: &[RecordKind] = &[RecordKind::Party];
        assert_eq!(said("order desk; X; Y and Co.; Zoe; zoe; ORDER DESK", parties), ["desk", "odd", "new Zoe"]);
        assert_eq!(said("x; erp", parties), ["x", "2 called erp"]);
        assert!(said(" ; \n", parties).is_empty());
    }
}
