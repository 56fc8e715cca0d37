//! One problem in the list: what, where, by which check; its fix, its explanation, its menu.

use super::{Accepting, ProblemAct, explanation, level, measure::Measured};
use crate::{
    change::op,
    editor::{Checked, ProblemKey, Told},
    gui::{
        action::{Action, Actions},
        app::App,
        sign, widget, words,
    },
    model::Document,
};
use egui::{
    Align, Button, EventFilter, FontId, Id, Key, Layout, Modifiers, Rect, Response, RichText, Role, Sense, TextEdit,
    TextStyle, TextWrapMode, Ui, UiBuilder, WidgetInfo, WidgetText, pos2, text::LayoutJob, vec2,
};

/// The height of a row of one line, in points.
pub const LINE: f32 = 32.0;
/// The size of a message's letters.
pub const MESSAGE: f32 = 13.5;
/// Of what is folded out, before it was ever shown.
pub const GUESSED_HEIGHT: f32 = 150.0;

/// The size of the letters of the place and the check.
const SMALLER: f32 = 13.0;

/// Room for the sign and the word, and for the buttons.
const WORD: f32 = 94.0;
const BUTTONS: f32 = 190.0;
/// In a narrower list a sign stands for the word, and the buttons have a line of their own beneath the message, in the
/// row that has any.
const NARROW: f32 = 520.0;
const SIGN: f32 = 34.0;
/// A page of the list, for the keys.
const PAGE: usize = 8;

/// A problem and what is around it.
pub struct Row<'a> {
    pub at: usize,
    pub told: &'a Told,
    pub checked: &'a Checked,
    pub listed: &'a [usize],
    /// How many lines its message has, and how high it is with them.
    pub lines: usize,
    pub height: f32,
    /// Tab comes to this row; arrows go on from it.
    pub tabbed: bool,
}

/// The id by which the row of a problem holds the keyboard.
pub fn id(key: &ProblemKey) -> Id {
    Id::unique(("problem row", key))
}

/// The row, and beneath it what is folded out.
pub fn show(ui: &mut Ui, app: &mut App, row: &Row, actions: &mut Actions) {
    let key = row.told.key();
    let all = ui.max_rect();
    let chosen = app.editor.current_problem() == Some(row.at);
    let beneath = is_narrow(all.width()) && (chosen || row.tabbed);
    let height = row.height + if beneath { LINE } else { 0.0 };
    let line = Rect::from_min_size(all.min, vec2(all.width(), height - 2.0));
    let id = id(&key);
    if ui.memory(|m| m.has_focus(id)) {
        app.problems.held = Some(key.clone());
        keys(ui, app, row, &key, id, actions);
    }
    // A row that cannot hold the keyboard would give it away, just handed on to it.
    let reached = row.tabbed || ui.memory(|m| m.has_focus(id));
    let sense = if reached { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(line, id, sense);
    let spoken = spoken(row.told);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, spoken.clone()));
    let hovered = response.contains_pointer();
    paint(ui, line, row, chosen, hovered, response.has_focus());
    if response.clicked() {
        response.request_focus();
        actions.push(Action::Problem(ProblemAct::GoTo(row.at)));
    }
    let finding = &row.told.finding;
    let response = response.on_hover_ui(|ui| {
        ui.label(&finding.message);
        ui.label(RichText::new(format!("{} · {}", row.told.place, finding.rule.title)).weak().small());
    });
    response.context_menu(|ui| menu(ui, app.editor.document(), row, actions));
    // A menu stays while the pointer goes into it, off the row.
    let in_menu = app.problems.menu_of.as_ref() == Some(&key);
    if beneath {
        let last = Rect { min: pos2(line.min.x, line.max.y - LINE + 2.0), ..line };
        buttons(ui, app, row, &key, last, true, actions);
    } else if !is_narrow(all.width()) {
        buttons(ui, app, row, &key, line, chosen || hovered || in_menu, actions);
    }
    if app.problems.open.contains_key(&key) {
        let below = Rect::from_min_max(pos2(all.min.x, line.max.y + 2.0), all.max);
        folded_out(ui, app, row, &key, below, actions);
    }
}

