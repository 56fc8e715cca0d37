//! Where a drag over a table would land, and whether it may: what the drags of entries, rows, columns and stages share.

use super::{Act, Context, Reaction};
use crate::{
    change::{Refusal, Transaction},
    editor::{Cursor, overlay::Sketch},
    geom::Rect,
};

/// A place to land, what marks it, and why it is refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Landing<S> {
    pub spot: S,
    mark: Rect,
    refused: Option<String>,
}

/// Half the thickness of the bar between two places.
const BAR: f64 = 2.0;

/// The bar of a place between two columns.
pub fn upright(x: f64, y0: f64, y1: f64) -> Rect {
    Rect::new(x - BAR, y0, x + BAR, y1)
}

/// The bar of a place between two rows.
pub fn level(y: f64, x0: f64, x1: f64) -> Rect {
    Rect::new(x0, y - BAR, x1, y + BAR)
}

impl<S: PartialEq> Landing<S> {
    /// Takes over where the pointer is now; asks the verb only where that is another place.
    pub fn follow(
        landing: &mut Option<Landing<S>>,
        found: Option<(S, Rect)>,
        verb: impl FnOnce(&S) -> Result<Transaction, Refusal>,
        words: impl FnOnce(&S) -> String,
    ) -> Reaction {
        if found.as_ref().map(|(spot, _)| spot) != landing.as_ref().map(|l| &l.spot) {
            *landing = found.map(|(spot, mark)| {
                let refused = verb(&spot).err().map(|refusal| refusal.0);
                Landing { spot, mark, refused }
            });
        }
        match landing {
            None => Reaction::default().cursor(Cursor::Grabbing),
            Some(Landing { refused: Some(why), .. }) => {
                Reaction::default().cursor(Cursor::NotAllowed).saying(why.clone())
            }
            Some(landing) => Reaction::default().cursor(Cursor::Grabbing).saying(words(&landing.spot)),
        }
    }

    /// Lands, or says why not.
    pub fn land(
        landing: Option<Landing<S>>,
        context: &mut Context,
        verb: impl FnOnce(&mut Context, &S) -> Result<Transaction, Refusal>,
    ) -> Reaction {
        match landing {
            Some(Landing { refused: Some(why), .. }) => Reaction::over().saying(why),
            Some(Landing { spot, .. }) => {
                let done = verb(context, &spot);
                Reaction::done(Act::Commit(done))
            }
            None => Reaction::over(),
        }
        .cursor(Cursor::Default)
    }

    /// The mark of the place, where it is seen.
    pub fn preview(&self, context: &Context, sketch: &mut Sketch) {
        let Some(mark) = context.in_sight(self.mark) else { return };
        if self.refused.is_some() { sketch.refused(mark) } else { sketch.target(mark) }
    }
}
