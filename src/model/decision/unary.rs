//! Unary tests: what stands in a cell of a decision table, read by the type of its column (S-FEEL, DMN 1.5 chapter 9).
//!
//! Kinder than the standard where nothing can be confused: text needs no quotes, dates no `date(…)`, a number may have
//! a comma for its point outside lists (`1,5` is a number, `1, 5` and `1;5` are lists), and `≤ ≥ ≠` are read.

use crate::model::{AsTyped, Date, DecisionColumn, DecisionSide, Number, ValueType, fold, in_short};
use std::fmt;

/// Why a cell cannot be read, as the end of a sentence: "“abc” is no number, such as 4.5".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(pub String);

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for ReadError {}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Number(Number),
    Date(Date),
    /// A text or choice; of a choice as its column lists it.
    Word(String),
}

impl Value {
    /// Where it stands on the line of numbers or days; words have no order.
    pub fn point(&self) -> Option<f64> {
        match self {
            Value::Number(number) => Some(number.value()),
            // Days of the calendar are whole numbers far below 2^53.
            Value::Date(date) => Some(date.days() as f64),
            Value::Word(_) => None,
        }
    }

    /// Whether two are the same; words to the letter, as in the standard.
    pub fn same(&self, other: &Value) -> bool {
        self == other
    }
}

/// An end of an interval.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    pub value: Value,
    /// Whether the value itself belongs to it.
    pub included: bool,
}

/// One test.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    Is(Value),
    Between { low: Option<End>, high: Option<End> },
}

/// What a cell says: that one of its tests holds, or that none does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unary {
    pub not: bool,
    /// Without tests, and not negated: irrelevant.
    pub tests: Vec<Test>,
}

impl Unary {
    /// Whether every value passes.
    pub fn is_any(&self) -> bool {
        self.tests.is_empty()
    }

    /// Whether a value passes.
    pub fn holds(&self, value: &Value) -> bool {
        self.is_any() || self.tests.iter().any(|test| test.holds(value)) != self.not
    }

    /// Reads a cell of an input.
    pub fn read(text: &str, column: &DecisionColumn) -> Result<Unary, ReadError> {
        Unary::read_as(text, column, &column.values)
    }

    /// The same with other values than the column's to choose from; none lets any through.
    pub fn read_as(text: &str, column: &DecisionColumn, values: &[String]) -> Result<Unary, ReadError> {
        let text = text.trim();
        if says_nothing(text) {
            return Ok(Unary::default());
        }
        let (not, inner) = negated(text)?;
        let ordered = matches!(column.holds, ValueType::Number | ValueType::Date);
        let mut tests = Vec::new();
        for item in items(inner, column.holds == ValueType::Number) {
            let item = item.trim();
            if item.is_empty() {
                return Err(ReadError("a value is missing before or after a comma".into()));
            }
            tests.push(if ordered { ordered_test(item, column)? } else { word_test(item, column, values)? });
        }
        Ok(Unary { not, tests })
    }
}

/// Reads a cell of an output: one value of its type, `None` where there is none.
pub fn read_output(text: &str, column: &DecisionColumn) -> Result<Option<Value>, ReadError> {
    let text = text.trim();
    if says_nothing(text) {
        return Ok(None);
    }
    let value = value(text, column, &column.values)?;
    if value.point().is_some() && !column.values.is_empty() {
        let listed = Unary::read_as(&column.values.join("; "), column, &[]);
        if listed.is_ok_and(|listed| !listed.holds(&value)) {
            return Err(none_of(text, &column.values));
        }
    }
    Ok(Some(value))
}

impl Test {
    /// Whether a value passes.
    pub fn holds(&self, value: &Value) -> bool {
        match self {
            Test::Is(is) => is.same(value),
            Test::Between { low, high } => {
                let Some(at) = value.point() else { return false };
                let above = |end: &End| end.value.point().is_some_and(|p| at > p || end.included && at == p);
                let below = |end: &End| end.value.point().is_some_and(|p| at < p || end.included && at == p);
                low.as_ref().is_none_or(above) && high.as_ref().is_none_or(below)
            }
        }
    }
}

