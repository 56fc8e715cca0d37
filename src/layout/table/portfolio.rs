//! Every process in the frame of the customer's experience, with what stands behind each.

use super::{Cell, Column, Entry, Look, Row, Table, Tint};
use crate::model::{
    ColumnKey, Document, Lifecycle, Process, ProcessKind, RowKey, Sheet, behind_processes, capital, counted,
};

const PART: f64 = 288.0;
const NOT_PLACED: f64 = 232.0;
const BAND: f64 = 148.0;
const LEAST: f64 = 120.0;

/// The bands from top to bottom: what steers stands over what is done for the customer, what carries it beneath.
const BANDS: [ProcessKind; 3] = [ProcessKind::Management, ProcessKind::Primary, ProcessKind::Support];

/// The portfolio.
pub fn table(document: &Document) -> Option<Table> {
    let table = editing(document)?;
    // Drawn, a frame without processes says only how to begin.
    match document.processes().next() {
        Some(_) => Some(table),
        None => Some(Table { rows: vec![], cells: vec![], ..table }),
    }
}

/// The same with its empty bands to type into.
pub fn editing(document: &Document) -> Option<Table> {
    let mut table = Table::bare(document, Sheet::Portfolio);
    let part = |&part: &Lifecycle| Column::new(ColumnKey::Lifecycle(part), capital(part.word()), PART);
    table.columns = Lifecycle::ALL.iter().map(part).collect();
    let rest = Column::new(ColumnKey::Unserving, "Not placed", NOT_PLACED);
    table.columns.push(Column { tint: Tint::Quiet, ..rest });
    table.row_head = BAND;
    table.hint = "Add processes: each stands under the parts of the customer's experience that it serves";
    let behind = behind_processes(document);
    let mut processes: Vec<&Process> = document.processes().collect();
    processes.sort_by_key(|p| (p.phases.first().copied(), p.name.trim().to_lowercase(), &p.id));
    for band in BANDS {
        let mine: Vec<&&Process> = processes.iter().filter(|p| p.kind == band).collect();
        table.rows.push(Row {
            caption: counted(mine.len(), "process", "processes"),
            least: LEAST,
            ..Row::new(RowKey::Processes(band), capital(band.word()))
        });
        let mut cells = vec![Cell::default(); table.columns.len()];
        for process in mine {
            let runs = process.runs();
            let last = cells.len() - 1;
            let places = if runs.is_empty() { vec![(last, 1)] } else { runs.clone() };
            for (start, span) in places {
                let mut lines = words(document, process);
                let others = runs.iter().filter(|run| run.0 != start);
                lines.extend(others.map(|run| format!("also in {}", parts(*run))));
                match behind.get(&process.id).map(|b| b.lines(document, process)).filter(|lines| !lines.is_empty()) {
                    Some(behind) => lines.extend(behind),
                    None => lines.push("no journey, SIPOC or swimlane yet".into()),
                }
                let look = Look::Process { details: lines.join("\n").into(), span };
                if let Some(cell) = cells.get_mut(start) {
                    cell.entries.push(Entry::new(&process.id, process.name.as_str(), look));
                }
            }
        }
        table.cells.extend(cells);
    }
    let unplaced = processes.iter().filter(|p| p.phases.is_empty()).count();
    let mut says = vec![counted(processes.len(), "process", "processes")];
    if unplaced > 0 {
        says.push(format!("{unplaced} not placed"));
    }
    let without = processes.iter().filter(|p| p.outcome.trim().is_empty()).count();
    if without > 0 {
        says.push(format!("{without} without customer outcome"));
    }
    table.subtitle = says.join(" · ");
    Some(table)
}

/// What a process says of itself.
fn words(document: &Document, process: &Process) -> Vec<String> {
    let outcome = match process.outcome.trim() {
        "" => "no customer outcome".to_owned(),
        outcome => outcome.to_owned(),
    };
    let owner = process.owner.as_ref().map_or("", |id| document.display_name(id)).trim();
    let owner = if owner.is_empty() { "no owner".to_owned() } else { format!("Owner: {owner}") };
    vec![outcome, owner]
}

fn parts((start, length): (usize, usize)) -> String {
    let parts: Vec<&str> = Lifecycle::ALL.iter().skip(start).take(length).map(|part| part.word()).collect();
    parts.join(" and ")
}
