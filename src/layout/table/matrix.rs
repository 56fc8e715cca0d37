//! The matrices as tables: derived from links, nothing in them is stored twice. What is found out is in
//! [`crate::model`]'s matrices; here it becomes rows and columns.

use super::{Body, Cell, Column, Entry, Look, Row, Table, Tint, origin::Before};
use crate::model::{
    Attribute, ColumnKey, Document, EXPERIENCE, Experience, Flow, HandOffs, Id, IdMap, Matrix, Names, PartyKind, Phase,
    Promised, Raci, RaciFault, Record, RecordKind, Roles, RollUps, RowKey, Sheet, Step, StepKind, SystemUse, capital,
    counted, experience_names, is_performed, unoffered, waits,
};
use std::collections::BTreeMap;

/// The room for the names of steps, and of parties and systems.
const STEPS: f64 = 224.0;
const PARTIES: f64 = 184.0;
/// A column of names, of letters, of hand-offs, of steps.
const NAMES: f64 = 176.0;
const LETTERS: f64 = 106.0;
const HAND_OFFS: f64 = 164.0;
const PERFORMS: f64 = 220.0;
/// No row is lower.
const LEAST: f64 = 44.0;

/// A matrix of a swimlane, or of the model; `None` where the swimlane is not in it.
pub fn table(document: &Document, matrix: Matrix, id: &Id) -> Option<Table> {
    after(document, matrix, id, None)
}

/// The same with what an earlier table of it knows.
fn after(document: &Document, matrix: Matrix, id: &Id, before: Option<&Before>) -> Option<Table> {
    let sheet = Sheet::Matrix(matrix, id.clone());
    let bare = sheet.exists(document).then(|| Table::bare(document, sheet))?;
    match matrix {
        Matrix::Experience => experience(document, id, bare, before),
        Matrix::Raci => raci(document, id, bare),
        Matrix::HandOffs => hand_offs(document, id, bare),
        Matrix::SystemUse => Some(system_use(document, bare)),
    }
}

/// The same; a RACI matrix with an empty column, where typing the name of a party adds it.
pub fn editing(document: &Document, matrix: Matrix, id: &Id, before: Option<&Before>) -> Option<Table> {
    let mut table = after(document, matrix, id, before)?;
    if matrix == Matrix::Raci && !table.rows.is_empty() {
        let columns = table.columns.len();
        let mut cells = std::mem::take(&mut table.cells).into_iter();
        for _ in &table.rows {
            table.cells.extend(cells.by_ref().take(columns));
            table.cells.push(Cell::default());
        }
        table.columns.push(Column { tint: Tint::Quiet, ..Column::new(ColumnKey::New, "Add a party", LETTERS) });
    }
    Some(table)
}

fn experience(document: &Document, id: &Id, bare: Table, before: Option<&Before>) -> Option<Table> {
    let matrix = Experience::knowing(document, id, before.and_then(want_slas).as_ref())?;
    let mut table = Table {
        columns: EXPERIENCE
            .iter()
            .map(|&of| Column::new(ColumnKey::Attribute(of), capital(of.word()), NAMES))
            .collect(),
        row_head: STEPS,
        hint: "Add steps to the swimlane: each task, decision and sub-process becomes a row here",
        ..bare
    };
    // By column, and by what a cell holds that its column does not offer: few hold any.
    let mut names: BTreeMap<(usize, Vec<&Id>), Names> = BTreeMap::new();
    let mut sections = Sections::default();
    for row in &matrix.rows {
        sections.enter(&mut table, row.phase);
        let tint = if row.customers { Tint::Customer } else { Tint::Plain };
        table.rows.push(Row { tint, ..step_row(document, row.step, row.lane) });
        for (column, of) in EXPERIENCE.into_iter().enumerate() {
            let linked = matrix.cell(row.step, of);
            let entry = match linked.is_empty() {
                false => {
                    let besides = unoffered(document, row.step, of);
                    let names = names
                        .entry((column, besides.clone()))
                        .or_insert_with(|| experience_names(document, of, besides));
                    Some(Entry::new(&row.step.id, names.texts(linked, RecordKind::ALL), Look::Text))
                }
                true if row.gaps.contains(&of) => Some(Entry::new(&row.step.id, missing(of), Look::Missing)),
                true => None,
            };
            // What is linked to a touchpoint is not the step's to let go: it is told beneath.
            let theirs = matrix.of_touchpoints(row.step, of).into_iter().map(|(touchpoint, ids)| {
                let names = names.entry((column, vec![])).or_insert_with(|| experience_names(document, of, vec![]));
                let at = named(document, &touchpoint.id, "a touchpoint without a name").trim();
                let said = format!("at {at}: {}", names.texts(ids, RecordKind::ALL));
                Entry::new(&row.step.id, said, Look::Quiet)
            });
            table.cells.push(Cell { entries: entry.into_iter().chain(theirs).collect() });
        }
    }
    let gap = |of, one: &str, several: &str| match matrix.gaps_of(of) {
        0 => None,
        n => Some(counted(n, one, several)),
    };
    let gaps = [
        gap(
            Attribute::Touchpoints,
            "step meets the customer without touchpoint",
            "steps meet the customer without touchpoint",
        ),
        gap(Attribute::Systems, "task without its system", "tasks without their system"),
        gap(Attribute::Rules, "decision without rule", "decisions without rule"),
        gap(Attribute::Slas, "step takes up a hand-off without SLA", "steps take up hand-offs without SLA"),
        gap(Attribute::Kpis, "moment of truth without KPI", "moments of truth without KPI"),
    ];
    let mut says = vec!["Customer-experience matrix".to_owned(), counted(matrix.rows.len(), "step", "steps")];
    let told = says.len();
    says.extend(gaps.into_iter().flatten());
    if says.len() == told && !matrix.rows.is_empty() {
        says.push("no gaps".into());
    }
    table.subtitle = says.join(" · ");
    Some(table)
}

