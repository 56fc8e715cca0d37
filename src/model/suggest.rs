//! What could be meant by what is being typed into a cell: completion from the model.

use super::{
    CellAt, Channel, ColumnKey, Document, Id, Matrix, Named, Names, Record, RecordKind, RowKey, RowKind, Sheet,
    SipocColumn, StepKind, fold,
};

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

/// What a cell of a table may refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refers {
    /// Suppliers, customers, owners, systems.
    Parties,
    /// Inputs and outputs.
    Documents,
    /// The process column, frontstage, backstage, support.
    Steps,
    Channels,
    /// The register entries that a rule, KPI or opportunity of a journey can be.
    Rules,
    Kpis,
    Opportunities,
    /// To nothing: it holds words.
    Words,
}

impl Refers {
    /// What this cell may refer to.
    pub fn of(document: &Document, at: &CellAt) -> Refers {
        if let ColumnKey::Sipoc(column) = at.column {
            return Refers::of_column(column);
        }
        let RowKey::Row(row) = &at.row else { return Refers::Words };
        match document.journey_row(row).map(|row| row.kind) {
            Some(RowKind::Frontstage | RowKind::Backstage | RowKind::Support) => Refers::Steps,
            Some(RowKind::System | RowKind::Owner) => Refers::Parties,
            Some(RowKind::Channel) => Refers::Channels,
            Some(RowKind::Rule) => Refers::Rules,
            Some(RowKind::Kpi) => Refers::Kpis,
            Some(RowKind::Opportunity) => Refers::Opportunities,
            _ => Refers::Words,
        }
    }

    /// What a column of a SIPOC may refer to.
    pub fn of_column(column: SipocColumn) -> Refers {
        match column {
            SipocColumn::Suppliers | SipocColumn::Customers => Refers::Parties,
            SipocColumn::Inputs | SipocColumn::Outputs => Refers::Documents,
            SipocColumn::Process => Refers::Steps,
            SipocColumn::InputRequirements | SipocColumn::OutputRequirements => Refers::Words,
        }
    }

    /// The kinds of record, the likeliest first.
    pub fn kinds(self) -> &'static [RecordKind] {
        match self {
            Refers::Parties => &[RecordKind::Party],
            Refers::Documents => &[RecordKind::Document],
            Refers::Steps => &[RecordKind::Step, RecordKind::Phase, RecordKind::Swimlane],
            Refers::Rules => &[RecordKind::Rule],
            Refers::Kpis => &[RecordKind::Kpi, RecordKind::Sla],
            Refers::Opportunities => &[RecordKind::Opportunity],
            Refers::Channels | Refers::Words => &[],
        }
    }

    /// Whether a reference may be to this record.
    pub fn fits(self, record: &Record) -> bool {
        let thing = |kind| {
            matches!(kind, StepKind::Document | StepKind::DataStore | StepKind::Start(_) | StepKind::End(_))
                || matches!(kind, StepKind::Decision(_))
        };
        self.kinds().contains(&record.kind()) && !matches!(record, Record::Step(step) if thing(step.kind))
    }

    /// The record that is called so, in any case and without spaces around: an exact name before another, what belongs
    /// to the process of the view before what does not.
    pub fn find(self, document: &Document, sheet: &Sheet, name: &str) -> Option<Id> {
        let name = name.trim();
        if name.is_empty() || self.kinds().is_empty() {
            return None;
        }
        let folded = fold(name);
        let named = document.records().filter(|r| self.fits(r) && fold(r.name()) == folded);
        let best = named.min_by_key(|r| (r.name().trim() != name, self.rank(document, sheet, r)))?;
        Some(best.id().clone())
    }

    /// Smaller for what is likelier meant in this view.
    fn rank<'a>(self, document: &'a Document, sheet: &Sheet, record: &'a Record) -> (bool, bool, usize, &'a Id) {
        let home = document.swimlane_of(record.id()).and_then(|id| document.swimlane(id));
        let process = sheet.process(document);
        let elsewhere = home.is_some_and(|s| process.is_none() || s.process.as_ref() != process);
        let kind = self.kinds().iter().position(|k| *k == record.kind()).unwrap_or(usize::MAX);
        (elsewhere, home.is_some_and(|s| s.state == super::State::ToBe), kind, record.id())
    }
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
        let close = choices.into_iter().enumerate().filter_map(|(i, id)| {
            let record = document.get(id)?;
            Some(((closeness(document.display_name(id), &typed)?, i), record))
        });
        let of = |r: &Record| Suggestion {
            id: Some(r.id().clone()),
            name: document.display_name(r.id()).into(),
            what: what(document, r),
        };
        return best(close).map(of).collect();
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
            let named = document.records().filter(|r| refers.fits(r) && !r.name().trim().is_empty());
            let ranked = named.filter_map(|r| {
                let close = closeness(r.name(), &typed)?;
                Some(((close, refers.rank(document, sheet, r)), r))
            });
            best(ranked)
                .map(|r| Suggestion { id: Some(r.id().clone()), name: r.name().into(), what: what(document, r) })
                .collect()
        }
    }
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
    let of =
        |r: &Record| Suggestion { id: Some(r.id().clone()), name: names.text(r.id(), kinds), what: what(document, r) };
    best(close).map(of).collect()
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
