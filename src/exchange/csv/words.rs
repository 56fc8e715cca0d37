//! Kinds of step in words: `decision`, `task (user)`, `start (message)`.

use super::kind::plain;
use crate::model::{Gateway, StepKind, SubProcess, TaskKind, Trigger};

/// The words for a kind.
pub(super) fn of_kind(kind: StepKind) -> String {
    let word = kind.word();
    let detail = match kind {
        StepKind::Task(TaskKind::Plain) | StepKind::Decision(Gateway::Exclusive) => "",
        StepKind::Task(task) => task.word(),
        StepKind::Decision(gateway) => gateway.word(),
        StepKind::Start(trigger) | StepKind::End(trigger) | StepKind::Event(trigger) | StepKind::Throw(trigger) => {
            if trigger == Trigger::Plain {
                ""
            } else {
                trigger.word()
            }
        }
        StepKind::SubProcess(sub) => sub_word(sub),
        StepKind::Wait | StepKind::Document | StepKind::DataStore => "",
    };
    if detail.is_empty() { word.to_owned() } else { format!("{word} ({detail})") }
}

/// The kind of some words, with and without the detail in brackets; also the words of other notations.
pub(super) fn kind(words: &str) -> Option<StepKind> {
    let (word, detail) = match words.split_once('(') {
        Some((word, detail)) => (plain(word), plain(detail)),
        None => (plain(words), String::new()),
    };
    let trigger = || Trigger::ALL.into_iter().find(|t| plain(t.word()) == detail).unwrap_or_default();
    let kind = match word.as_str() {
        "task" | "step" | "activity" | "action" | "process" => {
            StepKind::Task(TaskKind::ALL.into_iter().find(|t| plain(t.word()) == detail).unwrap_or_default())
        }
        "decision" | "gateway" | "question" | "branch" => {
            StepKind::Decision(Gateway::ALL.into_iter().find(|g| plain(g.word()) == detail).unwrap_or_default())
        }
        "start" | "begin" | "startevent" => StepKind::Start(trigger()),
        "end" | "stop" | "finish" | "endevent" => StepKind::End(trigger()),
        "event" | "intermediateevent" => StepKind::Event(trigger()),
        "throwingevent" => StepKind::Throw(trigger()),
        "wait" | "delay" => StepKind::Wait,
        "subprocess" => {
            let all =
                [SubProcess::Plain, SubProcess::Call, SubProcess::Event, SubProcess::Transaction, SubProcess::AdHoc];
            StepKind::SubProcess(all.into_iter().find(|s| plain(sub_word(*s)) == detail).unwrap_or_default())
        }
        "document" => StepKind::Document,
        "datastore" | "data" => StepKind::DataStore,
        _ => return None,
    };
    Some(kind)
}

/// The kind a name alone tells: a step called “Start” is one.
pub(super) fn kind_by_name(name: &str) -> StepKind {
    match name.trim().to_lowercase().as_str() {
        "start" | "begin" => StepKind::Start(Trigger::Plain),
        "end" | "finish" | "stop" | "done" => StepKind::End(Trigger::Plain),
        _ => StepKind::default(),
    }
}

fn sub_word(sub: SubProcess) -> &'static str {
    match sub {
        SubProcess::Plain => "",
        SubProcess::Call => "call",
        SubProcess::Event => "event",
        SubProcess::Transaction => "transaction",
        SubProcess::AdHoc => "ad hoc",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_known_by_its_words() {
        let mut kinds: Vec<StepKind> = vec![StepKind::Wait, StepKind::Document, StepKind::DataStore];
        kinds.extend(TaskKind::ALL.map(StepKind::Task));
        kinds.extend(Gateway::ALL.map(StepKind::Decision));
        let subs = [SubProcess::Plain, SubProcess::Call, SubProcess::Event, SubProcess::Transaction, SubProcess::AdHoc];
        kinds.extend(subs.map(StepKind::SubProcess));
        for trigger in Trigger::ALL {
            let of = [StepKind::Start, StepKind::End, StepKind::Event, StepKind::Throw];
            kinds.extend(of.map(|kind| kind(trigger)));
        }
        for it in kinds {
            assert_eq!(kind(&of_kind(it)), Some(it));
        }
        assert_eq!(kind("Gateway"), Some(StepKind::Decision(Gateway::Exclusive)));
        assert_eq!(kind("thing"), None);
    }
}
