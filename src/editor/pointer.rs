//! The pointer's events, handed to the tool; and the overlay the tool and the selection draw.

use super::{
    Button, Command, Cursor, Editor, Handle, Key, Modifiers, PointerEvent, Response,
    handles::handles,
    overlay::Sketch,
    tool::{Act, Context, Reaction, Tool},
};
use crate::{
    drawing::Drawing,
    model::{Id, Record},
};

/// Selections larger than this are outlined only as far as they are in sight.
const MANY: usize = 200;

impl Editor {
    /// The pointer was pressed on the canvas.
    pub fn pointer_down(&mut self, event: PointerEvent) -> Response {
        let named = self.finish_rename();
        if let Some(response) = self.press_mark(event) {
            return Response { message: response.message.or(named.message), ..response };
        }
        if let Some(lane) = self.held_lane_at(event) {
            let selected = self.select([lane]);
            return Response { message: selected.message.or(named.message), ..selected };
        }
        let response = self.hand_to_tool(|tool, context| tool.down(context, event));
        Response { message: response.message.or(named.message), repaint: true, ..response }
    }

    /// The lane whose name is held under the pointer: what is scrolled beneath it is not pressed.
    fn held_lane_at(&self, event: PointerEvent) -> Option<Id> {
        if self.tool != Tool::Selecting || event.button == Button::Middle {
            return None;
        }
        self.lane_strip()?.lane_at(&self.scene().layout, event.pos_in_doc).cloned()
    }

    /// The pointer moved, pressed or not.
    pub fn pointer_move(&mut self, event: PointerEvent) -> Response {
        let hovered = self.hover_table(event);
        let response = self.hand_to_tool(|tool, context| tool.moved(context, event));
        let marked = self.tool == Tool::Selecting && self.mark_at(event.pos_in_doc).is_some();
        let cursor = if marked { Some(Cursor::Pointing) } else { response.cursor };
        Response { repaint: response.repaint || hovered || marked, cursor, ..response }
    }

    /// The pointer was released.
    pub fn pointer_up(&mut self, event: PointerEvent) -> Response {
        self.hand_to_tool(|tool, context| tool.up(context, event))
    }

    /// Handles on the selected step, for hit regions and accessible names. Drawn by [`Editor::overlay`].
    pub fn handles(&self) -> Vec<Handle> {
        match self.tool {
            Tool::Selecting | Tool::Pressing(_) | Tool::PressingCell(_) if self.renaming.is_none() => {
                handles(&self.document, self.scene(), &self.camera, &self.selection)
            }
            _ => Vec::new(),
        }
    }

    /// Selection, handles, and previews of the gesture under way: painted over the scene, never exported.
    pub fn overlay(&self) -> Drawing {
        let scene = self.scene();
        let mut sketch = Sketch::new(self.theme.theme(), &self.camera);
        let seen = self.camera.visible_in_doc();
        if scene.table.is_some() {
            super::pins::draw(scene, seen, self.camera.zoom, &mut sketch);
            super::table::draw(self, &mut sketch);
        }
        // In a table the cell shows what is selected.
        for id in self.selection.iter().filter(|_| scene.table.is_none()) {
            let Some(rect) = scene.rect_of(id) else { continue };
            if self.selection.len() > MANY && !rect.overlaps(seen) {
                continue;
            }
            match self.document.get(id) {
                Some(Record::Flow(_)) => sketch.selected_flow(scene, id),
                Some(_) => sketch.selected(rect, id),
                None => {}
            }
        }
        super::checked::draw(self, seen, &mut sketch);
        if let Some(find) = self.find() {
            super::find_marks::draw(self, find, seen, &mut sketch);
        }
        if scene.table.is_none() {
            // Over all that is scrolled beneath it.
            super::pins::draw(scene, seen, self.camera.zoom, &mut sketch);
        }
        let handles = self.handles();
        for handle in &handles {
            sketch.handle(handle, scene.axes().0);
        }
        let mut ids = self.ids.clone();
        let context = Context {
            document: &self.document,
            scene,
            camera: &self.camera,
            selection: &self.selection,
            handles: &handles,
            ids: &mut ids,
        };
        self.tool.preview(&context, &mut sketch);
        sketch.finish(scene.bounds())
    }

