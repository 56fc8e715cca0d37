//! The heading of a column as it is typed and shown: "Amount: number", "Kind: standard, gold", "Amount: number >= 0".

use super::unary::{items, quote, unquoted};
use crate::model::{DecisionColumn, ValueType};
use std::fmt;

/// A column's name with the type of its values and, where they are listed, the values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DecisionHeading {
    pub name: String,
    /// The type and values; `None` where the heading is only a name.
    pub holds: Option<(ValueType, Vec<String>)>,
}

impl DecisionHeading {
    /// The whole heading of a column.
    pub fn of(column: &DecisionColumn) -> DecisionHeading {
        let listed = column.values.iter().map(|v| v.trim()).filter(|v| !v.is_empty()).map(str::to_owned);
        DecisionHeading { name: column.name.clone(), holds: Some((column.holds, listed.collect())) }
    }

    /// Reads a heading. What follows the last colon is the type where it begins with the word for one, or lists
    /// several values; else it is part of the name.
    pub fn read(text: &str) -> DecisionHeading {
        let text = text.trim();
        let read = text.rmatch_indices(':').find_map(|(at, _)| {
            let holds = read_type(text.get(at + 1..)?.trim())?;
            Some(DecisionHeading { name: text.get(..at)?.trim().to_owned(), holds: Some(holds) })
        });
        read.unwrap_or_else(|| DecisionHeading { name: text.to_owned(), holds: None })
    }
}

impl fmt::Display for DecisionHeading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        let Some((holds, values)) = &self.holds else { return Ok(()) };
        f.write_str(": ")?;
        let list = listed(*holds, values);
        match holds {
            ValueType::Choice if values.len() > 1 && type_word(&list).is_none() => f.write_str(&list),
            holds if list.is_empty() => f.write_str(holds.word()),
            holds => write!(f, "{} {list}", holds.word()),
        }
    }
}

/// The type and values of a column, as they stand beneath its name: "number", "standard, gold".
pub fn allowed_words(column: &DecisionColumn) -> String {
    let list = listed(column.holds, &column.values);
    match column.holds {
        _ if list.is_empty() => column.holds.word().to_owned(),
        ValueType::Choice => list,
        holds => format!("{}, {list}", holds.word()),
    }
}

fn listed(holds: ValueType, values: &[String]) -> String {
    let values = values.iter().map(|v| v.trim()).filter(|v| !v.is_empty());
    match holds {
        // A comma may be a number's point.
        ValueType::Number | ValueType::Date => values.collect::<Vec<_>>().join("; "),
        ValueType::Text | ValueType::Choice => values.map(quote).collect::<Vec<_>>().join(", "),
    }
}

fn read_type(text: &str) -> Option<(ValueType, Vec<String>)> {
    if text.matches('"').count() % 2 == 1 {
        return None;
    }
    let (holds, list) = match type_word(text) {
        Some((holds, rest)) => (holds, rest),
        None => (ValueType::Choice, text),
    };
    let ordered = matches!(holds, ValueType::Number | ValueType::Date);
    let values: Vec<String> = items(list, holds == ValueType::Number)
        .into_iter()
        .filter_map(|item| if ordered { Some(item.trim().to_owned()) } else { unquoted(item).ok() })
        .filter(|item| !item.trim().is_empty())
        .collect();
    (type_word(text).is_some() || values.len() > 1).then_some((holds, values))
}

/// The type whose word a text begins with, and what follows it.
fn type_word(text: &str) -> Option<(ValueType, &str)> {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    Some((ValueType::of(word)?, rest.trim_start()))
}
