//! The list beneath the field of a cell: what of the model could be meant, and what Enter makes of the words as they are.

use crate::editor::{Editor, Response};
use egui::{Align2, Area, Color32, FontId, Frame, Id, Order, Rect, Role, Sense, Ui, WidgetInfo, vec2};

const ROW: f32 = 28.0;
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
    let height = rows as f32 * ROW + 12.0;
    let width = field.width().clamp(LEAST_WIDTH, MOST_WIDTH);
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
                if !typing.makes.is_empty() && as_typed(ui, width, enter, typing.options.is_empty(), &typing.makes) {
                    taken = Some(None);
                }
            });
        },
    );
    if let Some(option) = taken {
        answers.push(editor.take_option(option));
    }
}

/// One of what could be meant; true where it was clicked.
pub fn row(ui: &mut Ui, width: f32, chosen: bool, name: &str, what: &str) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
    let said = format!("{name}, {what}");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, said.clone()));
    let fill = fill(ui, chosen, response.hovered());
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, 5.0, fill);
    let ink = ui.visuals().text_color();
    // The name is what one looks for: what it is gets what is left.
    let all = width - 32.0;
    let name = clipped(ui, name, 13.0, all * 0.7, ink);
    let what = clipped(ui, what, 11.5, all - name.size().x, ui.visuals().weak_text_color());
    painter.galley(rect.left_center() + vec2(8.0, -name.size().y / 2.0), name, ink);
    painter.galley(rect.right_center() + vec2(-8.0 - what.size().x, -what.size().y / 2.0), what, ink);
    response.clicked()
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

/// A name on one line, with `…` where it is too long.
fn clipped(ui: &Ui, text: &str, size: f32, width: f32, color: Color32) -> std::sync::Arc<egui::Galley> {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect();
    let mut job = egui::text::LayoutJob::simple_singleline(line, FontId::proportional(size), color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}
