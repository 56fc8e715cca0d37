//! What the values of a column are, cut into the fewest parts that its cells tell apart, and sets of those parts.

use super::unary::{Test, Unary, Value};
use crate::model::{Date, DecisionColumn, Number, ValueType, either};
use std::collections::BTreeMap;

#[cfg(test)]
thread_local! {
    /// How often two sets were compared.
    pub(super) static COMPARED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts a comparison of two sets, for the tests of how much work is done.
fn compared() {
    #[cfg(test)]
    COMPARED.set(COMPARED.get() + 1);
}

/// Some of the parts of a domain, by their number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set(Vec<u64>);

impl Set {
    fn none(parts: usize) -> Set {
        Set(vec![0; parts.div_ceil(64)])
    }

    fn put(&mut self, part: usize) {
        if let Some(word) = self.0.get_mut(part / 64) {
            *word |= 1 << (part % 64);
        }
    }

    pub fn has(&self, part: usize) -> bool {
        self.0.get(part / 64).is_some_and(|word| word >> (part % 64) & 1 == 1)
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    pub fn meets(&self, other: &Set) -> bool {
        compared();
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    /// Whether all of it is in another.
    pub fn within(&self, other: &Set) -> bool {
        compared();
        self.0.iter().zip(&other.0).all(|(a, b)| a & !b == 0)
    }

    pub fn and(&self, other: &Set) -> Set {
        Set(self.0.iter().zip(&other.0).map(|(a, b)| a & b).collect())
    }

    pub fn without(&self, other: &Set) -> Set {
        Set(self.0.iter().zip(&other.0).map(|(a, b)| a & !b).collect())
    }

    pub fn add(&mut self, other: &Set) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }

    pub fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }
}

/// The parts of a column's values.
#[derive(Clone, Debug)]
pub struct Domain {
    parts: Parts,
    /// The parts that there can be.
    pub all: Set,
}

#[derive(Clone, Debug)]
enum Parts {
    /// Numbers or days: the open space before each cut, the cut itself, and the space after the last.
    Line { cuts: Vec<f64>, days: bool },
    /// The values by their words, and any other where the column does not list them.
    Words { names: Vec<String>, at: BTreeMap<String, usize> },
}

impl Domain {
    /// The domain of a column with these cells. Values that the column lists bound it.
    pub fn new<'u>(column: &DecisionColumn, cells: impl Iterator<Item = &'u Unary>) -> Domain {
        let bounds = Unary::read_as(&column.values.join("; "), column, &[]).ok().filter(|b| !b.is_any());
        let tests = cells.flat_map(|cell| &cell.tests);
        match column.holds {
            ValueType::Number | ValueType::Date => {
                let bounds = bounds.as_ref();
                line(column, tests.chain(bounds.into_iter().flat_map(|b| &b.tests)), bounds)
            }
            ValueType::Text | ValueType::Choice => words(column, tests),
        }
    }

    fn parts(&self) -> usize {
        match &self.parts {
            Parts::Line { cuts, .. } => 2 * cuts.len() + 1,
            Parts::Words { names, .. } => names.len() + 1,
        }
    }

    /// The parts where a test holds.
    pub fn set(&self, unary: &Unary) -> Set {
        if unary.is_any() {
            return self.all.clone();
        }
        let mut set = Set::none(self.parts());
        for test in &unary.tests {
            self.put(test, &mut set);
        }
        if unary.not { self.all.without(&set) } else { self.all.and(&set) }
    }

    fn put(&self, test: &Test, set: &mut Set) {
        match (&self.parts, test) {
            (Parts::Words { at, .. }, Test::Is(Value::Word(word))) => {
                if let Some(part) = at.get(word) {
                    set.put(*part);
                }
            }
            (Parts::Line { cuts, .. }, test) => {
                let cut = |value: &Value| value.point().and_then(|p| cuts.binary_search_by(|c| c.total_cmp(&p)).ok());
                let (from, to) = match test {
                    Test::Is(value) => {
                        let at = cut(value).map_or(usize::MAX, |i| 2 * i + 1);
                        (at, at)
                    }
                    Test::Between { low, high } => {
                        let low = low.as_ref().map(|e| (cut(&e.value), e.included));
                        let high = high.as_ref().map(|e| (cut(&e.value), e.included));
                        let from = match low {
                            None => 0,
                            Some((Some(i), included)) => 2 * i + if included { 1 } else { 2 },
                            Some((None, _)) => usize::MAX,
                        };
                        let to = match high {
                            None => 2 * cuts.len(),
                            Some((Some(i), included)) => 2 * i + usize::from(included),
                            Some((None, _)) => 0,
                        };
                        (from, to)
                    }
                };
                let last = 2 * cuts.len();
                (from..=to.min(last)).for_each(|part| set.put(part));
            }
            (Parts::Words { .. }, _) => {}
        }
    }

    /// A set in words that follow the column's name: "over 500", "= gold or silver"; `None` for all there can be.
    pub fn words(&self, set: &Set) -> Option<String> {
        if self.all.within(set) {
            return None;
        }
        Some(match &self.parts {
            Parts::Line { cuts, days } => self.line_words(set, cuts, *days),
            Parts::Words { names, .. } => self.name_words(set, names),
        })
    }

    /// What a set can be told in: the stretches of a line, the words one by one.
    pub fn pieces(&self, set: &Set) -> Vec<Set> {
        let Parts::Words { .. } = self.parts else { return self.runs(set) };
        let one = |part: usize| {
            let mut one = Set::none(self.parts());
            one.put(part);
            one
        };
        (0..self.parts()).filter(|part| set.has(*part)).map(one).collect()
    }

    /// The stretches that a set of numbers or days is made of; a set of words is one.
    pub fn runs(&self, set: &Set) -> Vec<Set> {
        let Parts::Line { .. } = self.parts else { return vec![set.clone()] };
        let mut runs: Vec<Set> = Vec::new();
        let mut before = false;
        for part in (0..self.parts()).filter(|part| self.all.has(*part)) {
            let held = set.has(part);
            if held && !before {
                runs.push(Set::none(self.parts()));
            }
            if let Some(run) = runs.last_mut().filter(|_| held) {
                run.put(part);
            }
            before = held;
        }
        runs
    }

    fn name_words(&self, set: &Set, names: &[String]) -> String {
        let (mut held, mut left) = (Vec::new(), Vec::new());
        for (i, name) in names.iter().enumerate().filter(|(i, _)| self.all.has(*i)) {
            if set.has(i) { held.push(name.as_str()) } else { left.push(name.as_str()) }
        }
        // Where values may be others than those listed, the rest is told by what it is not.
        if set.has(names.len()) || (left.len() == 1 && held.len() > 2) {
            format!("other than {}", left.join(", "))
        } else {
            format!("= {}", either(&held))
        }
    }

    fn line_words(&self, set: &Set, cuts: &[f64], days: bool) -> String {
        let there: Vec<usize> = (0..self.parts()).filter(|part| self.all.has(*part)).collect();
        let mut runs: Vec<(usize, usize)> = Vec::new();
        let mut points_left = Vec::new();
        let mut before = false;
        for (i, part) in there.iter().enumerate() {
            let held = set.has(*part);
            match (held, before) {
                (true, true) => {
                    if let Some(run) = runs.last_mut() {
                        run.1 = i;
                    }
                }
                (true, false) => runs.push((i, i)),
                (false, _) if part % 2 == 1 => points_left.extend(cuts.get(part / 2)),
                (false, _) => points_left.push(&f64::NAN),
            }
            before = held;
        }
        let shown = |at: f64| if days { day(at) } else { Number::new(at).map_or_else(String::new, |n| n.to_string()) };
        if runs.len() > 1 && points_left.iter().all(|p| !p.is_nan()) {
            let points: Vec<String> = points_left.iter().map(|p| shown(**p)).collect();
            return format!("other than {}", points.join(", "));
        }
        let words: Vec<String> = runs
            .iter()
            .map(|&(from, to)| {
                let part = |i: usize| there.get(i).copied().unwrap_or_default();
                // Where it begins: at a cut, or just after one.
                let low = (from > 0).then(|| part(from)).map(|p| (cut(cuts, p, false), p % 2 == 1));
                let high = (to + 1 < there.len()).then(|| part(to)).map(|p| (cut(cuts, p, true), p % 2 == 1));
                if from == to && part(from) % 2 == 1 {
                    return format!("= {}", shown(cut(cuts, part(from), false)));
                }
                if days { days_words(low, high) } else { number_words(low, high, &shown) }
            })
            .collect();
        words.join(" or ")
    }
}

