//! A place among things in order: stages, rows, steps of a stage.

use crate::{
    change::Edit,
    model::{Key, keys_between},
};

/// The key for a place among these keys (in order). Where they leave no room, all get new ones first: `renumber` is
/// told which of them gets which.
pub fn key_at(keys: &[Key], at: usize, edit: &mut Edit, mut renumber: impl FnMut(&mut Edit, usize, Key)) -> Key {
    let key = |i: Option<usize>| i.and_then(|i| keys.get(i)).copied();
    let between = keys_between(key(at.checked_sub(1)), key(Some(at)), 1).and_then(|made| made.first().copied());
    between.unwrap_or_else(|| {
        let number = |i: usize| Key::from(i32::try_from(i).unwrap_or(i32::MAX));
        for i in 0..keys.len() {
            renumber(edit, i, number(if i < at { i } else { i + 1 }));
        }
        number(at)
    })
}
