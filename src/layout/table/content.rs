//! What a table shows, reduced to what decides its geometry and its look.

use super::{
    Spark,
    origin::{Before, Origin},
};
use crate::layout::RequestChip;
use crate::model::{
    CellAt, Channel, ColumnKey, Date, Document, Evidence, Id, Mark, PartyKind, Roles, RowKey, Sheet, Shown,
};
use std::sync::Arc;

/// A view as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub sheet: Sheet,
    pub title: String,
    pub subtitle: String,
    /// The personas it is told for that have a portrait.
    pub portraits: Vec<Portrait>,
    /// Spans of columns with a heading of their own, from the first column on, without gaps: the stages.
    pub groups: Vec<Group>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Row by row, one for each column: see [`Table::cell`].
    pub cells: Vec<Cell>,
    pub arrows: Vec<Arrow>,
    /// Width of the headers at the left of rows; 0 for none.
    pub row_head: f64,
    /// What an empty table says instead of its cells.
    pub hint: &'static str,
    /// The cell to fill in next, in a table that is being edited.
    pub next: Option<CellAt>,
    /// Whether lines part the rows: in free lists they do not, since what stands side by side does not belong together.
    pub ruled: bool,
}

/// The picture of a persona, beside the title.
#[derive(Clone, Debug, PartialEq)]
pub struct Portrait {
    pub persona: Id,
    pub name: String,
    /// A file beside the model.
    pub file: Arc<str>,
}

/// A heading over several columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub id: Id,
    pub name: String,
    /// The lifecycle phase.
    pub caption: String,
    /// How many columns.
    pub columns: usize,
}

/// A column, and how wide it is in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub key: ColumnKey,
    /// Empty where the table has no column headings.
    pub heading: String,
    /// S, I, P, O, C.
    pub letter: &'static str,
    pub tint: Tint,
    pub width: f64,
}

/// What lies behind a column or row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tint {
    #[default]
    Plain,
    Customer,
    /// Of less weight: requirements.
    Quiet,
    /// The P of SIPOC.
    Process,
    /// Something is wrong with it: its caption says what.
    Fault,
    /// What a decision table decides.
    Output,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub key: RowKey,
    pub heading: String,
    /// The second line of the heading.
    pub caption: String,
    pub tint: Tint,
    /// The party's kind, for the bar at its heading.
    pub party: Option<PartyKind>,
    /// The name of the dashed line above it: interaction, visibility, internal interaction.
    pub line_above: Option<&'static str>,
    /// At least so high, in points.
    pub least: f64,
    pub body: Body,
}

/// What a row holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Cells,
    /// The emotion chart: curves from −2 to +2 round a visible zero.
    Curves(Vec<Curve>),
    /// Only how many things it holds.
    Collapsed(usize),
    /// Nothing: its name stands over the rows beneath it. A phase, among the steps of a matrix.
    Section,
    /// Words across all columns; `fault` where they tell of something wrong.
    Told {
        words: Arc<str>,
        fault: bool,
    },
}

/// One curve of an emotion chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    pub persona: Option<Id>,
    pub name: String,
    /// Its place among the personas: its colour and the shape of its points.
    pub place: usize,
    /// The dashed curve of what should be.
    pub to_be: bool,
    /// One for each column; `None` is a gap, not a zero.
    pub readings: Vec<Option<Reading>>,
}

/// A point of a curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub id: Id,
    /// −2 to +2.
    pub value: f64,
    pub moment_of_truth: bool,
}

/// What stands where a row and a column meet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub entries: Vec<Entry>,
}

/// One thing in a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The record it is.
    pub record: Id,
    /// The record it stands for, where a jump goes: a step, a party, a document.
    pub shows: Option<Id>,
    pub text: Arc<str>,
    /// What is drawn of a text that is too long for its cell.
    pub brief: Option<Arc<str>>,
    pub look: Look,
    pub mark: Mark,
    pub evidence: Evidence,
    /// What governs, measures and promises it, beneath its text.
    pub chips: Vec<RequestChip>,
}

