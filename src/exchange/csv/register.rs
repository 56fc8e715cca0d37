//! A register as a table in a file: which one by its headings, its columns, and its rows as they stand.
//!
//! What the cells mean is the model's to say, where the names in them are known: this only finds them.

use super::{MAX_HEADINGS, MAX_ROWS, decode, found, head, quoted};
use crate::{
    delimited::{self, Separator},
    exchange::{ImportError, Report},
    model::{Attribute, Register, readings_table, register_headings},
};

/// The rows of a register.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterTable {
    pub register: Register,
    /// What each cell of a row is; none for a column that is no attribute.
    pub columns: Vec<Option<Attribute>>,
    pub rows: Vec<Vec<String>>,
    /// The line of the file that each row begins on.
    pub lines: Vec<usize>,
    pub report: Report,
}

/// So far down a heading row is looked for.
const FAR: usize = 10;

/// The register that a table in a file is; `None` where it is another table, or none. `called`, the name of the file,
/// decides between registers whose headings fit alike.
///
/// # Errors
/// Refused where it is larger than any register.
pub fn register(bytes: &[u8], called: &str) -> Option<Result<RegisterTable, ImportError>> {
    let mut report = Report::default();
    let text = decode::text(bytes, &mut report).ok()?;
    // What has the headings of a view is that view.
    if found(&text).is_some() {
        return None;
    }
    let likely = delimited::sniff(&text);
    let others = Separator::ALL.into_iter().filter(|s| Some(*s) != likely);
    let found = likely.into_iter().chain(others).find_map(|separator| {
        let mut rows = delimited::read(&text, separator);
        let near = rows.iter().enumerate().filter(|(_, row)| !head::is_head(row)).take(FAR);
        let (at, register, columns) =
            near.filter_map(|(at, row)| best(&row.cells, called).map(|(r, c)| (at, r, c))).next()?;
        let body = rows.split_off(at + 1);
        let headings = rows.pop().map(|row| row.cells).unwrap_or_default();
        Some((register, columns, headings, body))
    });
    let Some((register, columns, headings, rows)) = found else { return readings(&text, report) };
    if rows.len() > MAX_ROWS {
        return Some(Err(too_large()));
    }
    for (heading, _) in headings.iter().zip(&columns).filter(|(heading, it)| it.is_none() && !heading.trim().is_empty())
    {
        let known = register_headings(register, std::slice::from_ref(heading)).is_some();
        let (code, why) = match known {
            true => ("repeated-column", "columns that stand here before; left out"),
            false => ("unknown-column", "columns that no record of this register has; left out"),
        };
        report.warn(code, why, heading.trim());
    }
    let (lines, rows) = rows.into_iter().filter(|row| !row.is_blank()).map(|row| (row.line, row.cells)).unzip();
    Some(Ok(RegisterTable { register, columns, rows, lines, report }))
}

/// The readings of KPIs by days, as rows of their register.
fn readings(text: &str, mut report: Report) -> Option<Result<RegisterTable, ImportError>> {
    let likely = delimited::sniff(text);
    let others = Separator::ALL.into_iter().filter(|s| Some(*s) != likely);
    let (table, lines) = likely.into_iter().chain(others).find_map(|separator| {
        let rows = delimited::read(text, separator).into_iter().filter(|row| !row.is_blank() && !head::is_head(row));
        let (lines, rows): (Vec<usize>, Vec<Vec<String>>) = rows.map(|row| (row.line, row.cells)).unzip();
        Some((readings_table(&rows)?, lines))
    })?;
    if lines.len() > MAX_ROWS {
        return Some(Err(too_large()));
    }
    let line = |row: usize| lines.get(row).copied().unwrap_or(1);
    for cell in &table.left_out {
        let about = format!("line {}, {} {}: {}.", line(cell.row), cell.of, quoted(&cell.text), cell.why);
        report.warn("cell", "cells left out", &about);
    }
    let (rows, lines) = table.rows.into_iter().map(|(row, at)| (row.to_vec(), line(at))).unzip();
    let columns = vec![Some(Attribute::Name), Some(Attribute::Readings)];
    Some(Ok(RegisterTable { register: Register::Kpis, columns, rows, lines, report }))
}

fn too_large() -> ImportError {
    ImportError::new("the table is too large: at most 20,000 rows are imported")
}

/// Whether these are the headings of a register.
pub(super) fn is_heading(cells: &[String]) -> bool {
    best(cells, "").is_some()
}

/// The register these headings are of: one that the file is called after, else the one they say most of, with the
/// fewest left unsaid.
fn best(cells: &[String], called: &str) -> Option<(Register, Vec<Option<Attribute>>)> {
    let cells = cells.get(..cells.len().min(MAX_HEADINGS))?;
    let fits = |register: &Register| {
        let columns = register_headings(*register, cells)?;
        let known = columns.iter().flatten().count();
        let named = columns.contains(&Some(Attribute::Name)) && known > 1;
        let other = !called.trim().eq_ignore_ascii_case(register.file_word());
        named.then(|| ((other, usize::MAX - known, register.attributes().len() - known), *register, columns))
    };
    let all = Register::ALL.iter().filter_map(fits);
    all.min_by_key(|(rank, ..)| *rank).map(|(_, register, columns)| (register, columns))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_is_known_by_its_headings() {
        let known = |text: &str, called: &str| {
            register(text.as_bytes(), called).and_then(Result::ok).map(|table| (table.register, table.rows.len()))
        };
        assert_eq!(known("Name;Statement;Owner\nPay first;…;Ann\n", "x"), Some((Register::Rules, 1)));
        assert_eq!(
            known("name,kind,description,contact,used in\nAnn,role,,,\n\nBo,team,,,\n", "x"),
            Some((Register::Parties, 2))
        );
        assert_eq!(known("Name,Description,Contact\nERP,,\n", "x"), Some((Register::Systems, 1)));
        assert_eq!(known("Name,Description,Contact\nERP,,\n", "parties"), Some((Register::Parties, 1)));
        assert_eq!(known("Name,Unit,Target\nTime,d,3\n", ""), Some((Register::Kpis, 1)));
        for other in ["Step,Lane,Next\na,b,c\n", "a,b\n1,2\n", "Name\nAnn\n", "", "Name,Colour,Size,Shape,Weight\n"] {
            assert_eq!(known(other, "x"), None, "{other}");
        }
        // What is called like a hit policy makes no decision table of it.
        assert_eq!(known("Name,Kind,Statement\nA,policy,Pay first\n", "x"), Some((Register::Rules, 1)));
        let table = register(b"Name,Statement,Colour\nPay,now,red\n", "x").and_then(Result::ok).expect("a register");
        assert_eq!(table.report.warnings.len(), 1, "{:?}", table.report);
        let table = register(b"Name,Statement,Owner,statement\n\nPay,now,Ann,later\n", "x").and_then(Result::ok);
        let table = table.expect("a register");
        assert_eq!(table.report.warnings.iter().map(|it| it.code).collect::<Vec<_>>(), ["repeated-column"]);
        assert_eq!(table.lines, [3]);
    }
}
