//! Words that messages share.

use crate::model::Date;

/// How long before today a day was: "yesterday", "53 days ago".
pub fn ago(today: Date, day: Date) -> String {
    match today.days() - day.days() {
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}

/// A word with its article: "a task", "an end", "an SLA".
pub fn a(word: &str) -> String {
    let sounds = word.starts_with(['a', 'e', 'i', 'o', 'u']) || word == "SLA";
    let article = if sounds { "an" } else { "a" };
    format!("{article} {word}")
}
