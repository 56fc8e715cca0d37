//! Touchpoints: typed as a channel, a name, or both; marked as moments of truth.

use super::{stage::home, typed};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Channel, Document, Evidence, Id, IdMaker, JourneyView, Key, Mark, Touchpoint},
};

/// Marks the touchpoints of a journey step as a moment of truth, or no longer; a step without any gets one.
pub fn mark_moment_of_truth(
    document: &Document,
    step: &Id,
    truth: bool,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let (view, _, _) = home(document, step)?;
    let mut edit = Edit::new(document);
    let there: Vec<&Touchpoint> = view.touchpoints.iter().copied().filter(|t| t.at == *step).collect();
    // One moment of truth a step: the first touchpoint, unless others are marked already.
    let marked = there.iter().any(|t| t.moment_of_truth);
    match (truth, there.first()) {
        (false, _) => {
            for touchpoint in there.iter().filter(|t| t.moment_of_truth) {
                edit.put(Touchpoint { moment_of_truth: false, ..(*touchpoint).clone() });
            }
        }
        (true, _) if marked => {}
        (true, Some(first)) => edit.put(Touchpoint { moment_of_truth: true, ..(*first).clone() }),
        (true, None) => {
            let made = empty(&mut edit, step, Key::default(), "touchpoint", ids);
            edit.put(Touchpoint { moment_of_truth: true, ..made });
        }
    }
    Ok(edit.finish(if truth { "Mark as moment of truth" } else { "Unmark moment of truth" }))
}

/// Changes a touchpoint to what is typed in the touchpoint row, or in the channel row; nothing takes it away.
pub(super) fn retype(edit: &mut Edit, touchpoint: &Touchpoint, text: &str, channels: bool) {
    let shown = edit.base().display_name(&touchpoint.id).trim();
    let typed = if channels {
        if text.is_empty() && touchpoint.name.is_empty() {
            None
        } else {
            Some(Touchpoint { channel: Channel::of(text), ..touchpoint.clone() })
        }
    } else if text.is_empty() {
        None
    } else if text == shown {
        Some(touchpoint.clone())
    } else {
        let (channel, name) = typed::touch(text);
        let channel = channel.unwrap_or_else(|| touchpoint.channel.clone());
        Some(Touchpoint { channel, name: name.to_owned(), ..touchpoint.clone() })
    };
    match typed {
        Some(typed) => {
            edit.select([typed.id.clone()]);
            edit.put(typed);
        }
        None => edit.remove(&touchpoint.id),
    }
}

/// Adds a touchpoint as typed in the touchpoint row. In the channel row, one that has no channel yet gets it first.
pub(super) fn type_new(edit: &mut Edit, view: &JourneyView, step: &Id, text: &str, channels: bool, ids: &mut IdMaker) {
    let there: Vec<&Touchpoint> = view.touchpoints.iter().copied().filter(|t| t.at == *step).collect();
    let (channel, name) = match typed::touch(text) {
        (Some(channel), name) => (channel, name),
        (None, other) if channels => (Channel::of(other), ""),
        (None, name) => (Channel::Unknown, name),
    };
    let open = there.iter().find(|t| channels && t.channel == Channel::Unknown);
    let touchpoint = match open {
        Some(open) => Touchpoint { channel, ..(*open).clone() },
        None => {
            let place = end(there.iter().copied());
            let slug = if name.is_empty() { channel.word().to_owned() } else { name.to_owned() };
            let made = empty(edit, step, place, &slug, ids);
            Touchpoint { channel, name: name.to_owned(), ..made }
        }
    };
    edit.select([touchpoint.id.clone()]);
    edit.put(touchpoint);
}

/// Moves a touchpoint to another step, after those there.
pub(super) fn move_to(edit: &mut Edit, view: &JourneyView, touchpoint: &Touchpoint, step: &Id) {
    let place = end(view.touchpoints.iter().copied().filter(|t| t.at == *step && t.id != touchpoint.id));
    edit.put(Touchpoint { at: step.clone(), place, ..touchpoint.clone() });
}

fn end<'a>(there: impl Iterator<Item = &'a Touchpoint>) -> Key {
    there.map(|t| t.place).max().map_or(Key::default(), Key::after)
}

fn empty(edit: &mut Edit, step: &Id, place: Key, slug: &str, ids: &mut IdMaker) -> Touchpoint {
    Touchpoint {
        id: edit.fresh(ids, slug),
        at: step.clone(),
        place,
        name: String::new(),
        channel: Channel::Unknown,
        moment_of_truth: false,
        evidence: Evidence::Unknown,
        source: String::new(),
        steps: vec![],
        mark: Mark::None,
        description: String::new(),
    }
}
