//! How well a KPI goes: its latest reading against target and baseline, and which way it went from the one before.
//!
//! What is dated after today was not measured yet: where the day is known, it is left out and told.

use super::{Date, Kpi, KpiDirection, Number, counted};
use std::borrow::Cow;

/// How the latest reading of a KPI stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Nothing was measured yet.
    Unread,
    /// There is a reading, and no target to hold it against.
    NoTarget,
    /// As good as the target, or better.
    OnTarget,
    /// Not there yet, but better than the baseline.
    Better,
    /// Off target, and no better than the baseline, where there is one.
    OffTarget,
}

impl Standing {
    /// In words.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Unread => "no reading yet",
            Standing::NoTarget => "no target",
            Standing::OnTarget => "on target",
            Standing::Better => "off target, better than the baseline",
            Standing::OffTarget => "off target",
        }
    }
}

/// Which way the last reading of a KPI went from the one before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    pub way: Way,
    /// Whether that is the way it should go; none where it stays the same.
    pub good: Option<bool>,
    /// The reading before the last, and the last.
    pub from: Number,
    pub to: Number,
}

/// A direction of readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    Rising,
    Falling,
    /// The last is as the one before.
    Level,
}

impl Way {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Way::Rising => "rising",
            Way::Falling => "falling",
            Way::Level => "level",
        }
    }
}

impl Kpi {
    /// The KPI with the readings there are on a day; with all where nobody says which day it is.
    pub fn as_of(&self, today: Option<Date>) -> Cow<'_, Kpi> {
        match today.filter(|_| self.yet_to_come(today) > 0) {
            Some(today) => {
                let readings = self.readings.range(..=today).map(|(&day, &value)| (day, value)).collect();
                Cow::Owned(Kpi { readings, ..self.clone() })
            }
            None => Cow::Borrowed(self),
        }
    }

    /// How many readings are dated after a day.
    pub fn yet_to_come(&self, today: Option<Date>) -> usize {
        today.map_or(0, |today| self.readings.keys().rev().take_while(|day| **day > today).count())
    }

    /// "1 reading dated after today"; nothing where there is none.
    pub fn too_early(&self, today: Option<Date>) -> Option<String> {
        let n = self.yet_to_come(today);
        (n > 0).then(|| format!("{} dated after today", counted(n, "reading", "readings")))
    }

    /// Whether its target is worse than its baseline, by the direction in which it should go.
    pub fn aims_back(&self) -> bool {
        self.target.zip(self.baseline).is_some_and(|(target, baseline)| !self.as_good(target, baseline))
    }

    /// The last reading.
    pub fn latest(&self) -> Option<(Date, Number)> {
        self.readings.last_key_value().map(|(&day, &value)| (day, value))
    }

    /// How the last reading stands against target and baseline.
    pub fn standing(&self) -> Standing {
        let Some((_, latest)) = self.latest() else { return Standing::Unread };
        let Some(target) = self.target else { return Standing::NoTarget };
        if self.as_good(latest, target) {
            return Standing::OnTarget;
        }
        match self.baseline {
            Some(baseline) if !self.as_good(baseline, latest) => Standing::Better,
            Some(_) | None => Standing::OffTarget,
        }
    }

    /// Which way the last reading went from the one before; `None` with fewer than two.
    pub fn trend(&self) -> Option<Trend> {
        let mut lately = self.readings.values().rev().copied();
        let (to, from) = (lately.next()?, lately.next()?);
        let way = match to.cmp(&from) {
            std::cmp::Ordering::Greater => Way::Rising,
            std::cmp::Ordering::Less => Way::Falling,
            std::cmp::Ordering::Equal => Way::Level,
        };
        Some(Trend { way, good: (way != Way::Level).then(|| self.as_good(to, from)), from, to })
    }

    /// A number with the KPI's unit: "4.4", "12 %".
    pub fn with_unit(&self, number: Number) -> String {
        match self.unit.trim() {
            "" => number.to_string(),
            unit => format!("{number} {unit}"),
        }
    }

    /// The last reading, how it stands, and its trend, in a line: "4.4 of 4.5, off target; rising: 3.9 → 4.4".
    pub fn words(&self) -> String {
        let standing = self.standing();
        let Some((_, latest)) = self.latest() else {
            return match self.target {
                Some(target) => format!("{}; target {}", standing.word(), self.with_unit(target)),
                None => standing.word().to_owned(),
            };
        };
        let mut words = match self.target {
            Some(target) => format!("{latest} of {}, {}", self.with_unit(target), standing.word()),
            None => format!("{}, {}", self.with_unit(latest), standing.word()),
        };
        if let Some(trend) = self.trend() {
            words += &format!("; {}", trend.words());
        }
        words
    }

    /// The same on a day, with how many readings are left out.
    pub fn words_on(&self, today: Option<Date>) -> String {
        let words = self.as_of(today).words();
        self.too_early(today).into_iter().fold(words, |words, more| format!("{words}; {more}"))
    }

    fn as_good(&self, value: Number, than: Number) -> bool {
        match self.direction {
            KpiDirection::Higher => value >= than,
            KpiDirection::Lower => value <= than,
        }
    }
}

