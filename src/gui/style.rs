//! The theme's tokens as egui's style. No colour is chosen here or anywhere else in the window.

use super::canvas::paint::color;
use super::prefs::{Look, Prefs};
use crate::drawing::{Theme, ThemeName};
use egui::{
    Color32, CornerRadius, FontId, Margin, Stroke, Style, TextStyle, ThemePreference, Visuals,
    epaint::Shadow,
    style::{Selection, WidgetVisuals},
    vec2,
};

/// Sets the style of both themes; once, at the start.
pub fn install(ctx: &egui::Context) {
    ctx.options_mut(|o| {
        // Ctrl with plus, minus and 0 zoom the picture; closing goes through the guard.
        o.zoom_with_keyboard = false;
        o.quit_shortcuts.clear();
        o.fallback_theme = egui::Theme::Light;
    });
    ctx.set_style_of(egui::Theme::Light, style(ThemeName::Light.theme(), false));
    ctx.set_style_of(egui::Theme::Dark, style(ThemeName::Dark.theme(), true));
}

/// Follows the user's choices; does nothing where nothing changed.
pub fn follow(ctx: &egui::Context, prefs: &Prefs) {
    let wanted = match prefs.look {
        Look::System => ThemePreference::System,
        Look::Light => ThemePreference::Light,
        Look::Dark => ThemePreference::Dark,
    };
    if ctx.options(|o| o.theme_preference) != wanted {
        ctx.set_theme(wanted);
    }
    if (ctx.zoom_factor() - prefs.scale).abs() > 1e-3 {
        ctx.set_zoom_factor(prefs.scale);
    }
}

/// The theme that the window has now.
pub fn theme_name(ctx: &egui::Context) -> ThemeName {
    match ctx.theme() {
        egui::Theme::Dark => ThemeName::Dark,
        egui::Theme::Light => ThemeName::Light,
    }
}

fn style(theme: &Theme, dark: bool) -> Style {
    let mut style = Style { visuals: visuals(theme, dark), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, FontId::proportional(11.0)),
        (TextStyle::Body, FontId::proportional(13.0)),
        (TextStyle::Button, FontId::proportional(13.0)),
        (TextStyle::Monospace, FontId::monospace(12.0)),
        (TextStyle::Heading, FontId::proportional(18.0)),
    ]
    .into();
    style.drag_value_text_style = TextStyle::Body;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(6.0, 4.0);
    spacing.button_padding = vec2(9.0, 5.0);
    spacing.interact_size = vec2(28.0, 26.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(18);
    spacing.combo_width = 120.0;
    spacing.text_edit_width = 240.0;
    spacing.tooltip_width = 340.0;
    spacing.scroll.floating = true;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.45;
    style
}

fn visuals(theme: &Theme, dark: bool) -> Visuals {
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    let (ink, muted, paper) = (color(theme.ink), color(theme.muted), color(theme.paper));
    let (hair, line, header) = (color(theme.hair), color(theme.frame), color(theme.header));
    let (accent, tint) = (color(theme.accent), color(theme.accent_tint));
    let widget = |fill: Color32, edge: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, edge),
        corner_radius: CornerRadius::same(6),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(paper, hair, ink);
    visuals.widgets.inactive = widget(paper, line, ink);
    visuals.widgets.hovered = widget(if dark { color(theme.pool_header) } else { header }, line, ink);
    visuals.widgets.active = widget(tint, accent, ink);
    visuals.widgets.open = widget(header, line, ink);
    visuals.selection = Selection { bg_fill: tint, stroke: Stroke::new(1.5, accent) };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(muted);
    visuals.hyperlink_color = accent;
    visuals.faint_bg_color = color(theme.canvas);
    visuals.extreme_bg_color = paper;
    visuals.text_edit_bg_color = Some(if dark { color(theme.canvas) } else { paper });
    visuals.code_bg_color = header;
    visuals.warn_fg_color = color(theme.party(Some(crate::model::PartyKind::Customer)));
    visuals.error_fg_color = color(theme.bad);
    // Shadows do not show on dark: what floats is lighter there.
    visuals.window_fill = if dark { header } else { paper };
    visuals.panel_fill = paper;
    visuals.window_stroke = Stroke::new(1.0, if dark { line } else { hair });
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(9);
    let shade = color(theme.ink).gamma_multiply(if dark { 0.0 } else { 0.10 });
    visuals.popup_shadow = Shadow { offset: [0, 3], blur: 12, spread: 0, color: shade };
    visuals.window_shadow = Shadow { offset: [0, 8], blur: 28, spread: 0, color: shade };
    visuals.button_frame = true;
    visuals.striped = false;
    visuals
}
