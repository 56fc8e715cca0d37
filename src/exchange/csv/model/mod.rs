//! The tables in words from the records of a model, and back.

pub(super) mod decision;
pub(super) mod journey;
pub(super) mod sipoc;
pub(super) mod steps;

use crate::model::Key;

/// The key of the place so far along.
fn key(place: usize) -> Key {
    Key::from(i32::try_from(place).unwrap_or(i32::MAX))
}