/// Whether a cell is irrelevant or not filled in.
pub fn says_nothing(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "–" | "—")
}

/// A word as it must be written so that it is read as itself: between quotes where it holds what parts a list.
pub fn quote(word: &str) -> String {
    let word = word.trim();
    let signs =
        word.contains([',', ';', '"', '“', '”', ':', '\n']) || word.starts_with(['<', '>', '=', '≤', '≥', '≠', '!']);
    let negates = word.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("not")) && word.contains('(');
    if signs || negates || says_nothing(word) { format!("\"{}\"", word.replace('"', "\"\"")) } else { word.to_owned() }
}

/// Splits what is denied from `not(…)`, `≠ …`, `!= …`.
fn negated(text: &str) -> Result<(bool, &str), ReadError> {
    for sign in ["!=", "<>", "≠"] {
        if let Some(rest) = text.strip_prefix(sign) {
            return Ok((true, rest));
        }
    }
    let Some(rest) = text.get(3..).filter(|_| text.get(..3).is_some_and(|s| s.eq_ignore_ascii_case("not"))) else {
        return Ok((false, text));
    };
    match rest.trim_start().strip_prefix('(') {
        Some(inner) => match inner.strip_suffix(')') {
            Some(inner) => Ok((true, inner)),
            None => Err(ReadError("not( … ) is not closed".into())),
        },
        None => Ok((false, text)),
    }
}

/// The parts of a list, outside of quotes.
pub(super) fn items(text: &str, numbers: bool) -> Vec<&str> {
    let mut items = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (i, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '“' => quoted = true,
            '”' => quoted = false,
            ';' | ',' if quoted || (c == ',' && numbers && is_point(text, i)) => {}
            ';' | ',' => {
                items.extend(text.get(start..i));
                start = i + 1;
            }
            _ => {}
        }
    }
    items.extend(text.get(start..));
    items
}

/// Whether the comma at this place stands for the point of a number: alone between the digits of one number.
fn is_point(text: &str, at: usize) -> bool {
    let part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
    let start =
        before.rfind(|c: char| !part(c)).map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
    let end = after.find(|c: char| !part(c)).unwrap_or(after.len());
    let before = before.get(start..).unwrap_or_default();
    let after = after.get(..end).unwrap_or_default();
    // The dots between the ends of an interval part two numbers.
    let before = before.rsplit("..").next().unwrap_or_default();
    let after = after.split("..").next().unwrap_or_default();
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    digits(before) && digits(after)
}

/// A test of a number or date.
fn ordered_test(item: &str, column: &DecisionColumn) -> Result<Test, ReadError> {
    // The longer signs first.
    const SIGNS: [(&str, bool, bool); 6] = [
        ("<=", false, true),
        (">=", true, true),
        ("≤", false, true),
        ("≥", true, true),
        ("<", false, false),
        (">", true, false),
    ];
    for (sign, above, included) in SIGNS {
        if let Some(rest) = item.strip_prefix(sign) {
            let end = Some(End { value: value(rest, column, &[])?, included });
            return Ok(if above {
                Test::Between { low: end, high: None }
            } else {
                Test::Between { low: None, high: end }
            });
        }
    }
    if item.starts_with(['[', '(', ']']) || item.contains("..") {
        return interval(item, column);
    }
    Ok(Test::Is(value(item.strip_prefix('=').unwrap_or(item), column, &[])?))
}