/// The keys of the row that has the keyboard, before anything else hears them.
fn keys(ui: &Ui, app: &mut App, row: &Row, key: &ProblemKey, id: Id, actions: &mut Actions) {
    let all = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, all));
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let here = row.listed.binary_search(&row.at).unwrap_or_default();
    let last = row.listed.len().saturating_sub(1);
    let to = match () {
        () if pressed(Key::ArrowDown) => Some(here + 1),
        () if pressed(Key::ArrowUp) => Some(here.saturating_sub(1)),
        () if pressed(Key::PageDown) => Some(here + PAGE),
        () if pressed(Key::PageUp) => Some(here.saturating_sub(PAGE)),
        () if pressed(Key::Home) => Some(0),
        () if pressed(Key::End) => Some(last),
        () => None,
    };
    if let Some((at, told)) = to.and_then(|to| {
        let at = *row.listed.get(to.min(last))?;
        Some((at, row.checked.told.get(at)?))
    }) {
        ui.memory_mut(|m| m.request_focus(self::id(&told.key())));
        actions.push(Action::Problem(ProblemAct::Choose(at)));
    }
    if pressed(Key::Enter) {
        actions.push(Action::Problem(ProblemAct::Open(row.at)));
    }
    let open = app.problems.open.contains_key(key);
    let toggled = pressed(Key::Space);
    if (toggled && !open) || pressed(Key::ArrowRight) {
        app.problems.open.entry(key.clone()).or_insert(GUESSED_HEIGHT);
    } else if (toggled && open) || pressed(Key::ArrowLeft) {
        app.problems.open.remove(key);
    }
}

/// What a screen reader says of a problem.
fn spoken(told: &Told) -> String {
    let severity = words::capital(told.finding.severity.word());
    format!("{severity}: {}, in {}, check {}", told.finding.message, told.place, told.finding.rule.title)
}

fn paint(ui: &Ui, line: Rect, row: &Row, chosen: bool, hovered: bool, focused: bool) {
    let told = row.told;
    let visuals = ui.visuals();
    let painter = ui.painter();
    if chosen {
        painter.rect_filled(line, 6.0, visuals.selection.bg_fill);
    } else if hovered {
        painter.rect_filled(line, 6.0, visuals.widgets.hovered.bg_fill);
    }
    if focused {
        painter.rect_stroke(line, 6.0, visuals.selection.stroke, egui::StrokeKind::Inside);
    }
    let severity = told.finding.severity;
    // All but what is long stands on its first line.
    let first = Rect::from_min_size(line.min, vec2(line.width(), LINE - 2.0));
    let sign = Rect::from_center_size(pos2(line.min.x + 16.0, first.center().y), vec2(15.0, 15.0));
    sign::paint(ui, sign, severity);
    let (ink, weak) = (visuals.text_color(), visuals.weak_text_color());
    let left = line.min.x + before(line.width());
    if !is_narrow(line.width()) {
        let word = widget::strong(words::capital(severity.word()), 12.5);
        text(ui, word.into(), line.min.x + 30.0, WORD - 32.0, first, ink);
    }
    let (message, place, check) = columns(line.width());
    let column = |words: &str, size: f32, x: f32, width: f32, color: egui::Color32| {
        let mut job = LayoutJob::simple(words.to_owned(), FontId::proportional(size), color, width.max(10.0));
        job.wrap.max_rows = row.lines;
        let galley = painter.layout_job(job);
        let height = galley.rows.first().map_or(0.0, |row| row.height());
        painter.galley(pos2(x, first.center().y - height / 2.0), galley, color);
    };
    column(&told.finding.message, MESSAGE, left, message_width(line.width()), ink);
    if place > 0.0 {
        column(&told.place, SMALLER, left + message, place - 14.0, weak);
    }
    if check > 0.0 {
        column(told.finding.rule.title, SMALLER, left + message + place, check - 10.0, weak);
    }
}

/// How wide the message, the place and the check are. Where there is little room the message has it all; the rest is
/// said when the pointer stays, and spoken.
fn columns(width: f32) -> (f32, f32, f32) {
    if is_narrow(width) {
        return ((width - SIGN - 8.0).max(60.0), 0.0, 0.0);
    }
    let room = (width - WORD - BUTTONS - 8.0).max(60.0);
    let (place, check) = match room {
        r if r > 620.0 => (r * 0.24, r * 0.2),
        r if r > 420.0 => (r * 0.24, 0.0),
        _ => (0.0, 0.0),
    };
    (room - place - check, place, check)
}

