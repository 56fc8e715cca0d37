//! Making a view: which kind, of which process, from nothing or from another view.

use super::{Dialog, modal};
use crate::{
    change::{
        Refusal,
        op::{self, NewLane},
    },
    editor::{Editor, Made, Response, ViewOf},
    gui::{
        app::App,
        combo::Combo,
        symbol::{Symbol, is_blueprint},
        widget, words,
    },
    model::{Document, Id, IdMaker, PartyKind, State},
};
use egui::{Key, Modifiers, RichText, Sense, TextEdit, Ui, vec2};

/// A kind of view that can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewKind {
    Swimlane,
    Journey,
    Blueprint,
    Sipoc,
    DecisionTable,
}

impl ViewKind {
    /// Those a model can begin with, as the start screen lists them.
    pub const FIRST: [ViewKind; 4] = [ViewKind::Journey, ViewKind::Blueprint, ViewKind::Sipoc, ViewKind::Swimlane];

    /// All of them, as the dialog lists them.
    pub const ALL: [ViewKind; 5] =
        [ViewKind::Journey, ViewKind::Blueprint, ViewKind::Sipoc, ViewKind::Swimlane, ViewKind::DecisionTable];

    pub fn label(self) -> &'static str {
        match self {
            ViewKind::Swimlane => "Swimlane",
            ViewKind::Journey => "Customer journey",
            ViewKind::Blueprint => "Service blueprint",
            ViewKind::Sipoc => "SIPOC",
            ViewKind::DecisionTable => "Decision table",
        }
    }

    /// What it is for, in a line.
    pub fn teaches(self) -> &'static str {
        match self {
            ViewKind::Swimlane => "Who does what, in which order, and where work is handed over",
            ViewKind::Journey => "What one customer does, meets and feels, from before to after",
            ViewKind::Blueprint => "A journey, and what has to happen behind it for each step",
            ViewKind::Sipoc => "A process on one page: suppliers, inputs, steps, outputs, customers",
            ViewKind::DecisionTable => "How a decision is made: what it depends on, what comes of it, a rule a row",
        }
    }

    /// Whether the model has one.
    fn is_in(self, document: &Document) -> bool {
        match self {
            ViewKind::Swimlane => document.swimlanes().next().is_some(),
            ViewKind::Journey => document.journeys().next().is_some(),
            ViewKind::Blueprint => document.journeys().any(|j| is_blueprint(document, &j.id)),
            ViewKind::Sipoc => document.sipocs().next().is_some(),
            ViewKind::DecisionTable => document.decision_tables().next().is_some(),
        }
    }

    pub fn symbol(self) -> Symbol {
        match self {
            ViewKind::Swimlane => Symbol::Swimlane,
            ViewKind::Journey => Symbol::Journey,
            ViewKind::Blueprint => Symbol::Blueprint,
            ViewKind::Sipoc => Symbol::Sipoc,
            ViewKind::DecisionTable => Symbol::DecisionTable,
        }
    }
}

/// What a new view begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
enum From {
    Nothing,
    /// A copy of a view of its kind, as the to-be.
    Copy(Id),
    /// What a view of another kind says.
    View(Id),
}

/// What is chosen in the dialog.
#[derive(Clone, Debug)]
pub struct NewView {
    kind: ViewKind,
    name: String,
    of: ViewOf,
    from: From,
    begun: bool,
}

impl NewView {
    /// Of the process that is shown, or of the first there is, or of a new one; of a kind the model has none of.
    pub fn new(editor: &Editor, kind: Option<ViewKind>) -> NewView {
        let document = editor.document();
        let missing = || ViewKind::FIRST.into_iter().find(|kind| !kind.is_in(document));
        let kind = kind.or_else(missing).unwrap_or(ViewKind::Journey);
        let shown =
            editor.sheet().and_then(|sheet| sheet.process(document)).filter(|id| document.process(id).is_some());
        let process = shown.or_else(|| document.processes().next().map(|p| &p.id));
        let of = process.map_or_else(|| ViewOf::NewProcess(String::new()), |id| ViewOf::Process(id.clone()));
        NewView { kind, name: String::new(), of, from: From::Nothing, begun: false }
    }