/// The steps at which an earlier matrix wants an SLA, where nothing changed that this follows from.
fn want_slas<'a>(before: &Before<'a>) -> Option<IdMap<'a, ()>> {
    let silent = |record: &Record| matches!(record, Record::Rule(_) | Record::Kpi(_));
    if !before.all(|change| change.states().all(silent)) {
        return None;
    }
    let column = before.table.column_of(&ColumnKey::Attribute(Attribute::Slas))?;
    let cells = before.table.cells.iter().skip(column).step_by(before.table.columns.len());
    let missing = cells.flat_map(|cell| &cell.entries).filter(|entry| entry.look == Look::Missing);
    Some(missing.map(|entry| (&entry.record, ())).collect())
}

fn missing(of: Attribute) -> &'static str {
    match of {
        Attribute::Touchpoints => "no touchpoint",
        Attribute::Rules => "no rule",
        Attribute::Kpis => "no KPI",
        Attribute::Slas => "no SLA",
        Attribute::Systems => "no system",
        _ => "nothing",
    }
}

fn raci(document: &Document, id: &Id, bare: Table) -> Option<Table> {
    let matrix = Raci::new(document, id)?;
    let heading = |id: &Id| Column::new(ColumnKey::Record(id.clone()), named(document, id, "Party"), LETTERS);
    let mut table = Table {
        columns: matrix.parties.iter().map(|id| heading(id)).collect(),
        row_head: STEPS,
        hint: "Add steps to the swimlane, and parties to its lanes: who does what is said here",
        ..bare
    };
    let mut sections = Sections::default();
    for row in &matrix.rows {
        sections.enter(&mut table, row.phase);
        let mut head = step_row(document, row.step, row.lane);
        head.party = row.kind;
        if !row.faults.is_empty() {
            let says: Vec<String> = row.faults.iter().map(|fault| fault.says()).collect();
            head.tint = Tint::Fault;
            head.caption = format!("{}\n{}", says.join(", "), head.caption);
        }
        table.rows.push(head);
        let nobody = !row.step.responsible.iter().any(|id| document.party(id).is_some());
        for party in &matrix.parties {
            let roles = Roles::of(row.step, party);
            let implied = nobody && row.implied == Some(*party);
            let entry = roles_entry(row.step, roles, implied);
            table.cells.push(Cell { entries: entry.into_iter().collect() });
        }
    }
    let faults = |test: fn(RaciFault) -> bool| matrix.rows.iter().flat_map(|r| &r.faults).filter(|f| test(**f)).count();
    let mut says = vec!["RACI".to_owned(), counted(matrix.rows.len(), "step", "steps")];
    let told = says.len();
    for (count, words) in [
        (faults(|f| f == RaciFault::NobodyResponsible), "with nobody responsible"),
        (faults(|f| f == RaciFault::NobodyAccountable), "with nobody accountable"),
        (faults(|f| matches!(f, RaciFault::SeveralAccountable(_))), "with several accountable"),
    ] {
        if count > 0 {
            says.push(format!("{count} {words}"));
        }
    }
    if says.len() == told && !matrix.rows.is_empty() {
        says.push(if matrix.begun { "one accountable for each task" } else { "nobody is accountable yet" }.into());
    }
    says.push("(R): by the lane".into());
    table.subtitle = says.join(" · ");
    Some(table)
}

