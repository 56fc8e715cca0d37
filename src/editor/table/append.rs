//! The buttons at the end of a table: one more column, one more row.

use crate::{
    editor::{
        Camera, Command, Editor, Handle, Response, TableScene,
        handles::{MIN_ZOOM, Mark},
    },
    geom::{Point, Rect},
    model::{RowKey, Sheet},
};

/// Side of a button, in screen points.
const SIZE: f64 = 22.0;
/// From the table, in screen points.
const GAP: f64 = 10.0;

/// Half of the legend's height.
const LEGEND: f64 = 8.0;

/// The buttons of a journey; a SIPOC has an empty row to type into, and its columns are fixed.
pub fn handles(scene: &TableScene, camera: &Camera) -> Vec<Handle> {
    let (table, layout) = (&scene.table, &scene.layout);
    if !matches!(table.sheet, Sheet::Journey(_)) || camera.zoom < MIN_ZOOM {
        return vec![];
    }
    let (size, reach) = (SIZE / camera.zoom, (GAP + SIZE / 2.0) / camera.zoom);
    let frame = layout.frame;
    let beside = layout.rows.first().map_or(frame.center().y, |row| row.rect.center().y);
    let beneath = layout.rows.first().map_or(frame.center().x, |row| row.head.center().x);
    let button = |center: Point, command: Command, words: &str| Handle {
        rect_in_doc: Rect::from_center_size(center, (size, size)),
        accessible_name: words.into(),
        command,
        mark: Mark::Step,
    };
    vec![
        button(Point::new(frame.x1 + reach, beside), Command::AddStep, "Add step at the end"),
        // Beneath the words that explain the signs, where there are any.
        button(
            Point::new(beneath, layout.legend.map_or(frame.y1, |middle| middle + LEGEND) + reach),
            Command::AddRow,
            "Add row at the end",
        ),
    ]
}

impl Editor {
    /// Adds a column or row past the last one, wherever the hand is.
    pub(in crate::editor) fn append(&mut self, command: Command) -> Response {
        let named = self.finish_rename();
        self.hand.anchor = None;
        self.cell = None;
        self.selection.clear();
        // After the last row that has a name of its own.
        if command == Command::AddRow
            && let Some(scene) = self.table()
        {
            let last = scene.table.rows.iter().rev().find_map(|row| match &row.key {
                RowKey::Row(id) => Some(id.clone()),
                _ => None,
            });
            self.selection.extend(last);
        }
        let response = self.run(command);
        Response { message: response.message.or(named.message), ..response }
    }
}