    /// Shows the dialog, and makes the view.
    pub fn ui(mut self, ui: &Ui, app: &mut App) -> Option<Dialog> {
        let ((go, cancel), escape) = modal(ui, "new view", 600.0, |ui| {
            ui.label(widget::strong("New view", 16.0));
            ui.label(
                RichText::new("Each is a view of the same model: parties, steps and documents exist once.").weak(),
            );
            ui.add_space(10.0);
            self.kinds(ui);
            ui.add_space(6.0);
            let document = app.editor.document();
            self.source(ui, document);
            // A decision table is of no process: steps and rules refer to it.
            if self.from == From::Nothing && self.kind != ViewKind::DecisionTable {
                self.process(ui, document);
            }
            self.name_field(ui, document);
            ui.add_space(16.0);
            ui.horizontal(|ui| {
                let label = format!("Make the {}", words::lower_first(self.kind.label()));
                let label = if self.kind == ViewKind::Sipoc { "Make the SIPOC".to_owned() } else { label };
                let go = ui.add(widget::primary_button(ui, &label)).clicked();
                (go, ui.button("Cancel").clicked())
            })
            .inner
        });
        let free = !egui::Popup::is_any_open(ui.ctx());
        let enter = free && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        if cancel || escape {
            return None;
        }
        if go || enter {
            let answer = self.make(&mut app.editor);
            app.view_made(answer);
            return None;
        }
        Some(Dialog::NewView(self))
    }

    /// The kinds as cards side by side: a picture, the name, what it is for.
    fn kinds(&mut self, ui: &mut Ui) {
        if !egui::Popup::is_any_open(ui.ctx()) {
            let (up, down) = ui.input_mut(|i| {
                (i.consume_key(Modifiers::NONE, Key::ArrowUp), i.consume_key(Modifiers::NONE, Key::ArrowDown))
            });
            let at = ViewKind::ALL.iter().position(|k| *k == self.kind).unwrap_or(0);
            let next = match (up, down) {
                (true, _) => at.saturating_sub(1),
                (_, true) => at + 1,
                _ => at,
            };
            if let Some(kind) = ViewKind::ALL.get(next).filter(|kind| **kind != self.kind) {
                self.choose(*kind);
            }
        }
        for kind in ViewKind::ALL {
            if card(ui, kind, Some(self.kind == kind)).clicked() {
                self.choose(kind);
            }
        }
    }

    fn choose(&mut self, kind: ViewKind) {
        self.kind = kind;
        self.from = From::Nothing;
    }

    fn source(&mut self, ui: &mut Ui, document: &Document) {
        let sources = self.sources(document);
        if sources.len() < 2 {
            return;
        }
        let shown = sources.iter().find(|(from, _)| *from == self.from).map_or("Nothing", |(_, word)| word).to_owned();
        if let Some(from) = chosen(ui, "Start from", &shown, &self.from, sources) {
            self.from = from;
        }
    }

    /// What this kind of view can start from, in words.
    fn sources(&self, document: &Document) -> Vec<(From, String)> {
        let name = |id: &Id| words::name_or_kind(document, id);
        let mut all = vec![(From::Nothing, "Nothing: an empty one".to_owned())];
        let copies = |all: &mut Vec<(From, String)>, id: &Id, state: State| {
            let what = if state == State::AsIs { "as its to-be" } else { "as another to-be" };
            all.push((From::Copy(id.clone()), format!("A copy of {}, {what}", name(id))));
        };
        match self.kind {
            ViewKind::Swimlane => {
                for sipoc in document.sipocs() {
                    all.push((From::View(sipoc.id.clone()), format!("The SIPOC {}", name(&sipoc.id))));
                }
                for swimlane in document.swimlanes() {
                    copies(&mut all, &swimlane.id, swimlane.state);
                }
            }
            ViewKind::Journey => {
                for journey in document.journeys() {
                    copies(&mut all, &journey.id, journey.state);
                }
            }
            ViewKind::DecisionTable => {}
            ViewKind::Blueprint | ViewKind::Sipoc => {
                for swimlane in document.swimlanes() {
                    let state = words::state(swimlane.state);
                    all.push((
                        From::View(swimlane.id.clone()),
                        format!("The swimlane {}, {state}", name(&swimlane.id)),
                    ));
                }
            }
        }
        all
    }