/// How an entry is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Look {
    Text,
    /// In semibold: the names of journey steps.
    Strong,
    /// In the muted colour: requirements.
    Quiet,
    Quote,
    /// A name with the dot of its kind of party.
    Party(PartyKind),
    /// The same in semibold: the name of a party in its register.
    Named(PartyKind),
    /// A persona's name beside its portrait: a file beside the model, or none.
    Portrayed(Arc<str>),
    /// A number, at the right of its column.
    Number,
    /// Nothing is said yet: a short dash.
    Blank,
    /// How a KPI goes: a small curve, and that in words.
    Trend(Arc<Spark>),
    /// A numbered step of a SIPOC's process, tied to the one beneath it.
    Numbered(usize),
    /// A process step: frontstage, backstage, support.
    Step {
        wait: bool,
    },
    Touchpoint {
        channel: Channel,
        moment_of_truth: bool,
    },
    Channel(Channel),
    /// A touchpoint, and beneath it the process steps behind it, each on a line that begins with an arrow.
    Behind,
    Pain,
    Delight,
    MomentOfTruth,
    Opportunity,
    /// A picture file beside the model, with its caption.
    Picture(Arc<str>),
    /// A finding: nothing behind it, nobody served.
    Gap,
    /// Something is wanting in a cell of a matrix: "no rule".
    Missing,
    /// What a party is to a step, in letters; `implied` by the lane.
    Roles {
        roles: Roles,
        implied: bool,
    },
    /// How many hand-offs, and beneath it what is handed over.
    HandOff {
        details: Arc<str>,
    },
    /// A process of the portfolio, over so many columns, and beneath its name what stands behind it.
    Process {
        details: Arc<str>,
        span: usize,
    },
    /// An opportunity on the board or in the chart, and beneath its name who sees to it, until when.
    Improvement {
        details: Arc<str>,
        overdue: bool,
    },
    /// A date that is past, and beneath it by how much.
    Overdue {
        by: Arc<str>,
    },
    /// What a quarter of the chart is called.
    Quadrant,
    /// Something in a decision table.
    Decision(super::DecisionLook),
}

impl Look {
    /// Whether it is what its column is called, where columns have no headings.
    pub fn names_a_column(&self) -> bool {
        matches!(self, Look::Strong | Look::Decision(super::DecisionLook::Head { .. }))
    }
}

/// A dependency between two entries.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    pub id: Id,
    pub from: Id,
    pub to: Id,
    pub mutual: bool,
    pub label: String,
}

impl Entry {
    /// An entry that is this record and says this.
    pub fn new(record: &Id, text: impl Into<Arc<str>>, look: Look) -> Entry {
        let text = text.into();
        Entry {
            record: record.clone(),
            shows: None,
            text,
            brief: None,
            look,
            mark: Mark::None,
            evidence: Evidence::Unknown,
            chips: vec![],
        }
    }

    /// What is said beneath its text in smaller letters; empty where nothing is.
    pub fn details(&self) -> &str {
        match &self.look {
            Look::HandOff { details } | Look::Process { details, .. } | Look::Improvement { details, .. } => details,
            Look::Overdue { by } => by,
            _ => "",
        }
    }

    /// Over how many columns it stands.
    pub fn span(&self) -> usize {
        match &self.look {
            Look::Process { span, .. } => (*span).max(1),
            _ => 1,
        }
    }
}

impl Row {
    /// A row of cells with this heading.
    pub fn new(key: RowKey, heading: impl Into<String>) -> Row {
        Row {
            key,
            heading: heading.into(),
            caption: String::new(),
            tint: Tint::Plain,
            party: None,
            line_above: None,
            least: 0.0,
            body: Body::Cells,
        }
    }
}

impl Column {
    /// A plain column with this heading, so many points wide.
    pub fn new(key: ColumnKey, heading: impl Into<String>, width: f64) -> Column {
        Column { key, heading: heading.into(), letter: "", tint: Tint::Plain, width }
    }
}

impl Table {
    /// A table with a title and nothing in it yet.
    pub(super) fn bare(document: &Document, sheet: Sheet) -> Table {
        Table {
            title: sheet.title(document),
            sheet,
            subtitle: String::new(),
            portraits: vec![],
            groups: vec![],
            columns: vec![],
            rows: vec![],
            cells: vec![],
            arrows: vec![],
            row_head: 0.0,
            hint: "",
            next: None,
            ruled: true,
        }
    }

    /// The same as [`Table::new`] with what only an editor needs: the empty row to type into, the cell to fill in next.
    /// A register is shown as it is looked at: sorted, filtered.
    pub fn editing(document: &Document, sheet: &Sheet, shown: &Shown) -> Option<Table> {
        Table::editing_after(document, sheet, shown, None)
    }

