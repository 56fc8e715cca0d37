//! What the cells of a decision table are edited as, and what typing into them may complete to.

use super::{cells::DecisionCells, heading::DecisionHeading, unary::items, unary::quote};
use crate::model::{CellAt, ColumnKey, Document, HitPolicy, Id, RowKey, ValueType, fold};

impl DecisionCells<'_> {
    /// What stands in a cell as it is edited: of a heading its name with the type, of the corner the letter.
    pub fn edited(&self, at: &CellAt) -> String {
        if at.row == RowKey::Types {
            return match (&at.column, self.column(&at.column)) {
                (ColumnKey::Number, _) => self.table.hit.letter().to_owned(),
                (_, Some(column)) => DecisionHeading::of(column).to_string(),
                (_, None) => String::new(),
            };
        }
        let Some((_, row)) = self.row(&at.row) else { return String::new() };
        match (&at.column, self.column(&at.column)) {
            (ColumnKey::Note, _) => row.note.trim().to_owned(),
            (_, Some(column)) => DecisionCells::text(row, column).to_owned(),
            (_, None) => String::new(),
        }
    }
}

/// What stands in a cell of a decision table as it is edited.
pub fn decision_text(document: &Document, table: &Id, at: &CellAt) -> String {
    DecisionCells::new(document, table).map_or_else(String::new, |cells| cells.edited(at))
}

/// What typing into a cell may complete to, as the whole text it would become, with what it is: values of a choice, of
/// which the last of a list is completed; hit policies. The first that begins so is meant.
pub fn decision_choices(document: &Document, table: &Id, at: &CellAt, typed: &str) -> Vec<(String, &'static str)> {
    let Some(cells) = DecisionCells::new(document, table) else { return vec![] };
    if at.row == RowKey::Types {
        let hit = at.column == ColumnKey::Number;
        let wanted = fold(typed);
        let fits = |h: &HitPolicy| fold(h.letter()) == wanted || fold(h.word()).starts_with(&wanted);
        let all = HitPolicy::ALL.iter().copied().filter(|h| hit && fits(h));
        return all.map(|h| (h.letter().to_owned(), h.word())).collect();
    }
    let Some(column) = cells.column_at(at).filter(|c| matches!(c.holds, ValueType::Choice | ValueType::Text)) else {
        return vec![];
    };
    let inner = typed.trim_start();
    let denied = inner.get(..3).filter(|s| s.eq_ignore_ascii_case("not")).and_then(|_| inner.find('('));
    let from = denied.map_or(typed.len() - inner.len(), |open| typed.len() - inner.len() + open + 1);
    let list = typed.get(from..).unwrap_or_default();
    let last = items(list, false).last().copied().unwrap_or_default();
    let word = last.trim_start();
    let before = typed.get(..typed.len() - word.len()).unwrap_or_default();
    let (wanted, close) = (fold(word), if denied.is_some() { ")" } else { "" });
    let there: Vec<String> = items(list, false).iter().rev().skip(1).map(|item| fold(item)).collect();
    let values = column.values.iter().map(|v| v.trim()).filter(|v| !v.is_empty() && !there.contains(&fold(v)));
    let mut fits: Vec<&str> = values.filter(|value| fold(value).starts_with(&wanted)).collect();
    // What is typed whole is meant, whatever else begins so.
    fits.sort_by_key(|value| fold(value) != wanted);
    fits.into_iter().map(|value| (format!("{before}{}{close}", quote(value)), "value")).collect()
}