    fn process(&mut self, ui: &mut Ui, document: &Document) {
        let mut options: Vec<(ViewOf, String)> = document
            .processes()
            .map(|p| (ViewOf::Process(p.id.clone()), words::name_or_kind(document, &p.id)))
            .collect();
        options.sort_by(|a, b| a.1.cmp(&b.1));
        options.push((ViewOf::NewProcess(String::new()), "A new process of the same name".to_owned()));
        options.push((ViewOf::Nothing, "No process yet".to_owned()));
        let shown = options.iter().find(|(of, _)| *of == self.of).map_or("", |(_, word)| word).to_owned();
        if let Some(of) = chosen(ui, "Process", &shown, &self.of, options) {
            self.of = of;
        }
    }

    fn name_field(&mut self, ui: &mut Ui, document: &Document) {
        let label = label_above(ui, "Name of the view");
        let hint = match self.from {
            From::Nothing => self.default_name(document),
            From::Copy(_) | From::View(_) => "The same as what it starts from".to_owned(),
        };
        let field = TextEdit::singleline(&mut self.name).hint_text(hint).desired_width(f32::INFINITY);
        let response = ui.add(field).labelled_by(label);
        if !std::mem::replace(&mut self.begun, true) {
            response.request_focus();
        }
    }

    /// What it is called without a name of its own: as its process.
    fn default_name(&self, document: &Document) -> String {
        let process = match &self.of {
            ViewOf::Process(_) if self.kind == ViewKind::DecisionTable => None,
            ViewOf::Process(id) => document.process(id).map(|p| p.name.trim().to_owned()),
            ViewOf::NewProcess(_) | ViewOf::Nothing => None,
        };
        let name = process.filter(|name| !name.is_empty());
        name.unwrap_or_else(|| match self.kind {
            ViewKind::Sipoc => "New SIPOC".to_owned(),
            kind => format!("New {}", words::lower_first(kind.label())),
        })
    }

    fn make(self, editor: &mut Editor) -> Response {
        let typed = self.name.trim().to_owned();
        let name = if typed.is_empty() { self.default_name(editor.document()) } else { typed.clone() };
        let (kind, from) = (self.kind, self.from);
        match from {
            From::Nothing => {
                let of = match self.of {
                    _ if kind == ViewKind::DecisionTable => ViewOf::Nothing,
                    ViewOf::NewProcess(_) => ViewOf::NewProcess(name.clone()),
                    of => of,
                };
                editor.new_view(&of, None, |document, process, ids| empty(document, kind, &name, process, ids))
            }
            from => {
                let name = Some(typed).filter(|name| !name.is_empty());
                editor.new_view(&ViewOf::Nothing, name, |document, _, ids| derived(document, kind, &from, ids))
            }
        }
    }
}

/// A kind of view as a card that can be chosen: a picture, the name, what it is for.
pub fn card(ui: &mut Ui, kind: ViewKind, chosen: Option<bool>) -> egui::Response {
    let width = ui.available_width();
    let weak = ui.visuals().weak_text_color();
    let teaches = ui.painter().layout(
        kind.teaches().to_owned(),
        egui::FontId::proportional(12.0),
        weak,
        (width - 94.0).max(60.0),
    );
    let height = (40.0 + teaches.size().y).max(56.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let label = format!("{}: {}", kind.label(), kind.teaches());
    response.widget_info(|| match chosen {
        Some(chosen) => egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, label.clone()),
        None => egui::WidgetInfo::labeled(egui::Role::Button, true, label.clone()),
    });
    let visuals = ui.style().interact(&response);
    let selection = ui.visuals().selection;
    let on = chosen == Some(true);
    let fill = if on { selection.bg_fill } else { visuals.weak_bg_fill };
    let stroke = match on || response.has_focus() {
        true => selection.stroke,
        false => ui.visuals().widgets.noninteractive.bg_stroke,
    };
    let painter = ui.painter().clone();
    painter.rect(rect.shrink(1.0), 8.0, fill, stroke, egui::StrokeKind::Inside);
    let picture = egui::Rect::from_center_size(rect.left_center() + vec2(39.0, 0.0), vec2(50.0, 34.0));
    kind.symbol().paint(ui, picture, ui.visuals().text_color());
    let font = egui::FontId::new(13.5, crate::gui::fonts::family(crate::text::Weight::SemiBold));
    let left = rect.min + vec2(80.0, 9.0);
    painter.text(left, egui::Align2::LEFT_TOP, kind.label(), font, ui.visuals().text_color());
    painter.galley(left + vec2(0.0, 19.0), teaches, weak);
    response
}

