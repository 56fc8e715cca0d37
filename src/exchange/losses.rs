//! What an export leaves out, in words.

use std::fmt;

/// A text of another format, and what of the view is not in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    pub text: String,
    pub losses: Losses,
}

/// What is left out or changed, in the order it was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Losses(Vec<Loss>);

#[derive(Clone, Debug, PartialEq)]
struct Loss {
    count: usize,
    one: String,
    many: String,
    how: String,
}

impl Losses {
    /// Whether everything is in the text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each loss in a few words: "3 touchpoints", "the scenario".
    pub fn lines(&self) -> Vec<String> {
        self.0.iter().map(Loss::to_string).collect()
    }

    /// One more of these.
    pub(super) fn add(&mut self, one: &str, many: &str, how: &str) {
        self.count(1, one, many, how);
    }

    /// So many more of these; none is no loss.
    pub(super) fn count(&mut self, count: usize, one: &str, many: &str, how: &str) {
        if count == 0 {
            return;
        }
        match self.0.iter_mut().find(|loss| loss.one == one && loss.how == how) {
            Some(loss) => loss.count += count,
            None => self.0.push(Loss { count, one: one.into(), many: many.into(), how: how.into() }),
        }
    }
}

impl fmt::Display for Losses {
    /// All of them in one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines().join(", "))
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What there can be only one of has no number.
        match (self.one == self.many, self.count) {
            (true, _) => f.write_str(&self.one)?,
            (false, 1) => write!(f, "1 {}", self.one)?,
            (false, n) => write!(f, "{n} {}", self.many)?,
        }
        if self.how.is_empty() { Ok(()) } else { write!(f, " ({})", self.how) }
    }
}
