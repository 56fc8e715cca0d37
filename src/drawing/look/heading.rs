//! The title of a drawing and the line beneath it.

use super::super::{
    Item, Part,
    pen::{Align, Pen},
    theme::Theme,
};
use crate::{layout::Label, text::scale};

/// The two, where a view has them.
pub fn heading(title: &Option<Label>, subtitle: &Option<Label>, theme: &Theme) -> Option<Item> {
    let mut pen = Pen::new(None);
    let rows = [(title, scale::TITLE, theme.ink), (subtitle, scale::SUBTITLE, theme.muted)];
    let mut any = false;
    for (label, style, color) in rows {
        if let Some(label) = label {
            pen.block(Part::Name, &label.block, label.rect.origin(), Align::Left, style, color);
            any = true;
        }
    }
    any.then(|| pen.group("heading", String::new(), [None, None]))
}