/// What a party is to a step: its letters, with those in brackets that its lane implies.
fn roles_entry(step: &Step, roles: Roles, implied: bool) -> Option<Entry> {
    let text = match (implied, roles.text()) {
        (false, text) if text.is_empty() => return None,
        (false, text) => text,
        (true, text) if text.is_empty() => "(R)".to_owned(),
        (true, text) => format!("(R)/{text}"),
    };
    let implied = implied && roles.is_none();
    Some(Entry::new(&step.id, text, Look::Roles { roles, implied }))
}

fn hand_offs(document: &Document, id: &Id, bare: Table) -> Option<Table> {
    let matrix = HandOffs::new(document, id)?;
    let promised = Promised::new(document, &RollUps::new(document));
    let name = |id: &Id| named(document, id, "a lane without a name");
    let column = |id: &&Id| Column::new(ColumnKey::Record((*id).clone()), format!("to {}", name(id)), HAND_OFFS);
    let mut table = Table {
        columns: matrix.parties.iter().map(column).collect(),
        row_head: PARTIES,
        hint: "Add lanes and flows to the swimlane: what goes from one to another is counted here",
        ..bare
    };
    for (from, id) in matrix.parties.iter().enumerate() {
        let gives: usize = (0..matrix.parties.len()).map(|to| matrix.between(from, to).len()).sum();
        table.rows.push(Row {
            caption: match gives {
                0 => "hands nothing over".into(),
                1 => "hands over once".into(),
                several => format!("hands over {several} times"),
            },
            party: kind_of(document, id),
            least: LEAST,
            ..Row::new(RowKey::Record((*id).clone()), format!("from {}", name(id)))
        });
        for to in 0..matrix.parties.len() {
            let entry = hand_off(document, &promised, matrix.between(from, to));
            table.cells.push(Cell { entries: entry.into_iter().collect() });
        }
    }
    let all = matrix.all().count();
    let without = matrix.all().filter(|flow| promised.is_open(document, flow)).count();
    let mut says = vec!["Hand-off matrix".to_owned()];
    says.push(match all {
        0 => "nothing is handed over yet".to_owned(),
        _ => counted(all, "hand-off", "hand-offs"),
    });
    says.extend(match (all, without) {
        (0, _) => None,
        (_, 0) => Some("an SLA on each that needs one".to_owned()),
        (_, without) => Some(format!("{without} without an SLA")),
    });
    table.subtitle = says.join(" · ");
    Some(table)
}

/// What goes from one party to another, as one entry: the flow where there is one, the first where there are several.
fn hand_off(document: &Document, promised: &Promised, flows: &[&Flow]) -> Option<Entry> {
    let first = flows.first()?;
    let mut lines = Vec::new();
    let things = document.handed_over(flows);
    if !things.is_empty() {
        lines.push(things.join("; "));
    }
    let said: Vec<Option<String>> = flows.iter().map(|flow| under(document, promised, flow)).collect();
    match said.as_slice() {
        // Under one SLA, or all without: said once.
        [first, rest @ ..] if rest.iter().all(|other| other == first) => lines.extend(first.clone()),
        _ => lines.extend(flows.iter().zip(said).filter_map(|(flow, said)| {
            let taken = named(document, flow.to.as_ref()?, "a step without a name").trim();
            said.map(|said| format!("{taken}: {said}"))
        })),
    }
    let look = Look::HandOff { details: lines.join("\n").into() };
    let text = counted(flows.len(), "hand-off", "hand-offs");
    Some(Entry { shows: Some(first.id.clone()), ..Entry::new(&first.id, text, look) })
}

/// The SLA that a hand-off is under, in words; none where it needs none.
fn under(document: &Document, promised: &Promised, flow: &Flow) -> Option<String> {
    let own = flow.sla.as_ref().is_some_and(|sla| document.sla(sla).is_some());
    match promised.of(document, flow) {
        Some(sla) if own => Some(format!("SLA: {}", named(document, &sla.id, "without a name").trim())),
        Some(sla) => Some(format!("within SLA: {}", named(document, &sla.id, "without a name").trim())),
        None => promised.is_open(document, flow).then(|| "no SLA".to_owned()),
    }
}

