//! Days, numbers and lengths of time as people and their spreadsheets write them, wherever something is typed, pasted
//! or imported. What can only mean one thing is read; what may mean two is refused with both, and never guessed.
//!
//! The file has one form of each, which `FromStr` reads: 2026-11-22, 1234.5, 90 min.

use super::{Date, NoDate, NoNumber, NoSpan, Number, Span, Unit, fold};
use std::fmt;

/// What people type in more than one form.
pub trait AsTyped: Sized {
    /// What a text says.
    ///
    /// # Errors
    /// What it should look like, or what it may mean, as a sentence without its full stop.
    fn as_typed(text: &str) -> Result<Self, Misread>;
}

/// Why a text could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread(pub String);

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for Misread {}

/// The months in English and German; as many letters as tell one from the others are enough.
const MONTHS: [[&str; 2]; 12] = [
    ["january", "januar"],
    ["february", "februar"],
    ["march", "marz"],
    ["april", "april"],
    ["may", "mai"],
    ["june", "juni"],
    ["july", "juli"],
    ["august", "august"],
    ["september", "september"],
    ["october", "oktober"],
    ["november", "november"],
    ["december", "dezember"],
];

impl AsTyped for Date {
    /// The year first, or last behind a day with a point: `31.12.2027`, which no country writes month first. With
    /// slashes or dashes the year behind tells nothing of day and month: they are read where only one order is a day.
    fn as_typed(text: &str) -> Result<Date, Misread> {
        if let Ok(date) = text.parse() {
            return Ok(date);
        }
        let text = at_midnight(text.trim());
        in_figures(text).or_else(|| in_words(text)).unwrap_or_else(|| Err(no_date()))
    }
}

fn no_date() -> Misread {
    Misread(format!("{NoDate} or 22.11.2026"))
}

/// A day without the midnight that spreadsheets write behind it.
fn at_midnight(text: &str) -> &str {
    let times = ["T00:00:00", " 00:00:00", " 00:00"];
    times.into_iter().find_map(|time| text.strip_suffix(time)).unwrap_or(text)
}

/// Three numbers with the same sign between them; `None` for anything else.
fn in_figures(text: &str) -> Option<Result<Date, Misread>> {
    let sign = ['.', '/', '-'].into_iter().find(|sign| text.contains(*sign))?;
    let text = text.strip_suffix('.').filter(|_| sign == '.').unwrap_or(text);
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    let [a, b, c] = *parts.as_slice() else { return None };
    let number = |text: &str, long: std::ops::RangeInclusive<usize>| {
        (long.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse::<u16>().ok())?
    };
    let part = |text: &str| number(text, 1..=2).and_then(|n| u8::try_from(n).ok());
    let none = || Misread(format!("the calendar has no day “{text}”"));
    if let (Some(year), Some(month), Some(day)) = (number(a, 4..=4), part(b), part(c)) {
        return Some(Date::new(year, month, day).ok_or_else(none));
    }
    let (first, second, year) = (part(a)?, part(b)?, number(c, 2..=2).or_else(|| number(c, 4..=4))?);
    if c.len() == 2 {
        return Some(Err(Misread(format!("the year of “{text}” needs four digits, such as 2026-11-22"))));
    }
    let (day_first, month_first) = (Date::new(year, second, first), Date::new(year, first, second));
    Some(match (day_first, month_first.filter(|_| sign != '.')) {
        (Some(one), Some(other)) if one != other => {
            Err(Misread(format!("“{text}” may be {one} or {other}: write the one that is meant")))
        }
        (Some(date), _) | (None, Some(date)) => Ok(date),
        (None, None) => Err(none()),
    })
}

/// A day whose month is a word, in any order: 31 Dec 2027, December 31, 2027, 31. Dezember 2027.
fn in_words(text: &str) -> Option<Result<Date, Misread>> {
    let folded = fold(text);
    let parts: Vec<&str> = folded.split([' ', ',', '.', '-', '/']).filter(|part| !part.is_empty()).collect();
    let month = |part: &str| {
        let begins = |names: &[&str; 2]| names.iter().any(|name| name.starts_with(part));
        let mut found = (1u8..).zip(&MONTHS).filter(|(_, names)| part.len() > 2 && begins(names));
        found.next().filter(|_| found.next().is_none()).map(|(number, _)| number)
    };
    let figures = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let [a, b, c] = *parts.as_slice() else { return None };
    let (month, day, year) = match (month(a), month(b)) {
        (Some(month), None) => (month, b, c),
        (None, Some(month)) if a.len() == 4 => (month, c, a),
        (None, Some(month)) => (month, a, c),
        _ => return None,
    };
    // English ordinals: 31st, 2nd.
    let day = ["st", "nd", "rd", "th"].into_iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    if !figures(day) || !figures(year) || year.len() != 4 {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month, day.parse().ok()?);
    Some(date.ok_or_else(|| Misread(format!("the calendar has no day “{text}”"))))
}

