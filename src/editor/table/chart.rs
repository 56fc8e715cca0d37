//! Readings of an emotion chart as they are typed and shown.

/// A reading as it is shown: "+1.5", "−2", "0".
pub fn score(value: f64) -> String {
    match value {
        v if v > 0.0 => format!("+{v}"),
        v if v < 0.0 => format!("−{}", -v),
        _ => "0".to_owned(),
    }
}
