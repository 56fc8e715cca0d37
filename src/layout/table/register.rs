//! A register as a table: a record a row, an attribute a column. What a cell says is the model's to know.

use super::{
    Body, Cell, Column, Entry, Look, Row, Spark, Table, Tint,
    origin::{Before, Change},
};
use crate::model::{
    AND, Attribute, Attributes, ColumnKey, Date, Document, Id, IdMap, Record, RecordKind, Register, RowKey, Sheet,
    Shown, Sort, arranged, capital, counted, overdue,
};
use std::sync::Arc;

/// A register with all its rows, by name.
pub fn table(document: &Document, register: Register, today: Option<Date>) -> Option<Table> {
    let rows = arranged(document, register, &Shown::default());
    let records = rows.iter().filter_map(|(id, _)| document.get(id)).collect();
    Some(with(document, register, records, (None, today), None))
}

/// The same as it is looked at, with an empty row at the end to type into.
pub fn editing(document: &Document, register: Register, shown: &Shown, before: Option<&Before>) -> Option<Table> {
    let mut table = if shown.rows.is_empty() {
        table(document, register, shown.today)?
    } else {
        let records = arrange(document, register, shown);
        with(document, register, records, (shown.sort, shown.today), before)
    };
    let all = register.records(document).count();
    let here = table.rows.len();
    if !shown.filter.trim().is_empty() {
        table.subtitle += &format!(" · {here} of {all} shown, with “{}”", shown.filter.trim());
        if here == 0 {
            table.hint = "No row holds these words";
        }
    }
    table.rows.push(row(RowKey::New, "New row"));
    table.cells.extend(table.columns.iter().map(|_| Cell::default()));
    Some(table)
}

/// The records in the order they were asked for; what came since is at the end.
fn arrange<'a>(document: &'a Document, register: Register, shown: &Shown) -> Vec<&'a Record> {
    let known: IdMap<(usize, bool)> =
        shown.rows.iter().enumerate().map(|(i, (id, is_shown))| (id, (i, *is_shown))).collect();
    let place = |record: &&Record| known.get(record.id()).map_or(usize::MAX, |(place, _)| *place);
    let mut records: Vec<&Record> =
        register.records(document).filter(|r| known.get(r.id()).is_none_or(|(_, is_shown)| *is_shown)).collect();
    records.sort_by_key(place);
    records
}

fn with<'a>(
    document: &'a Document,
    register: Register,
    records: Vec<&'a Record>,
    (sort, today): (Option<Sort>, Option<Date>),
    before: Option<&Before>,
) -> Table {
    let kept = Kept::new(document, register, before);
    let attributes = Attributes::on(document, today);
    let columns: Vec<Column> = register.attributes().iter().map(|&it| column(register, it, sort)).collect();
    let mut table = Table {
        subtitle: subtitle(document, register),
        hint: hint(register),
        rows: Vec::with_capacity(records.len() + 1),
        cells: Vec::with_capacity((records.len() + 1) * columns.len()),
        columns,
        ..Table::bare(document, Sheet::Register(register))
    };
    for record in records {
        if let Some((row, cells)) = kept.row(record) {
            table.rows.push(row.clone());
            let cells = register.attributes().iter().zip(cells).map(|(&it, cell)| match kept.holds(it) {
                true => cell.clone(),
                false => Cell { entries: vec![entry(document, &attributes, record, it, today)] },
            });
            table.cells.extend(cells);
            continue;
        }
        table.rows.push(row(RowKey::Record(record.id().clone()), record.name()));
        let cells = register.attributes().iter().enumerate().map(|(column, &it)| {
            let held = kept.cell(record, it, column).cloned();
            held.unwrap_or_else(|| Cell { entries: vec![entry(document, &attributes, record, it, today)] })
        });
        table.cells.extend(cells);
    }
    table
}

/// The rows of an earlier table that say what they said.
#[derive(Default)]
struct Kept<'a> {
    before: Option<&'a Before<'a>>,
    rows: IdMap<'a, usize>,
    /// Whether a party came: then those named may be called otherwise, to be told from it.
    party_came: bool,
}