    /// Keys while a flow is drawn without a button held: arrows choose its end, Enter draws it.
    pub(super) fn connecting_key(&mut self, key: Key, mods: Modifiers) -> Option<Response> {
        if !matches!(self.tool, Tool::Connecting(_) | Tool::ConnectingEntries(_)) || mods != Modifiers::NONE {
            return None;
        }
        let response = match key {
            Key::Arrow(direction) => self.hand_to_tool(|tool, context| match tool {
                Tool::Connecting(tool) => tool.walk(context, direction),
                Tool::ConnectingEntries(tool) => tool.walk(context, direction),
                _ => Reaction::default(),
            }),
            Key::Enter => self.hand_to_tool(|tool, context| match tool {
                Tool::Connecting(tool) => tool.choose(context),
                Tool::ConnectingEntries(tool) => tool.choose(context),
                _ => Reaction::default(),
            }),
            _ => return None,
        };
        let at = match &self.tool {
            Tool::Connecting(tool) => tool.at(),
            Tool::ConnectingEntries(tool) => tool.at(),
            _ => None,
        };
        if let Some(rect) = at.and_then(|id| self.scene().rect_of(id)) {
            self.reveal(rect);
        }
        Some(Response { repaint: true, used: true, ..response })
    }

    fn hand_to_tool(&mut self, event: impl FnOnce(&mut Tool, &mut Context) -> Reaction) -> Response {
        let handles = self.handles();
        let mut tool = std::mem::take(&mut self.tool);
        let was_selecting = tool == Tool::Selecting;
        let mut ids = self.ids.clone();
        let mut context = Context {
            document: &self.document,
            scene: self.scene(),
            camera: &self.camera,
            selection: &self.selection,
            handles: &handles,
            ids: &mut ids,
        };
        let reaction = event(&mut tool, &mut context);
        // Ids that a gesture tried out and dropped are made again, so that a preview costs none.
        let Reaction { next, act, cursor, message } = reaction;
        self.tool = next.unwrap_or(tool);
        let moved_on = !was_selecting || self.tool != Tool::Selecting;
        let done = match act {
            Some(act) => {
                self.ids = ids;
                self.carry_out_act(act)
            }
            None => Response { repaint: moved_on, used: moved_on, ..Response::default() },
        };
        Response { cursor: cursor.or(done.cursor), message: done.message.or(message), ..done }
    }

    fn carry_out_act(&mut self, act: Act) -> Response {
        match act {
            Act::Select(ids) => {
                self.leave_for_heading(&ids);
                self.select(ids)
            }
            Act::Commit(Ok(transaction)) => self.commit(transaction),
            Act::Commit(Err(refusal)) => Response { message: Some(refusal.to_string()), ..Response::repaint() },
            Act::CommitAndName(made) => Response { repaint: true, ..self.commit_and_name(made) },
            Act::Rename(id) => {
                self.select([id.clone()]);
                self.start_rename(&id, false)
            }
            Act::Show(ids) => self.show_about(&ids),
            Act::Follow(ids) => self.follow_about(&ids),
            Act::Run(Command::Connect) => Response { cursor: Some(Cursor::Crosshair), ..self.run(Command::Connect) },
            Act::Run(command) => self.run(command),
            Act::GoToCell { place, entry, extend } => self.go_to_cell(place, entry, extend),
            Act::EditCell { place, entry } => {
                self.go_to_cell(place, entry, false);
                self.run(Command::Rename)
            }
            Act::Append(command) => self.append(command),
            Act::SortBy(column) => self.sort_by(Some(column)),
            Act::ChooseCells(from, to) => self.choose_cells(from, to),
            Act::MakeReading(place, value) => self.make_reading(place, value),
            Act::LeaveCell => {
                self.hand.anchor = None;
                self.cell = None;
                self.select([])
            }
            Act::Look(camera) => {
                self.camera = camera;
                Response::repaint()
            }
        }
    }
}