type Edge = Option<(f64, bool)>;

fn number_words(low: Edge, high: Edge, shown: &dyn Fn(f64) -> String) -> String {
    match (low, high) {
        (None, None) => "anything".to_owned(),
        (None, Some((high, true))) => format!("at most {}", shown(high)),
        (None, Some((high, false))) => format!("under {}", shown(high)),
        (Some((low, true)), None) => format!("at least {}", shown(low)),
        (Some((low, false)), None) => format!("over {}", shown(low)),
        (Some((low, included)), Some((high, to))) => {
            let over = if included { "" } else { "over " };
            let under = if to { "" } else { "under " };
            format!("{over}{} to {under}{}", shown(low), shown(high))
        }
    }
}

/// The ends of days are days: from the day after one that does not belong to it.
fn days_words(low: Edge, high: Edge) -> String {
    let low = low.map(|(at, included)| if included { at } else { at + 1.0 });
    let high = high.map(|(at, included)| if included { at } else { at - 1.0 });
    match (low, high) {
        (None, None) => "anything".to_owned(),
        (None, Some(high)) => format!("until {}", day(high)),
        (Some(low), None) => format!("from {}", day(low)),
        (Some(low), Some(high)) if low == high => format!("= {}", day(low)),
        (Some(low), Some(high)) => format!("{} to {}", day(low), day(high)),
    }
}

