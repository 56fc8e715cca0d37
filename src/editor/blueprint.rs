//! The commands about arrows between entries of a journey, and when they can be done.

use super::{Command, Cursor, Editor, Response, Tool, tool::ConnectingEntries};
use crate::{
    change::op::{self, Field},
    model::{Id, Record, Sheet},
};

impl Editor {
    /// Why a command about arrows cannot be done now; the outer `None` where it is none of these.
    pub(super) fn blueprint_why_not(&self, command: Command) -> Option<Option<&'static str>> {
        let when = |possible: bool, why: &'static str| Some((!possible).then_some(why));
        let arrow = |flows: bool| {
            self.selection.last().and_then(|id| self.document.get(id)).is_some_and(|r| match r {
                Record::Dependency(_) => true,
                Record::Flow(_) => flows,
                _ => false,
            })
        };
        match command {
            Command::TurnArrow => when(arrow(true), "Select an arrow first."),
            Command::ToggleMutual => when(arrow(false), "Select an arrow of a service blueprint first."),
            Command::Connect if self.journey().is_some() => Some(None),
            _ => None,
        }
    }

    /// Does a command about arrows; `None` where it is none of these.
    pub(super) fn blueprint_command(&mut self, command: Command) -> Option<Response> {
        match command {
            Command::TurnArrow => {
                let arrow = self.selection.last()?.clone();
                Some(self.act(|document, _| match document.get(&arrow) {
                    Some(Record::Flow(_)) => op::reverse(document, &arrow),
                    _ => op::turn_dependency(document, &arrow),
                }))
            }
            Command::ToggleMutual => {
                let arrow = self.selection.last()?.clone();
                let mutual = self.document.dependency(&arrow)?.mutual;
                Some(self.act(|document, _| op::set(document, &[arrow], &Field::Mutual(!mutual))))
            }
            Command::Connect if self.journey().is_some() => Some(self.connect_entries()),
            _ => None,
        }
    }

    /// Starts an arrow between entries of a journey; two that are selected are connected at once.
    fn connect_entries(&mut self) -> Response {
        let chosen: Vec<Id> = self.selection.iter().filter(|id| self.is_entry(id)).cloned().collect();
        if let [from, to] = chosen.as_slice() {
            return self.act(|document, ids| op::depend(document, from, to, ids));
        }
        let from = chosen.first().filter(|_| chosen.len() == 1).cloned();
        let end = if from.is_some() { "ends" } else { "starts" };
        self.tool = Tool::ConnectingEntries(ConnectingEntries::armed(from));
        Response {
            message: Some(format!("Choose where the arrow {end}: arrow keys and Enter, or a click")),
            cursor: Some(Cursor::Crosshair),
            ..Response::repaint()
        }
    }

    /// The journey shown, where the view is one.
    fn journey(&self) -> Option<&Id> {
        match self.sheet()? {
            Sheet::Journey(id) => Some(id),
            _ => None,
        }
    }

    fn is_entry(&self, id: &Id) -> bool {
        matches!(self.document.get(id), Some(Record::Card(_) | Record::Touchpoint(_) | Record::JourneyStep(_)))
    }
}
