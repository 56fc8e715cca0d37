//! The verbs of journeys and service blueprints.

use super::{refuse, rename::clean};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{
        Card, CellAt, ColumnKey, Document, Evidence, Id, IdMaker, JourneyRow, JourneyStep, Key, Mark, Record, Refers,
        RowKey, RowKind, Sheet, Sign,
    },
};

/// What typing does in a cell of a journey: names a step, or puts a card.
pub fn type_in(
    document: &Document,
    journey: &Id,
    at: &CellAt,
    entry: Option<&Id>,
    text: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let (text, (row, step)) = (clean(text), row_and_step(document, at)?);
    let Some(row) = row.filter(|row| row.kind != RowKind::Step) else {
        let mut edit = Edit::new(document);
        edit.put(JourneyStep { name: text, ..step.clone() });
        edit.select([step.id.clone()]);
        return Ok(edit.finish("Rename journey step"));
    };
    let record = Refers::of(document, at).find(document, &Sheet::Journey(journey.clone()), &text);
    put_card(document, row, step, entry, text, record, ids)
}

/// Puts a card that stands for this record.
pub fn refer_to(
    document: &Document,
    _journey: &Id,
    at: &CellAt,
    entry: Option<&Id>,
    record: &Id,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let found = document.get(record).ok_or_else(|| refuse::gone("element"))?;
    if !Refers::of(document, at).fits(found) {
        return Err(Refusal(format!("A {} does not stand in this row.", found.kind().word())));
    }
    let (Some(row), step) = row_and_step(document, at)? else { return Err(refuse::gone("row")) };
    put_card(document, row, step, entry, found.name().to_owned(), Some(record.clone()), ids)
}

/// Removes the cards of these cells.
pub fn clear(document: &Document, _journey: &Id, cells: &[CellAt], _: &mut IdMaker) -> Result<Transaction, Refusal> {
    let mut edit = Edit::new(document);
    for card in document.cards() {
        let at = CellAt { row: RowKey::Row(card.row.clone()), column: ColumnKey::Step(card.at.clone()) };
        if cells.contains(&at) {
            edit.remove(&card.id);
        }
    }
    Ok(edit.finish("Clear"))
}

/// Adds a row.
pub fn add_row(_: &Document, _: &Id, _: Option<&RowKey>, _: &mut IdMaker) -> Result<Transaction, Refusal> {
    Err(fixed())
}

/// Adds a journey step.
pub fn add_column(_: &Document, _: &Id, _: Option<&ColumnKey>, _: &mut IdMaker) -> Result<Transaction, Refusal> {
    Err(fixed())
}

/// Removes a row.
pub fn remove_row(_: &Document, _: &Id, _: &RowKey) -> Result<Transaction, Refusal> {
    Err(fixed())
}

/// Removes a journey step.
pub fn remove_column(_: &Document, _: &Id, _: &ColumnKey) -> Result<Transaction, Refusal> {
    Err(fixed())
}

/// Moves a row.
pub fn move_row(_: &Document, _: &Id, _: &RowKey, _: Option<&RowKey>) -> Result<Transaction, Refusal> {
    Err(fixed())
}

/// Moves a journey step.
pub fn move_column(_: &Document, _: &Id, _: &ColumnKey, _: Option<&ColumnKey>) -> Result<Transaction, Refusal> {
    Err(fixed())
}

/// Moves a card into another cell.
pub fn move_entry(document: &Document, _journey: &Id, entry: &Id, to: &CellAt) -> Result<Transaction, Refusal> {
    let card = document.card(entry).ok_or_else(|| refuse::gone("card"))?;
    let (Some(row), step) = row_and_step(document, to)? else { return Err(fixed()) };
    let mut edit = Edit::new(document);
    let place = end_of(document, row, step);
    edit.put(Card { row: row.id.clone(), at: step.id.clone(), place, ..card.clone() });
    edit.select([entry.clone()]);
    Ok(edit.finish("Move card"))
}

fn put_card(
    document: &Document,
    row: &JourneyRow,
    step: &JourneyStep,
    entry: Option<&Id>,
    text: String,
    record: Option<Id>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let mut edit = Edit::new(document);
    let card = entry.and_then(|id| document.card(id));
    if text.is_empty() {
        if let Some(card) = card {
            edit.remove(&card.id);
        }
        return Ok(edit.finish("Remove card"));
    }
    let words = if record.is_some() { String::new() } else { text.clone() };
    let put = match card {
        Some(card) => Card { text: words, record, ..card.clone() },
        None => Card {
            id: edit.fresh(ids, &text),
            row: row.id.clone(),
            at: step.id.clone(),
            place: end_of(document, row, step),
            text: words,
            record,
            sign: Sign::None,
            mark: Mark::None,
            evidence: Evidence::Unknown,
            source: String::new(),
            picture: String::new(),
            description: String::new(),
        },
    };
    edit.select([put.id.clone()]);
    edit.put(put);
    Ok(edit.finish("Type"))
}

fn end_of(document: &Document, row: &JourneyRow, step: &JourneyStep) -> Key {
    let there = document.cards().filter(|c| c.row == row.id && c.at == step.id).map(|c| c.place);
    there.max().map_or(Key::default(), Key::after)
}

fn row_and_step<'a>(document: &'a Document, at: &CellAt) -> Result<(Option<&'a JourneyRow>, &'a JourneyStep), Refusal> {
    let ColumnKey::Step(step) = &at.column else { return Err(refuse::gone("column")) };
    let step = document.journey_step(step).ok_or_else(|| refuse::gone("column"))?;
    match &at.row {
        RowKey::Steps => Ok((None, step)),
        RowKey::Row(row) => match document.get(row) {
            Some(Record::JourneyRow(row)) => Ok((Some(row), step)),
            _ => Err(refuse::gone("row")),
        },
        _ => Err(refuse::gone("row")),
    }
}

fn fixed() -> Refusal {
    Refusal::new("This cannot be changed in the table. Use the fields beside it.")
}
