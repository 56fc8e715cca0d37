//! The clipboard of tables: tab separated text, as spreadsheets copy and paste it. Several entries of a cell are its
//! lines. A cell that is edited as one text, as in matrices and decision tables, is copied and pasted as that text.

use super::{Focus, Grid, Place, walk};
use crate::{
    change::{Diff, Refusal, Transaction, op},
    delimited::{self, Separator},
    editor::{Editor, Response},
    model::{
        CellAt, ColumnKey, Document, Id, IdMaker, Names, Record, Refers, RowKey, Sheet, SipocForm, decision_text,
        in_short, matrix_text,
    },
};

/// At most so many rows are pasted.
const MOST_ROWS: usize = 500;
/// At most so many cells.
const MOST_CELLS: usize = 5000;

impl Editor {
    /// The cells chosen as tab separated text; a heading stands for all its cells.
    pub(in crate::editor) fn cells_text(&self) -> Option<String> {
        let scene = self.table()?;
        let grid = Grid { scene: &scene };
        let (from, to) = self.corners(&grid)?;
        let rows = (from.0.min(to.0)..=from.0.max(to.0)).filter(|row| !grid.collapsed(*row));
        let columns = from.1.min(to.1)..=from.1.max(to.1);
        let mut named = NamedIn { document: &self.document, names: vec![] };
        let mut text = |place| self.cell_text(&grid, place, &mut named);
        let cells = rows.map(|row| columns.clone().map(|column| text((row, column))).collect());
        let cells: Vec<Vec<String>> = cells.collect();
        match cells.as_slice() {
            // One cell is its text, as it would be typed; quotes that begin it are not those around a cell.
            [row] if row.len() == 1 && !row.iter().any(|text| text.starts_with('"')) => row.first().cloned(),
            _ => Some(delimited::write(&cells, Separator::Tab)),
        }
    }

    /// The corners of what is chosen.
    fn corners(&self, grid: &Grid) -> Option<(Place, Place)> {
        let last = (grid.rows().checked_sub(1)?, grid.scene.table.columns.len().checked_sub(1)?);
        match self.focus(grid) {
            Focus::Cell(place) => {
                let anchor = self.hand.anchor.as_ref().and_then(|at| grid.place(at));
                Some((anchor.unwrap_or(place), place))
            }
            Focus::RowHead(row) => Some(((row, 0), (row, last.1))),
            Focus::Stage(stage) => {
                let columns = grid.scene.table.groups.get(stage).map_or(0, |g| g.columns);
                let first = grid.first_under(stage);
                Some(((0, first), (last.0, (first + columns).checked_sub(1)?)))
            }
            Focus::Nothing => None,
        }
    }

    fn cell_text(&self, grid: &Grid, place: Place, named: &mut NamedIn) -> String {
        let journey = match &self.sheet {
            Some(Sheet::Journey(id)) if grid.curves(place.0).is_some() => Some(id),
            _ => None,
        };
        if let (Some(journey), Some(ColumnKey::Step(step))) = (journey, grid.at(place).map(|at| at.column)) {
            return op::journey::emotion_text(&self.document, journey, &step);
        }
        if let (Some(sheet), Some(at)) = (&self.sheet, grid.at(place))
            && let Some(text) = whole_text(&self.document, sheet, &at)
        {
            return text;
        }
        let refers = grid.at(place).map_or(Refers::Words, |at| Refers::of(&self.document, &at));
        let texts: Vec<String> = grid
            .entries(place)
            .iter()
            .map(|e| named.text(refers, &e.record).unwrap_or_else(|| e.text.to_string()))
            .collect();
        texts.join("\n")
    }

    pub(in crate::editor) fn copy_cells(&mut self, cut: bool) -> Response {
        let Some(text) = self.cells_text() else { return Response::message("Go to a cell first, then copy it.") };
        self.clipboard = Some(text.clone());
        let many = text.lines().count();
        if !cut {
            return Response { copy: Some(text), used: true, ..Response::default() };
        }
        let Some(scene) = self.table() else { return Response::default() };
        let grid = Grid { scene: &scene };
        let Some((from, to)) = self.corners(&grid) else { return Response::default() };
        // What is not copied is not cut.
        let open = walk::between(from, to).filter(|place| !grid.collapsed(place.0));
        let cells: Vec<CellAt> = open.filter_map(|place| grid.at(place)).collect();
        let response = self.act_on_table(|document, sheet, ids| {
            let done = op::clear(document, sheet, &cells, ids)?;
            Ok(Transaction { label: if many > 1 { "Cut cells" } else { "Cut cell" }.into(), ..done })
        });
        let response = self.back_to(to, response);
        Response { copy: Some(text), ..response }
    }

