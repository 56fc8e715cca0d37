//! What each command does.

use super::{Camera, Command, Editor, Response, Tool, adding::Adding, arranging, chain, rename, tool};
use crate::{
    change::{
        Refusal, Transaction,
        op::{self, Direction, LaneSpot, NewLane, PasteAt},
    },
    geom::{Point, Rect},
    model::{Cell, Document, Gateway, Id, IdMaker, Key, PartyKind, Record, Sheet, StepKind, SubProcess, Trigger},
};

/// At most so many lines of plain text become steps.
const MOST_LINES: usize = 500;

impl Editor {
    /// Does a command.
    pub fn run(&mut self, command: Command) -> Response {
        if let Command::Window(window) = command {
            // A name half typed is part of what is saved, exported or left.
            let named = self.write_typing();
            return Response { window: Some(window), message: named.message, used: true, ..Response::default() };
        }
        if let Some(why) = self.why_not(command) {
            return Response::message(why);
        }
        let named = match command {
            // A look around leaves the name being typed alone.
            Command::ZoomIn | Command::ZoomOut | Command::ZoomActual | Command::ZoomFit => Response::default(),
            _ if self.is_instead(command) => self.take_back(),
            _ => self.finish_rename(),
        };
        let response = self.carry_out(command);
        Response { message: response.message.or(named.message), ..response }
    }

    fn carry_out(&mut self, command: Command) -> Response {
        if let Some(response) = self.blueprint_command(command) {
            return response;
        }
        if let Some(response) = self.table_command(command) {
            return response;
        }
        match command {
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Cut => self.cut(),
            Command::Copy => self.copy(),
            Command::Paste => match self.clipboard.clone() {
                Some(text) => self.paste_text(&text),
                None => Response::message("Nothing has been copied yet."),
            },
            Command::Duplicate => self.duplicate(),
            Command::Delete => self.delete(&self.selection.clone()),
            Command::SelectAll => self.select_all(),
            Command::SelectNone => self.select([]),
            Command::Rename => match self.selection.last().cloned() {
                Some(id) => self.start_rename(&id, false),
                None => Response::default(),
            },
            Command::AddStep => self.add_step(StepKind::default()),
            Command::AddDecision => self.add_step(StepKind::Decision(Gateway::Exclusive)),
            Command::AddStart => self.add_step(StepKind::Start(Trigger::Plain)),
            Command::AddEnd => self.add_step(StepKind::End(Trigger::Plain)),
            Command::AddEvent => self.add_step(StepKind::Event(Trigger::Message)),
            Command::AddWait => self.add_step(StepKind::Wait),
            Command::AddSubProcess => self.add_step(StepKind::SubProcess(SubProcess::Plain)),
            Command::AddDocument => self.add_step(StepKind::Document),
            Command::AddNote => self.add(|adding, ids| adding.note(ids)),
            Command::AddConnected(direction) => self.add(|adding, ids| adding.towards(direction, ids)),
            Command::AddInLaneBefore => self.add(|adding, ids| adding.across(false, ids)),
            Command::AddInLaneAfter => self.add(|adding, ids| adding.across(true, ids)),
            Command::AddLaneAbove => self.add(|adding, ids| adding.lane(LaneSpot::Above, ids)),
            Command::AddLaneBelow => self.add(|adding, ids| adding.lane(LaneSpot::Below, ids)),
            Command::AddLaneNested => self.add(|adding, ids| adding.lane(LaneSpot::Inside, ids)),
            Command::AddPhase => self.add(|adding, ids| adding.phase(ids)),
            Command::Connect => self.connect(),
            Command::Move(direction) => self.move_by(direction),
            Command::NewProcess => self.new_process(),
            Command::NewSwimlane => self.new_swimlane(),
            Command::Turn => self.turn(),
            Command::Tidy => self.tidy(),
            Command::Walk(direction) => match rename::walk_from(self, direction) {
                Some(next) => self.come_to(next),
                None => Response { used: true, ..Response::default() },
            },
            Command::NextField | Command::PreviousField => {
                let next = self.next_field(self.selection.last(), command == Command::NextField);
                // At the end the keyboard goes on to the next panel.
                next.map_or_else(Response::default, |next| self.come_to(next))
            }
            Command::NextSwimlane => self.go_along(true),
            Command::PreviousSwimlane => self.go_along(false),
            Command::OpenLinked => self.follow_link(),
            Command::FindNext => self.find_next(true),
            Command::FindPrevious => self.find_next(false),
            Command::NextProblem => self.next_problem(true),
            Command::PreviousProblem => self.next_problem(false),
            Command::FixProblem => self.fix_at_hand(),
            Command::ShowAlignment => self.show_alignment(),
            Command::DetailStep => self.detail_step(),
            Command::GoBack => self.go_back(false),
            Command::GoForward => self.go_back(true),
            Command::ZoomIn => self.look(|camera| camera.zoom_about(middle(camera), Camera::STEP)),
            Command::ZoomOut => self.look(|camera| camera.zoom_about(middle(camera), 1.0 / Camera::STEP)),
            Command::ZoomActual => self.look(|camera| camera.set_zoom(1.0)),
            Command::ZoomFit => {
                let (bounds, above) = (self.scene().bounds(), self.covered_above());
                self.look(|camera| camera.fit(bounds, above))
            }
            Command::ZoomSelection => match self.selection_rect() {
                Some(rect) => self.look(|camera| camera.zoom_to(rect, 2.0)),
                None => Response::default(),
            },
            Command::View(command) => self.run_view(command),
            Command::Model(command) => self.run_model(command),
            // Only tables have rows, columns and curves.
            Command::TurnArrow
            | Command::ToggleMutual
            | Command::AddRow
            | Command::RemoveRow
            | Command::RemoveColumn
            | Command::NextCurve
            | Command::PreviousCurve
            | Command::Window(_) => Response::default(),
        }
    }

