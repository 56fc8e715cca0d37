//! Fields that are typed as text and stand for something: times, numbers, days, counts.

use crate::{
    change::Refusal,
    gui::inspector::form::Form,
    model::{AsTyped, Misread, capital},
};
use std::fmt::Display;

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
pub fn read<T: AsTyped>(text: &str) -> Result<Option<T>, Refusal> {
    match text.trim() {
        "" => Ok(None),
        text => T::as_typed(text).map(Some).map_err(|why| Refusal(format!("{}.", capital(&why.to_string())))),
    }
}

/// What is wrong with a text that should be one of these.
pub fn wrong<T: AsTyped>(text: &str) -> Option<String> {
    read::<T>(text).err().map(|refusal| refusal.to_string())
}

/// A field for a value typed as text.
pub fn field<T: AsTyped + Display>(
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

impl AsTyped for Count {
    fn as_typed(text: &str) -> Result<Count, Misread> {
        let whole = || Misread("this is a whole number, such as 8".to_owned());
        text.trim().trim_end_matches('%').trim().parse().map(Count).map_err(|_| whole())
    }
}

impl Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
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
        assert!(wrong::<Date>("22.11.2026").is_none());
        assert!(read::<Count>("30 %").is_ok_and(|v| v == Some(Count(30))));
        assert!(wrong::<Count>("many").is_some());
    }
}