    /// Fills cells from the one at work on with the cells of a text, making rows and columns as needed.
    pub(in crate::editor) fn paste_cells(&mut self, text: &str) -> Response {
        let (Some(scene), Some(sheet)) = (self.table(), self.sheet.clone()) else { return Response::default() };
        let grid = Grid { scene: &scene };
        let start = match self.focus(&grid) {
            Focus::Cell(place) => {
                let anchor = self.hand.anchor.as_ref().and_then(|at| grid.place(at)).unwrap_or(place);
                (place.0.min(anchor.0), place.1.min(anchor.1))
            }
            Focus::RowHead(row) => (row, 0),
            Focus::Stage(stage) => (0, grid.first_under(stage)),
            Focus::Nothing => return Response::message("Go to a cell first; what is pasted fills from there."),
        };
        if let Sheet::Register(register) = sheet {
            return self.paste_rows(register, start, text);
        }
        let mut rows: Vec<Vec<String>> =
            delimited::read(text, Separator::Tab).into_iter().map(|row| row.cells).collect();
        while rows.last().is_some_and(|row| row.iter().all(String::is_empty)) {
            rows.pop();
        }
        let cells: usize = rows.iter().map(Vec::len).sum();
        if rows.is_empty() {
            return Response::message("There is no text to paste.");
        }
        if rows.len() > MOST_ROWS || cells > MOST_CELLS {
            return Response::message(format!("Paste up to {MOST_ROWS} rows and {MOST_CELLS} cells at a time."));
        }
        let mut ids = self.ids.clone();
        match fill(&self.document, &sheet, &grid, start, &rows, &mut ids) {
            Err(refusal) => Response::message(refusal.to_string()),
            Ok(Filled { transaction, says, left_out }) => {
                self.ids = ids;
                self.hand.anchor = None;
                let response = self.commit(transaction);
                let response = self.back_to(start, response);
                self.choose_filled(start, &rows);
                Response { message: Some(says), details: left_out, ..response }
            }
        }
    }

    /// The range that was filled is the range chosen.
    fn choose_filled(&mut self, start: Place, rows: &[Vec<String>]) {
        let wide = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let Some(scene) = self.table() else { return };
        let grid = Grid { scene: &scene };
        let end = (start.0 + rows.len() - 1, start.1 + wide - 1);
        if (rows.len() > 1 || wide > 1) && end.0 < grid.rows() && end.1 < grid.columns() {
            let camera = self.camera;
            self.hand.anchor = grid.at(end);
            self.go_to_cell(start, 0, true);
            self.camera = camera;
        }
    }
}

/// The names of what entries stand for, gathered once for each kind of cell.
struct NamedIn<'a> {
    document: &'a Document,
    names: Vec<(Refers, Names<'a>)>,
}

impl NamedIn<'_> {
    /// What an entry is copied as where it stands for a record: a name that is read back as that one.
    fn text(&mut self, refers: Refers, entry: &Id) -> Option<String> {
        let record = self.document.stands_for(entry).filter(|_| !refers.kinds().is_empty())?;
        let at = match self.names.iter().position(|(of, _)| *of == refers) {
            Some(at) => at,
            None => {
                self.names.push((refers, refers.names(self.document)));
                self.names.len() - 1
            }
        };
        self.names.get(at).map(|(_, names)| names.text(record, refers.kinds())).filter(|text| !text.is_empty())
    }
}

/// What an editor of a cell starts with where all of the cell is one text; `None` where each entry is edited by itself.
fn whole_text(document: &Document, sheet: &Sheet, at: &CellAt) -> Option<String> {
    match sheet {
        Sheet::Matrix(matrix, id) => Some(matrix_text(document, *matrix, id, at)),
        Sheet::DecisionTable(table) if at.column != ColumnKey::Number || at.row == RowKey::Types => {
            Some(decision_text(document, table, at))
        }
        _ => None,
    }
}

