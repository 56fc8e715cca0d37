//! What could be meant by what is being typed into a cell: completion from the model.

use super::{CellAt, Channel, ColumnKey, Document, Id, Matrix, Named, Names, Record, RecordKind, Refers, Sheet, fold};
use std::cell::OnceCell;

/// As many are offered at most.
const MOST: usize = 8;

/// Something that typing may complete to.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The record it would refer to; `None` where only its words are meant: a channel, a requirement.
    pub id: Option<Id>,
    pub name: String,
    /// What it is and where: "step · Order to cash".
    pub what: String,
}

/// What typing in a cell may complete to, best first, at most 8; nothing typed yet offers what is likely.
pub fn suggest(document: &Document, sheet: &Sheet, at: &CellAt, typed: &str) -> Vec<Suggestion> {
    let refers = Refers::of(document, at);
    if let Sheet::Register(register) = sheet {
        return super::attributes::suggested(document, *register, at, typed);
    }
    if let Sheet::Matrix(matrix, _) = sheet {
        return suggest_for_matrix(document, *matrix, at, typed);
    }
    if let Sheet::DecisionTable(id) = sheet {
        let choices = super::decision_choices(document, id, at, typed).into_iter().take(MOST);
        return choices.map(|(name, what)| Suggestion { id: None, name, what: what.into() }).collect();
    }
    let typed = fold(typed);
    if let Sheet::Alignment(journey) = sheet {
        let choices = super::alignment_choices(document, journey, at);
        let (names, kinds) = (Names::among(document, choices.iter().copied()), RecordKind::ALL);
        let close = choices.iter().enumerate().filter_map(|(i, id)| {
            let record = document.get(id)?;
            Some(((named_so(document, &names, kinds, record, &typed)?, i), record))
        });
        return best(close).map(|r| suggestion(document, &names, kinds, r)).collect();
    }
    match refers {
        Refers::Channels => {
            let words = Channel::ALL.iter().map(|c| c.word()).filter(|w| !w.is_empty());
            best(words.filter_map(|word| Some((closeness(word, &typed)?, word))))
                .map(|word| Suggestion { id: None, name: word.into(), what: "channel".into() })
                .collect()
        }
        Refers::Words => {
            let ColumnKey::Sipoc(column) = at.column else { return vec![] };
            if typed.is_empty() {
                return vec![];
            }
            let like = document.sipoc_entries().filter(|e| e.column == column).map(|e| e.text.trim());
            let mut seen = std::collections::BTreeSet::new();
            let like = like.filter(|text| seen.insert(fold(text)) && fold(text) != typed);
            best(like.filter_map(|text| Some((closeness(text, &typed)?, text))))
                .map(|text| Suggestion { id: None, name: text.into(), what: "requirement".into() })
                .collect()
        }
        Refers::Parties | Refers::Documents | Refers::Steps | Refers::Rules | Refers::Kpis | Refers::Opportunities => {
            suggest_records(document, sheet, refers, &typed)
        }
    }
}

/// Records by their names, each told apart from others of its name.
fn suggest_records(document: &Document, sheet: &Sheet, refers: Refers, typed: &str) -> Vec<Suggestion> {
    let names = OnceCell::new();
    let names = || names.get_or_init(|| refers.names(document));
    let apart = |r: &Record| closeness(&names().text(r.id(), refers.kinds()), typed);
    let named = || document.records().filter(|r| refers.fits(r) && !r.name().trim().is_empty());
    let ranked = named().filter_map(|r| {
        // What tells a record apart is asked where it is being typed, or offered: it is seldom.
        let further = || typed.contains(['(', '[']) && typed.starts_with(&fold(r.name()));
        let close = closeness(r.name(), typed).or_else(|| if further() { apart(r) } else { None })?;
        Some(((close, refers.rank(document, sheet, r)), r))
    });
    let found: Vec<&Record> = best(ranked).collect();
    let of = |r: &Record| {
        let shared = named().filter(|other| other.name().trim() == r.name().trim()).nth(1).is_some();
        let name = if shared { names().text(r.id(), refers.kinds()) } else { r.name().to_owned() };
        Suggestion { id: Some(r.id().clone()), name, what: what(document, r) }
    };
    found.into_iter().map(of).collect()
}

/// Of a list the name typed last is completed; what stands before it is not offered once more.
fn suggest_for_matrix(document: &Document, matrix: Matrix, at: &CellAt, typed: &str) -> Vec<Suggestion> {
    let choices = super::matrix_choices(document, matrix, at);
    let (before, last) = super::last_name(typed);
    let (names, kinds) = (super::matrix_names(document, matrix, at), RecordKind::ALL);
    let listed = names.listed(before, kinds);
    let last = fold(last);
    let open = choices.iter().enumerate().filter(|(_, id)| !listed.iter().any(|(_, named)| *named == Named::One(id)));
    let close = open.filter_map(|(i, id)| {
        let record = document.get(id)?;
        Some(((named_so(document, &names, kinds, record, &last)?, i), record))
    });
    best(close).map(|r| suggestion(document, &names, kinds, r)).collect()
}

fn suggestion(document: &Document, names: &Names, kinds: &[RecordKind], record: &Record) -> Suggestion {
    Suggestion { id: Some(record.id().clone()), name: names.text(record.id(), kinds), what: what(document, record) }
}

/// How close a record's name is to what is typed; with what tells it apart, where that is being typed.
pub(super) fn named_so(
    document: &Document,
    names: &Names,
    kinds: &[RecordKind],
    record: &Record,
    typed: &str,
) -> Option<usize> {
    let name = document.display_name(record.id()).trim();
    let whole = || typed.contains(['(', '[', ',']).then(|| closeness(&names.text(record.id(), kinds), typed)).flatten();
    if name.is_empty() { None } else { closeness(name, typed).or_else(whole) }
}

pub(super) fn best<R: Ord, T>(ranked: impl Iterator<Item = (R, T)>) -> impl Iterator<Item = T> {
    let mut ranked: Vec<(R, T)> = ranked.collect();
    ranked.sort_by(|a, b| a.0.cmp(&b.0));
    ranked.into_iter().map(|(_, it)| it).take(MOST)
}

/// Smaller is closer: the same, its beginning, the beginning of a word in it, anywhere; `None` where it is not in it.
pub(super) fn closeness(name: &str, typed: &str) -> Option<usize> {
    let name = fold(name);
    if name == typed {
        return Some(0);
    }
    let at = name.find(typed)?;
    let before = name.get(..at).and_then(|before| before.chars().next_back());
    Some(match before {
        None => 1,
        Some(c) if !c.is_alphanumeric() => 2,
        Some(_) => 3,
    })
}

pub(super) fn what(document: &Document, record: &Record) -> String {
    let kind = match record {
        Record::Party(party) => party.kind.word(),
        other => other.kind().word(),
    };
    if let Record::Touchpoint(touchpoint) = record {
        return format!("{kind} · {}", document.display_name(&touchpoint.at));
    }
    match document.swimlane_of(record.id()).filter(|id| *id != record.id()) {
        Some(swimlane) => format!("{kind} · {}", document.display_name(swimlane)),
        None => kind.to_owned(),
    }
}