impl AsTyped for Number {
    /// With a point or a comma, and with points, commas, spaces or apostrophes between thousands where it shows which
    /// is which: `1.234,5`, `1,234.5`, `1 234`, `1.234.567`.
    fn as_typed(text: &str) -> Result<Number, Misread> {
        let text = text.trim().replace('−', "-");
        let (sign, figures) = match text.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", text.strip_prefix('+').unwrap_or(&text)),
        };
        let (whole, after) = parted(figures)?;
        let whole = whole.and_then(ungrouped).ok_or_else(no_number)?;
        if !after.bytes().all(|b| b.is_ascii_digit()) || whole.is_empty() && after.is_empty() {
            return Err(no_number());
        }
        format!("{sign}{whole}.{after}0").parse().ok().and_then(Number::new).ok_or_else(no_number)
    }
}

fn no_number() -> Misread {
    Misread(NoNumber.to_string())
}

/// What stands before and after the point of a number; none before where its signs make no sense.
fn parted(text: &str) -> Result<(Option<&str>, &str), Misread> {
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let at = match (points, commas) {
        (0, 0) => return Ok((Some(text), "")),
        // Of two kinds the last is the point.
        (1.., 1..) => text.rfind(['.', ',']),
        (1, 0) | (0, 1) => text.find(['.', ',']),
        // More than one of a kind part thousands.
        (_, _) => return Ok((Some(text), "")),
    };
    let Some((before, after)) = at.and_then(|at| Some((text.get(..at)?, text.get(at + 1..)?))) else {
        return Ok((None, ""));
    };
    let alone = !before.is_empty() && before.len() < 4 && before.bytes().all(|b| b.is_ascii_digit());
    if points == 0 && after.len() == 3 && alone && !before.starts_with('0') {
        return Err(Misread(format!(
            "“{text}” may be {before}{after} or {before}.{after}: write the one that is meant, without a sign between \
             thousands and with a point"
        )));
    }
    // The sign of the point parts no thousands too.
    let sign = text.as_bytes().get(before.len()).copied().map(char::from);
    Ok((Some(before).filter(|before| !sign.is_some_and(|sign| before.contains(sign))), after))
}

/// The digits of a whole number; `None` where what stands between them parts no thousands.
fn ungrouped(whole: &str) -> Option<String> {
    let between = |c: char| matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
    let digits: String = whole.chars().filter(|c| !between(*c)).collect();
    let mut signs = whole.chars().filter(|c| between(*c));
    let sign = signs.next();
    if !digits.bytes().all(|b| b.is_ascii_digit()) || signs.any(|other| Some(other) != sign) {
        return None;
    }
    let groups: Vec<&str> = whole.split(between).collect();
    let (first, others) = groups.split_first()?;
    let grouped = (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3);
    (others.is_empty() || grouped).then_some(digits)
}

impl AsTyped for Span {
    /// Also several units that make one another up: `1h 30m` is 90 min. How long a day is the model says, so days stand
    /// alone.
    fn as_typed(text: &str) -> Result<Span, Misread> {
        let number = |text: &str| Number::as_typed(text).ok();
        match Span::read(text, number) {
            Ok(span) => Ok(span),
            Err(NoSpan) => summed(text).unwrap_or_else(|| Err(Misread(NoSpan.to_string()))),
        }
    }
}

/// Several numbers with their units, the largest first; `None` for anything else.
fn summed(text: &str) -> Option<Result<Span, Misread>> {
    let mut parts: Vec<(Number, Unit)> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (number, after) = rest.split_at(rest.find(char::is_alphabetic)?);
        let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let (word, after) = after.split_at(end);
        let number = Number::as_typed(number).ok().filter(|number| number.value() >= 0.0)?;
        parts.push((number, Unit::of(word)?));
        rest = after.trim_start_matches([' ', ',', '.']);
    }
    let descends = parts.windows(2).all(|pair| matches!(pair, [a, b] if a.1 > b.1));
    let (_, unit) = *parts.last().filter(|_| descends && parts.len() > 1)?;
    let seconds = |unit: Unit| match unit {
        Unit::Second => Some(1.0),
        Unit::Minute => Some(60.0),
        Unit::Hour => Some(3600.0),
        Unit::Day | Unit::Week | Unit::Month => None,
    };
    let total: Option<f64> = parts.iter().map(|(number, unit)| Some(number.value() * seconds(*unit)?)).sum();
    let Some(total) = total.zip(seconds(unit)).and_then(|(total, unit)| Number::new(total / unit)) else {
        return Some(Err(Misread(format!(
            "“{}” adds up by how long a day is, which the model says: write it in one unit",
            text.trim()
        ))));
    };
    Some(Ok(Span { least: total, most: total, unit }))
}