/// `[a..b]`, with a round or turned bracket where an end does not belong to it; without brackets both do.
fn interval(item: &str, column: &DecisionColumn) -> Result<Test, ReadError> {
    let (opened, from) = match item.chars().next() {
        Some('[') => (Some(true), 1),
        Some('(' | ']') => (Some(false), 1),
        _ => (None, 0),
    };
    let (closed, to) = match item.chars().next_back() {
        Some(']') => (Some(true), 1),
        Some(')' | '[') => (Some(false), 1),
        _ => (None, 0),
    };
    if opened.is_some() != closed.is_some() {
        return Err(ReadError(format!("the interval “{item}” needs a bracket at both ends, such as [1..5]")));
    }
    let inner = item.get(from..item.len().saturating_sub(to)).unwrap_or_default();
    let Some((low, high)) = inner.split_once("..") else {
        return Err(ReadError(format!("the interval “{item}” needs two dots between its ends, such as [1..5]")));
    };
    let (low, high) = (value(low, column, &[])?, value(high, column, &[])?);
    let (opened, closed) = (opened.unwrap_or(true), closed.unwrap_or(true));
    let order = low.point().zip(high.point()).map(|(low, high)| (high - low, opened && closed));
    match order {
        Some((wide, _)) if wide < 0.0 => Err(ReadError(format!("the interval “{item}” ends before it begins"))),
        Some((0.0, false)) => Err(ReadError(format!("nothing is in the interval “{item}”"))),
        _ => {
            let low = Some(End { value: low, included: opened });
            Ok(Test::Between { low, high: Some(End { value: high, included: closed }) })
        }
    }
}

/// A test of a text or choice: one of its values.
fn word_test(item: &str, column: &DecisionColumn, values: &[String]) -> Result<Test, ReadError> {
    if item.starts_with(['<', '>', '≤', '≥']) {
        return Err(ReadError(format!("“{item}” compares, and words have no order: write the words themselves")));
    }
    let item = item.strip_prefix('=').unwrap_or(item);
    Ok(Test::Is(value(item, column, values)?))
}

/// One value of the column's type.
fn value(text: &str, column: &DecisionColumn, values: &[String]) -> Result<Value, ReadError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ReadError("a value is missing".into()));
    }
    match column.holds {
        ValueType::Number => {
            let number =
                Number::as_typed(text).map_err(|_| ReadError(format!("“{text}” is no number, such as 4.5")))?;
            Ok(Value::Number(number))
        }
        ValueType::Date => {
            let inner = text.strip_prefix("date(").and_then(|t| t.strip_suffix(')')).unwrap_or(text).trim();
            let date = Date::as_typed(inner.trim_matches('"'));
            Ok(Value::Date(date.map_err(|why| ReadError(format!("“{text}” is no day: {why}")))?))
        }
        ValueType::Text | ValueType::Choice => {
            let word = match column.side {
                // An output that is text may hold anything.
                DecisionSide::Output if values.is_empty() => text.to_owned(),
                DecisionSide::Input | DecisionSide::Output => unquoted(text)?,
            };
            if values.is_empty() {
                return Ok(Value::Word(word));
            }
            let word = word.trim();
            if values.iter().any(|value| value.trim() == word) {
                return Ok(Value::Word(word.to_owned()));
            }
            let folded = fold(word);
            Err(match values.iter().find(|value| fold(value) == folded) {
                Some(listed) => {
                    let (word, listed) = (in_short(word), in_short(listed));
                    ReadError(format!("“{word}” does not fit, as the value is “{listed}”: write it to the letter"))
                }
                None => none_of(word, values),
            })
        }
    }
}

fn none_of(word: &str, values: &[String]) -> ReadError {
    ReadError(format!("“{word}” is none of the values {}", values.join(", ")))
}

/// A word without the quotes around it.
pub(super) fn unquoted(text: &str) -> Result<String, ReadError> {
    let text = text.trim();
    let inner = match text.chars().next() {
        Some('"') => text.get(1..).and_then(|rest| rest.strip_suffix('"')),
        Some('“') => text.strip_prefix('“').and_then(|rest| rest.strip_suffix('”')),
        _ => return Ok(text.to_owned()),
    };
    match inner {
        Some(inner) => Ok(inner.replace("\\\"", "\"").replace("\"\"", "\"")),
        None => Err(ReadError(format!("the quotes of {text} are not closed"))),
    }
}
