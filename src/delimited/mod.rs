//! Delimited text: rows of cells parted by tabs, commas or semicolons, as spreadsheets copy and save them.
//!
//! Knows nothing of the model and of what the cells mean. Whatever [`write`] writes, [`read`] reads back to the letter,
//! and no cell it writes begins with a character that a spreadsheet takes for a formula.
//! Written here rather than by a library because reading depends on whether a cell was quoted: blanks around a bare
//! cell are the typist's, blanks in quotes are the text's.

mod read;
mod safe;
mod sniff;

pub use read::read;
pub use safe::{bare, safe};
pub use sniff::sniff;

/// What parts two cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    Comma,
    Semicolon,
    Tab,
}

impl Separator {
    /// All of them.
    pub const ALL: [Separator; 3] = [Separator::Tab, Separator::Comma, Separator::Semicolon];

    /// The character.
    pub fn char(self) -> char {
        match self {
            Separator::Comma => ',',
            Separator::Semicolon => ';',
            Separator::Tab => '\t',
        }
    }
}

/// One row as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the text it begins on, from 1.
    pub line: usize,
    /// Its cells; a blank line is one empty cell.
    pub cells: Vec<String>,
}

impl Row {
    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.is_empty())
    }
}

/// The text of these rows, each ended by a line feed. Cells are quoted where they must be, and made [`safe`].
pub fn write<R, C>(rows: R, separator: Separator) -> String
where
    R: IntoIterator<Item = C>,
    C: IntoIterator,
    C::Item: AsRef<str>,
{
    let mut text = String::new();
    for row in rows {
        let start = text.len();
        let mut cells = 0;
        for cell in row {
            if cells > 0 {
                text.push(separator.char());
            }
            write_cell(cell.as_ref(), separator, &mut text);
            cells += 1;
        }
        if cells == 1 && text.len() == start {
            text.push_str("\"\"");
        }
        text.push('\n');
    }
    text
}

fn write_cell(cell: &str, separator: Separator, text: &mut String) {
    let cell = safe(cell);
    // What would part cells in another reading is quoted too, so that a file of one column is not misread; what a
    // spreadsheet pastes has tabs alone.
    let parts = |c: char| c == separator.char() || (separator != Separator::Tab && matches!(c, ',' | ';' | '\t'));
    let bare = !cell.contains(|c: char| parts(c) || matches!(c, '"' | '\n' | '\r'))
        && !cell.starts_with(|c: char| c.is_whitespace() || c == '\u{feff}')
        && !cell.ends_with(char::is_whitespace);
    if bare {
        text.push_str(&cell);
    } else {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str, separator: Separator) -> Vec<Vec<String>> {
        read(text, separator).into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn a_row_is_written_as_a_spreadsheet_writes_it() {
        assert_eq!(write([["a", "b c", "", "d,e"]], Separator::Comma), "a,b c,,\"d,e\"\n");
        assert_eq!(write([["say \"hi\"", "two\nlines"]], Separator::Tab), "\"say \"\"hi\"\"\"\t\"two\nlines\"\n");
        assert_eq!(write([["=1+1", "-2", "'tis", " x"]], Separator::Semicolon), "'=1+1;-2;'tis;\" x\"\n");
    }

    const CELL: &str = "[ \ta=+'@\u{feff}\"\r\n;,é-]{0,6}|\\PC{0,8}";

    proptest! {
        #[test]
        fn what_is_written_is_read_back_to_the_letter(
            rows in prop::collection::vec(prop::collection::vec(CELL, 1..5), 0..5),
            which in 0usize..3,
        ) {
            let separator = Separator::ALL[which];
            let text = write(&rows, separator);
            prop_assert_eq!(cells(&text, separator), rows);
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "[ab\",;\t\r\n' ]{0,60}") {
            for separator in Separator::ALL {
                let rows = read(&text, separator);
                prop_assert!(rows.iter().all(|row| !row.cells.is_empty()));
            }
        }

        #[test]
        fn no_written_cell_begins_a_formula(cell in "[=+@\t\r\n'a\\-]{0,4}") {
            let text = write([[&cell]], Separator::Comma);
            let first = text.trim_start_matches('"').chars().next();
            let minus = cell == "-";
            prop_assert!(minus || !first.is_some_and(|c| "=+-@\t\r".contains(c)), "{text:?}");
        }
    }
}