/// A text of a decision table with its days in the form of the file, where they are written in figures.
pub fn dates_in_iso(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | '/' | '-');
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let (token, after) = from.split_at(from.find(|c| !figure(c)).unwrap_or(from.len()));
        out.push_str(before);
        // Two dots part the ends of an interval.
        let dates =
            token.split("..").map(|part| Date::as_typed(part).map_or_else(|_| part.to_owned(), |it| it.to_string()));
        out.push_str(&dates.collect::<Vec<_>>().join(".."));
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Result<String, String> {
        Date::as_typed(text).map(|date| date.to_string()).map_err(|why| why.to_string())
    }

    #[test]
    fn a_day_is_read_in_every_form_that_means_one() {
        for text in [
            "2027-12-31",
            " 31.12.2027 ",
            "31. 12. 2027",
            "2027/12/31",
            "2027.12.31.",
            "31/12/2027",
            "12/31/2027",
            "31-12-2027",
            "31 Dec 2027",
            "31-Dez-2027",
            "Dec 31, 2027",
            "December 31st 2027",
            "31. Dezember 2027",
            "2027-12-31 00:00:00",
            "2027-12-31T00:00:00",
        ] {
            assert_eq!(date(text).as_deref(), Ok("2027-12-31"), "{text}");
        }
        assert_eq!(date("1.2.2027").as_deref(), Ok("2027-02-01"), "never month first");
        assert_eq!(date("5/5/2027").as_deref(), Ok("2027-05-05"));
        assert_eq!(date("3. März 2027").as_deref(), Ok("2027-03-03"));
    }

    #[test]
    fn a_day_that_may_be_two_is_refused_with_both_and_what_is_none_says_so() {
        for text in ["01/02/2027", "01-02-2027"] {
            let why = date(text).expect_err("ambiguous");
            assert!(why.contains("2027-02-01 or 2027-01-02"), "{why}");
        }
        for (text, why) in [
            ("31.02.2027", "no day"),
            ("12.31.2027", "no day"),
            ("31.12.27", "four digits"),
            ("soon", "2026-11-22 or 22.11.2026"),
            ("", "2026-11-22"),
            ("1 ju 2027", "2026-11-22"),
            ("2027-12-31 09:30", "2026-11-22"),
            ("31.12.2027.01", "2026-11-22"),
        ] {
            assert!(date(text).is_err_and(|told| told.contains(why)), "{text}");
        }
    }

    #[test]
    fn a_number_is_read_with_its_thousands_where_they_show() {
        for (text, value) in [
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1 234,5", 1234.5),
            ("1\u{a0}234", 1234.0),
            ("1'234.50", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("-1,234,567", -1_234_567.0),
            ("0,125", 0.125),
            ("1234,567", 1234.567),
            ("1.234", 1.234),
            ("4,5", 4.5),
            ("−2", -2.0),
            (".5", 0.5),
            ("5.", 5.0),
            ("+3", 3.0),
        ] {
            assert_eq!(Number::as_typed(text).map(Number::value), Ok(value), "{text}");
        }
        let why = Number::as_typed("1,250").expect_err("ambiguous").to_string();
        assert!(why.contains("1250 or 1.250"), "{why}");
        for text in
            ["", "-", ".", "1.2.3", "1,2,3", "1.23,456.7", "1 2", "1e9", "NaN", "4 h", "1,234,5", "--1", "1.2,3.4"]
        {
            assert!(Number::as_typed(text).is_err(), "{text}");
        }
    }

    #[test]
    fn every_number_and_day_is_read_back_as_it_is_printed() {
        for value in [0.0, -1.5, 1e15, 0.001, 1234.567, 1e-7, 3.0, f64::MAX] {
            let number = Number::new(value).expect("finite");
            assert_eq!(Number::as_typed(&number.to_string()), Ok(number));
        }
        for days in (-719_162..2_932_896).step_by(9973) {
            let date = Date::from_days(days).expect("a day");
            assert_eq!(Date::as_typed(&date.to_string()), Ok(date));
        }
    }

    #[test]
    fn times_of_several_units_are_one_and_days_stand_alone() {
        for (text, printed) in [
            ("1h 30m", "90 min"),
            ("1 h 30 min", "90 min"),
            ("1h30", "none"),
            ("1 min 30 s", "90 s"),
            ("1.234,5 h", "1234.5 h"),
            ("2 to 6 d", "2 to 6 d"),
            ("1,5 hours", "1.5 h"),
            ("30 min 1 h", "none"),
        ] {
            let read = Span::as_typed(text).map_or_else(|_| "none".to_owned(), |span| span.to_string());
            assert_eq!(read, printed, "{text}");
        }
        let why = Span::as_typed("1 d 4 h").expect_err("by the calendar").to_string();
        assert!(why.contains("write it in one unit"), "{why}");
    }

    #[test]
    fn a_decision_keeps_its_signs_and_has_days_in_the_form_of_the_file() {
        for (text, iso) in [
            ("< 31.12.2027", "< 2027-12-31"),
            ("[1.1.2027..31.12.2027)", "[2027-01-01..2027-12-31)"),
            ("2027-01-01; 2.1.2027", "2027-01-01; 2027-01-02"),
            ("01/02/2027, soon", "01/02/2027, soon"),
            ("date(\"2027-01-01\")", "date(\"2027-01-01\")"),
        ] {
            assert_eq!(dates_in_iso(text), iso);
        }
    }
}
