//! Numbers and dates that a person writes: a target, a reading, a review date.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{cmp::Ordering, fmt, str::FromStr};

/// A day of the calendar (Gregorian), written as in ISO 8601: 2026-11-22.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// A day that the calendar has, of the years 1 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let days = days_of(year, month)?;
        ((1..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Date { year, month, day })
    }

    /// The day so many days after 1970-01-01.
    pub fn from_days(days: i64) -> Option<Date> {
        // Years that begin in March: the leap day is the last of its year (Howard Hinnant, *chrono-compatible low-level
        // date algorithms*).
        let days = days.checked_add(719_468)?;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let from_march = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * from_march + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year - 719_468
    }
}

impl Date {
    /// How many whole months have passed since a day before it.
    pub fn months_since(self, before: Date) -> i64 {
        let months = |date: Date| i64::from(date.year) * 12 + i64::from(date.month);
        months(self) - months(before) - i64::from(self.day < before.day)
    }
}

fn days_of(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// What a date should look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDate;

impl fmt::Display for NoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date is year-month-day, such as 2026-11-22")
    }
}
impl std::error::Error for NoDate {}

impl FromStr for Date {
    type Err = NoDate;

    fn from_str(text: &str) -> Result<Date, NoDate> {
        let mut parts = text.trim().split('-');
        let mut part = |digits: usize| {
            let part = parts.next().filter(|p| p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()))?;
            part.parse::<u16>().ok()
        };
        let date = (|| Date::new(part(4)?, u8::try_from(part(2)?).ok()?, u8::try_from(part(2)?).ok()?))();
        date.filter(|_| parts.next().is_none()).ok_or(NoDate)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// A finite decimal number: a target, a reading, a cost.
#[derive(Clone, Copy, Debug, Default)]
pub struct Number(f64);

impl Number {
    /// The number with this value; `None` for NaN and infinities. −0 becomes 0.
    pub fn new(value: f64) -> Option<Number> {
        value.is_finite().then_some(Number(value + 0.0))
    }

    /// Its value.
    pub fn value(self) -> f64 {
        self.0
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Number {}
impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// What a number should look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoNumber;

impl fmt::Display for NoNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number is digits with a point and nothing between thousands, such as 1250 or 4.5")
    }
}
impl std::error::Error for NoNumber {}

impl FromStr for Number {
    type Err = NoNumber;

    /// Digits with a point, or with the one comma that many languages write in its place; a minus of either kind.
    /// A comma before three digits parts thousands in other languages: which is meant nobody can say.
    fn from_str(text: &str) -> Result<Number, NoNumber> {
        let text = text.trim().replace('−', "-");
        let comma = text.matches(',').count() == 1 && !text.contains('.');
        if comma && text.split_once(',').is_some_and(|(_, after)| after.len() == 3) {
            return Err(NoNumber);
        }
        let text = if comma { text.replace(',', ".") } else { text };
        let digits = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
        if !digits {
            return Err(NoNumber);
        }
        text.parse().ok().and_then(Number::new).ok_or(NoNumber)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Whole numbers are written without a fraction: `target: 3`.
        if self.0.fract() == 0.0 && self.0.abs() < 1e15 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Number::new(f64::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("a number must be finite"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_and_written_the_same_and_only_if_the_calendar_has_it() {
        for text in ["2026-11-22", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(text.parse::<Date>().map(|d| d.to_string()).as_deref(), Ok(text));
        }
        for text in
            ["2026-02-29", "1900-02-29", "2026-13-01", "26-01-01", "2026-1-1", "2026-01-01-01", "", "0000-01-01"]
        {
            assert_eq!(text.parse::<Date>(), Err(NoDate), "{text}");
        }
    }

    #[test]
    fn days_count_through_leap_years_and_back() {
        let date = |text: &str| text.parse::<Date>().expect("a date");
        assert_eq!(date("1970-01-01").days(), 0);
        assert_eq!(date("2000-03-01").days() - date("2000-02-28").days(), 2);
        assert_eq!(date("2026-11-22").days(), 20_779);
        for days in (-719_162..2_932_896).step_by(97) {
            assert_eq!(Date::from_days(days).map(Date::days), Some(days));
        }
        assert_eq!(Date::from_days(i64::MAX), None);
    }

    #[test]
    fn a_number_is_digits_with_a_point_or_a_comma() {
        for (text, value) in [("4.5", 4.5), ("4,5", 4.5), ("−2", -2.0), (" 10 ", 10.0), ("+3", 3.0)] {
            assert_eq!(text.parse::<Number>().map(Number::value), Ok(value), "{text}");
        }
        for text in ["", "1,000", "12,500", "1,000.5", "1,2,3", "NaN", "inf", "1e9", "4 h"] {
            assert_eq!(text.parse::<Number>(), Err(NoNumber), "{text}");
        }
    }
}
