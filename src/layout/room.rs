//! What the labels beside the first pieces of flows need in the gaps.

use super::{metrics::LABEL_ROOM, path::Segment};

/// What labels need in a gap: altogether, or on one side of its tracks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Room {
    pub whole: f64,
    pub before: f64,
    pub after: f64,
}

impl Room {
    /// Makes room for a label beside the first piece of a flow, in the gap it enters first.
    /// `border` says whether a gap lies between two lanes.
    pub fn reserve(rooms: &mut [Room], s: &Segment, extent: f64, tracks: &[u16], border: impl Fn(usize) -> bool) {
        // From a step into the gap beside it; from the open, in the gap where it starts.
        let gap = match (s.from % 2, s.sign() > 0) {
            (0, _) => s.from,
            (_, true) => s.from + 1,
            (_, false) => s.from.saturating_sub(1),
        } as usize;
        let Some(room) = rooms.get_mut(gap) else { return };
        let turns = s.to as usize == gap;
        if !turns && s.high() - s.low() > 2 {
            // It runs on over an empty cell: room enough there.
            return;
        }
        let need = extent + LABEL_ROOM;
        room.whole = room.whole.max(need);
        // Between two lanes it turns in the one it comes from.
        let others = tracks[gap] > u16::from(turns) || turns && border(gap);
        if others && s.sign() > 0 {
            room.before = room.before.max(need);
        } else if others {
            room.after = room.after.max(need);
        }
    }
}