impl<'a> Kept<'a> {
    fn new(document: &Document, register: Register, before: Option<&'a Before<'a>>) -> Kept<'a> {
        let came = |change: Change<'a>| match (change.was, change.now) {
            (None, Some(Record::Party(party))) => Some(&party.id),
            _ => None,
        };
        let stays = |change| changes_its_row_alone(register, change) || came(change).is_some();
        let Some(before) = before.filter(|before| before.all(stays)) else { return Kept::default() };
        let parties: Vec<&Id> = match register.kind() {
            RecordKind::Party => vec![],
            _ => before.changes().filter_map(came).collect(),
        };
        // What was there and waited for it is called after it from now on.
        let waited = |record: &Record| {
            before.change(record.id()).is_none() && record.links().iter().any(|link| parties.contains(&link.target))
        };
        if !parties.is_empty() && document.records().any(waited) {
            return Kept::default();
        }
        let key = |(i, row): (usize, &'a Row)| match &row.key {
            RowKey::Record(id) => Some((id, i)),
            _ => None,
        };
        let rows = before.table.rows.iter().enumerate().filter_map(key).collect();
        Kept { before: Some(before), rows, party_came: !parties.is_empty() }
    }

    /// Whether the cells of a column say what they said.
    fn holds(&self, attribute: Attribute) -> bool {
        !(self.party_came && attribute.refers().contains(&RecordKind::Party))
    }

    fn row(&self, record: &Record) -> Option<(&'a Row, &'a [Cell])> {
        self.before.filter(|it| it.change(record.id()).is_none())?;
        self.found(record)
    }

    /// The cell of a record that changed, where it names others and these are the same.
    fn cell(&self, record: &'a Record, attribute: Attribute, column: usize) -> Option<&'a Cell> {
        let refers = attribute.refers();
        if refers.is_empty() || attribute.is_derived() || !self.holds(attribute) {
            return None;
        }
        let was = self.before?.change(record.id())?.was?;
        let named = |of: &'a Record| -> Vec<_> {
            of.links().into_iter().filter(|link| link.kinds.iter().any(|kind| refers.contains(kind))).collect()
        };
        (named(was) == named(record)).then_some(())?;
        self.found(record)?.1.get(column)
    }

    fn found(&self, record: &Record) -> Option<(&'a Row, &'a [Cell])> {
        let before = self.before?;
        let row = *self.rows.get(record.id())?;
        let columns = before.table.columns.len();
        Some((before.table.rows.get(row)?, before.table.cells.get(row * columns..(row + 1) * columns)?))
    }
}

/// Whether the rows of other records say what they said: no register names records of its own kind, or what is around
/// them.
fn changes_its_row_alone(register: Register, change: Change) -> bool {
    // Of how much the steps between two ends may be gone through, each SLA has a share: see `model/rollup`.
    let ends = |record: Option<&Record>| match record {
        Some(Record::Sla(sla)) => (sla.from.clone(), sla.to.clone()),
        _ => (None, None),
    };
    change.states().all(|record| record.kind() == register.kind()) && ends(change.was) == ends(change.now)
}

fn row(key: RowKey, heading: &str) -> Row {
    Row {
        key,
        heading: heading.to_owned(),
        caption: String::new(),
        tint: Tint::Plain,
        party: None,
        line_above: None,
        least: 40.0,
        body: Body::Cells,
    }
}

fn column(register: Register, attribute: Attribute, sort: Option<Sort>) -> Column {
    let sign = match sort.filter(|sort| sort.by == attribute) {
        None => "",
        Some(Sort { descending: false, .. }) => " ▲",
        Some(Sort { descending: true, .. }) => " ▼",
    };
    Column {
        key: ColumnKey::Attribute(attribute),
        heading: capital(attribute.word()) + sign,
        letter: "",
        tint: if attribute.is_derived() { Tint::Quiet } else { Tint::Plain },
        width: width(register, attribute),
    }
}

/// Of a register the first few columns are seen beside both panels in a window 1280 points wide.
fn width(register: Register, attribute: Attribute) -> f64 {
    match attribute {
        // A portrait stands beside it.
        Attribute::Name if register == Register::Personas => 220.0,
        Attribute::Name => 184.0,
        Attribute::Effort | Attribute::Value | Attribute::Unit => 80.0,
        Attribute::Baseline | Attribute::Target => 92.0,
        Attribute::Kind | Attribute::Status | Attribute::Promise => 108.0,
        // Beneath a date it is said by how much it is past.
        Attribute::Review | Attribute::Due => 152.0,
        Attribute::HitPolicy | Attribute::Citation | Attribute::Phases | Attribute::Direction => 130.0,
        Attribute::Owner | Attribute::PartyOf | Attribute::PromisedTo | Attribute::Portrait | Attribute::Source => {
            140.0
        }
        Attribute::Contact
        | Attribute::DecisionTable
        | Attribute::From
        | Attribute::To
        | Attribute::Kpi
        | Attribute::Kpis
        | Attribute::Systems
        | Attribute::Rules
        | Attribute::Slas
        | Attribute::Touchpoints => 160.0,
        Attribute::Readings | Attribute::RollUp => 190.0,
        // Beside its curve it says how it stands in three lines.
        Attribute::Trend => 250.0,
        Attribute::Governs
        | Attribute::Measures
        | Attribute::Answers
        | Attribute::UsedIn
        | Attribute::Quote
        | Attribute::Goals
        | Attribute::Purpose
        | Attribute::Outcome => 200.0,
        Attribute::Description | Attribute::Statement => 240.0,
    }
}

