//! The readings of KPIs as they sit in spreadsheets: a day a row and a KPI a column, or days across and a KPI a row.
//! They become the rows of a register of KPIs with their readings.

use crate::model::{AND, AsTyped, Date, Number};

/// Readings of several KPIs, as rows of their register.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadingsTable {
    /// The name of a KPI and its readings, and the row of the table that names it.
    pub rows: Vec<([String; 2], usize)>,
    pub left_out: Vec<UnreadCell>,
}

/// A cell of such a table that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct UnreadCell {
    /// The place of its row in the table, the headings being the first.
    pub row: usize,
    /// What it would be a reading of, or the day it should stand beside.
    pub of: String,
    pub text: String,
    /// A sentence without its full stop.
    pub why: String,
}

/// What the column of days is called.
const DAYS: [&str; 8] = ["date", "day", "dates", "days", "reading date", "measured on", "datum", "tag"];

/// Reads such a table, headings and all; `None` where it is none.
pub fn readings_table(rows: &[Vec<String>]) -> Option<ReadingsTable> {
    let (head, body) = rows.split_first().filter(|(head, body)| head.len() > 1 && !body.is_empty())?;
    let is_day = |cell: &String| Date::as_typed(cell).is_ok();
    let corner = head.first().map_or("", |cell| cell.trim());
    let across: Vec<&String> = head.iter().skip(1).filter(|cell| !cell.trim().is_empty()).collect();
    if across.is_empty() || is_day(&corner.to_owned()) {
        return None;
    }
    if across.iter().all(|cell| is_day(cell)) {
        return Some(read(&turned(rows), true));
    }
    let mut down = body.iter().filter_map(|row| row.first()).filter(|cell| !cell.trim().is_empty()).peekable();
    down.peek()?;
    let days = down.filter(|cell| is_day(cell)).count();
    let all = body.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).count();
    let called = DAYS.contains(&corner.to_lowercase().as_str());
    (days == all || called && days > 0).then(|| read(rows, false))
}

/// Rows as columns.
fn turned(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let wide = rows.first().map_or(0, Vec::len);
    let cell = |row: &Vec<String>, column: usize| row.get(column).cloned().unwrap_or_default();
    (0..wide).map(|column| rows.iter().map(|row| cell(row, column)).collect()).collect()
}

/// Days down, KPIs across; `turned` where they stood the other way round.
fn read(rows: &[Vec<String>], turned: bool) -> ReadingsTable {
    let mut table = ReadingsTable::default();
    let Some((head, body)) = rows.split_first() else { return table };
    let text = |cell: Option<&String>| cell.map_or_else(String::new, |cell| cell.trim().to_owned());
    let days: Vec<Result<Date, String>> =
        body.iter().map(|row| Date::as_typed(&text(row.first())).map_err(|why| why.to_string())).collect();
    for (column, kpi) in head.iter().enumerate().skip(1) {
        let kpi = kpi.trim();
        let mut readings: Vec<String> = Vec::new();
        for (at, (row, day)) in body.iter().zip(&days).enumerate() {
            let cell = text(row.get(column));
            if cell.is_empty() {
                continue;
            }
            let value = Number::as_typed(&cell).map_err(|why| why.to_string());
            let value = if kpi.is_empty() { Err("no KPI is named over it".to_owned()) } else { value };
            match (day, value) {
                (Ok(day), Ok(value)) => readings.push(format!("{day}: {value}")),
                (day, value) => {
                    let why = day.clone().err().or(value.err()).unwrap_or_default();
                    let row = if turned { column } else { at + 1 };
                    table.left_out.push(UnreadCell { row, of: kpi.to_owned(), text: cell, why });
                }
            }
        }
        if !readings.is_empty() {
            let row = if turned { column } else { 0 };
            table.rows.push(([kpi.to_owned(), readings.join(AND)], row));
        }
    }
    table.left_out.sort_by_key(|it| it.row);
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Option<ReadingsTable> {
        let rows: Vec<Vec<String>> =
            text.lines().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect();
        readings_table(&rows)
    }

    #[test]
    fn days_stand_down_or_across() {
        let rows = [
            (["Time".to_owned(), "2026-01-31: 4.5; 2026-02-28: 4".to_owned()], 0),
            (["Cost".to_owned(), "2026-01-31: 1200".to_owned()], 0),
        ];
        let down = table("Date | Time | Cost\n31.01.2026 | 4,5 | 1200\n28.02.2026 | 4 |").expect("readings");
        assert_eq!((down.rows, down.left_out), (rows.to_vec(), vec![]));
        let across = table("KPI | 31.01.2026 | 28.02.2026\nTime | 4,5 | 4\nCost | 1200 |").expect("readings");
        assert_eq!(across.rows, [(rows[0].0.clone(), 1), (rows[1].0.clone(), 2)]);
    }

    #[test]
    fn what_cannot_be_read_is_left_out_and_told_by_its_row() {
        let read = table("date | Time |\n31.01.2026 | 1,250 | 3\nsoon | 4 |\n28.02.2026 | 5 |").expect("readings");
        assert_eq!(read.rows, [(["Time".to_owned(), "2026-02-28: 5".to_owned()], 0)]);
        let told: Vec<(usize, &str, &str)> = read.left_out.iter().map(|it| (it.row, &*it.of, &*it.text)).collect();
        assert_eq!(told, [(1, "Time", "1,250"), (1, "", "3"), (2, "Time", "4")]);
    }

    #[test]
    fn other_tables_are_none() {
        for text in ["Name | Town\nAnn | Ulm", "Date | Time", "2026-01-31 | 4\n2026-02-28 | 5", "Date\n2026-01-31", ""]
        {
            assert_eq!(table(text), None, "{text}");
        }
    }
}
