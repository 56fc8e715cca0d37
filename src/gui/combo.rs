//! A list that drops down, worked by keys as by the pointer: arrows, Enter, Esc, and letters that narrow it.

use egui::{ComboBox, Event, Key, Modifiers, Response, RichText, Ui};

/// A longer list is narrowed by typing.
const NARROWS_FROM: usize = 9;

/// More are not shown at once; typing finds the others.
const MOST_SHOWN: usize = 300;

/// What a list is, whatever it lists.
pub struct Combo<'a> {
    /// What tells it from other lists.
    pub salt: egui::Id,
    /// What stands on the button.
    pub shown: &'a str,
    /// For a screen reader, where no label stands above it.
    pub name: Option<String>,
    pub width: f32,
}

impl Combo<'_> {
    /// Shows it; gives what was chosen, and the button.
    pub fn ui<T>(
        self,
        ui: &mut Ui,
        is_now: impl Fn(&T) -> bool,
        options: impl FnOnce() -> Vec<(T, String)>,
    ) -> (Option<T>, Response) {
        let marked = self.salt.with("marked");
        let typed = self.salt.with("typed");
        // The button's own id is known once it was shown.
        let button_id = self.salt.with("button");
        let open = |ui: &Ui| {
            let id = ui.data(|d| d.get_temp::<egui::Id>(button_id));
            id.is_some_and(|id| ComboBox::is_open(ui.ctx(), id))
        };
        let query = ui.data(|d| d.get_temp::<String>(typed)).unwrap_or_default();
        let keys = if open(ui) { ListKeys::take(ui, query.is_empty()) } else { ListKeys::default() };
        let mut chosen = None;
        // Cut within its own width: what stands beside it has its place.
        let combo = |ui: &mut Ui| {
            ui.set_max_width(self.width);
            ComboBox::from_id_salt(self.salt).selected_text(self.shown).truncate().width(self.width).show_ui(ui, |ui| {
                let mut options = options();
                if narrow(ui, typed, query, &keys, &mut options) {
                    ui.data_mut(|d| d.insert_temp(marked, 0_usize));
                }
                let more = options.len().saturating_sub(MOST_SHOWN);
                options.truncate(MOST_SHOWN);
                let last = options.len().saturating_sub(1);
                let now = options.iter().position(|(v, _)| is_now(v)).unwrap_or(0);
                let at = ui.data(|d| d.get_temp::<usize>(marked)).unwrap_or(now);
                let at = at.saturating_add_signed(keys.by).min(last);
                ui.data_mut(|d| d.insert_temp(marked, at));
                for (i, (option, word)) in options.into_iter().enumerate() {
                    let same = is_now(&option);
                    let mut response = ui.selectable_label(same, word);
                    if i == at {
                        response = response.highlight();
                        if keys.by != 0 {
                            response.scroll_to_me(None);
                        }
                    }
                    if (response.clicked() || (keys.choose && i == at)) && !same {
                        chosen = Some(option);
                    }
                }
                if more > 0 {
                    ui.label(RichText::new(format!("{more} more: type to find them")).weak().small());
                }
            })
        };
        let response = ui.scope(combo).inner;
        let button = match self.name {
            Some(name) => response.response.accessible_name(name),
            None => response.response,
        };
        // What is cut on the button is told whole.
        let font = egui::TextStyle::Button.resolve(ui.style());
        let whole = ui.painter().layout_no_wrap(self.shown.to_owned(), font, egui::Color32::PLACEHOLDER).size().x;
        let is_cut = whole + ui.spacing().icon_width + 2.0 * ui.spacing().button_padding.x > button.rect.width();
        let button = if is_cut { button.on_hover_text(self.shown) } else { button };
        ui.data_mut(|d| d.insert_temp(button_id, button.id));
        if keys.choose || keys.close {
            egui::Popup::close_all(ui.ctx());
            button.request_focus();
        }
        if open(ui) {
            // The keyboard stays here while the list is open: no arrow, no Esc goes elsewhere.
            button.request_focus();
            let all = egui::EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
            ui.memory_mut(|m| m.set_focus_lock_filter(button.id, all));
        } else {
            ui.data_mut(|d| {
                d.remove::<usize>(marked);
                d.remove::<String>(typed);
            });
        }
        (chosen, button)
    }
}

/// Leaves the options that hold what was typed since the list opened; true where that just changed.
fn narrow<T>(ui: &mut Ui, typed: egui::Id, mut query: String, keys: &ListKeys, options: &mut Vec<(T, String)>) -> bool {
    if options.len() < NARROWS_FROM {
        return false;
    }
    let before = query.len();
    query.push_str(&keys.typed);
    if keys.erase {
        query.pop();
    }
    let hint = if query.is_empty() { "Type to find".to_owned() } else { format!("Find: {query}") };
    ui.label(RichText::new(hint).weak().small());
    let wanted = query.to_lowercase();
    options.retain(|(_, word)| word.to_lowercase().contains(&wanted));
    if options.is_empty() {
        ui.label(RichText::new("Nothing is called that.").weak().small());
    }
    let changed = query.len() != before;
    ui.data_mut(|d| d.insert_temp(typed, query));
    changed
}

/// What the keys of one frame ask of an open list.
#[derive(Clone, Default)]
struct ListKeys {
    by: isize,
    choose: bool,
    close: bool,
    typed: String,
    erase: bool,
}

impl ListKeys {
    /// Takes them, so that nothing else hears them.
    fn take(ui: &Ui, nothing_typed: bool) -> ListKeys {
        ui.input_mut(|i| {
            let down = i.count_and_consume_key(Modifiers::NONE, Key::ArrowDown) as isize;
            let up = i.count_and_consume_key(Modifiers::NONE, Key::ArrowUp) as isize;
            let enter = i.consume_key(Modifiers::NONE, Key::Enter);
            let erase = i.consume_key(Modifiers::NONE, Key::Backspace);
            let close = i.consume_key(Modifiers::NONE, Key::Escape);
            let mut typed = String::new();
            i.events.retain(|event| match event {
                Event::Text(text) => {
                    typed.push_str(text);
                    false
                }
                _ => true,
            });
            // The space bar chooses, as it does on a button, unless words are being typed.
            let space = i.consume_key(Modifiers::NONE, Key::Space) && nothing_typed;
            if space {
                typed.clear();
            }
            ListKeys { by: down - up, choose: enter || space, close, typed, erase }
        })
    }
}
