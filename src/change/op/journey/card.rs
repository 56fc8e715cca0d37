//! The cards of a journey: what a text means in a row, and where a card goes.

use super::{refuse, typed};
use crate::{
    change::{Edit, Refusal},
    model::{
        Card, CellAt, Evidence, Id, IdMaker, JourneyRow, JourneyView, Key, Mark, Party, PartyKind, Refers, RowKind,
        Sign,
    },
};

/// Adds a card as typed in its row.
pub(super) fn type_new(
    edit: &mut Edit,
    view: &JourneyView,
    row: &JourneyRow,
    step: &Id,
    at: &CellAt,
    text: &str,
    ids: &mut IdMaker,
) -> Result<(), Refusal> {
    let meant = Meant::of(edit, row.kind, at, text, ids)?;
    if meant.is_nothing() {
        return Err(Refusal::new("Type what it is, after the sign."));
    }
    let id = edit.fresh(ids, text);
    let card = new_card(view, id, &row.id, step);
    edit.select([card.id.clone()]);
    let sign = meant.sign.unwrap_or_default();
    edit.put(Card { text: meant.text, record: meant.record, picture: meant.picture, sign, ..card });
    Ok(())
}

/// Changes a card to what is typed; nothing takes it away. Says what was done.
///
/// # Errors
/// Refused where several are called so.
pub(super) fn retype(
    edit: &mut Edit,
    kind: RowKind,
    at: &CellAt,
    card: &Card,
    text: &str,
    ids: &mut IdMaker,
) -> Result<&'static str, Refusal> {
    if text.is_empty() {
        edit.remove(&card.id);
        return Ok("Remove card");
    }
    edit.select([card.id.clone()]);
    if text == edit.base().display_name(&card.id).trim() {
        return Ok("Change card");
    }
    let meant = Meant::of(edit, kind, at, text, ids)?;
    let sign = meant.sign.unwrap_or(card.sign);
    // Only a sign was typed: the words stay.
    if meant.is_nothing() {
        edit.put(Card { sign, ..card.clone() });
        return Ok("Change card");
    }
    let picture = if meant.picture.is_empty() { card.picture.clone() } else { meant.picture };
    edit.put(Card { text: meant.text, record: meant.record, sign, picture, ..card.clone() });
    Ok("Change card")
}

/// What a text stands for in a row.
struct Meant {
    text: String,
    record: Option<Id>,
    /// Where the text says one.
    sign: Option<Sign>,
    picture: String,
}

impl Meant {
    fn is_nothing(&self) -> bool {
        self.text.is_empty() && self.record.is_none() && self.picture.is_empty()
    }

    fn of(edit: &mut Edit, kind: RowKind, at: &CellAt, text: &str, ids: &mut IdMaker) -> Result<Meant, Refusal> {
        let words = |text: &str| Meant { text: text.to_owned(), record: None, sign: None, picture: String::new() };
        Ok(match kind {
            RowKind::PainsAndDelights => {
                let (sign, rest) = typed::signed(text);
                Meant { sign, ..words(rest) }
            }
            RowKind::Pain | RowKind::Delight => match typed::signed(text) {
                // The row says it already.
                (Some(Sign::Pain), rest) if kind == RowKind::Pain => words(rest),
                (Some(Sign::Delight), rest) if kind == RowKind::Delight => words(rest),
                _ => words(text),
            },
            RowKind::Picture if typed::is_picture(text) => Meant { picture: text.to_owned(), ..words("") },
            _ => match record(edit, kind, at, text, ids)? {
                Some(record) => Meant { record: Some(record), ..words("") },
                None => words(text),
            },
        })
    }
}

/// The record that a name in this row stands for; a party that the model does not know is made.
fn record(edit: &mut Edit, kind: RowKind, at: &CellAt, text: &str, ids: &mut IdMaker) -> Result<Option<Id>, Refusal> {
    let refers = Refers::of(edit.base(), at);
    let known = refuse::one_called(edit.base(), refers, text)?.cloned();
    if known.is_some() || refers != Refers::Parties {
        return Ok(known);
    }
    let kind = if kind == RowKind::System { PartyKind::System } else { PartyKind::default() };
    let id = edit.fresh(ids, text);
    let name = text.to_owned();
    edit.put(Party { id: id.clone(), kind, name, ..Party::default() });
    Ok(Some(id))
}

/// A card at the end of its cell.
pub(super) fn new_card(view: &JourneyView, id: Id, row: &Id, step: &Id) -> Card {
    Card {
        id,
        row: row.clone(),
        at: step.clone(),
        place: end_of(view, row, step, None),
        text: String::new(),
        record: None,
        sign: Sign::None,
        mark: Mark::None,
        evidence: Evidence::Unknown,
        source: String::new(),
        picture: String::new(),
        description: String::new(),
    }
}

fn end_of(view: &JourneyView, row: &Id, step: &Id, without: Option<&Id>) -> Key {
    let there = view.cards.iter().filter(|c| c.row == *row && c.at == *step && Some(&c.id) != without);
    there.map(|c| c.place).max().map_or(Key::default(), Key::after)
}

/// Moves a card to the end of another cell.
pub(super) fn move_to(edit: &mut Edit, view: &JourneyView, card: &Card, row: &JourneyRow, step: &Id) {
    if card.row == row.id && card.at == *step {
        return;
    }
    let from = view.row_at(&card.row).and_then(|i| view.rows.get(i)).map(|r| r.kind);
    // A pain stays one between the rows that know of it; elsewhere it is a card like others.
    let sign = match (from, card.sign) {
        (Some(RowKind::Pain), Sign::None) => Sign::Pain,
        (Some(RowKind::Delight), Sign::None) => Sign::Delight,
        (_, sign) => sign,
    };
    let sign = if row.kind == RowKind::PainsAndDelights { sign } else { Sign::None };
    let place = end_of(view, &row.id, step, Some(&card.id));
    edit.put(Card { row: row.id.clone(), at: step.clone(), place, sign, ..card.clone() });
}
