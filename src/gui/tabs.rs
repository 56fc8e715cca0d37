//! The views of the model side by side over the canvas.

use super::{
    action::{Action, Actions},
    app::App,
    outline::SheetLine,
    sign, widget, zone,
};
use crate::{
    editor::{Command, WindowCommand},
    model::Sheet,
};
use egui::{Atoms, Button, Frame, Margin, Panel, RichText, ScrollArea, Ui, scroll_area::ScrollBarVisibility};
use std::iter;

/// What the tabs remember from frame to frame.
#[derive(Clone, Debug, Default)]
pub struct Tabs {
    /// The view whose tab was brought into sight.
    seen: Option<Sheet>,
}

/// The bar; nothing in a model without views.
pub fn bar(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    let outline = app.outline();
    let now = app.editor.sheet().cloned();
    let derived = outline.derived.iter().find(|line| now.as_ref() == Some(&line.sheet));
    if outline.sheets.is_empty() && derived.is_none() {
        return;
    }
    let fill = ui.visuals().panel_fill;
    Panel::top("laneway tabs").frame(Frame::new().fill(fill).inner_margin(Margin::symmetric(6, 3))).show(ui, |ui| {
        zone::mark(ui, "Views", ui.max_rect());
        ui.horizontal(|ui| {
            let room = (ui.available_width() - 40.0).max(60.0);
            ScrollArea::horizontal()
                .max_width(room)
                .auto_shrink([true, true])
                .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
                .show(ui, |ui| {
                    ui.horizontal(|ui| {
                        // What is derived from a view has a tab after it while it is shown; what is derived from the
                        // whole model, at the end.
                        let after = |line: &SheetLine| derived.filter(|d| d.sheet.id() == line.sheet.id());
                        let own = outline.sheets.iter().flat_map(|line| iter::once(line).chain(after(line)));
                        for line in own.chain(derived.filter(|line| line.sheet.of_model())) {
                            let here = app.editor.sheet() == Some(&line.sheet);
                            let kind = RichText::new(&line.kind).weak().small();
                            let found = app.editor.checked().count_in(&line.sheet);
                            let mut parts = Atoms::new((line.symbol.atom(), line.name.as_str(), kind));
                            parts.extend_right(sign::count(found));
                            let tab = Button::selectable(here, parts);
                            let name = format!("Show {}, {}{}", line.name, line.kind, sign::spoken(found));
                            let shown = ui.add(tab).accessible_name(name);
                            if here && app.tabs.seen.as_ref() != Some(&line.sheet) {
                                shown.scroll_to_me(None);
                                app.tabs.seen = Some(line.sheet.clone());
                            }
                            if shown.has_focus() && shown.gained_focus() {
                                shown.scroll_to_me(None);
                            }
                            if shown.clicked() {
                                actions.push(Action::Show(line.sheet.clone()));
                            }
                            if !line.sheet.of_model() {
                                shown.context_menu(|ui| super::tree::menu(ui, app, actions, line.sheet.id()));
                            }
                        }
                    });
                });
            let new = Command::Window(WindowCommand::NewView);
            let add = widget::small_button(ui, "+").accessible_name("New view");
            if add.on_hover_text(new.hint()).clicked() {
                actions.command(new);
            }
        });
    });
}