/// Of a long list that is told in passing as many are named, lest a row be tall for it.
const MOST_VIEWS: usize = 2;
const MOST_READINGS: usize = 3;

/// What a cell has room for: of many views the first, of many readings the last.
fn brief(attribute: Attribute, text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(AND).collect();
    match attribute {
        Attribute::UsedIn if parts.len() > MOST_VIEWS + 1 => {
            let more = parts.len() - MOST_VIEWS;
            parts.get(..MOST_VIEWS).map(|first| format!("{}{AND}{more} other views", first.join(AND)))
        }
        Attribute::Readings if parts.len() > MOST_READINGS + 1 => {
            let earlier = parts.len() - MOST_READINGS;
            parts.get(earlier..).map(|last| format!("{}{AND}{earlier} earlier", last.join(AND)))
        }
        _ => None,
    }
}

/// A cell's entry: there is one in every cell, be it blank, so that each can be gone to and told.
fn entry<'a>(
    document: &Document,
    attributes: &Attributes<'a>,
    record: &'a Record,
    attribute: Attribute,
    today: Option<Date>,
) -> Entry {
    let text: Arc<str> = attributes.text(record.id(), attribute).into();
    let refers = attributes.refers(record, attribute);
    // One record is a place to go to; of several the hand asks which.
    let shows = match refers.as_slice() {
        [only] => Some((*only).clone()),
        _ => None,
    };
    let party = |id| document.party(id).map(|party| party.kind);
    let look = match (attribute, record) {
        (Attribute::Name, Record::Party(party)) => Look::Named(party.kind),
        (Attribute::Name, Record::Persona(persona)) => Look::Portrayed(persona.portrait.trim().into()),
        (Attribute::Name, _) => Look::Strong,
        _ if text.trim().is_empty() => Look::Blank,
        (Attribute::Trend, Record::Kpi(kpi)) => {
            Spark::of(kpi, today).map_or(Look::Quiet, |spark| Look::Trend(Arc::new(spark)))
        }
        (Attribute::Quote, _) => Look::Quote,
        (Attribute::Review | Attribute::Due, _) => match overdue(record, today) {
            Some(by) => Look::Overdue { by: by.into() },
            None => Look::Text,
        },
        (it, _) if it.is_number() => Look::Number,
        (it, _) if it.is_derived() => Look::Quiet,
        _ => match shows.as_ref().and_then(party) {
            Some(kind) if !attribute.names_several() => Look::Party(kind),
            _ => Look::Text,
        },
    };
    let brief = brief(attribute, &text).map(Arc::from);
    Entry { shows, brief, ..Entry::new(record.id(), text, look) }
}

fn subtitle(document: &Document, register: Register) -> String {
    let one = match register {
        Register::Systems => "system",
        _ => register.kind().word(),
    };
    match register.records(document).count() {
        0 => "Register · nothing in it yet".to_owned(),
        n => format!("Register · {}", counted(n, one, register.word())),
    }
}

/// What an empty register says: what belongs into it, and how to begin.
fn hint(register: Register) -> &'static str {
    match register {
        Register::Parties => {
            "Who acts or receives: customers, teams, roles, suppliers. Type a name, or paste a list from a spreadsheet"
        }
        Register::Personas => {
            "The kinds of customer that journeys are told for. Type a name, or paste a list from a spreadsheet"
        }
        Register::Systems => "The systems that perform steps. Type a name, or paste a list from a spreadsheet",
        Register::Documents => "What is handed over, read or written. Type a name, or paste a list from a spreadsheet",
        Register::Processes => {
            "End-to-end processes, each with the customer outcome it exists for. Type the name of the first"
        }
        Register::Rules => {
            "What must hold, where it comes from, who answers for it and what it governs. Type the name of the \
             first rule"
        }
        Register::DecisionTables => "Rules as tables of inputs and outputs. Type the name of the first",
        Register::Slas => "What is promised, to whom, from which step to which. Type the name of the first promise",
        Register::Kpis => "How well it goes: a target, and readings by date. Type the name of the first KPI",
        Register::Opportunities => {
            "What could be better, the pain it answers and what it is worth. Type the name of the first"
        }
    }
}
