//! Words as they are written, whatever shows them.

/// The first letter large.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A reading of an emotion as it is shown and typed: "+1.5", "−2", "0".
pub fn signed(value: f64) -> String {
    match value {
        v if v > 0.0 => format!("+{v}"),
        v if v < 0.0 => format!("−{}", -v),
        _ => "0".to_owned(),
    }
}
