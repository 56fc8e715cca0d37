//! The day it is.

use crate::model::Date;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const DAY_SECS: u64 = 86_400;

/// The day it is, in the time zone of the world's clocks: a review date is no matter of hours. `None` where the clock
/// of this computer has no date of the calendar.
pub fn today() -> Option<Date> {
    Date::from_days(i64::try_from(secs()? / DAY_SECS).ok()?)
}

/// How long until it is another day.
pub fn until_tomorrow() -> Duration {
    Duration::from_secs(DAY_SECS - secs().unwrap_or_default() % DAY_SECS)
}

fn secs() -> Option<u64> {
    Some(SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs())
}
