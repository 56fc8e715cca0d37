//! The fixed order of a blueprint's rows: adding what is missing, and putting rows where they belong.

use super::{
    row, rows_of,
    start::{BlueprintParties, CUSTOMER_ACTIONS, wanted},
};
use crate::{
    change::{Edit, Refusal, Transaction, op::refuse},
    model::{Document, Id, IdMaker, JourneyRow, Key, RowKind, keys_between},
};

/// Turns a journey into a service blueprint: adds the rows that are missing, and puts all in their order.
/// Rows by party come from the swimlanes of the journey's process.
pub fn blueprint_rows(document: &Document, journey: &Id, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let it = document.journey(journey).ok_or_else(|| refuse::gone("journey"))?;
    let parties = it.process.as_ref().map(|p| BlueprintParties::of_process(document, p)).unwrap_or_default();
    let there = rows_of(document, journey);
    let mut edit = Edit::new(document);
    let mut rows: Vec<JourneyRow> = there.iter().map(|&r| r.clone()).collect();
    let mut added = Vec::new();
    for (kind, party) in wanted(&parties) {
        let has = match &party {
            // A row of this band without a party serves until someone says whose it is.
            Some(party) => there.iter().any(|r| r.kind == kind && (r.party.as_ref() == Some(party))),
            None => there.iter().any(|r| r.kind == kind),
        };
        if !has {
            let own = if kind == RowKind::Step { CUSTOMER_ACTIONS } else { "" };
            let id = edit.fresh(ids, kind.word());
            added.push(id.clone());
            // Put at once, so that no two new rows get one id.
            let new = row(id, journey, kind, own, party, Key::default());
            edit.put(new.clone());
            rows.push(new);
        }
    }
    if added.is_empty() && in_order(&there) {
        return Err(Refusal::new("This journey has all rows of a service blueprint, in their order."));
    }
    arrange(&mut edit, rows, &added);
    edit.select(added.first().cloned());
    Ok(edit.finish("Add rows of a service blueprint"))
}

/// Puts the rows of a journey in the order of a service blueprint. Rows of one kind keep their order among themselves.
pub fn order_blueprint(document: &Document, journey: &Id) -> Result<Transaction, Refusal> {
    document.journey(journey).ok_or_else(|| refuse::gone("journey"))?;
    let there = rows_of(document, journey);
    if in_order(&there) {
        return Err(Refusal::new("The rows stand in the order of a service blueprint already."));
    }
    let mut edit = Edit::new(document);
    arrange(&mut edit, there.into_iter().cloned().collect(), &[]);
    Ok(edit.finish("Order rows as a service blueprint"))
}

/// Adds a row of a kind, for a party where one is given, in its band: below the rows that stand as high in a blueprint.
/// Selects it.
pub fn add_row_in_band(
    document: &Document,
    journey: &Id,
    kind: RowKind,
    party: Option<&Id>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    document.journey(journey).ok_or_else(|| refuse::gone("journey"))?;
    if let Some(party) = party {
        document.party(party).ok_or_else(|| refuse::gone("party"))?;
    }
    let mut rows: Vec<JourneyRow> = rows_of(document, journey).into_iter().cloned().collect();
    let at = rows.iter().rposition(|r| r.kind.blueprint_rank() <= kind.blueprint_rank()).map_or(0, |i| i + 1);
    let mut edit = Edit::new(document);
    let id = edit.fresh(ids, kind.word());
    rows.insert(at, row(id.clone(), journey, kind, "", party.cloned(), Key::default()));
    key_anew(&mut edit, rows, std::slice::from_ref(&id));
    edit.select([id]);
    Ok(edit.finish(format!("Add {} row", kind.word())))
}

fn in_order(rows: &[&JourneyRow]) -> bool {
    rows.is_sorted_by_key(|r| r.kind.blueprint_rank())
}

/// Sorts rows by rank and puts those that are new or move.
fn arrange(edit: &mut Edit, mut rows: Vec<JourneyRow>, added: &[Id]) {
    rows.sort_by_key(|r| r.kind.blueprint_rank());
    key_anew(edit, rows, added);
}

/// Puts rows in this order, with new keys for as few as will do: for those in `added`, and for those that move.
fn key_anew(edit: &mut Edit, rows: Vec<JourneyRow>, added: &[Id]) {
    let stays = rising(&rows.iter().map(|r| (!added.contains(&r.id)).then_some(r.order)).collect::<Vec<_>>());
    let mut keys: Vec<Key> = Vec::with_capacity(rows.len());
    let mut roomy = true;
    while roomy && keys.len() < rows.len() {
        let at = keys.len();
        if stays[at] {
            keys.push(rows[at].order);
            continue;
        }
        let run = stays[at..].iter().take_while(|s| !**s).count();
        let high = rows.get(at + run).map(|r| r.order);
        let low = keys.last().copied();
        match keys_between(low, high, run) {
            Some(between) if !between.is_empty() => keys.extend(between),
            _ => roomy = false,
        }
    }
    if !roomy {
        keys = std::iter::successors(Some(Key::from(1)), |k| Some(k.after())).take(rows.len()).collect();
    }
    for (row, order) in rows.into_iter().zip(keys) {
        edit.put(JourneyRow { order, ..row });
    }
}

/// Which of these are a longest strictly rising run; `None` is no part of one.
fn rising(keys: &[Option<Key>]) -> Vec<bool> {
    // The index of the smallest last key of a run of each length (patience sorting), and what came before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; keys.len()];
    for (i, key) in keys.iter().enumerate() {
        if key.is_none() {
            continue;
        }
        let at = ends.partition_point(|&end| keys[end] < *key);
        before[i] = at.checked_sub(1).and_then(|b| ends.get(b)).copied();
        match ends.get_mut(at) {
            Some(end) => *end = i,
            None => ends.push(i),
        }
    }
    let mut kept = vec![false; keys.len()];
    let mut at = ends.last().copied();
    while let Some(i) = at {
        kept[i] = true;
        at = before[i];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rising_run_stays() {
        let keys = |list: &[i32]| list.iter().map(|&k| (k != 0).then(|| Key::from(k))).collect::<Vec<_>>();
        assert_eq!(rising(&keys(&[1, 5, 2, 3])), [true, false, true, true]);
        assert_eq!(rising(&keys(&[1, 0, 1, 4])), [false, false, true, true]);
        assert_eq!(rising(&[]), Vec::<bool>::new());
    }
}
