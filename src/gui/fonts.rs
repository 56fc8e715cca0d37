//! The bundled faces, handed to egui under names that stand for a weight.

use crate::text::{Weight, font_bytes};
use egui::{FontData, FontDefinitions, FontFamily};
use std::sync::Arc;

/// The family a weight is set in, on the canvas and in the panels.
pub fn family(weight: Weight) -> FontFamily {
    match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::SemiBold => FontFamily::Name(SEMIBOLD.into()),
    }
}

/// Puts the bundled faces first; egui's own follow for the signs they lack.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    fonts.font_data.insert(REGULAR.into(), Arc::new(FontData::from_static(font_bytes(Weight::Regular))));
    fonts.font_data.insert(SEMIBOLD.into(), Arc::new(FontData::from_static(font_bytes(Weight::SemiBold))));
    let rest = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let with_first = |first: &str| [vec![first.to_owned()], rest.clone()].concat();
    fonts.families.insert(FontFamily::Proportional, with_first(REGULAR));
    fonts.families.insert(family(Weight::SemiBold), with_first(SEMIBOLD));
    ctx.set_fonts(fonts);
}

const REGULAR: &str = "inter-regular";
const SEMIBOLD: &str = "inter-semibold";