/// Several lines as one text, with what stands between the items of a list in this cell where a line does not end in
/// it.
fn one_line(sheet: &Sheet, at: &CellAt, lines: &[&str]) -> String {
    let between = match sheet {
        Sheet::DecisionTable(_) if at.row == RowKey::Types => "",
        Sheet::DecisionTable(_) if at.column != ColumnKey::Note => ",",
        _ => ";",
    };
    let mut text = String::new();
    for line in lines {
        if !text.is_empty() {
            text.push_str(if text.ends_with(between) { "" } else { between });
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

struct Filled {
    transaction: Transaction,
    /// What was done, in words.
    says: String,
    /// What was left out where that is more than one cell, one a line.
    left_out: Vec<String>,
}

/// Types every cell of a block, one after the other, as one transaction.
fn fill(
    document: &Document,
    sheet: &Sheet,
    grid: &Grid,
    start: Place,
    rows: &[Vec<String>],
    ids: &mut IdMaker,
) -> Result<Filled, Refusal> {
    let mut now = document.clone();
    let mut filling = Filling {
        sheet,
        grid,
        start,
        rows: vec![],
        columns: vec![],
        cells: 0,
        in_words: 0,
        why_words: None,
        refused: vec![],
    };
    for (r, row) in rows.iter().enumerate() {
        for (c, text) in row.iter().enumerate() {
            filling.cell(&mut now, (r, c), text, ids);
        }
    }
    if filling.cells == 0 {
        let nothing = || Refusal::new("Nothing of it could be pasted here.");
        return Err(filling.refused.into_iter().next().map_or_else(nothing, |(_, why)| why));
    }
    // Once, at the end: a diff that grows cell by cell costs the square of the cells.
    let diff = Diff::between(document, &now);
    let mut says = match filling.cells {
        1 => "Pasted 1 cell".to_owned(),
        n => format!("Pasted {n} cells"),
    };
    let mut made = Vec::new();
    let count = |n: usize, word: &str| match n {
        0 => None,
        1 => Some(format!("1 new {word}")),
        n => Some(format!("{n} new {word}s")),
    };
    made.extend(count(filling.rows.len(), "row"));
    made.extend(count(filling.columns.len(), "column"));
    let added = |test: fn(&Record) -> bool| diff.added.values().filter(|r| test(r)).count();
    made.extend(count(added(|r| matches!(r, Record::Document(_))), "document"));
    let parties = added(|r| matches!(r, Record::Party(_)));
    made.extend(match parties {
        0 => None,
        1 => Some("1 new party".to_owned()),
        n => Some(format!("{n} new parties")),
    });
    if !made.is_empty() {
        says = format!("{says}: {}", made.join(", "));
    }
    if let Some(why) = filling.why_words {
        let names = if filling.in_words == 1 { "1 name stands" } else { &format!("{} names stand", filling.in_words) };
        says = format!("{says}. {names} in words: {why}");
    }
    let left_out = match filling.refused.as_slice() {
        [] => vec![],
        [(_, why)] => {
            says = format!("{says}. One was left out: {why}");
            vec![]
        }
        several => {
            says = format!("{says}. {} cells were left out", several.len());
            several.iter().map(|(cell, why)| format!("{cell}: {why}")).collect()
        }
    };
    let label = if filling.cells == 1 { "Paste cell" } else { "Paste cells" };
    Ok(Filled { transaction: Transaction { label: label.into(), diff, select: None }, says, left_out })
}

/// A block on its way into a table.
struct Filling<'a> {
    sheet: &'a Sheet,
    grid: &'a Grid<'a>,
    start: Place,
    /// The rows and columns made past the last ones, by their place in the block.
    rows: Vec<(usize, RowKey)>,
    columns: Vec<(usize, ColumnKey)>,
    cells: usize,
    /// How many entries stand in words because several are called so, and the first that does.
    in_words: usize,
    why_words: Option<Refusal>,
    /// Cells that were left out, and why.
    refused: Vec<(String, Refusal)>,
}

impl Filling<'_> {
    fn cell(&mut self, now: &mut Document, (r, c): (usize, usize), text: &str, ids: &mut IdMaker) {
        let place = (self.row(r), self.start.1 + c);
        let Some(at) = self.at(place, (r, c)) else {
            if !text.trim().is_empty() {
                self.leave_out((r, c), text, Refusal::new("There are no more columns on this side."));
            }
            return;
        };
        let there: Vec<Id> = match at.row == RowKey::New || at.column == ColumnKey::New {
            true => vec![],
            false => self.grid.entries(place).iter().map(|e| e.record.clone()).collect(),
        };
        if let Some(now_there) = whole_text(now, self.sheet, &at) {
            return self.whole(now, &at, (r, c), &now_there, text, ids);
        }
        let chart = self.grid.curves(place.0).is_some();
        // A reading's several parts are one text; elsewhere each line is an entry.
        let lines: Vec<&str> = match chart {
            true => vec![text.trim()],
            false => text.lines().map(str::trim).filter(|line| !line.is_empty()).collect(),
        };
        if there.is_empty() && lines.iter().all(|line| line.is_empty()) {
            return;
        }
        let mut at = at;
        let mut any = false;
        for i in 0..lines.len().max(there.len()) {
            let (line, entry) = (lines.get(i).copied().unwrap_or_default(), there.get(i));
            if line.is_empty() && entry.is_none() && !chart {
                continue;
            }
            match op::type_unasked(now, self.sheet, &at, entry, line, ids) {
                Ok((done, in_words)) => {
                    if let Some(why) = in_words {
                        self.in_words += 1;
                        self.why_words.get_or_insert(why);
                    }
                    done.diff.apply(now);
                    at = self.made(now, &at, (r, c), done.select.as_ref().and_then(|ids| ids.last()));
                    any = true;
                }
                Err(refusal) => self.leave_out((r, c), line, refusal),
            }
        }
        self.cells += usize::from(any);
    }

    /// Types into a cell that is one text, and leaves it alone where it says so already.
    fn whole(
        &mut self,
        now: &mut Document,
        at: &CellAt,
        place: (usize, usize),
        there: &str,
        text: &str,
        ids: &mut IdMaker,
    ) {
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let text = one_line(self.sheet, at, &lines);
        if text == there.trim() {
            self.cells += usize::from(!text.is_empty());
            return;
        }
        match op::paste_in(now, self.sheet, at, &text, ids) {
            Ok(done) => {
                done.diff.apply(now);
                self.made(now, at, place, done.select.as_ref().and_then(|ids| ids.last()));
                self.cells += 1;
            }
            Err(refusal) => self.leave_out(place, &text, refusal),
        }
    }

    fn leave_out(&mut self, (r, c): (usize, usize), text: &str, why: Refusal) {
        self.refused.push((format!("Row {}, column {}, “{}”", r + 1, c + 1, in_short(text)), why));
    }

    /// The row of the table that a row of the block goes into: collapsed ones are passed over, as they are in copying.
    fn row(&self, r: usize) -> usize {
        let mut open = (self.start.0..self.grid.rows()).filter(|row| !self.grid.collapsed(*row));
        let many = open.clone().count();
        open.nth(r).unwrap_or_else(|| self.grid.rows() + r.saturating_sub(many))
    }

    /// The cell at a place of the table, or one in a row or column made before.
    fn at(&self, place: Place, (r, c): (usize, usize)) -> Option<CellAt> {
        let table = &self.grid.scene.table;
        let known = |row: &RowKey| *row != RowKey::New;
        let row = match table.rows.get(place.0).map(|row| &row.key).filter(|row| known(row)) {
            Some(row) => row.clone(),
            None => {
                let made = self.rows.iter().find(|(at, _)| *at == r).map(|(_, row)| row.clone());
                made.or_else(|| table.row_of(&RowKey::New).map(|_| RowKey::New))?
            }
        };
        let column = match table.columns.get(place.1).map(|column| &column.key).filter(|c| **c != ColumnKey::New) {
            Some(column) => column.clone(),
            None => {
                let made = self.columns.iter().find(|(at, _)| *at == c).map(|(_, column)| column.clone());
                let grows = matches!(self.sheet, Sheet::Journey(_)).then_some(ColumnKey::New);
                made.or(grows)?
            }
        };
        Some(CellAt { row, column })
    }

    /// Remembers the row or column that typing into the empty one has made.
    fn made(&mut self, now: &Document, at: &CellAt, (r, c): (usize, usize), selected: Option<&Id>) -> CellAt {
        let record = selected.and_then(|id| now.get(id));
        let row = match (&at.row, record) {
            // In free lists each column goes on by itself.
            (RowKey::New, Some(Record::DecisionRow(row))) => Some(RowKey::Record(row.id.clone())),
            (RowKey::New, Some(Record::SipocEntry(entry))) => {
                let rows = now.sipoc(&entry.sipoc).is_some_and(|s| s.form == SipocForm::Rows);
                rows.then_some(RowKey::Entries(entry.row))
            }
            _ => None,
        };
        if let Some(row) = &row {
            self.rows.push((r, row.clone()));
        }
        let column = match (&at.column, record) {
            (ColumnKey::New, Some(Record::JourneyStep(step))) => Some(&step.id),
            (ColumnKey::New, Some(Record::Card(card))) => Some(&card.at),
            (ColumnKey::New, Some(Record::Touchpoint(touchpoint))) => Some(&touchpoint.at),
            (ColumnKey::New, Some(Record::Emotion(emotion))) => Some(&emotion.at),
            _ => None,
        };
        let column = column.map(|id| ColumnKey::Step(id.clone()));
        if let Some(column) = &column {
            self.columns.push((c, column.clone()));
        }
        CellAt { row: row.unwrap_or_else(|| at.row.clone()), column: column.unwrap_or_else(|| at.column.clone()) }
    }
}