/// A model with a process and its first view.
pub fn first(kind: ViewKind, name: &str, ids: &mut IdMaker) -> Result<Document, Refusal> {
    let mut document = Document::from_records([]);
    let process = op::add_process(&document, name, ids);
    process.diff.apply(&mut document);
    let process = process.select.and_then(|made| made.first().cloned());
    let made = empty(&document, kind, name, process.as_ref(), ids)?;
    made.transaction.diff.apply(&mut document);
    Ok(document)
}

/// An empty view.
fn empty(
    document: &Document,
    kind: ViewKind,
    name: &str,
    process: Option<&Id>,
    ids: &mut IdMaker,
) -> Result<Made, Refusal> {
    let made = match kind {
        ViewKind::Swimlane => op::start_swimlane(document, name, process, &lanes(document), ids),
        ViewKind::Journey => {
            // One persona there is can only be the one it is told for.
            let personas: Vec<Id> = document.personas().map(|p| p.id.clone()).take(2).collect();
            let personas = if personas.len() == 1 { personas } else { Vec::new() };
            op::journey::new_journey(document, name, process, &personas, ids)
        }
        ViewKind::Blueprint => {
            let parties =
                process.map_or_else(Default::default, |process| op::BlueprintParties::of_process(document, process));
            op::new_blueprint(document, name, process, &parties, ids)
        }
        ViewKind::Sipoc => op::sipoc::new_sipoc(document, name, process, ids),
        ViewKind::DecisionTable => Ok(op::add_decision_table(document, name, ids)),
    };
    Ok(made?.into())
}

/// The customer's lane and a team's, of the parties there are.
fn lanes(document: &Document) -> [NewLane; 2] {
    let lane = |kind: PartyKind, name: &str| match document.parties().find(|p| p.kind == kind) {
        Some(party) => NewLane::Of(party.id.clone()),
        None => NewLane::New { name: name.into(), kind },
    };
    [lane(PartyKind::Customer, "Customer"), lane(PartyKind::Team, "Team")]
}

/// A view made from another.
fn derived(document: &Document, kind: ViewKind, from: &From, ids: &mut IdMaker) -> Result<Made, Refusal> {
    Ok(match (kind, from) {
        (ViewKind::Swimlane, From::Copy(id)) => op::duplicate_swimlane(document, id, ids)?.into(),
        (ViewKind::Swimlane, From::View(id)) => op::sipoc::swimlane_from_sipoc(document, id, ids)?.into(),
        (ViewKind::Journey, From::Copy(id)) => op::journey::duplicate_journey(document, id, ids)?.into(),
        (ViewKind::Blueprint, From::View(id)) => {
            let transaction = op::blueprint_from_swimlane(document, id, ids)?;
            Made { said: Some(op::what_was_made(&transaction)), transaction }
        }
        (ViewKind::Sipoc, From::View(id)) => op::sipoc::sipoc_from_swimlane(document, id, ids)?.into(),
        (ViewKind::Journey, From::View(_))
        | (ViewKind::Blueprint | ViewKind::Sipoc, From::Copy(_))
        | (ViewKind::DecisionTable, From::Copy(_) | From::View(_))
        | (_, From::Nothing) => return Err(Refusal::new("Choose what it is to start from.")),
    })
}

/// A list under its label; gives what was chosen.
fn chosen<T: PartialEq>(ui: &mut Ui, label: &str, shown: &str, value: &T, options: Vec<(T, String)>) -> Option<T> {
    let id = label_above(ui, label);
    let width = ui.available_width();
    let combo = Combo { salt: egui::Id::unique(("new view", label)), shown, name: None, width };
    let (chosen, button) = combo.ui(ui, |option| option == value, || options);
    button.labelled_by(id);
    chosen
}

/// A small label above a field.
fn label_above(ui: &mut Ui, label: &str) -> egui::Id {
    ui.add_space(8.0);
    ui.label(RichText::new(label).weak().size(11.0)).id
}