    fn duplicate(&mut self) -> Response {
        let selection = self.selection.clone();
        self.make(|document, ids| op::duplicate(document, &selection, ids))
    }

    fn select_all(&mut self) -> Response {
        let layout = &self.scene().layout;
        let steps = layout.steps.iter().map(|s| s.id.clone());
        let all: Vec<Id> = steps.chain(layout.notes.iter().map(|n| n.id.clone())).collect();
        self.select(all)
    }

    fn turn(&mut self) -> Response {
        let Some(swimlane) = self.swimlane().cloned() else { return Response::default() };
        self.make(|document, _| op::turn(document, &swimlane))
    }

    fn tidy(&mut self) -> Response {
        let Some(request) = self.scene().request.clone() else { return Response::default() };
        self.make(|document, _| arranging::tidy(document, &request))
    }

    /// Selects what the keyboard comes to, in sight.
    fn come_to(&mut self, next: Id) -> Response {
        self.select([next]);
        self.reveal_selection();
        Response::repaint()
    }

    /// Commits what a verb makes, and brings it into sight.
    pub(super) fn make(
        &mut self,
        verb: impl FnOnce(&Document, &mut IdMaker) -> Result<Transaction, Refusal>,
    ) -> Response {
        let response = self.act(verb);
        self.reveal_selection();
        response
    }

    fn add_step(&mut self, kind: StepKind) -> Response {
        self.add(|adding, ids| adding.step(kind, ids))
    }

    /// Adds something, and starts naming it.
    fn add(&mut self, verb: impl FnOnce(&Adding, &mut IdMaker) -> Result<Transaction, Refusal>) -> Response {
        let mut ids = self.ids.clone();
        let adding = Adding {
            document: &self.document,
            scene: self.scene(),
            selection: &self.selection,
            worked: self.worked.as_ref(),
        };
        let made = verb(&adding, &mut ids);
        self.ids = ids;
        self.commit_and_name(made)
    }

    /// Commits, and starts naming what it made.
    pub(super) fn commit_and_name(&mut self, made: Result<Transaction, Refusal>) -> Response {
        let made = match made {
            Ok(made) => made,
            Err(refusal) => return Response::message(refusal.to_string()),
        };
        let response = self.commit(made);
        match self.selection.last().cloned() {
            Some(id) => {
                self.reveal_selection();
                self.start_rename(&id, true)
            }
            None => response,
        }
    }

    fn undo(&mut self) -> Response {
        let label = self.history.undo_label().unwrap_or_default().to_owned();
        let Some(select) = self.history.undo(&mut self.document) else {
            return Response::message("There is nothing to undo.");
        };
        self.after_history(select, format!("Undone: {label}"))
    }

    fn redo(&mut self) -> Response {
        let label = self.history.redo_label().unwrap_or_default().to_owned();
        let Some(select) = self.history.redo(&mut self.document) else {
            return Response::message("There is nothing to do again.");
        };
        let select = select.unwrap_or_else(|| self.selection.clone());
        self.after_history(select, format!("Done again: {label}"))
    }

