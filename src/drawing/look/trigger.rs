//! The marks of what sets an event off, of how a decision splits, of how a task is done.

use super::icon::{self, Ink};
use crate::{
    drawing::pen::Pen,
    model::{Gateway, TaskKind, Trigger},
};

/// The mark of a trigger; a plain one has none.
pub fn trigger(trigger: Trigger, ink: &Ink, pen: &mut Pen) {
    match trigger {
        Trigger::Plain => {}
        Trigger::Message => icon::envelope(ink, pen),
        Trigger::Timer => icon::clock(ink, pen),
        Trigger::Error => icon::bolt(ink, pen),
        Trigger::Signal => icon::triangle(ink, pen),
        Trigger::Escalation => icon::arrow_head_up(ink, pen),
        Trigger::Conditional => icon::lined_page(ink, pen),
        Trigger::Link => icon::arrow_right(ink, pen),
        Trigger::Cancel => icon::cross(ink, pen),
        Trigger::Compensation => icon::rewind(ink, pen),
        Trigger::Terminate => icon::disc(ink, pen),
        Trigger::Multiple => icon::pentagon(ink, pen),
        Trigger::ParallelMultiple => icon::plus_area(ink, pen),
    }
}

/// The mark of a decision.
pub fn gateway(gateway: Gateway, ink: &Ink, pen: &mut Pen) {
    match gateway {
        Gateway::Exclusive => icon::times(ink, pen),
        Gateway::Parallel => icon::plus(ink, pen),
        Gateway::Inclusive => icon::circle(ink, pen),
        Gateway::EventBased => icon::event_choice(ink, pen),
        Gateway::Complex => icon::asterisk(ink, pen),
    }
}

/// The mark of a task; a plain one has none.
pub fn task(kind: TaskKind, ink: &Ink, pen: &mut Pen) {
    match kind {
        TaskKind::Plain => {}
        TaskKind::User => icon::person(ink, pen),
        TaskKind::Service => icon::gear(ink, pen),
        TaskKind::Manual => icon::hand(ink, pen),
        TaskKind::Script => icon::code(ink, pen),
        TaskKind::Send => icon::envelope(&Ink { filled: true, ..*ink }, pen),
        TaskKind::Receive => icon::envelope(ink, pen),
        TaskKind::Rule => icon::table(ink, pen),
    }
}