/// How wide a message may be in a list of this width.
pub fn message_width(width: f32) -> f32 {
    (columns(width).0 - 14.0).max(10.0)
}

fn is_narrow(width: f32) -> bool {
    width < NARROW
}

/// What stands before the message.
fn before(width: f32) -> f32 {
    if is_narrow(width) { SIGN } else { WORD }
}

/// The height of a row whose message has so many lines.
pub fn height(measured: &Measured, lines: usize) -> f32 {
    LINE + lines.saturating_sub(1) as f32 * measured.line
}

/// What the buttons of the row that has any take beneath it.
pub fn beneath(width: f32) -> f32 {
    if is_narrow(width) { LINE } else { 0.0 }
}

fn text(ui: &Ui, text: WidgetText, x: f32, width: f32, line: Rect, color: egui::Color32) {
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), width.max(10.0), TextStyle::Body);
    let y = line.center().y - galley.size().y / 2.0;
    let at = pos2(x, y);
    ui.painter().galley_with_override_text_color(at, galley, color);
}

/// The buttons at the end of the row. Those of the row at work are reached with Tab, the others with the pointer.
fn buttons(ui: &mut Ui, app: &mut App, row: &Row, key: &ProblemKey, line: Rect, all: bool, actions: &mut Actions) {
    let first = pos2(line.max.x - 6.0, line.min.y + LINE - 2.0);
    let area = Rect::from_min_max(pos2(line.max.x - BUTTONS, line.min.y), first);
    let layout = Layout::right_to_left(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().id_salt("buttons").max_rect(area).layout(layout));
    let ui = &mut ui;
    let message = &row.told.finding.message;
    let sense = if row.tabbed { Sense::click() } else { Sense::CLICK };
    let button = |ui: &mut Ui, text: &str, hint: &str| -> Response {
        let shown =
            Button::new(text).sense(sense).stroke(ui.visuals().widgets.inactive.bg_stroke).frame_when_inactive(true);
        ui.add(shown).accessible_name(format!("{text}: {message}")).on_hover_text(hint.to_owned())
    };
    if all || row.tabbed {
        let more = egui::containers::menu::MenuButton::from_button(
            Button::new("More").sense(sense).stroke(ui.visuals().widgets.inactive.bg_stroke).frame_when_inactive(true),
        );
        let (response, open) = more.ui(ui, |ui| menu(ui, app.editor.document(), row, actions));
        if open.is_some() {
            app.problems.menu_of = Some(key.clone());
        } else if app.problems.menu_of.as_ref() == Some(key) {
            app.problems.menu_of = None;
        }
        response.accessible_name(format!("More: {message}"));
        let open = app.problems.open.contains_key(key);
        let (word, hint) = if open { ("Fold", "Fold the explanation away") } else { ("Why?", "Explain it here") };
        if button(ui, word, hint).clicked() {
            if open {
                app.problems.open.remove(key);
            } else {
                app.problems.open.insert(key.clone(), GUESSED_HEIGHT);
            }
        }
    } else {
        // The fix stands in the same place in every row.
        ui.add_space(106.0);
    }
    if let Some(problem) = &row.told.problem {
        let repair = egui::containers::menu::MenuButton::from_button(
            Button::new("Repair")
                .sense(sense)
                .stroke(ui.visuals().widgets.inactive.bg_stroke)
                .frame_when_inactive(true),
        );
        let (response, _) = repair.ui(ui, |ui| {
            let document = app.editor.document();
            for repair in op::repairs(document, problem) {
                if ui.button(repair.label(document)).clicked() {
                    let problem = problem.clone();
                    actions.act(move |document, _| op::repair(document, &problem, &repair));
                }
            }
        });
        response.accessible_name(format!("Repair: {message}"));
    } else if row.told.finding.fixable && button(ui, "Fix", "Mend it; undo takes it back").clicked() {
        actions.push(Action::Problem(ProblemAct::Fix(row.at)));
    }
}

