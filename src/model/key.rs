//! Decimal keys that put things in order: columns, rows, lanes.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;

/// A finite decimal number that orders columns, rows and lanes.
/// Inserting between 3 and 4 writes 3.5 in one record and touches no other.
#[derive(Clone, Copy, Debug, Default)]
pub struct Key(f64);

impl Key {
    /// The key with this value; `None` for NaN and infinities. −0 becomes 0.
    pub fn new(value: f64) -> Option<Key> {
        value.is_finite().then_some(Key(value + 0.0))
    }

    /// The value as a number.
    pub fn value(self) -> f64 {
        self.0
    }

    /// The key with the fewest decimals strictly between two keys, nearest the middle; `None` where no such number is
    /// left.
    pub fn between(low: Key, high: Key) -> Option<Key> {
        if low >= high {
            return None;
        }
        let middle = low.0 / 2.0 + high.0 / 2.0;
        for digits in 0..=12 {
            let scale = 10f64.powi(digits);
            let near = (middle * scale).round() / scale;
            let candidates = [near, (middle * scale).floor() / scale, (middle * scale).ceil() / scale];
            if let Some(found) = candidates.into_iter().find(|&c| low.0 < c && c < high.0) {
                return Key::new(found);
            }
        }
        None
    }

    /// The first whole number after this key.
    pub fn after(self) -> Key {
        Key(self.0.floor() + 1.0)
    }

    /// The last whole number before this key.
    pub fn before(self) -> Key {
        Key(self.0.ceil() - 1.0)
    }
}

impl From<i32> for Key {
    fn from(value: i32) -> Self {
        Key(f64::from(value))
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Key {}
impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}
impl std::hash::Hash for Key {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Whole numbers are written without a fraction: `column: 3`.
        if self.0.fract() == 0.0 && self.0.abs() < 1e15 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        Key::new(value).ok_or_else(|| serde::de::Error::custom("a key must be a finite number, not NaN or infinity"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_takes_the_shortest_decimal() {
        let key = |v| Key::new(v).expect("finite");
        assert_eq!(Key::between(key(3.0), key(4.0)), Some(key(3.5)));
        assert_eq!(Key::between(key(3.0), key(3.5)), Some(key(3.3)));
        assert_eq!(Key::between(key(1.0), key(9.0)), Some(key(5.0)));
        assert_eq!(Key::between(key(4.0), key(4.0)), None);
        assert_eq!(Key::new(f64::NAN), None);
    }
}