impl Trend {
    /// "rising: 3.9 → 4.4", "level: 4".
    pub fn words(&self) -> String {
        match self.way {
            Way::Level => format!("{}: {}", self.way.word(), self.to),
            way => format!("{}: {} → {}", way.word(), self.from, self.to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kpi(direction: KpiDirection, baseline: Option<f64>, target: Option<f64>, readings: &[f64]) -> Kpi {
        let number = |value: f64| Number::new(value).expect("finite");
        let day = |i: usize| Date::new(2026, 1, i as u8 + 1).expect("a day");
        Kpi {
            direction,
            unit: "%".into(),
            baseline: baseline.map(number),
            target: target.map(number),
            readings: readings.iter().enumerate().map(|(i, &value)| (day(i), number(value))).collect(),
            ..Kpi::default()
        }
    }

    #[test]
    fn a_reading_is_held_against_target_and_baseline_the_way_it_should_go() {
        use KpiDirection::{Higher, Lower};
        let standing =
            |direction, baseline, target, last: f64| kpi(direction, baseline, target, &[9.9, last]).standing();
        assert_eq!(standing(Higher, None, Some(4.5), 4.5), Standing::OnTarget);
        assert_eq!(standing(Lower, None, Some(4.5), 4.4), Standing::OnTarget);
        assert_eq!(standing(Higher, Some(3.9), Some(4.5), 4.4), Standing::Better);
        assert_eq!(standing(Lower, Some(12.0), Some(4.5), 5.0), Standing::Better);
        assert_eq!(standing(Higher, Some(3.9), Some(4.5), 3.9), Standing::OffTarget);
        assert_eq!(standing(Higher, None, Some(4.5), 4.4), Standing::OffTarget);
        assert_eq!(standing(Higher, Some(1.0), None, 4.4), Standing::NoTarget);
        assert_eq!(kpi(Higher, None, Some(1.0), &[]).standing(), Standing::Unread);
    }

    #[test]
    fn a_trend_is_told_from_the_reading_before() {
        let trend = |direction, readings: &[f64]| kpi(direction, None, None, readings).trend();
        assert_eq!(trend(KpiDirection::Higher, &[1.0]), None);
        let rising = trend(KpiDirection::Higher, &[9.0, 3.9, 4.0, 4.1, 4.4]).expect("two readings");
        assert_eq!((rising.words(), rising.good), ("rising: 4.1 → 4.4".into(), Some(true)));
        // Half as much again as before, whatever it was long ago.
        let worse = trend(KpiDirection::Lower, &[14.0, 9.0, 8.0, 12.0]).expect("two readings");
        assert_eq!((worse.words(), worse.good), ("rising: 8 → 12".into(), Some(false)));
        let same = trend(KpiDirection::Lower, &[3.0, 2.0, 2.0]).expect("two readings");
        assert_eq!((same.words(), same.good), ("level: 2".into(), None));
        assert_eq!(trend(KpiDirection::Lower, &[2.0, 3.0]).map(|t| t.good), Some(Some(false)));
    }

    #[test]
    fn what_is_dated_after_today_is_left_out_and_told() {
        let kpi = kpi(KpiDirection::Lower, None, Some(5.0), &[9.0, 8.0, 4.0]);
        let on = |day: u8| Date::new(2026, 1, day);
        assert_eq!(kpi.words_on(on(2)), "8 of 5 %, off target; falling: 9 → 8; 1 reading dated after today");
        assert_eq!(kpi.as_of(on(2)).latest().map(|(_, value)| value.value()), Some(8.0));
        assert_eq!(kpi.words_on(on(3)), "4 of 5 %, on target; falling: 8 → 4");
        assert_eq!(kpi.words_on(None), kpi.words(), "of no day, all of them");
        assert_eq!(kpi.words_on(Date::new(2025, 12, 31)), "no reading yet; target 5 %; 3 readings dated after today");
    }

    #[test]
    fn a_target_worse_than_the_baseline_aims_back() {
        use KpiDirection::{Higher, Lower};
        let back = |direction, baseline, target| kpi(direction, baseline, target, &[]).aims_back();
        assert!(back(Lower, Some(5.0), Some(10.0)) && back(Higher, Some(10.0), Some(5.0)));
        assert!(!back(Lower, Some(10.0), Some(5.0)) && !back(Higher, Some(5.0), Some(5.0)), "to hold is an aim");
        assert!(!back(Lower, None, Some(10.0)) && !back(Lower, Some(5.0), None));
    }

    #[test]
    fn all_of_it_fits_in_a_line() {
        let told = kpi(KpiDirection::Higher, Some(3.9), Some(4.5), &[3.9, 4.4]).words();
        assert_eq!(told, "4.4 of 4.5 %, off target, better than the baseline; rising: 3.9 → 4.4");
        assert_eq!(kpi(KpiDirection::Lower, None, Some(2.0), &[]).words(), "no reading yet; target 2 %");
        assert_eq!(kpi(KpiDirection::Lower, None, None, &[2.5]).words(), "2.5 %, no target");
    }
}