    /// Shows what undo or redo changed: in its view, selected, in sight.
    fn after_history(&mut self, select: Vec<Id>, message: String) -> Response {
        self.changed();
        let sheet = select.last().and_then(|id| Sheet::showing(&self.document, id));
        // What is derived and has it, too, is not left: there it may have been changed.
        let derived =
            self.sheet.as_ref().is_some_and(|sheet| Sheet::of(&self.document, sheet.id()).as_ref() != Some(sheet));
        let here = || derived && select.last().is_some_and(|id| self.scene().rect_of(id).is_some());
        if sheet.is_some() && sheet != self.sheet && !here() {
            self.show(sheet);
        }
        self.select(select);
        self.choose_selected();
        self.reveal_selection();
        Response { message: Some(message), ..Response::repaint() }
    }

    /// The selection as text for the clipboard; `None` where nothing that can be copied is selected.
    pub fn copy_text(&self) -> Option<String> {
        if self.scene().table.is_some() {
            return self.cells_text();
        }
        op::copy(&self.document, &self.selection).ok()
    }

    fn copy(&mut self) -> Response {
        match op::copy(&self.document, &self.selection) {
            Ok(text) => {
                self.clipboard = Some(text.clone());
                Response { copy: Some(text), used: true, ..Response::default() }
            }
            Err(refusal) => Response::message(refusal.to_string()),
        }
    }

    fn cut(&mut self) -> Response {
        match op::cut(&self.document, &self.selection) {
            Ok((text, transaction)) => {
                self.clipboard = Some(text.clone());
                Response { copy: Some(text), ..self.commit(transaction) }
            }
            Err(refusal) => Response::message(refusal.to_string()),
        }
    }

    /// Pastes text from the clipboard: a copied selection, or plain lines, each of which becomes a step.
    pub fn paste_text(&mut self, text: &str) -> Response {
        if self.renaming.is_some() {
            return self.type_text(text.trim());
        }
        if self.scene().table.is_some() {
            // Steps of a swimlane come into cells as their names.
            let names = op::copied_names(text);
            return self.paste_cells(names.as_deref().unwrap_or(text));
        }
        let Some(swimlane) = self.swimlane().cloned() else {
            return Response::message("Add a process first: the model has no swimlane yet.");
        };
        if !text.contains("laneway_clip") {
            return self.paste_lines(text);
        }
        let at = PasteAt { swimlane, cell: self.paste_cell(text) };
        self.make(|document, ids| op::paste(document, text, &at, ids))
    }

    /// Beside the selected step, or at the start of the selected lane; where what was copied stood, if neither.
    fn paste_cell(&self, text: &str) -> Option<Cell> {
        let [only] = self.selection.as_slice() else { return None };
        match self.document.get(only)? {
            // Just copied and still selected: the copy goes beneath it.
            Record::Step(_) if text.contains(only.as_str()) => None,
            Record::Step(step) => Some(Cell { column: step.column.after(), ..step.cell() }),
            Record::Lane(lane) => {
                let columns = &self.scene().layout.columns;
                let column = columns.first().map_or_else(Key::default, |c| c.key);
                let leaf = self.scene().layout.lanes.iter().any(|l| l.id == lane.id && l.leaf);
                leaf.then(|| Cell { lane: lane.id.clone(), column, row: Key::default() })
            }
            _ => None,
        }
    }

    fn paste_lines(&mut self, text: &str) -> Response {
        let lines = text.lines().map(|l| l.trim().trim_start_matches(['-', '*', '•']).trim());
        let names: Vec<&str> = lines.filter(|l| !l.is_empty()).take(MOST_LINES + 1).collect();
        if names.is_empty() || names.len() > MOST_LINES {
            return Response::message("Paste copied steps, or up to 500 lines of text: each becomes a step.");
        }
        let (mut document, mut ids) = (self.document.clone(), self.ids.clone());
        let (mut selection, mut made) = (self.selection.clone(), Vec::new());
        let mut scene = self.scene().clone();
        let mut all: Option<Transaction> = None;
        for name in names {
            let adding =
                Adding { document: &document, scene: &scene, selection: &selection, worked: self.worked.as_ref() };
            let named = chain::and_then(&document, adding.step(Default::default(), &mut ids), |document, id| {
                op::rename(document, id, name)
            });
            let step = match named {
                Ok(step) => step,
                Err(refusal) => return Response::message(refusal.to_string()),
            };
            step.diff.apply(&mut document);
            scene = scene.only_request(&document);
            selection = step.select.clone().unwrap_or_default();
            made.extend(selection.iter().cloned());
            all = Some(match all {
                None => step,
                Some(all) => Transaction { diff: all.diff.then(&step.diff), ..all },
            });
        }
        self.ids = ids;
        let all = all.map(|t| Transaction { label: "Paste".into(), select: Some(made), ..t });
        match all {
            Some(all) => self.make(|_, _| Ok(all)),
            None => Response::default(),
        }
    }