    /// The same, which takes over what did not change since an earlier table of the view, given with what it was made
    /// from.
    pub fn editing_after(
        document: &Document,
        sheet: &Sheet,
        shown: &Shown,
        before: Option<(&Table, &Origin)>,
    ) -> Option<Table> {
        let before = Before::new(document, sheet, shown.today, before);
        match sheet {
            Sheet::Journey(id) => super::journey::table(document, id, before.as_ref()),
            Sheet::Register(register) => super::register::editing(document, *register, shown, before.as_ref()),
            Sheet::Sipoc(id) => super::sipoc::editing(document, id),
            Sheet::Matrix(matrix, id) => super::matrix::editing(document, *matrix, id, before.as_ref()),
            Sheet::Portfolio => super::portfolio::editing(document),
            Sheet::Board => Some(super::opportunities::board_to_edit(document, shown.today)),
            Sheet::Chart => Some(super::opportunities::chart_to_edit(document, shown.today)),
            Sheet::DecisionTable(id) => super::decision::editing(document, id),
            _ => Table::on(document, sheet, shown.today),
        }
    }

    /// What a view shows as a table, on any day; `None` where it is a swimlane, or not in the model.
    pub fn new(document: &Document, sheet: &Sheet) -> Option<Table> {
        Table::on(document, sheet, None)
    }

    /// The same on this day: what is overdue is told.
    pub fn on(document: &Document, sheet: &Sheet, today: Option<Date>) -> Option<Table> {
        match sheet {
            Sheet::Swimlane(_) => None,
            Sheet::Journey(id) => super::journey::table(document, id, None),
            Sheet::Sipoc(id) => super::sipoc::table(document, id),
            Sheet::Alignment(id) => super::alignment::table(document, id),
            Sheet::Register(register) => super::register::table(document, *register, today),
            Sheet::Matrix(matrix, id) => super::matrix::table(document, *matrix, id),
            Sheet::DecisionTable(id) => super::decision::table(document, id),
            Sheet::Portfolio => super::portfolio::table(document),
            Sheet::Board => super::opportunities::board(document, today),
            Sheet::Chart => super::opportunities::chart(document, today),
        }
    }

    /// Whether there is nothing in it yet: it says its hint then.
    pub fn is_empty(&self) -> bool {
        let bare = self.rows.iter().all(|row| row.key == RowKey::New);
        self.columns.is_empty() || (bare && self.cells.iter().all(|cell| cell.entries.is_empty()))
    }

    /// What each column is called: its heading, or the name of its journey step.
    pub fn column_names(&self) -> Vec<&str> {
        let columns = self.columns.len().max(1);
        let strong = |cell: &&Cell| cell.entries.iter().any(|e| e.look.names_a_column());
        let row = self.cells.chunks(columns).find(|row| row.iter().any(|cell| strong(&cell))).unwrap_or_default();
        let step = |c: usize| {
            row.get(c)
                .and_then(|cell| cell.entries.first())
                .filter(|e| e.look.names_a_column())
                .map_or("", |e| &*e.text)
        };
        let name = |(c, column)| -> &str {
            let column: &Column = column;
            if column.heading.is_empty() { step(c) } else { &column.heading }
        };
        self.columns.iter().enumerate().map(name).collect()
    }

    /// What stands in a row and column, by their places.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        (column < self.columns.len()).then(|| self.cells.get(row * self.columns.len() + column)).flatten()
    }

    /// The place of a row.
    pub fn row_of(&self, key: &RowKey) -> Option<usize> {
        self.rows.iter().position(|r| r.key == *key)
    }

    /// The place of a column.
    pub fn column_of(&self, key: &ColumnKey) -> Option<usize> {
        self.columns.iter().position(|c| c.key == *key)
    }

    /// The cell at a place.
    pub fn at(&self, row: usize, column: usize) -> Option<CellAt> {
        Some(CellAt { row: self.rows.get(row)?.key.clone(), column: self.columns.get(column)?.key.clone() })
    }

    /// Where an entry stands: row, column, and its place in the cell.
    pub fn entry_of(&self, record: &Id) -> Option<(usize, usize, usize)> {
        let columns = self.columns.len().max(1);
        self.cells.iter().enumerate().find_map(|(i, cell)| {
            let place = cell.entries.iter().position(|e| e.record == *record)?;
            Some((i / columns, i % columns, place))
        })
    }
}
