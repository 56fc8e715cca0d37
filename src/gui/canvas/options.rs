//! The list beneath the field of a cell: what of the model could be meant, and what Enter makes of the words as they
//! are.

use crate::{
    editor::{Editor, Response},
    model::makes_nothing,
};
use egui::{Align2, Area, Color32, FontId, Frame, Galley, Id, Order, Rect, Role, Sense, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// The least height of a row, and what is around the words of a higher one.
const ROW: f32 = 28.0;
const AROUND: f32 = 10.0;
/// A name takes at most so many lines.
const MOST_LINES: usize = 3;
const LEAST_WIDTH: f32 = 260.0;
const MOST_WIDTH: f32 = 420.0;
const GAP: f32 = 4.0;

/// Shows the list beneath `field`, or above it where there is no room beneath; never over it.
pub fn list(ui: &Ui, editor: &mut Editor, field: Rect, clip: Rect, answers: &mut Vec<Response>) {
    let Some(typing) = editor.renaming().and_then(|r| r.cell.clone()) else { return };
    let rows = typing.options.len() + usize::from(!typing.makes.is_empty());
    if rows == 0 {
        return;
    }
    let width = field.width().clamp(LEAST_WIDTH, MOST_WIDTH);
    let ink = ui.visuals().text_color();
    let tall: f32 =
        typing.options.iter().map(|option| Words::new(ui, width, &option.name, &option.what, ink).height()).sum();
    let height = tall + if typing.makes.is_empty() { 0.0 } else { ROW } + 12.0;
    let beneath = clip.max.y - field.max.y >= height + GAP || clip.max.y - field.max.y >= field.min.y - clip.min.y;
    let x = field.min.x.min(clip.max.x - width).max(clip.min.x);
    let (pos, pivot) = if beneath {
        (egui::pos2(x, field.max.y + GAP), Align2::LEFT_TOP)
    } else {
        (egui::pos2(x, field.min.y - GAP), Align2::LEFT_BOTTOM)
    };
    let mut taken = None;
    Area::new(Id::unique("canvas options")).order(Order::Foreground).pivot(pivot).fixed_pos(pos).constrain(false).show(
        ui.ctx(),
        |ui| {
            Frame::popup(ui.style()).inner_margin(egui::Margin::same(5)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (i, option) in typing.options.iter().enumerate() {
                    if row(ui, width, typing.chosen == Some(i), &option.name, &option.what) {
                        taken = Some(Some(i));
                    }
                }
                let enter = typing.chosen.is_none();
                if makes_nothing(&typing.makes) {
                    refused(ui, width, &typing.makes);
                } else if !typing.makes.is_empty()
                    && as_typed(ui, width, enter, typing.options.is_empty(), &typing.makes)
                {
                    taken = Some(None);
                }
            });
        },
    );
    if let Some(option) = taken {
        answers.push(editor.take_option(option));
    }
}

/// A name in as many lines as it needs, and what it is beside its first.
struct Words {
    name: Arc<Galley>,
    what: Arc<Galley>,
}

impl Words {
    fn new(ui: &Ui, width: f32, name: &str, what: &str, ink: Color32) -> Words {
        // The name is what one looks for: what it is gets what is left.
        let all = width - 32.0;
        let name = whole(ui, name, 13.0, all * 0.7, ink);
        let what = clipped(ui, what, 11.5, all - name.size().x, ui.visuals().weak_text_color());
        Words { name, what }
    }

    fn height(&self) -> f32 {
        ROW.max(self.name.size().y + AROUND)
    }
}

/// One of what could be meant; true where it was clicked.
pub fn row(ui: &mut Ui, width: f32, chosen: bool, name: &str, what: &str) -> bool {
    let ink = ui.visuals().text_color();
    let words = Words::new(ui, width, name, what, ink);
    let (rect, response) = ui.allocate_exact_size(vec2(width, words.height()), Sense::click());
    let said = format!("{name}, {what}");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, said.clone()));
    let fill = fill(ui, chosen, response.hovered());
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, 5.0, fill);
    let Words { name, what } = words;
    let first = name.rows.first().map_or(ROW, |row| row.height());
    let top = rect.center().y - name.size().y / 2.0;
    let beside = top + (first - what.size().y) / 2.0;
    painter.galley(egui::pos2(rect.min.x + 8.0, top), name, ink);
    painter.galley(egui::pos2(rect.max.x - 8.0 - what.size().x, beside), what, ink);
    response.clicked()
}

/// That nothing comes of the words as they are: no row that could be taken.
pub fn refused(ui: &mut Ui, width: f32, says: &str) {
    let weak = ui.visuals().weak_text_color();
    let shown = whole(ui, says, 12.0, width - 16.0, weak);
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW.max(shown.size().y + AROUND)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, says));
    ui.painter().galley(rect.left_center() + vec2(8.0, -shown.size().y / 2.0), shown, weak);
}

/// The words as they are, and what becomes of them, by Enter where they are chosen; true where it was clicked. Alone in
/// its list it needs no mark.
pub fn as_typed(ui: &mut Ui, width: f32, chosen: bool, alone: bool, makes: &str) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, makes));
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, 5.0, fill(ui, chosen && !alone, response.hovered()));
    let accent = ui.visuals().selection.stroke.color;
    let says = clipped(ui, makes, 13.0, width - 70.0, accent);
    painter.galley(rect.left_center() + vec2(8.0, -says.size().y / 2.0), says, accent);
    if chosen {
        let weak = ui.visuals().weak_text_color();
        let key = painter.layout_no_wrap("Enter".to_owned(), FontId::proportional(11.0), weak);
        painter.galley(rect.right_center() + vec2(-8.0 - key.size().x, -key.size().y / 2.0), key, weak);
    }
    response.clicked()
}

fn fill(ui: &Ui, chosen: bool, hovered: bool) -> Color32 {
    match (chosen, hovered) {
        (true, _) => ui.visuals().selection.bg_fill,
        (false, true) => ui.visuals().widgets.hovered.weak_bg_fill,
        (false, false) => Color32::TRANSPARENT,
    }
}

/// A name in so many lines as it needs; one that is longer still has `…` in its middle: names that begin alike end as
/// what tells them apart.
fn whole(ui: &Ui, text: &str, size: f32, width: f32, color: Color32) -> Arc<Galley> {
    let line: Vec<char> = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    let lay = |text: String| ui.painter().layout(text, FontId::proportional(size), color, width);
    let mut kept = line.len().min(240);
    loop {
        let text: String = match kept < line.len() {
            false => line.iter().collect(),
            true => {
                let (head, tail) = (kept * 2 / 5, kept - kept * 2 / 5);
                let end = line.get(line.len().saturating_sub(tail)..).unwrap_or_default();
                line.iter().take(head).chain(&['…']).chain(end).collect()
            }
        };
        let galley = lay(text);
        if galley.rows.len() <= MOST_LINES || kept <= 12 {
            return galley;
        }
        kept = kept * 7 / 8;
    }
}

/// A name on one line, with `…` where it is too long.
fn clipped(ui: &Ui, text: &str, size: f32, width: f32, color: Color32) -> Arc<Galley> {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect();
    let mut job = egui::text::LayoutJob::simple_singleline(line, FontId::proportional(size), color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}
