//! Fields that are typed as text and stand for something: times, numbers, days, counts.

use crate::{change::Refusal, gui::inspector::form::Form, model::capital};
use std::{fmt::Display, str::FromStr};

/// The verb that sets this field of records to what a text says; nothing where there is none.
macro_rules! parsed {
    ($field:ident) => {
        |ids, text: String| {
            let ids = ids.to_vec();
            Box::new(move |document, _| {
                let value = $crate::gui::inspector::fields::typed::read(&text)?;
                crate::change::op::set(document, &ids, &crate::change::op::Field::$field(value))
            })
        }
    };
}
pub(super) use parsed;

/// What a text says; nothing where there is none.
///
/// # Errors
/// What it should look like.
pub fn read<T: FromStr<Err: Display>>(text: &str) -> Result<Option<T>, Refusal> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|e: T::Err| Refusal(format!("{}.", capital(&e.to_string())))),
    }
}

/// What is wrong with a text that should be one of these.
pub fn wrong<T: FromStr<Err: Display>>(text: &str) -> Option<String> {
    read::<T>(text).err().map(|refusal| refusal.to_string())
}

/// A field for a value typed as text.
pub fn field<T: FromStr<Err: Display> + Display>(
    form: &mut Form,
    field: &'static str,
    value: Option<T>,
    example: &str,
    set: crate::gui::inspector::form::Set<String>,
) {
    let shown = value.map_or_else(String::new, |value| value.to_string());
    form.typed(field, &shown, example, wrong::<T>, set);
}

/// A whole number that must be there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Count(pub u8);

/// It is no such number.
#[derive(Debug)]
pub struct NoCount;

impl FromStr for Count {
    type Err = NoCount;
    fn from_str(text: &str) -> Result<Count, NoCount> {
        text.trim().trim_end_matches('%').trim().parse().map(Count).map_err(|_| NoCount)
    }
}

impl Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Display for NoCount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("this is a whole number, such as 8")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Span};

    #[test]
    fn what_is_not_understood_says_what_it_should_look_like() {
        assert!(read::<Span>(" ").is_ok_and(|v| v.is_none()));
        assert!(read::<Span>("2 to 6 d").is_ok_and(|v| v.is_some()));
        assert!(wrong::<Span>("soon").is_some_and(|w| w.starts_with("A time is a number and a unit")));
        assert!(wrong::<Date>("tomorrow").is_some_and(|w| w.starts_with("A date is year-month-day")));
        assert!(wrong::<Date>("2026-11-22").is_none());
        assert!(read::<Count>("30 %").is_ok_and(|v| v == Some(Count(30))));
        assert!(wrong::<Count>("many").is_some());
    }
}
