//! Puts many steps and notes into cells at once: what tidying and arranging come down to.

use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Cell, Document, Id, Key},
};

/// Puts steps and notes into columns and rows of the lanes they stand in, and gives phases new spans of columns (first
/// and last, both included), as one transaction under this name.
/// Refuses where an id is no step and no note, so that nothing is left half arranged.
pub fn place(
    document: &Document,
    cells: &[(Id, Key, Key)],
    phases: &[(Id, Key, Key)],
    label: &str,
) -> Result<Transaction, Refusal> {
    let mut edit = Edit::new(document);
    for (id, column, row) in cells {
        let record = document.get(id).ok_or_else(|| missing(id))?;
        let Some(cell) = record.cell() else {
            return Err(Refusal::new(format!("“{id}” is not a step or a note, so it has no cell")));
        };
        edit.put(record.clone().at(&Cell { column: *column, row: *row, ..cell }));
    }
    for (id, from, to) in phases {
        let mut phase = document.phase(id).ok_or_else(|| missing(id))?.clone();
        (phase.from, phase.to) = (*from.min(to), *from.max(to));
        edit.put(phase);
    }
    Ok(edit.finish(label))
}

fn missing(id: &Id) -> Refusal {
    Refusal::new(format!("There is no “{id}” in this model any more; do it again on the model as it is"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Lane, LaneClass, Phase, Record, Step};

    fn key(v: i32) -> Key {
        Key::from(v)
    }

    fn step(id: &str, column: i32) -> Record {
        Step::new(id, Default::default(), id, Cell::new("lane", column, 0)).into()
    }

    fn document() -> Document {
        let lane = Lane {
            id: "lane".into(),
            swimlane: "swim".into(),
            parent: None,
            party: None,
            name: String::new(),
            order: key(0),
            class: LaneClass::Plain,
            description: String::new(),
            foreign: String::new(),
        };
        let phase = Phase {
            id: "phase".into(),
            swimlane: "swim".into(),
            name: "One".into(),
            from: key(1),
            to: key(9),
            description: String::new(),
        };
        Document::from_records([step("a", 5), step("b", 9), Record::Lane(lane), Record::Phase(phase)])
    }

    #[test]
    fn all_are_placed_at_once_and_undo_is_the_start() {
        let start = document();
        let cells = [("a".into(), key(0), key(0)), ("b".into(), key(1), key(2))];
        let done = place(&start, &cells, &[("phase".into(), key(0), key(1))], "Tidy").expect("places");
        assert_eq!(done.label, "Tidy");
        let mut after = start.clone();
        done.diff.apply(&mut after);
        let b = after.step(&"b".into()).expect("b");
        assert_eq!((b.column, b.row), (key(1), key(2)));
        assert_eq!(after.phase(&"phase".into()).map(|p| (p.from, p.to)), Some((key(0), key(1))));
        done.diff.inverted().apply(&mut after);
        assert_eq!(after, start);
    }

    #[test]
    fn what_has_no_cell_is_refused_whole() {
        for wrong in ["lane", "nobody"] {
            let cells = [("a".into(), key(0), key(0)), (wrong.into(), key(0), key(0))];
            assert!(place(&document(), &cells, &[], "Tidy").is_err(), "{wrong}");
        }
    }
}
