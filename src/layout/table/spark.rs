//! How a KPI goes, as a small curve beside its name: what is drawn of it.

use crate::model::{Date, Kpi, Number, Trend};

/// The readings of a KPI, with the lines they are held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Spark {
    /// Day and value, by day; at least one.
    pub points: Vec<(i64, f64)>,
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    /// Which way the last went; `None` of a single one.
    pub trend: Option<Trend>,
}

impl Spark {
    /// The curve of a KPI up to today; `None` where nothing was measured.
    pub fn of(kpi: &Kpi, today: Option<Date>) -> Option<Spark> {
        let kpi = kpi.as_of(today);
        let points: Vec<(i64, f64)> = kpi.readings.iter().map(|(day, value)| (day.days(), value.value())).collect();
        let (baseline, target) = (kpi.baseline.map(Number::value), kpi.target.map(Number::value));
        (!points.is_empty()).then_some(Spark { points, baseline, target, trend: kpi.trend() })
    }
}