fn system_use(document: &Document, bare: Table) -> Table {
    let matrix = SystemUse::new(document);
    let column = |id: &Id| {
        let title = Sheet::Swimlane(id.clone()).title(document);
        Column::new(ColumnKey::Record(id.clone()), title, PERFORMS)
    };
    let mut table = Table {
        columns: matrix.swimlanes.iter().map(column).collect(),
        row_head: PARTIES,
        hint: match (matrix.swimlanes.is_empty(), matrix.systems.is_empty()) {
            (true, _) => "Add a swimlane: each becomes a column here",
            (false, true) => {
                "Add systems: to the register of systems, or beside the steps they perform in a customer-experience \
                 matrix"
            }
            (false, false) => "",
        },
        ..bare
    };
    let mut of_swimlane: IdMap<Vec<&Id>> = IdMap::default();
    for step in document.steps().filter(|step| is_performed(step)) {
        if let Some(swimlane) = document.swimlane_of(&step.id) {
            of_swimlane.entry(swimlane).or_default().push(&step.id);
        }
    }
    let mine = |id: &Id| Names::among(document, of_swimlane.get(id).into_iter().flatten().copied());
    let names: Vec<Names> = matrix.swimlanes.iter().map(mine).collect();
    let mut unused = 0;
    for (row, id) in matrix.systems.iter().enumerate() {
        let steps: usize = (0..matrix.swimlanes.len()).map(|column| matrix.cell(row, column).len()).sum();
        unused += usize::from(steps == 0);
        table.rows.push(Row {
            caption: if steps == 0 { "performs nothing".into() } else { counted(steps, "step", "steps") },
            party: Some(PartyKind::System),
            least: LEAST,
            ..Row::new(RowKey::Record((*id).clone()), named(document, id, "System"))
        });
        for (column, names) in names.iter().enumerate() {
            let steps: Vec<&Id> = matrix.cell(row, column).iter().map(|(step, _)| &step.id).collect();
            let entry = (!steps.is_empty()).then(|| Entry::new(id, names.texts(steps, RecordKind::ALL), Look::Text));
            table.cells.push(Cell { entries: entry.into_iter().collect() });
        }
    }
    let systems = counted(matrix.systems.len(), "system", "systems");
    let mut says = vec![format!("{systems} in {}", counted(matrix.swimlanes.len(), "swimlane", "swimlanes"))];
    if unused > 0 {
        says.push(format!("{unused} performing nothing"));
    }
    table.subtitle = says.join(" · ");
    table
}

/// The phases over the rows of a matrix, where its swimlane has any.
#[derive(Default)]
struct Sections<'a> {
    last: Option<Option<&'a Id>>,
}

impl<'a> Sections<'a> {
    /// Puts the name of the phase over its first row.
    fn enter(&mut self, table: &mut Table, phase: Option<&'a Phase>) {
        let id = phase.map(|phase| &phase.id);
        // Rows of no phase come last: alone they need no name.
        let first = self.last.is_none() && id.is_none();
        if self.last.replace(id) == Some(id) || first {
            return;
        }
        let (key, heading) = match phase {
            Some(phase) if phase.name.trim().is_empty() => (RowKey::Record(phase.id.clone()), "Phase without a name"),
            Some(phase) => (RowKey::Record(phase.id.clone()), phase.name.as_str()),
            None => (RowKey::Unserved, "In no phase"),
        };
        table.rows.push(Row { body: Body::Section, ..Row::new(key, heading) });
        table.cells.extend(table.columns.iter().map(|_| Cell::default()));
    }
}

fn step_row(document: &Document, step: &Step, lane: &str) -> Row {
    let time = waits(step);
    let mut says: Vec<&str> = Vec::new();
    if !matches!(step.kind, StepKind::Task(_)) {
        says.push(step.kind.word());
    }
    says.extend(time.as_deref());
    says.push(lane.trim());
    says.retain(|text| !text.is_empty());
    Row {
        caption: says.join(" · "),
        least: LEAST,
        ..Row::new(RowKey::Record(step.id.clone()), named(document, &step.id, "Without a name"))
    }
}

fn kind_of(document: &Document, id: &Id) -> Option<PartyKind> {
    match document.get(id) {
        Some(Record::Party(party)) => Some(party.kind),
        _ => None,
    }
}

fn named<'a>(document: &'a Document, id: &Id, instead: &'a str) -> &'a str {
    let name = document.display_name(id);
    if name.trim().is_empty() { instead } else { name }
}
