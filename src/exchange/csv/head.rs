//! The lines above a table that say what it is about: `# key`, then a value a cell. By hand also `# key: value`.

use crate::{delimited::Row, exchange::Report};

/// The lines, in their order.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Head(Vec<(String, Vec<String>)>);

impl Head {
    /// Takes the head off some rows; what is left begins with the heading row of the table.
    pub(super) fn take(rows: &mut Vec<Row>) -> Head {
        let body = rows.iter().position(|row| !is_head(row)).unwrap_or(rows.len());
        Head(rows.drain(..body).filter_map(line).collect())
    }

    /// Adds a line where it has a value.
    pub(super) fn put(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.put_all(key, vec![value.to_owned()]);
        }
    }

    /// Adds a line of several values, where there are any.
    pub(super) fn put_all(&mut self, key: &str, values: Vec<String>) {
        if !values.is_empty() {
            self.0.push((key.to_owned(), values));
        }
    }

    /// The rows of the lines.
    pub(super) fn rows(&self) -> impl Iterator<Item = Vec<String>> {
        self.0.iter().map(|(key, values)| std::iter::once(format!("# {key}")).chain(values.iter().cloned()).collect())
    }

    /// Takes out the value of a line with one of these keys; nothing where there is no such line.
    pub(super) fn one(&mut self, keys: &[&str]) -> String {
        self.all(keys).into_iter().next().unwrap_or_default()
    }

    /// Takes out the values of a line with one of these keys.
    pub(super) fn all(&mut self, keys: &[&str]) -> Vec<String> {
        let found = self.0.iter().position(|(key, _)| keys.iter().any(|k| k.eq_ignore_ascii_case(key)));
        found.map_or_else(Vec::new, |at| self.0.remove(at).1)
    }

    /// Tells the lines that nothing asked for.
    pub(super) fn tell_rest(self, report: &mut Report) {
        for (key, values) in self.0 {
            let line = format!("# {key}: {}", values.join(", "));
            report.warn("head-line", "these lines above the table say nothing that is known; left out", line.trim());
        }
    }
}

/// Whether a row stands above the table: it begins with `#`, or is blank.
pub(super) fn is_head(row: &Row) -> bool {
    row.is_blank() || row.cells.first().is_some_and(|cell| cell.starts_with('#'))
}

fn line(row: Row) -> Option<(String, Vec<String>)> {
    let mut cells = row.cells.into_iter();
    let first = cells.next().filter(|cell| cell.starts_with('#'))?;
    let text = first.trim_start_matches('#').trim();
    let mut values: Vec<String> = cells.collect();
    let key = match text.split_once(':') {
        Some((key, value)) => {
            if !value.trim().is_empty() {
                values.insert(0, value.trim().to_owned());
            }
            key.trim()
        }
        None => text,
    };
    while values.last().is_some_and(String::is_empty) {
        values.pop();
    }
    Some((key.to_owned(), values))
}
