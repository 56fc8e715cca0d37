//! Random verbs of journeys: a few numbers choose what is done to what.

use super::random::{Choice, NAMES, at};
use laneway::{
    change::{
        Refusal, Transaction,
        op::{self, journey::*},
    },
    model::*,
};

/// How many verbs there are.
pub const VERBS: usize = 24;

/// What is typed: names, signs, channels, readings, nothing.
const TYPED: [&str; 12] = [
    "Calls the shop",
    "",
    "- Long wait",
    "+ Quick",
    "phone",
    "web: the form",
    "+1.5",
    "angry",
    "2: -1; 1: to-be +2",
    "Check",
    "Team",
    "日本",
];

/// Does to a document what a choice says, with the verb of this number.
pub fn verb(document: &Document, number: usize, choice: Choice, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let (_, a, b, c, d) = choice;
    let none = || Refusal::new("nothing to do it to");
    let text = TYPED[usize::from(d) % TYPED.len()];
    let name = NAMES[usize::from(d) % NAMES.len()];
    let personas: Vec<Id> = document.personas().map(|p| p.id.clone()).collect();
    let persona = |n: u16| at(personas.iter().cloned(), n).ok_or_else(none);
    if number == 0 {
        if document.journeys().count() > 3 {
            return Err(none());
        }
        let process = at(document.processes().map(|p| p.id.clone()), a).filter(|_| b % 2 == 0);
        let told = personas.get(..usize::from(c % 3).min(personas.len())).unwrap_or_default();
        return new_journey(document, name, process.as_ref(), told, ids);
    }
    if number == 1 {
        return if personas.len() > 7 { Err(none()) } else { Ok(add_persona(document, name, ids)) };
    }
    let journey = at(document.journeys().map(|j| j.id.clone()), a).ok_or_else(none)?;
    let sheet = Sheet::Journey(journey.clone());
    let view = JourneyView::new(document, &journey).ok_or_else(none)?;
    let stage = |n| at(view.stages.iter().map(|s| s.stage.id.clone()), n).ok_or_else(none);
    let step = |n| at(view.steps().map(|s| s.id.clone()), n).ok_or_else(none);
    let row = |n| at(view.rows.iter().map(|r| r.id.clone()), n).ok_or_else(none);
    // A step, now and then a stage or the place for a new one.
    let column = |n: u16| match n % 7 {
        0 => stage(n / 7).map(ColumnKey::Stage),
        1 if n.is_multiple_of(3) => Ok(ColumnKey::New),
        _ => step(n / 7).map(ColumnKey::Step),
    };
    let cell = |n: u16, m: u16| -> Result<CellAt, Refusal> {
        let row = match n % 9 {
            0 => RowKey::Stages,
            1 => RowKey::Steps,
            _ => RowKey::Row(row(n / 9)?),
        };
        Ok(CellAt { row, column: column(m)? })
    };
    let entry = |n: u16| {
        let cards = view.cards.iter().map(|c| c.id.clone());
        let touchpoints = view.touchpoints.iter().map(|t| t.id.clone());
        let all = cards.chain(touchpoints).chain(view.emotions.iter().map(|e| e.id.clone()));
        at(all.chain(view.steps().map(|s| s.id.clone())), n).ok_or_else(none)
    };
    match number {
        2 | 3 => op::type_in(document, &sheet, &cell(b, c)?, None, text, ids),
        4 => op::type_in(document, &sheet, &cell(b, c)?, Some(&entry(d / 12)?), text, ids),
        5 => {
            let records = document.steps().map(|s| s.id.clone()).chain(document.parties().map(|p| p.id.clone()));
            let record = at(records, d).ok_or_else(none)?;
            let fits = |at: &CellAt| document.get(&record).is_some_and(|r| Refers::of(document, at).fits(r));
            let column = column(c)?;
            let cells = view.rows.iter().map(|r| CellAt { row: RowKey::Row(r.id.clone()), column: column.clone() });
            let cell = at(cells.filter(fits), b).ok_or_else(none)?;
            op::refer_to(document, &sheet, &cell, None, &record, ids)
        }
        6 => op::clear(document, &sheet, &[cell(b, c)?, cell(d, b)?, cell(c, d)?], ids),
        7 => op::move_entry(document, &sheet, &entry(b)?, &cell(c, d)?),
        8 => add_stage(document, &journey, stage(b).ok().filter(|_| c % 3 > 0).as_ref(), name, ids),
        9 => split_stage(document, &step(b)?, ids),
        10 => merge_stages(document, &stage(b)?),
        11 => move_stage(document, &stage(b)?, stage(c).ok().filter(|_| d % 4 > 0).as_ref()),
        12 => op::set(document, &[stage(b)?], &op::Field::Lifecycle(Lifecycle::ALL[usize::from(c % 3)])),
        13 => op::add_column(document, &sheet, column(b).ok().filter(|_| c % 4 > 0).as_ref(), ids),
        14 => op::remove_column(document, &sheet, &column(b)?),
        15 => op::move_column(document, &sheet, &column(b)?, column(c).ok().filter(|_| d % 4 > 0).as_ref()),
        16 => nudge_step(document, &step(b)?, c % 2 == 0),
        17 => {
            let after = row(b).ok().map(RowKey::Row);
            match c % 3 {
                0 => op::add_row(document, &sheet, after.as_ref(), ids),
                _ => add_row_of(
                    document,
                    &journey,
                    RowKind::ALL[usize::from(d) % RowKind::ALL.len()],
                    after.as_ref(),
                    ids,
                ),
            }
        }
        18 => op::remove_row(document, &sheet, &RowKey::Row(row(b)?)),
        19 => {
            let before = row(c).ok().filter(|_| d % 4 > 0).map(RowKey::Row);
            op::move_row(document, &sheet, &RowKey::Row(row(b)?), before.as_ref())
        }
        20 => match c % 3 {
            0 => hide_row(document, &row(b)?, d % 2 == 0),
            1 => collapse_row(document, &row(b)?, d % 2 == 0),
            _ => show_rows(document, &journey),
        },
        21 => {
            let state = if d % 3 == 0 { State::ToBe } else { State::AsIs };
            let value = Score::near(f64::from(d % 50) / 10.0 - 2.5).filter(|_| d % 5 > 0);
            set_emotion(document, &step(b)?, persona(c).ok().filter(|_| c % 4 > 0).as_ref(), state, value, ids)
        }
        22 => match c % 3 {
            0 => tell_for(document, &journey, &persona(b)?),
            1 => tell_without(document, &journey, &persona(b)?),
            _ => mark_moment_of_truth(document, &step(b)?, d % 3 > 0, ids),
        },
        23 => {
            if document.shared_records().len() > 150 {
                return Err(none());
            }
            duplicate_journey(document, &journey, ids)
        }
        _ => unreachable!("VERBS counts them"),
    }
}