    fn connect(&mut self) -> Response {
        let ties = |id: &Id| self.document.step(id).is_some() || self.document.note(id).is_some();
        let chosen: Vec<Id> = self.selection.iter().filter(|id| ties(id)).cloned().collect();
        match chosen.as_slice() {
            [from, to] => self.act(|document, ids| op::connect(document, from, to, ids)),
            chosen => {
                let from = chosen.first().filter(|_| chosen.len() == 1).cloned();
                let message = if from.is_some() {
                    "Choose where the flow ends: arrow keys and Enter, or a click"
                } else {
                    "Choose where the flow starts: arrow keys and Enter, or a click"
                };
                self.tool = Tool::Connecting(tool::Connecting::armed(from));
                Response {
                    message: Some(message.into()),
                    cursor: Some(super::Cursor::Crosshair),
                    ..Response::repaint()
                }
            }
        }
    }

    fn move_by(&mut self, direction: Direction) -> Response {
        let mut ids = self.ids.clone();
        let moved = arranging::move_by(&self.document, self.scene(), &self.selection, direction, &mut ids);
        self.ids = ids;
        self.make(|_, _| moved)
    }

    fn new_process(&mut self) -> Response {
        let lanes = [
            NewLane::New { name: "Customer".into(), kind: PartyKind::Customer },
            NewLane::New { name: "Team".into(), kind: PartyKind::Team },
        ];
        self.new_drawing(|document, ids| {
            let process = op::add_process(document, "New process", ids);
            let made = chain::and_then(document, Ok(process), |document, id| {
                op::start_swimlane(document, "New process", Some(id), &lanes, ids)
            })?;
            Ok(Transaction { label: "New process".into(), ..made })
        })
    }

    fn new_swimlane(&mut self) -> Response {
        let process = self.sheet.as_ref().and_then(|sheet| sheet.process(&self.document)).cloned();
        let lanes = [NewLane::New { name: "Team".into(), kind: PartyKind::Team }];
        self.new_drawing(|document, ids| op::start_swimlane(document, "New swimlane", process.as_ref(), &lanes, ids))
    }

    fn detail_step(&mut self) -> Response {
        let Some(step) = self.selection.last().cloned() else { return Response::default() };
        self.new_drawing(|document, ids| op::detail_step(document, &step, ids))
    }

    /// Commits a verb that makes a view, shows it and starts naming it, or selects where it begins.
    pub(super) fn new_drawing(
        &mut self,
        verb: impl FnOnce(&Document, &mut IdMaker) -> Result<Transaction, Refusal>,
    ) -> Response {
        let made = match verb(&self.document, &mut self.ids) {
            Ok(made) => made,
            Err(refusal) => return Response::message(refusal.to_string()),
        };
        let views = |r: &Record| matches!(r, Record::Swimlane(_) | Record::Journey(_) | Record::Sipoc(_));
        let added = made.diff.added.values().find(|r| views(r)).map(|r| r.id().clone());
        let selection = self.selection.clone();
        let response = self.commit(made);
        match added {
            Some(added) => {
                // Going back comes to what was selected here.
                self.set_selection(selection);
                if let Some(sheet) = Sheet::of(&self.document, &added) {
                    self.go_to_sheet(&sheet);
                }
                // Where it begins with a start, that is what typing names.
                let begins = self.begins_at();
                let named = begins.is_none().then_some(added);
                self.select(begins);
                named.map_or_else(Response::repaint, |view| self.start_rename(&view, false))
            }
            None => response,
        }
    }

    fn look(&mut self, change: impl FnOnce(&mut Camera)) -> Response {
        change(&mut self.camera);
        Response::repaint()
    }

    /// What is selected, as one rectangle.
    pub(super) fn selection_rect(&self) -> Option<Rect> {
        self.selection.iter().filter_map(|id| self.scene().rect_of(id)).reduce(|a, b| a.union(b))
    }
}

fn middle(camera: &Camera) -> Point {
    Point::new(camera.viewport.width / 2.0, camera.viewport.height / 2.0)
}