/// All that can be done about a problem.
fn menu(ui: &mut Ui, document: &Document, row: &Row, actions: &mut Actions) {
    let finding = &row.told.finding;
    let rule = finding.rule;
    let mut item = |ui: &mut Ui, text: &str, act: ProblemAct| {
        if ui.button(text).clicked() {
            actions.push(Action::Problem(act));
        }
    };
    item(ui, "Go to its place", ProblemAct::Open(row.at));
    if finding.fixable {
        item(ui, "Fix", ProblemAct::Fix(row.at));
        let alike = row.checked.fixable(rule.name);
        if alike > 1 {
            item(ui, &format!("Fix all {alike} of this kind"), ProblemAct::FixAll(rule.name));
        }
    }
    item(ui, "Accept with a reason…", ProblemAct::Accept(row.at));
    ui.separator();
    ui.label(RichText::new(format!("The check “{}”", rule.title)).weak().small());
    if ui.scope(|ui| level::choices(ui, document, rule, actions)).inner {
        ui.close();
    }
    if ui.button("About this check…").clicked() {
        actions.push(Action::Problem(ProblemAct::About(rule.name)));
    }
}

/// The explanation, and the field for a reason where it is asked for.
fn folded_out(ui: &mut Ui, app: &mut App, row: &Row, key: &ProblemKey, below: Rect, actions: &mut Actions) {
    let inner = Rect::from_min_max(pos2(below.min.x + before(below.width()), below.min.y), below.max - vec2(12.0, 0.0));
    let mut ui = ui.new_child(UiBuilder::new().id_salt("folded out").max_rect(inner));
    ui.add_space(2.0);
    if app.problems.accepting.as_ref().is_some_and(|accepting| accepting.key == *key) {
        accept(&mut ui, app, row, actions);
    }
    explanation(&mut ui, &row.told.finding);
    ui.add_space(10.0);
    let height = ui.min_rect().height();
    if let Some(known) = app.problems.open.get_mut(key)
        && (*known - height).abs() > 0.5
    {
        *known = height;
        ui.scroll_to_rect(Rect::from_min_max(below.min - vec2(0.0, LINE), below.min + vec2(10.0, height)), None);
        ui.ctx().request_repaint();
    }
}

/// Why is it meant so? Enter accepts, Esc does not.
fn accept(ui: &mut Ui, app: &mut App, row: &Row, actions: &mut Actions) {
    let Some(Accepting { key, mut reason, begun }) = app.problems.accepting.take() else { return };
    let (mut done, mut cancelled, mut kept) = (false, false, begun);
    ui.label(widget::strong("Why is it meant so?", 12.0));
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 170.0).clamp(80.0, 460.0);
        // An id of its own: the row moves as the list scrolls, and the keyboard must not be lost on the way.
        let field = TextEdit::singleline(&mut reason)
            .id(Id::unique(("reason", &key)))
            .hint_text("The reason, for whoever reads the model next");
        let field = ui.add(field.desired_width(width)).accessible_name("Reason for accepting it");
        // Until it has kept the keyboard for a frame: what the menu was opened over may ask for it too.
        kept = begun || field.has_focus();
        if !kept {
            field.request_focus();
            field.scroll_to_me(None);
        }
        if field.lost_focus() {
            done = ui.input(|i| i.key_pressed(Key::Enter));
            cancelled = ui.input(|i| i.key_pressed(Key::Escape));
        }
        let given = !reason.trim().is_empty();
        done |= ui.add_enabled(given, widget::primary_button(ui, "Accept")).clicked();
        done &= given;
        cancelled |= ui.add(widget::quiet_button(ui, "Cancel")).clicked();
    });
    ui.add_space(6.0);
    if done {
        let (record, check) = (key.record.clone(), key.rule);
        actions.act(move |document, ids| op::suppress(document, &record, check, &reason, ids));
        app.problems.open.remove(&key);
        app.problems.held = Some(key);
        app.say("Accepted. It is listed under “Accepted”, at the end of the problems.");
    } else if cancelled {
        ui.memory_mut(|m| m.request_focus(id(&key)));
        actions.push(Action::Problem(ProblemAct::Choose(row.at)));
    } else {
        app.problems.accepting = Some(Accepting { key, reason, begun: kept });
        if !kept {
            ui.ctx().request_repaint();
        }
    }
}
