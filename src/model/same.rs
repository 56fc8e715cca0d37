//! Which records of two states of a model are the very same.

use super::Record;
use std::{borrow::Borrow, cmp::Ordering, sync::Arc};

/// For each record, its place in an earlier list where it stood as it is: nothing of it changed. Both are in order of
/// ids; what is not is merely not found.
pub fn same_records(now: &[impl Borrow<Arc<Record>>], was: &[impl Borrow<Arc<Record>>]) -> Vec<Option<usize>> {
    let mut next = 0;
    let mut found = Vec::with_capacity(now.len());
    for record in now.iter().map(Borrow::borrow) {
        // A comparison of ids is only needed where something came, went or changed.
        let mut same = None;
        while let Some(before) = was.get(next).map(Borrow::borrow) {
            if Arc::ptr_eq(before, record) {
                same = Some(next);
                next += 1;
                break;
            }
            match before.id().cmp(record.id()) {
                Ordering::Less => next += 1,
                Ordering::Equal => {
                    next += 1;
                    break;
                }
                Ordering::Greater => break,
            }
        }
        found.push(same);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Step;

    #[test]
    fn what_changed_came_or_went_is_not_the_same() {
        let step = |id: &str| Arc::new(Record::Step(Step { id: id.into(), ..Step::default() }));
        let (a, b, c, d) = (step("a"), step("b"), step("c"), step("d"));
        let was = [a.clone(), b, d.clone()];
        assert_eq!(same_records(&[a.clone(), step("b"), c, d.clone()], &was), [Some(0), None, None, Some(2)]);
        assert_eq!(same_records(std::slice::from_ref(&d), &was), [Some(2)]);
        assert_eq!(same_records(&[a, d], &[] as &[Arc<Record>]), [None, None]);
    }
}
