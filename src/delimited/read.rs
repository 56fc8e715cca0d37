//! Text to rows of cells. Takes what spreadsheets, databases and people write; never refuses.

use super::{Row, Separator, safe::bare};

/// The rows of a text. Lines may end in LF, CRLF or CR; quotes may hold separators, line ends and doubled quotes.
/// A quote that does not close its cell is a character like any other. Blanks around a cell without quotes go.
/// In a text whose rows end in CRLF, line ends within cells become LF.
pub fn read(text: &str, separator: Separator) -> Vec<Row> {
    read_counting(text, separator).0
}

/// The rows, and how many cells hold a quote that does not close: with the separator a text was written with there are
/// few or none, as what a program writes has its quotes around whole cells.
pub(super) fn read_counting(text: &str, separator: Separator) -> (Vec<Row>, usize) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { rest: text, separator: separator.char(), line: 1, closes: true, stray: 0 };
    let mut rows = Vec::new();
    let mut crlf = false;
    while !reader.rest.is_empty() {
        let row = reader.row();
        if rows.is_empty() {
            crlf = row.1;
        }
        rows.push(row.0);
    }
    if crlf {
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells).filter(|cell| cell.contains("\r\n")) {
            *cell = cell.replace("\r\n", "\n");
        }
    }
    (rows, reader.stray)
}

struct Reader<'a> {
    rest: &'a str,
    separator: char,
    line: usize,
    /// False once a quote was found that nothing closes: quotes after it are not tried again.
    closes: bool,
    /// How many cells without quotes around them have one in them.
    stray: usize,
}

impl<'a> Reader<'a> {
    /// The next row, and whether it ended in CRLF.
    fn row(&mut self) -> (Row, bool) {
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            let cell = match self.quoted() {
                Some(cell) => cell,
                None => self.unquoted(),
            };
            cells.push(if bare(&cell).len() == cell.len() { cell } else { bare(&cell).to_owned() });
            if let Some(rest) = self.rest.strip_prefix(self.separator) {
                self.rest = rest;
                continue;
            }
            let crlf = self.rest.starts_with("\r\n");
            self.rest = self.rest.strip_prefix("\r\n").unwrap_or_else(|| self.rest.get(1..).unwrap_or_default());
            self.line += 1;
            return (Row { line, cells }, crlf);
        }
    }

    /// A cell in quotes, where there is one that is closed before the next separator or line end.
    fn quoted(&mut self) -> Option<String> {
        let body = self.blanks_cut(self.rest).strip_prefix('"').filter(|_| self.closes)?;
        let mut from = 0;
        let end = loop {
            let Some(found) = body.get(from..)?.find('"') else {
                self.closes = false;
                return None;
            };
            let at = from + found;
            if body.get(at + 1..)?.starts_with('"') {
                from = at + 2;
            } else {
                break at;
            }
        };
        let (cell, rest) = (body.get(..end)?, self.blanks_cut(body.get(end + 1..)?));
        if !(rest.is_empty() || rest.starts_with(['\r', '\n', self.separator])) {
            return None;
        }
        let breaks = cell.bytes().filter(|b| *b == b'\n').count();
        self.line += if breaks > 0 { breaks } else { cell.bytes().filter(|b| *b == b'\r').count() };
        self.rest = rest;
        Some(cell.replace("\"\"", "\""))
    }

    fn unquoted(&mut self) -> String {
        let end = self.rest.find(['\r', '\n', self.separator]).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        self.stray += usize::from(cell.contains('"'));
        cell.trim().to_owned()
    }

    /// The text without the blanks it begins with.
    fn blanks_cut(&self, text: &'a str) -> &'a str {
        text.trim_start_matches(|c| (c == ' ' || c == '\t') && c != self.separator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, separator: Separator) -> Vec<Vec<String>> {
        read(text, separator).into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn quotes_line_ends_and_ragged_rows_are_read() {
        let text = "\u{feff}a, b ,\"c, \"\"d\"\"\"\r\n\r\n\"two\r\nlines\"  ,x\r\nlast";
        let rows = read(text, Separator::Comma);
        assert_eq!(rows[0].cells, ["a", "b", "c, \"d\""]);
        assert!(rows[1].is_blank());
        assert_eq!(rows[2].cells, ["two\nlines", "x"]);
        assert_eq!(rows[3], Row { line: 5, cells: vec!["last".into()] });
    }

    #[test]
    fn a_quote_that_closes_no_cell_is_a_character() {
        assert_eq!(
            cells("\"hi\" he said\t5\" pipe\n\"open\tb\n\"c\n", Separator::Tab),
            [vec!["\"hi\" he said", "5\" pipe"], vec!["\"open", "b"], vec!["\"c"],]
        );
    }

    #[test]
    fn a_spreadsheet_column_with_blanks_keeps_its_rows() {
        assert_eq!(cells("a\n\nb\n", Separator::Tab), [["a"], [""], ["b"]]);
        assert_eq!(cells("a\rb\r", Separator::Tab), [["a"], ["b"]]);
        assert_eq!(cells("", Separator::Tab), Vec::<Vec<String>>::new());
        assert_eq!(cells("'=1\t'tis\n", Separator::Tab), [["=1", "'tis"]]);
    }
}
