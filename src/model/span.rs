//! Lengths of time as people say them: "30 min", "1.5 h", "2 to 6 d".

use super::{Model, Number};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};

/// A length of time with its unit, perhaps from one number to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// At least so many.
    pub least: Number,
    /// At most so many; the same where no range is given.
    pub most: Number,
    pub unit: Unit,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
}

impl Unit {
    /// All of them, the shortest first.
    pub const ALL: [Unit; 6] = [Unit::Second, Unit::Minute, Unit::Hour, Unit::Day, Unit::Week, Unit::Month];

    /// As it is written after a number.
    pub fn word(self) -> &'static str {
        match self {
            Unit::Second => "s",
            Unit::Minute => "min",
            Unit::Hour => "h",
            Unit::Day => "d",
            Unit::Week => "wk",
            Unit::Month => "mo",
        }
    }

    /// The unit of a word: its sign, or the word itself in one or several.
    pub fn of(word: &str) -> Option<Unit> {
        match word.trim().to_lowercase().trim_end_matches('.') {
            "s" | "sec" | "secs" | "second" | "seconds" => Some(Unit::Second),
            "m" | "min" | "mins" | "minute" | "minutes" => Some(Unit::Minute),
            "h" | "hr" | "hrs" | "hour" | "hours" => Some(Unit::Hour),
            "d" | "day" | "days" => Some(Unit::Day),
            "w" | "wk" | "wks" | "week" | "weeks" => Some(Unit::Week),
            "mo" | "mos" | "month" | "months" => Some(Unit::Month),
            _ => None,
        }
    }

    /// How many minutes it lasts.
    pub fn minutes(self, calendar: Calendar) -> f64 {
        let day = 60.0 * f64::from(calendar.hours_a_day);
        let week = day * f64::from(calendar.days_a_week);
        match self {
            Unit::Second => 1.0 / 60.0,
            Unit::Minute => 1.0,
            Unit::Hour => 60.0,
            Unit::Day => day,
            Unit::Week => week,
            // A year of 365 days has 52 weeks and a day.
            Unit::Month => week * 365.0 / 7.0 / 12.0,
        }
    }
}

/// How long a day and a week are: 24 hours and 7 days where times are elapsed, 8 and 5 where they are office hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// 1 to 24.
    pub hours_a_day: u8,
    /// 1 to 7.
    pub days_a_week: u8,
}

impl Default for Calendar {
    fn default() -> Self {
        Calendar { hours_a_day: 24, days_a_week: 7 }
    }
}

impl Calendar {
    /// The calendar of a model; what no day or week has is taken to the nearest it may have.
    pub fn of(model: Option<&Model>) -> Calendar {
        model.map_or_else(Calendar::default, |m| Calendar {
            hours_a_day: m.hours_a_day.clamp(1, 24),
            days_a_week: m.days_a_week.clamp(1, 7),
        })
    }

    /// So many minutes as a person says them, in the largest unit up to days that leaves a number of at least one:
    /// "1.5 h". No weeks and no months: one figure is the same wherever it is told, beside a promise in days too.
    pub fn say(self, minutes: f64) -> String {
        let units = [Unit::Day, Unit::Hour, Unit::Minute];
        let unit = units.into_iter().find(|u| minutes >= u.minutes(self)).unwrap_or(Unit::Second);
        let value = minutes / unit.minutes(self);
        format!("{} {}", (value * 10.0).round() / 10.0, unit.word())
    }
}

impl Span {
    /// The likely length in minutes: the middle of its range.
    pub fn likely(self, calendar: Calendar) -> f64 {
        (self.least.value() / 2.0 + self.most.value() / 2.0) * self.unit.minutes(calendar)
    }

    /// The worst length in minutes: the end of its range.
    pub fn worst(self, calendar: Calendar) -> f64 {
        self.most.value() * self.unit.minutes(calendar)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.least != self.most {
            write!(f, "{} to ", self.least)?;
        }
        write!(f, "{} {}", self.most, self.unit.word())
    }
}

/// What a length of time should look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSpan;

impl fmt::Display for NoSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a time is a number and a unit (s, min, h, d, wk, mo), such as 30 min or 2 to 6 d")
    }
}
impl std::error::Error for NoSpan {}

impl FromStr for Span {
    type Err = NoSpan;

    /// "2 to 6 d", "2-6 d", "2–6 days", "30 min", "1.5h". The end of a range is no less than its start.
    fn from_str(text: &str) -> Result<Span, NoSpan> {
        Span::read(text, |number| number.parse().ok())
    }
}

impl Span {
    /// A length of time, perhaps a range, whose numbers are read so.
    pub(super) fn read(text: &str, number: impl Fn(&str) -> Option<Number>) -> Result<Span, NoSpan> {
        let text = text.trim();
        let at = text.char_indices().rev().take_while(|(_, c)| c.is_alphabetic() || *c == '.').last();
        let (numbers, unit) = text.split_at(at.ok_or(NoSpan)?.0);
        let unit = Unit::of(unit).ok_or(NoSpan)?;
        let number = |text: &str| number(text).filter(|n| n.value() >= 0.0).ok_or(NoSpan);
        let range = ["to", "–", "-"].into_iter().find_map(|mark| numbers.split_once(mark));
        let (least, most) = match range {
            Some((least, most)) => (number(least)?, number(most)?),
            None => (number(numbers)?, number(numbers)?),
        };
        if least > most {
            return Err(NoSpan);
        }
        Ok(Span { least, most, unit })
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Span {
        text.parse().expect("a time")
    }

    #[test]
    fn a_span_is_read_as_people_write_it_and_printed_one_way() {
        for (text, printed) in [
            ("30 min", "30 min"),
            ("1.5h", "1.5 h"),
            ("1,5 hours", "1.5 h"),
            ("2 to 6 d", "2 to 6 d"),
            ("2-6 days", "2 to 6 d"),
            ("2–6 d", "2 to 6 d"),
            ("3 to 3 wk", "3 wk"),
        ] {
            assert_eq!(span(text).to_string(), printed, "{text}");
            assert_eq!(span(printed), span(text), "{text}");
        }
        for text in ["", "soon", "6", "h", "6 to 2 d", "-1 d", "1 parsec", "1 h 30 min"] {
            assert_eq!(text.parse::<Span>(), Err(NoSpan), "{text}");
        }
    }

    #[test]
    fn a_day_is_as_long_as_the_calendar_says() {
        let office = Calendar { hours_a_day: 8, days_a_week: 5 };
        assert_eq!(span("2 to 6 d").worst(Calendar::default()), 6.0 * 24.0 * 60.0);
        assert_eq!(span("2 to 6 d").likely(office), 4.0 * 8.0 * 60.0);
        assert_eq!(span("1 wk").worst(office), 5.0 * 8.0 * 60.0);
        assert_eq!(office.say(720.0), "1.5 d");
        assert_eq!(Calendar::default().say(90.0), "1.5 h");
        assert_eq!(Calendar::default().say(0.0), "0 s");
        assert_eq!(Calendar::default().say(26.5 * 1440.0), "26.5 d", "as a promise of days has it");
    }
}
