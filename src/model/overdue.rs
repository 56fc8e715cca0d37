//! What should have been done by now. Which day it is comes from outside.

use super::{Date, Opportunity, Record, Rule, counted};

impl Rule {
    /// The day of its review, where that is past.
    pub fn overdue(&self, today: Date) -> Option<Date> {
        self.review.filter(|day| *day < today)
    }
}

impl Opportunity {
    /// The day it was due, where that is past and it is neither done nor dropped.
    pub fn overdue(&self, today: Date) -> Option<Date> {
        self.due.filter(|day| *day < today && self.status.is_open())
    }
}

/// By how much the day of a record is past, in words, where there is one and it is.
pub fn overdue(record: &Record, today: Option<Date>) -> Option<String> {
    let today = today?;
    let day = match record {
        Record::Rule(rule) => rule.overdue(today),
        Record::Opportunity(opportunity) => opportunity.overdue(today),
        _ => None,
    };
    Some(overdue_by(day?, today))
}

/// By how much a day is past, in the largest unit of which there are two: "overdue by 8 months".
pub fn overdue_by(day: Date, today: Date) -> String {
    let days = usize::try_from(today.days() - day.days()).unwrap_or_default();
    let months = usize::try_from(today.months_since(day)).unwrap_or_default();
    let by = match (months / 12, months, days / 7) {
        (years @ 2.., ..) => counted(years, "year", "years"),
        (_, months @ 2.., _) => counted(months, "month", "months"),
        (_, _, weeks @ 2..) => counted(weeks, "week", "weeks"),
        _ => counted(days, "day", "days"),
    };
    format!("overdue by {by}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::OpportunityStatus;

    fn day(text: &str) -> Date {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    #[test]
    fn how_long_is_said_in_words_of_the_calendar() {
        for (due, says) in [
            ("2026-11-21", "1 day"),
            ("2026-11-09", "13 days"),
            ("2026-11-08", "2 weeks"),
            ("2026-09-23", "8 weeks"),
            ("2026-09-22", "2 months"),
            ("2026-03-01", "8 months"),
            ("2024-11-23", "23 months"),
            ("2024-11-22", "2 years"),
            ("1999-12-31", "26 years"),
        ] {
            assert_eq!(overdue_by(day(due), day("2026-11-22")), format!("overdue by {says}"), "{due}");
        }
        assert_eq!(overdue_by(day("2024-12-31"), day("2025-02-28")), "overdue by 8 weeks", "no 31 February");
    }

    #[test]
    fn what_is_done_or_dropped_is_not_overdue() {
        let today = day("2026-11-22");
        let due = |status| Opportunity { due: Some(day("2026-11-21")), status, ..Opportunity::default() };
        for status in OpportunityStatus::ALL {
            let open = !matches!(status, OpportunityStatus::Done | OpportunityStatus::Dropped);
            assert_eq!(due(*status).overdue(today).is_some(), open, "{status:?}");
        }
        assert_eq!(Opportunity { due: Some(today), ..Opportunity::default() }.overdue(today), None);
        assert_eq!(Rule { review: Some(today), ..Rule::default() }.overdue(today), None);
        let rule = Rule { review: Some(day("2026-03-01")), ..Rule::default() };
        assert_eq!(rule.overdue(today), rule.review);
    }
}