fn day(at: f64) -> String {
    Date::from_days(at as i64).map_or_else(String::new, |date| date.to_string())
}

/// The cut at a part, or at the end of a space: the one after it for `after`, else the one before.
fn cut(cuts: &[f64], part: usize, after: bool) -> f64 {
    let at = if part % 2 == 1 || after { part / 2 } else { (part / 2).saturating_sub(1) };
    cuts.get(at).copied().unwrap_or_default()
}

fn line<'u>(column: &DecisionColumn, tests: impl Iterator<Item = &'u Test>, bounds: Option<&Unary>) -> Domain {
    let days = column.holds == ValueType::Date;
    let mut cuts: Vec<f64> = tests
        .flat_map(|test| match test {
            Test::Is(value) => [value.point(), None],
            Test::Between { low, high } => {
                [low.as_ref().and_then(|e| e.value.point()), high.as_ref().and_then(|e| e.value.point())]
            }
        })
        .flatten()
        .collect();
    cuts.sort_by(f64::total_cmp);
    cuts.dedup();
    let parts = 2 * cuts.len() + 1;
    let mut all = Set::none(parts);
    // Between one day and the next there is nothing.
    let next_day = |part: usize| {
        let gap = part.checked_sub(2).and_then(|_| Some((cuts.get(part / 2 - 1)?, cuts.get(part / 2)?)));
        days && part.is_multiple_of(2) && gap.is_some_and(|(a, b)| b - a <= 1.0)
    };
    (0..parts).filter(|part| !next_day(*part)).for_each(|part| all.put(part));
    let mut domain = Domain { all, parts: Parts::Line { cuts, days } };
    if let Some(bounds) = bounds {
        domain.all = domain.set(bounds);
    }
    domain
}

fn words<'u>(column: &DecisionColumn, tests: impl Iterator<Item = &'u Test>) -> Domain {
    let mentioned = tests.filter_map(|test| match test {
        Test::Is(Value::Word(word)) => Some(word.as_str()),
        _ => None,
    });
    let listed = column.values.iter().map(|value| value.trim()).filter(|value| !value.is_empty());
    let (mut names, mut at) = (Vec::new(), BTreeMap::new());
    for word in listed.chain(mentioned) {
        at.entry(word.to_owned()).or_insert_with(|| {
            names.push(word.to_owned());
            names.len() - 1
        });
    }
    let mut all = Set::none(names.len() + 1);
    (0..names.len()).for_each(|part| all.put(part));
    if column.values.is_empty() {
        all.put(names.len());
    }
    Domain { all, parts: Parts::Words { names, at } }
}
