//! How well a KPI goes: its latest reading against target and baseline, and which way its readings run.

use super::{Date, Kpi, KpiDirection, Number};

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

/// Which way the last readings of a KPI run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    pub way: Way,
    /// Whether that is the way it should go; none where it stays the same.
    pub good: Option<bool>,
    /// The first and last of the readings looked at.
    pub from: Number,
    pub to: Number,
}

/// A direction of readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    Rising,
    Falling,
    /// The last is as the first.
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

/// How many of the last readings a trend looks at: a quarter of a year by month and the one before.
const LATELY: usize = 4;

impl Kpi {
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

    /// Which way the last readings run; `None` with fewer than two.
    pub fn trend(&self) -> Option<Trend> {
        let lately: Vec<Number> = self.readings.values().rev().take(LATELY).copied().collect();
        let (&to, &from) = (lately.first()?, lately.last().filter(|_| lately.len() > 1)?);
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
    fn a_trend_is_told_over_the_last_readings() {
        let trend = |direction, readings: &[f64]| kpi(direction, None, None, readings).trend();
        assert_eq!(trend(KpiDirection::Higher, &[1.0]), None);
        let rising = trend(KpiDirection::Higher, &[9.0, 3.9, 4.0, 4.1, 4.4]).expect("two readings");
        assert_eq!((rising.words(), rising.good), ("rising: 3.9 → 4.4".into(), Some(true)));
        let same = trend(KpiDirection::Lower, &[2.0, 3.0, 2.0]).expect("two readings");
        assert_eq!((same.words(), same.good), ("level: 2".into(), None));
        assert_eq!(trend(KpiDirection::Lower, &[2.0, 3.0]).map(|t| t.good), Some(Some(false)));
    }

    #[test]
    fn all_of_it_fits_in_a_line() {
        let told = kpi(KpiDirection::Higher, Some(3.9), Some(4.5), &[3.9, 4.4]).words();
        assert_eq!(told, "4.4 of 4.5 %, off target, better than the baseline; rising: 3.9 → 4.4");
        assert_eq!(kpi(KpiDirection::Lower, None, Some(2.0), &[]).words(), "no reading yet; target 2 %");
        assert_eq!(kpi(KpiDirection::Lower, None, None, &[2.5]).words(), "2.5 %, no target");
    }
}
