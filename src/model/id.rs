//! Stable, readable record ids: a slug of the first name and a short random part, never renamed.

use serde::{Deserialize, Serialize};
use std::{borrow::Borrow, fmt, sync::Arc};

/// The stable id of a record, unique in its file, such as `take-the-order-k3f9qz`. Cheap to clone.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Id(Arc<str>);

impl Id {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Id(text.into())
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Makes fresh ids. Randomness comes in as a seed (invariant 2), so a seeded run repeats exactly.
#[derive(Clone, Debug)]
pub struct IdMaker {
    state: u64,
}

impl IdMaker {
    /// A maker whose ids depend on the seed alone.
    pub fn new(seed: u64) -> Self {
        IdMaker { state: seed }
    }

    /// A fresh id for a record called `name`; `taken` says which ids exist already.
    pub fn fresh(&mut self, name: &str, taken: impl Fn(&str) -> bool) -> Id {
        let slug = slug(name);
        loop {
            let bits = self.next();
            let tail: String = (0..6).map(|i| char::from(ALPHABET[(bits >> (5 * i)) as usize & 31])).collect();
            let id = format!("{slug}-{tail}");
            if !taken(&id) {
                return Id(id.into());
            }
        }
    }

    /// splitmix64 (Steele, Lea, Flood 2014): small, and good enough for ids that only must not meet.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

/// Whether a text could be an id: small letters, digits, hyphens and underscores, and no mere word or number.
pub fn could_be_id(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(plain)
        && !text.chars().all(char::is_alphabetic)
}

/// Whether a text has the form that [`IdMaker`] gives ids, which nobody writes by chance: six signs after the last
/// hyphen, a digit among them.
pub fn is_made_id(text: &str) -> bool {
    let tail = text.rsplit_once('-').map(|(_, tail)| tail.as_bytes()).unwrap_or_default();
    let made = tail.len() == 6 && tail.iter().all(|byte| ALPHABET.contains(byte));
    could_be_id(text) && made && tail.iter().any(u8::is_ascii_digit)
}

/// Digits and letters without i, l, o, u: nothing that reads as something else, or as a word.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        if slug.len() >= 24 {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "x".into() } else { slug.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_from_words() {
        for (text, could_be, is_made) in [
            ("response-7d0pv3", true, true),
            ("x0", true, false),
            ("two-words", true, false),
            ("case-header", true, false),
            ("EU", false, false),
            ("urgent", false, false),
            ("2026", false, false),
            ("", false, false),
        ] {
            assert_eq!((could_be_id(text), is_made_id(text)), (could_be, is_made), "{text}");
        }
    }

    #[test]
    fn ids_are_readable_unique_and_repeatable() {
        let mut maker = IdMaker::new(7);
        let first = maker.fresh("Take the order!", |_| false);
        assert!(first.as_str().starts_with("take-the-order-"), "{first}");
        assert_eq!(first, IdMaker::new(7).fresh("Take the order!", |_| false));
        assert_ne!(first, IdMaker::new(7).fresh("Take the order!", |id| id == first.as_str()));
        assert!(maker.fresh("日本", |_| false).as_str().starts_with("x-"));
    }
}
